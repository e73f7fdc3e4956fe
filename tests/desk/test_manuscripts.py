"""`distlaw lint` on twenty manuscripts with seeded misquotations and mis-citations: found, and little else."""

# ruff: noqa: E501 -- sentences and XML that are read whole

from __future__ import annotations

import io
import itertools
import json
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import Command
from sqlalchemy import insert

from distlaw.db import index, store
from distlaw.db import tables as t
from distlaw.db.findings import FindingStore
from distlaw.db.session import open_database
from distlaw.db.vocabulary import synchronise
from distlaw.model.document import PageSpan, ParsedDocument
from distlaw.model.findings import Findings
from distlaw.model.source import SourceText
from distlaw.model.work import Item, Name
from distlaw.services.manuscript.named import Named, NamedWork
from distlaw.services.manuscript.tex import as_markdown
from distlaw.text.digest import sha256_of
from distlaw.text.offsets import MappedText
from distlaw.text.passages import passages

ZH = (
    ("海隅法院", "多数学说", "立法机关", "行业协会", "被许可人", "后来的开发者", "比较法上的判例", "监管部门"),
    ("在判断输出的归属时", "就接口条款的效力", "于举证责任的分配上", "在界定相关市场之际", "对训练语料的来源", "就损害赔偿的计算"),
    ("往往把技术事实与法律评价混为一谈", "倾向于先看合同而后看权利", "很少追问独创性从何而来", "区分了方法的学习与表达的复制",
     "要求证明市场替代的具体程度", "以善意取得作为类比的起点", "将默示许可限于可预见的用途"),
    ("这一点值得肯定", "其结论仍有商榷余地", "后果却由弱势一方承担", "理由至今没有充分展开", "由此产生的成本不可低估"),
)  # fmt: skip
EN = (
    ("The northern courts", "Most early commentators", "Licensing bodies", "Later developers", "The drafting committee"),
    ("treat the output clause as a promise", "ask who bears the cost of verification", "separate method from expression",
     "begin with the market and not with the right", "presume consent from long silence", "weigh the harm of imitation"),
    ("because no record of the exchange survives", "although the statute is silent on the matter",
     "once the interface has been opened to all", "where the pupil repeats the teacher word for word",
     "unless the contract was read aloud"),
    ("and the burden moves accordingly", "which leaves the smaller party exposed", "so that damages follow the licence fee",
     "and nothing more is said of good faith"),
)  # fmt: skip
WORKS = (
    "mei2029jiekou",
    "tang2030juzheng",
    "qiu2031shichang",
    "harrow2028promise",
    "lindqvist2030silence",
    "okoro2031pupil",
)
AUTHORITIES: list[tuple[str, tuple[str, ...]]] = [
    ("依《中华人民共和国民法典》第一千三百条，行为人应当承担责任。", ("provision_out_of_range", "第一千三百条")),
    ("依《中华人民共和国民法典》第一千一百六十五条，行为人应当承担侵权责任。", ()),
    ("The point is open: Bartz v. Anthropic PBC, 598 U.S. 508 (2023).", ("case_name_mismatch", "598 U.S. 508")),
    ("The point is settled: Andy Warhol Foundation v. Goldsmith, 598 U.S. 508 (2023).", ()),
]
PAGES, LINES = 6, 4  # of each work; sentences a page


class Quote(NamedTuple):
    key: str
    page: int
    text: str


class Seeded(NamedTuple):
    """One manuscript: its paragraphs, and for each wrong one the words by which its finding is known."""

    paragraphs: list[str]
    wrong: dict[int, tuple[str, ...]]


