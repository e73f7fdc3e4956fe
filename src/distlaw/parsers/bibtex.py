"""BibTeX and BibLaTeX files, Zotero's among them; a broken or doubled entry is a problem, not the end."""

from __future__ import annotations

import re
from dataclasses import replace

from distlaw.model.csl import FIELD_OF_CSL
from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.model.work import Item, Name, Role
from distlaw.parsers.parser import Parser
from distlaw.parsers.records.bib_entries import BibEntry, BibField, entries_of
from distlaw.parsers.records.dates import dated
from distlaw.parsers.records.documents import documents_of
from distlaw.parsers.records.fields import item_of
from distlaw.parsers.records.note_lines import fact_label
from distlaw.parsers.records.record import ROLES, ForeignRecord, RecordValue
from distlaw.parsers.records.tagged import begin_of
from distlaw.parsers.records.tex import tex_as_text
from distlaw.text.chinese import is_chinese
from distlaw.vocab.names import is_organisation
from distlaw.vocab.people import is_body, people_of

VERSION = "2"
TYPES = {
    "article": "article-journal", "periodical": "periodical", "book": "book", "mvbook": "book", "booklet": "pamphlet",
    "inbook": "chapter", "incollection": "chapter", "suppbook": "chapter", "inproceedings": "paper-conference",
    "conference": "paper-conference", "proceedings": "book", "collection": "book", "reference": "book",
    "inreference": "entry-encyclopedia", "mvcollection": "book", "mvproceedings": "book", "mvreference": "book",
    "bookinbook": "chapter", "suppcollection": "chapter", "suppperiodical": "article-journal", "image": "graphic",
    "artwork": "graphic", "audio": "song", "music": "song", "movie": "motion_picture", "video": "motion_picture",
    "performance": "performance", "commentary": "book", "review": "review", "preprint": "article",
    "interview": "interview", "map": "map", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis",
    "techreport": "report", "report": "report", "online": "webpage", "electronic": "webpage", "www": "webpage",
    "misc": "document", "unpublished": "manuscript", "manual": "report", "patent": "patent", "standard": "standard",
    "dataset": "dataset", "software": "software", "newspaper": "article-newspaper", "jurisdiction": "legal_case",
    "legislation": "legislation", "legal": "treaty", "bachelorsthesis": "thesis", "letter": "personal_communication",
}  # fmt: skip
_NAMES = {
    "title": "title", "journal": "container_title", "journaltitle": "container_title", "booktitle": "container_title",
    "maintitle": "container_title", "year": "issued", "date": "issued", "volume": "volume", "number": "issue",
    "issue": "issue", "pages": "page", "keywords": "keywords", "keyword": "keywords", "author_keywords": "keywords",
    "abstract": "abstract", "art_number": "article_number", "abbrev_source_title": "container_title_short",
    "language": "language", "langid": "language", "publisher": "publisher", "institution": "publisher",
    "school": "publisher", "organization": "publisher", "address": "publisher_place", "location": "publisher_place",
    "edition": "edition", "doi": "doi", "isbn": "isbn", "issn": "issn", "url": "url", "urldate": "accessed",
    "note": "note", "annote": "note", "addendum": "note", "series": "collection_title", "chapter": "chapter_number",
    "eventtitle": "event_title", "venue": "event_place", "eventdate": "event_date", "shorttitle": "title_short",
    "shortjournal": "container_title_short", "journalabbr": "container_title_short", "version": "version",
    "pagetotal": "number_of_pages", "numpages": "number_of_pages", "volumes": "number_of_volumes",
    "origdate": "original_date", "translatedtitle": "title_translated", "eid": "article_number", "type": "genre",
    "pubstate": "status", "howpublished": "howpublished", "part": "kept.part-number",
    "origtitle": "kept.original-title",
    "origpublisher": "kept.original-publisher", "origlocation": "kept.original-publisher-place",
}  # fmt: skip
_NAMES_OF_TYPE = {
    ("book", "number"): "collection_number", ("chapter", "number"): "collection_number",
    ("paper-conference", "number"): "collection_number", ("thesis", "type"): "degree",
    ("webpage", "organization"): "container_title", ("legal_case", "institution"): "authority",
}  # fmt: skip
_ROLES: dict[str, Role] = {role: role for role in ROLES.values()} | {
    "bookauthor": "container_author", "advisor": "supervisor", "holder": "contributor", "commentator": "annotator",
    "redactor": "editor",
}  # fmt: skip
_BY_ISSUE = ("article-journal", "article-magazine", "article-newspaper", "periodical")
_SUBTITLES = {"title": "subtitle", "booktitle": "booksubtitle", "maintitle": "mainsubtitle",
              "journaltitle": "journalsubtitle"}  # fmt: skip
