"""Author-date entries: APA in English and Chinese, Chicago's bibliography form."""

from __future__ import annotations

import re
from typing import Any

from distlaw.extract.references.parts.imprint import numbers
from distlaw.extract.references.parts.names import byline
from distlaw.extract.references.parts.tail import without_tail
from distlaw.extract.references.printed import PrintedText, edtf
from distlaw.extract.references.reference import ReferenceParse, entry_language
from distlaw.model.work import Item, Name
from distlaw.text.han import HAN
from distlaw.text.titles import has_han

_DATED = re.compile(
    r"^(?P<names>[^()《》]{1,200}?)\s*\((?P<when>(?:(?:1[5-9]|20)\d\d)[a-z]?(?:[,年]\s*[^()]{1,20})?|n\.d\."
    r"|无日期|in press)\)\s*[.。,:]?\s*(?P<rest>\S.*)$"
)
_IN_BOOK = re.compile(
    r"^(?P<title>.+?)[.?!]\s+In\s+(?P<editors>.+?)\s*\(Eds?\.\),\s*(?P<book>.+?)\s*\((?:"
    r"(?P<edition>[^()]*?ed\.),\s*)?pp?\.\s*(?P<page>[\d\-—]+)\)\.?\s*(?P<publisher>.*)$"
)
_JOURNAL = re.compile(
    r"^(?P<title>.+?[.?!。])\s+(?P<container>[^.]+?(?:\.[^.]+?)??),\s*(?P<volume>\d{1,4})?\s*(?:\((?P<issue>[^()]+)\))?"
    r"(?:,\s*(?:Article\s+|pp?\.\s*)?(?P<page>[A-Za-z]?\d+(?:\s*[-—]\s*\d+)?))?\.?$"
)
_BOOK = re.compile(
    r"^(?P<title>.+?)(?:\s*\((?P<edition>[^()]*ed\.|第\s*\d+\s*版)\))?[.。]\s*(?P<publisher>[^.。]+(?:\.[^.。]+)?)\.?$"
)
_CHICAGO = re.compile(r"^(?P<names>[^\".]+(?:\.\s?[A-Z])*)\.\s+\"(?P<title>[^\"]+)[.?!,]?\"\s+(?P<rest>.+)$")
_CHICAGO_NUMBERS = re.compile(
    r"^(?P<container>.+?)\s+(?P<volume>\d+)(?:(?:,\s*no\.\s*|\.)(?P<issue>[\d\-/]+))?\s+\("
    r"(?P<when>[^()]*\d{4})\)(?::\s*(?P<page>[\d\-—]+))?\.?$"
)
# What cannot open a title behind a year: a small letter, a bracket, a volume's number
_NO_TITLE = re.compile(r"[a-z(\[:]|\d+ [A-Z]|supra\b")
_CASE_NUMBER = re.compile(rf"[{HAN}]{{1,4}}\d{{0,4}}[{HAN}]{{1,4}}\d+号")  # behind the year of a decision
_INITIALS = re.compile(r"(?:[A-Z]\.[\s-]?)+|[A-Z]{1,3}$|(?:Jr|Sr)\.?$|et al")
_PREPRINT_NUMBER = re.compile(
    r"^(?P<platform>arXiv|SSRN)\s+preprint\s+(?:arXiv:)?(?P<number>\S+)\s+\((?P<year>\d{4})\)\.?$"
)


def parse_apa(line: PrintedText) -> ReferenceParse | None:
    """`Authors (2024). Title. Container, 3(2), 1-9.`; None where no year in brackets follows names."""
    tail = without_tail(line)
    body = tail.body.trimmed(" .,")
    found = _read(body, tail.url) or _bibliography(body)
    if found is None:
        return None
    found["extra"] = (*found.get("extra", ()), *tail.extra)
    found.update(url=tail.url, doi=tail.doi, accessed=tail.accessed, language=entry_language(line.raw))
    rule = str(found.pop("rule", "apa"))
    return ReferenceParse(item=Item.model_validate(found), rule=rule)


def _read(body: PrintedText, url: str) -> dict[str, Any] | None:
    match = _DATED.match(body.flat)
    if not match or re.search(r"\d\s*$|:", match["names"]) or _CASE_NUMBER.match(match["rest"]):
        return None
    if not has_han(body.raw) and (_NO_TITLE.match(match["rest"]) or not _is_byline(match["names"])):
        return None
    order = "" if has_han(body.raw) else "family"
    who = byline(body.group(match, "names").trimmed(" .,"), order=order)
    when = re.match(r"\d{4}", match["when"])
    issued = edtf(re.sub(r"^(\d{4})[a-z]", r"\1", match["when"])) or (when.group() if when else "")
    rest = body.group(match, "rest")
    said = _in_book(rest) or _journal(rest) or _zh_journal(rest) or _book(rest, url)
    if said is None:
        return None
    names = (*who.names, *said.pop("contributors", ()))
    extra = (("reference", "et_al", who.et_al),) if who.et_al else ()
    return {**said, "contributors": names, "issued": said.get("issued") or issued, "extra": extra}


