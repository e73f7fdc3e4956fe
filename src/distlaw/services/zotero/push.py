"""`distlaw export zotero`: works as items of a library; what was written before is changed, never doubled."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from distlaw.db.opening import open_reader
from distlaw.errors import InputError
from distlaw.exporters.csl_json import item_object
from distlaw.model.work import Item
from distlaw.parsers.records.zotero import citation_key
from distlaw.query.bibliography import Selection, selected
from distlaw.services.zotero.api import AT_ONCE, Json, Library, LibraryChanged, top_level
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


class _Written(NamedTuple):
    """What was written of a work before: the item's key, the mark of all it said, and the fields with their values."""

    item: str
    mark: str
    data: Json = {}  # noqa: RUF012


def export_zotero(url: str, library: Library, keys: Sequence[str] = ()) -> Pushed:
    """Write the works, or those named, fifty at a time.

    A work that lies in the library already, by its citation key or DOI, is left as it is. Of an item that was written
    before only those fields are changed that nobody has changed in Zotero since.

    Raises InputError where Zotero does not answer or goes on changing, UsageError where it refuses.
    """
    name = f"pushed {library.address}"
    known = {work: _Written(*value) for work, value in dict(remembered(url, name) or {}).items()}
    with open_reader(url) as reader:
        found = [one.item for one in selected(reader, Selection(keys=tuple(keys)))]
    wanted = [_wanted(item) for item in found]
    fresh = [one for one in wanted if one.work not in known or known[one.work].mark != one.mark]
    held, version = _held(library) if fresh else (_Held({}, {}), 0)
    fresh = [one for one in fresh if one.work in known or not held.has(one)]
    added, changed, failed = list[str](), list[str](), dict[str, str]()
    for at in range(0, len(fresh), AT_ONCE):
        part = fresh[at : at + AT_ONCE]
        done, refused, version = _written(library, part, known, held, version)
        for number, key in done.items():
            one = part[number]
            (changed if one.work in known else added).append(one.work)
            known[one.work] = _Written(key, one.mark, one.data)
        failed |= {part[number].work: message for number, message in refused.items()}
        remember(url, name, known)
    return Pushed(tuple(added), tuple(changed), len(wanted) - len(fresh), failed)


class _Held(NamedTuple):
    """The library's items by their keys, and the words by which a work is known to lie there."""

    items: dict[str, Json]
    words: dict[str, str]

    def has(self, one: _Wanted) -> bool:
        """Whether the work lies in the library, though it was never written from here."""
        doi = str(one.data.get("DOI") or "").lower()
        return one.work in self.items or one.work in self.words or bool(doi and doi in self.words)


def _held(library: Library) -> tuple[_Held, int]:
    items, version = library.items()
    by_key = {str(one["data"]["key"]): dict(one["data"]) for one in top_level(items)}
    words = {word: key for key, data in by_key.items()
             for word in (citation_key(data), str(data.get("DOI") or "").lower()) if word}  # fmt: skip
    return _Held(by_key, words), version


def _wanted(item: Item) -> _Wanted:
    data = _data(item)
    return _Wanted(item.key, data, sha256_of(json.dumps(data, sort_keys=True)))


def _object(one: _Wanted, known: Mapping[str, _Written], held: _Held) -> Json:
    """A new item whole; of one that was written before, the fields that still say what was written."""
    if one.work not in known:
        return one.data | {"tags": [], "collections": []}
    before = known[one.work]
    now = held.items.get(before.item, {})
    ours = {name: value for name, value in one.data.items()
            if name == "itemType" or now.get(name, "") in ("", [], before.data.get(name))}  # fmt: skip
    return ours | {"key": before.item}


def _written(
    library: Library, part: Sequence[_Wanted], known: Mapping[str, _Written], held: _Held, version: int
) -> tuple[dict[int, str], dict[int, str], int]:
    """One write at the version that was read; where the library has moved on meanwhile, read again and once more."""
    for _ in range(_TRIES):
        try:
            return library.write([_object(one, known, held) for one in part], version)
        except LibraryChanged:
            held, version = _held(library)
    raise InputError(
        "Zotero's library changes all the time", code="zotero", where=library.address, hint="try again later"
    )


def _data(item: Item) -> Json:
    """A work in Zotero's words; what its type has no field for goes into Extra, as Zotero reads it back."""
    table = load_zotero()
    csl = item_object(item)
    named = next((name for name, csl_type in table.types.items() if csl_type == csl["type"]), "")
    kind = named if named in table.written else "document"
    fields = table.written[kind] | table.written["any"]
    values = {name: str(csl.get(name) or "") for name in _SAID} | {"title": item.title, "issued": item.issued}
    data: Json = {"itemType": kind, "creators": list(_creators(csl))}
    data |= {fields[name]: value for name, value in values.items() if name in fields and (value or name == "title")}
    extra = [f"{name}: {' '.join(value.split())}" for name, value in values.items() if value and name not in fields]
    return data | {"extra": "\n".join([f"Citation Key: {item.key}", *extra])}


_SAID = ("container-title", "volume", "issue", "page", "number", "authority", "edition", "publisher", "publisher-place",
         "DOI", "URL", "abstract", "language")  # fmt: skip


def _creators(csl: dict[str, Any]) -> Iterator[Json]:
    for name in csl.get("author") or ():
        if name.get("family"):
            yield {"creatorType": "author", "lastName": name["family"], "firstName": name.get("given", "")}
        else:
            yield {"creatorType": "author", "name": name.get("literal", "")}
