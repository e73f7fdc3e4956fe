"""Keywords whose separators or labels were lost, and abstracts that nothing announces or a label announces twice."""

from __future__ import annotations

from distlaw.model.work import Item
from distlaw.parsers import parse
from distlaw.parsers.normalise import normalised
from distlaw.readers import RawFile, read

TEXT = (
    "This article asks whether a company that trains a small model on the answers of a larger one takes anything that "
    "the law protects, and it answers that much depends on what was promised when the account was opened."
)
SATZ = "把别人的模型答出来的话拿去教自己的模型，是这两年最常见的做法之一，合同怎么说、法律怎么说，各家意见并不一致。"


def _item(text: str, name: str = "page.txt") -> Item:
    (document,) = parse(read(RawFile(text.encode(), name))[0])
    return normalised(document)[0]


def test_a_list_goes_on_over_an_empty_line_where_its_separator_ends_the_line() -> None:
    head = f"Answers of Models\n\nJane Roe\n\nAbstract\n\n{TEXT}\n\n"
    text = f"{head}Key words:\n\nModels; Answers;\n\nData\n\n{TEXT}\n{TEXT}\n"
    assert _item(text).keywords == ("Models", "Answers", "Data")


def test_keywords_in_a_line_that_a_date_begins() -> None:
    head = "**Date:** May 26, 2031  \n**Category:** Note  \n**Keywords:** Offer, Consideration"
    note = f"# Answers of Models\n\n{head}\n\n## One\n\n{TEXT}\n"
    item = _item(note, "note.md")
    assert (item.keywords, item.issued) == (("Offer", "Consideration"), "2031-05-26")


def test_a_day_in_the_front_matter() -> None:
    note = "---\ncaseName: Roe v Doe\ndecided: {day}\n---\n\n# Roe v Doe\n\n" + TEXT + "\n"
    assert _item(note.format(day='"17/06/2031"'), "note.md").issued == "2031-06-17"
    assert _item(note.format(day='"05/06/2031"'), "note.md").issued == "2031"  # may be either's


def test_an_abstract_between_two_lists_and_a_label_printed_twice() -> None:
    text = (
        f"【题 名】模型的答案是谁的\n【作 者】秦川\n【摘 要】 摘要:{SATZ}\n关键词:模型 答案\n{TEXT}\n"
        f"Keywords: Models ; Answers\n{SATZ}{SATZ}\n"
    )
    item = _item(text)
    assert item.abstract.startswith("把别人的模型")
    assert item.abstract_translated.startswith("This article asks")


def test_labels_that_name_the_language_of_an_abstract() -> None:
    text = f"Answers of Models as Goods and Services\n作者 秦川\n中文摘要 {SATZ * 2}\n英文摘要 {TEXT}\n{TEXT}\n{TEXT}\n"
    item = _item(text)
    assert item.abstract.startswith("把别人的模型")
    assert item.abstract_translated.startswith("This article asks")


def test_the_first_text_of_a_record_is_its_abstract() -> None:
    text = (
        "| 研究生: |\n秦川 |\n|---|---|\n| 論文名稱: |\n模型的答案 |\n| 論文出版年: | 2031 |\n"
        f"| 中文關鍵詞: | 模型 、答案 |\n{SATZ * 3}\n"
    )
    assert _item(text).abstract.startswith("把别人的模型")


def test_a_mirror_that_lost_both_labels() -> None:
    text = (
        f"论模型训练的边界\n2031-03-29秦川\n文 / 秦川\n{SATZ}{SATZ}合同约定和竞争秩序、模型训练受何影响，尚无定论。\n"
        f"合同约定;竞争秩序;模型训练\n一、问题的提出\n{SATZ}{SATZ}\n{SATZ}\n"
    )
    item = _item(text)
    assert item.keywords == ("合同约定", "竞争秩序", "模型训练")
    assert item.abstract.startswith("把别人的模型")
