"""A small corpus written straight into the tables, so that tests of search need no reader and no extractor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from distlaw.db import index
from distlaw.db import tables as t
from distlaw.db.session import open_database
from distlaw.db.vocabulary import synchronise


class ClaimOf(NamedTuple):
    """A claim: its quote has to stand in one of the work's passages."""

    id: str
    quote: str
    theories: tuple[str, ...] = ("copyright",)
    stance: str = "neutral"
    kind: str = "characterisation"
    speaker: str = ""
    modality: str = "asserted"
    status: str = "proposed"
    confidence: float = 1.0


class WorkOf(NamedTuple):
    """A work with its passages, claims, authors and cited cases."""

    key: str
    title: str
    passages: tuple[str, ...] = ()
    claims: tuple[ClaimOf, ...] = ()
    author: str = ""
    issued: str = "2030"
    language: str = "zh-Hans"
    container: str = ""
    abstract: str = ""
    cases: tuple[str, ...] = ()


def build(url: str, works: Sequence[WorkOf]) -> None:
    """Write and index the works, each in a transaction of its own."""
    with open_database(url) as database:
        with database.writing() as session:
            synchronise(session)
            session.add(t.Activity(id=1, stage="test", tool="test", tool_version="1", started_at=""))
        for work in works:
            with database.writing() as session:
                index.add_work(session.connection(), add(session, work))


def add(session: Session, work: WorkOf) -> int:
    """The rows of one work; returns its id."""
    text = "\n\n".join(work.passages)
    source = t.SourceFile(
        sha256=f"sha-{work.key}", media_type="text/plain", file_name=f"{work.key}.txt", size=len(text), text=text,
        text_sha256="", content=None, activity_id=1,
    )  # fmt: skip
    row = t.Work(
        key=work.key, key_folded=work.key.lower(), csl_type="article", title=work.title, language=work.language,
        issued=work.issued, container_title=work.container, abstract=work.abstract, item={}, activity_id=1,
    )  # fmt: skip
    session.add_all([source, row])
    session.flush()
    expression = t.Expression(
        work_id=row.id, source_file_id=source.id, language=work.language, quality="full", genre="plain", parser="plain",
        parser_version="1", text=text, text_sha256="", pieces=[], activity_id=1,
    )  # fmt: skip
    session.add(expression)
    session.flush()
    _passages(session, work, expression, text)
    for number, claim in enumerate(work.claims):
        _claim(session, claim, expression, text, number)
    for number, case in enumerate(work.cases):
        _case(session, case, expression, number)
    if work.author:
        person = t.Person(literal=work.author, folded=f"{work.author} {work.key}")
        session.add(person)
        session.flush()
        named = t.Contribution(work_id=row.id, person_id=person.id, role="author", position=0, name=work.author)
        named.affiliations = []
        session.add(named)
    session.flush()
    return row.id


def _passages(session: Session, work: WorkOf, expression: t.Expression, text: str) -> None:
    at = 0
    for passage in work.passages:
        start = text.index(passage, at)
        at = start + len(passage)
        session.add(
            t.Passage(
                work_id=expression.work_id, expression_id=expression.id, source_file_id=expression.source_file_id,
                start=start, end=at, ranges=[[start, at]], language=work.language, text=passage,
            )
        )  # fmt: skip


def _evidence(session: Session, expression: t.Expression, text: str, quote: str) -> t.Evidence:
    start = text.index(quote)
    row = t.Evidence(
        source_file_id=expression.source_file_id, start=start, end=start + len(quote),
        ranges=[[start, start + len(quote)]], exact=quote,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def _claim(session: Session, claim: ClaimOf, expression: t.Expression, text: str, number: int) -> None:
    evidence = _evidence(session, expression, text, claim.quote)
    row = t.Claim(
        id=claim.id, work_id=expression.work_id, expression_id=expression.id, source_file_id=expression.source_file_id,
        evidence_id=evidence.id, ordinal=number, stance=claim.stance, kind=claim.kind,
        speaker_type="organisation" if claim.speaker else "author", speaker_name=claim.speaker,
        modality=claim.modality, status=claim.status, made_by="test", language="", cues=[], also_at=[],
        confidence=claim.confidence, activity_id=1,
    )  # fmt: skip
    session.add(row)
    session.flush()
    for position, theory in enumerate(claim.theories):
        session.add(t.ClaimTheory(claim_id=claim.id, theory=theory, position=position))


def _case(session: Session, name: str, expression: t.Expression, number: int) -> None:
    evidence = _evidence(session, expression, name, name)
    session.add(
        t.Citation(
            expression_id=expression.id, work_id=expression.work_id, evidence_id=evidence.id, ordinal=number,
            kind="case", name=name, identifiers=[], candidates=[], status="unresolved", activity_id=1,
        )
    )  # fmt: skip


WORKS = (
    WorkOf(
        "qin2031jie", "模型蒸馏的界限",
        ("训练方复制教师模型的输出，属于合理使用，不构成侵权。",
         "绕过接口限制抓取数据的，违背商业道德，构成不正当竞争。",
         "（2031）京99民终1234号判决认为，DeepSeek案的distillation问题应交专家鉴定。"),
        (ClaimOf("c-fair", "复制教师模型的输出，属于合理使用", ("fair_use", "copyright"), "permits"),
         ClaimOf("c-compete", "绕过接口限制抓取数据的，违背商业道德，构成不正当竞争", ("unfair_competition",),
                 "prohibits")),
        author="秦守拙", issued="2031-03", container="数字法评论", abstract="本文讨论蒸馏。",
    ),
    WorkOf(
        "luo2032ying", "學生模型與營業秘密",
        ("內部權重若經合理保密措施保護，仍屬營業秘密，擅自取得者構成侵害。",
         "計畫公開的答案欠缺秘密性，不受營業秘密法保護。",
         "智慧財產法院尚未就此作出判決；軟體業者多主張還原工程合法。"),
        (ClaimOf("c-secret", "內部權重若經合理保密措施保護，仍屬營業秘密", ("trade_secret",), "conditional"),
         ClaimOf("c-open", "智慧財產法院尚未就此作出判決", ("ip_general",), "neutral", "open_question"),
         ClaimOf("c-gone", "計畫公開的答案欠缺秘密性", ("trade_secret",), "permits", status="rejected")),
        author="羅明棠", issued="2032-07", language="zh-Hant",
    ),
    WorkOf(
        "vane2030terms", "Terms that Forbid Training on Outputs",
        ("A clause that forbids distilling a model binds whoever clicked through it.",
         "OpenLark alleges that a rival stole its trade secrets; the court may well find fair use.",
         "Licences such as Llama 9.9 let outputs train other models, provided the name is kept."),
        (ClaimOf("c-clause", "A clause that forbids distilling a model binds whoever clicked through it", ("contract",),
                 "prohibits"),
         ClaimOf("c-alleged", "OpenLark alleges that a rival stole its trade secrets", ("trade_secret",), "prohibits",
                 "allegation", "OpenLark"),
         ClaimOf("c-may", "the court may well find fair use", ("fair_use",), "permits", "prediction",
                 modality="hedged")),
        author="Ottoline Vane", issued="2030-01-15", language="en", container="Journal of Imaginary Law",
        cases=("Arbor v. Quill",),
    ),
)  # fmt: skip
