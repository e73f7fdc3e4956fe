"""Whom a label or a note on the authors announces, whatever else the line is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from distlaw.parsers.bylines.names import BylinePerson, is_job, is_organisation, may_be_name
from distlaw.parsers.bylines.source_line import find_date
from distlaw.parsers.front.names.parts import EDGE, parts_of
from distlaw.parsers.front.names.pieces import pieces
from distlaw.parsers.front.names.western import western_names
from distlaw.parsers.front.weighing.name_signs import is_no_name, is_phrase, moved, names_candidate
from distlaw.parsers.front.weighing.sight import Sight, ValueCandidate
from distlaw.parsers.lines.labels import label_at
from distlaw.parsers.lines.line import Line
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.vocab.bylines import load_bylines
from distlaw.vocab.words import worded

_NOTED = worded("front", r"{of_an_author}[\])]?\s?[:：]?\s?(?=[{han}])|(?<=[;；。])\s?(?=[{han}])")
_INTRODUCED = re.compile(
    rf"([{HAN}](?:[ \u3000]{{1,2}}[{HAN}]{{1,2}}|[{HAN}]{{1,3}}))"
    r"\s?(?:[(（]\s?(?:19|20)\d\d|[(（,，]\s?[男女][,，)）,])"
)
# Who an entry of such a note is: a name, then where he works or what he is.
_ENTRY = worded(
    "front", r"(?:^|(?<=[;；:：。]))\s?([{han}]{2,4})(?:[,，、(（:：]|\s{1,4}|(?={being}))(?=[^;；。]{3,60})"
)
_ENTRY_WESTERN = re.compile(
    r"(?:^|(?<=[.;:]\s))(?:(?:Dr|Prof|Professor)\.? )?([A-Z][\w'’-]+(?: [A-Z][\w.'’-]*){1,3})"
    r"(?:,? (?:is|was)(?= (?:an? |the |currently |[A-Z]))|(?=, (?:Professor|Associate|Assistant|Lecturer|Partner)))"
)
_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w.'’-]*){1,3}"
_NAMES = rf"{_NAME}(?:(?:, and |, | and ){_NAME}){{0,4}}"
_WRITTEN = re.compile(
    rf"\b(?:[Ww]ritten|[Aa]uthored|[Cc]ontributed|[Pp]repared) by (?P<by>{_NAMES})|"
    rf"(?P<who>{_NAME}), [^,.]{{5,70}}, (?:explains|examines|considers|discusses|analyses|looks at|reports)\b"
)
_BROUGHT = worded("front", r"([{han}]{2,3}){benches}提出$")  # an opinion of a judge's own
_BEGINNING = 40  # lines
_NOTE_LABEL = re.compile(r"(?:about the )?authors?\.\s(?=[A-Z])", re.IGNORECASE)
_NOTE = 900  # characters of a note on the authors
_VALUE_PARTS = re.compile(r"\s*[、，,;；/／&＆]\s*|\s+(?:and|与|和)\s+|\s{2,}|\u3000+")
_FIRM = re.compile(r"[A-Z][\w.,'’& -]{3,70}\b(?:LLP|PLC|LLC|L\.L\.P|P\.C|Ltd|Inc|Co)\.?")  # commas part no names in it
_IN_BOTH = re.compile(rf"([{HAN}]{{2,4}})\s+[A-Z][A-Za-z'-]+,?\s[A-Z][A-Za-z'. -]{{1,24}}")  # 秦川 Qin, Chuan
_JOINT = re.compile(r"[;；、,，/／]")  # alone on a line between two names
_VALUE = re.compile(r"[^\s:：。！？!?<>\[\]{}|][^:：。！？!?<>{}|]{0,38}")
STATED = "stated"  # the sign of names that stand alone behind their label
_RUN = 8  # names of a list, at the most; characters before a note
_WIDE = 240  # characters of a line that a label of records begins


def announced(sight: Sight) -> Iterator[ValueCandidate]:
    """What stands behind labels of authors, then whom notes on the authors introduce."""
    yield from _of_labels(sight)
    yield from _of_notes(sight)
    yield from _of_entries(sight)
    yield from _written_by(sight)


def part_is_announced(text: str) -> bool:
    """Whether a label of a long line may announce its author."""
    return bool(load_bylines().labels.search(folded(text)))


def _of_labels(sight: Sight) -> Iterator[ValueCandidate]:
    """What stands behind a label of authors, whatever it is: a firm, a court, the name of an account."""
    lines = list(sight.head())
    for at, line in enumerate(lines):
        text = sight.text(line)
        spans = [(part.start, part.end) for part in parts_of(text) if part.role == "author"]
        hit = label_at(line.folded, "record") if len(text) < _WIDE else None
        if hit and hit.means("author"):
            spans.append((hit.value, len(text)))
        for start, end in dict.fromkeys(spans):
            if persons := _values_of(text[start:end], start):
                found = names_candidate(sight, line, persons, "value")
                found.signs[STATED] = float(hit is not None and start == hit.value and _are_names(persons))
                yield found
        if (brought := _BROUGHT.fullmatch(line.folded.strip())) and may_be_name(brought[1]):
            name = BylinePerson(line.text[: brought.end(1)], 0, brought.end(1))
            found = names_candidate(sight, line, [name], "value")
            found.signs[STATED] = 1.0
            yield found
        is_above = hit and hit.means("author") and hit.value >= len(text.rstrip())
        if is_above and (persons := _values_below(sight, lines[at + 1 : at + 2 * _RUN])):
            found = names_candidate(sight, lines[at + 1], persons, "value_below")
            found.signs[STATED] = float(len(persons) > 1 and _are_names(persons))
            yield found


def _values_below(sight: Sight, lines: Sequence[Line]) -> list[BylinePerson]:
    """The names on the line below a label, and on the lines that a mark alone joins to it."""
    out: list[BylinePerson] = []
    for at in range(0, len(lines), 2):
        found = _values_of(sight.text(lines[at]), 0)
        out += moved(found, lines[at].start - lines[0].start)
        if not found or at + 1 >= len(lines) or not _JOINT.fullmatch(lines[at + 1].text):
            break
    return out


def _are_names(persons: Sequence[BylinePerson]) -> bool:
    """Whether every piece may be what somebody signs with: two to four Han characters that are no place and no job."""
    flat = [folded(one.name) for one in persons]
    return all(
        re.fullmatch(rf"[{HAN}]{{2,4}}", one) and not (is_job(one) or is_organisation(one) or is_no_name(one))
        for one in flat
    )


def _values_of(text: str, start: int) -> list[BylinePerson]:
    """The pieces of a labelled value, none of them a sentence; brackets behind a name are no part of it."""
    plain = re.sub(r"[(（][^()（）]*[)）]?|[【\[][^\]】]{0,4}[\]】]", lambda found: " " * len(found[0]), text[:200])
    out: list[BylinePerson] = []
    if both := _IN_BOTH.fullmatch(plain.strip()):
        at = start + plain.find(both[1])
        return [BylinePerson(both[1], at, at + len(both[1]))]
    if firm := _FIRM.fullmatch(plain.strip()):
        at = start + plain.find(firm[0])
        return [BylinePerson(firm[0], at, at + len(firm[0]))]
    for low, high in pieces(plain, _VALUE_PARTS):
        raw = plain[low:high]
        name = raw.strip(EDGE + "|")
        if not name:
            continue
        if out and _is_filed(name):
            break
        if not _VALUE.fullmatch(name) or folded(name).lower() in load_bylines().nobody or find_date(name):
            break
        at = start + low + raw.find(name)
        out.append(BylinePerson(name, at, at + len(name)))
    return out if len(out) <= _RUN else []


def _is_filed(piece: str) -> bool:
    """Whether a piece behind a name says where the site files the text: 在 国际观察."""
    first, _, rest = folded(piece).lower().partition(" ")
    return bool(rest) and first in load_bylines().filed


def _of_notes(sight: Sight) -> Iterator[ValueCandidate]:
    """Whom a note on the authors introduces, each with a year of birth or a sex behind the name."""
    for line in sight.head():
        text = sight.text(line)
        first = _NOTED.search(line.folded[: len(text)])
        if first is None or first.start() > _RUN:
            continue
        persons: list[BylinePerson] = []
        for start in _NOTED.finditer(line.folded[: len(text)]):
            if found := _INTRODUCED.match(text, start.end()):
                persons.append(BylinePerson(re.sub(r"\s", "", found[1]), *found.span(1)))
        if persons:
            yield names_candidate(sight, line, persons, "note")


def _of_entries(sight: Sight) -> Iterator[ValueCandidate]:
    """Whom the entries of such a note name, each with a place of work: beside its label, or in the lines below it."""
    lines = list(sight.head())
    for at, line in enumerate(lines):
        start = _note_start(line)
        if start < 0:
            continue
        if start < len(line.text.rstrip()):
            if persons := _entries(line.text[start:_NOTE], start):
                yield names_candidate(sight, line, persons, "bio")
            continue
        below = next(iter(lines[at + 1 : at + 2]), None)
        if below is not None and (persons := _entries(below.text[:_NOTE], 0)[:1]):
            yield names_candidate(sight, below, persons, "bio_below")


def _written_by(sight: Sight) -> Iterator[ValueCandidate]:
    """Whom running text says to have written it."""
    for line in list(sight.head())[:_BEGINNING]:
        found = _WRITTEN.search(line.text)
        group = (found.lastgroup or "by") if found else ""
        if found and not is_phrase(found[group]):
            persons = moved(western_names(found[group], is_announced=False), found.start(group))
            if persons:
                yield names_candidate(sight, line, persons, "written")


def _note_start(line: Line) -> int:
    """Where what a line says of the authors begins, if it does; -1 where it does not."""
    if found := _NOTE_LABEL.match(line.text):
        return found.end()
    hit = label_at(line.folded, "record")
    return hit.value if hit is not None and hit.means("author_note") else -1


def _entries(text: str, start: int) -> list[BylinePerson]:
    out: list[BylinePerson] = []
    for found in _ENTRY.finditer(text):
        rest = re.split("[;；。]", text[found.end() :])[0]
        if may_be_name(found[1]) and not is_no_name(folded(found[1])) and (is_organisation(rest) or is_job(rest)):
            out.append(BylinePerson(found[1], start + found.start(1), start + found.end(1)))
    for found in _ENTRY_WESTERN.finditer(text):
        if not is_phrase(found[1]):
            out.append(BylinePerson(found[1], start + found.start(1), start + found.end(1)))
    return out if len({one.name for one in out}) == len(out) <= _RUN else []
