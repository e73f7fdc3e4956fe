"""One piece of a Chinese legal footnote between two commas, and what it says: host, imprint, number, pinpoint …"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from distlaw.extract.references.parts.names import byline
from distlaw.extract.references.printed import Printed, edtf
from distlaw.text.han import HAN
from distlaw.vocab.references import zh_roles

Fields = dict[str, Any]
_N = r"[\d一二三四五六七八九十百〇零]+"
_DAY = r"\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?"
_PAGES = re.compile(
    rf"(?:第\s*(?P<zh>{_N}(?:\s*页?\s*[-—~、,及至]\s*第?\s*{_N})*)\s*页(?:以下|及以下|起|注\S*)?|页\s*(?P<tw>\d+(?:\s*[-—~、]"
    rf"\s*\d+)*)(?:以下)?|(?P<jp>\d+(?:[-—~]\d+)?)\s*页(?:以下)?"
    r"|[pр]p?\.\s*(?P<en>\d+(?:\s*[-—]\s*\d+)*))$"
)
_SHEET = re.compile(rf"第\s*(?P<page>[A-Z]?{_N})\s*版$")
_PLACE_IN = re.compile(
    rf"(?:第\s*{_N}(?:\s*[、,及至-]\s*{_N})*\s*[条章节编款项段卷目篇部讲](?:之{_N})?|卷{_N}|边码\s*\d+|\d+:\d+|\"[^\"]+\"条|注"
    rf"\s*\d+|脚注\s*\d+|图\s*\d+|表\s*\d+)"
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
_CONTRIBUTOR = re.compile(rf"(?P<names>[^《》\d:]{{2,60}}?)(?P<role>{_ROLE})$")
_PRINTED_EDITION = re.compile(rf"(?P<edition>(?:初|再|修订|增订|{_N}|修订{_N}|增订{_N})版)(?:\s*\d+\s*刷)?$")
_VOLUME_ISSUE = re.compile(r"(?P<volume>\d{1,4})\s*\((?P<issue>\d{1,4})\)$")
_BARE_PAGES = re.compile(r"\d{1,5}\s*[-—~]\s*\d{1,5}$")
_HOST_EDITORS = re.compile(
    r"(?:载于?|收于|收入|收录于|刊于|辑于)\s*:?\s*(?P<editors>[^《》]{2,40}(?:主编|编著?|等编))$"
)
_HOST = re.compile(r"(?:载于?|收于|收入|收录于|刊于|辑于|in\s)\s*(?P<rest>.+)$")
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
    rf"(?:第\s*(?P<number>{_N})\s*版|(?P<words>\S{{0,6}}(?:修订|增订|影印|点校|注释|重排)\S{{0,3}}[版本]))?\s*"
    rf"(?P<volume>(?:第\s*{_N}\s*[卷册辑集编部]|[上中下](?:\s*[卷册编])?)\S{{0,8}})?$"
)
_IMPRINT = re.compile(
    r"(?P<publisher>[^《》:\d]{2,60}?)\s*(?P<year>\d{4})年(?P<version>(?:\S{0,4}版|\S{0,6}本|\S{0,4}印"
    r"|\S{0,4}刊))?(?:\((?P<note>[^)]*)\))?$"
)
_TW_IMPRINT = re.compile(
    rf"(?P<place>[{HAN}]{{2,6}}):(?P<publisher>[{HAN}]{{2,30}}(?:出版社|出版|书局|书店|公司|书坊|图书|印书馆|出版有限公司|文化))$"
)
_PUBLISHER = re.compile(
    rf"(?P<publisher>[{HAN}]{{2,30}}(?:出版社|书局|印书馆|出版公司|出版有限公司|图书公司|自版|出版))$"
)
_JP_IMPRINT = re.compile(r"\(?(?P<publisher>[^\d,()]{2,30}),\s*(?P<year>\d{4})年\)?\s*(?P<page>\d+(?:-\d+)?)?页?$")
_THESIS = re.compile(
    r"(?P<school>[^\d《》]{2,40}?)(?P<year>\d{4})(?:年|届)\s*(?P<genre>(?:博士|硕士|学士)\S{0,6}论文|(?:博|硕)士后\S{0,6}报告)$"
)
_SCHOOL_THESIS = re.compile(
    r"(?P<school>[^\d《》]{2,40}?(?:大学|学院|研究所|系|所))(?P<genre>(?:博士|硕士|学士)(?:学位)?论文)$"
)
_CONFERENCE = re.compile(r"(?P<event>.{2,80}?)(?:会议论文|参会论文|(?P<year>\d{4})年年会论文|提交论文|论文)$")
_HELD = re.compile(rf"(?P<date>{_DAY})(?:于|在)(?P<place>[{HAN}]{{2,10}})$")
_ADOPTED = re.compile(rf"(?P<date>{_DAY})(?P<by>[^《》]{{4,60}}?)(?:通过|批准|发布|公布|修订通过)$")
_ANNOUNCED = re.compile(rf"(?P<date>{_DAY})(?:发布|公布|施行|印发|起施行)?$")
_DOCUMENT_NUMBER = re.compile(
    rf"(?P<number>(?:[{HAN}]{{0,8}}\s*[\[(](?:19|20)?\d\d[\])][{HAN}]{{0,6}}?\s*(?:第\s*)?\d+"
    rf"\s*号)|(?:\"?[{HAN}]+\"?释字第\s*\d+\s*号)|(?:\d{{4}}年第\s*\d+\s*号\S{{0,6}}))(?:,?\s*(?P<repealed>已废止"
    r"|已失效))?$"
)
_VERSION = re.compile(
    r"(?P<version>(?:\d{4}年?(?:修订|修正|制定|通过|公布)?|(?:19|20)\d\d年?\S{0,6}|修订草案\S*|草案\S*|征求意见稿|\S{0,8}稿))$"
)
_COURT_NUMBER = re.compile(
    rf"(?P<court>[{HAN}]{{2,30}}?)?\s*(?P<docket>[\[(]\d{{4}}[\])]\s*[{HAN}\d\[\]()]{{1,24}}?"
    rf"\s*号(?:之[一二三四五六七八九十])?)\s*(?P<kind>[{HAN}]{{0,8}}(?:判决书|裁定书|决定书|调解书|裁决书|判决|裁定|决定|意见书))?$"
)
_GUIDING = re.compile(
    r"(?P<court>最高人民(?:法院|检察院))(?P<number>(?:第\s*\d+\s*号)?指导(?:性)?案例\s*(?:第?\s*\d+\s*号)?)(?:\((?P<year>\d{4})年\))?$"
)
_LIBRARY = re.compile(r"(?P<archive>人民法院案例库)(?:入库编号:?)?\s*(?P<number>\d{4}-\d+-\d+-\d+-\d+)(?:号)?$")
_ACCOUNT = re.compile(
    rf"(?P<platform>微信公众号|微博|微信|知乎|\S{{0,6}}公众号)\s*[\"《](?P<name>[^\"》]+)[\"》]\s*(?P<date>{_DAY})?$"
)
_APP = re.compile(rf"[\"《](?P<name>[^\"》]+)[\"》]\s*(?P<platform>App|APP|客户端|app)\s*(?P<date>{_DAY})?$")
_SITE = re.compile(rf"(?P<site>[^《》\d,]{{2,40}}?)\s*(?P<date>{_DAY})?$")


def read_piece(part: Printed, so_far: Fields) -> Fields:
    """The fields one piece gives; under `remark` the words no rule knows."""
    for rule in _RULES:
        said = rule(part, so_far)
        if said is not None:
            return {key: value for key, value in said.items() if value}
    return {"remark": part.text}


def _page(part: Printed, so_far: Fields) -> Fields | None:
    match = _PAGES.match(part.flat)
    if not match:
        return None
    pages = next(group for group in match.groups() if group)
    pages = re.sub(r"\s*页?\s*[、,及]\s*第\s*", ", ", pages)
    pages = re.sub(r"\s*页?\s*[-—~至]\s*第?\s*", "-", pages)
    is_whole = match["tw"] is not None and so_far.get("issue") and "-" in pages
    return {"page": pages} if is_whole else {"locator": pages, "locator_label": "page"}


def _sheet(part: Printed, so_far: Fields) -> Fields | None:
    match = _SHEET.match(part.flat)
    return {"page": match["page"]} if match and not so_far.get("bracketed") else None


def _place_in(part: Printed, so_far: Fields) -> Fields | None:
    match = _PLACE_IN.match(part.flat)
    if not match or so_far.get("bracketed") or (so_far.get("container_title") == "" and "卷" in part.flat):
        return None
    if part.flat.startswith("卷"):
        head = re.match(r"卷[\d一二三四五六七八九十百〇零]+", part.flat)
        title = re.search(r"《(?P<title>[^》]+)》", part.flat)
        return {
            "volume": part.cut(0, head.end()).text if head else "",
            "volume_title": part.group(title, "title").text if title else "",
        }
    unit = re.search(r"[条章节编款项段卷]", match.group())
    return {"locator": part.text, "locator_label": _LABELS.get(unit.group(), "section") if unit else "section"}


def _contributor(part: Printed, so_far: Fields) -> Fields | None:
    match = _CONTRIBUTOR.match(part.flat)
    if not match or so_far.get("bracketed") or re.search(r"年|页|出版社|通过", part.flat):
        return None
    return {"contributors": byline(part).names}


def _host(part: Printed, so_far: Fields) -> Fields | None:
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


def host_numbers(numbers: Printed) -> Fields:
    """What follows a host's title: year and issue, volume, date of a newspaper, edition in brackets."""
    body = numbers.trimmed()
    if not body:
        return {}
    if re.fullmatch(_DAY, body.flat):
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
    dated = re.match(rf"(?P<date>{_DAY})", body.flat)
    return {"issued": edtf(dated["date"])} if dated else {}


