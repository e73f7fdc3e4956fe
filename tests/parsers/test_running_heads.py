"""Nothing goes because it recurs; in a text that shows its pages, what stands at their head goes and stays known."""

from __future__ import annotations

from distlaw.extract import extracted
from distlaw.model.source import SourceText
from distlaw.parsers import parse

_ESSAY = """The Duty to Ask

Ada Verne

I. THE QUESTION

The first decision held that the user of a model must ask before it trains on the answers of another model.1
The second decision took the same view and added that silence is no consent in such a case.2 A third went on.3

II. THE ANSWER

Nobody need ask where the answers are published for everyone to read and to use as they please.

Notes

1 Verne v. Maple, 12 F.4th 100, 104 (9th Cir. 2030).
2 Id. at 105.
3 Id. at 107.
"""

_CASES = """合同解释

本文讨论两个案件，它们的案号只有数字不同，都不应当被删去。

（2031）京01民终11号

（2031）京01民终12号

第一节 要件

要件有三，分述如下，各有不同的证明责任。

第二节 要件

要件有四，分述如下，各有不同的证明责任。
"""


def _read(text: str) -> tuple[str, list[str], list[str]]:
    (document,) = parse(SourceText(sha256="0" * 64, file_name="a.txt", media_type="text/plain", text=text))
    found = extracted(document)
    kinds = [repair.kind for repair in document.repairs]
    return document.reading.text, kinds, [one.evidence.exact for one in found.citations]


def test_notes_that_differ_in_digits_alone_stay() -> None:
    text, kinds, _ = _read(_ESSAY)
    assert "Id. at 105." in text and "Id. at 107." in text
    assert "running_head" not in kinds


def test_case_numbers_and_headings_that_recur_stay() -> None:
    text, _, _ = _read(_CASES)
    assert "（2031）京01民终11号" in text and "（2031）京01民终12号" in text


def test_what_stands_at_the_head_of_two_pages_is_left_out_and_its_citation_found() -> None:
    head = "Comment on Oak v. Elm, 77 F.4th 5 (2d Cir. 2031)"
    paged = f"{head}\n\n{_ESSAY}\f{head}\n\nA last page says nothing new about the question and ends the comment.\n"
    text, kinds, cited = _read(paged)
    assert "Oak v. Elm" not in text
    assert kinds.count("running_head") == 2
    assert sum("77 F.4th 5" in exact for exact in cited) == 1


def test_a_head_in_the_form_of_a_law_review_is_left_out() -> None:
    head = "44                  ELMWOOD LAW REVIEW                  [Vol. 9:41"
    text, kinds, _ = _read(_ESSAY.replace("II. THE", f"{head}\n\nII. THE"))
    assert "ELMWOOD" not in text
    assert "running_head" in kinds
