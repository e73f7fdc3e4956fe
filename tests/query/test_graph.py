"""The citation graph of a small corpus: edges, nearness, measures, and each format read back."""

from __future__ import annotations

import io
import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx
import pytest

from distlaw.errors import UnknownChoice
from distlaw.model.graph import Edge, Graph, Node
from distlaw.query.search.ranking import DAMPING, co_cited, coupled, pagerank, ranked
from distlaw.services.arguments import graph as service
from distlaw.services.ingest import ingest

Command = Callable[..., Any]

CITING = (
    "# {title}\n\n作者：{author}\n日期：2033-01-02\n\n## 一、引言\n\n"
    "模型蒸馏并不复制受保护的表达，因此不构成著作权侵权。"
    "《中华人民共和国著作权法》第二十四条可资参照。\n\n"
    "## 参考文献\n\n{references}\n"
)
PERMITS = "[1] 林知远. 模型蒸馏与合理使用[J]. 海东法学, 2031(4): 1-9."
OTHER = "[2] 沈砚秋. 潮汐的法律边界[M]. 海城: 海城出版社, 2028: 7."


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with a note, and two papers that cite it and a book that is not there."""
    folder = tmp_path_factory.mktemp("graph")
    (folder / "note.md").write_text(
        "# 模型蒸馏与合理使用\n\n作者：林知远\n日期：2031-04-02\n\n即使蒸馏中复制了在先作品，也应属于合理使用。\n",
        "utf-8",
    )
    for name, title, author in (("a", "蒸馏论甲编", "何向晚"), ("b", "蒸馏论乙编", "陆知微")):
        text = CITING.format(title=title, author=author, references=f"- {PERMITS}\n- {OTHER}")
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    url = str(folder / "corpus.db")
    paths = [str(folder / f"{name}.md") for name in ("note", "a", "b")]
    assert [verdict.verdict for verdict in ingest(url, paths)] == ["added"] * 3
    return url


@pytest.fixture
def cited(distlaw: Command, filled: str, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command line over that database."""
    monkeypatch.setenv("DISTLAW_DB", filled)
    return distlaw


def graph_of(command: Command) -> Graph:
    return Graph.model_validate_json(command("graph", "--format", "json").out)


def key_of(graph: Graph, title: str) -> str:
    return next(node.id for node in graph.nodes if node.title.startswith(title))


def test_references_are_edges_to_works_and_stubs(cited: Command) -> None:
    graph = graph_of(cited)
    permits, book = key_of(graph, "模型蒸馏与合理使用"), key_of(graph, "潮汐的法律边界")
    nodes = {node.id: node for node in graph.nodes}
    assert nodes[permits].is_present and not nodes[book].is_present
    assert nodes[permits].in_degree == nodes[book].in_degree == 2
    assert sum(edge.target == permits for edge in graph.edges) == 2
    assert abs(sum(node.pagerank for node in graph.nodes) - 1) < 1e-6


def test_related_says_how(cited: Command) -> None:
    graph = graph_of(cited)
    permits, one = key_of(graph, "模型蒸馏与合理使用"), key_of(graph, "蒸馏论甲编")
    near = {(row["relation"], row["key"]): row for row in json.loads(cited("related", one, "--json").out)}
    assert ("cites", permits) in near
    assert near["coupled", key_of(graph, "蒸馏论乙编")]["strength"] == 2
    assert near["shares_authorities", key_of(graph, "蒸馏论乙编")]["through"] == ["著作权法"]
    back = {(row["relation"], row["key"]) for row in json.loads(cited("related", permits, "--json").out)}
    assert {("cited_by", one), ("co_cited", key_of(graph, "潮汐的法律边界"))} <= back


def test_an_unknown_key_is_named(cited: Command) -> None:
    ran = cited("related", "nobody1999")
    assert ran.code == 1 and "nobody1999" in ran.err


@pytest.mark.parametrize("format_", ["graphml", "gexf", "dot", "mermaid", "json", "html"])
def test_each_format_goes_to_a_file(cited: Command, tmp_path: Path, format_: str) -> None:
    target = tmp_path / f"graph.{format_}"
    assert cited("graph", "--format", format_, "-o", str(target)).code == 0
    text = target.read_text(encoding="utf-8")
    assert "潮汐的法律边界" in text or "沈砚秋" in text
    assert cited("graph", "--format", format_).out == text


def test_theory_filter_and_works_only(cited: Command) -> None:
    graph = Graph.model_validate_json(cited("graph", "--works-only", "--theory", "copyright", "--json").out)
    assert {node.kind for node in graph.nodes} == {"work"}
    assert any(node.title.startswith("蒸馏论甲编") for node in graph.nodes)


