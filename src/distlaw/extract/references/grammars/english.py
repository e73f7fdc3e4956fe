"""English legal citation: law reviews, books, chapters, theses and web pages as the Bluebook, OSCOLA and Chicago notes
print them. The forms differ in where year and volume stand; names come first in all, title after them."""

from __future__ import annotations

import re
from typing import Any

from distlaw.extract.references.grammars import english_forms as forms
from distlaw.extract.references.grammars.english_head import headed, year_in
from distlaw.extract.references.grammars.english_pages import periodical, undated, web
from distlaw.extract.references.parts.explanation import without_explanations
from distlaw.extract.references.parts.signals import without_signal
from distlaw.extract.references.parts.tail import without_tail
from distlaw.extract.references.printed import PrintedText, edtf
from distlaw.extract.references.reference import ReferenceParse, entry_language
from distlaw.model.work import Item
from distlaw.text.months import PATTERN as MONTH
from distlaw.vocab.reporters import editions_by_spelling, is_law, journal_called, without_blanks

_YEAR = 4  # figures


def parse_english(line: PrintedText) -> ReferenceParse | None:
    """One authority in English; None where no form fits whole."""
    signal, line = without_signal(line)
    short = forms.HEREINAFTER.search(line.flat)
    if short:
        line = PrintedText(
            line.raw[: short.start()] + line.raw[short.end() :], line.flat[: short.start()] + line.flat[short.end() :]
        )
    line, state = _without_state(line)
    tail = without_tail(line.trimmed(" .;"))
    body, said = without_explanations(tail.body.trimmed(" .,;"))
    for form, read in _FORMS:
        match = form.match(body.flat)
        fields = read(body, match, tail.url) if match else None
        if fields is None or match is None:
            continue
        locator = " ".join(str(fields.pop("locator", "")).split())
        remark = " ".join(part for part in (str(fields.pop("remark", "")), said) if part)
        fields.update(
            url=tail.url,
            doi=tail.doi or fields.get("doi", ""),
            accessed=tail.accessed,
            language=entry_language(line.raw),
        )
        fields["status"] = state
        fields["extra"] = (*fields.get("extra", ()), *tail.extra)
        return ReferenceParse(
            item=Item.model_validate(fields),
            rule=form_name(form),
            signal=signal,
            locator=locator,
            remark=remark,
            locator_label="page" if locator else "",
            short_title=short["short"] if short else "",
        )
    return None


def _without_state(line: PrintedText) -> tuple[PrintedText, str]:
    """Take off what says that a work is not published: (unpublished manuscript), (on file with author)."""
    states = list(forms.STATE.finditer(line.flat))
    for found in reversed(states):
        line = PrintedText(
            line.raw[: found.start()] + line.raw[found.end() :], line.flat[: found.start()] + line.flat[found.end() :]
        )
    return line, "; ".join(found["state"] for found in states)


def form_name(form: re.Pattern[str]) -> str:
    """The id of the rule a form belongs to."""
    names = {
        forms.BLUEBOOK: "bluebook_journal",
        forms.OSCOLA: "oscola_journal",
        forms.CHICAGO: "chicago_journal",
        forms.IEEE: "ieee_journal",
        forms.PREPRINT: "preprint",
        forms.CHAPTER: "english_chapter",
        forms.BOOK: "english_book",
        forms.MANUAL_BOOK: "manual_english_book",
        forms.PERIODICAL: "english_periodical",
        forms.WEB: "english_web",
        forms.UNDATED: "english_undated",
        forms.FORTHCOMING: "bluebook_forthcoming",
        forms.FORTHCOMING_ALONE: "bluebook_forthcoming",
    }
    return names[form]


def _said(body: PrintedText, match: re.Match[str], *names: str) -> dict[str, Any]:
    groups = match.groupdict()
    return {name: body.group(match, name).text for name in names if groups.get(name)}


def _journal(body: PrintedText, match: re.Match[str], url: str) -> dict[str, Any] | None:
    fields = headed(body, match)
    container = body.group(match, "container").trimmed(" ,").text
    if fields is None or not fields["title"] or _is_no_journal(container, match.groupdict().get("volume") or ""):
        return None
    groups = match.groupdict()
    when = groups.get("when") or groups.get("year") or ""
    said = _said(body, match, "volume", "issue")
    pages = re.sub(r"\s*[-—]\s*", "-", body.group(match, "page").text)
    issued = edtf(when) or year_in(when)
    return (
        fields
        | said
        | {
            "csl_type": "article-journal",
            "container_title": container,
            "page": pages,
            "issued": issued,
            "locator": body.group(match, "pin").text if groups.get("pin") else "",
            "remark": body.group(match, "rest").trimmed(" .,;()").text,
        }
    )


def _is_no_journal(container: str, volume: str) -> bool:
    """A court's reporter, a case's name, a code; a book whose title begins with a year."""
    if journal_called(container):
        return False
    if re.search(r"\bv\.? ", container) or without_blanks(container) in editions_by_spelling():
        return True
    return is_law(container) or (len(volume) == _YEAR and ":" in container)


def _preprint(body: PrintedText, match: re.Match[str], url: str) -> dict[str, Any] | None:
    fields = headed(body, match)
    if fields is None:
        return None
    number = match["number"].rstrip(".,")
    return fields | {
        "csl_type": "article",
        "publisher": body.group(match, "container").text,
        "number": number,
        "issued": match["year"] or "",
    }


