"""The areas of an entry that most types share: title and mark, edition, publication, dates, access."""

from __future__ import annotations

import re

from distlaw.exporters.gbt7714.frame import Frame, join
from distlaw.exporters.printed.markup import clean
from distlaw.exporters.printed.numbers import edition_number, ordinal
from distlaw.exporters.printed.untitled import CHINESE, ENGLISH, mark
from distlaw.model.csl import kept
from distlaw.model.edtf import Day, date_span
from distlaw.model.work import Item
from distlaw.vocab.references import marks as marks_of_types

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s?)", re.IGNORECASE)
_DASHES = str.maketrans("–—‒−", "----")
_ARCHIVED = frozenset(("collection", "manuscript", "personal_communication"))
_UNTITLED_NUMBER = frozenset(("article", "article-journal", "article-magazine", "article-newspaper", "standard"))
_NO_VOLUME = _UNTITLED_NUMBER | {"periodical", "chapter", "paper-conference", "entry-dictionary", "entry-encyclopedia"}
LEGAL = frozenset(("bill", "hearing", "legal_case", "legislation", "regulation", "treaty"))


def type_mark(frame: Frame) -> str:
    """The mark of the document type and its carrier (Annex A): [J], [EB/OL]; an item may set its own."""
    mark = type_letter(frame)
    if "/" in mark:  # an item that sets its whole mark
        return f"[{mark}]"
    carrier = frame.item.medium if frame.item.medium in marks_of_types().carriers else ""
    if not carrier and shows_access(frame):
        carrier = "OL"
    return f"[{mark}/{carrier}]" if carrier else f"[{mark}]"


def type_letter(frame: Frame) -> str:
    """The letters of the document type."""
    item = frame.item
    if item.gbt_type:
        return clean(item.gbt_type)
    kind = item.csl_type
    mark = frame.rules.marks.get(kind) or frame.table.marks.get(kind, "")
    if mark == "LAW":
        return frame.options.legal_mark
    if kind in _ARCHIVED or (not mark and (item.archive or item.archive_location)):
        return frame.rules.marks["archive"]
    if not mark:
        return "EB" if frame.is_online else "M" if item.publisher else "Z"
    return mark


def shows_access(frame: Frame) -> bool:
    """Whether a path to the work is printed."""
    item = frame.item
    return bool((item.url and frame.options.show_url) or (item.doi and frame.options.show_doi))


def title_area(frame: Frame) -> str:
    """Title: other title or volume: number, then the mark (7.2, 7.3). A title is never made up."""
    item = frame.item
    title = clean(item.title) or clean(item.container_title if item.csl_type == "periodical" else "")
    if not title:
        frame.gaps.append("title")
        title = mark(item, CHINESE if frame.language == "zh" else ENGLISH)
    parts = [title]
    if item.csl_type not in _NO_VOLUME and not item.container_title:
        parts.append(join_space(volume_words(item.volume, frame), clean(item.volume_title)))
    if item.csl_type not in _UNTITLED_NUMBER:
        parts.append(document_number(item))
    text = frame.marks.colon.join(part for part in parts if part)
    if item.csl_type == "map":
        text = join([text, clean(kept(item, "scale"))])
    return text + type_mark(frame)


def join_space(first: str, second: str) -> str:
    """Both with a space between, where there are both."""
    return f"{first} {second}" if first and second else first or second


def volume_words(volume: str, frame: Frame) -> str:
    """A book's volume: 第1卷, v.1; words are printed as they are (第1册)."""
    volume = clean(volume)
    return frame.words.volume.format(volume) if volume.isdigit() else volume


def document_number(item: Item) -> str:
    """Report, patent or document number; the shelf mark of archives."""
    if item.csl_type == "patent" and (call := kept(item, "call-number")):
        return clean(call)
    if item.csl_type in LEGAL and (item.neutral_citation or item.reporter or item.container_title):
        return _reported(item)
    number = item.number or item.docket or item.document_number
    if not number and item.csl_type == "legislation" and item.section:
        return clean(item.section) if "第" in item.section else f"§ {clean(item.section).removeprefix('§').strip()}"
    if not number and (item.csl_type in _ARCHIVED or item.archive):
        number = item.archive_location
    return clean(number)


def _reported(item: Item) -> str:
    """Where a decision or statute is printed: 765 F. Supp. 3d 382; 17 U.S.C. § 107."""
    if item.neutral_citation:
        return clean(item.neutral_citation)
    issue = f"({item.issue})" if item.issue else ""
    section = f"§ {item.section}" if item.section else ""
    parts = (item.volume, item.reporter or item.container_title, issue, section, item.page)
    return clean(" ".join(part for part in parts if part))


