"""`export obsidian`: blocks with ids and links both ways, and not a byte of the user's is touched."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from distlaw.query.claims.filter import ClaimFilter
from distlaw.services.claims.curate import set_status
from distlaw.services.claims.read import listed_claims
from distlaw.services.obsidian import export_obsidian
from distlaw.services.obsidian.notes import without_links
from distlaw.services.obsidian.region import BEGIN, END, Damaged, with_region

LINK = re.compile(r"\[\[([^\]#|]+)(?:#\^(c[0-9a-f]{12}))?(?:\|[^\]]*)?\]\]")


def test_every_link_has_a_note_and_every_claim_is_linked_both_ways(argument_db: str, tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    found = export_obsidian(argument_db, vault)
    assert not found.damaged and len(found.written) == len(list(vault.rglob("*.md")))
    texts = {
        str(path.relative_to(vault).with_suffix("")): path.read_text(encoding="utf-8") for path in vault.rglob("*.md")
    }
    for name, text in texts.items():
        for target, block in LINK.findall(text):
            assert target in texts, (name, target)
            assert not block or f"\n^{block}\n" in texts[target]
    for claim in listed_claims(argument_db, ClaimFilter()):
        for theory in claim.theories:
            assert f"[[theories/{theory}]]" in texts[f"works/{claim.key}"]
            assert f"[[works/{claim.key}#^{claim.id}|" in texts[f"theories/{theory}"]
        for position in claim.positions:
            assert f"[[works/{claim.key}#^{claim.id}|" in texts[f"issues/{position.issue}"]
    assert "rebutted by [[works/chen2026zhengliu#^" in texts["works/li2025shuchu"]


def test_a_second_run_writes_nothing_and_a_change_only_its_notes(argument_db: str, tmp_path: Path) -> None:
    export_obsidian(argument_db, tmp_path)
    assert export_obsidian(argument_db, tmp_path).written == ()
    one = next(one for one in listed_claims(argument_db, ClaimFilter()) if one.theories == ("contract",))
    set_status(argument_db, [one.id], "rejected", "reader")
    changed = export_obsidian(argument_db, tmp_path).written
    assert (
        f"works/{one.key}.md" in changed and "theories/contract.md" in changed and "theories/patent.md" not in changed
    )


def test_what_a_user_writes_stays_to_the_byte(argument_db: str, tmp_path: Path) -> None:
    chance = random.Random(5)
    export_obsidian(argument_db, tmp_path)
    paths = sorted(tmp_path.rglob("*.md"))
    around: dict[Path, tuple[bytes, bytes]] = {}
    for path in paths:
        before = bytes(chance.randrange(256) for _ in range(chance.randrange(40))) + chance.choice(
            [b"", b"\r\n", b"\n"]
        )
        after = chance.choice([b"", b"\r\n## mine\r\n", b"\xff\xfe tail without a line end", b"\n\n"])
        around[path] = before, after
        path.write_bytes(before + path.read_bytes().rstrip(b"\n") + after)
    (tmp_path / "works" / "own.md").write_bytes(b"my own note\r\n")
    found = listed_claims(argument_db, ClaimFilter())
    set_status(argument_db, [one.id for one in found[:4]], "accepted", "reader")
    assert export_obsidian(argument_db, tmp_path).written
    for path, (before, after) in around.items():
        data = path.read_bytes()
        assert data.startswith(before + BEGIN) and data.endswith(END + after)
    assert (tmp_path / "works" / "own.md").read_bytes() == b"my own note\r\n"


def test_a_note_that_was_there_before_gets_a_region_at_its_end(argument_db: str, tmp_path: Path) -> None:
    (tmp_path / "theories").mkdir()
    path = tmp_path / "theories" / "contract.md"
    path.write_bytes(b"# My thoughts\r\nno end")
    export_obsidian(argument_db, tmp_path)
    assert path.read_bytes().startswith(b"# My thoughts\r\nno end\n\n" + BEGIN)


def test_damaged_marks_are_told_and_left(argument_db: str, tmp_path: Path, command: Callable[..., Any]) -> None:
    export_obsidian(argument_db, tmp_path)
    path = tmp_path / "theories" / "contract.md"
    path.write_bytes(path.read_bytes().replace(END, b""))
    before = path.read_bytes()
    ran = command("export", "obsidian", str(tmp_path))
    assert ran.code == 4 and "theories/contract.md" in ran.err and path.read_bytes() == before
    for broken in (END + BEGIN, BEGIN + END + BEGIN + END, BEGIN):
        with pytest.raises(Damaged):
            with_region(broken, "x")


def test_source_text_is_no_markup() -> None:
    text = without_links("see [[secret]] #tag ^cafe %% distlaw:end %% <script>")
    assert not LINK.search(text) and "%%" not in text and "<" not in text and " ^" not in text and " #" not in text
