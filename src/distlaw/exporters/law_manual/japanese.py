"""Japanese works: articles 96 to 98 of the manual."""

from __future__ import annotations

from collections.abc import Sequence

from distlaw.exporters.law_manual.chinese import ChineseNote
from distlaw.exporters.law_manual.names import whole
from distlaw.exporters.law_manual.pinpoints import is_figures
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.markup import clean
from distlaw.exporters.printed.numbers import edition_number
from distlaw.model.work import Item, Name
from distlaw.text.numerals import roman

_UNITS = {"page": "頁", "section": "節", "article": "条", "article-locator": "条", "chapter": "章", "paragraph": "段落"}


def japanese(note: ChineseNote) -> str:
    """The source in Japanese: 我妻栄『title』（有斐閣，1971年）50頁."""
    item = note.item
    if item.csl_type in ("legislation", "regulation", "treaty"):
        return clean(item.title or item.container_title) + (_place(note) or _counted(item.section, "条"))
    if item.csl_type == "legal_case":
        return _case(note)
    who = _people(item, ("author",)) or ("" if item.container_title else _people(item, ("editor", "compiler"), "編"))
    if item.csl_type in ("webpage", "post", "post-weblog"):
        return who + _web(note)
    if item.csl_type in ("article-journal", "article-magazine", "article-newspaper"):
        year = dates.chinese_year(item.issued, item.issued_literal)
        source = clean(item.container_title) + _counted(item.volume, "巻") + _counted(item.issue, "号")
        return f"{who}「{clean(item.title)}」{source}" + (f"（{year}）" if year else "") + _place_or_page(note)
    if item.container_title:
        editors = _people(item, ("editor", "compiler"), "編")
        host = f"{editors}『{clean(item.container_title)}』"
        return f"{who}「{clean(item.title)}」{host}{_published(item)}{_place_or_page(note)}"
    return who + _book_title(item) + _published(item) + _place(note)


def _people(item: Item, roles: Sequence[str], word: str = "") -> str:
    names: list[Name] = [name for name in item.contributors if name.role in roles]
    if not names:
        return ""
    label = next((name.role_label for name in names if name.role_label), word)
    return "=".join(whole(name) for name in names) + clean(label)


def _book_title(item: Item) -> str:
    series = clean(item.collection_title)
    if series and item.collection_number.isdigit() and int(item.collection_number) < 40:
        series += roman(int(item.collection_number))
    number = edition_number(item.edition)
    edition = f"〔第{number}版〕" if number > 1 else "" if number or not item.edition else f"〔{clean(item.edition)}〕"
    return f"『{clean(item.title)}{f'（{series}）' if series else ''}{edition}』"


def _published(item: Item) -> str:
    year = dates.chinese_year(item.issued, item.issued_literal)
    inside = "，".join(part for part in (clean(item.publisher), year) if part)
    return f"（{inside}）" if inside else ""


def _counted(text: str, unit: str) -> str:
    text = clean(text)
    return text + unit if is_figures(text) and text else text


def _place(note: ChineseNote) -> str:
    locator = clean(note.cite.locator)
    unit = "版" if note.item.csl_type == "article-newspaper" else _UNITS.get(note.cite.label, "")
    return locator + unit if is_figures(locator) else locator


def _place_or_page(note: ChineseNote) -> str:
    found = _place(note)
    if found or note.item.csl_type == "article-newspaper":
        return found
    page = clean(note.item.page)
    return page.partition("-")[0].partition("–")[0] + "頁" if is_figures(page) and page else page


def _case(note: ChineseNote) -> str:
    """最高裁判所2001年3月1日判決，民集55巻2号97頁 (97)."""
    item = note.item
    court = clean(item.authority) + dates.chinese(item.issued) + (clean(item.document_kind or item.genre) or "判決")
    reporter = clean(item.container_title or item.reporter)
    source = reporter + _counted(item.volume, "巻" if item.number or item.issue else "輯")
    source += _counted(item.number or item.issue, "号") + _place_or_page(note)
    return "，".join(part for part in (court, source or clean(item.docket)) if part)


def _web(note: ChineseNote) -> str:
    item = note.item
    date = dates.chinese(item.issued)
    if not date and item.accessed:
        date = dates.chinese(item.accessed) + "閲覧"
    return f"「{clean(item.title)}」" + (f"（{date}）" if date else "") + clean(item.url)
