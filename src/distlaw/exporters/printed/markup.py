"""The markup of a printed line: private-use characters round italics and small capitals, taken out of the data first.

A renderer works on plain strings and adds these marks; each output format turns them into its own.
"""

from __future__ import annotations

import html
import re

ITALIC, ITALIC_END = "\ue000", "\ue001"
SMALL_CAPS, SMALL_CAPS_END = "\ue002", "\ue003"
_MARKS = ITALIC + ITALIC_END + SMALL_CAPS + SMALL_CAPS_END
# CSL-JSON's rich text (i, b, sub, sup, sc, span); anything else in angle brackets is the author's.
_TAGS = re.compile(r"</?(?:i|b|sub|sup|sc|em|strong|span(?: [a-z]{1,8}=\"[^\"<>]{0,40}\")?)>", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ue000-\ue003\ufffe\uffff\ud800-\udfff]+")
_SPACES = re.compile(r" {2,}")
_MARK = re.compile(f"([{_MARKS}])")
_DROP = str.maketrans("", "", _MARKS)
_HTML = {ITALIC: "<i>", ITALIC_END: "</i>",
         SMALL_CAPS: '<span style="font-variant:small-caps">', SMALL_CAPS_END: "</span>"}  # fmt: skip
_MARKDOWN = {ITALIC: "*", ITALIC_END: "*", SMALL_CAPS: "", SMALL_CAPS_END: ""}
_TO_HTML = str.maketrans(_HTML)
_TO_MARKDOWN = str.maketrans(_MARKDOWN)
_MARKDOWN_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~$^])")


def clean(text: str) -> str:
    """A value fit for one printed line: no control characters, no CSL rich-text tags, no stray markup of ours."""
    if not text:
        return text
    if not text.isprintable() or "<" in text:
        text = _CONTROL.sub(" ", text)
        if "<" in text:
            text = _TAGS.sub("", text)
        text = text.replace("\u3000", " ")
    if "  " in text:
        text = _SPACES.sub(" ", text)
    return text.strip()


def italic(text: str) -> str:
    """Mark a text as italic; empty text stays empty."""
    return f"{ITALIC}{text}{ITALIC_END}" if text else ""


def small_caps(text: str) -> str:
    """Mark a text as set in capitals and small capitals."""
    return f"{SMALL_CAPS}{text}{SMALL_CAPS_END}" if text else ""


def plain(line: str) -> str:
    """The line without its markup."""
    return line.translate(_DROP) if ITALIC in line or SMALL_CAPS in line else line


def as_html(line: str) -> str:
    """The line as an HTML fragment."""
    return html.escape(line, quote=False).translate(_TO_HTML).replace("\n", "<br>\n")


def as_markdown(line: str) -> str:
    """The line as Markdown, what Markdown would read as markup escaped."""
    return _MARKDOWN_SPECIAL.sub(r"\\\1", line).translate(_TO_MARKDOWN)


def styled_runs(line: str) -> list[tuple[str, bool, bool]]:
    """The line as runs of (text, italic, small capitals), for RTF and DOCX."""
    found: list[tuple[str, bool, bool]] = []
    is_italic = is_small = False
    for part in _MARK.split(line):
        if part in (ITALIC, ITALIC_END):
            is_italic = part == ITALIC
        elif part in (SMALL_CAPS, SMALL_CAPS_END):
            is_small = part == SMALL_CAPS
        elif part:
            found.append((part, is_italic, is_small))
    return found
