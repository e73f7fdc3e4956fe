"""Short forms followed to what they mean, markers of a list in the text, and link lists."""

from __future__ import annotations

import pytest

from distlaw.extract.references.anchors import author_year_anchors, number_anchors
from distlaw.extract.references.chain import CitedAuthority, Entries, resolved
from distlaw.extract.references.link_lists import listed_entries, with_target
from distlaw.extract.references.reference import ReferenceParse, ShortForm
from distlaw.model.document import Entry, ParsedDocument, Zone
from distlaw.model.evidence import Evidence
from distlaw.model.work import Item, Name
from distlaw.text.offsets import MappedText


def work(title: str, *authors: str, year: str = "2031") -> Item:
    return Item(title=title, contributors=tuple(Name(literal=name) for name in authors), issued=year)


def cited(
    marker: str, item: Item | None = None, short: ShortForm | None = None, hereinafter: str = ""
) -> CitedAuthority:
    parse = ReferenceParse(item=item or Item(), rule="test", short=short, short_title=hereinafter)
    return CitedAuthority(marker, int(marker) * 10, int(marker) * 10 + 5, parse)


VANE, LIN = work("Outputs and Terms", "Ottoline Vane"), work("蒸馏的边界", "林知远", "周若衡")


def meant(*chain: CitedAuthority) -> tuple[str, str, str]:
    last = resolved(chain)[-1]
    return last.parse.item.title, last.antecedent, last.reason


@pytest.mark.parametrize(
    ("short", "title", "note"),
    [
        (ShortForm(kind="same"), "蒸馏的边界", "2"),
        (ShortForm(kind="earlier", note="1"), "Outputs and Terms", "1"),
        (ShortForm(kind="earlier", note="1", author="Vane"), "Outputs and Terms", "1"),
        (ShortForm(kind="earlier", note="01"), "Outputs and Terms", "1"),
        (ShortForm(kind="named", author="林知远"), "蒸馏的边界", "2"),
        (ShortForm(kind="named", author="林知远、周若衡"), "蒸馏的边界", "2"),
        (ShortForm(kind="named", title="Outputs"), "Outputs and Terms", "1"),
    ],
)
def test_a_short_form_is_followed(short: ShortForm, title: str, note: str) -> None:
    assert meant(cited("1", VANE), cited("2", LIN), cited("3", short=short)) == (title, note, "")


@pytest.mark.parametrize(
    ("short", "reason"),
    [
        (ShortForm(kind="earlier", note="9"), "note 9 is not among"),
        (ShortForm(kind="named", author="沈砚秋"), "沈砚秋 is not among"),
        (ShortForm(kind="named", author="林知远、沈砚秋"), "is not among"),
        (ShortForm(kind="named"), "the authority before it is not among"),
    ],
)
def test_what_points_nowhere_says_so(short: ShortForm, reason: str) -> None:
    title, _, said = meant(cited("1", VANE), cited("2", LIN), cited("3", short=short))
    assert title == "" and reason in said


def test_the_first_note_can_mean_nothing_before_it() -> None:
    assert "is not among" in meant(cited("1", short=ShortForm(kind="same")))[2]


def test_a_chain_leads_to_its_beginning() -> None:
    same = ShortForm(kind="same")
    assert meant(cited("1", VANE), cited("2", short=same), cited("3", short=same)) == ("Outputs and Terms", "1", "")


def test_of_two_in_one_note_the_named_one_is_meant() -> None:
    chain = (cited("1", VANE), cited("1", LIN), cited("2", short=ShortForm(kind="earlier", note="1", author="Vane")))
    assert meant(*chain)[0] == "Outputs and Terms"
    unnamed = (cited("1", VANE), cited("1", LIN), cited("2", short=ShortForm(kind="earlier", note="1")))
    assert meant(*unnamed)[0] == ""


@pytest.mark.parametrize(("between", "title"), [(11, "Outputs and Terms"), (12, "")])
def test_where_numbering_begins_anew_the_last_dozen_of_a_number_count(between: int, title: str) -> None:
    others = tuple(cited("1", work(f"第{number}篇", "某甲")) for number in range(between))
    named = ShortForm(kind="earlier", note="1", title="Outputs")
    assert meant(cited("1", VANE), *others, *(cited("2", LIN) for _ in range(200)), cited("3", short=named))[0] == title


def test_a_hereinafter_name_is_known_later() -> None:
    chain = (cited("1", VANE, hereinafter="Vane I"), cited("2", LIN))
    assert meant(*chain, cited("3", short=ShortForm(kind="named", author="Vane I")))[0] == "Outputs and Terms"