def written() -> dict[str, list[Quote]]:
    """Six works, three in either language; no sentence stands twice."""
    chance = random.Random(3)
    zh = ["，".join(parts) + "。" for parts in itertools.product(*ZH)]
    en = [" ".join(parts[:2]) + " " + ", ".join(parts[2:]) + "." for parts in itertools.product(*EN)]
    chance.shuffle(zh)
    chance.shuffle(en)
    found: dict[str, list[Quote]] = {}
    for number, key in enumerate(WORKS):
        pool = zh if number < 3 else en
        found[key] = [Quote(key, 100 * number + 11 + page, pool.pop()) for page in range(PAGES) for _ in range(LINES)]
    return found


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The works with their pages."""
    path = tmp_path_factory.mktemp("library") / "library.db"
    with open_database(str(path)) as database, database.writing() as session:
        synchronise(session)
        activity = store.add_activity(session, "ingest")
        for key, quotes in written().items():
            text, pages = "", []
            for page, group in itertools.groupby(quotes, key=lambda one: one.page):
                start = len(text)
                text += "".join(one.text + "\n" for one in group)
                pages.append(PageSpan(label=str(page), start=start, end=len(text)))
            language = "zh-Hans" if quotes[0].text[0] > "\u2e7f" else "en"
            sha = sha256_of(text)
            document = ParsedDocument(
                source_sha256=sha, text_sha256=sha, parser="plain", parser_version="1", genre="plain", quality="full",
                language=language, reading=MappedText.whole(text), pages=tuple(pages),
            )  # fmt: skip
            source = SourceText(
                sha256=sha, file_name=f"{key}.txt", media_type="text/plain", text=text, encoding="utf-8"
            )
            row = store.add_source(session, source, text.encode(), activity)
            item = Item(key=key, csl_type="book", language=language, title=f"Of {key}", issued="2030",
                        contributors=(Name(literal=key[:4]),))  # fmt: skip
            work = store.add_work(session, item, (), activity)
            expression = store.add_expression(session, work, row, document, 0, activity)
            FindingStore(session, expression, row, activity).add(Findings())
            place = {"work_id": work.id, "expression_id": expression.id, "source_file_id": row.id}
            lines = [(start, end, "body") for start, end in passages(text)]
            session.execute(insert(t.Passage), [place | one for one in store.passages_of(document, lines)])
            index.add_work(session.connection(), work.id)
    return path


def beginning(text: str) -> str:
    """The first two thirds, to the end of a clause or a word."""
    if text[0] > "\u2e7f":
        return "，".join(text.split("，")[:-1])
    words = text.split(" ")
    return " ".join(words[: 2 * len(words) // 3])


class Writer:
    """Writes manuscripts from the works, some passages wrong."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.quotes = [one for quotes in written().values() for one in quotes]

    def manuscript(self, cite: Callable[[str, int], str], marks: Callable[[str], str]) -> Seeded:
        """Twenty-two paragraphs, nine of them wrong in one way each."""
        ways = [self.altered, self.altered, self.dropped, self.page, self.work, self.key, self.spliced]
        made: list[tuple[str, tuple[str, ...]]] = []
        picked = self.chance.sample(self.quotes, 18)
        for number, way in enumerate(ways):
            words, key, page, told = way(picked[number])
            made.append((self.sentence(marks(words), cite(key, page), words), told))
        for one in picked[len(ways) : -2]:
            words = self.chance.choice([one.text, one.text[:-1], self.elided(one.text), beginning(one.text)])
            made.append((self.sentence(marks(words), cite(one.key, one.page), words), ()))
        made.append((f"A “term” and the like need no source; so does a passage of another book: "
                     f"{marks('the lighthouse keeper counted the ships that never came')}.", ()))  # fmt: skip
        made.append(("本段没有引文，只有“合理使用”一类的用语，也无需核对。", ()))
        made += AUTHORITIES
        self.chance.shuffle(made)
        return Seeded([text for text, _ in made], {at: told for at, (_, told) in enumerate(made) if told})

    def sentence(self, quoted: str, cited: str, words: str) -> str:
        if words[0] > "\u2e7f":
            return self.chance.choice(
                [
                    f"有文献指出：{quoted}{cited}。",
                    f"对此，{quoted}{cited}，可资参照。",
                    f"论者说{quoted}{cited}。其后无他。",
                ]
            )
        return self.chance.choice([f"It has been said that {quoted} {cited}.", f"{quoted} {cited}. The rest is practice.",
                                   f"One book puts it so: {quoted} {cited}."])  # fmt: skip

    def elided(self, text: str) -> str:
        if text[0] > "\u2e7f":
            clauses = text.split("，")
            return f"{clauses[0]}……{clauses[-1]}"
        words = text.split(" ")
        third = len(words) // 3
        return f"{' '.join(words[:third])} … {' '.join(words[-third:])}"

    def altered(self, one: Quote) -> tuple[str, str, int, tuple[str, ...]]:
        """One word is another."""
        swaps = {"混为一谈": "混为一体", "先看": "只看", "很少": "从不", "区分了": "混淆了", "要求证明": "不必证明", "善意": "恶意",
                 "限于": "扩于", "treat": "read", "ask who": "know who", "separate": "confuse", "begin with": "end with",
                 "presume": "infer", "weigh": "count"}  # fmt: skip
        word = next(word for word in swaps if word in one.text)
        words = one.text.replace(word, swaps[word])
        return words, one.key, one.page, ("misquoted", words)

    def dropped(self, one: Quote) -> tuple[str, str, int, tuple[str, ...]]:
        """A few letters are missing, and nothing says so."""
        at = len(one.text) // 2
        words = one.text[:at] + one.text[at + (2 if one.text[0] > "\u2e7f" else 7) :]
        return words, one.key, one.page, ("misquoted", words)

    def page(self, one: Quote) -> tuple[str, str, int, tuple[str, ...]]:
        return one.text, one.key, one.page + self.chance.choice([-3, -2, 2, 3]), ("wrong_page", one.text)

    def work(self, one: Quote) -> tuple[str, str, int, tuple[str, ...]]:
        other = self.chance.choice([key for key in WORKS if key != one.key])
        return one.text, other, one.page, ("wrong_source", one.text)

    def key(self, one: Quote) -> tuple[str, str, int, tuple[str, ...]]:
        key = f"nobody{self.chance.randrange(1000, 9999)}"
        return one.text, key, one.page, ("unknown_key", key)

    def spliced(self, one: Quote) -> tuple[str, str, int, tuple[str, ...]]:
        other = next(two for two in self.quotes if two.key == one.key and two.page != one.page)
        half = len(one.text) // 2
        words = one.text[:half] + other.text[-half:]
        return words, one.key, one.page, ("misquoted", words)


