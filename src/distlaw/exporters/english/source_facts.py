"""Facts of a work that every English style prints, each in its own words."""

from __future__ import annotations

import re

from distlaw.exporters.english.romanised import readable, romanised
from distlaw.exporters.printed.language import has_cjk, language_of
from distlaw.exporters.printed.markup import clean
from distlaw.model.csl import kept, kept_names
from distlaw.model.work import Item, Name
from distlaw.text.numerals import TO_TEN, number_of, roman_value
from distlaw.vocab.styles import DegreeName, english_table

_AHEAD = frozenset(("advance online publication", "ahead of print", "online first", "epub ahead of print"))
_LOCATOR = re.compile(r"[a-z]{1,6}\d{3,}|e\d+")  # an article's own number in the field of pages: jgab001, e93
_COMMAND = re.compile(r"(?:Cm|Cmnd|Cmd|CP|COM|SWD) ?\(?\d")  # papers laid before a parliament
_SUPPLEMENT = re.compile(r"[Ss]uppl(?:ement)?[._ ]*(\d*)")
_HOUSES = re.compile(r"[；;、]")
_VOLUME = re.compile(rf"第?([{TO_TEN}\d]{{1,4}})[卷册輯辑]|卷([{TO_TEN}]{{1,3}})")
_ROMAN = re.compile(r"[IVX]+")
_FORTHCOMING = frozenset(("forthcoming", "in press", "accepted", "to appear"))


def is_forthcoming(item: Item) -> bool:
    """Whether the work is accepted and not yet out."""
    return item.status.strip().lower() in _FORTHCOMING


def version_of(item: Item) -> str:
    """The number of a version without its v."""
    version = clean(item.version)
    return version[1:].lstrip(". ") if version[:1] in "vV" and version[1:].lstrip(". ")[:1].isdigit() else version


def episode_of(item: Item) -> str:
    """The number of an episode, of “Episode 12” the number alone; empty text where it is none."""
    number = clean(item.number).lower().removeprefix("episode").removeprefix("ep.").removeprefix("no.").strip()
    return number if number[:1].isdigit() else ""


def issue_of(item: Item) -> str:
    """The issue; of suppl_1, as publishers deposit it, Suppl. 1."""
    issue = clean(item.issue)
    match = _SUPPLEMENT.fullmatch(issue)
    return f"Suppl. {match[1]}".strip() if match else issue


def lowered(kind: str) -> str:
    """A kind in lower case, abbreviations as they are."""
    return " ".join(word if word.isupper() else word.lower() for word in kind.split())


def is_podcast(item: Item) -> bool:
    """Whether the kind told is a podcast's, whatever the type."""
    return "podcast" in item.genre.lower()


def signed(item: Item) -> Item:
    """The item with the body that publishes a standard as its author, where none is told."""
    if item.csl_type != "standard" or not item.publisher or item.names("author"):
        return item
    body = Name(literal=item.publisher, is_institution=True)
    return item.model_copy(update={"contributors": (body, *item.contributors)})


def untitled_review(item: Item) -> Item:
    """A review whose title only says what it reviews, without that title."""
    title = item.title.lower()
    is_bare = title.startswith(("review of", "book review")) and bool(kept(item, "reviewed-title"))
    return item.model_copy(update={"title": ""}) if is_bare else item


def is_ahead(item: Item) -> bool:
    """Whether an article is out online and in no issue yet."""
    return item.status.strip().lower() in _AHEAD and not item.volume


def is_given_alone(item: Item) -> bool:
    """Whether a conference paper is in no proceedings: it was only given there."""
    hosted = item.container_title or item.publisher or item.page
    return item.csl_type == "paper-conference" and bool(item.event_title) and not hosted


def is_page_entry(item: Item) -> bool:
    """Whether an entry of a reference work is a page of its own: Wikipedia's."""
    is_entry = item.csl_type in ("entry-encyclopedia", "entry-dictionary", "entry")
    return is_entry and bool(item.url) and not (item.names("author") or item.names("editor") or item.page)


