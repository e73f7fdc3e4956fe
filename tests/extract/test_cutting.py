"""How sentences are cut into claims: pieces, the chain over them, the choice among runs, and a text as a whole."""

from __future__ import annotations

import itertools

import pytest

from distlaw.extract.claims import PART
from distlaw.extract.claims.blocks import ClaimBlock
from distlaw.extract.claims.cutting import Chain, shipped
from distlaw.extract.claims.cutting.atoms import atoms
from distlaw.extract.claims.cutting.chain import LABELS, chances
from distlaw.extract.claims.cutting.choice import best_runs
from distlaw.extract.claims.lexicon import cue_text
from distlaw.model.document import ParsedDocument
from distlaw.model.findings import Findings
from distlaw.text.offsets import MappedText

FLAT = Chain({}, [[0.0] * 3 for _ in LABELS])


def block(text: str) -> ClaimBlock:
    return ClaimBlock("paragraph", "body", text, cue_text(text), range(len(text)), "", text.isascii())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("条款无效，但买方仍须付款。", ["条款无效", "但买方仍须付款。"]),
        ("法院认为条款无效并判令卖方赔偿损失。", ["法院认为条款无效", "并判令卖方赔偿损失。"]),
        ("《甲，乙》并未失效。", ["《甲，乙》并未失效。"]),
        ("The court held that the term is void, and costs follow.",
         ["The court held ", "that the term is void, ", "and costs follow."]),
        ("He paid 1,000 dollars.", ["He paid 1,000 dollars."]),
    ],
    ids=["comma", "word", "inside a title", "english", "number"],
)  # fmt: skip
def test_pieces_end_at_marks_and_connectives(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in atoms(block(text), 0, len(text))] == expected


def test_every_reading_of_a_sentence_counts_once() -> None:
    """Two pieces can be read in five ways that the chain allows; without weights all are as likely."""
    found = chances([["a"], ["b"]], FLAT)
    assert found == pytest.approx({(0, 0): 2 / 5, (0, 1): 1 / 5, (1, 1): 2 / 5})


def test_weights_move_a_claim() -> None:
    likely = chances([["a"], ["b"]], FLAT._replace(states={"b": [0.0, 5.0, 0.0]}))
    assert likely[1, 1] > 0.9 and likely[0, 1] < 0.1


def test_a_long_sentence_stays_within_what_numbers_hold() -> None:
    likely = chances([["a"]] * 200, FLAT._replace(states={"a": [40.0, -40.0, 3.0]}))
    assert all(0 <= chance <= 1 for chance in likely.values())


@pytest.mark.parametrize(
    ("likely", "expected"),
    [
        ({(0, 1): 0.9, (0, 0): 0.5, (1, 1): 0.5}, [(0, 1)]),
        ({(0, 1): 0.7, (0, 0): 0.8, (1, 1): 0.8}, [(0, 0), (1, 1)]),
        ({(0, 2): 0.2, (1, 1): 0.3}, []),
        ({(0, 0): 0.9, (2, 2): 0.6}, [(0, 0), (2, 2)]),
    ],
    ids=["whole", "parted", "none", "between them nothing"],
)
def test_runs_that_promise_most_together(likely: dict[tuple[int, int], float], expected: list[tuple[int, int]]) -> None:
    assert best_runs(likely, 3, 0.35) == expected


def test_the_claims_of_a_text_are_verbatim_and_apart() -> None:
    text = (
        "原告诉称，被告未经许可抓取其数据，构成不正当竞争。被告辩称，数据是公开的，抓取行为并不违法。\n"
        "法院认为，平台对其收集的数据享有竞争性权益，被告的行为构成不正当竞争。\n"
        "判决被告停止抓取，赔偿经济损失五万元。\n被告不服，提起上诉。\n二审法院驳回上诉，维持原判。\n今天是晴天。"
    )
    document = ParsedDocument(
        source_sha256="0" * 64, text_sha256="1" * 64, parser="plain", parser_version="1", genre="plain", quality="full",
        language="zh-Hans", reading=MappedText.whole(text),
    )  # fmt: skip
    claims = PART.extract(document, Findings()).claims
    spans = [claim.evidence.ranges[0] for claim in claims]
    assert spans == sorted(spans) and all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
    assert [text[start:end] for start, end in spans] == [claim.evidence.exact for claim in claims]
    assert not any("晴天" in claim.evidence.exact for claim in claims) and len(claims) >= 4
    assert all(claim.confidence >= shipped().least for claim in claims)
