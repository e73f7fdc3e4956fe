"""Lists of names, page ranges, editions and dates in English."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from distlaw.exporters.english.romanised import is_body, is_east_asian, latin_parts, original
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.markup import clean
from distlaw.exporters.printed.numbers import edition_number, ordinal
from distlaw.model.work import CiteItem, Item, Name
from distlaw.vocab.styles import english_table

_LISTED = re.compile(r"(?<=\d)[、，](?=\d)")
_RANGE = re.compile(r"(\d+)\s*[-–—－]+\s*(\d+)\Z")
_DASH = re.compile(r"\s*[-–—－]{1,2}\s*")
_SUBTITLE = re.compile(r"\s*(?:[:：?!]|\s[—–-]{1,2}\s)\s*")
_ARTICLE = re.compile(r"^(?:The|An?|On)\s+(?=\S)")
_VERSUS = re.compile(r"\s+vs?\.?\s+", re.IGNORECASE)
_STATES = frozenset(("R", "United States", "State", "People", "Commonwealth", "Regina", "Rex", "The Queen", "The King"))
_FIRM = re.compile(r"\s+(?:Inc|Corp|Co|Ltd|plc|LLC|LLP|Music|Holdings|Group)\b\.?.*$")
_EDITION_WORD = re.compile(r"\s+(?:edition|edn\.?|ed\.?)\Z", re.IGNORECASE)
_SENIORITY = ("Jr", "Sr")
_ONE_SECTION = re.compile(r"\d+\.\d+[a-z]*-\d{1,3}[a-z]?(?:\([\w-]+\))*")  # 240.10b-5, no range
_INITIAL = re.compile(r"[^\W\d_]")


def straight(name: Name, *, comma: bool = False) -> str:
    """Given name first; a Chinese name in its own order (Huang Hui); a comma before Jr. where the style has one."""
    family, given = latin_parts(name)
    if is_body(name):
        return family
    if is_east_asian(name):
        return f"{family} {given}".strip()
    particles = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle) if part)
    suffix = clean(name.suffix)
    family += "," if comma and suffix.startswith(_SENIORITY) else ""
    parts = (given, clean(particles), family, suffix)
    return " ".join(part for part in parts if part)


def with_original(name: Name, pattern: str, *, comma: bool = False) -> str:
    """The romanised name and the characters, in the style's own arrangement."""
    characters, latin = original(name), straight(name, comma=comma)
    return pattern.format(latin, characters) if characters and characters != latin else latin


def initials(given: str) -> str:
    """J. A., J.-R."""
    found = []
    for word in given.replace(".-", "-").replace(".", " ").split():
        found.append("-".join(part[0].upper() + "." for part in word.split("-") if _INITIAL.match(part)))
    return " ".join(word for word in found if word)


def names_joined(names: Sequence[str], last: str, *, serial: bool = False) -> str:
    """A, B and C: with the word before the last name, a comma before it where `serial`."""
    if len(names) < 2:
        return "".join(names)
    comma = "," if serial and len(names) > 2 else ""
    return f"{', '.join(names[:-1])}{comma} {last} {names[-1]}"


def listed(names: Sequence[Name], show: Callable[[Name], str], last: str, cut: int, more: str, *, serial: bool) -> str:
    """All names, or of `cut` and more the first with the style's word for others."""
    shown = [text for name in names if (text := show(name))]
    if (cut and len(shown) >= cut) or (names and names[-1].et_al):
        return f"{shown[0]} {more}"
    return names_joined(shown, last, serial=serial)


def pages(text: str, *, shorten: bool = True) -> str:
    """733–787, or 733–87 where the style drops repeated digits down to two."""
    text = _LISTED.sub(", ", clean(text))
    match = _RANGE.match(text)
    if not match:
        return _DASH.sub("–", text)
    first, last = match.groups()
    if shorten and len(first) == len(last) > 2:
        keep = next((index for index in range(len(last)) if first[index] != last[index]), len(last))
        last = last[min(keep, len(last) - 2) :]
    return f"{first}–{last}"


