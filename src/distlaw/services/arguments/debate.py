"""`distlaw debate`: a debate in the formats it is shown and handed on in."""

from __future__ import annotations

from typing import Any

from distlaw.db.opening import open_reader
from distlaw.exporters.claims.argdown import argdown_text
from distlaw.exporters.drawings.debate_graph import dot_text, mermaid_text
from distlaw.exporters.drawings.debate_page import debate_page
from distlaw.model.claim_record import ClaimRecord
from distlaw.model.claim_words import SIDES
from distlaw.query.arguments.debate import Branch, Debate, debate
from distlaw.query.arguments.subject import SubjectFilter, subject_named
from distlaw.query.claims.filter import ClaimFilter
from distlaw.text.counting import counted
from distlaw.vocab.relations import relation_label


def debated(url: str, subject: str, wanted: ClaimFilter, most: int = 0) -> Debate:
    """The claims on a subject, as trees of what acts on what; of each position at most so many (0: all)."""
    with open_reader(url) as reader:
        return debate(reader, subject, wanted, most)


def subject_of(url: str, word: str) -> SubjectFilter:
    """What a word names: an issue, theory, work, case, licence or statute. UnknownChoice where it is none."""
    with open_reader(url) as reader:
        return subject_named(reader, word)


def relation_word(kind: str, language: str) -> str:
    """What a relation is called in the language of the claim that acts: 反对, rebuts."""
    return relation_label(kind, language)


def summary(found: Debate) -> str:
    """How large it is, in a line."""
    works = len({claim.key for claim in found.claims})
    claims, relations = counted(len(found.claims), "claim"), counted(len(found.relations), "relation")
    return f"{claims} in {counted(works, 'work')}, {relations}"


def as_json(found: Debate) -> dict[str, Any]:
    """One object: the trees, then what nothing connects."""
    question = found.question
    return {
        "subject": found.subject,
        **({"issue": question.model_dump() | _columns(found)} if question else {}),
        "trees": [_branch(tree) for tree in found.trees],
        "alone": [claim.as_json() for claim in found.alone],
        "relations": [relation.as_json() for relation in found.relations],
    }


def _columns(found: Debate) -> dict[str, list[str]]:
    """The ids of the claims that take each position."""
    return {f"{side}_claims": [claim.id for claim in found.column(side)] for side in SIDES}


def _branch(branch: Branch) -> dict[str, Any]:
    value: dict[str, Any] = {"claim": branch.claim.as_json()}
    if branch.relation is not None:
        value |= {"relation": branch.relation.as_json()}
    return value | ({"seen": True} if branch.seen else {"replies": [_branch(reply) for reply in branch.replies]})


def as_argdown(found: Debate) -> str:
    """An Argdown document."""
    return argdown_text(found.claims, found.relations, found.subject)


def as_mermaid(found: Debate) -> str:
    """A Mermaid flow chart of what is connected."""
    return mermaid_text(_connected(found), found.relations, found.subject)


def as_dot(found: Debate) -> str:
    """A Graphviz graph of what is connected."""
    return dot_text(_connected(found), found.relations, found.subject)


def as_html(found: Debate) -> str:
    """A page that opens offline."""
    nodes = [(depth, one.claim, one.relation, one.seen) for depth, one in found.branches()]
    return debate_page(found.subject, summary(found), nodes, found.alone)


def _connected(found: Debate) -> list[ClaimRecord]:
    alone = {claim.id for claim in found.alone}
    return [claim for claim in found.claims if claim.id not in alone]
