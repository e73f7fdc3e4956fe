"""From the fields of a record to a work: what all export formats have in common, and their defects."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from distlaw.model.problem import Problem
from distlaw.model.work import Item, Name
from distlaw.parsers.records.dates import dated
from distlaw.parsers.records.numbers import decoded, pages_of
from distlaw.parsers.records.record import ROLES, RecordDraft, RecordValue
from distlaw.parsers.records.settled import settled
from distlaw.parsers.records.values import keywords_of
from distlaw.text.chinese import language_of
from distlaw.text.titles import has_han
from distlaw.vocab.people import people_of, unprefixed
from distlaw.vocab.records import kind_of_thesis, language_tag

_COUNTED = re.compile(r"^(.*?)[,，;；]?\s*共\s*(\d+)\s*页$")
CONFERENCE = re.compile(r"^\s*[<〈《＜]正[>〉》＞]\s*")
_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi\s*[:：]\s*)?(10\.\d{4,9}/\S+)$", re.I)
_WHOLE = ("thesis", "book", "report", "manuscript", "classic", "pamphlet", "periodical")
_PAGE_COUNT = re.compile(r"(?:[ivxlc]{1,8}[,\s]+)?\d{1,6}\s*(?:页|p|pp|pages?|leaves|s)?\.?|[a-z ]{5,30}pages?", re.I)
_SUFFIX = re.compile(r"\s*(?:认领|被引量[:：]?\s*\d*|\[?被引\d*次?\]?)\s*$")
_MAIL = re.compile(r"\s*[(（]\s*[^\s()（）@]+@[^\s()（）]+\s*[)）]")
_SERIALS = re.compile(r"(\d{4}-?\d{3}[\dXx])(?:[\s,;，；]+\d{4}-?\d{3}[\dXx])+")
_SHEET = re.compile(r"[A-Z]\d{1,3}|第?\d{1,3}版")


def item_of(
    values: Sequence[RecordValue],
    csl_type: str,
    origin: str,
    *,
    names: Sequence[Name] = (),
    one_name_a_tag: bool = False,
) -> tuple[Item, list[Problem]]:
    """The work that the values describe.

    `names` are those that the reader divided itself. `one_name_a_tag`: the format gives each author a field.
    """
    draft = RecordDraft(origin, names=list(names))
    for value in sorted(values, key=_is_half_a_date):
        _take(draft, value, csl_type, one_name_a_tag)
    _affiliate(draft)
    kind = _typed(draft, csl_type)
    item = Item(
        csl_type=kind,
        contributors=tuple(draft.names),
        keywords=tuple(draft.keywords),
        keywords_translated=tuple(draft.keywords_translated),
        funding=tuple(draft.funding),
        extra=tuple(draft.extra),
        **_typed_fields(draft),
    )
    item, problems = settled(item)
    if item.title and not item.language:
        item = item.model_copy(update={"language": language_of(item.title + item.container_title)})
    return item, [*draft.problems, *problems]


def _is_half_a_date(value: RecordValue) -> bool:
    """A month and day without a year is read after the year that another field gives."""
    return value.name.startswith("issued") and not re.search(r"\d{4}", value.text)


def _typed_fields(draft: RecordDraft) -> dict[str, Any]:
    return {name: value for name, value in draft.fields.items() if name in Item.model_fields}


def _take(draft: RecordDraft, value: RecordValue, csl_type: str, one_name_a_tag: bool) -> None:
    text = decoded(value.text).strip()
    name = value.name
    if not text:
        return
    if name in ROLES:
        _take_people(draft, text, value, one_name_a_tag)
    elif name == "note":
        _take_note(draft, text)
    elif name in _TAKERS:
        _TAKERS[name](draft, text, value, csl_type)
    elif name.startswith("kept."):  # a CSL variable, or role, that has no field here
        _keep_csl(draft, name.removeprefix("kept."), text)
    elif name not in _PLAIN or not draft.put(name, text):
        draft.keep(value.tag or name, text)


def _take_people(draft: RecordDraft, text: str, value: RecordValue, one_name_a_tag: bool) -> None:
    text = _MAIL.sub("", text)
    bare = unprefixed(text)
    if bare.strip() != text.strip():
        prefix = text[: len(text) - len(bare.lstrip())].strip()
        draft.report("author_prefix_removed", f"no part of a name: {prefix}", value.ranges)
    people = people_of(bare, ROLES[value.name])
    if one_name_a_tag and len(people) > 1:
        draft.report("authors_split", f"{len(people)} names stood in one field: {text[:60]}", value.ranges)
    for name in people:
        if name.literal or name.family:
            draft.names.append(name)
        elif draft.names:  # a field that only says 等
            draft.names[-1] = draft.names[-1].model_copy(update={"et_al": True})


def _take_note(draft: RecordDraft, text: str) -> None:
    """Notes a line each, so that a line that tells a fact is read as one."""
    known = draft.fields.get("note", "")
    draft.fields["note"] = f"{known}\n{text}" if known else text


def _keep_csl(draft: RecordDraft, tag: str, text: str) -> None:
    if tag in ("organizer", "performer", "composer", "producer", "host", "guest", "illustrator"):
        people = [{"literal": name.display} for name in people_of(text, "author")]
        draft.extra.append(("csl+json", tag, json.dumps(people, ensure_ascii=False)))
    else:
        draft.extra.append(("csl", tag, text))


_PLAIN = {
    name for name, field in Item.model_fields.items() if field.annotation is str and name not in ("key", "csl_type")
} | {"key"}


def _take_date(draft: RecordDraft, text: str, value: RecordValue, _: str) -> None:
    """The fullest of several dates of one year; `issued_first` (RIS's DA) holds against another year."""
    known = draft.fields.get("issued", "")
    text = re.sub(r"/+undefined\Z", "", text)
    date, words = dated(text, known[:4])
    if date and (not known or date.startswith(known) or (value.name == "issued_first" and not known.startswith(date))):
        if known and not date.startswith(known):
            draft.keep("issued", known)
        draft.fields["issued"] = date
        if words or not date.startswith(known or "-"):
            draft.fields["issued_literal"] = words
    elif words and not known and not draft.fields.get("issued_literal"):
        draft.fields["issued_literal"] = words
    elif (not date or not known.startswith(date)) and re.search(r"[1-9]|[^\W\d_]", text):
        draft.keep(value.tag or "issued", text)


def _take_other_date(draft: RecordDraft, text: str, value: RecordValue, _: str) -> None:
    date = dated(text).date
    if not date or not draft.put(value.name, date):
        draft.keep(value.tag or value.name, text)


def _take_pages(draft: RecordDraft, text: str, value: RecordValue, csl_type: str) -> None:
    counted = _COUNTED.match(text)
    if counted:
        draft.put("page_count", counted[2])
        text = counted[1]
    pages = pages_of(text)
    if csl_type in _WHOLE and _PAGE_COUNT.fullmatch(text.strip()):
        name = "number_of_pages"
        pages = re.sub(r"\D", "", text) if text.strip()[:1].isdecimal() else text.strip()
    else:
        name = "page"
    if name == "page" and draft.fields.get("page", "").isdigit() and "-" in pages:  # CNKI: a count, then the pages
        draft.fields["page_count"], draft.fields["page"] = draft.fields["page"], pages
    elif pages and not draft.put(name, pages):
        if name == "page" and pages.isdigit() and "-" in draft.fields["page"]:
            draft.put("page_count", pages)
        else:
            draft.keep(value.tag or name, text)


def _take_pages_or_count(draft: RecordDraft, text: str, value: RecordValue, csl_type: str) -> None:
    """CNKI's papers of a conference: one number is how many pages the paper has."""
    if not (text.strip().isdecimal() and draft.put("page_count", text.strip())):
        _take_pages(draft, text, value, csl_type)


def _take_end_page(draft: RecordDraft, text: str, value: RecordValue, _: str) -> None:
    first = draft.fields.get("page", "")
    if not first and draft.fields.get("number_of_pages", "").isdigit():  # a report's pages rather than their number
        first = draft.fields["page"] = draft.fields.pop("number_of_pages")
    if first and "-" not in first and text.strip() != first:
        draft.fields["page"] = f"{first}-{text.strip()}"
    elif not first:
        draft.fields["page"] = text.strip()


def _take_keywords(draft: RecordDraft, text: str, value: RecordValue, _: str) -> None:
    words = draft.keywords if value.name == "keywords" else draft.keywords_translated
    words.extend(word for word in keywords_of(text) if word not in words)


def _take_keyword_whole(draft: RecordDraft, text: str, value: RecordValue, _: str) -> None:
    words = keywords_of(text) if ";" in text or "；" in text else [text]
    draft.keywords.extend(word for word in words if word not in draft.keywords)


def _take_abstract(draft: RecordDraft, text: str, value: RecordValue, _: str) -> None:
    plain = CONFERENCE.sub("", text)
    if plain != text:
        draft.report("abstract_prefix_removed", "the abstract began with the database's <正> mark", value.ranges)
    if not draft.put(value.name, plain):
        draft.keep(value.tag or value.name, text)


def _take_affiliation(draft: RecordDraft, text: str, value: RecordValue, _: str) -> None:
    draft.affiliations.extend(part for part in re.split(r"\s*[;；]\s*", text) if part)


def _take_doi(draft: RecordDraft, text: str, value: RecordValue, _: str) -> None:
    found = _DOI.match(text.strip().removesuffix("[doi]").strip())
    if not found or not draft.put("doi", found[1].rstrip(".")):
        draft.keep(value.tag or "doi", text)


def _take_title(draft: RecordDraft, text: str, value: RecordValue, _: str) -> None:
    plain = _SUFFIX.sub("", re.sub(r"\s+", " ", text))
    if not draft.put(value.name, plain):
        draft.keep(value.tag or value.name, text)


def _take_degree(draft: RecordDraft, text: str, value: RecordValue, csl_type: str) -> None:
    if csl_type == "thesis" and not draft.degree:
        draft.degree = text
    elif not draft.put("genre", text):
        draft.keep(value.tag or "degree", text)


def _take_edition(draft: RecordDraft, text: str, value: RecordValue, _: str) -> None:
    number = re.fullmatch(r"第?\s*(\d{1,4})\s*版", text)
    if not draft.put("edition", number[1] if number else text):
        draft.keep(value.tag or "edition", text)


def _take_funding(draft: RecordDraft, text: str, value: RecordValue, _: str) -> None:
    draft.funding.extend(part for part in re.split(r"\s*[;；]\s*", text) if part and part not in draft.funding)


def _take_language(draft: RecordDraft, text: str, value: RecordValue, _: str) -> None:
    """The more exact of two tags; a Chinese text's script is told by its title where the tag is silent."""
    tag, known = language_tag(text), draft.fields.get("language", "")
    is_said = not text.isascii() or text.lower() in ("chinese", "chi", "zho", "cn")
    if tag == "zh" and is_said:
        return  # which script, the title says
    if tag and tag.startswith(known):
        draft.fields["language"] = tag
    elif not known.startswith(tag or "-") and not draft.put("language", text):
        draft.keep(value.tag or "language", text)


def _take_serial(draft: RecordDraft, text: str, value: RecordValue, _: str) -> None:
    """ISSN or ISBN without the words round it: 0027-8424 (Print)."""
    plain = re.sub(r"^(?:[EP]?-?ISSN|ISBN)[\s:：-]*(?=\d)|\s*[(（][^()（）]{0,30}[)）]\s*$", "", text, flags=re.I)
    if _SERIALS.fullmatch(plain.strip()):
        plain = ", ".join(re.split(r"[\s,;，；]+", plain.strip()))
    if not draft.put(value.name, plain):
        draft.keep(value.tag or value.name, text)


def _take_short_pages(draft: RecordDraft, text: str, value: RecordValue, csl_type: str) -> None:
    """MEDLINE's pages, whose last one lacks the figures that it has in common with the first: 6913-7."""
    first, dash, last = pages_of(text).partition("-")
    if dash and first.isdecimal() and last.isdecimal() and len(last) < len(first):
        text = f"{first}-{first[: len(first) - len(last)]}{last}"
    _take_pages(draft, text, value, csl_type)


_TAKERS = {
    "issn": _take_serial, "isbn": _take_serial, "page_short": _take_short_pages,
    "issued": _take_date, "issued_first": _take_date, "accessed": _take_other_date, "original_date": _take_other_date,
    "event_date": _take_other_date, "page": _take_pages, "page_or_count": _take_pages_or_count,
    "end_page": _take_end_page, "keywords": _take_keywords, "keywords_translated": _take_keywords,
    "keyword_whole": _take_keyword_whole,
    "abstract": _take_abstract, "abstract_translated": _take_abstract, "affiliation": _take_affiliation,
    "doi": _take_doi, "title": _take_title, "degree": _take_degree, "edition": _take_edition, "funding": _take_funding,
    "language": _take_language,
}  # fmt: skip


def _affiliate(draft: RecordDraft) -> None:
    """Units to authors: one for all, one each, else all of them to the first."""
    authors = [index for index, name in enumerate(draft.names) if name.role == "author"]
    units = draft.affiliations
    if units and not authors:
        draft.keep("affiliation", "; ".join(units))
    for place, index in enumerate(authors if units else ()):
        is_one_each = len(units) in (1, len(authors))
        own = units[min(place, len(units) - 1) :][:1] if is_one_each else units[: 0 if place else None]
        if own:
            draft.names[index] = draft.names[index].model_copy(update={"affiliations": tuple(own)})


def _typed(draft: RecordDraft, csl_type: str) -> str:
    """The fields that depend on the type: a thesis's school and degree, a newspaper under the publisher."""
    fields = draft.fields
    if csl_type == "thesis":
        genre = kind_of_thesis(draft.degree or fields.get("genre", ""), is_chinese=has_han(fields.get("title", "")))
        school = fields.get("publisher") or next(iter(draft.affiliations), "")
        fields.update(genre=genre, publisher=school)
    if csl_type == "article-newspaper":
        if not fields.get("page") and _SHEET.fullmatch(fields.get("issue", "")):
            fields["page"] = fields.pop("issue")  # some tools write a newspaper's sheet where an issue belongs
        if not fields.get("container_title") and fields.get("publisher"):
            fields["container_title"] = fields.pop("publisher")
    if csl_type in ("standard", "patent") and not fields.get("number"):
        fields["number"] = next((fields.pop(name) for name in ("volume", "issue") if fields.get(name)), "")
    return csl_type
