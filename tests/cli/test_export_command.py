"""`distlaw export` and `distlaw cite`, with a database and without."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]
ITEMS = [
    {"id": "a", "type": "book", "language": "zh", "title": "体系", "author": [{"literal": "查明哲"}],
     "publisher": "湖社", "publisher-place": "武汉", "issued": {"date-parts": [[2030]]}, "locator": "65"},
    {"id": "b", "type": "article-journal", "language": "en", "title": "Only this"},
]  # fmt: skip


@pytest.fixture
def items(tmp_path: Path) -> Path:
    path = tmp_path / "items.json"
    path.write_text(json.dumps(ITEMS, ensure_ascii=False), encoding="utf-8")
    return path


def test_from_csl_needs_no_database(distlaw: Command, items: Path) -> None:
    ran = distlaw("export", "--from-csl", str(items), "--style", "gbt7714-2025")
    assert ran.code == 0
    assert ran.out == "查明哲. 体系[M]. 武汉：湖社，2030：65.\nOnly this[J]. [n.d.].\n"
    assert "b: gbt7714-2025 asks for container title and year, which are not given" in ran.err


def test_strict_fails_with_a_list(distlaw: Command, items: Path) -> None:
    ran = distlaw("export", "--from-csl", str(items), "--style", "law-manual", "--strict")
    assert ran.code == 4
    assert ran.out == ""
    assert "b: law-manual asks for year" in ran.err


def test_json_lines_with_an_item_inside(distlaw: Command, tmp_path: Path) -> None:
    path = tmp_path / "cites.jsonl"
    path.write_text("\n".join(json.dumps({"item": item, "locator": "7"}) for item in ITEMS), encoding="utf-8")
    ran = distlaw("export", "--from-csl", str(path), "--style", "law-manual-2")
    assert ran.out.splitlines()[0] == "查明哲：《体系》，湖社2030年版，第7页。"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--style", "no-such"], 2, "unknown style 'no-such'; choose from: "),
        (["--format", "no-such"], 2, "unknown format 'no-such'"),
        (["--style", "/no/such.csl"], 2, "no such CSL file"),
    ],
)
def test_wrong_names_are_told(distlaw: Command, items: Path, words: list[str], code: int, said: str) -> None:
    ran = distlaw("export", "--from-csl", str(items), *words)
    assert ran.code == code
    assert said in ran.err


@pytest.mark.parametrize(("text", "said"), [("{", "no CSL-JSON"), ("[1]", "no CSL-JSON object")])
def test_a_file_that_is_no_csl(distlaw: Command, tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    ran = distlaw("export", "--from-csl", str(path))
    assert ran.code == 3
    assert said in ran.err


def test_the_file_name_tells_the_format(distlaw: Command, items: Path, tmp_path: Path) -> None:
    target = tmp_path / "list.docx"
    assert distlaw("export", "--from-csl", str(items), "--style", "law-manual", "-o", str(target)).code == 0
    with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as archive:
        assert "《体系》" in archive.read("word/document.xml").decode()


def test_list_names_styles_and_formats(distlaw: Command) -> None:
    ran = distlaw("export", "--list")
    for name in ("gbt7714-2025", "law-manual", "bluebook", "oscola", "apa", "chicago", "biblatex", "endnote-xml"):
        assert f"  {name}" in ran.out


def _keys(ran: Any) -> list[str]:
    return [item["id"] for item in json.loads(ran.out)]


def test_selection(corpus: Command) -> None:
    every = _keys(corpus("export", "--format", "csl-json"))
    assert len(every) == 3
    assert _keys(corpus("export", every[1], every[0], "--format", "csl-json")) == [every[1], every[0]]
    found = corpus("export", "--lang", "en", "--format", "csl-json")
    assert [item["title"] for item in json.loads(found.out)] == ["Distillation and the Terms of Use"]
    assert len(_keys(corpus("export", "--year", "2031-2032", "--format", "csl-json"))) == 3
    assert len(_keys(corpus("export", "--author", "林知远", "--format", "csl-json"))) == 1
    assert len(_keys(corpus("export", "--query", "distillation terms", "--format", "csl-json"))) == 1
    assert corpus("export", "--author", "nobody").code == 1
    assert corpus("export", "nobody2000x").code == 1


def test_cited_in_a_draft(corpus: Command, tmp_path: Path) -> None:
    first, second, _ = _keys(corpus("export", "--format", "csl-json"))
    draft = tmp_path / "draft.md"
    draft.write_text(
        f"One [@{second}, p. 5]. Two [see @{first}; @{second}]. Three [@{second}, p. 6].", encoding="utf-8"
    )
    listed = corpus("export", "--cited-in", str(draft), "--format", "csl-json")
    assert _keys(listed) == [second, first]
    notes = corpus("export", "--cited-in", str(draft), "--style", "law-manual", "--notes", "--numbered")
    assert len(notes.out.splitlines()) == 3
    assert all(("同前注〔1〕" in line) != ("supra note 1" in line.lower()) for line in notes.out.splitlines()[2:])
    draft.write_text("[@nobody2000x]", encoding="utf-8")
    assert corpus("export", "--cited-in", str(draft)).code == 1


def test_an_unknown_key_is_named_with_its_line_and_the_rest_goes_on(corpus: Command, tmp_path: Path) -> None:
    first = _keys(corpus("export", "--format", "csl-json"))[0]
    draft = tmp_path / "draft.md"
    draft.write_text(f"One.\n\nTwo [@nobody2000x; @{first}].", encoding="utf-8")
    ran = corpus("export", "--cited-in", str(draft), "--format", "csl-json")
    assert ran.code == 0
    assert _keys(ran) == [first]
    assert f"{draft}:3: no work has the key nobody2000x" in ran.err
    found = json.loads(corpus("lint", str(draft), "--json").out)
    assert [(row["line"], row["code"]) for row in found if row["code"] == "unknown_key"] == [(3, "unknown_key")]


def test_a_file_is_not_overwritten_unless_asked(distlaw: Command, items: Path, tmp_path: Path) -> None:
    target = tmp_path / "list.bib"
    assert distlaw("export", "--from-csl", str(items), "-o", str(target)).code == 0
    ran = distlaw("export", "--from-csl", str(items), "-o", str(target))
    assert (ran.code, "--force" in ran.err) == (2, True)
    assert distlaw("export", "--from-csl", str(items), "-o", str(target), "--force").code == 0


def test_cite_a_work_and_a_claim(corpus: Command) -> None:
    key = _keys(corpus("export", "--author", "林知远", "--format", "csl-json"))[0]
    ran = corpus("cite", key, "--style", "law-manual", "--pinpoint", "p. 65")
    assert ran.code == 0
    assert ran.out.startswith("林知远：")
    assert "第65页" in ran.out
    claim = json.loads(corpus("claims", "list", "--json").out)[0]["id"]
    assert corpus("cite", claim, "--style", "gbt7714-2025").code == 0
    assert corpus("cite", "nobody2000x").code == 1
