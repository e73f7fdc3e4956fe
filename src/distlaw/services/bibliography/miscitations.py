"""Mis-citations: of the corpus (found at ingest, kept as problems), and of a manuscript that is not stored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from distlaw.db.json_columns import unpacked_list
from distlaw.db.opening import open_reader
from distlaw.errors import DistlawError, InputError
from distlaw.model.problem import Problem
from distlaw.query.keys import work_id
from distlaw.readers.reader import RawFile
from distlaw.sandbox import run_limited
from distlaw.services.bibliography.drafts import unknown_keys
from distlaw.services.ingest.inputs import inputs
from distlaw.services.ingest.prepare import prepared
from distlaw.services.manuscript.tex import as_markdown

Row = dict[str, Any]
_KINDS = ("case_", "provision_", "licence_")
_DRAFTS = (".md", ".markdown", ".docx", ".txt", ".tex")
_LINTED = (*_KINDS, "reference_")


def miscitations(url: str, key: str = "") -> list[Row]:
    """What citations of stored works say that what is known of the cited thing does not bear out."""
    sql = "SELECT w.key, p.code, p.message, p.ranges FROM problem p JOIN work w ON w.id = p.work_id"
    with open_reader(url) as reader:
        where, params = (" WHERE p.work_id = :id", {"id": work_id(reader, key)}) if key else ("", {})
        rows = reader.rows(f"{sql}{where} ORDER BY w.key_folded, p.id", params)
    return [
        {"code": code, "where": work, "message": message, "ranges": unpacked_list(ranges)}
        for work, code, message, ranges in rows
        if code.startswith(_KINDS)
    ]


def linted(path: str, url: str = "") -> list[Row]:
    """Mis-citations and defective references of one manuscript, with the line and column of each (from 1).

    With a database, keys that the draft cites ([@key]) and no work has are among them. Raises InputError where the
    file cannot be read. Nothing is stored.
    """
    raw = next(inputs([path])).raw()
    if path.lower().endswith(".tex"):
        text = as_markdown(raw.data.decode("utf-8", "replace"))
        raw = RawFile(text.encode(), f"{raw.file_name}.md")
    found = run_limited(prepared, raw, seconds=120.0, megabytes=3000)
    if not found.works:
        raise InputError("there is nothing to read in it", code="empty", where=path)
    problems = [problem for work in found.works for problem in work.findings.problems]
    rows = [_row(path, found.source.text, p) for p in problems if p.code.startswith(_LINTED)]
    rows += _unknown(url, path) if url else []
    return sorted(rows, key=lambda row: (row["line"], row["column"], row["code"]))


def _unknown(url: str, path: str) -> list[Row]:
    if Path(path).suffix.lower() not in _DRAFTS or not Path(path).is_file():
        return []
    try:
        unknown = unknown_keys(url, Path(path))
    except DistlawError:  # no database here: nothing can be said of its keys
        return []
    return [
        {
            "file": path,
            "line": line,
            "column": 1,
            "code": "unknown_key",
            "message": f"no work has the key {key}",
            "words": key,
        }
        for line, key in unknown
    ]


def _row(path: str, text: str, problem: Problem) -> Row:
    at = problem.ranges[0][0] if problem.ranges else 0
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    words = " ".join(text[start:end] for start, end in problem.ranges)
    found = {"file": path, "line": line, "column": column, "code": problem.code, "message": problem.message}
    return found | ({"words": words} if words else {})
