"""`distlaw search`, `similar` and `saved` as a person types them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from search_fixtures import WORKS, build

from distlaw.cli.search import request as _search_request
from distlaw.text.width import cell_width

Command = Callable[..., Any]
_KEYS = (
    "type", "key", "title", "quote", "ranges", "source_sha256", "theories", "stance", "kind", "speaker", "score"
)  # fmt: skip


@pytest.fixture
def corpus(db: str) -> str:
    build(db, WORKS)
    return db


def test_json_is_a_list_of_hits(distlaw: Command, corpus: str) -> None:
    ran = distlaw("search", "--in", "claims", "--limit", "20", "--json", "合理使用")
    assert ran.code == 0
    hits = ran.json
    assert {hit["id"] for hit in hits} == {"c-fair", "c-may"}
    assert all(set(_KEYS) <= set(hit) for hit in hits)
    assert hits[0]["speaker"] == {"type": "author", "name": None}


def test_flags_and_fields_ask_the_same(distlaw: Command, corpus: str) -> None:
    by_flag = distlaw("search", "--stance", "prohibits", "--theory", "contract", "--json").json
    by_field = distlaw("search", "stance:prohibits theory:contract", "--json").json
    assert [hit["id"] for hit in by_flag] == [hit["id"] for hit in by_field] == ["c-clause"]


def test_a_repeated_flag_means_any(distlaw: Command, corpus: str) -> None:
    hits = distlaw("search", "--theory", "contract", "--theory", "unfair-competition", "--in", "claims", "--json").json
    assert {hit["id"] for hit in hits} == {"c-clause", "c-compete"}


def test_the_table_keeps_to_eighty_cells_and_marks_the_match(distlaw: Command, corpus: str) -> None:
    ran = distlaw("search", "商业秘密")
    assert "«營業秘密»" in ran.out
    assert all(cell_width(line) <= 80 for line in ran.out.splitlines())
    assert "also searched as" in ran.err and "營業秘密" in ran.err


def test_claims_stand_before_passages_and_works(distlaw: Command, corpus: str) -> None:
    kinds = [
        line.split()[0]
        for line in distlaw("search", "蒸馏").out.splitlines()
        if line.startswith("  ") and line[2] != " "
    ]
    assert kinds == sorted(kinds, key=["claim", "passage", "work"].index)


def test_facets_and_explain(distlaw: Command, corpus: str) -> None:
    ran = distlaw("search", "合理使用", "--facets", "--json", "--explain")
    assert ran.json["facets"]["theory"]["fair_use"] == 2
    assert "words" in ran.json["results"][0]["why"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["蒸馏乌有之物甲乙"], 0, ""),
        (['"乌有之物"'], 1, "nothing found"),
        (['"open'], 2, "column 1"),
        (["--theroy", "x"], 2, "did you mean --theory"),
        (["--limit", "none"], 2, "0 is for all"),
        (["--sort", "size"], 2, "choose from: score, date, work"),
        (["--stance"], 2, "needs a value"),
        ([], 2, "nothing is asked"),
        (["year:abc"], 2, "not a year"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_exit_codes(distlaw: Command, corpus: str, words: list[str], code: int, said: str) -> None:
    ran = distlaw("search", *words)
    assert (ran.code, said in ran.err) == (code, True)


def test_help_is_typers(distlaw: Command, corpus: str) -> None:
    assert "NEAR/5" in distlaw("search", "--help").out


def test_the_help_knows_every_flag_of_the_fast_path(distlaw: Command) -> None:
    shown = distlaw("search", "--help").out
    assert all(f"--{name}" in shown for name in (*_search_request.VALUES, *_search_request.SWITCHES))


def test_similar_and_saved(distlaw: Command, corpus: str) -> None:
    assert [hit["id"] for hit in distlaw("similar", "c-fair", "--json").json][:1] == ["c-may"]
    assert distlaw("similar", "qin2031nobody").code == 1
    assert distlaw("search", "合理使用", "--save", "fair").code == 0
    assert distlaw("saved", "list", "--json").json[0]["name"] == "fair"
    assert distlaw("saved", "run", "fair", "--json").json
    assert distlaw("saved", "run", "fair", "--new").code == 1
    assert distlaw("saved", "rm", "fair").code == 0
    assert distlaw("saved", "run", "fair").code == 1


HEAVY = (
    "shutil",
    "typer",
    "rich",
    "pydantic",
    "sqlalchemy",
    "alembic",
    "jieba",
    "rjieba",
    "opencc",
    "yaml",
    "inspect",
    "dataclasses",
)


@pytest.mark.parametrize("query", ["合理使用", "fair use", "學生模型 theory:contract", "stance:permits"])
def test_a_search_loads_no_heavy_library(corpus: str, query: str, tmp_path: Path) -> None:
    program = (
        "import sys, json\nfrom distlaw.cli.entry import main\n"
        "try:\n    main(['search', sys.argv[1]])\nexcept SystemExit:\n    pass\n"
        f"print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, query], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert json.loads(done.stdout.splitlines()[-1]) == []


def test_a_search_is_kept_though_its_reader_has_seen_enough(
    argument_db: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is printed may go to `head`, which ends the program."""

    def closed(*_: object, **__: object) -> None:
        raise SystemExit(0)

    with monkeypatch.context() as patched:
        patched.setattr("distlaw.cli.search.view.print_hits", closed)
        command("search", "--save", "mine", "合同")
    assert "mine" in command("saved", "list").out


def test_since_takes_a_limit_and_says_of_how_many(argument_db: str, command: Command) -> None:
    assert len(json.loads(command("since", "2000-01-01", "--json").out)["changes"]) > 2
    assert len(json.loads(command("since", "2000-01-01", "-n", "2", "--json").out)["changes"]) == 2
    assert "2 of " in command("since", "2000-01-01", "-n", "2").err
