"""Which case a mention means: by key, by what it stands for in its document, by a name only one case bears."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from distlaw.model.citation import CitationFinding
from distlaw.text.fold import folded, lowered
from distlaw.text.han import HAN
from distlaw.vocab.cases import Case, cases_by_name, load_cases, name_key

KEYED = (
    "cn_case_number", "cn_guiding", "cn_library", "tw_case_number", "neutral", "uk_report", "hk_action", "ecli", "cjeu",
    "celex", "de_az", "us_reporter", "wl", "docket", "us_reading",
)  # fmt: skip
_INVENTED = frozenset({"12345", "123456", "1234567", "54321", "11111", "99999", "88888", "19067", "00000"})


@dataclass(frozen=True, slots=True)
class ResolvedCase:
    """What a mention was resolved to, and why; `candidates` where several are possible."""

    id: str = ""
    reason: str = ""
    candidates: tuple[str, ...] = ()


def keys_of(finding: CitationFinding) -> tuple[tuple[str, str], ...]:
    """The finding's identifiers that name a case."""
    return tuple((scheme, value) for scheme, value in finding.identifiers if scheme in KEYED)


@lru_cache(maxsize=4096)
def comparable(scheme: str, value: str) -> str:
    """A key as keys are compared: without a court's division, a docket's office, case and blanks."""
    plain = lowered(folded(value))
    if scheme == "neutral":
        plain = re.sub(r"\s?\((?!i\)|a\))[a-z]+\)$", "", plain)
    if scheme == "docket":
        plain = re.sub(r"^\d:", "", plain)
        plain = re.sub(r"-0+(?=\d)", "-", plain.replace("-civ-", "-cv-"))
    return f"{scheme}|{re.sub(r'[^0-9a-z{HAN}*]+', '-', plain).strip('-')}"


@cache
def known_keys() -> dict[str, Case]:
    """Known cases by `scheme|value`, in the form in which keys are compared."""
    return {comparable(scheme, value): case for case in load_cases() for scheme, value in case.keys.pairs()}


def by_key(finding: CitationFinding, as_of: str) -> ResolvedCase:
    """The case of the finding's keys: a known one, else one made from the key if the key is plausible."""
    keys = keys_of(finding)
    known = {case.id for scheme, value in keys if (case := known_keys().get(comparable(scheme, value)))}
    if len(known) == 1:
        return ResolvedCase(known.pop(), "key")
    if known:
        return ResolvedCase(reason="its keys belong to different cases", candidates=tuple(sorted(known)))
    certain = tuple(key for key in keys if key[0] != "us_reading")
    if not certain:
        return ResolvedCase(
            reason="the abbreviation names several reporters", candidates=tuple(made_id(*key, "US") for key in keys)
        )
    keys = certain
    same = [value for scheme, value in keys if scheme == keys[0][0]]
    if keys[0][0] == "cn_case_number" and len(same) > 1:
        return ResolvedCase(
            reason="the romanisation fits several courts", candidates=tuple(made_id(keys[0][0], v) for v in same)
        )
    same_name = _by_name_and_year(finding)
    if same_name:
        return ResolvedCase(same_name, "name, court and year")
    doubt = implausible(finding, as_of)
    if doubt:
        return ResolvedCase(reason=doubt)
    scheme, value = keys[0]
    court = dict(finding.identifiers).get("court", "")
    if scheme == "docket" and court:
        value = f"{court.replace('.', '').replace(' ', '')} {comparable(scheme, value).removeprefix('docket|')}"
    others = named_cases(finding.name) if finding.name and finding.jurisdiction == "US" else ()
    note = f"key; by its court or year another decision of {others[0].id}" if len(others) == 1 else "key"
    return ResolvedCase(made_id(scheme, value, finding.jurisdiction), note)


def _by_name_and_year(finding: CitationFinding) -> str:
    """The one known decision of the finding's name, court and year: a parallel citation nobody listed.

    A second number in a reporter that the case has a number in is another decision (or a slip), and so is another day.
    """
    said = dict(finding.identifiers)
    cases = named_cases(finding.name) if finding.name else ()
    if len(cases) != 1 or not said.get("year") or cases[0].decided[:4] != said["year"]:
        return ""
    case, (scheme, value) = cases[0], keys_of(finding)[0]
    series = [own.split(" ", 1)[1].rsplit(" ", 1)[0] for own in case.keys.us_reporter]
    if scheme == "us_reporter" and value.split(" ", 1)[-1].rsplit(" ", 1)[0] in series:
        return ""
    if scheme == "wl" and case.keys.wl:
        return ""
    if "date" in said and len(case.decided) == 10 and said["date"] != case.decided:
        return ""
    return case.id if decided_by(said, value, case) else ""


