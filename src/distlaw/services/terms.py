"""What terms and licences said on a day: a practice's state, the time lines of clauses, all of it as a data set."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from distlaw.errors import NotFound, UnknownChoice, UsageError
from distlaw.vocab.terms import (
    TermsDocument,
    TermsEvent,
    documents_called,
    load_documents,
    load_practices,
    practice_called,
    terms_notice,
)

Row = dict[str, Any]
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_LICENCE_URL = "https://opendatacommons.org/licenses/by/1-0/"


def at(day: str, words: str = "", practice: str = "") -> list[Row]:
    """One row for each clause that the last record up to a day has on a practice, or one that says it is silent.

    Raises UsageError for what is no day or practice, NotFound where no document is so called or none was recorded then.
    """
    if not _DAY.fullmatch(day):
        raise UsageError(f"{day!r} is no day", hint="write it as 2025-06-16")
    wanted = _practices(practice)
    documents = _documents(words)
    rows = [row for document in documents for one in wanted for row in _state(document, day, one)]
    if not rows:
        reach = "; ".join(f"{d.id} {_reach(d)}" for d in documents[:5])
        what = " on ".join(filter(None, (words or "any document", practice)))
        raise NotFound(f"no record of {what} reaches {day}", hint=f"recorded: {reach}")
    return rows


def _practices(word: str) -> list[str]:
    if not word:
        return [practice.id for practice in load_practices()]
    found = practice_called(word)
    if not found:
        raise UnknownChoice("practice", word, (practice.id for practice in load_practices()))
    return [found]


def _documents(words: str) -> tuple[TermsDocument, ...]:
    found = documents_called(words)
    if not found:
        raise NotFound(f"no recorded document is called {words!r}", hint="`distlaw licences --history` lists them")
    return found


def _reach(document: TermsDocument) -> str:
    return f"{document.begins} – {document.ends}" if document.ends else f"from {document.begins}"


def _state(document: TermsDocument, day: str, practice: str) -> Iterator[Row]:
    if practice not in document.practices or not document.reaches(day):
        return
    recorded, commit = document.proof(day)
    proof = {"recorded": recorded, "commit": commit, "collection": document.collection}
    events = document.at(day, practice)
    for event in events:
        yield _named(document, practice) | _said(event, day) | proof
    if not events:
        scope = next((e.scope for e in reversed(document.events) if _says_nothing(e, practice, day)), "")
        yield _named(document, practice) | {
            "clause": "", "effect": "silent", "scope": scope or "No clause on this in the record of that day.",
            "locator": "", "quote": "", "reach": "", "since": "", "since_kind": "", "in_force": True, "note": "",
        } | proof  # fmt: skip


def _says_nothing(event: TermsEvent, practice: str, day: str) -> bool:
    return event.practice == practice and event.clause == "(none)" and event.observed <= day


def _named(document: TermsDocument, practice: str) -> Row:
    return {
        "document": document.id, "service": document.service, "provider": document.provider,
        "kind": document.document, "title": document.title, "licence": document.licence, "practice": practice,
    }  # fmt: skip


def _said(event: TermsEvent, day: str) -> Row:
    """A clause's facts; `in_force` is false where the text itself names a later first day."""
    printed = event.effective
    return {
        "clause": event.clause, "effect": event.effect, "scope": event.scope, "locator": event.locator,
        "quote": event.quote, "reach": event.reach, "since": printed or event.observed,
        "since_kind": "printed" if printed else "observed", "in_force": not printed or printed <= day,
        "note": event.note,
    }  # fmt: skip


def history(words: str = "", practice: str = "") -> list[Row]:
    """The time line of each clause of the documents that are so called, each with the commit that proves it."""
    wanted = set(_practices(practice))
    return [
        _named(document, row.practice) | row.model_dump(exclude={"series"}) | {"collection": document.collection}
        for document in _documents(words)
        for row in document.rows()
        if row.practice in wanted
    ]


def about() -> str:
    """Whose work the dated facts are, under which licences."""
    return terms_notice()


def write_dataset(folder: Path) -> list[Path]:
    """The time lines as terms.csv and terms.jsonl, with README.md and datapackage.json that name the sources."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = history()
    paths = [folder / name for name in ("terms.csv", "terms.jsonl", "README.md", "datapackage.json")]
    with paths[0].open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    paths[1].write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    paths[2].write_text(_readme(len(rows)), encoding="utf-8")
    paths[3].write_text(json.dumps(_package(rows), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return paths


def _readme(count: int) -> str:
    return (
        "# Dated clauses of terms and licences on the outputs of models\n\n"
        f"{count} rows, one for each period of a clause, of {len(load_documents())} documents. `valid_from` and "
        "`valid_to` are days, both inclusive; `from_kind` and `to_kind` say whether the text prints the day or an "
        "archive's record shows it. `is_first_record`: the clause may be older. `commit` in `collection` (GitHub) "
        "proves the row. `quote` is verbatim and of less than 160 characters; the texts are the vendors' and are no "
        "part of this set.\n\n"
        f"{terms_notice()}\n"
    )


def _package(rows: list[Row]) -> Row:
    fields = [{"name": name, "type": "boolean" if name == "is_first_record" else "string"} for name in rows[0]]
    return {
        "name": "dated-terms",
        "title": "Dated clauses of terms and licences on the outputs of models",
        "licenses": [{"name": "ODC-BY-1.0", "path": _LICENCE_URL}],
        "sources": [
            {"title": "Open Terms Archive", "path": "https://opentermsarchive.org"},
            {"title": "ScanCode LicenseDB (CC BY 4.0)", "path": "https://scancode-licensedb.aboutcode.org"},
        ],
        "description": terms_notice(),
        "resources": [
            {"name": "terms", "path": "terms.csv", "encoding": "utf-8", "schema": {"fields": fields}},
            {"name": "terms-lines", "path": "terms.jsonl", "encoding": "utf-8"},
        ],
    }
