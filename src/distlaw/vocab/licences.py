"""Known licences and terms: their versions with dates, and what each clause says on training on outputs."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.text.fold import folded, lowered
from distlaw.vocab.phrases import mainland
from distlaw.vocab.verified import Status
from distlaw.vocab.yaml_files import load_file, load_folder

Effect = Literal["permitted", "conditional", "forbidden", "unknown"]
LicenceKind = Literal["model_licence", "software_licence", "content_licence", "terms_of_service", "technical_protocol"]


class LicenceClause(Frozen):
    """`words`: groups of words of which a quotation of this clause holds one each, in either language."""

    id: str
    effect: Effect
    gist: str = ""
    words: tuple[tuple[str, ...], ...] = ()
    status: Status = "K"
    source: str = ""


class LicenceVersion(Frozen):
    """One version; `effect` is its effect on training other models on outputs; `duties` hold in every case,
    `no_duties` are things often said of it that its text does not ask for."""

    id: str
    valid_from: str = ""
    valid_to: str = ""
    effect: Effect
    status: Status
    source: str = ""
    clauses: tuple[LicenceClause, ...] = ()
    duties: tuple[str, ...] = ()
    no_duties: tuple[str, ...] = ()


class Licence(Frozen):
    """One licence or set of terms. A family (`is_family`) names several without saying which."""

    id: str
    name: str
    kind: LicenceKind = "model_licence"
    vendor: str = ""
    model: str = ""  # the model or service it governs
    spdx_id: str = ""
    aliases: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()  # of terms: what follows the vendor's name
    is_family: bool = False
    members: tuple[str, ...] = ()
    versions: tuple[LicenceVersion, ...] = ()


class Maker(Frozen):
    """Who makes models, what it is called, and the names of its models."""

    name: str
    aliases: tuple[str, ...]
    models: tuple[str, ...] = ()


@cache
def load_licences() -> tuple[Licence, ...]:
    """Every licence in data/licences/."""
    return tuple(licence for group in load_folder("licences", tuple[Licence, ...]) for licence in group)


@cache
def load_makers() -> tuple[Maker, ...]:
    """Every maker of models."""
    return load_file(folder("data") / "citation_forms" / "makers.yaml", tuple[Maker, ...])


@cache
def licences_by_id() -> dict[str, Licence]:
    """From an id to its licence."""
    return {licence.id: licence for licence in load_licences()}


@cache
def licences_by_name() -> dict[str, tuple[Licence, ...]]:
    """From a name, as `licence_key` writes it, to the licences that bear it."""
    found: dict[str, tuple[Licence, ...]] = {}
    for licence in load_licences():
        for name in dict.fromkeys(licence_key(name) for name in (licence.name, *licence.aliases)):
            found[name] = (*found.get(name, ()), licence)
    return found


@lru_cache(maxsize=4096)
def licence_key(name: str) -> str:
    """A name without script, width, case, blanks and marks; licence and license are one word."""
    plain = mainland(lowered(folded(name))).replace("licence", "license").replace("的", "")
    plain = plain.replace("授权条款", "许可证").replace("授权", "许可")
    return "".join(c for c in plain if c.isalnum() or c == ".")
