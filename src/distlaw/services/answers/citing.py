"""What a draft types of a work's record beside a handle: years, pages, volumes, periodicals and titles.

Rendering puts the true ones in. Each is held against the record of the claim's work; what the record does not have is
not licensed either. Texts are folded (`draft.flat`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from distlaw.services.answers.actors import Actor
from distlaw.services.answers.corpus import CitableWork
from distlaw.text.han import HAN
from distlaw.text.number_words import PATTERN as _WORDS
from distlaw.text.number_words import number_in_words
from distlaw.text.numerals import CLASS, FORMAL_CLASS, TO_TEN, number_of, roman_value
from distlaw.text.titles import title_key
from distlaw.vocab.attribution import either, load_attribution
from distlaw.vocab.words import worded

_YEAR = r"(?:1[5-9]|20|21)\d\d"
_NUMBER = rf"(?:\d+|[{CLASS}]+|[{FORMAL_CLASS}]+)"
_LIST = rf"{_NUMBER}(?:\s*(?:[-–—~,、]|和|至|到|及|and|to)\s*{_NUMBER})*"
_PAGES = (
    re.compile(r"(?<![A-Za-z])(?:pp?|pages?|pg)\.?\s*(?P<page>\d+(?:\s*(?:[-–—,]|and|to)\s*\d+)*)\b", re.IGNORECASE),
    re.compile(rf"\b(?:pp?|pages?)\.?\s+(?P<page>{_WORDS}(?:\s+to\s+{_WORDS})?)\b", re.IGNORECASE),
    re.compile(rf"\b(?P<page>{_WORDS})\s+page\b", re.IGNORECASE),
    re.compile(r"\bat\s+(?P<page>\d+(?:\s*[-–—]\s*\d+)?)(?=\s*(?:[),.;:\]¤⁂]|that\b)|\s*$)"),
    re.compile(r"\b\d+\s+(?:[A-Z][\w.&’']*\s+|of\s+|the\s+){1,8}\d+\s*,\s*(?P<page>\d+)(?![\w])"),
    re.compile(rf"(?<=[A-Za-z]),\s*(?P<page>(?!{_YEAR})\d{{1,4}})\s*(?=[:)]|$)"),
    re.compile(rf"第?\s*(?P<page>{_LIST})\s*页(?!长|篇)"),
    re.compile(rf"页码?\s*[:为]?\s*(?P<page>{_LIST})"),
    re.compile(r"\b(?:1[89]|20|21)\d\d[)]?\s*[,:]\s*(?P<page>\d+(?:[-–—]\d+)?)(?![\w.]|\s+[A-Z])"),
    re.compile(r"[(](?:1[89]|20|21)\d\d\s*[,:][^()]*?\D(?P<page>\d+)[)]"),
)
_THIRD_PAGE = re.compile(r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) page", re.IGNORECASE)
_OTHER = (
    re.compile(
        r"(?:\bparas?\.?|\bparagraphs?|¶+)\s*\d+|\b(?:foot)?notes?\s+\d+|\bn\.?\s?\d+\b|\bfn\.?\s?\d+", re.IGNORECASE
    ),
    re.compile(rf"第?{_NUMBER}(?:自然)?段|(?:脚注|注释?|边码){_NUMBER}|第{_NUMBER}章"),
    re.compile(r"\b(?:Chapter|Part)\s+(?:\d+|[IVX]+)\b"),
)
_STATUTE = worded("drafts", r"\b{acts_en}|法[》典]|《[^《》]*{acts}")
_FOUR = worded("drafts", rf"(?<![\d/.,§$€£¥-])(?<!No\. )(?P<year>{_YEAR})(?![\d/]|,\d|\s*{{counted}})")
_HAN_YEAR = re.compile(f"[一二][〇零○一二三四五六七八九]{{3}}(?=年|[^{TO_TEN}百千]|$)")
_ROC = re.compile(rf"民国\s*(\d{{1,3}}|[{CLASS}]+)\s*年?")
_AGO = re.compile(
    rf"[\d{TO_TEN}数几百]+年(?:前|以前)|\b(?:\w+\s+)?(?:years?|decades?)\s+(?:ago|earlier|before)\b", re.I
)
_ROMAN = re.compile(r"\bMM([CLXVI]+)\b")
_SHORT = re.compile(r"(?<![\w’'])()[’'](\d\d)(?![\d’'s])")
_ROC_ALONE = re.compile(rf"(?<=[(于在])\s*(1[0-4]\d|[{CLASS}]{{3,6}})\s*年(?!前|后|来|间|内)")
_YEAR_IN_WORDS = re.compile(
    r"\b(?:(?:nineteen|twenty)[ -](?:hundred|ten|\w+teen|\w+ty(?:-\w+)?)|two thousand(?: and)? [a-z-]+)\b",
    re.IGNORECASE,
)
_CASE_NUMBER = re.compile(rf"\)?\s*[{HAN}]{{1,4}}\d*[民刑行知执]")
_OF_A_CASE = (
    re.compile(r"\d\s*[(\[]?\s*(?:[A-Z][\w. ]*)?$|[A-Z]{2,}\s*[(]?$|\bNo\.\s*$"),
    re.compile(r"\bv\.? [^()]*[(]$|\b(?:Act|Code|Rules|Regulations?)(?: of)?,?\s*$"),
)
_VOLUME = re.compile(
    r"\b(?P<volume>\d{1,3})(?:\s*\((?P<issue>\d{1,3})\))?\s+(?P<name>(?:[A-Z][\w.&’']*|of|the|for|and|on|in)(?:\s+(?:[A-Z][\w.&’']*|of|the|for|and|on|&))*)\s+(?P<first>\d{1,5})\b"
)
_NUMBERED = re.compile(
    r"\b(?:vol|volume)\.?\s*(?P<volume>\d+|[IVX]+\b)|\b(?:issue|no|number)\.?\s+(?P<issue>\d+)\b(?!\s*U)|"
    rf"第\s*(?P<juan>{_NUMBER})\s*[卷]|第\s*(?P<qi>{_NUMBER})\s*期",
    re.IGNORECASE,
)
_IN_CAPITALS = re.compile(
    r"(?:,\s+|[’']s?\s+)(?P<title>[A-Z][a-z]+(?:\s+(?:of|the|on|in|and|for|a|to|as|from|with|at))*(?:\s+[A-Z][a-z]+)+)"
)
_TITLE = re.compile(r"《([^《》]{2,})》")


class Typed(NamedTuple):
    """What is typed and is not so: a fault's code, the words, and what the record says."""

    code: str
    words: str
    message: str


