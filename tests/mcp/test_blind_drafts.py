"""Drafts that somebody else than the checker's author wrote: 160 false ones, 61 true ones."""

from __future__ import annotations

from typing import Any

import anyio
import pytest
from blind_corpus import BlindCorpus, blocks
from mcp import Client

from distlaw.mcp.server import server


def answers(corpus: BlindCorpus, name: str) -> dict[str, dict[str, Any]]:
    async def ask() -> dict[str, dict[str, Any]]:
        async with Client(server(corpus.url, "tester")) as client:
            return {
                one: dict(
                    (await client.call_tool("render_answer", {"draft": corpus.filled(one)})).structured_content or {}
                )
                for one in blocks(name)
            }

    return anyio.run(ask)


def test_no_false_draft_of_another_hand_passes(blind: BlindCorpus) -> None:
    found = answers(blind, "false_drafts.txt")
    assert len(found) == 160
    assert [one for one, answer in found.items() if not answer.get("faults") or answer.get("text")] == []


def test_every_true_draft_of_another_hand_passes(blind: BlindCorpus) -> None:
    found = answers(blind, "true_drafts.txt")
    assert len(found) >= 60
    assert {one: answer["faults"] for one, answer in found.items() if answer.get("faults")} == {}


@pytest.mark.parametrize("name", ["Z1", "V2", "S1"])
def test_what_is_rendered_is_the_source_to_the_character(blind: BlindCorpus, name: str) -> None:
    found = answers(blind, "true_drafts.txt")
    words = {"Z1": "单纯的蒸馏行为不构成对教师模型著作权的侵害", "V2": "a term binds only the party who agreed to it",
             "S1": "企業用戶既已知悉限制內容而仍締約，自應受其拘束"}[name]  # fmt: skip
    with_it = [answer["text"] for one, answer in found.items() if f"{{{name}}}" in one]
    assert with_it and all(words in text for text in with_it)
