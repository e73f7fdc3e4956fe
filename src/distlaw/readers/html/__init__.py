"""Saved web pages: the article's text without the page around it, and what the page says of itself."""

from __future__ import annotations

import hashlib
import re

from distlaw.errors import InputError
from distlaw.model.problem import Problem
from distlaw.model.source import Hint, SourceText
from distlaw.readers.html.authors import own_authors, with_own_authors
from distlaw.readers.html.block import HtmlBlock
from distlaw.readers.html.content import Content, content_of
from distlaw.readers.html.dates import date_of
from distlaw.readers.html.hints import hints_of, unique
from distlaw.readers.html.lines import article_lines, is_byline, is_note, note_anchor, record_lines, titled_people
from distlaw.readers.html.notes import notes_of
from distlaw.readers.html.titles import cut_last, is_firm, is_same, title_of
from distlaw.readers.html.walk import blocks_of
from distlaw.readers.marking import TextWriter
from distlaw.readers.reader import FormatReader, RawFile
from distlaw.text.decode import Decoded, decoded
from distlaw.vocab.words import worded

LARGEST = 64_000_000  # bytes
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
# Front matter and a site generator's mark before a whole page that a note holds.
_WRAPPED = re.compile(
    r"^\ufeff?\s*---\s*\n(?:[^\n<]*\n){0,40}?---\s*\n\s*(?:\{\{[<%][^\n]{0,80}[>%]\}\}\s*)?(?=<!doctype html|<html)",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|div|article|p|meta|title|section|table|h1)[\s>/]", re.IGNORECASE
)
_MARKER = re.compile(
    r"^\s{0,4}(?:[\[［〔【(（]\s{0,4}(?:注|註|FN|fn)?\s{0,4}(\d{1,4}|[*†‡])\s{0,4}[\]］〕】)）]|(?:注|註)\s{0,4}(\d{1,4})\s{0,4}[：:]|([①-⑳])|(\d{1,3})(?=[.、\s]))\s{0,4}"
)
_ARROWS = " ^↑↩⤴⏎\ufe0e"  # that lead back to a note's call
_REFERENCE = re.compile(r"^[\[［〔【(（]?\s{0,4}(?:注|註|FN|fn)?\s{0,4}(\d{1,4}|[*†‡①-⑳])\s{0,4}[\]］〕】)）]?$")


def read(raw: RawFile) -> tuple[SourceText, tuple[Problem, ...]]:
    """Read a saved page; InputError `empty` where it has no text, `size` where it is too large."""
    from selectolax.lexbor import LexborHTMLParser

    if len(raw.data) > LARGEST:
        raise InputError("the page is too large", code="size", where=raw.file_name)
    page = _decode(raw.data)
    tree = LexborHTMLParser(_WRAPPED.sub("", page.text.replace("\0", ""), count=1))
    content = content_of(tree)
    if content is None:
        raise InputError("the page has no body", code="empty", where=raw.file_name)
    hints = hints_of(tree, content.site)
    site = content.site
    is_record = site is not None and site.name == "record_page"
    blocks = blocks_of(tree.body, content.root, content.drops, notes_of(tree.body), spaced=is_record)
    blocks = record_lines(blocks) if is_record else blocks
    title = title_of(hints, blocks)
    own = own_authors(blocks, title, hints)
    hints = with_own_authors(hints, own, blocks)
    lines = article_lines(
        blocks,
        keeps_links=site is not None and site.keeps_links,
        title=title,
        has_byline=site is None or site.name != "wechat",
        own=own,
    )
    completed = _completed(hints, title, content, lines)
    # A line that names a person with unit and title has said all it has to say in the hints.
    lines = [block for block in lines[:5] if not any(unit for _, unit in titled_people([block]))] + lines[5:]
    writer = TextWriter()
    _write_title(writer, title, lines)
    _write(writer, lines, title)
    if not writer.text.strip():
        raise InputError("the page has no text", code="empty", where=raw.file_name)
    source = SourceText(
        sha256=hashlib.sha256(raw.data).hexdigest(),
        file_name=raw.file_name,
        media_type="text/html",
        text=writer.text,
        encoding=page.encoding,
        uri=raw.uri or next((hint.value for hint in hints if hint.name == "url"), ""),
        hints=completed,
        marks=writer.marks,
    )
    return source, _problems(page, content, lines)


def _decode(data: bytes) -> Decoded:
    declared = _CHARSET.search(data[:4096])
    return decoded(data, declared[1].decode("ascii") if declared else "")


def _write_title(writer: TextWriter, title: str, lines: list[HtmlBlock]) -> None:
    if title and not any(is_same(block.text, title) for block in lines[:5]):
        writer.line(title, "heading", "1")


def _write(writer: TextWriter, lines: list[HtmlBlock], title: str) -> None:
    """Write the blocks with their marks; a title that the page repeats is written once."""
    seen_title, table, table_start = writer.length > 0, -1, 0
    for block in lines:
        if title and is_same(block.text, title):
            if seen_title:
                continue
            seen_title = True
        if table >= 0 and block.table != table:
            writer.mark("table", table_start, writer.length - 1, str(table))
        if block.table >= 0 and block.table != table:
            table_start = writer.length
        table = block.table
        if block.kind == "row":
            _write_row(writer, block)
        elif is_note(block) or note_anchor(block):
            _write_note(writer, block)
        else:
            start = _write_runs(writer, block)
            writer.mark(block.kind, start, writer.length, str(block.level) if block.kind == "heading" else "")
            writer.write("\n")
    if table >= 0:
        writer.mark("table", table_start, writer.length - 1, str(table))


def _write_row(writer: TextWriter, block: HtmlBlock) -> None:
    start = writer.length
    for index, cell in enumerate(block.cells):
        if index:
            writer.write("\t")
        writer.mark("table_cell", *writer.write(cell))
    writer.mark("table_row", start, writer.length)
    writer.write("\n")


