"""Puts names and keys that stand side by side together: one citation of one case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from distlaw.extract.cases.keys import Key
from distlaw.extract.cases.names_en import CaseName
from distlaw.extract.cases.names_zh import ChineseName
from distlaw.text.months import month_number
from distlaw.vocab.courts import all_court_names, court_names
from distlaw.vocab.words import word_list, worded


@dataclass(frozen=True, slots=True)
class CitedCase:
    """One mention of a case at `[start, end)` of the scanned text."""

    start: int
    end: int
    rule: str
    confidence: float
    name: str = ""
    plaintiff: str = ""
    defendant: str = ""
    keys: tuple[Key, ...] = ()
    court: str = ""
    year: str = ""
    date: str = ""  # ISO, where the bracket gives the day
    antecedent: str = ""
    is_masked: bool = False
    is_defined: bool = False

    @property
    def head(self) -> str:
        """What other mentions of the document call this one by: its first key, else its name."""
        if self.keys:
            return f"{self.keys[0].scheme}|{self.keys[0].values[0]}"
        return self.antecedent or self.name


_SIDE_BY_SIDE = re.compile(r",?\s{0,3}|,\s?(?:Cases?\s)?")
_BLANK = r"(?:_{1,6}|-{2,5}|—)"
# Between a name and its reporter: California's year, a star page, Louisiana's docket, and a citation whose volume and
# page are not yet printed.
_UNPRINTED = rf"{_BLANK}\s[A-Z][A-Za-z. ]{{0,12}}(?:\d[dth]{{1,2}}\s)?{_BLANK}[,\s]{{0,2}}[(\[]?"
_LOUISIANA = r"\d\d(?:\d\d)?-\d{3,5},(?:\sp\.\s\d{1,3})?\s\(La\.[^()]{1,40}\),\s"
_NAME_TO_REPORTER = re.compile(
    r"(?P<more>(?:,\s(?:[A-Z][\w.&'-]{0,20}\s?){1,3}){0,3}),?\s{0,2}"
    r"(?:\((?P<court>[^()\d]{0,30}\s)?(?P<year>1[6-9]\d\d|20\d\d)\),?\s)?[(\[]?(?:\*\d{1,5}\s)?"
    rf"(?:{_LOUISIANA})?(?:{_UNPRINTED})?"
)
_PARALLEL = re.compile(r",?\s{0,2}[(\[]?")
_EU = frozenset({"cjeu", "ecli", "celex"})
_US = frozenset({"us_reporter", "us_reading", "wl", "docket"})
_SERIES = frozenset({"us_reporter", "wl", "neutral"})
_NUMBERS = re.compile(r"(?<![A-Za-z.])\[?\d{1,9}\]?(?![a-z])")
_UK = frozenset({"neutral", "uk_report", "hk_action"})
_CHINESE = frozenset({"cn_case_number", "cn_guiding", "cn_library", "tw_case_number"})
_COURT_AND_YEAR = re.compile(
    r"\s?[(\[](?:[^()\[\]\n]{0,70}(?:\n[^()\[\]\n]{0,40})?[\s.])?(?P<year>(?:17|18|19|20)\d\d)[)\]]"
)
_COURT = re.compile(
    r"\s?\((?=[^()]{0,60}(?:Cir\.|\b[SNWEC]\.\s?D\.|\bD\.\s[A-Z]|\bD\.\s?C\.|Cal\.|N\.Y\.|Fed\.|Ct\.))[^()\n]{2,90}\)"
)
_CHINESE_COURT = worded("documents", r"[{han}]{2,26}{courts}\s{0,2}$")
_DOCUMENT = worded("documents", r"\s?{branches}?(?:{decisions}|{decisions_in_short})")


def chained(text: str, keys: list[Key], names: list[CaseName], chinese: list[ChineseName]) -> list[CitedCase]:
    """Mentions in order; a name and the keys beside it are one, as are parallel keys."""
    atoms: list[Key | CaseName | ChineseName] = sorted([*keys, *names, *chinese], key=lambda a: (a.start, -a.end))
    out: list[CitedCase] = []
    for atom in _without_overlaps(text, atoms):
        new = _alone(atom)
        if out and _belong(text, out[-1], atom):
            out[-1] = _together(text, out[-1], new)
        else:
            out.append(new)
    return [_completed(text, cited, out[i - 1].end if i else 0) for i, cited in enumerate(out)]


def _without_overlaps(text: str, atoms: Iterable[Key | CaseName | ChineseName]) -> list[Key | CaseName | ChineseName]:
    kept: list[Key | CaseName | ChineseName] = []
    for atom in atoms:
        if kept and atom.start < kept[-1].end:
            last = kept[-1]
            if isinstance(atom, Key) and not isinstance(last, Key):
                if isinstance(last, CaseName) and " v" in text[last.start : atom.start]:
                    kept[-1] = replace(last, end=last.start + len(text[last.start : atom.start].rstrip(" ,")))
                    kept.append(atom)
                else:
                    kept[-1] = atom
            continue
        kept.append(atom)
    return kept


def _alone(atom: Key | CaseName | ChineseName) -> CitedCase:
    if isinstance(atom, Key):
        return CitedCase(atom.start, atom.end, atom.rule, atom.confidence, keys=(atom,), court=atom.court)
    if isinstance(atom, CaseName):
        return CitedCase(
            atom.start, atom.end, "case.name.versus", 0.9, name=atom.text, plaintiff=atom.plaintiff,
            defendant=atom.defendant,
        )  # fmt: skip
    return CitedCase(
        atom.start, atom.end, atom.rule, atom.confidence, name=atom.text.strip('"'), is_masked=atom.is_masked,
        is_defined=atom.is_defined,
    )  # fmt: skip


def _belong(text: str, cited: CitedCase, atom: Key | CaseName | ChineseName) -> bool:
    gap = text[cited.end : atom.start]
    schemes = {key.scheme for key in cited.keys}
    if isinstance(atom, Key) and _is_another(cited, atom, gap):
        return False
    if isinstance(atom, ChineseName):
        return gap == "" and bool(schemes & _CHINESE) and not cited.name
    if isinstance(atom, Key) and atom.scheme in _US and "\n\n" not in gap:
        if not cited.keys:
            return bool(cited.plaintiff) and bool(_NAME_TO_REPORTER.fullmatch(gap))
        if schemes <= _US:
            return bool(_PARALLEL.fullmatch(gap)) and (atom.scheme != "docket" or "docket" in schemes)
    if not _SIDE_BY_SIDE.fullmatch(gap) or "\n\n" in gap:
        return False
    if isinstance(atom, CaseName):
        return bool(schemes) and schemes <= _EU and not cited.name
    if atom.scheme in _CHINESE:
        return False
    if not cited.keys:
        return bool(cited.plaintiff)
    return any(atom.scheme in family and schemes <= family for family in (_EU, _US, _UK))


def _is_another(cited: CitedCase, key: Key, gap: str) -> bool:
    """Whether a key beside others is another case's: below them without a comma, or of a series that they have."""
    if not cited.keys:
        return False
    if "\n" in gap and "," not in gap:
        return True
    if key.scheme not in _SERIES:
        return False
    return any(_series(key.values[0]) == _series(known.values[0]) for known in cited.keys if known.scheme == key.scheme)


