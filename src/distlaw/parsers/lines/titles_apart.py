"""Puts title, names and text that a page saved as one line prints in one on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distlaw.text.chinese import han_count
from distlaw.text.offsets import MappedText, Range
from distlaw.vocab.surnames import english_words, western_names_known
from distlaw.vocab.words import worded

_LINES, _REACH = 16, 420  # lines of a head; characters of a line in which its title and names stand
_SHORTEST, _WORDS = 45, 3  # characters of such a line, words of a title
_MOST_WORDS = 4  # of a name
_STAR = re.compile(r"\s?[*†‡∗]+(?=[\s,;&]|$)")
_WORD = r"[A-Z][\w.’'-]*"
_BEFORE = re.compile(rf"(?:{_WORD} ){{1,4}}{_WORD}$")
_LIST = re.compile(r"\s?(?:,? (?:and|&) |, (?:and |& )?)")
_CAPITALS = re.compile(r"^(?P<title>[^a-z]{12,260}?[^a-z\s,&])(?=\s[A-Z][a-z]+[\s.])")
_END = re.compile(r"\s(?=(?:ABSTRACT|Abstract|INTRODUCTION|TABLE OF CONTENTS|I\. INTRODUCTION)\b)|$")
_UNITS = "(?:University|School|College|Institute|Department|Faculty)"
_PLACE = re.compile(rf"(?=\s(?:\d{{1,4}} [A-Z]|(?:[A-Z][\w’'-]* ){{0,4}}{_UNITS}\b))")
_IN_PLACE = re.compile(rf"{_UNITS}\s+$")  # before a name that a place bears: Elm University Ann Ash School of Law
_NUMBERED = worded(
    "front", r"^(?:(?:19|20)\d\d|\d{1,3}) [A-Z][\w.&’' ]{2,60}?(?i:{serials_en})[\w.&’' ]{0,30} \d{1,4} (?=[A-Z])"
)
_VOLUME = re.compile(
    r"(?i:vol(?:ume|\.)?) \d{1,3} (?:[A-Z]{3,9} )?(?:(?:19|20)\d\d )?"
    r"(?:(?i:no|number|issue)\.? \d{1,2} )?(?=[A-Z]{3})"
)
_IN_CAPITALS = re.compile(r"(?:\b[A-Z][A-Z’'.-]*\s?){4}$")
_ROLE = re.compile(
    r"(?:(?:THE |The )?(?:HON|Hon)(?:OU?RABLE|ou?rable|\.)?\s)?(?:(?i:justice|judge|professor|prof\.|dr\.?)\s)$"
)
_SERIES = re.compile(r"^.{5,90}?(?:Series|Papers?) (?:No\.|#) ?[\d-]{1,8} (?=[A-Z])")
_PAGE = re.compile(r"^\d{1,3} (?=[A-Z])")


def titles_apart(base: MappedText) -> MappedText:
    """The text with line ends around the names that stand behind a title in one of its first lines."""
    cuts: set[int] = set()
    at = 0
    for number, line in enumerate(base.text.split("\n")[:_LINES]):
        text = line[:_REACH].rstrip()
        if len(line) >= _SHORTEST and not han_count(text) and (names := _names(text)):
            head = text[: names[0]]
            is_short = len(line) < _REACH and not text.endswith((".", "?"))
            if len(head.split()) >= _WORDS and (number < 3 or is_short or head.isupper() or _is_titled(head)):
                cuts |= {at + cut for cut in (*names, *_above(head)) if cut < len(line.rstrip())}
        at += len(line) + 1
    return base.edited([(cut, cut, "\n") for cut in sorted(cuts)]) if cuts else base


def _above(head: str) -> Iterator[int]:
    """Where, before a title, the number of a page or a serial with its numbers ends."""
    for pattern in (_PAGE, _NUMBERED, _SERIES):
        if found := pattern.match(head):
            yield found.end()
    if (volume := _VOLUME.search(head)) and volume.end() < len(head):
        yield volume.end()


def _names(text: str) -> Range | None:
    """Where the names behind a title begin and end: with stars, in small letters behind capitals, before a place."""
    if stars := list(_STAR.finditer(text)):
        start = _name_start(text, stars[0].start())
        if start is not None:
            return start, _last(text, stars)
    if (capitals := _CAPITALS.match(text)) and (end := _END.search(text, capitals.end())):
        names = _LIST.split(text[capitals.end() : end.start()].strip())
        if names and all(_is_name(name.split()) for name in names):
            return capitals.end(), end.start()
    for end in _END.finditer(text):  # names in capitals behind a title in capitals
        capital = _IN_CAPITALS.search(text[: end.start()])
        start = _name_start(text, end.start()) if end.group() and capital else None
        if start is not None:
            return start, end.start()
    for place in _PLACE.finditer(text) if len(text) < _REACH else ():
        start = _name_start(text, place.start())
        is_named_after = start is not None and _IN_PLACE.search(text[:start]) is not None
        if start is not None and not is_named_after and re.search(r"[A-Z]\. ", text[start : place.start()]):
            return start, place.start()
    return None


def _name_start(text: str, end: int) -> int | None:
    """Where the name begins that ends at a place; None where no name does."""
    found = _BEFORE.search(text[:end])
    words = found[0].split() if found else []
    for count in range(min(_MOST_WORDS, len(words)), 1, -1):
        if _is_name(words[-count:]):
            start = end - len(" ".join(words[-count:]))
            role = _ROLE.search(text[:start])
            return role.start() if role else start
    return None


def _is_name(words: list[str]) -> bool:
    """Whether words are a name: a given name first, initials between, no word of the language last."""
    given, family = western_names_known()
    first, last = words[0].lower(), words[-1].lower().strip(".,")
    if not 2 <= len(words) <= _MOST_WORDS or not all(word[:1].isupper() for word in words):
        return False
    is_last = last in family or last not in english_words()
    is_first = first in given and (len(words) > 2 or first not in english_words() or last in family)
    return (is_first or bool(re.fullmatch(r"[A-Z]\.", words[0]))) and is_last


def _last(text: str, stars: list[re.Match[str]]) -> int:
    """Where the last star ends of a list of names with stars."""
    end = stars[0].end()
    for star in stars[1:]:
        between = _LIST.sub(" ", text[end : star.start()]).strip()
        if not _is_name(between.split()):
            break
        end = star.end()
    return end


def _is_titled(head: str) -> bool:
    """Whether words are set as those of a title are: hardly one of them small."""
    words = [word for word in re.findall(r"[A-Za-z’']+", head) if len(word) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) > 0.8 * len(words)
