"""Every word list matches what its file says it must, and nothing that it must not."""

from __future__ import annotations

import ast
import gc
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import distlaw
from distlaw.resources import folder
from distlaw.text.lazy_pattern import LazyPattern, lazy
from distlaw.vocab.checking import example_faults
from distlaw.vocab.print_signs import PrintSign
from distlaw.vocab.words import WordList, load_countries, load_words, worded

LISTS = [
    pytest.param(one, id=f"{path.stem}.{one.id}")
    for path in sorted((folder("data") / "words").glob("*.yaml"))
    for one in load_words(path.stem).values()
]


def test_every_list_and_line_meets_its_examples_and_nothing_that_it_refuses() -> None:
    assert [str(fault) for fault in example_faults()] == []


def test_an_example_that_is_missed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = PrintSign(id="bell", patterns=("ding",), examples=("dong",), refused=("ding dong",))
    monkeypatch.setattr("distlaw.vocab.checking.load_print_signs", lambda: {"bell": wrong})
    assert [str(fault) for fault in example_faults()] == [
        "data/print_signs, bell: it does not match its example 'dong'",
        "data/print_signs, bell: it matches 'ding dong', which it is to refuse",
    ]


@pytest.mark.parametrize("words", LISTS)
def test_no_word_stands_twice(words: WordList) -> None:
    assert sorted(set(words.words)) == sorted(words.words)


def test_the_longer_name_of_a_place_has_the_same_code() -> None:
    countries = load_countries()
    assert countries["我国台湾地区"] == countries["台湾"] == "TW"


def test_lists_and_parts_stand_in_a_pattern_by_their_names() -> None:
    pattern = worded("clause_rules", r"{who}{sayings}{1,2}(?:{statutes.drafts})?$", who="[甲乙]{hearers}?")
    assert pattern.search("甲我们认为")
    assert not pattern.search("丙认为")
    with pytest.raises(KeyError):
        worded("clause_rules", "{nothing_of_that_name}").search("")


def test_a_lazy_pattern_is_made_once_and_when_first_used() -> None:
    asked: list[str] = []

    def source() -> str:
        asked.append("")
        return "a(?P<b>b)"

    pattern = lazy(source, re.IGNORECASE)
    assert not asked
    assert pattern.search("xAB") and pattern.match("ab") and pattern.groupindex == {"b": 1}
    assert len(asked) == 1


def test_every_pattern_that_code_writes_with_lists_can_be_compiled() -> None:
    for module in pkgutil.walk_packages(distlaw.__path__, "distlaw."):
        if not module.name.endswith(("__main__", ".warm")):
            import_module(module.name)
    assert all(one.pattern for one in gc.get_objects() if isinstance(one, LazyPattern))


def test_no_pattern_is_longer_than_a_reader_takes_in() -> None:
    src = Path(distlaw.__file__).parent
    found = ((path.name, text) for path in src.rglob("*.py") for text in _literals(path) if len(text) > 250)
    assert [(name, text) for name, text in found if re.search(r"\(\?[:P=!<]", text)] == []


def _literals(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        yield "".join(one.value for one in parts if isinstance(one, ast.Constant) and isinstance(one.value, str))
