"""Bare words as groups: each a thing sought, with every word it may stand under in either script and language."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from distlaw.db.json_columns import placeholders
from distlaw.db.reading import Reader
from distlaw.query.search.expression import TokenRun
from distlaw.text.stop_words import load_stop_words
from distlaw.text.tokens import atoms, query_tokens, spans, spelled, stand_apart

_LONGEST_LABEL = 16  # atoms
_MOST_ATOMS = 600
_MOST_KEYS = 400  # of one statement
_WHOLE = 4  # a run of so many characters at most is sought whole even where the glossary does not know it


_Atom: TypeAlias = tuple[str, int, int]


class Group(NamedTuple):
    """One thing sought: `typed` as the query has it; `exact` and `broad` ways to say it."""

    typed: str
    exact: tuple[TokenRun, ...]
    broad: tuple[TokenRun, ...] = ()
    flags: tuple[str, ...] = ()  # what a claim that answers is likely to be: theory=fair_use, kind=allegation
    named: tuple[str, ...] = ()  # theories whose name it is
    added: tuple[str, ...] = ()  # labels that were added, as the glossary spells them
    is_common: bool = False  # a function word, sought only where nothing else is
    typed_text: TokenRun | None = None  # as typed; `exact` may have only what holds it
    parts: tuple[Group, ...] = ()  # what its words mean one by one: less than the whole, more than nothing

    @property
    def is_legal(self) -> bool:
        """Whether it is a term of a theory."""
        return any(flag.startswith("theory=") for flag in self.flags)


class _Label(NamedTuple):
    concept: str
    label: str
    words: str
    is_broad: bool
    flags: str


def text_of(value: str, *, is_prefix: bool = False) -> TokenRun | None:
    """A phrase as the index holds it; None where it has no letter or digit."""
    words, goes_on = query_tokens(value)
    return TokenRun(tuple(words), is_prefix or goes_on) if words else None


def groups_of(reader: Reader, text: str, *, exact: bool) -> list[Group]:
    """The groups of some bare words, in their order; `exact` leaves the glossary out."""
    parts = atoms(text)[:_MOST_ATOMS]
    keys = {} if exact else _windows(parts)
    known = _known(reader, set(keys.values()))
    named = {place: known[key] for place, key in keys.items() if key in known}
    return _Segments(text, parts, named, exact).between(0, len(parts), _LONGEST_LABEL)


class _Segments:
    """Atoms of a text, and which stretches of them are labels."""

    def __init__(self, text: str, parts: list[_Atom], named: dict[tuple[int, int], list[_Label]], exact: bool) -> None:
        self._text, self._parts, self._named, self._exact = text, parts, named, exact

    def between(self, at: int, stop: int, longest: int) -> list[Group]:
        """The longest labels from left to right, each with what its own words mean; the rest as it stands."""
        found, rest = list[Group](), list[_Atom]()
        while at < stop:
            ends = (end for end in range(min(stop, at + longest), at, -1) if (at, end) in self._named)
            end = next(ends, 0) if self._named else 0
            if not end or _is_stopped(self._parts, at, end):
                rest.append(self._parts[at])
                at += 1
                continue
            found += _unknown(self._text, rest, self._exact)
            rest = []
            found.append(self._known_at(at, end))
            at = end
        return found + _unknown(self._text, rest, self._exact)

    def _known_at(self, at: int, end: int) -> Group:
        typed = self._text[self._parts[at][1] : self._parts[end - 1][2]]
        group = _known_group(typed, self._named[at, end])
        if end - at == 1:
            return group
        inside = self.between(at, end, end - at - 1)
        return group._replace(parts=tuple(part for part in inside if part.added and not part.is_common))


def _reach(parts: list[_Atom], start: int, longest: int) -> int:
    """How far a label may go from here: not over a gap between two CJK characters."""
    end = start + 1
    while end < min(len(parts), start + longest):
        (_, _, before), (char, at, _) = parts[end - 1], parts[end]
        if at != before and not char.isascii() and not parts[end - 1][0].isascii():
            break
        end += 1
    return end


def synonyms(reader: Reader, value: str) -> tuple[str, ...]:
    """The other labels of the concept that the whole value names."""
    concepts = _known(reader, {spelled([part for part, _, _ in atoms(value)])})
    return tuple(dict.fromkeys(label.label for labels in concepts.values() for label in labels if not label.is_broad))


def _is_stopped(parts: list[_Atom], start: int, end: int) -> bool:
    return end - start == 1 and parts[start][0] in load_stop_words().en


def _windows(parts: list[_Atom]) -> dict[tuple[int, int], str]:
    """What a label may cover, by its first atom and the one after its last, as it is spelled."""
    found = dict[tuple[int, int], str]()
    for start in range(len(parts)):
        key = ""
        for end in range(start + 1, _reach(parts, start, _LONGEST_LABEL) + 1):
            part = parts[end - 1][0]
            key = f"{key} {part}" if key and stand_apart(parts[end - 2][0], part) else key + part
            found[start, end] = key
    return found


def _known(reader: Reader, keys: set[str]) -> dict[str, list[_Label]]:
    """For each key that is a label: all labels of its concepts."""
    concepts: dict[str, set[str]] = {}
    listed = sorted(keys)
    for start in range(0, len(listed), _MOST_KEYS):
        names, params = placeholders("k", listed[start : start + _MOST_KEYS])
        for key, concept in reader.rows(f"SELECT key, concept FROM search_label WHERE key IN ({names})", params):
            concepts.setdefault(key, set()).add(concept)
    labels = _labels(reader, {concept for found in concepts.values() for concept in found})
    return {key: [label for concept in sorted(found) for label in labels[concept]] for key, found in concepts.items()}


def _labels(reader: Reader, concepts: set[str]) -> dict[str, list[_Label]]:
    found: dict[str, list[_Label]] = {concept: [] for concept in concepts}
    listed = sorted(concepts)
    for start in range(0, len(listed), _MOST_KEYS):
        names, params = placeholders("c", listed[start : start + _MOST_KEYS])
        sql = f"SELECT concept, label, words, is_broad, flags FROM search_label WHERE concept IN ({names})"
        for concept, label, words, is_broad, flags in reader.rows(sql, params):
            found[concept].append(_Label(concept, label, words, bool(is_broad), flags))
    return found


def _known_group(typed: str, labels: list[_Label]) -> Group:
    own = text_of(typed)
    exact = [own] if own else []
    exact += [_text(label) for label in labels if not label.is_broad]
    exact = _smallest(exact)
    broad = [text for text in _smallest([_text(label) for label in labels if label.is_broad]) if text not in exact]
    flags = tuple(dict.fromkeys(flag for label in labels for flag in label.flags.split()))
    added = tuple(dict.fromkeys(label.label for label in labels if _text(label) in exact and _text(label) != own))
    named = tuple(dict.fromkeys(label.concept for label in labels if f"theory={label.concept}" in label.flags.split()))
    return Group(typed, tuple(exact), tuple(broad), flags, named, added, typed_text=own)


def _text(label: _Label) -> TokenRun:
    return TokenRun(tuple(label.words.removesuffix("*").split(" ")), label.words.endswith("*"))


def _smallest(texts: list[TokenRun]) -> list[TokenRun]:
    """Without those that hold another: 模型蒸馏 is found wherever 蒸馏 is."""
    unique = list(dict.fromkeys(texts))
    return [text for text in unique if not any(other != text and _holds(text, other) for other in unique)]


def _holds(text: TokenRun, other: TokenRun) -> bool:
    size = len(other.words)
    if other.is_prefix or size > len(text.words):
        return False
    return any(text.words[at : at + size] == other.words for at in range(len(text.words) - size + 1))


def _unknown(text: str, rest: list[_Atom], exact: bool) -> list[Group]:
    """Groups of the stretches no label covers: each other word, each run of characters whole or by its pairs."""
    found, at = list[Group](), 0
    while at < len(rest):
        end = at + 1
        is_cjk = not rest[at][0].isascii() and rest[at][2] - rest[at][1] == 1
        while is_cjk and end < len(rest) and rest[end][1] == rest[end - 1][2] and not rest[end][0].isascii():
            end += 1
        typed = text[rest[at][1] : rest[end - 1][2]]
        found += _run(typed, exact) if is_cjk else _word(typed)
        at = end
    return found


def _word(typed: str) -> list[Group]:
    sought = text_of(typed)
    return [Group(typed, (sought,), is_common=typed.lower() in load_stop_words().en)] if sought else []


def _run(typed: str, exact: bool) -> list[Group]:
    sought = text_of(typed)
    if sought is None:
        return []
    if exact or len(typed) <= _WHOLE:
        stop = load_stop_words()
        common = typed in stop.zh or (len(typed) > 1 and all(map(stop.is_function_pair, typed)))
        inside = tuple(pair for pair in pairs_of(typed) if not pair.is_common) if len(typed) > 2 and not exact else ()
        return [Group(typed, (sought,), is_common=common, parts=inside)]
    return pairs_of(typed)


def tokens_of(text: str) -> list[Group]:
    """Each token of a text for itself: pairs of characters, and words that are no function words."""
    found = [(token, text[start:end]) for token, start, end in spans(text)]
    telling = [pair for pair in found if len(pair[0]) > 1 and pair[1].lower() not in load_stop_words().en]
    return [Group(token, (TokenRun((token,)),)) for token, _ in telling or found]


def pairs_of(typed: str) -> list[Group]:
    """A run of CJK by its pairs of characters, those of function characters marked as common."""
    pairs = [typed[at : at + 2] for at in range(len(typed) - 1)]
    texts = [(pair, text_of(pair)) for pair in pairs]
    return [Group(pair, (text,), is_common=load_stop_words().is_function_pair(pair)) for pair, text in texts if text]
