"""Reads the attribution that opens or closes a Chinese sentence and says where the proposition begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from distlaw.extract.claims.speakers import zh_courts
from distlaw.extract.claims.speakers.attribution import Attribution, pronoun
from distlaw.extract.claims.speakers.words import role, whole
from distlaw.extract.claims.speakers.zh_names import LATIN, placeless, who
from distlaw.extract.claims.speakers.zh_patterns import LONGEST, inline_after, patterns
from distlaw.model.argument import Speaker
from distlaw.text.fold import folded, simplified
from distlaw.text.han import HAN
from distlaw.vocab.licences import load_makers
from distlaw.vocab.words import worded

_worded = partial(worded, "speakers_zh")
_IN_CASE = _worded(r"(?:在|就)[^,;。]{2,30}{cases}[中里上]?,")
_COURT_PAPER = _worded(r"{deciding_bodies}[在于的]?.{0,24}$")
_PARTY_NAMED = _worded(r"{litigants}\s?(?P<name>[A-Z][\w.\-]+)")
_COURT_BEFORE = _worded(
    rf"(?<!由)(?<![{HAN}])(?P<court>(?!由)[{HAN}]{{0,16}}{{courts}})(?:[^,，;；。:：]{{0,12}}[,，][^:：;；。]{{0,80}})?$"
)
_AUTHOR = _worded(r"\s*{authors}")
_OF_AUTHOR = _worded(r"(?:我们?|笔者|本文)$")
_QUOTES = '“"「『 '
_LEAST = 4  # characters of a proposition
_TRIES = 3  # verbs of speech in a row that may be part of a name (侵权说主张)
_FARTHEST = 60  # where an attribution may begin


def read(text: str, shade: str, start: int, end: int) -> Attribution | None:
    """The attribution in the sentence or clause `[start, end)` of a block, or None."""
    body = shade[start:end]
    own = patterns()["own"].match(body)
    if own and own.end() < len(body) - 1:
        return Attribution(start + own.end(), end, Speaker(), "own", is_own=True)
    for attempt in (
        zh_courts.settled, _sues_for, _viewed, _closing, _inquired, _opined, _accused, _then, _quoted, zh_courts.ruled,
        zh_courts.grounded, _midway, _spoken, zh_courts.kept,
    ):  # fmt: skip
        found = attempt(text, body, start, end)
        if found is not None and found.speaker.type != "author":
            return replace(found, role=role(body[: max(0, found.start - start)], found.verb, "zh"))
        if found is not None:
            return found
    return None


def dropped(shade: str, start: int, end: int, before: str) -> Attribution | None:
    """A clause that opens with a verb of speech and leaves its subject to the clause before it."""
    found = _dropped_by_court(shade, start, end, before)
    if found is not None:
        return found
    asked, sued = patterns()["asked"].match(shade[start:end]), patterns()["sued"].search(folded(before))
    if asked and sued:
        return Attribution(start, end, _suer(sued), asked.group(), role="submission")
    match = patterns()["dropped"].match(shade[start:end])
    if match is None:
        return None
    begin, verb = start + match.end(), match.group()
    if _AUTHOR.match(before):
        return Attribution(begin, end, Speaker(), verb, is_own=True)
    if sued:
        return Attribution(begin, end, _suer(sued), verb, role="submission")
    subject = patterns()["party"].match(folded(before)) or patterns()["subject"].match(folded(before))
    named = who(subject.group("who"), subject.group("who")) if subject else None
    if named:
        return Attribution(begin, end, named, verb)
    names = [m.group() for m in LATIN.finditer(before) if len(m.group()) > 2 and not m.group().isupper()]
    if not names and not re.search(r"[他她]", before):
        return None
    speaker = Speaker(type="person", name=names[0]) if names else pronoun("他")
    return Attribution(begin, end, speaker, verb, runs_on=bool(names))


def _suer(sued: re.Match[str]) -> Speaker:
    return who(sued.group("who"), sued.group("who")) or Speaker(type="unnamed", name=simplified(sued.group("who")))


def _dropped_by_court(shade: str, start: int, end: int, before: str) -> Attribution | None:
    """What a court named in the clause before decides, finds or gives as a reason."""
    ordered = patterns()["ordered"].match(shade[start:end])
    court = _COURT_BEFORE.search(before)
    if ordered and court:
        speaker = Speaker(type="organisation", name=simplified(court.group("court")))
        begin = start if whole("orders", "zh").search(ordered.group()) else start + ordered.end()
        return Attribution(begin, end, speaker, ordered.group(), role="holding", is_ruling=True)
    court_before = zh_courts.came_out(before)
    if court_before:
        return Attribution(start, end, court_before, "查明", role="holding")
    reason = zh_courts.reason(shade[start:end])
    if reason and court:
        speaker = Speaker(type="organisation", name=simplified(court.group("court")))
        return Attribution(start + reason.end(), end, speaker, reason.group(), role="holding")
    return None


def stands(text: str, shade: str, start: int, end: int) -> Speaker | None:
    """Who takes a stand in a sentence that says no more than that (产业界的看法截然不同。)."""
    match = patterns()["stands"].fullmatch(shade[start:end].rstrip("。.!:"))
    return who(text[start + match.start("who") : start + match.end("who")], match.group("who")) if match else None


def _sues_for(text: str, body: str, start: int, end: int) -> Attribution | None:
    """What somebody sues for (某人据此起诉，要求赔偿)."""
    match = patterns()["sues_for"].match(body)
    if match is None:
        return None
    return Attribution(start + match.end(), end, _suer(match), match.group("verb"), role="submission")


def _midway(text: str, body: str, start: int, end: int) -> Attribution | None:
    """A view that is named after a first clause, of which the rest is more (……，依据法院的见解，……)."""
    for comma in re.finditer(r",", body[: len(body) // 2]):
        match = patterns()["view"].match(body, comma.end())
        speaker = _speaker(text, match, start)
        if match and speaker and role(match.group("who"), "", "zh"):
            return Attribution(start + match.end(), end, speaker, "看来")
    return None


def _viewed(text: str, body: str, start: int, end: int) -> Attribution | None:
    for name in ("view", "paper", "likened"):
        match = patterns()[name].match(body)
        speaker = _speaker(text, match, start)
        if match and speaker:
            return Attribution(start + match.end(), end, speaker, "看来")
    return None


def _closing(text: str, body: str, start: int, end: int) -> Attribution | None:
    """A view that a tail names (……，这是甲的看法)."""
    trailing = patterns()["trailing"].search(body)
    if trailing and trailing.start() > _LEAST:
        group = "who" if trailing.group("who") else "owner"
        named = who(text[start + trailing.start(group) : start + trailing.end(group)], trailing.group(group))
        if named:
            return Attribution(start, start + trailing.start(), named, trailing.group("verb") or "说")
    tail = patterns()["tail"].search(body)
    speaker = _speaker(text, tail, start)
    if tail is None or speaker is None or tail.start() <= 8:
        return None
    lead = _IN_CASE.match(body)
    return Attribution(start + (lead.end() if lead else 0), start + tail.start(), speaker, "观点")


def _inquired(text: str, body: str, start: int, end: int) -> Attribution | None:
    match = patterns()["inquired"].match(body)
    if match is None or match.end() > len(body) - 6:
        return None
    speaker = _speaker(text, match, start) or Speaker(type="organisation", name=match.group("who"))
    return Attribution(start + match.end(), end, speaker, "口径")


def _opined(text: str, body: str, start: int, end: int) -> Attribution | None:
    """A view that a noun reports (他的看法是，) or that a quarrel opens (甲针锋相对：)."""
    for name in ("opposes", "opinion"):
        match = patterns()[name].match(body)
        if match is None or match.end() > len(body) - 6:
            continue
        if name == "opinion" and _OF_AUTHOR.search(match.group("who")):
            return Attribution(start + match.end(), end, Speaker(), "看法", is_own=True)
        met = patterns()["met"].search(body, 0, match.start("who") + 1) if match.group("who") in "他她对方" else None
        if met:
            return Attribution(start + match.end(), end, Speaker(type="unnamed", name=met.group("who")), "看法")
        speaker = _speaker(text, match, start)
        if speaker:
            return Attribution(start + match.end(), end, speaker, "看法", runs_on=speaker.type == "person")
    return None


def _accused(text: str, body: str, start: int, end: int) -> Attribution | None:
    match = patterns()["accuse"].match(body)
    speaker = _speaker(text, match, start)
    if match is None or speaker is None:
        return None
    begin = start + match.end() + 1
    if re.match(r"\s*[,:]", body[match.end() :]) and begin < end - 6:
        return Attribution(begin, end, speaker, match.group("verb"))
    return Attribution(start, end, speaker, match.group("verb"))


def suing(text: str, shade: str) -> Iterator[str]:
    """The names of those whom a sentence makes parties to a suit: who sues, and who stands after 原告 or 被告."""
    match = patterns()["sued"].search(shade)
    speaker = _speaker(text, match, 0)
    if speaker is not None and speaker.type in ("person", "organisation"):
        yield speaker.name
    yield from (found.group("name") for found in _PARTY_NAMED.finditer(text))


def introduces(text: str, shade: str, start: int, end: int) -> Speaker | None:
    """Who is said to say what a list or a quotation after the sentence's colon says (诉状指称：)."""
    body = shade[start:end].rstrip('" ')
    match = patterns()["introduced"].match(body) or patterns()["pointed"].match(body)
    if match is None:
        return None
    if whole("pleading", "zh").search(match.group("who")):
        return Speaker(type="unnamed", name=simplified(match.group("who")))
    return _speaker(text, match, start)


