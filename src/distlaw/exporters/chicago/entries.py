"""Chicago's bibliography (chapters 13 and 14): the first person turned round, stops between the parts, no page cited.

The 18th edition names no place and no pages of a chapter; the 17th (`edition: 17`) has both.
"""

from __future__ import annotations

from collections.abc import Callable

from distlaw.exporters.chicago import law
from distlaw.exporters.chicago.spoken import letter
from distlaw.exporters.chicago.words import (
    DAY,
    SEASONS,
    ended,
    facts_of,
    host_of,
    inverted_people,
    italic_title,
    listed_names,
    page_range,
    people,
    quoted_title,
    site_of,
)
from distlaw.exporters.english.forms import Forms
from distlaw.exporters.english.law import patent_of
from distlaw.exporters.english.parts import access, edition, sentence, spaced, year_of
from distlaw.exporters.english.source_facts import (
    archived,
    degree,
    episode_of,
    is_ahead,
    is_dated_review,
    is_forthcoming,
    is_given_alone,
    is_page_entry,
    is_paper,
    issue_of,
    kind_told,
    lowered,
    number_in,
    original_year,
    piece,
    prefatory,
    publisher_of,
    reviewed,
    series_number,
    version_of,
    volume_of,
)
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.markup import clean, italic
from distlaw.exporters.printed.titles import CHICAGO, headline
from distlaw.model.csl import kept_names
from distlaw.model.work import CiteItem, Item
from distlaw.text import months

Entry = Callable[[Item, StyleOptions, list[str]], list[str]]  # the parts of an entry, each to end with a stop


