"""Cases, statutes and their pinpoints, from facts kept apart: reporter, court, docket, neutral citation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from distlaw.exporters.english.chinese_courts import latin_case_number, latin_court
from distlaw.exporters.english.lands import land_of
from distlaw.exporters.english.parts import mark_of
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean
from distlaw.exporters.printed.numbers import ordinal
from distlaw.model.work import CiteItem, Item
from distlaw.text.fold import simplified
from distlaw.text.numerals import CLASS, number_of
from distlaw.vocab.styles import bluebook, english_table, law_manual

_CIRCUIT = re.compile(r"\b(?:Court of Appeals|USCA|Circuit)\b.*?\b(\w+|District of Columbia|D\.C\.) Circuit")
_CIRCUIT_ALONE = re.compile(r"(?:the )?(\w+|District of Columbia|D\.C\.) Circuit(?: Court of Appeals)?")
_DISTRICT = re.compile(
    r"(?:(Northern|Southern|Eastern|Western|Middle|Central) )?District of ((?!Columbia Circuit)[A-Z][\w ]+)\Z"
)
_AMERICAN = re.compile(r"US\s?(\d{6,8})\s?([A-Z]\d?)?")
_NEUTRAL = re.compile(r"\[\d{4}\] ?[A-Z].+")
_ECLI = re.compile(r"EU:[CTF]:\d{4}:\d+")
_BARE_NEUTRAL = re.compile(r"\d{4} ([A-Z]{2,6}) \d+")
_SERIES_NUMBER = re.compile(r"(?:\d{4} )?([A-Z]{2,6}(?: Civ| Crim)?) (\d+(?: \(\w+\))?)")
_PUBLIC_LAW = re.compile(r"(?:Pub(?:lic)?\.? ?L(?:aw)?\.? ?(?:No\. ?)?)?(\d{2,3}[-–]\d+)")
_STATE_COURT = re.compile(
    r"(?:(Supreme Court|Court of Appeals?) (?:of|for) )?(.+?)(?: (Supreme Court|Court of Appeals?))?"
)
_PLAIN_PATENT = re.compile(r"([\d,]{6,12})( [A-Z]\d?)?")
_COMMON_LAW = frozenset(("GB", "HK", "AU", "CA", "IE", "NZ", "SG", "ZA"))  # reports by year in brackets
_RUNNING = 9  # a report of more volumes than this numbers them through the years, its year in round brackets
_BY_YEAR = 1891  # before, no report went by its year
_OLD_REPORTS = re.compile(r"LR \d")  # LR 3 HL: the volume inside the series
_HEARING = re.compile(r": Hearings? [Bb]efore (?:the )?")
_VERSUS = re.compile(r"\s+(?:v|vs|V|VS)\.?\s+")
_COUNTED = rf"(\d+|[{CLASS}]+)"
_ARTICLE = re.compile(rf"第?{_COUNTED}条(?:第?{_COUNTED}款)?(?:第?[（(]?{_COUNTED}[）)]?项)?\Z")


@dataclass(frozen=True)
class LawReport:
    """Where a case is reported: a neutral citation, or volume, reporter and page."""

    neutral: str = ""
    volume: str = ""
    reporter: str = ""
    page: str = ""
    is_british: bool = False


def report_of(item: Item) -> LawReport:
    """The report of a case; a docket-only case has none."""
    numbers = (clean(text) for text in (item.neutral_citation, item.number, item.docket))
    neutral = next((text for text in numbers if _is_neutral(text)), clean(item.neutral_citation))
    neutral = "" if _ECLI.search(neutral) else neutral
    reporter = clean(item.reporter or item.container_title)
    reporter = english_table().series.get(reporter, reporter)
    number = _SERIES_NUMBER.fullmatch(clean(item.number or item.docket))
    if not neutral and number and number[1] in english_table().neutral_series and item.year:
        neutral = f"[{item.year}] {number[1]} {number[2]}"
    if reporter in english_table().neutral_series:
        return _by_number(item, reporter)
    if not reporter and item.authority in english_table().neutral_series and clean(item.number).isdecimal():
        return LawReport(f"[{item.year}] {item.authority} {clean(item.number)}", is_british=True)
    is_british = (
        bool(neutral)
        or reporter in law_manual().british_reports
        or reporter in english_table().running_reports | english_table().unbracketed_reports
        or land_of(item) in _COMMON_LAW
        or (_is_of_england(item) and bool(reporter) and "." not in reporter)  # Hare, Ves Jun
    )
    match = re.match(r"(\d+)\s+(.+?)\s+(\d+)\Z", reporter)
    if match:
        return LawReport(neutral, match[1], match[2], match[3], is_british)
    return LawReport(neutral, clean(item.volume), reporter, clean(item.page_first or item.page), is_british)


def _is_of_england(item: Item) -> bool:
    is_theirs = not item.authority or clean(item.authority) in english_table().courts
    return item.language.lower() == "en-gb" and not land_of(item) and is_theirs


def _is_neutral(text: str) -> bool:
    bare = _BARE_NEUTRAL.fullmatch(text)
    return bool(_NEUTRAL.fullmatch(text)) or bool(bare and bare[1] in english_table().bare_neutral_series)


def _by_number(item: Item, series: str) -> LawReport:
    """A neutral citation that came in parts: [2025] EWHC 2863 (Ch)."""
    number = clean(item.page_first or item.page or item.number)
    division = f" ({clean(item.authority)})" if series == "EWHC" and item.authority else ""
    return LawReport(f"[{item.year}] {series} {number}{division}", is_british=True)


def common_law_court(item: Item) -> str:
    """(HL), (CA) behind a report of several courts' decisions."""
    court = clean(item.authority)
    return english_table().courts.get(court, court)


