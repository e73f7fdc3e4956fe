"""`distlaw graph`: who cites whom."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from distlaw.cli.terminal import claim_options as options
from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import Column
from distlaw.cli.terminal.options import Output
from distlaw.settings import database_url


class GraphFormat(StrEnum):
    """How the graph is written."""

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
    Column("label", "node", wrap=True),
    Column("id", "key or id", wrap=True, whole=True),
    Column("kind"),
    Column("cited_by", "cited by", right=True),
    Column("cites", right=True),
    Column("pagerank", right=True),
)
_PAIRS = (Column("one", wrap=True), Column("other", wrap=True), Column("strength", right=True))


def run(
    format_: Annotated[
        GraphFormat, typer.Option("--format", help="html is one file that opens offline.")
    ] = GraphFormat.json,
    output: Output = None,
    works_only: Annotated[bool, typer.Option("--works-only", help="Leave out cases, statutes and licences.")] = False,
    theory: Annotated[
        list[str] | None, typer.Option("--theory", help="Only works that argue on it; may be repeated.")
    ] = None,
    metrics: Annotated[
        Measure | None,
        typer.Option("--metrics", help="Print degrees and PageRank, co-citation or coupling as a table."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="With --metrics: print JSON.")] = False,
) -> None:
    """Draw the citation graph, or print its measures."""
    from distlaw.services.arguments import graph

    found = graph.graph(database_url(), works_only=works_only, theories=theory or ())
    if not found.nodes:
        raise typer.Exit(1)
    if metrics is not None:
        rows = graph.metrics(found) if metrics is Measure.nodes else graph.pairs(found, metrics.value)
        console.emit(rows, _NODES if metrics is Measure.nodes else _PAIRS, console.chosen(None, as_json))
        return
    text = graph.drawn(found, format_.value)
    if output is None:
        console.out(text, end="")
    else:
        options.write(output, text)
        console.say(
            f"{console.counted(len(found.nodes), 'node')}, {console.counted(len(found.edges), 'edge')}: {output}"
        )
