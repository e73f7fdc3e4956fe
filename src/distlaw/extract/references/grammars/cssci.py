"""Entries as CSSCI's records print them: parts between full stops, no type mark: `作者.题名.光明日报.2011.04.24(7)`."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from distlaw.extract.references.parts.boundary import author_end
from distlaw.extract.references.parts.names import byline
from distlaw.extract.references.parts.tail import without_tail
from distlaw.extract.references.printed import PrintedText
from distlaw.extract.references.reference import ReferenceParse, entry_language
from distlaw.model.work import Item
from distlaw.vocab.words import worded

_worded = partial(worded, "reference_entries")
_NEWSPAPER = _worded(
    r"^(?P<title>.+?)\.(?P<container>[^.]{2,20}{newspapers})\s*[.,]\s*"
    r"(?:(?P<year>(?:19|20)\d\d)\s*[.,\-年]\s*)?(?P<month>\d{1,2})\s*[.\-月]\s*"
    r"(?P<day>\d{1,2})日?\s*\(第?(?P<page>[A-Z]?\d{1,3})版?\)\.?$"
)
_THESIS = _worded(
    r"^(?P<title>.+?):\s*(?P<genre>{degrees}?学位论文)\.\s*(?:(?P<place>[^:.]{2,12}):\s*)?(?P<school>[^,.:]{2,30}),\s*"
    r"(?P<year>(?:19|20)\d\d)(?:\s*:\s*(?P<page>[\d\-—,]+))?\.?$"
)
_STANDARD = re.compile(
    r"^(?P<number>(?:GB|DB|YD|JR|GA|WH|CY|ISO|IEC|T)[A-Z/]{0,6}\s?\d[\d.]*(?:\s?[-—]\s?(?P<year>\d{4}))?)"
    r"\s*[,:.，\s]\s*(?P<title>[^\d\s].{2,120})$"
)
_DECISION = _worded(
    r"^(?P<court>[{han}]{2,24}{deciding})(?P<before>[{han}]{0,8}{decisions})?\s*"
    r"(?P<docket>[(\[]\d{4}[)\]][{han}\d]{1,14}(?:字)?第?\d{1,6}号)\s*(?P<after>[{han}]{0,8}{decisions})?$"
)
_ENGLISH_BOOK = re.compile(
    r"^(?P<names>[A-Z][\w'’\-]+,\s?(?:[A-Z]\.?\s?){1,3})\.\.?\s*(?P<title>[A-Z][^.]{3,200})\.\s*"
    r"(?P<place>[A-Z][A-Za-z .]{1,40}?)"
    r"(?::\s*(?P<publisher>[^,:]{2,60}))?,\s*(?P<year>(?:19|20)\d\d)(?:\s*:\s*(?P<page>[\d\-—,]+))?\.?$"
)


def parse_cssci(line: PrintedText) -> ReferenceParse | None:
    """The first form that fits whole; None where none does."""
    tail = without_tail(line)
    body = tail.body.trimmed(" .,。")
    for read in (_standard, _decision, _english_book, _authored):
        if (said := read(body)) is not None:
            said |= {"url": tail.url, "accessed": tail.accessed, "language": entry_language(line.raw)}
            return ReferenceParse(item=Item.model_validate(said), rule="cssci")
    return None


def _texts(body: PrintedText, match: re.Match[str], **names: str) -> dict[str, Any]:
    return {field: body.group(match, name).text for field, name in names.items() if match[name]}


def _standard(body: PrintedText) -> dict[str, Any] | None:
    match = _STANDARD.match(body.flat)
    return (
        {"csl_type": "standard", **_texts(body, match, number="number", title="title", issued="year")}
        if match
        else None
    )


def _decision(body: PrintedText) -> dict[str, Any] | None:
    match = _DECISION.match(body.flat)
    if not match:
        return None
    kind = body.group(match, "before").text or body.group(match, "after").text
    court, docket = body.group(match, "court").text, body.group(match, "docket").text
    year = re.search(r"\d{4}", docket)
    said = {"csl_type": "legal_case", "authority": court, "docket": docket, "document_kind": kind}
    return said | {"issued": year.group() if year else "", "title": body.text}


def _english_book(body: PrintedText) -> dict[str, Any] | None:
    match = _ENGLISH_BOOK.match(body.flat)
    if not match:
        return None
    names = byline(body.group(match, "names"), order="family").names
    said = _texts(
        body, match, title="title", publisher_place="place", publisher="publisher", issued="year", page="page"
    )
    return {"csl_type": "book", "contributors": names, **said}


def _authored(body: PrintedText) -> dict[str, Any] | None:
    """A newspaper's article or a thesis, behind the names of its authors."""
    end = author_end(body.flat)
    rest = body.cut(end + 1).trimmed() if end > 0 else body
    names = byline(body.cut(0, end)).names if end > 0 else ()
    if match := _NEWSPAPER.match(rest.flat):
        year = match["year"]
        issued = f"{year}-{int(match['month']):02d}-{int(match['day']):02d}" if year else ""
        said = _texts(rest, match, title="title", container_title="container", page="page")
        return {"csl_type": "article-newspaper", "contributors": names, "issued": issued, **said}
    if match := _THESIS.match(rest.flat):
        said = _texts(
            rest, match, title="title", genre="genre", publisher_place="place", publisher="school", page="page"
        )
        return {"csl_type": "thesis", "contributors": names, "issued": match["year"], **said}
    return None
