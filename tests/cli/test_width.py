"""Every command's output fits 80 columns of a terminal, with Chinese text and English, and says names, not codes."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import Command
from wcwidth import wcswidth

LONG = (
    "# 关于大语言模型输出内容之著作权归属与竞争利益保护的若干法律问题研究：以知识蒸馏与合同限制条款的效力为中心\n\n"
    "作者：欧阳知远；司徒若衡；Alexandria Featherstonehaugh-Thornfield\n日期：2031-04-02\n\n## 判例\n\n"
    "（2023）京73民终3802号案认为，模型的结构和参数属于受保护的竞争利益。（2019）苏05民终1号判决则相反。"
    "依照《中华人民共和国著作权法》第二十四条第一款，蒸馏属于合理使用。Llama 2社区许可协议禁止以输出训练其他模型。"
    "在 Bartz v. Anthropic PBC, 787 F. Supp. 3d 1007 (N.D. Cal. 2025) 中，法院认定训练构成合理使用。\n\n"
    "## 合同\n\n服务条款禁止用户以输出训练竞争模型，违反该条款的，应当承担违约责任，并赔偿由此产生的全部损失。"
    "\n"
)
# One command a line; KEY and CLAIM are of the corpus. What prints a line to be pasted elsewhere is not here.
COMMANDS = """
works|works --stubs|claims list|claims show CLAIM|claims relations|explain CLAIM|cases|cases --all -n 60|statutes
statutes --all -n 60|licences|licences at 2025-06-16|licences cursor --history|licences --about|licences --cited
theories|theories 合理使用|issues|issues data_scraping|matrix|matrix work theory|matrix author speaker
matrix case journal|matrix statute licence|debate fair_use|debate distillation|debate 合同|compare KEY OTHER
compare KEY OTHER --short|gaps|graph|graph --metrics nodes|graph --metrics coupling|search 蒸馏|similar CLAIM
search 蒸馏 --facets --explain|search outputs|log|check|merge|saved list|export authorities|export --list
vocabulary show|tag|cases bartz|statutes 著作权法|licences llama-2|show KEY|show KEY --references|show KEY --cases
show KEY --statutes|show KEY --licences|show KEY --claims|show KEY --problems|show KEY --repairs|related KEY
similar KEY|claims accept CLAIM|tag KEY +seminar|works --tag seminar|log -n 0|undo|edit KEY --title 一|rm OTHER --yes
""".replace("\n", "|")
CODES = re.compile(
    r"\bCN:\d{4}:|\b(?:case|statute):[a-z]{2}:|\blicence:[a-z]|\bV[12]\b|us_reporter"
    r"|\b1 (?:work|claim|mention|reference|gap|relation|problem|tag)s\b"
)
BY_ID = ("cases bartz", "statutes 著作权法", "licences llama-2")  # the page of one thing gives the id to copy


def test_lines_fit_and_say_names(corpus: Command, tmp_path: Path) -> None:
    (tmp_path / "long.md").write_text(LONG, encoding="utf-8")
    assert corpus("ingest", str(tmp_path / "long.md")).code == 0
    keys = [row["key"] for row in corpus("works", "--author", "欧阳", "--json").json]
    other = corpus("works", "--author", "林知远", "--json").json[0]["key"]
    claim = corpus("claims", "list", "--json").json[0]["id"]
    words = {"KEY": keys[0], "OTHER": other, "CLAIM": claim}
    wrong = []
    for line in filter(None, COMMANDS.split("|")):
        ran = corpus(*(words.get(word, word) for word in line.split()))
        assert ran.code in (0, 1), (line, ran.err)
        wrong += [(line, text) for text in ran.out.split("\n") if not 0 <= wcswidth(text) <= 80]
        wrong += [(line, code) for code in CODES.findall(ran.out) if line not in BY_ID]
    assert not wrong


def test_what_is_cut_ends_in_an_ellipsis() -> None:
    from distlaw.cli.terminal.console import TableColumn, table

    rows = [{"a": "一个很长的题名" * 9, "b": "x" * 70, "c": "key"}]
    drawn = table(rows, (TableColumn("a"), TableColumn("b"), TableColumn("c", whole=True)), 60)
    assert all(wcswidth(text) <= 60 for text in drawn.split("\n"))
    assert drawn.count("…") == 2 and "key" in drawn
