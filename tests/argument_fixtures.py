"""A small database of invented works with claims, for the tests of services, queries and commands."""

from __future__ import annotations

import hashlib
import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from distlaw.db import index, store
from distlaw.db.findings import FindingStore, add_relation
from distlaw.db.session import open_database
from distlaw.db.vocabulary import synchronise
from distlaw.model.argument import ClaimFinding, Cue, RelationFinding, Speaker
from distlaw.model.citation import CitationFinding
from distlaw.model.document import ParsedDocument
from distlaw.model.evidence import Evidence
from distlaw.model.findings import Findings
from distlaw.model.source import SourceText
from distlaw.model.work import Item, Name
from distlaw.text.digest import sha256_of
from distlaw.text.offsets import MappedText, Piece

LI_TEXT = (
    "一、问题\n学生模型学习教师模型的输出，属于合理使用，不侵犯著作权。\n"
    "若违反服务条款抓取接口数据，\n则应承担违约责任。\n平台应当公开其许可证的限制。\n"
)
SMITH_TEXT = (
    "1 Question\nTraining on outputs is fair use of the teacher model. "
    "The court in Arbor v. Quill left the point open. Terms of service that forbid it are enforceable.\n"
    "Who bears the loss if the student infringes?\n"
)
CHEN_TEXT = "蒸餾他人模型的輸出並非合理使用，\n\n頁眉\n\n而是侵害著作權。\n學者認為契約條款不得排除反向工程。\n"
SHAS = {
    name: hashlib.sha256(text.encode()).hexdigest()
    for name, text in (("li", LI_TEXT), ("smith", SMITH_TEXT), ("chen", CHEN_TEXT))
}


def _document(name: str, text: str, language: str, pieces: tuple[Piece, ...] = ()) -> ParsedDocument:
    reading = MappedText(text, pieces) if pieces else MappedText.whole(text)
    return ParsedDocument(
        source_sha256=SHAS[name], text_sha256=sha256_of(text), parser="plain", parser_version="1",
        genre="plain", quality="full", language=language, reading=reading,
    )  # fmt: skip


def _evidence(document: ParsedDocument, *quotes: str) -> Evidence:
    source = document.reading.source
    spans: list[tuple[int, int]] = []
    for quote in quotes:
        at = document.reading.text.index(quote)
        spans.extend(document.reading.to_source(at, at + len(quote)))
    return Evidence(
        ranges=tuple(spans), exact="".join(source[a:b] for a, b in spans), text_sha256=document.text_sha256
    )  # fmt: skip


def _claim(document: ParsedDocument, number: int, quote: str, labels: str, **more: object) -> ClaimFinding:
    theories, stance, kind = labels.split()
    evidence = _evidence(document, quote)
    cue = Cue(label="stance", value=stance, rule=f"stance.{stance}", text=quote[:2], start=evidence.start, decided=True)
    found = {
        "local_id": f"c{number}", "evidence": evidence, "theories": theories.split(","), "stance": stance,
        "kind": kind, "language": document.language, "cues": (cue,), "section": "一、问题",
    }  # fmt: skip
    return ClaimFinding.model_validate(found | more)


def _li() -> tuple[ParsedDocument, Findings, Item]:
    d = _document("li", LI_TEXT, "zh-Hans")
    claims = (
        _claim(d, 1, "学生模型学习教师模型的输出，属于合理使用", "fair_use permits characterisation"),
        _claim(d, 2, "若违反服务条款抓取接口数据，\n则应承担违约责任", "contract conditional normative"),
        _claim(d, 3, "平台应当公开其许可证的限制", "licence,governance neutral normative"),
    )
    name = Name(literal="李明", latin="Li Ming")
    item = Item(
        key="li2025shuchu",
        csl_type="article-journal",
        language="zh-Hans",
        title="输出的学习",
        issued="2025-03",
        contributors=(name,),
    )
    return d, Findings(claims=claims), item