def _series(value: str) -> str:
    """A citation without its volume and page: two of one series are two decisions."""
    return _NUMBERS.sub("", value)


def _together(text: str, cited: CitedCase, new: CitedCase) -> CitedCase:
    between = _NAME_TO_REPORTER.fullmatch(text[cited.end : new.start])
    if between and between["year"]:
        new = replace(new, year=between["year"], court=(between["court"] or "").strip(" ,"))
    if between and between["more"] and cited.name and not cited.keys:
        more = between["more"].rstrip(" ,")
        cited = replace(cited, name=cited.name + more, defendant=cited.defendant + more)
    opened = text[cited.end : new.start].strip(" ,")[-1:]
    if opened in ("(", "[") and text[new.end : new.end + 1] == {"(": ")", "[": "]"}[opened] and cited.keys:
        new = replace(new, end=new.end + 1)
    return replace(
        cited, end=new.end, rule=cited.rule if cited.keys else new.rule,
        confidence=max(cited.confidence, new.confidence),
        name=cited.name or new.name, plaintiff=cited.plaintiff or new.plaintiff,
        defendant=cited.defendant or new.defendant, keys=cited.keys + new.keys, is_masked=False,
        year=cited.year or new.year, court=cited.court or new.court,
    )  # fmt: skip


def _completed(text: str, cited: CitedCase, floor: int) -> CitedCase:
    """With the court and year in brackets (common law), or the court before and the kind of judgment after it."""
    schemes = {key.scheme for key in cited.keys}
    if schemes & {"cn_case_number", "tw_case_number"}:
        return _with_chinese_court(text, cited, floor)
    if schemes & _US or (cited.plaintiff and not cited.keys):
        match = _COURT.match(text, cited.end) or (_COURT_AND_YEAR.match(text, cited.end) if cited.keys else None)
        if match:
            year = re.search(r"(?:17|18|19|20)\d\d(?=[)\]]$)", match.group())
            court = re.sub(
                r"(?:,?\s?(?:filed|argued|decided)?\s?[A-Z][a-z]{2,8}\.?\s\d{1,2},)?\s?\d{4}$",
                "",
                match.group().strip(" ()[]"),
            )
            court, said = court.strip(" ,") or cited.court, year.group() if year else cited.year
            return replace(cited, end=match.end(), court=court, year=said, date=_day(match.group(), said))
    return cited


def _day(bracket: str, year: str) -> str:
    """(N.D. Cal. June 25, 2025): 2025-06-25; not the day of filing."""
    match = re.search(r"([A-Z][a-z]{2})[a-z]{0,6}\.?\s(\d{1,2}),\s\d{4}", bracket)
    month = month_number(match[1]) if match else 0
    if not match or not month or "filed" in bracket or "argued" in bracket:
        return ""
    return f"{year}-{month:02}-{int(match[2]):02}"


def _with_chinese_court(text: str, cited: CitedCase, floor: int) -> CitedCase:
    code = cited.keys[0].values[0].split(":")[2]
    known = court_names().get(code, "")
    match = _CHINESE_COURT.search(text[max(floor, cited.start - 30) : cited.start])
    if not match:
        return replace(cited, court=known)
    court = _court_alone(match.group().rstrip())
    start = cited.start - (len(match.group()) - match.group().rindex(court))
    document = _DOCUMENT.match(text, cited.end) if not cited.name else None
    return replace(cited, start=start, end=document.end() if document else cited.end, court=court)


def _court_alone(run: str) -> str:
    """A court's name without the words before it."""
    known = next((run[at:] for at in range(len(run) - 3) if run[at:] in all_court_names()), "")
    if known:
        return known
    alone = word_list("cases", "before_a_court").regex.sub("", run[:-2], count=1) + run[-2:]
    return alone if len(alone) > 4 else run
