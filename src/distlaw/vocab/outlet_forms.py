"""The forms in which a line names the outlet of a work outright."""

from __future__ import annotations

import re
from functools import cache

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file

_WORD = r"(?:(?:[A-Z]\.){2,}|[A-Z][a-z]{0,4}\.(?=\s)|[A-Z][\w&'’-]*(?:\.[A-Z]\b)*)"  # an abbreviation, or a word
_NAME = rf"(?P<name>(?:The )?{_WORD}(?:\s(?:(?:(?:of|and|on|the|for|in|to|&)\s){{1,3}})?{_WORD}){{0,8}})"

_PLACE = re.compile(r"(?<!\?P)<name>")  # a form may say itself what a name is


class OutletExample(Frozen):
    """A line and the name that a form reads from it."""

    line: str
    name: str


class OutletForm(Frozen):
    """One form; `pattern` holds <name>. Where it does not stand `alone`, two places must name the same outlet."""

    id: str
    pattern: str
    alone: bool
    titled: bool
    examples: tuple[OutletExample, ...]
    refused: tuple[str, ...]

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern with the name as a group."""
        return _compiled(self.pattern)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(_PLACE.sub(lambda _: _NAME, pattern))


@cache
def load_outlet_forms() -> tuple[OutletForm, ...]:
    """`data/front/outlet_forms.yaml`."""
    return load_file(folder("data") / "front" / "outlet_forms.yaml", tuple[OutletForm, ...])
