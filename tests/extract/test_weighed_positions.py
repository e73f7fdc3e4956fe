"""Positions: an issue is found over the whole text, its side by the claim's signs."""

from __future__ import annotations

import pytest

from distlaw.extract.claims.presence import mentions
from distlaw.extract.claims.walk import propositions
from distlaw.model.document import ParsedDocument
from distlaw.parsers import parse
from distlaw.readers import read
from distlaw.readers.reader import RawFile

CHATBOT = """# Rail firm answers for its chatbot

A passenger sued the railway because its chatbot had told him that a late refund was possible.

The tribunal held that the company is liable for what its chatbot says. The railway argued that the bot is a separate
entity and that it is not liable for inaccurate answers. The tribunal dismissed that argument and held that the firm
was negligent. The lease of the station's kiosk is governed by the contract between the parties.
"""


def document(text: str) -> ParsedDocument:
    return parse(read(RawFile(text.encode(), "text.md"))[0])[0]


def sides(text: str, issue: str) -> dict[str, str]:
    """The side of the issue that each proposition takes, by its first words."""
    drafts = propositions(document(text))[0]
    return {draft.text[:30]: one.side for draft in drafts for one in draft.positions if one.issue == issue}


def test_an_issue_that_few_sentences_name_is_found_by_the_whole_text() -> None:
    found = sides(CHATBOT, "ai_provider_liability")
    assert {text[:11]: side for text, side in found.items()} == {"the company": "supports", "The railway": "opposes"}


def test_a_text_that_names_no_practice_has_no_positions() -> None:
    text = "# A lease\n\nThe tenant must repair the roof under the contract. The landlord is liable for the drains.\n"
    assert all(not draft.positions for draft in propositions(document(text))[0])


def test_a_question_takes_no_side() -> None:
    text = "# 模型蒸馏\n\n模型蒸馏是否构成侵权，尚无定论。蒸馏他人模型究竟是不是不正当竞争？\n"
    drafts = propositions(document(text))[0]
    asked = [draft for draft in drafts if draft.kind == "open_question"]
    assert asked and all(one.side == "neutral" for draft in asked for one in draft.positions)


@pytest.mark.parametrize(
    ("text", "issue"), [("the bots copied public data", "data_scraping"), ("反编译", "reverse_engineering")]
)
def test_a_subject_is_touched_without_its_practice_being_named(text: str, issue: str) -> None:
    found = mentions(text)
    assert issue in found.touched and found.named <= found.touched
