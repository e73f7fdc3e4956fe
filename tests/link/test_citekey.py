"""Citation keys: readings of surnames, the telling word, uniqueness without regard to case."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from distlaw.link.citekey import citekey
from distlaw.model.work import Item, Name


def item(title: str, author: str = "", year: str = "2025", **fields: str) -> Item:
    names = (Name(literal=author),) if author else ()
    return Item(title=title, contributors=names, issued=year, **fields)


CASES = [
    pytest.param(item("模型蒸馏正当性的公共领域法理解读", "黄汇"), "huang2025gonggong", id="common-words-skipped"),
    pytest.param(item("知識蒸餾研究綜述", "單一鳴", "2022"), "shan2022zhishi", id="traditional-only-common-words"),
    pytest.param(
        item("Distilling the Knowledge in a Neural Network", "Hinton G", "2015"), "hinton2015distilling", id="gbt"
    ),
    pytest.param(item("Fair Learning", "Mark A. Lemley", "2021"), "lemley2021fair", id="given-first"),
    pytest.param(item("On Machines", "Møller, Åse", "1999"), "moller1999machines", id="diacritics"),
    pytest.param(item("水下的书", "欧阳修", "2001"), "ouyang2001shuixia", id="compound-surname"),
    pytest.param(item("Terms of Use", "OpenAI", ""), "openaindterms", id="no-date"),
    pytest.param(item("What now", url="https://www.example-review.com/a", year=""), "examplereviewndnow", id="host"),
]


@pytest.mark.parametrize(("work", "key"), CASES)
def test_key(work: Item, key: str) -> None:
    assert citekey(work) == key


@pytest.mark.parametrize(
    ("surname", "pinyin"),
    [
        ("单", "shan"),
        ("曾", "zeng"),
        ("解", "xie"),
        ("仇", "qiu"),
        ("查", "zha"),
        ("盖", "ge"),
        ("曾", "zeng"),
        ("區", "ou"),
    ],
)
def test_surname_readings(surname: str, pinyin: str) -> None:
    assert citekey(item("海上花", surname + "明")).startswith(f"{pinyin}2025")


def test_scripts_give_one_key() -> None:
    assert citekey(item("論資料庫權利", "單鳴")) == citekey(item("论资料库权利", "单鸣"))


def test_taken_keys_are_passed_over() -> None:
    work = item("Fair Learning", "Lemley, Mark")
    taken = {"lemley2025fair", "lemley2025fairb"}
    assert citekey(work, taken) == "lemley2025fairc"
    assert len(_many(work, 60)) == 60


def _many(work: Item, count: int) -> set[str]:
    taken: set[str] = set()
    for _ in range(count):
        taken.add(citekey(work, taken))
    return taken


def test_nothing_known_still_gives_distinct_stable_keys() -> None:
    first, second = Item(url="https://www.gov.example/a"), Item(url="https://www.gov.example/b")
    assert citekey(first) == citekey(first) != citekey(second)
    assert citekey(Item()).startswith("anon")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=20))
@example("", "\U0001d434")  # a mathematical A, which is small only once it is plain
def test_keys_are_lower_case_ascii(title: str, author: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+", citekey(item(title, author)))
