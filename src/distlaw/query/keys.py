"""What people type, as the database names it: works, theories, issues, languages, authorities. A search loads this:
it imports no model."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from distlaw.db.reading import Reader
from distlaw.errors import NotFound, UnknownChoice, UsageError
from distlaw.text.tokens import label_key

_ALWAYS = frozenset(("zh", "zh-hans", "zh-hant", "en"))  # languages that are meant, whether works have them or not
_LANGUAGES = {  # what people call them, as tags in lower case
    "zh": ("zh-hans", "zh-hant", "zh"), "zh-cn": ("zh-hans",), "zh-tw": ("zh-hant",), "zh-hk": ("zh-hant",),
    "hans": ("zh-hans",), "hant": ("zh-hant",), "cn": ("zh-hans",), "chinese": ("zh-hans", "zh-hant", "zh"),
    "english": ("en",),
}  # fmt: skip
_LABELLED = (
    "SELECT 1 FROM entity_label WHERE entity_type = :kind AND (entity_id = :word OR lower(label) LIKE :like) LIMIT 1"
)
_MENTIONED = (
    "SELECT 1 FROM citation WHERE kind = :kind AND status <> 'rejected' "
    "AND (target_id = :word OR lower(name) LIKE :like) LIMIT 1"
)
_NEAR = 5  # characters that near keys share
_SHORTEST = 4  # characters of a key's beginning
_LAST = "\U0010ffff"
_WITH_KEY = "SELECT id FROM work WHERE key_folded = :key"
_BEGINNING = "SELECT id FROM work WHERE key_folded >= :low AND key_folded < :high ORDER BY key_folded LIMIT 2"


def work_id(reader: Reader, word: str) -> int:
    """The internal id of the work with this key in any case, or of the one whose key begins so (with four characters
    or more); NotFound names near keys."""
    found = reader.rows(_WITH_KEY, {"key": word.casefold()}) or reader.rows(_BEGINNING, beginning(word))
    if len(found) != 1:
        raise unknown_work(word, _near(reader, word))
    return int(found[0][0])


def exact_work_id(reader: Reader, key: str) -> int:
    """The same for the whole key only: a key that a text cites is not completed."""
    found = reader.rows(_WITH_KEY, {"key": key.casefold()})
    if not found:
        raise unknown_work(key, _near(reader, key))
    return int(found[0][0])


def beginning(word: str) -> dict[str, object]:
    """The bounds of folded keys that begin with a word; one too short to mean anything has none between them."""
    low = word.casefold()
    return {"low": low, "high": f"{low}{_LAST}" if len(low) >= _SHORTEST else low}


def stored_key(reader: Reader, key: str) -> str:
    """The key as stored, for one in any case or its unique beginning; NotFound names near keys."""
    return str(reader.rows("SELECT key FROM work WHERE id = :id", {"id": work_id(reader, key)})[0][0])


def theory_ids(reader: Reader) -> tuple[str, ...]:
    """The ids of the theories this database knows."""
    return tuple(row[0] for row in reader.rows("SELECT id FROM concept WHERE scheme = 'theory' ORDER BY id"))


def theory_key(reader: Reader, word: str) -> str:
    """A theory by its id or one of its labels in any language and script. UnknownChoice names the nearest, and all."""
    known = theory_ids(reader)
    plain = word.strip().lower().replace("-", "_").replace(" ", "_")
    if plain in known:
        return plain
    key = label_key(word)
    for concept, label in reader.rows("SELECT concept_id, label FROM concept_label ORDER BY id"):
        if concept in known and label_key(label) == key:
            return str(concept)
    sql = "SELECT flags FROM search_label WHERE key = :key ORDER BY is_broad, concept"
    for (flags,) in reader.rows(sql, {"key": key}):
        for flag in flags.split():
            if flag.removeprefix("theory=") in known:
                return str(flag.removeprefix("theory="))
    raise UnknownChoice("theory", word, known)


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


def language_tags(reader: Reader, word: str) -> tuple[str, ...]:
    """The tags a language means, lower case (zh: both scripts). UnknownChoice where no work or claim has it."""
    tag = word.strip().lower().replace("_", "-")
    tags = _LANGUAGES.get(tag, (tag,))
    if not _ALWAYS.isdisjoint(tags):
        return tags
    rows = reader.rows("SELECT language FROM work UNION SELECT language FROM claim")
    here = {str(row[0]) for row in rows if row[0]}
    if {tag.lower() for tag in here}.isdisjoint(tags):
        raise UnknownChoice("language", word, sorted({"zh", "zh-Hans", "zh-Hant", "en", *here}))
    return tags


def tag_named(reader: Reader, word: str) -> str:
    """The tag, in any case. UnknownChoice names those that works have."""
    known = {str(row[0]).casefold(): str(row[0]) for row in reader.rows("SELECT DISTINCT tag FROM work_tag")}
    tag = known.get(word.strip().casefold())
    if tag is None:
        raise UnknownChoice("tag", word, sorted(known.values()))
    return tag


def known_authority(reader: Reader, kind: str, word: str) -> None:
    """Nothing, where a case, statute or licence has this id or the word in its name; else UsageError with near names.

    The names are those of the vocabulary and those under which works cite.
    """
    like = {"kind": kind, "word": word, "like": f"%{word.lower()}%"}
    if any(reader.rows(sql, like) for sql in (_LABELLED, _MENTIONED)):
        return
    params = {"kind": kind}
    names = {str(row[0]) for row in reader.rows("SELECT label FROM entity_label WHERE entity_type = :kind", params)}
    names |= {str(row[0]) for row in reader.rows("SELECT DISTINCT name FROM citation WHERE kind = :kind", params)}
    near = near_words(word, names)
    hint = f"did you mean {' or '.join(near)}?" if near else f"`distlaw {kind}s --all` lists what is known"
    raise UsageError(f"no {kind} is known as {word!r}", hint=hint)


def near_words(word: str, names: Iterable[str]) -> list[str]:
    """Up to three names that look like a word, without regard to case."""
    from difflib import get_close_matches

    by_low = {name.casefold(): name for name in names}
    return [by_low[low] for low in get_close_matches(word.casefold(), list(by_low), 3, 0.6)]


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
