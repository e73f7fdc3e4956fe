"""Notes and directives of Markdown: `[^1]: …` below the text, `^[…]` inside it, lines for the program that prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from distlaw.text.offsets import Range

_FOOTNOTE = re.compile(r"^\[\^(?P<marker>[^\]\s]{1,40})\]:[ \t]*", re.MULTILINE)
_MORE = re.compile(r"\n[ \t]{2,}\S[^\n]*|\n(?:[ \t]*\n)+(?: {4}|\t)[ \t]*\S[^\n]*")
_ATTRIBUTES = r"\{:[^}\n]{0,200}\}|:{3,}[^\n]{0,80}|\{%[^\n]{0,200}%\}|\{\{[<%][^\n]{0,200}[>%]\}\}"
_LATEX = (
    r"\\(?:newpage|pagebreak|clearpage|[hv]space\*?\{[^}\n]{0,40}\}|(?:big|med|small)skip|noindent|tableofcontents)"
)
_AT_END = r"(?<=\S)[ \t]+\{[#.:][^}\n]{1,80}\}(?=[ \t]*$)"
_DIRECTIVE = re.compile("|".join((f"^[ \\t]*(?:{_ATTRIBUTES}|{_LATEX})[ \\t]*$", _AT_END)), re.MULTILINE)
_LONGEST = 6000  # characters of a note inside a sentence


@dataclass(frozen=True)
class MdNote:
    """One note: its marker, where its text stands, all that belongs to it, and whether it stands in a sentence."""

    marker: str
    text: Range
    whole: Range
    is_inside: bool = False


def notes_below(text: str) -> Iterator[MdNote]:
    """`[^1]: …`; indented lines go on with it, those behind a blank line too."""
    for found in _FOOTNOTE.finditer(text):
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        while more := _MORE.match(text, end):
            end = more.end()
        yield MdNote(found["marker"], (found.end(), end), (found.start(), end))


def notes_inside(text: str, hidden: str, last: int) -> Iterator[MdNote]:
    """`^[…]`, counted from `last` on; `hidden` is the text without what is none."""
    at = 0
    while (start := hidden.find("^[", at)) >= 0:
        end = _closed(hidden, start + 1)
        at = max(end, start + 2)
        if end and hidden[start + 2 : end - 1].strip() and (not start or hidden[start - 1] not in "\\["):
            last += 1
            yield MdNote(str(last), (start + 2, end - 1), (start, end), is_inside=True)


def _closed(text: str, start: int) -> int:
    """Behind the bracket that closes the one at `start`; 0 where none does in its paragraph."""
    depth = 0
    for at in range(start, min(start + _LONGEST, len(text))):
        if text.startswith("\n\n", at):
            return 0
        if text[at] in "[]" and text[at - 1] != "\\":
            depth += 1 if text[at] == "[" else -1
            if not depth:
                return at + 1
    return 0


def directives(text: str) -> list[Range]:
    """Lines and ends of lines that are for the program that prints the file: `{: .notice}`, `\\newpage`, `::: box`."""
    return [found.span() for found in _DIRECTIVE.finditer(text)]
