"""Authors and title of an English citation: names end at a quotation mark, else at the comma after the last name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from distlaw.extract.references.grammars import english_forms as forms
from distlaw.extract.references.parts.names import PrintedNames, byline
from distlaw.extract.references.printed import PrintedText
from distlaw.model.work import Name
from distlaw.vocab.names import has_body
from distlaw.vocab.words import worded

_WORD = (
    r"(?:(?:[A-Z]\.){2,4}|[A-Z]\.?|[A-ZÀ-ÞØ-ß][\w'’\-]*\.?"
    r"|(?:de|der|den|van|von|di|da|la|le|du|bin|al|of|the|for)(?=\s))"
)
_NAME = re.compile(rf"(?:{_WORD})(?:\s+{_WORD}){{1,5}}$")
_MOST_NAMES = 24
_ONE_NAME = re.compile(r"[A-ZÀ-Þ][\w'’\-]+$")
_INITIALS = re.compile(r"(?:[A-Z]\.?[\s-]?){1,3}$|(?:Jr|Sr|II|III|IV)\.?$")
_SMALL = worded("reference_entries", "{opens_title_en}|{inside_title_en}")

# Student work and reviews that a journal prints without a name: the word is the genre.
UNSIGNED = worded("reference_entries", "(?P<kind>(?:Student )?{unsigned_en}), ")


@dataclass(frozen=True, slots=True)
class Head:
    """The byline and the title, quotation marks taken off."""

    who: PrintedNames
    title: PrintedText


def authors_and_title(head: PrintedText) -> Head | None:
    """Divide the words before the journal or imprint; None where nothing can be a title."""
    head = head.trimmed(" ,")
    quoted = re.match(r"(?:(?P<who>[^\"']*),\s*)?(?:\"(?P<double>[^\"]+)\"|'(?P<single>.+)'),?$", head.flat)
    if quoted and (quoted["double"] or quoted["single"]):
        title = head.group(quoted, "double" if quoted["double"] else "single").trimmed(" ,.")
        who = head.group(quoted, "who").trimmed(" ,.")
        return Head(byline(who, order=_order(who.flat)) if who else PrintedNames(()), title)
    end = 0 if UNSIGNED.match(head.flat) else _names_end(head.flat)
    if end <= 0:
        return Head(PrintedNames(()), head)
    return Head(byline(head.cut(0, end).trimmed(" ,"), order=_order(head.flat[:end])), head.cut(end).trimmed(" ,"))


def _order(who: str) -> str:
    """`Ashgrove, P.` puts the family first, `Mark A. Lemley` the given name."""
    return "family" if re.match(r"[^\s,]+,\s*(?:[A-Z]\.[\s-]?){1,3}(?:,|$|\s*&)", who) else "given"


def _names_end(flat: str) -> int:
    """Offset behind the comma after the last author; 0 where the words begin with the title."""
    if et_al := re.match(r"[^,]{2,80}?(?:,[^,]{2,60}){0,3}?,?\s+et al\.?,\s*", flat):
        return et_al.end()
    parts = [(m.start(), m.end()) for m in re.finditer(r"[^,]+", flat)]
    if len(parts) < 2:
        return 0
    first = flat[slice(*parts[0])].strip()
    upto = 1
    if has_body(first):
        return parts[1][0]
    if _ONE_NAME.match(first) and _INITIALS.match(flat[slice(*parts[1])].strip()):
        upto = 2
        while upto + 1 < len(parts) and _surname_pair(flat, parts, upto):
            upto += 2
    elif not _is_names(first):
        return _institution_end(flat, parts)
    elif "&" not in first and " and " not in first:
        upto = _listed(flat, parts)
    return parts[upto][0] if upto < len(parts) else 0


def _surname_pair(flat: str, parts: list[tuple[int, int]], at: int) -> bool:
    surname = flat[slice(*parts[at])].strip().removeprefix("&").removeprefix("and ").strip()
    return bool(_ONE_NAME.match(surname)) and _INITIALS.match(flat[slice(*parts[at + 1])].strip()) is not None


def _is_names(part: str) -> bool:
    """One or more personal names joined by & or and."""
    return all(_NAME.match(name.strip()) and not _SMALL.search(name) for name in re.split(r"\s+(?:&|and)\s+|/", part))


def _listed(flat: str, parts: list[tuple[int, int]]) -> int:
    """How many commas the names take: a list ends with the part that holds & or and."""
    for at in range(1, min(len(parts) - 1, _MOST_NAMES)):
        part = flat[slice(*parts[at])].strip()
        joined = re.match(r"(?:&|and)\s+(?P<last>.+)$", part)
        if joined:
            return at + 1 if _is_names(joined["last"]) else 1
        if " & " in part and _is_names(part):
            return at + 1
        if re.fullmatch(r"(?:Jr|Sr|II|III|IV)\.?", part):
            return at + 1
        if not _is_names(part):
            return 1
    return 1


def _institution_end(flat: str, parts: list[tuple[int, int]]) -> int:
    """A body that signs: OpenAI, World Intellectual Property Organization."""
    first = flat[slice(*parts[0])].strip()
    is_word = re.fullmatch(r"[A-Z][\w&]{2,20}|(?:[A-Z]\.){2,6}", first)
    return parts[1][0] if is_word or has_body(first) else 0


def headed(body: PrintedText, match: re.Match[str]) -> dict[str, Any] | None:
    """The contributors, title and genre of the group `head`; None where the words can be no title."""
    words = body.group(match, "head")
    release = forms.RELEASE.match(words.flat)
    head = _released(words.group(release, "rest")) if release else authors_and_title(words)
    if head is None or forms.PROSE.search(head.title.flat) or len(head.title.flat.split()) > forms.LONGEST_TITLE:
        return None
    fields: dict[str, Any] = {"contributors": head.who.names, "title": head.title.trimmed(" ,").text}
    if kind := UNSIGNED.match(head.title.flat):
        fields |= {"genre": kind["kind"], "title": head.title.cut(kind.end()).text}
    if release:
        fields["genre"] = release["genre"]
    if head.who.et_al:
        fields["extra"] = (("reference", "et_al", head.who.et_al),)
    return fields


def _released(words: PrintedText) -> Head | None:
    """What a body gives to the press: the body, then the title, whatever the body is called."""
    comma = words.flat.find(", ")
    if comma < 0:
        return authors_and_title(words)
    body = Name(literal=words.cut(0, comma).text, is_institution=True)
    return Head(PrintedNames((body,)), words.cut(comma + 2).trimmed(" ,"))


def year_in(words: str) -> str:
    """The last year among the words."""
    years = re.findall(r"(?:1[5-9]|20)\d\d", words)
    return years[-1] if years else ""
