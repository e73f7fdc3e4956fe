"""A file that has changed: what people decided goes with its words to the new text, or is told to have stayed."""

from __future__ import annotations

from pathlib import Path

import pytest

from distlaw.db.opening import open_reader
from distlaw.model.argument import Speaker
from distlaw.model.claim_record import ClaimChanges, ClaimRecord
from distlaw.query.claims.claims import claims
from distlaw.query.claims.filter import ClaimFilter
from distlaw.services.check import checked
from distlaw.services.claims.curate import NewClaim, add_claim, edit_claim, relate, set_status
from distlaw.services.claims.relate import propose_relations
from distlaw.services.ingest import IngestOptions, ingest
from distlaw.services.journal import undo
from distlaw.services.works.show import source

WHO = "tester"
HEAD = "# 输出训练的三重边界\n\n作者：林知远\n日期：2031-04-02\n\n"
ONE, TWO, THREE = (
    "模型蒸馏并不复制受保护的表达，因此不构成著作权侵权。",
    "服务条款禁止以输出训练竞争模型的，违反者应当承担违约责任。",
    "绕过技术限制大量调用接口的，构成不正当竞争。",
)
TEXT = f"{HEAD}{ONE}\n\n{TWO}\n\n{THREE}\n"


@pytest.fixture
def paper(db: str, tmp_path: Path) -> Path:
    path = tmp_path / "paper.md"
    path.write_text(TEXT, encoding="utf-8")
    list(ingest(db, [str(path)]))
    return path


def changed(db: str, path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    (verdict,) = ingest(db, [str(path)], IngestOptions(agent=WHO))
    assert verdict.verdict == "updated"
    assert not checked(db).faults
    return [problem.message for problem in verdict.problems if problem.code == "not_carried"]


def of(db: str, words: str, *statuses: str) -> list[ClaimRecord]:
    with open_reader(db) as reader:
        return [c for c in claims(reader, ClaimFilter(statuses=statuses)) if words in c.text]


def test_decisions_and_corrections_go_with_their_words(db: str, paper: Path) -> None:
    one, two, three = (of(db, words)[0] for words in ("著作权侵权", "违约责任", "不正当竞争"))
    set_status(db, [one.id], "accepted", WHO)
    edit_claim(db, two.id, ClaimChanges(speaker=Speaker(type="person", name="某甲")), WHO)
    set_status(db, [three.id], "rejected", WHO)
    relation, _ = relate(db, one.id, "supports", two.id, WHO)
    assert not changed(db, paper, TEXT.replace(HEAD, f"{HEAD}新加的一段说明文字，与上文没有关系。\n\n"))
    assert [(c.id, c.status) for c in of(db, "著作权侵权")] == [(one.id, "accepted")]
    assert [(c.id, c.speaker.name) for c in of(db, "违约责任")] == [(two.id, "某甲")]
    assert [c.id for c in of(db, "不正当竞争", "rejected", "proposed", "accepted")] == [three.id]
    with open_reader(db) as reader:
        assert reader.rows("SELECT id FROM claim_relation WHERE made_by = 'tester'") == [(relation,)]
        assert reader.rows("SELECT count(DISTINCT source_file_id) FROM claim") == [(1,)]
    text, marks = source(db, one.key)
    assert "新加的一段" in text
    assert {text[start:end] for start, end, _ in marks} >= {one.quote}


def test_what_is_not_there_any_more_is_listed(db: str, paper: Path) -> None:
    one = of(db, "著作权侵权")[0]
    set_status(db, [one.id], "accepted", WHO)
    (message,) = changed(db, paper, TEXT.replace("不构成著作权侵权", "构成著作权的侵权"))
    assert one.id in message and "stays on the earlier text" in message
    assert of(db, "不构成著作权侵权", "accepted")[0].source_sha256 == one.source_sha256


@pytest.mark.parametrize("number", [1, 2], ids=["the first", "the second"])
def test_words_that_recur_are_told_apart_by_their_neighbours(db: str, tmp_path: Path, number: int) -> None:
    path = tmp_path / "twice.md"
    middle = "前面已经说过一次了。"
    path.write_text(f"{HEAD}{ONE}{middle}\n\n结论部分：{ONE}\n", encoding="utf-8")
    list(ingest(db, [str(path)]))
    text, _ = source(db, of(db, "著作权侵权")[0].key)
    start = text.index(ONE) if number == 1 else text.rindex(ONE)
    new = NewClaim(("copyright",), "permits", "normative", span=(start, start + len(ONE) - 1))
    mine, _ = add_claim(db, of(db, "著作权侵权")[0].key, new, WHO)
    assert not changed(db, path, f"{HEAD}开头新加一段话，后面不变。\n\n{ONE}{middle}\n\n结论部分：{ONE}\n")
    text, marks = source(db, mine.key)
    place = text.index(ONE) if number == 1 else text.rindex(ONE)
    assert (place, place + len(ONE) - 1, mine.id) in marks


def test_the_same_file_under_another_title_is_the_same_work(db: str, paper: Path) -> None:
    one = of(db, "著作权侵权")[0]
    set_status(db, [one.id], "accepted", WHO)
    assert not changed(db, paper, TEXT.replace("输出训练的三重边界", "论模型蒸馏"))
    assert [c.key for c in of(db, "著作权侵权")] == [one.key]


def test_another_file_at_the_same_place_is_another_work(db: str, paper: Path) -> None:
    paper.write_text("# 别的文章\n\n作者：何某\n\n提供学生模型的企业应当对用户承担责任。\n", encoding="utf-8")
    (verdict,) = ingest(db, [str(paper)])
    assert verdict.verdict == "added"


def test_an_update_is_taken_back_whole(db: str, paper: Path) -> None:
    one = of(db, "著作权侵权")[0]
    set_status(db, [one.id], "accepted", WHO)
    before = of(db, "")
    changed(db, paper, TEXT.replace(HEAD, f"{HEAD}新加的一段说明文字，与上文没有关系。\n\n"))
    undo(db, WHO)
    assert of(db, "") == before
    assert not checked(db).faults


def test_relations_to_other_works_go_with_the_words_of_their_ends(db: str, paper: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("# 另一种看法\n\n作者：周若衡\n日期：2032\n\n模型蒸馏构成著作权侵权。\n", encoding="utf-8")
    list(ingest(db, [str(other)]))
    (proposed,) = propose_relations(db, (), WHO)
    changed(db, paper, TEXT.replace(HEAD, f"{HEAD}新加的一段说明文字，与上文没有关系。\n\n"))
    with open_reader(db) as reader:
        ends = reader.rows(
            "SELECT source_id, target_id, reason FROM claim_relation WHERE rule = :rule", {"rule": proposed.rule}
        )
    assert len(ends) == 1 and proposed.reason == ends[0][2]
    assert {claim.id for claim in of(db, "著作权侵权", "proposed")} >= set(ends[0][:2])
