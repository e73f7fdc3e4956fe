"""Rule tables of the citation styles, read from `data/styles/`."""

from __future__ import annotations

from functools import cache

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab._yaml import load_file


class Gbt7714Edition(Frozen):
    """What one edition of GB/T 7714 does; the clauses stand beside the values in the table."""

    clause: str
    is_full_width: bool
    capital_surnames: bool
    pinyin_in_full: bool
    separate_role: bool
    translators_of_articles: bool
    standard_number_first: bool
    accessed_only_online: bool
    range_dash: str
    marks: dict[str, str]


class Gbt7714Terms(Frozen):
    """The words of an entry in one language; `edition` and `volume` have a place for the number."""

    et_al: str
    translator: str
    edition: str
    volume: str
    no_author: str
    no_place: str
    no_publisher: str
    no_year: str


class Gbt7714Table(Frozen):
    """`data/styles/gbt7714.yaml`."""

    editions: dict[str, Gbt7714Edition]
    marks: dict[str, str]
    terms: dict[str, Gbt7714Terms]

    def words(self, language: str) -> Gbt7714Terms:
        """The words of a language, else the Latin ones."""
        return self.terms.get(language) or self.terms[""]


@cache
def gbt7714() -> Gbt7714Table:
    """The rule table of GB/T 7714."""
    return load_file(folder("data") / "styles" / "gbt7714.yaml", Gbt7714Table)
