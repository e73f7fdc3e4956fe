"""Known statutes and rules: titles, versions in force, and provisions that moved between versions."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from pydantic import Field

from distlaw.model.frozen import Frozen
from distlaw.text.fold import folded, lowered
from distlaw.vocab.phrases import mainland
from distlaw.vocab.verified import Status
from distlaw.vocab.yaml_files import load_folder

StatuteKind = Literal[
    "law", "regulation", "rule", "judicial_interpretation", "standard", "policy", "directive", "treaty", "bill",
    "draft", "model_law", "executive_order",
]  # fmt: skip


class StatuteVersion(Frozen):
    """One version; dates are ISO, `valid_to` is the last day in force (empty: still in force)."""

    id: str
    adopted: str = ""
    valid_from: str = ""
    valid_to: str = ""
    articles: int = 0  # number of the last article; 0 where unknown
    status: Status = "K"
    source: str = ""


class Renumbering(Frozen):
    """Article `old` of version `before` is article `new` of version `after`."""

    before: str
    after: str
    old: str
    new: str
    note: str = ""
    words: tuple[str, ...] = ()  # folded; the article is meant for this matter only where one stands beside it
    status: Status = "K"
    source: str = ""


class CodeSections(Frozen):
    """Where a code holds the act: a title, and its sections (or parts) from and to, inclusive."""

    title: int
    sections: tuple[tuple[int, int], ...] = ()
    parts: tuple[tuple[int, int], ...] = ()


class Statute(Frozen):
    """One act. `names` replace `title_zh` as what texts write where the title carries a note of ours;
    a `bare` title is a statute without title marks, an `is_field` one without them is a field of law."""

    id: str
    title_zh: str
    title_en: str
    kind: StatuteKind = "law"
    jurisdiction: str = ""
    names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    bare: bool = False
    is_field: bool = False
    shared: bool = False  # another jurisdiction has an act of the same title
    document_number: str = ""
    code: CodeSections | None = None
    cfr: CodeSections | None = None
    subsections: dict[str, tuple[str, ...]] = Field(default_factory=dict)  # of a section, first level
    bare_sections: tuple[str, ...] = ()  # sections known by their number alone
    versions: tuple[StatuteVersion, ...] = ()
    renumberings: tuple[Renumbering, ...] = ()

    @property
    def country(self) -> str:
        """The jurisdiction, from the id where no field gives it."""
        return self.jurisdiction or self.id.split(":")[1].upper()

    @property
    def all_titles(self) -> tuple[str, ...]:
        """Every title texts write, in both languages."""
        return (*(self.names or (self.title_zh,)), self.title_en, *self.aliases)


@cache
def load_statutes() -> tuple[Statute, ...]:
    """Every statute in data/statutes/."""
    found = (statute for group in load_folder("statutes", tuple[Statute, ...]) for statute in group)
    return tuple(s if s.jurisdiction else s.model_copy(update={"jurisdiction": s.country}) for s in found)


@cache
def statutes_by_title() -> dict[str, tuple[Statute, ...]]:
    """From a title, as `title_key` writes it, to the acts that bear it in any jurisdiction."""
    found: dict[str, tuple[Statute, ...]] = {}
    for statute in load_statutes():
        for title in dict.fromkeys(title_key(title) for title in statute.all_titles):
            found[title] = (*found.get(title, ()), statute)
    return found


@cache
def statutes_by_number() -> dict[str, Statute]:
    """From a document number (法释[2022]9号, Regulation (EU) 2024/1689, GB/T 45654-2025) to its act."""
    return {number_key(s.document_number): s for s in load_statutes() if s.document_number}


@cache
def statutes_by_id() -> dict[str, Statute]:
    """From an id to its act."""
    return {statute.id: statute for statute in load_statutes()}


def statute_by_id(identity: str) -> Statute | None:
    """The act of an id, or None where it is not known."""
    return statutes_by_id().get(identity)


@lru_cache(maxsize=4096)
def title_key(title: str) -> str:
    """A title without script, width, case, marks and the name of the republic."""
    plain = mainland("".join(c for c in lowered(folded(title)) if c.isalnum()))
    return plain.removeprefix("中华人民共和国").removeprefix("the")


def number_key(number: str) -> str:
    """A document number without width, case, brackets and blanks."""
    return "".join(c for c in lowered(folded(number)) if c.isalnum() or c in "/-")
