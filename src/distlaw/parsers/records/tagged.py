"""Records written as tagged lines: one reader for Refer, RIS, RefWorks, NoteExpress and E-Study."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from distlaw.model.problem import Problem
from distlaw.parsers.records.fields import item_of
from distlaw.parsers.records.record import ForeignRecord, RecordValue, stripped_span
from distlaw.text.offsets import Ranges
from distlaw.vocab.names import is_organisation
from distlaw.vocab.record_tags import TagTable, serial_field

_MARKS = re.compile("(?:\ufeff|\u00ef\u00bb\u00bf|\u200b)*")
_LONG = ("abstract", "abstract_translated")  # go on after an empty line
_PREAMBLE = 8  # lines that a database may write before the first record
_SERIALS = ("article-journal", "article-magazine", "article-newspaper", "periodical")
_GENERIC = ("gen", "document")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


@dataclass(frozen=True, slots=True)
class TaggedFormat:
    """A tagged format. `line` has the groups `tag` and `value`; `table` says what tags, as `fold` spells them, mean."""

    origin: str
    line: re.Pattern[str]
    first: frozenset[str]  # tags that begin a record
    type_tag: str
    table: Callable[[], TagTable]
    fold: Callable[[str], str] = str
    last: str = ""  # the tag that ends a record
    one_name_a_tag: bool = False
    keyword_tag: str = ""  # is written with a space behind it
    hints: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # tag: words in it, to the type they show
    repeated: frozenset[str] = frozenset()  # tags whose further lines are further values
    instead: Mapping[str, str] = field(default_factory=dict)  # where the first tag is given, the second is left out
    beside: Mapping[tuple[str, str, str], str] = field(default_factory=dict)  # (CSL type, tag, tag also given): field
    bodies: Mapping[tuple[str, str], str] = field(
        default_factory=dict
    )  # (CSL type, tag): field, where the tag holds a body's name and not what it otherwise means
    leading: frozenset[tuple[str, str]] = frozenset()  # (CSL type, tag): read before the others
    hosts: frozenset[str] = frozenset()  # tags of the host's full name
    header: frozenset[str] = frozenset()  # tags of the file, not of a record
    begins: str = ""  # words behind which the records stand, where a file has them
    cnki: Mapping[tuple[str, str], str] = field(
        default_factory=dict
    )  # (CSL type, tag): field, in records that CNKI wrote
    untyped: str = "article-journal"  # the type of a record that tells none


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


def is_of(text: str, form: TaggedFormat, needed: Sequence[str], *, least: float = 0.4) -> float:
    """How surely the text is of the format: `least` of its first lines are tagged, the needed tags among them."""
    head = [line for line in text[_start(text, form) :][:6000].splitlines() if line.strip()][:40]
    if not head:
        return 0.0
    found = [form.line.match(line) for line in head]
    tags = {form.fold(match["tag"]) for match in found if match}
    first = next((place for place, match in enumerate(found) if match), len(found))
    if first > _PREAMBLE or not tags.issuperset(needed):
        return 0.0
    share = sum(match is not None for match in found) / len(found[first:])
    return 0.95 if share > least and (not first or tags & form.first) else 0.0


def begin_of(text: str) -> int:
    """Where the text begins after byte order marks, also one that was saved as three letters."""
    found = _MARKS.match(text)
    return found.end() if found else 0


def _start(text: str, form: TaggedFormat) -> int:
    at = text.find(form.begins, 0, 20_000) if form.begins else -1
    return at + len(form.begins) if at >= 0 else begin_of(text)


def _grouped(text: str, form: TaggedFormat) -> Iterator[list[_Tagged]]:
    record: list[_Tagged] = []
    blank, is_first = False, True  # lines before the first record that have no title are a preamble
    for line in _lines(text, form):
        if line is None:
            blank = True
            continue
        if isinstance(line, _Tagged) and line.tag in form.header:
            continue
        if isinstance(line, tuple):
            if record and (not blank or form.table().names.get(record[-1].tag) in _LONG):
                _continue(record[-1], text, *line, form, is_new=blank)
            elif record:
                record.append(_Tagged("", text[line[0] : line[1]].strip(), (stripped_span(text, *line),), *line))
            continue
        starts = (line.tag in form.first and any(other.tag not in form.first for other in record)) or (
            blank and any(other.tag == line.tag for other in record) and _is_whole(record, form)
        )
        if starts and record:
            if _is_whole(record, form) or not is_first:
                yield record
            record = []
        is_first = is_first and line.tag not in form.first
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
    return any(form.table().names.get(line.tag) == "title" and line.text for line in record)


def _lines(text: str, form: TaggedFormat) -> Iterator[_Tagged | tuple[int, int] | None]:
    """Tagged lines, the bounds of lines without a tag, None for blank ones."""
    at = _start(text, form)
    while at < len(text):
        whole = _LINE.match(text, at)
        end = whole.end() if whole else len(text)
        line = text[at:end].rstrip("\r\n")
        match = form.line.match(line)
        if match:
            span = stripped_span(text, at + match.start("value"), at + match.end("value"))
            glued = match.end("tag") == match.start("value") and bool(match["value"].strip())
            ranges = (span,) if span[0] < span[1] else ()
            yield _Tagged(form.fold(match["tag"]), text[span[0] : span[1]], ranges, at, at + len(line), glued)
        elif line.strip():
            yield at, at + len(line)
        else:
            yield None
        at = max(end, at + 1)


def _continue(last: _Tagged, text: str, start: int, end: int, form: TaggedFormat, *, is_new: bool) -> None:
    span = stripped_span(text, start, end)
    more = text[span[0] : span[1]]
    if is_new or last.tag in form.repeated or form.table().names.get(last.tag) == "note":
        glue = "\n"
    else:
        glue = "" if not last.text or ord(last.text[-1]) > 0x2E7F or ord(more[0]) > 0x2E7F else " "
    last.text += glue + more
    last.ranges = (*last.ranges, span)
    last.end = end
    last.continued += last.tag not in form.repeated


def _record(text: str, lines: list[_Tagged], form: TaggedFormat) -> ForeignRecord:
    kind = next((line.text for line in reversed(lines) if line.tag and line.tag == form.type_tag), "")
    csl_type = _hinted(lines, form.hints) or _type_of(kind, form)
    values = list(_values(lines, form, csl_type))
    if kind and csl_type == "document" and not kind.lower().startswith(_GENERIC):
        values.append(RecordValue("", kind, (), form.type_tag))
    if not kind and csl_type == form.untyped == "article-journal":
        csl_type = _untyped({value.name for value in values if value.text.strip()})
    item, problems = item_of(values, csl_type, form.origin, one_name_a_tag=form.one_name_a_tag)
    problems += _line_problems(lines, form)
    start, end = lines[0].start, lines[-1].end
    return ForeignRecord(item, start, end, tuple(values), tuple(problems))


def _untyped(given: set[str]) -> str:
    """A record that tells no type, has a publisher and no journal, is a book."""
    return "book" if "publisher" in given and not given & {"container_title", "issue", "volume"} else "article-journal"


def _hinted(lines: list[_Tagged], hints: Mapping[str, Mapping[str, str]]) -> str:
    """The type that another tag shows: CNKI exports standards and yearbooks as rules, telling them apart by `%~`."""
    for tag, words in hints.items():
        texts = [line.text for line in lines if line.tag == tag]
        for word, csl_type in words.items():
            if any(word in text for text in texts):
                return csl_type
    return ""


def _type_of(kind: str, form: TaggedFormat) -> str:
    return form.table().type_of(kind) or ("document" if kind.strip() else form.untyped)


def _values(lines: list[_Tagged], form: TaggedFormat, csl_type: str) -> Iterator[RecordValue]:
    bodies = {line.tag for line in lines if (csl_type, line.tag) in form.bodies and is_organisation(line.text)}
    given = {line.tag for line in lines if line.text} - bodies
    left_out = {tag for first, tag in form.instead.items() if first in given}
    is_cnki = any(line.text.strip() == "CNKI" for line in lines)
    for line in sorted(lines, key=lambda line: (csl_type, line.tag) not in form.leading):
        if (line.tag == form.last and form.last) or line.tag in left_out:
            continue
        value = _value(line, form, csl_type, is_cnki)
        other = next(
            (
                name
                for (kind, tag, also), name in form.beside.items()
                if (kind, tag) == (csl_type, line.tag) and also in given
            ),
            "",
        )
        if value.name == "container_title_short" and not given & form.hosts and form.hosts:
            other = "container_title"  # an abbreviation is all that names the host
        other = form.bodies[csl_type, line.tag] if line.tag in bodies else other
        value = replace(value, name=other) if other else value
        if value.name == "type":
            continue
        if line.tag in form.repeated and len(line.ranges) > 1:
            for part, place in zip(line.text.split("\n"), line.ranges, strict=False):
                yield RecordValue(value.name, part, (place,), line.tag)
        else:
            yield value


def _value(line: _Tagged, form: TaggedFormat, csl_type: str, is_cnki: bool) -> RecordValue:
    key = csl_type, line.tag
    name = form.cnki[key] if is_cnki and key in form.cnki else form.table().meaning(csl_type, line.tag)
    field = sorted_out(name, line.text)
    if name == "serial" and not field and not is_cnki:  # no number that we know, and still what the tag is for
        field = "issn" if csl_type in _SERIALS else "isbn"
    return RecordValue(field, line.text, line.ranges, line.tag)


def sorted_out(name: str, text: str) -> str:
    """Tags that hold now this, now that: a serial number, a DOI, a note that is a shelf mark."""
    if name in ("serial", "serial_or_number"):
        return serial_field(name, text)
    if name == "doi_of_id":  # MEDLINE: 10.1/x [doi], S0140-6736 [pii]
        return "doi" if text.rstrip().endswith("[doi]") else ""
    if name == "doi_or_note":
        return "doi" if re.search(r"10\.\d{4,9}/", text) else "note"
    if name == "key" and not re.fullmatch(r"[^\W\d][\w:.+/-]{1,80}", text.strip()):
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
