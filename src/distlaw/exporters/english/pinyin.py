"""Chinese text in pinyin, the syllables of a word joined (GB/T 16159; Chicago 11.90): Faxue yanjiu, Beijing daxue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from distlaw.text.fold import simplified
from distlaw.text.han import HAN
from distlaw.vocab.styles import english_table

_STOPS = str.maketrans({
    "，": ", ", "。": ". ", "：": ": ", "；": "; ", "？": "? ", "！": "! ", "、": ", ", "（": " (", "）": ") ",
    "《": "", "》": "", "〈": "", "〉": "", "“": ' "', "”": '" ', "「": ' "', "」": '" ', "『": ' "', "』": '" ',
    "—": "-", "·": " ", "\u3000": " ", "【": " [", "】": "] ", "〖": " [", "〗": "] ", "［": " [", "］": "] ",
    "〔": " [", "〕": "] ",
})  # fmt: skip
_SUBTITLE = re.compile(r"\s*(?:——|──|－－)\s*")
_RUN = re.compile(rf"[{HAN}]+|[^{HAN}]+")
_BEFORE_MARK = re.compile(r"\s+([,.:;?!)\]])")
_AFTER_MARK = re.compile(r"([(\[])\s+")
_QUOTED = re.compile(r'" ?([^"]{1,300}?) ?"')
_RANKS = "省市县区州"
_LONG = 4  # a name or term of so many characters is written as the words it is made of
_PLACE = "ns"


@lru_cache(maxsize=16384)
def pinyin_title(title: str) -> str:
    """A Chinese title in pinyin, its first letter and its places with a capital."""
    parts = [
        " ".join(_read(run)) if re.match(rf"[{HAN}]", run) else run
        for run in _RUN.findall(_SUBTITLE.sub("：", title).translate(_STOPS))
    ]
    text = _BEFORE_MARK.sub(r"\1", _AFTER_MARK.sub(r"\1", " ".join(" ".join(parts).split())))
    text = _QUOTED.sub(r'"\1"', text)
    at = next((place for place, letter in enumerate(text) if letter.isalnum()), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def _read(run: str) -> Iterator[str]:
    """Each word's syllables, read in the whole run, for a reading hangs on the words around it."""
    from pypinyin import lazy_pinyin

    syllables = lazy_pinyin(run, v_to_u=True)
    if len(syllables) != len(run):  # a character without a reading
        syllables = [lazy_pinyin(letter, v_to_u=True)[0] for letter in run]
    at = 0
    for word, is_place in _words(run):
        yield _joined(syllables[at : at + len(word)], is_place)
        at += len(word)


def _joined(syllables: list[str], is_place: bool) -> str:
    word = ""
    for syllable in syllables:
        word += f"'{syllable}" if word and syllable[0] in "aoe" else syllable  # Xi'an
    return word.capitalize() if is_place else word


def _words(run: str) -> Iterator[tuple[str, bool]]:
    import rjieba

    joints = english_table().chinese_joints
    tagged = rjieba.tag(simplified(run))
    if any(set(word) & joints and not rjieba.has_word(word) for word, _ in tagged):  # 诉乙 is no word of its own
        tagged = rjieba.tag(simplified(run), hmm=False)
    for word, tag in tagged:
        pieces = _pieces(word) if len(word) >= _LONG else (word,)
        if tag == _PLACE and len(word) > 2 and word[-1] in _RANKS:
            pieces = (word[:-1], word[-1])
        for place, piece in enumerate(pieces):
            is_place = not place if tag == _PLACE else rjieba.tag(piece, hmm=False) == [(piece, _PLACE)]
            yield piece, is_place and len(piece) > 1


def _pieces(word: str) -> tuple[str, ...]:
    """The shorter words that a long one is made of, as few as may be; itself where it is not made of words."""
    import rjieba

    known = {piece for piece in rjieba.cut_for_search(word, hmm=False) if 1 < len(piece) < len(word)}
    best: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(1, len(word) + 1):
        made = [(*best[at], word[at:end]) for at in range(end) if at in best and word[at:end] in known]
        if made:
            best[end] = min(made, key=len)
    return best.get(len(word), (word,))
