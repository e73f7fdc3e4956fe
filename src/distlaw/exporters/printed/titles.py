"""Titles as styles print them: headline case, inner brackets, and what a line may hold."""

from __future__ import annotations

import re
from functools import lru_cache

from distlaw.exporters.printed.markup import clean
from distlaw.exporters.printed.untitled import is_mark

SMALL = frozenset((
    "a", "an", "and", "as", "at", "but", "by", "de", "down", "etc.", "for", "from", "if", "in", "into", "near", "nor",
    "of", "off", "on", "onto", "or", "out", "over", "past", "per", "so", "than", "the", "to", "up", "v", "v.", "versus",
    "via", "vs", "vs.", "when", "with", "yet",
))  # fmt: skip
CHICAGO = (SMALL | {"upon", "amid"}) - {"if", "when", "than"}  # 8.160: subordinating conjunctions have a capital
# The 17th edition (8.159) has prepositions of any length in lower case, the 18th those of up to four letters.
CHICAGO_17 = CHICAGO | frozenset((
    "about", "above", "across", "after", "against", "along", "among", "around", "before", "behind", "below", "beneath",
    "beside", "between", "beyond", "during", "inside", "outside", "through", "throughout", "toward", "towards", "under",
    "underneath", "within", "without",
))  # fmt: skip
LAW = SMALL | {"that"}  # Bluebook 8(a): none of four letters and fewer; a word given with a capital keeps it
_LIGHT = frozenset((
    "this", "that", "these", "those", "is", "are", "was", "were", "be", "it", "its", "our", "your", "their", "his",
    "her", "my", "not", "we", "you", "they", "he", "she",
))  # fmt: skip
_WORD = re.compile(r"[^\s—–/\-]+")
_SINGLE = re.compile(r"(?<![\w’'])['‘]([^'‘’]+)['’](?!\w)")
_INNER = str.maketrans({"《": "〈", "》": "〉"})
_OPENERS = ("a", "an", "the")
_BREAKS = (":", "?", "!", "—", "–", ".")


def bracketed(title: str) -> str:
    """《title》; book-title brackets inside it become single ones."""
    if is_mark(title):
        return title
    return f"《{inner(clean(title))}》" if title else ""


def doubled(title: str) -> str:
    """An English title with double marks round what it quotes, whichever it came with."""
    return _SINGLE.sub("“\\1”", title)


def inner(title: str) -> str:
    """The title as it stands inside brackets."""
    return title.translate(_INNER) if "《" in title else title


_PLAIN_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)
_FEWEST = 2  # small words that tell a program's capitals from a person's


@lru_cache(maxsize=4096)
def calmed(title: str) -> str:
    """A title of which a program has capitalised every word, with its small words small (Rights And Duties Of Li)."""
    words = list(_WORD.finditer(title))
    inner = [
        match for match in words[1:] if title[: match.start()].rstrip()[-1:] not in _BREAKS
        and match.group().lower() in _PLAIN_SMALL | {"v.", "v"}
    ]  # fmt: skip
    plain = [match.group() for match in inner if match.group().lower() in _PLAIN_SMALL]
    if len(plain) < _FEWEST or not all(word[0].isupper() for word in plain):
        return title
    for match in inner:
        title = title[: match.start()] + match.group().lower() + title[match.end() :]
    return title


def headline_kept(title: str, small: frozenset[str] = SMALL) -> str:
    """Headline case; a title that has it already keeps its light words as they are printed (this, is, our)."""
    words = [word for word in title.split()[1:] if word[:1].isalpha() and word.lower() not in small]
    is_set = 2 * sum(word[0].isupper() for word in words) > len(words) > 1
    return headline(title, small | _LIGHT if is_set else small)


@lru_cache(maxsize=4096)
def headline(title: str, small: frozenset[str] = SMALL) -> str:
    """English headline case: lower-case words are capitalised, articles, conjunctions and prepositions are not."""
    if is_mark(title):
        return title
    title = calmed(title)
    last = len(title.rstrip())

    def cased(match: re.Match[str]) -> str:
        word = match.group()
        before = title[: match.start()].rstrip()
        is_edge = not before or before[-1] in _BREAKS or match.end() == last
        if is_edge and before.endswith(".") and word not in _OPENERS:  # Comm. on the Judiciary
            is_edge = match.end() == last
        is_edge = is_edge or word.endswith(":")  # the last word of a title before its subtitle
        lead = len(word) - len(word.lstrip("\"'“‘([{"))
        bare = word[lead:]
        if not bare or not bare[0].islower() or any(letter.isupper() for letter in bare):
            return word
        is_compound = title[match.start() - 1 : match.start()] == "-"  # Follow-Up, but Step-by-Step
        is_inner = not is_compound or title[match.end() : match.end() + 1] == "-"
        if bare.rstrip("\"'”’)]},;:") in small and not is_edge and is_inner:
            return word
        return word[:lead] + bare[0].upper() + bare[1:]

    return _WORD.sub(cased, title)
