"""An abstract and its translation: clauses are paired in order, and no pair takes two sides."""

from __future__ import annotations

from distlaw.extract.claims import PART as CLAIMS
from distlaw.extract.claims.translation import agreed, pairs
from distlaw.model.argument import ClaimFinding, Position
from distlaw.model.document import ParsedDocument, Statement, Zone
from distlaw.model.findings import Findings
from distlaw.text.offsets import MappedText

ABSTRACT = (
    "模型蒸馏不构成著作权侵权。服务条款禁止蒸馏的约定应当受合同法审查。"
    "应以反不正当竞争法遏制非法仿冒。应以反垄断法保障蒸馏技术的自由流动。"
)
TRANSLATION = (
    "Model distillation is no copyright infringement. Terms of service that forbid distillation should be reviewed "
    "under contract law. Unfair competition law should curb unlawful imitation. Anti-monopoly rules should ensure "
    "the unimpeded flow of distillation technology."
)


def claims() -> tuple[ClaimFinding, ...]:
    text = f"{ABSTRACT}\n\n{TRANSLATION}"
    half = text.index("\n\n")
    document = ParsedDocument(
        source_sha256="0" * 64, text_sha256="1" * 64, parser="plain", parser_version="1", genre="plain", quality="full",
        language="zh-Hans", reading=MappedText.whole(text),
        zones=(
            Zone(kind="abstract", start=0, end=half),
            Zone(kind="abstract_translated", start=half + 2, end=len(text)),
        ),
        statements=(Statement(field="title", value="模型蒸馏 (model distillation)", origin="label"),),
    )  # fmt: skip
    return CLAIMS.extract(document, Findings()).claims


def test_a_clause_is_paired_with_its_own_translation() -> None:
    found = {claim.evidence.exact[:15]: other.evidence.exact for claim, other in pairs(claims())}
    assert "反不正当竞争法" in found["Unfair competit"]
    assert "反垄断法" in found["Anti-monopoly r"]


def test_law_against_monopolies_that_secures_a_free_flow_says_the_same_in_both_languages() -> None:
    stances = {claim.language: claim.stance for claim in claims() if "antitrust" in claim.theories}
    assert len(set(stances.values())) == 1


def test_pairs_do_not_cross() -> None:
    found = pairs(claims())
    assert len(found) >= 3
    assert [other.evidence.start for _, other in found] == sorted(other.evidence.start for _, other in found)


def test_a_pair_read_as_taking_opposite_sides_takes_none() -> None:
    read = claims()
    (claim, twin), *_ = pairs(read)
    sided = {
        claim.local_id: _on(claim, "opposes", "prohibits"),
        twin.local_id: _on(twin, "supports", "permits"),
    }
    settled = agreed([sided.get(one.local_id, one) for one in read])
    both = [one for one in settled if one.local_id in sided]
    assert [one.stance for one in both] == ["neutral", "neutral"]
    assert all(position.position == "neutral" for one in both for position in one.positions)


def _on(claim: ClaimFinding, side: str, stance: str) -> ClaimFinding:
    position = Position.model_validate({"issue": "distillation", "position": side})
    return claim.model_copy(update={"positions": (position,), "stance": stance})
