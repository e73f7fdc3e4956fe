"""One paragraph's quotations held against what they are said to be from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from distlaw.model.frozen import Frozen
from distlaw.services.answers.quotations import Quoted, is_passage, quotations
from distlaw.services.bibliography.citekeys_in import CitedKey
from distlaw.services.manuscript.finding import Finding
from distlaw.services.manuscript.quoted import QuotedPlace, begins_changed, clauses_of, parts_of
from distlaw.services.manuscript.reading import Citing, DraftBlock
from distlaw.services.manuscript.sources import Source, Sources, comparable
from distlaw.text.han import HAN

_HAN = re.compile(f"[{HAN}]")
_LIKE_FREELY = 82  # of 100: how like a passage must be that nobody cites, to be one
_END = re.compile(r"[.!?。！？]+[”’」』\"')）]*(?=\s|$)|[。！？]+")
_NUMBERS = re.compile(r"\d+")
_SHOWN = 160


class CheckedQuotation(Frozen):
    """A quotation, and what is wrong with it; without a text to hold it against it was not checked."""

    was_checked: bool
    findings: tuple[Finding, ...] = ()


def checked_quotations(block: DraftBlock, sources: Sources) -> Iterator[CheckedQuotation]:
    """Every passage that the paragraph quotes."""
    found = [one for one in quotations(block.text) if one.is_closed and is_passage(one.words)]
    for quoted in found:
        if sources.is_title(quoted.words):
            continue
        citing = _cited_at(block, quoted)
        if citing is not None:
            yield _against_works(block, quoted, citing, sources)
        else:
            yield _against_all(block, quoted, sources)


def _cited_at(block: DraftBlock, quoted: Quoted) -> Citing | None:
    """What the quotation's sentence cites: the next place behind it, else the nearest one before."""
    low, high = _sentence(block, quoted)
    inside = [one for one in block.citing if low <= one.at <= high and not _opens_next(one, high)]
    behind = [one for one in inside if one.at >= quoted.end and not (one.is_textual and one.at > quoted.end)]
    before = [one for one in inside if one.at <= quoted.start]
    within = [one for one in inside if quoted.start < one.at < quoted.end]
    chosen = behind[:1] or within[-1:] or before[-1:]
    return chosen[0] if chosen else None


def _sentence(block: DraftBlock, quoted: Quoted) -> tuple[int, int]:
    """The sentence around the quotation; a note's place right behind the final mark belongs to it."""
    plain_text = _masked(block.text)
    low = max((m.end() for m in _END.finditer(plain_text, 0, quoted.start)), default=0)
    end = _END.search(plain_text, quoted.end)
    at = end.end() if end else len(block.text)
    while at < len(block.text) and block.text[at] in " \t" and any(one.at == at + 1 for one in block.citing):
        at += 1
    return low, at


def _masked(text: str) -> str:
    """The text with what it quotes hidden, so that a stop in a quotation ends no sentence around it."""
    for one in quotations(text):
        if one.is_closed:
            last = "." if one.words[-1:] in ".。!?！？" and one.words else "x"
            hidden = "x" * (one.end - one.start - 1) + last
            text = text[: one.start] + hidden + text[one.end :]
    return text


def _opens_next(one: Citing, high: int) -> bool:
    return one.is_textual and one.at >= high