def first_page(item: Item) -> str:
    """The page an article begins on."""
    page = clean(item.page_first or item.page)
    return _DASH.split(page, maxsplit=1)[0] if page else ""


def access(item: Item, options: StyleOptions) -> str:
    """The DOI as an address, else the URL; what the options leave out is left out."""
    if item.doi and options.show_doi:
        return "https://doi.org/" + clean(item.doi).removeprefix("https://doi.org/")
    return clean(item.url) if options.show_url else ""


def mark_of(sections: str) -> str:
    """§ 107; §§ 107–122 of several (Bluebook 3.3)."""
    text = clean(sections)
    text = text if _ONE_SECTION.fullmatch(text) else pages(text, shorten=False)
    return f"{'§§' if '–' in text or ', ' in text else '§'} {text}" if text else ""


def year_of(item: Item, gaps: list[str], undated: str = "n.d.") -> str:
    """The year of issue, else the style's word for an undated item, which is a gap."""
    found = dates.year(item.issued, item.issued_literal)
    if not found:
        gaps.append("year")
    return found or undated


def edition(item: Item, word: str, *, bluebook: bool = False) -> str:
    """2nd ed., or 2d ed. as the Bluebook writes it; rev. ed.; a first edition is not named."""
    text = clean(item.edition)
    number = edition_number(text)
    if not number:
        return _worded_edition(text, word)
    if number == 1:
        return ""
    shown = ordinal(number)
    if bluebook and shown.endswith(("nd", "rd")):
        shown = shown[:-2] + "d"
    return f"{shown} {word}"


def _worded_edition(text: str, word: str) -> str:
    """Revised edition: rev. ed., without stops where the style's word has none; other words as they are."""
    bare = _EDITION_WORD.sub("", text)
    told = english_table().editions.get(bare.lower(), "")
    if not told and bare == text:
        return f"{text} {word}" if re.fullmatch(r"[A-Z][a-z]+(?: \d{4})?", text) else text  # Fall 2021 ed.
    return f"{(told or bare).rstrip('.') if not word.endswith('.') else told or bare} {word}"


def spaced(*parts: str) -> str:
    """The parts there are, with spaces."""
    return " ".join(part for part in parts if part)


def sentence(parts: Sequence[str], separator: str = ", ") -> str:
    """The parts there are, one after another."""
    return separator.join(part for part in parts if part)


def surrounded(cite: CiteItem, text: str) -> str:
    """The citation with the words before and after it."""
    prefix, suffix = clean(cite.prefix), clean(cite.suffix)
    if suffix and suffix[0] not in ",.;:)":
        suffix = " " + suffix
    return (f"{prefix} " if prefix else "") + text + suffix


def stopped(line: str) -> str:
    """The line with one final stop, before or after closing marks as they stand."""
    bare = line.rstrip("\ue001\ue003")
    if bare.endswith((".", "?”", "!”", ".”", "?’")):
        return line
    return f"{line[:-1]}.”" if line.endswith("”") else line + "."


def families(item: Item, last: str, cut: int, more: str, *, whole: Callable[[Name], bool] = lambda _: False) -> str:
    """Family names of the authors, else of the editors, for a short citation: Lemley & Casey, Ash et al.; those that
    are `whole` with their given names."""
    people = item.names("author") or item.names("editor")
    shown = [text for name in people if (text := straight(name) if whole(name) else latin_parts(name)[0])]
    if (cut and len(shown) >= cut) or (people and people[-1].et_al):
        return f"{shown[0]} {more}" if shown else ""
    return names_joined(shown, last)


def short_title(item: Item) -> str:
    """The title a short citation goes by: the one given, else the title without subtitle and first article."""
    text = clean(item.title_short or _SUBTITLE.split(clean(item.title), maxsplit=1)[0])
    return _ARTICLE.sub("", text) if not item.title_short else text


def short_case(title: str) -> str:
    """The name a case goes by: its first party, unless that is the state (then the other one)."""
    first, _, second = _VERSUS.sub("\x00", clean(title)).partition("\x00")
    name = second if second and first.split(",")[0].strip() in _STATES else first
    return _FIRM.sub("", name.split(",")[0]).strip()
