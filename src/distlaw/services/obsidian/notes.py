"""The text of each note: what it is about, its claims, and links to where else each of them stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from distlaw.db.reading import Reader
from distlaw.model.claim_record import ClaimRecord, RelationRecord
from distlaw.vocab.issues import load_issues
from distlaw.vocab.theories import load_theories

_MARKS = {"accepted": "✓", "proposed": "?"}
_PASSIVE = {"supports": "supported by", "rebuts": "rebutted by", "undercuts": "undercut by",
            "qualifies": "qualified by", "restates": "restated by"}  # fmt: skip


def notes(reader: Reader, found: Sequence[ClaimRecord], among: Iterable[RelationRecord]) -> dict[str, str]:
    """The notes by their path inside the vault: works/KEY.md, theories/ID.md, issues/ID.md."""
    by_id = {one.id: one for one in found}
    related: defaultdict[str, list[str]] = defaultdict(list)
    for one in among:
        if one.source in by_id and one.target in by_id:
            related[one.source].append(f"{one.type} {_link(by_id[one.target])}")
            related[one.target].append(f"{_PASSIVE[one.type]} {_link(by_id[one.source])}")
    made = {f"works/{key}.md": text for key, text in _works(reader, found, related).items()}
    for theory in load_theories():
        own = [one for one in found if theory.id in one.theories]
        head = (
            f"# {theory.pref_label['zh-Hans']} · {theory.pref_label['en']}\n\n{without_links(theory.definition['en'])}"
        )
        made[f"theories/{theory.id}.md"] = "\n\n".join([head, *_listed(own)])
    for issue in load_issues():
        own = [one for one in found if one.position(issue.id)]
        head = f"# {issue.label['zh-Hans']} · {issue.label['en']}\n\n{without_links(issue.proposition['en'])}"
        made[f"issues/{issue.id}.md"] = "\n\n".join([head, *_sides(own, issue.id)])
    return made


def _works(reader: Reader, found: Sequence[ClaimRecord], related: dict[str, list[str]]) -> dict[str, str]:
    by_work: defaultdict[str, list[ClaimRecord]] = defaultdict(list)
    for one in found:
        by_work[one.key].append(one)
    made = {}
    rows = reader.rows("SELECT key, title, issued, container_title FROM work WHERE status = 'present' ORDER BY key")
    for key, title, issued, container in rows:
        about = " · ".join(part for part in (issued, container) if part)
        blocks = [_block(one, related.get(one.id, ())) for one in by_work[key]]
        made[key] = "\n\n".join(
            part for part in (f"# {without_links(title or key)}", without_links(about), *blocks) if part
        )
    return made


def _block(one: ClaimRecord, replies: Iterable[str]) -> str:
    """One claim as a block of its own: its words, labels, and what acts on it; the id ends the block."""
    theories = ", ".join(f"[[theories/{theory}]]" for theory in one.theories)
    issues = ", ".join(f"[[issues/{position.issue}]] ({position.position})" for position in one.positions)
    labels = [theories, issues, one.stance, one.kind, without_links(one.said_by), f"p. {one.page}" if one.page else ""]
    lines = [
        f"> {_MARKS.get(one.status, one.status)} {without_links(one.text)}",
        f"> {' · '.join(filter(None, labels))}",
    ]
    lines += [f"> {reply}" for reply in replies]
    return "\n".join(lines) + f"\n\n^{one.id}"


def _link(one: ClaimRecord) -> str:
    return f"[[works/{one.key}#^{one.id}|{without_links(one.voice).replace('|', '/')}]]"


def _listed(found: Iterable[ClaimRecord]) -> list[str]:
    lines = [
        f"- {_MARKS.get(one.status, one.status)} {_link(one)}: {without_links(one.text)} ({one.stance})"
        for one in found
    ]
    return ["\n".join(lines)] if lines else []


def _sides(found: Sequence[ClaimRecord], issue: str) -> list[str]:
    parts = []
    for side in ("supports", "opposes", "conditional", "neutral"):
        own = [one for one in found if one.position(issue) == side]
        if own:
            parts += [f"## {side}", *_listed(own)]
    return parts


def without_links(text: str) -> str:
    """Source text in which nothing is a link, a tag, a comment or a block's id."""
    for sign, safe in (
        ("%%", "&#37;&#37;"),
        ("[[", "\\[\\["),
        ("]]", "\\]\\]"),
        ("#", "\\#"),
        ("^", "\\^"),
        ("<", "&lt;"),
    ):
        text = text.replace(sign, safe)
    return " ".join(text.split())
