"""Rule tables of the citation styles, read from `data/styles/`."""

from __future__ import annotations

from functools import cache

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file


class Gbt7714Edition(Frozen):
    """What one edition of GB/T 7714 does; the clauses stand beside the values in the table."""

    clause: str
    is_full_width: bool
    capital_surnames: bool
    pinyin_in_full: bool
    hyphen_in_initials: bool
    comma_before_issue: bool
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


class ForeignWords(Frozen):
    """The words of a note on a work in one foreign language; `date` has places for day, month and year."""

    joined_by: str
    et_al: str
    name_limit: int
    inside: str
    editor: str
    editors: str
    page: str
    translated: str
    accessed: str
    months: tuple[str, ...]
    date: str


class LawManualTable(Frozen):
    """`data/styles/law_manual.yaml`."""

    roles: dict[str, str]
    institution_editor: str
    silent_roles: frozenset[str]
    institutions: tuple[str, ...]
    dynasties: frozenset[str]
    approved: tuple[str, ...]
    silent_numbers: tuple[str, ...]
    interpretations: tuple[str, ...]
    signals: tuple[str, ...]
    archival_numbers: tuple[str, ...]
    locators: dict[str, str]
    languages: dict[str, ForeignWords]
    british_reports: frozenset[str]
    own_country: frozenset[str]
    readings: tuple[str, ...]
    enacting: tuple[str, ...]
    hongkong_rules: tuple[str, ...]
    old_prints: tuple[str, ...]
    houses: tuple[str, ...]
    societies: tuple[str, ...]
    meetings: tuple[str, ...]


@cache
def law_manual() -> LawManualTable:
    """The rule table of 法学引注手册."""
    return load_file(folder("data") / "styles" / "law_manual.yaml", LawManualTable)


class DegreeName(Frozen):
    """A degree as each style names its thesis; `said` are words of the record's own kind."""

    said: tuple[str, ...]
    apa: str
    chicago: str
    bluebook: str
    oscola: str


class GermanCourt(Frozen):
    """A court of Germany, its short name, and what it means in English."""

    name: str
    short: str
    means: str


class EnglishTable(Frozen):
    """`data/styles/english.yaml`."""

    months_bluebook: tuple[str, ...]
    countries: dict[str, str]
    lands: dict[str, str]
    jurisdictions: dict[str, str]
    chinese_bodies: tuple[str, ...]
    gazettes: dict[str, str]
    canadian_statutes: dict[str, str]
    running_reports: frozenset[str]
    one_court_reports: frozenset[str]
    neutral_series: frozenset[str]
    bare_neutral_series: frozenset[str]
    courts: dict[str, str]
    series: dict[str, str]
    chinese_courts: dict[str, str]
    chinese_places: dict[str, str]
    degrees: tuple[DegreeName, ...]
    pieces: tuple[str, ...]
    manuscript_archives: frozenset[str]
    united_nations: dict[str, str]
    german_courts: tuple[GermanCourt, ...]
    german_reports: dict[str, str]
    described_reports: frozenset[str]
    editions: dict[str, str]
    readers: frozenset[str]
    oscola_journals: dict[str, str]
    states: dict[str, str]
    committees: dict[str, str]
    adopted_by: dict[str, str]
    proper_names: tuple[str, ...]
    name_endings: frozenset[str]
    student_works: frozenset[str]
    prefatory: frozenset[str]
    unbracketed_reports: frozenset[str]
    patent_office: str
    chinese_joints: frozenset[str]
    short_publishers: dict[str, str]


@cache
def english_table() -> EnglishTable:
    """Words that the English styles share."""
    return load_file(folder("data") / "styles" / "english.yaml", EnglishTable)


@cache
def common_english() -> frozenset[str]:
    """English words that are no proper nouns, in lower case."""
    lines = (folder("data") / "styles" / "common_english.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


class AmericanCourts(Frozen):
    """How American courts are named in a citation."""

    one_court: frozenset[str]
    circuits: dict[str, str]
    parts: dict[str, str]
    districts: dict[str, str]
    states: frozenset[str]
    highest: dict[str, str]
    appeals: dict[str, str]
    named: dict[str, str]


class BluebookTable(Frozen):
    """`data/styles/bluebook.yaml`."""

    words: dict[str, str]
    periodicals: dict[str, str]
    parties: dict[str, str]
    places: dict[str, str]
    names: dict[str, str]
    dropped: frozenset[str]
    courts: AmericanCourts


@cache
def bluebook() -> BluebookTable:
    """The Bluebook's abbreviations."""
    return load_file(folder("data") / "styles" / "bluebook.yaml", BluebookTable)


class AuthorityWords(Frozen):
    """The words of a table of authorities in one language; a place has room for its numbers."""

    title: str
    case: str
    statute: str
    licence: str
    page: str
    note: str
    paragraph: str
    between: str
    parted: str


@cache
def authority_words() -> dict[str, AuthorityWords]:
    """`data/styles/authorities.yaml`, by language: zh, en."""
    return load_file(folder("data") / "styles" / "authorities.yaml", dict[str, AuthorityWords])
