"""The catalogue of labels before metadata values, and of the lines a site adds to every page."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file

Form = Literal["any", "marked", "stroke"]
Effect = Literal["drop", "cut", "sentence"]


class LabelRule(Frozen):
    """Spellings of one field's label (Simplified script, ASCII width), and the forms they may take."""

    field: str
    labels: tuple[str, ...]
    form: Form
    examples: tuple[str, ...]
    refused: tuple[str, ...]


class FurnitureRule(Frozen):
    """Lines (`drop`), rest of the page from a line on (`cut`), or sentences (`sentence`) that belong to the site.

    `pattern` is matched on text in Simplified script and ASCII width: a whole line, or anywhere in a sentence.
    """

    id: str
    effect: Effect
    pattern: str
    examples: tuple[str, ...]
    refused: tuple[str, ...]

    @property
    def compiled(self) -> re.Pattern[str]:
        return _compiled(self.pattern)


class KeywordPair(Frozen):
    """A Chinese word and what it is called in English keyword lists, for pairing lists without separators."""

    zh: str
    en: tuple[str, ...]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def label_rules() -> tuple[LabelRule, ...]:
    """`data/labels/fields.yaml`."""
    return load_file(folder("data") / "labels" / "fields.yaml", tuple[LabelRule, ...])


@cache
def furniture_rules() -> tuple[FurnitureRule, ...]:
    """`data/labels/furniture.yaml`."""
    return load_file(folder("data") / "labels" / "furniture.yaml", tuple[FurnitureRule, ...])


@cache
def keyword_pairs() -> tuple[KeywordPair, ...]:
    """`data/labels/keyword_pairs.yaml`."""
    return load_file(folder("data") / "labels" / "keyword_pairs.yaml", tuple[KeywordPair, ...])


@cache
def platforms() -> tuple[str, ...]:
    """`data/labels/platforms.yaml`: names in Simplified script."""
    return load_file(folder("data") / "labels" / "platforms.yaml", tuple[str, ...])
