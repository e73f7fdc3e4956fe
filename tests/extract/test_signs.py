"""What a clause says of its object: predicates with negation, operators and subjects, in sentences of our own."""

from __future__ import annotations

import pytest

from distlaw.extract.claims.lexicon import cue_text
from distlaw.extract.claims.signs import sign_of_span

SIGNS = [
    ("后来者的训练不构成侵权", "not_infringes"),
    ("这样做很难说侵犯了谁的权利", "not_infringes"),
    ("整批搬走权重侵犯商业秘密", "infringes"),
    ("法院不宜把学习认定为侵权", "not_infringes"),
    ("用户不得侵犯他人权利", None),
    ("是否构成侵权，要由法院认定", None),
    ("服务商无权禁止后来者学习", "permitted"),
    ("用户不得以输出开发竞争模型", "prohibited"),
    ("该条款无效", "void"),
    ("该条款并非无效", "valid"),
    ("全面禁止会扼杀创新", "restraint_harms"),
    ("条款属于没有正当理由的限制", "void"),
    ("回答不受著作权法保护", "unprotected"),
    ("提供者应当对用户承担责任", "liable"),
    ("责任不能因此免除", "liable"),
    ("即使复制了原文，也不构成侵权", "not_infringes"),
    ("training on answers is no infringement", "not_infringes"),
    ("courts should be slow to enforce the promise", "void"),
    ("the clause is far from void", "valid"),
    ("users may freely train on the answers", "permitted"),
    ("users may not train on the answers", "prohibited"),
    ("a ban would stifle research", "restraint_harms"),
    ("machine output is not protected", "unprotected"),
    ("the provider is liable for the harm", "liable"),
    ("although it copied the text, the use is fair use", "excused"),
    ("whether it infringes is for the jury", None),
]
CONDITIONS = [
    ("若未经同意抓取，则构成不正当竞争", True),
    ("绕过技术措施的，构成不正当竞争", True),
    ("即使绕过技术措施，也不构成不正当竞争", False),
    ("if notice was given, the clause binds", True),
    ("even if notice was given, the clause is void", False),
]


@pytest.mark.parametrize(("text", "value"), SIGNS, ids=[case[0][:24] for case in SIGNS])
def test_the_sign_of_a_proposition(text: str, value: str | None) -> None:
    shade = cue_text(text)
    found = sign_of_span(shade, 0, len(shade), text.isascii()).sign
    assert (found.value if found else None) == value


@pytest.mark.parametrize(("text", "is_conditional"), CONDITIONS, ids=[case[0][:24] for case in CONDITIONS])
def test_conditions_and_concessions(text: str, is_conditional: bool) -> None:
    shade = cue_text(text)
    found = sign_of_span(shade, 0, len(shade), text.isascii())
    assert bool(found.conditions or found.cases or found.criteria) == is_conditional


def test_the_reading_is_bounded_by_its_reach() -> None:
    def looked_at(times: int) -> int:
        shade = cue_text("禁止侵权" * times)
        return len(sign_of_span(shade, 0, len(shade), False).signs)

    assert looked_at(400) <= 2 * looked_at(200) + 2
