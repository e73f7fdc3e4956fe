"""Long paragraphs and long lists: read to their end, and twice the text is twice the work."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest
from steps import steps

from distlaw.link.miscitation import cases, provisions, statements
from distlaw.model.prepared import Prepared
from distlaw.readers.reader import RawFile
from distlaw.services.ingest.prepare import prepared
from distlaw.text.fold import folded

SENTENCE = "使用输出训练模型不构成著作权法意义上的侵权，"
PARAGRAPHS = {
    "commas": SENTENCE,
    "no marks": SENTENCE[:-1],
    "words": "the court held that training on outputs may infringe ",
    "statutes": "《著作权法》第二十四条和",
    "licences": "MIT License, Apache-2.0 and GPL ",
    "notes": "参见林知远：《论输出》，载《海隅法学》2030年第3期，第12页；",
}


def read(text: str) -> Prepared:
    return prepared(RawFile(f"# 题目\n\n{text}\n".encode(), "a.md"))


def listed(number: int) -> str:
    entries = (f"[{n}] 林知远. 输出的第{n}个问题[J]. 海隅法学, 2030(1):{n}-{n + 9}." for n in range(1, number + 1))
    called = "".join(f"输出不受保护[{n}]。" for n in range(1, number + 1, 50))
    return f"{called}\n\n## 参考文献\n\n" + "\n".join(entries)


def assert_grows_as_its_text(text: Callable[[int], str], size: int) -> None:
    read(text(size // 4))  # what is loaded once does not count
    once, twice = (steps(read, text(length)) for length in (size, 2 * size))
    assert twice <= 2.3 * once, f"{once} steps, of twice the text {twice}"


@pytest.mark.parametrize("unit", PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_a_paragraph_without_a_full_stop_is_linear(unit: str) -> None:
    assert_grows_as_its_text(lambda size: unit * (size // len(unit)), 800)


def test_a_list_is_linear() -> None:
    assert_grows_as_its_text(listed, 60)


@pytest.mark.parametrize(
    "unit", ["但是因为如果不", "还曾", "甲因乙经丙在丁以戊将己把庚于", "起诉", "会后会"], ids=lambda unit: unit[:4]
)
def test_words_that_may_be_read_in_two_ways_do_not_explode(unit: str) -> None:
    assert read(unit * 100).works  # pytest's faulthandler_timeout says where it does not end


def test_the_thousandth_entry_is_an_entry() -> None:
    (work,) = read(listed(1010)).works
    found = work.findings.references
    assert [finding.number for finding in found] == [str(n) for n in range(1, 1011)]
    assert found[1000].anchors and not found[1001].anchors


def test_a_year_begins_no_entry_of_a_short_list() -> None:
    (work,) = read("正文。\n\n## 参考文献\n\n[1] 林知远. 输出问题[J]. 海隅法学.\n[2030] 1 XLR 12.").works
    assert len(work.findings.references) == 1


@pytest.mark.parametrize("module", [cases, provisions, statements], ids=lambda module: module.__name__.split(".")[-1])
def test_no_citation_has_the_whole_text_folded_again(module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    handed = list[int]()

    def counted(text: str) -> str:
        handed.append(len(text))
        return folded(text)

    text = (PARAGRAPHS["statutes"] + "（2029）京73民终3802号，" + PARAGRAPHS["licences"]) * 60
    monkeypatch.setattr(module, "folded", counted)
    read(text)
    assert sum(length >= len(text) for length in handed) <= 1
