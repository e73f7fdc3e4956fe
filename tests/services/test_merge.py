"""Two records of one work become one and can be two again, with everything that was found in each."""

from __future__ import annotations

from pathlib import Path

import pytest

from distlaw.db.opening import open_reader
from distlaw.errors import NotFound, UsageError
from distlaw.services.check import checked
from distlaw.services.ingest import ingest
from distlaw.services.record.dump import dumped
from distlaw.services.works.edit import edit
from distlaw.services.works.merge import keep_apart, merge, proposals, split, undo_merge

BODY = (
    "模型蒸馏并不复制受保护的表达，因此不构成著作权侵权。服务条款禁止以输出训练竞争模型的，违反者应当承担违约责任。"
    "绕过技术限制大量调用接口的，可能构成不正当竞争。法院应当结合手段与替代程度综合判断。"
)
HEAD = "# 输出训练的三重边界\n\n作者：林知远\n日期：2031-04-02\n"
PAPER = f"{HEAD}\n## 一、问题\n\n{BODY}\n\n## 二、结论\n\n应当区分手段与结果。\n"
REPOST = f"# 输出训练的三重边界\n\n作者：林知远\n日期：2031-04-02\n来源：某公众号\n\n{BODY}\n"
OTHER = "# 学生模型的侵权责任\n\n作者：周若衡\n日期：2032\n\n提供学生模型的企业应当对用户承担责任。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    where = tmp_path / "works"
    where.mkdir()
    for name, text in (("a_paper.md", PAPER), ("b_other.md", OTHER)):
        (where / name).write_text(text, encoding="utf-8")
    return where


def keys(url: str) -> list[str]:
    return [record.key for record in dumped(url)]


def test_a_second_copy_joins_the_work_and_repeats_no_claim(db: str, folder: Path) -> None:
    list(ingest(db, [str(folder)]))
    before = {r.key: len(r.claims) for r in dumped(db)}
    (folder / "c_repost.md").write_text(REPOST, encoding="utf-8")
    verdict = next(iter(ingest(db, [str(folder / "c_repost.md")])))
    assert verdict.verdict == "duplicate"
    record = next(r for r in dumped(db) if r.key == verdict.keys[0])
    assert len(record.sources) == 2
    assert len(record.claims) == before[verdict.keys[0]]
    assert not checked(db).faults


def test_a_merge_is_taken_back_whole(db: str, folder: Path) -> None:
    list(ingest(db, [str(folder)]))
    before = {r.key: (r.work, r.claims, r.body) for r in dumped(db)}
    first, second = sorted(before)
    merge(db, first, second, "tester")
    assert keys(db) == [first]
    assert not checked(db).faults
    assert undo_merge(db, first, "tester") == second
    assert {r.key: (r.work, r.claims, r.body) for r in dumped(db)} == before
    assert not checked(db).faults
    with pytest.raises(NotFound, match="nothing was merged"):
        undo_merge(db, first, "tester")


def test_a_source_splits_off(db: str, folder: Path) -> None:
    list(ingest(db, [str(folder)]))
    first, second = sorted(keys(db))
    merge(db, first, second, "tester")
    name = next(s.file_name for s in next(iter(dumped(db))).sources if s.file_name.startswith("b"))
    split(db, first, name, "apart", "tester")
    assert sorted(keys(db)) == sorted([first, "apart"])
    assert not checked(db).faults


@pytest.mark.parametrize("source", ["nothing.md", "a_paper.md"], ids=["no such source", "its only source"])
def test_what_cannot_be_split(db: str, folder: Path, source: str) -> None:
    list(ingest(db, [str(folder)]))
    with pytest.raises((NotFound, UsageError)):
        split(db, keys(db)[0], source, "", "tester")


def test_a_work_cannot_join_itself(db: str, folder: Path) -> None:
    list(ingest(db, [str(folder)]))
    key = keys(db)[0]
    with pytest.raises(UsageError, match="one work already"):
        merge(db, key, key.upper(), "tester")


def test_works_kept_apart_are_not_proposed(db: str, folder: Path) -> None:
    list(ingest(db, [str(folder)]))
    first, second = keys(db)
    keep_apart(db, first, second, "tester")
    assert proposals(db) == []
    with open_reader(db) as reader:
        assert reader.rows("SELECT verdict FROM merge_proposal") == [("kept_apart",)]


def test_a_changed_file_supersedes_its_old_text(db: str, folder: Path) -> None:
    path = folder / "a_paper.md"
    list(ingest(db, [str(path)]))
    path.write_text(PAPER.replace("应当区分手段与结果", "不应当区分手段与结果"), encoding="utf-8")
    verdict = next(iter(ingest(db, [str(path)])))
    assert verdict.verdict == "updated"
    record = next(iter(dumped(db)))
    assert "不应当区分" in record.body
    assert len(record.sources) == 2
    assert not checked(db).faults


def test_an_editors_word_outlives_a_better_source(db: str, folder: Path) -> None:
    path = folder / "a_paper.md"
    list(ingest(db, [str(path)]))
    key = keys(db)[0]
    edit(db, key, {"container_title": "编者所说的刊物"}, [], "", "tester")
    (folder / "c_repost.md").write_text(PAPER + "\n刊于：《另一刊物》2031年第3期\n", encoding="utf-8")
    list(ingest(db, [str(folder / "c_repost.md")]))
    (record,) = dumped(db)
    assert len(record.sources) == 2
    assert record.work["container-title"] == "编者所说的刊物"


def test_a_note_without_title_written_anew_is_the_same_work(db: str, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("平台以服务条款禁止用户利用输出训练竞争模型，该条款在合同法上有效。\n", encoding="utf-8")
    first = [verdict.keys for verdict in ingest(db, [str(note)])]
    note.write_text("数据抓取行为是否正当，应当看其是否实质性替代了原服务。\n", encoding="utf-8")
    second = list(ingest(db, [str(note)]))
    assert [(verdict.verdict, verdict.keys) for verdict in second] == [("updated", first[0])]
