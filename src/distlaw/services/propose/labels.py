"""The labels of a candidate, held against the vocabulary: one that is not there is refused, never guessed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from distlaw.model.argument import PositionRecord, Speaker
from distlaw.model.claim_words import KINDS, MODALITIES, SIDES, SPEAKER_TYPES, STANCES
from distlaw.services.propose.anchors import RefusedCandidate
from distlaw.services.propose.answers import PointedClaim
from distlaw.text.quoting import squeezed
from distlaw.vocab.issues import load_issues
from distlaw.vocab.theories import load_theories


def labels(item: PointedClaim, text: str) -> dict[str, Any]:
    """Theories, stance, kind, positions, speaker and modality of a claim in the reading text. Raises Refused."""
    if not item.theories:
        raise RefusedCandidate("no_theory", "no theory is named")
    _known("theory", item.theories, {one.id for one in load_theories()})
    _known("stance", [item.stance], STANCES)
    _known("kind", [item.kind], KINDS)
    _known("modality", [item.modality], MODALITIES)
    _known("issue", item.positions, {one.id for one in load_issues()})
    _known("position", item.positions.values(), SIDES)
    return {
        "theories": tuple(dict.fromkeys(item.theories)), "stance": item.stance, "kind": item.kind,
        "modality": item.modality, "speaker": _speaker(item.speaker, text),
        "positions": tuple(_position(issue, side) for issue, side in item.positions.items()),
    }  # fmt: skip


def _known(what: str, words: Iterable[str], choices: Iterable[str]) -> None:
    known = set(choices)
    for word in words:
        if word not in known:
            raise RefusedCandidate("unknown_word", f"unknown {what} {word!r}")


def _position(issue: str, side: str) -> PositionRecord:
    return PositionRecord.model_validate({"issue": issue, "position": side})


def _speaker(said: dict[str, str], text: str) -> Speaker:
    """A speaker whose name the text prints."""
    kind, name = said.get("type") or "author", (said.get("name") or "").strip()
    _known("speaker", [kind], SPEAKER_TYPES)
    if kind in ("author", "unnamed"):
        name = ""
    if name and squeezed(name).text not in squeezed(text).text:
        raise RefusedCandidate("speaker_absent", f"the speaker {name!r} is not named in the text")
    return Speaker.model_validate({"type": kind, "name": name})
