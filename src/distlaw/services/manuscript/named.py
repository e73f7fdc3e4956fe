"""Works that a manuscript names without a key: author and title in a note, author and year in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from distlaw.services.bibliography.citekeys_in import CitedKey
from distlaw.text.han import HAN

_LEAST_TITLE = 6  # characters: a shorter title is a word of the language
_NEAR = 60  # characters between an author and the title
_FAR = 160  # characters in which the page follows a title
_PAGES = (
    re.compile(r"第\s*(\d+(?:\s*[-–—]\s*\d+)?)\s*[页頁]"),
    re.compile(r"\bpp?\.?\s*(\d+(?:\s*[-–—]\s*\d+)?)"),
    re.compile(r"\b\d+,\s*(\d+(?:[-–—]\d+)?)(?=\s*[.;,)]|\s*$)"),  # … Law Review 201, 203.
)
_STOP = re.compile(r"[。；;]|\n|\.(?=\s*$)|\.(?=\s+[^\W\d_a-z])")


class NamedPlace(NamedTuple):
    """A place that names works: its range, and whether it is a part of the sentence (Vance (2031) argues …)."""

    start: int
    end: int
    cited: tuple[CitedKey, ...]
    is_textual: bool


class NamedWork(NamedTuple):
    """What a work is named by."""

    key: str
    title: str
    year: str
    authors: tuple[str, ...]


class Named:
    """The works of a corpus, to be found by their names. `titles` is asked by quotations too."""

    def __init__(self, works: tuple[NamedWork, ...]) -> None:
        self._titled = [one for one in works if len(one.title) > 1 and one.authors]
        self._dated: dict[tuple[str, str], list[str]] = {}
        for one in works:
            for form in {form for name in one.authors for form in _printed(name)}:
                if one.year:
                    self._dated.setdefault((form, one.year), []).append(one.key)
        names = sorted({form for form, _ in self._dated}, key=len, reverse=True)
        self._author_year = _author_year(names) if names else None

    def places(self, text: str) -> Iterator[NamedPlace]:
        """Every place in a paragraph or a note that names works."""
        yield from self._by_title(text)
        yield from self._by_year(text)

    def cited(self, note: str) -> tuple[CitedKey, ...]:
        """What a note names."""
        return tuple(cited for place in self.places(note) for cited in place.cited)

    def _by_title(self, text: str) -> Iterator[NamedPlace]:
        low = text.lower()
        for one in self._titled:
            at = low.find(one.title.lower())
            while at >= 0:
                before = text[max(0, at - _NEAR) : at]
                named = [
                    (before.rfind(form), form) for name in one.authors for form in _printed(name) if form in before
                ]
                if named:
                    start, form = max(named)
                    end = at + len(one.title)
                    stop = _STOP.search(text, end, end + _FAR)
                    rest = text[end : stop.start() + 1 if stop else end + _FAR]
                    page = next((found[1] for pattern in _PAGES if (found := pattern.search(rest))), "")
                    between = before[start + len(form) :]
                    is_textual = not re.fullmatch(r"\s*[:：,，.]\s*[《“‘\"'「*_]*", between)
                    cited = (CitedKey(key=one.key, locator=page),)
                    if len(one.title) >= _LEAST_TITLE or (
                        not is_textual and f"《{text[at:end]}》" in text[at - 1 : end + 1]
                    ):
                        yield NamedPlace(at - len(before) + start, end, cited, is_textual)
                at = low.find(one.title.lower(), at + 1)

    def _by_year(self, text: str) -> Iterator[NamedPlace]:
        for match in self._author_year.finditer(text) if self._author_year else ():
            keys = self._dated.get((match["name"], match["year"]), ())
            page = re.sub(r"\s", "", match["page"] or "")
            cited = tuple(CitedKey(key=key, locator=page) for key in keys)
            if cited:
                is_textual = not re.search(r"[(（][^()（）]*$", text[: match.start()])
                yield NamedPlace(match.start(), match.end(), cited, is_textual)


def _author_year(names: list[str]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(name) for name in names)
    return re.compile(
        rf"(?<![A-Za-z])(?P<name>{alternatives})(?:\s*[(（,，]\s*|\s+|(?<=[{HAN}]))(?P<year>(?:1[89]|20)\d\d)(?!\d)[a-z]?\s*年?"
        r"(?:\s*[,，:：]\s*(?:第|pp?\.?)?\s*(?P<page>\d+(?:\s*[-–—]\s*\d+)?)\s*[页頁]?)?"
    )


def _printed(name: str) -> Iterator[str]:
    """The forms of a name as they stand in print: 赵明澜; Ellery Vance, Vance."""
    if re.search(f"[{HAN}]", name):
        yield name.strip()
        return
    words = [word for word in re.split(r"[\s,]+", name.strip()) if word]
    if not words:
        return
    family = words[0] if "," in name else words[-1]
    if len(family) > 2:
        yield family
