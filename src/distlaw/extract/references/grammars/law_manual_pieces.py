"""One piece of a Chinese legal footnote between two commas, and what it says: host, imprint, number, pinpoint …"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from distlaw.extract.references.grammars import law_manual_documents as documents
from distlaw.extract.references.grammars.law_manual_documents import DAY, Fields
from distlaw.extract.references.parts.names import byline
from distlaw.extract.references.printed import PrintedText, edtf
from distlaw.text.han import HAN
from distlaw.text.numerals import TO_TEN
from distlaw.vocab.references import zh_roles
from distlaw.vocab.words import any_of, word_list, worded

_said = partial(any_of, "references")
_N = rf"[\d{TO_TEN}百〇零]+"
_PAGES = worded(
    "references",
    r"(?:第\s*(?P<zh>{n}(?:\s*页?\s*[-—~、,及至]\s*第?\s*{n})*)\s*页(?:{and_more}|注\S*)?|"
    r"页\s*(?P<tw>\d+(?:\s*[-—~、]\s*\d+)*)(?:以下)?|(?P<jp>\d+(?:[-—~]\d+)?)\s*页(?:以下)?|"
    r"[pр]p?\.\s*(?P<en>\d+(?:\s*[-—]\s*\d+)*))$",
    n=_N,
)
_SHEET = re.compile(rf"第\s*(?P<page>[A-Z]?{_N})\s*版$")
_PLACE_IN = worded(
    "references",
    r"(?:第\s*{n}(?:\s*[、,及至-]\s*{n})*\s*{units}(?:之{n})?|卷{n}|\d+:\d+|\"[^\"]+\"条|{figures}\s*\d+)",
    n=_N,
)
_LABELS = {
    "条": "article-locator",
    "章": "chapter",
    "节": "section",
    "款": "paragraph",
    "卷": "volume",
    "编": "part",
    "段": "paragraph",
}
_ROLE = "|".join(zh_roles())
_IN = _said("hosts")
_CONTRIBUTOR = re.compile(rf"(?P<names>[^《》\d:]{{2,60}}?)(?P<role>{_ROLE})$")
_PRINTED_EDITION = re.compile(rf"(?P<edition>(?:{_said('printings')}?{_N}|{_said('printings')})版)(?:\s*\d+\s*刷)?$")
_VOLUME_ISSUE = re.compile(r"(?P<volume>\d{1,4})\s*\((?P<issue>\d{1,4})\)$")
_BARE_PAGES = re.compile(r"\d{1,5}\s*[-—~]\s*\d{1,5}$")
_HOST_EDITORS = re.compile(rf"{_IN}\s*:?\s*(?P<editors>[^《》]{{2,40}}{_said('host_editors')})$")
_HOST = re.compile(rf"(?:{_IN}|in\s)\s*(?P<rest>.+)$")
_HOST_TITLE = re.compile(
    r"(?:(?P<editors>[^《》]{2,60}?)\s*:\s*)?《(?P<host>[^《》]*(?:《[^》]*》[^《》]*)*)》(?P<numbers>.*)$"
)
_ISSUE = re.compile(
    rf"\s*(?:总)?(?:第\s*(?P<volume>{_N})\s*卷)?\s*(?:(?P<year>\d{{4}})年(?:卷)?)?\s*(?:[,]?\s*第\s*"
    rf"(?P<issue>{_N}(?:\s*[/、-]\s*{_N})?|\d+\s*[A-Z])\s*[期辑号])?"
    rf"\s*(?:\((?P<when>[^)]*)\))?$"
)
_TW_ISSUE = re.compile(rf"(?:第?\s*(?P<volume>{_N})\s*卷)?\s*第?\s*(?P<issue>{_N})\s*期$")
_VOLUMES = re.compile(
    rf"\s*(?P<volume>第\s*{_N}\s*(?:卷|辑|册|集|编)(?:\s*第\s*{_N}\s*(?:期|辑|册|分册))?|[上中下]\s*[卷册编])\s*$"
)
_EDITION = re.compile(
    rf"(?:第\s*(?P<number>{_N})\s*版|(?P<words>\S{{0,6}}{_said('editions')}\S{{0,3}}[版本]))?\s*"
    rf"(?P<volume>(?:第\s*{_N}\s*[卷册辑集编部]|[上中下](?:\s*[卷册编])?)\S{{0,8}})?$"
)
_IMPRINT = re.compile(
    r"(?P<publisher>[^《》:\d]{2,60}?)\s*(?P<year>\d{4})年(?P<version>(?:\S{0,4}版|\S{0,6}本|\S{0,4}印"
    r"|\S{0,4}刊))?(?:\((?P<note>[^)]*)\))?$"
)
_TW_IMPRINT = re.compile(rf"(?P<place>[{HAN}]{{2,6}}):(?P<publisher>[{HAN}]{{2,30}}{_said('taiwanese_publishers')})$")
_PUBLISHER = re.compile(rf"(?P<publisher>[{HAN}]{{2,30}}{_said('publishers')})$")
_JP_IMPRINT = re.compile(r"\(?(?P<publisher>[^\d,()]{2,30}),\s*(?P<year>\d{4})年\)?\s*(?P<page>\d+(?:-\d+)?)?页?$")
_DEGREE = _said("degrees")
_THESIS = re.compile(
    rf"(?P<school>[^\d《》]{{2,40}}?)(?P<year>\d{{4}})(?:年|届)\s*(?P<genre>{_DEGREE}\S{{0,6}}论文|[博硕]士后\S{{0,6}}报告)$"
)
_SCHOOL_THESIS = re.compile(rf"(?P<school>[^\d《》]{{2,40}}?{_said('schools')})(?P<genre>{_DEGREE}(?:学位)?论文)$")
_CONFERENCE = re.compile(rf"(?P<event>.{{2,80}}?)(?:(?P<year>\d{{4}})年年会论文|{_said('conference_papers')})$")
_VERSION = re.compile(
    rf"(?P<version>(?:\d{{4}}年?{_said('revising')}?|(?:19|20)\d\d年?\S{{0,6}}|(?:修订)?草案\S*|\S{{0,8}}稿))$"
)
_ACCOUNT = re.compile(
    rf"(?P<platform>{_said('platforms')}|\S{{0,6}}公众号)\s*[\"《](?P<name>[^\"》]+)[\"》]\s*(?P<date>{DAY})?$"
)
_APP = re.compile(rf"[\"《](?P<name>[^\"》]+)[\"》]\s*(?P<platform>{_said('apps')})\s*(?P<date>{DAY})?$")
_SITE = re.compile(rf"(?P<site>[^《》\d,]{{2,40}}?)\s*(?P<date>{DAY})?$")


def read_piece(part: PrintedText, so_far: Fields) -> Fields:
    """The fields one piece gives; under `remark` the words no rule knows."""
    for rule in _RULES:
        said = rule(part, so_far)
        if said is not None:
            return {key: value for key, value in said.items() if value}
    return {"remark": part.text}


def _page(part: PrintedText, so_far: Fields) -> Fields | None:
    match = _PAGES.match(part.flat)
    if not match:
        return None
    pages = next(group for group in match.groups() if group)
    pages = re.sub(r"\s*页?\s*[、,及]\s*第\s*", ", ", pages)
    pages = re.sub(r"\s*页?\s*[-—~至]\s*第?\s*", "-", pages)
    is_whole = match["tw"] is not None and so_far.get("issue") and "-" in pages
    return {"page": pages} if is_whole else {"locator": pages, "locator_label": "page"}


def _sheet(part: PrintedText, so_far: Fields) -> Fields | None:
    match = _SHEET.match(part.flat)
    return {"page": match["page"]} if match and not so_far.get("bracketed") else None


def _place_in(part: PrintedText, so_far: Fields) -> Fields | None:
    match = _PLACE_IN.match(part.flat)
    if not match or so_far.get("bracketed") or (so_far.get("container_title") == "" and "卷" in part.flat):
        return None
    if part.flat.startswith("卷"):
        head = re.match(rf"卷{_N}", part.flat)
        title = re.search(r"《(?P<title>[^》]+)》", part.flat)
        return {
            "volume": part.cut(0, head.end()).text if head else "",
            "volume_title": part.group(title, "title").text if title else "",
        }
    unit = re.search(r"[条章节编款项段卷]", match.group())
    return {"locator": part.text, "locator_label": _LABELS.get(unit.group(), "section") if unit else "section"}


def _contributor(part: PrintedText, so_far: Fields) -> Fields | None:
    match = _CONTRIBUTOR.match(part.flat)
    if not match or so_far.get("bracketed") or word_list("references", "no_contributor").regex.search(part.flat):
        return None
    return {"contributors": byline(part).names}


def _host(part: PrintedText, so_far: Fields) -> Fields | None:
    if match := _HOST_EDITORS.match(part.flat):
        return {"contributors": byline(part.group(match, "editors"), role="editor").names}
    opened = _HOST.match(part.flat)
    body = part.group(opened, "rest") if opened else part
    match = _HOST_TITLE.match(body.flat)
    if match and (opened or (so_far.get("title") and not so_far.get("bracketed"))):
        found: Fields = {"container_title": body.group(match, "host").text}
        if match["editors"]:
            found["contributors"] = byline(body.group(match, "editors"), role="container_author").names
        return found | host_numbers(body.group(match, "numbers"))
    return _online_host(body) if opened else None


def host_numbers(numbers: PrintedText) -> Fields:
    """What follows a host's title: year and issue, volume, date of a newspaper, edition in brackets."""
    body = numbers.trimmed()
    if not body:
        return {}
    if re.fullmatch(DAY, body.flat):
        return {"issued": edtf(body.text)}
    if volumes := _VOLUMES.match(body.flat):
        return {"volume": _bare_volume(body.group(volumes, "volume").text)}
    if match := _ISSUE.match(body.flat):
        found: Fields = {"volume": match["volume"] or "", "issue": match["issue"] or "", "issued": match["year"] or ""}
        when = body.group(match, "when")
        if when and (date := edtf(when.text)):
            found["issued"] = date
        elif when:
            found |= _bracketed(when)
        return found
    dated = re.match(rf"(?P<date>{DAY})", body.flat)
    return {"issued": edtf(dated["date"])} if dated else {}


