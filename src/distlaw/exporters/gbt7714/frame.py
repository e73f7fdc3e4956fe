"""What one entry is rendered with: the edition's rules, the punctuation, the words of the entry's language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean
from distlaw.model.work import CiteItem, Item
from distlaw.vocab.styles import Gbt7714Edition, Gbt7714Table, Gbt7714Terms, gbt7714


class Punctuation(NamedTuple):
    """The marks whose width is a convention; stop, brackets and slashes are always half width."""

    comma: str
    colon: str
    opening: str
    closing: str


FULL = Punctuation("，", "：", "（", "）")
HALF = Punctuation(", ", ": ", "(", ")")


@dataclass(slots=True)
class Frame:
    """One entry being set."""

    item: Item
    options: StyleOptions
    rules: Gbt7714Edition
    table: Gbt7714Table
    words: Gbt7714Terms
    marks: Punctuation
    language: str
    author_date: bool
    gaps: list[str]
    locator: str = ""
    year_letter: str = ""

    @property
    def is_online(self) -> bool:
        item = self.item
        return bool(item.url or item.doi)

    def missing(self, gap: str, word: str) -> str:
        """The style's own mark for what is not given, noted as a gap."""
        self.gaps.append(gap)
        return f"[{word}]"


def join(parts: list[str]) -> str:
    """The areas of an entry with a stop between them; an area that ends with a stop gets no second one."""
    kept = [part for part in parts if part]
    if not kept:
        return ""
    text = kept[0]
    for part in kept[1:]:
        text += (" " if text[-1] == "." else ". ") + part
    return text


def frame_of(
    cite: CiteItem, options: StyleOptions, gaps: list[str], edition: str, author_date: bool, letter: str = ""
) -> Frame:
    """Set up one entry."""
    table, item = gbt7714(), cite.item
    language = language_of(item)
    rules = table.editions[edition]
    return Frame(
        item=item,
        options=options,
        rules=rules,
        table=table,
        words=table.words(language),
        marks=_punctuation(options.punctuation, rules.is_full_width, language in ("zh", "ja")),
        language=language,
        author_date=author_date,
        gaps=gaps,
        locator=clean(cite.locator),
        year_letter=letter,
    )


@lru_cache(maxsize=16)
def _punctuation(wanted: str, is_full_width: bool, is_cjk: bool) -> Punctuation:
    if wanted == "half":
        return HALF
    if wanted == "by_language":
        return FULL if is_cjk else HALF
    return FULL if is_full_width else HALF
