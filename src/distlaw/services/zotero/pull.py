"""`distlaw import zotero`: records, attachments from where Zotero keeps them, highlights and notes as suggestions."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from distlaw.db.drivers import sqlite_path
from distlaw.db.opening import open_reader
from distlaw.model.claim_import import ImportLine, Proposal, ProposedClaim, Unreadable
from distlaw.model.claim_words import KINDS, STANCES
from distlaw.model.verdict import Verdict
from distlaw.parsers.records.zotero import citation_key
from distlaw.services.claims.importing import import_proposals
from distlaw.services.ingest import ingest
from distlaw.services.works.merge import merge
from distlaw.services.zotero.api import Json, Library, top_level
from distlaw.services.zotero.memory import remember, remembered
from distlaw.text.digest import sha256_of
from distlaw.vocab.theories import load_theories

_RESTLESS = ("version", "dateModified", "dateAdded", "relations", "collections", "deleted")
_MARKED = ("highlight", "underline")


class Pulled(NamedTuple):
    """What became of records and attachments, and of each highlight; `is_new` is False where nothing had changed."""

    verdicts: tuple[Verdict, ...] = ()
    claims: tuple[ImportLine, ...] = ()
    is_new: bool = True


def import_zotero(url: str, library: Library, who: str, *, theory: str = "") -> Pulled:
    """Bring in what has changed since last time. `theory` is that of highlights whose tags name none.

    Raises InputError where Zotero does not answer, UsageError where it refuses.
    """
    name = f"pulled {library.address} {theory}".strip()
    seen = remembered(url, name) or 0
    if seen and library.version() == seen:
        return Pulled(is_new=False)
    items, version = library.items()
    by_key = {one["data"]["key"]: one["data"] for one in items}
    files = {key: path for key, data in by_key.items() if _is_file(data) and (path := library.file(key))}
    verdicts = [*_records(url, items, library.name), *_attachments(url, files)]
    _join(url, by_key, files, verdicts, who)
    shas = {key: sha256(path.read_bytes()).hexdigest() for key, path in files.items()}
    lines = _claims(url, by_key, shas, who, theory)
    remember(url, name, version)
    return Pulled(tuple(verdicts), tuple(lines))


def _is_file(data: Json) -> bool:
    return bool(data.get("itemType") == "attachment" and data.get("linkMode") != "linked_url")


def _records(url: str, items: Sequence[Json], name: str) -> list[Verdict]:
    """The records as one file beside the database, so that a changed library is a changed file."""
    records = sorted(
        ({name: value for name, value in one["data"].items() if name not in _RESTLESS} for one in top_level(items)),
        key=lambda data: str(data["key"]),
    )
    if not records:
        return []
    text = json.dumps(records, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    path = sqlite_path(url)
    if path is not None:
        kept = path.with_name(f"{path.stem}.zotero{f'-{name}' if name else ''}.json")
        kept.write_text(text, encoding="utf-8")
        return list(ingest(url, [str(kept)]))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "zotero.json"
        file.write_text(text, encoding="utf-8")
        return list(ingest(url, [str(file)]))


def _attachments(url: str, files: dict[str, Path]) -> list[Verdict]:
    return list(ingest(url, [str(files[key]) for key in sorted(files)])) if files else []


def _join(
    url: str, by_key: Mapping[str, Json], files: Mapping[str, Path], verdicts: Sequence[Verdict], who: str
) -> None:
    """An attachment that became a work of its own is a source of the item that it hangs on: Zotero says so."""
    of_file = {one.name: one for one in verdicts}
    for key, path in sorted(files.items()):
        parent, one = by_key.get(str(by_key[key].get("parentItem"))), of_file.get(str(path))
        if parent is None or one is None or one.verdict != "added" or len(one.keys) != 1:
            continue
        record = citation_key(parent) or str(parent["key"])
        if record != one.keys[0] and _is_work(url, record):
            merge(url, record, one.keys[0], who)


def _is_work(url: str, key: str) -> bool:
    with open_reader(url) as reader:
        return bool(reader.rows("SELECT 1 FROM work WHERE key = :key", {"key": key}))


def _claims(url: str, by_key: dict[str, Json], shas: dict[str, str], who: str, theory: str) -> list[ImportLine]:
    """Highlights and underlines; one that came before in the same words is not asked again.

    Notes, images and ink quote nothing, and are left where they are.
    """
    known = dict(remembered(url, "annotations") or {})
    fresh: list[tuple[str, str, Proposal]] = []
    for key in sorted(by_key):
        data = by_key[key]
        sha = shas.get(str(data.get("parentItem")), "")
        if data.get("itemType") != "annotation" or data.get("annotationType") not in _MARKED:
            continue
        item = _proposal(data, sha, len(fresh) + 1, theory)
        mark = sha256_of(item.model_copy(update={"number": 0}).model_dump_json())
        if known.get(key) != mark:
            fresh.append((key, mark, item))
    if not fresh:
        return []
    lines = import_proposals(url, [(Path(), item) for _, _, item in fresh], who, action="import zotero")
    remember(url, "annotations", known | {key: mark for key, mark, _ in fresh})
    return [line for _, line in lines]


def _proposal(data: Json, sha: str, number: int, theory: str) -> Proposal:
    """A highlight's words with the labels in its tags: theory:fair_use or fair_use, stance:permits, kind:normative."""
    if not sha:
        message = f"{data['key']}: the file of its attachment {data.get('parentItem')} is not here"
        return Unreadable(number=number, message=message)
    if not str(data.get("annotationText") or "").strip():
        return Unreadable(number=number, message=f"{data['key']}: it marks no words")
    tags = [str(tag.get("tag", "")) for tag in data.get("tags") or ()]
    values: dict[str, Any] = {"stance": "", "kind": ""}
    known = {one.id for one in load_theories()}
    theories = []
    for tag in tags:
        name, _, value = tag.partition(":")
        if name == "theory" and value:
            theories.append(value.strip())
        elif tag in known:
            theories.append(tag)
        elif (name, value.strip()) in {("stance", word) for word in STANCES} | {("kind", word) for word in KINDS}:
            values[name] = value.strip()
    return ProposedClaim(
        number=number, name=str(data["key"]), source_sha256=sha, quote=str(data["annotationText"]),
        theories=tuple(theories) or ((theory,) if theory else ()), note=str(data.get("annotationComment") or ""),
        page=str(data.get("annotationPageLabel") or ""), made_by="zotero", **values,
    )  # fmt: skip
