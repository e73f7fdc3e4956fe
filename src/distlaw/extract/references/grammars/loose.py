"""GB/T 7714 without type marks, as databases and hurried authors print it: `作者. 题名. 刊名, 2025(4):108-110.`

Where the journal is missing the title runs up to the year; it stays missing."""

from __future__ import annotations

import re
from typing import Any

from distlaw.extract.references.parts.boundary import author_end
from distlaw.extract.references.parts.imprint import imprint, numbers
from distlaw.extract.references.parts.names import byline
from distlaw.extract.references.parts.tail import without_tail
from distlaw.extract.references.printed import PrintedText
from distlaw.extract.references.reference import ReferenceParse, entry_language
from distlaw.model.work import Item
from distlaw.text.han import HAN
from distlaw.text.titles import has_han

_NUMBERED = re.compile(
    r"(?:(?:19|20)\d\d年?\s*[,，]?\s*(?:\d{1,4}\s*)?\(\s*\S{1,8}\s*\)|(?:19|20)\d\d\s*,\s*\d{1,4}\s*:|(?:19|20)\d\d年?\s*第\s*\d+\s*期)\s*(?::\s*[\d\-—,+A-Za-z\s]+)?\.?$"
)
_IMPRINTED = re.compile(r"[^.:]{1,30}:\s*[^.:]{2,40},\s*(?:19|20)\d\d(?:\s*:\s*[\d\-—,\s]+)?\.?$")


def parse_loose(line: PrintedText) -> ReferenceParse | None:
    """The entry read from its end: journal's numbers or an imprint; None where neither is there."""
    tail = without_tail(line)
    body = tail.body.trimmed(" .。")
    if not (_NUMBERED.search(body.flat) or _IMPRINTED.search(body.flat)) or re.search(r"《|\"", body.flat):
        return None
    end = author_end(body.flat)
    if end < 0:
        return None
    who = byline(body.cut(0, end))
    fields = (
        _journal(body.cut(end + 1).trimmed()) if _NUMBERED.search(body.flat) else _book(body.cut(end + 1).trimmed())
    )
    if fields is None:
        return None
    extra = (("reference", "et_al", who.et_al),) if who.et_al else ()
    names = (*who.names, *fields.pop("contributors", ()))
    fields |= {
        "contributors": names,
        "extra": (*extra, *tail.extra),
        "url": tail.url,
        "doi": tail.doi,
        "accessed": tail.accessed,
        "language": entry_language(line.raw),
    }
    item = Item.model_validate(fields)
    defects = ("missing_container_title",) if item.csl_type == "article-journal" and not item.container_title else ()
    return ReferenceParse(item=item, rule="gbt7714_unmarked", defects=defects)


def _journal(rest: PrintedText) -> dict[str, Any] | None:
    """Title and journal are parted by the last full stop before the numbers (the first in Latin script)."""
    said = numbers(rest)
    whole = str(said.pop("container_title", ""))
    said.pop("contributors", None)
    before = rest.cut(0, _length_of(rest, whole))
    stop = _title_stop(before.flat)
    if stop < 0:
        return said | {"csl_type": "article-journal", "title": before.trimmed(" .,").text, "container_title": ""}
    title, journal = before.cut(0, stop).trimmed(), before.cut(stop + 1).trimmed(" .,")
    return said | {"csl_type": "article-journal", "title": title.text, "container_title": journal.text}


def _length_of(rest: PrintedText, whole: str) -> int:
    """How much of the printed text the words before the numbers take, white space as printed."""
    left, at = len("".join(whole.split())), 0
    for at, char in enumerate(rest.raw):
        left -= not char.isspace()
        if left < 0:
            return at
    return at + 1


def _title_stop(flat: str) -> int:
    stops = [
        m.start()
        for m in re.finditer(rf"[.。?!](?=\s|[{HAN} A-Z])", flat)
        if not re.search(r"(?:^|[\s.])[A-Z]$|\d$", flat[: m.start()]) or flat[m.start()] != "."
    ]
    stops = [at for at in stops if flat[at + 1 :].strip(" .,")]
    if not stops:
        return -1
    if has_han(flat):
        return stops[-1]
    return next((at for at in stops if len(flat[:at].split()) >= 3), stops[0])


def _book(rest: PrintedText) -> dict[str, Any] | None:
    stop = next(
        (m.start() for m in re.finditer(r"[.。]", rest.flat) if not re.search(r"[A-Z]$", rest.flat[: m.start()])), -1
    )
    if stop < 0:
        return None
    return imprint(rest.cut(stop + 1).trimmed()) | {"csl_type": "book", "title": rest.cut(0, stop).text}
