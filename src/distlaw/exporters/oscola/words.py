"""Names, titles, dates and pinpoints as OSCOLA has them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.exporters.english.abbreviations import in_full
from distlaw.exporters.english.parts import access, initials, listed, pages, spaced, straight
from distlaw.exporters.english.romanised import is_body, latin_parts, readable, romanised, translated
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean, italic
from distlaw.exporters.printed.titles import LAW, doubled, headline, headline_kept
from distlaw.exporters.printed.untitled import is_mark
from distlaw.model.work import CiteItem, Item, Name
from distlaw.text import months
from distlaw.vocab.styles import english_table

CUT = 4  # 3.1.2: of more than three authors, the first "and others"


DAY = "{day} {month} {year}"


_SPACED = re.compile(r"(?<=\b[A-Z]) (?=[A-Z](?![\w'’]))")


_NOTE = re.compile(r"(\d),? nn?\.? ?(\d)")
_FIGURE = re.compile(r"(\d+[A-Z]?)")
_INITIALS = re.compile(r"(?<=[A-Z])\.(?=[A-Z])")


def person(name: Name) -> str:
    """H.L.A. Hart is HLA Hart (3.1.2): initials without stops and spaces."""
    return _SPACED.sub("", unstopped(straight(name)))


def inverted(name: Name) -> str:
    """Hart HLA: surname and initials, as a bibliography has them (1.7); bodies whole."""
    family, given = latin_parts(name)
    if is_body(name) or not given:
        return unstopped(straight(name))
    particles = spaced(clean(name.dropping_particle), clean(name.non_dropping_particle))
    letters = initials(given).replace(".", "").replace(" ", "")
    return spaced(particles, family, letters, unstopped(clean(name.suffix)))


def people(item: Item, role: str, options: StyleOptions, *, leads: bool | None = None) -> str:
    """The contributors of one role; in a bibliography those that lead the entry with the surname first."""
    names = readable(item, role)
    if options.form == "bibliography" and (leads if leads is not None else role == "author"):
        return listed(names, inverted, "and", 0 if options.all_authors else CUT, "and others", serial=False)
    return listed_names(names, options)


def listed_names(names: Sequence[Name], options: StyleOptions) -> str:
    """Names one after another; of many the first."""
    return listed(names, person, "and", 0 if options.all_authors else CUT, "and others", serial=False)


def text_title(item: Item) -> str:
    """Title in headline case; a foreign one as it is, romanised where not in Latin letters, translation after it."""
    own, language = clean(item.title), language_of(item)
    is_cased = language == "en" and item.csl_type not in ("software", "post")
    return romanised(own, language, item.title_romanised) or (headline_kept(own, LAW) if is_cased else own)


def after(item: Item) -> str:
    """Characters and translation of a foreign title (1.6)."""
    own = clean(item.title) if romanised(clean(item.title), language_of(item), item.title_romanised) else ""
    return spaced(f"({own})" if own else "", translated(item))


def quoted(item: Item) -> str:
    text = text_title(item)
    if is_mark(text):
        return text
    return spaced(f"‘{doubled(text)}’" if text else "", after(item))


def italic_title(item: Item) -> str:
    return spaced(italic(text_title(item)), after(item))


def host_of(item: Item) -> str:
    own = clean(item.container_title)
    latin = romanised(own, language_of(item))
    if latin:
        return f"{latin} ({own})"
    if language_of(item) != "en":
        return own
    if short := english_table().oscola_journals.get(own.removeprefix("The ")):
        return short
    if in_full(own) != own:
        return unstopped(own)
    is_book = item.csl_type in ("chapter", "entry-encyclopedia", "entry-dictionary", "paper-conference")
    return headline(own, LAW) if is_book else headline(own, LAW).removeprefix("The ")


def access_of(item: Item, options: StyleOptions) -> str:
    """<URL> accessed 1 March 2026 (3.1.4); the DOI's address where there is no other."""
    url = clean(item.url) if options.show_url else ""
    if not url and item.csl_type in ("article", "dataset", "software"):
        url = access(item, options)
    if not url:
        return ""
    url = url.removeprefix("http://") if url.startswith("http://www.") else url
    seen = dates.western(item.accessed, months.ENGLISH, DAY) if options.show_accessed else ""
    return f"<{url}>" + (f" accessed {seen}" if seen else "")


def pinpoint(cite: CiteItem) -> str:
    text = _NOTE.sub(r"\1 n \2", pages(cite.locator))
    labels = {"chapter": "ch", "section": "s", "paragraph": "para", "note": "n", "volume": "vol", "part": "pt",
              "figure": "fig", "appendix": "appendix"}  # fmt: skip
    word = labels.get(cite.label, "")
    word += "s" if "–" in text and cite.label in ("chapter", "section", "paragraph") else ""
    return f"{word} {text}" if word and text[:1].isalnum() else text


def paragraphs(where: str) -> str:
    """[42], [45]; [21]–[29]: each number of a paragraph in brackets of its own (2.1.6)."""
    return _FIGURE.sub(r"[\1]", where) if where[:1].isdigit() else where


def unstopped(text: str) -> str:
    """Abbreviations without stops: F Supp 3d, D Del (1.3, 4.1)."""
    return " ".join(_INITIALS.sub("", text).replace(".-", "-").replace(".", " ").split()) if "." in text else text
