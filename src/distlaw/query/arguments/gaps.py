"""What is missing: objections and questions nobody answers, theories a work leaves out, elements nobody argues."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

from distlaw.db.json_columns import listed
from distlaw.db.reading import Reader
from distlaw.model.argument import ATTACKS
from distlaw.model.claim_record import ClaimRecord, RelationRecord
from distlaw.model.frozen import Frozen
from distlaw.query.arguments.debate import in_time
from distlaw.query.claims.claims import checked, claims, relations
from distlaw.query.claims.filter import ClaimFilter
from distlaw.text.quoting import squeezed

_REPLIES = (*ATTACKS, "qualifies")
GapKind = Literal["objection", "question", "theory", "element"]


class Gap(Frozen):
    """One thing missing. `subject` is what lacks it: a claim's id, a work's key, or a theory."""

    kind: GapKind
    subject: str
    what: str
    where: str = ""
    claim: ClaimRecord | None = None  # the objection or question
    target: ClaimRecord | None = None  # what the objection is made against


def gaps(reader: Reader, wanted: ClaimFilter, kinds: Sequence[GapKind] = ()) -> tuple[Gap, ...]:
    """The gaps among the claims wanted, kind by kind; of all kinds where none is named."""
    wanted = checked(reader, wanted)
    found = in_time(claims(reader, wanted))
    among = relations(reader, [claim.id for claim in found]) if found else ()
    finders: dict[GapKind, Callable[[], Iterator[Gap]]] = {
        "objection": lambda: _objections(found, among),
        "question": lambda: _questions(found, among),
        "theory": lambda: _theories(reader, found),
        "element": lambda: _elements(reader, found, wanted),
    }
    return tuple(gap for kind, finder in finders.items() if not kinds or kind in kinds for gap in finder())


def _objections(found: Sequence[ClaimRecord], among: Sequence[RelationRecord]) -> Iterator[Gap]:
    """Claims that rebut or undercut another, on which nothing answers."""
    known = {claim.id: claim for claim in found}
    answered = {one.target for one in among if one.type in _REPLIES}
    for one in among:
        if one.type in ATTACKS and one.source not in answered and one.source in known and one.target in known:
            claim, target = known[one.source], known[one.target]
            what = f"{one.type} {target.byline}: {target.text}"
            yield Gap(kind="objection", subject=claim.id, what=what, where=claim.key, claim=claim, target=target)


def _questions(found: Sequence[ClaimRecord], among: Sequence[RelationRecord]) -> Iterator[Gap]:
    """Open questions on which no claim acts."""
    answered = {one.target for one in among}
    for claim in found:
        if claim.kind == "open_question" and claim.id not in answered:
            yield Gap(kind="question", subject=claim.id, what=claim.text, where=claim.key, claim=claim)


def _theories(reader: Reader, found: Sequence[ClaimRecord]) -> Iterator[Gap]:
    """Theories at least one other work argues and this one does not, the most argued first."""
    by_work: dict[str, set[str]] = defaultdict(set)
    for claim in found:
        by_work[claim.key].update(claim.theories)
    works = Counter(theory for theories in by_work.values() for theory in theories)
    for key, theories in by_work.items():
        for theory, count in sorted(works.items(), key=lambda pair: (-pair[1], pair[0])):
            if theory not in theories:
                what = f"{count} other {'work argues' if count == 1 else 'works argue'} it"
                yield Gap(kind="theory", subject=theory, what=what, where=key)


def _elements(reader: Reader, found: Sequence[ClaimRecord], wanted: ClaimFilter) -> Iterator[Gap]:
    """Elements of a theory's checklist that no claim under it names; of the theories that are argued at all."""
    said: dict[str, list[str]] = defaultdict(list)
    for claim in found:
        words = squeezed(f"{claim.quote} {claim.proposition} {claim.proposition_translated}").text
        for theory in claim.theories:
            said[theory].append(words)
    for theory, checklist in reader.rows("SELECT id, checklist FROM concept WHERE scheme = 'theory' ORDER BY id"):
        if theory not in said or (wanted.theories and theory not in wanted.theories):
            continue
        text = "\n".join(said[theory])
        for element in listed(checklist):
            if not _named(element, text):
                label: Mapping[str, str] = element.get("label", {})
                both = " · ".join(label[name] for name in ("zh-Hans", "en") if label.get(name))
                yield Gap(kind="element", subject=theory, what=both or element["id"])


def _named(element: Mapping[str, Sequence[str]], text: str) -> bool:
    return any(squeezed(term).text in text for term in element.get("terms", ()))
