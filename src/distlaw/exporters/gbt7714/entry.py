"""One entry of a list, by document type: clauses 8.2 to 8.15 of GB/T 7714."""

from __future__ import annotations

from collections.abc import Callable

from distlaw.exporters.gbt7714 import areas, names
from distlaw.exporters.gbt7714.frame import Frame, join
from distlaw.exporters.printed.markup import clean
from distlaw.model.csl import kept, kept_date

Body = Callable[[Frame], list[str]]


def entry(frame: Frame) -> str:
    """The whole entry, one line, with its final stop."""
    body = BODIES.get(frame.item.csl_type) or _by_fields(frame)
    parts = [] if _is_standard_2025(frame) else [_responsibility(frame)]
    parts += body(frame)
    parts += areas.access_area(frame)
    text = join(parts)
    return text if text.endswith(".") else text + "."


def _is_standard_2025(frame: Frame) -> bool:
    return frame.item.csl_type == "standard" and frame.rules.standard_number_first and not frame.author_date


def _responsibility(frame: Frame) -> str:
    """Author; in the author-date form with the year, and 佚名 or Anon where there is none (9.3.1)."""
    people = names.authors(frame)
    if not people and frame.item.csl_type in areas.LEGAL:
        people = clean(frame.item.authority) if frame.item.csl_type != "legal_case" else ""
    if not frame.author_date:
        return people
    date = areas.year(frame, gap=frame.item.csl_type not in ("webpage", "post", "post-weblog")) or areas.year(frame)
    return (people or frame.words.no_author) + frame.marks.comma + date + frame.year_letter


def _by_fields(frame: Frame) -> Body:
    """The form of a type the standard does not name, by what the item has."""
    item = frame.item
    if item.container_title and item.csl_type not in areas.LEGAL:
        return _chapter
    if item.csl_type in ("collection", "manuscript", "personal_communication") or item.archive:
        return _archive
    if frame.is_online:
        return _online
    return _book if item.publisher else _other


def _book(frame: Frame) -> list[str]:
    """8.2: title[M]. translator，译. edition. place：publisher，year：pages."""
    if frame.item.container_title and frame.item.title:  # 8.3 holds for whatever stands in a book
        return _chapter(frame)
    return [
        areas.title_area(frame),
        names.translators(frame),
        areas.edition_area(frame),
        areas.publication_area(frame) + areas.accessed_elsewhere(frame),
        clean(kept(frame.item, "dimensions")) if frame.item.csl_type == "map" else "",
    ]


def _chapter(frame: Frame) -> list[str]:
    """8.3: title[M]. translator，译//persons of the host. host：volume. edition. place：publisher，year：pages."""
    item = frame.item
    own = join([areas.title_area(frame), names.translators(frame)])
    host = clean(item.container_title)
    if not host:
        frame.gaps.append("container_title")
    if volume := areas.join_space(areas.volume_words(item.volume, frame), clean(item.volume_title)):
        host += frame.marks.colon + volume
    return [
        own + "//" + join([names.host_persons(frame), host]),
        areas.edition_area(frame),
        areas.publication_area(frame) + areas.accessed_elsewhere(frame),
    ]


def _periodical(frame: Frame) -> list[str]:
    """8.4: title[J]. year，volume（issue）—year，volume（issue）. place：publisher，year—year."""
    return [
        areas.title_area(frame),
        _run_of(frame),
        areas.publication_area(frame, with_pages=False) + areas.accessed_elsewhere(frame),
    ]


def _run_of(frame: Frame) -> str:
    """The run of a serial: `volume` may say it whole; else it is made of year, volume and issue."""
    item, marks = frame.item, frame.marks
    volume = clean(item.volume)
    if not volume and not item.issue:
        return ""
    if volume and not volume.isdigit():
        return volume
    first = marks.comma.join(part for part in (item.year, volume) if part)
    if item.issue:
        first += f"{marks.opening}{clean(item.issue)}{marks.closing}"
    return first + frame.rules.range_dash


