"""OSCOLA, 4th edition: footnotes. No stops in abbreviations; single quotation marks."""

from __future__ import annotations

from distlaw.exporters.english.forms import Forms
from distlaw.exporters.english.law import report_of
from distlaw.exporters.english.notes import Full, Repeat, footnotes
from distlaw.exporters.english.parts import families, pages, sentence, short_case, short_title, spaced
from distlaw.exporters.oscola import entries, law, spoken, works
from distlaw.exporters.oscola.words import CUT, pinpoint, unstopped
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import italic
from distlaw.exporters.printed.titles import LAW, headline

_FORMS: Forms[Full] = Forms(
    article=works.article, book=works.book, chapter=works.chapter, thesis=works.thesis, news=works.news, web=works.web,
    case=law.case, statute=law.statute,
    others={
        "speech": spoken.occasion,
        "interview": spoken.interview,
        "personal_communication": spoken.letter,
        "broadcast": spoken.broadcast,
        "treaty": law.treaty,
        "hearing": law.hearing,
        "dataset": works.described,
        "software": works.described,
        "manuscript": works.described,
    },
)  # fmt: skip


def _short(repeat: Repeat) -> str:
    """ibid 750; Lemley and Casey (n 1) 760; Campbell (n 3) 580 (1.2.1-1.2.3)."""
    cite, item = repeat.cite, repeat.cite.item
    form = _FORMS.of(item)
    where = (
        f"[{pages(cite.locator)}]" if form is law.case and report_of(item).neutral and cite.locator else pinpoint(cite)
    )
    if repeat.is_last:
        return "ibid" if repeat.same_place or not where else f"ibid {where}"
    if form in (law.statute, law.treaty):
        return ""  # 1.2.1: legislation is cited again by its title
    if form is law.case:
        known = italic(unstopped(short_case(item.title)))
    else:
        title = headline(short_title(item), LAW) if language_of(item) == "en" else short_title(item)
        shown = italic(title) if form is works.book else f"‘{title}’"
        who = families(item, "and", CUT, "and others")
        known = sentence([who, "" if repeat.is_alone else shown]) if who else shown
    return spaced(known, f"(n {repeat.note})", where)


PART = footnotes(
    "oscola",
    "OSCOLA, 4th edition",
    _FORMS,
    _short,
    entry=entries.entries(lambda cite: _FORMS.of(cite.item)),
    parts=entries.PARTS,
    aliases=("oscola-4", "oscola4"),
)
