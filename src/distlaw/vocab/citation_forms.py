"""Forms that keys of cases take in print: patterns over folded text, each with its examples."""

from __future__ import annotations

import re
from functools import cache, cached_property

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.text.fold import folded
from distlaw.vocab.reporters import editions_by_spelling, is_law, without_blanks
from distlaw.vocab.words import word_list
from distlaw.vocab.yaml_files import load_file

_NEAR = 160  # how far context reaches, in characters


class CitationForm(Frozen):
    """`scheme` says how the named groups become a key; `triggers` are strings of which a text with a match holds
    one; `follow` is put after each example where the pattern looks ahead; `context` is a pattern that must be found
    in or near the match where the form alone is not enough."""

    id: str
    scheme: str
    pattern: str
    triggers: tuple[str, ...] = ()
    flags: str = ""
    confidence: float = 0.99
    examples: tuple[str, ...]
    refused: tuple[str, ...]
    follow: str = ""
    context: str = ""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled once."""
        return re.compile(self.pattern, re.IGNORECASE if "i" in self.flags else 0)

    def may_match(self, text: str) -> bool:
        """Whether the text holds one of the triggers."""
        return not self.triggers or any(word in text for word in self.triggers)

    @cached_property
    def _context(self) -> re.Pattern[str]:
        return re.compile(self.context)

    def fits(self, text: str, match: re.Match[str]) -> bool:
        """Whether what stands near the match bears it out."""
        if not self.context:
            return True
        return bool(self._context.search(text, max(0, match.start() - _NEAR), match.end() + _NEAR))


@cache
def load_case_forms() -> tuple[CitationForm, ...]:
    """data/citation_forms/cases.yaml."""
    return load_file(folder("data") / "citation_forms" / "cases.yaml", tuple[CitationForm, ...])


_REPORTED = re.compile(
    r"\d{1,4}\s(?P<name>[A-Z][^\d§]{0,30}?(?:\d(?:d|th|st))?)\s(?:§{1,2}\s?)?\d[\d\w.:()-]{0,15}[.;,]?"
)
_MARKER = re.compile(r"^(?:[-•·*]|\(?\d{1,3}[.)、]|[一二三四五六七八九十]{1,3}、)\s*")
_MOSTLY = 0.55  # of a line that is a citation


def is_cited_alone(line: str) -> bool:
    """Whether a line is the citation of a case or of a provision, or a short form, and little else: one of a list."""
    flat = _MARKER.sub("", folded(line).strip())
    if not 4 < len(flat) < _NEAR:
        return False
    if word_list("references", "short_forms").regex.fullmatch(flat):
        return True
    forms = (form.regex.search(flat) for form in load_case_forms() if form.may_match(flat))
    if any(match is not None and len(match.group()) >= _MOSTLY * len(flat) for match in forms):
        return True
    reported = _REPORTED.fullmatch(flat)
    if reported is None:
        return False
    name = reported["name"]
    return without_blanks(name) in editions_by_spelling() or is_law(name)


@cache
def load_parties() -> tuple[str, ...]:
    """data/citation_forms/parties.yaml: parties whose disputes are known by their names, in folded script."""
    return load_file(folder("data") / "citation_forms" / "parties.yaml", tuple[str, ...])


class FieldsOfLaw(Frozen):
    """Words that name a field of law and no statute, by language."""

    zh: tuple[str, ...]
    en: tuple[str, ...]


@cache
def load_fields() -> FieldsOfLaw:
    """data/citation_forms/fields.yaml."""
    return load_file(folder("data") / "citation_forms" / "fields.yaml", FieldsOfLaw)


class CommonParties(Frozen):
    """Names of parties that alone never stand for a case."""

    governments: tuple[str, ...]
    people: tuple[str, ...]
    companies: tuple[str, ...]


@cache
def load_common_parties() -> frozenset[str]:
    """data/citation_forms/common_parties.yaml, all of it."""
    found = load_file(folder("data") / "citation_forms" / "common_parties.yaml", CommonParties)
    return frozenset((*found.governments, *found.people, *found.companies))
