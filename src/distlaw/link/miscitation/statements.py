"""Where what a work says of a licence disagrees with the licence's own text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache, partial

from distlaw.link.authorities.version_in_force import first_and_last_day
from distlaw.link.miscitation.report import TRUST, problem
from distlaw.model.citation import CitationFinding
from distlaw.model.document import ParsedDocument
from distlaw.model.problem import Problem
from distlaw.text.fold import folded
from distlaw.vocab.licences import Licence, LicenceVersion, licences_by_id
from distlaw.vocab.terms import TermsDocument, TermsEvent, documents_of
from distlaw.vocab.words import any_of, word_list

_said = partial(any_of, "licence_statements")
_USES = f"(?:{_said('uses')}|{word_list('licence_statements', 'uses_en').source})"
_NO_DUTY, _DECLARATION = (
    re.compile("|".join(word_list("licence_statements", one).source for one in (name, f"{name}_en")), re.IGNORECASE)
    for name in ("duties", "declarations")
)
_FORBIDS = re.compile(rf"{_said('forbidding')}[^。;,.]{{0,24}}{_USES}", re.IGNORECASE)
_ALLOWS = re.compile(rf"(?<!不){_said('allowing')}[^。;,.]{{0,24}}{_USES}", re.IGNORECASE)
_NEGATED = word_list("licence_statements", "negations").regex


def disagreements(finding: CitationFinding, document: ParsedDocument, as_of: str = "") -> tuple[Problem, ...]:
    """The statements of the sentence (or table row) that the licence's text does not bear out, both sides named.

    Where a dated record of the terms reaches the document's day, the text of that day is what counts.
    """
    statement = finding.effect or _sentence(finding, document)
    licence = licences_by_id().get(finding.target_id)
    if states := _states_of(finding.target_id, as_of):
        return tuple(_on_its_day(finding, statement, states))
    if licence is None or not licence.versions:
        return ()
    version = next((v for v in licence.versions if f"{licence.id}@{v.id}" == finding.version_id), licence.versions[-1])
    problems = list(_problems(finding, licence, version, statement))
    return tuple(problems + list(_dropped(finding, licence, version, document.reading.text)))


_ON_OUTPUTS = ("output_training", "distillation_permission")
_State = tuple[TermsDocument, str, tuple[TermsEvent, ...]]


def _states_of(licence: str, as_of: str) -> list[_State]:
    """What each record of the terms has on training and distilling on a day; none where it does not reach it, or
    where a date given to the year or the month leaves two texts."""
    if not re.match(r"\d{4}(?:-\d\d){0,2}$", as_of):
        return []
    low, high = first_and_last_day(as_of)
    found = []
    for document in documents_of(licence):
        clauses = [tuple(e for practice in _ON_OUTPUTS for e in document.at(day, practice)) for day in (low, high)]
        if document.reaches(low) and document.reaches(high) and clauses[0] == clauses[1] != ():
            found.append((document, high, clauses[0]))
    return found


def _on_its_day(finding: CitationFinding, statement: str, states: list[_State]) -> Iterator[Problem]:
    plain = folded(statement)
    forbids, allows = _FORBIDS.search(plain), _ALLOWS.search(plain)
    for document, day, clauses in states:
        effects = {event.effect for event in clauses}
        said = allows if effects == {"forbidden"} and not forbids else forbids if effects == {"permitted"} else None
        if said and not _NEGATED.search(plain[: said.start()]):
            recorded, commit = document.proof(day)
            clause = clauses[-1]
            yield _problem(
                "licence_effect_contradicted", finding, _own(statement, said),
                f"{document.service}, {document.title or document.document}, by the record of {recorded} "
                f"({document.collection} {commit[:12]}): {clause.scope} ({clause.effect})",
            )  # fmt: skip
            return


def _sentence(finding: CitationFinding, document: ParsedDocument) -> str:
    """What the source says right after the mention, to the end of its sentence."""
    source = document.reading.source
    end = finding.evidence.end
    rest = re.match(r"[^。;；\n.]{0,120}", source[end : end + 120])
    said = rest.group() if rest else ""
    plain = folded(said).casefold()
    others = (plain.find(name) for name in _names_of_others(finding.target_id))
    return said[: min((at for at in others if at >= 0), default=len(said))]


@cache
def _names_of_others(licence: str) -> tuple[str, ...]:
    """What other licences are called: what is said behind such a name is said of it."""
    own = {licence.removesuffix("-family")}
    return tuple(
        name.casefold()
        for other in licences_by_id().values()
        if other.id not in own
        for name in (other.name, other.model, *other.aliases)
        if len(name) > 3
    )


def _problems(finding: CitationFinding, licence: Licence, version: LicenceVersion, statement: str) -> Iterator[Problem]:
    plain = folded(statement)
    known = "; ".join(filter(None, (version.id, TRUST.get(version.status, version.status), version.source)))
    source = f"{licence.name} ({known})"
    if version.duties and (match := _NO_DUTY.search(plain)):
        yield _problem(
            "licence_overstated", finding, _own(statement, match), f"{source} has duties: {'; '.join(version.duties)}"
        )
    if version.no_duties and (match := _DECLARATION.search(plain)):
        yield _problem(
            "licence_misstated", finding, _own(statement, match), f"{source} asks for no {version.no_duties[0]}"
        )
    yield from _effects(finding, version, statement, source)


def _own(statement: str, match: re.Match[str]) -> str:
    """The work's characters at a match in the folded statement, which is as long."""
    return statement[match.start() : match.end()]


