"""From the fields of a record to a work: what all export formats have in common, and their defects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from distlaw.model.problem import Problem
from distlaw.model.work import Item
from distlaw.parsers.records.record import ROLES, Draft, Value
from distlaw.parsers.records.values import names_of, pages_of, recorded_date, words_of
from distlaw.text.chinese import language_of

_COUNTED = re.compile(r"^(.*?)[,，;；]?\s*共\s*(\d+)\s*页$")
CONFERENCE = re.compile(r"^\s*[<〈《＜]正[>〉》＞]\s*")
_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi\s*[:：]\s*)?(10\.\d{4,9}/\S+)$", re.I)
_DEGREES = {"硕士": "硕士学位论文", "博士": "博士学位论文", "学士": "学士学位论文", "碩士": "碩士學位論文",
"master": "Master's thesis",
            "ph": "PhD thesis", "doctor": "PhD thesis"}  # fmt: skip
_SUFFIX = re.compile(r"\s*(?:认领|被引量[:：]?\s*\d*|\[?被引\d*次?\]?)\s*$")
_SHEET = re.compile(r"[A-Z]\d{1,3}|第?\d{1,3}版")


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
    if name in ROLES:
        people = names_of(text, ROLES[name], draft, value.ranges)
        if one_name_a_tag and len(people) > 1:
            draft.report("authors_split", f"{len(people)} names stood in one field: {text[:60]}", value.ranges)
        draft.names.extend(people)
    elif name in _TAKERS:
        _TAKERS[name](draft, text, value, csl_type)
    elif name not in Item.model_fields or not draft.put(name, text):
        draft.keep(value.tag or name, text)


def _take_date(draft: Draft, text: str, value: Value, _: str) -> None:
    date = recorded_date(text)
    known = draft.fields.get("issued", "")
    if date and (not known or date.startswith(known)):
        draft.fields["issued"] = date
    elif not date or not known.startswith(date):
        draft.keep(value.tag or "issued", text)


def _take_accessed(draft: Draft, text: str, value: Value, _: str) -> None:
    date = recorded_date(text)
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
    plain = CONFERENCE.sub("", text)
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
    if csl_type == "article-newspaper" and not fields.get("page") and _SHEET.fullmatch(fields.get("issue", "")):
        fields["page"] = fields.pop("issue")  # some tools write a newspaper's sheet where an issue belongs
    if csl_type == "article-newspaper" and not fields.get("container_title") and fields.get("publisher"):
        fields["container_title"] = fields.pop("publisher")
    return csl_type