def _article(frame: Frame) -> list[str]:
    """8.5: title[J]. translator，译. journal，year，volume（issue）：pages."""
    title = areas.title_area(frame)
    translators = names.translators(frame) if frame.rules.translators_of_articles else ""
    return [title, translators, _source(frame) + areas.accessed_elsewhere(frame)]


def _source(frame: Frame) -> str:
    item, marks = frame.item, frame.marks
    journal = clean(item.container_title)
    if not journal:
        frame.gaps.append("container_title")
    volume, issue = clean(item.volume), clean(item.issue)
    parts = [journal]
    if not frame.author_date:
        date = kept_date(item, "available-date") if not volume and not issue and not item.issued else ""
        if not volume and not issue:  # online first: the whole date
            date = areas.full_date(date or item.issued, item.issued_literal)
        parts.append(date or areas.year(frame))
    if volume:
        parts.append(volume)
    text = marks.comma.join(part for part in parts if part)
    if issue:
        if frame.author_date and not volume and frame.rules.comma_before_issue:
            text += marks.comma
        text += f"{marks.opening}{issue}{marks.closing}"
    page = areas.pages(frame) or clean(item.article_number or item.number)
    return text + marks.colon + page if page else text


def _newspaper(frame: Frame) -> list[str]:
    """8.5: title[N]. paper，YYYY-MM-DD（edition）."""
    item, marks = frame.item, frame.marks
    paper = clean(item.container_title)
    if not paper:
        frame.gaps.append("container_title")
    date = areas.full_date(item.issued, item.issued_literal)
    if not date and not frame.author_date:
        date = frame.missing("year", frame.words.no_year)
    text = paper + marks.comma + date if paper and date else paper or date
    if page := areas.pages(frame):
        text += f"{marks.opening}{page}{marks.closing}"
    translators = names.translators(frame) if frame.rules.translators_of_articles else ""
    return [areas.title_area(frame), translators, text + areas.accessed_elsewhere(frame)]


def _conference(frame: Frame) -> list[str]:
    """8.6: in a published host as 8.3; else title[C]//conference，year：page."""
    item, marks = frame.item, frame.marks
    if item.container_title and (item.publisher or not item.event_title):
        return _chapter(frame)
    if not item.container_title and not item.event_title:
        return _book(frame)
    host = clean(item.event_title or item.container_title)
    if not frame.author_date:
        host += marks.comma + areas.year(frame)
    if page := areas.pages(frame):
        host += marks.colon + page
    return [areas.title_area(frame) + "//" + host + areas.accessed_elsewhere(frame)]


def _thesis(frame: Frame) -> list[str]:
    """8.7: title[D]. city：university，year：page. The city is asked for, yet a list is not spoilt by a mark for it."""
    if not frame.item.publisher_place:
        frame.gaps.append("place")
    text = areas.publication_area(frame, place_required=False)
    return [areas.title_area(frame), text + areas.accessed_elsewhere(frame)]


def _report(frame: Frame) -> list[str]:
    """8.8: printed like a book; online title：number[R/OL]. YYYY-MM-DD：page. URL."""
    item = frame.item
    if item.publisher or item.container_title or not frame.is_online:
        return _book(frame)
    if not frame.rules.accessed_only_online:  # 2015: like other electronic works, the page after the dates
        return _online(frame)
    date, page = areas.full_date(item.issued, item.issued_literal), areas.pages(frame)
    if frame.author_date and len(date) <= 4:
        date = ""
    text = date + frame.marks.colon + page if date and page else date or page
    return [areas.title_area(frame), names.translators(frame), areas.edition_area(frame), text]


def _standard(frame: Frame) -> list[str]:
    """8.9 (2025): number title[S]. 2015: body. title: number[S]. place: publisher, year: page."""
    item = frame.item
    number, title = clean(item.number), clean(item.title)
    if not number:
        frame.gaps.append("number")
    if frame.rules.standard_number_first:
        return [areas.join_space(number, title) + areas.type_mark(frame)]
    text = title + frame.marks.colon + number if number else title
    published = ""
    if item.publisher or item.publisher_place:
        published = areas.publication_area(frame)
    elif not frame.author_date:
        published = areas.year(frame, gap=False)
    return [text + areas.type_mark(frame), published + areas.accessed_elsewhere(frame)]


