"""A day's work: the list of works, parts of one, tags, the original file, many claims at once."""

from __future__ import annotations

import pytest
from conftest import Command


def test_works_are_listed_and_filtered(corpus: Command) -> None:
    found = corpus("works", "--json").json
    assert len(found) == 3
    assert found[0].keys() >= {"key", "authors", "title", "container_title", "year", "claims", "sources", "tags"}
    assert [row["authors"] for row in corpus("works", "--author", "林知远", "--json").json] == [["林知远"]]
    assert len(corpus("works", "--year", "2031..2031", "--json").json) == 2
    assert corpus("works", "--year", "1999").code == 1
    assert corpus("works", "--theory", "合理使用", "--json").json


def test_a_table_fits_the_terminal(corpus: Command) -> None:
    from distlaw.text.width import cell_width

    assert all(cell_width(line) <= 80 for line in corpus("works").out.split("\n"))


def test_the_title_has_the_most_room_and_the_journal_stands_behind_it(corpus: Command) -> None:
    from distlaw.cli import works

    head, rule, *_ = corpus("works").out.split("\n")
    widths = [len(part) for part in rule.split("  ")]
    assert "title · in" in head and widths[2] == max(widths[1:])
    assert works._placed({"title": "潮汐", "container_title": "港口法学"}) == "潮汐 · 港口法学"


@pytest.mark.parametrize("part", ["--references", "--cases", "--statutes", "--licences", "--claims", "--problems"])
def test_parts_of_a_work_are_lists(corpus: Command, part: str) -> None:
    key = corpus("works", "--json").json[0]["key"]
    assert isinstance(corpus("show", key, part, "--json").json, list)


def test_tags_are_added_removed_and_taken_back(corpus: Command) -> None:
    key = corpus("works", "--json").json[0]["key"]
    assert f"{key}: — → chapter-2, seminar" in corpus("tag", key, "+seminar", "+chapter-2").err
    assert [row["key"] for row in corpus("works", "--tag", "seminar", "--json").json] == [key]
    assert "did you mean seminar" in corpus("works", "--tag", "seminr").err
    corpus("tag", key, "-seminar")
    assert corpus("works", "--json").json[0]["tags"] == ["chapter-2"]
    corpus("undo")
    assert corpus("works", "--json").json[0]["tags"] == ["chapter-2", "seminar"]


def test_many_claims_are_accepted_after_a_look(corpus: Command) -> None:
    proposed = corpus("claims", "list", "--kind", "normative", "--json").json
    refused = corpus("claims", "accept", "--kind", "normative")
    assert refused.code == 2 and proposed[0]["id"] in refused.out
    assert corpus("claims", "accept", "--kind", "normative", "--yes").code == 0
    assert {c["status"] for c in corpus("claims", "list", "--kind", "normative", "--json").json} == {"accepted"}
    corpus("undo")
    assert {c["status"] for c in corpus("claims", "list", "--kind", "normative", "--json").json} == {"proposed"}


@pytest.mark.parametrize("years", ["2031", "2030..2032", "2030-2032", "2031..", "..2032"])
def test_one_grammar_of_years(corpus: Command, years: str) -> None:
    for command in (("claims", "list"), ("works",), ("search", "--in", "works")):
        assert corpus(*command, "--year", years).code == 0, command
    assert corpus("export", "--year", years).code == 0


def test_theories_go_by_any_name_and_an_unknown_one_is_refused(corpus: Command) -> None:
    found = {name: corpus("claims", "list", "--theory", name, "--json").out for name in ("contract", "合同")}
    assert len(set(found.values())) == 1
    unknown = corpus("claims", "list", "--theory", "contrct")
    assert unknown.code == 2 and "did you mean contract" in unknown.err


def test_the_original_file_is_named(corpus: Command) -> None:
    key = corpus("works", "--json").json[0]["key"]
    assert corpus("open", key).out.strip().endswith(".md")


@pytest.mark.parametrize(
    ("text", "at", "direction", "to"),
    [("模型蒸馏构成侵权", 0, 1, 2), ("模型蒸馏构成侵权", 8, -1, 6), ("fair use is", 0, 1, 4), ("fair use", 8, -1, 5)],
)
def test_a_step_is_a_word_in_either_script(text: str, at: int, direction: int, to: int) -> None:
    from distlaw.services.claims.review import _stepped

    assert _stepped(text, at, direction) == to
