"""Twenty manuscripts as authors write them, in four formats and two languages, over the corpus of `blind_corpus`.

Each paragraph is known to be right, or to have one thing wrong. What is quoted wrongly stands in `misquotations.txt`, what
is cited wrongly in `miscitations.txt`; wrong pages and wrong works are made from right quotations.
"""

# ruff: noqa: E501 -- sentences that are read whole

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from itertools import cycle
from typing import NamedTuple

from blind_corpus import HERE, ROOT, sample_files


class Work(NamedTuple):
    """A paper as authors name it: in the text, in a note (with `{p}` for the page), in CSL-JSON."""

    name: str
    year: str
    note: str
    item: dict[str, object]
    short: str


class Paragraph(NamedTuple):
    """A paragraph: its words, a note at its end or none, and whether something is wrong in it."""

    text: str
    note: str
    wrong: str


class Manuscript(NamedTuple):
    """A file: its name, its bytes, the paragraphs in it."""

    name: str
    data: bytes
    paragraphs: list[Paragraph]


def _item(title: str, year: int, family: str, given: str, journal: str = "") -> dict[str, object]:
    more = {"container-title": journal} if journal else {}
    author = [{"family": family, "given": given}]
    return {"id": 7, "type": "article-journal", "title": title, "author": author,
            "issued": {"date-parts": [[str(year)]]}} | more  # fmt: skip


WORKS = {
    "zhao": Work("赵明澜", "2030", "赵明澜：《模型蒸馏的规制路径》，载《东洲法学》2030年第4期，第{p}页。",
                 _item("模型蒸馏的规制路径", 2030, "赵", "明澜", "东洲法学"), "赵明澜，2030"),
    "su": Work("蘇以諾", "2029", "蘇以諾：《輸出再利用之契約界限》，2029年9月15日。",
               _item("輸出再利用之契約界限", 2029, "蘇", "以諾"), "蘇以諾，2029"),
    "example": Work("林知远", "2031", "林知远：《以输出训练模型的三条边界》，2031年4月2日。",
                    _item("以输出训练模型的三条边界", 2031, "林", "知远"), "林知远，2031"),
    "lin": Work("林知远", "2031", "林知远：《输出训练的边界》，2031年4月2日。",
                _item("输出训练的边界", 2031, "林", "知远"), "林知远，2031"),
    "vance": Work("Vance", "2031", "Ellery Vance, ‘Learning from Outputs’ (2031) 12 Harbour Law Review 201, {p}.",
                  _item("Learning from Outputs", 2031, "Vance", "Ellery", "Harbour Law Review"), "Vance 2031"),
    "raman": Work("Raman", "2030", "Priya Raman, ‘Licenses Without Copies’ (2 May 2030).",
                  _item("Licenses Without Copies", 2030, "Raman", "Priya"), "Raman 2030"),
    "thornfield": Work("Thornfield", "2032", "Ada Thornfield, ‘Distillation and the Terms of Use’ (20 November 2032).",
                       _item("Distillation and the Terms of Use", 2032, "Thornfield", "Ada"), "Thornfield 2032"),
}  # fmt: skip
CHINESE = ("zhao", "su", "example", "lin")


