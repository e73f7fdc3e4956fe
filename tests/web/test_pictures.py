"""Time lines, the graph's neighbourhood, comparison, bibliography and changes; and the pictures themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_browsing import Made, Seen

from distlaw.model.graph import Edge, Graph, Node
from distlaw.query.arguments.debate import Branch, Debate
from distlaw.query.claims.claims import claims
from distlaw.web.drawings.bubbles import bubbles
from distlaw.web.drawings.debate_map import MOST_BOXES, debate_map
from distlaw.web.drawings.neighbourhood import MOST, neighbourhood
from distlaw.web.drawings.timeline import LEFT, WIDE, TimelineRow, TimelineSpan, timeline


def test_a_time_line_is_to_scale() -> None:
    lines = [
        TimelineRow("one", (TimelineSpan("2020-01-01", "2021-12-31", "a"), TimelineSpan("2022-01-01", "", "b"))),
        TimelineRow("two", (TimelineSpan("2021", "2021", "point"),)),
        TimelineRow("none", (TimelineSpan("", "", "undated"),)),
    ]  # fmt: skip
    found = timeline(lines, "2024-01-01")
    assert found and [row.name for row in found.rows] == ["one", "two"]
    first, second, point = found.bars
    assert first.width == pytest.approx(second.width, rel=0.1)  # two years each; the second one goes on to the edge
    assert (first.is_open, second.is_open, point.is_point) == (False, True, True)
    assert all(LEFT <= bar.x <= WIDE and bar.x + bar.width <= WIDE + 5 for bar in found.bars)
    assert [year for _, year in found.ticks] == ["2020", "2021", "2022", "2023", "2024"]
    assert timeline([TimelineRow("none", (TimelineSpan("soon", "", ""),))], "2024-01-01") is None


def test_a_label_stands_on_its_bar_only_where_nothing_begins_beneath_it() -> None:
    spans = (
        TimelineSpan("2020-01-01", "", "禁止"),
        TimelineSpan("2020-02-01", "", "有条件"),
        TimelineSpan("2022-01-01", "", "允许"),
    )
    found = timeline([TimelineRow("one", spans)], "2024-01-01")
    assert found and [bar.has_room for bar in found.bars] == [False, True, True]
    long = timeline(
        [
            TimelineRow(
                "one", (TimelineSpan("2020-01-01", "2020-03-01", "附条件允许"), TimelineSpan("2030-01-01", "", "b"))
            )
        ],
        "",
    )
    assert long and not long.bars[0].has_room


def test_a_neighbourhood_shows_the_strongest_and_tells_what_it_leaves_out() -> None:
    names = [f"w{number}" for number in range(MOST + 5)]
    nodes = tuple(Node(id=name, kind="work", label=name) for name in [*names, "here"])
    edges = tuple(Edge(source=name, target="here", count=number + 1) for number, name in enumerate(names))
    found = neighbourhood(Graph(nodes=nodes, edges=edges), "here")
    assert found and len(found.left) == MOST and found.left[0].node.id == names[-1]
    assert found.left_out == (5, 0) and len(found.links) == MOST
    assert neighbourhood(Graph(nodes=nodes, edges=edges), "nobody") is None
    assert all(0 <= place.y <= found.height for place in found.left)


def test_the_area_of_a_bubble_is_its_number() -> None:
    found = bubbles(["a", "b", "c"], ["x", "y"], {("a", "x"): 40, ("b", "x"): 10, ("c", "y"): 0})
    assert found and [row for _, row in found.rows] == ["a", "b"] and [col for _, col in found.cols] == ["x"]
    large, small = found.bubbles
    assert large.radius == pytest.approx(2 * small.radius, rel=0.05)


def test_a_debate_map_has_room_for_each_box(made: Made) -> None:
    text = "# 例\n\n作者：林知远\n日期：2031-04-02\n\n蒸馏构成合理使用。蒸馏不构成合理使用。\n"
    made({"one.md": text}, {"one.md": ["蒸馏构成合理使用", "蒸馏不构成合理使用"]})
    from distlaw.db.opening import open_reader

    with open_reader(made.url) as reader:
        one = claims(reader)[0]
    trees = [Branch(claim=one, replies=tuple(Branch(claim=one) for _ in range(7))) for _ in range(40)]
    found = debate_map(Debate(subject="", claims=(), relations=(), trees=tuple(trees), alone=()), "")
    assert found and len(found.boxes) <= MOST_BOXES and found.left_out == 40 * 8 - len(found.boxes)
    tops = [box.y for box in found.boxes]
    assert tops == sorted(set(tops)) and max(tops) < found.height
    assert debate_map(Debate(subject="", claims=(), relations=(), trees=(), alone=()), "") is None


def test_a_licence_has_versions_on_a_line_and_what_applied_on_a_day(seeds: TestClient) -> None:
    address = "/licences/licence:openai-terms"
    data = seeds.get(f"{address}.json?on=2025-06-16").json()
    assert data["applied"]["id"] == "2024-12-11" and data["terms"]
    assert all(row["valid_from"] <= "2025-06-16" for row in data["terms"])
    page = seeds.get(address).text
    assert '<rect class="bar' in page and "2024-12-11" in page
    assert Seen(page).active == []
    assert seeds.get(f"{address}.json?on=1999-01-01").json()["applied"] is None


def test_who_cites_an_authority_and_for_what(seeds: TestClient) -> None:
    for kind in ("cases", "statutes", "licences"):
        for row in seeds.get(f"/{kind}.json").json()["authorities"]:
            data = seeds.get(f"/{kind}/{row['id'] or row['name']}.json").json()
            assert {use["work"] for use in data["authority"]["uses"]} == set(row["works"])
            page = seeds.get(f"/{kind}/{row['id'] or row['name']}").text
            assert all(f"/works/{work}" in page for work in row["works"])
    assert seeds.get("/cases/case:none").status_code == 404
    assert seeds.get("/cases.json?q=getty").json()["count"] >= 1


def test_the_graph_leads_to_each_neighbour(seeds: TestClient) -> None:
    top = seeds.get("/graph.json").json()["most_cited"][0]["id"]
    data = seeds.get("/graph.json", params={"node": top}).json()
    page = seeds.get("/graph", params={"node": top})
    assert data["edges"] and page.text.count('<path class="joint') == len({edge["source"] for edge in data["edges"]})
    assert seeds.get("/graph?node=nobody").status_code == 404


def test_two_works_beside_each_other(seeds: TestClient) -> None:
    one, other = (row["key"] for row in seeds.get("/works.json").json()["works"][:2])
    data = seeds.get("/compare.json", params={"first": one, "second": other}).json()
    assert data["topics"] and {topic["finding"] for topic in data["topics"]} <= {
        "agree", "differ", "both", "only_first", "only_second"}  # fmt: skip
    assert seeds.get("/compare", params={"first": one, "second": "nobody"}).status_code == 404


def test_a_basket_is_kept_printed_and_taken_away(seeds_file: str) -> None:
    from web_browsing import browser

    room = browser(seeds_file)
    one, other = (row["key"] for row in room.get("/works.json").json()["works"][:2])
    room.get("/bibliography/put", params={"key": one})
    room.get("/bibliography/put", params={"key": other})
    data = room.get("/bibliography.json").json()
    assert data["keys"] == [one, other] and len(data["text"].splitlines()) == 2
    file = room.get("/bibliography/file?format=ris")
    assert file.headers["content-disposition"].startswith("attachment") and file.text.count("TY  -") == 2
    assert file.headers["content-type"].startswith("text/plain")
    assert room.get("/bibliography/file?format=docx").content.startswith(b"PK")
    room.get("/bibliography/put", params={"without": one})
    assert room.get("/bibliography.json").json()["keys"] == [other]
    assert room.get("/bibliography.json", params={"key": one}).json()["keys"] == [one]
    room.get("/bibliography/put?empty=1")
    assert room.get("/bibliography.json").json()["keys"] == []
    assert room.get("/bibliography.json?key=gone").json()["lost"] == ["gone"]


def test_what_changed_since_a_day(seeds: TestClient, seeds_file: str) -> None:
    every = seeds.get("/changes.json").json()["entries"]
    assert every and every == sorted(every, key=lambda entry: -entry["number"])
    assert seeds.get("/changes.json?since=9999-01-01").json()["entries"] == []
    key = seeds.get("/works.json").json()["works"][0]["key"]
    assert 0 < len(seeds.get("/changes.json", params={"about": key}).json()["entries"]) <= len(every)
    assert Path(seeds_file).exists()
