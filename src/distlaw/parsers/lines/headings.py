"""Which lines are headings: numbered ones by their series, others by a closed list or by how they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import han_count
from distlaw.text.numerals import FORMAL_CLASS, TO_TEN, number_of, roman_value
from distlaw.vocab.words import worded

# (system, pattern over folded text); the number is group 1, as printed it may have brackets: group 0 up to group 2.
_SYSTEMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("formal", re.compile(rf"([{FORMAL_CLASS}]{{1,3}})(?:[、.]|\s)\s*(?=\S)")),
    ("chapter", re.compile(rf"(第\s?[{TO_TEN}百\d]{{1,4}}\s?(?:部分|[章节编篇]))[\s:、.]*(?=\S)")),
    ("chinese", re.compile(rf"([{TO_TEN}]{{1,3}})(?:[、.,]|\s)\s*(?=\S)")),
    ("chinese_bracket", re.compile(rf"(\([{TO_TEN}]{{1,3}}\))\s*[、.]?\s*(?=\S)")),
    ("part", re.compile(r"(Part [IVX\d]{1,5})[.:—\s]\s*(?=\S)", re.I)),
    ("decimal", re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})[.、]?\s{0,4}(?=[^\d\s%.])")),
    ("arabic_bracket", re.compile(r"(\(\d{1,2}\))\s*[、.]?\s*(?=\S)")),
    ("arabic", re.compile(r"(\d{1,2})(?:[.、．:]\s*|\s[ ?\"]{0,4})(?=[^\d\s.])")),
    ("roman", re.compile(r"([IVXL]{1,6})[.:]\s+(?=\S)")),
    ("letter_bracket", re.compile(r"(\([a-h]\))\s+(?=[A-Z])")),
    ("letter", re.compile(r"([A-P])\.\s+(?=[A-Z\"“‘'])")),
)
_KNOWN = worded(
    "article_lines",
    r"(?:{known_headings}|附录.{0,12}|what this means.{0,30})\s*[:：]?|"
    r"(?:appendix|annex)(?: (?:[a-z]|\d{1,2}|[ivx]{1,4}))?(?:[.:：—–-] ?\S.{2,60}(?<![.;,]))?\s*[:：]?|"
    r"[\[【<]?\s?{decision_headings}\s?[\]】>]?\s*[:：]?",
    re.IGNORECASE,
)
# What calls a note at a heading's end.
_CALL = re.compile(r"\s*(?:[\[［〔【]\s?[注註]?\s?\d{1,3}\s?[\]］〕】]|[①-⑳⁰-⁹¹²³]+)$")
_LONE = re.compile(r"(?:(?P<roman>[IVX]{1,5})|(?P<letter>[A-H]))\.?")
_ENDS_SENTENCE = re.compile(r"[。;；，,、]$|[。！!]”?$")
_LONGEST_PARAGRAPH = 60  # characters of a Chinese heading whose line no wrap has cut
_ENGLISH_END = re.compile(r"[.;,]$")
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "of",
        "for",
        "in",
        "on",
        "at",
        "to",
        "by",
        "from",
        "with",
        "as",
        "but",
        "nor",
        "vs",
        "v",
        "is",
        "are",
        "be",
        "not",
    ]
)


@dataclass(frozen=True)
class Heading:
    """A heading: the printed number's and the title's offsets in the line, and which series it belongs to."""

    number: str
    title_start: int
    level: int
    system: str
    value: int = 0


def _value(number: str, system: str) -> int:
    plain = number.strip("()第章节编篇部分 ")
    if system in ("chinese", "chinese_bracket", "chapter", "formal"):
        return max(0, number_of(plain))
    if system == "roman":
        return roman_value(plain)
    if system == "part":
        last = plain.split()[-1]
        return int(last) if last.isdigit() else roman_value(last.upper())
    if system in ("letter", "letter_bracket"):
        return ord(plain.upper()) - 64
    if system == "decimal":
        return int(plain.split(".")[-1])
    return int(plain) if plain.isdigit() else 0


def numbered(line: Line) -> Heading | None:
    """The heading a line would be if its number is one; series are checked elsewhere."""
    for system, pattern in _SYSTEMS:
        found = pattern.match(line.folded)
        if found is None:
            continue
        title = line.text[found.end() :]
        if not _is_title(title, system, _LONGEST_PARAGRAPH if line.has_marks else 0):
            return None
        value = _value(found[1], system)
        return Heading(line.text[: found.end(1)], found.end(), 0, system, value)
    return None


def lone_number(line: Line) -> Heading | None:
    """The heading that a Roman figure or a capital on a line of its own is, as opinions of courts divide their text."""
    found = _LONE.fullmatch(line.text)
    if found is None:
        return None
    system = "roman" if found["roman"] else "letter"
    number = found["roman"] or found["letter"]
    return Heading(number, len(line.text), 0, system, _value(number, system))


def _is_title(title: str, system: str, longest: int) -> bool:
    """Short, and no sentence; `longest` characters where the line is known to be a paragraph of its own."""
    if not title or _ENDS_SENTENCE.search(title):
        return False
    han = han_count(title)
    if han >= 2:
        usual = 46 if system in ("chinese", "formal", "decimal", "chapter") else 36
        longest = longest if len(re.findall("[，,：:]", title)) < 2 else 0
        return len(title) <= max(longest, usual) and "。" not in title
    words = title.split()
    if _ENGLISH_END.search(title) and not title.endswith(("etc.", "Inc.", "Ltd.")):
        return False
    return 1 <= len(words) <= 16 and title[0] in "\"“‘'" + title[0].upper()


def known(line: Line) -> bool:
    """Whether the line is one of the headings that stand without a number."""
    text = re.sub(r"(?<=[^\x00-\x7f])[ ?\"]+(?=[^\x00-\x7f])", "", line.folded)
    return _KNOWN.fullmatch(text) is not None


def without_call(title: str) -> str:
    """A heading's title less the call of a note at its end."""
    return _CALL.sub("", title) or title


