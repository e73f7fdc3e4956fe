"""Resolves mentions of cases, statutes and licences to entities and versions; never to the nearest match.

The order: exact key, alias defined in the document, unique known name, what the mention stands for, else unresolved
with its reason. Versions are those in force at the document's date; an explicit year wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from distlaw.link.authorities import case as _case_target
from distlaw.link.authorities import licence as _licence_target
from distlaw.link.authorities import statute as _statute_target
from distlaw.link.authorities.case import ResolvedCase
from distlaw.model.citation import CitationFinding
from distlaw.model.document import ParsedDocument
from distlaw.text.fold import folded

_TOLD_DAY = re.compile(r"((?:19|20)\d\d)年\d{1,2}月\d{1,2}日")


def resolved(findings: Iterable[CitationFinding], document: ParsedDocument, as_of: str) -> tuple[CitationFinding, ...]:
    """The findings, in the order given, with target, version, candidates, status and reason.

    `as_of` is the document's date as EDTF text, empty where it has none. Rejected findings stay as they are.
    """
    given = tuple(findings)
    as_of = _day(as_of)
    day = "" if _is_doubtful(as_of, document) else as_of
    keyed = {
        i: _case_target.by_key(f, day) for i, f in enumerate(given) if f.kind == "case" and _case_target.keys_of(f)
    }
    heads = _heads(given, keyed)
    here = frozenset(target.id for target in keyed.values() if target.id)
    out: list[CitationFinding] = []
    for index, finding in enumerate(given):
        if finding.status == "rejected":
            out.append(finding)
        elif finding.kind == "case":
            out.append(_case(finding, keyed.get(index), heads, here))
        else:
            out.append(_versioned(finding, as_of))
    return tuple(out)


def _day(edtf: str) -> str:
    """The ISO date, as far as it is given, that an EDTF text begins with; empty where it gives no certain year."""
    match = re.match(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?(?![\d~?X/])", edtf)
    return match.group() if match else ""


def _is_doubtful(as_of: str, document: ParsedDocument) -> bool:
    """Whether the text tells of a day in a later year than its date's: then not the case numbers are wrong."""
    years = _TOLD_DAY.findall(folded(document.reading.text)) if as_of else []
    return any(year > as_of[:4] for year in years)


def _heads(given: tuple[CitationFinding, ...], keyed: dict[int, ResolvedCase]) -> dict[str, ResolvedCase]:
    """From what later mentions call an earlier one by (its key, its name) to what that one is."""
    heads: dict[str, ResolvedCase] = {}
    for index, target in keyed.items():
        for scheme, value in _case_target.keys_of(given[index]):
            heads.setdefault(f"{scheme}|{value}", target)
            heads.setdefault(
                f"{scheme}|{value.replace('TW:', 'TW::', 1) if scheme == 'tw_case_number' else value}", target
            )
            if scheme == "tw_case_number":
                heads.setdefault(f"{scheme}|TW::{value.split(':', 2)[2]}", target)
        if given[index].name:
            heads.setdefault(given[index].name, target)
    return heads


def _case(
    finding: CitationFinding, keyed: ResolvedCase | None, heads: dict[str, ResolvedCase], here: frozenset[str]
) -> CitationFinding:
    if keyed is not None:
        return _with(finding, keyed)
    if finding.antecedent and (head := heads.get(finding.antecedent)):
        how = (
            "alias defined in the document" if finding.rule.startswith("case.name") else "stands for an earlier mention"
        )
        return _with(finding, ResolvedCase(head.id, how if head.id else head.reason, head.candidates))
    named = (
        finding.model_copy(update={"name": finding.antecedent})
        if finding.rule in _LEANING and finding.antecedent
        else finding
    )
    return _with(finding, _case_target.by_name(named, here))


_LEANING = frozenset({"case.id", "case.supra", "case.short", "case.name.short"})


def _versioned(finding: CitationFinding, as_of: str) -> CitationFinding:
    if finding.kind == "statute":
        target = _statute_target.act_of(finding)
        versions, why = _statute_target.version_of(finding, target.id, as_of)
    else:
        target = _licence_target.licence_of(finding)
        versions, why = _licence_target.version_of(finding, target.id, as_of)
    if not target.id:
        return _with(finding, target)
    reason = f"{target.reason}; version: {why}" if why else target.reason
    several = len(versions) > 1
    return finding.model_copy(
        update={
            "target_id": target.id, "status": "ambiguous" if several else "resolved", "reason": reason,
            "candidates": versions if several else (), "version_id": versions[0] if len(versions) == 1 else "",
        }
    )  # fmt: skip


def _with(finding: CitationFinding, target: ResolvedCase) -> CitationFinding:
    status = "resolved" if target.id else "ambiguous" if len(target.candidates) > 1 else "unresolved"
    return finding.model_copy(
        update={
            "target_id": target.id, "status": status, "reason": target.reason,
            "candidates": () if target.id else target.candidates,
        }
    )  # fmt: skip
