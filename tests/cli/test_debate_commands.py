"""`matrix`, `compare`, `debate` and `gaps`, and the pages they write."""

from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from distlaw.model.claim_record import ClaimChanges
from distlaw.resources import folder
from distlaw.services.claims.curate import edit_claim, relate, set_status
from distlaw.services.claims.read import listed_claims, related_pairs
from distlaw.text.width import cell_width

Command = Callable[..., Any]


def fits(text: str) -> bool:
    return all(cell_width(line) <= 80 for line in text.splitlines())


def ids_of(url: str) -> dict[str, str]:
    return {claim.text[:8]: claim.id for claim in listed_claims(url, wanted_all())}


def wanted_all() -> Any:
    from distlaw.query.claims.filter import ClaimFilter

    return ClaimFilter()


@pytest.mark.parametrize(
    "words",
    [
        ("matrix",),
        ("matrix", "--rows", "work", "--cols", "theory"),
        ("matrix", "--rows", "speaker", "--cols", "kind"),
        ("matrix", "--rows", "case", "--cols", "stance"),
        ("debate", "--theory", "fair_use"),
        ("debate", "--work", "li2025shuchu"),
        ("debate", "--case", "arbor"),
        ("compare", "li2025shuchu", "smith2024outputs"),
        ("compare", "author:陈安", "lang:en", "--short"),
        ("gaps",),
        ("claims", "list", "--theory", "contract"),
    ],
    ids=" ".join,
)
def test_tables_fit_eighty_columns(argument_db: str, command: Command, words: tuple[str, ...]) -> None:
    ran = command(*words)
    assert ran.code == 0 and ran.out and fits(ran.out), ran.err


def test_each_number_is_the_count_of_its_cell(argument_db: str, command: Command) -> None:
    for rows, cols in [("theory", "stance"), ("author", "year"), ("case", "kind"), ("speaker", "language")]:
        table = json.loads(command("matrix", "--rows", rows, "--cols", cols, "--json").out)
        for row in table:
            for col, count in row.items():
                if col in (rows, "all"):
                    continue
                cell = command("matrix", "--cell", f"{rows}={row[rows]},{cols}={col}", "--json")
                assert len(json.loads(cell.out)) == count


