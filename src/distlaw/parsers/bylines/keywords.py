"""Splits keyword lists, and pairs a Chinese list with an English one that lost its separators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from distlaw.parsers.bylines.glued_keywords import cut_glued_words, cut_list, cut_words
from distlaw.parsers.bylines.names import persons_listed
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.han import HAN_OR_ZERO as HAN
from distlaw.vocab.labels import keyword_pairs

_STRONG = re.compile(r"\s*[;；、|｜]\s*|\s*[,，]\s*|\s+[·•∙]\s+")
# Where a Chinese list runs on into English that is no keyword of it: a title, or a list printed without a break.
_RUNS_ON = re.compile(rf"(?<=[{HAN}])(?=[A-Z][a-z]*\s[A-Za-z])|(?<=[{HAN}])(?=[A-Z][a-z]+[A-Z])")
_SLASHED = re.compile(rf"(?=.*[{HAN}])[^/]{{2,40}}(?:/[^/]{{2,60}}){{2,}}")
# Where a list ends and something else begins in one line: a label, a note that a star calls, the next sentence.
_ENDS = re.compile(r"[【\[](?=[^】\]]{2,8}[】\]])|\s(?=[A-Z][\w ]{2,14}[:：])|\s?\*(?=[A-Z][a-z])")
_STOP = re.compile(r"(?<=[a-z]{3})\.\s(?=[A-Z\d])")
_HYPHENED = re.compile(rf"[{HAN}]{{2,14}}(?:\s?[-—–]\s?[{HAN}]{{2,14}}){{2,}}")  # 优先权-抵押权-起算点
_ONE_PHRASE = 4  # words of what may be one keyword
_MAY_BE_ONE = 8  # characters from which a run that is said nowhere else is a list
_LONGEST_ZH, _LONGEST_EN = 26, 70  # characters of a keyword
_FEWEST, _MOST = 4, 12  # keywords of a list that nothing announces
_ONE_WORD = re.compile(rf"[{HAN}《》“”()（）·]{{2,16}}|[A-Za-z][A-Za-z'’()& -]{{2,60}}")
_MARKS = (r"\s*[;；|｜]\s*", r"\s*、\s*|\s*[,，]\s*", r"\s+[·•∙]\s+")  # the stronger ones first
_TRIM = " \t\u3000.。;；,，、:：|[]【】()•●"


def split_keywords(text: str, context: str = "") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Chinese and English keywords of one list; `context` is the text whose phrases show which words belong together.

    Separators win; else spaces separate Chinese words, and English ones are grouped to as many as the Chinese.
    """
    text = _ENDS.split(" ".join(text.split()))[0].strip(_TRIM)
    if not _STRONG.search(text):
        return _without_marks(text, context)
    if glued := _RUNS_ON.search(text):
        chinese_words, _ = split_keywords(text[: glued.start()].rstrip(_TRIM), context)
        rest = text[glued.end() :]
        return chinese_words, () if _STRONG.search(rest) else cut_words(rest.split(), context)
    return _by_script(_strong_words(text))