def plain_years(text: str) -> str:
    """The text with years in Chinese numerals, of the Republic, and in English words as figures."""
    text = _HAN_YEAR.sub(lambda found: str(number_of(found.group())), text)
    text = _ROC.sub(lambda found: f"{number_of(found[1]) + 1911}年", text)
    text = _ROC_ALONE.sub(lambda found: _of_the_republic(found[1]), text)
    text = _ROMAN.sub(lambda found: str(2000 + roman_value(found[1])), text)
    text = _SHORT.sub(lambda found: f"{found[1]}20{found[2]}", text)
    return _YEAR_IN_WORDS.sub(lambda found: str(number_in_words(found.group())), text)


def _of_the_republic(words: str) -> str:
    number = number_of(words)
    return f"{number + 1911}年" if 80 < number < 200 else f"{words}年"


def years(text: str) -> Iterator[tuple[str, int]]:
    """The years a text names, and where each stands, without those of laws and cases."""
    for match in _FOUR.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if not (_is_of_law(after) or any(pattern.search(before[-60:]) for pattern in _OF_A_CASE)):
            yield match["year"], match.start()


def _is_of_law(after: str) -> bool:
    """2025年修订的…; (2016)京73民终588号."""
    behind = re.sub(r"^\s*年?\s*(?:\d{1,2}月)?新?", "", after)
    return behind.startswith(load_attribution().enacted["zh"]) or bool(_CASE_NUMBER.match(after))


def relative_years(text: str) -> Iterator[Typed]:
    """Ten years ago: from when, nothing says."""
    for match in _AGO.finditer(text):
        yield Typed("wrong_year", match.group(), "a year that is reckoned from another is in no record")


def wrong_years(text: str, year: str, dated: dict[str, set[str]], named: tuple[Actor, ...]) -> Iterator[Typed]:
    """Years that are not the work's; one right behind another name is held against that author's works."""
    for found, at in years(text):
        behind = next((one for one in named if 0 <= at - one.end <= 3 and one.is_known and one.name in dated), None)
        allowed = dated[behind.name] if behind else {year}
        if found not in allowed:
            yield Typed("wrong_year", found, f"the work is of {' or '.join(sorted(allowed)) or 'no known year'}")


def bracketed(tail: str) -> str:
    """A bracket right behind a handle whose figure is a page: (ibid., 204)."""
    found = re.match(r"\s*\((?:[^()]*?[\s,:])?(?P<page>\d{1,4})\s*\)", tail)
    return "" if not found or re.fullmatch(_YEAR, found["page"]) else f"p. {found['page']}"


def wrong_pages(text: str, page: str) -> Iterator[Typed]:
    """Pages that are not the claim's, and places that no record has: paragraphs, notes, chapters."""
    for words, ranges in pinpoints(text):
        if not (page.isdecimal() and all(low <= int(page) <= high for low, high in ranges)):
            yield Typed(
                "wrong_pinpoint", words, f"the claim stands on page {page}" if page else "its source has no pages"
            )
    if _STATUTE.search(text):
        return
    for pattern in _OTHER:
        for match in pattern.finditer(text):
            yield Typed("wrong_pinpoint", match.group(), "only a page can be held against the source")


