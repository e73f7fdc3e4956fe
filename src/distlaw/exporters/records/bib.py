"""BibTeX and BibLaTeX entries. The types and fields are those of btxdoc and of the biblatex manual, section 2."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distlaw.exporters.printed.language import has_cjk, language_of
from distlaw.exporters.records.fields import first_and_last, given_back, kept_type, printable_line, rest, ymd
from distlaw.model import edtf
from distlaw.model.work import Item, Name

TYPES_BIBTEX = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "book": "book",
    "classic": "book", "chapter": "incollection", "entry-encyclopedia": "incollection",
    "entry-dictionary": "incollection", "paper-conference": "inproceedings", "thesis": "phdthesis",
    "report": "techreport", "manuscript": "unpublished", "periodical": "misc",
}  # fmt: skip
TYPES_BIBLATEX = TYPES_BIBTEX | {
    "thesis": "thesis", "report": "report", "webpage": "online", "post": "online", "post-weblog": "online",
    "legal_case": "jurisdiction", "legislation": "legislation", "regulation": "legislation", "bill": "legislation",
    "treaty": "legal", "patent": "patent", "dataset": "dataset", "software": "software", "standard": "standard",
    "periodical": "periodical", "article": "online", "entry-encyclopedia": "inreference",
    "entry-dictionary": "inreference",
}  # fmt: skip
# The CSL type that a reader would take an entry type for; another one is told by `csltype`.
_PLAIN_TYPE = {"article": "article-journal", "book": "book", "incollection": "chapter",
               "inproceedings": "paper-conference", "phdthesis": "thesis", "thesis": "thesis", "techreport": "report",
               "report": "report", "online": "webpage", "misc": "document", "patent": "patent", "dataset": "dataset",
               "software": "software", "jurisdiction": "legal_case", "legislation": "legislation",
               "periodical": "periodical", "unpublished": "manuscript", "legal": "treaty",
               "standard": "standard"}  # fmt: skip
LANGUAGES = {"zh": "chinese", "ja": "japanese", "ko": "korean", "en": "english", "de": "ngerman", "fr": "french",
             "it": "italian", "es": "spanish", "ru": "russian", "pt": "portuguese", "la": "latin"}  # fmt: skip
_ESCAPES = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "&": r"\&", "%": r"\%",
    "_": r"\_", "#": r"\#", "$": r"\$", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip
_VERBATIM = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_KEY = re.compile(r"[^\w:./+-]", re.UNICODE)
_MASTER = re.compile(r"硕士|碩士|master|m\.?a\.?\b", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN = frozenset((
    "csl_type", "language", "title", "title_short", "container_title", "container_title_short", "collection_title",
    "volume", "issue", "page", "number", "edition", "version", "publisher", "publisher_place", "event_title",
    "event_place", "genre", "issued", "accessed", "doi", "isbn", "issn", "url", "abstract", "keywords", "note",
    "number_of_pages", "article_number", "number_of_volumes", "title_translated",
))  # fmt: skip
_HELD_BY = {"author": "author", "editor": "editor", "translator": "translator"}
_ROLES_BIBLATEX = {**_HELD_BY, "container_author": "bookauthor", "annotator": "annotator", "compiler": "compiler"}


def escaped(text: str) -> str:
    """TeX's special characters escaped; braces by their names, since BibTeX counts even escaped ones."""
    return printable_line(text).translate(_ESCAPES)


def entry(item: Item, key: str, *, biblatex: bool) -> str:
    """One entry with a final blank line."""
    kind = entry_type(item, biblatex=biblatex)
    lines = [f"@{kind}{{{key},"]
    seen: set[str] = set()
    for name, value in (*_fields(item, kind, biblatex), *_kept(item)):
        if value and name not in seen:
            seen.add(name)
            # A month is one of BibTeX's own macros, which each style spells in its language.
            lines.append(f"  {name} = {value}," if name == "month" else f"  {name} = {{{value}}},")
    return "\n".join((*lines, "}", "", ""))


def entry_type(item: Item, *, biblatex: bool) -> str:
    """article, online, jurisdiction …"""
    kept = _KEY.sub("", kept_type(item, ("bibtex",), "entrytype"))
    kind = kept or (TYPES_BIBLATEX if biblatex else TYPES_BIBTEX).get(item.csl_type, "misc")
    if kind == "phdthesis" and _MASTER.search(item.genre):
        return "mastersthesis"
    if kind in ("book", "inproceedings", "incollection") and item.gbt_type == "C" and kind == "book":
        return "proceedings"
    return kind


def citation_key(item: Item, number: int) -> str:
    """The item's key, fit for TeX; a number where it has none."""
    return _KEY.sub("", printable_line(item.key)) or f"item{number}"


