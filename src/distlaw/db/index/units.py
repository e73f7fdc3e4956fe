"""What of a work is searched: one unit for each claim, each passage, and the work itself.

A unit has three columns of text tokens (title, text, context) and one of filters, words such as `theory=fair_use` that
no text can hold. Filters a reader asks by name (author, title, cites …) stand on the work alone, whose claims and
passages carry `work=ID`.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, NamedTuple
from zlib import crc32

from sqlalchemy import Connection

from distlaw.db.asking import asked
from distlaw.db.search_words import CLAIM, PASSAGE, REPLACED, WORK, field_tokens, filter_word, tokens_of
from distlaw.db.shared_sql import CLAIM_AT, SUPERSEDED
from distlaw.text.tokens import is_by_context, tokens

_WORDS_IN_CONTEXT = 400
_TOGETHER = 50  # works whose rows are asked for in one statement


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


def units_of(connection: Connection, work_ids: Sequence[int]) -> Iterator[Unit]:
    """Every unit of these works, work by work: claims first, in the order of the text, the work itself last."""
    for first in range(0, len(work_ids), _TOGETHER):
        yield from _units_of(connection, work_ids[first : first + _TOGETHER])


def _units_of(connection: Connection, work_ids: Sequence[int]) -> Iterator[Unit]:
    def of_each(query: str) -> dict[int, list[Any]]:
        """The rows of each work, whose number every query gives last."""
        found: dict[int, list[Any]] = {}
        for row in asked(connection, query, work_ids).all():
            found.setdefault(row.work_id, []).append(row)
        return found

    works, names, cited, referred = of_each(_WORK_SQL), of_each(_NAMES_SQL), of_each(_CITED_SQL), of_each(_REFERRED_SQL)
    passages, claims = of_each(_PASSAGE_SQL), of_each(_CLAIM_SQL)
    theories, positions = of_each(_THEORY_SQL), of_each(_POSITION_SQL)
    for work_id in work_ids:
        for row in works.get(work_id, ()):
            named = _named_filters(row, names.get(work_id, ()), cited.get(work_id, ()), referred.get(work_id, ()))
            yield from _work_units(
                row,
                passages.get(work_id, []),
                claims.get(work_id, []),
                _by_claim(theories.get(work_id, ())),
                _positions(positions.get(work_id, ())),
                named,
            )


def _work_units(
    row: Any,
    passages: Sequence[Any],
    claims: Sequence[Any],
    theories: dict[str, list[str]],
    positions: dict[str, list[str]],
    named: Iterable[str],
) -> Iterator[Unit]:
    record = json.loads(row.item) if isinstance(row.item, str) else dict(row.item or {})
    shared = (f"work={row.work_id}", *_year_and_language(row.issued, row.language))
    work = _Work(row.work_id, " ".join(part for part in (row.title, row.title_translated) if part), shared)
    around = _Places(passages if claims else ())
    yield from _claim_units(work, claims, theories, positions, passages, around)
    shown = {claim.id for claim in claims if claim.status != "suggested"}
    theories = {claim: found for claim, found in theories.items() if claim in shown}
    yield from _passage_units(work, passages, claims, theories, around)
    about = " ".join((row.abstract, *_texts(record, "abstract_translated", "keywords", "keywords_translated")))
    filters = [*shared, *named, *sorted({f"theory={theory}" for found in theories.values() for theory in found})]
    words = _joined(f"{about} {row.container_title}")
    yield Unit(WORK, str(work.id), work.id, _joined(work.title), words, "", " ".join(filters))


_WORK_SQL = (
    "SELECT key, title, title_translated, container_title, issued, language, abstract, item, id AS work_id FROM work"
    " WHERE id IN (…)"
)
_PASSAGE_SQL = (
    "SELECT id, source_file_id, ranges, section, text, work_id FROM passage WHERE work_id IN (…)"
    ' ORDER BY work_id, source_file_id, "start", id'
)
_CLAIM_SQL = (
    "SELECT c.id, c.source_file_id, c.stance, c.kind, c.speaker_type, c.speaker_name, c.modality, c.status, c.section,"
    " c.confidence,"
    " c.language, v.exact, v.ranges, c.proposition || ' ' || c.proposition_translated AS proposition,"
    f" CASE WHEN {SUPERSEDED} THEN 1 ELSE 0 END AS superseded, c.work_id"
    f" FROM {CLAIM_AT}"
    " WHERE c.work_id IN (…) ORDER BY c.work_id, c.ordinal, c.id"
)
_THEORY_SQL = (
    "SELECT t.claim_id, t.theory, c.work_id FROM claim_theory t JOIN claim c ON c.id = t.claim_id"
    " WHERE c.work_id IN (…) ORDER BY t.claim_id, t.theory"
)
_POSITION_SQL = (
    "SELECT p.claim_id, p.issue, p.position, c.work_id FROM claim_position p JOIN claim c ON c.id = p.claim_id"
    " WHERE c.work_id IN (…) AND p.status <> 'rejected' ORDER BY p.claim_id, p.issue"
)
_CITED_SQL = (
    "SELECT DISTINCT c.kind, c.name, c.target_id, COALESCE(l.label, '') AS label, c.work_id FROM citation c"
    " LEFT JOIN entity_label l ON l.entity_type = c.kind AND l.entity_id = c.target_id"
    " WHERE c.work_id IN (…) AND c.status <> 'rejected' ORDER BY 5, 1, 2, 3, 4"
)
_REFERRED_SQL = (
    "SELECT DISTINCT w.key, w.title, r.work_id FROM reference r JOIN work w ON w.id = r.matched_work_id"
    " WHERE r.work_id IN (…) AND r.status <> 'rejected' ORDER BY 3, 1, 2"
)
_NAMES_SQL = "SELECT name, name_latin, work_id FROM contribution WHERE work_id IN (…) ORDER BY work_id, role, position"


def _by_claim(rows: Iterable[Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for claim_id, theory, _ in rows:
        found.setdefault(claim_id, []).append(theory)
    return found


def _positions(rows: Iterable[Any]) -> dict[str, list[str]]:
    """By claim the words for the issues it is about, and for its side on each: issue=X issue=X:opposes."""
    found: dict[str, list[str]] = {}
    for claim_id, issue, position, _ in rows:
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
    around: _Places,
) -> Iterator[Unit]:
    cut = _Cut()
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
        quote = f"{claim.exact} {claim.proposition}".rstrip()
        words = " ".join(cut.together((work.title, claim.section, claim.speaker_name, *near))[:_WORDS_IN_CONTEXT])
        yield Unit(CLAIM, claim.id, work.id, "", _joined(quote), words, " ".join(filters))


def _passage_units(
    work: _Work, passages: Sequence[Any], claims: Iterable[Any], theories: dict[str, list[str]], around: _Places
) -> Iterator[Unit]:
    found = [set[str]() for _ in passages]
    for claim in claims:
        for at in around.overlapping(claim.source_file_id, claim.ranges):
            found[at].update(theories.get(claim.id, ()))
    for passage, said in zip(passages, found, strict=True):
        filters = " ".join((*work.shared, *(f"theory={theory}" for theory in sorted(said))))
        yield Unit(PASSAGE, str(passage.id), work.id, "", _joined(passage.text), "", filters)


class _Cut:
    """Texts cut into tokens once each: many claims stand in one passage."""

    def __init__(self) -> None:
        self._known: dict[str, Sequence[str]] = {}

    def together(self, texts: Sequence[str]) -> list[str]:
        """The tokens of several texts, one behind another."""
        joined = " ".join(texts)
        if is_by_context(joined) or len(joined.lower()) != len(joined):
            return tokens(joined)  # as a whole it may be cut in another way
        return [token for text in texts for token in self._of(text)]

    def _of(self, text: str) -> Sequence[str]:
        if text not in self._known:
            self._known[text] = tokens_of(text)
        return self._known[text]


class _Places:
    """Which passages a claim's ranges lie in, by source file."""

    def __init__(self, passages: Sequence[Any]) -> None:
        self._spans: dict[int, list[tuple[int, int, int]]] = {}
        for at, passage in enumerate(passages):
            for start, end in _ranges(passage.ranges):
                self._spans.setdefault(passage.source_file_id, []).append((start, end, at))
        for spans in self._spans.values():
            spans.sort()
        # How far the spans up to each one reach: where to stop on the way back.
        self._reach = {file: list(accumulate((end for _, end, _ in spans), max)) for file, spans in self._spans.items()}

    def overlapping(self, source_file_id: int, ranges: object) -> list[int]:
        """Places in the sequence of passages, in its order."""
        spans, reach = self._spans.get(source_file_id, []), self._reach.get(source_file_id, [])
        found = set[int]()
        for low, high in _ranges(ranges):
            number = bisect_left(spans, (high,)) - 1
            while number >= 0 and reach[number] > low:
                if spans[number][1] > low:
                    found.add(spans[number][2])
                number -= 1
        return sorted(found)