def markdown(seeded: Seeded) -> str:
    return "# A manuscript\n\n" + "\n\n".join(seeded.paragraphs) + "\n"


def docx(paragraphs: list[str]) -> bytes:
    """A Word file of these paragraphs; each is cut into several runs, as Word does."""
    from xml.sax.saxutils import escape

    body = ""
    for text in paragraphs:
        runs = [text[at : at + 17] for at in range(0, len(text), 17)]
        body += (
            "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{escape(run)}</w:t></w:r>' for run in runs) + "</w:p>"
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')  # fmt: skip
        package.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
            ' Target="word/document.xml"/></Relationships>')  # fmt: skip
        package.writestr("word/document.xml", '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/'
            f'main"><w:body>{body}</w:body></w:document>')  # fmt: skip
    return out.getvalue()


def quoted_in(marks: str) -> Callable[[str], str]:
    return lambda words: f"{marks[0]}{words}{marks[1]}"


def manuscripts(folder: Path) -> Iterator[tuple[Path, Seeded]]:
    """Twenty: eight in Markdown (four with notes), six in LaTeX, six in Word."""
    for number in range(20):
        writer = Writer(number)
        if number < 8:
            notes: list[str] = []

            def note(key: str, page: int, notes: list[str] = notes, is_note: bool = number % 2 == 1) -> str:
                if not is_note:
                    return f"[@{key}, p. {page}]"
                notes.append(f"[^{len(notes) + 1}]: [@{key}, p. {page}].")
                return f"[^{len(notes)}]"

            seeded = writer.manuscript(note, quoted_in("“”" if number % 3 else "「」"))
            path = folder / f"m{number:02}.md"
            path.write_text(markdown(seeded) + "\n" + "\n\n".join(notes) + "\n", encoding="utf-8")
        elif number < 14:
            marks = (lambda words: f"``{words}''") if number % 2 else (lambda words: f"\\enquote{{{words}}}")
            seeded = writer.manuscript(lambda key, page: f"\\footcite[{page}]{{{key}}}", marks)
            path = folder / f"m{number:02}.tex"
            path.write_text("\\section{A manuscript}\n\n" + "\n\n".join(seeded.paragraphs) + "\n", encoding="utf-8")
        else:
            seeded = writer.manuscript(lambda key, page: f"[@{key}, p. {page}]", quoted_in("“”"))
            path = folder / f"m{number:02}.docx"
            path.write_bytes(docx(seeded.paragraphs))
        yield path, seeded


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def test_seeded_faults_are_found_and_hardly_anything_else(library: Path, tmp_path: Path) -> None:
    from distlaw.services.manuscript.linting import linted_manuscript

    seeded = found = alarms = right = 0
    missed: list[Any] = []
    for path, truth in manuscripts(tmp_path):
        rows = list(linted_manuscript(str(library), str(path)).rows)
        for told in truth.wrong.values():
            seeded += 1
            hit = next((row for row in rows if _is_it(row, told)), None)
            found += hit is not None
            missed += [(path.name, told)] if hit is None else []
            rows = [row for row in rows if row is not hit]
        right += len(truth.paragraphs) - len(truth.wrong)
        alarms += len(rows)
        missed += [(path.name, row) for row in rows]
    assert seeded == 180
    assert found >= 0.95 * seeded, missed
    assert alarms <= 0.02 * right, missed


