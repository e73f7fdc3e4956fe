"""What a claim without a theory of its own takes from the document around it."""

from __future__ import annotations

import pytest

from distlaw.extract.claims.blocks import blocks
from distlaw.extract.claims.context import topic
from distlaw.extract.claims.cues import lexicon
from distlaw.model.document import ParsedDocument, Statement
from distlaw.text.offsets import MappedText


def topic_of(text: str, title: str = "") -> tuple[str, ...]:
    stated = (Statement(field="title", value=title, origin="label", ranges=((0, 1),)),) if title else ()
    document = ParsedDocument(
        source_sha256="0" * 64, text_sha256="1" * 64, parser="plain", parser_version="1", genre="plain", quality="full",
        language="zh-Hans", reading=MappedText.whole(text), statements=stated,
    )  # fmt: skip
    parts = blocks(document)
    return topic(document, [lexicon("en" if part.is_english else "zh").scan(part.shade) for part in parts])


@pytest.mark.parametrize(
    "first",
    ["copyright", "antitrust", "trade_secret", "data_protection"],
)
@pytest.mark.parametrize("second", ["copyright", "antitrust", "trade_secret", "data_protection"])
def test_of_two_theories_named_equally_often_the_first_is_the_topic(first: str, second: str) -> None:
    words = {
        "copyright": "著作权",
        "antitrust": "反垄断法",
        "trade_secret": "商业秘密",
        "data_protection": "个人信息保护",
    }
    assert topic_of(f"本文讨论{words[first]}与{words[second]}的关系，并提出建议。") == (first,)


def test_the_title_outweighs_what_a_few_paragraphs_name() -> None:
    text = "本文讨论商业秘密的边界，并提出建议。\n"
    assert topic_of(text) == ("trade_secret",)
    assert topic_of(text, title="论蒸馏的著作权边界") == ("copyright",)


def test_a_text_without_doctrine_has_no_topic() -> None:
    assert topic_of("今天天气很好，我们去海边散步。") == ()
