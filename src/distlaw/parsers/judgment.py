"""Judgments and rulings of Chinese and Taiwanese courts: case number, court, parties, reasons, holding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from distlaw.model.document import PageSpan, ParsedDocument, Statement
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.model.work import Item
from distlaw.parsers.article.blocks import Block, assembled
from distlaw.parsers.lines.calls import with_calls
from distlaw.parsers.lines.entries import marker_of
from distlaw.parsers.lines.furniture import furniture_lines
from distlaw.parsers.lines.headings import Heading, Series, numbered
from distlaw.parsers.lines.line import Line, SourcePlaces, lines_of
from distlaw.parsers.lines.unmarked import first_lines, sure, unmarked
from distlaw.parsers.parser import Parser
from distlaw.text.chinese import language_of
from distlaw.text.dates import dates_in
from distlaw.text.digest import sha256_of
from distlaw.text.han import HAN
from distlaw.text.numerals import TO_TEN
from distlaw.text.offsets import MappedText, Ranges
from distlaw.vocab.statutes import STATE
from distlaw.vocab.words import word_list, worded

VERSION = "1"
_PARAGRAPH = 30  # characters
_worded = partial(worded, "judgments")
DOCKET = re.compile(
    rf"[（(〔\[]\s*(?:19|20|21)\d\d\s*[）)〕\]]\s*[{HAN}]{{1,6}}\d{{0,6}}[{HAN}]{{1,6}}\d{{1,7}}号(?:之[{TO_TEN}\d]+)?"
    rf"|\d{{2,3}}\s?年度[{HAN}]{{1,12}}字第\s?\d{{1,7}}\s?號"
)
_COURT = _worded(rf"(?:{STATE})?[{{han}}]{{0,24}}{{courts}}(?:{{chambers}}|[{{han}}]{{1,4}}分院)?")
_KIND = _worded(r"{matters}?\s*{documents.joined}?\s*{documents}")
_CASE = _worded(r"[^，。：:【】]{3,60}{disputes}[^，。：:【】]{0,30}案")
_DOCUMENT = _worded(r"[^，。：:【】]{6,90}{documents}")
_NAME = re.compile(r"[^，。：:【】]{4,100}案")  # printed twice
_BENCH = _worded("{bench}")
_ABOVE = 4  # lines above the day, one of which names a judge
_SIGNATURES = 200  # characters of a line in which a bench signs
_NAMED = 1500  # characters in which a database names the case
_PARTY = _worded("{parties}")
_SIGNED = _worded("{signatures}")
_IN_A_TITLE = _worded("{in_a_title}")
_ABOUT_A_PARTY = _worded(r"^.{1,24}[:：]|{about_a_party}|，[男女]，|住.{2,30}[。号號]$")
_HEADINGS = _worded(
    r"^(?:[{ten}]、)?(?P<head>{reasons_of_court}|(?:{in_sum}.{0,300}?)?"
    r"(?P<holding>{holdings})|{titles_of_parts})(?P<rest>[：:，,。]?)"
)


@dataclass(frozen=True, slots=True)
class _Facts:
    court: Line | None
    court_name: str
    docket: Line | None
    docket_text: str
    kind: Line | None
    kind_text: str


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    source, base, _ = unmarked(source)
    printed = lines_of(base, source.marks)
    dropped = furniture_lines(printed, base, is_page=source.media_type.startswith("text/"))
    lines = [line for line in printed if line.index not in dropped]
    facts = _facts(lines)
    reading = assembled(base, list(_blocks(lines, facts)))
    signed = _signed_on(base, lines)
    issued, issued_at = signed if signed[0] else _issued(base, lines)
    item = _item(source, facts, issued)
    document = ParsedDocument(
        source_sha256=source.sha256,
        text_sha256=sha256_of(source.text),
        parser="judgment",
        parser_version=VERSION,
        genre="judgment",
        quality="full" if any(_HEADINGS.match(line.text) for line in lines) else "damaged",
        language=language_of(reading.mapped.text),
        reading=reading.mapped,
        statements=tuple(_statements(base, item, facts, issued_at)),
        sections=reading.sections,
        zones=reading.zones,
        entries=with_calls(source, reading.mapped, reading.entries),
        pages=tuple(_pages(source, reading.mapped)),
        record=item,
        problems=tuple(_problems(item)),
    )
    return (document,)


def _facts(lines: Sequence[Line]) -> _Facts:
    head = lines[:25]
    docket = next((line for line in head if DOCKET.search(line.text)), None)
    court = next((line for line in head if _COURT.search(line.text) and len(line.text) < 60), None)
    kind = next((line for line in head if _KIND.search(line.text) and len(line.text) < 60), None)
    found = [
        (line, pattern.search(line.text) if line else None)
        for line, pattern in ((court, _COURT), (docket, DOCKET), (kind, _KIND))
    ]
    texts = [re.sub(r"\s+", "", match[0]) if match else "" for _, match in found]
    return _Facts(court, texts[0].rpartition("案")[2], docket, texts[1], kind, texts[2])


def _item(source: SourceText, facts: _Facts, issued: str) -> Item:
    title = next(
        (hint.value for hint in source.hints if hint.name == "title" and _IN_A_TITLE.search(hint.value)),
        "",
    )
    return Item(
        csl_type="legal_case",
        title=title or _case_name(source.text[:_NAMED]) or _named_document(source.text[:_NAMED]) or _heading(facts),
        language=language_of(source.text[:20_000]),
        authority=facts.court_name,
        docket=facts.docket_text,
        document_kind=facts.kind_text,
        issued=issued,
        jurisdiction="TW" if "年度" in facts.docket_text else "CN",
        url=source.uri if source.uri.startswith("http") else "",
    )


def _case_name(head: str) -> str:
    """The case's name, printed above the court's own words twice, or over its cause: 某甲诉某乙合同纠纷案."""
    lines = [re.sub(r"\s", "", line) for line in head.split("\n")]
    for at, line in enumerate(lines):
        whole = lines[at - 1] + line if at and lines[at - 1].endswith("、") else line
        is_over_cause = at + 1 < len(lines) and lines[at + 1].startswith("案由")
        is_twice = re.sub(r"\s", "", head).count(whole) > 1
        if (_CASE.fullmatch(whole) and (is_over_cause or is_twice)) or (is_twice and _NAME.fullmatch(whole)):
            return whole
    return ""


def _named_document(head: str) -> str:
    """What a database calls a document after its parties: 某甲、某乙公司等合同纠纷民事裁定书."""
    lines = (re.sub(r"\s", "", line) for line in head.split("\n"))
    named = (line for line in lines if _DOCUMENT.fullmatch(line) and not _COURT.match(line))
    return next((line for line in named if not DOCKET.search(line)), "")


def _heading(facts: _Facts) -> str:
    """Court and kind of document as they stand above the case number, which is no part of the title."""
    number = "" if facts.court_name and facts.kind_text else facts.docket_text
    return f"{facts.court_name}{number}{facts.kind_text}"


def _blocks(lines: Sequence[Line], facts: _Facts) -> Iterator[Block]:
    """Header and parties are the record; what follows is the text, its parts headed by the court's own words."""
    known = {line.index for line in (facts.court, facts.docket, facts.kind) if line}
    seen_text = signed = False
    series = Series()
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        if line.kind == "note" or (signed and marker_of(line.text)[0][:1] in ("注", "註")):
            yield _note(line)
            continue
        signed = signed or (seen_text and len(line.text) < 60 and bool(_SIGNED.match(line.text)))
        is_front = line.index in known or (not seen_text and (_is_party(line.text) or len(line.text) < 20))
        if signed or is_front:
            yield Block([(line.start, line.end, None)], "record")
            continue
        seen_text = True
        head = _HEADINGS.match(line.text)
        if head and (head["rest"] or head["head"] == line.text):
            series = Series()
            if head["holding"]:  # names the provisions applied
                yield Block([(line.start, line.end, None)], "body", section=(1, "", head["holding"]))
                continue
            cut = line.start + head.end()
            yield Block([(line.start, cut, None)], None, section=(1, "", re.sub(r"\s+", "", head["head"])))
            if line.text[head.end() :].strip():
                yield Block([(cut, line.end, None)], "body")
        elif (number := numbered(line)) and _heads(number, after) and (level := series.level(number)):
            title = line.text[number.title_start :].rstrip(":：")
            yield Block(
                [(line.start, line.end, None)], "body", section=(level + 1, number.number.rstrip("、.． "), title)
            )
        else:
            yield Block([(line.start, line.end, None)], "body")


