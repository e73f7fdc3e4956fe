"""Finds names of cases in English: `Plaintiff v. Defendant`, read outward from the v."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from distlaw.text.han import HAN
from distlaw.vocab.cases import load_cases
from distlaw.vocab.reporters import name_abbreviations
from distlaw.vocab.words import word_list

_VERSUS = re.compile(r"(?<=[\w.)'])\s{1,2}(?:v|vs)\.?\s{1,2}(?=[A-Z(]|[a-z]{1,3}[A-Z]|the\s[A-Z])")
_IN_RE = re.compile(r"(?<![A-Za-z])(?:In\s[Rr]e|Re|Ex\s[Pp]arte|Matter\sof)\s(?=[A-Z])")
_TOKEN = re.compile(rf"\(No\.?\s\d{{1,3}}\)[,;]?|[^\s{HAN}。,;]+[,;]?|[,;。]|[{HAN}]")
_SUFFIX = re.compile(
    r"(?:Inc|LLC|L\.?L\.?C|Ltd|Corp|Co|PBC|LP|L\.P|LLP|PLC|plc|GmbH|S\.?A|N\.?V|B\.?V|AG|N\.A|Pty|Publishers|et\sal)\b\.?"
)
_INITIALS = re.compile(r"(?:[A-Z]|(?:[A-Z]\.){1,4}[A-Z]|[A-Z][a-z]?\.[A-Z])\.")
# An office goes on past its "and" where a citation follows: Minister for Harbours and Tides [2015] FCA 7.
_OFFICE_AND = re.compile(
    r"(?:and|the)\s(?:[A-Z][\w'-]*,?\s|of\s|the\s){1,6}?(?:&\s[A-Z]\w+\s)?"
    r"(?:\[(?:19|20)\d\d\]|\((?:17|18|19|20)\d\d\)\s\d|\d{1,4}\s[A-Z])"
)
_NUMBERED_PARTY = re.compile(r"(?:Doe|Roe|Poe)\s\d{1,3}$")
_PARAGRAPH = re.compile(r"[.!?:;)]\n")  # a name does not begin above it
_WINDOW = 130
_PARTY_TOKENS = 12


@dataclass(frozen=True, slots=True)
class CaseName:
    """A case's name at `[start, end)` of the scanned text, and its two parties (the second empty for In re)."""

    start: int
    end: int
    plaintiff: str
    defendant: str
    text: str


@cache
def _words(identifier: str) -> frozenset[str]:
    return frozenset(word_list("case_names_en", identifier).words)


def joiners() -> frozenset[str]:
    """Small words inside a party's name: of, the, ex, rel."""
    return _words("joiner")


def starters() -> frozenset[str]:
    """Words that open a sentence or a citation, and no party's name: See, Under, Although."""
    return _words("starter")


def english_names(text: str) -> list[CaseName]:
    """Every `X v. Y` and `In re X`, in order, without overlaps."""
    names: list[CaseName] = []
    floor = 0
    for match in _VERSUS.finditer(text):
        if match.start() < floor or _are_letters(text, match.start(), match.end()):
            continue
        start = _leftward(text, match.start(), floor)
        end = _rightward(text, match.end()) if start is not None else None
        if start is None or end is None:
            continue
        if "vs" in match.group() and not _SUFFIX.search(text, start, end):
            continue  # Closed vs Open: a comparison
        names.append(_name(text, start, end, text[start : match.start()], text[match.end() : end]))
        floor = end
    return sorted([*names, *_in_re(text, names)], key=lambda name: name.start)


def _are_letters(text: str, left: int, right: int) -> bool:
    """Whether single letters stand on both sides: A v B are no parties."""
    return text[left - 2 : left - 1] in {"", " ", "\n"} and text[right + 1 : right + 2] in {"", " ", "\n", ".", ","}


def _name(text: str, start: int, end: int, plaintiff: str, defendant: str) -> CaseName:
    return CaseName(start, end, _squeezed(plaintiff), _squeezed(defendant), _squeezed(text[start:end]))


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,")


def _in_re(text: str, names: list[CaseName]) -> list[CaseName]:
    taken = {name.start for name in names}
    found = []
    for match in _IN_RE.finditer(text):
        end = _rightward(text, match.end())
        if end and match.start() not in taken and not any(n.start < end and match.start() < n.end for n in names):
            found.append(_name(text, match.start(), end, text[match.end() : end], ""))
    return found


def _leftward(text: str, at: int, floor: int) -> int | None:
    """Where the plaintiff begins, given the end of its name; None where there is none."""
    above = [end.end() for end in _PARAGRAPH.finditer(text, max(0, at - _WINDOW), at)]
    low = max([floor, at - _WINDOW, *above])
    tokens = list(_TOKEN.finditer(text, low, at))[-_PARTY_TOKENS:]
    if low > floor and low not in above and tokens and tokens[0].start() == low:
        tokens = tokens[1:]
    start: int | None = None
    right = at
    right_text = ""
    for token in reversed(tokens):
        word = token.group()
        if not right_text and word.isdecimal() and _NUMBERED_PARTY.search(text, low, token.end()):
            right, right_text = token.start(), word
            continue
        if not _joined(text, token.end(), right) or not _may_stand_left(word, right_text):
            break
        if _is_name(word):
            start = token.start()
        elif word not in joiners():
            break
        right, right_text = token.start(), word
    return _without_starters(text, start, at) if start is not None else None


