"""What a page says of itself outside its text: meta elements, JSON-LD, a WeChat page's script variables."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

from distlaw.model.source import Hint
from distlaw.readers.html.sites import COMMON_AUTHOR, COMMON_ISSUED, COMMON_TITLE, Site
from distlaw.readers.html.walk import Node, clean
from distlaw.text.han import HAN

_CHINA = timezone(timedelta(hours=8))
_META = {
    "citation_title": "title", "dc.title": "title", "og:title": "title", "twitter:title": "title",
    "citation_author": "author", "dc.creator": "author", "og:article:author": "author", "article:author": "author",
    "citation_author_institution": "affiliation",
    "citation_journal_title": "container_title", "citation_conference_title": "container_title",
    "prism.publicationname": "container_title", "dc.source": "container_title",
    "citation_publisher": "publisher", "dc.publisher": "publisher", "og:site_name": "site",
    "citation_publication_date": "issued", "citation_date": "issued", "citation_online_date": "issued",
    "article:published_time": "issued", "dc.date": "issued", "pubdate": "issued", "publishdate": "issued",
    "og:published_time": "issued", "date": "issued", "datepublished": "issued",
    "citation_volume": "volume", "citation_issue": "issue", "citation_firstpage": "page_first",
    "citation_lastpage": "page_last", "citation_doi": "doi", "dc.identifier": "identifier", "prism.doi": "doi",
    "citation_issn": "issn", "citation_isbn": "isbn", "citation_abstract": "abstract", "citation_keywords": "keyword",
    "citation_language": "language", "og:url": "url", "citation_dissertation_institution": "publisher",
    "og:description": "description", "author": "untrusted_author", "byl": "untrusted_author",
    "keywords": "untrusted_keywords", "description": "untrusted_description",
}  # fmt: skip
_SCRIPT = {
    "msg_title": "title", "nickname": "account", "ct": "issued", "author": "author", "msg_link": "url",
}  # fmt: skip
_VARIABLE = re.compile(
    r"var\s+(msg_title|nickname|ct|author|msg_link)\s*=\s*(?:htmlDecode\()?\s*([\"'])([^\"'\n]{1,400})\2"
)
_DATE = re.compile(r"(?<!\d)((?:19|20|21)\d\d)\s?[-/.年]\s?(\d{1,2})(?:\s?[-/.月]\s?(\d{1,2}))?")
_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {m: i for i, m in enumerate(_MONTH_NAMES.split(), 1)}
_ENGLISH_DATE = re.compile(r"(?i)\b(?:(\d{1,2})\s+)?([a-z]{3,9})\.?\s+(?:(\d{1,2}),?\s+)?((?:19|20|21)\d\d)\b")
_UNIT = re.compile(
    r"(?<=[a-z]),\s+((?:[A-Z][\w'’.\-]*|&|of|for|and)(?:\s(?:[A-Z][\w'’.\-]*|&|of|for|the|and)){0,7}\s(?:LLP|LLC|L\.L\.P\.|"
    r"Ltd|Limited|& Co\.?|Co\.?|Partners|Chambers|Law Firm|Associates|Solicitors|University|College|Institute|School|"
    r"Law School|Group|Inc\.?)|University of [A-Z]\w+|"
    r"(?:School|Faculty|Institute|College) (?:of|for) [A-Z][\w ]{2,40})$"
)
_BYLINES = (".byline", ".article-author", ".post-author", ".author", ".authors")
_NOT_NAMES = re.compile(
    r"(?i)原创|original|转载|admin|editor|小编|编辑|web ?team|webmaster|staff|marketing|团队$|^[\d.]+$|^https?:|\d{2,}|"
    r"^(?:partner|counsel|associate|senior|of counsel)\b|律师$|合伙人"
)


def hints_of(tree: Node, site: Site | None) -> list[Hint]:
    """All hints of a page, the most trustworthy first within each name."""
    found = [
        *_meta(tree, citation=True),
        *_json_ld(tree),
        *_elements(tree, site),
        *_scripts(tree),
        *_meta(tree, citation=False),
    ]
    language = tree.root.attributes.get("lang") if tree.root is not None else None
    if language:
        found.append(Hint(name="page_language", value=language.strip(), origin="html lang"))
    canonical = tree.css_first("link[rel=canonical]")
    if canonical is not None and canonical.attributes.get("href"):
        found.append(Hint(name="url", value=canonical.attributes["href"] or "", origin="link canonical"))
    title = tree.css_first("title")
    if title is not None and clean(title.text() or ""):
        found.append(Hint(name="page_title", value=clean(title.text()), origin="title element"))
    found += _pages(found)
    return unique(hint for hint in found if hint.value)


def _pages(hints: list[Hint]) -> list[Hint]:
    """First and last page as one range."""
    first = next((hint.value for hint in hints if hint.name == "page_first"), "")
    last = next((hint.value for hint in hints if hint.name == "page_last"), "")
    pages = f"{first}-{last}" if first and last and first != last else first
    return [Hint(name="page", value=pages, origin="citation_firstpage")] if pages else []


def unique(hints: Iterable[Hint]) -> list[Hint]:
    """The hints without a second one of the same name and value."""
    seen: set[tuple[str, str]] = set()
    return [h for h in hints if not ((h.name, h.value) in seen or seen.add((h.name, h.value)))]  # type: ignore[func-returns-value]


def _meta(tree: Node, *, citation: bool) -> Iterator[Hint]:
    for node in tree.css("meta"):
        attributes = node.attributes
        key = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").strip().lower()
        key = key.replace("dcterms.", "dc.")
        name = _META.get(key)
        if name is None or key.startswith("citation_") is not citation:
            continue
        for value in _values(name, html.unescape(attributes.get("content") or "")):
            yield Hint(name=name, value=value, origin=key)


def _values(name: str, content: str) -> Iterable[str]:
    value = clean(content)
    if name == "issued":
        return [date_of(value)]
    if name == "keyword":
        return [part for part in re.split(r"\s*[;；,，]\s*", value) if part]
    if name == "author":
        return people(value)
    return [value]


def _json_ld(tree: Node) -> Iterator[Hint]:
    for node in tree.css("script[type='application/ld+json']"):
        try:
            data: Any = json.loads(node.text() or "")
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            yield from _article(thing)


def _things(data: Any) -> Iterator[dict[str, Any]]:
    queue = [data]
    while queue:
        item = queue.pop(0)
        if isinstance(item, list):
            queue.extend(item)
        elif isinstance(item, dict):
            queue.extend(item.get("@graph") or [])
            kinds = item.get("@type")
            if any(
                "Article" in str(k) or "Posting" in str(k) or "Report" in str(k)
                for k in (kinds if isinstance(kinds, list) else [kinds])
            ):
                yield item


def _article(thing: dict[str, Any]) -> Iterator[Hint]:
    for key, name in (("headline", "title"), ("name", "title"), ("url", "url"), ("inLanguage", "language")):
        if isinstance(thing.get(key), str):
            yield Hint(name=name, value=clean(html.unescape(thing[key])), origin="json-ld")
    if isinstance(thing.get("datePublished"), str):
        yield Hint(name="issued", value=date_of(thing["datePublished"]), origin="json-ld")
    publisher = thing.get("publisher")
    if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
        yield Hint(name="publisher", value=clean(html.unescape(publisher["name"])), origin="json-ld")
    authors = thing.get("author")
    for author in authors if isinstance(authors, list) else [authors]:
        if isinstance(author, dict) and isinstance(author.get("name"), str):
            name = "account" if "Organization" in str(author.get("@type")) else "author"
            for value in people(clean(html.unescape(author["name"]))):
                yield Hint(name=name, value=value, origin="json-ld")
        elif isinstance(author, str):
            yield from (Hint(name="author", value=value, origin="json-ld") for value in people(clean(author)))


def _scripts(tree: Node) -> Iterator[Hint]:
    for node in tree.css("script"):
        text = node.text() or ""
        if "msg_title" not in text and "nickname" not in text and "var ct" not in text:
            continue
        for key, _, raw in _VARIABLE.findall(text[:500_000]):
            value = clean(html.unescape(html.unescape(raw)))
            if key == "ct":
                value = (
                    datetime.fromtimestamp(int(value), _CHINA).date().isoformat()
                    if re.fullmatch(r"\d{9,10}", value)
                    else ""
                )
            for part in people(value) if key == "author" else [value]:
                yield Hint(name=_SCRIPT[key], value=part, origin="script")


def _elements(tree: Node, site: Site | None) -> Iterator[Hint]:
    yield from _first("title", tree, (*(site.title if site else ()), *COMMON_TITLE), lambda text: [text])
    own = site.author if site else ()
    yield from _first("author", tree, own if site and site.keeps_links else (*own, *COMMON_AUTHOR), people)
    yield from _first("affiliation", tree, _BYLINES, unit_of)
    if site and site.name == "record_page":
        yield from _issue_line(tree)
    if site and site.container:
        yield from _first("account", tree, site.container, lambda text: [text])
    for selector in (*(site.issued if site else ()), *COMMON_ISSUED):
        node = tree.css_first(selector)
        value = date_of(node.attributes.get("datetime") or node.text() or "") if node is not None else ""
        if value:
            yield Hint(name="issued", value=value, origin="element")
            return


_ISSUE_LINE = re.compile(r"^(\S.{0,40}?)\s*[.．·,，]\s*(\d{4})\s*[,，]?\s*(?:(\d{1,3})\s*)?[(（]\s*0*(\w{1,4})\s*[)）]")


def _issue_line(tree: Node) -> Iterator[Hint]:
    """CNKI's line above the title: 刊名 . 2031 ,12 (03)."""
    node = tree.css_first(".top-tip")
    found = _ISSUE_LINE.match(clean(node.text(separator=" ") or "")) if node is not None else None
    if found:
        for name, value in zip(("container_title", "issued", "volume", "issue"), found.groups(), strict=True):
            yield Hint(name=name, value=value or "", origin="element")


