"""Checks what citations say against what is known: names, numbers, courts and dates of cases; provisions and versions.

Each problem says both sides: what the text has, and what the data (with its status letter) has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from distlaw.link.authorities.case import comparable, first_words, keys_of, known_keys
from distlaw.link.licence_statements import disagreements
from distlaw.model.citation import CitationFinding
from distlaw.model.document import ParsedDocument
from distlaw.model.problem import Problem
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.vocab.cases import Case, cases_by_name, load_cases, name_key
from distlaw.vocab.courts import court_names
from distlaw.vocab.licences import licences_by_id
from distlaw.vocab.statutes import Statute, StatuteVersion, statutes_by_id

_STATUS = {
    "V1": "primary text read",
    "V2": "a secondary source states it",
    "K": "general knowledge",
    "U": "unconfirmed",
}


def checked(document: ParsedDocument, citations: Iterable[CitationFinding]) -> tuple[Problem, ...]:
    """The mis-citations among resolved findings, in the order of the findings; ranges are in the source text."""
    problems: list[Problem] = []
    for finding in citations:
        if finding.status != "rejected" and not finding.is_generic:
            for check in _CHECKS[finding.kind]:
                problems.extend(check(finding))
            problems.extend(disagreements(finding, document) if finding.kind == "licence" else ())
    return tuple(problems)


def _problem(code: str, finding: CitationFinding, message: str) -> Problem:
    return Problem(code=code, message=f"{finding.evidence.exact!r}: {message}", ranges=finding.evidence.ranges)


def _known(case: Case) -> str:
    return f"{case.name} ({case.id}; {_STATUS[case.status]})"


def _by_id(case_id: str) -> Case | None:
    return next((case for case in load_cases() if case.id == case_id), None)


def _keys_disagree(finding: CitationFinding) -> Iterator[Problem]:
    if finding.reason == "its keys belong to different cases":
        yield _problem(
            "case_keys_disagree", finding, f"the keys belong to different cases: {', '.join(finding.candidates)}"
        )


def _name_disagrees(finding: CitationFinding) -> Iterator[Problem]:
    """The key belongs to a case of other parties, or the name to a case with other keys."""
    keys = keys_of(finding)
    if not keys or not finding.name or finding.name in {value for _, value in keys}:
        return
    by_key = next((c for s, v in keys if (c := known_keys().get(comparable(s, v)))), None)
    named = cases_by_name().get(name_key(finding.name), ()) or _of_parties(finding.name)
    if by_key is not None and by_key not in named and (named or not _alike(finding.name, by_key)):
        other = f"; the name is that of {_known(named[0])}" if named else ""
        yield _problem(
            "case_name_mismatch", finding, f"{keys[0][1]} is the key of {_known(by_key)}, not of {finding.name}{other}"
        )
    elif by_key is None and len(named) == 1:
        same = [v for s, v in named[0].keys.pairs() if s == keys[0][0]]
        if same:
            yield _problem("case_key_mismatch", finding, f"{_known(named[0])} has {', '.join(same)}, not {keys[0][1]}")


def _of_parties(name: str) -> tuple[Case, ...]:
    words = first_words(name)
    return tuple(c for c in load_cases() if all(words) and words in {first_words(n) for n in (c.name, *c.names)})


def _alike(name: str, case: Case) -> bool:
    """Whether a name shares a word with one of the case's names: short forms and translations differ in the rest."""
    words = set(re.findall(rf"[a-z]{{3,}}|[{HAN}]", folded(name).lower())) - {
        "inc",
        "corp",
        "ltd",
        "llc",
        "the",
        "诉",
        "案",
        "公",
        "司",
    }
    have = {w for n in case.all_names for w in re.findall(rf"[a-z]{{3,}}|[{HAN}]", folded(n).lower())}
    return bool(words & have) or not any(n.isascii() == folded(name).isascii() for n in case.all_names)


def _court_disagrees(finding: CitationFinding) -> Iterator[Problem]:
    """A court other than the one whose code the number bears."""
    said = dict(finding.identifiers).get("court", "")
    for scheme, value in keys_of(finding):
        if scheme == "cn_case_number" and said:
            known = court_names().get(value.split(":")[2], "")
            if (
                known
                and known != folded(said)
                and folded(said) not in known
                and "法院" in said
                and known not in folded(said)
            ):
                yield _problem("case_court_mismatch", finding, f"the text says {said}; {value} is a number of {known}")
            return
    case = _by_id(finding.target_id)
    if case and said and case.court and case.country == "US" and _plain(said) != _plain(case.court):
        abbreviated = re.search(r"Cir\.|D\.", said)
        if abbreviated and case.court not in {"SCOTUS"}:
            yield _problem("case_court_mismatch", finding, f"the text says {said}; {_known(case)} is of {case.court}")


def _plain(court: str) -> str:
    return re.sub(r"[^a-z0-9]", "", court.lower())


_SERIES = (("F.4th", 2021), ("F. Supp. 3d", 2014), ("F.3d", 1993), ("F. Supp. 2d", 1997), ("F.2d", 1924))


