"""What authorities are called on a screen, by the ids that rows have."""

from __future__ import annotations

from collections.abc import Iterable

from distlaw.db.reading import Reader
from distlaw.text.case_numbers import printed_number

_TABLES = {"case": ("legal_case", "name"), "statute": ("statute", "title"), "licence": ("licence", "name")}


def authority_names(reader: Reader, ids: Iterable[str]) -> dict[str, str]:
    """The name of each id; a Chinese case's number as printed; what is no id stays as it is."""
    return {identity: _name(reader, identity) for identity in dict.fromkeys(ids)}


def _name(reader: Reader, identity: str) -> str:
    table, column = _TABLES.get(identity.partition(":")[0], ("", ""))
    if not table:
        return printed_number(identity)
    found = reader.rows(f"SELECT {column} FROM {table} WHERE id = :id", {"id": identity})
    if found:
        return str(found[0][0])
    if table == "statute":
        from distlaw.vocab.statutes import statute_by_id

        if act := statute_by_id(identity):
            return act.title_zh or act.title_en
    cited = reader.rows("SELECT name FROM citation WHERE target_id = :id ORDER BY id LIMIT 1", {"id": identity})
    return printed_number(str(cited[0][0])) if cited else identity


def authority_called(reader: Reader, kind: str, name: str) -> str:
    """The id of an authority of this name or label; the word itself where there is none."""
    table, column = _TABLES[kind]
    found = reader.rows(f"SELECT id FROM {table} WHERE {column} = :name ORDER BY id LIMIT 1", {"name": name})
    found = found or reader.rows(
        "SELECT entity_id FROM entity_label WHERE entity_type = :kind AND label = :name ORDER BY id LIMIT 1",
        {"kind": kind, "name": name},
    )
    return str(found[0][0]) if found else name
