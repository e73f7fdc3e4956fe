"""What the index holds of a text: overlapping pairs of CJK characters, and stems of other words.

A run of CJK gives each pair of neighbours and then its last character alone, so that one character, searched as a
prefix, is found wherever it stands. No dictionary is asked; the tokens follow from the text and `NORMALISER_VERSION`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from operator import add

from distlaw.resources import folder
from distlaw.text.fold import folded, lowered
from distlaw.text.stem import stemmed, uninflected

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# Han with its extensions and compatibility forms, kana, bopomofo, hangul.
_CJK = re.compile("[\u3005-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U000323af]+")
_NON_ASCII_WORD = re.compile("[^\x00-\x7f]")


def compared(text: str, *, quickly: bool = False) -> str:
    """The text as it is compared: Simplified, half-width, lower case. One code point for one, so offsets hold.

    `quickly` folds every character alone: for what is only shown, where loading OpenCC would cost more than it gives.
    """
    if not quickly and not text.isascii() and is_by_context(text):
        text = _by_context(text)
    return lowered(folded(text))


def is_by_context(text: str) -> bool:
    """Whether the tokens of a text may hang on what stands beside it."""
    return not _told_by_context().isdisjoint(text)


@cache
def _told_by_context() -> frozenset[str]:
    """Characters whose Simplified form hangs on their neighbours (計畫 計划, 乾坤 乾坤): OpenCC is asked for them."""
    return frozenset((folder("data") / "script" / "by_context.txt").read_text(encoding="utf-8").strip())


def _by_context(text: str) -> str:
    from distlaw.text.script import simplified_by_context

    return simplified_by_context(text)


def tokens(text: str, *, quickly: bool = False) -> list[str]:
    """The tokens of a text, in its order: those of `spans`, without their places."""
    found = list[str]()
    for run, _, is_cjk in _runs(text, quickly=quickly):
        if is_cjk:
            found += map(add, run, run[1:])
            found.append(run[-1])
        else:
            found.append(_word(run))
    return found


def spans(text: str, *, quickly: bool = False) -> Iterator[tuple[str, int, int]]:
    """Each token with its place in the text."""
    for run, at, is_cjk in _runs(text, quickly=quickly):
        if not is_cjk:
            yield _word(run), at, at + len(run)
            continue
        for i in range(len(run) - 1):
            yield run[i : i + 2], at + i, at + i + 2
        yield run[-1], at + len(run) - 1, at + len(run)


def _runs(text: str, *, quickly: bool = False) -> Iterator[tuple[str, int, bool]]:
    """Stretches of letters and digits with their place, and whether they are CJK."""
    for match in _WORD.finditer(compared(text, quickly=quickly)):
        whole, start = match[0], match.start()
        if whole.isascii():
            yield whole, start, False
            continue
        at = 0
        for run in _CJK.finditer(whole):
            if run.start() > at and (word := whole[at : run.start()].strip("'")):
                yield word, start + whole.index(word, at), False
            yield run[0], start + run.start(), True
            at = run.end()
        if word := whole[at:].strip("'"):
            yield word, start + whole.index(word, at), False


def atoms(text: str) -> list[tuple[str, int, int]]:
    """What glossary labels are put together from, with places: each CJK character, and each other word uninflected."""
    found = list[tuple[str, int, int]]()
    for run, at, is_cjk in _runs(text):
        if is_cjk:
            found.extend((char, at + i, at + i + 1) for i, char in enumerate(run))
        else:
            found.append((uninflected(run.removesuffix("'s").replace("'", "")), at, at + len(run)))
    return found


def spelled(parts: Sequence[str]) -> str:
    """Atoms as one key: a space between two words, none beside a CJK character."""
    out = list[str]()
    for part in parts:
        if out and stand_apart(out[-1], part):
            out.append(" ")
        out.append(part)
    return "".join(out)


def stand_apart(before: str, after: str) -> bool:
    """Whether a space stands between two atoms."""
    return not (_is_cjk(after) or _is_cjk(before))


def label_key(text: str) -> str:
    """What a glossary's label is looked up by."""
    return spelled([part for part, _, _ in atoms(text)])


def query_tokens(text: str) -> tuple[list[str], bool]:
    """The tokens that a phrase is sought by, and whether the last is only a beginning.

    The last character of a final run is left out where a pair already holds it: the text may go on.
    """
    found = list(spans(text))
    if not found:
        return [], False
    last, start, end = found[-1]
    if not _is_cjk(last) or end - start != 1:
        return [token for token, _, _ in found], False
    if len(found) > 1 and found[-2][2] == end:
        return [token for token, _, _ in found[:-1]], False
    return [token for token, _, _ in found], True


def _is_cjk(token: str) -> bool:
    return _CJK.match(token) is not None


def _word(run: str) -> str:
    word = run.removesuffix("'s").replace("'", "")
    if _NON_ASCII_WORD.search(word):
        import unicodedata

        parts = unicodedata.normalize("NFKD", word)
        word = "".join(c for c in parts if not unicodedata.combining(c)) or word
    return stemmed(word)
