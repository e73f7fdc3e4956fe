"""A title's line without what stands around it: label, badge, ending, names, the site."""

from __future__ import annotations

import re

from distlaw.parsers.bylines.names import BylinePerson, has_surname, persons_listed
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.text.titles import title_key
from distlaw.vocab.surnames import western_names_known
from distlaw.vocab.words import worded

_LABEL = re.compile(
    r"^\s*(?:#{1,6}\s+|[\w.]{0,12}(?:title|subject)\s*[:=]\s*[\"“]?|原?[标標][题題]\s*[:：]\s*)", re.IGNORECASE
)
_BADGE = worded(
    "front",
    r"^(?:[|｜]\s+|第[{ten}]{1,2}篇\s?[:：]|[\[【]{badges}[\]】]|Vol\.?\s?\d+\s|[\[【]\d{4,12}[\]】]|《[^《》]{2,12}》\s?第?\s?\d{1,4}\s?[期辑]\s?[:：|｜])\s*",
)
TAIL = worded(
    "front",
    r"(?:\.(?:pdf|docx?|txt|caj|html?))?\s*(?:vip|pdf)?$|[\s*＊†‡①]+$|(?<=\w)[\[〔]\d{1,2}[\]〕]$|[(（]{title_tails}[)）]$|"
    r"\s*[\[【]{title_tails_square}[\]】]$|[_|｜—-]\s*第\s*\d{1,3}\s*页$|\s*[|｜]{1,2}\s*《[^《》]{2,20}》$",
    re.IGNORECASE,
)
_IN_BOTH = re.compile(rf"(?<=[{HAN}])\s?[=＝]\s?(?=[A-Z][A-Za-z]+ [A-Za-z])")  # before the title in English
_CUT_OFF = re.compile(r"\s*(?:…|\.{3})(?:\s*[·•].*)?$")  # where a site's own print of a title ends
_UNFINISHED = re.compile(r"\s*(?:[-—–]|:\s)[^-—–:]*$")  # the subtitle that it breaks off
_DATED = re.compile(r"\s+(?:19|20)\d\d(?:年\d{1,2}月(?:\d{1,2}日)?|-\d{1,2}-\d{1,2})$")
_BARS = re.compile(rf"\s*[|｜丨／/]\s*|(?<=[{HAN}])\s*[:：]\s*|\s+-\s+")
_YEAR_BEHIND = re.compile(r"\s?[(（](?:19|20)\d\d[)）]$")
_CALL = re.compile(r"(?<=[A-Z]{3})1$")  # a note's, behind a title in capitals
_COLUMN = re.compile(r"\s*[|｜丨]\s*")
_SHORT = 14  # characters of a column's or site's name
_SITE_BAR = re.compile(r"\s+[-–—|»·]\s+|[_|｜]|\s*[-—]{1,2}(?=[^-—]{2,14}$)")
_BYLINE = worded("front", r"\s+{behind_titles}\s?:")  # behind a title
_KIND = worded("front", "{kinds_before_titles}", re.IGNORECASE)
_LEAST_TITLE, _LEAST_CUT = 4, 12  # characters before it; before the dots of a title that is cut off
# Who signs behind a title in one line, a note's mark behind the name.
_SIGNED = re.compile(
    r"\s(?P<name>[A-Z][\w'’-]+(?:\s[A-Z]\.)?(?:\s[A-Z][\w'’-]*[A-Za-z])?\s[A-Z][\w'’-]*[A-Za-z])\s?(?:\d|[*†‡∗])$"
)
# The name in small letters behind a title in capitals.
_SIGNED_IN_SMALL = re.compile(
    r"(?<=[A-Z]{3})\s(?P<name>[A-Z][a-z'’-]+(?:\s[A-Z]\.)?(?:\s[A-Z][a-z'’-]+)?\s[A-Z][A-Za-z'’-]*[a-z])$"
)


