"""`distlaw vocabulary`: the user's own theories and issues, checked and listed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from distlaw.db.drivers import sqlite_path
from distlaw.db.session import open_database
from distlaw.db.vocabulary import synchronise
from distlaw.settings import vocabulary_folders
from distlaw.vocab import checking


def vocabulary_faults() -> tuple[list[str], str]:
    """What is wrong with the user's own vocabulary, one line a fault; and what there is of it, in words."""
    faults = [str(fault) for fault in checking.faults(own_only=True)]
    counts: dict[str, int] = {}
    for entry in checking.entries(own_only=True):
        counts[entry.kind] = counts.get(entry.kind, 0) + 1
    folders = ", ".join(str(folder) for folder in vocabulary_folders())
    said = ", ".join(f"{count} {_one(kind) if count == 1 else kind}" for kind, count in counts.items())
    return faults, f"{said or 'nothing'} in {folders}" if folders else ""


def taken_in(url: str) -> None:
    """The vocabulary brought into the database, where there is one."""
    path = sqlite_path(url)
    if path is None or path.is_file():
        with open_database(url) as database, database.writing() as session:
            synchronise(session)


def own_entries(*, own_only: bool) -> list[dict[str, Any]]:
    """Theories and issues with their labels, what they are narrower than, and their file."""
    own = {entry.path for entry in checking.entries(own_only=True)}
    return [
        {
            "kind": _one(entry.kind),
            "id": entry.item.id,
            "label": _label(entry.item),
            "broader": entry.item.broader or None,
            "file": str(entry.path) if entry.path in own else f"data/{entry.kind}/{Path(entry.path).name}",
            "own": entry.path in own,
        }
        for entry in checking.entries(own_only=own_only)
    ]


def _label(item: Any) -> str:
    labels: dict[str, str] = getattr(item, "pref_label", None) or item.label
    return " · ".join(dict.fromkeys(labels[name] for name in ("zh-Hans", "en") if name in labels))


def _one(kind: str) -> str:
    return {"theories": "theory", "issues": "issue"}.get(kind, kind)
