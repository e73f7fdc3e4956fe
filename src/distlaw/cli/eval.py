"""`distlaw eval`: the figures of docs/quality.md, for anybody's annotation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.cli.terminal.options import Formats, Json

if TYPE_CHECKING:
    from distlaw.services.evaluate.scores import Scored

_STEPS = tuple(step / 10 for step in range(10))
_SHOWN = (
    ("claims", "claims"), ("proposed", "prop."), ("precision", "P"), ("recall", "R"), ("f1", "F1"),
    ("theories_f1", "theor."), ("stance_accuracy", "stance"), ("kind_accuracy", "kind"),
    ("speaker_accuracy", "speak."), ("joint_f1", "joint"),
)  # fmt: skip


def run(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD…", help="Folders of annotated documents.")],
    sources: Annotated[
        list[Path] | None, typer.Option("--sources", help="Where the texts lie, if not beside the annotation.")
    ] = None,
    run_: Annotated[
        Path | None,
        typer.Option("--run", metavar="FILE", help="A model's recorded run (`propose`): rules, the model, both."),
    ] = None,
    confidence: Annotated[
        bool, typer.Option("--confidence", help="Precision of the proposals from each confidence on.")
    ] = False,
    format_: Formats = None,
    as_json: Json = False,
) -> None:
    """Measure what distlaw finds against annotation by hand, in a database of its own; yours stays as it is.

    Claims are found where the evidence overlaps by half; labels are compared on those found. `queries.json` in a folder
    asks questions over all the documents. tests/quality/GUIDELINES.md says how to annotate.

    With --run the answers of a recorded model run are held against the same annotation: the rules alone, the model
    alone, both together, and only what both say.

    Examples: distlaw eval tests/quality/gold · distlaw eval tests/quality/seeds --sources seeds --json
    """
    from distlaw.services.evaluate import evaluated

    found = evaluated(gold, sources or (), run_)
    chosen = console.chosen_format(format_, as_json)
    whole = found.whole
    questions = {"query_recall_at_20": found.answered / found.asked if found.asked else None}
    if chosen in (Format.json, Format.jsonl):
        console.emit_object(
            whole.figures()
            | questions
            | {"documents": {one.name: one.figures() for one in found.documents}}
            | {"languages": {one.name: one.figures() for one in found.by_language()}}
            | {"confidence": [_step(whole, least) for least in _STEPS]}
            | ({"compared": {one.name: one.figures() for one in found.compared}} if run_ else {})
            | ({"unread_chunks": found.unread} if run_ else {})
        )
        return
    rows = [_row(one) for one in (*found.documents, *found.by_language(), whole, *found.compared)]
    if found.unread:
        console.warn(f"{console.counted(found.unread, 'chunk')} of the texts have no answer in {run_}")
    columns = [TableColumn("document", whole=True), *(TableColumn(name, title, right=True) for name, title in _SHOWN)]
    console.emit(rows, columns, chosen)
    console.out("")
    figures = whole.figures() | questions
    rest = {name: value for name, value in figures.items() if name not in dict(_SHOWN) and value is not None}
    console.emit([{"figure": name, "value": _number(value)} for name, value in rest.items()],
                 (TableColumn("figure"), TableColumn("value", right=True)), chosen)  # fmt: skip
    if confidence:
        console.out("")
        steps = [{name: _number(value) for name, value in _step(whole, least).items()} for least in _STEPS]
        console.emit(steps, [TableColumn(name, right=True) for name in ("from", "proposed", "precision")], chosen)


def _step(whole: Scored, least: float) -> dict[str, Any]:
    count, precision = whole.by_confidence(least)
    return {"from": least, "proposed": count, "precision": precision}


def _row(one: Scored) -> dict[str, Any]:
    return {"document": one.name} | {name: _number(value) for name, value in one.figures().items()}


def _number(value: float | int | None) -> str:
    return "–" if value is None else str(value) if isinstance(value, int) else f"{value:.3f}".removeprefix("0")