_DEGREES = {"phdthesis": "phdthesis", "mastersthesis": "mastersthesis", "bachelorsthesis": "bathesis"}
_CSL_TYPE = re.compile(r"[a-z][a-z_-]{2,30}")
_ENTRY = re.compile(r"^[ \t]{0,8}@\s{0,3}[A-Za-z]{3,20}\s{0,3}[{(]", re.M)
_AND = re.compile(r"\s+and\s+", re.I)


def read_records(text: str) -> tuple[ForeignRecord, ...]:
    """Every entry of a BibTeX file; doubled keys are read too, what cannot be parsed is a problem of its neighbour."""
    entries, lost = entries_of(text)
    records = [_record(entry) for entry in entries]
    if lost and records:
        records[-1] = replace(records[-1], problems=(*records[-1].problems, *lost))
    return tuple(records)


def _record(entry: BibEntry) -> ForeignRecord:
    told = next((field.words for field in entry.fields if field.key == "csltype"), "")
    # A file of our own says the type that BibTeX has no entry for.
    csl_type = told if _CSL_TYPE.fullmatch(told) else TYPES.get(entry.kind, "document")
    if not told and csl_type == "document" and any(field.key in ("url", "howpublished") for field in entry.fields):
        csl_type = "webpage" if any("://" in field.tex for field in entry.fields) else csl_type
    fields = [field for field in entry.fields if field.key not in ("csltype", "crossref", "xdata")]
    names = [name for field in fields if field.key in _ROLES for name in bibtex_names(field.tex, _ROLES[field.key])]
    values = _dated([_value(field, csl_type) for field in _joined(fields, csl_type)])
    if entry.kind in _DEGREES and not any(value.name == "degree" for value in values):
        values.append(RecordValue("degree", _DEGREES[entry.kind]))
    item, problems = item_of([value for value in values if value.name not in _ROLES], csl_type, "bibtex", names=names)
    if entry.kind not in TYPES:
        item = item.model_copy(update={"extra": (*item.extra, ("bibtex", "entrytype", entry.kind))})
    item = item.model_copy(update={"key": entry.key})
    return ForeignRecord(item, *entry.place, tuple(values), (*entry.lost, *problems))


def _joined(fields: list[BibField], csl_type: str) -> list[BibField]:
    """Titles with their subtitles; of a volume with a title of its own, the whole work's title first."""
    by_key = {field.key: field for field in fields}
    has_main = csl_type == "book" and "maintitle" in by_key and "title" in by_key
    out = []
    for field in fields:
        if field.key in _SUBTITLES.values() or _is_said(field, by_key):
            continue
        if subtitle := by_key.get(_SUBTITLES.get(field.key, "")):
            mark = "：" if is_chinese(field.words) else ": "
            field = replace(field, words=f"{field.words}{mark}{subtitle.words}")
        if has_main and field.key in ("title", "maintitle"):
            field = replace(field, key="volume_title" if field.key == "title" else "title")
        out.append(field)
    return out


def _is_said(field: BibField, by_key: dict[str, BibField]) -> bool:
    """Whether another field says the same, as `howpublished` does in entries of our own."""
    host = by_key.get("container_title")
    return field.key == "howpublished" and host is not None and host.words == field.words