def _imprint_of(imprint: PrintedText, fields: dict[str, Any]) -> dict[str, Any]:
    """`Jane Doe ed., 2d ed. 2020`, `2nd edn, OUP 2010`, `Cambridge: CUP, 2010`, `2029`."""
    flat = re.sub(r"[,\s]*(?:1[5-9]|20)\d\d$", "", imprint.flat)
    rest = imprint.cut(0, len(flat)).trimmed(" ,")
    if editors := re.match(r"(?P<who>[A-Z][^\d]{2,120}?)\s+(?P<word>eds?\.?|trans\.)(?:,\s*|$)(?!n)", rest.flat):
        from distlaw.extract.references.parts.names import byline

        role = "translator" if editors["word"].startswith("trans") else "editor"
        who = byline(rest.group(editors, "who"), role=role, order="given")  # type: ignore[arg-type]
        fields["contributors"] = (*fields["contributors"], *who.names)
        rest = rest.cut(editors.end()).trimmed(" ,")
    if edition := re.match(
        r"(?P<edition>(?:\d+(?:st|nd|rd|th|d)|[a-z]+\.?)\s+edn?\.?)(?:[,\s]+|$)", rest.flat, re.IGNORECASE
    ):
        number = re.match(r"\d+", edition["edition"])
        fields["edition"] = number.group() if number else edition["edition"]
        rest = rest.cut(edition.end()).trimmed(" ,")
    if placed := re.match(r"(?P<place>[^:]+):\s*(?P<publisher>.+)$", rest.flat):
        return fields | {
            "publisher_place": rest.group(placed, "place").text,
            "publisher": rest.group(placed, "publisher").text,
        }
    return fields | ({"publisher": rest.text} if rest else {})


def _chapter(body: PrintedText, match: re.Match[str], url: str) -> dict[str, Any] | None:
    fields = headed(body, match)
    inner = body.group(match, "inner")
    if fields is None or not fields["title"] or "'" in fields["title"][:1]:
        return None
    from distlaw.extract.references.parts.names import byline

    page = re.search(
        r"(?:,? at)?\s(?P<page>\d+(?:-\d+)?)(?:,\s*(?P<pin>\d+(?:-\d+)?(?:, \d+(?:-\d+)?)*(?: & n\.\d+)?))?$",
        inner.flat,
    )
    editors = re.match(r"(?P<who>[^()]{3,120}?)\s*\((?P<word>eds?\.?)\),?\s*", inner.flat)
    if editors:
        fields["contributors"] = (
            *fields["contributors"],
            *byline(inner.group(editors, "who"), role="editor", order="given").names,
        )
    title = inner.cut(editors.end() if editors else 0, page.start() if page else None).trimmed(" ,")
    fields = _imprint_of(body.group(match, "imprint"), fields)
    pin = match["pin"] or (page["pin"] if page else "") or ""
    return fields | {
        "csl_type": "chapter",
        "container_title": title.text,
        "page": page["page"] if page else "",
        "issued": match["year"],
        "locator": pin,
    }


def _book(body: PrintedText, match: re.Match[str], url: str) -> dict[str, Any] | None:
    head = body.group(match, "head")
    imprint = body.group(match, "imprint")
    if url and not match["bluepin"] and re.search(r"[A-Za-z]", imprint.flat):
        return None
    fields = headed(body, match)
    if (
        fields is None
        or not fields["title"]
        or (not fields["contributors"] and is_law(fields["title"]))
        or re.search(r"\d\s+[A-Z][\w. ]+\s+\d+$", head.flat)
        or re.search(r"\bv\.?\s|\d(?:st|n?d|r?d|th) Cong\.", head.flat)
    ):
        return None
    if forms.THESIS.search(imprint.flat):
        said = re.match(r"(?P<genre>[^,]+),\s*(?P<school>.+?)[,\s]*\d{4}$", imprint.flat)
        school = imprint.group(said, "school").text if said else ""
        kind = {
            "csl_type": "thesis",
            "genre": imprint.group(said, "genre").text if said else imprint.text,
            "publisher": school,
        }
        return fields | kind | {"issued": match["year"], "locator": match["pin"] or match["bluepin"] or ""}
    if re.search(rf"\b{MONTH}\.? \d", imprint.flat):
        return None
    fields = _imprint_of(imprint, fields)
    pin = body.group(match, "bluepin").text or match["unit"] or match["pin"] or ""
    volume = match["volume"] or ""
    return fields | {"csl_type": "book", "issued": match["year"], "locator": pin, "volume": volume}


def _manual_book(body: PrintedText, match: re.Match[str], url: str) -> dict[str, Any] | None:
    fields = headed(body, match)
    if (
        fields is None
        or not fields["title"]
        or not fields["contributors"]
        or re.search(rf"\b{MONTH}\b", match["publisher"])
    ):
        return None
    return fields | {
        "csl_type": "book",
        "publisher": body.group(match, "publisher").text,
        "issued": match["year"],
        "locator": match["pin"] or "",
    }


def _forthcoming(body: PrintedText, match: re.Match[str], url: str) -> dict[str, Any] | None:
    fields = _journal(body, match, url)
    return fields | {"extra": (*fields.get("extra", ()), ("reference", "state", "forthcoming"))} if fields else None


_FORMS = (
    (forms.PREPRINT, _preprint),
    (forms.BLUEBOOK, _journal),
    (forms.FORTHCOMING, _forthcoming),
    (forms.FORTHCOMING_ALONE, _forthcoming),
    (forms.OSCOLA, _journal),
    (forms.CHICAGO, _journal),
    (forms.IEEE, _journal),
    (forms.CHAPTER, _chapter),
    (forms.BOOK, _book),
    (forms.PERIODICAL, periodical),
    (forms.WEB, web),
    (forms.UNDATED, undated),
    (forms.MANUAL_BOOK, _manual_book),
)
