"""Names, titles, dates and pinpoints as Chicago's notes have them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.exporters.english.abbreviations import in_full
from distlaw.exporters.english.parts import listed, pages, sentence, spaced, with_original
from distlaw.exporters.english.romanised import (
    in_latin,
    is_body,
    is_east_asian,
    latin_parts,
    readable,
    romanised,
    translated,
)
from distlaw.exporters.english.source_facts import publisher_of
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean, italic
from distlaw.exporters.printed.sentence_case import sentence_cased
from distlaw.exporters.printed.titles import CHICAGO, CHICAGO_17, headline
from distlaw.exporters.printed.untitled import is_mark
from distlaw.model.csl import kept_names
from distlaw.model.work import CiteItem, Item, Name
from distlaw.text import months

_NOTE = re.compile(r"(\d),? nn?\.? ?(\d)")  # 14.52: 72n8
_DOUBLE = re.compile(r"[“\"]([^“”\"]+)[”\"]")
BOOKISH = ("chapter", "entry-encyclopedia", "entry-dictionary", "paper-conference", "song")
_NAMED = ("legal_case", "legislation", "regulation", "bill", "treaty", "hearing", "patent", "entry-dictionary")
SEASONS = ("Spring", "Summer", "Autumn", "Fall", "Winter")
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
    cut = CUT + 1 if options.edition == "17" else CUT  # the 17th (14.76) names three
    return listed(names, person, "and", 0 if options.all_authors else cut, "et al.", serial=True)


def titled(item: Item) -> tuple[str, str, str]:
    """Title in Latin letters, the characters, the translation in brackets (11.90)."""
    language = language_of(item)
    own = clean(item.title)
    latin = romanised(own, language, item.title_romanised)
    if latin:
        return latin, own, translated(item, sentence_cased)
    return (
        (headline(own, CHICAGO_17) if _is_cased(item) else own),
        "",
        translated(item, sentence_cased),
    )


def _is_cased(item: Item) -> bool:
    return language_of(item) == "en" and item.csl_type not in ("software", "post")


def prepared(item: Item, options: StyleOptions) -> Item:
    """The titles with the capitals that the 18th edition gives to prepositions and the 17th does not (8.160)."""
    if options.edition == "17" or not _is_cased(item) or item.csl_type in _NAMED:
        return item
    values = {name: headline(getattr(item, name), CHICAGO) for name in ("title", "container_title")}
    return item.model_copy(update=values)


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
        own = headline(own, CHICAGO_17) if item.csl_type in BOOKISH else headline(own, CHICAGO_17).removeprefix("The ")
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


def inverted(name: Name) -> str:
    """Family, Given, Jr.: the first person of an entry; bodies and Chinese names in their own order."""
    family, given = latin_parts(name)
    if is_body(name) or not given or is_east_asian(name):
        return person(name)
    family = spaced(clean(name.non_dropping_particle), family)
    return sentence([family, spaced(given, clean(name.dropping_particle)), clean(name.suffix)])


def inverted_people(item: Item, role: str, options: StyleOptions) -> str:
    """The persons of one role for a bibliography: of more than six the first three (13.23; the 17th: ten, seven)."""
    names = list(kept_names(item, role)) or readable(item, role)
    most, kept = (10, 7) if options.edition == "17" else (6, 3)
    shown = [inverted(name) if not place else person(name) for place, name in enumerate(names)]
    shown = [text for text in shown if text]
    if not shown:
        return ""
    if (len(shown) > most and not options.all_authors) or names[-1].et_al:
        few = shown[:kept] if len(shown) > most else shown
        return f"{', '.join(few)}, et al."
    if len(shown) == 1:
        return shown[0]
    comma = "," if len(shown) > 2 or "," in shown[0] else ""
    return f"{', '.join(shown[:-1])}{comma} and {shown[-1]}"


def quoted_title(item: Item) -> str:
    """“Title” with nothing behind it; its stop is set inside by `ended`."""
    latin, own, translation = titled(item)
    if is_mark(latin) or not latin:
        return latin
    return spaced(f"“{singled(latin)}”", own, translation)


def ended(part: str) -> str:
    """A part of an entry with its stop, inside closing quotation marks (6.9)."""
    bare = part.rstrip("\ue001\ue003")
    marks = bare[len(bare.rstrip("’”")) :]
    if not marks.endswith("”"):
        return part if bare.endswith((".", "?", "!")) else part + "."
    inner = bare.removesuffix(marks)
    return part if inner.endswith((".", "?", "!")) else f"{inner}.{marks}"


def facts_of(item: Item, year: str, options: StyleOptions) -> str:
    """Publisher and year; the 17th edition puts the place before them."""
    published = publisher_of(item)
    place = clean(item.publisher_place) if options.edition == "17" and published else ""
    place = romanised(place, language_of(item)) or place
    return sentence([f"{place}: {published}" if place else published, year])


def site_of(item: Item) -> str:
    """The site of a page, unless its author is named so; a blog is told to be one (14.105)."""
    site = clean(item.container_title or item.site or (item.publisher if item.csl_type == "article" else ""))
    site = "" if site in {name.literal for name in item.contributors} else in_latin(site, item, "{} {}")
    if item.csl_type.startswith("entry") and language_of(item) == "en":
        return headline(site, CHICAGO)
    if item.csl_type == "post-weblog" and site:
        return italic(site) + ("" if "blog" in site.lower() else " (blog)")
    return site
