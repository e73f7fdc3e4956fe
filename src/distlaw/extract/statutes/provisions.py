"""The grammar of provisions: articles, paragraphs and items in Chinese and English, and their normal form.

A locator is written `24(1)(13)`: article, paragraph, item, sub-item; `(-)` stands for a level the text leaves out.
Lists are joined by `, `, ranges by `-`. On the mainland the levels are 条, 款, 项, 目; in Taiwan 條, 項, 款, 目.
"""

from __future__ import annotations

import re

from distlaw.text.numerals import CLASS, number_of

_N = rf"(?:[{CLASS}]{{1,9}}|\d{{1,5}}[A-Za-z]{{0,2}})"
_SUB = (
    rf"(?:\s?第?\s?\(?(?:{_N}|[a-z]{{1,4}})\)?\s?(?:款|项|目|句)(?:\s?之\s?{_N})?|\s?[前后]段|\s?但书"
    rf"|(?<=\d)\(\d{{1,2}}\))"
)
_UNIT = rf"第\s?{_N}\s?(?:\(\d{{1,2}}\))?\s?条(?:\s?之\s?{_N})?{_SUB}{{0,4}}"
_ELIDED = rf"第\s?{_N}(?:\s?[、,]\s?{_N}){{1,12}}\s?条{_SUB}{{0,3}}"
_RANGE = rf"第\s?{_N}\s?(?:条\s?)?(?:至|到|-|~|—{{1,2}})\s?(?:第\s?)?{_N}\s?条"
_ONE = rf"(?:{_RANGE}|{_ELIDED}|{_UNIT})"
_SEPARATOR = r"\s?(?:、|,|以?及其?|和|与|至|到|-|~|或者?|暨)\s?"
CHINESE = rf"{_ONE}(?:{_SEPARATOR}(?:{_ONE}|第\s?\(?{_N}\)?\s?(?:款|项)(?!目))){{0,15}}"

# A year in brackets after a section is that of the code's edition.
_PARENTHESIS = r"\((?!(?:1[789]|20)\d\d\))[0-9a-zA-Z]{1,4}\)"
_NUM = (
    rf"\d{{1,5}}[A-Za-z]{{0,3}}(?:[-.:](?:\d{{1,5}}[a-z]?|[a-z]{{2,4}})(?![A-Za-z])){{0,4}}(?:\s?{_PARENTHESIS}){{0,5}}"
)
_JOIN = r"(?:\s?(?:-|,\s(?:and\s)?|\sand\s|\sto\s|\sor\s|\s&\s)\s?)"
ENGLISH_NUMBERS = rf"{_NUM}(?:{_JOIN}(?:{_NUM}|{_PARENTHESIS})){{0,8}}"

_LEVEL = re.compile(rf"第?\s?\(?(?P<n>{_N}|[a-z]{{1,4}})\)?\s?(?P<level>条|款|项|目)(?:\s?之\s?(?P<branch>{_N}))?")
_BETWEEN = re.compile(r"至|到|-|~|—")
_ORDER = {"CN": "款项目", "TW": "项款目"}


def locator_of(printed: str, jurisdiction: str) -> str:
    """The normal form of a list of Chinese provisions, or of English numbers."""
    if "条" not in printed:
        return (
            re.sub(r"\s+", "", printed).replace(",and", ",").replace("and", ",").replace("to", "-").replace(",", ", ")
        )
    order = _ORDER.get(jurisdiction, _ORDER["CN"])
    out: list[str] = []
    current: list[str] = []
    for match in _LEVEL.finditer(_spelled(printed)):
        number = number_of(match["n"])
        shown = str(number) if number >= 0 else match["n"]
        if match["branch"]:
            shown += f"-{number_of(match['branch'])}"
        if match["level"] == "条":
            if current:
                out.append(_joined(current))
            current = [shown]
        else:
            current = _at_level(out, current, 1 + order.index(match["level"]), shown)
    if current:
        out.append(_joined(current))
    is_range = len(out) == 2 and _BETWEEN.search(printed) and "、" not in printed
    return ("-" if is_range else ", ").join(out)


def _at_level(out: list[str], current: list[str], level: int, shown: str) -> list[str]:
    """The article's parts with one more; a level given twice (第一款、第三款) begins a new place."""
    if len(current) > level:
        out.append(_joined(current))
        current = current[:level]
    return [*current, *["-"] * (level - len(current)), shown]


def _joined(parts: list[str]) -> str:
    return parts[0] + "".join(f"({part})" for part in parts[1:])


def _spelled(printed: str) -> str:
    """第2、9、12条 as 第2条第9条第12条, 第4至6条 as 第4条第6条."""
    text = re.sub(rf"第\s?({_N})\s?(?=(?:至|到|-|~|—{{1,2}})\s?{_N}\s?条)", r"第\1条", printed)
    for match in reversed(list(re.finditer(_ELIDED, text))):
        numbers = re.findall(_N, match.group().split("条")[0])
        rest = match.group().partition("条")[2]
        text = text[: match.start()] + "".join(f"第{n}条" for n in numbers) + rest + text[match.end() :]
    return text


def is_taiwanese(printed: str) -> bool:
    """Whether a paragraph is called 項 and comes before 款, as in Taiwan."""
    first, second = printed.find("项"), printed.find("款")
    return 0 <= first < second or bool(re.search(r"条\s?之\s?\d", printed))