def _note(line: Line) -> Block:
    marker, start = marker_of(line.text)
    return Block([(line.start, line.end, None)], "notes", start, entry=("note", line.value or marker, ""))


def _heads(number: Heading, after: Line | None) -> bool:
    """Whether a numbered line stands over text: a paragraph, and not the next of a list, follows."""
    if after is None or number.system not in ("chinese", "chinese_bracket", "formal", "arabic"):
        return False
    below = numbered(after)
    return below.system != number.system if below else len(after.text) > _PARAGRAPH or after.text[-1] in "：:。"


def _is_party(text: str) -> bool:
    """A line that introduces a party or its counsel; no sentence on what the parties dispute."""
    if not _PARTY.match(text) or "一案" in text:
        return False
    return bool(_ABOUT_A_PARTY.search(text)) or len(text) < 24


def _issued(base: MappedText, lines: Sequence[Line]) -> tuple[str, Ranges]:
    """The date at the end: the last of the last lines that gives a day, written in Chinese numerals where one is."""
    for line in reversed(lines[-15:]):
        dates = [date for date in dates_in(line.text) if date.precision == 3 and len(line.text) < 40]
        if dates:
            spoken = (date for date in dates if not re.search(r"\d", line.text[date.start : date.end]))
            date = next(spoken, dates[0])
            return date.edtf, base.to_source(line.start + date.start, line.start + date.end)
    return "", ()