def test_a_matrix_has_its_empty_cells(argument_db: str, command: Command) -> None:
    table = {row["theory"]: row for row in json.loads(command("matrix", "--json").out)}
    shipped = {path.stem for path in (folder("data") / "theories").glob("*.yaml")}
    assert shipped <= table.keys() and table["patent"] == {
        "theory": "patent", "permits": 0, "prohibits": 0, "conditional": 0, "neutral": 0, "all": 0,
    }  # fmt: skip
    assert table["fair_use"]["permits"] == 2 and table["fair_use"]["all"] == 4


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("matrix", "--rows", "colour"), "theory, stance"),
        (("matrix", "--cell", "theory"), "write --cell"),
        (("matrix", "--cell", "theory=fair_usage"), "fair_use"),
        (("debate",), "no subject"),
        (("debate", "--theory", "fair_usage"), "fair_use"),
        (("compare", "li2025shuchu", "nobody"), "no work"),
        (("compare", "li2025shuchu", "author:Nobody"), "has no claim"),
        (("gaps", "--theory", "x"), "fair_use"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_meant_is_told(argument_db: str, command: Command, words: tuple[str, ...], told: str) -> None:
    ran = command(*words)
    assert ran.code in (1, 2) and told in ran.err


def test_a_debate_is_a_tree_in_the_order_of_time(argument_db: str, command: Command) -> None:
    found = json.loads(command("debate", "--theory", "fair_use", "--json").out)
    (tree,) = found["trees"]
    assert tree["claim"]["key"] == "li2025shuchu"
    assert [reply["claim"]["key"] for reply in tree["replies"]] == ["smith2024outputs", "chen2026zhengliu"]
    assert [reply["relation"]["type"] for reply in tree["replies"]] == ["supports", "rebuts"]
    assert tree["replies"][0]["replies"][0]["relation"]["type"] == "qualifies"
    assert [claim["kind"] for claim in found["alone"]] == ["open_question"]


def test_a_circle_of_replies_ends(argument_db: str, command: Command) -> None:
    one = listed_claims(argument_db, wanted_all())
    by_key = {claim.key: claim.id for claim in reversed(one)}
    relate(argument_db, by_key["li2025shuchu"], "rebuts", by_key["chen2026zhengliu"], "reader")
    ran = command("debate", "--theory", "fair_use")
    assert ran.code == 0 and "(shown above)" in ran.out


def test_an_answered_objection_is_no_gap(argument_db: str, command: Command) -> None:
    def objections() -> list[Any]:
        return list(json.loads(command("gaps", "--what", "objection", "--json").out))

    assert objections() == []  # a rule alone makes no objection across works
    (rebuttal,) = [found.relation for found in related_pairs(argument_db, wanted_all(), ("proposed",), ("rebuts",))]
    set_status(argument_db, [rebuttal.id], "accepted", "reader")
    (gap,) = objections()
    one = listed_claims(argument_db, wanted_all())
    relate(argument_db, one[-1].id, "undercuts", gap["subject"], "reader")
    assert [found["subject"] for found in objections()] == [one[-1].id]


def test_a_rebuttal_decides_that_they_differ(argument_db: str, command: Command) -> None:
    rows = json.loads(command("compare", "li2025shuchu", "chen2026zhengliu", "--json").out)
    found = {row["theory"]: row["finding"] for row in rows}
    assert found == {
        "fair_use": "differ", "contract": "both", "copyright": "only_second", "governance": "only_first",
        "licence": "only_first",
    }  # fmt: skip


class _Page(HTMLParser):
    """Counts what is opened and closed, and gathers what would be fetched."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.fetched: list[str] = []
        self.tags: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.fetched += [
            value or "" for name, value in attrs if name in ("src", "href") and not (value or "").startswith("#")
        ]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("words", [("matrix",), ("debate", "--theory", "fair_use")], ids=["matrix", "debate"])
def test_a_page_opens_offline_and_runs_nothing(
    argument_db: str, command: Command, tmp_path: Path, words: tuple[str, ...]
) -> None:
    first = listed_claims(argument_db, wanted_all())[0]
    attack = "</p><script>alert(1)</script><img src=x onerror=alert(1)>"
    edit_claim(argument_db, first.id, ClaimChanges(proposition=attack), "reader")
    path = tmp_path / "page.html"
    assert command(*words, "--html", str(path)).code == 0
    page = _Page(path.read_text(encoding="utf-8"))
    assert not page.open and not page.fetched and not page.tags & {"script", "img", "link", "iframe"}


@pytest.mark.parametrize(
    "words",
    [("matrix", "--html"), ("debate", "--theory", "fair_use", "--html"), ("claims", "export", "--output")],
    ids=lambda words: words[0],
)
def test_a_file_that_cannot_be_written_is_said(argument_db: str, command: Command, words: tuple[str, ...]) -> None:
    ran = command(*words, "/nowhere/at/all")
    assert ran.code == 2 and "cannot be written" in ran.err


@pytest.mark.parametrize(
    ("format_", "begins"), [("argdown", "==="), ("mermaid", "---\ntitle"), ("dot", "digraph debate {")]
)
def test_a_debate_goes_to_other_programs(argument_db: str, command: Command, format_: str, begins: str) -> None:
    ran = command("debate", "--theory", "fair_use", "--format", format_)
    one = next(claim.id for claim in listed_claims(argument_db, wanted_all()) if claim.text.startswith("Training"))
    assert ran.out.startswith(begins) and ran.out.count(one) >= 2


@pytest.mark.parametrize("format_", ["jsonl", "w3c", "csv", "aif", "argdown"])
def test_claims_are_exported_in_every_format(argument_db: str, command: Command, format_: str) -> None:
    ran = command("claims", "export", "--format", format_)
    assert ran.code == 0 and "学生模型学习教师模型的输出" in ran.out
    if format_ == "aif":
        graph = json.loads(ran.out)
        assert {node["type"] for node in graph["nodes"]} == {"I", "RA", "CA"}
        assert len(graph["edges"]) == 6
