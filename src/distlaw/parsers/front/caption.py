"""The names of the parties at the head of a decision in English: in one line, or around a `v` that stands alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from distlaw.parsers.lines.line import Line
from distlaw.vocab.legal_heads import head_line
from distlaw.vocab.words import worded

_VERSUS = r"(?P<joint>v\.?|[Vv]s\.?|VS\.?|[Vv]ersus|VERSUS|(?<=[A-Z.] )V\.(?=\s[A-Z]{2}))"
_CAPTION = re.compile(
    rf"^(?P<one>[A-Z“\"(].{{1,140}}?)\s+{_VERSUS}\s+(?P<other>[A-Z“\"(].{{1,140}}?)"
    r"(?:\s*,?\s+(?:\[(?:19|20)\d\d\]|(?:19|20)\d\d\s[A-Z]|\d{1,4}\s+[A-Z][\w. ]{0,16}\s\d|No\.\s).*|\s*[|–-]\s.*)?$"
)
_OPEN = re.compile(rf"^(?P<one>[A-Z“\"(].{{1,140}}?)\s+{_VERSUS}$")
_DOTTED = re.compile(r"(?:\s*…|\s*\.{2,}|(?<=\.)\s\.)[\s.…]*[A-Za-z-]*.*$")  # the dots that lead to a role
_LEAD = re.compile(r"^\s*\[[^\[\]]{6,160}\]\s*(?=[A-Z“\"])")  # [Arising out of Petition No. 1]
_ALIAS = worded("front", r",?\s+(?:a/k/a|f/k/a|n/k/a)\b.*$|\s+\({aliases}\b[^()]*\)?$", re.IGNORECASE)
_BREAKS_OFF = re.compile(r"(?:\b(?:of|and|for|the)|['’][Ss])$", re.IGNORECASE)
_NUMBERED = re.compile(r"\(\d\)")  # parties: (1) ELM LTD (2) ASH LTD
_CITED = worded("front", r"\W*(?:(?:the following |other )?{authorities}\b.{0,20}\b{cited})\b", re.IGNORECASE)
_NOTE = re.compile(r"(?<=[a-z.,])\d{1,2}(?=[\s,]|$)|\[\d{1,2}\]")
_OFFICE = re.compile(r",?\s+in (?:his|her|its|their) official capacity.*$")
_NEAR, _BEFORE, _AFTER = 40, 6, 5  # lines of the head; lines before and behind a `v`
_NO_NAMES = ("role", "between", "dated", "between_roles")
_LONGEST = 240  # characters of a caption in one line


class Caption(NamedTuple):
    """The parties as one title, and the lines that print them."""

    text: str
    lines: tuple[Line, ...]


def is_caption(text: str) -> bool:
    """Whether a line names two parties against each other."""
    return _CAPTION.match(text) is not None


def caption(head: Sequence[Line]) -> Caption | None:
    """A caption in one line, else what stands before and after `v`; None where a head has neither."""
    own = [line for line in head if not any(one.index < line.index for one in head if _CITED.match(one.text))]
    apart = next((found for at in range(len(own)) if (found := _around(own, at))), None)
    joined = _in_one_line(own)
    if apart and joined and apart.lines[-1].index < joined.lines[0].index and _NUMBERED.search(apart.lines[0].text):
        return apart
    return joined or apart


def _in_one_line(head: Sequence[Line]) -> Caption | None:
    for line in head[:_NEAR]:
        text = re.split(r">>|CITATION:", line.text)[-1].strip()
        found = _CAPTION.match(text) if len(text) <= _LONGEST and not _is_nobody(text) else None
        one, other = (_party(found["one"]), _party(found["other"])) if found else ("", "")
        if found and one and other:
            return Caption(f"{one} {found['joint']} {other}", (line,))
    return None


def _around(head: Sequence[Line], at: int) -> Caption | None:
    """The parties before and behind the line where it is, or ends in, what stands between them."""
    line = head[at]
    ends = _OPEN.match(line.text) if len(line.text) <= _LONGEST and at < _NEAR else None
    if not ends and not head_line("between", line.text) and not _between_roles(head, at):
        return None
    after = next((one for one in head[at + 1 : at + _AFTER] if _is_party(one)), None)
    joint = ends["joint"] if ends else _joint(line.text)
    one = _party(ends["one"]) if ends and not head_line("role", ends["one"]) else ""
    if after and one and not _is_nobody(line.text):
        return Caption(f"{one} {joint} {_whole(head, after)}", (line, after))
    before = next((one for one in reversed(head[max(0, at - _BEFORE) : at]) if _is_party(one)), None)
    if after and before:
        other = _whole(head, after)
        rows = head[max(0, at - _BEFORE) : at]
        listed = [one for one in rows if _NUMBERED.search(one.text) and _is_party(one)]
        first = listed if before in listed else [before]
        names = " and ".join(_party(one.text) for one in first)
        return Caption(f"{names} {joint} {other}", (first[0], line, after))
    return None


def _whole(head: Sequence[Line], line: Line) -> str:
    """The party a line names, with the next line where it breaks off."""
    name = _party(line.text)
    below = next((one for one in head if one.index == line.index + 1), None)
    is_open = _BREAKS_OFF.search(name) is not None and below is not None and _is_party(below)
    return f"{name} {_party(below.text)}" if below is not None and is_open else name


def _between_roles(head: Sequence[Line], at: int) -> bool:
    """Whether `and` stands alone below one party's role, another's role soon below it."""
    below = head[at + 1 : at + _AFTER]
    is_and = bool(at) and head_line("between_roles", head[at].text) and head_line("role", head[at - 1].text)
    return bool(is_and) and any(head_line("role", line.text) for line in below)


def _joint(text: str) -> str:
    """How the line itself writes it; `and` between the parties of an English case is read as v."""
    found = re.search(r"[A-Za-z]+\.?", text)
    return "v" if not found or found[0].lower() in ("and", "against") else found[0]


def _is_party(line: Line) -> bool:
    text = line.text
    if (len(text) > 200 and not _NUMBERED.match(text)) or any(head_line(kind, text) for kind in _NO_NAMES):
        return False
    is_told = bool(_NUMBERED.match(text)) or "\t" in text
    return bool(_party(text)) and not (head_line("no_party", text) if is_told else _is_nobody(text))


def _is_nobody(text: str) -> bool:
    return head_line("no_party", text) is not None or head_line("counsel", text) is not None


def _party(text: str) -> str:
    """The name without role, comma, other names and enumeration."""
    text = _LEAD.sub("", text)
    text = _NOTE.sub("", _DOTTED.sub("", text.partition("\t")[0]))
    tail = head_line("role_tail", text)
    name = text[: tail.start() if tail else None].strip(" ,;:-–—")
    several = [one.strip(" ,;:(-–—") for one in _NUMBERED.split(name) if one.strip(" ,;:(-–—")]
    name = " and ".join(several) if len(several) < 4 else several[0]
    name = name if "(" in name else name.rstrip(")")
    name = _ALIAS.sub("", _OFFICE.sub("", name))
    return " ".join(name.strip(" ,;:").split()) if re.search(r"[^\W\d_]\.?\s?[^\W\d_]", name) else ""
