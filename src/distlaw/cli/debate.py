"""`distlaw debate`: who says what on a subject, and who answers."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from distlaw.cli.terminal import claim_options as options
from distlaw.cli.terminal import console
from distlaw.cli.terminal.claim_options import Author, Lang, Stance, Status, Theory, Words, Work, Year
from distlaw.cli.terminal.options import Json
from distlaw.errors import EXIT_FINDINGS, UsageError
from distlaw.settings import database_url
from distlaw.text.width import cell_width, padded, wrapped

if TYPE_CHECKING:
    from distlaw.query.arguments.debate import Branch, Debate

_SIGNS = {"supports": "+", "restates": "=", "rebuts": "✗", "undercuts": "⌿", "qualifies": "~"}


class DebateFormat(StrEnum):
    """How a debate is printed."""

    text = "text"
    json = "json"
    argdown = "argdown"
    mermaid = "mermaid"
    dot = "dot"


def run(
    theory: Theory = None,
    case: Annotated[Words, typer.Option("--case", help="A case: its id or part of its name.")] = None,
    licence: Annotated[Words, typer.Option("--licence", help="A licence: its id or part of its name.")] = None,
    work: Work = None,
    stance: Stance = None,
    author: Author = None,
    year: Year = None,
    lang: Lang = None,
    status: Status = None,
    brief: Annotated[bool, typer.Option("--brief", help="Leave out the claims that nothing connects.")] = False,
    html: Annotated[Path | None, typer.Option("--html", help="Write a page that opens offline.")] = None,
    format_: Annotated[DebateFormat, typer.Option("--format", help="How the debate is printed.")] = DebateFormat.text,
    as_json: Json = False,
) -> None:
    """Show the debate on a theory, case, licence or work: propositions, and below each who supports or rebuts it.

    Signs: + supports, = restates, ✗ rebuts, ⌿ undercuts, ~ qualifies; a ? after it marks a relation not yet accepted.
    Replies stand in the order of time.

    Examples: distlaw debate --theory fair_use · distlaw debate --case getty --html getty.html
    """
    from distlaw.services.arguments import debate as service

    chosen = [*(theory or ()), *(case or ()), *(licence or ()), *(work or ())]
    if not chosen:
        raise UsageError("no subject was named", hint="give --theory, --case, --licence or --work")
    wanted = options.wanted(
        theories=theory, cases=case, licences=licence, works=work, stances=stance, authors=author, years=year,
        languages=lang, statuses=status,
    )  # fmt: skip
    found = service.debated(database_url(), ", ".join(chosen), wanted)
    if html is not None:
        options.write(html, service.as_html(found))
        console.say(f"{service.summary(found)}; written to {html}")
    elif as_json or format_ is DebateFormat.json:
        console.emit_object(service.as_json(found))
    elif format_ is DebateFormat.text:
        _print(found, brief)
        console.say(service.summary(found))
    else:
        writers = {"argdown": service.as_argdown, "mermaid": service.as_mermaid, "dot": service.as_dot}
        console.out(writers[format_.value](found), end="")
    raise typer.Exit(0 if found.claims else EXIT_FINDINGS)


def _print(found: Debate, brief: bool) -> None:
    for number, (depth, branch) in enumerate(found.branches()):
        if depth == 0 and number:
            console.out("")
        _print_branch(depth, branch)
    if found.alone and not brief:
        console.out(("\n" if found.trees else "") + console.bold(f"Not connected with any other: {len(found.alone)}"))
        for claim in found.alone:
            options.print_labelled("  ·", f"{claim.text} [{claim.stance}] {claim.byline} {claim.id}", 4)


def _print_branch(depth: int, branch: Branch) -> None:
    claim, relation = branch.claim, branch.relation
    sign = _SIGNS[relation.type] if relation else "■"
    doubt = "?" if relation and relation.status != "accepted" else ""
    lead = "  " * min(depth, 12) + padded(sign + doubt, 3)
    origin = f"{claim.byline} [{claim.stance}] {claim.id}"
    if branch.seen:
        console.out(f"{lead}{origin} (shown above)")
        return
    room = max(24, console.width() - cell_width(lead))
    lines = [*wrapped(claim.text, room), *wrapped(origin, room)]
    if relation and relation.reason:
        lines += wrapped(f"({relation.reason})", room)
    console.out(lead + console.bold(lines[0]) if depth == 0 else lead + lines[0])
    for line in lines[1:]:
        console.out(" " * cell_width(lead) + line)
