"""Volume, issue, pages and journal that a head states outright: in a record, in a citation of the work, in a serial's
line; and silence where the line is another work's."""

from __future__ import annotations

import pytest

from distlaw.model.work import Item
from distlaw.parsers import parse
from distlaw.parsers.bylines.serial_forms import by_form, name_before, serial_values
from distlaw.parsers.normalise import normalised
from distlaw.readers import RawFile, read
from distlaw.text.fold import folded
from distlaw.vocab.serial_forms import SerialForm, load_serial_forms

ENGLISH = (
    "This article asks whether a company that trains a small model on the answers of a larger one takes anything that "
    "the law protects, and it answers that much depends on what was promised when the account was opened."
)
CHINESE = "把别人的模型答出来的话拿去教自己的模型，是这两年最常见的做法之一，合同怎么说、法律怎么说，各家意见并不一致。"


def _item(text: str) -> Item:
    (document,) = parse(read(RawFile(text.encode(), "page.txt"))[0])
    return normalised(document)[0]


def _numbers(item: Item) -> tuple[str, str, str]:
    return item.volume, item.issue, item.page


@pytest.mark.parametrize("form", load_serial_forms(), ids=lambda form: form.id)
def test_forms(form: SerialForm) -> None:
    """Every form reads of its examples what they say, and nothing of what it must refuse."""
    for example in form.examples:
        wanted = {name: value for name, value in example.model_dump(exclude={"line"}).items() if value}
        assert {name: found[0].value for name, found in by_form(form, folded(example.line)).items()} == wanted
    for line in form.refused:
        assert not by_form(form, folded(line))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Roe Journal of Law, 25(6), 1-10", "Roe Journal of Law"),
        ("Roe Journal of Law / 2031,6(4): 48-60", "Roe Journal of Law"),
        ("刊于《白鹿法学》2031年第4期", "白鹿法学"),
        ("we met 12 times, 25(6), 1-10", None),
    ],
)
def test_the_name_before_the_numbers(line: str, name: str | None) -> None:
    span = name_before(line, min(one.start for one in serial_values(folded(line))))
    assert (line[slice(*span)] if span else None) == name


@pytest.mark.parametrize(
    ("head", "numbers"),
    [
        ("Research Article: 2031 Vol: 12 Issue: 3", ("12", "3", "")),
        ("Vol. 9 No. 2, pp. 48-60", ("9", "2", "48-60")),
        ("Journal: Roe Law Review  Volume:71  Issue:1  Dated:Fall 2031  Pages:35 to 97", ("71", "1", "35-97")),
        ("Roe Law Review / 2031,6(4): 448-460 / 2031-11-15", ("6", "4", "448-460")),
    ],
)
def test_lines_of_serials_near_the_title(head: str, numbers: tuple[str, str, str]) -> None:
    text = f"Answers of Models as Goods\n\n{head}\n\nJane Roe and John Doe\n\nAbstract\n{ENGLISH}\n{ENGLISH}\n"
    assert _numbers(_item(text)) == numbers


@pytest.mark.parametrize(
    ("record", "numbers"),
    [
        ("【期刊名称】 《白鹿法学》\n【期刊年份】 2031年\n【期号】 4 【页码】 70\n", ("", "4", "70")),
        (
            "期刊名称\n\n白鹿法學論叢\n\n卷期/出版年月\n\n18卷1期(2031 / 09 / 01)\n\n页次\n\n175 - 223\n",
            ("18", "1", "175-223"),
        ),
        ("刊名 白鹿研究\n卷期 41:11\n頁次 069-091\n", ("41", "11", "069-091")),
    ],
)
def test_labels_of_records(record: str, numbers: tuple[str, str, str]) -> None:
    text = f"题名\n\n模型输出的归属研究\n\n作者\n\n秦川\n\n{record}\n摘要\n\n{CHINESE}\n"
    assert _numbers(_item(text)) == numbers


def test_a_citation_of_the_work_itself() -> None:
    title = "Answers of Models as Goods in Two Systems"
    cited = f"Roe, J., & Doe, J. (2031). {title}. Journal of Goods, Law and Roe, 25(6), 1-10."
    item = _item(f"{title}\nJane Roe, John Doe\nCitation Information: {cited}\nAbstract\n{ENGLISH}\n{ENGLISH}\n")
    assert _numbers(item) == ("25", "6", "1-10")
    assert item.container_title == "Journal of Goods, Law and Roe"


@pytest.mark.parametrize(
    "text",
    [
        f"Answers of Models as Goods\n\nJane Roe\n\n{ENGLISH}\n\n{ENGLISH}\n\nReferences\n"
        "[1] Doe, J. (2029). Goods. Roe Law Review, 25(6), 1-10.\n[2] Poe, J. (2028). Evils. Doe Journal, 3(2), 4-9.\n",
        f"“白鹿夜话”第6期 | 模型输出归谁\n\n{CHINESE}\n{CHINESE}\n",
        f"Answers of Models\n\nVol. 9 No. 2\n\nVol. 8 No. 1\n\nJane Roe\n\n{ENGLISH}\n{ENGLISH}\n",
    ],
    ids=["references", "part_of_a_series", "two_lines_disagree"],
)
def test_nothing_is_stated_outright(text: str) -> None:
    """Where the numbers are another work's, a series' own, or not the same twice, the head states none."""
    (document,) = parse(read(RawFile(text.encode(), "page.txt"))[0])
    stated = [one for one in document.witnesses if one.taken and one.share == 1.0]
    assert not [one for one in stated if one.field in ("volume", "issue", "page", "container_title")]
