"""From the fields of a database's export to a work: what all export formats have in common, and their defects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from distlaw.model.document import NameStatement, ParsedDocument, Statement, Zone, ZoneKind
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.model.work import Item, Name, Role
from distlaw.text.chinese import is_chinese, language_of
from distlaw.text.offsets import MappedText, Piece, Range, Ranges, sliced

_HAN_NAME = re.compile(r"[\u3400-\u9fff·•]{2,20}$")
_PREFIX = re.compile(
    r"^(?:本报(?:驻[\u4e00-\u9fff]{1,6})?(?:特约|首席|见习|实习|全媒体)?(?:记者|评论员|通讯员|撰稿人)|本刊(?:特约)?(?:记者|评论员)|"
    r"(?:特约|首席|见习|实习)?(?:记者|评论员|通讯员)|实习生|作者|文)[\s:：/／|丨]+(?=\S)"
)
_DASHES = re.compile(r"\s*(?:--+|[~～〜‐‑‒–—―−－])\s*")
_COUNTED = re.compile(r"^(.*?)[,，;；]?\s*共\s*(\d+)\s*页$")
_DATE = re.compile(r"(\d{4})(?:[-/.年\s]+(\d{1,2}))?(?:[-/.月\s]+(\d{1,2}))?")
_CONFERENCE = re.compile(r"^\s*[<〈《＜]正[>〉》＞]\s*")
_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi\s*[:：]\s*)?(10\.\d{4,9}/\S+)$", re.I)
_DEGREES = {"硕士": "硕士学位论文", "博士": "博士学位论文", "学士": "学士学位论文", "碩士": "碩士學位論文", "master": "Master's thesis",
            "ph": "PhD thesis", "doctor": "PhD thesis"}  # fmt: skip
_SUFFIX = re.compile(r"\s*(?:认领|被引量[:：]?\s*\d*|\[?被引\d*次?\]?)\s*$")


@dataclass(frozen=True, slots=True)
class Value:
    """One field of a record: its name here (a field of `Item`, or a role), its words, where they stand."""

    name: str
    text: str
    ranges: Ranges = ()
    tag: str = ""  # as the format spells it


@dataclass(frozen=True, slots=True)
class Record:
    """One record: the work, the stretch of the file it fills, and where its values stand."""

    item: Item
    start: int
    end: int
    values: tuple[Value, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Draft:
    """A record being put together; `origin` names the format in `Item.extra`."""

    origin: str
    fields: dict[str, str] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)
    affiliations: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    keywords_translated: list[str] = field(default_factory=list)
    funding: list[str] = field(default_factory=list)
    extra: list[tuple[str, str, str]] = field(default_factory=list)
    degree: str = ""
    problems: list[Problem] = field(default_factory=list)

    def put(self, name: str, value: str) -> bool:
        """Set a field that is still empty; a second, other value is kept beside it."""
        if value and not self.fields.get(name):
            self.fields[name] = value
            return True
        return not value or self.fields.get(name) == value

    def keep(self, tag: str, value: str) -> None:
        """Keep what has no field here."""
        self.extra.append((self.origin, tag, value))

    def report(self, code: str, message: str, ranges: Ranges = ()) -> None:
        """Say what was mended; once a kind and record."""
        if all(problem.code != code for problem in self.problems):
            self.problems.append(Problem(code=code, message=message, ranges=ranges))


def item_of(
    values: Sequence[Value], csl_type: str, origin: str, *, one_name_a_tag: bool = False
) -> tuple[Item, list[Problem]]:
    """The work that the values describe. `one_name_a_tag`: the format gives each author a field of their own."""
    draft = Draft(origin)
    for value in values:
        _take(draft, value, csl_type, one_name_a_tag)
    _affiliate(draft)
    kind = _typed(draft, csl_type)
    title = draft.fields.get("title", "")
    if title and not draft.fields.get("language"):
        draft.fields["language"] = language_of(title + draft.fields.get("container_title", ""))
    item = Item(
        csl_type=kind,
        contributors=tuple(draft.names),
        keywords=tuple(draft.keywords),
        keywords_translated=tuple(draft.keywords_translated),
        funding=tuple(draft.funding),
        extra=tuple(draft.extra),
        **_typed_fields(draft),
    )
    return item, draft.problems


def _typed_fields(draft: Draft) -> dict[str, Any]:
    return {name: value for name, value in draft.fields.items() if name in Item.model_fields}


def _take(draft: Draft, value: Value, csl_type: str, one_name_a_tag: bool) -> None:
    text = value.text.strip()
    name = value.name
    if not text:
        return
    if name in _ROLES:
        people = names_of(text, _ROLES[name], draft, value.ranges)
        if one_name_a_tag and len(people) > 1:
            draft.report("authors_split", f"{len(people)} names stood in one field: {text[:60]}", value.ranges)
        draft.names.extend(people)
    elif name in _TAKERS:
        _TAKERS[name](draft, text, value, csl_type)
    elif name not in Item.model_fields or not draft.put(name, text):
        draft.keep(value.tag or name, text)


_ROLES: dict[str, Role] = {
    "author": "author", "editor": "editor", "translator": "translator", "supervisor": "supervisor",
    "container_author": "container_author", "contributor": "contributor", "compiler": "compiler",
}  # fmt: skip


def names_of(text: str, role: Role, draft: Draft | None = None, ranges: Ranges = ()) -> list[Name]:
    """The names in a field: `;` always parts them, `,` and spaces only between whole Chinese names."""
    out: list[Name] = []
    for part in re.split(r"\s*[;；]\s*", text):
        bare = _PREFIX.sub("", part).strip(" ,，")
        if bare != part.strip(" ,，") and draft is not None:
            draft.report("author_prefix_removed", f"no part of a name: {part[: len(part) - len(bare)].strip()}", ranges)
        out.extend(name_of(name, role) for name in _chinese_list(bare) if name)
    return out


def _chinese_list(text: str) -> list[str]:
    for pattern in (r"\s*[,，、]\s*", r"[\s\u3000]+"):
        parts = re.split(pattern, text)
        if len(parts) > 1 and all(_HAN_NAME.match(part) for part in parts) and _is_list(parts, pattern):
            return parts
    return [text]


def _is_list(parts: list[str], pattern: str) -> bool:
    """`李, 明` and `李 明` are one name in two parts: a list holds names of two characters and more."""
    return all(len(part) >= 2 for part in parts)


def name_of(text: str, role: Role) -> Name:
    """One name: Chinese ones whole, others parted at the comma or before the last word."""
    text = re.sub(r"\s+", " ", text).strip()
    if is_chinese(text):
        joined_name = re.sub(r"(?<=[\u3400-\u9fff])[,，]?\s*(?=[\u3400-\u9fff])", "", text)
        return Name(role=role, literal=joined_name, is_institution=len(joined_name) > 5 and "·" not in joined_name)
    family, comma, given = text.partition(",")
    if comma:
        return Name(role=role, family=family.strip(), given=given.strip())
    words = text.split(" ")
    if len(words) in (2, 3, 4) and all(word[:1].isupper() or word.lower() in _PARTICLES for word in words):
        at = next((i for i, word in enumerate(words[1:], 1) if word.lower() in _PARTICLES), len(words) - 1)
        return Name(role=role, family=" ".join(words[at:]), given=" ".join(words[:at]))
    return Name(role=role, literal=text)


_PARTICLES = frozenset({"de", "van", "von", "der", "den", "la", "le", "di", "da", "del", "bin", "al", "ter", "dos"})


def pages_of(text: str) -> str:
    """A page list with plain hyphens and ", " between its stretches: `66-80+159` is "66-80, 159"."""
    text = _DASHES.sub("-", text.strip())
    parts = [part.strip() for part in re.split(r"[+,，;；]", text) if part.strip()]
    return ", ".join(parts)


def date_of(text: str) -> str:
    """A record's date as EDTF: "2032-09-14", "2033", "2030//", "2030/05/"; empty where there is none."""
    found = _DATE.search(text)
    if not found:
        return ""
    year, month, day = found.groups()
    if not month or not 1 <= int(month) <= 12:
        return year
    return f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day and 1 <= int(day) <= 31 else "")


