"""The same passages and questions in other engines: naive FTS5, tantivy, Whoosh, LIKE. Each finds its ten best."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

from passages import Passage
from search_questions import Question

from distlaw.text.tokens import tokens


class Peer(Protocol):
    """An engine under test."""

    name: str

    def build(self, passages: Iterable[Passage]) -> None: ...

    def ask(self, question: Question) -> int: ...


class NaiveFts5:
    """FTS5 as its documentation shows it: one column of our tokens, `ORDER BY rank`, the theory by a join."""

    name = "naive FTS5"

    def __init__(self, folder: Path) -> None:
        (folder / "naive.db").unlink(missing_ok=True)
        self._db = sqlite3.connect(folder / "naive.db", isolation_level=None)

    def build(self, passages: Iterable[Passage]) -> None:
        self._db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;"
            "CREATE VIRTUAL TABLE t USING fts5(g, content='', tokenize='unicode61');"
            "CREATE TABLE th (theory TEXT, id INTEGER, PRIMARY KEY (theory, id)) WITHOUT ROWID; BEGIN"
        )
        for number, passage in enumerate(passages, 1):
            self._db.execute("INSERT INTO t (rowid, g) VALUES (?, ?)", (number, " ".join(tokens(passage.text))))
            self._db.executemany("INSERT INTO th VALUES (?, ?)", [(theory, number) for theory in passage.theories])
        self._db.execute("INSERT INTO t (t) VALUES ('optimize')")
        self._db.execute("COMMIT")

    def ask(self, question: Question) -> int:
        match = (" OR " if question.is_loose else " AND ").join(f'"{" ".join(said)}"' for said in question.said)
        sql = "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 10"
        found: tuple[object, ...] = (match,)
        if question.theory:
            joined = "t JOIN th ON th.id = t.rowid AND th.theory = ?"
            sql = f"SELECT t.rowid FROM {joined} WHERE t MATCH ? ORDER BY rank LIMIT 10"
            found = (question.theory, match)
        return len(self._db.execute(sql, found).fetchall())


class Like:
    """No index: LIKE over the text, the first ten as they come."""

    name = "LIKE"

    def __init__(self, folder: Path) -> None:
        (folder / "like.db").unlink(missing_ok=True)
        self._db = sqlite3.connect(folder / "like.db", isolation_level=None)

    def build(self, passages: Iterable[Passage]) -> None:
        self._db.executescript("PRAGMA journal_mode=OFF; CREATE TABLE t (text TEXT, theories TEXT); BEGIN")
        rows = ((passage.text, " ".join(passage.theories)) for passage in passages)
        self._db.executemany("INSERT INTO t VALUES (?, ?)", rows)
        self._db.execute("COMMIT")

    def ask(self, question: Question) -> int:
        parts = [
            *(("text", word) for word in question.words),
            *([("theories", question.theory)] if question.theory else []),
        ]
        where = " AND ".join(f"{column} LIKE ?" for column, _ in parts)
        sql = f"SELECT rowid FROM t WHERE {where} LIMIT 10"
        return len(self._db.execute(sql, [f"%{value}%" for _, value in parts]).fetchall())


class Tantivy:
    """tantivy over our tokens, the theory in a field of its own."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._library: Any = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("g", stored=False, tokenizer_name="whitespace")
        builder.add_text_field("m", stored=False, tokenizer_name="whitespace")
        builder.add_bytes_field("t", stored=True)
        self._place = folder / "tantivy"
        self._is_whole = (self._place / "whole").exists()
        if not self._is_whole:
            shutil.rmtree(self._place, ignore_errors=True)
            self._place.mkdir()
        self._index: Any = tantivy.Index(builder.build(), path=str(self._place))

    def build(self, passages: Iterable[Passage]) -> None:
        if not self._is_whole:
            self._fill(passages)
            (self._place / "whole").touch()
        self._index.reload()
        self._searcher = self._index.searcher()

    def _fill(self, passages: Iterable[Passage]) -> None:
        writer = self._index.writer(128_000_000, 1)
        for passage in passages:
            text, theories = " ".join(tokens(passage.text)), " ".join(passage.theories)
            writer.add_document(self._library.Document(g=text, m=theories, t=passage.text.encode()))
        writer.commit()
        writer.wait_merging_threads()

    def ask(self, question: Question) -> int:
        return len(self._hits(question))

    def read(self, question: Question) -> int:
        """The same, with the ten texts read: what a search shows."""
        return len([self._searcher.doc(place).to_dict()["t"] for _, place in self._hits(question)])

    def _hits(self, question: Question) -> Sequence[Any]:
        library, schema = self._library, self._index.schema
        how = library.Occur.Should if question.is_loose else library.Occur.Must
        parts = []
        for said in question.said:
            one = library.Query.term_query(schema, "g", said[0])
            parts.append((how, library.Query.phrase_query(schema, "g", list(said)) if len(said) > 1 else one))
        if question.theory:
            parts.append((how, library.Query.term_query(schema, "m", question.theory, "basic")))
        found: Sequence[Any] = self._searcher.search(library.Query.boolean_query(parts), 10).hits
        return found


class Whoosh:
    """Whoosh over our tokens; pure Python, so only for small sizes."""

    name = "Whoosh"
    most = 10_000

    def __init__(self, folder: Path) -> None:
        from whoosh import fields, index
        from whoosh.analysis import SpaceSeparatedTokenizer

        place = folder / "whoosh"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        schema = fields.Schema(g=fields.TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True), m=fields.KEYWORD())
        self._index: Any = index.create_in(str(place), schema)

    def build(self, passages: Iterable[Passage]) -> None:
        writer = self._index.writer(limitmb=128)
        for passage in passages:
            writer.add_document(g=" ".join(tokens(passage.text)), m=" ".join(passage.theories))
        writer.commit()
        self._searcher = self._index.searcher()

    def ask(self, question: Question) -> int:
        from whoosh import query

        parts: list[Any] = []
        for said in question.said:
            parts.append(query.Phrase("g", list(said)) if len(said) > 1 else query.Term("g", said[0]))
        if question.theory:
            parts.append(query.Term("m", question.theory))
        both = query.Or if question.is_loose else query.And
        return len(self._searcher.search(both(parts), limit=10))


PEERS: Sequence[type[Any]] = (NaiveFts5, Tantivy, Like, Whoosh)