def test_the_nearest_work_of_an_author_is_meant() -> None:
    later = work("续论", "林知远")
    assert (
        meant(cited("1", LIN), cited("2", later), cited("3", short=ShortForm(kind="named", author="林知远")))[0]
        == "续论"
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (work("Outputs", "A"), work("OUTPUTS", "B"), True),
        (work("Outputs", "A"), work("Inputs", "A"), False),
        (work("", "林知远"), work("", "林知远"), True),
        (work("", "林知远"), work("", "林知远", year="2030"), False),
        (work("", "林知远"), work("", "周若衡"), False),
        (work("", "林知远", year=""), work("", "林知远", year=""), False),
        (work(""), work("", "林知远"), False),
    ],
)
def test_two_entries_of_one_work(one: Item, other: Item, same: bool) -> None:
    assert (Entries([one]).first(other) == 0) is same


def test_the_first_entry_of_several_is_meant() -> None:
    entries = Entries([work("", "林知远"), work("Outputs", "A"), work("Outputs", "B"), work("续论", "林知远")])
    assert [entries.first(one) for one in (work("OUTPUTS", "C"), work("续论", "林知远"), work("", "B"), Item())] == [
        1, 0, 2, -1,
    ]  # fmt: skip


def document(text: str, entries: tuple[Entry, ...] = (), zones: tuple[Zone, ...] = ()) -> ParsedDocument:
    return ParsedDocument(
        source_sha256="0" * 64, text_sha256="0" * 64, parser="plain", parser_version="1", genre="plain",
        quality="full", language="en", reading=MappedText.whole(text), entries=entries, zones=zones,
    )  # fmt: skip


def test_bracketed_numbers_are_found_where_they_stand() -> None:
    text = "one [1], two [2-4], three〔5、7〕, year [2031]"
    found = number_anchors(document(text))
    assert {number: [text[at] for at in places] for number, places in found.items()} == {
        "1": ["["], "2": ["["], "3": ["["], "4": ["["], "5": ["〔"], "7": ["〔"],
    }  # fmt: skip
    assert found["2"] == found["4"] == (text.index("[2-4"),)


def test_numbers_outside_the_prose_are_no_anchors() -> None:
    text = "body [1]\nlist [1] entry"
    zones = (Zone(kind="body", start=0, end=8), Zone(kind="references", start=9, end=len(text)))
    assert number_anchors(document(text, zones=zones)) == {"1": (5,)}


def test_an_author_with_a_year_means_the_one_entry_it_fits() -> None:
    items = (
        work("a", "林知远"),
        work("b", "周若衡"),
        work("c", "林知远", year="2030"),
        work("d", "林知远", year="2030"),
    )
    text = "如林知远（2031）所说，周若衡等（2031）不同，林知远（2030）未定。"
    assert author_year_anchors(document(text), items) == {0: (0,), 1: (text.index("周若衡"),)}


LINKS = "- [甲文](https://a.example/1)\n- [乙文](https://a.example/2)"


def test_a_list_of_links_is_an_entry_a_link() -> None:
    entry = Entry(kind="reference", marker="", start=0, end=len(LINKS), url="https://a.example/1")
    found = list(listed_entries(document(LINKS, (entry,))))
    assert [LINKS[one.start : one.end] for one in found] == [line[2:] for line in LINKS.split("\n")]
    assert {one.url for one in found} == {""}


@pytest.mark.parametrize("text", ["[甲文](https://a.example/1)", LINKS + "\n另有一书。"])
def test_other_entries_stay_whole(text: str) -> None:
    entry = Entry(kind="reference", marker="1", start=0, end=len(text))
    note = Entry(kind="note", marker="1", start=0, end=len(text))
    assert list(listed_entries(document(text, (entry, note)))) == [entry]


def test_evidence_is_widened_to_the_whole_link() -> None:
    url, source = "https://a.example/1", "see [甲文](https://a.example/1) end"
    evidence = Evidence(ranges=((5, 7),), exact="甲文", text_sha256="0" * 64)
    found = with_target(evidence, source, url)
    assert (found.exact, source[slice(*found.ranges[0])]) == ("[甲文](https://a.example/1)",) * 2
    assert (found.prefix, found.suffix) == ("see ", " end")


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ("see [甲文](https://a.example/1) end", ""),
        ("see [甲文](https://b.example/9) end", "https://a.example/1"),
        ("see [甲文] (https://a.example/1)", "https://a.example/1"),
        ("see x甲文](https://a.example/1)", "https://a.example/1"),
    ],
)
def test_evidence_that_is_no_link_stays(source: str, url: str) -> None:
    evidence = Evidence(ranges=((5, 7),), exact="甲文", text_sha256="0" * 64)
    assert with_target(evidence, source, url) is evidence


def test_an_address_that_is_printed_is_evidence_enough() -> None:
    url = "https://a.example/1"
    source = f"see [{url}]({url}) end"
    evidence = Evidence(ranges=((5, 5 + len(url)),), exact=url, text_sha256="0" * 64)
    assert with_target(evidence, source, url) is evidence