def words_of(text: str) -> list[str]:
    """Keywords: parted by `;` where there is one, else by commas, else by spaces between Chinese words."""
    text = text.strip().strip(";；,，")
    for pattern in (r"\s*(?:;;|[;；])\s*", r"\s*[,，、|]\s*"):
        if re.search(pattern, text):
            return [word for word in re.split(pattern, text) if word]
    return re.split(r"[\s\u3000]+", text) if is_chinese(text) and not re.search(r"[A-Za-z]", text) else [text]


def _take_date(draft: Draft, text: str, value: Value, _: str) -> None:
    date = date_of(text)
    known = draft.fields.get("issued", "")
    if date and (not known or date.startswith(known)):
        draft.fields["issued"] = date
    elif not date or not known.startswith(date):
        draft.keep(value.tag or "issued", text)


def _take_accessed(draft: Draft, text: str, value: Value, _: str) -> None:
    date = date_of(text)
    if not date or not draft.put("accessed", date):
        draft.keep(value.tag or "accessed", text)


def _take_issue(draft: Draft, text: str, value: Value, _: str) -> None:
    plain = re.sub(r"^0+(?=\d)", "", text)
    if not draft.put(value.name, plain):
        draft.keep(value.tag or value.name, text)


def _take_pages(draft: Draft, text: str, value: Value, csl_type: str) -> None:
    counted = _COUNTED.match(text)
    if counted:
        draft.put("page_count", counted[2])
        text = counted[1]
    pages = pages_of(text)
    is_count = bool(re.fullmatch(r"\d+(?:\s*(?:页|p|pages?))?", pages)) and csl_type in ("thesis", "book", "report")
    if is_count:
        name, pages = "number_of_pages", re.sub(r"\D", "", pages)
    else:
        name = "page"
    if name == "page" and draft.fields.get("page", "").isdigit() and "-" in pages:  # CNKI: a count, then the pages
        draft.fields["page_count"], draft.fields["page"] = draft.fields["page"], pages
    elif pages and not draft.put(name, pages):
        if name == "page" and pages.isdigit() and "-" in draft.fields["page"]:
            draft.put("page_count", pages)
        else:
            draft.keep(value.tag or name, text)