def _is_byline(names: str) -> bool:
    """Whether the words are authors as APA prints them: `Elm, J., & Ash, P. Q.`; a body or one name without a comma."""
    first, *rest = (part.strip() for part in names.split(","))
    return not rest or " " not in first or _INITIALS.match(rest[0]) is not None


def _in_book(rest: PrintedText) -> dict[str, Any] | None:
    match = _IN_BOOK.match(rest.flat)
    if not match:
        return None
    said = {name: rest.group(match, name).trimmed(" .").text for name in ("title", "edition", "page", "publisher")}
    editors = byline(rest.group(match, "editors"), role="editor", order="given").names
    said["page"] = re.sub(r"\s*[-—–]\s*", "-", said["page"])
    return said | {"csl_type": "chapter", "container_title": rest.group(match, "book").text, "contributors": editors}


def _journal(rest: PrintedText) -> dict[str, Any] | None:
    match = _JOURNAL.match(rest.flat)
    if not match or not (match["volume"] or match["issue"]):
        return None
    said = {name: rest.group(match, name).text for name in ("volume", "issue", "page")}
    title = rest.group(match, "title").trimmed(" .。").text
    said["page"] = re.sub(r"\s*[-—–]\s*", "-", said["page"])
    return said | {
        "csl_type": "article-journal",
        "title": title,
        "container_title": rest.group(match, "container").text,
    }


def _zh_journal(rest: PrintedText) -> dict[str, Any] | None:
    """`题名. 交大法学, (5), 61-73`: Chinese entries print the issue alone, or a comma before it."""
    stop = re.search(r"[.。]\s*", rest.flat)
    if not stop or not has_han(rest.raw):
        return None
    said = numbers(rest.cut(stop.end()))
    if not (said.get("issue") or said.get("volume") or said.get("page")):
        return None
    return said | {"csl_type": "article-journal", "title": rest.cut(0, stop.start()).text}


def _book(rest: PrintedText, url: str) -> dict[str, Any] | None:
    match = _BOOK.match(rest.flat)
    if not match:
        return {"csl_type": "webpage", "title": rest.trimmed(" .").text} if url else None
    title, publisher = rest.group(match, "title").text, rest.group(match, "publisher").trimmed(" .").text
    if url:
        return {"csl_type": "webpage", "title": title, "container_title": publisher, "site": publisher}
    edition = rest.group(match, "edition").text
    number = re.search(r"\d+", edition)
    return {
        "csl_type": "book",
        "title": title,
        "publisher": publisher,
        "edition": number.group() if number else edition,
    }


def _bibliography(body: PrintedText) -> dict[str, Any] | None:
    """`Reich, Charles A. "The New Property." Yale Law Journal 73, no. 5 (1964): 733-87.`"""
    match = _CHICAGO.match(body.flat)
    rest = body.group(match, "rest") if match else body
    counted = _CHICAGO_NUMBERS.match(rest.flat) if match else None
    if match and (preprint := _PREPRINT_NUMBER.match(rest.flat)):
        return {
            "rule": "chicago_bibliography",
            "csl_type": "article",
            "contributors": _inverted(body.group(match, "names")),
            "title": body.group(match, "title").trimmed(" .,").text,
            "publisher": preprint["platform"],
            "number": preprint["number"],
            "issued": preprint["year"],
        }
    if not match or not counted:
        return None
    said = {name: rest.group(counted, name).text for name in ("volume", "issue", "page")}
    said["page"] = re.sub(r"\s*[-—–]\s*", "-", said["page"])
    when = counted["when"]
    names = _inverted(body.group(match, "names"))
    return said | {
        "rule": "chicago_bibliography",
        "csl_type": "article-journal",
        "contributors": names,
        "issued": edtf(when) or when[-4:],
        "title": body.group(match, "title").trimmed(" .,").text,
        "container_title": rest.group(counted, "container").text,
    }


def _inverted(names: PrintedText) -> tuple[Name, ...]:
    """`Reich, Charles A., and Jane Doe`: only the first name is turned round."""
    family, _, rest = names.text.strip(" .,").partition(",")
    if not rest:
        return byline(names, order="given").names
    given, _, others = rest.strip().replace(" and ", ", ").partition(",")
    given, _, joined = given.partition(", and ")
    later = [other.strip().removeprefix("and ").strip() for other in (joined or others).split(",")]
    first = Name(family=family.strip(), given=given.strip())
    return (first, *(name for other in later if other for name in byline(PrintedText.of(other), order="given").names))
