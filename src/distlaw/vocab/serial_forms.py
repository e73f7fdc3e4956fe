"""The forms in which a line names volume, issue and pages of a serial."""

from __future__ import annotations

import re
from functools import cache

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file

_NUMBERS = {
    "<year>": r"(?<![\d.-])(?P<issued>(?:19|20)\d\d)",
    "<volume>": r"(?P<volume>(?!(?:19|20)\d\d\D)\d{1,4})(?!\d)",
    "<issue>": r"(?P<issue>(?!(?:19|20)\d\d)\d{1,3}(?:[-/]\d{1,2})?|S\d{0,2}(?=\s?期))(?!\d)",
    "<page>": (
        r"(?P<page>[a-z]?\d{1,5}\s?(?:[-–—―−~]|to)\s?[a-z]?\d{1,5}"
        r"(?:\+\d{1,5}|,\d{1,5}(?=[\d,]*\s?共\d)){0,3})(?![\d-])"
    ),
    "<first>": r"(?P<first>\d{1,5})(?![\d-])",
}


class SerialExample(Frozen):
    """A line and what a form reads from it."""

    line: str
    volume: str = ""
    issue: str = ""
    page: str = ""
    container_title: str = ""


class SerialForm(Frozen):
    """One form; `pattern` holds <volume>, <issue>, <page>, <first> and <year> in the place of numbers."""

    id: str
    pattern: str
    examples: tuple[SerialExample, ...]
    refused: tuple[str, ...]

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern with the numbers as groups of their names, for folded text."""
        return _compiled(self.pattern)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    for name, numbers in _NUMBERS.items():
        pattern = pattern.replace(name, numbers)
    return re.compile(pattern, re.IGNORECASE)


@cache
def load_serial_forms() -> tuple[SerialForm, ...]:
    """`data/front/serial_forms.yaml`."""
    return load_file(folder("data") / "front" / "serial_forms.yaml", tuple[SerialForm, ...])