def _take_end_page(draft: Draft, text: str, value: Value, _: str) -> None:
    first = draft.fields.get("page", "")
    if first and "-" not in first and text.strip() != first:
        draft.fields["page"] = f"{first}-{text.strip()}"
    elif not first:
        draft.fields["page"] = text.strip()


def _take_keywords(draft: Draft, text: str, value: Value, _: str) -> None:
    words = draft.keywords if value.name == "keywords" else draft.keywords_translated
    words.extend(word for word in words_of(text) if word not in words)


def _take_abstract(draft: Draft, text: str, value: Value, _: str) -> None:
    plain = _CONFERENCE.sub("", text)
    if plain != text:
        draft.report("abstract_prefix_removed", "the abstract began with the database's <正> mark", value.ranges)
    if not draft.put(value.name, plain):
        draft.keep(value.tag or value.name, text)


def _take_affiliation(draft: Draft, text: str, value: Value, _: str) -> None:
    draft.affiliations.extend(part for part in re.split(r"\s*[;；]\s*", text) if part)


def _take_doi(draft: Draft, text: str, value: Value, _: str) -> None:
    found = _DOI.match(text.strip())
    if not found or not draft.put("doi", found[1].rstrip(".")):
        draft.keep(value.tag or "doi", text)


def _take_title(draft: Draft, text: str, value: Value, _: str) -> None:
    plain = _SUFFIX.sub("", re.sub(r"\s+", " ", text))
    if not draft.put(value.name, plain):
        draft.keep(value.tag or value.name, text)