def _against_works(block: DraftBlock, quoted: Quoted, citing: Citing, sources: Sources) -> CheckedQuotation:
    known = [
        (one, source) for one in citing.cited for source in sources.of(sources.key(one.key)) if sources.key(one.key)
    ]
    if not known:
        return CheckedQuotation(was_checked=False)
    parts = tuple(comparable(part).text for part in parts_of(quoted.words))
    right = [(one, source, places) for one, source in known if (places := source.find(parts))]
    before = block.text[_sentence(block, quoted)[0] : quoted.start]
    if right and (told := _cut(block, quoted, right[0][1], parts, before)) is not None:
        return told
    if right:
        pages = [_on_page(one, source, places) for one, source, places in right]
        if any(told is None for told in pages):
            return CheckedQuotation(was_checked=True)
        one, source, places = right[0]
        page = ", ".join(dict.fromkeys(label for place in places for label in place.pages))
        message = f"{source.key} has it on page {page}, not {one.locator}"
        return _told(block, quoted, "wrong_page", message, source.key, page=page)
    elsewhere = [
        source for source in sources.likely(quoted.words) if source.find(parts) or source.has_in_other_script(parts)
    ]
    elsewhere = [source for source in elsewhere if source.key not in {one.key for _, one in known}]
    if elsewhere and not (citing.is_named and citing.is_textual):
        key = elsewhere[0].key
        page = ", ".join(page for place in elsewhere[0].find(parts)[:1] for page in place.pages)
        message = f"it is not in {known[0][1].key} but in {key}{f', page {page}' if page else ''}"
        return _told(block, quoted, "wrong_source", message, key, page=page)
    if _is_translated(quoted, known):
        return CheckedQuotation(was_checked=False)
    whole = "".join(parts)
    score, near, key = max((*source.nearest(whole), source.key) for _, source in known)
    if score:
        return _told(block, quoted, "misquoted", f"{key} says: {_short(near)}", key, nearest=near)
    spliced = next((part for _, source in known if (part := source.spliced(clauses_of(whole)))), "")
    if spliced:
        return _told(block, quoted, "misquoted", f"{known[0][1].key} has these words apart: {_short(spliced)}",
                     known[0][1].key, nearest=spliced)  # fmt: skip
    if elsewhere or _is_preview(known) or (citing.is_named and (citing.is_textual or citing.at > quoted.end + 2)):
        return CheckedQuotation(was_checked=False)
    return _told(block, quoted, "not_in_work", f"nothing in {known[0][1].key} is like it", known[0][1].key)


def _cut(
    block: DraftBlock, quoted: Quoted, source: Source, parts: tuple[str, ...], before: str
) -> CheckedQuotation | None:
    """Words that stand in the source and say something else there: cut inside a word, or behind its negation."""
    reason = source.cut(parts, begins_changed(quoted.words), before)
    if not reason:
        return None
    message = f"the quotation begins or ends {reason} in {source.key}"
    return _told(block, quoted, "cut_short", message, source.key)


def _is_translated(quoted: Quoted, known: Sequence[tuple[CitedKey, Source]]) -> bool:
    """Whether the quotation is in Chinese and the work is not, or the other way: an author's translation."""
    return all(bool(_HAN.search(quoted.words)) != bool(_HAN.search(source.text[:2000])) for _, source in known)


def _is_preview(known: Sequence[tuple[CitedKey, Source]]) -> bool:
    """A text of a few hundred characters is an abstract or a preview: what it lacks, the work may have."""
    return all(len(source.text) < 400 for _, source in known)


def _on_page(one: CitedKey, source: Source, places: Sequence[QuotedPlace]) -> str | None:
    """None where the page is right, or cannot be told; else the true pages."""
    wanted = [int(number) for number in _NUMBERS.findall(one.locator)]
    labels = {label for place in places for label in (*place.pages, *([place.may_be] if place.may_be else []))}
    if not wanted or one.label != "page" or not labels or not all(label.isdecimal() for label in labels):
        return None
    reach = range(min(wanted), max(wanted) + 1)
    return None if any(int(label) in reach for label in labels) else ", ".join(sorted(labels))


def _against_all(block: DraftBlock, quoted: Quoted, sources: Sources) -> CheckedQuotation:
    """A passage that nobody cites: wrong only where the corpus has nearly the same words."""
    parts = tuple(comparable(part).text for part in parts_of(quoted.words))
    likely = sources.likely(quoted.words)
    standing = [source for source in likely if source.find(parts)]
    if standing:
        before = block.text[_sentence(block, quoted)[0] : quoted.start]
        return _cut(block, quoted, standing[0], parts, before) or CheckedQuotation(was_checked=True)
    found = [(*source.nearest("".join(parts)), source.key) for source in likely]
    score, near, key = max(found, default=(0.0, "", ""))
    if score < _LIKE_FREELY:
        return CheckedQuotation(was_checked=False)
    return _told(block, quoted, "misquoted", f"{key} says: {_short(near)}", key, nearest=near)


def _told(
    block: DraftBlock, quoted: Quoted, code: str, message: str, key: str, *, nearest: str = "", page: str = ""
) -> CheckedQuotation:
    line, column = block.place(quoted.start)
    words = " ".join(quoted.words.split())
    finding = Finding(
        code=code, line=line, column=column, words=words, message=message, key=key, nearest=nearest, page=page
    )  # fmt: skip
    return CheckedQuotation(was_checked=True, findings=(finding,))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