def pinpoints(text: str) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Pages that a text names: its words, and each page or range."""
    taken = set[int]()
    for pattern in _PAGES:
        for match in pattern.finditer(text):
            if not taken & set(range(*match.span("page"))):
                taken |= set(range(*match.span("page")))
                if not _THIRD_PAGE.match(match.group()):
                    yield match.group(), list(_ranges(match["page"]))


def _ranges(pages: str) -> Iterator[tuple[int, int]]:
    for one in re.split(r"\s*(?:,|、|和|及|\band\b(?!\s+\w+$))\s*", pages) if re.search(r"\d", pages) else [pages]:
        ends = (
            [_number(part) for part in re.split(r"\s*(?:[-–—~]|至|到|\bto\b)\s*", one)]
            if not _is_words(one)
            else [_number(one)]
        )
        yield min(ends), max(ends)


def _is_words(text: str) -> bool:
    return bool(re.fullmatch(_WORDS, text.strip(), re.IGNORECASE))


def _number(text: str) -> int:
    found = number_of(text)
    return found if found >= 0 else number_in_words(text)


def wrong_prints(text: str, work: CitableWork) -> Iterator[Typed]:
    """A volume, an issue, a first page or a periodical that the record does not have."""
    for match in _VOLUME.finditer(text):
        if _is_journal(match["name"], work):
            first = work.page.split("-")[0].split("–")[0]
            is_so = (
                match["volume"] == work.volume
                and _is_container(match["name"], work.container)
                and match["first"] == first
                and match["issue"] in (None, work.issue)
            )
            if not is_so:
                yield Typed("wrong_work", match.group(), _printed(work))
    for match in _NUMBERED.finditer(text):
        volume, issue = match["volume"] or match["juan"], match["issue"] or match["qi"]
        if (volume and str(_number(volume)) != work.volume) or (issue and str(_number(issue)) != work.issue):
            yield Typed("wrong_work", match.group(), _printed(work))
    for name in _periodicals(text):
        if name.isascii() != work.container.isascii() and work.container:
            continue  # its name in another language
        if not _is_container(name, work.container):
            yield Typed("wrong_work", name, _printed(work))


def _printed(work: CitableWork) -> str:
    told = " ".join(one for one in (work.container, work.volume, work.issue and f"no. {work.issue}", work.page) if one)
    return f"the record has: {told}" if told else "the record has no periodical"


@cache
def _journal() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(load_attribution().journals['en'])}|L\.|J\.|L\.J|LJ|LR)(?!\w)", re.IGNORECASE)


def _is_journal(name: str, work: CitableWork) -> bool:
    return bool(_journal().search(name)) or title_key(name) == title_key(work.container)


def _is_container(name: str, container: str) -> bool:
    """Whether the words are the periodical's name, or each begins a word of it: Harbour L. Rev."""
    if title_key(name) == title_key(container):
        return bool(container)
    parts, whole = re.findall(r"\w+", name.lower()), re.findall(r"\w+", container.lower())
    rest = iter(whole)
    return (
        bool(container)
        and bool(parts)
        and parts[0] == whole[0]
        and all(any(word.startswith(part) for word in rest) for part in parts)
    )


def _periodicals(text: str) -> Iterator[str]:
    words = load_attribution()
    for match in re.finditer(r"\b(?:[A-Z][\w’']*\s+){1,4}(?:Law\s+)?(?:Review|Journal|Quarterly|Bulletin)\b", text):
        yield re.sub(r"^(?:The|In|As|A)\s+", "", match.group())
    for match in _TITLE.finditer(text):
        after = text[match.end() : match.end() + 12]
        if (
            text[: match.start()].rstrip().endswith(words.published["zh"])
            or after.startswith(words.published["zh"])
            or re.match(rf"[^,;:。]{{0,4}}?(?:{either(words.published['zh'])})|\s*{_YEAR}年第", after)
        ):
            yield match[1]


def _titles_beside(text: str, named: tuple[Actor, ...]) -> Iterator[str]:
    """Words in capitals right behind a name: Okafor, Machines on Trial; Okafor's Machines on Trial."""
    for one in named:
        match = _IN_CAPITALS.match(text[one.end :])
        if match and not one.keys:
            yield match["title"].strip()


def wrong_titles(text: str, work: CitableWork, named: tuple[Actor, ...], statutes: frozenset[str]) -> Iterator[Typed]:
    """A title right beside a name, or before a word for a writing, that is not the work's."""
    own = {title_key(title) for title in work.titles} | {title_key(work.container)}
    for title in _titles_beside(text, named):
        first = title.split()[0].lower()
        if (
            title_key(title) not in own
            and not _journal().search(title)
            and first not in load_attribution().titles["en"]
        ):
            yield Typed("wrong_work", title, f"the work is called {work.titles[0] if work.titles else work.key}")
    for match in _TITLE.finditer(text):
        key = title_key(match[1])
        if key in own or key in statutes or _STATUTE.search(match.group()):
            continue
        before, after = text[: match.start()].rstrip(" :,在于的"), text[match.end() :]
        beside = any(before.endswith(one.words) for one in named) or after.lstrip().startswith(
            load_attribution().writings["zh"]
        )
        beside = beside or before.endswith(load_attribution().writings["zh"])
        if beside and not after.startswith(load_attribution().published["zh"]):
            yield Typed("wrong_work", match[1], f"the work is called {work.titles[0] if work.titles else work.key}")