@lru_cache(maxsize=4096)
def _is_abbreviation(word: str) -> bool:
    """Whether a full stop closes an abbreviation here: an initial, or a word of the Bluebook's table T6 (or more)."""
    known = name_abbreviations() | _words("abbreviation")
    plural = re.sub(r"s\.$", ".", word)
    return word in known or plural in known or bool(_INITIALS.fullmatch(word))


def _may_stand_left(word: str, following: str) -> bool:
    """Whether a token may be part of a plaintiff's name, given the token after it ("" for the v. itself)."""
    if word.endswith((";", ":", "。", "!", "?")) or word in {",", "and", "or"} or "一" <= word[0] <= "鿿":
        return False
    if word.endswith(","):
        return bool(_SUFFIX.match(following))
    if word.endswith(".") and following and word not in joiners():
        return _is_abbreviation(word.lstrip("(\"'"))
    return not (word.endswith((")", "]", '"')) and not word.startswith("("))


@cache
def _known_plaintiffs() -> tuple[str, ...]:
    """Plaintiffs whose names begin like a sentence: Like Company."""
    names = (name for case in load_cases() for name in (case.name, *case.names))
    return tuple({name.split(" v")[0] for name in names if name.split(" ")[0] in starters() and " v" in name})


def _without_starters(text: str, start: int, at: int) -> int | None:
    """The start moved past words that open a sentence rather than a name."""
    words = list(re.finditer(r"\S+", text[start:at]))
    while words:
        if text.startswith(_known_plaintiffs(), start + words[0].start(), at):
            return start + words[0].start()
        word = words[0].group().strip("(\"'*_")
        if word == "The" and len(words) > 2:
            return start + words[0].start() + words[0].group().index("The")
        if word in starters() or word.lower() in joiners():
            words.pop(0)
            continue
        lead = len(words[0].group()) - len(words[0].group().lstrip("(\"'*_[" if ")" not in words[0].group() else ""))
        return start + words[0].start() + lead
    return start + words[0].start() if words else None


def _rightward(text: str, at: int) -> int | None:
    """Where the defendant ends; None where no name begins."""
    tokens = list(islice(_TOKEN.finditer(text, at, min(len(text), at + _WINDOW)), _PARTY_TOKENS))
    end: int | None = None
    left = at
    for index, token in enumerate(tokens):
        word = token.group()
        following = tokens[index + 1].group() if index + 1 < len(tokens) else ""
        if not _joined(text, left, token.start()) and index:
            break
        if word in ("and", "the") and index and _OFFICE_AND.match(text, token.start()):
            left = token.end()
            continue
        if word in joiners() and index:
            before = tokens[index - 1].group()
            opens = _is_name(following) or (following == "the" and word != "the") or (word, following) == ("ex", "rel.")
            if not opens or _is_versus(tokens, index + 2) or (word == "the" and before not in joiners()):
                break
        elif _opens_bracket(text, token.start()):
            break
        elif _is_name(word):
            end = token.end()
            if _ends_name(word, following):
                break
        else:
            break
        left = token.end()
    return _trimmed(text, at, end) if end else None


def _opens_bracket(text: str, at: int) -> bool:
    """Whether a bracket with a year, a court's or a docket's, begins there: no part of a name."""
    return bool(re.match(r"[(\[][^()\[\]]{0,40}\d{2,}[)\]]", text[at : at + 60]))


def _is_versus(tokens: list[re.Match[str]], index: int) -> bool:
    return index < len(tokens) and tokens[index].group() in {"v.", "v", "vs."}


def _ends_name(word: str, following: str) -> bool:
    if word.endswith(","):
        return not _SUFFIX.match(following)
    if word.endswith((";", ":", '"', "'", "!", "?", "*", "_")):
        return True
    if word.endswith(")") and "(" not in word:
        return True
    return word.endswith(".") and not _is_abbreviation(word.lstrip("("))


def _trimmed(text: str, at: int, end: int) -> int | None:
    """The end without closing punctuation, a possessive or an unbalanced bracket; None where nothing is left."""
    stretch = text[at:end]
    while stretch:
        if stretch.endswith((",", ";", ":", '"', "*", "_", "!", "?", "'")) or (
            stretch[-1] in ")]" and stretch.count("(") + stretch.count("[") < stretch.count(")") + stretch.count("]")
        ):
            stretch = stretch[:-1]
        elif stretch.endswith("'s"):
            stretch = stretch[:-2]
        elif stretch.endswith(".") and not _is_abbreviation(stretch.split()[-1].lstrip("(")):
            stretch = stretch[:-1]
        else:
            break
    return at + len(stretch) if stretch.strip() else None


def _is_name(word: str) -> bool:
    """Whether a token has a capital (or is a bracketed one), as words of names have."""
    core = word.strip("(\"'*_[],.;:")
    if ("/" in core or ":" in core) and any(c.isdigit() for c in core):
        return False  # a case number
    return bool(core) and (any("A" <= c <= "Z" or ("À" <= c <= "Ž" and c.isupper()) for c in core[:4]) or core == "&")


def _joined(text: str, left: int, right: int) -> bool:
    """Whether nothing but white space of one paragraph lies between; a line end counts where the line is full."""
    gap = text[left:right]
    if gap.strip() or len(gap) > 4:
        return False
    if "\n" not in gap:
        return True
    line = text.rfind("\n", max(0, left - 60), left)
    return gap.count("\n") == 1 and left - line > 40
