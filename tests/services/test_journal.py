"""Every change is kept with who, when and what it was, and can be taken back: every row is as before."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from distlaw.db.journal.rows import image_sql, recorded_tables
from distlaw.db.session import open_database
from distlaw.errors import NotFound, UsageError
from distlaw.query.search.plan import Request
from distlaw.services.check import checked
from distlaw.services.claims.curate import NewClaim, add_claim, relate, set_status
from distlaw.services.claims.relate import propose_relations
from distlaw.services.database import vacuum
from distlaw.services.ingest import IngestOptions, ingest
from distlaw.services.journal import log, undo
from distlaw.services.record.dump import dumped
from distlaw.services.saved import remove as forget
from distlaw.services.saved import save
from distlaw.services.works.edit import edit, remove
from distlaw.services.works.listing import retag
from distlaw.services.works.merge import keep_apart, merge, split, undo_merge

WHO = "tester"
CITING = (
    "# 回应\n\n作者：周若衡\n日期：2033\n\n蒸馏并不当然构成侵权[1][2]。\n\n## 参考文献\n\n"
    "[1] 林知远. 模型蒸馏与合理使用[J]. 海隅法学, 2031(2):11-20.\n[2] 周若衡. 另一篇文章[J]. 海隅法学, 2030(1):1-9.\n"
)


def rows(url: str) -> dict[str, list[str]]:
    """Every row of every table that holds what people made, as text."""
    with open_database(url) as database, database.engine.connect() as connection:
        name = connection.dialect.name
        return {
            table.name: sorted(connection.scalars(text(f'SELECT {image_sql(table, "t", name)} FROM "{table.name}" t')))
            for table in recorded_tables()
        }


@pytest.fixture
def full(corpus: object, db: str, tmp_path: Path) -> str:
    """The three notes, and one that cites."""
    path = tmp_path / "citing.md"
    path.write_text(CITING, encoding="utf-8")
    list(ingest(db, [str(path)], IngestOptions(agent="somebody")))
    return db


def keys(url: str) -> list[str]:
    return [record.key for record in dumped(url) if record.sources]


def claims(url: str) -> list[str]:
    return [claim.id for record in dumped(url) for claim in record.claims]


CHANGES = {
    "edit": lambda url: edit(url, keys(url)[0], {"title": "另题"}, ["甲", "乙"], "", WHO),
    "rename": lambda url: edit(url, keys(url)[0], {}, [], "other-key", WHO),
    "merge": lambda url: merge(url, keys(url)[0], keys(url)[1], WHO),
    "merge what is cited": lambda url: merge(url, keys(url)[-1], "lin2031heli", WHO),
    "keep apart": lambda url: keep_apart(url, keys(url)[0], keys(url)[1], WHO),
    "remove": lambda url: remove(url, keys(url)[:2], WHO),
    "add a claim": lambda url: add_claim(
        url, "lin2031heli", NewClaim(("contract",), "neutral", "normative", quote="应当承担违约责任"), WHO
    ),
    "accept": lambda url: set_status(url, claims(url)[:3], "accepted", WHO),
    "relate": lambda url: relate(url, claims(url)[0], "rebuts", claims(url)[1], WHO, "so"),
    "propose": lambda url: propose_relations(url, (), WHO),
    "save": lambda url: save(url, "mine", Request("蒸馏"), WHO),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_is_taken_back_whole_and_done_again(full: str, change: object) -> None:
    before, printed = rows(full), list(dumped(full))
    change(full)  # type: ignore[operator]
    after = rows(full)
    assert after != before
    undo(full, WHO)
    assert rows(full) == before and list(dumped(full)) == printed
    assert not checked(full).faults
    undo(full, WHO, log(full)[0].number)  # what took it back is taken back itself
    assert rows(full) == after
    assert not checked(full).faults


def test_a_split_and_a_forgotten_search_are_taken_back(full: str) -> None:
    first, second = keys(full)[:2]
    merge(full, first, second, WHO)
    save(full, "mine", Request("蒸馏"), WHO)
    before = rows(full)
    name = next(r for r in dumped(full) if r.key == first).sources[1].file_name
    split(full, first, name, "apart", WHO)
    forget(full, "mine", WHO)
    assert [undo(full, WHO)[0].action, undo(full, WHO)[0].action] == ["forget search", "split"]
    assert rows(full) == before


def test_a_merge_is_taken_back_though_another_work_came_since(full: str, tmp_path: Path) -> None:
    newest = keys(full)[-1]
    before = rows(full)
    first = keys(full)[0]
    merge(full, first, newest, WHO)
    path = tmp_path / "later.md"
    path.write_text("# 后来的文章\n\n作者：何某\n\n提供者应当承担责任。\n", encoding="utf-8")
    (verdict,) = ingest(full, [str(path)], IngestOptions(agent=WHO))
    assert undo_merge(full, first, WHO) == newest
    remove(full, verdict.keys, WHO)
    assert {name: found for name, found in rows(full).items() if name != "person"} == {
        name: found for name, found in before.items() if name != "person"
    }
    assert not checked(full).faults


def test_an_ingest_is_taken_back_with_all_its_files(full: str, tmp_path: Path) -> None:
    before = rows(full)
    for number in range(3):
        text_ = f"# 第{number}篇\n\n作者：何某\n\n第{number}种提供者应当承担责任。\n"
        (tmp_path / f"{number}.md").write_text(text_, encoding="utf-8")
    list(ingest(full, [str(tmp_path / f"{number}.md") for number in range(3)], IngestOptions(agent=WHO)))
    assert len(undo(full, WHO)) == 3
    assert rows(full) == before
    assert not checked(full).faults


def test_a_change_of_a_work_that_is_gone_says_what_to_take_back_first(db: str, tmp_path: Path) -> None:
    path = tmp_path / "one.md"
    path.write_text("# 一篇\n\n作者：何某\n\n提供者应当承担责任。\n", encoding="utf-8")
    (verdict,) = ingest(db, [str(path)], IngestOptions(agent=WHO))
    retag(db, verdict.keys, ["+x"], WHO)
    undo(db, WHO)
    again = log(db)[0].number
    undo(db, WHO)  # the ingest
    with pytest.raises(UsageError, match="not here now") as told:
        undo(db, WHO, again)
    assert told.value.hint.endswith(f"distlaw undo {again + 1}")
    undo(db, WHO, again + 1)
    assert undo(db, WHO, again)[0].number == again


def test_what_later_changes_build_on_stays(full: str) -> None:
    key = keys(full)[0]
    edit(full, key, {"title": "一"}, [], "", WHO)
    number = log(full)[0].number
    edit(full, key, {"title": "二"}, [], "", "another")
    with pytest.raises(UsageError, match=rf"later changes build on entry {number}: {number + 1} \(edit\)"):
        undo(full, WHO)
    undo(full, "another")
    assert undo(full, WHO)[0].lines == ("title: 一 → " + log(full, key)[0].lines[-1].split(" → ")[1],)


def test_a_persons_undo_leaves_others_alone(full: str) -> None:
    edit(full, keys(full)[0], {"title": "一"}, [], "", "another")
    with pytest.raises(NotFound, match="nothing to undo"):
        undo(full, WHO)


def test_the_log_says_what_it_was_and_what_it_is(full: str) -> None:
    key = keys(full)[0]
    edit(full, key, {"container_title": "海隅法学"}, [], "", WHO)
    set_status(full, claims(full)[:1], "accepted", WHO)
    last, before = log(full)[:2]
    assert (before.agent, before.action, before.lines) == (WHO, "edit", ("container_title: — → 海隅法学",))
    assert last.lines == (f"{claims(full)[0]} status: proposed → accepted",)
    assert log(full, claims(full)[0]) == [last]
    assert log(full, key)[-1].number <= before.number
    with pytest.raises(NotFound, match="nothing in the journal"):
        log(full, "nosuch")


def test_what_changes_nothing_is_no_entry(full: str) -> None:
    number = len(log(full, limit=0))
    edit(full, keys(full)[0], {"title": str(next(iter(dumped(full))).work["title"])}, [], "", WHO)
    set_status(full, claims(full)[:1], "proposed", WHO)
    assert len(log(full, limit=0)) == number


def test_a_vacuum_keeps_what_undo_needs_and_a_purge_forgets_it(full: str) -> None:
    before, number = list(dumped(full)), len(keys(full))
    remove(full, keys(full)[:1], WHO)
    assert vacuum(full)[0] == 0
    undo(full, WHO)
    assert list(dumped(full)) == before and not checked(full).faults
    remove(full, keys(full)[:1], WHO)
    assert vacuum(full, purge=True)[0] > 0
    assert len(keys(full)) == number - 1 and not checked(full).faults