def test_at_the_terminal_the_graph_is_drawn(cited: Command) -> None:
    drawn = cited("graph").out
    assert not drawn.startswith(("{", "[")) and "●" in drawn and "→" in drawn and "←" in drawn
    assert len(cited("graph", "-n", "1").out.split("●")) == 2 and "more" in cited("graph", "-n", "1").out


def test_metrics_are_rows(cited: Command) -> None:
    rows = json.loads(cited("graph", "--metrics", "nodes", "--json").out)
    assert rows[0]["cited_by"] == 2 and {"pagerank", "cites", "kind"} <= set(rows[0])
    assert json.loads(cited("graph", "--metrics", "co-citation", "--json").out)[0]["strength"] == 2


def test_no_database_is_said(distlaw: Command) -> None:
    ran = distlaw("graph")
    assert ran.code == 5 and "ingest" in ran.err


HOSTILE = Graph(
    nodes=(
        Node(id="a", kind="work", label='</script><b>"\\', title="]]> & \x01 \u202e 🧪\nline", is_present=True),
        Node(id="case:?甲诉乙", kind="case", label="甲诉乙", is_present=False),
        Node(id="statute:x", kind="statute", label="[法]{}|#"),
        Node(id="licence:y", kind="licence", label="y"),
    ),
    edges=(
        Edge(source="a", target="case:?甲诉乙", count=3),
        Edge(source="a", target="statute:x"),
        Edge(source="a", target="licence:y", kind="rebuts"),
    ),
)


def test_xml_formats_read_back() -> None:
    for text, read in (
        (service.drawn(HOSTILE, "graphml"), networkx.read_graphml),
        (service.drawn(HOSTILE, "gexf"), networkx.read_gexf),
    ):
        network = read(io.BytesIO(text.encode()))
        assert len(network.nodes) == 4 and len(network.edges) == 3


def test_the_page_is_whole_and_loads_nothing() -> None:
    page = service.drawn(HOSTILE, "html")
    assert page.count("</script>") == 1
    assert not re.search(r"(?:src|href)\s*=\s*[\"']?(?:https?:)?//|@import|url\(https?", page)
    data = re.search(r"const graph = (\{.*\});\n", page)
    assert data and Graph.model_validate_json(data[1]) == HOSTILE.model_copy()


def test_dot_and_mermaid_quote_hostile_labels() -> None:
    assert '\\"\\\\' in service.drawn(HOSTILE, "dot")
    mermaid = service.drawn(HOSTILE, "mermaid")
    assert "#quot;" in mermaid and "<b>" not in mermaid


def test_an_unknown_format_lists_the_formats() -> None:
    with pytest.raises(UnknownChoice, match="graphml"):
        service.drawn(HOSTILE, "pdf")


def test_measures_by_hand() -> None:
    edges = tuple(Edge(source=s, target=t) for s, t in (("x", "p"), ("x", "q"), ("y", "p"), ("y", "q"), ("z", "q")))
    graph = Graph(nodes=tuple(Node(id=n, kind="work", label=n) for n in "pqxyz"), edges=edges)
    assert co_cited(graph) == [("p", "q", 2)]
    assert coupled(graph)[0] == ("x", "y", 2)
    degrees = {node.id: (node.in_degree, node.out_degree) for node in ranked(graph).nodes}
    assert degrees["q"] == (3, 0) and degrees["x"] == (0, 2)


def test_pagerank_solves_its_equation() -> None:
    edges = [("x", "p"), ("x", "q"), ("y", "p"), ("q", "p"), ("p", "x")]
    rank = pagerank(sorted({end for edge in edges for end in edge}), edges)
    base = (1 - DAMPING) / len(rank)
    assert rank["y"] == pytest.approx(base)
    assert rank["p"] == pytest.approx(base + DAMPING * (rank["x"] / 2 + rank["y"] + rank["q"]), abs=1e-8)
    assert sum(rank.values()) == pytest.approx(1)
    assert pagerank([], []) == {}


def test_the_strongest_pairs_are_the_first_of_all_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("distlaw.query.search.ranking._HELD", 3)
    dice = random.Random(5)
    edges = {(f"w{dice.randrange(30):02}", f"t{dice.randrange(12)}") for _ in range(160)}
    graph = Graph(edges=tuple(Edge(source=source, target=target) for source, target in sorted(edges)))
    every = coupled(graph)
    together = {(a, b): sum(a in ends and b in ends for ends in _groups(edges)) for a, b, _ in every}
    assert every == sorted(every, key=lambda row: (-row[2], row[0], row[1]))
    assert {(a, b): count for a, b, count in every} == together
    for most in (1, 7, 40):
        assert coupled(graph, most) == every[:most]


def _groups(edges: set[tuple[str, str]]) -> list[set[str]]:
    return [{source for source, target in edges if target == middle} for middle in {target for _, target in edges}]
