"""`distlaw debate`: who says what on a subject, and who answers."""

from __future__ import annotations

from enum import StrEnum
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from distlaw.cli.terminal import claim_rows, console
from distlaw.cli.terminal.claim_filters import NONE, Chosen, Words, choosing
from distlaw.cli.terminal.options import Json
from distlaw.errors import EXIT_FINDINGS, UsageError
from distlaw.settings import database_url
from distlaw.text.width import cell_width, padded, wrapped

if TYPE_CHECKING:
    from distlaw.model.claim_record import ClaimRecord
    from distlaw.query.arguments.debate import Branch, Debate, Question

_SIGNS = {"supports": "+", "restates": "=", "rebuts": "✗", "undercuts": "⌿", "qualifies": "~"}
_SUBJECTS = ("theories", "cases", "statutes", "licences", "works", "tags")


class DebateFormat(StrEnum):
    """How a debate is printed."""

    text = "text"
    json = "json"
    argdown = "argdown"
    mermaid = "mermaid"
    dot = "dot"


@choosing("theory case statute licence work tag issue stance author year lang status with_suggested")
def run(
    subjects: Annotated[
        Words, typer.Argument(metavar="[SUBJECT…]", help="Issues, theories, works, cases or licences, by name.")
    ] = None,
    chosen: Chosen = NONE,
    brief: Annotated[bool, typer.Option("--brief", help="Leave out the claims that nothing connects.")] = False,
    html: Annotated[Path | None, typer.Option("--html", help="Write a page that opens offline.")] = None,
    format_: Annotated[DebateFormat, typer.Option("--format", help="How the debate is printed.")] = DebateFormat.text,
    as_json: Json = False,
) -> None:
    """Show the debate on an issue, theory, case, licence or work: propositions, and below each who answers it.

    With --issue both sides stand first, each view with its speaker. Signs: + supports, = restates, ✗ rebuts,
    ⌿ undercuts, ~ qualifies; a ? after it marks a relation not yet accepted. Replies stand in the order of time.

    Examples: distlaw debate fair_use · distlaw debate data_scraping · distlaw debate --case getty --html getty.html
    """
    from distlaw.services.arguments import debate as service

    chosen = chosen.with_subjects(subjects)
    named = [chosen.issue] if chosen.issue else []
    named += [word for field in _SUBJECTS for word in chosen.values[field] or ()]
    if not named:
        raise UsageError("no subject was named", hint="distlaw debate fair_use; --help lists what can be named")
    found = service.debated(database_url(), ", ".join(named), chosen.filter())
    if html is not None:
        console.write_file(html, service.as_html(found))
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
    if found.question is not None:
        _print_columns(found, found.question)
    for number, (depth, branch) in enumerate(found.branches()):
        if depth == 0 and number:
            console.out("")
        _print_branch(depth, branch, found.question)
    if found.question is not None:
        brief = True  # the columns have them
    if found.alone and not brief:
        console.out(("\n" if found.trees else "") + console.bold(f"{_alone(found)}: {len(found.alone)}"))
        for claim in found.alone:
            console.labelled_value("  ·", f"{claim.text} {_origin(claim, found.question)}", 4)


def _print_columns(found: Debate, question: Question) -> None:
    """The proposition, then who supports and who opposes it beside each other, then those who make it depend."""
    for text in dict.fromkeys((question.proposition.get("zh-Hans", ""), question.proposition.get("en", ""))):
        console.labelled_value("", text, 0)
    width = (console.width() - 3) // 2
    console.out("─" * width + "─┬─" + "─" * width)
    sides = [found.column("supports"), found.column("opposes")]
    heads = [
        f"{len(side)}: {_both(labels)}"
        for side, labels in zip(sides, (question.supports, question.opposes), strict=True)
    ]
    columns = [
        [*wrapped(head, width), *(line for claim in side for line in wrapped(_view(claim), width))]
        for head, side in zip(heads, sides, strict=True)
    ]
    for left, right in zip_longest(*columns, fillvalue=""):
        console.out(f"{padded(left, width)} │ {right}".rstrip())
    for position in ("conditional", "neutral"):
        claims = found.column(position)
        if claims and position == "conditional":
            console.out(console.bold(f"\nIt depends: {len(claims)}"))
            for claim in claims:
                condition = next(one.condition for one in claim.positions if one.issue == question.issue)
                console.labelled_value("  ·", _view(claim)[2:] + (f" ({condition})" if condition else ""), 4)
        elif claims:
            console.out(f"\n{console.counted(len(claims), 'more claim')} about it without taking a side")
    console.out("")


def _alone(found: Debate) -> str:
    """What is said of the claims that nothing connects, in the language most of them have."""
    from distlaw.services.arguments import debate as service

    languages = [claim.language for claim in found.alone]
    label = service.relation_word("parallel", max(set(languages), key=languages.count))
    return "Not connected with any other" if label.isascii() else f"Not connected with any other ({label})"


def _both(labels: dict[str, str]) -> str:
    return " · ".join(dict.fromkeys(labels[name] for name in ("zh-Hans", "en") if labels.get(name)))


def _view(claim: ClaimRecord) -> str:
    return f"· {claim.voice}: {claim.text} {claim.id}"


def _origin(claim: ClaimRecord, question: Question | None) -> str:
    return f"{claim.voice} [{claim_rows.side(claim, question.issue if question else '')}] {claim.id}"


def _print_branch(depth: int, branch: Branch, question: Question | None) -> None:
    from distlaw.services.arguments import debate as service

    claim, relation = branch.claim, branch.relation
    sign = _SIGNS[relation.type] if relation else "■"
    doubt = "?" if relation and relation.status != "accepted" else ""
    lead = "  " * min(depth, 12) + padded(sign + doubt, 3)
    origin = _origin(claim, question)
    if branch.seen:
        console.out(f"{lead}{origin} (shown above)")
        return
    room = max(24, console.width() - cell_width(lead))
    lines = [*wrapped(claim.text, room), *wrapped(origin, room)]
    if relation:
        reason = f": {relation.reason}" if relation.reason else ""
        lines += wrapped(f"({service.relation_word(relation.type, claim.language)}{reason})", room)
    console.out(lead + console.bold(lines[0]) if depth == 0 else lead + lines[0])
    for line in lines[1:]:
        console.out(" " * cell_width(lead) + line)