def edition_area(frame: Frame) -> str:
    """The edition (7.4): a first one is not given; 2版, 4th ed., 修订版."""
    text = clean(frame.item.edition)
    if not text:
        return ""
    number = edition_number(text)
    if not number:
        return text
    if number == 1:
        return ""
    is_bare = frame.language in ("zh", "ja", "ko", "ru")
    return frame.words.edition.format(number if is_bare else ordinal(number))


def version_area(frame: Frame) -> str:
    """The version of a preprint, data set or program (8.14, 8.15): V2."""
    version = clean(frame.item.version)
    if not version:
        return ""
    if version[0].isdigit():
        return "V" + version
    return "V" + version[1:] if version[0] in "vV" and version[1:2].isdigit() else version


def year(frame: Frame, gap: bool = True) -> str:
    """The year of publication (7.5.4); a span as 1984-1990, an estimated year in brackets."""
    item = frame.item
    if item.issued_literal and (not item.issued or item.issued[:4] in item.issued_literal):
        return clean(item.issued_literal)
    span = date_span(item.issued)
    if span is None:
        if item.issued:
            return clean(item.issued)
        return frame.missing("year", frame.words.no_year) if gap else ""
    first = _year(span.start)
    if span.is_open:
        return first + frame.rules.range_dash
    if span.end is not None and span.end.year != span.start.year:
        return first + frame.rules.range_dash + _year(span.end)
    return first


def _year(day: Day) -> str:
    number = str(day.year) if day.year > 0 else f"前{-day.year + 1}"
    return f"[{number}]" if day.mark else number


def full_date(edtf: str, words: str = "") -> str:
    """YYYY-MM-DD as far as it is known (7.5.4.3); intervals with a slash."""
    if not edtf:
        return clean(words)
    span = date_span(edtf)
    if span is None:
        return clean(words or edtf)
    text = _date(span.start)
    return f"{text}/{_date(span.end)}" if span.end else text


def _date(day: Day) -> str:
    if not day.month or day.month > 12:
        return _year(day)
    return f"{day.year:04d}-{day.month:02d}" + (f"-{day.day:02d}" if day.day else "")


def pages(frame: Frame) -> str:
    """The pages cited or occupied (7.7)."""
    page = frame.locator or clean(frame.item.page)
    return page.translate(_DASHES) if page else ""


def publication_area(frame: Frame, *, place_required: bool = True, with_pages: bool = True) -> str:
    """Place: publisher, year: pages (7.5). Marked where missing; an electronic work may do without both (7.5.2)."""
    item, marks, words = frame.item, frame.marks, frame.words
    place, publisher = clean(item.publisher_place), clean(item.publisher)
    if not frame.is_online or place or publisher:
        if not place and place_required:
            place = frame.missing("place", words.no_place)
        if not publisher:
            publisher = frame.missing("publisher", words.no_publisher)
    text = place + marks.colon + publisher if place and publisher else place or publisher
    if not frame.author_date:
        date = year(frame)
        text = text + marks.comma + date if text and date else text or date
    page = pages(frame) if with_pages else ""
    return text + marks.colon + page if text and page else text or page


def dates_area(frame: Frame) -> str:
    """（published or changed）[accessed] of an electronic work (7.6)."""
    item, marks = frame.item, frame.marks
    text = ""
    published = full_date(item.issued, item.issued_literal) or full_date(item.posted)
    if published:
        text = f"{marks.opening}{published}{marks.closing}"
    return text + accessed(frame)


def accessed(frame: Frame) -> str:
    """[YYYY-MM-DD], where it is wanted and the work is online."""
    item = frame.item
    if not item.accessed or not frame.options.show_accessed or not frame.is_online:
        return ""
    return f"[{full_date(item.accessed)}]"


def accessed_elsewhere(frame: Frame) -> str:
    """The access date of other electronic works: given by the 2015 edition, left out by that of 2025."""
    return "" if frame.rules.accessed_only_online else accessed(frame)


def access_area(frame: Frame) -> list[str]:
    """URL, then the permanent identifier where the URL does not hold it already (7.8, 7.9)."""
    item, options = frame.item, frame.options
    url = clean(item.url) if options.show_url else ""
    found = [url] if url else []
    if options.show_doi:
        doi = _DOI.sub("", clean(item.doi))
        cstr = "" if doi else clean(kept(item, "CSTR"))
        if doi and doi not in url:
            found.append("DOI:" + doi)
        elif cstr and cstr not in url:
            found.append(cstr if cstr.upper().startswith("CSTR") else "CSTR:" + cstr)
    return found
