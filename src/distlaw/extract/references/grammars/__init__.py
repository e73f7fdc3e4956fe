"""Which grammar reads an entry: each is tried in turn, and the first that reads it whole is taken."""

from __future__ import annotations

import re
from collections.abc import Callable

from distlaw.extract.references.check import verified
from distlaw.extract.references.grammars.apa import parse_apa
from distlaw.extract.references.grammars.author_date import parse_author_date
from distlaw.extract.references.grammars.case_note import parse_case_note
from distlaw.extract.references.grammars.cssci import parse_cssci
from distlaw.extract.references.grammars.english import parse_english
from distlaw.extract.references.grammars.foreign import parse_foreign
from distlaw.extract.references.grammars.gbt7714 import MARK, parse_gbt
from distlaw.extract.references.grammars.journal_alone import parse_journal_alone
from distlaw.extract.references.grammars.law_manual import parse_law_note
from distlaw.extract.references.grammars.link import parse_link
from distlaw.extract.references.grammars.loose import parse_loose
from distlaw.extract.references.grammars.short import parse_short
from distlaw.extract.references.parts.tail import without_tail
from distlaw.extract.references.printed import LONGEST_ENTRY, PrintedText
from distlaw.extract.references.reference import ReferenceParse, entry_language
from distlaw.model.work import Item
from distlaw.text.titles import has_han

_MARKER = re.compile(
    r"^\s*(?:[-*•]\s+)?(?:[↑^↩]\s?\d{0,4}\s|\.\s|\[\^[^\]]{1,12}\]:|[\[(]\s*(?:注\s*)?\d{1,3}\s*[\])]|注(?:释)?\s*\d{1,3}\s*[:.]?|\d{1,3}\s*[.、](?!\d)|[①-⑳㉑-㊿]|\*)\s*"
)
_GRAMMARS_ZH: tuple[Callable[[PrintedText], ReferenceParse | None], ...] = (
    parse_short, parse_gbt, parse_law_note, parse_case_note, parse_cssci, parse_author_date, parse_loose, parse_apa,
    parse_foreign, parse_english,
)  # fmt: skip
_GRAMMARS_EN: tuple[Callable[[PrintedText], ReferenceParse | None], ...] = (
    parse_short, parse_journal_alone, parse_gbt, parse_case_note, parse_author_date, parse_apa, parse_foreign,
    parse_english, parse_cssci, parse_loose,
)  # fmt: skip


def parsed(entry: str, url: str = "") -> ReferenceParse:
    """One entry as an item; rule `unread` where no grammar reads it. `url` is a link's target kept beside its text."""
    marker = marker_length(entry)
    line = PrintedText.of(entry[marker : marker + LONGEST_ENTRY]).trimmed()
    parse = _read(line, url)
    if url and not parse.item.url:
        parse = parse.model_copy(update={"item": parse.item.model_copy(update={"url": url})})
    return verified(parse, line.raw)


def marker_length(entry: str) -> int:
    """How many characters of the entry are its marker: `[1] `, `注1：`, `2. `, ①."""
    match = _MARKER.match(PrintedText.of(entry[:40]).flat)
    return match.end() if match else 0


def _read(line: PrintedText, url: str) -> ReferenceParse:
    if link := parse_link(line, url) if _is_link(line, url) else None:
        return link
    for grammar in _GRAMMARS_ZH if has_han(line.raw) else _GRAMMARS_EN:
        if parse := grammar(line):
            return parse
    return parse_link(line, url) or _unread(line)


def _is_link(line: PrintedText, url: str) -> bool:
    if MARK.search(line.flat, 1) and not line.flat.startswith(("[", "<", "!")):
        return False  # a type mark ([J/OL]) tells a whole entry, whatever address stands in it
    return (
        bool(url)
        or re.match(r"!?\[[^\]]+\]\(|<a\b|https?://|<https?://|doi:|10\.\d{4,9}/", line.flat, re.IGNORECASE) is not None
    )


def _unread(line: PrintedText) -> ReferenceParse:
    """What can be taken from any line: address, DOI and a year standing in brackets."""
    tail = without_tail(line)
    year = re.search(r"\(((?:1[5-9]|20)\d\d)\)", line.flat)
    item = Item(
        url=tail.url,
        doi=tail.doi,
        accessed=tail.accessed,
        issued=year[1] if year else "",
        language=entry_language(line.raw),
    )
    return ReferenceParse(item=item, rule="unread", defects=("unread",))
