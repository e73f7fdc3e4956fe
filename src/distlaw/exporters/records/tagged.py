"""RIS and EndNote (ENW) records: the same facts under two sets of tags."""

from __future__ import annotations

from collections.abc import Iterator

from distlaw.exporters.records.fields import (
    first_and_last,
    given_back,
    kept_type,
    printable_line,
    rest,
    sorted_name,
    ymd,
)
from distlaw.model.work import Item

RIS_TYPES = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "article": "UNPB",
    "book": "BOOK", "classic": "CLSWK", "chapter": "CHAP", "paper-conference": "CPAPER", "thesis": "THES",
    "report": "RPRT", "webpage": "ELEC", "post": "ELEC", "post-weblog": "BLOG", "legal_case": "CASE",
    "legislation": "STAT", "regulation": "LEGAL", "bill": "BILL", "hearing": "HEAR", "patent": "PAT",
    "dataset": "DATA", "software": "COMP", "map": "MAP", "standard": "STAND", "manuscript": "UNPB",
    "entry-encyclopedia": "ENCYC", "entry-dictionary": "DICT", "personal_communication": "PCOMM",
    "periodical": "SER", "speech": "GEN", "treaty": "LEGAL", "motion_picture": "MPCT", "song": "MUSIC",
    "graphic": "ART", "figure": "FIGURE",
}  # fmt: skip
ENW_TYPES = {
    "article-journal": "Journal Article", "article-magazine": "Magazine Article",
    "article-newspaper": "Newspaper Article", "article": "Unpublished Work", "book": "Book",
    "classic": "Classical Work",
    "chapter": "Book Section", "paper-conference": "Conference Proceedings", "thesis": "Thesis", "report": "Report",
    "webpage": "Web Page", "post": "Web Page", "post-weblog": "Blog", "legal_case": "Case", "legislation": "Statute",
    "regulation": "Legal Rule or Regulation", "bill": "Bill", "hearing": "Hearing", "patent": "Patent",
    "dataset": "Dataset", "software": "Computer Program", "map": "Map", "standard": "Standard",
    "manuscript": "Manuscript", "entry-encyclopedia": "Encyclopedia", "entry-dictionary": "Dictionary",
    "personal_communication": "Personal Communication", "periodical": "Serial", "treaty": "Legal Rule or Regulation",
}  # fmt: skip
_WRITTEN = frozenset((
    "csl_type", "language", "title", "title_short", "title_translated", "container_title", "container_title_short",
    "collection_title", "volume", "issue", "page", "number", "edition", "publisher", "publisher_place", "genre",
    "issued", "accessed", "doi", "isbn", "issn", "url", "abstract", "keywords", "note",
))  # fmt: skip
_WHOLE = frozenset(("book", "thesis", "report"))
_HOSTED = frozenset(("chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"))


def ris(item: Item) -> str:
    """One RIS record; a fact without a tag of its own stands in a note line "name: value"."""
    kind = kept_type(item, ("ris",), "TY") or RIS_TYPES.get(item.csl_type, "GEN")
    lines = [("TY", kind), *_ris_fields(item)]
    if RIS_TYPES.get(item.csl_type, "GEN") in ("GEN", "LEGAL", "ELEC") and item.csl_type != "webpage":
        lines.append(("N1", f"type: {item.csl_type}"))
    for name, value in rest(item, _WRITTEN | {"number_of_pages"}):
        lines.append(("N1", f"{name}: {value}"))
    lines.extend((tag[:2].upper(), value) for tag, value in given_back(item, ("ris",)) if _is_ris_tag(tag))
    text = "".join(f"{tag}  - {printable_line(value)}\n" for tag, value in lines if value)
    return f"{text}ER  - \n\n"


def _is_ris_tag(tag: str) -> bool:
    return len(tag) == 2 and tag.isalnum() and tag[0].isalpha() and tag.upper() not in ("TY", "ER")


