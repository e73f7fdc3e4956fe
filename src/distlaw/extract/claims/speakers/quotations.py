"""Quotations of a paragraph: whose they are is said once, before or after the words, and holds for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from distlaw.extract.claims.blocks import ClaimBlock
from distlaw.extract.claims.speakers import en, zh
from distlaw.extract.claims.speakers.attribution import Role
from distlaw.extract.claims.speakers.en_names import who as english_who
from distlaw.extract.claims.speakers.words import filed_under, role
from distlaw.extract.claims.speakers.zh_names import who as chinese_who
from distlaw.model.argument import Speaker
from distlaw.text.han import HAN
from distlaw.text.sentences import sentences
from distlaw.vocab.cues import Language

_QUOTED = re.compile(r"“(?P<curly>[^“”]+)(?:”|$)|「(?P<corner>[^「」]+)(?:」|$)|\"(?P<straight>[^\"]+)(?:\"|$)")
_LEAST = {"zh": 10, "en": 24}  # characters: a shorter one is a term, not a saying
_REACH = 80  # characters after a quotation in which its speaker is named
_ENDS = "。！？.!?"  # before the closing mark: whoever is named after it opens a sentence, unless that is all it says
_STOPS = '。.!?！？”」"'


class Quotation(NamedTuple):
    """`[start, end)` of a block's text between the marks; a pronoun (@他) as speaker is for a tracker to resolve."""

    start: int
    end: int
    speaker: Speaker
    verb: str
    role: Role
    is_closed: bool = False  # its speaker is named right after it


def quotations(block: ClaimBlock, before: Quotation | None) -> list[Quotation]:
    """The block's quotations of which the speaker is known: named beside it, else the one quoted before; `before` is
    the last quotation of the paragraph before, which one that opens this paragraph may carry on."""
    least = _LEAST["en" if block.is_english else "zh"]
    found: list[Quotation] = []
    for match in _QUOTED.finditer(block.text):
        start, end = match.span(match.lastgroup or 0)
        if end - start < least:
            continue
        said = _after(block, end) or _before(block, start, end)
        if said is None:
            said = found[-1]._replace(is_closed=False) if found and _opens(block, start, found[-1].end) else said
        if said is None and not found and before is not None and match.start() == 0:
            said = before._replace(is_closed=False)
        if said is not None:
            found.append(said._replace(start=start, end=end))
    return found


def _opens(block: ClaimBlock, start: int, since: int) -> bool:
    """Whether the quotation opens a sentence: between it and the last one sentences have ended, none begun."""
    between = block.text[since : start - 1].rstrip()
    return not between or between[-1] in _STOPS


def _after(block: ClaimBlock, end: int) -> Quotation | None:
    """Who is named after the closing mark (……，”甲说)."""
    language: Language = "en" if block.is_english else "zh"
    for pattern in _closings(block.is_english):
        match = pattern.match(block.shade, end, min(len(block.shade), end + _REACH))
        if match is None or (block.text[end - 1] in _ENDS and not match.group("stop")):
            continue
        raw, printed = match.group("who"), block.text[match.start("who") : match.end("who")]
        if block.is_english:
            named = english_who(printed, raw, "")
            speaker = named[0] if named and not named[1] else None
        else:
            speaker = chinese_who(printed, raw)
        if speaker is not None:
            verb = match.group("verb")
            return Quotation(end, end, speaker, verb, role(raw, verb, language), is_closed=True)
    return None


def _before(block: ClaimBlock, start: int, end: int) -> Quotation | None:
    """Who is named in the words of the sentence before the opening mark."""
    since = _since(block, start - 1)
    if start - 1 - since < 2:
        return None
    label = _LABEL.match(block.text, since, start - 1)
    if label is not None:
        return _labelled(block, label, start, end)
    reader = en if block.is_english else zh
    while since < start and block.text[since].isspace():
        since += 1
    found = reader.read(block.text, block.shade, since, end)
    if found is None or found.is_own or found.start > start or found.speaker.type == "author":
        return None
    return Quotation(start, end, found.speaker, found.verb, found.role)


def _since(block: ClaimBlock, at: int) -> int:
    """Where the sentence begins in which a quotation opens; a quotation that has ended before is left out."""
    begin = next((first for first, last in sentences(block.text) if first <= at < last), 0)
    return max(begin, block.text.rfind("”", 0, at) + 1)


_LABEL = re.compile(rf"\s*(?P<who>[{HAN}·]{{2,16}}|[A-Z][\w.'’\-]*(?: [A-Z][\w.'’\-]*){{0,3}})\s*[:：]\s*$")


def _labelled(block: ClaimBlock, label: re.Match[str], start: int, end: int) -> Quotation | None:
    """Who stands before the colon, with no word of saying (Quill: “…”)."""
    printed = label.group("who")
    if block.is_english:
        return Quotation(start, end, Speaker(type="person", name=printed), "said", role(printed.lower(), "", "en"))
    speaker = chinese_who(printed, block.shade[label.start("who") : label.end("who")])
    return Quotation(start, end, speaker, "说", role(printed, "", "zh")) if speaker else None


@cache
def _closings(is_english: bool) -> tuple[re.Pattern[str], ...]:
    if is_english:
        verb = filed_under("verb", "en")
        who = r"(?P<who>[^,;:.\"]{2,60}"
        return (
            re.compile(rf"[\"”]?,? ?(?P<verb>{verb}) {who})(?P<stop>\.)?"),
            re.compile(
                rf"[\"”]?,? ?{who}?),?(?: (?:also|then|later))? (?P<verb>{verb})\b(?! that\b)"
                r"[^.,;:]{0,40}(?P<stop>\.)?"
            ),
        )
    verb, adverb = filed_under("verb", "zh"), filed_under("adverb", "zh")
    opening = rf"[\"」]?,?\s*(?P<who>[^,;。?!:\"]{{1,40}}?)(?:{adverb}){{0,6}}(?P<verb>{verb})"
    return (re.compile(opening + r"(?!明|理)[^,;。?!:\"]{0,12}(?P<stop>[。.]|$)?"),)


def within(found: Sequence[Quotation], start: int, end: int) -> Iterator[Quotation]:
    """The quotations in which most of `[start, end)` stands, or in which it begins if the speaker is named after."""
    for one in found:
        if (one.is_closed and one.start - 1 <= start < one.end) or 2 * (
            min(end, one.end) - max(start, one.start)
        ) > end - start:
            yield one
