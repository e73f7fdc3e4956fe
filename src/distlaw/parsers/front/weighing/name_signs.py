"""A list of names as a candidate for the authors: its spelling that counts as one, and the signs of its names."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence

from distlaw.parsers.bylines.names import BylinePerson, has_surname, is_organisation, may_be_name
from distlaw.parsers.front.weighing.sight import Sight, ValueCandidate, top
from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.titles import title_key
from distlaw.vocab.bylines import load_bylines
from distlaw.vocab.surnames import english_words, han_names_known, western_names_known

# What stands behind a list at the end of a line that goes on in the next: Jane Roe,1 Amos Doe,2
_GOES_ON = re.compile(r"[\d*†‡\s]*(?:[,;、，；&]|,?\s(?:and|AND))[\d*†‡\s]*")
_JOINTS = re.compile(r",?\s(?:&|and)\s|,\s(?!Jr)|[、;；]\s?")
AGREED = "agreed"  # the sign of a printed list that is the one that metadata names


def names_candidate(sight: Sight, line: Line, persons: list[BylinePerson], how: str) -> ValueCandidate:
    """What a line names, with the signs of its place and of the names; `how` says by what it was found."""
    start, end = min(one.start for one in persons), max(one.end for one in persons)
    names = [one.name for one in persons]
    signs = sight.around(line, start, end) | signs_of_names(names, sight)
    signs[f"how={how}"] = 1.0
    signs[f"{how}/{top(sight.tables.get(line.index, {}))}"] = 1.0
    signs["in_prose"] = min(3.0, max(sight.prose.count(folded(name)) for name in names))
    signs["noted"] = float(any(one.note for one in persons))
    signs["marked"] = float(any(one.marks for one in persons))
    signs["goes_on"] = float(bool(_GOES_ON.fullmatch(line.text[end:])))
    covered = sum(len(name) for name in names) / max(1, len(line.text))
    signs[f"covers={bisect((0.1, 0.3, 0.6, 0.9), covered)}"] = 1.0
    spans = tuple((line.start + one.start, line.start + one.end) for one in persons)
    key = key_of_names(persons)
    signs[AGREED] = float(key in hinted_lists(sight))
    return ValueCandidate(tuple(names), key, spans[0], signs, spans)


def hinted_lists(sight: Sight) -> frozenset[str]:
    """The lists of names that metadata gives, as the keys of their letters."""
    names = [hint.value.strip() for hint in sight.hints if hint.name == "author"]
    lists = [names, *(_JOINTS.split(hint.value.strip()) for hint in sight.hints if hint.name == "untrusted_author")]
    return frozenset("|".join(title_key(name) for name in group) for group in lists if group)


def signs_of_names(names: Sequence[str], sight: Sight) -> dict[str, float]:
    """What speaks for and against each piece being somebody's name."""
    han = [name for name in names if han_count(name)]
    signs = {
        f"count={min(4, len(names))}": 1.0,
        "han" if han else "latin": 1.0,
        "mixed": float(0 < len(han) < len(names)),
        "repeats": float(len(set(names)) < len(names)),
    }
    if han:
        signs["surnames"] = sum(has_surname(name) for name in han) / len(han)
        signs["maybe"] = sum(may_be_name(name) for name in han) / len(han)
        signs[f"letters={min(6, max(map(len, han)))}"] = 1.0
        signs["two"] = float(any(len(name) == 2 for name in han))
        ranks, known = han_names_known()
        flats = [folded(name) for name in han]
        signs["word"] = sum(flat in known or flat[:2] in known for flat in flats) / len(han)
        ranked = [ranks.get(c, 700) for flat in flats for c in flat[1:3]]
        signs[f"given={bisect((100, 250, 500, 699), sum(ranked) / max(1, len(ranked)))}"] = 1.0
        if len(names) == 1:
            signs[f"is={flats[0]}"] = 1.0
        signs["no_name"] = float(any(is_no_name(folded(name)) for name in han))
        signs["organisation"] = float(any(is_organisation(name) for name in names))
    else:
        words = [word for name in names for word in name.split()]
        signs[f"words={min(5, max(len(name.split()) for name in names))}"] = 1.0
        signs["initial"] = float(any(re.fullmatch(r"[A-Z]\.?", word) for word in words))
        signs["capitals"] = float(all(name.isupper() for name in names))
        signs["comma"] = float(any("," in name for name in names))
        signs["phrase"] = float(any(is_phrase(name) for name in names))
        given, family = western_names_known()
        signs["given"] = sum(first_name(name) in given for name in names) / len(names)
        signs["family"] = sum(last_name(name) in family for name in names) / len(names)
        signs["unknown"] = sum(first_name(name) not in given and last_name(name) not in family for name in names) / len(
            names
        )
        lower = [word.lower().strip(".,") for word in words if len(word) > 2]
        signs["english"] = sum(word in english_words() for word in lower) / max(1, len(lower))
        signs["small"] = sum(word in sight.small for word in lower) / max(1, len(lower))
        signs["all_english"] = float(bool(lower) and all(word in english_words() for word in lower))
        signs["figures"] = float(any(c.isdigit() for word in words for c in word))
        signs["one_word"] = float(any(len(name.split()) == 1 for name in names))
    return signs


def first_name(name: str) -> str:
    """The given name, before or behind a comma."""
    rest = name.split(",", 1)[-1].split()
    return rest[0].strip(".").lower() if rest else ""


def last_name(name: str) -> str:
    """The family name, before a comma or at the end."""
    words = name.split(",", 1)[0].split()
    return words[-1].strip(".").lower() if words else ""


def is_phrase(name: str) -> bool:
    """Whether a run of words holds one that no Western name holds."""
    words = {word.lower() for word in re.findall("[A-Za-z]+", name)}
    return bool(words & load_bylines().not_in_names)


def is_no_name(flat: str) -> bool:
    """Whether a Chinese piece is a place, a word of the site, or holds a word that no name holds."""
    words = load_bylines()
    return flat in words.nobody or flat in words.places or any(word in flat for word in words.not_in_han_names)


def moved(persons: list[BylinePerson], by: int) -> list[BylinePerson]:
    """The persons, found in a part of a line that begins at `by`."""
    return [BylinePerson(one.name, one.start + by, one.end + by, one.marks, one.note) for one in persons]


def key_of_names(persons: Sequence[BylinePerson]) -> str:
    """The names' letters alone: lists with the same key are one value."""
    return "|".join(title_key(one.name) for one in persons)
