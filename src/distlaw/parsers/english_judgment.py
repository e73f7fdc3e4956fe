"""Decisions of courts that write English: court, parties, docket, neutral citation and date from the head.

Forms met: the United States (caption with roles), England and other common-law courts (BETWEEN, `- and -`, neutral
citation), Hong Kong, the European Union (In Case C-1/31), collections that print `A v B [2031] EWHC 1 (QB)` on top.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers.article.flow import article
from distlaw.parsers.article.legal import Fact, head_of, with_facts
from distlaw.parsers.article.manner import Manner
from distlaw.parsers.lines.line import Line, lines_of
from distlaw.parsers.parser import Parser
from distlaw.text.chinese import is_chinese
from distlaw.text.dates import fullest_date
from distlaw.text.normalise import cleaned
from distlaw.vocab.legal_heads import head_line

_MANNER = Manner(genre="judgment")
_HEAD = 90  # lines
_CAPTION = re.compile(
    r"^(?P<one>[A-Z“\"(].{1,140}?)\s+(?:v\.?|vs\.?)\s+(?P<other>[A-Z“\"(].{1,140}?)"
    r"(?:\s*,?\s+(?:\[(?:19|20)\d\d\]|(?:19|20)\d\d\s[A-Z]|\d{1,4}\s+[A-Z][\w. ]{0,16}\s\d|No\.\s).*|\s*[|–-]\s.*)?$"
)
_ALONE = re.compile(
    r"(?:\w+day,? )?(?P<when>(?:\d{1,2}(?:st|nd|rd|th)?(?: day of)? )?[A-Za-z]+\.? (?:\d{1,2}, )?\d{4})\.?"
    r"(?:\s*\(\s?\*\s?\d?\s?\))?"
)
_BRACKETED = re.compile(r"\((?P<when>\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? \d{4})\)")
_NAMED = re.compile(r"^(?:in the|judgment of the|opinion of the)\s+", re.IGNORECASE)
_FIGURES = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>(?:19|20)\d\d)")  # the day first, as in England
_LONGEST = 160  # characters of a line of the head


def _sniff(source: SourceText) -> float:
    """A court's name, a number or neutral citation, and parties or judges, each on a short line of the head."""
    if is_chinese(source.text[:3000]):
        return 0.0
    lines = [line.strip()[:400] for line in source.text[:8000].splitlines() if line.strip()][:_HEAD]
    short = [line for line in lines if len(line) <= _LONGEST]
    court = any(head_line("court", line) for line in short)
    number = any(head_line("docket", line) or head_line("neutral", line) for line in short)
    captions = [line for line in short[:12] if _CAPTION.match(line) and (court or head_line("neutral", line))]
    caption = bool(captions) or any(head_line("between", line) for line in short)
    signs = len({found.group().lower() for line in short if (found := head_line("sign", line))})
    votes = court + number + caption + (signs >= 2) + (signs >= 4)
    return 0.88 if court and number and votes >= 3 else 0.82 if votes >= 4 else 0.0


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    base = cleaned(source.text).mapped
    head = head_of(lines_of(base, source.marks), _HEAD)
    document = article(source, _MANNER, "english_judgment")
    facts = [fact for fact in _facts(head) if fact.value]
    return (with_facts(document, base, [*facts, Fact("csl_type", "legal_case")]),)


def _facts(head: Sequence[Line]) -> list[Fact]:
    out = [_parties(head) or Fact("title", "")]
    court = next((line for line in head if len(line.text) <= 120 and head_line("court", line.text)), None)
    if court:
        out.append(Fact("authority", _NAMED.sub("", court.text.partition("\t")[0]).strip(" ."), (court,)))
    for field, kind in (("neutral_citation", "neutral"), ("docket", "docket")):
        hits = ((line, head_line(kind, line.text)) for line in head if len(line.text) <= _LONGEST)
        line, found = next(((line, found) for line, found in hits if found), (None, None))
        if line and found:
            value = next((group for group in found.groups() if group), found.group())
            out.append(Fact(field, value.rstrip(".:–-"), (line,)))
    return [*out, _date(head)]


def _parties(head: Sequence[Line]) -> Fact | None:
    """A caption in one line, else what stands before and after `v` alone on its line."""
    for line in head[:40]:
        text = re.split(r">>|CITATION:", line.text)[-1].strip()
        found = _CAPTION.match(text) if len(text) <= 240 and not head_line("no_party", text) else None
        one, other = (_party(found["one"]), _party(found["other"])) if found else ("", "")
        if one and other:
            return Fact("title", f"{one} v {other}" if " v " in text else f"{one} v. {other}", (line,))
    for at, line in enumerate(head):
        if not head_line("between", line.text) or not 0 < at < len(head) - 1:
            continue
        before = next((one for one in reversed(head[max(0, at - 6) : at]) if _is_party(one)), None)
        after = next((one for one in head[at + 1 : at + 5] if _is_party(one)), None)
        if before and after:
            joint = "v." if "." in line.text else "v"
            return Fact("title", f"{_party(before.text)} {joint} {_party(after.text)}", (before, line, after))
    return None


def _is_party(line: Line) -> bool:
    text = line.text
    if len(text) > 200 or any(head_line(kind, text) for kind in ("role", "between", "dated")):
        return False
    return bool(_party(text)) and not head_line("no_party", text)


def _party(text: str) -> str:
    """The name without role, comma and enumeration."""
    tail = head_line("role_tail", text)
    name = text[: tail.start() if tail else None].strip(" ,;:(-–—")
    name = name if "(" in name else name.rstrip(")")
    name = re.sub(r",?\s+in (?:his|her|its|their) official capacity.*$", "", name)
    return " ".join(name.strip(" ,;:").split()) if re.search(r"[^\W\d_]\.?\s?[^\W\d_]", name) else ""


def _date(head: Sequence[Line]) -> Fact:
    """The day of the decision: in brackets behind the citation, alone near the top, labelled, alone anywhere."""
    tries: tuple[tuple[int, Callable[[str], re.Match[str] | None]], ...] = (
        (_HEAD, _BRACKETED.search), (14, _ALONE.fullmatch), (_HEAD, partial(head_line, "dated")),
        (_HEAD, _ALONE.fullmatch),
    )  # fmt: skip
    for most, form in tries:
        for line in head[:most]:
            found = form(line.text) if len(line.text) <= 300 else None
            day = _day(found["when"]) if found else ""
            if day:
                return Fact("issued", day, (line,))
    return Fact("issued", "")


def _day(text: str) -> str:
    """The day that a text names; empty where it names none, or only a month."""
    if figures := _FIGURES.search(text):
        return f"{figures['year']}-{int(figures['month']):02d}-{int(figures['day']):02d}"
    found = fullest_date(text)
    return found.edtf if found and found.precision == 3 else ""


PART = Parser(name="english_judgment", version="1", csl_type="legal_case", sniff=_sniff, parse=_parse, order=14)