def _without_marks(text: str, context: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a list that no mark separates; none of a run of characters that is a list and cannot be cut."""
    if _SLASHED.fullmatch(text):
        return _by_script([word.strip(_TRIM) for word in text.split("/")])
    if _HYPHENED.fullmatch(text):
        return _by_script(re.split(r"\s*[-—–]\s*", text))
    end = max((at + 1 for at, sign in enumerate(text) if han_count(sign) or sign in "》”"), default=0)
    chinese, english = text[:end].split(), text[end:].strip()
    glued = cut_glued_words(english, context)
    if not chinese:
        words = english.split()
        return (), glued or ((english,) if len(words) <= _ONE_PHRASE else _english((), words, context))
    if (
        glued and len(glued[0].split()) == 1 and english.endswith(f" {glued[0]}")
    ):  # …著作权DreamwriterCopyright Dreamwriter
        english = english[len(glued[0]) :]
        return (*_chinese(chinese, context), glued[0]), _english((), english.split(), context)
    found = _chinese(chinese, context, len(glued))
    return found, glued or (_english(found, english.split(), context) if english else ())


def _chinese(words: Sequence[str], context: str, count: int = 0) -> tuple[str, ...]:
    """Words between blanks; a run of characters is cut where signs say how, and no keyword where it is too long."""
    if len(words) > 1:
        return tuple(words)
    run = words[0]
    found = (cut_list(run, context, count) if count > 1 else ()) or cut_list(run, context)
    is_one = han_count(run) < _MAY_BE_ONE or han_count(run) < len(run) - 4 or context.count(run) > 1
    return found or ((run,) if is_one else ())


def _by_script(words: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words to the last in Chinese, and those behind it."""
    cut = _last_han(words) + 1
    return tuple(words[:cut]), tuple(words[cut:])


def _english(chinese: Sequence[str], words: list[str], context: str) -> tuple[str, ...]:
    """English words in phrases: as many as the Chinese, or as the text says them; none where nothing tells."""
    is_even = all(word[0].isupper() or word.lower() in _LOWER for word in words)
    if len(chinese) < 2 and len(words) > _ONE_PHRASE and is_even:
        return cut_words(words, context)
    return tuple(paired(list(chinese), words, context) if chinese else title_case_groups(words))


def is_list_of_keywords(text: str, context: str = "") -> bool:
    """Whether a line is nothing but short words between semicolons: no names, no sentences, no citations; three words
    are one where `context`, the text around it, says each of them again."""
    words = [word.strip() for word in re.split("[;；]", text.strip().rstrip("。.;；"))]
    said = bool(context) and all(context.count(word) > 1 and han_count(word) > 1 for word in words)
    if not _FEWEST - said <= len(words) <= _MOST or not all(_ONE_WORD.fullmatch(word) for word in words):
        return False
    is_mixed = any(han_count(word) for word in words)
    return (is_mixed or not any(map(persons_listed, words))) and len(set(words)) == len(words)


def _strong_words(text: str) -> list[str]:
    """Words between separators; commas inside brackets, or beside semicolons, separate nothing."""
    separator = next((marks for marks in _MARKS if re.search(marks, text)), "")
    words = [word.strip(_TRIM) for word in re.split(separator + r"(?![^(（]*[)）])", text)]
    out: list[str] = []
    for word in words:
        change = re.search(rf"(?<=[{HAN}])\s+(?=[A-Z][A-Za-z\-]+(?:\s|$))", word)
        out.extend((word[: change.start()], word[change.end() :]) if change and len(words) > 4 else (word,))
    return _bounded(_ended([word for word in out if word]))


def _ended(words: list[str]) -> list[str]:
    """Where a full stop ends a word before another sentence or a name begins, the list is over."""
    for at, word in enumerate(words):
        if stop := _STOP.search(word):
            return [*words[:at], word[: stop.start()]]
        if "。" in word:
            return [*words[:at], *([word[: word.index("。")]] if len(word) <= _LONGEST_ZH else [])]
    return words


def _bounded(words: list[str]) -> list[str]:
    """Where a word is as long as a sentence the list is over: what runs on is the text after it."""
    for at, word in enumerate(words):
        if len(word) > (_LONGEST_ZH if han_count(word) > 3 else _LONGEST_EN):
            first = word.split(" ")[0] if han_count(word) > 3 else ""
            return [*words[:at], *([first] if 1 < len(first) <= _LONGEST_ZH else [])]
    return words


def _last_han(words: list[str]) -> int:
    return max((index for index, word in enumerate(words) if han_count(word)), default=-1)


@cache
def _table() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((pair.zh, pair.en) for pair in keyword_pairs())


def paired(chinese: list[str], words: list[str], context: str = "") -> list[str]:
    """English words grouped to one phrase for each Chinese keyword, in order, where that is possible."""
    if len(words) < len(chinese):
        return title_case_groups(words)
    flat = " ".join(context.lower().split())
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for index, keyword in enumerate(chinese):
        reached: dict[int, tuple[float, int]] = {}
        left = len(chinese) - index - 1
        for start, (score, _) in best[-1].items():
            for end in range(start + 1, min(start + 7, len(words) - left) + 1):
                value = score + _match(keyword, words[start:end], flat)
                if end not in reached or value > reached[end][0]:
                    reached[end] = (value, start)
        best.append(reached)
    if len(words) not in best[-1]:
        return title_case_groups(words)
    groups: list[str] = []
    end = len(words)
    for reached in reversed(best[1:]):
        start = reached[end][1]
        groups.insert(0, " ".join(words[start:end]))
        end = start
    return groups


def _match(keyword: str, words: list[str], context: str) -> float:
    """How well a group of English words renders a Chinese keyword."""
    phrase = " ".join(words).lower()
    if not han_count(keyword):
        return 6.0 if keyword.lower() == phrase else -2.0
    score = -abs(len(words) - max(1.0, len(folded(keyword)) / 2)) * 0.6
    there = {zh for zh, renderings in _table() if any(f" {word} " in f" {phrase} " for word in renderings)}
    units = _units(folded(keyword))
    score += sum(0.8 * len(unit) for unit in units if unit in there)
    if not any(unit in there for unit in units):
        score -= 0.2 * max((len(zh) for zh in there), default=0)
    score -= 1.2 * sum(1 for word in words if _foreign(word.lower(), units))
    if words[0].lower() in _LOWER or words[-1].lower() in _LOWER:
        score -= 4.0
    if len(words) > 1 and context.count(phrase) > 1:  # once is this very list
        score += 0.3
    return score


def _units(keyword: str) -> list[str]:
    """The longest known words in a keyword, from left to right."""
    known = {zh for zh, _ in _table()}
    out: list[str] = []
    at = 0
    while at < len(keyword):
        length = next((size for size in range(min(8, len(keyword) - at), 0, -1) if keyword[at : at + size] in known), 0)
        if length:
            out.append(keyword[at : at + length])
        at += length or 1
    return out


def _foreign(word: str, units: list[str]) -> bool:
    """Whether a word renders something known that the keyword does not hold."""
    meanings = [zh for zh, renderings in _table() if word in renderings]
    return bool(meanings) and not any(
        zh == unit or (len(zh) > 1 and (zh in unit or unit in zh)) for zh in meanings for unit in units
    )


_LOWER = frozenset(["of", "and", "the", "for", "in", "on", "to", "by", "with", "a", "an", "or", "from", "as"])


def title_case_groups(words: list[str]) -> list[str]:
    """Without a Chinese list: a word in lower case goes on with the group before it, any other begins one."""
    groups: list[str] = []
    for word in words:
        if groups and (word[0].islower() or groups[-1].split()[-1].lower() in _LOWER):
            groups[-1] += f" {word}"
        else:
            groups.append(word)
    return groups