def looks_like_phrase(line: Line) -> bool:
    """A heading in the case of a sentence, or of two short clauses: only where it stands apart between paragraphs."""
    text = line.text
    if text.endswith((":", "：", "…")) or _ENGLISH_END.search(text) or re.search(r"[。！!;；，,]$", text):
        return False
    if han_count(text) >= 2:
        return (
            3 <= len(text) <= 22 and len(re.findall("[，,]", text)) <= 1 and not re.search(r"[。；;]|\d{4}-\d\d", text)
        )
    words = text.split()
    return 2 <= len(words) <= 9 and text[0].isupper() and not re.search(r"[.;]\s|\d{4}|[|@/]", text)


def looks_like_title(line: Line) -> bool:
    """An unnumbered heading by its look: short, no end of a sentence, capitals (English)."""
    text = line.text
    if _ENDS_SENTENCE.search(text) or text.endswith((":", "：", "…")):
        return False
    if han_count(text) >= 2:
        return 2 <= len(text) <= 24 and not re.search(r"[，。；,;]|\d{4}-\d\d|\d{4}年\d{1,2}月", text)
    words = re.findall(r"[^\s]+", text)
    if not 1 <= len(words) <= 12 or _ENGLISH_END.search(text) or not text[0].isalpha():
        return False
    capital = [word for word in words if word[0].isupper() or word.lower() in _SMALL or not word[0].isalpha()]
    return text.isupper() or (len(capital) == len(words) and words[0][0].isupper() and len(words) > 1)


_FROM_TWO = frozenset({"chinese", "formal", "roman", "chinese_bracket"})  # whose first may stand inside another line


class Series:
    """Checks that numbers follow each other, system by system; a new upper heading restarts the lower ones."""

    def __init__(self) -> None:
        self._stack: list[tuple[str, int]] = []
        self._prefix = ""

    def told(self, heading: Heading | None) -> None:
        """Take note of a heading that the format marks: what stands below it begins anew."""
        if heading is None or heading.system == "decimal":
            self._stack.clear()
        elif not self.level(heading):
            depth = next((at for at, (system, _) in enumerate(self._stack) if system == heading.system), 0)
            self._stack[depth:] = [(heading.system, heading.value)]

    def level(self, heading: Heading) -> int:
        """The heading's level, counted from 1; 0 where its number does not fit the series so far."""
        if heading.system == "decimal":
            return self._decimal(heading)
        for depth, (system, last) in enumerate(self._stack):
            if system == heading.system:
                if not last < heading.value <= last + 2:
                    return 0
                self._stack[depth:] = [(system, heading.value)]
                return depth + 1
        if heading.value > 1 and not (heading.system in _FROM_TWO and heading.value == 2):
            return 0
        self._stack.append((heading.system, heading.value))
        return len(self._stack)

    def _decimal(self, heading: Heading) -> int:
        parts = heading.number.split(".")
        depth = len(parts)
        if not self._stack and parts[0] not in ("0", "1"):
            return 0
        self._prefix = ".".join(parts[:-1])
        return depth