def bare(text: str) -> tuple[str, int, list[BylinePerson]]:
    """A title's line without label, badge, ending and the author's name before or after it; and where it begins."""
    start = 0
    for pattern in (_LABEL, _BADGE):
        found = pattern.match(text[start:])
        start += found.end() if found else 0
    if text[start:].isupper() and (kind := _KIND.match(text[start:])) and len(text) - kind.end() - start > _LEAST_CUT:
        start += kind.end()
    rest = TAIL.sub("", text[start:].rstrip()).rstrip(" *")
    if (both := _IN_BOTH.search(rest)) and both.start() >= _LEAST_TITLE:
        rest = rest[: both.start()]
    if (cut := _CUT_OFF.search(rest)) and cut.start() > _LEAST_CUT:
        rest = rest[: cut.start()]
        subtitle = _UNFINISHED.search(rest)
        rest = rest[: subtitle.start()] if subtitle and subtitle.start() > _LEAST_CUT else rest
    if (dated := _DATED.search(rest)) and dated.start() >= _LEAST_TITLE:
        rest = rest[: dated.start()]
    if (behind := _BYLINE.search(folded(rest))) and behind.start() >= _LEAST_TITLE:
        rest = rest[: behind.start()]
    signed = _SIGNED.search(rest) or _SIGNED_IN_SMALL.search(rest)
    if signed and _is_western_name(signed["name"]) and len(rest[: signed.start()].split()) > 3:
        start_of = signed.start("name")
        rest = rest[: signed.start()].rstrip()
        return rest, start, [BylinePerson(signed["name"], start + start_of, start + start_of + len(signed["name"]))]
    rest = rest.rstrip(' "*') if rest.count('"') % 2 else rest  # the mark that closes what the title quotes is its own
    start, rest, persons = _named_before(start, rest)
    pieces = _COLUMN.split(rest)
    if len(pieces) == 2 and min(map(len, pieces)) <= min(_SHORT, max(map(len, pieces)) - 2):
        start, rest = (
            (start, pieces[0]) if len(pieces[0]) > len(pieces[1]) else (start + rest.find(pieces[1]), pieces[1])
        )
        if not persons:
            start, rest, persons = _named_before(start, rest)
    last = re.search(rf"(?<=\S)\s*/\s*([{HAN}]{{2,3}})$", rest)
    if last and has_surname(last[1]):
        rest = rest[: last.start()]
    lead = len(rest) - len(rest.lstrip())
    return _CALL.sub("", rest.strip()), start + lead, persons


def _named_before(start: int, rest: str) -> tuple[int, str, list[BylinePerson]]:
    """Whom a bar or a colon parts from the title behind: 秦川、白露:论…; and where the title begins then."""
    bar = _BARS.search(rest)
    named = persons_listed(rest[: bar.start()]) if bar and bar.start() else []
    if bar and named and all(has_surname(one.name) for one in named) and len(rest) - bar.end() >= _LEAST_TITLE:
        return start + bar.end(), rest[bar.end() :], named
    return start, rest, []


def _is_western_name(name: str) -> bool:
    given, family = western_names_known()
    words = name.lower().replace(".", "").split()
    return words[0] in given and (words[-1] in family or len(words[1]) == 1)


def adds_site(text: str, others: set[str]) -> bool:
    """Whether a line is another one's text, by its letters, and a site's name or a year: 模型与法-白鹿平台."""
    if (year := _YEAR_BEHIND.search(text)) and title_key(text[: year.start()]) in others:
        return True
    cut = _SITE_BAR.split(text)
    return len(cut) == 2 and len(cut[1]) <= _SHORT and title_key(cut[0]) in others and len(cut[0]) > len(cut[1])


def without_site(title: str, sites: set[str]) -> str:
    """A page's title less the name of its site at the end."""
    cuts = list(_SITE_BAR.finditer(title))
    for cut in cuts:
        if any(site and site in title[cut.end() :] for site in sites):
            return title[: cut.start()].strip()
    if cuts and cuts[-1].start() > 8 and len(title) - cuts[-1].end() < 0.4 * len(title):
        return title[: cuts[-1].start()].strip()
    return title