def entry(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
    """One entry; cases and statutes as in a note, for the book lists them in notes alone (14.170)."""
    item = cite.item
    form = spoken if is_given_alone(item) else _FORMS.of(item)
    return spaced(*(ended(part) for part in form(item, options, gaps) if part))


def _who(item: Item, options: StyleOptions) -> str:
    """The authors, else the editors with their role."""
    if authors := inverted_people(item, "author", options):
        return authors
    editors = inverted_people(item, "editor", options)
    return sentence([editors, "ed." if len(item.names("editor")) == 1 else "eds."]) if editors else ""


def _makers(item: Item, options: StyleOptions) -> list[str]:
    editors = people(item, "editor", options) if item.names("author") else ""
    translators = people(item, "translator", options)
    return [f"Edited by {editors}" if editors else "", f"Translated by {translators}" if translators else ""]


def _numbered_edition(item: Item) -> str:
    text = edition(item, "ed.")
    return text[:1].upper() + text[1:]


def _day(item: Item, gaps: list[str]) -> str:
    found = dates.western(item.issued, months.ENGLISH, DAY) or clean(item.issued_literal)
    if not found:
        gaps.append("date")
    return found


def article(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, Ann, and B. Author. “Title.” Journal 73, no. 5 (1964): 733–87. DOI. (14.67)"""
    if not item.container_title:
        gaps.append("container_title")
    source = spaced(host_of(item), volume_of(item))
    season = clean(item.issue) if item.issue in SEASONS else ""
    issue = "" if season else issue_of(item)
    source += f", {'no. ' if issue[0].isdigit() else ''}{issue}" if issue else ""
    if is_dated_review(item):
        source = sentence([host_of(item), _day(item, gaps)])
    elif is_ahead(item):
        source = sentence([source, "advance online publication", _day(item, gaps)])
    else:
        source += " (forthcoming)" if is_forthcoming(item) else f" ({spaced(season, year_of(item, gaps))})"
        where = page_range(item.page).removeprefix("Article ") or number_in(item)
        source += f": {where}" if where else ""
    translators = people(item, "translator", options)
    translated = f"Translated by {translators}" if translators else ""
    title, writers = reviewed(item)
    by = listed_names(writers, options) if title else ""
    of = sentence([f"Review of {italic(headline(title, CHICAGO))}", f"by {by}" if by else ""]) if title else ""
    return [_who(item, options), quoted_title(item), of, translated, source, access(item, options)]


def book(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, Ann. Title. Translated by A. 2nd ed. Vol. 3, Title. Publisher, 2020. (14.2)"""
    if not item.publisher:
        gaps.append("publisher")
    volume = ""
    if item.volume:
        own = italic(headline(clean(item.volume_title), CHICAGO))
        volume = sentence([f"Vol. {volume_of(item)}", own])
    elif item.number_of_volumes.isdecimal() and int(item.number_of_volumes) > 1:
        volume = f"{item.number_of_volumes} vols."
    series = ""
    if item.collection_title and item.csl_type == "book":
        series = spaced(headline(clean(item.collection_title), CHICAGO), clean(item.collection_number))
    number = series_number(item) if item.csl_type in ("report", "standard") else ""
    title = quoted_title(item) if is_paper(item) else italic_title(item)
    year = "forthcoming" if is_forthcoming(item) else page_range(year_of(item, gaps))
    facts, first = facts_of(item, year, options), original_year(item)
    reprint = [first, f"Reprint, {facts}"] if first else [facts]
    made = [*_makers(item, options), _numbered_edition(item), volume, series, number]
    reader = clean(item.medium) if item.medium in ("Kindle", "EPUB", "PDF") else ""
    return [_who(item, options), title, *made, *reprint, reader or access(item, options)]


def chapter(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, Ann. “Title.” In Host, edited by A and B. Publisher, 2020. (14.8)"""
    if is_page_entry(item):
        return web(item, options, gaps)
    host = host_of(item) or italic(clean(item.event_title))
    editors, translators = people(item, "editor", options), people(item, "translator", options)
    volume = f"vol. {volume_of(item)}" if item.volume and host else ""
    pages = page_range(item.page) if options.edition == "17" else ""
    author, by = inverted_people(item, "author", options), people(item, "container_author", options)
    word = prefatory(item)
    by = f"by {by}" if by and (word or by != people(item, "author", options)) else ""
    inside = [host, by, edition(item, "ed."), volume, f"edited by {editors}" if editors else "", pages]
    translated = f"Translated by {translators}" if translators else ""
    facts = facts_of(item, year_of(item, gaps), options)
    source = f"In {sentence(inside)}" if host else ""
    if word:  # 14.12
        return [author, f"{word.capitalize()} to {sentence(inside)}", facts, access(item, options)]
    return [author, quoted_title(item), translated, source, facts, access(item, options)]


def thesis(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, Ann. “Title.” PhD diss., University, 2020. Database (number). (14.113)"""
    told = degree(item).chicago
    facts = sentence([told[:1].upper() + told[1:], publisher_of(item), year_of(item, gaps)])
    database = spaced(clean(item.archive), f"({clean(item.number)})" if item.number and item.archive else "")
    return [_who(item, options), quoted_title(item), facts, database, access(item, options)]


def news(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, Ann. “Title.” Paper, October 12, 2024. URL. (14.89)"""
    source = sentence([host_of(item), _day(item, gaps)])
    return [_who(item, options), quoted_title(item), piece(item), source, access(item, options)]


def web(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, Ann. “Title.” Site. October 12, 2024. URL; a blog: Blog (blog), October 12, 2024. (14.104)"""
    date = dates.western(item.issued, months.ENGLISH, DAY) or clean(item.issued_literal)
    if not date and item.accessed and options.show_accessed:
        date = "Accessed " + dates.western(item.accessed, months.ENGLISH, DAY)
    elif not date:
        gaps.append("date")
        date = "n.d."
    site, copy = site_of(item), archived(item)
    kind = "Preprint" if item.csl_type == "article" else ""
    kind = "Press release" if kind_told(item).lower() == "press release" else kind
    is_joined = bool(kind) or item.csl_type in ("post", "post-weblog", "motion_picture")
    source = [sentence([kind, site, date])] if is_joined else [site, date]
    address = access(item, options)
    return [_who(item, options), quoted_title(item), *source, address, f"Archived at {copy}" if copy else ""]


def described(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, Ann. Title. Version 2. Publisher, 2022. DOI. (14.169)"""
    bare = version_of(item)
    version = f"Version {bare}" if bare[:1].isdigit() else bare
    facts = sentence([publisher_of(item), year_of(item, gaps)])
    return [_who(item, options), italic_title(item), version, facts, access(item, options)]


def spoken(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Speaker, Ann. “Title.” Paper presented at Event, Place, March 5, 2001. (14.115)"""
    event, kind = clean(item.event_title), lowered(kind_told(item))
    is_given = "paper" in kind or item.csl_type == "paper-conference"
    told = [f"paper presented at {event}"] if is_given and event else [kind or "speech", event]
    facts = sentence([*told, clean(item.event_place), _day(item, gaps)])
    return [_who(item, options), quoted_title(item), facts[:1].upper() + facts[1:], access(item, options)]


def interview(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Person, Ann. “Title.” Interview by A Person. Magazine, June 3, 2023. URL. (14.108)"""
    asking = people(item, "interviewer", options)
    host = host_of(item) or clean(item.publisher)
    source = sentence([host, clean(item.event_place), _day(item, gaps)])
    asked = spaced("Interview", f"by {asking}" if asking else "")
    return [_who(item, options), quoted_title(item), asked, source, access(item, options)]


def broadcast(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Person, Ann, host. Programme. Podcast. Episode 14, “Title.” Network, October 12, 2022. URL. (14.168)"""
    hosts = kept_names(item, "host")
    who = _who(item, options)
    if hosts and not who:
        who = sentence([inverted_people(item, "host", options), "host" if len(hosts) == 1 else "hosts"])
    medium = clean(item.medium) if item.medium.isascii() else ""
    medium = medium or ("podcast" if "podcast" in item.genre.lower() else "")
    number = f"Episode {episode_of(item)}" if episode_of(item) else ""
    named = sentence([number, quoted_title(item)])
    source = sentence([clean(item.publisher), _day(item, gaps)])
    programme = italic(clean(item.container_title))
    return [who, programme, medium[:1].upper() + medium[1:], named, source, access(item, options)]


def film(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Person, Ann, dir. Title. Studio, 1999. (14.165)"""
    if item.names("author"):
        return web(item, options, gaps)
    makers = inverted_people(item, "director", options)
    facts = sentence([publisher_of(item), year_of(item, gaps)])
    return [sentence([makers, "dir." if makers else ""]), italic_title(item), facts, access(item, options)]


def manuscript(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Author, Ann. “Title.” May 6, 1911. Box 3, Repository; in no archive: Unpublished manuscript, May 6. (14.119)"""
    if item.archive:
        place = sentence([clean(item.archive_location), clean(item.archive), clean(item.archive_place)])
        told = [_day(item, gaps), place[:1].upper() + place[1:]]
    else:
        kind = kind_told(item) or "unpublished manuscript"
        told = [sentence([kind[:1].upper() + kind[1:], _day(item, gaps)])]
    return [_who(item, options), quoted_title(item), *told, access(item, options)]


def song(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Artist, Ann. “Title.” Track on Album. Label, 2017. (14.162)"""
    album = f"Track on {host_of(item)}" if item.container_title else ""
    facts = sentence([publisher_of(item), year_of(item, gaps)])
    return [_who(item, options), quoted_title(item), album, facts, access(item, options)]


def patent(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Inventor, Ann. Title. US Patent 1,234,567, filed May 4, 2017, and issued January 1, 2019. (14.158)"""
    number = sentence([patent_of(item, "US Patent"), law.course_of(item, gaps)])
    return [_who(item, options), italic_title(item), number]


def reference(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
    """Dictionary. 11th ed. Publisher, 2019: a printed entry by its book; one with a URL like a page. (14.130)"""
    if item.url or item.names("author") or not item.container_title:
        return web(item, options, gaps)
    facts = facts_of(item, year_of(item, gaps), options)
    return [host_of(item), *_makers(item, options)[:1], _numbered_edition(item), facts]


def _as_noted(form: Callable[[CiteItem, StyleOptions, list[str]], str]) -> Entry:
    def noted(item: Item, options: StyleOptions, gaps: list[str]) -> list[str]:
        return [form(CiteItem(item=item), options, gaps)]

    return noted


_FORMS: Forms[Entry] = Forms(
    article=article, book=book, chapter=chapter, thesis=thesis, news=news, web=web,
    case=_as_noted(law.case), statute=_as_noted(law.statute),
    others={
        "treaty": _as_noted(law.treaty), "hearing": _as_noted(law.hearing),
        "speech": spoken, "interview": interview, "broadcast": broadcast, "dataset": described, "software": described,
        "motion_picture": film, "manuscript": manuscript, "song": song, "patent": patent, "entry-dictionary": reference,
        "personal_communication": _as_noted(letter),
    },
)  # fmt: skip
