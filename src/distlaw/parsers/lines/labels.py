"""Finds the label at the beginning of a line, in whatever wrapper, and further labels inside a labelled line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from distlaw.text.fold import folded
from distlaw.text.numerals import TO_TEN
from distlaw.vocab.labels import LabelRule, label_rules
from distlaw.vocab.words import worded

# Fields whose label may be followed by nothing but a space in the head of a paper.
_SPACED_IN_HEAD = frozenset({"abstract", "keywords", "class_number", "document_code", "article_number", "doi"})
# Fields whose label may stand so on a record page, in every one of its spellings but the single characters.
_SPACED_IN_RECORDS = frozenset(
    {
        "title", "title_translated", "author_latin", "supervisor", "issued", "posted", "serial_date", "container_title",
        "category",
        "volume", "issue", "page",
    }
)  # fmt: skip
_INLINE = frozenset(
    {
        "class_number", "document_code", "article_number", "doi", "received", "keywords", "funding", "author_note",
        "author", "source_line", "posted", "affiliation", "page", "issue", "volume", "issued", "serial_date",
        "abstract",
    }
)  # fmt: skip


@dataclass(frozen=True)
class LabelFound:
    """A label found in a line: the fields it may mean, the label's and its value's offsets in the line."""

    fields: frozenset[str]
    label: str
    start: int
    value: int
    form: str  # bracket, colon, stroke, glued, alone, space, record_space

    def means(self, *fields: str) -> bool:
        return any(field in self.fields for field in fields)


def _key(label: str) -> str:
    return re.sub(r"[\s?\"]+", "", folded(label)).lower()


def _spelling(label: str) -> str:
    """A pattern for the label with spaces, or what mirrors make of them, between its characters."""
    if label.isascii():
        return r"\s+".join(re.escape(word) for word in label.split())
    return r"[ ?\"]{0,6}".join(re.escape(c) for c in folded(label))


@cache
def _fields() -> dict[tuple[str, bool], frozenset[str]]:
    """(label, whether a stroke follows) to the fields it may mean."""
    found: dict[tuple[str, bool], set[str]] = {}
    for rule in label_rules():
        for label in rule.labels:
            found.setdefault((_key(label), rule.form == "stroke"), set()).add(rule.field)
    return {key: frozenset(fields) for key, fields in found.items()}


@cache
def _anywhere() -> frozenset[str]:
    """Labels that may stand without a colon anywhere."""
    return frozenset(_key(label) for rule in label_rules() if rule.form == "any" for label in rule.labels)


def _alternatives(rules: list[LabelRule]) -> str:
    labels = sorted({label for rule in rules for label in rule.labels}, key=lambda label: (-len(label), label))
    return "|".join(_spelling(label) for label in labels)


LISTS = ("references", "notes")
# Of a heading that names a list: 六、参考文献, 7. References, VI. Notes.
_NUMBER = (
    rf"[{TO_TEN}]{{1,3}}[、,.]|\([{TO_TEN}]{{1,3}}\)|第[{TO_TEN}\d]{{1,3}}(?:章|部分)|\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}[.、]?(?=[^\d.])|"
    r"[IVX]{1,5}\.|[A-H]\."
)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rules = label_rules()
    words = _alternatives([rule for rule in rules if rule.form != "stroke"])
    anywhere = _alternatives([rule for rule in rules if rule.form == "any"])
    latin = _alternatives([rule for rule in rules if rule.field in ("abstract", "keywords")])
    strokes = _alternatives([rule for rule in rules if rule.form == "stroke"])
    spaced = _alternatives([rule for rule in rules if rule.field in _SPACED_IN_RECORDS and rule.form == "marked"])
    sources = {label for rule in rules if rule.field == "source_line" for label in rule.labels}
    lists = "|".join(
        _spelling(label) for rule in rules if rule.field in LISTS for label in rule.labels if label not in sources
    )
    flags = re.IGNORECASE
    lead = r"[(\[•·*#\-]{0,3}\s{0,3}"
    other = r"(?:(?<=[^\x00-\x7f])\s?\([A-Za-z][A-Za-z ]{2,20}\))?"  # 摘要(Abstract)
    return (
        ("bracket", re.compile(rf"[(\[<]\s{{0,4}}(?P<l>{words})\s{{0,4}}[\])>]\s{{0,3}}:?\s{{0,3}}", flags)),
        ("colon", re.compile(rf"{lead}\*{{0,2}}(?P<l>{words}){other}\*{{0,2}}\s{{0,3}}:\*{{0,2}}\s{{0,3}}", flags)),
        ("bracket", re.compile(rf"[\[(](?P<l>{words})\s{{1,3}}(?=[^\])]{{1,60}}[\])]$)", flags)),
        ("bracket", worded("article_lines", r"[\[(](?P<l>{labelled_in_brackets})\s{0,3}:?(?=[^\])]{1,80}[\])]$)")),
        ("stroke", re.compile(rf"[(\[•·*]{{0,2}}(?P<l>{strokes})\s{{0,3}}[|丨∣/]\s{{0,3}}", flags)),
        ("colon", re.compile(rf"(?P<l>{latin})\s{{0,3}}(?:\.\s|[—–]|--)\s{{0,3}}", flags)),
        ("glued", re.compile(r"(?P<l>Abstract|ABSTRACT|Keywords|Key words)(?=[A-Z][a-z]*\s[A-Za-z].{40})")),
        ("alone", re.compile(rf"[•·*#\-]{{0,3}}\s{{0,3}}(?P<l>{words})\s{{0,3}}$", flags)),
        ("alone", re.compile(rf"(?:{_NUMBER})\s{{0,3}}(?P<l>{lists})\s{{0,3}}:?\s{{0,3}}$", flags)),
        ("space", re.compile(rf"(?P<l>{anywhere})\s{{1,6}}(?=\S)", flags)),
        # A list glued to its label.
        ("space", worded("article_lines", r"(?P<l>{of_keywords})(?=[{han}《》]{2,16}(?:\s{2,}|[;,、/]))")),
        ("record_space", re.compile(rf"(?P<l>{spaced})\s{{1,6}}(?=\S)")),
    )  # fmt: skip


@cache
def _inline() -> re.Pattern[str]:
    words = _alternatives([rule for rule in label_rules() if rule.field in _INLINE and rule.form != "stroke"])
    return re.compile(
        rf"\[\s{{0,3}}(?P<a>{words})\s{{0,3}}\]\s{{0,3}}:?\s{{0,3}}|(?<=[\s;。.,)])(?P<b>{words})\s{{0,3}}:\s{{0,3}}",
        re.I,
    )


def label_at(line: str, mode: str = "head") -> LabelFound | None:
    """The label that begins the line (in folded spelling); `mode` is record, head or body.

    In the body only what closes a text (notes, references, notes on the author) or stands before an abstract counts.
    """
    for form, pattern in _patterns():
        found = pattern.match(line)
        if found is None:
            continue
        fields = _fields().get((_key(found["l"]), form == "stroke"), frozenset())
        if not fields or not _allowed(form, fields, mode, found["l"], line[found.end() : found.end() + 1]):
            continue
        return LabelFound(fields, found["l"], found.start("l"), found.end(), form)
    return None


def _allowed(form: str, fields: frozenset[str], mode: str, label: str, after: str) -> bool:
    if form == "record_space":
        return mode == "record" and not label.isascii() and len(_key(label)) > 1
    if form == "alone" and mode != "record":
        return _key(label) in _anywhere()
    if form != "space":
        return True
    if label.isascii() and not (label[0].isupper() and (after.isupper() or not after.isascii() or after.isdigit())):
        return False
    if mode == "record":
        return not label.isascii() or bool(fields & _SPACED_IN_HEAD)
    return mode == "head" and bool(fields & _SPACED_IN_HEAD)


def labels_inside(line: str, start: int) -> list[LabelFound]:
    """Further labels in a line that began with one, from offset `start` on."""
    hits: list[LabelFound] = []
    for found in _inline().finditer(line, start):
        label = found["a"] or found["b"]
        fields = _fields().get((_key(label), False), frozenset())
        if fields:
            at = found.start("a" if found["a"] else "b")
            hits.append(LabelFound(fields, label, at, found.end(), "bracket" if found["a"] else "colon"))
    return hits
