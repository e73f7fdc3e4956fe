"""Names, titles, dates and pinpoints as the Bluebook has them."""

from __future__ import annotations

from collections.abc import Callable

from distlaw.exporters.english.abbreviations import case_name, periodical
from distlaw.exporters.english.lands import land_of
from distlaw.exporters.english.parts import access, mark_of, names_joined, pages, with_original
from distlaw.exporters.english.romanised import readable, romanised, translated
from distlaw.exporters.english.source_facts import archived
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.given import closed_up
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean, small_caps
from distlaw.exporters.printed.titles import LAW, SMALL, doubled, headline
from distlaw.model.work import CiteItem, Item, Name
from distlaw.vocab.names import is_organisation
from distlaw.vocab.styles import english_table

CUT = 3  # 15.1, 16.1: of more than two authors, the first "et al."


DAY = "{month} {day}, {year}"


def person(name: Name) -> str:
    shown = closed_up(with_original(name, "{} ({})", comma=True))
    return case_name(shown) if name.is_institution or is_organisation(name.literal) else shown


def people(item: Item, role: str, options: StyleOptions) -> str:
    shown = [text for name in readable(item, role) if (text := person(name))]
    people = readable(item, role)
    if (len(shown) >= CUT and not options.all_authors) or (people and people[-1].et_al):
        return f"{shown[0]} et al."
    return names_joined(shown, "&")


def cased(title: str) -> str:
    """A title in headline case; what came in it keeps its small words (8(a))."""
    words = [word for word in title.split()[1:] if word[:1].isalpha() and word.lower() not in LAW]
    is_set = 2 * sum(word[0].isupper() for word in words) > len(words)
    return headline(title, LAW if is_set else SMALL)


def titled(item: Item, look: Callable[[str], str]) -> str:
    """Title; a foreign one romanised, its characters and translation after it (20.2.2)."""
    own, language = clean(item.title), language_of(item)
    latin = romanised(own, language, item.title_romanised)
    shown = latin or (doubled(cased(own)) if language == "en" and item.csl_type not in ("software", "post") else own)
    parts = (look(shown) if shown else "", f"({own})" if latin else "", translated(item))
    return " ".join(part for part in parts if part)


def journal(item: Item) -> str:
    own, language = clean(item.container_title), language_of(item)
    latin = romanised(own, language)
    if latin:
        told = clean(item.container_title_translated)
        return f"{small_caps(latin)} ({own})" + (f" [{small_caps(periodical(told))}]" if told else "")  # 20.2.3
    return small_caps(clean(item.container_title_short) or (periodical(own) if language == "en" else own))


def country(item: Item) -> str:
    """(China): foreign sources name their jurisdiction (20.1)."""
    land = english_table().lands.get(land_of(item), "") or english_table().countries.get(language_of(item), "")
    return f"({land})" if land else ""


def day_of(item: Item) -> str:
    return dates.western(item.issued, english_table().months_bluebook, DAY) or clean(item.issued_literal)


def url_of(item: Item, options: StyleOptions) -> str:
    """The address, the archived copy's in brackets behind it (18.2.1(d))."""
    url = clean(item.url) if options.show_url else ""
    if not url and item.csl_type in ("article", "manuscript", "report"):
        url = access(item, options)
    copy = archived(item) if url else ""
    return url + (f" [{copy}]" if copy else "")


def led(text: str) -> str:
    return f" {text}" if text else ""


def pinpoint(cite: CiteItem) -> str:
    text = pages(cite.locator)
    if cite.label == "section" and text[:1].isdigit():
        return mark_of(cite.locator)
    labels = {"chapter": "ch.", "paragraph": "¶¶" if "–" in text else "¶", "note": "n.", "figure": "fig.",
              "part": "pt.", "appendix": "app."}  # fmt: skip
    return f"{labels[cite.label]} {text}" if cite.label in labels and text[:1].isalnum() else text
