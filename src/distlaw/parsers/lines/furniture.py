"""Which lines and sentences belong to the site or the page, not to the text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from distlaw.parsers.lines.labels import label_at
from distlaw.parsers.lines.line import Line
from distlaw.parsers.lines.running_heads import running_heads
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.offsets import MappedText, Range
from distlaw.vocab.labels import furniture_rules
from distlaw.vocab.words import worded

_SENTENCE = re.compile(r"[^。！？!?\n]*?(?:[。！？]+[”\"」』）)】]*|[!?.]+[\"”)]*(?=\s|$)|$)")
_SPAM = re.compile(r"^(?:[^_\s]{1,24}_){5,}[^_\s]{0,24}$|^(?:[^,\s。]{2,14},){9,}[^,\s。]{2,14}$")
_COUNTER = worded("article_lines", r"[•·*\-\s]*{counted_literature}")
_BROKEN_OFF = re.compile(r"\s?(?:…+|\.{3,})\s?[\])】]?$")
_TEASER = 16  # characters of a broken line that come again
_TAIL = 9  # lines at the end where notices are looked for
_HEAD = 9  # lines at the beginning where a whole line may be one
_LISTED = re.compile(r"(?:\[\d{1,3}\]|\d{1,3}\.\s|[①-⑳]|注\d)")


def furniture_lines(lines: list[Line], mapped: MappedText | None = None, *, is_page: bool = True) -> dict[int, str]:
    """Index of every line that is no part of the text, and why; `mapped` is the text, whose source shows its pages.

    A note is never one. `is_page` is False for a file that somebody wrote: a heading in it ("Related documents") is the
    author's own, and what stands below it too.
    """
    out = {line.index: "furniture" for line in lines if line.kind == "furniture"}
    begun = _where_text_begins(lines)
    for rule in furniture_rules():
        if rule.effect == "sentence":
            continue
        for line in lines:
            if line.index in out or line.kind == "note" or len(line.folded) > 240:
                continue
            if not rule.compiled.fullmatch(line.folded):
                continue
            if rule.id == "page_numbers" and (line.has_marks or _runs_on(lines, line)):
                continue
            if rule.effect == "drop":
                out[line.index] = rule.id
            elif line.index > begun and (is_page or not line.level):
                rest = (below for below in lines[line.index :] if below.kind != "note")
                out.update({below.index: rule.id for below in rest if below.index not in out})
                break
    out.update(_counters(lines))
    out.update({index: "teaser" for index in _teasers(lines) if index not in out})
    out.update({index: why for index, why in running_heads(lines, mapped).items() if index not in out})
    for line in lines[:9]:
        if _SPAM.match(line.folded) and line.index not in out:
            out[line.index] = "spam"
    return out


def _runs_on(lines: list[Line], line: Line) -> bool:
    """Whether the number ends what the line before begins."""
    return line.index > 0 and lines[line.index - 1].text.endswith(("-", "–", ":", ",", "，", "："))


def _teasers(lines: list[Line]) -> Iterator[int]:
    """The beginning of the text set above it and broken off (…): its last words come again below."""
    for line in lines[:_HEAD]:
        core = _BROKEN_OFF.sub("", line.folded)
        if line.kind or core == line.folded or len(core) < _TEASER:
            continue
        if any(core[-_TEASER:] in below.folded for below in lines[line.index + 1 :]):
            yield line.index


def _counters(lines: list[Line]) -> dict[int, str]:
    """The labels of a database's counters (共引文献) that stand above their numbers, and the numbers."""
    out: dict[int, str] = {}
    for label, number in itertools.pairwise(lines):
        if _COUNTER.fullmatch(label.folded) and number.text.isdigit():
            out |= {label.index: "record_nav", number.index: "record_nav"}
    return out


def _where_text_begins(lines: list[Line]) -> int:
    """The first line that is a paragraph; related links may stand before it, the tail only after it."""
    for line in lines:
        if len(line.text) >= (40 if han_count(line.text) > 10 else 120):
            return line.index
    return len(lines) // 3


def notices(lines: list[Line], dropped: dict[int, str]) -> list[tuple[Range, str]]:
    """Spans of disclaimers, promotion and platform notices among the last lines (and a notice that opens the text)."""
    kept = [line for line in lines if line.index not in dropped]
    out: list[tuple[Range, str]] = []
    for line in [*kept[-_TAIL:], *kept[:2]] if len(kept) > 2 else kept:
        if len(line.text) < 2500:
            out.extend(_notices_in(line))
    for line in kept[2:_HEAD] if len(kept) > 12 or len(kept) > 6 else []:
        found = _notices_in(line) if len(line.text) <= 160 else []
        if sum(b - a for (a, b), _ in found) >= len(line.text) - 2 * len(found) > 0:
            out.extend(found)
    out.extend(_wrapped_notices(kept[-2 * _TAIL :]))
    return sorted(set(out))


def whole_notices(lines: list[Line], dropped: dict[int, str]) -> list[tuple[Range, str]]:
    """The lines known to be the site's of which each sentence is a notice: what it says of the work is still read."""
    out: list[tuple[Range, str]] = []
    for index in sorted(index for index, why in dropped.items() if why == "furniture"):
        line = lines[index]
        sentences = [match.span() for match in _SENTENCE.finditer(line.text) if match.group().strip()]
        told = [_notice(folded(line.text[start:end]).strip()) for start, end in sentences]
        if told and all(told):
            out += [((line.start + a, line.start + b), why) for (a, b), why in zip(sentences, told, strict=True)]
    return out


def _wrapped_notices(lines: list[Line]) -> list[tuple[Range, str]]:
    """Hard-wrapped paragraphs of which every sentence is a notice."""
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and not line.blanks and not line.has_marks and line.index == paragraphs[-1][-1].index + 1:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    out: list[tuple[Range, str]] = []
    for block in paragraphs:
        whole = " ".join(line.folded for line in block)
        sentences = [one.group().strip() for one in _SENTENCE.finditer(whole) if one.group().strip()]
        why = [_notice(one) for one in sentences]
        if 1 < len(block) <= 6 and why and all(why):
            out += [((line.start, line.end), why[0]) for line in block]
    return out


def _notices_in(line: Line) -> list[tuple[Range, str]]:
    sentences = [match.span() for match in _SENTENCE.finditer(line.text) if match.group().strip()]
    if _LISTED.match(line.folded):
        return []
    verdicts = [_notice(folded(line.text[start:end]).strip()) for start, end in sentences]
    if verdicts and verdicts[0] == "platform_notice":
        return [((line.start, line.end), "platform_notice")]
    last = max((at for at, why in enumerate(verdicts) if not why), default=-1)
    if len(line.text) > 240 and last >= 0:  # a paragraph: what ends it, not what it argues
        sentences, verdicts = sentences[last + 1 :], verdicts[last + 1 :]
    if "author_bio" in verdicts and label_at(line.folded, "body"):
        return []  # a labelled note on the author is read as what its label says
    return [((line.start + a, line.start + b), why) for (a, b), why in zip(sentences, verdicts, strict=True) if why]


def _notice(sentence: str) -> str:
    for rule in furniture_rules():
        if rule.effect == "sentence" and rule.compiled.search(sentence):
            return rule.id
    return ""
