"""CNKI's printed list (`[1]作者.题名[J].刊名,2024,46(01):3-20.`): a line a work, GB/T 7714 without blanks."""

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
from distlaw.vocab.references import marks

VERSION = "1"
_LINE = re.compile(
    r"^[ \t]*[\[［](?P<number>\d{1,4})[\]］][ \t]*(?P<head>[^\r\n]+?)[ \t]*\[(?P<mark>[A-Z]{1,2})(?:/[A-Z]{2})?\]"
    r"[.．]?(?P<tail>[^\r\n]*)$",
    re.M,
)
_HEAD = re.compile(r"(?P<author>[^.．]+(?:\.[A-Z]\b)*)[.．]\s*(?P<title>\S.*)\Z", re.S)
_DOI = re.compile(r"DOI:\s*(?P<doi>10\.\S+?)\.?\s*\Z", re.I)
_URL = re.compile(r"(?P<url>https?://\S+?)\.?\s*\Z")
_SEEN = re.compile(r"[\[(](?P<accessed>\d{4}-\d\d-\d\d)[\])]")
_YEAR = r"(?P<issued>\d{4}(?:-\d\d?(?:-\d\d?)?)?)"
_TAILS = {
    "article-journal": re.compile(
        rf"\s*(?P<container_title>[^,，]+)[,，]\s*{_YEAR}(?:[,，]\s*(?P<volume>[^(（,，:：]+))?"
        r"(?:[(（](?P<issue>[^)）]+)[)）])?(?:[:：]\s*(?P<page>[\w+,，\-–—]+))?"
    ),
    "article-newspaper": re.compile(rf"\s*(?P<container_title>[^,，]+)[,，]\s*{_YEAR}(?:[(（](?P<page>[^)）]+)[)）])?"),
    "thesis": re.compile(rf"\s*(?:(?P<publisher_place>[^:：,，]+)[:：])?\s*(?P<publisher>[^,，]+)[,，]\s*{_YEAR}"),
    "paper-conference": re.compile(
        r"\s*(?://)?(?:(?P<editor>[^.．/]+)[.．])?\s*(?P<container_title>[^.．,，]+)[.．,，]"
        rf"(?:\s*(?:(?P<publisher_place>[^:：,，]+)[:：])?(?P<publisher>[^,，]+)[,，])?\s*{_YEAR}(?:[:：]\s*(?P<page>[\d\-–+]+))?"
    ),
    "book": re.compile(
        rf"\s*(?:(?P<publisher_place>[^:：,，\d]+)[:：])?\s*(?P<publisher>[^,，:：]+)[,，:：]\s*{_YEAR}(?:[:：]\s*(?P<page>[\d\-–]+))?"
    ),
    "patent": re.compile(
        rf"\s*(?:(?P<publisher_place>[^:：,，.]+)[:：.])?\s*(?P<number>[A-Z]{{2}}[\w.]+)[,，]\s*{_YEAR}"
    ),
}
_TAILS |= {"report": _TAILS["book"], "chapter": _TAILS["paper-conference"]}


def read_records(text: str) -> tuple[ForeignRecord, ...]:
    """Every line that is an entry."""
    return tuple(_record(match) for match in _LINE.finditer(text))


def _record(line: re.Match[str]) -> ForeignRecord:
    mark = marks().marks.get(line["mark"])
    kind = mark.csl_type if mark else "document"
    if mark and mark.hosted and line["tail"].lstrip().startswith("//"):
        kind = mark.hosted
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
    elif parts:
        for name in ("author", "title"):
            yield RecordValue(name, parts[name], ((at + parts.start(name), at + parts.end(name)),), "list")
    else:
        yield RecordValue("title", head, ((at, at + len(head)),), "list")


def _tail(line: re.Match[str], kind: str) -> Iterator[RecordValue]:
    tail, at = line["tail"], line.start("tail")
    for pattern in (_DOI, _URL, _SEEN):
        if found := pattern.search(tail):
            name = next(iter(found.groupdict()))
            yield RecordValue(name, found[name], ((at + found.start(name), at + found.end(name)),), "list")
            tail = tail[: found.start()]
    found = _TAILS[kind].match(tail) if kind in _TAILS else None
    if found is None:
        if rest := tail.strip(" .．"):
            yield RecordValue("", rest, ((at, at + len(tail)),), "list")
        return
    for name, words in found.groupdict().items():
        if words and words.strip():
            yield RecordValue(name, words.strip(), ((at + found.start(name), at + found.end(name)),), "list")


def _sniff(source: SourceText) -> float:
    lines = [line for line in source.text[begin_of(source.text) :][:20_000].splitlines() if line.strip()]
    found = sum(bool(_LINE.match(line)) for line in lines)
    return 0.9 if found and found >= 0.8 * len(lines) else 0.0


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return documents_of(source, read_records(source.text), PART.name, VERSION)


PART = Parser(name="printed_list", version=VERSION, sniff=_sniff, parse=_parse, order=10)
