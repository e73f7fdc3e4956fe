"""What a page says of itself outside its text: meta elements, JSON-LD, a WeChat page's script variables."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator

from distlaw.model.source import Hint
from distlaw.readers.html.block import clean
from distlaw.readers.html.dates import date_of
from distlaw.readers.html.elements import SKIPPED_TAGS, Node, children, element_names, is_hidden, title_element
from distlaw.readers.html.json_ld import json_ld
from distlaw.readers.html.scripts import script_hints
from distlaw.readers.html.sites import COMMON_AUTHOR, COMMON_ISSUED, COMMON_TITLE, Site
from distlaw.text.han import HAN
from distlaw.vocab.words import worded

_META = {
    "citation_title": "title", "bepress_citation_title": "title", "eprints.title": "title", "dc.title": "title",
    "prism.title": "title", "parsely-title": "title", "sailthru.title": "title", "og:title": "title",
    "twitter:title": "title", "articletitle": "title",
    "citation_author": "author", "bepress_citation_author": "author", "eprints.creators_name": "author",
    "dc.creator": "author", "dc.creator.personalname": "author", "dc.contributor.author": "author",
    "parsely-author": "author", "sailthru.author": "author", "og:article:author": "author", "article:author": "author",
    "twitter:creator": "untrusted_author", "author": "untrusted_author", "byl": "untrusted_author",
    "citation_author_institution": "affiliation", "bepress_citation_author_institution": "affiliation",
    "citation_journal_title": "container_title", "bepress_citation_journal_title": "container_title",
    "citation_conference_title": "container_title", "prism.publicationname": "container_title",
    "eprints.publication": "container_title", "dc.source": "container_title",
    "dc.relation.ispartof": "container_title", "contentsource": "container_title",
    "citation_publisher": "publisher", "dc.publisher": "publisher", "citation_dissertation_institution": "publisher",
    "bepress_citation_dissertation_institution": "publisher", "og:site_name": "site", "sitename": "site",
    "application-name": "site",
    "citation_publication_date": "issued", "citation_date": "issued", "bepress_citation_date": "issued",
    "citation_online_date": "issued", "bepress_citation_online_date": "issued", "citation_cover_date": "issued",
    "citation_year": "issued", "prism.publicationdate": "issued", "dc.date.issued": "issued", "eprints.date": "issued",
    "article:published_time": "issued", "og:article:published_time": "issued", "dc.date": "issued",
    "dc.date.created": "issued", "dc.issued": "issued", "pubdate": "issued", "publishdate": "issued",
    "publish_date": "issued", "publish-date": "issued", "parsely-pub-date": "issued", "sailthru.date": "issued",
    "og:published_time": "issued", "og:release_date": "issued", "weibo:article:create_at": "issued",
    "date": "issued", "datepublished": "issued",
    "citation_volume": "volume", "bepress_citation_volume": "volume", "prism.volume": "volume",
    "eprints.volume": "volume", "dc.source.volume": "volume",
    "citation_issue": "issue", "bepress_citation_issue": "issue", "prism.number": "issue", "eprints.number": "issue",
    "dc.source.issue": "issue",
    "citation_firstpage": "page_first", "bepress_citation_firstpage": "page_first", "prism.startingpage": "page_first",
    "citation_lastpage": "page_last", "bepress_citation_lastpage": "page_last", "prism.endingpage": "page_last",
    "eprints.pagerange": "page", "dc.identifier.pagenumber": "page", "prism.pagerange": "page",
    "citation_doi": "doi", "bepress_citation_doi": "doi", "prism.doi": "doi", "eprints.id_number": "identifier",
    "dc.identifier": "identifier", "dc.identifier.doi": "doi",
    "citation_issn": "issn", "bepress_citation_issn": "issn", "prism.issn": "issn", "dc.source.issn": "issn",
    "citation_isbn": "isbn", "citation_abstract": "abstract", "eprints.abstract": "abstract",
    "dc.description.abstract": "abstract", "dc.abstract": "abstract",
    "citation_keywords": "keyword", "citation_keyword": "keyword", "eprints.keywords": "keyword",
    "citation_language": "language", "dc.language": "language", "og:url": "url", "og:description": "description",
    "dc.subject": "untrusted_keywords", "news_keywords": "untrusted_keywords", "keywords": "untrusted_keywords",
    "article:tag": "untrusted_keywords", "parsely-tags": "untrusted_keywords",
    "description": "untrusted_description",
}  # fmt: skip
_SCHOLARLY = ("citation_", "bepress_", "eprints.", "prism.")
_BADGE = re.compile(
    r"(?:^|[\s_-])(?:type|badges?|tags?|labels?|icons?|marks?|btn|button|sup|status|new|hot)(?:[\s_-]|$)"
)
_OF_UNIT = r"(?:[A-Z][\w'’.\-]*|&|of|for|and)(?:\s(?:[A-Z][\w'’.\-]*|&|of|for|the|and)){0,7}"
_UNIT = worded(
    "page_elements",
    r"(?<=[a-z]),\s+({of_unit}\s{firm_endings}|University of [A-Z]\w+|"
    r"(?:School|Faculty|Institute|College) (?:of|for) [A-Z][\w ]{2,40})$",
    of_unit=_OF_UNIT,
)
_WEAK, _SHORT = 8, 90  # elements that may name the authors, and their characters
_BYLINES = (".byline", ".article-author", ".post-author", ".author", ".authors")
_NOT_NAMES = worded("page_elements", r"{no_names}|{job_endings}|{titles_alone}|^[\d.]+$|^https?:|\d{2,}", re.IGNORECASE)


def hints_of(tree: Node, site: Site | None) -> list[Hint]:
    """All hints of a page, the most trustworthy first within each name."""
    found = [
        *_meta(tree, citation=True),
        *json_ld(tree, byline_names),
        *_elements(tree, site),
        *script_hints(tree, byline_names),
        *_meta(tree, citation=False),
    ]
    language = tree.root.attributes.get("lang") if tree.root is not None else None
    if language:
        found.append(Hint(name="page_language", value=language.strip(), origin="html lang"))
    canonical = tree.css_first("link[rel=canonical]")
    if canonical is not None and canonical.attributes.get("href"):
        found.append(Hint(name="url", value=canonical.attributes["href"] or "", origin="link canonical"))
    if title := title_element(tree):
        found.append(Hint(name="page_title", value=title, origin="title element"))
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
        key = re.sub(r"^(?:dcterms?|dc)[.:]", "dc.", key)
        name = _META.get(key)
        if name is None or key.startswith(_SCHOLARLY) is not citation or _is_of_another(node, key):
            continue
        content = html.unescape(attributes.get("content") or "")
        for value in (
            [clean(content)] if name == "author" and citation and _is_inverted(content) else _values(name, content)
        ):
            yield Hint(name=name, value=value, origin=key)


def _is_inverted(content: str) -> bool:
    """Whether an element for one author, as records for scholars have them, gives the family name first."""
    return content.count(",") == 1 and not re.search(rf"[;{HAN}]|\band\b", content)


def _is_of_another(node: Node, key: str) -> bool:
    """A microdata element of a comment or a related post says nothing of the page."""
    if not node.attributes.get("itemprop"):
        return False
    parent = node.parent
    while parent is not None:
        if re.search(r"comment|related|recommend", element_names(parent.attributes)):
            return True
        parent = parent.parent
    return False


def _values(name: str, content: str) -> Iterable[str]:
    value = clean(re.sub(r"</?(?:i|em|b|strong|sup|sub)>", "", content))
    if name == "issued":
        return [date_of(value)]
    if name == "doi":
        found = re.search(r"10\.\d{4,9}/\S+", value)
        return [found.group()] if found else []
    if name == "identifier":
        return [value]
    if name == "keyword":
        return [part for part in re.split(r"\s*[;；,，]\s*", value) if part]
    if name == "author":
        return byline_names(value)
    return [value]


def _elements(tree: Node, site: Site | None) -> Iterator[Hint]:
    yield from _first("title", tree, (*(site.title if site else ()), *COMMON_TITLE), lambda text: [text])
    own = site.author if site else ()
    yield from _first("author", tree, own if site and site.keeps_links else (*own, *COMMON_AUTHOR), byline_names)
    yield from _weak_authors(tree)
    yield from _first("affiliation", tree, _BYLINES, unit_of)
    if site and site.name == "record_page":
        yield from _issue_line(tree)
    if site and site.container:
        yield from _first("account", tree, site.container, lambda text: [text])
    for selector in (*(site.issued if site else ()), *COMMON_ISSUED):
        node = tree.css_first(selector)
        value = date_of(node.attributes.get("datetime") or node.text() or "") if node is not None else ""
        if value:
            yield Hint(name="issued", value=value, origin=f"element {selector}")
            return


def _weak_authors(tree: Node) -> Iterator[Hint]:
    """What short elements that are named after authors say: one witness more, believed by nobody alone."""
    for node in list(tree.css("[data-author], [class*=author], [class*=byline], [id*=author]"))[:_WEAK]:
        text = clean(node.attributes.get("data-author") or node.text(separator=" ") or "")
        if 3 < len(text) <= _SHORT:
            yield Hint(name="untrusted_author", value=", ".join(byline_names(text)), origin="element")


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
        texts = [_shown(node, is_title=name == "title") for node in tree.css(selector)]
        values = [value for text in texts if 0 < len(text) <= 200 for value in read(text)]
        if values:
            yield from (
                Hint(name=name, value=value, origin=f"element {selector}")
                for value in (values[:1] if name == "title" else values)
            )
            return


def _shown(node: Node, *, is_title: bool) -> str:
    """The words of an element that a reader sees; a title without the badges set inside it."""
    if node.tag == "meta":
        return clean(node.attributes.get("content") or "")
    if not is_title:
        return clean(node.text(separator=" ") or "")
    return clean("".join(_words(node)))


def _words(node: Node) -> Iterator[str]:
    stack = [node]
    while stack:
        here = stack.pop()
        if here.tag == "-text":
            yield here.text_content or ""
        elif here is node or not (here.tag in SKIPPED_TAGS or is_hidden(here.attributes) or is_badge(here)):
            stack.extend(reversed(list(children(here))))


def is_badge(node: Node) -> bool:
    """Whether an element inside a title is a label on it (网络首发, New): short, and named as one."""
    return (
        node.tag in ("span", "i", "em", "b", "small", "label", "sup")
        and bool(_BADGE.search(element_names(node.attributes)))
        and len(clean(node.text() or "")) <= 12
    )


def unit_of(text: str) -> list[str]:
    """The firm or university that ends an English byline (By A. Smith and B. Jones, Smith & Co)."""
    found = _UNIT.search(text.strip())
    return [found[1].strip()] if found else []


def byline_names(text: str) -> list[str]:
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
