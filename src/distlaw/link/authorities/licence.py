"""Which licence or terms a mention means, and which version."""

from __future__ import annotations

from distlaw.link.authorities.case import ResolvedCase
from distlaw.link.authorities.version_in_force import versions_meant
from distlaw.model.citation import CitationFinding
from distlaw.vocab.licences import Licence, licence_key, licences_by_id, licences_by_name


def licence_of(finding: CitationFinding) -> ResolvedCase:
    """The licence: by SPDX id or a name only one bears; a family's name leaves its members as candidates."""
    if finding.is_generic:
        return ResolvedCase(reason=finding.reason or "a kind of licence, no instrument")
    known = tuple(licences_by_id()[i] for i in finding.candidates if i in licences_by_id())
    known = known or licences_by_name().get(licence_key(finding.name), ())
    if not known:
        if finding.spdx_id:
            return ResolvedCase(f"licence:{finding.spdx_id.lower()}", "SPDX id")
        return ResolvedCase(reason="the name is not known")
    if len(known) > 1:
        return ResolvedCase(reason="several licences bear the name", candidates=tuple(x.id for x in known))
    only = known[0]
    if only.is_family:
        members = _with_clause(only, finding.clause) if finding.clause else only.members
        if len(members) == 1:
            return ResolvedCase(members[0], "name of a family, and a clause only one member has")
        return ResolvedCase(reason="the name of a family of licences", candidates=members)
    return ResolvedCase(only.id, "name")


def _with_clause(family: Licence, clause: str) -> tuple[str, ...]:
    have = tuple(
        member
        for member in family.members
        if any(c.id == clause for v in licences_by_id()[member].versions for c in v.clauses)
    )
    return have or family.members


def version_of(finding: CitationFinding, licence_id: str, as_of: str) -> tuple[tuple[str, ...], str]:
    """The ids of the licence's versions that may be meant, and why; a licence never lapses by a later one."""
    licence = licences_by_id().get(licence_id)
    if licence is None or not licence.versions:
        return (), ""
    if len(licence.versions) == 1 and not finding.version:
        return (f"{licence.id}@{licence.versions[0].id}",), "the only version"
    ids, why = versions_meant(licence.versions, finding.version, as_of)
    return tuple(f"{licence.id}@{version}" for version in ids), why
