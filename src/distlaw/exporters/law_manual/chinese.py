"""The source in a Chinese note, published works: articles 28 to 41 and 55 of the manual."""

from __future__ import annotations

from dataclasses import dataclass

from distlaw.exporters.law_manual import names
from distlaw.exporters.law_manual.pinpoints import edition, is_figures, numbered, pinpoint
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.markup import clean
from distlaw.exporters.printed.titles import bracketed
from distlaw.model.csl import kept_names
from distlaw.model.edtf import date_span
from distlaw.model.work import CiteItem, Item
from distlaw.vocab.styles import law_manual

_MOST_ISSUES = 60  # no journal has more in a year
REPUBLIC = 1949  # journals of before are cited by volume and issue, the year in brackets (34)


@dataclass(slots=True)
class ChineseNote:
    """One citation being set."""

    cite: CiteItem
    item: Item
    gaps: list[str]
    limit: int = names.CUT
    edition: int = 2

    @property
    def pinpoint(self) -> str:
        cite = self.cite
        return pinpoint(cite.locator, cite.label, is_newspaper=self.item.csl_type == "article-newspaper")

    @property
    def is_in_sentence(self) -> bool:
        """Text stands before or after it that makes it part of a sentence."""
        return bool(self.cite.prefix or self.cite.suffix)


def headed(note: ChineseNote, parts: list[str]) -> str:
    """author：《title》，…: the parts after the author, joined by commas."""
    who = names.leading(note.item, note.limit)
    text = "，".join(part for part in parts if part)
    return f"{who}：{text}" if who and text else who or text


def book(note: ChineseNote) -> str:
    """author：《title》（第N版第N卷），translator译，publisher YYYY年版，第N页 (28-32)."""
    item = note.item
    if item.edition.endswith(law_manual().old_prints):
        return classic(note)
    volume = numbered(item.volume, "卷")
    title = bracketed(item.title)
    if item.container_title and not item.title:
        return chapter(note)
    if inside := edition(item.edition) + volume + clean(item.volume_title):
        title += f"（{inside}）"
    return headed(note, [title, *names.following(item, note.limit), published(note), note.pinpoint])


def published(note: ChineseNote, *, is_required: bool = True) -> str:
    """publisher YYYY年版; several publishers with 、."""
    item = note.item
    publisher = clean(item.publisher).replace("；", "、").replace("; ", "、").replace(";", "、")
    date = dates.chinese_year(item.issued, item.issued_literal)
    if is_required and "·" not in item.title:  # a classic is complete by its name
        note.gaps.extend(gap for gap, value in (("publisher", publisher), ("year", date)) if not value)
    return f"{publisher}{date}版" if date else publisher


def classic(note: ChineseNote) -> str:
    """（清）author：《title》，卷N《chapter》，publisher YYYY年版 (32): the volume outside the brackets."""
    item = note.item
    place = clean(item.volume) + bracketed(item.volume_title)
    if item.edition and edition(item.edition) == clean(item.edition):  # 1924年活字本 in place of 1924年版
        year = dates.chinese_year(item.issued, item.issued_literal)
        print_run = clean(item.publisher) + year + clean(item.edition)
    else:
        print_run = published(note, is_required=False)
    parts = [bracketed(item.title), place, *names.following(item, note.limit), print_run, note.pinpoint]
    return headed(note, parts)


def article(note: ChineseNote) -> str:
    """author：《title》，载《journal》YYYY年第N期，第N页 (33, 34)."""
    item = note.item
    if not item.container_title and item.issue:  # the issue as a whole
        return bracketed(item.title) + journal_issue(note)
    if not item.container_title and item.csl_type == "article-journal":
        note.gaps.append("container_title")
        note.gaps.extend(() if item.issued or item.issued_literal else ("year",))
    if item.csl_type == "article-journal" and item.volume and item.publisher.endswith(law_manual().houses):
        return chapter(note)  # a serial that comes out as books (34)
    host, address = host_journal(note), ""
    if _is_online_first(item):  # without an issue it is found by its day and address alone, like a page (47)
        host, address = f"载{bracketed(item.container_title)}{dates.chinese(item.issued)}", clean(item.url)
        note.gaps.append("issue")
    return headed(note, [bracketed(item.title), *names.following(item, note.limit), host, address, note.pinpoint])


