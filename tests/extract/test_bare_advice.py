"""Advice without a word of duty, and accusations whose subject stands before: sentences written before the rules."""

from __future__ import annotations

import pytest

from distlaw.extract.claims.walk import propositions
from distlaw.model.document import ParsedDocument, Statement
from distlaw.text.offsets import MappedText


def kinds(text: str) -> list[str]:
    document = ParsedDocument(
        source_sha256="0" * 64, text_sha256="1" * 64, parser="plain", parser_version="1", genre="plain", quality="full",
        language="en" if text[:20].isascii() else "zh-Hans", reading=MappedText.whole(text),
        statements=(Statement(field="title", value="著作权 (copyright)", origin="label"),),
    )  # fmt: skip
    return [draft.kind for draft in propositions(document)[0]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("不要在未读条款之前付定金。", "normative"),
        ("千万别把源代码发给客户。", "normative"),
        ("請勿將未公開的配方寄到私人信箱。", "normative"),
        ("一定要保留全部聊天记录。", "normative"),
        ("务必在签字前核对违约金条款。", "normative"),
        ("記得在退租當天拍照存證。", "normative"),
        ("可考虑先向平台发送书面通知。", "normative"),
        ("You need to keep a signed copy of the licence.", "normative"),
        ("指责房东擅自出售租客的家具。", "allegation"),
        ("并指控工厂盗用其商业秘密。", "allegation"),
        ("投诉称，工厂在她怀孕后将她调去夜班。", "allegation"),
        ("法庭文件称，经理删除了两年的邮件。", "allegation"),
        ("平台不要求用户提供身份证。", "factual characterisation"),
        ("别墅的租约已经到期。", "factual characterisation"),
        ("记得这件事的人不多。", "factual characterisation"),
        ("指控不成立。", "characterisation factual holding"),
    ],
)
def test_the_kind_of_bare_advice_and_of_accusations(text: str, kind: str) -> None:
    found = kinds(text)
    assert found and found[-1] in kind.split(), found
