"""A table of authorities as text, Markdown, HTML, a Word document or JSON."""

from __future__ import annotations

import html
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import get_args

from distlaw.exporters.docx import headed
from distlaw.exporters.printed.markup import as_html, as_markdown, plain
from distlaw.model.authority_table import Authority, AuthorityTable, PlaceKind
from distlaw.model.citation import CitationKind
from distlaw.text.width import cell_width, wrapped
from distlaw.vocab.styles import AuthorityWords, authority_words

_WIDTH = 80
_KINDS: tuple[CitationKind, ...] = get_args(CitationKind)
_PLACES: tuple[PlaceKind, ...] = get_args(PlaceKind)
_DOTS = " …… "


def _words(table: AuthorityTable) -> AuthorityWords:
    return authority_words()[table.language]


def _groups(table: AuthorityTable) -> Iterator[tuple[str, tuple[Authority, ...]]]:
    words = _words(table)
    headings = {"case": words.case, "statute": words.statute, "licence": words.licence}
    yield from ((headings[kind], found) for kind in _KINDS if (found := table.of(kind)))


def places(entry: Authority, table: AuthorityTable) -> str:
    """Where it is cited: pages, notes, paragraphs; by work where the table is of several."""
    words = _words(table)
    forms = {"page": words.page, "note": words.note, "paragraph": words.paragraph}
    by_work: dict[str, dict[PlaceKind, list[str]]] = defaultdict(lambda: defaultdict(list))
    for place in entry.places:
        by_work[place.work][place.kind].append(place.number)
    parts = []
    for work, found in by_work.items():
        said = words.parted.join(
            forms[kind].format(words.between.join(found[kind])) for kind in _PLACES if kind in found
        )
        parts.append(said if len(table.works) == 1 else f"{work} {said}")
    return words.parted.join(parts)


def text(table: AuthorityTable) -> str:
    """Lines of at most 80 cells: the citation, dots, the places."""
    lines = [_words(table).title, ""]
    for heading, found in _groups(table):
        lines += [heading, *(line for entry in found for line in _entry(plain(entry.line), places(entry, table))), ""]
    return "\n".join(lines)


def _entry(line: str, where: str) -> Iterator[str]:
    whole = f"  {line}{_DOTS}{where}"
    if cell_width(whole) <= _WIDTH:
        room = _WIDTH - cell_width(f"  {line}  {where}")
        yield f"  {line} {'.' * room} {where}"
        return
    for number, part in enumerate(wrapped(f"{line}{_DOTS}{where}", _WIDTH - 4)):
        yield f"{'    ' if number else '  '}{part}"


def markdown(table: AuthorityTable) -> str:
    """Headings, and an item an authority."""
    lines = [f"# {_words(table).title}", ""]
    for heading, found in _groups(table):
        lines += [f"## {heading}", ""]
        lines += [f"- {as_markdown(entry.line)}{_DOTS}{as_markdown(places(entry, table))}" for entry in found]
        lines += [""]
    return "\n".join(lines)


def page(table: AuthorityTable) -> str:
    """One page with a table a kind."""
    title = html.escape(_words(table).title)
    parts = [
        f'<!DOCTYPE html>\n<html lang="{table.language}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        "<style>td { vertical-align: top; padding: 0 1em .4em 0 } h2 { font-size: 1.1em }</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n"
    ]
    for heading, found in _groups(table):
        rows = "".join(
            f"<tr><td>{as_html(entry.line)}</td><td>{html.escape(places(entry, table))}</td></tr>\n" for entry in found
        )
        parts.append(f"<h2>{html.escape(heading)}</h2>\n<table>\n{rows}</table>\n")
    return "".join((*parts, "</body>\n</html>\n"))


def document(table: AuthorityTable) -> bytes:
    """A Word document with the headings as headings."""
    paragraphs = [(1, _words(table).title)]
    for heading, found in _groups(table):
        paragraphs.append((2, heading))
        paragraphs += [(0, f"{entry.line}{_DOTS}{places(entry, table)}") for entry in found]
    return headed(paragraphs)


def as_json(table: AuthorityTable) -> str:
    """The works, and each authority with its places."""
    entries = [entry.model_dump() | {"line": plain(entry.line)} for entry in table.entries]
    return json.dumps({"works": table.works, "authorities": entries}, ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[AuthorityTable], str | bytes]] = {
    "text": text, "markdown": markdown, "html": page, "docx": document, "json": as_json,
}  # fmt: skip