def degree(item: Item) -> DegreeName:
    """The degree of a thesis, by the words of its kind."""
    kind = item.genre.lower()
    return next(degree for degree in english_table().degrees if any(word in kind for word in degree.said))


def is_dated_review(item: Item) -> bool:
    """Whether a review stands in a paper that is cited by its day: the record has the day, and no DOI."""
    return item.csl_type in ("review", "review-book") and len(item.issued) == len("2031-05-06") and not item.doi


def piece(item: Item) -> str:
    """Opinion, Editorial …, where a newspaper's piece is told to be one."""
    said = item.genre.strip().lower()
    return next((word for word in english_table().pieces if word.lower() == said), "")


def archived(item: Item) -> str:
    """The address of an archived copy of a page."""
    found = (item.archive_location, item.archive, kept(item, "archive-url"), kept(item, "archived-url"))
    return next((clean(text) for text in found if text.startswith(("https://", "http://"))), "")


def prefatory(item: Item) -> str:
    """Foreword, introduction …, where that is all a chapter's title says (Chicago 14.12, Bluebook 15.6)."""
    word = clean(item.title)
    return word if word.lower() in english_table().prefatory else ""


def star_page(where: str) -> str:
    """*3: a page of a database's copy (Bluebook 10.8.1)."""
    return f"*{where}" if where[:1].isdigit() else where


def _report_kind(item: Item) -> str:
    """The kind of a report, else the series of papers it is in: Oxford Legal Studies Research Paper."""
    series = clean(item.collection_title).removesuffix(" Series")
    series = series.removesuffix("s") if series.endswith(" Papers") else series
    return clean(item.genre) or (series if series.endswith(" Paper") else "")


def series_number(item: Item) -> str:
    """Report No. TR-7, Working Paper No. 31234: the kind of a numbered report before its number; else No. 7, TR-7."""
    number, kind = clean(item.number), _report_kind(item)
    if not number:
        return ""
    if _COMMAND.match(number):  # White Paper, Cm 7656
        return f"{kind}, {number}" if kind.isascii() and kind else number
    if kind.isascii() and kind and kind.lower() not in number.lower():
        return f"{kind} No. {number.removeprefix('No. ')}"
    return f"No. {number}" if number[:1].isdigit() else number


def is_paper(item: Item) -> bool:
    """Whether the report is a working or discussion paper, whose title is an article's."""
    kind = _report_kind(item).lower()
    return item.csl_type == "report" and kind.endswith("paper") and kind not in ("white paper", "green paper")


def publisher_of(item: Item) -> str:
    """The publisher, a Chinese one romanised, unless it is the author, who is not named twice."""
    authors = {name.literal for name in readable(item, "author")}
    if authors == {item.publisher}:
        return ""
    own = clean(item.publisher)
    if not has_cjk(own):
        return own
    houses = [romanised(house, language_of(item)) or house for house in _HOUSES.split(own) if house]
    return ", ".join(houses)


def volume_of(item: Item) -> str:
    """The number of a volume, of 第4卷 and 卷三 the number alone; II is 2."""
    text = clean(item.volume)
    if _ROMAN.fullmatch(text):
        return str(roman_value(text))
    match = _VOLUME.fullmatch(text)
    return str(number_of(match[1] or match[2])) if match else text


def number_in(item: Item) -> str:
    """The number of an article that has one instead of pages."""
    page = item.page if _LOCATOR.fullmatch(item.page) else ""
    return clean(item.article_number or page or (item.number if item.csl_type == "article-journal" else ""))


def kind_told(item: Item) -> str:
    """The kind of a work in its own words, where they are English ones."""
    return clean(item.genre) if item.genre.isascii() else ""


def reviewed(item: Item) -> tuple[str, tuple[Name, ...]]:
    """Title and authors of the book that a review is of."""
    return clean(kept(item, "reviewed-title")), kept_names(item, "reviewed-author")


def original_year(item: Item) -> str:
    """The year of the first edition of a reprint."""
    year = item.original_date[:4]
    return year if year.isdecimal() and year != item.year else ""
