"""A list as RTF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from distlaw.exporters.exporter import Exported, Exporter, StyleOptions
from distlaw.exporters.printed.document import styled
from distlaw.exporters.printed.markup import styled_runs
from distlaw.model.work import CiteItem

_HEAD = (
    r"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}"
    r"{\f1\fnil\fcharset134 SimSun;}}" + "\n"
)
_SPECIAL = re.compile(r"[\\{}]|[^\x00-\x7f]")
_PARAGRAPH = r"\pard\li480\fi-480\sa80 "


def escaped(text: str) -> str:
    """RTF text: everything outside ASCII as \\uN? in UTF-16 units."""
    if text.isascii() and not any(mark in text for mark in "\\{}"):
        return text
    return _SPECIAL.sub(_code, text)


def _code(match: re.Match[str]) -> str:
    return _escape(match.group())


@lru_cache(maxsize=8192)
def _escape(character: str) -> str:
    if character.isascii():
        return "\\" + character
    units = character.encode("utf-16-le", "surrogatepass")
    pairs = (units[index : index + 2] for index in range(0, len(units), 2))
    return "".join(f"\\u{int.from_bytes(pair, 'little', signed=True)}?" for pair in pairs)


def _line(line: str) -> str:
    found = []
    for text, is_italic, is_small in styled_runs(line):
        codes = ("\\i" if is_italic else "") + ("\\scaps" if is_small else "")
        found.append(f"{{{codes} {escaped(text)}}}" if codes else escaped(text))
    return "".join(found)


def export(cites: Sequence[CiteItem], options: StyleOptions) -> Exported:
    """One paragraph an entry, with a hanging indent."""
    found = styled(cites, options)
    numbers = (f"[{n}]\\tab " if options.numbered else "" for n in range(1, len(found.lines) + 1))
    body = "".join(
        f"{_PARAGRAPH}{number}{_line(line)}\\par\n" for number, line in zip(numbers, found.lines, strict=True)
    )
    return Exported(data=_HEAD + body + "}\n", problems=found.problems)


PART = Exporter(name="rtf", label="RTF list in a style", suffix=".rtf", export=export)
