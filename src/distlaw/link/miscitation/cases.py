"""Checks of cases: a name against its number, the court, the date, and numbers that cannot be.

Another court or another year is another decision of the same case, and no slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from distlaw.link.authorities.case import comparable, court_key, decided_by, keys_of, known_keys, named_cases
from distlaw.link.miscitation.report import TRUST, Checks, around, problem
from distlaw.model.citation import CitationFinding
from distlaw.model.document import ParsedDocument
from distlaw.model.problem import Problem
from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.vocab.cases import Case, load_cases
from distlaw.vocab.courts import court_names
from distlaw.vocab.words import word_list, worded

_WORD = re.compile(rf"[a-z]{{3,}}|[{HAN}]")
_COMMON = frozenset({"inc", "corp", "ltd", "llc", "the", "诉", "案", "公", "司"})
_SERIES = (("F.4th", 2021), ("F. Supp. 3d", 2014), ("F.3d", 1993), ("F. Supp. 2d", 1997), ("F.2d", 1924))
_LATE = 5  # years after which a court may still have an old decision printed in a new series
_CODED = 2016  # from this year on numbers bear the codes of courts; before, each court's own short name (宁 of 南京)
_YEAR = re.compile(r"((?:19|20)\d\d) ?年")
_TOWN = 3  # letters of a code (川1521) that the courts of one town share
_COUNTY = "县人民法院"
_SHORTEST = 4  # characters of a court's name without ranks: 宛城法院
_DECIDED_ON = worded(
    "documents", r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日[^。;\n]{0,8}?{deciding}"
)


def _known(case: Case) -> str:
    return f"{case.name} ({case.id}; {TRUST[case.status]})"


@cache
def _by_id() -> dict[str, Case]:
    return {case.id: case for case in load_cases()}


def _keys_disagree(finding: CitationFinding, _: ParsedDocument) -> Iterator[Problem]:
    if finding.reason == "its keys belong to different cases":
        cases = ", ".join(finding.candidates)
        yield problem("case_keys_disagree", finding, f"the keys belong to different cases: {cases}")


def _name_disagrees(finding: CitationFinding, _: ParsedDocument) -> Iterator[Problem]:
    """The key is that of a case of other parties, or nearly that of the decision which name, court and year say."""
    keys = keys_of(finding) or _antecedent(finding)
    if not keys or not finding.name or finding.name in {value for _, value in keys}:
        return
    by_key = next((c for s, v in keys if (c := known_keys().get(comparable(s, v)))), None)
    named = named_cases(finding.name)
    if by_key is not None:
        if not (by_key in named or _same_dispute(by_key, named)) and (named or not _alike(finding.name, by_key)):
            other = f"; the name is that of {_known(named[0])}" if named else ""
            message = f"{keys[0][1]} is the key of {_known(by_key)}, not of {finding.name}{other}"
            yield problem("case_name_mismatch", finding, message)
    elif len(named) == 1 and (right := _slipped(finding, keys, named[0])):
        yield problem("case_key_mismatch", finding, f"{_known(named[0])} has {right}, not {keys[0][1]}")


def _antecedent(finding: CitationFinding) -> tuple[tuple[str, str], ...]:
    """The key beside which a Chinese name stands."""
    scheme, _, value = finding.antecedent.partition("|")
    return ((scheme, value),) if value and not finding.name.isascii() else ()


def _same_dispute(case: Case, named: tuple[Case, ...]) -> bool:
    """Whether the case is another decision of one that bears the name."""
    return any(case.decision_of == other.id for other in named)


def _slipped(finding: CitationFinding, keys: tuple[tuple[str, str], ...], case: Case) -> str:
    """The number that is meant, where the given one differs from it and court and year are the same; or empty text."""
    said = dict(finding.identifiers)
    for scheme, value in keys:
        for own_scheme, own in case.keys.pairs():
            if scheme != own_scheme or own in case.unconfirmed:
                continue
            if scheme == "cn_case_number" and _is_one_slip(own.split(":"), value.split(":")):
                return own
            if scheme in ("cjeu", "neutral", "de_az") and _is_near(own, value):
                return own
            if scheme == "us_reporter" and _is_same_decision(own, value, said, case):
                return own
    return ""


def _is_one_slip(own: list[str], given: list[str]) -> bool:
    """Court and kind are the same, and the year or the number."""
    return own[2:4] == given[2:4] and own != given and (own[1] == given[1] or own[4:] == given[4:])


def _is_same_decision(own: str, value: str, said: dict[str, str], case: Case) -> bool:
    """Same reporter, court and year; below the Supreme Court, where a year may see several decisions, also near it."""
    volume, reporter, page = _parted(own)
    other_volume, other_reporter, other_page = _parted(value)
    same = (
        reporter == other_reporter and said.get("year", "") == case.decided[:4] != "" and decided_by(said, value, case)
    )
    return same and (case.court == "SCOTUS" or volume == other_volume or page == other_page or _is_near(own, value))


def _parted(key: str) -> tuple[str, str, str]:
    parts = key.split(" ")
    return parts[0], " ".join(parts[1:-1]), parts[-1]


def _is_near(one: str, other: str) -> bool:
    """Whether one figure is wrong, missing or too many, or two are exchanged."""
    if one == other:
        return False
    if len(one) == len(other):
        wrong = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        return len(wrong) == 1 or (len(wrong) == 2 and sorted(one) == sorted(other))
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _alike(name: str, case: Case) -> bool:
    """Whether a name shares a word with one of the case's names: short forms and translations differ in the rest."""
    words = set(_WORD.findall(folded(name).lower())) - _COMMON
    have = {word for n in case.all_names for word in _WORD.findall(folded(n).lower())}
    return bool(words & have) or not any(n.isascii() == folded(name).isascii() for n in case.all_names)


