"""A word outside a vocabulary ends every command with exit code 2 and the nearest words; one grammar in all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from conftest import Command

from distlaw.cli.entry import typer_application

# What stands before the option, where a command wants more than options. KEY and CLAIM are of the corpus.
NEEDED = {
    "cite": ["KEY"],
    "claims add": ["KEY", "--theory", "fair_use", "--stance", "neutral", "--kind", "normative", "--quote", "蒸馏"],
    "claims edit": ["CLAIM"],
    "compare": ["KEY", "KEY"],
    "debate": ["contract"],
    "edit": ["KEY"],
    "import": ["claims", "FILE"],
    "licences": ["at", "2025-06-16"],
    "lint": ["FILE"],
    "related": ["KEY"],
    "search": ["蒸馏"],
    "show": ["KEY"],
    "similar": ["KEY"],
    "explain": ["CLAIM"],
    "split": ["KEY", "FILE"],
}
# Options whose words are of a vocabulary, open or closed.
CLOSED = {
    "theory", "issue", "stance", "kind", "modality", "status", "lang", "tag", "made-by", "case", "statute", "licence",
    "format", "sort", "style", "type", "in", "what", "metrics", "rows", "cols", "condition", "practice", "punctuation",
    "year", "position", "work", "key", "citing", "cited-by", "form",
}  # fmt: skip
# Options that take anybody's words, a number, a path or an address.
FREE = {
    "author", "title", "journal", "query", "cites", "speaker", "note", "quote", "start", "end", "reason", "save", "set",
    "proposition", "translated", "token", "host", "port", "workers", "limit", "min-confidence", "output", "html",
    "dataset", "document", "pinpoint", "legal-mark", "et-al-after", "cell", "sources", "cited-in", "from-csl",
    "run", "log", "replay", "command", "endpoint", "max-requests", "max-tokens", "model", "timeout",
    "site", "site-language",
    "comments", "zotero", "dask",
}  # fmt: skip
# Where a word of these options is somebody's own, and not sought.
OWN = {("edit", "lang"), ("edit", "key"), ("edit", "year"), ("split", "key"), ("import", "made-by"), ("import", "work"),
       ("edit", "type")}  # fmt: skip
# A key that no work has is no word of a vocabulary: exit code 1, with near keys.
KEYS = {"work", "key", "citing", "cited-by"}


def commands(group: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every command with its words."""
    if hasattr(group, "commands"):
        for name, command in group.commands.items():
            yield from commands(command, f"{path} {name}".strip())
    else:
        yield path, group


def options() -> Iterator[tuple[str, str]]:
    """Every option that takes a value, by its longest name."""
    for path, command in commands(typer.main.get_command(typer_application())):
        for parameter in command.params:
            if parameter.param_type_name == "option" and not getattr(parameter, "is_flag", False):
                yield path, parameter.opts[0].lstrip("-")


OPTIONS = sorted(set(options()))


def test_every_option_is_known_to_be_of_a_vocabulary_or_free() -> None:
    """A new option has to be put in one of the two lists."""
    assert {name for _, name in OPTIONS} <= CLOSED | FREE


@pytest.mark.parametrize(
    ("path", "name"), [one for one in OPTIONS if one[1] in CLOSED and one not in OWN], ids=lambda value: str(value)
)
def test_a_word_of_no_vocabulary_is_refused(corpus: Command, path: str, name: str, tmp_path: Path) -> None:
    key = corpus("works", "--json").json[0]["key"]
    claim = corpus("claims", "list", "--json").json[0]["id"]
    file = tmp_path / "draft.md"
    file.write_text("A draft.\n", encoding="utf-8")
    words = [{"KEY": key, "CLAIM": claim, "FILE": str(file)}.get(word, word) for word in NEEDED.get(path, [])]
    value = "distillation=qzx" if name == "position" else "qzx"
    ran = corpus(*path.split(), *words, f"--{name}", value)
    assert ran.code == (1 if name in KEYS else 2), ran.err
    assert "qzx" in ran.err and ("choose from" in ran.err or "; " in ran.err), ran.err


