"""GB/T 7714 with type marks, 2015 and 2025, numeric and author-date: `Authors. Title[J]. Journal, 2022, 45(3): 1-9.`"""

from __future__ import annotations

import re
from typing import Any

from distlaw.extract.references.parts.boundary import author_end, is_byline
from distlaw.extract.references.parts.imprint import imprint, numbers
from distlaw.extract.references.parts.names import PrintedNames, byline
from distlaw.extract.references.parts.tail import without_tail
from distlaw.extract.references.printed import PrintedText, edtf
from distlaw.extract.references.reference import ReferenceParse, entry_language
from distlaw.model.work import Item
from distlaw.text.han import HAN
from distlaw.text.numerals import TO_TEN
from distlaw.vocab.references import TypeMark, marks
from distlaw.vocab.words import worded

# No mark: a letter put into a quotation, `"[P]arties agree`.
MARK = re.compile(
    r"\s*(?<![ (][\"'])(?<!\()\[(?P<type>M|C|G|N|J|D|R|S|P|DB|DS|CP|EB|PP|A|CM|Z)"
    r"(?:\s*/\s*(?P<carrier>OL|CD|DK|MT|MM))?\](?![a-z])"
)
_STANDARD = re.compile(
    r"(?P<number>(?:[A-Z]{2,6}(?:/[A-Z]{1,6})?)\s?\d[\d.]*(?:[—\-:]\d{4})?)(?:\s+|,\s*)(?P<title>.+)"
)
_STANDARD_LAST = re.compile(r"(?P<title>.+?):\s*(?P<number>(?:[A-Z]{1,6}(?:/[A-Z]{1,6})?)\s?\d[\d.]*(?:[—\-:]\d{4})?)$")
_NUMBERED = re.compile(rf"(?P<title>.+?):\s*(?P<number>(?=[^:{HAN}]*\d)[A-Z0-9][\w.\-/ ]*)$")
_FILED = worded("reference_entries", r"(?P<title>.+?):\s*(?P<number>{files}?[^:]*\d[^:]*)$")
# A serial as a whole: 1957(1)-1990(4), 1883,1(1)-
_SERIAL = re.compile(rf"(?P<numbers>\d{{4}}[^.{HAN}]{{0,20}}\)\s*[-—][^.{HAN}]{{0,20}})\.\s*(?P<rest>\S.*)$")
_YEAR_AFTER_NAMES = re.compile(r"(?P<names>.+?)[,.]\s*\(?(?P<year>(?:19|20)\d\d)(?P<letter>[a-z]?)\)?$")
_PUBLISHING = worded("reference_entries", r"[社馆局系会]$|{publishing}|(?:Inc|Ltd)\b")
_DOCUMENT = re.compile(r"(?P<number>[^,.]{2,30}号)[,.]\s*(?P<date>\d{4}(?:-\d{1,2}){0,2})")
_DEGREE = worded("reference_entries", "(?P<school>.+?)(?P<degree>{degrees}(?:学位)?论文)$")
_POSTED = re.compile(r"\((?P<date>\d{4}(?:-\d{1,2}){0,2})\)")


def parse_gbt(line: PrintedText) -> ReferenceParse | None:
    """The entry read by its type mark; None where it has none."""
    mark = MARK.search(line.flat)
    if not mark or mark.start() == 0:
        return None
    known = marks().marks[mark["type"]]
    head, rest = line.cut(0, mark.start()), line.cut(mark.end())
    tail = without_tail(rest)
    kind, host = _analysed(mark["type"], tail.body)
    who, year, title = _head(head.trimmed(), kind)
    fields: dict[str, Any] = _titled(title, kind)
    fields.update(url=tail.url, doi=tail.doi, accessed=tail.accessed, medium=mark["carrier"] or "")
    fields["issued"] = year or fields.get("issued", "")
    if host:
        fields["csl_type"] = marks().marks[kind].hosted or known.csl_type
        names, fields = _hosted(PrintedText("", ""), host, kind, fields)
    else:
        names, fields = _described(tail.body, kind, known, fields)
    et_al = (("reference", "et_al", who.et_al),) if who.et_al else ()
    fields.update(
        contributors=(*who.names, *names),
        language=entry_language(line.raw),
        extra=(*et_al, *tail.extra),
        gbt_type=kind if kind in ("C", "G", "Z", "A") else "",
    )
    item = Item.model_validate(fields)
    return ReferenceParse(item=item, rule="gbt7714", defects=_defects(item, kind))


