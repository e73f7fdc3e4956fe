"""The Chicago Manual of Style, 18th edition: notes (chapter 14)."""

from __future__ import annotations

from distlaw.exporters.chicago import entries, law, spoken, works
from distlaw.exporters.chicago.words import CUT, page_range, pinpoint, prepared
from distlaw.exporters.english.forms import Forms
from distlaw.exporters.english.law import report_of
from distlaw.exporters.english.notes import Full, Repeat, footnotes
from distlaw.exporters.english.parts import families, sentence, short_case, short_title, spaced
from distlaw.exporters.english.romanised import romanised
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean, italic
from distlaw.exporters.printed.titles import CHICAGO, headline

_FORMS: Forms[Full] = Forms(
    article=works.article, book=works.book, chapter=works.chapter, thesis=works.thesis, news=works.news, web=works.web,
    case=law.case, statute=law.statute,
    others={
        "patent": law.patent,
        "speech": spoken.occasion,
        "interview": spoken.interview,
        "dataset": works.data,
        "software": works.data,
        "personal_communication": spoken.letter,
        "broadcast": spoken.broadcast,
        "entry-dictionary": works.entry,
        "manuscript": works.manuscript,
        "motion_picture": works.film,
        "song": works.song,
        "hearing": law.hearing,
        "treaty": law.treaty,
    },
)  # fmt: skip


def _short(repeat: Repeat) -> str:
    """Lemley and Casey, “Fair Learning,” 760; Campbell, 510 U.S. at 580 (13.33-13.38, 14.177)."""
    cite, item = repeat.cite, repeat.cite.item
    form, where = _FORMS.of(item), pinpoint(cite)
    if form in (law.statute, law.treaty):
        return ""
    if form is law.case:
        report = report_of(item)
        at = (
            f"{report.volume} {report.reporter} at {page_range(cite.locator)}"
            if report.reporter and cite.locator
            else ""
        )
        return sentence([italic(short_case(item.title)), at or page_range(cite.locator)])
    who = families(item, "and", CUT, "et al.")
    title = romanised(clean(item.title), language_of(item), item.title_romanised) or headline(
        short_title(item), CHICAGO
    )
    if form is works.book:
        return sentence([who, italic(title), where])
    mark = "," if where else ""
    return spaced(sentence([who, f"“{title}{mark}”"]), where)


PART = footnotes(
    "chicago",
    "Chicago Manual of Style, 18th edition, notes",
    _FORMS,
    _short,
    entry=entries.entry,
    prepared=prepared,
    aliases=("chicago-18", "chicago-notes", "chicago-18-notes"),
)
