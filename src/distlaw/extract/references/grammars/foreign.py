"""Foreign works as Chinese law journals cite them (法学引注手册, on works in foreign languages): chapters and books
with imprint after commas, German and French editions, Japanese articles."""

from __future__ import annotations

import re
from typing import Any

from distlaw.extract.references.grammars.english_head import authors_and_title
from distlaw.extract.references.parts.names import byline
from distlaw.extract.references.parts.signals import without_signal
from distlaw.extract.references.parts.tail import without_tail
from distlaw.extract.references.printed import PrintedText
from distlaw.extract.references.reference import ReferenceParse, entry_language
from distlaw.model.work import Item

_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
# Jane Doe, Title, in Ben Rowe ed., Host, Press, 1999, p. 12-15
_CHAPTER = re.compile(
    r"^(?P<head>.{3,300}?),\s+in\s+(?P<editors>.{3,100}?),?\s+\(?(?:eds?\.?|Hrsg\.)\)?,\s+(?P<book>.{3,150}?),"
    rf"\s+(?P<publisher>[^,\d]{{2,80}}),\s+{_YEAR}(?:,\s*(?:pp?\.|S\.)\s*(?P<pin>\d+(?:\s*[-—]\s*\d+)?))?$"
)
# Karl Larenz, Methodenlehre, 6. Aufl., 1991, S. 15; Jean Carbonnier, Droit civil, 4e éd., PUF, 2004, p. 10
_EDITION = re.compile(
    r"^(?P<head>.{3,300}?),\s+(?P<edition>\d{1,2})(?:\.\s*Aufl\.|\s*e\s+éd\.|\s*[eè]me\s+éd\.|(?:st|nd|rd|th)\s+edn?\.?),"
    rf"\s+(?:(?P<publisher>[^,\d]{{2,60}}),\s+)?{_YEAR}(?:,\s*(?P<pin>(?:S\.|pp?\.|§|Rn\.)\s*.{{1,40}}))?$"
)
# Karl Larenz, Methodenlehre, 1991, S. 15
_GERMAN = re.compile(rf"^(?P<head>.{{3,300}}?),\s+{_YEAR},\s*(?P<pin>(?:S\.|§+|Rn\.)\s*\d.{{0,38}})$")
# Claus Canaris, Titel, JZ 1987, 993 (995)
_GERMAN_JOURNAL = re.compile(
    rf"^(?P<head>.{{3,300}}?),\s+(?:in:\s*)?(?P<container>[A-Z][A-Za-z\-]{{1,12}}(?:\s\d{{1,3}})?)\s+\(?{_YEAR}\)?,"
    r"\s+(?:S\.\s*)?(?P<page>\d{1,4})(?:\s*\((?P<pin>\d{1,4})\)|,\s*(?P<later>\d{1,4}))?$"
)
# 大村敦志「題」法学協会雑誌110巻4号（1993年）30頁
_JAPANESE = re.compile(
    r"^(?P<who>[^「」『』\d]{2,40})「(?P<title>[^」]+)」(?P<container>[^\d「」]{2,30})(?P<volume>\d+)巻(?:(?P<issue>[\d・]+)号)?"
    r"\s*(?:[（(](?P<year>\d{4})年?[）)])?\s*(?P<page>\d+)[頁页](?:以下)?[。.]?$"
)


def parse_foreign(line: PrintedText) -> ReferenceParse | None:
    """A foreign chapter, book or article; None where the commas are not these styles'."""
    signal, line = without_signal(line)
    if match := _JAPANESE.match(line.raw):
        return _japanese(line, match, signal)
    tail = without_tail(line.trimmed(" .。"))
    body = tail.body.trimmed(" .,;。")
    for form in (_CHAPTER, _EDITION, _GERMAN_JOURNAL, _GERMAN):
        match = form.match(body.flat)
        fields = _fields(body, match) if match else None
        if match and fields:
            pin = re.sub(r"^(?:S|pp?)\.\s*", "", fields.pop("pin", ""))
            fields |= {
                "url": tail.url,
                "doi": tail.doi,
                "accessed": tail.accessed,
                "language": _language(form, line.raw),
            }
            label = "page" if pin[:1].isdigit() else "section" if pin else ""
            item = Item.model_validate(fields)
            return ReferenceParse(item=item, rule="foreign_work", signal=signal, locator=pin, locator_label=label)
    return None


def _language(form: re.Pattern[str], raw: str) -> str:
    if form in (_GERMAN, _GERMAN_JOURNAL) or "Aufl." in raw:
        return "de"
    return "fr" if "éd." in raw else entry_language(raw)


def _fields(body: PrintedText, match: re.Match[str]) -> dict[str, Any] | None:
    head = authors_and_title(body.group(match, "head"))
    if head is None or not head.title or not head.who.names:
        return None
    groups = match.groupdict()
    said = {name: body.group(match, name).text for name in ("publisher", "edition", "page") if groups.get(name)}
    said |= {
        "title": head.title.text,
        "issued": match["year"],
        "pin": (groups.get("pin") or groups.get("later") or "").strip(),
    }
    names = head.who.names
    if groups.get("book"):
        names = (*names, *byline(body.group(match, "editors"), role="editor", order="given").names)
        said |= {"container_title": body.group(match, "book").text, "csl_type": "chapter"}
    elif groups.get("container"):
        said |= {"container_title": body.group(match, "container").text, "csl_type": "article-journal"}
    else:
        said["csl_type"] = "book"
    return {**said, "contributors": names}


def _japanese(line: PrintedText, match: re.Match[str], signal: str) -> ReferenceParse:
    groups = {name: value or "" for name, value in match.groupdict().items()}
    item = Item(
        csl_type="article-journal",
        language="ja",
        title=groups["title"],
        contributors=byline(PrintedText.of(groups["who"])).names,
        container_title=groups["container"],
        volume=groups["volume"],
        issue=groups["issue"],
        issued=groups["year"],
        page=groups["page"],
    )
    return ReferenceParse(item=item, rule="foreign_work", signal=signal)
