"""What of a work is searched: one unit for each claim, each passage, and the work itself.

A unit has three columns of text tokens (title, text, context) and one of filters, words such as `theory=fair_use` that
no text can hold. Filters a reader asks by name (author, title, cites …) stand on the work alone, whose claims and
passages carry `work=ID`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from zlib import crc32

from sqlalchemy import Connection, text

from distlaw.db.search_words import CLAIM, PASSAGE, REPLACED, WORK, field_tokens, filter_word
from distlaw.db.shared_sql import CLAIM_AT, SUPERSEDED
from distlaw.text.tokens import tokens

_WORDS_IN_CONTEXT = 400


class Unit(NamedTuple):
    """One row of the index. `ref` is the claim's, passage's or work's id as text."""

    kind: int
    ref: str
    work_id: int
    title: str
    text: str
    context: str
    filters: str

    @property
    def columns(self) -> tuple[str, str, str, str]:
        """Text, title, context and filters, as the index has them."""
        return self.text, self.title, self.context, self.filters

    @property
    def digest(self) -> int:
        """What the tokens are recognised by when they have to be deleted."""
        return crc32("\x1f".join(self.columns).encode())


@dataclass(frozen=True, slots=True)
class _Work:
    id: int
    title: str
    shared: tuple[str, ...]  # filters that its claims and passages carry too


def units_of(connection: Connection, work_id: int) -> Iterator[Unit]:
    """Every unit of one work, claims first, in the order of the text."""
    row = connection.execute(_WORK_SQL, {"work": work_id}).one_or_none()
    if row is None:
        return
    key, title, translated, container, issued, language, abstract, item = row
    record = json.loads(item) if isinstance(item, str) else dict(item or {})
    shared = (f"work={work_id}", *_year_and_language(issued, language))
    work = _Work(work_id, " ".join(part for part in (title, translated) if part), shared)
    passages = _passages(connection, work_id)
    claims = _claims(connection, work_id)
    theories = _theories(connection, work_id)
    yield from _claim_units(work, claims, theories, _positions(connection, work_id), passages)
    shown = {claim.id for claim in claims if claim.status != "suggested"}
    theories = {claim: found for claim, found in theories.items() if claim in shown}
    yield from _passage_units(work, passages, claims, theories)
    about = " ".join((abstract, *_texts(record, "abstract_translated", "keywords", "keywords_translated")))
    filters = [*shared, *_named_filters(connection, work_id, key, title, translated, container)]
    filters += sorted({f"theory={theory}" for found in theories.values() for theory in found})
    yield Unit(WORK, str(work_id), work_id, _joined(work.title), _joined(f"{about} {container}"), "", " ".join(filters))


_WORK_SQL = text(
    "SELECT key, title, title_translated, container_title, issued, language, abstract, item FROM work WHERE id = :work"
)
_PASSAGE_SQL = text(
    "SELECT id, source_file_id, ranges, section, text FROM passage WHERE work_id = :work"
    ' ORDER BY source_file_id, "start", id'
)
_CLAIM_SQL = text(
    "SELECT c.id, c.source_file_id, c.stance, c.kind, c.speaker_type, c.speaker_name, c.modality, c.status, c.section,"
    " c.confidence,"
    " c.language, v.exact, v.ranges, c.proposition || ' ' || c.proposition_translated AS proposition,"
    f" CASE WHEN {SUPERSEDED} THEN 1 ELSE 0 END AS superseded"
    f" FROM {CLAIM_AT}"
    " WHERE c.work_id = :work ORDER BY c.ordinal, c.id"
)
_THEORY_SQL = text(
    "SELECT t.claim_id, t.theory FROM claim_theory t JOIN claim c ON c.id = t.claim_id WHERE c.work_id = :work"
)
_POSITION_SQL = text(
    "SELECT p.claim_id, p.issue, p.position FROM claim_position p JOIN claim c ON c.id = p.claim_id"
    " WHERE c.work_id = :work AND p.status <> 'rejected' ORDER BY p.claim_id, p.issue"
)
_CITED_SQL = text(
    "SELECT DISTINCT c.kind, c.name, c.target_id, COALESCE(l.label, '') FROM citation c LEFT JOIN entity_label l"
    " ON l.entity_type = c.kind AND l.entity_id = c.target_id WHERE c.work_id = :work AND c.status <> 'rejected'"
    " ORDER BY 1, 2, 3, 4"
)
_REFERRED_SQL = text(
    "SELECT DISTINCT w.key, w.title FROM reference r JOIN work w ON w.id = r.matched_work_id"
    " WHERE r.work_id = :work AND r.status <> 'rejected' ORDER BY 1, 2"
)
_NAMES_SQL = text("SELECT name, name_latin FROM contribution WHERE work_id = :work ORDER BY role, position")


def _passages(connection: Connection, work_id: int) -> Sequence[Any]:
    return connection.execute(_PASSAGE_SQL, {"work": work_id}).all()


def _claims(connection: Connection, work_id: int) -> Sequence[Any]:
    return connection.execute(_CLAIM_SQL, {"work": work_id}).all()