def _ris_fields(item: Item) -> Iterator[tuple[str, str]]:
    yield "ID", item.key
    for name in item.contributors:
        tag = {"author": "AU", "editor": "ED", "translator": "A4", "collection_editor": "A3"}.get(name.role)
        yield (tag, sorted_name(name)) if tag else ("N1", f"{name.role.replace('_', '-')}: {sorted_name(name)}")
    yield "TI", item.title
    yield "ST", item.title_short
    yield "TT", item.title_translated
    yield "T2", item.container_title
    yield "J2", item.container_title_short
    yield "T3", item.collection_title
    year, month, day = ymd(item.issued)
    yield "PY", year or item.issued_literal
    yield "DA", f"{year}/{month}/{day}/" if month else ""
    if item.issued and item.issued != "-".join(part for part in (year, month, day) if part):
        yield "N1", f"issued: {item.issued}"
    yield "VL", item.volume
    yield "IS", item.issue
    yield "M1" if item.issue else "IS", item.number
    yield from _ris_pages(item)
    yield "ET", item.edition
    yield "PB", item.publisher
    yield "CY", item.publisher_place
    yield "M3", item.genre
    yield "DO", item.doi
    yield "SN", item.issn or item.isbn
    if item.issn and item.isbn:
        yield "N1", f"ISBN: {item.isbn}"
    yield "UR", item.url
    yield "Y2", item.accessed.replace("-", "/")
    yield "LA", item.language
    for word in item.keywords:
        yield "KW", word
    yield "AB", item.abstract
    yield "N1", item.note


def _ris_pages(item: Item) -> Iterator[tuple[str, str]]:
    """First and last page; of a whole work SP is its number of pages, so that a page cited in it is written whole."""
    first, last = first_and_last(item.page)
    if item.csl_type not in _WHOLE:
        yield "SP", first
        yield "EP", last
    elif last:
        yield "SP", item.page
    else:
        yield "SP", "" if item.page else item.number_of_pages
        yield "N1", f"page: {item.page}" if item.page else ""
    if item.number_of_pages and (item.page or item.csl_type not in _WHOLE):
        yield "N1", f"number-of-pages: {item.number_of_pages}"


def enw(item: Item) -> str:
    """One EndNote (Refer) record; a fact without a tag of its own stands in %Z "name: value"."""
    kind = kept_type(item, ("refer", "enw"), "0") or ENW_TYPES.get(item.csl_type, "Generic")
    lines = [("%0", kind), *_enw_fields(item)]
    if item.csl_type not in ENW_TYPES or item.csl_type in ("post", "treaty"):
        lines.append(("%Z", f"type: {item.csl_type}"))
    for name, value in rest(item, _WRITTEN | {"number_of_pages"}):
        lines.append(("%Z", f"{name}: {value}"))
    for tag, value in given_back(item, ("enw", "endnote", "refer")):
        mark = tag if tag.startswith("%") else "%" + tag
        if len(mark) == 2 and mark not in ("%0", "%%") and mark[1].isprintable() and not mark[1].isspace():
            lines.append((mark, value))
    return "".join(f"{tag} {printable_line(value)}\n" for tag, value in lines if value) + "\n"


def _enw_fields(item: Item) -> Iterator[tuple[str, str]]:
    yield "%F", item.key
    for name in item.contributors:
        tag = {"author": "%A", "editor": "%E", "translator": "%?", "collection_editor": "%Y"}.get(name.role)
        text = sorted_name(name)
        if tag and "," not in text and not name.literal:
            text += ","
        yield (tag, text) if tag else ("%Z", f"{name.role.replace('_', '-')}: {text}")
    yield "%T", item.title
    yield "%!", item.title_short
    yield "%Q", item.title_translated
    yield "%B" if item.csl_type in _HOSTED else "%J", item.container_title
    yield "%O", item.container_title_short
    yield "%S", item.collection_title
    year, month, day = ymd(item.issued)
    yield "%D", year or item.issued_literal
    yield "%8", "-".join(part for part in (year, month, day) if part) if month else ""
    if item.issued and item.issued != "-".join(part for part in (year, month, day) if part):
        yield "%Z", f"issued: {item.issued}"
    yield "%V", item.volume
    yield "%N", item.issue or item.number
    if item.issue and item.number:
        yield "%Z", f"number: {item.number}"
    whole = item.csl_type in _WHOLE
    is_single = whole and item.page.isdigit()  # %P of a whole work is its number of pages
    yield "%P", "" if is_single else item.page or (item.number_of_pages if whole else "")
    yield "%Z", f"page: {item.page}" if is_single else ""
    if item.number_of_pages and (item.page or not whole):
        yield "%Z", f"number-of-pages: {item.number_of_pages}"
    yield "%7", item.edition
    yield "%I", item.publisher
    yield "%C", item.publisher_place
    yield "%9", item.genre
    yield "%R", item.doi
    yield "%@", item.issn or item.isbn
    if item.issn and item.isbn:
        yield "%Z", f"ISBN: {item.isbn}"
    yield "%U", item.url
    yield "%[", item.accessed
    yield "%G", item.language
    for word in item.keywords:
        yield "%K", word
    yield "%X", item.abstract
    yield "%Z", item.note
