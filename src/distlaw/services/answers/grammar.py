"""Reads what stands beside handles: for each piece between two of them, whose words it gives and on what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from distlaw.services.answers.templates import Slots, any_of, bare
from distlaw.vocab.frames import Frames, load_frames

_JOIN = re.compile(r"[.;]?(?:and|then|和|与|以及|并|并且)?")
_MOST = 2  # announcements, and words of order, in a row
_TOPICS = 3

ByLanguage = Mapping[str, Slots]


class DraftPiece(NamedTuple):
    """How a piece was read: what behind the last handle says who spoke (nothing, a bracket, or words that hold for the
    whole sentence), whether a sentence ends, and the words before the next handle that say on what and who speaks."""

    behind: Literal["", "bracket", "words"] = ""
    is_stop: bool = False
    topics: str = ""
    core: str = ""


def read(text: str, last: ByLanguage | None, now: ByLanguage | None, rest: ByLanguage) -> DraftPiece | None:
    """A piece between the handles of two claims, bare; None where it says anything that no record has.

    `last` are the slots of the claim before it, `now` of the one behind it, `rest` of all that follow together.
    """
    for behind, start in _behind(text, last):
        for at in _after(text, start, rest):
            stop = "." in text[start:at] or last is None
            if now is None and at == len(text):
                return DraftPiece(behind, stop)
            if now is not None and (found := _lead(text, at, now)):
                return DraftPiece(behind, stop, *found)
    return None


def holds(topics: str, core: str, slots: ByLanguage) -> bool:
    """Whether words that lead to an earlier handle of the sentence are so of this claim too."""
    return all(
        not words or any(len(words) in finder(words, 0, load_frames()[code], one) for code, one in slots.items())
        for words, finder in ((topics, _topics), (core, _cores))
    )


def is_announcement(text: str, rest: ByLanguage) -> bool:
    """Whether a line without a handle only announces what follows, or names the side that all of it takes."""
    return len(text) in _after(text, 0, rest, is_line=True) or any(text in one["pro"] for one in rest.values())


def is_heading(text: str, rest: ByLanguage) -> bool:
    """Whether a heading says only what holds for every claim under it."""
    return any(len(text) in any_of(load_frames()[code].headings, text, 0, slots) for code, slots in rest.items())


def _behind(text: str, last: ByLanguage | None) -> Iterator[tuple[Literal["", "bracket", "words"], int]]:
    for code, slots in (last or {}).items():
        starts = {0} | {len(one) for one in slots["par"] if text.startswith(one)}
        for start in starts:
            for end in any_of(load_frames()[code].behind, text, start, slots):
                yield "words", end
            yield "bracket" if any(one in text[:start] for one in slots["who"]) else "", start
    if last is None:
        yield "", 0


def _after(text: str, at: int, rest: ByLanguage, *, is_line: bool = False) -> list[int]:
    """Where what joins, and announcements, may end."""
    joined = _JOIN.match(text, at)
    reached = {at} | ({joined.end()} if joined and not is_line else set())
    reached |= {at + 1} if text[at : at + 1] in (".", ";") else set()
    found = set() if is_line else set(reached)
    for _ in range(_MOST):
        reached = {
            end + more
            for place in reached
            for code, slots in rest.items()
            for end in any_of(load_frames()[code].announcements, text, place, slots)
            for more in ((0, 1) if text[end : end + 1] in (".", ";") else (0,))
        }
        found |= reached
    return sorted(found, reverse=True)


def _lead(text: str, at: int, now: ByLanguage) -> tuple[str, str] | None:
    """The topics and the core of what leads to a handle, up to the text's end."""
    for code, slots in now.items():
        frames = load_frames()[code]
        for start in _orders(text, at, slots):
            for middle in sorted(_topics(text, start, frames, slots) | {start}, reverse=True):
                for end in sorted(_cores(text, middle, frames, slots) | {middle}, reverse=True):
                    if text[end:] in ("", "that", "that."):
                        return text[start:middle], text[middle:end]
    return None


def _orders(text: str, at: int, slots: Slots) -> set[int]:
    found = reached = {at}
    for _ in range(_MOST):
        reached = {place + len(word) for place in reached for word in slots["order"] if text.startswith(word, place)}
        found = found | reached
    return found


def _topics(text: str, at: int, frames: Frames, slots: Slots) -> set[int]:
    found, reached = set[int](), {at}
    for _ in range(_TOPICS):
        reached = {end for place in reached for end in any_of(frames.topics, text, place, slots)}
        found |= reached
    return found


def _cores(text: str, at: int, frames: Frames, slots: Slots) -> set[int]:
    return any_of(frames.cores, text, at, slots)


def unknown_words(text: str, now: ByLanguage) -> str:
    """The first words of a piece, as it is written, that neither a template nor the record has."""
    known = {bare(word) for code in now for word in _words_of(load_frames()[code])}
    slots = [one for each in now.values() for words in each.values() for one in words]
    for word in re.findall(r"[A-Za-z][\w’'-]*|[^\W\d_]+|\d+", text):
        if bare(word) and bare(word) not in known and not any(bare(word) in one for one in slots):
            return str(word)
    return ""


def _words_of(frames: Frames) -> Iterator[str]:
    for template in (*frames.topics, *frames.cores, *frames.behind, *frames.announcements, *frames.order):
        yield from re.findall(r"[^\W\d_]+", re.sub(r"\{\w+\}", " ", template))
