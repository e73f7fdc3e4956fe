"""`distlaw graph`: who cites whom."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Format, TableColumn
from distlaw.cli.terminal.options import Force, Json, Limit, Output, limited
from distlaw.errors import EXIT_FINDINGS
from distlaw.settings import database_url


class GraphFormat(StrEnum):
    """How the graph is written."""

    text = "text"
    graphml = "graphml"
    gexf = "gexf"
    dot = "dot"
    mermaid = "mermaid"
    json = "json"
    html = "html"


class Measure(StrEnum):
    """What is counted instead of drawing."""

    nodes = "nodes"
    cocitation = "co-citation"
    coupling = "coupling"


_NODES = (
    TableColumn("label", "node", wrap=True),
    TableColumn("key", whole=True),
    TableColumn("kind"),
    TableColumn("cited_by", "cited by", right=True),
    TableColumn("cites", right=True),
    TableColumn("pagerank", right=True),
)
_PAIRS = (TableColumn("one", wrap=True), TableColumn("other", wrap=True), TableColumn("strength", right=True))


def run(
    format_: Annotated[
        GraphFormat, typer.Option("--format", help="html is one file that opens offline.")
    ] = GraphFormat.text,
    output: Output = None,
    force: Force = False,
    works_only: Annotated[bool, typer.Option("--works-only", help="Leave out cases, statutes and licences.")] = False,
    theory: Annotated[
        list[str] | None, typer.Option("--theory", help="Only works that argue on it; may be repeated.")
    ] = None,
    metrics: Annotated[
        Measure | None,
        typer.Option("--metrics", help="Print degrees and PageRank, co-citation or coupling as a table."),
    ] = None,
    limit: Limit = 0,
    as_json: Json = False,
) -> None:
    """Draw the citation graph, or print its measures.

    At the terminal each work stands with what it cites (→), what cites it (←), and what its claims answer in other
    works. A file's name chooses the format: graph.html, graph.dot, graph.graphml.

    Examples: distlaw graph · distlaw graph --metrics nodes · distlaw graph -o graph.html
    """
    from distlaw.services.arguments import graph

    found = graph.graph(database_url(), works_only=works_only, theories=theory or ())
    if not found.nodes:
        console.say("no work is here yet, so nothing cites anything")
        raise typer.Exit(EXIT_FINDINGS)
    if metrics is not None:
        rows = graph.metrics(found) if metrics is Measure.nodes else graph.pairs(found, metrics.value, limit)
        chosen = console.chosen_format(None, as_json)
        if metrics is Measure.nodes and chosen is Format.table:
            rows = [row | {"key": row["id"] if row["kind"] == "work" else ""} for row in rows]
        console.emit(limited(rows, limit), _NODES if metrics is Measure.nodes else _PAIRS, chosen)
        return
    text = graph.drawn(found, "json" if as_json else _format(format_, output), width=console.width(), limit=limit)
    if output is None:
        console.out(text, end="")
    else:
        console.write_file(output, text, force=force)
        console.say(
            f"{console.counted(len(found.nodes), 'node')}, {console.counted(len(found.edges), 'edge')}: {output}"
        )


def _format(format_: GraphFormat, output: Path | None) -> str:
    """The format asked for; where none is, the one that the file's name tells."""
    told = output.suffix.lstrip(".").lower() if output else ""
    return told if format_ is GraphFormat.text and told in list(GraphFormat) else format_.value
