"""Cuts a keyword list that lost its separators: signs of where it may be cut, weighed together, or silence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from math import log
from typing import NamedTuple

from distlaw.text.fold import folded
from distlaw.text.han import HAN_OR_ZERO as HAN
from distlaw.text.plausible import is_common_pair
from distlaw.vocab.surnames import english_words
from distlaw.vocab.words import word_list

_RUN = re.compile(rf"[{HAN}《》“”·]+(?:[A-Z]{{1,4}}[{HAN}《》“”·]+)*")
_OPENS, _SHUTS = "《“", "》”"
_SHORTEST, _LONGEST = 2, 14  # characters of a word
_FEWEST = 8  # characters of a list that is looked at: a shorter one may be one word
_WAYS = 2  # kept up to each place: the best, and what stands against it
# What a word of so many characters weighs, and a longer one; fitted with the weights below on 54 lists whose separators
# had been taken out, each cut right (0.63 of those left out; 0.73 of those at _CLEAR and above).
_LENGTHS, _LONGER = (-3.6, -2.9, -0.9, -2.8, -2.8, -3.8, -4.5), -5.0
_SAID, _SAID_MORE, _SAID_LONG = 0.45, 0.22, 0.25  # the text says the word; how often; of how many characters
_ENDS, _NEVER_FIRST = 1.33, -0.7  # a word that keywords end in, that none begins with
_STRANGE, _COMMON = -0.42, 0.5  # two characters in a word that the text never sets side by side; that are common
_PARTED, _STRADDLED = 0.3, -2.9  # a cut between two that the text never sets side by side; by how often it does
_CLEAR = 0.6  # by which the best way must stand out
_PHRASE = 5  # words of an English keyword
_JOINT, _SINGLE = 0.6, 0.2  # what one more phrase costs, what a single word is worth, in words
_CAMEL = re.compile(r"(?<=[a-z)])(?=[A-Z][a-z(])|(?<=[a-z])(?=[A-Z]{2})")
_ACRONYM = re.compile(r"([A-Z]{2,})([a-z]{3,}.*)")
_HALF = 4  # letters of each of two words that run into each other
_UNKNOWN = 14  # letters of a word that no list holds: it may be two


class _Way(NamedTuple):
    """A list of keywords up to a place, and its score."""

    score: float
    words: tuple[str, ...]


def cut_list(run: str, context: str, count: int = 0) -> tuple[str, ...]:
    """The keywords of a run of Chinese characters by what the text around it says, `count` of them where that is known;
    empty where no way to cut it stands out."""
    if len(run) < _FEWEST or not _RUN.fullmatch(run):
        return ()
    flat = folded(run)
    ways = _ways(flat, run, folded(context).replace(flat, "\n"), count)
    if not ways or len(ways[0].words) < 2:
        return ()
    if 2 * sum(word in folded(context).replace(flat, "\n") for word in ways[0].words) < len(ways[0].words):
        return ()
    if not count and len(ways) > 1 and ways[0].score - ways[1].score < _CLEAR:
        return ()
    starts = [0]
    for word in ways[0].words:
        starts.append(starts[-1] + len(word))
    return tuple(run[start:end] for start, end in pairwise(starts))


def _ways(run: str, printed: str, around: str, count: int) -> list[_Way]:
    """The best ways to cut the whole run; of `count` words where that is known."""
    said = cache(around.count)
    kept: list[dict[int, list[_Way]]] = [{} for _ in range(len(run) + 1)]
    kept[0][0] = [_Way(0.0, ())]
    for end in range(_SHORTEST, len(run) + 1):
        found: dict[int, list[_Way]] = {}
        for start in range(max(0, end - _LONGEST), end - 1):
            if not kept[start] or not _is_shut(printed[start:end]):
                continue
            worth = _worth(run, start, end, said)
            for number, ways in kept[start].items():
                place = number + 1 if count else 0
                found.setdefault(place, []).extend(
                    _Way(one.score + worth, (*one.words, run[start:end])) for one in ways
                )
        kept[end] = {place: sorted(ways, reverse=True)[:_WAYS] for place, ways in found.items() if place <= count}
    return kept[-1].get(count, [])


def _is_shut(word: str) -> bool:
    """Whether every mark that opens in a word shuts in it."""
    return all(word.count(one) == word.count(other) for one, other in zip(_OPENS, _SHUTS, strict=True))


def _worth(run: str, start: int, end: int, said: Callable[[str], int]) -> float:
    """What the signs of one word weigh together."""
    word, length = run[start:end], end - start
    worth = _LENGTHS[length - _SHORTEST] if length - _SHORTEST < len(_LENGTHS) else _LONGER - 0.9 * (length - 9)
    if times := said(word):
        worth += _SAID + _SAID_MORE * min(2.0, log(times)) + _SAID_LONG * length
    if length > _SHORTEST and word_list("keywords", "ends").regex.search(word):
        worth += _ENDS
    if word_list("keywords", "never_first").regex.match(word):
        worth += _NEVER_FIRST
    for at in range(start + 1, end):
        pair = run[at - 1 : at + 1]
        worth += (0.0 if said(pair) else _STRANGE) + (_COMMON if is_common_pair(pair) else 0.0)
    if end < len(run):
        times = said(run[end - 1 : end + 1])
        worth += _STRADDLED * log(1 + times) if times else _PARTED
    return worth


def cut_words(words: Sequence[str], context: str) -> tuple[str, ...]:
    """The keywords of an English list without separators, each a phrase that the text says again; else none."""
    flat = f" {' '.join(re.findall('[a-z-]+', context.lower().replace(' '.join(words).lower(), ' ')))} "
    ways: list[_Way | None] = [_Way(0.0, ()), *([None] * len(words))]
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - _PHRASE), end):
            before, phrase = ways[start], " ".join(words[start:end])
            if before is None or f" {phrase.lower()} " not in flat:
                continue
            way = _Way(before.score + (end - start - _JOINT if end - start > 1 else _SINGLE), (*before.words, phrase))
            best = ways[end]
            if best is None or way.score > best.score:
                ways[end] = way
    whole = ways[-1]
    found = whole.words if whole is not None else ()
    return found if len(found) > 1 and all(" " in phrase for phrase in found) else ()


def cut_glued_words(text: str, context: str) -> tuple[str, ...]:
    """The keywords of an English list whose phrases run into each other (presale housingprice trust), its blanks being
    those inside them; empty where none does, or where a word may be two and nothing says so."""
    text = word_list("keywords", "indexes").regex.sub("", text)
    known = english_words() | frozenset(re.findall("[a-z]{3,}", context.lower().replace(text.lower(), " ")))
    phrases, current = list[str](), ""
    for word in text.split():
        parts = _parts(word, known)
        if not parts:
            return ()
        phrases += [f"{current} {parts[0]}".strip(), *parts[1:-1]][: len(parts) - 1]
        current = parts[-1] if len(parts) > 1 else f"{current} {word}".strip()
    return (*phrases, current) if phrases else ()


def _parts(word: str, known: frozenset[str]) -> list[str]:
    """A word, or the words that run into each other in it; none where it may be two and cannot be told."""
    if word.strip("()[]'’.").lower() in known:
        return [word]
    out: list[str] = []
    for piece in (part for cut in _CAMEL.split(word) for part in _behind_acronym(cut, known)):
        first, hyphen, last = piece.rpartition("-")
        letters = last.strip("()[]'’.").lower()
        is_whole = letters in known or not letters.isalpha() or not last[:1].islower()
        both = () if is_whole else _two(letters, known)
        if both:
            out += [f"{first}{hyphen}{last[: len(both[0])]}", last[len(both[0]) :]]
        else:
            out.append(piece)
    is_doubtful = len(out) == 1 and len(word) >= _UNKNOWN and word.isalpha() and not _is_formed(word.lower(), known)
    return [] if is_doubtful else out


def _behind_acronym(word: str, known: frozenset[str]) -> list[str]:
    """NGOanti-doping is NGO and anti-doping, AILiability AI and Liability."""
    found = _ACRONYM.fullmatch(word)
    if not found:
        return [word]
    capital = f"{found[1][-1]}{found[2]}"
    at = found.end(1) - 1 if capital.lower() in known and len(found[1]) > 1 else found.end(1)
    return [word[:at], word[at:]]


def _is_formed(letters: str, known: frozenset[str]) -> bool:
    """Whether a word is another one with an ending: constitutionalism."""
    return f"{letters}s" in known or any(
        letters.removesuffix(one) in known for one in ("s", "es", "al", "ing", "ed", "ly", "ity", "ism")
    )


def _two(letters: str, known: frozenset[str]) -> tuple[str, str] | tuple[()]:
    """Where a run of letters is two words: both known, or one known and long and the other a noun by its end."""
    if _is_formed(letters, known):
        return ()
    cuts = [(letters[:at], letters[at:]) for at in range(_HALF, len(letters) - _HALF + 1)]
    both = [pair for pair in cuts if pair[0] in known and pair[1] in known]
    if not both:
        is_noun = word_list("keywords", "noun_endings").regex.search
        both = [pair for pair in cuts if pair[1] in known and len(pair[1]) > 4 and is_noun(pair[0])]
        both += [pair for pair in cuts if pair[0] in known and len(pair[0]) > 4 and is_noun(pair[1])]
    return max(both, key=lambda pair: min(map(len, pair)), default=())
