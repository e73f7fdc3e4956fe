"""Books, articles and pages in an APA reference list (chapter 10)."""

from __future__ import annotations

from collections.abc import Sequence

from distlaw.exporters.apa.words import (
    cased,
    day_of,
    head_of,
    host_of,
    initialled,
    inverted,
    people,
    stop,
    titled,
    year_in,
)
from distlaw.exporters.english.law import patent_of
from distlaw.exporters.english.parts import access, edition, pages, sentence, spaced
from distlaw.exporters.english.romanised import in_latin, readable
from distlaw.exporters.english.source_facts import (
    degree,
    episode_of,
    is_ahead,
    is_dated_review,
    is_forthcoming,
    is_given_alone,
    is_page_entry,
    issue_of,
    kind_told,
    number_in,
    original_year,
    piece,
    publisher_of,
    reviewed,
    series_number,
    version_of,
    volume_of,
)
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.markup import clean, italic
from distlaw.model.csl import kept_names
from distlaw.model.work import Item, Name
from distlaw.text import months
from distlaw.vocab.styles import english_table


def article(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, A. (2025). Title. Journal, 73(5), 733–787. DOI (10.1)"""
    issue = f"({issue_of(item)})" if item.issue else ""
    volume = "" if is_forthcoming(item) else italic(volume_of(item)) + issue
    number = number_in(item)
    where = pages(item.page, shorten=False)
    if number and (not where or where == number):
        where = f"Article {number}"
    if not item.container_title:
        gaps.append("container_title")
    source = sentence([host_of(item), volume, where])
    book, writers = reviewed(item)
    of = sentence([f"Review of the book {italic(cased(book, item))}", _by(writers)]) if book else ""  # 10.7
    told = _translators(item)
    title = spaced(titled(item, is_whole=False), f"({told})" if told else "", f"[{of}]" if of else "")
    ahead = "Advance online publication." if is_ahead(item) else ""
    date = day_of(item) if is_dated_review(item) else year_in(item)
    head = head_of(item, gaps, "in press" if is_forthcoming(item) else date, title)
    return [*head, stop(source), ahead, access(item, options)]


def _by(writers: Sequence[Name]) -> str:
    shown = people(writers, initialled, inverted=False)
    return f"by {shown}" if shown else ""


def book(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, A. (2020). Title (A. Translator, Trans.; 2nd ed.). Publisher. (10.2)"""
    number = series_number(item) if item.csl_type in ("report", "standard") else ""
    inside = sentence([_edition(item), "" if item.volume_title else _volumes(item), number])
    edited = people(readable(item, "editor"), initialled, inverted=False) if item.names("author") else ""
    edited = f"{edited}, {'Ed.' if len(item.names('editor')) == 1 else 'Eds.'}" if edited else ""
    inside = "; ".join(part for part in (edited, _translators(item), inside) if part)
    title = titled(item, is_whole=True)
    if item.volume_title:
        own = cased(in_latin(item.volume_title, item), item)
        title += italic(f": {sentence([_volumes(item), own], '. ')}")
    kind = kind_told(item) if not number and kind_told(item).lower() in english_table().described_reports else ""
    title = spaced(title, f"({inside})" if inside else "", f"[{kind}]" if kind else "")
    if not item.publisher and not item.url:
        gaps.append("publisher")
    first_year = original_year(item)
    first = f"(Original work published {first_year})" if first_year else ""  # 9.41
    date = "in press" if is_forthcoming(item) else year_in(item)
    return [*head_of(item, gaps, date, title), stop(publisher_of(item)), access(item, options), first]


def _edition(item: Item) -> str:
    """2nd ed.; Rev. ed."""
    text = edition(item, "ed.")
    return text[:1].upper() + text[1:]


def _volumes(item: Item) -> str:
    """Vol. 2; Vols. 1–4 of a work cited whole."""
    number = pages(volume_of(item), shorten=False)
    if not number and item.number_of_volumes.isdecimal() and int(item.number_of_volumes) > 1:
        number = f"1–{item.number_of_volumes}"
    return f"{'Vols.' if '–' in number else 'Vol.'} {number}" if number else ""


def _translators(item: Item) -> str:
    shown = people(readable(item, "translator"), initialled, inverted=False)
    return f"{shown}, Trans." if shown else ""


def chapter(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, A. (2020). Title. In E. Editor (Ed.), Host (2nd ed., pp. 1–5). Publisher. (10.3)"""
    editors = readable(item, "editor")
    named = people(editors, initialled, inverted=False)
    named = f"{named} ({'Ed.' if len(editors) == 1 else 'Eds.'})" if named else ""
    named = named or people(readable(item, "container_author"), initialled, inverted=False)
    where = pages(item.page, shorten=False)
    where = f"{'pp.' if '–' in where else 'p.'} {where}" if where else ""
    inside = sentence([_edition(item), _volumes(item), where])
    host = (host_of(item) or italic(in_latin(item.event_title, item))) + (f" ({inside})" if inside else "")
    source = stop(f"In {sentence([named, host])}") if host else ""
    title = titled(item, is_whole=False) + (f" ({told})" if (told := _translators(item)) else "")
    head = head_of(item, gaps, day_of(item) if is_page_entry(item) else year_in(item), title)
    return [*head, source, stop(publisher_of(item)), _seen(item, options)]


def thesis(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, A. (2020). Title (Publication No. 7) [Doctoral dissertation, University]. Database. (10.6)"""
    kind, school = degree(item).apa, publisher_of(item)
    number = f"(Publication No. {clean(item.number)})" if item.number else ""
    is_unpublished = "unpublished" in item.genre.lower()
    told = f"Unpublished {kind[0].lower()}{kind[1:]}" if is_unpublished else sentence([kind, school])
    head = head_of(item, gaps, year_in(item), spaced(titled(item, is_whole=True), number, f"[{told}]"))
    return [*head, stop(school if is_unpublished else clean(item.archive)), access(item, options)]


def news(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, A. (2024, October 12). Title. Paper, A1. (10.1)"""
    volume = italic(volume_of(item)) + (f"({clean(item.issue)})" if item.issue and item.volume else "")
    source = sentence([host_of(item), volume, pages(item.page, shorten=False)])
    kind = piece(item)
    title = spaced(titled(item, is_whole=False), f"[{kind}]" if kind else "")
    return [*head_of(item, gaps, day_of(item), title), stop(source), access(item, options)]


def blog(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, A. (2023, November 2). Title. Blog. URL: a blog is a periodical (10.1)."""
    return news(item, options, gaps) if item.container_title else web(item, options, gaps)


def web(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, A. (2024, October 12). Title. Site. URL (10.16)"""
    authors = {name.literal for name in readable(item, "author")}
    site = clean(item.container_title or item.site or item.publisher)
    site = "" if site in authors else in_latin(site, item)
    kind = kind_told(item) if item.csl_type == "post" or kind_told(item).lower() in _TOLD_PAGES else ""
    title = spaced(titled(item, is_whole=True), f"[{kind}]" if kind else "")
    return [*head_of(item, gaps, day_of(item), title), stop(site), _seen(item, options)]


def _seen(item: Item, options: StyleOptions) -> str:
    """The address, of what has no date with the day it was seen."""
    url = access(item, options)
    if item.issued or not item.accessed or not url or not options.show_accessed:
        return url
    return f"Retrieved {dates.western(item.accessed, months.ENGLISH, '{month} {day}, {year}')}, from {url}"


def described(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, A. (2022). Title (Version 2) [Data set]. Publisher. DOI (10.9, 10.10, 11.8)"""
    version = version_of(item)
    number = patent_of(item, "U.S. Patent No.") if item.csl_type == "patent" else ""
    if item.csl_type == "article" and item.number[:1].isalpha():  # 10.8: arXiv:2302.01234
        number = clean(item.number)
    inside = f"Version {version}" if version[:1].isdigit() else version or number
    kind = _KINDS_TOLD.get(item.csl_type, "")
    if item.csl_type in _KIND_IN_OWN_WORDS:
        kind = kind_told(item) or kind
    if is_given_alone(item):
        kind = kind_told(item) or "Paper presentation"
    is_paper = kind.lower() in ("preprint", "working paper") or kind.lower().endswith(" working paper")
    is_kept = bool(item.archive) or (item.csl_type == "manuscript" and bool(item.publisher and item.url))
    kind = "" if is_paper or (is_kept and not kind_told(item)) or item.archive else kind
    title = spaced(titled(item, is_whole=True), f"({inside})" if inside else "", f"[{kind}]" if kind else "")
    is_dated = item.csl_type in ("speech", "interview", "paper-conference")
    date = day_of(item) if is_dated or (item.csl_type == "article" and bool(kind)) else year_in(item)
    body = publisher_of(item) if item.publisher else clean(item.event_title or item.authority)
    if number.startswith("U.S. Patent") and not body:
        body = english_table().patent_office
    if item.csl_type == "interview" and item.container_title:
        body = host_of(item)
    source = sentence([body, clean(item.event_place)])
    return [*head_of(item, gaps, date, title), stop(source), access(item, options)]


def shown(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Quill, A. (Director). (2001). Title [Film]. Company.; a song: On Album. (10.12, 10.13)"""
    is_song = item.csl_type == "song"
    is_online = bool(item.container_title or (item.url and item.names("author")))
    kind = kind_told(item) or ("Song" if is_song else "Video" if is_online else "Film")
    title = titled(item, is_whole=not is_song) + f" [{kind}]"
    host = clean(item.container_title)
    if is_song:
        source = (stop(f"On {italic(cased(host, item))}") if host else "", stop(publisher_of(item)))
    else:
        source = (stop(host or publisher_of(item)), "")
    head = head_of(item, gaps, day_of(item), title)
    makers = readable(item, "director")
    if makers and not item.names("author"):
        head = [f"{people(makers, inverted)} ({'Director' if len(makers) == 1 else 'Directors'}).", head[-1], head[0]]
    return [*head, *source, access(item, options)]


def broadcast(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Lee, D. (Host). (2022, October 12). Title (No. 14) [Audio podcast episode]. In Programme. Network. URL (10.13)"""
    word = "Host" if kept_names(item, "host") else "Director"
    hosts = kept_names(item, "host") or readable(item, "director")
    shown = people(hosts, inverted)
    episode, number = episode_of(item), clean(item.number)
    number = f" (No. {episode})" if episode else f" ({number})" if number else ""
    kind = clean(item.genre) if item.genre.isascii() else ""
    title = titled(item, is_whole=not item.container_title) + number + (f" [{kind}]" if kind else "")
    head = head_of(item, gaps, day_of(item), title)
    if hosts and not item.names("author"):
        when = f"({day_of(item) or 'n.d.'})."
        head = [f"{shown} ({word if len(hosts) == 1 else f'{word}s'}).", when, stop(title)]
    source = stop(f"In {host_of(item)}") if item.container_title else ""
    return [*head, source, stop(publisher_of(item)), access(item, options)]


_TOLD_PAGES = frozenset(("press release", "infographic", "video", "fact sheet"))
_KINDS_TOLD = {"dataset": "Data set", "software": "Computer software", "speech": "Speech", "interview": "Interview",
               "manuscript": "Unpublished manuscript", "map": "Map"}  # fmt: skip
_KIND_IN_OWN_WORDS = frozenset(("speech", "interview", "manuscript", "map", "article", "software"))
