"""Which work a reference means, and when two manifestations are one work."""

from __future__ import annotations

import pytest

from distlaw.link.catalogue import WorkStub
from distlaw.link.persons import same_person
from distlaw.link.works import bare_url, identifiers, matched_reference, same_work
from distlaw.model.citation import ReferenceFinding
from distlaw.model.evidence import Evidence
from distlaw.model.work import Item, Name
from distlaw.text.titles import main_title_key, title_key


def item(title: str, author: str = "", year: str = "", **fields: str) -> Item:
    return Item(title=title, contributors=(Name(literal=author),) if author else (), issued=year, **fields)


class Shelf:
    """A catalogue of given works."""

    def __init__(self, **works: Item) -> None:
        self.stubs = [WorkStub(key=key, item=work) for key, work in works.items()]

    def works_titled(self, key: str) -> tuple[WorkStub, ...]:
        return tuple(
            s
            for s in self.stubs
            if key in (title_key(s.item.title), main_title_key(s.item.title), title_key(s.item.title_translated))
        )

    def work_with_identifier(self, scheme: str, value: str) -> WorkStub | None:
        return next((s for s in self.stubs if (scheme, value) in identifiers(s.item)), None)


def reference(work: Item) -> ReferenceFinding:
    return ReferenceFinding(number="1", evidence=Evidence(ranges=((0, 1),), exact="x"), item=work, rule="r")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("黄汇", "Huang Hui", True),
        ("黄汇", "Hui Huang", True),
        ("黄汇", "Huang H", True),
        ("單一鳴", "单一鸣", True),
        ("单一鸣", "Shan Yiming", True),
        ("欧阳修", "Ouyang Xiu", True),
        ("Kidd A B", "Ada Kidd", True),
        ("Mark A. Lemley", "Lemley, M. A.", True),
        ("黄汇", "黄辉", False),
        ("黄汇", "Huang Wei", False),
        ("Ada Kidd", "Ben Kidd", False),
        ("Bryan Casey", "Mark Lemley", False),
    ],
)
def test_persons(one: str, other: str, expected: bool) -> None:
    assert same_person(Name(literal=one), Name(literal=other)) is expected
    assert same_person(Name(literal=other), Name(literal=one)) is expected


TEXT = "".join(f"第{n}段说潮汐之法不因月而改，惟有第{n * 7}种情形例外。" for n in range(60))


@pytest.mark.parametrize(
    ("one", "other", "texts", "verdict"),
    [
        pytest.param(
            item("潮汐的法律边界", "沈砚秋", "2028"),
            item("潮汐的法律邊界", "沈硯秋", "2028-05"),
            ("", ""),
            "same",
            id="scripts",
        ),
        pytest.param(
            item("潮汐的法律边界：再论", "沈砚秋"),
            item("潮汐的法律边界", "Shen Yanqiu"),
            ("", ""),
            "same",
            id="subtitle-pinyin",
        ),
        pytest.param(
            item("潮汐的法律边界与限度"),
            item("潮汐的法律边界与限度"),
            (TEXT, TEXT[200:]),
            "same",
            id="text-without-authors",
        ),
        pytest.param(item("潮汐的法律边界与限度"), item("潮汐的法律边界与限度"), ("", ""), "maybe", id="title-alone"),
        pytest.param(item("别题", "沈砚秋"), item("潮汐的法律边界", "陆知微"), (TEXT, TEXT), "maybe", id="text-alone"),
        pytest.param(
            item("潮汐的法律边界", "沈砚秋", "2020"),
            item("潮汐的法律边界", "沈砚秋", "2028"),
            ("", ""),
            "maybe",
            id="years-differ",
        ),
        pytest.param(
            item("潮汐的法律边界", "沈砚秋"),
            item("潮汐的法律边界", "陆知微"),
            ("", ""),
            "different",
            id="authors-differ",
        ),
        pytest.param(
            item("甲", "沈砚秋", doi="10.1000/a"),
            item("乙", "沈砚秋", doi="10.1000/b"),
            ("", ""),
            "different",
            id="dois-differ",
        ),
        pytest.param(
            item("题名", doi="10.1000/A"), item("题名", doi="https://doi.org/10.1000/a"), ("", ""), "same", id="doi"
        ),
    ],
)
def test_same_work(one: Item, other: Item, texts: tuple[str, str], verdict: str) -> None:
    found = same_work(one, other, *texts)
    assert found.verdict == verdict
    assert found.reasons
    assert same_work(other, one, texts[1], texts[0]).verdict == verdict


def test_a_reference_resolves_across_scripts() -> None:
    shelf = Shelf(shen2028=item("潮汐的法律边界", "沈砚秋", "2028"))
    found = matched_reference(reference(item("潮汐的法律邊界", "沈硯秋", "2028")), shelf)
    assert (found.status, found.work_key) == ("resolved", "shen2028")
    assert "title" in found.reason


def test_a_reference_resolves_by_address() -> None:
    shelf = Shelf(tide=item("What the tide brings", url="http://www.example.org/tide/?utm_source=x"))
    assert matched_reference(reference(Item(url="https://example.org/tide#a")), shelf).work_key == "tide"


def test_two_works_that_fit_are_ambiguous() -> None:
    work = item("潮汐的法律边界", "沈砚秋", "2028")
    found = matched_reference(reference(work), Shelf(a=work, b=work))
    assert (found.status, found.work_key) == ("ambiguous", "")
    assert "a, b" in found.reason


@pytest.mark.parametrize(
    ("cited", "held"),
    [
        (item("使用条款", "", "2024"), item("使用条款", "甲公司", "2024")),
        (item("潮汐的法律边界", "陆知微"), item("潮汐的法律边界", "沈砚秋")),
        (item("潮汐的法律边界", "沈砚秋", "2010"), item("潮汐的法律边界", "沈砚秋", "2028")),
        (item(""), item("潮汐的法律边界")),
    ],
    ids=["short-title-alone", "other-author", "other-year", "no-title"],
)
def test_no_guess(cited: Item, held: Item) -> None:
    found = matched_reference(reference(cited), Shelf(held=held))
    assert (found.status, found.work_key) == ("unresolved", "")
    assert found.reason


@pytest.mark.parametrize(
    ("url", "bare"),
    [
        ("https://www.Example.org/a/?utm_source=b&id=3#c", "example.org/a?id=3"),
        ("https://example.org/", ""),
        ("https://doi.org/10.1/a", ""),
    ],
)
def test_addresses(url: str, bare: str) -> None:
    assert bare_url(url) == bare