def _patent(frame: Frame) -> list[str]:
    """8.10: holder. title：number[P]. YYYY-MM-DD."""
    item = frame.item
    if not areas.document_number(item):
        frame.gaps.append("number")
    date = areas.full_date(item.issued, item.issued_literal) or frame.missing("year", frame.words.no_year)
    page = areas.pages(frame)
    text = date + frame.marks.colon + page if page else date
    return [areas.title_area(frame), text + areas.accessed_elsewhere(frame)]


def _online(frame: Frame) -> list[str]:
    """8.11: title[EB/OL]. （published or changed）[accessed]. URL."""
    item = frame.item
    if not item.url and not item.doi:
        frame.gaps.append("url")
    version = "" if item.csl_type in ("webpage", "post", "post-weblog") else areas.version_area(frame)
    site = "" if clean(item.title) else clean(item.container_title or item.site)  # all there is to find it by
    parts = [areas.title_area(frame), names.translators(frame), site, version]
    text = areas.dates_area(frame)
    page = areas.pages(frame)
    return [*parts, text + frame.marks.colon + page if text and page else text or page]


def _archive(frame: Frame) -> list[str]:
    """8.12: title：file number[A]. place：holder，date."""
    item, marks = frame.item, frame.marks
    place, holder = clean(item.archive_place or item.publisher_place), clean(item.archive or item.publisher)
    if not holder:
        frame.gaps.append("archive")
    text = place + marks.colon + holder if place and holder else place or holder
    date = areas.full_date(item.issued, item.issued_literal)
    if not date:
        date = "" if frame.author_date else frame.missing("year", frame.words.no_year)
    return [areas.title_area(frame), text + marks.comma + date if text and date else text or date]


def _with_version(frame: Frame) -> list[str]:
    """8.14, 8.15: title[PP/OL]. version. platform（date）[accessed]."""
    item = frame.item
    if item.publisher_place and item.csl_type == "dataset":
        published = areas.publication_area(frame)
    else:
        published = clean(item.publisher or item.container_title or item.archive) + areas.dates_area(frame)
    return [areas.title_area(frame), areas.version_area(frame), published]


def _legal(frame: Frame) -> list[str]:
    """Statutes and decisions: the standard has no type for them. title：number[Z]. authority，date."""
    item, marks = frame.item, frame.marks
    body = clean(item.authority) if item.csl_type == "legal_case" else ""
    date = areas.full_date(item.issued, item.issued_literal)
    if not date:
        frame.gaps.append("date")
    if not body and frame.is_online:  # like other texts of the web (7.6)
        return [areas.title_area(frame), areas.dates_area(frame)]
    text = body + marks.comma + date if body and date else body or date
    return [areas.title_area(frame), text + areas.accessed(frame)]


def _other(frame: Frame) -> list[str]:
    """Anything else: what there is of it, without marks for what a book would have."""
    item, marks = frame.item, frame.marks
    place, publisher = clean(item.publisher_place), clean(item.publisher)
    text = place + marks.colon + publisher if place and publisher else place or publisher
    date = areas.full_date(item.issued, item.issued_literal)
    if not date and not frame.author_date:
        date = frame.missing("year", frame.words.no_year)
    parts = [areas.title_area(frame), areas.edition_area(frame)]
    return [*parts, text + marks.comma + date if text and date else text or date]


BODIES: dict[str, Body] = {
    "book": _book,
    "classic": _book,
    "map": _book,
    "chapter": _chapter,
    "entry-dictionary": _chapter,
    "entry-encyclopedia": _chapter,
    "periodical": _periodical,
    "article-journal": _article,
    "article-magazine": _article,
    "article-newspaper": _newspaper,
    "paper-conference": _conference,
    "thesis": _thesis,
    "report": _report,
    "standard": _standard,
    "patent": _patent,
    "webpage": _online,
    "post": _online,
    "post-weblog": _online,
    "software": _online,
    "article": _with_version,
    "dataset": _with_version,
    **dict.fromkeys(areas.LEGAL, _legal),
}
