"""Authors and their affiliations as printed: lists of names, superscripts, job titles, places and postcodes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial

from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.han import HAN_OR_ZERO as HAN
from distlaw.vocab.surnames import surnames
from distlaw.vocab.words import worded

_worded = partial(worded, "bylines")
_ORG_ZH, _ORG_ENDING = _worded("{organisations}"), _worded("{organisation_endings}")
_ORG_EN = _worded(r"\b{organisations_en}\b|& Co\b")
_JOB_ZH = _worded(r"(?:[、,]?{ranks}*{jobs})+[。.;]?$")
_JOB_EN = _worded(r"\b{jobs_en}\b")
_MARKS = re.compile(
    r"(?<=[^\W\d_]{3})a{1,2}\d{1,2}(?=$|[\s,;])|[\[［〔](?:\d{1,2}|[a-f*†‡])[\]］〕]?|[\d*＊†‡§#①②③④⑤⑥⑦⑧⑨⑩¹²³⁴]+(?:\s?[,，]\s?[\d*†‡]+)*"
)
_PLACES_APART = re.compile(
    r"[;；]\s*(?=\d|[^\d\s])|(?<=[\d\s,，])(?=\d{1,2}\s?[.、．]\s?\D)|(?<=\s)(?=\d{1,2}[A-Z][a-z])"
)
_ROLL = re.compile(r"(?:19|20)\d\d级?$")  # the year in which a student enrolled
_BEING = _worded(r"^{being}(?=\S{4})")
_NOT_NAME = _worded("{not_in_a_name}")
_BETWEEN = _worded("{between_names}")
_PREFIX = _worded(
    r"^(?:[◎□■●○@]\s*|{newspaper_people}\s*|作者[:\s|丨]\s*|文[/|丨:]\s*|by\s+|written by\s+|执笔[:\s]\s*)", re.I
)
_CALLED = re.compile(r"(?<=[a-z.] [\d*†‡∗])\s(?=[A-Z])|(?<=[a-z][\d*†‡∗])\s(?=[A-Z])")  # a note's call parts two names
_ZH_NAME = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}]{{1,6}}(?:[·•.][{HAN}A-Z]{{1,8}}){{1,3}}")
_EN_WORD = (
    r"(?:[A-Z][a-zà-ÿ'’]+(?:[-'’][A-Za-zà-ÿ]+)*|[A-Z]\.(?:-?[A-Z]\.)*|[A-Z]{2,15}|[A-ZÀ-Þ][\wà-ÿ'’\-]+|Mc[A-Z][a-z]+)"
)
_PARTICLES = ("de", "van", "von", "der", "den", "la", "le", "di", "da", "del", "bin", "al")
_EN_NAME = re.compile(
    rf"{_EN_WORD}(?:\s(?:(?:{'|'.join(_PARTICLES)})\s){{0,3}}{_EN_WORD}){{1,4}}(?:,? "
    rf"(?:Jr|Sr|II|III|IV)\.?)?"
)
_INVERTED = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)?, [A-Z][a-z]+-[A-Za-z][a-z]+")  # romanised: Chien, Yu-Ning
_NOT_ENGLISH_NAME = _worded(r"\b(?:{not_in_a_name_en}|A(?!\.))\b")


def has_surname(text: str) -> bool:
    """Whether a short text begins with a common Chinese surname, as a name does."""
    flat = folded(text.strip())
    return 2 <= len(flat) <= 4 and (flat[0] in surnames().frequent or flat[:2] in surnames().compound)


def may_be_name(text: str) -> bool:
    """As `has_surname`, rare surnames too: for a line that is known to name somebody."""
    flat = folded(text.strip())
    return has_surname(flat) or (2 <= len(flat) <= 3 and flat[0] in surnames().rare)


@dataclass(frozen=True)
class BylinePerson:
    """A name, its offsets in the line, the marks glued to it, and what a bracket beside it said."""

    name: str
    start: int
    end: int
    marks: frozenset[str] = frozenset()
    note: str = ""


def persons_listed(line: str) -> list[BylinePerson]:
    """The persons the line lists; empty where it lists anything else besides."""
    prefix = _PREFIX.match(line)
    start = prefix.end() if prefix else 0
    body = line[start:].rstrip(" 。.;；")
    if not body or len(body) > 200:
        return []
    return _chinese(body, start) if han_count(body) else _english(body, start)


def _chinese(body: str, offset: int) -> list[BylinePerson]:
    out: list[BylinePerson] = []
    for match in re.finditer(
        r"(?P<n>[^,，、;；\s(（|丨/]+)(?P<m>\s?[(（][^()（）]{1,30}[)）])?", _spaces_in_names(body)
    ):
        token = match["n"]
        name = _MARKS.sub("", token).strip("*＊†‡·")
        if _BETWEEN.match(name):
            continue
        if not name and out:
            out[-1] = replace(out[-1], marks=out[-1].marks | _marks(token))
            continue
        name = re.sub(r"(?:等|著|撰)$", "", name) if len(name) > 3 else name
        at, length = offset + match.start("n") + token.find(name), len(name)
        name = name.replace("\ue000", "")
        if not _ZH_NAME.fullmatch(name) or _NOT_NAME.search(folded(name)):
            return []
        out.append(BylinePerson(name, at, at + length, _marks(token), (match["m"] or "").strip(" ()（）")))
    return out if len(out) <= 12 else []


def _marks(token: str) -> frozenset[str]:
    """The marks glued to a name; those after a comma (张海1,2) come as a token of their own."""
    return frozenset(re.findall(r"\d|[*†‡]|[①-⑩]", folded(token)))


def _spaces_in_names(body: str) -> str:
    """张 海 and 张 海澜 are one name each: the space inside becomes a private mark, so that offsets stay."""
    return re.sub(
        rf"(?<![{HAN}])([{HAN}])([ \u3000]{{1,3}})([{HAN}]{{1,2}})(?![{HAN}])",
        lambda m: m[1] + "\ue000" * len(m[2]) + m[3],
        body,
    )


def _english(body: str, offset: int) -> list[BylinePerson]:
    if _INVERTED.fullmatch(body) and not _NOT_ENGLISH_NAME.search(body):
        return [BylinePerson(body, offset, offset + len(body))]
    out: list[BylinePerson] = []
    body = re.sub(r"\s(?:and|AND|&)$", "", body)  # the list goes on in the next line
    body = _CALLED.sub(",", body)
    for match in re.finditer(
        r"(?:(?!\s(?:and|AND|&|with)\s)[^,;|])+", re.sub(r"\s(?:and|AND|&|with)\s", lambda m: "," * len(m[0]), body)
    ):
        part = match.group()
        clean = _MARKS.sub("", part).strip(" *†‡")
        if not clean:
            if out:
                out[-1] = replace(out[-1], marks=out[-1].marks | _marks(part))
            continue
        if not _EN_NAME.fullmatch(clean) or _NOT_ENGLISH_NAME.search(clean):
            return []
        at = offset + match.start() + part.find(clean)
        out.append(BylinePerson(clean, at, at + len(clean), frozenset(re.findall(r"[\d*†‡]", part))))
    return out if len(out) <= 12 else []


def english_parts(name: str) -> tuple[str, str]:
    """Given and family name of a Western name; particles stay with the family name."""
    words = name.split()
    if len(words) < 2:
        return "", name
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].lower() in _PARTICLES:
        cut -= 1
    return " ".join(words[:cut]), " ".join(words[cut:])


def is_organisation(text: str) -> bool:
    """Whether the text names a university, firm, court, …"""
    return bool(_ORG_ZH.search(folded(text)) if han_count(text) else _ORG_EN.search(text))


def affiliations(text: str) -> list[tuple[str, str]]:
    """(mark, affiliation) pairs of an affiliation line: "1. 大学A, 城市 1000; 2. 大学B" gives two."""
    text = text.strip(" ()（）[]【】;；")
    parts = re.split(
        r"[;；]\s*(?=\d|[^\d\s])|(?<=[\d\s,，])(?=\d{1,2}\s?[.、．]\s?\D)|(?<=\s)(?=\d{1,2}[A-Z][a-z])", text
    )
    out: list[tuple[str, str]] = []
    for part in parts:
        mark = re.match(r"\s*(\d{1,2}|[*†‡]|[①-⑩])\s?[.、．]?\s?(?=\D)", part)
        name = one_affiliation(part[mark.end() :] if mark else part)
        if name:
            out.append((mark[1] if mark else "", name))
    return out


def one_affiliation(text: str) -> str:
    """The organisation alone: job titles, place and postcode left out; empty where there is none."""
    named = re.match(rf"[{HAN}]{{2,4}}[:：]\s*(?=[{HAN}])", text.strip())
    text = text.strip()[named.end() :] if named and has_surname(text.strip()[: named.end() - 1]) else text
    segments = [segment.strip(" .。()（）") for segment in re.split(r"[,，、]\s*", text.strip())]
    kept: list[str] = []
    for segment in segments:
        plain = re.sub(r"\s*\d{5,6}$", "", segment).strip()
        if han_count(plain):
            bare = _ROLL.sub("", _BEING.sub("", plain[: _job_start(plain)].strip()))
            if _ORG_ZH.search(folded(bare)) or (_ORG_ENDING.search(folded(bare)) and not kept):
                kept.append(bare)
        elif _ORG_EN.search(plain) and not (_JOB_EN.search(plain) and " at " not in plain and " of " not in plain):
            kept.append(
                re.sub(rf"^.*(?:{_JOB_EN.pattern}).*?(?: at | of (?=[A-Z][a-z]+ (?:University|College)))", "", plain)
            )
        elif kept:
            break
    return (", ".join(kept) if not han_count(text) else " ".join(kept[:2])).strip()


def is_job(text: str) -> bool:
    """Whether the text is a job title and nothing else: Partner, Associate Professor of Law, 合伙人."""
    if han_count(text):
        return not without_job(text)
    return bool(_JOB_EN.search(text)) and len(text.split()) <= 6 and not _ORG_EN.search(text)


def without_job(text: str) -> str:
    """The text less the job title at its end."""
    return text[: _job_start(text)].rstrip(" ,，、")


def _job_start(text: str) -> int:
    found = _JOB_ZH.search(folded(text))
    return found.start() if found else len(text)
