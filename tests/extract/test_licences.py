"""Licences and terms: names, versions, clauses, quoted terms, rows of tables, and what is only a kind of licence."""

from __future__ import annotations

import pytest
from citation_fixtures import citations_of, cited, plain_document

from distlaw.extract.licences.adjuncts import clause_of
from distlaw.model.document import TableRow


@pytest.mark.parametrize(
    ("text", "exact", "target", "clause"),
    [
        ("采用MIT许可证发布", "MIT许可证", "licence:mit", ""),
        ("采用 MIT 许可证", "MIT 许可证", "licence:mit", ""),
        ("Apache-2.0许可第三条的专利授权", "Apache-2.0许可第三条", "licence:apache-2.0", "3"),
        ("Llama 2的社区许可证第1条b款第v项禁止", "Llama 2的社区许可证第1条b款第v项", "licence:llama-2", "1.b.v"),
        ("《Llama 3.1社区许可协议》第1.b.i条", "《Llama 3.1社区许可协议》第1.b.i条", "licence:llama-3.1", "1.b.i"),
        (
            "Section 1(b)(v) of the Llama 2 Community License barred",
            "Section 1(b)(v) of the Llama 2 Community License",
            "licence:llama-2",
            "1.b.v",
        ),
        ("通义千问2023年8月3日的许可证不许", "通义千问2023年8月3日的许可证", "licence:tongyi-qianwen", ""),
        (
            "OpenAI自2024年12月11日起施行的使用条款",
            "OpenAI自2024年12月11日起施行的使用条款",
            "licence:openai-terms",
            "",
        ),
        ("OpenAI《使用条款》第2(c)(iii)条", "OpenAI《使用条款》第2(c)(iii)条", "licence:openai-terms", "2.c.iii"),
        (
            "Section D.4 of Anthropic's commercial terms of June 17, 2025",
            "Section D.4 of Anthropic's commercial terms of June 17, 2025",
            "licence:anthropic-commercial-terms",
            "D.4",
        ),
        ("Llama 3.1 allows its outputs to be used", "Llama 3.1", "licence:llama-3.1", ""),
        ("weights released under MIT.", "MIT", "licence:mit", ""),
        ("GPLv3许可证", "GPLv3许可证", "licence:gpl-3.0", ""),
        ("under CC BY-NC 4.0", "CC BY-NC 4.0", "licence:cc-by-nc-4.0", ""),
        (
            "DeepSeek开放平台服务协议第4.2条",
            "DeepSeek开放平台服务协议第4.2条",
            "licence:deepseek-platform-terms",
            "4.2",
        ),
    ],
    ids=lambda value: value[:20],
)  # fmt: skip
def test_forms(text: str, exact: str, target: str, clause: str) -> None:
    (finding,) = cited(text)
    assert (finding.evidence.exact, finding.target_id, finding.clause) == (exact, target, clause)


@pytest.mark.parametrize(
    "text", ["MIT Technology Review", "MIT Press", "Apache Spark", "Llama 3.1 有四千亿参数", "驾驶许可证"]
)
def test_what_is_no_licence(text: str) -> None:
    assert cited(text) == ()


@pytest.mark.parametrize(
    "text", ["多数平台的用户协议", "使用者條款都禁止", "开源许可证演进", "the vendor changed its terms"]
)
def test_a_kind_of_licence_is_no_licence(text: str) -> None:
    (finding,) = citations_of(plain_document(text))
    assert finding.is_generic and finding.status == "unresolved"


def test_versions_follow_the_date_said_or_the_document() -> None:
    assert cited("OpenAI使用条款", "2024-05-01")[0].version_id == "licence:openai-terms@2023-03-14"
    assert cited("OpenAI使用条款", "2025-05-01")[0].version_id == "licence:openai-terms@2024-12-11"
    assert (
        cited("OpenAI自2024年12月11日起施行的使用条款", "2026-05-01")[0].version_id == "licence:openai-terms@2024-12-11"
    )
    assert cited("OpenAI使用条款", "")[0].status == "ambiguous"


def test_a_quotation_finds_its_clause() -> None:
    (finding,) = cited("Llama 2的社区许可证规定：“你不得使用材料或其输出来改进任何其他大语言模型。”")
    assert finding.clause == "1.b.v"


def test_a_familys_name_leaves_its_members_open() -> None:
    (finding,) = cited("受Llama许可证约束")
    assert finding.status == "ambiguous" and "licence:llama-3.1" in finding.candidates


def test_a_row_is_one_finding() -> None:
    lines = ("| 甲 | MIT | 无 |", "| 乙 | Llama 3.1 Community License | 须署名 |", "| 丙 | 闭源 | – |")
    text = "\n".join(("| 模型 | 许可证 | 义务 |", "|---|---|---|", *lines)) + "\n"
    rows = []
    for line in lines:
        start = text.index(line)
        cells = tuple((start + line.index(c), start + line.index(c) + len(c)) for c in line.strip("| ").split(" | "))
        rows.append(TableRow(header=("模型", "许可证", "义务"), cells=cells))
    found = citations_of(plain_document(text, tuple(rows)))
    assert [(c.target_id, c.attached_to, c.effect) for c in found] == [
        ("licence:mit", "甲", "无"), ("licence:llama-3.1", "乙", "须署名"),
    ]  # fmt: skip
    assert found[0].evidence.exact == "甲 | MIT | 无"


@pytest.mark.parametrize(
    ("printed", "clause"),
    [
        ("第1条b款第v项", "1.b.v"),
        ("Section 1(b)(v)", "1.b.v"),
        ("第D.4条", "D.4"),
        ("§ 1(b)(i)", "1.b.i"),
        ("第五条b款", "5.b"),
    ],
)
def test_clauses(printed: str, clause: str) -> None:
    assert clause_of(printed) == clause


def test_a_row_left_whole_is_divided() -> None:
    text = "模型 | 许可证 | 义务\n甲 | Apache 2.0 | 商用需声明\n"
    start, end = text.index("甲"), len(text) - 1
    (found,) = citations_of(plain_document(text, (TableRow(header=("模型 | 许可证 | 义务",), cells=((start, end),)),)))
    assert (found.target_id, found.attached_to, found.effect) == ("licence:apache-2.0", "甲", "商用需声明")