def _take_degree(draft: Draft, text: str, value: Value, csl_type: str) -> None:
    if csl_type != "thesis":
        draft.keep(value.tag or "degree", text)
        return
    low = text.lower()
    draft.degree = next((genre for key, genre in _DEGREES.items() if low.startswith(key)), text)


def _take_edition(draft: Draft, text: str, value: Value, _: str) -> None:
    number = re.fullmatch(r"第?\s*(\d+)\s*(?:版|nd ed\.?|rd ed\.?|th ed\.?|st ed\.?|nd|rd|th|st)?", text)
    draft.put("edition", number[1] if number else text)


def _take_funding(draft: Draft, text: str, value: Value, _: str) -> None:
    draft.funding.extend(part for part in re.split(r"\s*[;；]\s*", text) if part and part not in draft.funding)


def _take_language(draft: Draft, text: str, value: Value, _: str) -> None:
    low = text.strip(" ;；").lower()
    if low in ("zh", "zh-cn", "chinese", "chi", "zho", "中文", "中文;", "cn", "汉语", "zh-hans"):
        return  # which script, the title says
    known = {
        "english": "en",
        "eng": "en",
        "英文": "en",
        "英语": "en",
        "japanese": "ja",
        "日文": "ja",
        "german": "de",
        "french": "fr",
    }
    draft.put("language", known.get(low, low if re.fullmatch(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", low) else ""))


_TAKERS = {
    "issued": _take_date, "accessed": _take_accessed, "issue": _take_issue, "volume": _take_issue, "page": _take_pages,
    "end_page": _take_end_page, "keywords": _take_keywords, "keywords_translated": _take_keywords,
    "abstract": _take_abstract, "abstract_translated": _take_abstract, "affiliation": _take_affiliation,
    "doi": _take_doi, "title": _take_title, "degree": _take_degree, "edition": _take_edition, "funding": _take_funding,
    "language": _take_language,
}  # fmt: skip


def _affiliate(draft: Draft) -> None:
    """Units to authors: one for all, one each, else all of them to the first."""
    authors = [index for index, name in enumerate(draft.names) if name.role == "author"]
    units = draft.affiliations
    if not units:
        return
    if not authors:
        draft.keep("affiliation", "; ".join(units))
    for place, index in enumerate(authors):
        own = (
            (units[0],)
            if len(units) == 1
            else (units[place],)
            if len(units) == len(authors)
            else tuple(units)
            if place == 0
            else ()
        )
        if own:
            draft.names[index] = draft.names[index].model_copy(update={"affiliations": own})


def _typed(draft: Draft, csl_type: str) -> str:
    """The fields that depend on the type: a thesis's school and degree, a newspaper under the publisher."""
    fields = draft.fields
    if csl_type == "thesis":
        fields["genre"] = draft.degree or fields.get("genre", "")
        school = fields.get("publisher") or fields.pop("container_title", "") or next(iter(draft.affiliations), "")
        fields["publisher"] = school
    if csl_type == "article-newspaper" and not fields.get("container_title") and fields.get("publisher"):
        fields["container_title"] = fields.pop("publisher")
    return csl_type


# ------------------------------------------------------------------ records to documents


def documents_of(
    source: SourceText, records: Iterable[Record], parser: str, version: str
) -> tuple[ParsedDocument, ...]:
    """One document a record; its reading text is the title, the abstracts and the notes, a line each."""
    digest = sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
    return tuple(_document(source, record, parser, version, digest) for record in records)


_READ: tuple[tuple[str, ZoneKind], ...] = (
    ("title", "title"), ("abstract", "abstract"), ("abstract_translated", "abstract_translated"), ("note", "lead"),
)  # fmt: skip


def _document(source: SourceText, record: Record, parser: str, version: str, digest: str) -> ParsedDocument:
    reading, zones = _reading(source.text, record)
    return ParsedDocument(
        source_sha256=source.sha256,
        text_sha256=digest,
        parser=parser,
        parser_version=version,
        genre="export",
        quality="record",
        language=record.item.language,
        reading=reading,
        statements=tuple(_statements(record)),
        names=tuple(_name_statements(record, source.text)),
        zones=tuple(zones),
        record=record.item,
        problems=record.problems,
    )


def _reading(text: str, record: Record) -> tuple[MappedText, list[Zone]]:
    pieces: list[Piece] = []
    zones: list[Zone] = []
    at = 0
    for name, kind in _READ:
        for value in record.values:
            if value.name != name or not value.ranges or not value.text.strip():
                continue
            if pieces:
                pieces.append(Piece(value.ranges[0][0], value.ranges[0][0], "\n"))
                at += 1
            new = _pieces(text, value)
            length = sum(piece.length for piece in new)
            zones.append(Zone(kind=kind, start=at, end=at + length, language=language_of(value.text)))
            pieces += new
            at += length
    return MappedText(text, tuple(pieces)), zones


def _pieces(text: str, value: Value) -> list[Piece]:
    """The value's stretches as they stand; a value that was decoded (TeX) is written over its stretch."""
    if (
        sliced(text, value.ranges).split() == value.text.split()
        or is_chinese(value.text)
        and ("".join(sliced(text, value.ranges).split()) == "".join(value.text.split()))
    ):
        return [Piece(start, end) for start, end in value.ranges]
    return [Piece(value.ranges[0][0], value.ranges[-1][1], value.text)]


def _statements(record: Record) -> Iterable[Statement]:
    known = record.item.model_fields_set & (_TEXT_FIELDS | {"keywords", "keywords_translated", "funding"})
    for name in sorted(known):
        value = getattr(record.item, name)
        if value:
            ranges = places_of(record.values, name, value)
            yield Statement(field=name, value=value, origin="record", ranges=ranges)


_TEXT_FIELDS = frozenset(
    {
        "title", "title_translated", "container_title", "container_title_translated", "volume", "issue", "page", "issued", "doi",
        "issn", "isbn", "url", "abstract", "abstract_translated", "publisher", "publisher_place", "edition", "genre",
        "number_of_pages", "page_count", "number", "note", "language", "collection_title", "event_title", "accessed",
    }
)  # fmt: skip


_ELSEWHERE = {
    "number_of_pages": "page",
    "page_count": "page",
    "genre": "degree",
    "issn": "serial",
    "note": "doi_or_note",
}


def places_of(values: Sequence[Value], name: str, value: str | tuple[str, ...]) -> Ranges:
    """Where a field's value stands: of several candidates the one that says the same, else the first."""
    found = [v for v in values if v.name in (name, _ELSEWHERE.get(name)) and v.ranges]
    if isinstance(value, tuple):
        return tuple(span for v in found for span in v.ranges)
    same = [v for v in found if v.text.strip() == value]
    return (same or found)[0].ranges if found else ()


def _name_statements(record: Record, text: str) -> Iterable[NameStatement]:
    for name in record.item.contributors:
        yield NameStatement(name=name, origin="record", ranges=_found(record.values, name, text))


def _found(values: Sequence[Value], name: Name, text: str) -> Ranges:
    """Where the name itself stands in its field; the whole field where it is spelled otherwise."""
    wanted = name.literal or name.family
    for value in values:
        if _ROLES.get(value.name) != name.role:
            continue
        for start, end in value.ranges:
            at = text.find(wanted, start, end)
            if at >= 0:
                return (
                    ((at, at + len(wanted)),)
                    if name.literal
                    else ((start, end),)
                    if _whole(name, text[start:end])
                    else ((at, at + len(wanted)),)
                )
    return ()


def _whole(name: Name, text: str) -> bool:
    return name.given in text and not re.search(r";|；|\band\b", text)


def span_of(text: str, start: int, end: int) -> Range:
    """`[start, end)` without the white space at both ends."""
    part = text[start:end]
    lead = len(part) - len(part.lstrip())
    return (start + lead, max(start + lead, end - (len(part) - len(part.rstrip()))))
