"""Chicago's author-date list: `Names. 2020. "Title." Journal 73 (5): 60-64.`, Chinese words beside the English ones."""

from __future__ import annotations

import re
from typing import Any

from distlaw.extract.references.parts.names import byline
from distlaw.extract.references.parts.tail import without_tail
from distlaw.extract.references.printed import PrintedText
from distlaw.extract.references.reference import ReferenceParse, entry_language
from distlaw.model.work import Item

_DATED = re.compile(r"^(?P<names>[^\"《》\d]{2,160}?)[.,]?\s+(?P<year>(?:1[5-9]|20)\d\d)[a-z]?\.\s+(?P<rest>\S.*)$")
_SENTENCE = re.compile(r"[a-z]{2,} [a-z]{2,} ")  # no byline: `he was tried`
_QUOTED = re.compile(r"^\"(?P<title>[^\"]+?)[.?!,]?\"[.,]?\s*(?P<host>\S.*)$")
_NUMBERS = re.compile(
    r"^(?P<container>[^():]*?[^():\s\d])\s*,?\s*(?P<volume>\d{1,4})?\s*,?\s*(?:no\.\s*(?P<number>[\d\-/]+)"
    r"|\((?P<issue>[^()]{1,20})\))?\s*:\s*(?P<page>[A-Za-z]?\d+(?:\s*[-—]\s*\d+)?)\.?$"
)
_IN_BOOK = re.compile(
    r"^In (?P<book>[^,]+?),\s+(?:edited by (?P<editors>[^,\d]+?),\s+)?(?P<page>\d+(?:\s*[-—]\s*\d+)?)\.\s*"
    r"(?P<imprint>.+)$"
)
_IMPRINT = re.compile(r"^(?:(?P<place>[^:.]{2,60}):\s*)?(?P<publisher>[^:]{2,120}?)\.?$")
_BOOK = re.compile(r"^(?P<title>[^.\"]{3,240})\.\s+(?P<place>[^:.]{2,60}):\s*(?P<publisher>[^:.]{2,120})\.?$")


def parse_author_date(line: PrintedText) -> ReferenceParse | None:
    """The entry; None where no year stands between full stops behind the names."""
    tail = without_tail(line)
    body = tail.body.trimmed(" .")
    match = _DATED.match(body.flat)
    rest = body.group(match, "rest") if match else body
    said = (_quoted(rest) or _book(rest)) if match else None
    if match is None or said is None or _SENTENCE.match(match["names"]):
        return None
    names = body.group(match, "names").trimmed(" .,")
    who = byline(names, order="family" if "," in names.flat else "")
    extra = (("reference", "et_al", who.et_al),) if who.et_al else ()
    said["contributors"] = (*who.names, *said.get("contributors", ()))
    said |= {"issued": match["year"], "url": tail.url, "doi": tail.doi, "accessed": tail.accessed}
    said |= {"language": entry_language(line.raw), "extra": (*extra, *tail.extra)}
    return ReferenceParse(item=Item.model_validate(said), rule="chicago_author_date")


def _quoted(rest: PrintedText) -> dict[str, Any] | None:
    match = _QUOTED.match(rest.flat)
    host = rest.group(match, "host") if match else rest
    title = rest.group(match, "title").text if match else ""
    if match and (numbered := _NUMBERS.match(host.flat)):
        said = {name: host.group(numbered, name).text for name in ("volume", "page")}
        said["page"] = re.sub(r"\s*[-—–]\s*", "-", said["page"])
        issue = host.group(numbered, "issue").text or host.group(numbered, "number").text
        kind = {"csl_type": "article-journal", "title": title, "issue": issue}
        return said | kind | {"container_title": host.group(numbered, "container").trimmed(" .,").text}
    if match and (book := _IN_BOOK.match(host.flat)):
        imprint = _IMPRINT.match(book["imprint"])
        editors = byline(host.group(book, "editors"), role="editor", order="given").names if book["editors"] else ()
        said = {"csl_type": "chapter", "title": title, "container_title": host.group(book, "book").text}
        said |= {"page": re.sub(r"\s*[-—–]\s*", "-", host.group(book, "page").text), "contributors": editors}  # type: ignore[dict-item]
        return said | ({key: imprint[name] or "" for key, name in _PLACES} if imprint else {})
    return None


_PLACES = (("publisher_place", "place"), ("publisher", "publisher"))


def _book(rest: PrintedText) -> dict[str, Any] | None:
    match = _BOOK.match(rest.flat)
    if not match:
        return None
    said = {key: rest.group(match, name).text for key, name in (("title", "title"), *_PLACES)}
    return {"csl_type": "book", **said}