def _analysed(kind: str, rest: PrintedText) -> tuple[str, PrintedText | None]:
    """The older form of a paper in a collection, `题名[A].编者.书名[C].地:社,2019:7`: the host's kind, and the host."""
    mark = MARK.search(rest.flat) if kind == "A" else None
    if mark is None or mark["type"] not in ("C", "M", "G", "Z"):
        return kind, None
    before, after = rest.cut(0, mark.start()), rest.cut(mark.end())
    joined = PrintedText(f"{before.raw}{after.raw}", f"{before.flat}{after.flat}").trimmed(" .")
    return mark["type"], joined


def _head(head: PrintedText, kind: str) -> tuple[PrintedNames, str, PrintedText]:
    """Authors, the year of an author-date entry, and the title."""
    if kind == "S" and _STANDARD.match(head.flat):
        return PrintedNames(()), "", head
    end = author_end(head.flat)
    if end < 0:
        return PrintedNames(()), "", head
    left, title = head.cut(0, end), head.cut(end + 1).trimmed()
    dated = _YEAR_AFTER_NAMES.fullmatch(left.flat.strip())
    if dated and is_byline(dated["names"]):
        return byline(left.trimmed().cut(0, dated.end("names"))), dated["year"], title
    return byline(left), "", title


def _titled(title: PrintedText, kind: str) -> dict[str, Any]:
    """Title, and the number a standard, report or patent prints beside it."""
    rules = {"S": (_STANDARD, _STANDARD_LAST), "R": (_NUMBERED,), "P": (_NUMBERED,), "A": (_FILED,)}
    for rule in rules.get(kind, ()):
        if match := rule.fullmatch(title.flat):
            number = title.group(match, "number").text
            year = re.search(r"[—\-:](\d{4})$", number) if kind == "S" else None
            return {"title": title.group(match, "title").text, "number": number, "issued": year[1] if year else ""}
    return {"title": title.text}