def _is_online_first(item: Item) -> bool:
    span = date_span(item.issued)
    is_bare = item.csl_type == "article-journal" and item.container_title and not item.issue and not item.volume
    return bool(is_bare and span and span.start.day and item.url)


def host_journal(note: ChineseNote) -> str:
    """载《journal》YYYY年第N期; a magazine with its day (35)."""
    item = note.item
    if not item.container_title:
        return ""
    text = f"载{bracketed(item.container_title)}{journal_issue(note)}"
    span = date_span(item.issued)
    if item.csl_type == "article-magazine" and span and span.start.day and item.issue:
        text += f"（{dates.chinese(item.issued)}）"
    return text


def journal_issue(note: ChineseNote) -> str:
    """2010年第3期; by volume where the serial counts volumes only, or stems from before 1949."""
    item = note.item
    year = dates.chinese_year(item.issued, item.issued_literal)
    volume, issue = numbered(item.volume, "卷"), numbered(item.issue, "期")
    span = date_span(item.issued)
    if year and issue and (_runs_on(item) or (volume and span and span.start.year < REPUBLIC)):
        return f"{volume}{issue}（{year}）"
    if not year:
        note.gaps.append("year")
    if issue:
        return year + issue
    if volume and item.csl_type == "article-journal":
        return f"{volume}（{year}）" if year else volume
    full = dates.chinese(item.issued, item.issued_literal)
    return full if item.csl_type == "article-magazine" else year


def _runs_on(item: Item) -> bool:
    """Whether issues are counted through the years or within a volume, as Taiwan's journals are (44)."""
    is_taiwanese = item.language.lower().startswith(("zh-tw", "zh-hant"))
    return bool(is_taiwanese and item.volume) or (item.issue.isdecimal() and int(item.issue) > _MOST_ISSUES)


def newspaper(note: ChineseNote) -> str:
    """author：《title》，载《paper》YYYY年M月D日，第N版 (35)."""
    item = note.item
    source = ""
    if item.container_title:
        date = dates.chinese(item.issued, item.issued_literal)
        if not date:
            note.gaps.append("date")
        source = f"载{bracketed(item.container_title)}{date}"
    page = item.page or item.section or (item.publisher_place if is_figures(item.publisher_place) else "")
    page = note.pinpoint or pinpoint(page, "page", is_newspaper=True)
    return headed(note, [bracketed(item.title), *names.following(item, note.limit), source, page])


def chapter(note: ChineseNote) -> str:
    """author：《title》，载editor主编：《host》，publisher YYYY年版，第N页 (36, 37)."""
    item = note.item
    host = bracketed(item.container_title)
    volume, issue = numbered(item.volume, "卷"), numbered(item.issue, "辑")
    if number := edition(item.edition):
        host += f"（{number}{volume}）{issue}"
    else:
        host += volume + issue
    editors = names.host(item, note.limit)
    source = f"{editors}：{host}" if editors and host else host
    if not item.title:  # the collection as a whole
        return "，".join(part for part in (source, published(note), note.pinpoint) if part)
    parts = [
        bracketed(item.title),
        *names.following(item, note.limit),
        f"载{source}" if source else "",
        published(note),
        note.pinpoint,
    ]
    return headed(note, parts)


def conference(note: ChineseNote) -> str:
    """In print like a chapter; else author：《title》，conference会议论文，date于place (55)."""
    item = note.item
    if item.container_title:
        return chapter(note)
    organisers = "、".join(names.whole(name) for name in kept_names(item, "organizer"))
    event = organisers + clean(item.event_title)
    date = dates.chinese(item.event_date or item.issued, item.issued_literal)
    word = "论文" if event.endswith(law_manual().meetings) else "会议论文"
    if event.endswith(law_manual().societies) and not item.event_place:  # a society meets once a year
        source = [f"{event}{dates.chinese_year(item.event_date or item.issued)}年会论文"]
    elif item.event_place:
        source = [event + word if event else "会议论文", f"{date}于{clean(item.event_place)}"]
    else:
        source = [event + word if event else "会议论文", date]
    if not event:
        note.gaps.append("event_title")
    return headed(note, [bracketed(item.title), *source, note.pinpoint])
