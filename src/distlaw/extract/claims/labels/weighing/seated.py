"""What kind of claim the words of a court are in its own judgment, or in one that is told part by part.

What it orders, and what it says of the case at hand, is a holding. What it finds to have happened is a fact; how such a
question is to be examined, and what a contract or a guiding rule says, is told as anybody tells it.
"""

from __future__ import annotations

from distlaw.extract.claims.draft import ClaimDraft
from distlaw.model.claim_words import Kind
from distlaw.vocab.words import worded

_AT_ISSUE = worded("claim_kinds", r"{at_issue}[^,;。]{0,8}[:,]?[^;。]{0,40}$")
_WHETHER = worded("claim_kinds", r"{whether}|\bwhether\b")
_OF_THE_CASE = worded("claim_kinds", r"{of_the_case}|[{han}]某|某[{han}]|[{han}]{2}公司|\d{2,4} ?年 ?\d{1,2} ?月")
_QUALIFIES = worded("claim_kinds", r"{qualifying}|\b{qualifying_en}")
_EXAMINES = worded("claim_kinds", r"应[^;。]{0,40}{examining}|{examining}[^;。]{0,60}(?:不应|应当?)(?!{paying})")
_PAYS = worded("claim_kinds", "{paying}")
_GUIDES = worded("claim_kinds", "{guides}")
_REASONS = worded("claim_kinds", "{reasons}")


def kind(draft: ClaimDraft, likely: Kind) -> Kind:
    """The kind of what a court or a party says in its own judgment or brief; `likely` is what it would be elsewhere."""
    if draft.kind != "holding":
        return draft.kind
    if draft.speaker.type != "author":
        return "holding"
    before = draft.block.shade[max(0, draft.start - 60) : draft.start]
    if _AT_ISSUE.search(before) and _WHETHER.search(draft.shade):
        return "open_question"
    if draft.plain_rule == "kind.quoted_terms":
        return likely
    if likely == "normative" and _EXAMINES.search(draft.shade) and not _PAYS.search(draft.shade):
        return "normative"
    if _GUIDES.search(draft.block.section) and not _OF_THE_CASE.search(draft.shade):
        return "normative" if likely == "normative" else "characterisation"
    is_told = likely == "factual" and _REASONS.search(draft.block.section)
    return "factual" if is_told and not _QUALIFIES.search(draft.shade) else "holding"