def _effects(finding: CitationFinding, version: LicenceVersion, statement: str, source: str) -> Iterator[Problem]:
    plain = folded(statement)
    forbids, allows = _FORBIDS.search(plain), _ALLOWS.search(plain)
    if version.effect == "permitted" and forbids and not _NEGATED.search(plain[: forbids.start()]):
        yield _problem(
            "licence_effect_contradicted", finding, _own(statement, forbids), f"{source} permits training on outputs"
        )
    if version.effect == "forbidden" and allows and not forbids and not _NEGATED.search(plain[: allows.start()]):
        yield _problem("licence_effect_contradicted", finding, _own(statement, allows), f"{source} forbids it")


def _dropped(finding: CitationFinding, licence: Licence, version: LicenceVersion, text: str) -> Iterator[Problem]:
    """A ban that the same maker's later licence no longer has, where the work does not speak of the later one."""
    clause = next((c for c in version.clauses if c.id == finding.clause), None)
    if clause is None or clause.effect != "forbidden" or licence.kind != "model_licence" or not licence.model:
        return
    series = licence.model.split()[0]
    later = [
        (x, v)
        for x in licences_by_id().values()
        for v in x.versions
        if x.model.split()[:1] == [series]
        and v.valid_from > version.valid_from
        and not any(c.id == clause.id for c in v.clauses)
    ]
    first, since = min(later, key=lambda pair: pair[1].valid_from) if later else (None, None)
    if first and since and _is_printed(clause.id, finding.evidence.exact) and not _speaks_of(first.model, text):
        message = f"{first.name} ({since.id}; {since.status}) no longer has that clause"
        yield problem("licence_clause_dropped", finding, message)


@lru_cache(maxsize=16)  # asked of the whole text for each of its citations
def _speaks_of(model: str, text: str) -> bool:
    return model in folded(text)


def _is_printed(clause: str, exact: str) -> bool:
    """Whether the work itself gives the clause's number."""
    return re.sub(r"\W", "", clause).lower() in re.sub(r"\W", "", folded(exact)).lower()


def _problem(code: str, finding: CitationFinding, said: str, text: str) -> Problem:
    return Problem(code=code, message=f"the work says {said!r}; {text}", ranges=finding.evidence.ranges)