def _bare_volume(volume: str) -> str:
    """`第1卷` gives 1; `第4卷第2辑` and 上卷 stay as printed."""
    single = re.fullmatch(r"第\s*(\d+)\s*[卷辑册集]", volume)
    return single[1] if single else volume


def _bracketed(inside: PrintedText) -> Fields:
    """Edition and volume: 第2版, 第1卷, 第2版第2卷, 第8版上卷第1分册."""
    match = _EDITION.match(inside.flat)
    if not match or not inside:
        return {}
    volume = inside.group(match, "volume").text
    return {"edition": match["number"] or inside.group(match, "words").text, "volume": _bare_volume(volume)}


def _in_brackets(part: PrintedText, so_far: Fields) -> Fields | None:
    if not so_far.get("bracketed"):
        return None
    if numbered := documents.document_number(part, so_far):
        return numbered
    if _EDITION.match(part.flat) and part:
        return _bracketed(part)
    if match := _JP_IMPRINT.match(part.flat):
        return {"publisher": part.group(match, "publisher").text, "issued": match["year"]}
    if re.fullmatch(DAY, part.flat):
        return {"event_date": edtf(part.flat)}
    if match := _VERSION.match(part.flat):
        year = re.match(r"\d{4}", part.flat)
        return {"version_note": part.text, "issued": year.group() if year else ""}
    return {}


