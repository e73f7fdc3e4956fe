"""Records written as tagged lines: one reader for Refer, RIS, RefWorks, NoteExpress and E-Study."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from distlaw.model.problem import Problem
from distlaw.parsers.records.fields import item_of
from distlaw.parsers.records.record import ForeignRecord, Value, span_of
from distlaw.text.offsets import Ranges

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


@dataclass(frozen=True, slots=True)
class TaggedFormat:
    """A tagged format. `line` has the groups `tag` and `value`; `names` maps tags (as `fold` spells them) to fields."""

    origin: str
    line: re.Pattern[str]
    first: frozenset[str]  # tags that begin a record
    type_tag: str
    types: Mapping[str, str]  # beginnings of the type's words, in small letters, to CSL types
    names: Mapping[str, str]
    fold: Callable[[str], str] = str
    last: str = ""  # the tag that ends a record
    one_name_a_tag: bool = False
    keyword_tag: str = ""  # is written with a space behind it
    named_by_type: Mapping[tuple[str, str], str] = field(default_factory=dict)  # (CSL type, tag): field


@dataclass(slots=True)
class _Tagged:
    tag: str
    text: str
    ranges: Ranges
    start: int
    end: int
    is_glued: bool = False
    continued: int = 0  # lines without a tag that followed


def records_of(text: str, form: TaggedFormat) -> tuple[ForeignRecord, ...]:
    """Every record of the file, in order, with where its values stand."""
    return tuple(_record(text, lines, form) for lines in _grouped(text, form))


def is_of(text: str, form: TaggedFormat, needed: Sequence[str]) -> float:
    """How surely the text is of the format: its first lines are tagged, and the needed tags are among them."""
    head = [line for line in text[:6000].lstrip("\ufeff").splitlines() if line.strip()][:40]
    if not head:
        return 0.0
    found = [form.line.match(line) for line in head]
    tags = {form.fold(match["tag"]) for match in found if match}
    if found[0] is None or not tags.issuperset(needed):
        return 0.0
    share = sum(match is not None for match in found) / len(found)
    return 0.95 if share > 0.4 else 0.0


def _grouped(text: str, form: TaggedFormat) -> Iterator[list[_Tagged]]:
    record: list[_Tagged] = []
    blank = False
    for line in _lines(text, form):
        if line is None:
            blank = True
            continue
        if isinstance(line, tuple):
            if record and not blank:
                _continue(record[-1], text, *line)
            elif record:
                record.append(_Tagged("", text[line[0] : line[1]].strip(), (span_of(text, *line),), *line))
            continue
        starts = line.tag in form.first or (
            blank and any(other.tag == line.tag for other in record) and _is_whole(record, form)
        )
        if starts and record:
            yield record
            record = []
        blank = False
        if line.tag == form.last and form.last:
            record.append(line)
            yield record
            record = []
        else:
            record.append(line)
    if record and any(line.tag for line in record):
        yield record


def _is_whole(record: list[_Tagged], form: TaggedFormat) -> bool:
    return any(form.names.get(line.tag) == "title" for line in record)


def _lines(text: str, form: TaggedFormat) -> Iterator[_Tagged | tuple[int, int] | None]:
    """Tagged lines, the bounds of lines without a tag, None for blank ones."""
    at = 1 if text.startswith("\ufeff") else 0
    while at < len(text):
        whole = _LINE.match(text, at)
        end = whole.end() if whole else len(text)
        line = text[at:end].rstrip("\r\n")
        match = form.line.match(line)
        if match:
            span = span_of(text, at + match.start("value"), at + match.end("value"))
            glued = match.end("tag") == match.start("value") and bool(match["value"].strip())
            ranges = (span,) if span[0] < span[1] else ()
            yield _Tagged(form.fold(match["tag"]), text[span[0] : span[1]], ranges, at, at + len(line), glued)
        elif line.strip():
            yield at, at + len(line)
        else:
            yield None
        at = max(end, at + 1)


def _continue(last: _Tagged, text: str, start: int, end: int) -> None:
    span = span_of(text, start, end)
    more = text[span[0] : span[1]]
    glue = "" if not last.text or ord(last.text[-1]) > 0x2E7F or ord(more[0]) > 0x2E7F else " "
    last.text += glue + more
    last.ranges = (*last.ranges, span)
    last.end = end
    last.continued += 1


def _record(text: str, lines: list[_Tagged], form: TaggedFormat) -> ForeignRecord:
    kind = next((line.text for line in lines if line.tag == form.type_tag), "")
    csl_type = _type_of(kind, form)
    values = [_value(line, form, csl_type) for line in lines if line.tag != form.last or not form.last]
    values = [value for value in values if value.name != "type"]
    if kind and csl_type == "document":
        values.append(Value("", kind, (), form.type_tag))
    item, problems = item_of(values, csl_type, form.origin, one_name_a_tag=form.one_name_a_tag)
    problems += _line_problems(lines, form)
    start, end = lines[0].start, lines[-1].end
    return ForeignRecord(item, start, end, tuple(values), tuple(problems))


def _type_of(kind: str, form: TaggedFormat) -> str:
    low = kind.strip().lower()
    return next(
        (csl for beginning, csl in form.types.items() if low.startswith(beginning)),
        "document" if low else "article-journal",
    )


def _value(line: _Tagged, form: TaggedFormat, csl_type: str) -> Value:
    name = form.named_by_type.get((csl_type, line.tag)) or form.names.get(line.tag, "")
    return Value(_sorted_out(name, line.text), line.text, line.ranges, line.tag)


def _sorted_out(name: str, text: str) -> str:
    """Tags that hold now this, now that: a serial number, a DOI, a note that is a shelf mark."""
    if name == "serial":
        digits = re.sub(r"[^\dXx]", "", text)
        return "issn" if len(digits) == 8 else "isbn" if len(digits) in (10, 13) else ""
    if name == "doi_or_note":
        return "doi" if re.search(r"10\.\d{4,9}/", text) else "note"
    if name == "key" and not re.fullmatch(r"[^\W\d][\w:.+/-]{2,60}", text.strip()):
        return ""  # a database's running number names no work
    if name == "note" and re.fullmatch(r"\s*\d{2}-\d{4}/[A-Z][A-Z\d]*\s*", text):
        return ""
    return name


def _line_problems(lines: list[_Tagged], form: TaggedFormat) -> list[Problem]:
    out = []
    for line in lines:
        if line.continued and line.tag:
            message = f"{line.continued} line(s) without a tag go on with {line.tag}"
            out.append(Problem(code="continuation_line", message=message, ranges=line.ranges[1:]))
        if line.is_glued and line.tag == form.keyword_tag:
            message = "the keyword tag stands without a space"
            out.append(Problem(code="keyword_tag_without_space", message=message, ranges=line.ranges[:1]))
    return [problem for i, problem in enumerate(out) if problem.code not in {other.code for other in out[:i]}]