def _date_disagrees(finding: CitationFinding) -> Iterator[Problem]:
    """A year other than the decision's, or one before the reporter's series began."""
    said = dict(finding.identifiers).get("year", "")
    if not said:
        return
    case = _by_id(finding.target_id)
    keys = {comparable(s, v) for s, v in keys_of(finding)}
    main = {comparable(s, v) for s, v in list(case.keys.pairs())[:1]} if case else set()
    if case and case.decided and keys & main and said != case.decided[:4]:
        yield _problem(
            "case_date_mismatch", finding, f"the text says {said}; {_known(case)} was decided {case.decided}"
        )
    for scheme, value in keys_of(finding):
        begun = next((year for series, year in _SERIES if scheme == "us_reporter" and f" {series} " in value), 0)
        if int(said) < begun:
            yield _problem("case_implausible", finding, f"{value} is dated {said}, and that series began in {begun}")


def _implausible(finding: CitationFinding) -> Iterator[Problem]:
    if finding.reason.startswith("implausible number"):
        yield _problem("case_implausible", finding, finding.reason)


def _version(finding: CitationFinding, act: Statute) -> StatuteVersion | None:
    return next((v for v in act.versions if f"{act.id}@{v.id}" == finding.version_id), None)


def _articles(locator: str) -> Iterator[int]:
    for part in re.findall(
        r"(?:^|, |-)(\d{1,4})",
        re.sub(r"(?<=\d)-\d+(?=\(|,|$)", "", locator) if locator.count("-") == 1 and "(" in locator else locator,
    ):
        yield int(part)


def _out_of_range(finding: CitationFinding) -> Iterator[Problem]:
    """An article after the last one of the version, or of every version that may be meant."""
    act = statutes_by_id().get(finding.target_id)
    if act is None or finding.locator_label != "article-locator":
        return
    meant = {finding.version_id, *finding.candidates}
    versions = [v for v in act.versions if f"{act.id}@{v.id}" in meant]
    last = max((v.articles for v in versions), default=0)
    beyond = [n for n in _articles(finding.locator) if n > last]
    if beyond and all(v.articles for v in versions) and versions:
        ends = "; ".join(f"{v.id} ends with article {v.articles}, {_STATUS[v.status]}" for v in versions)
        yield _problem("provision_out_of_range", finding, f"article {beyond[0]} is cited; {act.title_zh}: {ends}")


def _renumbered(finding: CitationFinding) -> Iterator[Problem]:
    """An article whose matter moved when the version in force came: the number of the old version, undated."""
    act = statutes_by_id().get(finding.target_id)
    if act is None or finding.version:
        return
    first = re.match(r"\d+", finding.locator)
    for move in act.renumberings:
        if first and first.group() == move.old and finding.version_id == f"{act.id}@{move.after}":
            note = f" ({move.note})" if move.note else ""
            yield _problem(
                "provision_renumbered", finding,
                f"article {move.old} of {act.title_zh} ({move.before}) is article {move.new} since the version of "
                f"{move.after}{note}; {_STATUS[move.status]}",
            )  # fmt: skip


def _repealed(finding: CitationFinding) -> Iterator[Problem]:
    act = statutes_by_id().get(finding.target_id)
    version = _version(finding, act) if act else None
    if act and version and not finding.version and "no longer in force" in finding.reason:
        yield _problem(
            "statute_repealed",
            finding,
            f"{act.title_zh} was in force until {version.valid_to} ({_STATUS[version.status]})",
        )


def _clause_gone(finding: CitationFinding) -> Iterator[Problem]:
    """A clause that the version meant does not have, but another version or a sibling has."""
    licence = licences_by_id().get(finding.target_id)
    if licence is None or not finding.clause:
        return
    versions = [v for v in licence.versions if f"{licence.id}@{v.id}" == finding.version_id]
    clauses = {c.id for v in versions for c in v.clauses}
    others = [
        f"{x.name} ({v.id})"
        for x in licences_by_id().values()
        if x.vendor == licence.vendor
        for v in x.versions
        if f"{x.id}@{v.id}" != finding.version_id and any(_same_clause(c.id, finding.clause) for c in v.clauses)
    ]
    if clauses and others and not any(_same_clause(c, finding.clause) for c in clauses):
        have = ", ".join(sorted(clauses))
        yield _problem(
            "licence_clause_superseded", finding,
            f"clause {finding.clause} is cited; the known clauses of {licence.name} ({versions[0].id}) are {have}; "
            f"{finding.clause} stands in {', '.join(others)}",
        )  # fmt: skip


def _same_clause(one: str, other: str) -> bool:
    plain = [re.sub(r"[^0-9a-z]", "", x.lower()) for x in (one, other)]
    return plain[0] == plain[1] or plain[1].startswith(plain[0]) or plain[0].startswith(plain[1])


_CHECKS: dict[str, tuple[Callable[[CitationFinding], Iterator[Problem]], ...]] = {
    "case": (_keys_disagree, _name_disagrees, _court_disagrees, _date_disagrees, _implausible),
    "statute": (_out_of_range, _renumbered, _repealed),
    "licence": (_clause_gone,),
}
