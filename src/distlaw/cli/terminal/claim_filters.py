"""The filters by which commands choose claims, each said once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from distlaw.cli.terminal.signature import Command, spread
from distlaw.settings import database_url

if TYPE_CHECKING:
    from distlaw.query.claims.filter import ClaimFilter

Words = list[str] | None
Theory = Annotated[Words, typer.Option("--theory", "-t", help="Id or name in any language; repeat for any of several.")]
Issue = Annotated[
    str, typer.Option("--issue", metavar="ID", help="Claims about an issue; stances are then positions on it.")
]
_Year = Annotated[Words, typer.Option("--year", help="2025, 2023..2025, 2023-2025, 2024.. or ..2024.")]
_Confidence = Annotated[
    float | None, typer.Option("--min-confidence", min=0.0, max=1.0, help="Proposals at least so sure.")
]


def _words(*names: str, **more: Any) -> Any:
    return Annotated[Words, typer.Option(*names, **more)]


# The option: the filter's field, how Typer reads it, and what it is where it is not given.
_FILTERS: dict[str, tuple[str, Any, Any]] = {
    "theory": ("theories", Theory, None),
    "issue": ("issue", Issue, ""),
    "stance": (
        "stances", _words("--stance", help="permits (supports), prohibits (opposes), conditional, neutral."), None,
    ),
    "kind": ("kinds", _words("--kind", "-k", help="normative, characterisation, prediction …"), None),
    "speaker": ("speakers", _words("--speaker", help="author, person …, or part of a name."), None),
    "modality": ("modalities", _words("--modality", help="asserted, hedged."), None),
    "author": ("authors", _words("--author", help="Part of an author's name, in either script."), None),
    "year": ("years", _Year, None),
    "lang": ("languages", _words("--lang", help="zh, zh-Hant, en …"), None),
    "work": ("works", _words("--work", "-w", metavar="KEY", help="Work's key."), None),
    "tag": ("tags", _words("--tag", help="In works with this tag; repeat for any of several."), None),
    "case": ("cases", _words("--case", help="That speak of a case: its id or part of its name."), None),
    "licence": ("licences", _words("--licence", help="That speak of a licence: its id or part of its name."), None),
    "statute": ("statutes", _words("--statute", help="That speak of a statute."), None),
    "status": (
        "statuses",
        _words("--status", help="proposed, accepted, rejected, suggested (a model's); else the first two."),
        None,
    ),
    "with_suggested": (
        "with_suggested",
        Annotated[bool, typer.Option("--with-suggested", help="Also what a model suggested, unreviewed.")],
        False,
    ),
    "made_by": ("made_by", _words("--made-by", help="Who made the claim: distlaw, or a name."), None),
    "min_confidence": ("min_confidence", _Confidence, None),
    "repeats": (
        "repeats",
        Annotated[bool, typer.Option("--repeats", help="Also proposals whose place an accepted claim has taken.")],
        False,
    ),
}  # fmt: skip


class Chosen(NamedTuple):
    """The values of a command's filters, by the fields of ClaimFilter, in the order of its options."""

    values: dict[str, Any]

    @property
    def issue(self) -> str:
        """The issue named, or empty text."""
        return str(self.values.get("issue") or "")

    @property
    def is_empty(self) -> bool:
        """Whether no filter is given."""
        return not any(self.values.values())

    def filter(self, **more: Any) -> ClaimFilter:
        """The filter that the values mean, with more fields set."""
        from distlaw.query.claims.filter import filter_of
        from distlaw.query.search.fields import MIN_CONFIDENCE

        named = {**self.values, **more}
        least = named.pop("min_confidence", None)
        named["min_confidence"] = float(MIN_CONFIDENCE or 0) if least is None else least
        if named.pop("with_suggested", False) and not named["statuses"]:
            named["statuses"] = ["suggested", "proposed", "accepted"]
        return filter_of({name: value for name, value in named.items() if value is not None})

    def with_subjects(self, subjects: Sequence[str] | None) -> Chosen:
        """What is named without an option put among the filters."""
        from distlaw.services.arguments.debate import subject_of

        found = dict(self.values)
        for word in subjects or ():
            one = subject_of(database_url(), word)
            found[one.field] = one.value if one.field == "issue" else [*(found.get(one.field) or ()), one.value]
        return Chosen(found)


NONE = Chosen({})  # what a command's signature has where its filters are put


def choosing(names: str) -> Callable[[Command], Command]:
    """A decorator: the command takes the filters named, and gets them as `chosen`."""
    options = {name: _FILTERS[name][1:] for name in names.split()}
    return spread("chosen", options, lambda given: Chosen({_FILTERS[name][0]: v for name, v in given.items()}))