def decided_by(said: dict[str, str], value: str, case: Case) -> bool:
    """Whether the court that is said, or that the reporter implies, is the case's."""
    if re.search(r"(?:U\.S\.|S\. Ct\.|L\. Ed\.(?: 2d)?) \d+$", value):
        return case.court == "SCOTUS"
    return court_key(said.get("court", "?")) == court_key(case.court)


def court_key(court: str) -> str:
    """A court's abbreviation without marks and blanks."""
    return re.sub(r"\W", "", court).lower()


def named_cases(name: str) -> tuple[Case, ...]:
    """The known cases that bear the name, or whose parties begin with the same words."""
    return cases_by_name().get(name_key(name), ()) or _by_parties(name)


def implausible(finding: CitationFinding, as_of: str) -> str:
    """Why no case should be made from the finding's first key, or empty text."""
    scheme, value = next(key for key in keys_of(finding) if key[0] != "us_reading")
    if value.endswith("___"):
        return "its page was not yet printed"
    if scheme == "cn_case_number":
        _, year, _, _, number = value.split(":")
        if not year:
            return "the year is not stated"
        if "*" in number or "x" in number.lower():
            return "masked number"
        if number.split("-")[0] in _INVENTED:
            return "implausible number: circulates as an invented example"
        if as_of[:4].isdigit() and int(year) > int(as_of[:4]):
            return f"implausible number: its year {year} lies after the document's date {as_of}"
    if scheme == "tw_case_number" and value.startswith("TW::"):
        return "the court is not stated"
    if scheme == "docket" and not any(s == "court" for s, _ in finding.identifiers) and ":" not in value:
        return "a docket number without its court"
    return ""


def made_id(scheme: str, value: str, jurisdiction: str = "") -> str:
    """The id of a case known by its key alone."""
    country = jurisdiction.lower() or {
        "cn_case_number": "cn", "cn_guiding": "cn", "cn_library": "cn", "tw_case_number": "tw",
        "cjeu": "eu", "celex": "eu",
        "de_az": "de", "us_reporter": "us", "wl": "us", "docket": "us", "hk_action": "hk",
    }.get(scheme, "")  # fmt: skip
    bare = value.removeprefix("CN:").removeprefix("TW:").removeprefix("ECLI:")
    slug = re.sub(rf"[^0-9A-Za-z{HAN}]+", "-", bare).strip("-").lower()
    return f"case:{country or 'int'}:{slug}"


def by_name(finding: CitationFinding, cited_by_key: frozenset[str]) -> ResolvedCase:
    """The case whose name it is; among several, the one whose key the document cites."""
    cases = named_cases(finding.name)
    if not cases:
        return ResolvedCase(reason=finding.reason or "no key, and the name is not known")
    ids = tuple(sorted(case.id for case in cases))
    if "某" in folded(finding.name):
        return ResolvedCase(reason="masked parties", candidates=ids)
    if len(ids) == 1:
        return ResolvedCase(ids[0], "name")
    here = [case_id for case_id in ids if case_id in cited_by_key]
    if len(here) == 1:
        return ResolvedCase(here[0], "name, and a key in the document")
    return ResolvedCase(reason="several cases bear the name", candidates=ids)


_VERSUS = re.compile(r"\s(?:v|vs)\.?\s|诉")


def first_words(name: str) -> tuple[str, str]:
    """The first word of either party, lower case; empty where the name has no v."""
    parties = _VERSUS.split(folded(name), maxsplit=1)
    if len(parties) != 2:
        return "", ""
    left, right = (re.sub(r"^(?:the|re|in)\s", "", lowered(party).strip().removesuffix("案")) for party in parties)
    return re.split(r"[\s,.]", left)[0], re.split(r"[\s,.]", right)[0]


@cache
def _cases_by_parties() -> Mapping[tuple[str, str], tuple[Case, ...]]:
    found: dict[tuple[str, str], tuple[Case, ...]] = {}
    for case in load_cases():
        if case.decision_of:
            continue
        for words in {first_words(name) for name in (case.name, *case.names)}:
            if all(words):
                found[words] = (*found.get(words, ()), case)
    return found


@lru_cache(maxsize=4096)
def _by_parties(name: str) -> tuple[Case, ...]:
    words = first_words(name)
    return _cases_by_parties().get(words, ()) if all(words) else ()
