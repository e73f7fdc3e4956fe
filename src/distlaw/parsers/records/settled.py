"""The one normaliser that every reader of records ends with: names, entities, note lines and numbers in one form."""

from __future__ import annotations

import re
from typing import Any

from distlaw.model.problem import Problem
from distlaw.model.work import Item, Name
from distlaw.parsers.records.dates import dated
from distlaw.parsers.records.note_lines import with_note_facts
from distlaw.parsers.records.numbers import LONGEST, counted, decoded, pages_of, sheet_of
from distlaw.text.chinese import is_chinese
from distlaw.text.titles import has_han
from distlaw.vocab.names import particles_before
from distlaw.vocab.people import people_of
from distlaw.vocab.records import kind_of_thesis, language_tag
from distlaw.vocab.zotero import load_zotero

_NUMBERS = ("volume", "issue", "page", "page_first", "number_of_pages", "page_count", "number_of_volumes", "edition",
            "collection_number", "chapter_number", "article_number", "version",
            "issued_literal")  # fmt: skip
_COUNT = re.compile(r"(\d{1,6})\s*(?:页|頁|p|pp|pages?)\.?", re.I)
_DOI = re.compile(r"\s*(?:https?://(?:dx\.)?doi\.org/|doi\s*[:：]\s*)(?=10\.)", re.I)
_EDITION = re.compile(r"第?\s*(\d{1,4})\s*版")
_LONGEST_RUN = 40  # figures without anything between them
_LONGEST_ISSUE = 80  # a longer volume or issue is an address that stands in the wrong field
_UNSPECIFIED = re.compile(r"\AUNSP\s+(?=\w)")  # Web of Science, before an article's number
_ADDRESSES = re.compile(r"(https?://\S+)\s+https?://\S.*", re.DOTALL)
_ISBN = re.compile(r"97[89][-\s\d]{10,15}|\d-\d{2,7}-\d{2,7}-[\dXx]")


def settled(item: Item) -> tuple[Item, list[Problem]]:
    """The item in the one form that records are kept in, and what was mended that the user should know."""
    problems: list[Problem] = []
    item = with_note_facts(_decoded(_typed(item)))
    item = item.model_copy(update=_bounded(item, problems))
    values = {**_counted(item), **_of_type(item), **_dated(item)}
    names = _named(item, problems)
    if names != item.contributors:
        values["contributors"] = names
    return (item.model_copy(update=values) if values else item), problems


def _typed(item: Item) -> Item:
    """A type as CSL spells it: Article, journalArticle."""
    kind = load_zotero().types.get(item.csl_type) or item.csl_type.lower()
    return item if kind == item.csl_type else item.model_copy(update={"csl_type": kind})


def _decoded(item: Item) -> Item:
    values: dict[str, Any] = {}
    for field, value in item.__dict__.items():
        if isinstance(value, str) and "&" in value and field != "key":
            values[field] = decoded(value)
    names = tuple(_decoded_name(name) for name in item.contributors)
    if names != item.contributors:
        values["contributors"] = names
    return item.model_copy(update=values) if values else item


def _decoded_name(name: Name) -> Name:
    texts = {part: value for part, value in name.__dict__.items() if isinstance(value, str) and value}
    values = {part: new for part, value in texts.items() if (new := decoded(" ".join(value.split()))) != value}
    return name.model_copy(update=values) if values else name


def _bounded(item: Item, problems: list[Problem]) -> dict[str, Any]:
    """Number fields that hold no number are emptied, their words kept; nothing is ever counted with."""
    values: dict[str, Any] = {}
    extra = list(item.extra)
    for field in _NUMBERS:
        text = getattr(item, field)
        is_run = len(text) > _LONGEST_RUN and text.isdecimal()
        if is_run or len(text) > (_LONGEST_ISSUE if field in ("volume", "issue") else LONGEST):
            values[field] = ""
            extra.append(("record", field, text[: 10 * LONGEST]))
            problems.append(Problem(code="no_number", message=f"{field}: {len(text)} characters are no number"))
    return values | {"extra": tuple(extra)} if values else values


