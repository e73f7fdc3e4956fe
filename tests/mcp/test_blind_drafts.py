"""Drafts that others than the checker's author wrote, and drafts over a second corpus: no false one, every true one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anyio
import pytest
from blind_corpus import HERE, BlindCorpus, blocks
from mcp import Client

from distlaw.mcp.server import server

SECOND = HERE.parent / "second"
FALSE = (
    ("blind", "false_drafts.txt", 160),
    ("blind", "third_false.txt", 80),
    ("blind", "again_false.txt", 69),
    ("blind", "fourth_false.txt", 75),
    ("blind", "sixth_false.txt", 27),
    ("blind", "seventh_false.txt", 54),
    ("blind", "eighth_false.txt", 47),
    ("blind", "ninth_false.txt", 19),
    ("second", "false_drafts.txt", 130),
    ("second", "again_false.txt", 71),
    ("second", "third_false.txt", 70),
)
TRUE = (
    ("blind", "true_drafts.txt", 60),
    ("blind", "third_true.txt", 39),
    ("blind", "again_true.txt", 49),
    ("blind", "fourth_true.txt", 45),
    ("blind", "sixth_true.txt", 40),
    ("blind", "seventh_true.txt", 38),
    ("blind", "eighth_true.txt", 30),
    ("blind", "ninth_true.txt", 16),
    ("second", "true_drafts.txt", 60),
    ("second", "again_true.txt", 45),
    ("second", "third_true.txt", 39),
)


def answers(corpus: BlindCorpus, name: str, here: Path) -> dict[str, dict[str, Any]]:
    """The answers to the drafts of a file; one with an open handle asks for proposals."""

    async def ask() -> dict[str, dict[str, Any]]:
        async with Client(server(corpus.url, "tester")) as client:
            found = {}
            for one in blocks(name, here):
                told = {"draft": corpus.filled(one), "proposals": "true" in name and "?]]" in one}
                found[one] = dict((await client.call_tool("render_answer", told)).structured_content or {})
            return found

    return anyio.run(ask)


def asked(request: pytest.FixtureRequest, corpus: str, name: str) -> dict[str, dict[str, Any]]:
    return answers(request.getfixturevalue(corpus), name, SECOND if corpus == "second" else HERE)


@pytest.mark.parametrize(("corpus", "name", "least"), FALSE)
def test_no_false_draft_passes(request: pytest.FixtureRequest, corpus: str, name: str, least: int) -> None:
    found = asked(request, corpus, name)
    assert len(found) >= least
    assert [one for one, answer in found.items() if not answer.get("faults") or answer.get("text")] == []


@pytest.mark.parametrize(("corpus", "name", "least"), TRUE)
def test_every_true_draft_passes(request: pytest.FixtureRequest, corpus: str, name: str, least: int) -> None:
    found = asked(request, corpus, name)
    assert len(found) >= least
    assert {one: answer["faults"] for one, answer in found.items() if answer.get("faults")} == {}


@pytest.mark.parametrize("name", ["Z1", "V2", "S1"])
def test_what_is_rendered_is_the_source_to_the_character(blind: BlindCorpus, name: str) -> None:
    found = answers(blind, "true_drafts.txt", HERE)
    words = {"Z1": "单纯的蒸馏行为不构成对教师模型著作权的侵害", "V2": "a term binds only the party who agreed to it",
             "S1": "企業用戶既已知悉限制內容而仍締約，自應受其拘束"}[name]  # fmt: skip
    with_it = [answer["text"] for one, answer in found.items() if f"{{{name}}}" in one]
    assert with_it and all(words in text for text in with_it)
