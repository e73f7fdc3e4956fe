"""Which dates of a head are the work's own, and which a hearing's, a degree's, an upload's or the title's matter."""

from __future__ import annotations

import pytest

from distlaw.model.work import Item
from distlaw.parsers import parse
from distlaw.parsers.normalise import normalised
from distlaw.readers import RawFile, read

TEXT = (
    "This article asks whether a company that trains a small model on the answers of a larger one takes anything that "
    "the law protects, and it answers that much depends on what was promised when the account was opened."
)
SATZ = "把别人的模型答出来的话拿去教自己的模型，是这两年最常见的做法之一，合同怎么说、法律怎么说，各家意见并不一致。"


def _item(text: str) -> Item:
    (document,) = parse(read(RawFile(text.encode(), "page.txt"))[0])
    return normalised(document)[0]


@pytest.mark.parametrize(
    ("head", "issued"),
    [
        ("模型的答案是誰的\n\n《白鹿法學季刊》 21 卷第 2 期(102/4),頁 77-122\n\n秦川", "2013-04"),
        ("模型的答案是誰的\n\n秦川\n\n64期(2031 / 10 / 01)", "2031-10-01"),
        ("某人訴某公司\n\n主審法官:白露\n聆訊日期: 2031年8月17日\n頒下判決書日期: 2031年9月30日", "2031-09-30"),
        ("模型的答案是谁的\n\n秦川\n\n[文章编号]1099-8888(2031)05-0071-7", "2031"),
    ],
)
def test_dates_that_a_head_states(head: str, issued: str) -> None:
    assert _item(f"{head}\n\n摘要:{SATZ}{SATZ}\n\n{SATZ}{SATZ}\n").issued == issued


@pytest.mark.parametrize(
    ("head", "issued"),
    [
        ("Answers of Models as Goods\n\nCompiled by Jane Roe, J.D. Candidate 2033\n\nMay 15, 2031", "2031-05-15"),
        ("The most downloaded articles on models of 2031\n\nBy Jane Roe", ""),
        ("Law of Models 2029-2031\n\nJane Roe", ""),
    ],
)
def test_years_that_are_spoken_of(head: str, issued: str) -> None:
    assert _item(f"{head}\n\nAbstract\n\n{TEXT}\n{TEXT}\n").issued == issued


def test_the_day_of_a_hearing_is_not_that_of_the_decision() -> None:
    text = (
        "某地方法院 120 年勞訴字第 21 號民事判決\n\n原告 白露\n\n被告 某股份有限公司\n\n"
        f"上列當事人間請求給付加班費事件,於民國120年12月23日言詞辯論終結,本院判決如下:\n\n主 文\n\n{SATZ}\n{SATZ}\n"
    )
    assert _item(text).issued == ""


def test_the_article_number_gives_issue_and_pages() -> None:
    text = f"模型的答案是谁的\n\n秦川\n\n[中图分类号]D9 [文章编号]1099-8888(2031)05-0071-7\n\n{SATZ}{SATZ}\n{SATZ}\n"
    item = _item(text)
    assert (item.issue, item.page) == ("5", "71-77")
