"""BibTeX and BibLaTeX entries. The types and fields are those of btxdoc and of the biblatex manual, section 2."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distlaw.exporters.printed.language import has_cjk, language_of
from distlaw.exporters.records.fields import (
    first_and_last,
    given_back,
    is_plain_list,
    kept_of_csl,
    kept_type,
    name_rest,
    printable_line,
    rest,
    sorted_name,
    value_text,
    ymd,
)
from distlaw.exporters.records.placed import WHOLE
from distlaw.model.work import Item, Name
from distlaw.vocab.people import people_of
from distlaw.vocab.records import language_tag

TYPES_BIBTEX = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "book": "book",
    "classic": "book", "chapter": "incollection", "entry-encyclopedia": "incollection",
    "entry-dictionary": "incollection", "paper-conference": "inproceedings", "thesis": "phdthesis",
    "report": "techreport", "manuscript": "unpublished", "periodical": "misc", "pamphlet": "booklet",
}  # fmt: skip
TYPES_BIBLATEX = TYPES_BIBTEX | {
    "thesis": "thesis", "report": "report", "webpage": "online", "post": "online", "post-weblog": "online",
    "legal_case": "jurisdiction", "legislation": "legislation", "regulation": "legislation", "bill": "legislation",
    "treaty": "legal", "patent": "patent", "dataset": "dataset", "software": "software", "standard": "standard",
    "periodical": "periodical", "article": "online", "entry-encyclopedia": "inreference",
    "entry-dictionary": "inreference", "song": "audio", "motion_picture": "movie", "graphic": "artwork",
    "personal_communication": "letter",
}  # fmt: skip
# The CSL type that a reader would take an entry type for; another one is told by `csltype`.
_PLAIN_TYPE = {"article": "article-journal", "book": "book", "incollection": "chapter", "booklet": "pamphlet",
               "inproceedings": "paper-conference", "phdthesis": "thesis", "mastersthesis": "thesis",
               "thesis": "thesis", "techreport": "report", "report": "report", "online": "webpage",
               "patent": "patent", "dataset": "dataset", "software": "software", "jurisdiction": "legal_case",
               "legislation": "legislation", "periodical": "periodical", "unpublished": "manuscript",
               "legal": "treaty", "standard": "standard", "inreference": "entry-encyclopedia", "audio": "song",
               "movie": "motion_picture", "artwork": "graphic", "letter": "personal_communication"}  # fmt: skip
_BY_ISSUE = ("article-journal", "article-magazine", "article-newspaper", "periodical")
_IN_SERIES = ("book", "chapter", "paper-conference")  # `number` is that of the series
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
    "collection_number", "volume", "issue", "page", "number", "edition", "version", "publisher", "publisher_place",
    "event_title", "event_place", "genre", "issued", "accessed", "doi", "isbn", "issn", "url", "abstract", "keywords",
    "note", "number_of_pages", "article_number", "number_of_volumes", "title_translated", "chapter_number", "status",
))  # fmt: skip
_HELD_BY = {"author": "author", "editor": "editor", "translator": "translator"}
_ROLES_BIBLATEX = {**_HELD_BY, "container_author": "bookauthor"}


def escaped(text: str) -> str:
    """TeX's special characters escaped; braces by their names, since BibTeX counts even escaped ones."""
    text = printable_line(text).translate(_ESCAPES)
    if "--" in text or "``" in text or "''" in text:  # TeX's ligatures
        text = text.replace("--", "-{}-").replace("--", "-{}-").replace("``", "`{}`").replace("''", "'{}'")
    return text


def _paragraphs(text: str) -> str:
    """A text of several lines, which TeX reads as paragraphs."""
    return r"\par ".join(escaped(line) for line in text.split("\n") if line.strip())