def _counted(item: Item) -> dict[str, Any]:
    is_han = is_chinese(item.title or item.container_title)
    values: dict[str, Any] = {}
    for field in ("volume", "issue"):
        if text := getattr(item, field):
            values[field] = counted(text, field, is_chinese=is_han)
    if item.page:
        values["page"] = sheet_of(item.page) if item.csl_type == "article-newspaper" else pages_of(item.page)
    if item.language:
        values["language"] = language_tag(item.language) or item.language
    if item.doi:
        values["doi"] = _DOI.sub("", item.doi)
    if item.csl_type == "thesis" and item.genre:
        values["genre"] = kind_of_thesis(item.genre, is_chinese=is_han)
    if match := _EDITION.fullmatch(item.edition.strip()):
        values["edition"] = match[1]
    if item.title_short and item.title_short == item.title:
        values["title_short"] = ""
    if several := _ADDRESSES.fullmatch(item.url):
        values |= {"url": several[1], "extra": (*item.extra, ("record", "url", item.url))}
    values["article_number"] = _UNSPECIFIED.sub("", item.article_number)
    if len(set(item.keywords)) < len(item.keywords):
        values["keywords"] = tuple(dict.fromkeys(item.keywords))
    if match := _COUNT.fullmatch(item.number_of_pages.strip()):
        values["number_of_pages"] = match[1]
    return {field: value for field, value in values.items() if value != getattr(item, field)}


def _of_type(item: Item) -> dict[str, Any]:
    """An ISBN where a volume belongs (CNKI's yearbooks)."""
    if _ISBN.fullmatch(item.volume.strip()) and not item.isbn:
        return {"volume": "", "isbn": item.volume.strip()}
    return {}


def _dated(item: Item) -> dict[str, Any]:
    """The date in words that hold one: Spring 2005, c1964."""
    if item.issued or not item.issued_literal:
        return {}
    found = dated(item.issued_literal)
    return {"issued": found.date, "issued_literal": found.words} if found.date else {}


def _named(item: Item, problems: list[Problem]) -> tuple[Name, ...]:
    out: list[Name] = []
    for name in item.contributors:
        found = _people(name)
        if len(found) > 1:
            message = f"{len(found)} names stood in one: {name.display[:60]}"
            problems.append(Problem(code="authors_split", message=message))
        for one in found:
            if one.literal or one.family:
                out.append(one)
            elif out:
                out[-1] = out[-1].model_copy(update={"et_al": True})
    return tuple(out)


def _people(name: Name) -> list[Name]:
    """What one name of a record says; a name in order is left as it came."""
    if name.is_institution or (name.family and name.given):
        return [_unmarked(name)]
    whole = name.literal or name.family
    if not (has_han(whole) or ";" in whole or whole.lower().rstrip(".").endswith(("et al", "others"))):
        return [name]
    found = people_of(whole, name.role)
    if len(found) == 1 and (found[0].display, found[0].role) == (whole, name.role) and not found[0].et_al:
        return [name]
    kept = {"latin": name.latin, "affiliations": name.affiliations} if len(found) == 1 else {}
    return [
        one.model_copy(
            update=kept
            | {"role_label": one.role_label or name.role_label, "nationality": one.nationality or name.nationality}
        )
        for one in found
    ]


def _unmarked(name: Name) -> Name:
    """A name in two parts, ［德］ and particles before the family name taken off it."""
    if not name.nationality and name.family and name.family[0] in "[［(（〔【":
        found = people_of(name.family, name.role)
        if len(found) == 1 and found[0].nationality:
            return name.model_copy(update={"family": found[0].display, "nationality": found[0].nationality})
    if " " in name.family and not name.non_dropping_particle:
        particle, family = particles_before(name.family)
        return name.model_copy(update={"family": family, "non_dropping_particle": particle}) if particle else name
    return name