def _value(field: BibField, csl_type: str) -> RecordValue:
    key, words, place = field.key, field.words, field.place
    if key in _ROLES:
        return RecordValue(key, words, (place,) if place else (), key)
    name = _NAMES_OF_TYPE.get((csl_type, key)) or _NAMES.get(key) or _own_name(key)
    if key == "number" and csl_type not in _BY_ISSUE and (csl_type, key) not in _NAMES_OF_TYPE:
        name = "number"
    if name == "howpublished":
        link = re.search(r"https?://[^\s{}]+", field.tex)
        name, words = ("url", link[0]) if link else ("", words)
        if link and place:
            at = field.tex.find(link[0])
            place = (place[0] + at, place[0] + at + len(link[0])) if at >= 0 else place
    elif key in ("url", "doi"):
        words = re.sub(r"\\url\s*", "", field.tex).replace("\\", "").strip("{} ")
    elif key in ("month", "day"):
        name = key
    if not name and (label := fact_label(field.spelled)):
        name, words = "note", f"{label}: {words}"
    return RecordValue(name, words, (place,) if place else (), key)


def _own_name(key: str) -> str:
    """The field that a name of ours, or of CSL's, means: archive_location, original_date."""
    if key in Item.model_fields:
        return key
    return FIELD_OF_CSL.get(key.removeprefix("csl_").replace("_", "-"), "")


def _dated(values: list[RecordValue]) -> list[RecordValue]:
    """Month and day put to the year; what cannot be read is kept as it is."""
    by_name = {value.name: value for value in values if value.name in ("month", "day")}
    year = next((value for value in values if value.name == "issued"), None)
    month, day = by_name.get("month"), by_name.get("day")
    if not by_name:
        return values
    rest = [value for value in values if value.name not in by_name]
    if year and month and re.fullmatch(r"\d{4}", year.text.strip()):
        written = _written(year.text.strip(), month.text.strip(), day.text.strip() if day else "")
        if len(dated(written).date) > 4:
            whole = RecordValue("issued", written, year.ranges, year.tag)
            return [whole if value is year else value for value in rest]
    return [*rest, *(RecordValue("", value.text, value.ranges, value.tag) for value in by_name.values())]


def _written(year: str, month: str, day: str) -> str:
    """One date of three fields; the month is a number or a name."""
    if not (month.isdecimal() and len(month) < 3):
        return f"{day} {month} {year}".strip()
    return f"{year}-{month:0>2}" + (f"-{day:0>2}" if day.isdecimal() and len(day) < 3 else "")


def bibtex_names(text: str, role: Role) -> list[Name]:
    """The names of a BibTeX list: `and` outside braces parts them; one in braces is whole; `others` are more."""
    out: list[Name] = []
    for part in _split_and(text):
        bare = part.strip()
        words = tex_as_text(bare)
        if _is_braced(bare) and not (is_chinese(words) and len(words) <= 4):
            is_institution = is_body(words) if is_chinese(words) else is_organisation(words)
            out.append(Name(role=role, literal=words, is_institution=is_institution))
        elif words.lower() == "others" and out:
            out[-1] = out[-1].model_copy(update={"et_al": True})
        elif words.lower() not in ("", "others"):
            out += people_of(words, role)
    return out


def _is_braced(text: str) -> bool:
    """Whether one pair of braces holds the whole text."""
    depth = 0
    for place, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if depth == 0 and place < len(text) - 1:
            return False
    return text.startswith("{") and text.endswith("}") and not text.startswith("{\\")


def _split_and(text: str) -> list[str]:
    """The parts between the `and`s that stand outside braces."""
    parts, start, depth, seen = [], 0, 0, 0
    for match in _AND.finditer(text):
        depth += text.count("{", seen, match.start()) - text.count("}", seen, match.start())
        seen = match.start()
        if depth == 0:
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def _sniff(source: SourceText) -> float:
    found = _ENTRY.search(source.text[:20_000])
    if not found:
        return 0.0
    before = source.text[begin_of(source.text) : found.start()]
    plainly = all(line.lstrip().startswith("%") or not line.strip() for line in before.splitlines())
    has_fields = re.search(r"[\w-]+\s*=\s*[{\"\w]", source.text[found.start() : found.start() + 3000]) is not None
    return 0.95 if plainly and has_fields else 0.3 if has_fields and source.file_name.lower().endswith(".bib") else 0.0


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    return documents_of(source, read_records(source.text), PART.name, VERSION)


PART = Parser(name="bibtex", version=VERSION, sniff=_sniff, parse=_parse, order=10)
