"""What a person sees at a terminal: keys and ids whole, lines that end between words, the same in every format."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.cli.terminal.lacks import warn_of_lacks
from distlaw.model.problem import Problem
from distlaw.text.width import cell_width, wrapped

Command = Callable[..., Any]
KEY = "zhangsanfengd465cf0"
COLUMNS = (
    TableColumn("id", whole=True),
    TableColumn("works", wrap=True, whole=True),
    TableColumn("title", wrap=True),
    TableColumn("n", right=True),
    TableColumn("note", most=12),
)
ROWS = [
    {
        "id": "c0123456789ab",
        "works": [KEY, "li2025"],
        "title": "蒸馏技术的合同边界" * 4,
        "n": 12345,
        "note": "很长的一条附注" * 4,
    }
]


@pytest.mark.parametrize("width", [60, 72, 80, 200])
def test_keys_ids_and_numbers_are_never_cut(width: int) -> None:
    text = console.table(ROWS, COLUMNS, width)
    assert all(word in text for word in ("c0123456789ab", KEY, "12345"))
    assert all(cell_width(line) <= width for line in text.splitlines())


def test_a_table_too_narrow_for_its_keys_is_rather_wide_than_cut() -> None:
    assert KEY in console.table(ROWS, COLUMNS, 30)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("Attribution-NonCommercial", ["Attribution-", "NonCommercial"], id="after a hyphen"),
        pytest.param("https://a.example/terms", ["https://", "a.example/terms"], id="after slashes"),
        pytest.param("abcdefghijklmnopqr", ["abcdefghijklmno", "pqr"], id="nowhere better"),
    ],
)
def test_a_word_longer_than_the_line(text: str, lines: list[str]) -> None:
    assert list(wrapped(text, 15)) == lines


def test_numbers_agree_with_their_nouns() -> None:
    said = [console.counted(1, "claim"), console.counted(2, "claim"), console.counted(0, "entry", "entries")]
    assert said == ["1 claim", "2 claims", "0 entries"]


def test_a_speaker_is_written_as_the_flag_takes_it(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"speaker": {"type": "person", "name": "张三"}}, {"speaker": {"type": "author", "name": ""}}]
    console.emit(rows, (TableColumn("speaker"),), Format.csv)
    assert [row["speaker"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))] == ["person:张三", "author"]


def test_words_wrap_at_a_terminal_only(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    text = "distlaw: there is no work 'x'; `distlaw search --in works` lists the keys"
    console.say(text)
    assert capsys.readouterr().err == text + "\n"
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    console.say(text)
    lines = capsys.readouterr().err.splitlines()
    assert all(len(line) <= 40 for line in lines) and lines[1].startswith("  ")
    assert " ".join(" ".join(lines).split()) == text


def test_help_names_the_database_and_every_command_whole(distlaw: Command) -> None:
    page = distlaw("--help").out
    assert "--db PATH_OR_URL" in page and "--version" in page and "..." not in page.split("Commands:")[1]
    assert "--db PATH_OR_URL" in distlaw("show", "--help").out


def test_one_theory_with_its_checklist(corpus: Command) -> None:
    page = corpus("theories", "fair_use").out
    assert page.startswith("fair_use") and "checklist" in page and "nature of the work" in page
    wrong = corpus("theories", "fair_ues")
    assert wrong.code == 2 and "fair_use" in wrong.err


def test_several_licences_are_listed_by_name(corpus: Command) -> None:
    page = corpus("licences", "llama").out
    assert "Llama 3.1" in page and "conditional" in page


def test_nothing_is_removed_where_one_key_is_wrong(corpus: Command) -> None:
    key = corpus("search", "--in", "works", "--json", "蒸馏").json[0]["key"]
    assert corpus("rm", key, "nobody2020", "--yes").code == 1
    assert corpus("show", key).code == 0


def test_a_year_that_is_none_is_refused(corpus: Command) -> None:
    key = corpus("search", "--in", "works", "--json", "蒸馏").json[0]["key"]
    ran = corpus("edit", key, "--year", "20x")
    assert ran.code == 2 and "is not a date" in ran.err
    assert corpus("edit", key, "--year", "2025年8月").err.endswith("(2025-08)\n")


def test_a_problem_gives_advice_that_can_be_copied() -> None:
    assert console.own_key("set one with: distlaw edit KEY --title …", "li2025").endswith(
        "distlaw edit li2025 --title …"
    )


def test_a_case_known_by_its_number_goes_by_the_number_as_printed(distlaw: Command, tmp_path: Any) -> None:
    note = tmp_path / "note.md"
    note.write_text("# 蒸馏与著作权\n\n法院在(2030)南渡0105民初4102号判决中认为，蒸馏侵犯著作权。\n", encoding="utf-8")
    assert distlaw("ingest", str(note)).code == 0
    assert [row["name"] for row in distlaw("cases", "--json").json] == ["(2030)南渡0105民初4102号"]


def test_what_an_entry_lacks_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    gaps = [
        Problem(code=f"missing_{gap}", message=f"li: apa asks for {gap}, which is not given") for gap in ("url", "date")
    ]
    many = [Problem(code="missing_url", message=f"w{n}: apa asks for url, which is not given") for n in range(30)]
    warn_of_lacks([*gaps, *many])
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].endswith("li: apa asks for url and date, which are not given")
    assert len(lines) == 21 and lines[-1].endswith("11 more entries lack something; --strict lists them all")


def test_a_very_long_key_goes_on_below_and_leaves_room_for_the_rest() -> None:
    """An institution's citekey, or a key that a person typed, in a table of 80 columns."""
    key = "shifanshujuweiyuanhui" * 4
    rows = [{"id": key, "works": [key], "title": "平台押金之返还义务与信托财产" * 5, "n": 3, "note": "注"}]
    text = console.table(rows, COLUMNS, 80)
    assert all(cell_width(line) <= 80 for line in text.splitlines())
    assert sum(line[:26].strip() in key and bool(line[:26].strip()) for line in text.splitlines()[2:]) >= 3