@pytest.mark.parametrize(
    "path", ["search", "works", "claims list", "matrix", "debate", "gaps", "export", "claims accept"]
)
@pytest.mark.parametrize("year", ["2031", "2031..2032", "2031-2032", "2031..", "..2031"])
def test_years_have_one_grammar(corpus: Command, path: str, year: str) -> None:
    words = {"search": ["蒸馏"], "debate": ["合同"], "claims accept": ["--yes"]}.get(path, [])
    assert corpus(*path.split(), *words, "--year", year).code in (0, 1)


@pytest.mark.parametrize("name", ["fair_use", "fair use", "Fair-Use", "合理使用", "合理使用"])
@pytest.mark.parametrize(
    "path", ["search", "works", "claims list", "matrix", "debate", "gaps", "export", "graph", "theories"]
)
def test_a_theory_goes_by_any_of_its_names(corpus: Command, path: str, name: str) -> None:
    option = [name] if path == "theories" else ["--theory", name]
    json = ["--format", "csl-json"] if path == "export" else ["--json"]
    wanted = ["fair_use"] if path == "theories" else ["--theory", "fair_use"]
    assert corpus(*path.split(), *option, *json).out == corpus(*path.split(), *wanted, *json).out != ""


@pytest.mark.parametrize("path", ["search", "works", "claims list", "matrix", "debate", "gaps", "export"])
def test_a_tag_is_a_collection_everywhere(corpus: Command, path: str) -> None:
    one, *others = [row["key"] for row in corpus("works", "--json").json]
    corpus("tag", one, "+seminar")
    words = {"search": ["蒸馏 OR distillation"], "matrix": ["work", "stance"]}.get(path, [])
    json = ["--format", "jsonl"] if path == "export" else ["--json"]
    found = corpus(*path.split(), *words, "--tag", "Seminar", *json)
    assert found.code in (0, 1)
    assert not any(f'"{other}"' in found.out for other in others)


def test_tags_are_listed_with_their_works(corpus: Command) -> None:
    key = corpus("works", "--json").json[0]["key"]
    assert corpus("tag").code == 1
    corpus("tag", key, "+seminar")
    assert "seminar" in corpus("tag").out and key in corpus("tag").out


@pytest.mark.parametrize("path", ["show", "claims list --work", "cite", "related", "similar", "log", "compare", "tag"])
def test_a_key_goes_by_its_beginning(corpus: Command, path: str) -> None:
    key = next(row["key"] for row in corpus("works", "--json").json if row["authors"] == ["林知远"])
    short = key[:6].upper()
    more = {"compare": [key], "tag": ["+x"]}.get(path, [])
    first = corpus(*path.split(), key, *more)
    assert (first.code, first.out) == ((again := corpus(*path.split(), short, *more)).code, again.out)


@pytest.mark.parametrize("path", ["claims show", "explain", "similar", "cite", "log", "claims accept"])
def test_a_claim_goes_by_the_beginning_of_its_id(corpus: Command, path: str) -> None:
    claim = corpus("claims", "list", "--json").json[0]["id"]
    corpus("claims", "accept", claim)
    assert corpus(*path.split(), claim[:8]).out == corpus(*path.split(), claim).out != ""


def test_a_subject_needs_no_option(corpus: Command) -> None:
    assert corpus("debate", "合理使用").out == corpus("debate", "--theory", "fair_use").out != ""
    assert corpus("matrix", "work", "theory").out == corpus("matrix", "--rows", "work", "--cols", "theory").out != ""
    assert corpus("gaps", "fair_use").out == corpus("gaps", "--theory", "fair_use").out
    assert corpus("debate", "qzx").code == 2


def test_limits_say_of_how_many(corpus: Command) -> None:
    every = corpus("claims", "list", "--json").json
    ran = corpus("claims", "list", "-n", "1", "--json")
    assert len(ran.json) == 1 and f"1 of {len(every)} claims" in ran.err
    assert corpus("claims", "list", "-n", "0", "--json").json == every
    assert corpus("search", "蒸馏", "-n", "0", "--json").json == corpus("search", "蒸馏", "-n", "99", "--json").json