def _is_it(row: dict[str, Any], told: tuple[str, ...]) -> bool:
    code, words = told
    codes = (code, "not_in_work") if code == "misquoted" else (code,)  # spliced words are like nothing
    return row["code"] in codes and letters(words) in letters(row["words"] + row["message"])


def test_a_finding_says_what_the_source_has_and_where(library: Path, tmp_path: Path) -> None:
    from distlaw.services.manuscript.linting import linted_manuscript

    one = written()["harrow2028promise"][0]
    path = tmp_path / "m.md"
    path.write_text(f"First.\n\nIt is said:\n“{one.text}” [@{one.key}, p. 999].\n", encoding="utf-8")
    (row,) = linted_manuscript(str(library), str(path)).rows
    assert (row["code"], row["line"], row["column"], row["page"]) == ("wrong_page", 4, 1, str(one.page))


def test_reports_in_html_and_in_word(library: Path, tmp_path: Path, distlaw: Command) -> None:
    from lxml import etree

    one = written()["mei2029jiekou"][3]
    path, page, copy = tmp_path / "m.docx", tmp_path / "m.html", tmp_path / "commented.docx"
    wrong = one.text.replace("。", "，毋庸置疑。")[4:]
    path.write_bytes(docx(["第一段。", f"有文献说：“{wrong}”[@{one.key}, 第{one.page}页]。", "末段。"]))
    before = path.read_bytes()
    words = ("--db", str(library), "lint", str(path))
    ran = distlaw(*words, "--html", str(page), "--comments", str(copy), "--json")
    (row,) = json.loads(ran.out)
    assert ran.code == 1 and row["code"] == "misquoted" and row["line"] == 2
    assert "<del>" in page.read_text(encoding="utf-8") and "毋庸置疑" in page.read_text(encoding="utf-8")
    assert path.read_bytes() == before
    with zipfile.ZipFile(copy) as package, zipfile.ZipFile(path) as old:
        comments = etree.fromstring(package.read("word/comments.xml"))
        assert len(comments) == 1 and "misquoted" in "".join(map(str, comments.itertext()))
        main = etree.fromstring(package.read("word/document.xml"))
        names = [etree.QName(one).localname for one in main[0][1]]
        assert names[0] == "commentRangeStart" and names[-2] == "commentRangeEnd"
        text = "".join(map(str, etree.fromstring(old.read("word/document.xml")).itertext()))
        assert "".join(map(str, main.itertext())) == text
        assert b"comments.xml" in package.read("[Content_Types].xml") + package.read("word/_rels/document.xml.rels")
    again = distlaw("--db", str(library), "lint", str(copy), "--json")
    assert [found["code"] for found in again.json] == ["misquoted"]


def test_latex_keeps_its_lines() -> None:
    text = "a ``b'' \\footcite[see][12]{k, l}\n% gone\n\\begin{quote}\nset off\n\\end{quote} \\emph{x \\textit{y}}\n"
    found = as_markdown(text)
    assert found.count("\n") == text.count("\n")
    assert "“b” [@{k}; @{l}, p. 12]" in found and "> set off" in found and "x y" in found and "gone" not in found


def test_a_note_names_a_work_by_a_short_title_in_its_marks() -> None:
    named = Named((NamedWork("zhou2031shuyu", "术语", "2031", ("周知白",)),))
    assert [one.key for one in named.cited("周知白：《术语》，2031年，第7页。")] == ["zhou2031shuyu"]
    assert not named.cited("周知白谈到术语的沿革，第7页。") and not named.cited("周知白：《术语新编》，第7页。")