def _smith() -> tuple[ParsedDocument, Findings, Item]:
    d = _document("smith", SMITH_TEXT, "en")
    court = Speaker(type="organisation", name="the court in Arbor v. Quill")
    claims = (
        _claim(d, 1, "Training on outputs is fair use of the teacher model", "fair_use,copyright permits normative"),
        _claim(d, 2, "left the point open", "fair_use neutral open_question", speaker=court),
        _claim(d, 3, "Terms of service that forbid it are enforceable", "contract prohibits characterisation"),
        _claim(d, 4, "Who bears the loss if the student infringes?", "tort_liability neutral open_question"),
    )
    case = CitationFinding(
        kind="case", evidence=_evidence(d, "Arbor v. Quill"), name="Arbor v. Quill", target_id="arbor-v-quill",
        status="resolved",
    )  # fmt: skip
    relations = (RelationFinding(source="c3", target="c1", type="qualifies", reason="the contract may forbid it"),)
    name = Name(family="Smith", given="Ann")
    item = Item(
        key="smith2024outputs",
        csl_type="article-journal",
        language="en",
        title="Outputs and Owners",
        issued="2024",
        contributors=(name,),
    )
    return d, Findings(claims=claims, citations=(case,), relations=relations), item


def _chen() -> tuple[ParsedDocument, Findings, Item]:
    cut = CHEN_TEXT.index("\n\n頁眉\n\n")
    rest = CHEN_TEXT.index("而是")
    d = _document("chen", CHEN_TEXT, "zh-Hant", (Piece(0, cut), Piece(rest, len(CHEN_TEXT))))
    claims = (
        _claim(d, 1, "蒸餾他人模型的輸出並非合理使用，而是侵害著作權", "fair_use,copyright prohibits characterisation"),
        _claim(
            d, 2, "契約條款不得排除反向工程", "contract permits normative", speaker=Speaker(type="group", name="學者")
        ),
    )
    name = Name(literal="陳安", latin="Chen An")
    item = Item(
        key="chen2026zhengliu",
        csl_type="article-journal",
        language="zh-Hant",
        title="蒸餾與侵權",
        issued="2026-01",
        contributors=(name,),
    )
    return d, Findings(claims=claims), item


def build(path: Path) -> None:
    """Three works, nine claims, one relation within a work and two across."""
    with open_database(str(path)) as database, database.writing() as session:
        synchronise(session)
        activity = store.add_activity(session, "ingest")
        ids: dict[str, str] = {}
        for name, (document, findings, item) in {"li": _li(), "smith": _smith(), "chen": _chen()}.items():
            text = document.reading.source
            source = SourceText(
                sha256=SHAS[name], file_name=f"{name}.txt", media_type="text/plain", text=text, encoding="utf-8"
            )
            row = store.add_source(session, source, text.encode(), activity)
            work = store.add_work(session, item, (), activity)
            expression = store.add_expression(session, work, row, document, 0, activity)
            keeper = FindingStore(session, expression, row, activity)
            keeper.add(findings)
            ids |= {f"{name}.{local}": identity for local, identity in keeper.claim_ids.items()}
            index.add_work(session.connection(), work.id)
        for one, kind, other in (("chen.c1", "rebuts", "li.c1"), ("smith.c1", "supports", "li.c1")):
            relation = RelationFinding.model_validate({"source": ids[one], "target": ids[other], "type": kind})
            add_relation(session, relation, activity)


@pytest.fixture(scope="session")
def argument_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database, built once."""
    path = tmp_path_factory.mktemp("arguments") / "template.db"
    build(path)
    return path


@pytest.fixture
def argument_db(argument_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A copy of it for one test; commands find it through DISTLAW_DB."""
    for part in argument_template.parent.glob("template.db*"):
        shutil.copy(part, tmp_path / part.name.replace("template", "arguments"))
    url = str(tmp_path / "arguments.db")
    monkeypatch.setenv("DISTLAW_DB", url)
    monkeypatch.setenv("DISTLAW_USER", "reader")
    return url


class Answer(NamedTuple):
    """What a command gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answer]:
    """Runs the command line in this process: `command("claims", "list", stdin="")`."""
    from distlaw.cli.entry import main

    def run(*words: str, stdin: str = "") -> Answer:
        capsys.readouterr()
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        monkeypatch.setenv("COLUMNS", "80")
        with pytest.raises(SystemExit) as ended:
            main(list(words))
        captured = capsys.readouterr()
        code: Any = ended.value.code
        return Answer(int(code or 0), captured.out, captured.err)

    return run
