"""The Bluebook, 22nd edition: law review footnotes. Authors of books and names of periodicals in small capitals."""

from __future__ import annotations

from distlaw.exporters.bluebook import law, spoken, works
from distlaw.exporters.bluebook.words import CUT, cased, pinpoint, titled
from distlaw.exporters.english.forms import Forms
from distlaw.exporters.english.law import report_of
from distlaw.exporters.english.notes import Full, Repeat, footnotes
from distlaw.exporters.english.parts import families, pages, sentence, short_case, short_title, spaced
from distlaw.exporters.english.romanised import is_east_asian
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import italic, small_caps
from distlaw.model.work import CiteItem

_FORMS: Forms[Full] = Forms(
    article=works.article, book=works.book, chapter=works.chapter, thesis=works.thesis, news=works.news, web=works.web,
    case=law.case, statute=law.statute,
    others={
        "patent": law.patent,
        "speech": spoken.speech,
        "interview": spoken.interview,
        "personal_communication": spoken.letter,
        "broadcast": spoken.broadcast,
        "hearing": law.hearing,
        "report": works.report,
        "standard": works.report,
        "treaty": law.treaty,
        "dataset": works.data,
        "software": works.data,
        "entry-dictionary": works.entry,
        "manuscript": works.manuscript,
        "motion_picture": works.film,
        "song": works.song,
    },
)  # fmt: skip


_CASE_REACH = 5  # 10.9: a short form where one of the five notes before has the case


def _short(repeat: Repeat) -> str:
    """Id. at 750; Lemley & Casey, supra note 1, at 760; Campbell, 510 U.S. at 580 (4.1, 4.2, 10.9)."""
    cite, item = repeat.cite, repeat.cite.item
    where = _at(cite)
    if repeat.is_last:
        return italic("id.") + ("" if repeat.same_place or not where else f" {where}")
    form = _FORMS.of(item)
    if form is law.case:
        return _short_case(cite) if repeat.distance <= _CASE_REACH else ""
    if form in (law.statute, law.treaty):
        return ""  # 12.10: a form that clearly identifies it; in full it always does
    who = families(item, "&", CUT, "et al.", whole=is_east_asian)
    title = cased(short_title(item)) if language_of(item) == "en" else titled(item, str)
    shown = (small_caps if form in (works.book, works.report) else italic)(title)
    if who and form in (works.book, works.report):
        who = small_caps(who)
    known = sentence([who, "" if repeat.is_alone else shown]) if who else shown
    return sentence([known, f"{italic('supra')} note {repeat.note}", where])


def _at(cite: CiteItem) -> str:
    """at 750; § 107 and other places that are no pages stand without "at"."""
    where = pages(cite.locator) if cite.label == "page" else pinpoint(cite)
    return f"at {where}" if where[:1].isdigit() else where


def _short_case(cite: CiteItem) -> str:
    report = report_of(cite.item)
    name = italic(short_case(cite.item.title))
    if report.neutral or not report.reporter:
        return ""
    where = pages(cite.locator)
    cited = spaced(report.volume, report.reporter, f"at {where}" if where else report.page)
    return sentence([name, cited])


PART = footnotes("bluebook", "The Bluebook, law review footnotes", _FORMS, _short, aliases=("bluebook-law-review",))
