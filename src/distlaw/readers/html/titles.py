"""Which of the titles that a page gives is its own: each weighed by who gives it, where it is printed, and by how far
the title element agrees with it. No witness is believed alone: a search box is a heading too."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from distlaw.model.source import Hint
from distlaw.readers.html.block import HtmlBlock
from distlaw.text.han import HAN
from distlaw.vocab.words import worded

_WORDS = re.compile(rf"[{HAN}]{{2}}|[A-Za-z]{{2,}}\W+[A-Za-z]{{2,}}")  # a file's name or a site's mark is no title
_FIRM = worded("page_elements", r"{firms}|\b(?:L\.L\.P\.|P\.C\.)\b|{firms_zh}", re.IGNORECASE)
_SCHOLARLY = ("citation_", "bepress_", "eprints.", "dc.", "prism.")
_BY_SCHOLARS, _BY_PAGE, _BY_ELEMENT = 3.0, 1.0, 0.5
_BEGINS, _PRINTED, _LIKE, _SITE, _FIRST = 2.5, 1.5, 2.0, -6.0, 0.3
_CUT = 30  # letters: a title element may break off, and from there on what agrees is the title
_LONGEST, _SHORTEST = 300, 4
_ALIKE = 0.5  # of a title's pairs of letters: where no given title has as many, the title element's own words count


@dataclass
class _Candidate:
    text: str
    weight: float = 0.0
    origins: set[str] = field(default_factory=set)


def title_of(hints: Sequence[Hint], blocks: Sequence[HtmlBlock]) -> str:
    """The page's title, without the site's name behind it; empty where nothing gives one."""
    page_title = next((hint.value for hint in hints if hint.name == "page_title"), "")
    found = _candidates(hints)
    if not found:
        head = _printed(page_title, [block.text for block in blocks]) or cut_last(page_title)[0].strip()
        return head if _WORDS.search(head) else ""
    first = cut_last(page_title)[0].strip()
    is_other = _WORDS.search(first) and all(_share(key, letters(page_title)) < _ALIKE for key in found)
    is_printed = any(letters(first) in letters(block.text) for block in blocks)
    if is_other and (is_printed or not _is_headed(blocks, found)):  # else it is a template's own
        found.setdefault(letters(first), _Candidate(first))
    for text in (block.text for block in blocks if block.kind == "heading"):
        if len(letters(text)) > _SHORTEST and _agrees(letters(text), letters(page_title)):
            found.setdefault(letters(text), _Candidate(text))
    _weigh(found, hints, page_title, blocks)
    return max(found.values(), key=lambda one: one.weight).text


def _is_headed(blocks: Sequence[HtmlBlock], found: Container[str]) -> bool:
    """Whether one of the titles that are given is printed as a heading before the first paragraph of text."""
    before = takewhile(lambda block: len(block.text) <= _LONGEST or block.kind == "heading", blocks)
    return any(block.kind == "heading" and letters(block.text) in found for block in before)


def _candidates(hints: Sequence[Hint]) -> dict[str, _Candidate]:
    """The titles by their letters, in the order in which they are given."""
    given = [hint for hint in hints if hint.name == "title" and len(hint.value) <= _LONGEST and letters(hint.value)]
    values = {hint.value for hint in given}
    sites = {hint.value for hint in hints if hint.name in ("site", "publisher", "account", "container_title")}
    found: dict[str, _Candidate] = {}
    for hint in given:
        head, separator, tail = cut_last(hint.value)
        is_site = separator and (tail.strip() in sites or _FIRM.search(tail) or head.strip() in values)
        text = head.strip() if is_site else hint.value
        found.setdefault(letters(text), _Candidate(text)).origins.add(hint.origin.lower())
    return found


def _weigh(found: dict[str, _Candidate], hints: Sequence[Hint], page_title: str, blocks: Sequence[HtmlBlock]) -> None:
    page = letters(page_title)
    sites = {letters(hint.value) for hint in hints if hint.name in ("site", "publisher", "account", "container_title")}
    headings = {letters(block.text) for block in blocks if block.kind == "heading"}
    printed = headings | {letters(block.text) for block in blocks if len(block.text) <= _LONGEST}
    site, _, tail = cut_last(page_title)
    if letters(tail) in headings and len(letters(tail)) > 2 * len(letters(site)):  # Site | Title
        sites.add(letters(site))
        found.setdefault(letters(tail), _Candidate(tail.strip()))
    for place, (key, one) in enumerate(found.items()):
        one.weight += sum(_of_origin(origin) for origin in one.origins)
        one.weight += _BEGINS * _agrees(key, page) + _LIKE * _share(key, page)
        one.weight += _PRINTED * ((key in printed) + (key in headings)) / 2 + _SITE * (key in sites)
        one.weight += _FIRST * (place == 0)


def _of_origin(origin: str) -> float:
    if origin.startswith(_SCHOLARLY):
        return _BY_SCHOLARS
    return _BY_ELEMENT if origin.startswith("element") else _BY_PAGE


def _agrees(key: str, page: str) -> bool:
    """Whether the title element begins with the title, or with as much of it as it has room for."""
    return page.startswith(key) or (len(key) > _CUT and page[:_CUT] == key[:_CUT])


def _share(key: str, page: str) -> float:
    """The share of a title's pairs of letters that the title element has too: 0 to 1."""
    pairs = {key[at : at + 2] for at in range(len(key) - 1)}
    return sum(1 for pair in pairs if pair in page) / len(pairs) if pairs else 0.0


def _printed(title: str, lines: list[str]) -> str:
    """The longest beginning of the title that is a line of the page; empty where none is."""
    ends = [len(title), *(match.start() for match in reversed(list(re.finditer(r"\s*[-–—_|｜·»]\s*", title))))]
    heads = (title[:end].strip() for end in ends[:8])
    return next(
        (head for head in heads if len(head) > 1 and any(is_same(head, line) for line in lines if len(line) < 200)), ""
    )


def cut_last(title: str) -> tuple[str, str, str]:
    """A title and the site's name behind the last separator."""
    found = list(re.finditer(r"\s+[-–—|·»]\s+|[_|｜]", title))
    return (title[: found[-1].start()], found[-1][0], title[found[-1].end() :]) if found else (title, "", "")


def is_firm(name: str) -> bool:
    """Whether a site's name is that of a law firm."""
    return _FIRM.search(name) is not None


def is_same(one: str, other: str) -> bool:
    """Whether two lines have the same letters and digits."""
    return letters(one) == letters(other)


def letters(text: str) -> str:
    """Letters and digits alone, in small letters."""
    return re.sub(r"\W", "", text).casefold()