def _first(name: str, tree: Node, selectors: tuple[str, ...], read: Callable[[str], list[str]]) -> Iterator[Hint]:
    for selector in selectors:
        texts = [clean(node.text(separator=" ") or "") for node in tree.css(selector)]
        values = [value for text in texts if 0 < len(text) <= 200 for value in read(text)]
        if values:
            yield from (
                Hint(name=name, value=value, origin="element") for value in (values[:1] if name == "title" else values)
            )
            return


def unit_of(text: str) -> list[str]:
    """The firm or university that ends an English byline (By A. Smith and B. Jones, Smith & Co)."""
    found = _UNIT.search(text.strip())
    return [found[1].strip()] if found else []


def people(text: str) -> list[str]:
    """The names in a byline (某某 某某; A. Smith and B. Jones; 文/某某); words that name no person are left out."""
    text = _UNIT.sub("", text.strip())
    text = re.sub(r"(?i)^(?:by|作者|撰文|文|author|authors|written by)\s*[:：/／|丨｜]?\s*(?=\S)", "", text.strip())
    pieces = re.split(r"\s*(?:[、;；/|｜丨·•&]|，|\band\b|\bwith\b)\s*", text)
    if not re.search(rf"[{HAN}]", text):
        pieces = [
            p
            for piece in pieces
            for p in (re.split(r",\s+", piece) if piece.count(",") != 1 or " " in piece.split(",")[0] else [piece])
        ]
    else:
        pieces = [part for piece in pieces for part in re.split(rf"[\s,\u3000]+(?=[{HAN}])", piece)]
    return [p for p in (piece.strip(" ,，*†‡") for piece in pieces) if 1 < len(p) <= 60 and not _NOT_NAMES.search(p)]


def date_of(text: str) -> str:
    """The first date in a text as EDTF: "2031-04-05", "2031-04"; empty where there is none."""
    found = _DATE.search(text)
    if found and 1 <= int(found[2]) <= 12:
        day = f"-{int(found[3]):02d}" if found[3] and 1 <= int(found[3]) <= 31 else ""
        return f"{found[1]}-{int(found[2]):02d}{day}"
    for english in _ENGLISH_DATE.finditer(text):
        month = _MONTHS.get(english[2][:3].lower())
        if month:
            day = english[1] or english[3]
            return f"{english[4]}-{month:02d}" + (f"-{int(day):02d}" if day and 1 <= int(day) <= 31 else "")
    return text if re.fullmatch(r"(?:19|20|21)\d\d", text) else ""