def _court_disagrees(finding: CitationFinding, _: ParsedDocument) -> Iterator[Problem]:
    """A court other than the one whose code the number bears."""
    said = dict(finding.identifiers).get("court", "")
    for scheme, value in keys_of(finding):
        if scheme == "cn_case_number" and said:
            if "字第" in folded(finding.evidence.exact) or int(value.split(":")[1] or 0) < _CODED:
                return
            code = value.split(":")[2]
            known = court_names().get(code, "")
            if known and _is_other_court(folded(said), known, code):
                message = f"the text says {said}; {value} is a number of {known}"
                yield problem("case_court_mismatch", finding, message)
            return
    case = _by_id().get(finding.target_id)
    if case is None or case.country != "US" or case.court in ("", "SCOTUS") or not re.search(r"Cir\.|D\.", said):
        return
    own = {comparable(s, v) for s, v in case.keys.pairs()} & {comparable(s, v) for s, v in keys_of(finding)}
    if own and court_key(said) != court_key(case.court):
        yield problem("case_court_mismatch", finding, f"the text says {said}; {_known(case)} is of {case.court}")


def _is_other_court(said: str, known: str, code: str) -> bool:
    """Whether two Chinese names are of different courts; a name may leave out the province or the town, what is no
    court's name (撤销一审法院) is of none, and a county that became a district keeps its code for years."""
    if "法院" not in said or said in known or known in said:
        return False
    told, other = _plain_court(said), _plain_court(known)
    ends = (told[at:] for at in range(len(told) - _SHORTEST + 1))
    court = next((end for end in ends if end in _codes_of_courts()), "")
    if not court or court in other or other in told:
        return False
    is_risen = known.endswith(_COUNTY) and not said.endswith(_COUNTY)
    return not (is_risen and any(own[:_TOWN] == code[:_TOWN] for own in _codes_of_courts()[court]))


def _plain_court(name: str) -> str:
    return word_list("documents", "places").regex.sub("", name)


@cache
def _codes_of_courts() -> dict[str, tuple[str, ...]]:
    """The codes of each court by its name without ranks."""
    codes: dict[str, tuple[str, ...]] = {}
    for code, name in court_names().items():
        plain = _plain_court(folded(name))
        codes[plain] = (*codes.get(plain, ()), code)
    return codes


def _date_disagrees(finding: CitationFinding, document: ParsedDocument) -> Iterator[Problem]:
    """A date other than the decision's, or a year before the reporter's series began."""
    said = dict(finding.identifiers)
    case = _by_id().get(finding.target_id)
    keys = {comparable(s, v) for s, v in keys_of(finding)}
    main = {comparable(s, v) for s, v in list(case.keys.pairs())[:1]} if case else set()
    if case and case.decided and keys & main:
        given = said.get("date") or _stated_date(finding, document) or said.get("year", "")
        length = min(len(given), len(case.decided))
        if given and given[:length] != case.decided[:length]:
            message = f"the text says {given}; {_known(case)} was decided {case.decided}"
            yield problem("case_date_mismatch", finding, message)
    for scheme, value in keys_of(finding):
        begun = next((year for series, year in _SERIES if scheme == "us_reporter" and f" {series} " in value), 0)
        if int(said.get("year") or 9999) < begun - _LATE:
            message = f"{value} is dated {said['year']}, and that series began in {begun}"
            yield problem("case_implausible", finding, message)


def _stated_date(finding: CitationFinding, document: ParsedDocument) -> str:
    """The only day on which the sentence says that a Chinese decision was made, ISO; empty text where there is none."""
    if finding.jurisdiction != "CN":
        return ""
    found = {
        f"{m['year']}-{int(m['month']):02}-{int(m['day']):02}"
        for m in _DECIDED_ON.finditer(_sentence(around(finding, document, 60), folded(finding.evidence.exact)))
    }
    return found.pop() if len(found) == 1 else ""


def _sentence(text: str, exact: str) -> str:
    return next((part for part in re.split(r"[。;!?]", text) if exact in part and part.count("号") < 2), "")


def _implausible(finding: CitationFinding, document: ParsedDocument) -> Iterator[Problem]:
    if finding.reason.startswith("implausible number") and not _tells_later_years(finding, document):
        yield problem("case_implausible", finding, finding.reason)


def _tells_later_years(finding: CitationFinding, document: ParsedDocument) -> bool:
    """Whether the text speaks of years after the date it was read to have, which then is not its own."""
    year = next((value.split(":")[1] for scheme, value in keys_of(finding) if scheme == "cn_case_number"), "")
    is_late = "after the document's date" in finding.reason
    last = _last_year_told(document.reading.text) if is_late else ""
    return bool(last) and last >= year


@lru_cache(maxsize=1)  # asked of the whole text for each of its citations
def _last_year_told(text: str) -> str:
    return max(_YEAR.findall(folded(text)), default="")


CHECKS: Checks = (_keys_disagree, _name_disagrees, _court_disagrees, _date_disagrees, _implausible)
