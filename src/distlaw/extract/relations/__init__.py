"""Relations between claims, proposed by rule: within one document by position and connective, across documents by
what the claims say. Every proposal names its rule and its reason; none is more than `proposed`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from distlaw.extract.claims.cues import sheet
from distlaw.extract.claims.lexicon import CueHit, cue_text
from distlaw.extract.claims.translation import pairs
from distlaw.extract.extractor import Extractor
from distlaw.extract.relations.likeness import Likeness, opposed, opposites, same_stance, specific
from distlaw.model.argument import ClaimFinding, RelationFinding
from distlaw.model.claim_words import RelationType
from distlaw.model.document import ParsedDocument
from distlaw.model.evidence import CONTEXT, Evidence
from distlaw.model.findings import Findings

VERSION = "1"
RESTATED_AT = 0.27  # share of character pairs in common
ACROSS_RESTATED_AT = 0.42
ACROSS_SUPPORTED_AT = 0.26
_ABSTRACTS = ("abstract", "abstract_translated")


def extract(document: ParsedDocument, so_far: Findings) -> Findings:
    """The relations proposed among the document's own claims."""
    claims = so_far.claims
    found = [*_restated(claims), *_connected(claims, document.reading.source), *_disputed(claims)]
    return Findings(relations=tuple(_once(found)))


def across(claims_of_a: Sequence[ClaimFinding], claims_of_b: Sequence[ClaimFinding]) -> tuple[RelationFinding, ...]:
    """Relations between two documents' claims (a acts on b); `source` and `target` are the claims' `local_id`s.

    The same theory and the same words restate or support; the same theory and opposite stances rebut. A claim is
    related to the claim most like it, not to all that are somewhat like it.
    """
    likeness = Likeness([*claims_of_a, *claims_of_b])
    found: list[RelationFinding] = []
    for claim in claims_of_a:
        ranked = sorted(((likeness(claim, other), other) for other in claims_of_b), key=lambda pair: -pair[0])
        for degree, other in ranked[:3]:
            relation = _across_pair(claim, other, degree)
            if relation is not None:
                found.append(relation)
                break
    return tuple({(relation.source, relation.target): relation for relation in reversed(found)}.values())[::-1]


def _across_pair(claim: ClaimFinding, other: ClaimFinding, degree: float) -> RelationFinding | None:
    shared = specific(claim) & specific(other)
    if not shared:
        return None
    theory = ", ".join(sorted(shared))
    if opposed(claim, other) and degree >= ACROSS_SUPPORTED_AT / 2:
        return _relation(claim, other, "rebuts", "across.opposite_stance", f"opposite stances on {theory}")
    if same_stance(claim, other) and degree >= ACROSS_RESTATED_AT and claim.kind == other.kind:
        return _relation(
            claim, other, "restates", "across.same_words", f"same stance on {theory}, in much the same words"
        )
    if same_stance(claim, other) and degree >= ACROSS_SUPPORTED_AT:
        return _relation(claim, other, "supports", "across.same_side", f"same side on {theory}")
    return None


def _restated(claims: Sequence[ClaimFinding]) -> Iterator[RelationFinding]:
    """A body claim says what the abstract said; a translated abstract says what the abstract said."""
    abstract = [claim for claim in claims if claim.zone == "abstract"]
    translated = [claim for claim in claims if claim.zone == "abstract_translated"]
    body = [claim for claim in claims if claim.zone not in _ABSTRACTS]
    likeness = Likeness(claims)
    for target in [*abstract, *translated]:
        rivals = [(likeness(claim, target), claim) for claim in body if claim.language[:2] == target.language[:2]]
        degree, best = max(rivals, key=lambda pair: pair[0], default=(0.0, None))
        if best is not None and degree >= RESTATED_AT and specific(best) & specific(target):
            yield _relation(best, target, "restates", "restates.abstract", "the body repeats a claim of the abstract")
    for claim, twin in pairs(claims):
        yield _relation(claim, twin, "restates", "restates.translation", "the same place in the abstract's translation")


