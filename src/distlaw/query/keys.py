"""Works and theories by the keys that people type. A search loads this: it imports no model."""

from __future__ import annotations

import json
from collections.abc import Sequence

from distlaw.db.reading import Reader
from distlaw.errors import NotFound, UnknownChoice

_NEAR = 5  # characters that near keys share


def work_id(reader: Reader, key: str) -> int:
    """The internal id of the work with this key, without regard to case; NotFound names near keys."""
    found = reader.rows("SELECT id FROM work WHERE key_folded = :key", {"key": key.casefold()})
    if not found:
        raise unknown_work(key, _near(reader, key))
    return int(found[0][0])


def stored_key(reader: Reader, key: str) -> str:
    """The key as stored, for one in any case; NotFound names near keys."""
    return str(reader.rows("SELECT key FROM work WHERE id = :id", {"id": work_id(reader, key)})[0][0])


def work_key(reader: Reader, word: str) -> str:
    """The key as stored, for a key in any case or its unique beginning (of four characters or more)."""
    low = word.casefold()
    sql = "SELECT key FROM work WHERE substr(key_folded, 1, :length) = :low ORDER BY key_folded LIMIT 2"
    beginning = [str(row[0]) for row in reader.rows(sql, {"low": low, "length": len(low)})]
    if len(beginning) == 1 and len(low) >= 4:
        return beginning[0]
    return stored_key(reader, word)


def theory_ids(reader: Reader) -> tuple[str, ...]:
    """The ids of the theories this database knows."""
    return tuple(row[0] for row in reader.rows("SELECT id FROM concept WHERE scheme = 'theory' ORDER BY id"))


def issue_ids(reader: Reader) -> tuple[str, ...]:
    """The ids of the issues this database knows, the default one first."""
    return tuple(row[0] for row in reader.rows("SELECT id FROM issue ORDER BY is_default DESC, id"))


def issue_key(reader: Reader, word: str) -> str:
    """An issue by its id or one of its labels in any language. UnknownChoice names the nearest, and all there are."""
    low = word.strip().casefold()
    plain = low.replace("-", "_").replace(" ", "_")
    known = issue_ids(reader)
    if plain in known:
        return plain
    for identifier, label in reader.rows("SELECT id, label FROM issue ORDER BY id"):
        if low in (text.casefold() for text in json.loads(label).values()):
            return str(identifier)
    raise UnknownChoice("issue", word, known)


def unknown_work(key: str, near: Sequence[str]) -> NotFound:
    """The exception for a key that no work has, with what may have been meant."""
    hint = f"did you mean {', '.join(near)}?" if near else "`distlaw works` lists the keys"
    return NotFound(f"no work has the key {key!r}", hint=hint)


def near_pattern(key: str) -> str:
    """The LIKE pattern of folded keys that are near this one."""
    return f"%{key.casefold()[:_NEAR]}%"


def _near(reader: Reader, key: str) -> list[str]:
    sql = "SELECT key FROM work WHERE key_folded LIKE :like ORDER BY key_folded LIMIT 5"
    return [str(row[0]) for row in reader.rows(sql, {"like": near_pattern(key)})]