def lines_of(name: str) -> list[str]:
    """The lines of a file of tests that are no comments."""
    text = (HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def sentences() -> dict[str, list[tuple[str, str]]]:
    """Of each paper its sentences, each with its page (`0` where it has none)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path in (HERE / "papers").iterdir():
        text = path.read_text(encoding="utf-8")
        parts = re.split(r"^---(\d+)\n", text, flags=re.M)
        pages = list(zip(parts[1::2], parts[2::2], strict=True)) or [("0", text)]
        found[path.name.split(".")[0]] = [(page, one) for page, body in pages for one in _sentences(body)]
    for name in ("lin", "thornfield"):
        tutorial = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
        body = re.search(rf"papers/{name}\.md -->\n```\w*\n(.*?)```", tutorial, re.S)
        assert body
        found[name] = [("0", one) for one in _sentences(body[1])]
    found["example"] = [("0", one) for one in _sentences((ROOT / "docs" / "example.md").read_text(encoding="utf-8"))]
    return found


def _sentences(body: str) -> list[str]:
    prose = [line for line in body.splitlines() if line.endswith(("。", ".")) and not line.startswith("By ")]
    return [one.strip() for line in prose for one in re.findall(r".+?(?:。|\.(?= |$))", line)]


class Quotation(NamedTuple):
    """Words with the work and page they are said to come from."""

    work: str
    page: str
    words: str
    wrong: str = ""


def misquoted() -> list[Quotation]:
    """What `misquotations.txt` lists."""
    known = sentences()
    made = []
    for line in lines_of("misquotations.txt"):
        work, page, edit = line.split(" ", 2)
        if edit.startswith("= "):
            made.append(Quotation(work, page, edit[2:], "misquoted"))
            continue
        old, new = edit.split(" > ")
        (whole,) = {one for p, one in known[work] if p == page and old in one}
        made.append(Quotation(work, page, whole.rstrip("。.").replace(old, new), "misquoted"))
    return made


def right_quotations() -> list[Quotation]:
    """True quotations: whole sentences, parts of them, with words left out, with a word explained in brackets."""
    made = []
    for work, rows in sorted(sentences().items()):
        for page, one in rows:
            bare = one.rstrip("。.")
            made.append(Quotation(work, page, bare))
            comma = "，" if work in CHINESE else ", "
            parts = bare.split(comma)
            least = 8 if work in CHINESE else 24
            if len(parts) > 1 and len(parts[-1]) >= least:
                made.append(Quotation(work, page, parts[-1]))
            if len(parts) > 2:
                gap = "……" if work in CHINESE else " … "
                made.append(Quotation(work, page, parts[0] + gap + parts[-1]))
            elif len(bare) > 70 and work not in CHINESE:
                words = bare.split(" ")
                made.append(Quotation(work, page, " ".join([*words[:5], "[that is]", *words[5:]])))
    return made


def misplaced(right: list[Quotation]) -> list[Quotation]:
    """True words on a wrong page, from a wrong work, under a key that nobody has."""
    paged = [one for one in right if one.page != "0"]
    made = [one._replace(page=str(int(one.page) + 2 if int(one.page) % 10 < 3 else int(one.page) - 2), wrong="page")
            for one in paged[::6]]  # fmt: skip
    swap = {"zhao": "su", "su": "zhao", "vance": "raman", "raman": "vance", "example": "zhao", "thornfield": "vance"}
    made += [one._replace(work=swap[one.work], page="0", wrong="work") for one in right[3::9] if one.work in swap]
    return made


class Frames:
    """How an author of one format and one language sets a quotation and its source."""

    def __init__(self, kind: str, chinese: bool, keys: dict[str, str]) -> None:
        self._kind, self._chinese, self._keys = kind, chinese, keys
        self._turn = cycle(range(6))

    def paragraph(self, one: Quotation) -> Paragraph:
        work, turn = WORKS[one.work], next(self._turn)
        text = self._said(work, one, turn)
        cited = getattr(self, f"_{self._kind}")(work, one, turn)
        if cited.startswith("NOTE:"):
            return Paragraph(text.replace("{cite}", "{note}"), cited.removeprefix("NOTE:"), one.wrong)
        return Paragraph(text.replace("{cite}", cited), "", one.wrong)

    def _said(self, work: Work, one: Quotation, turn: int) -> str:
        if self._chinese:
            left, right = "「」" if one.work == "su" and turn % 2 else "“”"
            quoted = f"{left}{one.words}{right}{{cite}}"
            return (
                f"{work.name}认为，{quoted}。", f"正如{work.name}所言：{quoted}，这一判断值得重视。",
                f"对此，{work.name}的表述更为直接：{quoted}。本文从之。", f"有学者（{work.name}）强调{quoted}。",
                f"学界亦有不同意见。{quoted}，就是其中的代表。", f"{work.name}在文中指出：{quoted}。然而理由并不充分。",
            )[turn]  # fmt: skip
        marks = ('"', '"') if self._kind == "txt" and turn % 2 else ("“", "”")
        if self._kind == "tex":
            marks = ("``", "''")
        quoted = f"{marks[0]}{one.words}{marks[1]}{{cite}}"
        return (
            f"{work.name} argues that {quoted}.", f"As {work.name} puts it, {quoted}, and there is much to be said for it.",
            f"{work.name} is blunter: {quoted}. I agree.", f"One author ({work.name}) insists that {quoted}.",
            f"The literature is divided. {quoted} is one view among several.",
            f"{quoted}. That sentence of {work.name}'s deserves a closer look.",
        )[turn]  # fmt: skip

    def _md(self, work: Work, one: Quotation, turn: int) -> str:
        key = self._keys[one.work]
        if turn in (1, 4):
            return "NOTE:" + (
                work.note.format(p=one.page) if one.page != "0" or "{p}" not in work.note else f"[@{key}]"
            )
        page = "" if one.page == "0" else f", 第{one.page}页" if self._chinese else f", p. {one.page}"
        return f"[@{key}{page}]" if self._chinese else f" [@{key}{page}]"

    def _tex(self, work: Work, one: Quotation, turn: int) -> str:
        command = ("cite", "parencite", "footcite", "autocite", "cite", "footcite")[turn]
        page = "" if one.page == "0" else f"[{one.page}]"
        return f"\\{command}{page}{{{self._keys[one.work]}}}"

    def _docx(self, work: Work, one: Quotation, turn: int) -> str:
        if turn in (1, 4) and (one.page != "0" or "{p}" not in work.note):
            return "NOTE:" + work.note.format(p=one.page)
        locator = {} if one.page == "0" else {"locator": one.page, "label": "page"}
        item = {"id": 7, "uris": ["http://zotero.org/users/local/q/items/AAAA2222"], "itemData": work.item} | locator
        field = {"citationID": "x1", "properties": {"noteIndex": 0}, "citationItems": [item]}
        return f"⟦{json.dumps(field, ensure_ascii=False)}⟧"

    def _txt(self, work: Work, one: Quotation, turn: int) -> str:
        if turn in (2, 3) and (one.page != "0" or "{p}" not in work.note):
            return "NOTE:" + work.note.format(p=one.page)
        if self._chinese:
            return f"（{work.short}{'' if one.page == '0' else f'，第{one.page}页'}）"
        return f" ({work.short}{'' if one.page == '0' else f', p. {one.page}'})"


def manuscripts(keys: dict[str, str]) -> Iterator[Manuscript]:
    """The twenty files."""
    right = right_quotations()
    quoted = misquoted() + misplaced(right)
    for chinese in (True, False):
        mine = [one for one in quoted if (one.work in CHINESE) == chinese]
        true = [one for one in right if (one.work in CHINESE) == chinese]
        plain = lines_of("right_zh.txt" if chinese else "right_en.txt")
        cited = [one for one in lines_of("miscitations.txt") if one.isascii() != chinese]
        for number, kind in enumerate(("md", "tex", "docx", "txt", "md", "tex", "docx", "txt", "md", "docx")):
            frames = Frames(kind, chinese, keys)
            body = [
                frames.paragraph(one) for one in mine[number::10] + true[number::10] + true[(number + 3) % 10 :: 10]
            ]
            body += [Paragraph(line, "", "") for line in plain[number::10]]
            body += [Paragraph(line, "", "citation") for line in cited[number::10]]
            if kind == "tex":
                body = [one for one in body if "[@" not in one.text]
            body = [body[n * 7 % len(body)] for n in range(len(body))] if len(body) % 7 else body
            name = f"{'zh' if chinese else 'en'}{number}.{kind}"
            yield Manuscript(name, getattr(_Set, kind)(body, chinese), body)


class _Set:
    """A manuscript's paragraphs as a file of each format."""

    @staticmethod
    def md(body: list[Paragraph], chinese: bool) -> bytes:
        lines, notes = ["# 稿" if chinese else "# Draft"], []
        for one in body:
            call = ""
            if one.note:
                notes.append(one.note)
                call = f"[^{len(notes)}]"
            lines.append(one.text.replace("{note}", call))
        lines += [f"[^{n}]: {note}" for n, note in enumerate(notes, 1)]
        return "\n\n".join(lines).encode()

    @staticmethod
    def tex(body: list[Paragraph], chinese: bool) -> bytes:
        text = "\n\n".join(re.sub(r"(?<!\\)&", r"\\&", one.text) for one in body)
        head = "\\documentclass{ctexart}" if chinese else "\\documentclass{article}"
        return f"{head}\n\\begin{{document}}\n\n{text}\n\n\\end{{document}}\n".encode()

    @staticmethod
    def txt(body: list[Paragraph], chinese: bool) -> bytes:
        lines, notes = [], []
        for one in body:
            call = ""
            if one.note:
                notes.append(one.note)
                call = f"[{len(notes)}]"
            lines.append(one.text.replace("{note}", call))
        lines.append("注释" if chinese else "Notes")
        return "\n\n".join([*lines, *(f"[{n}] {note}" for n, note in enumerate(notes, 1))]).encode()

    @staticmethod
    def docx(body: list[Paragraph], chinese: bool) -> bytes:
        samples = sample_files()
        notes: list[str] = []
        paragraphs = "".join(_paragraph(one, notes) for one in body)
        return bytes(samples.docx_of(paragraphs, {"word/footnotes.xml": _footnotes(notes)} if notes else None))


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{html.escape(text, quote=False)}</w:t></w:r>'


def _paragraph(one: Paragraph, notes: list[str]) -> str:
    out = ""
    for part in re.split(r"(⟦.*?⟧|\{note\})", one.text):
        if part.startswith("⟦"):
            code = html.escape(" ADDIN ZOTERO_ITEM CSL_CITATION " + part[1:-1], quote=False)
            out += (
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
                f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
                + _run("[1]")
                + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            )
        elif part == "{note}":
            notes.append(one.note)
            out += f'<w:r><w:footnoteReference w:id="{len(notes) + 1}"/></w:r>'
        elif part:
            out += _run(part)
    return f"<w:p>{out}</w:p>"


def _footnotes(notes: list[str]) -> str:
    rows = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r>{_run(" " + note)}</w:p></w:footnote>'
        for n, note in enumerate(notes, 2)
    )
    return f"<w:footnotes>{rows}</w:footnotes>"
