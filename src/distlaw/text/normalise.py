"""The first repair of any text: what no reader sees or should see is left out, newlines become one kind.

Nothing here changes the source: `cleaned` returns a text mapped to it, and the edits by kind.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from distlaw.text.fold import radicals
from distlaw.text.han import HAN_OR_ZERO as HAN
from distlaw.text.offsets import MappedText, Ranges

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
_GLOSS = re.compile(rf"(?<=[{HAN}A-Za-zＡ-Ｚａ-ｚ])[(（][a-zü]{{0,5}}[{_TONED}][a-zü]{{0,4}}[)）]")
_PLAIN_GLOSS = re.compile(rf"(?<=[{HAN}])\((?:men|de|le|zhe|ne|ma|ba|zi|me|ge|shang)\)")
_HAN_SPACE_HAN = re.compile(rf"(?<=[{HAN}，。、；：！？])[ \u00a0]{{1,2}}(?=[{HAN}，。、；：！？])")
_HAN_PAIR = re.compile(rf"[{HAN}](?=[{HAN}])")
_MARK_RUN = re.compile(rf"(?:\? ){{1,4}}\?(?=[{HAN}A-Za-z])")
_MARK_INSIDE = re.compile(rf"(?<=[{HAN}]) \?(?=[{HAN}])")
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|nbsp|ldquo|rdquo|mdash|hellip);|&?#(?:x[0-9A-Fa-f]{2,5}|[0-9]{2,6});")
_SIGNS = "\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\U0001f000-\U0001faff"  # drawn as pictures, which joiners make one
_JOINING = "\u0600-\u077f\u0900-\u0dff\u1000-\u109f"  # scripts in which a joiner is spelling
_INVISIBLE = (
    f"(?:[\u200b\u2060-\u2065\ufeff\u180e]|(?<![{_SIGNS}])[\ufe00-\ufe0f]|\u200c(?![{_JOINING}])"
    f"|\u200d(?![{_SIGNS}{_JOINING}]))+"
)
_KINDS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("byte_order_mark", re.compile("\\A\ufeff"), ""),
    ("newline", re.compile("\r\n?|\u2028|\u2029|\x85|\x0c"), "\n"),
    (
        "control_chars",
        re.compile("(?:[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]|_x00(?:0[0-9A-Fa-f]|1[0-9A-Fa-f])_)+"),
        "",
    ),
    ("bidi_chars", re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]+"), ""),
    ("zero_width", re.compile(_INVISIBLE), ""),
    ("soft_hyphen", re.compile("\u00ad+"), ""),
    ("cut_tail", re.compile("\ufffd\\Z"), ""),
)
_RADICAL = re.compile("[\u2e80-\u2fd5]")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "nbsp": " ", "ldquo": "“", "rdquo": "”", "mdash": "—",
          "hellip": "…"}  # fmt: skip


@dataclass(frozen=True)
class Edit:
    """Edits of one kind over the source: where, and what stands there instead; deletions of a kind are one edit."""

    kind: str
    ranges: Ranges
    replacement: str = ""


@dataclass(frozen=True)
class Cleaned:
    """A text without its invisible characters, mapped to the source, and how often each kind was found."""

    mapped: MappedText
    edits: tuple[Edit, ...]

    @property
    def counts(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for edit in self.edits:
            counts[edit.kind] += len(edit.ranges)
        return counts


def cleaned(source: str) -> Cleaned:
    """Leave out control, bidi, zero-width characters and soft hyphens, pinyin glosses and spaces inside Chinese
    words (where the text has them throughout), read entities that were left as text, put characters for the radicals
    printed in their place, and make all newlines "\\n"."""
    found: dict[tuple[int, int], tuple[str, str]] = {}
    for kind, pattern, new in _KINDS:
        for match in pattern.finditer(source):
            found.setdefault(match.span(), (kind, new))
    for match in _ENTITY.finditer(source) if "&" in source or "#" in source else ():
        found.setdefault(match.span(), ("entity", _entity(match.group())))
    for match in _RADICAL.finditer(source):
        found.setdefault(match.span(), ("cjk_radical", plain_characters(match.group())))
    for match, new in _lost_spaces(source):
        found.setdefault(match.span(), ("lost_space", new))
    for match in _glosses(source):
        found.setdefault(match.span(), ("pinyin_gloss", ""))
    for match in _inner_spaces(source):
        found.setdefault(match.span(), ("inner_space", ""))
    return _applied(source, found)


def _applied(source: str, found: dict[tuple[int, int], tuple[str, str]]) -> Cleaned:
    edits: list[tuple[int, int, str]] = []
    log: list[Edit] = []
    gone: dict[str, list[tuple[int, int]]] = {}
    at = 0
    for (start, end), (kind, new) in sorted(found.items()):
        if start < at:
            continue
        edits.append((start, end, new))
        if new and kind != "newline":
            log.append(Edit(kind, ((start, end),), new))
        elif not new:
            gone.setdefault(kind, []).append((start, end))
        at = end
    log += [Edit(kind, tuple(ranges)) for kind, ranges in gone.items()]
    return Cleaned(MappedText.whole(source).edited(edits), tuple(log))


def _entity(text: str) -> str:
    name = text.strip("&;")
    if not name.startswith("#"):
        return _NAMED[name]
    code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def _glosses(source: str) -> list[re.Match[str]]:
    """Pinyin in brackets after a character, as mirrors paste it; a single one may be the author's."""
    found = list(_GLOSS.finditer(source))
    if len(found) < 3:
        return []
    return found + list(_PLAIN_GLOSS.finditer(source))


def plain_characters(text: str) -> str:
    """A short text (a title, a name from outside the text) with characters for radicals."""
    return text.translate(radicals())


def without_glosses(text: str) -> str:
    """A short text of a page that is known to be glossed, without its glosses."""
    return _PLAIN_GLOSS.sub("", _GLOSS.sub("", text))


def _lost_spaces(source: str) -> list[tuple[re.Match[str], str]]:
    """Question marks that mirrors put for wide spaces: in runs with spaces, and inside a word."""
    runs = [(match, " ") for match in _MARK_RUN.finditer(source)]
    return [*runs, *((match, "") for match in _MARK_INSIDE.finditer(source))] if runs else []


def _inner_spaces(source: str) -> list[re.Match[str]]:
    """Spaces between Chinese characters, where so many stand there that they are no separators."""
    found = list(_HAN_SPACE_HAN.finditer(source))
    if len(found) < 20 or len(found) < 0.3 * len(_HAN_PAIR.findall(source)):
        return []
    return found
