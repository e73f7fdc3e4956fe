"""How likely each line of a head is the site's own: what both labellers make of it and of the lines around it, how its
words compare with those of sites and of the text, where it stands from the title; weighed by small decision trees."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from distlaw.parsers.front.features import HeadContext, echo
from distlaw.parsers.front.labeller import mixed
from distlaw.parsers.front.site_signs import spoken
from distlaw.parsers.front.trees import Tree, chance
from distlaw.parsers.lines.headings import known, numbered
from distlaw.parsers.lines.labels import label_at
from distlaw.parsers.lines.line import Line
from distlaw.resources import folder
from distlaw.text.chinese import han_count
from distlaw.vocab.site_phrases import phrase_words, site_phrases
from distlaw.vocab.words import word_list

_GROUPS = {
    "furniture": ("furniture",), "text": ("body", "abstract", "abstract_en"), "heading": ("heading",),
    "title": ("title", "subtitle", "title_en"), "byline": ("author", "byline", "affiliation"),
    "date": ("date", "serial"), "keywords": ("keywords", "keywords_en"), "list": ("contents", "reference", "footnote"),
}  # fmt: skip
_NEAR = 6  # lines before and after, whose mean is told
_FAR = 199  # a title that is as far as this is as good as none
_LOOKED_AT = 300  # characters of a line whose words are compared
_WIDEST = 600  # half ems
_STOPS = re.compile("[,，、;；。.!?！？:：]")
_GAPS = re.compile(r"\s{2,}|[|｜·•>»/]")
_WORDS = re.compile("[A-Za-z]+")


class SeenHead(NamedTuple):
    """A head with what is known of its lines: each model's labels, the lines of the title, the site's signs."""

    context: HeadContext
    tables: Sequence[Mapping[str, float]]
    parts: Sequence[Mapping[str, float]]  # by the weights that tell text and site apart
    title: Sequence[int]  # places of its lines
    signs: Sequence[Sequence[str]]


@cache
def site_trees() -> Sequence[Tree]:
    """The shipped trees, trained by scripts/train_front.py --write-site."""
    found = json.loads((folder("data") / "front" / "site_trees.json").read_text("utf-8"))
    return [Tree(*map(tuple, tree)) for tree in found]


def site_chances(seen: SeenHead) -> list[float]:
    """Of each line, how likely it is the site's own."""
    return [chance(site_trees(), signs) for signs in site_line_signs(seen)]


def site_line_signs(seen: SeenHead) -> list[dict[str, float]]:
    """Of each line what is weighed, by name."""
    own = [_Line(seen, at) for at in range(len(seen.context.lines))]
    whole = [one.site for one in own]
    before = [0.0, *accumulate(whole)]
    return [
        {
            **one.signs(), **_around(own, at), "mean": before[-1] / len(own),
            "mean_before": before[at] / at if at else -0.1,
            "mean_after": (before[-1] - before[at + 1]) / (len(own) - at - 1) if at + 1 < len(own) else -0.1,
        }
        for at, one in enumerate(own)
    ]  # fmt: skip


class _Line:
    """One line of a head."""

    def __init__(self, seen: SeenHead, at: int) -> None:
        self._seen, self._at = seen, at
        self.line: Line = seen.context.lines[at]
        self._tables = (seen.tables[at], seen.parts[at])
        both = mixed(self._tables)
        self.site = both["furniture"]
        self.text = sum(both.get(label, 0.0) for label in _GROUPS["text"])
        self.share, self.pairs = _spoken_by_sites(self.line.text[:_LOOKED_AT])

    def signs(self) -> dict[str, float]:
        """What is weighed of the line alone and of its place."""
        context, line = self._seen.context, self.line
        shares = {
            f"{name}{which}": sum(table.get(label, 0.0) for label in labels)
            for name, labels in _GROUPS.items()
            for which, table in enumerate(self._tables)
        }
        signs = self._seen.signs[self._at]
        return shares | dict(_shape(line.text)) | {
            "title": max(-_FAR, min(_FAR, self._at - self._seen.title[0])) if self._seen.title else _FAR + 1,
            "is_title": float(self._at in self._seen.title),
            "prose": self._at - context.first_prose,
            "width": min(line.width, _WIDEST),
            "marks": float(line.has_marks),
            "link": context.links[self._at],
            "spoken": spoken(signs),
            "page": sum(1 for sign in signs if sign.startswith("page=")),
            "share": self.share,
            "pairs": self.pairs,
            "echo": echo(context, line.folded),
            "label": float(len(line.text) < 400 and label_at(line.folded, "record") is not None),
            "numbered": float(known(line) or numbered(line) is not None),
            "chinese": float(context.is_chinese),
        }  # fmt: skip


def _around(own: Sequence[_Line], at: int) -> dict[str, float]:
    """The lines beside it, and the mean of those near."""
    near = own[max(0, at - _NEAR) : at + _NEAR + 1]
    out = {"mean_near": sum(one.site for one in near) / len(near)}
    for step in (-2, -1, 1, 2):
        one = own[at + step] if 0 <= at + step < len(own) else None
        out[f"site{step:+}"] = one.site if one else -0.5
        out[f"share{step:+}"] = one.share if one else -0.2
        if abs(step) == 1:
            out[f"text{step:+}"] = one.text if one else -0.5
            out[f"width{step:+}"] = min(one.line.width, _FAR) if one else 0
    return out


def _shape(text: str) -> Iterator[tuple[str, float]]:
    words, han = _WORDS.findall(text), han_count(text)
    yield "digits", sum(c.isdigit() for c in text) / len(text)
    yield "points", len(_STOPS.findall(text)) / len(text)
    yield "han", han / len(text)
    yield "gaps", min(9, len(_GAPS.findall(text)))
    yield "capitals", sum(word[0].isupper() for word in words) / len(words) if words else -1.0
    is_han = han > len(text) / 3
    common = word_list("grammar", "particles_zh" if is_han else "common_en").regex.findall(text.lower())
    counted = han if is_han else len(words)
    yield "grammar", len(common) / counted if counted else -1.0


def _spoken_by_sites(text: str) -> tuple[float, float]:
    """The share of a text's words that sites use, and of its pairs of words; below zero where it has none."""
    words, (known_words, known_pairs) = phrase_words(text), site_phrases()
    share = sum(word in known_words for word in words) / len(words) if words else -0.1
    pairs = sum(two in known_pairs for two in pairwise(words)) / (len(words) - 1) if len(words) > 1 else -0.1
    return share, pairs
