"""Claims: propositions with theory, kind, position, speaker and modality, and how sure it is that each is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from distlaw.extract.claims import unnamed
from distlaw.extract.claims.blocks import MOST, is_cut
from distlaw.extract.claims.draft import ClaimDraft
from distlaw.extract.claims.topicality import Topic
from distlaw.extract.claims.translation import agreed
from distlaw.extract.claims.walk import propositions
from distlaw.extract.extractor import Extractor
from distlaw.extract.spans.evidence import evidence_of
from distlaw.model.argument import ClaimFinding, Position
from distlaw.model.document import ParsedDocument
from distlaw.model.findings import Findings
from distlaw.model.problem import Problem
from distlaw.vocab.weights import load_weights

VERSION = "2"
_LAID_DOWN = frozenset({"statute"})


def extract(document: ParsedDocument, so_far: Findings) -> Findings:
    """The claims of one document, numbered in reading order; an enactment lays down what is law and argues nothing."""
    if document.genre in _LAID_DOWN:
        return Findings()
    found, topic = propositions(document)
    kept = [draft for draft in found if _is_claim(draft, topic)]
    claims = agreed([_finding(document, draft, number) for number, draft in enumerate(kept, 1)])
    return Findings(claims=claims, problems=tuple(_problems(document, topic, found)))


def _problems(document: ParsedDocument, topic: Topic, found: Sequence[ClaimDraft]) -> Iterator[Problem]:
    if is_cut(document):
        yield Problem(code="claims_cut", message=f"claims were sought in the first {MOST:,} characters only")
    if topic == "none" and found and document.record is None:
        yield Problem(code="off_topic", message="no theory or issue of the vocabulary is argued here")
    dropped = sorted({cue.value for draft in found for cue in draft.cues if cue.rule == unnamed.RULE})
    if dropped:
        message = f"its words occur, but the text never calls it by name: no claim on {', '.join(dropped)}"
        yield Problem(code="theories_unnamed", message=message)


def _is_claim(draft: ClaimDraft, topic: Topic) -> bool:
    """A proposition on a theory or an issue that is likely enough; where it is doubtful what the text is about, one
    that is sure; in a text on another subject, none."""
    weights = load_weights()
    if topic == "none" or not (draft.theories or draft.positions):
        return False
    return draft.probability >= (weights.propose if topic == "on" else weights.sure)


def _finding(document: ParsedDocument, draft: ClaimDraft, number: int) -> ClaimFinding:
    if draft.speaker.type != "author":
        draft.note("speaker", draft.speaker.name, "speaker.attribution", decided=True)
    return ClaimFinding(
        local_id=f"c{number}",
        evidence=evidence_of(document, [draft.block.span(draft.start, draft.end)]),
        theories=draft.theories,
        stance=draft.stance,
        positions=tuple(
            Position(
                issue=stated.issue,
                position=stated.side,
                condition=evidence_of(document, [draft.block.span(*stated.condition)]) if stated.condition else None,
            )
            for stated in draft.positions
        ),
        kind=draft.kind,
        speaker=draft.speaker,
        modality=draft.modality,
        section=draft.block.section,
        zone=draft.block.zone,
        language="en" if draft.is_english else document.language if document.language.startswith("zh") else "zh-Hans",
        condition=draft.condition,
        cues=tuple(draft.cues),
        confidence=round(draft.probability, 2),
    )


PART = Extractor(name="claims", version=VERSION, extract=extract, order=30)
