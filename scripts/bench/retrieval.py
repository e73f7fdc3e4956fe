"""How well passages are found for questions: nDCG@10, MRR@10, R@100, for our index and for tantivy over jieba's words.

    python scripts/bench/retrieval.py --corpus X.jsonl --queries Q.tsv --qrels R.tsv [--limit N]

Corpus: one JSON object a line with an id (`_id`, `id`, `docid` or `pid`) and text (`title` and `text`, `contents` or
`content`). Queries: id, tab, text. Qrels: TREC's four columns, or id, document and grade. Header lines are passed over.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from math import log2
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from distlaw.db.index.units import Unit
from distlaw.db.reading import SqliteReader
from distlaw.db.search_words import PASSAGE
from distlaw.errors import QuerySyntaxError
from distlaw.query.search.answering import run
from distlaw.query.search.plan import Request
from distlaw.text.fold import folded
from distlaw.text.tokens import compared, tokens

_IDS = ("_id", "id", "docid", "doc_id", "pid", "passage_id")
_TEXTS = ("title", "name", "text", "contents", "content", "body")
_DEPTH = 100

Ranked = Callable[[str], list[str]]


def main() -> int:
    """Build both indexes, ask every judged question, print one row an engine."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--qrels", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=0, help="ask only so many questions")
    arguments = parser.parse_args()
    documents = list(corpus(arguments.corpus))
    judged = qrels(arguments.qrels)
    asked = [(number, text) for number, text in queries(arguments.queries) if number in judged]
    asked = asked[: arguments.limit or len(asked)]
    print(f"{len(documents):,} documents, {len(asked):,} judged questions")
    print(f"{'engine':24} {'nDCG@10':>8} {'MRR@10':>8} {'R@100':>8} {'p50 ms':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for name, engine in (("distlaw", ours), ("tantivy + jieba", tantivy_jieba)):
            _report(name, engine(Path(folder), documents), asked, judged)
    return 0


def corpus(path: Path) -> Iterator[tuple[str, str]]:
    """Id and text of each document."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                record = json.loads(line)
                number = next(record[name] for name in _IDS if name in record)
                yield str(number), "\n".join(str(record[name]) for name in _TEXTS if record.get(name))


def queries(path: Path) -> Iterator[tuple[str, str]]:
    """Id and text of each question."""
    for line in path.read_text(encoding="utf-8").splitlines():
        number, tab, text = line.partition("\t")
        if tab and text.strip():
            yield number.strip(), text.strip()


def qrels(path: Path) -> dict[str, dict[str, int]]:
    """The grade of each judged document, by question; grades of 0 are left out."""
    found: dict[str, dict[str, int]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) in (3, 4) and parts[-1].lstrip("-").isdigit() and int(parts[-1]) > 0:
            found.setdefault(parts[0], {})[parts[-2]] = int(parts[-1])
    return found


def ours(folder: Path, documents: Sequence[tuple[str, str]]) -> Ranked:
    """Our index, asked as `distlaw search --in passages` asks it."""
    from distlaw.db import index
    from distlaw.db.index import sqlite as index_sqlite
    from distlaw.db.session import open_database

    path = folder / "ours.db"
    with open_database(str(path)) as database, database.writing() as session:
        connection = session.connection()
        _insert_rows(connection, documents)
        index_sqlite.ENGINE.add(connection, _units(documents))
        index.optimize(connection)
    reader = SqliteReader(path)

    def ask(text: str) -> list[str]:
        try:
            hits = run(reader, Request(_plain(text), kinds=("passages",), limit=_DEPTH)).hits
        except QuerySyntaxError:  # only very common words
            return []
        return [documents[int(hit.id) - 1][0] for hit in hits]

    return ask


def _plain(text: str) -> str:
    """The question without what the query language reads as an operator."""
    return "".join(" " if char in '"():*|&' else char for char in folded(text))[:2000]


def _insert_rows(connection: Connection, documents: Sequence[tuple[str, str]]) -> None:
    from sqlalchemy import insert

    from distlaw.db import tables as t

    made = {"activity_id": 1}
    connection.execute(
        insert(t.Activity), [{"id": 1, "stage": "b", "tool": "b", "tool_version": "1", "started_at": ""}]
    )
    file = {
        "id": 1,
        "sha256": "b",
        "media_type": "text/plain",
        "file_name": "b",
        "size": 0,
        "text": "",
        "text_sha256": "",
    }
    connection.execute(insert(t.SourceFile), [{**file, "content": None, **made}])
    connection.execute(
        insert(t.Work), [{"id": 1, "key": "b", "key_folded": "b", "csl_type": "book", "item": {}, **made}]
    )
    text = {"id": 1, "work_id": 1, "source_file_id": 1, "quality": "full", "genre": "plain", "parser": "b", "text": ""}
    connection.execute(insert(t.Expression), [{**text, "parser_version": "1", "text_sha256": "", "pieces": [], **made}])
    same = {"work_id": 1, "expression_id": 1, "source_file_id": 1, "start": 0, "end": 0, "ranges": []}
    rows = enumerate(documents, 1)
    while batch := [{"id": number, "text": text, **same} for number, (_, text) in islice(rows, 10_000)]:
        connection.execute(insert(t.Passage), batch)


def _units(documents: Iterable[tuple[str, str]]) -> Iterator[Unit]:
    for number, (_, text) in enumerate(documents, 1):
        yield Unit(PASSAGE, str(number), 1, "", " ".join(tokens(text)), "", "work=1")


def tantivy_jieba(folder: Path, documents: Sequence[tuple[str, str]]) -> Ranked:
    """tantivy with jieba's words for search, over the same folded text; a question asks for any of its words."""
    import rjieba
    import tantivy

    def words(text: str) -> list[str]:
        return [word for word in rjieba.cut_for_search(compared(text)) if any(char.isalnum() for char in word)]

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("g", stored=False, tokenizer_name="whitespace")
    builder.add_integer_field("n", stored=True)
    place = folder / "tantivy"
    place.mkdir()
    index: Any = tantivy.Index(builder.build(), path=str(place))
    writer = index.writer(128_000_000, 1)
    for number, (_, text) in enumerate(documents):
        writer.add_document(tantivy.Document(g=" ".join(words(text)), n=number))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(text: str) -> list[str]:
        terms = [tantivy.Query.term_query(index.schema, "g", word) for word in dict.fromkeys(words(text))]
        if not terms:
            return []
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        hits = searcher.search(query, _DEPTH).hits
        return [documents[searcher.doc(address).to_dict()["n"][0]][0] for _, address in hits]

    return ask


def _report(name: str, ask: Ranked, asked: Sequence[tuple[str, str]], judged: dict[str, dict[str, int]]) -> None:
    gains, ranks, recalls, times = list[float](), list[float](), list[float](), list[float]()
    for number, text in asked:
        started = time.perf_counter()
        found = list(dict.fromkeys(ask(text)))
        times.append(1000 * (time.perf_counter() - started))
        grades = judged[number]
        gains.append(_ndcg(found[:10], grades))
        ranks.append(next((1 / rank for rank, one in enumerate(found[:10], 1) if one in grades), 0.0))
        recalls.append(sum(one in grades for one in found[:_DEPTH]) / len(grades))
    mean = [sum(values) / max(1, len(values)) for values in (gains, ranks, recalls)]
    middle = sorted(times)[len(times) // 2] if times else 0.0
    print(f"{name:24} {mean[0]:8.4f} {mean[1]:8.4f} {mean[2]:8.4f} {middle:8.1f}", flush=True)


def _ndcg(found: Sequence[str], grades: dict[str, int]) -> float:
    got = sum(grades.get(one, 0) / log2(rank + 1) for rank, one in enumerate(found, 1))
    best = sum(grade / log2(rank + 1) for rank, grade in enumerate(sorted(grades.values(), reverse=True)[:10], 1))
    return got / best if best else 0.0


if __name__ == "__main__":
    sys.exit(main())
