"""Cases, statutes and licences cited from the vocabulary, and the table of authorities of a work."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from conftest import Command

ENGLISH = (
    "Outputs and Their Owners\n\nBy Ada Thornfield\n\n20 November 2031\n\nI. Contract\n\n"
    "In Bartz v. Anthropic PBC, 787 F. Supp. 3d 1007 (N.D. Cal. 2025), the court held that training was fair use.[1] "
    "The Copyright Act of 1976 does not protect outputs of a model.[2]\n\n"
    "The Llama 2 Community License forbids training another model on outputs.\n\nNotes\n\n"
    "[1] See 248 U.S. 215 (1918).\n\n[2] Bartz v. Anthropic PBC, 787 F. Supp. 3d at 1010.\n"
)
CHINESE = (
    "# 模型输出的归属\n\n作者：林知远\n日期：2031-04-02\n\n## 判例\n\n"
    "（2023）京73民终3802号案认为，模型的结构和参数属于受保护的竞争利益。依照《中华人民共和国著作权法》第二十四条，"
    "蒸馏属于合理使用。\n"
)


@pytest.fixture
def cited(distlaw: Command, tmp_path: Path) -> Command:
    """A work in English with notes, and one in Chinese."""
    for name, text in (("english.txt", ENGLISH), ("chinese.md", CHINESE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert distlaw("ingest", str(tmp_path / "english.txt"), str(tmp_path / "chinese.md")).code == 0
    return distlaw


def key_of(command: Command, author: str) -> str:
    """The key of a work by its author."""
    return str(command("works", "--author", author, "--json").json[0]["key"])


@pytest.mark.parametrize("name", ["case:us:bartz-v-anthropic", "case:Bartz v. Anthropic", "case:bartz"])
def test_a_case_is_cited_by_id_or_by_name(cited: Command, name: str) -> None:
    assert cited("cite", name, "--style", "bluebook").out == (
        "Bartz v. Anthropic PBC, 787 F. Supp. 3d 1007 (N.D. Cal. 2025).\n"
    )


def test_a_chinese_case_is_cited_by_its_number_as_printed(cited: Command) -> None:
    assert "北京知识产权法院（2023）京73民终3802号" in cited("cite", "case:抖音诉亿睿科案", "-s", "law-manual").out


def test_statutes_and_licences_are_cited(cited: Command) -> None:
    assert cited("cite", "statute:cn:copyright-law", "-s", "law-manual").out.strip() == "《著作权法》"
    assert "Meta" in cited("cite", "licence:llama-2", "-s", "oscola").out


def test_several_of_one_name_are_named_and_none_is_told(cited: Command) -> None:
    several = cited("cite", "case:getty")
    assert several.code == 2 and "case:uk:getty-v-stability" in several.err
    assert "statute:tw:copyright-act" in cited("cite", "statute:著作权法").err
    assert cited("cite", "case:nobody v nothing").code == 1


def test_the_table_is_grouped_and_says_where(cited: Command) -> None:
    table = cited("export", "authorities", key_of(cited, "Thornfield")).out
    cases, rest = table.split("Statutes and Rules")
    statutes, others = rest.split("Other Authorities")
    assert "Table of Authorities" in cases and "Bartz" in cases and "n.2" in cases
    assert "n.1" in next(line for line in cases.split("\n") if "248 U.S. 215" in line)
    assert "Copyright Act" in statutes and "¶" in statutes
    assert "Llama 2" in others or "LLAMA 2" in others


def test_a_chinese_work_has_a_chinese_table(cited: Command) -> None:
    table = cited("export", "authorities", key_of(cited, "林知远"), "--style", "law-manual").out
    assert "案例" in table and "法律法规" in table and "第2段" in table


def test_of_several_works_each_place_names_its_work(cited: Command) -> None:
    keys = [key_of(cited, "林知远"), key_of(cited, "Thornfield")]
    table = cited("export", "authorities", "--format", "md").out
    assert all(key in table for key in keys)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.docx", "a.json"])
def test_the_name_of_the_file_tells_the_format(cited: Command, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    assert cited("export", "authorities", "-o", str(target)).code == 0
    if name.endswith("docx"):
        text = zipfile.ZipFile(target).read("word/document.xml").decode()
        assert 'w:val="Heading2"' in text
    else:
        text = target.read_text(encoding="utf-8")
    assert "Bartz" in text
    assert cited("export", "authorities", "-o", str(target)).code == 2  # never overwritten unasked


def test_a_format_of_no_table_is_refused(cited: Command) -> None:
    ran = cited("export", "authorities", "--format", "ris")
    assert ran.code == 2 and "docx" in ran.err


def test_nothing_cited_is_said(distlaw: Command, tmp_path: Path) -> None:
    (tmp_path / "plain.md").write_text("# A Word\n\nBy Ada Thornfield\n\nNothing is cited in this text.\n", "utf-8")
    distlaw("ingest", str(tmp_path / "plain.md"))
    ran = distlaw("export", "authorities")
    assert ran.code == 1 and "no case" in ran.err


def test_a_draft_that_is_not_stored_has_a_table_too(distlaw: Command, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(
        "# Outputs\n\nIn Bartz v. Anthropic PBC, 787 F. Supp. 3d 1007 (N.D. Cal. 2025), training was fair use.\n\n"
        "See Alder v. Birch, 248 U.S. 215 (1918), and 17 U.S.C. § 107.\n",
        encoding="utf-8",
    )
    table = distlaw("export", "authorities", "--cited-in", str(draft))
    assert table.code == 0 and "Bartz" in table.out and "248 U.S. 215" in table.out and "¶" in table.out
    assert not list(tmp_path.glob("*.db"))
    draft.write_text("# Outputs\n\nNothing is cited here at all, and nobody minds.\n", encoding="utf-8")
    assert distlaw("export", "authorities", "--cited-in", str(draft)).code == 1
    assert distlaw("export", "authorities", "--cited-in", str(tmp_path / "none.md")).code == 3