def _then(text: str, body: str, start: int, end: int) -> Attribution | None:
    match = patterns()["then"].match(body)
    if match is None or match.end() >= len(body) - 6:
        return None
    return Attribution(start + match.end(), end, Speaker(type="group", name=match.group("who")), "则")


def _quoted(text: str, body: str, start: int, end: int) -> Attribution | None:
    match = patterns()["terms"].match(body)
    return Attribution(start + match.end() + 1, end, drafter(match.group("who")), "规定") if match else None


def drafter(raw: str) -> Speaker:
    """The maker whose terms are quoted."""
    for maker in load_makers():
        if any(name.lower() in raw for name in (*maker.aliases, *maker.models)):
            return Speaker(type="organisation", name=maker.name)
    return Speaker()


def _spoken(text: str, body: str, start: int, end: int) -> Attribution | None:
    for match in _sayings(body):
        raw, begin = placeless(match.group("who")), start + match.end()
        while begin < end and text[begin] in _QUOTES:
            begin += 1
        if begin >= end - _LEAST + 2:
            continue
        if whole("instrument", "zh").search(raw) and not _COURT_PAPER.search(raw):
            mark = match.groupdict().get("mark", "")
            quoted = mark == ":" and text[start + match.end() : start + match.end() + 1] in '“"「'
            return Attribution(begin, end, Speaker(), "规定", is_own=not quoted)
        if patterns()["myself"].search(raw):
            return Attribution(begin, end, Speaker(), match.group("verb"), is_own=True)
        speaker = _speaker(text, match, start)
        if speaker is not None:
            verb = match.group("verb")
            runs = verb.endswith(("说", "称")) and speaker.type == "person"
            return Attribution(begin, end, speaker, verb, runs_on=runs, is_question=verb.endswith("问"))
    return None


def _sayings(body: str) -> Iterator[re.Match[str]]:
    """Matches of a verb of speech with the words before it, those nearest to the opening first."""
    begins = patterns()["opening"].match
    opening = next((found for at in range(min(len(body), _FARTHEST + 1)) if (found := begins(body, at))), None)
    if opening:  # one further on is none: a search would look for it at every character of a line without a stop
        yield opening
    least = 1
    for _ in range(_TRIES):
        inline = inline_after(least).match(body)
        if inline is None:
            return
        yield inline
        least = len(inline.group("who")) + 1
        if least > LONGEST:
            return


def _speaker(text: str, match: re.Match[str] | None, start: int) -> Speaker | None:
    if match is None:
        return None
    return who(text[start + match.start("who") : start + match.end("who")], match.group("who"))