def _described(
    body: PrintedText, kind: str, known: TypeMark, fields: dict[str, Any]
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Read what follows the mark: host, journal and numbers, imprint, or dates; other contributors beside."""
    before, slashes, host = _host(body)
    if slashes:
        fields["csl_type"] = known.hosted or known.csl_type
        return _hosted(before, host, kind, fields)
    fields["csl_type"] = known.csl_type
    rest = body.trimmed(" .")
    if kind in ("J", "N") and (serial := _SERIAL.match(rest.flat)):
        found = imprint(rest.group(serial, "rest")) | {"volume": rest.group(serial, "numbers").text}
        fields["csl_type"] = "periodical"
    elif kind in ("J", "N"):
        found = numbers(rest)
    elif kind == "Z" and (numbered := _DOCUMENT.fullmatch(rest.flat)):
        found = {"document_number": rest.group(numbered, "number").text, "issued": edtf(numbered["date"])}
    elif kind in ("EB", "DB", "DS", "PP", "CP"):
        found = _online(rest)
    else:
        found = imprint(rest)
    names = found.pop("contributors", ())
    if kind == "D" and (degree := _DEGREE.fullmatch(found.get("publisher", ""))):
        found |= {"publisher": degree["school"], "genre": degree["degree"]}
    return names, fields | {key: value for key, value in found.items() if value or key not in fields}


def _host(body: PrintedText) -> tuple[PrintedText, bool, PrintedText]:
    at = body.flat.find("//")
    if at < 0 or (at > 0 and body.flat[at - 1] == ":"):
        return body, False, body
    return body.cut(0, at), True, body.cut(at + 2).trimmed()


def _hosted(
    before: PrintedText, host: PrintedText, kind: str, fields: dict[str, Any]
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """The part after `//`: editors of the host, host title, imprint; or a conference's name and a year."""
    translators = imprint(before.trimmed(" .")).get("contributors", ()) if before.trimmed(" .") else ()
    end = author_end(host.flat)
    editors = byline(host.cut(0, end), role="editor").names if end > 0 else ()
    rest = host.cut(end + 1).trimmed() if end > 0 else host
    conference = re.fullmatch(r"(?P<event>[^.]+?),\s*(?P<year>\d{4})(?::\s*(?P<page>[^:]+?))?\.?", rest.flat)
    if kind == "C" and conference and end < 0:
        fields["event_title"] = rest.group(conference, "event").text
        fields["issued"], fields["page"] = conference["year"], (conference["page"] or "").strip()
        return translators, fields
    stop = _title_end(rest.flat)
    found = imprint(rest.cut(stop + 1).trimmed()) if stop > 0 else {}
    title = rest.cut(0, stop if stop > 0 else None).trimmed(" .")
    volume = re.fullmatch(rf"(?P<title>.+?):\s*(?P<volume>第?\s*[\d{TO_TEN}]+\s*[卷册辑集])", title.flat)
    fields["container_title"] = (title.group(volume, "title") if volume else title).text
    if volume:
        fields["volume"] = re.sub(r"\s", "", volume["volume"])
    if (
        kind == "C"
        and found.get("publisher")
        and not found.get("publisher_place")
        and not _PUBLISHING.search(found["publisher"])
    ):
        found["publisher_place"] = found.pop("publisher")
    names = (*editors, *translators, *found.pop("contributors", ()))
    return names, fields | {key: value for key, value in found.items() if value}


def _title_end(flat: str) -> int:
    """The full stop after a host's title: not one inside a figure, nor after an initial."""
    for match in re.finditer(r"\.", flat):
        left, right = flat[: match.start()], flat[match.end() :]
        if (
            right.strip()
            and not re.search(r"(?:^|[\s.])[A-Z]$|\bvol$|\bno$", left, re.IGNORECASE)
            and not right[0].isdigit()
        ):
            return match.start()
        if right[:1].isdigit() and not left[-1:].isdigit():
            return match.start()
    return -1


def _online(body: PrintedText) -> dict[str, Any]:
    """`Site (2015-10-28)`, `(2024-12-24)`, `Site, 2024-05-06`, `Place: Publisher, 2013`."""
    posted = _POSTED.search(body.flat)
    rest = body.cut(0, posted.start()).trimmed(" .,") if posted else body.trimmed(" .")
    found: dict[str, Any] = {}
    if rest and re.search(r"[:]", rest.flat):
        found = imprint(rest)
    elif rest:
        dated = re.fullmatch(r"(?:(?P<site>.*?)[,.\s]+)?(?P<date>\d{4}(?:-\d{1,2}){0,2})", rest.flat)
        site = rest.group(dated, "site") if dated else rest
        parts = re.split(r"\.\s+|(?<=^V\d)\.", site.text)
        found = {
            "publisher": parts[-1],
            "version": ". ".join(parts[:-1]),
            "issued": edtf(dated["date"]) if dated else "",
        }
    if posted:
        found["issued"] = edtf(posted["date"])
    return found


def _defects(item: Item, kind: str) -> tuple[str, ...]:
    wanted = {
        "J": ("container_title", "issued"),
        "N": ("container_title", "issued"),
        "M": ("publisher", "issued"),
        "EB": ("url",),
    }
    return tuple(f"missing_{name}" for name in wanted.get(kind, ()) if not getattr(item, name))
