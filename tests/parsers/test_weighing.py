"""What is weighed for a field: every witness named, the value taken or left open with both candidates told."""

from __future__ import annotations

import pytest

from distlaw.model.document import ParsedDocument
from distlaw.parsers import parse
from distlaw.parsers.front.weighing.choice import likeliest_value
from distlaw.parsers.front.weighing.sight import ValueCandidate
from distlaw.parsers.normalise import normalised
from distlaw.readers import RawFile, read

PROSE = (
    "把别人的模型答出来的话拿去教自己的模型，是这两年最常见的做法之一。"
    "合同怎么说、法律怎么说，各家意见并不一致，本文想把几种说法摆在一起看一看。"
)


def _parsed(text: str) -> ParsedDocument:
    (document,) = parse(read(RawFile(text.encode(), "page.txt"))[0])
    return document


def _one(value: str, **signs: float) -> ValueCandidate:
    return ValueCandidate(value, value, (0, 1), dict(signs))


def test_witnesses_of_one_value_count_together() -> None:
    """Two weak witnesses outweigh a stronger one that stands alone."""
    table = {"fields": {"bias": 0.0, "strong": 1.6, "weak": 1.2, "least": 0.3}}
    found = [_one("甲", strong=1), _one("乙", weak=1), _one("乙", weak=1)]
    taken = likeliest_value(found, "fields", table).taken
    assert taken is not None
    assert taken.value == "乙"


def test_a_close_call_stays_open_and_names_both() -> None:
    table = {"fields": {"bias": 0.0, "least": 0.6}}
    choice = likeliest_value([_one("甲"), _one("乙")], "fields", table)
    assert choice.taken is None
    assert {one.value for one in choice.others} == {"甲", "乙"}


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("作者：秦川  发布时间：2031-01-23  浏览：4705", ["秦川"]),
        ("2031-05-14 秦川", ["秦川"]),
    ],
)
def test_names_and_dates_of_mixed_lines(byline: str, names: list[str]) -> None:
    document = _parsed(f"模型输出归谁\n{byline}\n{PROSE}\n{PROSE}\n")
    item, _ = normalised(document)
    assert [one.display for one in item.contributors] == names
    assert item.issued.startswith("2031")
    assert "浏览" not in document.reading.text
    taken = {one.field: one.value for one in document.witnesses if one.taken}
    assert taken["authors"] == "; ".join(names)
    assert taken["issued"].startswith("2031")
