"""Printed lists in GB/T 7714: CNKI's (`[1]作者.题名[J].刊名,2024,46(01):3-20.`) and our own, a line a work, numbered or
not; of the older form, what stands in a host as `题名[A].编者.文集[C].地:社,年.页`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.parser import Parser
from distlaw.parsers.records.documents import documents_of
from distlaw.parsers.records.fields import item_of
from distlaw.parsers.records.record import ForeignRecord, RecordValue
from distlaw.parsers.records.tagged import begin_of
from distlaw.text.titles import has_han
from distlaw.vocab.references import marks

VERSION = "1"
_LINE = re.compile(
    r"^[ \t]*(?:[\[［](?P<number>\d{1,4})[\]］][ \t]*)?(?P<head>[^\r\n]+?)[ \t]*\[(?P<mark>[A-Z]{1,2})(?:/[A-Z]{2})?\]"
    r"[.．]?(?P<tail>[^\r\n]*)$",
    re.M,
)
_HEAD = re.compile(r"(?P<author>[^.．]+(?:\.[A-Z]\b)*)(?<!\bv)(?<!\bvs)[.．]\s*(?P<title>\S.*)\Z", re.S)
_DOI = re.compile(r"DOI:\s*(?P<doi>10\.\S+?)\.?\s*\Z", re.I)
_URL = re.compile(r"(?P<url>https?://\S+?)\.?\s*\Z")
_SEEN = re.compile(r"\[(?P<accessed>\d{4}-\d\d-\d\d)\]")
_SAID = re.compile(r"[(（](?P<issued>\d{4}-\d\d-\d\d)[)）]")
_YEAR = r"(?P<issued>c?\d{4}(?:[—–]{1,2}\d{4}|-\d\d?(?:-\d\d?)?)?(?:（[^（）\d]{2,12}）)?|\[\d{4}\])"
_EDITION = r"(?:(?P<edition>[^.．:：,，]{1,20}?(?:ed|edn|版)\b)[.．]*\s*)?"
_IMPRINT = r"(?P<publisher_place>\[[^\]]+\]|[^:：,，.．\d]+)[:：]\s*(?P<publisher>[^,，:：]+)[,，]"
_TURNED = re.compile(r"\A(.*\w\w) ((?:[A-Z](?:[ -]|\Z))+)\Z")  # van der Veen P H
_UNKNOWN = re.compile(r"\[(?:[Ss]\.\s?[lLnN]\.|出版[地者]不[详詳])\]")
_PAGES = r"(?P<page>\d[\d+\-–—]*)"
_NUMBERED = re.compile(r"(?P<title>.+?)[:：]\s*(?P<number>[A-Z]{2}\s?[\d ]+[\w.]*|\d[\d ]{5,}[\w.]*)\Z", re.S)
_OLD_HOST = re.compile(
    r"\s*(?:(?P<editor>[^.．\[\]]+)[.．])?\s*(?P<container_title>[^.．\[\]]+)\[(?P<host>[CMGZ])\][.．]?"
    rf"\s*(?:(?P<publisher_place>[^:：,，\d]+)[:：])?\s*(?P<publisher>[^,，:：]+)[,，]\s*{_YEAR}(?:[.．:：,，]\s*{_PAGES})?"
)
_TAILS = {
    "article-journal": re.compile(
        rf"\s*(?P<container_title>[^,，]+)[,，]\s*(?:(?P<first>\d+-\d+)\Z|{_YEAR})(?:[,，]\s*(?P<volume>[^(（,，:：]+))?"
        r"(?:[(（](?P<issue>[^)）]+)[)）])?(?:[:：]\s*(?P<page>[\w+,，\-–—]+))?"
    ),
    "article-newspaper": re.compile(rf"\s*(?P<container_title>[^,，]+)[,，]\s*{_YEAR}(?:[(（](?P<page>[^)）]+)[)）])?"),
    "thesis": re.compile(rf"\s*(?:(?P<publisher_place>[^:：,，]+)[:：])?\s*(?P<publisher>[^,，]+)[,，]\s*{_YEAR}"),
    "paper-conference": re.compile(
        rf"\s*(?://)?(?:(?P<editor>[^.．/]+)[.．])?\s*(?P<container_title>[^,，]+?)[.．,，]\s*(?:{_IMPRINT}|(?P<publisher_alone>[^,，:：]+)[,，])?"
        rf"\s*{_YEAR}(?:[:：]\s*(?P<page>[\w\-–+]+))?\Z"
    ),
    "book": re.compile(
        rf"\s*{_EDITION}(?:{_IMPRINT}|(?P<publisher_alone>[^,，:：]+)[,，:：])\s*{_YEAR}(?:[:：]\s*(?P<page>[\d\-–]+))?"
    ),
    "patent": re.compile(
        rf"\s*(?:(?:(?P<publisher_place>[^:：,，.]+)[:：.])?\s*(?P<number>[A-Z]{{2}}[\w.]+)[,，])?\s*{_YEAR}"
    ),
}
_INSTEAD = {"first": "page", "publisher_alone": "publisher"}
_FEWEST = 2  # lines of a list without numbers
_TAILS |= {"report": _TAILS["book"], "chapter": _TAILS["paper-conference"]}


def read_records(text: str) -> tuple[ForeignRecord, ...]:
    """Every line that is an entry."""
    return tuple(_record(match) for match in _LINE.finditer(text))


def _record(line: re.Match[str]) -> ForeignRecord:
    mark = marks().marks.get(line["mark"])
    kind = mark.csl_type if mark else "document"
    if mark and mark.hosted and line["tail"].lstrip().startswith("//"):
        kind = mark.hosted
    if line["mark"] == "A" and (host := _OLD_HOST.match(line["tail"])):
        kind = marks().marks[host["host"]].hosted or "chapter"
    values = [*_head(line, kind), *_tail(line, kind)]
    item, problems = item_of(values, kind, "printed-list")
    return ForeignRecord(item, line.start(), line.end(), tuple(values), tuple(problems))


def _head(line: re.Match[str], kind: str) -> Iterator[RecordValue]:
    head, at = line["head"], line.start("head")
    parts = _HEAD.match(head)
    if kind == "standard":
        number, _, title = head.partition(",") if "," in head else ("", "", head)
        yield from (RecordValue(name, words, ((at, at + len(head)),), "list") for name, words in (("number", number),
                    ("title", title)) if words)  # fmt: skip
    elif kind == "patent" and parts and (numbered := _NUMBERED.match(parts["title"])):
        yield RecordValue(
            "author", _apart(parts["author"]), ((at + parts.start("author"), at + parts.end("author")),), "list"
        )
        for name in ("title", "number"):
            start = at + parts.start("title") + numbered.start(name)
            yield RecordValue(name, numbered[name].strip(), ((start, start + len(numbered[name])),), "list")
    elif parts:
        for name in ("author", "title"):
            words = _apart(parts[name]) if name == "author" else parts[name]
            yield RecordValue(name, words, ((at + parts.start(name), at + parts.end(name)),), "list")
    else:
        yield RecordValue("title", head, ((at, at + len(head)),), "list")


def _apart(people: str) -> str:
    """Names in Latin letters, of which each has its family name first, a semicolon between them."""
    if has_han(people):
        return people
    return "; ".join(_TURNED.sub(r"\1, \2", name) for name in re.split(r"\s*[,，]\s*", people))


def _tail(line: re.Match[str], kind: str) -> Iterator[RecordValue]:
    tail, at = line["tail"], line.start("tail")
    for pattern in (_DOI, _URL, _SEEN, _SAID):
        if found := pattern.search(tail):
            name = next(iter(found.groupdict()))
            yield RecordValue(name, found[name], ((at + found.start(name), at + found.end(name)),), "list")
            tail = tail[: found.start()]
    form = _OLD_HOST if line["mark"] == "A" else _TAILS.get(kind)
    found = form.match(tail.rstrip(" .．")) if form else None
    if found is None:
        if rest := tail.strip(" .．"):
            yield RecordValue("", rest, ((at, at + len(tail)),), "list")
        return
    for name, words in found.groupdict().items():
        if words and words.strip() and name != "host" and not _UNKNOWN.fullmatch(words.strip()):
            yield RecordValue(
                _INSTEAD.get(name, name), words.strip(), ((at + found.start(name), at + found.end(name)),), "list"
            )


def _sniff(source: SourceText) -> float:
    lines = [line for line in source.text[begin_of(source.text) :][:20_000].splitlines() if line.strip()]
    found = [match for line in lines if (match := _LINE.match(line))]
    is_list = len(found) >= _FEWEST or any(match["number"] for match in found)
    return 0.9 if is_list and len(found) >= 0.8 * len(lines) else 0.0


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return documents_of(source, read_records(source.text), PART.name, VERSION)


PART = Parser(name="printed_list", version=VERSION, sniff=_sniff, parse=_parse, order=10)
