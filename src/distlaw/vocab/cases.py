"""Known cases: names in both languages, and every key (number, citation, docket) they go by."""

from __future__ import annotations

from functools import cache, lru_cache

from distlaw.model.frozen import Frozen
from distlaw.text.fold import folded, lowered
from distlaw.vocab.verified import Status
from distlaw.vocab.yaml_files import load_folder


class CaseKeys(Frozen):
    """Identifiers by scheme; each value is canonical, as `distlaw.extract` writes it."""

    us_reporter: tuple[str, ...] = ()
    docket: tuple[str, ...] = ()
    wl: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()
    uk_report: tuple[str, ...] = ()
    cjeu: tuple[str, ...] = ()
    ecli: tuple[str, ...] = ()
    celex: tuple[str, ...] = ()
    de_az: tuple[str, ...] = ()
    cn_case_number: tuple[str, ...] = ()
    cn_guiding: tuple[str, ...] = ()

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Every (scheme, value)."""
        return tuple((scheme, value) for scheme, values in self for value in values)


class Case(Frozen):
    """One dispute. `short` are names it goes by after a full citation; where `distinctive`, also without one.
    `status`: V1 primary text read, V2 a secondary source states it, K general knowledge, U unconfirmed."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    names_zh: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    distinctive: bool = False
    jurisdiction: str = ""
    court: str = ""
    decided: str = ""  # EDTF; empty where pending or unknown
    keys: CaseKeys = CaseKeys()
    decision_of: str = ""  # the case of which this row is an earlier or a lower court's decision
    unconfirmed: tuple[str, ...] = ()  # keys nobody confirmed
    gist: str = ""
    status: Status
    source: str = ""

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name but the short ones."""
        return (self.name, *self.names, *self.names_zh)

    @property
    def country(self) -> str:
        """The jurisdiction, from the id where no field gives it."""
        return self.jurisdiction or self.id.split(":")[1].upper()


@cache
def load_cases() -> tuple[Case, ...]:
    """Every case in data/cases/."""
    found = (case for group in load_folder("cases", tuple[Case, ...]) for case in group)
    return tuple(c if c.jurisdiction else c.model_copy(update={"jurisdiction": c.country}) for c in found)


@cache
def cases_by_name() -> dict[str, tuple[Case, ...]]:
    """From a name, as `name_key` writes it, to the cases that bear it."""
    found: dict[str, tuple[Case, ...]] = {}
    for case in load_cases():
        if case.decision_of:
            continue  # the dispute's name is that of its chief decision
        names = case.all_names + case.short
        for name in dict.fromkeys(name_key(name) for name in names):
            found[name] = (*found.get(name, ()), case)
    return found


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """A name without script, width, case, spaces, quotes and punctuation; the closing 案 left out."""
    plain = "".join(c for c in lowered(folded(name)) if c.isalnum())
    return plain.removesuffix("案")
