"""Labels of records that a page glued to their values, and keywords that are a bulleted list."""

from __future__ import annotations

import pytest

from distlaw.parsers import parse
from distlaw.parsers.lines.labels_glued import values_apart
from distlaw.parsers.normalise import normalised
from distlaw.readers import RawFile, read
from distlaw.text.offsets import MappedText

SENTENCE = "This article asks whether a company that trains a small model on a larger one's answers takes anything. "


def _apart(text: str) -> str:
    return values_apart(MappedText.whole(text)).text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Volume57\nIssue number3\n", "Volume: 57\nIssue number: 3\n"),
        (
            "JournalJournal of Roe Law\nPages (from-to)561-628\nNumber of pages67\n",
            "Journal: Journal of Roe Law\nPages (from-to): 561-628\nNumber of pages: 67\n",
        ),
        (f"Abstract{SENTENCE}", f"Abstract: {SENTENCE}"),
    ],
)
def test_labels_stand_apart(text: str, wanted: str) -> None:
    assert _apart(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Volume57\n",  # one line alone
        "JournalStar\nPageRank\nVolumes of data\n",
        "AbstractIn\n",  # no abstract follows
    ],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert _apart(text) == text


def test_a_record_whose_labels_run_into_values() -> None:
    record = (
        "Answers of Models as Goods\n\nJane Roe, John Doe\n\nResearch output: A journalArticle\n\nAbstract\n\n"
        f"{SENTENCE * 4}\nOriginal languageEnglish\nPages (from-to)109-128\nJournalRoe scientific journal\nVolume10\n"
        "Issue number16\nPublication statusPublished - Aug 2031\n\nKeywords\n\n  • Model answers\n  • Goods\n"
    )
    (document,) = parse(read(RawFile(record.encode(), "page.txt"))[0])
    item, _ = normalised(document)
    assert (item.container_title, item.volume, item.issue, item.page) == (
        "Roe scientific journal",
        "10",
        "16",
        "109-128",
    )
    assert item.issued == "2031-08"
    assert item.keywords == ("Model answers", "Goods")


def test_keywords_that_are_items_of_a_list_as_a_menu_is() -> None:
    text = (
        "模型的答案是谁的\n\n秦川\n\n摘要:合同约定与模型训练之间的关系，向来有争议。答案归属要看约定，也要看竞争秩序。\n\n"
        "  • 关键词:\n  • 模型训练\n  • 答案归属\n  • 竞争秩序\n  • 加入收藏\n\n"
        "模型训练使用他人的答案，答案归属并无定论，竞争秩序也受影响，本文逐一讨论这些问题，并提出自己的看法。\n"
    )
    (document,) = parse(read(RawFile(text.encode(), "page.txt"))[0])
    assert normalised(document)[0].keywords == ("模型训练", "答案归属", "竞争秩序")
