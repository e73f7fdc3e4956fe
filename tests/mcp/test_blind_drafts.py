"""Drafts that others than the checker's author wrote, by the rules of an earlier check that let free prose stand beside
a handle: no false one passes; a true one passes or gets the nearest draft that does, with all its handles."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import anyio
import pytest
from blind_corpus import HERE, BlindCorpus, blocks
from mcp import Client

from distlaw.mcp.server import server
from distlaw.services.answers import checked_draft

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
def test_free_prose_gets_the_nearest_draft(request: pytest.FixtureRequest, corpus: str, name: str, least: int) -> None:
    found = asked(request, corpus, name)
    url = request.getfixturevalue(corpus).url
    assert len(found) >= least
    for one, answer in found.items():
        if not answer["ok"]:
            named = re.findall(r"\{([A-Z]\d)\}", one)
            assert not named or answer["nearest"], one
            assert (
                not checked_draft(url, answer["nearest"], with_proposals="?]]" in one).faults or not answer["nearest"]
            )
            assert answer["nearest"].count("[[c:") >= len(set(named)), one
