"""Known statutes and rules: titles, versions in force, and provisions that moved between versions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.text.fold import folded, lowered
from distlaw.vocab.phrases import mainland
from distlaw.vocab.verified import Status
from distlaw.vocab.words import word_list
from distlaw.vocab.yaml_files import load_entries, load_folder

StatuteKind = Literal[
    "law", "regulation", "rule", "judicial_interpretation", "standard", "policy", "directive", "treaty", "bill",
    "draft", "model_law", "executive_order",
]  # fmt: skip
STATE, SUPREME_COURT = "中华人民共和国", "最高人民法院"  # before the title of an act


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
    title_zh: str = ""
    title_en: str = ""
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
    subsections: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 -- of a section, first level
    bare_sections: tuple[str, ...] = ()  # sections known by their number alone
    subject: tuple[str, ...] = ()  # words of its matter, one of which stands near such a section
    versions: tuple[StatuteVersion, ...] = ()
    renumberings: tuple[Renumbering, ...] = ()

    @property
    def country(self) -> str:
        """The jurisdiction, from the id where no field gives it."""
        return self.jurisdiction or self.id.split(":")[1].upper()

    @property
    def all_titles(self) -> tuple[str, ...]:
        """Every title texts write, in both languages."""
        return tuple(title for title in (*(self.names or (self.title_zh,)), self.title_en, *self.aliases) if title)


@cache
def load_statutes() -> tuple[Statute, ...]:
    """Every statute: those written by hand in data/statutes/*.yaml, with the versions that the catalogue adds to
    them, then the others of the catalogue."""
    by_hand = _placed(statute for group in load_folder("statutes", tuple[Statute, ...]) for statute in group)
    further = {statute.id: statute for statute in load_catalogue()}
    keys = {(s.country, key): s.id for s in further.values() for key in _keys(s)}
    found = []
    for statute in by_hand:
        same = {keys[key] for key in ((statute.country, key) for key in _keys(statute)) if key in keys}
        found.append(_merged(statute, further.pop(same.pop())) if len(same & further.keys()) == 1 else statute)
    return (*found, *further.values())


@cache
def statutes_by_hand() -> tuple[Statute, ...]:
    """Those of them that data/statutes/*.yaml describes: the ones that every database holds a copy of."""
    written = {statute.id for group in load_folder("statutes", tuple[Statute, ...]) for statute in group}
    return tuple(statute for statute in load_statutes() if statute.id in written)


@cache
def ids_by_hand() -> frozenset[str]:
    """Their ids."""
    return frozenset(statute.id for statute in statutes_by_hand())


@cache
def load_catalogue() -> tuple[Statute, ...]:
    """data/statutes/catalogue.json and taiwan.json: facts of many more acts, by machine."""
    tables = (folder("data") / "statutes" / name for name in ("catalogue.json", "taiwan.json"))
    return _placed(s for path in tables if path.is_file() for s in load_entries(path, tuple[Statute, ...]))


def _placed(statutes: Iterable[Statute]) -> tuple[Statute, ...]:
    return tuple(s if s.jurisdiction else s.model_copy(update={"jurisdiction": s.country}) for s in statutes)


def _keys(statute: Statute) -> set[str]:
    """What two entries of one act have in common: its full titles, and its number."""
    long = [alias for alias in statute.aliases if len(alias) >= 10]
    titles = [
        statute_key(title) for title in (*(statute.names or (statute.title_zh,)), statute.title_en, *long) if title
    ]
    court = [title.removeprefix(SUPREME_COURT) for title in titles if title.startswith(SUPREME_COURT)]
    return {*titles, *court, number_key(statute.document_number) or "-"} - {"-"}


def _merged(by_hand: Statute, further: Statute) -> Statute:
    """The entry by hand with the catalogue's versions and figures where it has none of its own."""
    versions: list[StatuteVersion] = []
    own = {version.id: version for version in by_hand.versions}
    for version in further.versions:
        mine = next((own.pop(one.id) for one in tuple(own.values()) if _is_same(one, version)), None)
        filled = {k: v for k, v in version.model_dump().items() if v and mine and not getattr(mine, k)}
        versions.append(mine.model_copy(update=filled) if mine else version)
    versions += own.values()
    versions.sort(key=lambda version: version.adopted or version.valid_from or version.id)
    for at, (version, following) in enumerate(pairwise(versions)):
        if following.valid_from and version.valid_to >= following.valid_from:
            last = str(date.fromisoformat(following.valid_from) - timedelta(days=1))
            versions[at] = version.model_copy(update={"valid_to": last})
    known = {statute_key(title) for title in by_hand.all_titles}
    more = tuple(title for title in (further.title_zh, *further.aliases) if title and statute_key(title) not in known)
    return by_hand.model_copy(update={"versions": tuple(versions), "aliases": (*by_hand.aliases, *more)})


def _is_same(one: StatuteVersion, other: StatuteVersion) -> bool:
    """Whether two entries tell of one text: adopted, or in force, on one day; or of one year without days."""
    same_day = other.adopted == one.adopted != "" or other.valid_from == one.valid_from != ""
    return same_day or (one.id == other.id and not (one.adopted and other.adopted and one.valid_from))


@cache
def statutes_by_title() -> dict[str, tuple[Statute, ...]]:
    """From a title, as `statute_key` writes it, to the acts that bear it in any jurisdiction."""
    found: dict[str, tuple[Statute, ...]] = {}
    for statute in load_statutes():
        titles = [statute_key(title) for title in statute.all_titles]
        short = [name for title in titles for name in interpretation_names(title)]
        for title in dict.fromkeys((*titles, *(name for name in short if name not in found))):
            found[title] = (*found.get(title, ()), statute)
    return found


def interpretation_names(title: str) -> tuple[str, ...]:
    """公司法解释四 and 公司法司法解释四, of the interpretation that applies 公司法 for the fourth time; 担保制度解释,
    of a part of the civil code; 买卖合同解释 and 买卖合同司法解释, on how cases of a kind are tried."""
    match = _titled("interpretations_of_an_act", title)
    if match:
        part = _titled("parts_of_the_code", match["act"])
        acts = (match["act"], *((f"民法典{part['part']}", part["part"]) if part else ()))
        return tuple(f"{name}{kind}{match['number']}" for name in dict.fromkeys(acts) for kind in ("解释", "司法解释"))
    match = _titled("interpretations_on_cases", title)
    if not match:
        return ()
    kinds = dict.fromkeys(("解释", "司法解释", match["kind"]))
    return tuple(f"{match['cases']}{kind}{match['number']}" for kind in kinds)


def _titled(form: str, title: str) -> re.Match[str] | None:
    return word_list("statute_titles", form).regex.match(title)


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
def statute_key(title: str) -> str:
    """A title without script, width, case, marks and the name of the republic."""
    plain = mainland("".join(c for c in lowered(folded(title)) if c.isalnum()))
    return plain.removeprefix(STATE).removeprefix("the")


def number_key(number: str) -> str:
    """A document number without width, case, brackets and blanks."""
    return "".join(c for c in lowered(folded(number)) if c.isalnum() or c in "/-")
