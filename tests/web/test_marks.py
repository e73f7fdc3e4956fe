"""A claim's mark is its very words, at their place, or the page says that it cannot be shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient
from web_browsing import Seen

from distlaw.query.reading import Placement
from distlaw.web.marking import paragraphs


def on_page(quote: str, stretches: list[list[int]]) -> str:
    """The words in the order a page has them, where columns stand in another order than they are read in."""
    at, parts = 0, list[tuple[int, str]]()
    for start, end in stretches:
        parts.append((start, quote[at : at + end - start]))
        at += end - start
    assert at == len(quote)
    return "".join(part for _, part in sorted(parts))


def test_every_accepted_claim_of_the_seeds_is_marked_verbatim(seeds: TestClient) -> None:
    shown = 0
    for work in seeds.get("/works.json").json()["works"]:
        address = f"/works/{work['key']}"
        data, seen = seeds.get(f"{address}.json").json(), Seen(seeds.get(address).text)
        source = Seen(seeds.get(f"{address}?view=source").text)
        for claim in (one for one in data["claims"] if one["status"] == "accepted"):
            assert source.marks[claim["id"]] == on_page(claim["quote"], claim["ranges"])
            if claim["verbatim"]:
                assert seen.marks[claim["id"]] == on_page(claim["quote"], claim["shown_at"])
                assert f"c-{claim['id']}" in seen.ids
            else:
                assert claim["id"] in data["not_shown"] or "own words" in seen.visible
            shown += 1
        assert len(seen.ids) == len(set(seen.ids))
    assert shown == 136


def test_marks_are_counted_in_code_points_and_overlaps_shade(made: Callable[..., TestClient]) -> None:
    text = (
        "# 𠮷野家之例 😀\n\n作者：林知远\n日期：2031-04-02\n\n"
        "𠀋😀蒸馏他人模型的输出，应当认定为合理使用，不构成侵权。随后又说，平台可以另行约定。\n"
    )
    whole, part = "蒸馏他人模型的输出，应当认定为合理使用，不构成侵权。", "应当认定为合理使用，不构成侵权"
    room = made({"one.md": text}, {"one.md": [whole, part]})
    key = room.get("/works.json").json()["works"][0]["key"]
    data, seen = room.get(f"/works/{key}.json").json(), Seen(room.get(f"/works/{key}").text)
    mine = {one["quote"]: one["id"] for one in data["claims"] if one["status"] == "accepted"}
    assert {quote: seen.marks[identity] for quote, identity in mine.items()} == {whole: whole, part: part}
    assert seen.deepest >= 2
    assert "𠀋😀蒸馏" in seen.text


def test_the_segments_are_the_text_again_and_two_thousand_marks_are_each_whole() -> None:
    text = "".join(f"第{number}句。😀𠮷\n" for number in range(1000))
    marks = {f"a{n}": [(n * 5, n * 5 + 9)] for n in range(1000)}
    marks |= {f"b{n}": [(n * 5 + 2, n * 5 + 4)] for n in range(1000)}
    found = list(paragraphs(text, marks))
    assert "".join(segment.text for one in found for segment in one.segments) == text
    for name, stretches in marks.items():
        joined = "".join(segment.text for one in found for segment in one.segments if name in segment.marks)
        assert joined == "".join(text[start:end] for start, end in stretches)
    begun = [name for one in found for segment in one.segments for name in segment.begins]
    assert sorted(begun) == sorted(marks)


@pytest.mark.parametrize(
    ("pieces", "ranges", "expected"),
    [
        pytest.param([[0, 20]], [(3, 7)], ((3, 7),), id="a copy"),
        pytest.param([[0, 5], [7, 20]], [(3, 5), (7, 9)], ((3, 7),), id="a hyphen taken out"),
        pytest.param([[10, 20], [0, 10]], [(8, 10), (10, 12)], ((18, 20), (0, 2)), id="columns put in order"),
        pytest.param([[0, 4], [4, 6, "x"], [6, 20]], [(2, 8)], ((2, 7),), id="a ligature written anew"),
        pytest.param([[0, 4], [4, 6, "x"], [6, 20]], [(5, 8)], (), id="an edge inside of it"),
        pytest.param([[0, 4], [4, 4, "new"], [4, 20]], [(2, 6)], ((2, 4), (7, 9)), id="an insertion is left out"),
    ],
)
def test_ranges_of_the_source_are_found_in_the_reading_text(
    pieces: list[list[int | str]], ranges: list[tuple[int, int]], expected: tuple[tuple[int, int], ...]
) -> None:
    assert Placement(pieces).stretches(ranges) == expected