def _write_runs(writer: TextWriter, block: HtmlBlock) -> int:
    start = writer.length
    for run in block.runs:
        span = writer.write(run.text)
        reference = _REFERENCE.match(run.text.strip())
        if run.sup:
            writer.mark("superscript", *span)
        if run.call:
            writer.mark("note_reference", *span, run.call)
        elif reference and not block.note and (run.sup or (run.href.startswith("#") and len(run.href) > 1)):
            writer.mark("note_reference", *span, reference[1])
        elif run.href and not run.href.startswith(("#", "javascript:")):
            writer.mark("link", *span, run.href)
    return start


def _write_note(writer: TextWriter, block: HtmlBlock) -> None:
    """A note's line; the mark leaves its marker out. A list item without one is counted by its list."""
    while len(block.runs) > 1 and not block.runs[-1].text.strip(_ARROWS):
        block.runs.pop()
    if block.marker and block.runs:
        block.runs[0].text = block.runs[0].text.lstrip(" .:、^")  # what the list's own number leaves behind
    found = _marker_of(block)
    start = _write_runs(writer, block)
    if value := found[0] or str(block.ordinal or ""):
        writer.mark("note", start + found[1], writer.length, value)
    else:
        writer.mark("paragraph", start, writer.length)
    writer.write("\n")


def _marker_of(block: HtmlBlock) -> tuple[str, int]:
    """A note's marker, from its link or else from its first characters, and where its words begin."""
    text = block.text
    if block.marker:
        lead = re.match(
            rf"[\s\[［〔【(（.:、^↑]*(?:(?:注|註|FN|fn|n\.)?\s?{re.escape(block.marker)}[\s\]］〕】)）.:：、]*)?", text
        )
        return block.marker, lead.end() if lead else 0
    found = _MARKER.match(text)
    return (next(group for group in found.groups() if group), found.end()) if found else ("", 0)


def _completed(hints: list[Hint], title: str, content: Content, lines: list[HtmlBlock]) -> tuple[Hint, ...]:
    """The hints with the cleaned title first, a date from the byline where no other is, and the kind of page."""
    found = [Hint(name="title", value=title, origin="page")] if title else []
    found += [hint for hint in hints if hint.name != "title"]
    found += _site_in_title(hints, title)
    if not any(hint.name == "author" for hint in found):
        for name, unit in titled_people(lines[:5]):
            found += [
                Hint(name=n, value=v, origin="element") for n, v in (("author", name), ("affiliation", unit)) if v
            ]
    if not any(hint.name == "issued" for hint in found):
        dates = (date_of(block.text) for block in lines[:6] if is_byline(block))
        found += [Hint(name="issued", value=date, origin="element") for date in dates if date][:1]
    publisher = next((hint.value for hint in found if hint.name in ("publisher", "site") and is_firm(hint.value)), "")
    kind = content.site.name if content.site else "law_firm" if publisher else "web"
    if not any(hint.name in ("publisher", "account", "container_title") for hint in found):
        found += _container(found, kind, publisher)
    found.append(Hint(name="page_kind", value=kind, origin="site rules"))
    return tuple(unique(found))


_PLATFORM = worded("page_elements", "(?i:{platforms})")


def _container(hints: list[Hint], kind: str, publisher: str) -> list[Hint]:
    """A firm's page is published by the firm; any other page stands on its site, platforms aside."""
    site = next((h.value for h in hints if h.name == "site" and h.origin == "og:site_name"), "")
    if publisher:
        return [Hint(name="publisher", value=publisher, origin="site name")]
    if kind == "web" and site and not _PLATFORM.search(site):
        return [Hint(name="container_title", value=site, origin="og:site_name")]
    return []


def _site_in_title(hints: list[Hint], title: str) -> list[Hint]:
    """The site's name behind the title in the page's title element, where nothing else names the site."""
    if any(hint.name in ("site", "publisher", "account", "container_title") for hint in hints):
        return []
    page_title = next((hint.value for hint in hints if hint.name == "page_title"), "")
    head, separator, tail = cut_last(page_title)
    is_name = separator and is_same(head, title) and 2 <= len(tail.strip()) <= 40
    return [Hint(name="site", value=tail.strip(), origin="title element")] if is_name else []


def _problems(page: Decoded, content: Content, lines: list[HtmlBlock]) -> tuple[Problem, ...]:
    found = []
    if page.is_cut or page.is_lossy:
        found.append(Problem(code="decode_error", message="some bytes of the page could not be decoded"))
    length = sum(len(block.text) for block in lines)
    if content.prose and length < 0.3 * content.prose:
        found.append(
            Problem(
                code="content_uncertain", message=f"of {content.prose} characters of prose only {length} were taken"
            )
        )
    return tuple(found)


def sniff(raw: RawFile) -> float:
    """Markup near the beginning; a declared document type is proof enough."""
    head = raw.data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")
    head = _WRAPPED.sub("", head.decode("latin-1"), count=1).encode("latin-1")
    if re.match(
        rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)*<(?:!doctype\s+html|html)\b",
        head,
        re.IGNORECASE,
    ):
        return 0.95
    named = raw.file_name.lower().endswith((".html", ".htm", ".xhtml", ".mhtml", ".shtml", ".aspx", ".php"))
    tags = len(_MARKUP.findall(head))
    if tags >= 3 and head.lstrip()[:1] == b"<":
        return 0.8
    return 0.7 if named and tags else 0.0


PART = FormatReader(
    name="html",
    suffixes=(".html", ".htm", ".xhtml", ".shtml"),
    media_type="text/html",
    sniff=sniff,
    read=read,
    order=20,
)
