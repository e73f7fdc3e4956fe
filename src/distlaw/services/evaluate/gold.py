"""Reads annotation by hand (`distlaw-gold/1`, tests/quality/GUIDELINES.md): the claims of a document, where they stand
and what they are."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from distlaw.errors import InputError
from distlaw.model.argument import Speaker
from distlaw.model.claim_words import SIDE_OF
from distlaw.model.frozen import Frozen
from distlaw.text.offsets import Ranges
from distlaw.vocab.issues import default_issue

_ADDRESS = re.compile(r"(?<=\])\([^()\s]*\)")


class GoldClaim(Frozen):
    """One annotated claim. `places` are its evidence and every place that repeats it; each counts as the right one.
    `positions` are by issue."""

    id: str
    places: tuple[Ranges, ...]
    theories: frozenset[str]
    stance: str
    kind: str
    speaker: Speaker
    modality: str
    positions: dict[str, str]


class GoldQuery(Frozen):
    """A question with the claims that its answer must hold."""

    id: str
    query: str
    filters: dict[str, tuple[str, ...]]
    must: tuple[str, ...]


class GoldDocument(Frozen):
    """A document in which every claim is annotated."""

    name: str
    sha256: str
    language: str
    source: Path
    claims: tuple[GoldClaim, ...]


def documents(folder: Path, sources: Sequence[Path] = ()) -> tuple[GoldDocument, ...]:
    """The documents of a folder of gold; each text stands beside its annotation, in `../sources`, or in one of the
    folders given. Raises InputError for a folder without gold, a text that is not there or is another one."""
    if not folder.is_dir():
        raise InputError("there is no such folder", code="no_gold", where=str(folder))
    places = (folder, folder.parent / "sources", *sources)
    found = tuple(_document(path, value, places) for path, value in _annotations(folder))
    if not found:
        raise InputError("no file here is an annotated document", code="no_gold", where=str(folder), hint="*.json")
    return found


def queries(folder: Path) -> tuple[GoldQuery, ...]:
    """The questions of `queries.json`, where there is one."""
    path = folder / "queries.json"
    if not path.is_file():
        return ()
    value = json.loads(path.read_text(encoding="utf-8"))
    listed = value["queries"] if isinstance(value, dict) else value
    return tuple(
        GoldQuery(
            id=one["id"], query=one.get("query") or "", must=tuple(one.get("must_claims", ())),
            filters={
                name.removesuffix("_any"): tuple(map(str, wanted if isinstance(wanted, list) else [wanted]))
                for name, wanted in (one.get("filters") or {}).items()
            },
        )
        for one in listed
    )  # fmt: skip


def _annotations(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in sorted(folder.glob("*.json")):
        try:
            value = json.loads(path.read_text(encoding="utf-8"))
        except (ValueError, OSError) as error:
            raise InputError(f"it is not JSON: {error}", code="no_gold", where=str(path)) from error
        if isinstance(value, dict) and {"file", "claims"} <= value.keys():
            yield path, value


def _document(path: Path, value: dict[str, Any], places: Sequence[Path]) -> GoldDocument:
    source = next((place / value["file"] for place in places if (place / value["file"]).is_file()), None)
    if source is None:
        raise InputError(
            f"its text {value['file']} is not here", code="no_source", where=str(path), hint="name a folder: --sources"
        )
    data = source.read_bytes()
    text = data.decode("utf-8", "replace")
    try:
        return GoldDocument(
            name=Path(value["file"]).stem, sha256=value.get("sha256") or hashlib.sha256(data).hexdigest(),
            language=str(value.get("language", "")), source=source,
            claims=tuple(_claim(one, text) for one in value["claims"]),
        )  # fmt: skip
    except (KeyError, TypeError, AttributeError, ValidationError) as error:
        raise InputError(f"a claim lacks or misnames: {_first(error)}", code="no_gold", where=str(path)) from error


def _first(error: Exception) -> str:
    """What is wrong, in one line."""
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return str(error)


def _claim(one: dict[str, Any], text: str) -> GoldClaim:
    places = [one["evidence"], *one.get("also_at", ())]
    cut = [tuple(part for s in place for part in without_addresses(text, s["start"], s["end"])) for place in places]
    speaker = {"type": one["speaker"]["type"], "name": one["speaker"]["name"] or ""}
    return GoldClaim(
        id=one["id"], places=tuple(cut),
        theories=frozenset(one["theories"]), stance=one["stance"], kind=one["kind"],
        speaker=Speaker.model_validate(speaker), modality=one["modality"], positions=_positions(one),
    )  # fmt: skip


def without_addresses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without the addresses of links, which no reading of the text holds."""
    for link in _ADDRESS.finditer(text, start, end):
        if start < link.start():
            yield start, link.start()
        start = link.end()
    if start < end:
        yield start, end


def _positions(one: dict[str, Any]) -> dict[str, str]:
    """By issue. Where the annotation has none, the stance says the one on the default issue; a neutral claim is about
    it where it speaks of it directly."""
    stated = {position["issue"]: position["position"] for position in one.get("positions", ())}
    default = default_issue().id
    if default not in stated and (one["stance"] != "neutral" or one.get("distillation_link") == "direct"):
        stated[default] = SIDE_OF[one["stance"]]
    return stated
