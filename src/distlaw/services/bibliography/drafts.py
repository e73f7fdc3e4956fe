"""Drafts that cite: Markdown with [@key, p. 65], Word files with Zotero's or Mendeley's fields, footnotes and keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from distlaw.errors import InputError, NotFound
from distlaw.exporters.exporter import DraftParagraph
from distlaw.model.csl import cite_item_from_csl
from distlaw.model.problem import Problem
from distlaw.model.work import CiteItem, Item
from distlaw.services.bibliography.citekeys_in import CitedKey, located
from distlaw.services.manuscript.tex import as_markdown

_FIELDS = ("locator", "label", "prefix", "suffix")


class CitedDraft(NamedTuple):
    """What a draft cites, a group a place; its text with the number of each group; the keys that no work has."""

    groups: list[list[CiteItem]]
    paragraphs: list[DraftParagraph]
    problems: tuple[Problem, ...] = ()


class _Place(NamedTuple):
    """One citation of a draft before its works are looked up: keys, or the items of a field."""

    cited: tuple[CitedKey, ...]
    items: tuple[CiteItem, ...]
    line: int


_Text = tuple[list[str | _Place], int]  # pieces of a paragraph, the level of its heading


def read_draft(url: str, path: Path) -> CitedDraft:
    """The draft with its works. NotFound where nothing is cited; a key that no work has is a problem with its line."""
    texts = list(_word(path) if path.suffix.lower() == ".docx" else _plain(path))
    places = [piece for pieces, _ in texts for piece in pieces if isinstance(piece, _Place)]
    if not places:
        hint = "citations look like [@key, p. 65], or are Zotero's fields in a Word file"
        raise NotFound("nothing is cited there", where=str(path), hint=hint)
    keys = [cited.key for place in places for cited in place.cited]
    known = _known(url, keys) if keys else {}
    problems = [
        Problem(code="unknown_key", message=f"{path}:{place.line}: no work has the key {cited.key}")
        for place in places
        for cited in place.cited
        if cited.key not in known
    ]
    groups: list[list[CiteItem]] = []
    paragraphs = [_placed(pieces, level, known, groups) for pieces, level in texts]
    if not groups:
        raise NotFound(problems[0].message, hint="`distlaw search --in works` lists the keys")
    return CitedDraft(groups, [paragraph for paragraph in paragraphs if paragraph.pieces], tuple(problems))


def unknown_keys(url: str, path: Path) -> list[tuple[int, str]]:
    """(line, key) of every key in a draft that no work has; none where the draft cites by no key."""
    texts = list(_word(path) if path.suffix.lower() == ".docx" else _plain(path))
    places = [piece for pieces, _ in texts for piece in pieces if isinstance(piece, _Place)]
    keys = [cited.key for place in places for cited in place.cited]
    known = _known(url, keys) if keys else {}
    return [(place.line, cited.key) for place in places for cited in place.cited if cited.key not in known]


def _known(url: str, keys: Sequence[str]) -> Mapping[str, Item]:
    from distlaw.db.opening import open_reader
    from distlaw.query.bibliography import cited_items

    with open_reader(url) as reader:
        return cited_items(reader, keys)


def _placed(
    pieces: Sequence[str | _Place], level: int, known: Mapping[str, Item], groups: list[list[CiteItem]]
) -> DraftParagraph:
    out: list[str | int] = []
    for piece in pieces:
        if isinstance(piece, str):
            out.append(piece)
            continue
        found = [
            *piece.items,
            *(
                CiteItem(item=known[cited.key], **cited.model_dump(exclude={"key"}))
                for cited in piece.cited
                if cited.key in known
            ),
        ]
        if found:
            out.append(len(groups))
            groups.append(found)
    return DraftParagraph(tuple(out), level)


def _plain(path: Path) -> Iterator[_Text]:
    """The paragraphs of a Markdown text; its headings as such, its other marks as they stand."""
    text = as_markdown(_read(path)) if path.suffix.lower() == ".tex" else _read(path)
    found = located(text)
    at = 0
    for block in text.split("\n\n"):
        start, end = text.index(block, at), text.index(block, at) + len(block)
        at = end
        inside = [cluster for cluster in found if start <= cluster.start < end]
        level = len(block) - len(block.lstrip("#")) if block.startswith("#") else 0
        pieces: list[str | _Place] = []
        last = start + (level and level + 1)
        for cluster in inside:
            pieces += [_flowing(text[last : cluster.start])] if cluster.start > last else []
            pieces.append(_Place(cluster.cited, (), text.count("\n", 0, cluster.start) + 1))
            last = cluster.end
        pieces += [_flowing(text[last:end])] if end > last else []
        yield [piece for piece in pieces if piece], min(level, 6)


def _flowing(text: str) -> str:
    """Lines of one paragraph as one; between Chinese characters a line's end is no blank."""
    out = ""
    for line in text.split("\n"):
        is_close = out[-1:] > "\u2e7f" and line[:1] > "\u2e7f"
        out += ("" if not out or is_close else " ") + line
    return out


def _read(path: Path) -> str:
    import sys

    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path), hint="it must be UTF-8 text, or DOCX") from error


def _word(path: Path) -> Iterator[_Text]:
    """The paragraphs of a Word file; a paragraph counts as a line."""
    from distlaw.readers.citation_fields import FieldCitation, cited_paragraphs

    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from error
    for number, paragraph in enumerate(cited_paragraphs(data, str(path)), start=1):
        pieces: list[str | _Place] = []
        for piece in paragraph.pieces:
            if isinstance(piece, FieldCitation):
                pieces.append(_Place((), tuple(_cite(item) for item in piece.items), number))
                continue
            last = 0
            for cluster in located(piece):
                pieces += [piece[last : cluster.start]] if cluster.start > last else []
                pieces.append(_Place(cluster.cited, (), number))
                last = cluster.end
            pieces += [piece[last:]] if piece[last:] else []
        yield pieces, paragraph.heading


def _cite(item: Mapping[str, Any]) -> CiteItem:
    """A field's citation item: CSL's data and what is cited of it."""
    from distlaw.parsers.records.settled import settled

    cite = cite_item_from_csl({**item["itemData"], **{name: item[name] for name in _FIELDS if item.get(name)}})
    return cite.model_copy(update={"item": settled(cite.item)[0]})
