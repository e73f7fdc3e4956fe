"""Court codes of the People's Republic of China, and how they are romanised."""

from __future__ import annotations

from functools import cache

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_folder


class Province(Frozen):
    """The first character of a court code."""

    code: str
    latin: str
    name: str


class Court(Frozen):
    """A court known by its code."""

    code: str
    name: str


class CaseType(Frozen):
    """A case type's characters and their romanisation."""

    latin: str
    zh: str


class CourtCodes(Frozen):
    """A file of data/courts/."""

    provinces: tuple[Province, ...] = ()
    named: tuple[Court, ...] = ()
    case_types: tuple[CaseType, ...] = ()
    taiwan: tuple[str, ...] = ()


@cache
def load_courts() -> CourtCodes:
    """The table of court codes, a user's own entries last."""
    tables = load_folder("courts", CourtCodes)
    return CourtCodes(
        provinces=tuple(one for table in tables for one in table.provinces),
        named=tuple(one for table in tables for one in table.named),
        case_types=tuple(one for table in tables for one in table.case_types),
        taiwan=tuple(one for table in tables for one in table.taiwan),
    )


@cache
def court_names() -> dict[str, str]:
    """From a court code to the court's name: those written by hand, else those of the table made by the coding rule."""
    path = folder("data") / "courts" / "prc.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    by_rule = dict(line.split("\t")[:2] for line in lines if not line.startswith("#"))
    return by_rule | {court.code: court.name for court in load_courts().named}


@cache
def all_court_names() -> frozenset[str]:
    """Every court's name, in folded script."""
    return frozenset((*court_names().values(), *load_courts().taiwan))
