"""Finds many cues in one pass: each alternative is tried only where its first character stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from distlaw.text.fold import folded, lowered

_SIGNS = frozenset("\\.^$*+?{}[]|()")


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """One alternative: the cue it belongs to, by label, value and rule."""

    label: str
    value: str
    rule: str
    weight: float
    english: bool
    source: str


@dataclass(frozen=True, slots=True)
class CueHit:
    """An entry found at `[start, end)`."""

    start: int
    end: int
    entry: LexiconEntry


@dataclass(frozen=True, slots=True)
class _Matcher:
    entry: LexiconEntry
    literal: str
    regex: re.Pattern[str] | None

    def end(self, text: str, at: int, stop: int) -> int:
        """Where a match inside `text[:stop]` that begins at `at` ends, or -1."""
        if self.regex is None:
            return at + len(self.literal) if text.startswith(self.literal, at, stop) else -1
        match = self.regex.match(text, at, stop)
        return match.end() if match and match.end() > at else -1


@dataclass(frozen=True)
class Lexicon:
    """Entries by the two characters (or the one) they begin with; those with none to tell are tried with
    `finditer`; those tied to an edge of a proposition (^, $) only on its own text, by `scan_whole`."""

    pairs: dict[str, list[_Matcher]] = field(default_factory=dict)
    keyed: dict[str, list[_Matcher]] = field(default_factory=dict)
    loose: list[_Matcher] = field(default_factory=list)
    anchored: list[_Matcher] = field(default_factory=list)
    is_english: bool = False

    @classmethod
    def of(cls, entries: Iterable[LexiconEntry]) -> Lexicon:
        """A lexicon of entries of one language."""
        given = list(entries)
        lexicon = cls(is_english=bool(given) and given[0].english)
        for entry in given:
            lexicon._add(entry)
        return lexicon

    def _add(self, entry: LexiconEntry) -> None:
        plain = not any(sign in _SIGNS for sign in entry.source)
        if plain and not entry.english:
            matcher = _Matcher(entry, entry.source, None)
        else:
            body = rf"\b(?:{entry.source})(?!\w)" if entry.english else entry.source
            matcher = _Matcher(entry, "", re.compile(body))
        if "^" in entry.source.replace("[^", "") or "$" in entry.source:
            self.anchored.append(matcher)
            return
        opening = plain_opening(entry.source)
        if len(opening) >= 2:
            self.pairs.setdefault(opening[:2], []).append(matcher)
            return
        pairs = pair_openings(entry.source)
        if pairs:
            for pair in pairs:
                self.pairs.setdefault(pair, []).append(matcher)
            return
        firsts = first_characters(entry.source)
        if not firsts:
            self.loose.append(matcher)
        for first in firsts:
            self.keyed.setdefault(first, []).append(matcher)

    def scan(self, text: str, start: int = 0, stop: int | None = None) -> list[CueHit]:
        """All hits that lie in `text[start:stop]`, in order; overlapping ones too."""
        stop = len(text) if stop is None else stop
        hits = list(self._keyed_hits(text, start, stop))
        for matcher in self.loose:
            if matcher.regex is not None:
                found = matcher.regex.finditer(text, start, stop)
                hits += [CueHit(m.start(), m.end(), matcher.entry) for m in found if m.group()]
        hits.sort(key=lambda hit: (hit.start, -hit.end))
        return hits

    def longest_at(self, text: str, at: int, stop: int, value: str = "") -> CueHit | None:
        """The longest hit that begins at `at`, of one value where given."""
        best: CueHit | None = None
        for matcher in (*self.pairs.get(text[at : at + 2], ()), *self.keyed.get(text[at : at + 1], ())):
            end = matcher.end(text, at, stop)
            if end > at and (not value or matcher.entry.value == value) and (best is None or end > best.end):
                best = CueHit(at, end, matcher.entry)
        return best

    def scan_whole(self, text: str, start: int, end: int) -> list[CueHit]:
        """Hits of the entries tied to an edge, on `text[start:end]` alone; offsets are those of `text`."""
        part = text[start:end]
        found = ((matcher, matcher.regex.search(part)) for matcher in self.anchored if matcher.regex is not None)
        return [CueHit(start + m.start(), start + m.end(), matcher.entry) for matcher, m in found if m and m.group()]

    def _keyed_hits(self, text: str, start: int, stop: int) -> Iterator[CueHit]:
        pairs, keyed = self.pairs, self.keyed
        for at in self._openings(text, start, stop):
            if self.is_english and at and text[at - 1].isascii() and text[at - 1].isalnum():
                continue  # inside a word
            for matchers in (pairs.get(text[at : at + 2]), keyed.get(text[at])):
                for matcher in matchers or ():
                    end = matcher.end(text, at, stop)
                    if end > at:
                        yield CueHit(at, end, matcher.entry)

    def _openings(self, text: str, start: int, stop: int) -> Iterable[int]:
        """Where the characters stand that an entry begins with."""
        part = text[start : stop + 1]
        if len(part) > _INDEXED:
            return range(start, stop)
        places = _places(part)
        found = [at for key in places.keys() & self.pairs.keys() for at in places[key]]
        found += [at for key in places.keys() & self.keyed.keys() for at in places[key]]
        return sorted({start + at for at in found if start + at < stop})


_INDEXED = 4000  # characters of a text that are looked at but once for all lexicons


@lru_cache(maxsize=64)
def _places(text: str) -> Mapping[str, list[int]]:
    """Where each character and each pair of neighbours stands."""
    found: dict[str, list[int]] = {}
    for at, character in enumerate(text):
        found.setdefault(character, []).append(at)
        found.setdefault(text[at : at + 2], []).append(at)
    return found


_PLAIN = re.compile(r"[^\\.^$*+?{}\[\]|()]+")


def plain_opening(pattern: str) -> str:
    """The plain characters that every match of `pattern` begins with, as far as that can be told simply."""
    if len(_split(pattern)) > 1:
        return ""
    pattern = _without_lookbehind(pattern)
    match = _PLAIN.match(pattern)
    if match is None:
        return ""
    opening = match.group()
    return opening[:-1] if pattern[len(opening) : len(opening) + 1] in ("?", "*", "{") else opening


def pair_openings(pattern: str) -> tuple[str, ...]:
    """The two characters each alternative of an opening group begins with, where all have two plain ones."""
    pattern = _without_lookbehind(pattern)
    if not pattern.startswith("(?:"):
        return ()
    close = _closing(pattern)
    if len(_split(pattern)) > 1 or pattern[close + 1 : close + 2] in ("?", "*", "{"):
        return ()
    openings = [plain_opening(part) for part in _split(pattern[3:close])]
    return tuple(dict.fromkeys(each[:2] for each in openings)) if all(len(each) >= 2 for each in openings) else ()


def first_characters(pattern: str) -> tuple[str, ...]:
    """The characters a match of `pattern` can begin with; empty where that can't be told simply."""
    pattern = _without_lookbehind(pattern)
    if not pattern or pattern[0] in "^.\\$":
        return ()
    if pattern.startswith("(?:"):
        close = _closing(pattern)
        if pattern[close + 1 : close + 2] in ("?", "*"):
            return _both(_of_each(_split(pattern[3:close])), first_characters(pattern[close + 2 :]))
        return _of_each(_split(pattern[3:close]))
    if pattern[0] == "[":
        close = pattern.index("]")
        inner = pattern[1:close]
        return () if inner[0] == "^" or "-" in inner or "\\" in inner else tuple(inner)
    if pattern[0] == "(":
        return ()
    if len(_split(pattern)) > 1:
        return _of_each(_split(pattern))
    if pattern[1:2] in ("?", "*"):
        return _both((pattern[0],), first_characters(pattern[2:]))
    return (pattern[0],)


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one + other)) if one and other else ()


def _of_each(parts: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for part in parts:
        firsts = first_characters(part)
        if not firsts:
            return ()
        found += firsts
    return tuple(dict.fromkeys(found))


def _without_lookbehind(pattern: str) -> str:
    while pattern.startswith(("(?<!", "(?<=")):
        pattern = pattern[_closing(pattern) + 1 :]
    return pattern


def _closing(pattern: str) -> int:
    """Where the group that opens the pattern closes."""
    depth, at = 0, 0
    while at < len(pattern):
        if pattern[at] == "\\":
            at += 1
        elif pattern[at] == "(":
            depth += 1
        elif pattern[at] == ")":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    return len(pattern) - 1


def _split(pattern: str) -> list[str]:
    """Alternatives at the top level."""
    parts, depth, start, at = [], 0, 0, 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 1
        elif sign in "([":
            depth += 1
        elif sign in ")]":
            depth -= 1
        elif sign == "|" and depth == 0:
            parts.append(pattern[start:at])
            start = at + 1
        at += 1
    return [*parts, pattern[start:]]


def cue_text(text: str) -> str:
    """The text as the cues see it: one script, ASCII widths, lower case, line ends as spaces; the same length."""
    return lowered(folded(text)).translate({10: " ", 13: " ", 9: " "})
