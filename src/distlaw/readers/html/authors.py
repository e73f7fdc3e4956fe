"""Whom a page's own byline names: the elements named after authors that stand with the title.

Those further down belong to other works, and whoever saved the page in the site's system need not have written it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from distlaw.model.source import Hint
from distlaw.readers.html.block import HtmlBlock
from distlaw.readers.html.hints import byline_names
from distlaw.readers.html.titles import letters
from distlaw.text.han import HAN
from distlaw.vocab.page_furniture import furniture_kinds

_NAMED = re.compile(r"(?:^|[\s_-])(?:authors?|byline|contributors?|writers?|creators?)(?:[\s_-]|$)")
_NAME = re.compile(
    rf"[{HAN}]{{2,4}}|(?:[A-ZÀ-Þ][\w.'’-]*|(?:de|del|della|di|da|dos|van|von|der|den|la|le|al|el|bin|ter|y|e)(?=\s))"
    r"(?:\s(?:[A-ZÀ-Þ][\w.'’-]*|de|del|della|di|da|dos|van|von|der|den|la|le|al|el|bin|ter|y|e|,?\s?(?:Jr|Sr)\.?)){1,5}"
)
_UNIT = re.compile(r"\b(?:University|School|College|Institute|Cent(?:er|re)|Faculty|LLP|Law Firm)\b")
_ABOVE, _BELOW = 2, 12  # lines around the title
_PROSE = 200  # characters: the text has begun
_LONGEST = 200
_OF_SCHOLARS = ("citation_", "bepress_", "eprints.", "dc.")


def own_authors(blocks: Sequence[HtmlBlock], title: str, hints: Sequence[Hint]) -> list[str]:
    """The names in the page's own byline, in order, the site's left out; none where the title is not printed."""
    sites = _sites(hints)
    found = dict.fromkeys(name for block in _around(blocks, title) for name in named_in(block))
    return [name for name in found if letters(name) not in sites]


def _in_elements(hints: Sequence[Hint]) -> list[str]:
    """What elements that are named after authors say, those that are no part of the article too."""
    return [hint.value for hint in hints if hint.name == "untrusted_author" and hint.origin == "element"]


def _sites(hints: Sequence[Hint]) -> set[str]:
    return {letters(hint.value) for hint in hints if hint.name in ("site", "publisher", "container_title")}


def named_in(block: HtmlBlock) -> list[str]:
    """The persons that a line named after authors names; none where it names anything else besides."""
    text = block.text
    if block.kind == "row" or len(text) > _LONGEST or not _NAMED.search(block.names) or furniture_kinds(text):
        return []
    names = [name for name in byline_names(text) if not (furniture_kinds(name) or _UNIT.search(name))]
    return names if all(_NAME.fullmatch(name) for name in names) else []


def _around(blocks: Sequence[HtmlBlock], title: str) -> Iterator[HtmlBlock]:
    """The lines around the title, up to the first of the text; of several titles that which the text follows."""
    wanted = letters(title)
    places = [at for at, block in enumerate(blocks) if wanted and letters(block.text) == wanted]
    for at in places:
        below = blocks[at + 1 : at + 1 + _BELOW]
        end = next((step for step, block in enumerate(below) if _is_prose(block)), len(below))
        lines = [*blocks[max(0, at - _ABOVE) : at], *below[:end]]
        if any(named_in(block) for block in lines):
            yield from lines
            return


def _is_prose(block: HtmlBlock) -> bool:
    """Whether the text has begun; what a byline tells of its authors may be as long."""
    return len(block.text) >= _PROSE and not _NAMED.search(block.names)


def with_own_authors(hints: Sequence[Hint], own: Sequence[str], blocks: Sequence[HtmlBlock]) -> list[Hint]:
    """The hints with the byline's names as authors; another name than these, the site's, and one that the page does
    not print while it names somebody else, is believed no longer, unless it comes from a record for scholars."""
    shown = letters(" ".join([*(block.text for block in blocks), *_in_elements(hints)]))
    sites, known = _sites(hints), {letters(name) for name in own}
    others = bool(_in_elements(hints))
    out = [Hint(name="author", value=name, origin="byline") for name in own]
    for hint in hints:
        key = letters(hint.value)
        is_other = key in sites or bool(known and key not in known) or (others and key not in shown)
        is_doubted = hint.name == "author" and not hint.origin.startswith(_OF_SCHOLARS) and is_other
        out.append(hint.model_copy(update={"name": "untrusted_author"}) if is_doubted else hint)
    return out
