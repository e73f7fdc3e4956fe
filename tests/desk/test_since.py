"""`since`, `watch` and saved searches: what is new is told once, and what is only read again is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from conftest import NOTES, Command

from distlaw.errors import UsageError
from distlaw.services.claims.read import listed_claims
from distlaw.services.ingest import IngestOptions, ingest
from distlaw.services.journal.changes import Changes, changes_since
from distlaw.services.watching import watched

PAPER = NOTES["permits.md"]


@pytest.fixture
def paper(db: str, tmp_path: Path) -> Path:
    path = tmp_path / "paper.md"
    path.write_text(PAPER, encoding="utf-8")
    return path


def read(db: str, path: Path) -> str:
    return next(iter(ingest(db, [str(path)], IngestOptions(workers=1)))).verdict


def types(found: Changes) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in found.changes:
        counts[one.type] = counts.get(one.type, 0) + 1
    return counts


def test_new_works_and_claims_are_told_and_a_second_reading_is_not(db: str, paper: Path, distlaw: Command) -> None:
    read(db, paper)
    first = changes_since(db, "0")
    told = types(first)
    assert told["work_added"] == 1 and told["claim_added"] == len(listed_claims_of(db))
    assert changes_since(db, str(first.revision)).changes == ()
    assert distlaw("refresh").code == 0
    assert changes_since(db, str(first.revision)).changes == ()
    paper.write_text(
        PAPER.replace("## 著作权\n\n", "## 著作权\n\n新加的一段说明，与上文没有关系。\n\n"), encoding="utf-8"
    )
    assert read(db, paper) == "updated"
    assert "claim_added" not in types(changes_since(db, str(first.revision)))
    assert "claim_removed" not in types(changes_since(db, str(first.revision)))


def listed_claims_of(db: str) -> list[Any]:
    from distlaw.query.claims.filter import ClaimFilter

    return list(listed_claims(db, ClaimFilter()))


def test_a_persons_changes_are_typed(argument_db: str, command: Any) -> None:
    revision = changes_since(argument_db, "0").revision
    one, two = listed_claims_of(argument_db)[:2]
    command("claims", "accept", one.id)
    command("claims", "relate", one.id, "rebuts", two.id)
    command("edit", one.key, "--title", "另一个题目")
    found = changes_since(argument_db, str(revision))
    by_type = {change.type: change for change in found.changes}
    assert by_type["claim_changed"].what == "status: proposed → accepted"
    assert by_type["rebuttal"].subject == two.id and one.id in by_type["rebuttal"].what
    assert "另一个题目" in by_type["work_changed"].what
    command("claims", "reject", one.id)
    command("claims", "reopen", one.id)
    again = changes_since(argument_db, str(found.revision))
    assert "claim_changed" not in types(again) or "accepted → proposed" in again.changes[0].what


def test_text_json_and_atom(argument_db: str, command: Any) -> None:
    one = listed_claims_of(argument_db)[0]
    command("claims", "accept", one.id, "--note", "a < b & c")
    ran = command("since", "0")
    assert ran.code == 0 and "claim changed" in ran.out and "the revision is" in ran.err
    value = json.loads(command("since", "0", "--json").out)
    assert value["changes"][0]["type"] == "claim_changed"
    feed = ElementTree.fromstring(command("since", "0", "--format", "atom").out)
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == len(value["changes"])
    assert command("since", "0", "--format", "atom").out == command("since", "0", "--format", "atom").out
    assert command("since", str(value["revision"])).code == 1
    assert command("since", "yesterday").code == 2


def test_terms_that_changed_since_a_day(argument_db: str) -> None:
    found = changes_since(argument_db, "2024-01-01")
    told = [one for one in found.changes if one.type == "terms_changed"]
    assert told and all(one.at >= "2024-01-01" for one in told)


def test_a_watched_folder_is_read_as_it_changes(db: str, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "one.md").write_text(PAPER, encoding="utf-8")
    batches = []

    def changes() -> Any:
        (folder / "two.md").write_text(NOTES["english.md"], encoding="utf-8")
        (folder / ".hidden.md").write_text("x", encoding="utf-8")
        (folder / "three.pdf").write_bytes(b"%PDF-1.4 broken")
        yield [str(folder / name) for name in ("two.md", ".hidden.md", "three.pdf", "gone.md")]
        batches.append(1)
        yield [str(folder / "two.md")]

    found = [(Path(one.name).name, one.verdict) for one in watched(db, folder, changes())]
    assert found[0] == ("one.md", "added") and ("two.md", "added") in found and ("three.pdf", "refused") in found
    assert found[-1] == ("two.md", "unchanged") and batches and len(found) == 4


def test_saved_searches_say_what_is_new(argument_db: str, command: Any) -> None:
    command("search", "合理使用", "--in", "claims", "--save", "fair")
    assert command("saved", "new").code == 1
    command("claims", "add", "li2025shuchu", "--quote", "属于合理使用，不侵犯著作权", "--theory", "copyright",
            "--stance", "permits", "--kind", "normative")  # fmt: skip
    ran = command("saved", "new", "--json")
    assert ran.code == 0 and [row["search"] for row in json.loads(ran.out)] == ["fair"]
    assert command("saved", "new").code == 1


@pytest.mark.parametrize("day", ["2031-13-01", "2031-02-30", "yesterday"])
def test_a_day_that_is_none_is_refused(db: str, paper: Path, day: str) -> None:
    read(db, paper)
    with pytest.raises(UsageError, match="is no day"):
        changes_since(db, day)
