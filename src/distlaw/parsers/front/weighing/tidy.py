"""A list of names without what a site glued to it: its buttons, the same name twice, the labels of its records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from distlaw.parsers.bylines.names import is_organisation
from distlaw.parsers.front.weighing.name_signs import signs_of_names
from distlaw.parsers.front.weighing.sight import Sight, ValueCandidate
from distlaw.parsers.lines.labels import label_at
from distlaw.text.fold import folded
from distlaw.text.pinyin_names import is_pinyin_name
from distlaw.text.titles import title_key
from distlaw.vocab.words import worded

_GLUED = worded("front", r"(?<=[a-zà-ÿ.]){glued_acts}$|\s@\w{2,30}$")
_BY = worded("bylines", r"By(?=[A-Z][\w'’-]+ [A-Z])|{by_elsewhere}")
_ABBREVIATED = re.compile(r"\bRev\b|\bL\. ?[JQ]\b")  # of a serial's name
_TWICE = re.compile(r"(?P<name>\S.{3,40})\s?(?P=name)")


def without_acts(text: str) -> str:
    """A name, or a line of one, without what the site lets its readers do: Jane RoeFollow."""
    return _GLUED.sub("", text)


def tidied(sight: Sight, found: Sequence[ValueCandidate]) -> list[ValueCandidate]:
    """The candidates with their names cut to names; one that names nobody besides is none."""
    return [own for one in found if (own := _tidied(sight, one)) is not None]


def _in_a_row(name: str, span: tuple[int, int]) -> Iterator[tuple[str, tuple[int, int]]]:
    """The names that nothing parts, where they are in pinyin: Liu Xin Ma Qianhui are two."""
    words = list(re.finditer(r"\S+", name))
    pairs = list(zip(words[::2], words[1::2], strict=False))
    whole = [is_pinyin_name(one[0], other[0]) for one, other in pairs]
    is_row = len(words) in (4, 6, 8) and all(is_pinyin_name(one[0], "Ming") for one, _ in pairs)
    if not is_row or 2 * sum(whole) < len(whole):
        yield name, span
        return
    for one, other in pairs:
        low, high = one.start(), other.end()
        yield name[low:high], (span[0] + low, span[0] + high) if span[0] >= 0 else span


def _is_acronym(name: str) -> bool:
    """Whether every word is a few capitals, as bodies are called: ALI CLE."""
    words = name.split()
    return name.isascii() and len(words) > 1 and all(re.fullmatch("[A-Z]{2,3}", word) for word in words)


def _tidied(sight: Sight, one: ValueCandidate) -> ValueCandidate | None:
    names = one.value if isinstance(one.value, tuple) else (one.value,)
    kept = list(_kept(names, one.spans or (one.span,) * len(names)))
    if [name for name, _ in kept] == list(names):
        return one
    if not kept:
        return None
    listed, spans = [name for name, _ in kept], tuple(span for _, span in kept)
    key = "|".join(map(title_key, listed))
    return ValueCandidate(tuple(listed), key, spans[0], one.signs | signs_of_names(listed, sight), spans)


def _kept(names: Sequence[str], spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, tuple[int, int]]]:
    for name, (start, end) in zip(names, spans, strict=False):
        low = lead.end() if (lead := _BY.match(name)) else 0
        own = without_acts(name[low:])
        own = twice["name"] if (twice := _TWICE.fullmatch(own)) else own
        hit = label_at(folded(own), "record")
        is_label = (hit is not None and hit.form == "alone") or _is_acronym(own) or _ABBREVIATED.search(own)
        if own == name and not is_label:
            yield from _in_a_row(name, (start, end))
        elif not is_label and not is_organisation(own):
            yield own, (start + low, start + low + len(own)) if start >= 0 else (start, end)
