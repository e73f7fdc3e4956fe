"""What only looks like a citation is left alone: a text of decoys with real citations between them."""

from __future__ import annotations

from pathlib import Path

from citation_fixtures import cited

DECOYS = (Path(__file__).parent / "citations" / "decoys.txt").read_text(encoding="utf-8").splitlines()
REAL = (
    "（2022）京73民终5567号", "《民法典》第五百零九条", "MIT许可证", "17 U.S.C. § 106",
    "Alder v. Birch, 21 F.4th 340 (2d Cir. 2021)",
    "Apache-2.0", "《数据安全法》第三十二条", "[2019] EWHC 77 (Ch)", "指导性案例262号",
    "OpenAI《使用条款》",
)  # fmt: skip


def test_there_are_enough() -> None:
    assert len(DECOYS) >= 150


def test_precision_among_decoys() -> None:
    true = false = 0
    for index, decoy in enumerate(DECOYS):
        real = REAL[index % len(REAL)]
        text = f"文中提到{decoy}，此处不作引用。\n另见{real}。\n"
        at = text.index(real)
        for finding in cited(text):
            hit = finding.evidence.start < at + len(real) and at < finding.evidence.end
            true, false = true + hit, false + (not hit)
    assert true >= len(DECOYS)
    assert true / (true + false) >= 0.97
