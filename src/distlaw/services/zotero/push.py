"""`distlaw export zotero`: works as items of a library; what was written before is changed, never doubled."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from distlaw.db.opening import open_reader
from distlaw.errors import InputError
from distlaw.exporters.csl_json import item_object
from distlaw.model.work import Item
from distlaw.query.bibliography import Selection, selected
from distlaw.services.zotero.api import AT_ONCE, Json, Library, Refused
from distlaw.services.zotero.memory import remember, remembered
from distlaw.text.digest import sha256_of
from distlaw.vocab.zotero import load_zotero

_TRIES = 3


class Pushed(NamedTuple):
    """Keys of works that were added or changed, how many stayed as they are, and what Zotero refused, by key."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: int = 0
    failed: dict[str, str] = {}  # noqa: RUF012


class _Wanted(NamedTuple):
    work: str
    data: Json
    mark: str


def export_zotero(url: str, library: Library, keys: Sequence[str] = ()) -> Pushed:
    """Write the works, or those named, fifty at a time.

    Raises InputError where Zotero does not answer or goes on changing, UsageError where it refuses.
    """
    name = f"pushed {library.address}"
    known: dict[str, list[str]] = dict(remembered(url, name) or {})
    with open_reader(url) as reader:
        found = [one.item for one in selected(reader, Selection(keys=tuple(keys)))]
    wanted = [
        _Wanted(item.key, data, sha256_of(json.dumps(data, sort_keys=True))) for item in found if (data := _data(item))
    ]
    fresh = [one for one in wanted if known.get(one.work, ["", ""])[1] != one.mark]
    added, changed, failed = list[str](), list[str](), dict[str, str]()
    for at in range(0, len(fresh), AT_ONCE):
        part = fresh[at : at + AT_ONCE]
        done, refused = _written(library, [_object(one, known) for one in part])
        for number, key in done.items():
            (changed if part[number].work in known else added).append(part[number].work)
            known[part[number].work] = [key, part[number].mark]
        failed |= {part[number].work: message for number, message in refused.items()}
        remember(url, name, known)
    return Pushed(tuple(added), tuple(changed), len(wanted) - len(fresh), failed)


def _wanted(item: Item) -> _Wanted:
    data = _data(item)
    return _Wanted(item.key, data, sha256_of(json.dumps(data, sort_keys=True)))


def _object(one: _Wanted, known: dict[str, list[str]]) -> Json:
    return one.data | ({"key": known[one.work][0]} if one.work in known else {})


def _written(library: Library, objects: list[Json]) -> tuple[dict[int, str], dict[int, str]]:
    """One write at the library's version of now; where it has moved on meanwhile, again."""
    for _ in range(_TRIES):
        try:
            done, failed, _ = library.write(objects, library.version())
        except Refused:
            continue
        return done, failed
    raise InputError(
        "Zotero's library changes all the time", code="zotero", where=library.address, hint="try again later"
    )


def _data(item: Item) -> Json:
    """A work in Zotero's words; what its type has no field for goes into Extra, as Zotero reads it back."""
    table = load_zotero()
    csl = item_object(item)
    kind = next((name for name, csl_type in table.types.items() if csl_type == csl["type"]), "document")
    data: Json = {
        "itemType": kind,
        "title": item.title,
        "creators": list(_creators(csl)),
        "tags": [],
        "collections": [],
    }
    fields = {"container-title": "publicationTitle", "volume": "volume", "issue": "issue", "page": "pages",
              "publisher": "publisher", "publisher-place": "place", "DOI": "DOI", "URL": "url",
              "abstract": "abstractNote", "language": "language"}  # fmt: skip
    own = _OF_TYPE.get(kind, _PLAIN)
    extra = [f"Citation Key: {item.key}"]
    for name, field in fields.items():
        value = str(csl.get(name) or "")
        if value and field in own:
            data[field] = value
        elif value:
            extra.append(f"{name}: {' '.join(value.split())}")
    if item.issued:
        data["date"] = item.issued
    return data | {"extra": "\n".join(extra)}


_PLAIN = ("publisher", "url", "abstractNote", "language")
_OF_TYPE = {
    "journalArticle": ("publicationTitle", "volume", "issue", "pages", "DOI", "url", "abstractNote", "language"),
    "magazineArticle": ("publicationTitle", "volume", "issue", "pages", "url", "abstractNote", "language"),
    "newspaperArticle": ("publicationTitle", "pages", "place", "url", "abstractNote", "language"),
    "book": ("volume", "publisher", "place", "url", "abstractNote", "language"),
    "webpage": ("url", "abstractNote", "language"),
}  # fmt: skip


def _creators(csl: dict[str, Any]) -> Iterator[Json]:
    for name in csl.get("author") or ():
        if name.get("family"):
            yield {"creatorType": "author", "lastName": name["family"], "firstName": name.get("given", "")}
        else:
            yield {"creatorType": "author", "name": name.get("literal", "")}
