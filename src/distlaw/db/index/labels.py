"""The glossary inside the database: each label under the words a query may use for it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

from distlaw.text.tokens import label_key, query_tokens

TABLE = (
    "CREATE TABLE search_label (key TEXT NOT NULL, concept TEXT NOT NULL, label TEXT NOT NULL, words TEXT NOT NULL,"
    " language TEXT NOT NULL, region TEXT NOT NULL, is_broad INTEGER NOT NULL, flags TEXT NOT NULL)",
    "CREATE INDEX ix_search_label_key ON search_label (key)",
    "CREATE INDEX ix_search_label_concept ON search_label (concept)",
)
_INSERT = text(
    "INSERT INTO search_label VALUES (:key, :concept, :label, :words, :language, :region, :is_broad, :flags)"
)


def fill(connection: Connection) -> None:
    """Write every label anew."""
    connection.exec_driver_sql("DELETE FROM search_label")
    connection.execute(_INSERT, list(rows()))


def rows() -> Iterator[dict[str, object]]:
    """Every label as it is written."""
    from distlaw.vocab.glossary import concepts

    for concept in concepts():
        seen = set[str]()
        flags = " ".join(filter(None, (concept.theory and f"theory={concept.theory}", concept.suggests)))
        for label in concept.labels():
            key = label_key(label.text)
            if not key or key in seen:
                continue
            seen.add(key)
            words, is_prefix = query_tokens(label.text)
            yield {
                "key": key, "concept": concept.id, "label": label.text,
                "words": " ".join(words) + ("*" if is_prefix else ""), "language": label.language,
                "region": label.region, "is_broad": int(label.is_broad), "flags": flags,
            }  # fmt: skip
