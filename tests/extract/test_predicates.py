"""What the main predicate does, where a duty stands, and what kind that gives."""

from __future__ import annotations

import pytest

from distlaw.extract.claims.labels.weighing.predicate import features
from distlaw.extract.claims.walk import propositions
from distlaw.model.document import ParsedDocument
from distlaw.text.offsets import MappedText


def read(text: str) -> tuple[set[str], str]:
    """The features and the kind of the last proposition."""
    document = ParsedDocument(
        source_sha256="0" * 64, text_sha256="1" * 64, parser="plain", parser_version="1", genre="plain", quality="full",
        language="en" if text[:20].isascii() else "zh-Hans", reading=MappedText.whole(text),
    )  # fmt: skip
    draft = propositions(document)[0][-1]
    return set(features(draft)), draft.kind


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("某公司去年向法院提起著作权诉讼。", "main:act"),
        ("该行为构成著作权侵权。", "core:qualifies"),
        ("《算法条例》第三条列举了四种例外。", "subject:first:of_rule"),
        ("平台应当标明训练数据的来源。", "duty:head"),
        ("法院没有回答平台是否应当标明来源。", "duty:asked"),
        ("该理论的核心在于保护投资应当得到回报。", "duty:complement"),
        ("若平台应当知情，其构成著作权侵权。", "duty:condition"),
        ("开发者违反了应当遵守的著作权规范。", "duty:relative"),
        ("开发者应当承担严格的著作权侵权责任。", "duty:governs"),
        ("上述规定应当作为判断著作权侵权的依据。", "duty:governs"),
        ("对著作权归属的理解不应拘泥于合同的字面。", "duty:governs"),
        ("The plaintiff sued the firm for copyright infringement in 2031.", "time:past"),
        ("The clause is void under copyright law.", "time:copula"),
        ("The vendor must prove copyright in the output.", "duty:head"),
    ],
)
def test_how_a_proposition_speaks(text: str, feature: str) -> None:
    assert feature in read(text)[0]


def test_a_word_inside_another_is_no_duty() -> None:
    assert "duty:none" in read("税法因应收款项的变化作了调整。")[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("某市法院经审理，认定被告的抓取行为构成不正当竞争。", "characterisation"),
        ("The court held that the copyright claim is preempted.", "characterisation"),
        ("原告请求判令被告赔偿著作权损失十万元。", "normative"),
        ("图澜公司难以证明对方侵犯了其著作权。", "factual"),
        ("Add a copyright notice to every page.", "normative"),
    ],
)
def test_what_others_report_of_a_court_has_one_of_the_six_kinds(text: str, kind: str) -> None:
    assert read(text)[1] == kind