def _connected(claims: Sequence[ClaimFinding], source: str) -> Iterator[RelationFinding]:
    """Neighbours in one paragraph, joined by a connective or an opposing view."""
    for before, claim in pairwise(claims):
        gap = _gap(before, claim, source)
        if gap is None:
            continue
        hit = _connective(gap, claim.language)
        if hit is None:
            continue
        relation = _by_connective(before, claim, hit)
        if relation is not None:
            start = claim.evidence.start - len(gap) + hit.start
            yield relation.model_copy(update={"evidence": _evidence(source, start, start + hit.end - hit.start, claim)})


def _gap(before: ClaimFinding, claim: ClaimFinding, source: str) -> str | None:
    """The text between two claims of one paragraph, or None."""
    start, end = before.evidence.end, claim.evidence.start
    if not 0 <= end - start <= 80 or before.zone != claim.zone:
        return None
    between = source[start:end]
    return None if "\n\n" in between or "\n#" in between else between


def _connective(gap: str, language: str) -> CueHit | None:
    lexicon = sheet("relation", "en" if language == "en" else "zh")
    hits = lexicon.scan(cue_text(gap))
    return hits[-1] if hits else None


def _by_connective(before: ClaimFinding, claim: ClaimFinding, hit: CueHit) -> RelationFinding | None:
    value, rule = hit.entry.value, hit.entry.rule
    if value == "consequence":
        return _relation(before, claim, "supports", rule, "stated as the ground of what follows")
    if value in ("ground", "example"):
        reason = "given as an example" if value == "example" else "given as a reason"
        return _relation(claim, before, "supports", rule, reason)
    if value == "opposition" or (opposed(before, claim) and before.speaker != claim.speaker):
        return _relation(claim, before, "rebuts", rule, "an opposing view")
    if value == "contrast" and specific(before) & specific(claim):
        return _relation(claim, before, "qualifies", rule, "limits what stands before")
    return None


def _disputed(claims: Sequence[ClaimFinding]) -> Iterator[RelationFinding]:
    """Two speakers on opposite sides of one theory: the later answers the earlier."""
    # By stance and theory the first claim, and the first by another speaker: one of the two is not the claim's own.
    first: dict[tuple[str, str], list[tuple[int, ClaimFinding]]] = {}
    for number, claim in enumerate(claims):
        theories = specific(claim)
        others = (one for stance in opposites(claim) for theory in theories for one in first.get((stance, theory), ()))
        _, other = min(
            (one for one in others if one[1].speaker != claim.speaker), key=lambda one: one[0], default=(0, None)
        )
        if other is not None:
            reason = f"opposite stances of two speakers on {', '.join(sorted(theories & specific(other)))}"
            yield _relation(claim, other, "rebuts", "rebuts.opposite_stance", reason)
        for theory in theories:
            held = first.setdefault((claim.stance, theory), [])
            if len(held) < 2 and all(one.speaker != claim.speaker for _, one in held):
                held.append((number, claim))


def _relation(
    source: ClaimFinding, target: ClaimFinding, kind: RelationType, rule: str, reason: str
) -> RelationFinding:
    return RelationFinding(source=source.local_id, target=target.local_id, type=kind, rule=rule, reason=reason)


def _evidence(source: str, start: int, end: int, claim: ClaimFinding) -> Evidence:
    return Evidence(
        ranges=((start, end),),
        exact=source[start:end],
        prefix=source[max(0, start - CONTEXT) : start],
        suffix=source[end : end + CONTEXT],
        text_sha256=claim.evidence.text_sha256,
        page=claim.evidence.page,
    )


def _once(relations: Sequence[RelationFinding]) -> Iterator[RelationFinding]:
    """Each pair once, the first proposal kept; no claim is related to itself."""
    seen: set[frozenset[str]] = set()
    for relation in relations:
        pair = frozenset((relation.source, relation.target))
        if len(pair) == 2 and pair not in seen:
            seen.add(pair)
            yield relation


PART = Extractor(name="relations", version=VERSION, extract=extract, order=40)
