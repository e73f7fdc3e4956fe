"""The grammar of provisions: articles, paragraphs and items in Chinese and English, and their normal form.

A locator is written `24(1)(13)`: article, paragraph, item, sub-item; `(-)` stands for a level the text leaves out.
Lists are joined by `, `, ranges by `-`. On the mainland the levels are 条, 款, 项, 目; in Taiwan 條, 項, 款, 目.
"""

from __future__ import annotations

import re

from distlaw.text.numerals import CLASS, number_of

_N = rf"(?:[{CLASS}]{{1,9}}|\d{{1,5}}[A-Za-z]{{0,2}})"
_INNER = rf"(?:\({_N}\)|\([a-z]{{1,4}}\)|{_N}|[a-z]{{1,2}})"
_SEPARATOR = r"\s?(?:、|,|以?及其?|和|与|至|到|-|~|或者?|暨)\s?"
_LIST = rf"第?\s?{_INNER}(?:{_SEPARATOR}第?\s?{_INNER}){{0,10}}\s?(?:款|项|目|句)"
_BRANCH = rf"(?:\s?之\s?{_N}(?:\s?(?:、|,|和|及|至)\s?之\s?{_N}){{0,8}})?"
_SUB = rf"(?:\s?{_LIST}(?:\s?之\s?{_N})?|\s?[前后中]段|\s?但书|(?<=\d)\(\d{{1,2}}\))"
_UNIT = rf"第\s?(?:\d{{1,4}}-\d{{1,2}}|{_N})\s?(?:\(\d{{1,2}}\))?\s?条{_BRANCH}{_SUB}{{0,4}}"
_ELIDED = rf"第\s?{_N}(?:\s?[、,]\s?{_N}){{1,12}}\s?条{_SUB}{{0,3}}"
_RANGE = rf"第\s?{_N}\s?(?:条\s?)?(?:至|到|-|~|—{{1,2}})\s?(?:第\s?)?{_N}\s?条{_SUB}{{0,3}}"
_ONE = rf"(?:{_RANGE}|{_ELIDED}|{_UNIT})"
CHINESE = rf"{_ONE}(?:{_SEPARATOR}(?:{_ONE}|{_LIST})){{0,15}}"
LEVELS = rf"(?:{_SUB}){{1,4}}(?:{_SEPARATOR}{_LIST}){{0,6}}"  # 第三款第(二)项, of an article that stands before

# A year in brackets after a section is that of the code's edition.
_PARENTHESIS = r"\((?!(?:1[789]|20)\d\d\))[0-9a-zA-Z]{1,4}\)"
_NUM = (
    rf"\d{{1,5}}[A-Za-z]{{0,3}}(?:[-.:](?:\d{{1,5}}[a-z]?|[a-z]{{2,4}})(?![A-Za-z])){{0,4}}(?:\s?{_PARENTHESIS}){{0,5}}"
)
_JOIN = r"(?:\s?(?:-|,\s(?:and\s)?|\sand\s|\sto\s|\sor\s|\s&\s)\s?)"
ENGLISH_WORD = (
    r"(?:[Ss]ections?|[Ss]ecs?\.|§{1,2}|[Aa]rticles?|[Aa]rts?\.?|[Rr]ecitals?|[Pp]aragraphs?"
    r"|(?<![A-Za-z’'])ss?\.?(?=\s?\d))"
)
ENGLISH_NUMBERS = rf"{_NUM}(?:{_JOIN}(?:{_NUM}|{_PARENTHESIS})){{0,8}}"

_TOKEN = re.compile(
    rf"(?P<dash>\d{{1,4}}-\d{{1,2}})(?=\s?条)|(?P<n>{_N}|(?<![A-Za-z])[a-z]{{1,4}}(?![A-Za-z]))|(?P<level>[条款项目])|(?P<branch>之)|(?P<range>至|到|-|~|—)"
)
_ORDER = {"CN": "条款项目", "TW": "条项款目"}


def locator_of(printed: str, jurisdiction: str) -> str:
    """The normal form of a list of Chinese provisions, or of English numbers."""
    if "条" not in printed:
        return (
            re.sub(r"\s+", "", printed).replace(",and", ",").replace("and", ",").replace("to", "-").replace(",", ", ")
        )
    return _Locator(_ORDER.get(jurisdiction, _ORDER["CN"])).read(printed)


class _Locator:
    """Reads a list of provisions from left to right: numbers wait for the level that follows them."""

    def __init__(self, order: str) -> None:
        self._order = order
        self._places: list[list[str]] = []
        self._ranges: set[int] = set()  # places that are the end of a range
        self._waiting: list[tuple[str, bool]] = []
        self._is_range = self._is_branch = False

    def read(self, printed: str) -> str:
        """The places in order, lists joined by commas, ranges by a hyphen."""
        for match in _TOKEN.finditer(printed):
            if match["n"] or match["dash"]:
                self._number(match["n"] or match["dash"])
            elif match["level"]:
                self._level(self._order.index(match["level"]))
            elif match["branch"]:
                self._is_branch = True
            else:
                self._is_range = True
        shown = ""
        for index, place in enumerate(self._places):
            joint = "" if not index else "-" if index in self._ranges else ", "
            shown += joint + place[0] + "".join(f"({part})" for part in place[1:])
        return shown

    def _number(self, printed: str) -> None:
        value = number_of(printed)
        shown = str(value) if value >= 0 else printed
        if "-" in printed:
            first, second = printed.split("-")
            if int(second) > int(first):  # 第4-6条 is a range, 第91-1条 a branch
                self._waiting += [(first, False), (second, True)]
                return
        if self._is_branch and self._places:
            self._branch(shown)
        else:
            self._waiting.append((shown, self._is_range))
        self._is_range = self._is_branch = False

    def _branch(self, shown: str) -> None:
        """条之二 belongs to the article just read; 、之三 is another branch of the same."""
        last = self._places[-1]
        if "-" in last[-1]:
            self._places.append([*last[:-1], f"{last[-1].split('-')[0]}-{shown}"])
            if self._is_range:
                self._ranges.add(len(self._places) - 1)
        else:
            last[-1] += f"-{shown}"

    def _level(self, level: int) -> None:
        base = self._places[-1] if self._places else []
        for at, (number, is_range) in enumerate(self._waiting):
            place = [*base[:level], *["-"] * (level - len(base)), number]
            if at == 0 and level and len(base) <= level and self._places:
                self._places[-1] = place
            else:
                self._places.append(place)
            if is_range:
                self._ranges.add(len(self._places) - 1)
        self._waiting.clear()


_TAIWANESE = re.compile(r"条\s?之\s?\d|条\s?第\s?\d{1,2}\s?项|第\s?\d{1,4}-\d{1,2}\s?条第\s?\d{1,2}\s?[项款]")


def is_taiwanese(printed: str) -> bool:
    """Whether a paragraph is called 項 and comes before 款, as in Taiwan."""
    first, second = printed.find("项"), printed.find("款")
    return 0 <= first < second or bool(re.search(r"条\s?之\s?\d", printed))


def counts_as_taiwan_does(text: str) -> int:
    """How often a text cites as Taiwan does: 第86條第3項 (the paragraph right after the article), 第10條之1."""
    return len(_TAIWANESE.findall(text))


def last_article(printed: str) -> str:
    """The last article of a list, as printed: 第九十一条; empty text where there is none."""
    found = re.findall(rf"(?:\d{{1,4}}-\d{{1,2}}|{_N})\s?条(?:\s?之\s?{_N})?", printed)
    return f"第{found[-1]}" if found else ""