def _signed_on(base: MappedText, lines: Sequence[Line]) -> tuple[str, Ranges]:
    """The day in Chinese numerals below the names of the judges, or among them where all who sign are one line;
    annexes may follow."""
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        bench = _BENCH.search(line.text[:_SIGNATURES])
        days = [date for date in dates_in(line.text[:_SIGNATURES]) if date.precision == 3]
        spoken = [date for date in days if not re.search(r"[1-9]", line.text[date.start : date.end])]
        if len(spoken) != 1:
            continue
        is_among = bench is not None and bench.start() < spoken[0].start
        is_alone = spoken[0].start == 0 and spoken[0].end == len(line.text)
        if is_among or (is_alone and any(_BENCH.match(above.text) for above in lines[max(0, at - _ABOVE) : at])):
            return spoken[0].edtf, base.to_source(line.start + spoken[0].start, line.start + spoken[0].end)
    return "", ()


def _statements(base: MappedText, item: Item, facts: _Facts, issued_at: Ranges) -> Iterator[Statement]:
    yield Statement(field="csl_type", value="legal_case", origin="inferred")
    yield Statement(field="title", value=item.title, origin="inferred")
    places = (
        ("authority", facts.court, _COURT),
        ("docket", facts.docket, DOCKET),
        ("document_kind", facts.kind, _KIND),
    )
    for name, line, pattern in places:
        found = pattern.search(line.text) if line else None
        if line and found:
            ranges = base.to_source(line.start + found.start(), line.start + found.end())
            yield Statement(field=name, value=getattr(item, name), origin="layout", ranges=ranges)
    if item.issued:
        yield Statement(field="issued", value=item.issued, origin="layout", ranges=issued_at)


def _pages(source: SourceText, reading: MappedText) -> Iterator[PageSpan]:
    places = SourcePlaces(reading)
    for mark in source.marks:
        if mark.kind == "page":
            start, end = places.of(mark.start, mark.end)
            if start < end:
                yield PageSpan(label=mark.value, start=start, end=end)


def _problems(item: Item) -> Iterator[Problem]:
    for name, words in (("authority", "court"), ("docket", "case number"), ("issued", "date")):
        if not getattr(item, name):
            yield Problem(code=f"no_{name}", message=f"the judgment's {words} was not found")


def _sniff(source: SourceText) -> float:
    """A case number and a kind of document near the top, and a court's turn of phrase in the text."""
    head = source.text[:3000]
    lines = first_lines(source, 3000)[:30]
    if not DOCKET.search(head):
        return 0.0
    titled = any(_KIND.search(line) and len(line) < 60 for line in lines)
    docket_line = any(DOCKET.search(line) and len(line) < 50 for line in lines)
    parties = sum(bool(_PARTY.match(line)) for line in lines)
    phrases = word_list("judgments", "turns_of_phrase").regex.search(source.text)
    if not docket_line or not phrases:
        return 0.0
    return sure(source, 0.9 * (parties >= 2)) or 0.9 * (titled and source.media_type != "text/markdown")


PART = Parser(name="judgment", version=VERSION, csl_type="legal_case", sniff=_sniff, parse=_parse, order=15)