def entry(item: Item, key: str, *, biblatex: bool) -> str:
    """One entry with a final blank line."""
    kind = entry_type(item, biblatex=biblatex)
    lines = [f"@{kind}{{{key},"]
    seen: set[str] = set()
    for name, value in (*_fields(item, kind, biblatex), *_kept(item, biblatex)):
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
    yield from _numbers(item)
    first, last = first_and_last(printable_line(item.page))
    is_count = item.csl_type in WHOLE and first.isdigit() and not last  # would be read as the number of pages
    yield (
        "page_cited" if is_count else "pages",
        printable_line(f"{first}--{last}" if last else first).translate(_ESCAPES),
    )
    yield "eid", escaped(item.article_number)
    yield "pagetotal", escaped(item.number_of_pages)
    yield "edition", escaped(item.edition)
    yield "version", escaped(item.version)
    yield "chapter", escaped(item.chapter_number)
    yield _publisher_field(kind, biblatex), escaped(item.publisher)
    yield "location" if biblatex else "address", escaped(item.publisher_place)
    yield "eventtitle", escaped(item.event_title)
    yield "venue", escaped(item.event_place)
    yield "type", escaped(item.genre)
    yield "pubstate", escaped(item.status)
    yield "doi", printable_line(item.doi).translate(_VERBATIM)
    yield "isbn", escaped(item.isbn)
    yield "issn", escaped(item.issn)
    yield "url", printable_line(item.url).translate(_VERBATIM)
    yield "urldate", escaped(item.accessed)
    yield "langid", _langid(item)
    yield "language", escaped(item.language)
    if is_plain_list(item.keywords):
        yield "keywords", escaped(", ".join(item.keywords))
    yield "abstract", _paragraphs(item.abstract)
    yield "note", _paragraphs(item.note)
    told = [value for tag, value in given_back(item, ("bibtex",)) if tag == "csltype"]
    if told:
        yield "csltype", escaped(told[0])
    elif _PLAIN_TYPE.get(kind) != item.csl_type and not (
        kind == "misc" and item.csl_type == "document" and not item.url
    ):
        yield "csltype", escaped(item.csl_type)


def _langid(item: Item) -> str:
    """babel's name of the language, without which a style takes a Chinese entry for an English one."""
    is_told = item.language == language_tag(item.language) if item.language else has_cjk(item.title)
    return LANGUAGES.get(language_of(item), "") if is_told else ""


def _numbers(item: Item) -> Iterator[tuple[str, str]]:
    """`number` is an article's issue, a book's number in its series, else the number of the work itself."""
    if item.csl_type in _BY_ISSUE:
        plain, others = "issue", ("number", "collection_number")
    elif item.csl_type in _IN_SERIES:
        plain, others = "collection_number", ("number", "issue")
    else:
        plain, others = "number", ("issue", "collection_number")
    yield "number", escaped(getattr(item, plain))
    for name in others:
        yield {"issue": "issue", "number": "csl_number"}.get(name, name), escaped(getattr(item, name))


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
    else:
        if kind == "misc":
            yield "howpublished", host
        yield "organization" if kind == "online" and item.csl_type == "webpage" else "container_title", host
    if kind not in ("article", "periodical"):
        yield "container_title_short", escaped(item.container_title_short)


def _dates(item: Item, biblatex: bool) -> Iterator[tuple[str, str]]:
    year, month, day = ymd(item.issued)
    words = "" if item.issued else escaped(item.issued_literal)
    if biblatex:
        yield "date", printable_line(item.issued).translate(_ESCAPES)
        yield "year", words
    else:
        yield "year", year or words
        yield "month", _MONTHS[int(month) - 1] if month else ""
        yield "day", day
        if item.issued != "-".join(part for part in (year, month, day) if part):
            yield "date", printable_line(item.issued).translate(_ESCAPES)
    yield "issued_literal", escaped(item.issued_literal) if item.issued else ""


def _kept(item: Item, biblatex: bool) -> Iterator[tuple[str, str]]:
    """What BibTeX has no field for, under our names or CSL's; then the fields that came with a foreign entry."""
    for name, value in rest(item, _WRITTEN | {"issued_literal"}):
        yield name.replace("-", "_").lower(), escaped(value)
    if not is_plain_list(item.keywords):
        yield "keyword_list", escaped(value_text(item.keywords))
    for tag, value in kept_of_csl(item):
        yield _KEY.sub("", tag), escaped(value)
    for tag, value in name_rest(item, _read_back):
        yield tag.replace(".", "_"), escaped(value)
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
    """Family, Suffix, Given; a name that is to stay whole in braces; `and others` where more follow."""
    others = " and others" if name.et_al else ""
    if name.literal or len(people_of(sorted_name(name), name.role)) != 1 or _is_ambiguous(name):
        text = escaped(name.literal or name.display)
        is_person = has_cjk(text) and not name.is_institution and len(text) <= 4 and " " not in text
        return (text if is_person else f"{{{text}}}") + others
    family = f"{name.non_dropping_particle} {name.family}" if name.non_dropping_particle else name.family
    given = f"{name.given} {name.dropping_particle}" if name.dropping_particle else name.given
    return ", ".join(_part(part) for part in (family, name.suffix, given) if part) + others


def _is_ambiguous(name: Name) -> bool:
    """A family name alone would be read as a given name's."""
    return not name.given and not name.suffix


def _part(text: str) -> str:
    text = escaped(text)
    return f"{{{text}}}" if "," in text or " and " in f" {text} " or text.lower() == "others" else text


def _read_back(name: Name) -> str:
    """The name as the reader takes it from the entry, for the facts that it does not hold."""
    return sorted_name(name)