def reported(report: LawReport, year: str) -> str:
    """[2019] 1 AC 884; (2021) 24 HKCFAR 210, where volumes are numbered through the years; "" without a reporter."""
    if not report.reporter:
        return ""
    runs_on = report.reporter in english_table().running_reports
    is_old = bool(report.volume or _OLD_REPORTS.match(report.reporter)) and year.isdecimal() and int(year) < _BY_YEAR
    runs_on = runs_on or is_old or (report.volume.isdigit() and int(report.volume) > _RUNNING)
    shown = f"({year})" if runs_on else f"[{year}]"
    shown = year if report.reporter in english_table().unbracketed_reports else shown
    return " ".join(part for part in (shown, report.volume, report.reporter, report.page) if part)


def is_one_court(report: LawReport) -> bool:
    """Whether a report holds the decisions of one court, which it need not name."""
    return report.reporter in english_table().running_reports | english_table().one_court_reports


def is_database(report: LawReport) -> bool:
    """Whether the case is known by a database's number (2024 WL 1122334), which wants docket and full date."""
    return report.reporter == "WL" or report.reporter.endswith("LEXIS")


def series_of(item: Item) -> str:
    """The series a text stands in, shortened where its name is in words: U.S.C., Fed. Reg."""
    name = clean(item.container_title)
    return english_table().series.get(name, name)


def code_of(item: Item, sections: str = "") -> str:
    """17 U.S.C. § 107; 15 U.S.C. §§ 1051–1141; 136 Stat. 2395."""
    code = " ".join(part for part in (clean(item.volume), series_of(item)) if part)
    sections = clean(item.section) or sections
    if code and sections:
        return f"{code} {mark_of(sections)}"
    return " ".join(part for part in (code, page_in_series(item)) if part)


def tells_year(name: str, year: str) -> bool:
    """Whether an Act's name ends with its year, which is then not told again."""
    return name.removesuffix(" (Cth)").endswith(year)


def commonwealth(item: Item) -> str:
    """(Cth) behind an Act of Australia's own parliament."""
    is_theirs = land_of(item) == "AU" and item.csl_type == "legislation" and not item.container_title
    return "(Cth)" if is_theirs and not item.title.endswith(")") else ""


def act_number(item: Item) -> str:
    """Pub. L. No. 117-263; Cap. 528; other numbers as they stand."""
    number = clean(item.document_number or item.number)
    public = _PUBLIC_LAW.fullmatch(number)
    if public and (land_of(item) in ("US", "") or series_of(item) == "Stat."):
        return f"Pub. L. No. {public[1]}"
    return re.sub(r"\ACap\.? ", "Cap. ", number)


def is_proposed(item: Item) -> bool:
    """Whether a rule is proposed and not made."""
    return "proposed" in f"{item.status} {item.genre}".lower()


def page_in_series(item: Item) -> str:
    """The page behind volume and series: 3 C.F.R. 294; 85 Fed. Reg. 12,345. None where a section is cited."""
    page = clean(item.page_first or item.page).split("-", maxsplit=1)[0]
    if not item.volume or not item.container_title or item.section:
        return ""
    return f"{int(page):,}" if page.isdecimal() and len(page) > 4 else page


def is_constitution(item: Item) -> bool:
    """Whether the title is the abbreviation that no comma follows: U.S. Const. art. I."""
    return item.title.endswith("Const.")


def congress_of(item: Item) -> str:
    """118th Cong., of a bill or a hearing."""
    text = re.sub(r" Congress\Z", " Cong.", clean(item.chapter_number))
    return f"{ordinal(int(text))} Cong." if text.isdecimal() else text


def committee_of(item: Item, *, is_short: bool) -> str:
    """The committee that heard; shortened: S. Comm. on the Judiciary."""
    name = clean(item.section or item.authority)
    if not is_short:
        return name
    for word, short in english_table().committees.items():
        name = re.sub(rf"\b{word}\b", short, name)
    return name


def hearing_parts(item: Item) -> tuple[str, str]:
    """The title of a hearing and the body before which it was, where the title says both."""
    title, _, body = _HEARING.sub("\x00", clean(item.title)).partition("\x00")
    return title, body


