"""Stance toward distillation, condition polarity: read off the proposition, in a fixed order of tests."""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.extract._claim_cues import of
from distlaw.extract._claim_draft import Draft
from distlaw.extract._claim_lexicon import Hit

_NEGATOR_ZH = re.compile(r"(?:不|未|没有?|并非|非|无须|无需|不再|难以|很难|谈不上|不足以|尚未|并不|从未|不宜|不应|不该|别)$")
_NEGATOR_EN = re.compile(r"\b(?:not|never|no|nor|hardly|rarely|neither|cannot|without|nothing|un)\b[\w ,'-]{0,14}$")
_LAWFUL = re.compile(r"可以?|允许|合法|合理使用|不构成|不侵|有效|不算|无效|不成为|放行|may|lawful|allow|permit|free|fair use|void|preempt|unenforceable|不受限制|自由|授权|同意|许可")
_EXCEPTION = re.compile(r"除外|例外|subject to (?:a |an )?(?:narrow|limited)|except (?:for|with)|另有|except that")
_OPPOSED = re.compile(r"^[\"“「]?(?:一味|全面|一律|简单)?(?:禁止|封杀|封堵|ban(?:ning|s)?|a (?:blanket |flat )?ban|prohibit(?:ing|ion))")
_NEUTRAL_KINDS = ("open_question",)


def decide(draft: Draft) -> tuple[str, str]:
    """Stance and condition polarity (lawful_if, unlawful_if, depends_on, or empty)."""
    if draft.kind in _NEUTRAL_KINDS:
        return _given(draft, "neutral", "stance.open_question")
    if set(draft.theories) == {"export_control"}:
        return _given(draft, "neutral", "stance.export_control_only")
    hits = of(draft.hits, "stance")
    if draft.kind == "allegation":
        return _given(draft, "prohibits", "stance.allegation")
    if _OPPOSED.match(draft.shade):
        return _given(draft, "permits", "stance.ban_opposed")
    return _of_cues(draft, hits)


def _of_cues(draft: Draft, hits: Sequence[Hit]) -> tuple[str, str]:
    permits = [hit for hit in hits if hit.entry.value == "permits" and not _negated(draft, hit)]
    flipped = [hit for hit in hits if hit.entry.value == "prohibits" and _negated(draft, hit)]
    prohibits = [
        hit
        for hit in hits
        if hit.entry.value == "prohibits"
        and not _negated(draft, hit)
        and not any(p.start < hit.end and hit.start < p.end for p in permits)
    ]
    conditions = [hit for hit in hits if hit.entry.value == "conditional"]
    neutral = [hit for hit in hits if hit.entry.value == "neutral"]
    liability = set(draft.theories) == {"tort_liability"} or ("tort_liability" in draft.theories and len(draft.theories) > 1)
    if conditions and not neutral and not liability and _EXCEPTION.search(draft.shade) is None:
        return _conditional(draft, conditions[0], bool(permits or flipped))
    if prohibits and not neutral and (not permits or prohibits[0].start > permits[0].start):
        return _given(draft, "prohibits", prohibits[0].entry.rule, prohibits[0])
    if (permits or flipped) and not neutral:
        hit = (permits or flipped)[0]
        return _given(draft, "permits", hit.entry.rule, hit)
    return _given(draft, "neutral", neutral[0].entry.rule if neutral else "stance.none", neutral[0] if neutral else None)


def _conditional(draft: Draft, hit: Hit, lawful: bool) -> tuple[str, str]:
    words = draft.block.shade[hit.start : hit.end]
    if re.search(r"取决于|视|看|depends|turns", words):
        polarity = "depends_on"
    elif lawful or _LAWFUL.search(draft.shade):
        polarity = "lawful_if"
    else:
        polarity = "unlawful_if"
    draft.note("stance", "conditional", hit.entry.rule, hit, decided=True)
    return "conditional", polarity


def _negated(draft: Draft, hit: Hit) -> bool:
    before = draft.block.shade[max(draft.start, hit.start - 24) : hit.start]
    if draft.is_english:
        return bool(_NEGATOR_EN.search(before))
    return bool(_NEGATOR_ZH.search(before[-5:]))


def _given(draft: Draft, stance: str, rule: str, hit: Hit | None = None) -> tuple[str, str]:
    draft.note("stance", stance, rule, hit, decided=True)
    return stance, ""
