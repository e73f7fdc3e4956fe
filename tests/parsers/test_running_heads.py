"""Nothing goes because it recurs; in a text that shows its pages, what stands at their head goes and stays known."""

from __future__ import annotations

from distlaw.extract import extracted
from distlaw.model.source import SourceText
from distlaw.parsers import parse
from distlaw.readers import read
from distlaw.readers.reader import RawFile

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


_SLIGHT = {
    "a.md": "# Über Seen\n\nVon Karla Ahorn\n\n## § 1\n\nDas Baden ist frei.[^1]\n\n## § 2\n\nKein Verbot gilt.\n\n"
    "## § 3\n\nDer See bleibt frei.\n\n[^1]: Ebd., S. 12.\n",
    "b.html": "<title>On lakes</title><h1>On lakes</h1><p>By Ann Ash</p><h2>Section 1</h2><p>Bathing is free."
    "<sup>1</sup></p><h2>Section 2</h2><p>A ban is no infringement of copyright.<sup>2</sup></p><h2>Section 3</h2>",
    "c.txt": "Statutes to read\n\n17 U.S.C. § 107\n17 U.S.C. § 106\n17 U.S.C. § 102\n\nSee id. at 4.\nSee id. at 5.\n",
}


def test_a_slight_text_keeps_its_lines() -> None:
    for name, text in _SLIGHT.items():
        source, _ = read(RawFile(text.encode("utf-8"), name))
        (document,) = parse(source)
        gone = {source.text[a:b] for one in document.repairs if one.kind == "furniture" for a, b in one.ranges}
        assert not gone, name
        assert len(extracted(document).citations) >= 3 * (name == "c.txt")


_LISTED = (
    ("388 U.S. 1", "77 F.3d 5", "9 F. Supp. 2d 100"), ("[2031] EWCA Civ 1", "[2030] UKSC 2", "[2029] EWHC 3 (Ch)"),
    ("Case C-1/31", "Case C-2/31", "Case C-3/31"), ("2031 WL 100200", "2031 WL 100300", "2030 WL 100400"),
    ("最高法（2021）知民终1号", "（2019）最高法知民终2号", "（2019）京73民终3号"),
    ("105年度台上字第1號", "最高法院106年度台上字第2號民事判決", "107年度台上字第3號"),
)  # fmt: skip


def test_each_case_of_a_list_below_a_paragraph_is_cited_by_itself() -> None:
    lead = "A paragraph stands above the list, and says in many words that each of these cases is to be read by itself."
    for cases in _LISTED:
        text, _, cited = _read(f"{lead}\n\n" + "\n".join(cases) + "\n")
        assert len(cited) == len(cases), cases
        assert all(case in text for case in cases)


def test_a_short_texts_sentences_parts_and_short_citations_stay() -> None:
    text = (
        "On Lakes and Shores\n\nBy Ruth Alder\n\nThe first rule is that a shore may keep a boat.\nSee Hale, at 12.\n"
        "Chapter 1\nThe text goes on about the second rule, which binds every shore.\nSee Hale, at 13.\nChapter 2\n"
        "The shore must return the boat.\n同前注3，第12页。\n"
    )
    (document,) = parse(read(RawFile(text.encode(), "x.txt"))[0])
    for line in text.splitlines():
        assert line.removeprefix("By ") in document.reading.text


def test_a_number_alone_in_a_page_is_text() -> None:
    """In a page of the web it is no page's number."""
    html = (
        "<h1>湖泊之分配</h1><p>甲示</p><p>各方分得的份额列在下面，依次为甲方与乙方，合计为一百。</p><p>30</p><p>70</p>"
        "<p>以上为分配的结果，双方对此没有争议。</p>"
    )
    (document,) = parse(read(RawFile(f"<html><body>{html}</body></html>".encode(), "x.html"))[0])
    assert [word for word in document.reading.text.split() if word.isdecimal()] == ["30", "70"]