def court_of(item: Item, reporter: str) -> str:
    """The court in the parenthesis: 9th Cir., N.D. Cal.; none where the reporter says it (tables T1, T7)."""
    court, table = clean(item.authority), bluebook().courts
    if language_of(item) == "zh":
        return latin_court(court)
    if reporter in table.one_court:
        return ""
    circuit = _CIRCUIT.search(court) or _CIRCUIT_ALONE.fullmatch(court)
    if circuit and circuit[1] in table.circuits:
        return table.circuits[circuit[1]]
    if court in table.named:
        return table.named[court]
    court = re.sub(r"\A(2nd|3rd)(?= Cir\.)", lambda match: match[1][0] + "d", court)
    if match := _DISTRICT.search(court):
        if not match[1] and match[2].strip() in table.districts:
            return table.districts[match[2].strip()]
        place = bluebook().places.get(match[2].strip(), match[2].strip())
        part = table.parts.get(match[1] or "", "")
        return f"{part}D.{'' if len(place) == 4 and place.count('.') == 2 else ' '}{place}"
    return _told_by(reporter, _state_court(court))


def _told_by(reporter: str, court: str) -> str:
    """What a state's own reports do not tell of the court (10.4(b)): Cal. 4th tells Cal., Cal. App. the state."""
    place = next((name for name in bluebook().places.values() if f"{court} ".startswith(f"{name} ")), "")
    return court.removeprefix(place).strip() if place and reporter.startswith(place) else court


def _state_court(court: str) -> str:
    """Cal., Cal. Ct. App., N.Y.: a state's highest court is named by the state alone (10.4(b))."""
    match, table = _STATE_COURT.fullmatch(court), bluebook().courts
    kind = (match[1] or match[3]) if match else ""
    if not match or not kind or match[2] not in table.states:
        return court
    if kind != "Supreme Court" and match[2] in table.appeals and not kind.startswith(table.highest.get(match[2], "-")):
        return table.appeals[match[2]]
    place = bluebook().places.get(match[2], match[2])
    if kind.startswith(table.highest.get(match[2], "Supreme Court")):
        return place
    return f"{place} {'Sup. Ct.' if kind == 'Supreme Court' else 'Ct. App.'}"


def is_british(item: Item) -> bool:
    """Whether a statute is of the United Kingdom, which is named by its title and year."""
    return land_of(item) == "GB" or item.language.lower() == "en-gb"


def patent_of(item: Item, word: str) -> str:
    """U.S. Patent No. 1,234,567; numbers of other offices as they stand."""
    number = clean(item.number)
    match = _AMERICAN.fullmatch(number)
    told = f"{item.authority} {item.genre}"
    is_american = land_of(item) == "US" or number.startswith("US ") or "United States" in told or "U.S." in told
    plain = _PLAIN_PATENT.fullmatch(number.removeprefix("US ")) if is_american else None
    if plain:
        return f"{word} {int(plain[1].replace(',', '')):,}{plain[2] or ''}"
    if not match:
        return number
    return f"{word} {int(match[1]):,}" + (f" {match[2]}" if match[2] else "")


def docket_of(item: Item) -> str:
    """The docket number, or the number of a guiding case."""
    docket = clean(item.docket or item.number)
    if language_of(item) == "zh":
        docket = latin_case_number(docket)
    docket = "" if _NEUTRAL.fullmatch(docket) else docket
    if not docket and item.guiding_number:
        number = clean(item.guiding_number)
        return f"Guiding Case No. {number}" if number.isdigit() else number
    return docket


def versus(title: str, word: str) -> str:
    """The case name with "v." or "v"."""
    return _VERSUS.sub(f" {word} ", clean(title))


def at_its_section(cite: CiteItem) -> CiteItem:
    """The citation of an act at the section its record names, where no code stands beside it and no pinpoint is given:
    § 44b of an Urheberrechtsgesetz, art. 65 of a 著作權法."""
    item = cite.item
    is_own = item.section and not item.container_title and not cite.locator and item.csl_type == "legislation"
    if not is_own or is_british(item) or is_constitution(item):
        return cite
    number = simplified(clean(item.section)).removeprefix("§").strip()
    if language_of(item) == "de" or land_of(item) in ("DE", "AT"):
        return cite.model_copy(update={"locator": mark_of(number), "label": ""})
    return cite.model_copy(update={"locator": number, "label": "" if _ARTICLE.match(number) else "section"})


def article_pinpoint(cite: CiteItem, word: str) -> str:
    """art. 1224(1) of a pinpoint like 第1224条第1款; other words as they are."""
    text = clean(cite.locator)
    match = _ARTICLE.match(simplified(text))
    if match:
        number, paragraph, item = (str(number_of(part)) if part else "" for part in match.groups())
        return f"{word} {number}" + (f"({paragraph})" if paragraph else "") + (f"({item})" if item else "")
    if cite.label in ("article", "article-locator", "rule") and text[:1].isdigit():
        return f"{word} {text}"
    return text