def _fields(item: Item, kind: str, biblatex: bool) -> Iterator[tuple[str, str]]:
    roles = _ROLES_BIBLATEX if biblatex else _HELD_BY
    for role in dict.fromkeys(("author", "editor", "translator", *(name.role for name in item.contributors))):
        yield roles.get(role, role), " and ".join(person(name) for name in item.names(role))
    yield "title", escaped(item.title)
    yield "shorttitle", escaped(item.title_short)
    yield "translatedtitle", escaped(item.title_translated)
    yield from _host(item, kind, biblatex)
    yield "series", escaped(item.collection_title)
    yield from _dates(item, biblatex)
    yield "volume", escaped(item.volume)
    yield "volumes", escaped(item.number_of_volumes)
    issue_field = "issue" if item.number and item.issue else "number"
    yield issue_field, escaped(item.issue)
    yield "number", escaped(item.number)
    first, last = first_and_last(printable_line(item.page))
    yield "pages", escaped(f"{first}--{last}" if last else first)
    yield "eid", escaped(item.article_number)
    yield "pagetotal", escaped(item.number_of_pages)
    yield "edition", escaped(item.edition)
    yield "version", escaped(item.version)
    yield _publisher_field(kind, biblatex), escaped(item.publisher)
    yield "location" if biblatex else "address", escaped(item.publisher_place)
    yield "eventtitle", escaped(item.event_title)
    yield "venue", escaped(item.event_place)
    yield "type", escaped(item.genre)
    yield "doi", printable_line(item.doi).translate(_VERBATIM)
    yield "isbn", escaped(item.isbn)
    yield "issn", escaped(item.issn)
    yield "url", printable_line(item.url).translate(_VERBATIM)
    yield "urldate", escaped(item.accessed)
    yield "langid", LANGUAGES.get(language_of(item), "") if item.language or has_cjk(item.title) else ""
    yield "language", escaped(item.language)
    yield "keywords", escaped(", ".join(item.keywords))
    yield "abstract", escaped(item.abstract)
    yield "note", escaped(item.note)
    told = [value for tag, value in given_back(item, ("bibtex",)) if tag == "csltype"]
    if told:
        yield "csltype", escaped(told[0])
    elif _PLAIN_TYPE.get(kind) != item.csl_type:
        yield "csltype", escaped(item.csl_type)


def _publisher_field(kind: str, biblatex: bool) -> str:
    if kind in ("phdthesis", "mastersthesis"):
        return "school"
    return "institution" if kind in ("techreport", "thesis", "report") else "publisher"


def _host(item: Item, kind: str, biblatex: bool) -> Iterator[tuple[str, str]]:
    host = escaped(item.container_title)
    if kind in ("article", "periodical"):
        yield "journaltitle" if biblatex else "journal", host
        yield "shortjournal", escaped(item.container_title_short)
    elif kind in ("incollection", "inproceedings", "inreference"):
        yield "booktitle", host
    elif biblatex:
        yield "organization" if kind == "online" else "maintitle" if kind == "book" else "titleaddon", host
    else:
        yield "howpublished", host


def _dates(item: Item, biblatex: bool) -> Iterator[tuple[str, str]]:
    year, month, day = ymd(item.issued)
    if biblatex:
        yield "date", escaped(item.issued) if edtf.span_of(item.issued) else ""
        yield "year", "" if edtf.span_of(item.issued) else escaped(item.issued_literal)
    else:
        yield "year", year or escaped(item.issued_literal)
        yield "month", _MONTHS[int(month) - 1] if month else ""
        yield "day", day
        if item.issued and item.issued != "-".join(part for part in (year, month, day) if part):
            yield "date", escaped(item.issued)


def _kept(item: Item) -> Iterator[tuple[str, str]]:
    written = _WRITTEN if not edtf.span_of(item.issued) else _WRITTEN | frozenset()
    for name, value in rest(item, written):
        if not (name == "issued_literal" and not item.issued):
            yield name.replace("-", "_").lower(), value.translate(_ESCAPES)
    for role in ("editor", "translator"):
        words = [name.role_label for name in item.names(role) if name.role_label]
        if words:
            yield f"{role}type_printed", escaped(words[0])
    for tag, value in given_back(item, ("bib", "bibtex", "biblatex")):
        name = _KEY.sub("", tag)
        if name and name != "entrytype":
            yield name, _balanced(value)


def _balanced(value: str) -> str:
    """A TeX value as it came, unless its braces would break the entry."""
    depth = 0
    for character in value:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            break
    return value if depth == 0 and not value.endswith("\\") else escaped(value)


def person(name: Name) -> str:
    """Family, Suffix, Given; bodies in braces; a Chinese name whole."""
    if name.literal:
        text = escaped(name.literal)
        is_person = has_cjk(text) and not name.is_institution and len(text) <= 4 and " " not in text
        return text if is_person else f"{{{text}}}"
    particles = escaped(" ".join(p for p in (name.dropping_particle, name.non_dropping_particle) if p))
    family = _part(name.family)
    parts = [f"{particles} {family}" if particles else family]
    if name.suffix:
        parts.append(_part(name.suffix))
    if name.given:
        parts.append(_part(name.given))
    return ", ".join(parts)


def _part(text: str) -> str:
    text = escaped(text)
    return f"{{{text}}}" if "," in text or " and " in f" {text} " or text.lower() == "others" else text
