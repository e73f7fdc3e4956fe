"""Proof of a parse: the item, written out again, must give the entry's letters and digits and no others.

Every value is found in the entry and struck out, longest first; what is left may only be words that a style itself
prints (年, 期, 载, In, vol.), and names, title and host must stand in this order. Punctuation, width and spaces do
not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from distlaw.extract.references.grammars.gbt7714 import MARK
from distlaw.extract.references.reference import ReferenceParse
from distlaw.model.work import Item, Name
from distlaw.text.fold import folded
from distlaw.vocab.words import worded

_STYLE_WORDS = worded("reference_entries", "{style_words}|{style_words_en}")
_BETWEEN = re.compile(r"[\W_]+")
_PRINTED = (
    "title",
    "container_title",
    "collection_title",
    "volume",
    "volume_title",
    "issue",
    "page",
    "page_first",
    "article_number",
    "number",
    "edition",
    "version",
    "publisher",
    "publisher_place",
    "event_title",
    "event_place",
    "genre",
    "url",
    "doi",
    "authority",
    "docket",
    "document_kind",
    "neutral_citation",
    "reporter",
    "guiding_number",
    "case_library_number",
    "document_number",
    "version_note",
    "adopted_by",
    "status",
    "platform",
    "archive",
    "jurisdiction",
    "issued_literal",
)


def verified(parse: ReferenceParse, entry: str) -> ReferenceParse:
    """The parse, with `is_verified` set where its values, written out, make up the entry."""
    if parse.rule == "unread" or parse.is_verified:
        return parse
    return parse.model_copy(update={"is_verified": _makes_up(parse, entry)})


def _makes_up(parse: ReferenceParse, entry: str) -> bool:
    left = _plain(MARK.sub(" ", folded(entry), count=1) if parse.rule == "gbt7714" else entry)
    if not _in_order(parse.item, left) or not _has_shape(parse.item):
        return False
    for value in sorted(_values(parse), key=len, reverse=True):
        struck = _struck(left, value)
        if struck is None and value not in _repeated(parse.item):
            return False
        left = left if struck is None else struck
    for figure in _figures(parse.item):
        left = _struck(left, figure) or left
    return not _STYLE_WORDS.sub("", left).strip()


def _struck(text: str, value: str) -> str | None:
    """The text with the value's first occurrence made a space; a figure never matches inside a longer one."""
    before = r"(?<!\d)0?" if value[:1].isdigit() else r"(?<![0-9a-z])" if value[:1].isascii() else ""
    after = r"(?!\d)" if value[-1:].isdigit() else r"(?![0-9a-z])" if value[-1:].isascii() else ""
    match = re.search(before + re.escape(value) + after, text)
    return f"{text[: match.start()]} \x00 {text[match.end() :]}".replace("\x00", "") if match else None


def _in_order(item: Item, text: str) -> bool:
    """First author before the title before its host: what is swapped is misread."""
    author = _plain(item.contributors[0].display) if item.contributors and item.contributors[0].role == "author" else ""
    at = [text.find(value) for value in (author, _plain(item.title), _plain(item.container_title)) if value]
    found = [place for place in at if place >= 0]
    return found == sorted(found)


def _has_shape(item: Item) -> bool:
    """A title that still holds a sentence's end before it, or a journal that holds numbers, was not divided."""
    undivided = not item.contributors and re.match(r"[^\s.]{2,4}(?: [^\s.]{1,4})?[.．] ?\S", item.title) is not None
    return not undivided and re.search(r"\d{4}\s*[(（]|[:：]\s*\d+\s*(?:[-—]|$)", item.container_title) is None


def _plain(text: str) -> str:
    """Folded, lower case, punctuation made spaces and spaces single."""
    return _BETWEEN.sub(" ", unicodedata.normalize("NFKC", folded(text)).casefold()).strip()


def _values(parse: ReferenceParse) -> Iterator[str]:
    item = parse.item
    texts = [str(getattr(item, name)) for name in _PRINTED]
    texts += [parse.locator, parse.remark, parse.signal, parse.short_title]
    texts += [word for name in item.contributors for word in _name_words(name)]
    texts += sorted({name.role_label for name in item.contributors if len(name.role_label) > 1})
    texts += [value for _, key, value in item.extra if key in ("cstr", "archived")]
    texts += [item.site] if item.site != item.container_title else []
    yield from filter(None, map(_plain, texts))


def _repeated(item: Item) -> set[str]:
    """Values that may stand inside another: a DOI inside its address, an edition's figure."""
    inside = item.authority if item.authority and item.authority in item.guiding_number else ""
    return {_plain(item.doi) if item.url else "", _plain(item.platform), _plain(item.site), _plain(inside)}


def _figures(item: Item) -> list[str]:
    """The parts of the dates, as printed figures; a year inside a docket has been struck already."""
    dates = [date.rstrip("~") for date in (item.issued, item.accessed, item.adopted_at, item.event_date) if date]
    parts = [str(int(part)) for date in dict.fromkeys(dates) for part in date.split("-") if part.isdigit()]
    return [*parts, *(str(int(date[:4]) - 1911) for date in dates if date[:4].isdigit() and int(date[:4]) > 1911)]


def _name_words(name: Name) -> list[str]:
    return [*([name.literal] if name.literal else [name.family, name.given, name.suffix]), name.nationality]
