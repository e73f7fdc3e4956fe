"""Names, titles, dates and pinpoints as Chicago's notes have them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.exporters.english.abbreviations import in_full
from distlaw.exporters.english.parts import listed, pages, spaced, with_original
from distlaw.exporters.english.romanised import readable, romanised, translated
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean, italic
from distlaw.exporters.printed.sentence_case import sentence_cased
from distlaw.exporters.printed.titles import CHICAGO, headline
from distlaw.exporters.printed.untitled import is_mark
from distlaw.model.work import CiteItem, Item, Name
from distlaw.text import months

_NOTE = re.compile(r"(\d),? nn?\.? ?(\d)")  # 14.52: 72n8
_DOUBLE = re.compile(r"[“\"]([^“”\"]+)[”\"]")
BOOKISH = ("chapter", "entry-encyclopedia", "entry-dictionary", "paper-conference", "song")
CUT = 3  # 13.23: of three and more authors a note names the first


DAY = "{month} {day}, {year}"


def page_range(text: str) -> str:
    """Ranges as in 9.63: 71–72, 100–104, 101–8, 321–28, 1100–1113, 1496–500."""
    first, dash, last = pages(text, shorten=False).partition("–")
    if not (dash and first.isdecimal() and last.isdecimal() and len(first) == len(last) and len(first) > 2):
        return pages(text, shorten=False)
    if first.endswith("00"):
        return f"{first}–{last}"
    same = next((place for place in range(len(first)) if first[place] != last[place]), len(first))
    keep = same if first[-2] == "0" else min(same, len(first) - 2)
    return f"{first}–{last[keep:]}"


def person(name: Name) -> str:
    return with_original(name, "{} {}")


def people(item: Item, role: str, options: StyleOptions) -> str:
    """The contributors of one role."""
    return listed_names(readable(item, role), options)


def listed_names(names: Sequence[Name], options: StyleOptions) -> str:
    """Names one after another; of many the first."""
    return listed(names, person, "and", 0 if options.all_authors else CUT, "et al.", serial=True)


def titled(item: Item) -> tuple[str, str, str]:
    """Title in Latin letters, the characters, the translation in brackets (11.90)."""
    language = language_of(item)
    own = clean(item.title)
    latin = romanised(own, language, item.title_romanised)
    if latin:
        return latin, own, translated(item, sentence_cased)
    return (
        (headline(own, CHICAGO) if language == "en" and item.csl_type not in ("software", "post") else own),
        "",
        translated(item, sentence_cased),
    )


def quoted(item: Item) -> str:
    """“Title,” with the comma inside; characters and translation after it."""
    latin, own, translation = titled(item)
    if is_mark(latin):
        return f"{latin},"
    latin = singled(latin)
    if own or translation:
        return f"“{latin}” " + spaced(own, translation) + ","
    if latin.endswith("’") and "‘" in latin:  # 6.9: inside both marks
        return f"“{latin[:-1]},’”"
    return f"“{latin},”" if latin else ""  # 6.125: the comma stands after a question mark too


def singled(title: str) -> str:
    """Quotation marks inside a title that stands in double ones."""
    return _DOUBLE.sub("‘\\1’", title)


def italic_title(item: Item) -> str:
    latin, own, translation = titled(item)
    return spaced(italic(latin), own, translation)


def host_of(item: Item) -> str:
    own = in_full(clean(item.container_title))
    latin = romanised(own, language_of(item))
    if language_of(item) == "en":  # 14.71: a periodical drops its article
        own = headline(own, CHICAGO) if item.csl_type in BOOKISH else headline(own, CHICAGO).removeprefix("The ")
    return f"{italic(latin)} {own}" if latin else italic(own)


def bare_quoted(item: Item) -> str:
    """The title in quotation marks where no comma follows it."""
    return quoted(item).replace(",”", "”").replace(",’”", "’”").rstrip(",")


def day_of(item: Item, gaps: list[str]) -> str:
    found = dates.western(item.issued, months.ENGLISH, DAY) or clean(item.issued_literal)
    if not found:
        gaps.append("date")
    return found


def pinpoint(cite: CiteItem) -> str:
    text = _NOTE.sub(r"\1n\2", page_range(cite.locator))
    labels = {"chapter": "chap.", "section": "sec.", "paragraph": "para.", "note": "n.", "figure": "fig.",
              "part": "pt.", "appendix": "app."}  # fmt: skip
    several = {"chapter": "chaps.", "section": "secs.", "paragraph": "paras."}
    word = several.get(cite.label) if "–" in text else None
    word = word or labels.get(cite.label)
    return f"{word} {text}" if word and text[:1].isalnum() else text
