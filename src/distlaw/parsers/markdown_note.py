"""Research notes and articles in Markdown: front matter or labels, heading tree, tables, callouts, links."""

from __future__ import annotations

import re
from typing import Any

from distlaw.model.document import ParsedDocument
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.parsers.article.document import finished
from distlaw.parsers.article.flow import article
from distlaw.parsers.article.manner import Manner
from distlaw.parsers.article.walk import Walk
from distlaw.parsers.lines.markdown import DEEPEST, PlainNote, front_matter, plain_of
from distlaw.parsers.lines.signs import flat, line_count
from distlaw.parsers.parser import Parser
from distlaw.text.normalise import cleaned
from distlaw.text.offsets import MappedText
from distlaw.vocab.people import people_of, unprefixed
from distlaw.vocab.record_tags import load_tags

_MANNER = Manner(genre="note", titles_are_sections=True, finds_loose_headings=False)
_DEEP = re.compile(
    rf"^(?:[ \t]{{{DEEPEST * 4},}}|(?:>[ \t]?){{{DEEPEST},}}|(?:[-*+][ \t]+){{{DEEPEST},}})", re.MULTILINE
)
_LONGEST = 4_000_000


def _sniff(source: SourceText) -> float:
    if source.hints or source.media_type == "text/html":
        return 0.0
    text = flat(source.text)
    headings = line_count(text, r"#{1,6}\s+\S")
    yaml, _ = front_matter(source.text.lstrip("\ufeff").replace("\r\n", "\n")[:30_000])
    signs = (
        headings >= 2,
        bool(yaml),
        "**" in text,
        line_count(text, r"\|.*\|.*\|") >= 2,
        bool(re.search(r"\[[^\]\n]{2,120}\]\(https?://", text)),
        line_count(text, r"(?:[-*+]|\d+\.)\s+\S") >= 3,
    )
    if source.media_type == "text/markdown":
        return 0.92
    return (0.5 + 0.08 * sum(signs)) if signs[0] or signs[1] else 0.0


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    if len(source.text) > _LONGEST or _DEEP.search(source.text):
        plain_text = source.model_copy(update={"media_type": "text/plain"})
        document = article(plain_text, Manner(genre="note"), "markdown_note")
        problem = Problem(code="nesting", message="nested too deeply to be read as Markdown; read as plain text")
        return (document.model_copy(update={"problems": (*document.problems, problem)}),)
    clean = cleaned(source.text)
    plain = plain_of(clean.mapped)
    marked = source.model_copy(update={"marks": plain.marks})
    walk = Walk.over(marked, plain.mapped, _MANNER)
    walk.quotes = plain.quotes
    walk.anchors = plain.anchors
    _front_matter(walk, plain, clean.mapped)
    return (finished(walk.run(), clean.edits, name="markdown_note"),)


def _front_matter(walk: Walk, plain: PlainNote, base: MappedText) -> None:
    """What the YAML head says, each value with its place in the file where it stands there as it is."""
    for key, value in _yaml(plain.front_matter).items():
        name = load_tags("markdown").names.get(key.strip().lower(), "")
        values = [said for one in (value if isinstance(value, list) else [value]) if (said := _said(one))]
        if not name or not values:
            continue
        where = [found for one in values for found in [base.text.find(one, *plain.front_at)] if found >= 0]
        ranges = tuple(
            place for one, at in zip(values, where, strict=False) for place in base.to_source(at, at + len(one))
        )
        walk.fields.given(name, _each_person(values) if name == "author" else values, ranges)
        if name == "title":
            walk.front.title = values[0]


def _said(value: object) -> str:
    """A value as text; of a person given in parts (`name`, or `given` and `family`) the name."""
    if isinstance(value, dict):
        parts = {str(key).lower(): str(part).strip() for key, part in value.items() if part is not None}
        straight = " ".join(filter(None, (parts.get("given", ""), parts.get("family", ""))))
        return parts.get("name") or parts.get("literal") or straight
    return "" if value is None else str(value).strip()


def _each_person(values: list[str]) -> list[str]:
    """`Arjun Mehta and Li Wei` is two persons."""
    return [person.display for value in values for person in people_of(unprefixed(value), "author")]


def _yaml(text: str) -> dict[str, Any]:
    """The mapping; anchors and aliases are refused, since they can expand without end."""
    import yaml

    if not text or re.search(r"(?:^|[\s\[,:-])[&*][A-Za-z0-9_]", text):
        return {}
    try:
        found = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return {str(key): value for key, value in found.items()} if isinstance(found, dict) else {}


PART = Parser(name="markdown_note", version="1", sniff=_sniff, parse=_parse, order=25)
