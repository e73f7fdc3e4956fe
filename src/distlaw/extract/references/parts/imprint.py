"""Journal with its numbers, and imprint with edition and further contributors, as GB/T 7714 prints them."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from distlaw.extract.references.parts.names import byline
from distlaw.extract.references.printed import PrintedText, edtf
from distlaw.text.han import HAN
from distlaw.vocab.words import worded

_PAGES = (
    r"(?:[A-Za-z]{0,3}\d[\d.]*(?:\s*[-—~]\s*[A-Za-z]{0,3}\d[\d.]*)?(?:\s*[,+]\s*\d+(?:-\d+)?)*|{page_names}"
    r"|[ivxlc]+(?:-[ivxlc]+)?)"
)
_DATE = r"\d{4}(?:-\d{1,2}){1,2}|\d{4}年\d{1,2}月(?:\d{1,2}日)?"
_worded = partial(worded, "reference_entries", pages=_PAGES)
_YEAR_OR_DATE = rf"(?:(?P<date>{_DATE})|(?P<year>(?:1[5-9]|20)\d\d)年?)?"
_VOLUME = r"(?:\s*[,，]?\s*(?:第|Vol\.?\s*)?(?P<volume>(?<!\d)\d{1,4}|[IVXLC]+)\s*卷?)?"
_ISSUE = (
    r"(?:[,，]?\s*\(\s*(?P<issue>[^()]{1,14})\s*\)|,?\s*第\s*(?P<issue_zh>\d{1,3})\s*期|"
    r",\s*(?:No\.?|Issue)\s*(?P<issue_en>\d+))?"
)
NUMBERS = _worded(
    rf"(?:^|[,.:]\s*|\s+|(?<=[{HAN})])){_YEAR_OR_DATE}{_VOLUME}\s*{_ISSUE}"
    r"(?:\s*[:,]\s*(?:pp?\.\s*)?(?P<page>{pages}))?\s*\.?\s*$",
    re.IGNORECASE,
)
_PAGES_ALONE = re.compile(r"(?P<container>[^\d:]{2,60}):\s*(?P<page>\d+(?:\s*[-—]\s*\d+)?)")
_YEAR = r"c?\[?(?:1[5-9]|20)\d\d\]?(?:印刷)?(?:\s*[—-]\s*(?:(?:1[5-9]|20)\d\d)?)?"
_PLACED = _worded(
    r"(?P<place>[^:]{1,80}?)\s*:\s*(?!\s*[\d\-—]+\.?$)(?P<publisher>[^:]{1,120}?)(?:,\s*"
    rf"(?P<year>{_YEAR})\s*(?P<words>\([^)]*\))?)?"
    r"(?:\s*:\s*(?P<page>[^:]+?)|,\s*(?P<pages>{pages}))?\.?$"
)
_UNPLACED = re.compile(rf"(?P<publisher>[^:]{{2,120}}?),\s*(?P<year>{_YEAR})(?:\s*:\s*(?P<page>[^:]+?))?\.?$")
_DATED = _worded(r"(?P<date>\d{4}(?:-\d{1,2}){0,2})(?:\s*:\s*(?P<page>{pages}))?\.?$")
_CONTRIBUTOR = _worded(r"(?P<names>[^.:]{2,60}?)(?P<label>,\s*{contributor_labels}|(?<=等)译)\s*(?:\.|$)\s*")
_TRANSLATED = re.compile(r"(?P<names>[A-Z][^.:]{2,60}?),\s*(?:trans|tr)\.\s*")
_EDITION = _worded(
    r"(?P<edition>(?:第?\s*[\d{ten}]+\s*版|{editions}|\S{1,4}[刻抄写稿]?本"
    r"|(?:\d+(?:st|nd|rd|th)|Rev\.?|New|Revised|[A-Z][a-z]+)\s+ed(?:ition|n)?))\s*\.\s*",
    re.IGNORECASE,
)


def numbers(body: PrintedText) -> dict[str, Any]:
    """`Journal, 2022, 45(3): 1-9`, its parts in any measure; a translator before it."""
    names, body = _contributors(body)
    flat = body.flat.rstrip(" .")
    best = next((m for m in _number_matches(flat) if m.start() > 0 or m.group().strip()), None)
    paged = _PAGES_ALONE.fullmatch(flat) if best is None else None
    if paged:
        title = body.group(paged, "container").text
        return {"contributors": names, "container_title": title, "page": _page(paged["page"])}
    if best is None:
        return {"contributors": names, "container_title": body.cut(0, len(flat)).trimmed(" .,").text}
    issue = next((g for g in (best["issue"], best["issue_zh"], best["issue_en"]) if g), "")
    page = _page(best["page"] or "")
    found: dict[str, Any] = {
        "contributors": names,
        "container_title": body.cut(0, best.start()).trimmed(" .,").text,
        "issued": edtf(best["date"]) if best["date"] else best["year"] or "",
        "volume": best["volume"] or "",
        "issue": _issue(issue),
    }
    if best["date"] and issue and not best["volume"] and not page:
        found["issue"], page = "", _issue(issue)  # a newspaper's page stands where an issue would
    is_article_number = page.isdigit() and len(page) >= 5
    return found | ({"article_number": page} if is_article_number else {"page": page})


def _number_matches(flat: str) -> list[re.Match[str]]:
    """Matches that reach the end of the line, the longest first; tried only where numbers can begin."""
    starts = [m.start() for m in re.finditer(rf"[,.:\s]\s*(?=[\d(IVXLC])|(?<=[{HAN})])(?=\(?\d)", flat)][-12:]
    found = (NUMBERS.match(flat, at) for at in starts)
    return [m for m in found if m and (m["year"] or m["date"] or m["volume"] or m["issue"] or m["issue_zh"])]


def _issue(issue: str) -> str:
    """A leading zero is the database's, not the journal's."""
    return re.sub(r"^0+(?=\d)", "", issue.strip())


def _page(page: str) -> str:
    return re.sub(r"\s*[-—~]\s*", "-", page.strip())


def _contributors(body: PrintedText) -> tuple[tuple[Any, ...], PrintedText]:
    """Contributors printed after the title: `谢远涛, 译.`, `杨斌, 王忠玉, 等, 译.`"""
    names: list[Any] = []
    while match := _CONTRIBUTOR.match(body.flat) or _TRANSLATED.match(body.flat):
        label = match.groupdict().get("label")
        role_word = label.strip(" ,") if label else "trans."
        stretch = body.group(match, "names")
        found = byline(PrintedText(f"{stretch.raw}, {role_word}", f"{stretch.flat}, {role_word}"), role="translator")
        names.extend(found.names)
        body = body.cut(match.end())
    return tuple(names), body


def imprint(body: PrintedText) -> dict[str, Any]:
    """`译者, 译. 2版. 北京: 出版社, 2020: 5-9`, its parts in any measure."""
    names, body = _contributors(body)
    found: dict[str, Any] = {"contributors": names}
    if edition := _EDITION.match(body.flat):
        found["edition"] = _edition(body.group(edition, "edition").text)
        body = body.cut(edition.end())
        more, body = _contributors(body)
        found["contributors"] = (*names, *more)
    rest = body.trimmed(" .")
    if dated := _DATED.fullmatch(rest.flat):
        return found | {"issued": edtf(dated["date"]), "page": _page(dated["page"] or "")}
    match = _PLACED.fullmatch(rest.flat) or _UNPLACED.fullmatch(rest.flat)
    if not match:
        return found | ({"publisher": rest.text} if rest else {})
    groups = match.groupdict()
    pages = _page(groups.get("page") or groups.get("pages") or "")
    found |= {
        "publisher": rest.group(match, "publisher").text,
        "issued": _year(groups.get("year") or ""),
        "page": pages,
    }
    if groups.get("place"):
        found["publisher_place"] = rest.group(match, "place").text
    if groups.get("words"):
        found["issued_literal"] = rest.cut(match.start("year"), match.end("words")).text
    return found


def _year(printed: str) -> str:
    digits = re.search(r"\d{4}", printed)
    if not digits:
        return ""
    return f"{digits.group()}~" if "[" in printed else digits.group()


def _edition(printed: str) -> str:
    """The figure of a numbered edition, else the words: `第2版` and `2nd ed` give 2, 刻本 stays."""
    numbered = re.fullmatch(r"第?\s*(\d+)\s*版|(\d+)(?:st|nd|rd|th)\s+ed\w*", printed, re.IGNORECASE)
    return next(group for group in numbered.groups() if group) if numbered else printed
