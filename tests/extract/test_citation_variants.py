"""Script, width and brackets change neither what a mention means nor where it stands."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from citation_fixtures import cited
from hypothesis import given, settings
from hypothesis import strategies as st

from distlaw.resources import folder

TEXTS = (
    "在抖音诉亿睿科案中，（2023）京73民终3802号判决适用《反不正当竞争法》第二条、第十三条第三款。",
    "参见北京互联网法院（2023）京0491民初11279号民事判决书，著作权法第二十四条第一款第（十三）项。",
    "（2015）浦民三(知)初字第528号；最高人民法院指导性案例262号；《生成式人工智能服务管理暂行办法》第七条。",
    "Llama 2的社区许可证第1条b款第v项、OpenAI《使用条款》与Apache-2.0并不相同。",
    "《最高人民法院关于适用〈中华人民共和国反不正当竞争法〉若干问题的解释》（法释〔2022〕9号）第三条。",
    "欧盟《人工智能法》第53条第1款与GB/T 45654-2025；盖蒂诉Stability案（[2025] EWHC 2863 (Ch)）。",
    "谷歌诉甲骨文案（Google LLC v. Oracle America, Inc., 593 U.S. 1 (2021)）与C-250/25号案（欧盟）。",
    "智慧财产及商业法院104年度民著诉字第62号民事判决；公平交易法第25条；民法第247条之1。",
)


@cache
def _traditional() -> dict[int, str]:
    first, second = (folder("data") / "script" / "t2s.txt").read_text(encoding="utf-8").split()
    table: dict[int, str] = {}
    for old, new in zip(first, second, strict=True):
        if 0x4E00 <= ord(old) <= 0x9FFF:
            table.setdefault(ord(new), old)
    return table


def _wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isdigit() and c.isascii() else c for c in text)


VARIANTS = {
    "traditional": lambda text: text.translate(_traditional()),
    "full-width digits": _wide,
    "ascii brackets": lambda text: text.replace("（", "(").replace("）", ")"),
    "square brackets": lambda text: text.replace("（20", "〔20").replace("）京", "〕京").replace("）浦", "〕浦"),
    "single title marks": lambda text: text.replace("〈", "《").replace("〉", "》"),
    "corner quotes": lambda text: text.replace("“", "「").replace("”", "」"),
}


@pytest.mark.parametrize("change", VARIANTS.values(), ids=VARIANTS)
@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:8])
def test_variants_have_the_same_ids_and_offsets(text: str, change) -> None:  # type: ignore[no-untyped-def]
    other = change(text)
    assert len(other) == len(text)
    before, after = cited(text), cited(other)
    assert [(c.evidence.ranges, c.target_id, c.version_id, c.locator, c.clause, c.status) for c in after] == [
        (c.evidence.ranges, c.target_id, c.version_id, c.locator, c.clause, c.status) for c in before
    ]
    assert all(c.target_id for c in before)


def test_romanised_and_chinese_numbers_are_one_case() -> None:
    ids = {
        c.target_id for text in ("(2023) Jing 0491 Min Chu No. 11279", "（2023）京0491民初11279号") for c in cited(text)
    }
    assert ids == {"case:cn:2023-京0491-民初-11279"}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*TEXTS, "\n", "，", "《", "第", "号", " v. ", "(2023)", "§ "]), max_size=6).map("".join)
)
def test_evidence_slices_to_its_quotation(text: str) -> None:
    for finding in cited(text):
        assert "".join(text[start:end] for start, end in finding.evidence.ranges) == finding.evidence.exact


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from([*TEXTS, *(text[7:23] for text in TEXTS), "MIT许可证", "Alder v. Birch", "《"]), max_size=5
    )
)
def test_no_two_findings_stand_on_the_same_text(parts: list[str]) -> None:
    spans = [(c.evidence.start, c.evidence.end) for c in cited("，".join(parts))]
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
