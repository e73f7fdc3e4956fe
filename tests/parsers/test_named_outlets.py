"""Journals, books and papers that a head names outright: by what announces them, above their numbers, on pages."""

from __future__ import annotations

import pytest

from distlaw.model.work import Item
from distlaw.parsers import parse
from distlaw.parsers.front.named_outlets import is_titled
from distlaw.parsers.front.weighing.journal_names import names_none
from distlaw.parsers.normalise import normalised
from distlaw.readers import RawFile, read
from distlaw.vocab.outlet_forms import OutletForm, load_outlet_forms

TEXT = (
    "This article asks whether a company that trains a small model on the answers of a larger one takes anything that "
    "the law protects, and it answers that much depends on what was promised when the account was opened."
)
SATZ = "把别人的模型答出来的话拿去教自己的模型，是这两年最常见的做法之一，合同怎么说、法律怎么说，各家意见并不一致。"


def _item(text: str) -> Item:
    (document,) = parse(read(RawFile(text.encode(), "page.txt"))[0])
    return normalised(document)[0]


@pytest.mark.parametrize("form", load_outlet_forms(), ids=lambda form: form.id)
def test_forms(form: OutletForm) -> None:
    """Every form reads its examples' names; of what it must refuse it reads no name of an outlet."""
    for example in form.examples:
        found = form.compiled.search(example.line)
        assert found is not None and found["name"].startswith(example.name), example.line
    for line in form.refused:
        assert not any(is_titled(found["name"]) for found in form.compiled.finditer(line)), line


@pytest.mark.parametrize(
    ("head", "container"),
    [
        ("Answers of Models as Goods\n\nJane Roe\n\nForthcoming in the Roe Journal of Models", "Roe Journal of Models"),
        ("Model Answers\nJane Roe\nPrepared for Oxford Handbook of Models, J. Doe ed.", "Oxford Handbook of Models"),
        (
            "Answers of Models as Goods\n\nChapter\n\nModels in Motion\n\n"
            "Part of the book series: Roe Studies in Model Affairs ((ROESTUD,volume 8))",
            "Models in Motion",
        ),
        (
            "Subscribe to the Harbour Daily for access. It is made for Harbour Daily subscribers.\n"
            "\nMay 17, 2031\n\nAnswers of Models as Goods\n\nBy Jane Roe",
            "Harbour Daily",
        ),
        ("Model Settlement\nVol. 10  No. 05 ( 2031 ), Article ID: 8\n\nModel Answers\n\nJane Roe", "Model Settlement"),
        ("Roe Data Letters, 2031, 7, 295-315 ISSN 1234-5678 Answers of Models Jane Roe " + TEXT, "Roe Data Letters"),
        (
            "Vol. 33, 2031 Answers of Models 277\n\nAnswers of Models as Goods\n\nJane Roe\n\n"
            "* Professor of Law, Roe University. 278 Journal of the Academy of Model Lawyers",
            "Journal of the Academy of Model Lawyers",
        ),
    ],
)  # fmt: skip
def test_the_outlet_is_taken(head: str, container: str) -> None:
    assert _item(f"{head}\n\nAbstract\n\n{TEXT}\n{TEXT}\n").container_title == container


@pytest.mark.parametrize(
    "head",
    [
        "Answers of Models as Goods\n\nJane Roe\n\nPublished in London",
        "Answers of Models as Goods\n\nJane Roe\n\nPrepared for the Annual Model Law Conference",
        "Answers of Models as Goods\n\nJane Roe\n\nSubscribe to Harbour Daily",  # one weak sign alone
    ],
)
def test_silence_where_nothing_is_named(head: str) -> None:
    assert not _item(f"{head}\n\nAbstract\n\n{TEXT}\n{TEXT}\n").container_title


def test_a_yearbook_above_its_article() -> None:
    item = _item(f"白鹿法论丛(2031年卷/总第3卷)\n\n模型的答案是谁的\n\n秦川\n\n摘要:{SATZ}{SATZ}\n\n{SATZ}{SATZ}\n")
    assert (item.container_title, item.volume) == ("白鹿法论丛", "3")


def test_the_serial_in_the_citation_of_the_work_is_taken_whatever_it_is_called() -> None:
    cited = "Roe, J. (2031). Answers of Models as Goods. Harbour Social Science, 13(4), 13-18."
    item = _item(f"Answers of Models as Goods\n\nJane Roe\n\nAbstract\n\n{TEXT}\n\n{cited}\n\n{TEXT}\n")
    assert (item.container_title, item.volume, item.page) == ("Harbour Social Science", "13", "13-18")


@pytest.mark.parametrize(
    ("cited", "container"),
    [
        ("103 B.U. L. Rev. Online 69 (2031)", "Boston University Law Review Online"),
        ("92 Geo. Wash. L. Rev. 1050 (2031)", "George Washington Law Review"),
        ("12 Roe Q.L. Rev. 34 (2031)", "Roe Q.L. Rev."),  # in no table
        ("", ""),  # "Law Review" alone is any
    ],
)
def test_a_site_that_calls_itself_law_review_is_named_by_its_citation(cited: str, container: str) -> None:
    page = (
        "<html><head><title>Answers of Models as Goods - Law Review</title>"
        "<meta property='og:site_name' content='Law Review'></head><body><h1>Answers of Models as Goods</h1>"
        f"<p>Jane Roe</p><p>{cited}</p><p>{TEXT}</p><p>{TEXT}</p></body></html>"
    )
    (document,) = parse(read(RawFile(page.encode(), "page.html"))[0])
    assert normalised(document)[0].container_title.rstrip(".") == container.rstrip(".")


@pytest.mark.parametrize("name", ["Law Review", "the Journal", "2031 Roe Slip Op 01932"])
def test_what_any_journal_is_called_names_none(name: str) -> None:
    assert names_none(name)
    assert not names_none("Roe Law Review")
