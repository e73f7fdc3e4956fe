"""A small corpus that somebody else than the checkers' author wrote: papers with pages, and claims on them."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest
import yaml

HERE = Path(__file__).parent / "blind"
ROOT = Path(__file__).parents[1]
_FENCED = re.compile(r"<!-- file: papers/(\S+) -->\n```\w*\n(.*?)```", re.S)


class BlindCorpus(NamedTuple):
    """The database, the key of each paper by its short name, and the id of each claim by its name."""

    url: str
    keys: dict[str, str]
    ids: dict[str, str]

    def filled(self, text: str) -> str:
        r"""A draft with handles for `{Z1}`, ids for `{id:Z1}`, keys for `{key:zhao}`, characters for `\u200b`."""
        text = re.sub(r"\{id:(\w+)\}", lambda found: self.ids[found[1]], text)
        text = re.sub(r"\{key:(\w+)\}", lambda found: self.keys[found[1]], text)
        text = re.sub(r"\{([A-Z]\d)\}", lambda found: f"[[c:{self.ids[found[1]]}]]", text)
        return re.sub(r"\\u([0-9a-f]{4})|\\U([0-9A-F]{8})", lambda f: chr(int(f[1] or f[2], 16)), text)


class _Said(NamedTuple):
    code: int
    out: str


@pytest.fixture(scope="session")
def second(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BlindCorpus]:
    """Another small corpus: accidents, evidence by machines, reasons of algorithms."""
    folder = tmp_path_factory.mktemp("second")
    url = str(folder / "corpus.db")
    yield build(folder, lambda *words: _run("--db", url, *words), url, HERE.parent / "second")


@pytest.fixture(scope="session")
def meaning(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BlindCorpus]:
    """A third one: courts and parties, hedges and conditions, two authors of one name, a text without an author."""
    folder = tmp_path_factory.mktemp("meaning")
    url = str(folder / "corpus.db")
    yield build(folder, lambda *words: _run("--db", url, *words), url, HERE.parent / "meaning")


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The seeds with every claim accepted."""
    from distlaw.query.claims.filter import ClaimFilter
    from distlaw.services.claims.curate import set_status
    from distlaw.services.claims.read import listed_claims

    url = str(tmp_path_factory.mktemp("seeds") / "corpus.db")
    assert _run("--db", url, "ingest", str(ROOT / "seeds")).code == 0
    set_status(url, [one.id for one in listed_claims(url, ClaimFilter())], "accepted", "reader")
    return url


@pytest.fixture(scope="session")
def blind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BlindCorpus]:
    """The corpus, read once; nothing is to be written into it."""
    folder = tmp_path_factory.mktemp("blind")
    url = str(folder / "corpus.db")
    yield build(folder, lambda *words: _run("--db", url, *words), url)


def _run(*words: str) -> _Said:
    """The command line in this process."""
    from distlaw.cli.entry import main

    before, out, code = sys.argv, io.StringIO(), 0
    sys.argv = ["distlaw", *words]
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(bool(end.code))
    finally:
        sys.argv = before
    return _Said(code, out.getvalue())


def blocks(name: str, here: Path = HERE) -> list[str]:
    """The texts of a file of tests, each below a line that begins with `##` (or `## heading`)."""
    text = (here / name).read_text(encoding="utf-8")
    return [block.strip("\n") for block in re.split(r"^##(?: [^\n#]*)?\n", text, flags=re.M) if block.strip()]


def build(folder: Path, run: Callable[..., Any], url: str, here: Path = HERE) -> BlindCorpus:
    """The corpus, read in by the program itself.

    `run(*arguments)` is the command line, and answers with something that has `code` and `out`.
    """
    papers = folder / "papers"
    papers.mkdir()
    for path in (here / "papers").iterdir():
        if path.name.endswith(".paged.txt"):
            (papers / f"{path.name.split('.')[0]}.pdf").write_bytes(paged(path.read_text(encoding="utf-8")))
        else:
            (papers / path.name).write_bytes(path.read_bytes())
    if here == HERE:
        for name, text in _FENCED.findall((ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")):
            (papers / name).write_text(text, encoding="utf-8")
        (papers / "example.md").write_bytes((ROOT / "docs" / "example.md").read_bytes())
    assert run("ingest", str(papers)).code == 0
    records = [json.loads(line) for line in run("dump").out.splitlines()]
    keys = {Path(source["file_name"]).stem: one["key"] for one in records if "key" in one for source in one["sources"]}
    return BlindCorpus(url, keys, _claims(folder, run, keys, here))


def _claims(folder: Path, run: Callable[..., Any], keys: dict[str, str], here: Path) -> dict[str, str]:
    """The ids of the claims of `claims.yaml`."""
    named = yaml.safe_load((here / "claims.yaml").read_text(encoding="utf-8"))
    ids = {}
    for status in ("accepted", "proposed", "rejected", "suggested"):
        rows = {name: row for name, row in named.items() if row[1] == status}
        file = folder / f"{status}.jsonl"
        file.write_text("\n".join(json.dumps(_row(keys, row), ensure_ascii=False) for row in rows.values()), "utf-8")
        accepting = () if status == "suggested" else ("--accept",)
        answer = run("import", "claims", str(file), "--made-by", "a reader", "--json", *accepting)
        assert answer.code == 0, answer.out
    exported = [
        json.loads(line)
        for status in ("accepted", "proposed", "rejected", "suggested")
        for line in run("claims", "export", "--status", status, "--repeats").out.splitlines()
    ]
    for name, (work, _, _, _, _, quote, *_) in named.items():
        found = [
            c["id"]
            for c in exported
            if (c.get("made_by"), c.get("key"), c.get("quote")) == ("a reader", keys[work], quote)
        ]
        assert len(found) == 1, (name, found)
        ids[name] = found[0]
    return ids


def _row(keys: dict[str, str], row: list[Any]) -> dict[str, Any]:
    work, status, speaker, theories, stance, quote, *more = row
    who, _, name = speaker.partition(":")
    kind, modality = more or ("normative", "asserted")
    return {
        "key": keys[work], "quote": quote, "theories": [theories], "stance": stance, "kind": kind,
        "modality": modality, "status": status, "speaker": {"type": who, "name": name or None},
    }  # fmt: skip


def paged(text: str) -> bytes:
    """A PDF of a paper: the lines before the first page are its head; `---71` begins the page with that number."""
    samples = sample_files()
    head, *pages = re.split(r"^---(?=\d)", text, flags=re.M)
    latin = text.isascii()
    font = "latin" if latin else "song"
    sheets = []
    for number, page in enumerate(pages):
        label, *lines = page.strip().split("\n")
        inks, top = [], 740.0
        if not number:
            for size, line in zip((18, 10, 8), head.strip().split("\n"), strict=True):
                inks.append(samples.Ink(90, top, size, line, font))
                top -= 28
        for line in lines:
            for row in samples.filled(line, 400, 10) if latin else samples.wrapped(line, 38):
                inks.append(samples.Ink(90 + 20 * row.startswith("\u3000"), top, 10, row.lstrip("\u3000"), font))
                top -= 15
            top -= 8 * latin
        sheets.append([*inks, samples.Ink(290, 40, 9, label, font)])
    return bytes(samples.pdf_of(sheets))


def sample_files() -> ModuleType:
    """The maker of PDFs and Word files, which lies with the benchmarks."""
    if "sample_files" not in sys.modules:
        spec = importlib.util.spec_from_file_location("sample_files", ROOT / "scripts" / "bench" / "sample_files.py")
        assert spec and spec.loader
        sys.modules["sample_files"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules["sample_files"])
    return sys.modules["sample_files"]
