"""Items to set in a bibliography: chosen by key, words, filters, and who cites whom."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress

from distlaw.db.reading import Reader
from distlaw.db.shared_sql import CLAIM_AT, SHOWN
from distlaw.errors import NotFound, UnknownChoice
from distlaw.model.frozen import Frozen
from distlaw.model.work import CiteItem, Item
from distlaw.query.keys import exact_work_id, issue_key, language_tags, tag_named, theory_key, work_id

_MOST_HITS = 5_000


class Selection(Frozen):
    """Which works; what is given must all hold, a repeated filter means any of its values."""

    keys: tuple[str, ...] = ()
    query: str = ""
    authors: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    theories: tuple[str, ...] = ()
    issue: str = ""  # works with a claim about it
    citing: str = ""  # works that cite this one
    cited_by: str = ""  # what this one cites, in the order of its references

    @property
    def is_empty(self) -> bool:
        return not any(self.__dict__.values())


def selected(reader: Reader, wanted: Selection) -> list[CiteItem]:
    """The items chosen: in the order of the keys given or of the references, else of keys. NotFound names a key."""
    if wanted.keys:
        return [CiteItem(item=item_of(reader, key)) for key in wanted.keys]
    if wanted.cited_by:
        return list(_references(reader, wanted.cited_by))
    where, params = _conditions(_checked(reader, wanted))
    if wanted.query:
        found = _found_in(reader, wanted.query)
        params |= {f"k{number}": key for number, key in enumerate(found)}
        where.append(f"w.key IN ({', '.join(f':k{number}' for number in range(len(found)))})" if found else "1 = 0")
    if wanted.issue:
        where.append(_ABOUT)
        params["issue"] = issue_key(reader, wanted.issue)
    if wanted.citing:
        where.append("w.id IN (SELECT work_id FROM reference WHERE matched_work_id = :cited)")
        params["cited"] = work_id(reader, wanted.citing)
    if not where:
        where.append("w.status = 'present'")
    rows = reader.rows(f"SELECT w.key, w.item FROM work w WHERE {' AND '.join(where)} ORDER BY w.key_folded", params)
    return [CiteItem(item=_item(key, item)) for key, item in rows]


def _checked(reader: Reader, wanted: Selection) -> Selection:
    """Theories, languages and tags as the database names them. UnknownChoice for a word of no vocabulary."""
    return wanted.model_copy(update={
        "theories": tuple(theory_key(reader, word) for word in wanted.theories),
        "languages": tuple(tag for word in wanted.languages for tag in language_tags(reader, word)),
        "tags": tuple(tag_named(reader, word) for word in wanted.tags),
        "types": tuple(_type(word) for word in wanted.types),
    })  # fmt: skip


def _type(word: str) -> str:
    from distlaw.model.csl import CSL_TYPES

    if word not in CSL_TYPES:
        raise UnknownChoice("type", word, CSL_TYPES)
    return word


def _found_in(reader: Reader, query: str) -> list[str]:
    """The works in which a search finds all its words: in a claim, a passage or what the work says of itself."""
    from distlaw.query.search.answering import run
    from distlaw.query.search.plan import Request

    answer = run(reader, Request(query=query, limit=_MOST_HITS, relax=False))
    return list(dict.fromkeys(hit.key for hit in answer.hits))


_NAMED = "EXISTS (SELECT 1 FROM contribution c WHERE c.work_id = w.id AND (c.name LIKE {0} OR c.name_latin LIKE {0}))"
_UNDER = (
    "EXISTS (SELECT 1 FROM claim c JOIN claim_theory t ON t.claim_id = c.id "
    f"WHERE c.work_id = w.id AND {SHOWN} AND t.theory = {{0}})"
)

_ABOUT = (
    "EXISTS (SELECT 1 FROM claim c JOIN claim_position p ON p.claim_id = c.id "
    f"WHERE c.work_id = w.id AND {SHOWN} AND p.status <> 'rejected' AND p.issue = :issue)"
)


def _conditions(wanted: Selection) -> tuple[list[str], dict[str, object]]:
    where: list[str] = []
    params: dict[str, object] = {}
    forms = (
        ("a", wanted.authors, _NAMED, "%{}%"),
        ("l", wanted.languages, "(lower(w.language) = {0} OR lower(w.language) LIKE {0} || '-%')", "{}"),
        ("g", wanted.tags, "EXISTS (SELECT 1 FROM work_tag wt WHERE wt.work_id = w.id AND wt.tag = {0})", "{}"),
        ("t", wanted.types, "w.csl_type = {0}", "{}"),
        ("h", wanted.theories, _UNDER, "{}"),
    )
    for letter, values, form, pattern in forms:
        params |= {f"{letter}{number}": pattern.format(value) for number, value in enumerate(values)}
        if values:
            where.append("(" + " OR ".join(form.format(f":{letter}{number}") for number in range(len(values))) + ")")
    if wanted.years:
        where.append(
            "(" + " OR ".join(_years(number, value, params) for number, value in enumerate(wanted.years)) + ")"
        )
    return where, params


def _years(number: int, value: str, params: dict[str, object]) -> str:
    from distlaw.query.search.fields import years

    first, last = years(value)
    params[f"y{number}"], params[f"z{number}"] = f"{first:04}", f"{last:04}~"
    return f"(w.issued <> '' AND w.issued >= :y{number} AND w.issued <= :z{number})"


def item_of(reader: Reader, key: str) -> Item:
    """One work's item, by its key or the beginning of it. NotFound names near keys."""
    return _item_at(reader, work_id(reader, key))


def _item_at(reader: Reader, identity: int) -> Item:
    return _item(*reader.rows("SELECT key, item FROM work WHERE id = :id", {"id": identity})[0])


def _item(key: str, item: object) -> Item:
    fields = json.loads(item) if isinstance(item, str) else item
    return Item.model_validate({**fields, "key": key})  # type: ignore[dict-item]


def _references(reader: Reader, key: str) -> Iterator[CiteItem]:
    """The references of a work as printed there, each as the work it was matched to where there is one."""
    rows = reader.rows(
        "SELECT r.item, r.locator, r.locator_label, m.key, m.item FROM reference r LEFT JOIN work m "
        "ON m.id = r.matched_work_id WHERE r.work_id = :id AND r.status <> 'rejected' "
        "ORDER BY r.expression_id, r.ordinal",
        {"id": work_id(reader, key)},
    )
    for own, locator, label, matched_key, matched in rows:
        item = _item(matched_key, matched) if matched_key else _item("", own)
        yield CiteItem(item=item, locator=locator, label=label or "page")


def claim_citation(reader: Reader, claim: str) -> CiteItem | None:
    """The work of a claim, with the page its evidence has in the source; None where no claim has that id."""
    rows = reader.rows(
        f"SELECT w.key, w.item, v.page FROM {CLAIM_AT} JOIN work w ON w.id = c.work_id WHERE c.id = :id",
        {"id": claim},
    )
    if not rows:
        return None
    key, item, page = rows[0]
    return CiteItem(item=_item(key, item), locator=page or "")


def cited_items(reader: Reader, keys: Sequence[str]) -> dict[str, Item]:
    """Items by the keys that a draft cites, without regard to case; a key that no work has is left out."""
    found: dict[str, Item] = {}
    for key in dict.fromkeys(keys):
        with suppress(NotFound):
            found[key] = _item_at(reader, exact_work_id(reader, key))
    return found
