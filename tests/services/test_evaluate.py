"""`distlaw eval`: pairs by evidence, labels on the pairs, and what is wrong with a folder of gold."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from distlaw.errors import InputError
from distlaw.model.argument import PositionRecord, Speaker
from distlaw.model.claim_record import ClaimRecord
from distlaw.services.evaluate import evaluated
from distlaw.services.evaluate.gold import GoldClaim, GoldDocument, without_addresses
from distlaw.services.evaluate.scores import scored, summed

TEXT = "甲说模型蒸馏不构成侵权。乙说服务条款禁止蒸馏。"


def gold(identity: str, start: int, end: int, **more: Any) -> GoldClaim:
    labels: dict[str, Any] = {
        "theories": {"copyright"}, "stance": "permits", "kind": "characterisation", "modality": "asserted",
        "positions": {"distillation": "supports"},
    }  # fmt: skip
    return GoldClaim.model_validate(
        {"id": identity, "places": [[[start, end]]]} | labels | {"speaker": Speaker()} | more
    )


def found(identity: str, start: int, end: int, **more: Any) -> ClaimRecord:
    labels: dict[str, Any] = {
        "theories": ("copyright",), "stance": "permits", "kind": "characterisation", "modality": "asserted",
        "positions": (PositionRecord(issue="distillation", position="supports"),), "confidence": 0.9,
    }  # fmt: skip
    place = {"id": identity, "key": "k", "source_sha256": "s", "ranges": ((start, end),), "quote": TEXT[start:end]}
    return ClaimRecord.model_validate(place | {"status": "proposed", "made_by": "distlaw"} | labels | more)


def score(claims: list[GoldClaim], proposals: list[ClaimRecord]) -> dict[str, Any]:
    document = GoldDocument(name="d", sha256="s", language="zh-Hans", source=Path("d.txt"), claims=tuple(claims))
    return scored(document, proposals, TEXT).figures()


def test_the_same_claims_score_one() -> None:
    figures = score([gold("a", 0, 11)], [found("c1", 0, 11)])
    ones = ("f1", "theories_f1", "stance_accuracy", "speaker_accuracy", "joint_f1", "position_f1", "evidence_exact")
    assert {name: figures[name] for name in ones} == dict.fromkeys(ones, 1.0)


def test_each_claim_is_used_once_and_the_likest_first() -> None:
    figures = score([gold("a", 0, 11)], [found("c1", 0, 7), found("c2", 0, 11)])
    assert (figures["found"], figures["precision"], figures["recall"]) == (1, 0.5, 1.0)


def test_what_overlaps_by_less_than_half_is_not_found() -> None:
    assert score([gold("a", 0, 11)], [found("c1", 8, 20)])["found"] == 0


def test_a_place_that_repeats_it_is_the_right_one_too() -> None:
    claim = gold("a", 0, 4).model_copy(update={"places": (((0, 4),), ((12, 23),))})
    assert score([claim], [found("c1", 12, 23)])["found"] == 1


@pytest.mark.parametrize(
    ("said", "proposed", "right"),
    [
        (Speaker(), Speaker(), 1.0),
        (Speaker(), Speaker(type="person", name="甲"), 0.0),
        (Speaker(type="person", name="甲"), Speaker(type="group", name="甲等"), 1.0),
        (Speaker(type="group"), Speaker(type="group", name="学者"), 1.0),
        (Speaker(type="person", name="甲"), Speaker(type="person", name="乙"), 0.0),
        (Speaker(type="organisation", name="著作權局"), Speaker(type="organisation", name="著作权局"), 1.0),
    ],
)
def test_speakers(said: Speaker, proposed: Speaker, right: float) -> None:
    assert score([gold("a", 0, 11, speaker=said)], [found("c1", 0, 11, speaker=proposed)])["speaker_accuracy"] == right


def test_the_address_of_a_link_is_no_part_of_a_claim() -> None:
    text = "The [court](https://example.org/a/very/long/address) held it void."
    assert [text[start:end] for start, end in without_addresses(text, 0, len(text))] == [
        "The [court]",
        " held it void.",
    ]


def test_a_wrong_theory_or_stance_is_not_jointly_right() -> None:
    claims = [gold("a", 0, 11), gold("b", 12, 23)]
    wrong = [found("c1", 0, 11, theories=("contract", "patent", "licence")), found("c2", 12, 23, stance="neutral")]
    figures = score(claims, wrong)
    assert (figures["joint"], figures["stance_accuracy"], figures["theories_f1"]) == (0, 0.5, 2 / 6)


def test_precision_by_confidence() -> None:
    document = GoldDocument(name="d", sha256="s", language="", source=Path("d"), claims=(gold("a", 0, 11),))
    whole = summed("all", [scored(document, [found("c1", 0, 11), found("c2", 12, 23, confidence=0.2)], TEXT)])
    assert (whole.by_confidence(0.0), whole.by_confidence(0.5)) == ((2, 0.5), (1, 1.0))


def folder_of_gold(folder: Path, sha: str = "") -> Path:
    text = "# 蒸馏的界线\n\n作者：林知远\n\n模型蒸馏不构成著作权侵权。\n"
    (folder / "x.md").write_text(text, encoding="utf-8")
    start = text.index("模型蒸馏不构成")
    claim = {
        "id": "x1", "evidence": [{"start": start, "end": start + 12}], "theories": ["copyright"], "stance": "permits",
        "kind": "characterisation", "speaker": {"type": "author", "name": None}, "modality": "asserted",
    }  # fmt: skip
    value = {"file": "x.md", "sha256": sha or hashlib.sha256(text.encode()).hexdigest(), "claims": [claim]}
    (folder / "x.gold.json").write_text(json.dumps(value), encoding="utf-8")
    queries = {"queries": [{"id": "q1", "query": "蒸馏侵权", "must_claims": ["x1"]}]}
    (folder / "queries.json").write_text(json.dumps(queries), encoding="utf-8")
    return folder


def test_a_folder_is_read_scored_and_asked(tmp_path: Path) -> None:
    evaluation = evaluated([folder_of_gold(tmp_path)])
    assert evaluation.whole.gold == 1 and evaluation.whole.figures()["evidence_exact"] == 1.0
    assert evaluation.asked == 1


def test_a_text_that_is_another_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not the one that was annotated"):
        evaluated([folder_of_gold(tmp_path, sha="0" * 64)])


def test_a_folder_without_gold_and_a_text_that_lacks(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="annotated document"):
        evaluated([tmp_path])
    folder_of_gold(tmp_path)
    (tmp_path / "x.md").unlink()
    with pytest.raises(InputError, match="--sources"):
        evaluated([tmp_path])


def test_gold_without_a_digest_is_of_the_text_beside_it_and_a_claim_that_lacks_something_says_what(
    tmp_path: Path,
) -> None:
    path = folder_of_gold(tmp_path) / "x.gold.json"
    value = json.loads(path.read_text("utf-8"))
    del value["sha256"]
    path.write_text(json.dumps(value), encoding="utf-8")
    assert evaluated([tmp_path]).whole.gold == 1
    del value["claims"][0]["kind"]
    path.write_text(json.dumps(value), encoding="utf-8")
    with pytest.raises(InputError, match="lacks or misnames: 'kind'"):
        evaluated([tmp_path])