def _bare_volume(volume: str) -> str:
    """`第1卷` gives 1; `第4卷第2辑` and 上卷 stay as printed."""
    single = re.fullmatch(r"第\s*(\d+)\s*[卷辑册集]", volume)
    return single[1] if single else volume


def _bracketed(inside: Printed) -> Fields:
    """Edition and volume: 第2版, 第1卷, 第2版第2卷, 第8版上卷第1分册."""
    match = _EDITION.match(inside.flat)
    if not match or not inside:
        return {}
    volume = inside.group(match, "volume").text
    return {"edition": match["number"] or inside.group(match, "words").text, "volume": _bare_volume(volume)}


def _in_brackets(part: Printed, so_far: Fields) -> Fields | None:
    if not so_far.get("bracketed"):
        return None
    if match := _DOCUMENT_NUMBER.match(part.flat):
        return _numbered(part.group(match, "number").text) | {"is_repealed": bool(match["repealed"])}
    if _EDITION.match(part.flat) and part:
        return _bracketed(part)
    if match := _JP_IMPRINT.match(part.flat):
        return {"publisher": part.group(match, "publisher").text, "issued": match["year"]}
    if re.fullmatch(_DAY, part.flat):
        return {"event_date": edtf(part.flat)}
    if match := _VERSION.match(part.flat):
        year = re.match(r"\d{4}", part.flat)
        return {"version_note": part.text, "issued": year.group() if year else ""}
    return {}