def _ranges(value: object) -> list[tuple[int, int]]:
    listed = json.loads(value) if isinstance(value, str) else value
    return [(int(start), int(end)) for start, end in listed] if isinstance(listed, list) else []


def _named_filters(work: Any, names: Iterable[Any], cited: Iterable[Any], referred: Iterable[Any]) -> Iterator[str]:
    yield filter_word("key", work.key)
    yield from field_tokens("title", f"{work.title} {work.title_translated}")
    yield from field_tokens("journal", work.container_title)
    for name, latin, _ in names:
        yield from field_tokens("author", f"{name} {latin}")
    said = set[str]()
    for kind, name, target, label, _ in cited:
        for value in sorted({name, target, label} - said):  # in an order that every process finds again
            said.add(value)
            yield from field_tokens(kind, value)
            yield from field_tokens("cites", value)
    for key, title, _ in referred:
        yield from field_tokens("cites", f"{key} . {title}")


def _year_and_language(issued: str, language: str) -> Iterator[str]:
    if issued[:4].isdigit():
        yield f"year={issued[:4]}"
    if language:
        yield filter_word("lang", language)


def _joined(value: str) -> str:
    return " ".join(tokens_of(value))


def _texts(record: dict[str, Any], *names: str) -> Iterator[str]:
    """Values of a CSL item under either spelling of their names, lists one after another."""
    for name in names:
        value = record.get(name) or record.get(name.replace("_", "-")) or ""
        yield value if isinstance(value, str) else " ".join(str(part) for part in value)
