"""Statements of a document to one CSL item: the best source of each value wins, forms are made uniform."""

from __future__ import annotations

import re
from collections.abc import Iterable

from distlaw.model.document import Origin, ParsedDocument, Statement
from distlaw.model.problem import Problem
from distlaw.model.work import Item
from distlaw.text.chinese import han_count

_RANK: dict[Origin, int] = {
    "editor": 0, "record": 1, "cite_line": 2, "label": 3, "meta": 4, "layout": 5, "file_name": 6, "inferred": 7,
}  # fmt: skip
_LISTS = frozenset({"keywords", "keywords_translated", "funding"})
_PLAIN = frozenset({
    "container_title", "container_title_translated", "issued", "posted", "publisher", "publisher_place", "doi", "isbn",
    "issn", "url", "page_count", "abstract", "abstract_translated", "title_translated", "rights", "site", "edition",
    "number", "genre", "csl_type", "event_title", "authority", "docket", "note", "accessed", "version",
    "neutral_citation", "document_number", "document_kind", "jurisdiction", "adopted_by", "adopted_at",
})  # fmt: skip
_LOOSE = frozenset({"layout", "inferred"})
_SURE = frozenset({"editor", "record"})
_NUMBER = re.compile(r"(?:[SZ]|增刊)?\d{1,4}(?:[-/]\d{1,4})?|[SZ]|增刊", re.IGNORECASE)
_PAGES = re.compile(r"[A-Za-z]{0,2}\d{1,6}(?:-[A-Za-z]{0,2}\d{1,6})?(?:, \d{1,6}(?:-\d{1,6})?)*")
_MONTH = re.compile(r"(?:19|20)\d\d-\d{2}")
_COVERED, _RUN_TOGETHER = 0.6, 3  # of a keyword by others of the list; itself and two others
_SUBTITLE = re.compile(r"(?<=\S)\s*(?:[—―─]{2}|──|--)\s*(?=\S)")


def normalised(document: ParsedDocument) -> tuple[Item, tuple[Problem, ...]]:
    """The work as an item, and what is wrong with it; nothing is invented, a missing title stays missing."""
    if document.record is not None:
        return document.record, _title_problem(document.record.title)
    best = {name: _best(document.statements, name) for name in {s.field for s in document.statements}}
    values: dict[str, object] = {name: _joined(found) for name, found in best.items() if name in _LISTS and found}
    values |= {name: _apart(values[name]) for name in ("keywords", "keywords_translated") if name in values}
    values |= {name: str(found[0].value) for name, found in best.items() if name in _PLAIN and found}
    values |= _title(best)
    values |= _numbers(best, "container_title" in values)
    values.setdefault("csl_type", document.csl_type or "document")
    item = Item(
        language=document.language if document.language != "und" else "",
        contributors=tuple(statement.name for statement in document.names),
        **values,
    )
    return item, _title_problem(item.title)


def _title_problem(title: str) -> tuple[Problem, ...]:
    if title:
        return ()
    message = "the text gives no title; set one with: distlaw edit KEY --title …"
    return (Problem(code="no_title", message=message),)


def _best(statements: Iterable[Statement], name: str) -> list[Statement]:
    """The statements of the best rank there is; dates of one rank: the fullest of the first one's year."""
    found = [statement for statement in statements if statement.field == name and statement.value]
    if not found:
        return []
    rank = min(_RANK[statement.origin] for statement in found)
    top = [statement for statement in found if _RANK[statement.origin] == rank]
    if name in ("issued", "posted"):
        year = str(top[0].value)[:4]
        same = [statement for statement in found if str(statement.value)[:4] == year and statement.origin != "inferred"]
        top = sorted(same or top, key=lambda statement: -len(str(statement.value)))
    return top


def _joined(found: list[Statement]) -> tuple[str, ...]:
    out: dict[str, None] = {}
    for statement in found:
        for value in (statement.value,) if isinstance(statement.value, str) else statement.value:
            out.setdefault(value.strip(), None)
    return tuple(value for value in out if value)


def _apart(words: object) -> tuple[str, ...]:
    """Keywords without those that only run others of the list together, as a site prints them once more."""
    listed = words if isinstance(words, tuple) else ()
    return tuple(
        word
        for word in listed
        if sum(len(other) for other in listed if other != word and other in word) < _COVERED * len(word)
        or sum(other in word for other in listed) < _RUN_TOGETHER
    )


def _title(best: dict[str, list[Statement]]) -> dict[str, object]:
    """Title and subtitle, a dash between them dropped; `title_short` is the title without its subtitle."""
    found = best.get("title")
    if not found:
        return {}
    whole = " ".join(str(found[0].value).split())
    subtitle = str(best["subtitle"][0].value) if best.get("subtitle") else ""
    if not subtitle and (cut := _SUBTITLE.search(whole)):
        whole, subtitle = whole[: cut.start()], whole[cut.end() :]
    if not subtitle:
        return {"title": whole}
    return {"title": f"{whole}{'：' if han_count(whole) else ': '}{subtitle}", "title_short": whole}


def _numbers(best: dict[str, list[Statement]], has_serial: bool) -> dict[str, object]:
    """Volume, issue and pages in the forms that serials number by; anything else was read from something else.

    One number alone that stands in no labelled place numbers a serial only where one is named.
    """
    values: dict[str, object] = {}
    numbers = sum(1 for name in ("volume", "issue", "page", "issn") if best.get(name))
    if not has_serial and numbers < 2:
        best = {name: found for name, found in best.items() if not found or found[0].origin not in _LOOSE}
    for name in ("volume", "issue"):
        if best.get(name):
            number = re.sub(r"^0+(?=\d)", "", str(best[name][0].value).strip())
            if best[name][0].origin in _SURE or _NUMBER.fullmatch(number):
                values[name] = number
    if best.get("page"):
        page = page_form(str(best["page"][0].value))
        if best["page"][0].origin in _SURE or (_PAGES.fullmatch(page) and not _MONTH.fullmatch(page)):
            values["page"] = page
    return values


def page_form(page: str) -> str:
    """Pages with plain hyphens; parts joined by a plus or a comma are separated by a comma and a space."""
    plain = re.sub(r"[‐‑‒–—−~～至]", "-", page.strip().rstrip("-–"))
    parts = [re.sub(r"\s*-\s*", "-", part.strip()) for part in re.split(r"[+,，、＋]", plain)]
    return ", ".join(part for part in parts if part)