def _online_host(body: Printed) -> Fields | None:
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


def _case(part: Printed, so_far: Fields) -> Fields | None:
    if match := _GUIDING.match(part.flat):
        return {
            "csl_type": "legal_case",
            "authority": match["court"],
            "guiding_number": part.cut(match.start("court"), match.end("number")).text,
            "issued": match["year"] or "",
        }
    if match := _LIBRARY.match(part.flat):
        return {"csl_type": "legal_case", "archive": match["archive"], "case_library_number": match["number"]}
    match = _COURT_NUMBER.match(part.flat)
    if match and (match["kind"] or so_far.get("csl_type") == "legal_case"):
        docket = part.group(match, "docket").text
        return {
            "csl_type": "legal_case",
            "authority": part.group(match, "court").text,
            "docket": docket,
            "issued": match["docket"][1:5],
            "document_kind": part.group(match, "kind").text,
        }
    return None


def _agency_decision(part: Printed, so_far: Fields) -> Fields | None:
    match = re.match(
        rf"(?P<body>[{HAN}]{{2,20}})(?P<number>\[\d{{4}}\]\d+号)(?P<kind>[{HAN}]{{2,12}}(?:决定书|通知书))$",
        part.flat,
    )
    if not match:
        return None
    return {
        "csl_type": "legal_case",
        "authority": part.group(match, "body").text,
        "docket": part.group(match, "number").text,
        "document_kind": part.group(match, "kind").text,
        "issued": match["number"][1:5],
    }


def _document_number(part: Printed, so_far: Fields) -> Fields | None:
    match = _DOCUMENT_NUMBER.match(part.flat)
    if not match:
        return None
    return _numbered(part.group(match, "number").text)


def _numbered(number: str) -> Fields:
    """A document number, and the year it carries."""
    year = re.search(r"(?:19|20)\d\d", unicodedata.normalize("NFKC", number))
    return {"document_number": number, "issued": year.group() if year else ""}


def _dated(part: Printed, so_far: Fields) -> Fields | None:
    if match := _HELD.match(part.flat):
        return {
            "issued": edtf(match["date"]),
            "event_date": edtf(match["date"]),
            "event_place": part.group(match, "place").text,
        }
    if match := _ADOPTED.match(part.flat):
        day = edtf(match["date"])
        return {"adopted_at": day, "issued": day, "adopted_by": part.group(match, "by").text}
    if re.fullmatch(r"\d{4}年", part.flat) and so_far.get("title") and not so_far.get("issued"):
        return {"issued": part.flat[:4]}
    match = _ANNOUNCED.match(part.flat)
    if match or re.match(r"民国\s*\d+\s*年", part.flat):
        return {"issued": edtf(part.flat)}
    return None


def _study(part: Printed, so_far: Fields) -> Fields | None:
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
    if match and re.search(r"会|论坛|年会", part.flat):
        return {
            "csl_type": "paper-conference",
            "event_title": part.group(match, "event").text,
            "issued": match["year"] or "",
        }
    return None


def _imprint(part: Printed, so_far: Fields) -> Fields | None:
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


def _issue(part: Printed, so_far: Fields) -> Fields | None:
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


_RULES: tuple[Callable[[Printed, Fields], Fields | None], ...] = (
    _page,
    _sheet,
    _in_brackets,
    _issue,
    _place_in,
    _case,
    _agency_decision,
    _dated,
    _document_number,
    _study,
    _contributor,
    _host,
    _imprint,
)
