"""Porter's stemmer for English (M. F. Porter, An algorithm for suffix stripping, Program 14(3), 1980), and one
spelling for what British and American English write apart."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

_VOWELS = frozenset("aeiou")
_STEP_2 = (
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"),
    ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"),
    ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"),
    ("iviti", "ive"), ("biliti", "ble"), ("logi", "log"),
)  # fmt: skip
_STEP_3 = (
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
)  # fmt: skip
_STEP_4 = (
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "al",
    "er", "ic", "ou", "ion",
)  # fmt: skip
# (beginning or end, British, American)
_ENDINGS = (
    ("isations", "izations"), ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"),
    ("ise", "ize"),
)  # fmt: skip
_BEGINNINGS = (
    ("licence", "license"), ("defence", "defense"), ("offence", "offense"), ("behaviour", "behavior"),
    ("favour", "favor"), ("honour", "honor"), ("labour", "labor"), ("neighbour", "neighbor"), ("colour", "color"),
    ("judgement", "judgment"), ("acknowledgement", "acknowledgment"), ("distilment", "distillment"),
    ("fulfilment", "fulfillment"), ("enrolment", "enrollment"),
)  # fmt: skip
_WHOLE = {word + end: f"{word}l{end}" for word in ("distil", "fulfil", "enrol") for end in ("", "s")}


@lru_cache(maxsize=65536)
def stemmed(word: str) -> str:
    """The stem of one lower-case word; anything with a character outside a-z is given back as it is."""
    if len(word) <= 3 or not (word.isascii() and word.isalpha()):
        return word
    word = _respelled(word)
    for step in (_plurals, _past, _final_y, _suffixes_2, _suffixes_3, _suffixes_4, _tidied):
        word = step(word)
    return word


def uninflected(word: str) -> str:
    """The word without plural, -ed, -ing and a final e: told apart from its derivations (author, authority)."""
    if len(word) <= 3 or not (word.isascii() and word.isalpha()):
        return word
    word = _past(_plurals(_respelled(word)))
    word = word[:-1] if word.endswith("e") and len(word) > 3 else word
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word


def _respelled(word: str) -> str:
    if word in _WHOLE:
        return _WHOLE[word]
    for british, american in _ENDINGS:
        if word.endswith(british):
            return word.removesuffix(british) + american
    for british, american in _BEGINNINGS:
        if word.startswith(british):
            return american + word.removeprefix(british)
    return word


def _consonant(word: str, at: int) -> bool:
    if word[at] in _VOWELS:
        return False
    return word[at] != "y" or at == 0 or not _consonant(word, at - 1)


def _measure(stem: str) -> int:
    """How often a vowel run is followed by a consonant run."""
    kinds = [_consonant(stem, at) for at in range(len(stem))]
    return sum(1 for before, after in pairwise(kinds) if after and not before)


def _has_vowel(stem: str) -> bool:
    return any(not _consonant(stem, at) for at in range(len(stem)))


def _doubled(word: str) -> bool:
    return len(word) > 1 and word[-1] == word[-2] and _consonant(word, len(word) - 1)


def _short_end(word: str) -> bool:
    """Consonant, vowel, consonant other than w, x, y."""
    if len(word) < 3 or word[-1] in "wxy":
        return False
    at = len(word)
    return _consonant(word, at - 1) and not _consonant(word, at - 2) and _consonant(word, at - 3)


def _plurals(word: str) -> str:
    if word.endswith("sses") or word.endswith("ies"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for suffix in ("ed", "ing"):
        if word.endswith(suffix):
            stem = word[: -len(suffix)]
            return _mended(stem) if _has_vowel(stem) else word
    return word


def _mended(stem: str) -> str:
    if stem.endswith(("at", "bl", "iz")):
        return stem + "e"
    if _doubled(stem) and stem[-1] not in "lsz":
        return stem[:-1]
    return stem + "e" if _measure(stem) == 1 and _short_end(stem) else stem


def _final_y(word: str) -> str:
    return word[:-1] + "i" if word.endswith("y") and _has_vowel(word[:-1]) else word


def _replaced(word: str, rules: tuple[tuple[str, str], ...]) -> str:
    for suffix, new in rules:
        if word.endswith(suffix):
            stem = word[: -len(suffix)]
            return stem + new if _measure(stem) > 0 else word
    return word


def _suffixes_2(word: str) -> str:
    return _replaced(word, _STEP_2)


def _suffixes_3(word: str) -> str:
    return _replaced(word, _STEP_3)


def _suffixes_4(word: str) -> str:
    for suffix in _STEP_4:
        if word.endswith(suffix):
            stem = word[: -len(suffix)]
            if suffix == "ion" and not stem.endswith(("s", "t")):
                return word
            return stem if _measure(stem) > 1 else word
    return word


def _tidied(word: str) -> str:
    if word.endswith("e"):
        stem = word[:-1]
        if _measure(stem) > 1 or (_measure(stem) == 1 and not _short_end(stem)):
            word = stem
    return word[:-1] if word.endswith("ll") and _measure(word[:-1]) > 1 else word
