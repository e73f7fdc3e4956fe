"""What a page says of itself in JSON-LD (schema.org): articles, cases and laws, in arrays, graphs and nested things."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from distlaw.model.source import Hint
from distlaw.readers.html.block import clean
from distlaw.readers.html.dates import date_of
from distlaw.readers.html.elements import Node, title_element

Thing = dict[str, Any]
_WORKS = re.compile(r"Article|Posting|Report|Thesis|Chapter|^Book$|Legislation|LegalCase|CreativeWork$|QAPage|Question")
_PAGES = re.compile(r"WebPage$")
_TEXTS = (
    ("headline", "title"),
    ("name", "title"),
    ("url", "url"),
    ("inLanguage", "language"),
    ("abstract", "abstract"),
)
_TAG = re.compile(r"</?(?:i|em|b|strong|sup|sub|span)\b[^>]{0,80}>")
_SEVERAL = 3  # works on one page
_MOST = 2000  # things looked at on one page
_DOI = re.compile(r"10\.\d{4,9}/\S+")


def json_ld(tree: Node, people: Callable[[str], list[str]]) -> Iterator[Hint]:
    """Hints of the page's works, of its articles before those of the page itself; `people` divides a byline."""
    things = [thing for node in tree.css("script[type='application/ld+json']") for thing in _things(node.text() or "")]
    known = {thing["@id"]: thing for thing in things if isinstance(thing.get("@id"), str) and len(thing) > 1}
    things = _of_page(things, tree)
    for kinds, is_page in ((_WORKS, False), (_PAGES, True)):
        for thing in things:
            if any(kinds.search(kind) for kind in _kinds(thing)):
                yield from _work(thing, known, people, is_page=is_page)


def _of_page(things: list[Thing], tree: Node) -> list[Thing]:
    """Of a page that lists several works those whose headline the title element has: a list is none of them."""
    works = [thing for thing in things if any(_WORKS.search(kind) for kind in _kinds(thing)) and _headline(thing)]
    if len({_headline(work) for work in works}) < _SEVERAL:
        return things
    words = title_element(tree)
    others = [work for work in works if _headline(work) not in words]
    return [thing for thing in things if thing not in others]


def _headline(thing: Thing) -> str:
    """What the thing is called; schema.org has `headline` for articles and `name` for all else."""
    return _text(thing.get("headline")) or _text(thing.get("name"))


def _things(text: str) -> Iterator[Thing]:
    """Everything of a type, outermost first."""
    try:
        queue: list[Any] = [json.loads(text.strip().strip(";"), strict=False)]
    except (ValueError, RecursionError):
        return
    seen = 0
    while queue and seen < _MOST:
        item = queue.pop(0)
        seen += 1
        if isinstance(item, list):
            queue.extend(item)
        elif isinstance(item, dict):
            if item.get("@type"):
                yield item
            queue.extend(
                item.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "author", "publisher")
            )


def _kinds(thing: Thing) -> list[str]:
    kinds = thing.get("@type")
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _work(
    thing: Thing, known: dict[str, Thing], people: Callable[[str], list[str]], *, is_page: bool
) -> Iterator[Hint]:
    origin = "json-ld page" if is_page else "json-ld"
    for key, name in _TEXTS if not is_page else ():
        if text := _text(thing.get(key)):
            yield Hint(name=name, value=text, origin=origin)
    if date := date_of(_text(thing.get("datePublished"))):
        yield Hint(name="issued", value=date, origin=origin)
    yield from _authors(thing, known, people, origin)
    for publisher in _referred(thing.get("publisher"), known):
        if name := _text(publisher.get("name")):
            yield Hint(name="publisher", value=name, origin=origin)
    if not is_page:
        yield from _numbers(thing, known, origin)
    for keyword in _keywords(thing.get("keywords")):
        yield Hint(name="untrusted_keywords", value=keyword, origin=origin)


def _authors(thing: Thing, known: dict[str, Thing], people: Callable[[str], list[str]], origin: str) -> Iterator[Hint]:
    for author in _referred(thing.get("author") or thing.get("creator"), known):
        name = _text(author.get("name")) or " ".join(
            filter(None, (_text(author.get("givenName")), _text(author.get("familyName"))))
        )
        is_body = any("Organization" in kind for kind in _kinds(author))
        for value in [name] if is_body else people(name):
            if value:
                yield Hint(name="account" if is_body else "author", value=value, origin=origin)
        for unit in _referred(author.get("affiliation") or author.get("worksFor"), known):
            if where := _text(unit.get("name")):
                yield Hint(name="affiliation", value=where, origin=origin)


def _numbers(thing: Thing, known: dict[str, Thing], origin: str) -> Iterator[Hint]:
    """Journal, volume, issue and pages: the article's own or those of what it is part of."""
    whole: list[Thing] = [thing]
    for _ in range(3):
        whole += [part for part in _referred(whole[-1].get("isPartOf"), known) if part not in whole][:1]
    for part in whole:
        if "Periodical" in _kinds(part) and (name := _text(part.get("name"))):
            yield Hint(name="container_title", value=name, origin=origin)
        for key, field in (
            ("volumeNumber", "volume"),
            ("issueNumber", "issue"),
            ("pagination", "page"),
            ("issn", "issn"),
        ):
            if value := _text(part.get(key)):
                yield Hint(name=field, value=value, origin=origin)
    if thing.get("pageStart"):
        pages = f"{thing['pageStart']}-{thing['pageEnd']}" if thing.get("pageEnd") else f"{thing['pageStart']}"
        yield Hint(name="page", value=pages, origin=origin)
    found = _DOI.search(f"{thing.get('sameAs') or ''} {thing.get('identifier') or ''}")
    if found:
        yield Hint(name="doi", value=found.group().rstrip("'\"]},"), origin=origin)


def _referred(value: Any, known: dict[str, Thing]) -> list[Thing]:
    """Things themselves, by their names, or by their `@id`."""
    out: list[Thing] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str) and one:
            out.append({"name": one})
        elif isinstance(one, dict):
            out.append({**known.get(str(one.get("@id")), {}), **one})
    return out


def _keywords(value: Any) -> list[str]:
    parts = value if isinstance(value, list) else re.split(r"\s*[,，;；]\s*", value) if isinstance(value, str) else []
    return [text for part in parts if (text := _text(part))]


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return clean(_TAG.sub("", html.unescape(str(value)))) if isinstance(value, str | int) and value != "" else ""
