"""Signs of a stretch of a head for and against being the title: where it stands, how it reads, what metadata says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import log

from distlaw.parsers.bylines.names import is_job, is_organisation, persons_listed, without_job
from distlaw.parsers.bylines.source_line import find_date, source_facts
from distlaw.parsers.bylines.words import OUTLET_WORDS
from distlaw.parsers.front.features import HeadContext, printed
from distlaw.parsers.lines.labels import label_at
from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.numerals import TO_TEN
from distlaw.text.titles import title_key
from distlaw.vocab.words import load_words, worded

_ENDS_OPEN = re.compile(
    r"(?:[:：—,，、]|\b(?:of|and|the|in|for|to|a|on|with|at|or|by|from|as|under|between))$", re.IGNORECASE
)
_STOP = re.compile(r"[。！；]|[.!](?:\s|$)")
_COURT = worded("front", r"\bcourts?\b|\bdivision\b|{court_words}", re.IGNORECASE)
_VERSUS = re.compile(r"\b(?:v|vs|versus)\b\.?|诉|訴", re.IGNORECASE)
_ROLE = worded("front", r"{roles}|教授\)|律师$|^by\b|justice\b|hono[u]?rable|{roles_en}", re.IGNORECASE)
_CHAPTER = re.compile(
    rf"第.{{1,4}}[章节条编]|[{TO_TEN}]{{1,3}}[、.]|[(（][{TO_TEN}\d]{{1,3}}[)）]|\d{{1,2}}[.、]\s?\D|[IVX]{{1,5}}\.\s"
)
# What parts the places of a site: marks, its first page, or three wide gaps between short words.
_CRUMBS = re.compile(r"[>»›|]|首页|Home\b|(?:\S{1,12}(?: \S{1,12})?\s{2,}){3}")
_JOB = 40  # characters of a line that ends in what somebody is
_LABEL = 20  # characters of a label that stands alone
_ARCHIVE = worded("front", r"(?:{archives}\s?(?:for\b|[:：])|{archives_zh})", re.IGNORECASE)
_GOES_ON = worded("front", r"(?:\[(?:…|\.{3})\]|{going_on}\W*)$", re.IGNORECASE)
_FEW, _FIRST = 2, 6  # such lines of one text, lines that name an archive
_SERIAL = worded(
    "front", r"^(?:the )?[\w ,&'’-]{0,60}\b{serials_en}(?: of [\w ,&]{3,50})?$|^[^,，。]{2,20}{serials}$", re.IGNORECASE
)
_SURE = 0.8  # of a label that is believed
_RIVAL = 0.2  # the chance of another line's being the title
_NAME = 4  # words of a serial's name, one more
_WIDTHS = ((0, "tiny", 8), (8, "short", 18), (18, "mid", 70), (70, "long", 130), (130, "huge", 10_000))
_RUN = 4  # lines of a title at the most


def signs_of_place(
    context: HeadContext, chances: Sequence[Mapping[str, float]], run: Sequence[int]
) -> dict[str, float]:
    """How the run stands in its head: itself, its neighbours, what the labeller took its lines for."""
    return {
        **_itself(context, chances, run),
        **_neighbours(context, chances, run),
        **_as_other([chances[at] for at in run]),
        **dict.fromkeys(printed(context, run[0]), 1.0),
        "blank_before": float(context.lines[run[0]].blanks > 0 or run[0] == 0),
    }


def _itself(context: HeadContext, chances: Sequence[Mapping[str, float]], run: Sequence[int]) -> dict[str, float]:
    own, line = [chances[at] for at in run], context.lines[run[0]]
    key = title_key("".join(context.lines[at].text for at in run))
    return {
        "chance": log(max(1e-4, *(table.get("title", 0.0) for table in own))),
        "least": log(max(1e-4, min(table.get("title", 0.0) + table.get("subtitle", 0.0) for table in own))),
        "depth": log(1 + run[0]),
        "first": float(run[0] == 0),
        "to_prose": max(-8.0, min(4.0, run[-1] - context.first_prose)) / 4,
        "heading": float(line.level == 1),
        "lower_heading": float(line.level > 1),
        "no_heading_here": float(not line.level and any(other.level == 1 for other in context.lines)),
        "repeated": float(context.repeated[key] > 1),
        "inside_other": float(
            any(key in title_key(other.text) != key for other in context.lines[:60]) and len(key) > 5
        ),
    }


def _neighbours(context: HeadContext, chances: Sequence[Mapping[str, float]], run: Sequence[int]) -> dict[str, float]:
    after = chances[run[-1] + 1] if run[-1] + 1 < len(chances) else {}
    before = chances[run[0] - 1] if run[0] else {}
    lines = [context.lines[at] for at in run]
    return {
        "byline_after": sum(after.get(name, 0.0) for name in ("author", "byline", "date", "serial", "affiliation")),
        "text_after": sum(after.get(name, 0.0) for name in ("body", "heading", "abstract")),
        "title_after": after.get("title", 0.0),
        "serial_below": after.get("serial", 0.0) * float(_may_be_serial(lines, run, chances)),
        "listing": float(_is_listing(context)),
        "below_abstract": float(any(_is_of_abstract(context.lines[at], chances[at]) for at in range(run[0]))),
        "below_text": float(sum(chances[at].get("body", 0.0) > _SURE for at in range(run[0])) > 1),
        "furniture_before": before.get("furniture", 0.0),
        "title_before": before.get("title", 0.0),
        "link": float(context.links[run[0]] > 0.5),
    }


def _as_other(own: Sequence[Mapping[str, float]]) -> dict[str, float]:
    return {
        "as_author": max(table.get("author", 0.0) + table.get("byline", 0.0) for table in own),
        "as_furniture": max(table.get("furniture", 0.0) for table in own),
        "as_serial": max(table.get("serial", 0.0) + table.get("date", 0.0) for table in own),
        "as_heading": max(table.get("heading", 0.0) for table in own),
        "as_body": max(table.get("body", 0.0) for table in own),
    }


def _is_of_abstract(line: Line, table: Mapping[str, float]) -> bool:
    """Whether a line is an abstract or its keywords, by its label or by all its signs."""
    if sum(table.get(label, 0.0) for label in ("abstract", "abstract_en", "keywords", "keywords_en")) > _SURE:
        return True
    hit = label_at(line.folded[:_LABEL], "record")
    return hit is not None and hit.form in ("bracket", "colon") and hit.means("abstract", "keywords")


def _may_be_serial(lines: Sequence[Line], run: Sequence[int], chances: Sequence[Mapping[str, float]]) -> bool:
    """Whether a serial may be called so: by its words, or by few words of a first line, what may be a title below."""
    text = "".join(one.text for one in lines)
    is_first = not run[0] and not han_count(text) and len(text.split()) < _NAME
    rivals = chances[run[-1] + 2 : run[-1] + 2 + _RUN]
    return _SERIAL.search(folded(text)) is not None or (
        is_first and any(table.get("title", 0.0) > _RIVAL for table in rivals)
    )


def _is_listing(context: HeadContext) -> bool:
    """Whether a page lists texts: its head says so, or beginnings that go on elsewhere stand in a row."""
    goes_on = sum(1 for line in context.lines if _GOES_ON.search(line.text))
    return goes_on > _FEW or any(_ARCHIVE.match(line.folded) for line in context.lines[:_FIRST])


def signs_of_text(text: str) -> dict[str, float]:
    width = len(text) + han_count(text)
    size = next(name for low, name, high in _WIDTHS if low <= width < high)
    return {
        size: 1.0,
        "stop": float(bool(_STOP.search(text))),
        "asks": float(text.endswith(("?", "？"))),
        "date": float(find_date(text) is not None),
        "digits": sum(c.isdigit() for c in text) / len(text),
        "capitals": float(text.isupper()),
        "crumbs": float(bool(_CRUMBS.search(folded(text)))),
        "ends_open": float(bool(_ENDS_OPEN.search(text))),
        "starts_small": float(text[:1].islower()),
        "names": float(bool(persons_listed(text))),
        "court": float(bool(_COURT.search(folded(text))) and not _VERSUS.search(text)),
        "versus": float(bool(_VERSUS.search(text))),
        "organisation": float(is_organisation(text)),
        "job": float(len(text) < _JOB and (is_job(text) or without_job(text) != text)),
        "outlet": float(bool(OUTLET_WORDS.search(folded(text)))),
        "other_label": float(_is_other_field(text)),
        "role": float(bool(_ROLE.search(folded(text)))),
        "serial": float(any(fact.field in ("volume", "issue") for fact in source_facts(text))),
        "chapter": float(bool(_CHAPTER.match(folded(text)))),
        "label_word": float(label_at(folded(text), "record") is not None),
        "site_words": float(
            min(3, sum(1 for words in load_words("line_signs").values() if words.regex.search(text.lower())))
        ),
        "address": float("http" in text or "@" in text or "www." in text),
    }


def _is_other_field(text: str) -> bool:
    """Whether a label announces anything but a title here."""
    hit = label_at(folded(text), "record")
    return hit is not None and not hit.means("title", "title_translated") and hit.value < len(text)


def agreement(text: str, told: Sequence[tuple[str, str]]) -> dict[str, float]:
    """How the line stands to the titles that metadata names."""
    key, out = title_key(text), dict[str, float]()
    for name, other in told:
        known = title_key(other)
        if key == known:
            out[f"is_{name}"] = 1.0
        elif len(key) > 5 and (key in known or known in key):
            out[f"in_{name}"] = min(len(key), len(known)) / max(len(key), len(known))
    return out


def lines_joined(lines: Sequence[Line], subtitle: str) -> dict[str, float]:
    if len(lines) == 1:
        return {}
    pairs = list(pairwise(lines))
    return {
        "joined": float(len(lines) - 1 - bool(subtitle)),
        "with_subtitle": float(bool(subtitle)),
        "joined_open": float(any(_ENDS_OPEN.search(a.text) or b.text[:1].islower() for a, b in pairs)),
        "joined_blank": float(any(b.blanks for _, b in pairs)),
        "joined_capitals": float(all(line.text.isupper() for line in lines)),
        "joined_uneven": float(any(a.level != b.level or a.indent != b.indent for a, b in pairs)),
    }
