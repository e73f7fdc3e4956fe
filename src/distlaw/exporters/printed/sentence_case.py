"""Sentence case for titles that came in headline case (APA 6.17)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from distlaw.exporters.printed.titles import CHICAGO_17, SMALL, calmed
from distlaw.vocab.styles import common_english, english_table
from distlaw.vocab.surnames import english_words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_OPENS = re.compile(r"(?:[:?!.—]|\s[–-])[\s\"'“‘(\[]*\Z")
_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.\s*\Z")
_POSSESSIVE = re.compile(r"['’](?:s|ll|re|ve|d|t)?\Z")
_PREFIXES = ("un", "non", "mis", "anti", "counter", "cyber", "inter", "multi", "micro", "post", "trans",
             "socio", "techno", "crypto", "infra", "meta", "quasi", "hyper", "intra",
             "extra", "neuro", "co", "pre", "re", "de", "ex", "semi", "bi", "sub", "pro")  # fmt: skip
_HYPHENED = frozenset(("co", "pre", "re", "de", "ex", "semi", "bi", "sub", "pro"))  # in a name they prove nothing
_SUFFIXES = re.compile(r"(?:i[sz]ations?|i[sz]ed|i[sz]ing|ability|ibility|isms?|ists?|ally)\Z")
_SHORTEST = 5  # letters of a word that a suffix or a prefix may be added to
_BEFORE = 40  # characters before a word that tell whether it opens
_RUN = re.compile(r"\s+")


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    opens: bool  # it stands first, or after a colon, a question mark, a dash

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_name(self) -> bool:
        """Whether it may be part of a name: a capital, and no preposition or article (From, After)."""
        return self.is_capital and self.text.lower() not in CHICAGO_17


@lru_cache(maxsize=4096)
def sentence_cased(title: str) -> str:
    """The title with only its first word, words after a colon, and names in capitals.

    A word is taken for a name unless the list of common words has it; a title whose common words stand in lower case
    already is left as it is. "The Price of Imitation in China" gives "The price of imitation in China".
    """
    title = calmed(title)
    words = list(_words(title))
    if not _is_headline(words):
        return _opened(title, words)
    kept = _kept_spans(title, words)
    pieces, at = [], 0
    for word in words:
        pieces.append(title[at : word.start])
        at = word.end
        is_initial = len(word.text) == 1 and title[word.end : word.end + 1] == "."  # A.I.
        is_kept = word.opens or is_initial or any(first <= word.start < last for first, last in kept)
        is_prefix = title[word.end : word.end + 1] == "-" and word.text.lower() in _PREFIXES
        pieces.append(
            word.text if is_kept or not (is_prefix or _is_common(word.text)) else word.text[0].lower() + word.text[1:]
        )
    return _opened("".join(pieces) + title[at:], words)


def _opened(title: str, words: list[_Word]) -> str:
    """The title with a capital where it or its subtitle begins (6.17)."""
    for word in words:
        if not (word.opens and word.text.islower()):
            continue
        before = title[: word.start].rstrip(" \"'“‘([")
        if not before or before.endswith((":", "?", "—")):
            title = title[: word.start] + word.text[0].upper() + title[word.start + 1 :]
    return title


def _words(title: str) -> Iterator[_Word]:
    is_first, at = True, 0
    for match in _WORD.finditer(title):
        is_first = is_first and not any(letter.isalnum() for letter in title[at : match.start()])
        before = title[max(0, match.start() - _BEFORE) : match.start()]
        opens = is_first or bool(_OPENS.search(before))
        opens = opens and not _INITIALS.search(before)  # U.S. and EU
        is_first, at = False, match.end()
        yield _Word(match.start(), match.end(), match.group(), opens)


def _is_common(word: str) -> bool:
    if any(letter.isupper() for letter in word[1:]):  # API, DeepSeek
        return False
    bare = _POSSESSIVE.sub("", word).lower()
    if len(bare) == 1:
        return bare in ("a", "i") or bool(_POSSESSIVE.search(word))  # Plan B is a name
    if bare in common_english() or (len(bare) > 4 and bare.removesuffix("s") in common_english()):
        return True
    if bare in english_words():
        return True
    stem = _SUFFIXES.sub("", bare)
    bases = [bare[len(prefix) :] for prefix in _PREFIXES if bare.startswith(prefix) and prefix not in _HYPHENED]
    bases += [stem, f"{stem}e"] if stem != bare else []
    return any(len(base) >= _SHORTEST and base in common_english() for base in bases)


def _is_headline(words: list[_Word]) -> bool:
    telling = [word for word in words if not word.opens and word.text.lower() not in SMALL and _is_common(word.text)]
    return sum(word.is_capital for word in telling) * 2 > len(telling)


def _kept_spans(title: str, words: list[_Word]) -> list[tuple[int, int]]:
    """Where names of common words stand: those of the table, and capitalised runs before Act, v. and the like."""
    spans = [match.span() for match in _names().finditer(title)]
    for number, word in enumerate(words):
        if word.text in english_table().name_endings and (first := _run_before(title, words, number)) < word.start:
            spans.append((first, word.end))
        elif word.text == "v" and number:
            last = number + 1
            while last + 1 < len(words) and words[last + 1].is_name and _is_next(title, words[last], words[last + 1]):
                last += 1
            spans.append((_run_before(title, words, number), words[min(last, len(words) - 1)].end))
    return spans


def _run_before(title: str, words: list[_Word], number: int) -> int:
    """Where the run of capitalised words that ends before this word begins."""
    first = number
    while first and words[first - 1].is_name and _is_next(title, words[first - 1], words[first]):
        first -= 1
    return words[first].start


def _is_next(title: str, word: _Word, following: _Word) -> bool:
    return bool(_RUN.fullmatch(title[word.end : following.start]))


@cache
def _names() -> re.Pattern[str]:
    names = sorted(english_table().proper_names, key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names))