def _theories(connection: Connection, work_id: int) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for claim_id, theory in connection.execute(_THEORY_SQL, {"work": work_id}):
        found.setdefault(claim_id, []).append(theory)
    return found


def _positions(connection: Connection, work_id: int) -> dict[str, list[str]]:
    """By claim the words for the issues it is about, and for its side on each: issue=X issue=X:opposes."""
    found: dict[str, list[str]] = {}
    for claim_id, issue, position in connection.execute(_POSITION_SQL, {"work": work_id}):
        found.setdefault(claim_id, []).extend((f"issue={issue}", f"issue={issue}:{position}"))
    return found


def percent(confidence: float) -> int:
    """A confidence as the index has it: of a hundred, rounded down."""
    return max(0, min(100, int(confidence * 100 + 1e-9)))


def _claim_units(
    work: _Work,
    claims: Iterable[Any],
    theories: dict[str, list[str]],
    positions: dict[str, list[str]],
    passages: Sequence[Any],
) -> Iterator[Unit]:
    around = _Places(passages)
    for claim in claims:
        filters = [
            *(word for word in work.shared if not (claim.language and word.startswith("lang="))),
            *(f"theory={theory}" for theory in theories.get(claim.id, ())),
            *positions.get(claim.id, ()),
            f"sure={100 if claim.status == 'accepted' else percent(claim.confidence)}",
            f"stance={claim.stance}", f"kind={claim.kind}", f"modality={claim.modality}", f"status={claim.status}",
            f"speaker={claim.speaker_type}", *field_tokens("speaker", claim.speaker_name),
        ]  # fmt: skip
        if claim.language:
            filters.append(filter_word("lang", claim.language))
        if claim.superseded:
            filters.append(REPLACED)
        near = [passages[at].text for at in around.overlapping(claim.source_file_id, claim.ranges)]
        context = " ".join((work.title, claim.section, claim.speaker_name, *near))
        quote = f"{claim.exact} {claim.proposition}".rstrip()
        words = " ".join(tokens(context)[:_WORDS_IN_CONTEXT])
        yield Unit(CLAIM, claim.id, work.id, "", _joined(quote), words, " ".join(filters))


def _passage_units(
    work: _Work, passages: Sequence[Any], claims: Iterable[Any], theories: dict[str, list[str]]
) -> Iterator[Unit]:
    around, found = _Places(passages), [set[str]() for _ in passages]
    for claim in claims:
        for at in around.overlapping(claim.source_file_id, claim.ranges):
            found[at].update(theories.get(claim.id, ()))
    for passage, said in zip(passages, found, strict=True):
        filters = " ".join((*work.shared, *(f"theory={theory}" for theory in sorted(said))))
        yield Unit(PASSAGE, str(passage.id), work.id, "", _joined(passage.text), "", filters)


class _Places:
    """Which passages a claim's ranges lie in, by source file."""

    def __init__(self, passages: Sequence[Any]) -> None:
        self._spans: dict[int, list[tuple[int, int, int]]] = {}
        for at, passage in enumerate(passages):
            for start, end in _ranges(passage.ranges):
                self._spans.setdefault(passage.source_file_id, []).append((start, end, at))
        for spans in self._spans.values():
            spans.sort()

    def overlapping(self, source_file_id: int, ranges: object) -> list[int]:
        """Places in the sequence of passages, in its order."""
        wanted = _ranges(ranges)
        if not wanted:
            return []
        found = {
            at
            for start, end, at in self._spans.get(source_file_id, ())
            if any(start < high and low < end for low, high in wanted)
        }
        return sorted(found)


def _ranges(value: object) -> list[tuple[int, int]]:
    listed = json.loads(value) if isinstance(value, str) else value
    return [(int(start), int(end)) for start, end in listed] if isinstance(listed, list) else []


def _named_filters(
    connection: Connection, work_id: int, key: str, title: str, translated: str, container: str
) -> Iterator[str]:
    yield filter_word("key", key)
    yield from field_tokens("title", f"{title} {translated}")
    yield from field_tokens("journal", container)
    for name, latin in connection.execute(_NAMES_SQL, {"work": work_id}):
        yield from field_tokens("author", f"{name} {latin}")
    said = set[str]()
    for row in connection.execute(_CITED_SQL, {"work": work_id}):
        for value in sorted({*row[1:]} - said):  # in an order that every process finds again
            said.add(value)
            yield from field_tokens(row[0], value)
            yield from field_tokens("cites", value)
    for cited, cited_title in connection.execute(_REFERRED_SQL, {"work": work_id}):
        yield from field_tokens("cites", f"{cited} . {cited_title}")


def _year_and_language(issued: str, language: str) -> Iterator[str]:
    if issued[:4].isdigit():
        yield f"year={issued[:4]}"
    if language:
        yield filter_word("lang", language)


def _joined(value: str) -> str:
    return " ".join(tokens(value))


def _texts(record: dict[str, Any], *names: str) -> Iterator[str]:
    """Values of a CSL item under either spelling of their names, lists one after another."""
    for name in names:
        value = record.get(name) or record.get(name.replace("_", "-")) or ""
        yield value if isinstance(value, str) else " ".join(str(part) for part in value)
