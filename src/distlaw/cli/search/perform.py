"""Runs a search that the command line asked for, and shows it."""

from __future__ import annotations

import json

from distlaw.cli.search.request import Options
from distlaw.cli.terminal import console
from distlaw.errors import EXIT_FINDINGS, EXIT_OK
from distlaw.services.search import Result, search
from distlaw.settings import database_url, user_name


def perform(options: Options) -> int:
    """Search, keep under a name where that was asked, and show; the exit code. A reader who has seen enough (`| head`)
    ends the showing, not the keeping."""
    url = database_url()
    result = search(url, options.request, with_facets=options.facets)
    if options.save:
        from distlaw.services.saved import save

        before = save(url, options.save, options.request, user_name())
        if before:
            console.say(f"{options.save} meant: {before}; `distlaw undo` takes that back")
        console.say(f"saved as {options.save}: `distlaw saved run {options.save}`")
    _tell(result)
    _show(result, options)
    return EXIT_OK if result.answer.hits else EXIT_FINDINGS


def _tell(result: Result) -> None:
    """What the glossary added and how the ranking was bounded, on stderr."""
    for typed, labels in result.answer.added:
        shown = ", ".join(labels[:8]) + (f" and {len(labels) - 8} more" if len(labels) > 8 else "")
        console.say(f"{typed} also searched as: {shown} (--exact searches the words alone)")
    for note in result.answer.notes:
        console.say(note)
    if not result.answer.hits:
        console.say("nothing found")


def _show(result: Result, options: Options) -> None:
    from distlaw.cli.search.view import print_hits, show_facets

    if options.facets and options.format in ("json", "jsonl"):
        records = [hit.record() if options.explain else hit._replace(why={}).record() for hit in result.answer.hits]
        console.out(json.dumps({"results": records, "facets": result.facets}, ensure_ascii=False, indent=1))
        return
    plan = result.answer.plan
    print_hits(result.answer.hits, plan.texts, options.format, issue=plan.issue, explain=options.explain)
    if options.facets:
        show_facets(result.facets)
