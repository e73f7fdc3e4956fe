"""Western names in a byline, also inverted, between titles, degrees and places of work."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from distlaw.parsers.bylines.names import BylinePerson, is_job, is_organisation
from distlaw.parsers.front.names.pieces import MARKS, pieces
from distlaw.vocab.bylines import alternatives, load_bylines

_SUFFIX = r"Jr|Sr|II|III|IV|Esq|Ph\.?D|J\.?D|LL\.?M"
_GLUE = re.compile(rf"\s*[;|•]\s*|\s*,?\s+(?:and|AND|&|with|et)\s+|\s*,\s*(?!(?:{_SUFFIX})\b)|\s*&\s*")
_ONE_WORD = re.compile(r"(?:by\s+)?[A-Z][a-z]+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?:(?<=[a-z]{3})|(?<=[A-Z]{3}))\.\s+(?=[A-Z])")
_NICKNAME = re.compile(r"\s[(“\"][A-Z][a-z]+[)”\"]\s")  # Jane (Jo) Roe is one name
_FIRM = re.compile(
    r"\s*(?:[A-Z][\w'’-]+, )*(?:[A-Z][\w'’-]+ ){1,5}(?:& [A-Z][\w'’-]+ )?(?:LLP|L\.L\.P|PLC|PLLC|LLC|P\.C)\.?\s*"
)
_GLUED_JOB = re.compile(
    r"(?<=[a-z])(?:Principal|Partner|Associate|Counsel|Attorney|Professor|Director|Senior|Solicitor)\b.*"
)
_GIVEN = r"[A-ZÀ-Þ][\w'’.-]*"
_ROMAN_MARK = re.compile(r"(?<=[a-z])(?:I{1,3}|I?V)$")  # Jane RoeII: a superscript, glued
_INVERTED = re.compile(rf"\s*(?P<name>[A-ZÀ-Þ][\w'’-]+,\s+{_GIVEN}(?:\s{_GIVEN}){{0,3}})")
_AROUND = re.compile(r"\s+(?:avatar$|(?:on|at|in|for|to|under|from)\b.*)|^(?:by|the|and)\s+", re.IGNORECASE)


def western_names(body: str, *, is_announced: bool) -> list[BylinePerson]:
    """Names of a Western list, to the first piece that is none; `is_announced` lets a name of one word pass."""
    if {word.lower() for word in re.findall("[A-Za-z]+", body)} & load_bylines().of_courts:
        return []
    if _FIRM.fullmatch(body):
        return []
    plain = re.sub(r"\([^()]*\)|<[^<>]*>|\S+@\S+", lambda m: " " * len(m[0]), body)
    inverted = _INVERTED.match(plain)
    if inverted and not _is_words(inverted["name"]) and re.match(r"\s*(?:$|\(|\.)", body[inverted.end("name") :]):
        return [BylinePerson(inverted["name"], *inverted.span("name"))]
    plain = plain[: stop.start()] if (stop := _SENTENCE_END.search(plain)) else plain
    cut = _patterns().unit.search(plain)
    if cut and _ONE_WORD.fullmatch(plain[: cut.start()]):  # the beginning of the place's own name
        return []
    plain = plain[: cut.start()] if cut and cut.start() > 4 else plain
    out: list[BylinePerson] = []
    for low, high in pieces(plain, _GLUE):
        raw = plain[low:high]
        text = _patterns().titles.sub("", MARKS.sub("", raw)).strip(" *†‡.,")
        if not text or is_job(text) or is_organisation(text):
            continue
        text = _ROMAN_MARK.sub("", _GLUED_JOB.sub("", _AROUND.sub("", text)))
        at = low + max(0, raw.find(text))
        if _patterns().name.fullmatch(text) and not _is_words(text):
            marks = frozenset(re.findall(r"[\d*†‡]", raw))
            printed = body[at : at + len(text)] if _NICKNAME.search(body[at : at + len(text)]) else text
            out.append(BylinePerson(" ".join(printed.split()), at, at + len(text), marks))
        elif is_announced and re.fullmatch(r"[A-Za-z][\w.\-]{2,20}", text) and not out and not _is_words(text):
            out.append(BylinePerson(text, at, at + len(text)))
        else:
            return out
    return out if len(out) <= 15 else []


def _is_words(text: str) -> bool:
    """Whether a run of words is a phrase of the law or of a site rather than somebody."""
    words = {word.lower() for word in re.findall(r"[A-Za-z]+", text)}
    return bool(words & load_bylines().not_in_names) or text.lower() in load_bylines().nobody


class _Patterns(NamedTuple):
    name: re.Pattern[str]
    unit: re.Pattern[str]  # a place of work behind the names, to the end of the line
    titles: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = load_bylines()
    particle, unit = alternatives(words.particles), alternatives(words.units_western)
    word = rf"(?:[A-ZÀ-ÞŁŠŽØ][\w'’‘\-]*\.?(?:-?[A-Z]\.)*|(?:{particle})\b|[A-Z]\.(?:[A-Z]\.)*)"
    return _Patterns(
        re.compile(rf"{word}(?:\s+{word}){{1,5}}(?:,?\s(?:Jr|Sr|II|III|IV)\.?)?"),
        re.compile(rf",?\s+(?:(?:The\s)?(?:{unit})\b|of the\b|(?!The\s)[A-Z]\w+\s(?:{unit}|LLP|Law School)\b).*$"),
        re.compile(
            rf"^(?:{alternatives(words.honorifics)})\.?\s+(?=[A-Z])|,?\s+(?:{alternatives(words.degrees)})\b\.?"
        ),
    )