def _online_host(body: PrintedText) -> Fields | None:
    if match := _ACCOUNT.match(body.flat) or _APP.match(body.flat):
        return {
            "csl_type": "webpage",
            "platform": body.group(match, "platform").text,
            "site": body.group(match, "name").text,
            "container_title": body.group(match, "name").text,
            "issued": edtf(match["date"] or ""),
        }
    match = _SITE.match(body.flat)
    if not match:
        return None
    site = body.group(match, "site").text.strip('"“”')
    return {"csl_type": "webpage", "site": site, "container_title": site, "issued": edtf(match["date"] or "")}


def _study(part: PrintedText, so_far: Fields) -> Fields | None:
    if match := _THESIS.match(part.flat):
        return {
            "csl_type": "thesis",
            "publisher": part.group(match, "school").text,
            "issued": match["year"],
            "genre": part.group(match, "genre").text,
        }
    if match := _SCHOOL_THESIS.match(part.flat):
        school, genre = part.group(match, "school").text, part.group(match, "genre").text
        return {"csl_type": "thesis", "publisher": school, "genre": genre}
    match = _CONFERENCE.match(part.flat)
    if match and word_list("references", "conferences").regex.search(part.flat):
        return {
            "csl_type": "paper-conference",
            "event_title": part.group(match, "event").text,
            "issued": match["year"] or "",
        }
    return None


def _imprint(part: PrintedText, so_far: Fields) -> Fields | None:
    if match := _IMPRINT.match(part.flat):
        version, note = part.group(match, "version").text, part.group(match, "note").text
        found = {"publisher": part.group(match, "publisher").text, "issued": match["year"]}
        if version in ("版", ""):
            return found | {"version_note": note}
        return found | {"edition": part.cut(match.start("version")).text}
    if match := _TW_IMPRINT.match(part.flat):
        return {"publisher_place": part.group(match, "place").text, "publisher": part.group(match, "publisher").text}
    if match := _PUBLISHER.match(part.flat):
        return {"publisher": part.group(match, "publisher").text}
    match = _JP_IMPRINT.match(part.flat)
    if match and so_far.get("after_title"):
        page = match["page"] or ""
        return {"publisher": part.group(match, "publisher").text, "issued": match["year"], "page": page}
    return None


def _issue(part: PrintedText, so_far: Fields) -> Fields | None:
    if match := _PRINTED_EDITION.match(part.flat):
        return None if so_far.get("bracketed") else {"edition": part.group(match, "edition").text}
    if so_far.get("container_title") and (match := _VOLUME_ISSUE.match(part.flat)):
        return {"volume": match["volume"], "issue": match["issue"]}
    if so_far.get("container_title") and _BARE_PAGES.match(part.flat):
        return {"page": re.sub(r"\s*[-—~]\s*", "-", part.flat)}
    if match := _TW_ISSUE.match(part.flat):
        return {"volume": match["volume"] or "", "issue": match["issue"]}
    match = _ISSUE.match(part.flat)
    if match and (match["issue"] or match["volume"]) and not so_far.get("bracketed"):
        return {"volume": match["volume"] or "", "issue": match["issue"] or "", "issued": match["year"] or ""}
    if volumes := _VOLUMES.match(part.flat):
        return {"volume": _bare_volume(part.group(volumes, "volume").text)}
    return None


_RULES: tuple[Callable[[PrintedText, Fields], Fields | None], ...] = (
    _page,
    _sheet,
    _in_brackets,
    _issue,
    _place_in,
    documents.case,
    documents.agency_decision,
    documents.dated,
    documents.document_number,
    _study,
    _contributor,
    _host,
    _imprint,
)
