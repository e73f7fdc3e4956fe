"""Zotero's item types, fields and creators in CSL's words."""

from __future__ import annotations

import re
from functools import cache

from distlaw.model.csl import CSL_OF_FIELD, FIELD_OF_CSL
from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file


class ZoteroTable(Frozen):
    """`data/records/zotero.yaml`."""

    types: dict[str, str]
    fields: dict[str, str]
    creators: dict[str, str]
    silent: frozenset[str]
    kept: frozenset[str]
    written: dict[str, dict[str, str]]


@cache
def load_zotero() -> ZoteroTable:
    """The table in `data/records/zotero.yaml`."""
    return load_file(folder("data") / "records" / "zotero.yaml", ZoteroTable)


def variable(label: str) -> str:
    """The CSL variable that a line's label names (Report Number, original-date, tex.genre is none); else empty text."""
    return _labels().get(_folded(label), "")


@cache
def _labels() -> dict[str, str]:
    table = load_zotero()
    known = {_folded(field): csl for field, csl in table.fields.items()}
    known |= {_folded(name): name for name in (*table.kept, *FIELD_OF_CSL)}
    known |= {_folded(field): csl for field, csl in CSL_OF_FIELD.items()}
    dates = ("issued", "accessed", "event-date", "original-date")
    return known | {_folded(date): date for date in dates} | {"citationkey": "citation-key", "type": "type"}


def _folded(label: str) -> str:
    return re.sub(r"[\s_-]", "", label).lower()
