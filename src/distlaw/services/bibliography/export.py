"""`distlaw export`: which items, in which style or format."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from distlaw.errors import InputError, NotFound, UnknownChoice, UnresolvedError, UsageError
from distlaw.exporters.exporter import DraftParagraph, Exported, Exporter, Lines, StyleOptions
from distlaw.model.work import CiteItem
from distlaw.query.bibliography import Selection, selected
from distlaw.registry import part_named, parts

Groups = list[list[CiteItem]]


def exporter(name: str, *, is_style: bool) -> Exporter:
    """The style (a name, or a .csl file) or format of that name or alias; UnknownChoice lists the names there are."""
    from distlaw.exporters.printed.document import style_named

    if is_style:
        return style_named(name)
    part = part_named("exporters", name)
    if isinstance(part, Exporter) and not part.is_style:
        return part
    raise UnknownChoice("format", name, [part.name for part in _parts(is_style=False)])


def _parts(*, is_style: bool) -> list[Exporter]:
    return [part for part in parts("exporters") if isinstance(part, Exporter) and part.is_style == is_style]


def names(*, is_style: bool) -> list[tuple[str, str]]:
    """Every style, those of houses too, or every format, with its label."""
    from distlaw.vocab.house_styles import load_house_styles

    houses = [(house.id, house.label) for house in load_house_styles()] if is_style else []
    return [(part.name, part.label) for part in _parts(is_style=is_style)] + houses


def from_database(url: str, wanted: Selection) -> Groups:
    """Each work chosen as a group of its own. NotFound where nothing is chosen."""
    from distlaw.db.opening import open_reader

    with open_reader(url) as reader:
        found = selected(reader, wanted)
    if not found:
        raise NotFound("no work answers to that", hint="`distlaw works` lists them")
    return [[cite] for cite in found]


def from_csl(path: Path) -> Groups:
    """The items of a CSL-JSON file: an array, one object, or one object a line; each may carry a locator."""
    text = _text(path)
    return [[_settled(_cite(obj, path))] for obj in _objects(text, path)]


def _settled(cite: CiteItem) -> CiteItem:
    """The item in the form that records are read in, so that a file prints alike with and without a database."""
    from distlaw.parsers.records.settled import settled

    return cite.model_copy(update={"item": settled(cite.item)[0]})


def _text(path: Path) -> str:
    import sys

    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path), hint="it must be UTF-8 text") from error


def _objects(text: str, path: Path) -> list[Any]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        try:
            return [json.loads(line) for line in lines]
        except json.JSONDecodeError:
            raise InputError(f"no CSL-JSON: {error}", code="bad_json", where=str(path)) from error
    if isinstance(found, dict) and isinstance(found.get("items"), list):
        found = found["items"]
    return found if isinstance(found, list) else [found]


def _cite(obj: object, path: Path) -> CiteItem:
    if not isinstance(obj, Mapping):
        raise InputError("an entry is no CSL-JSON object", code="bad_csl", where=str(path))
    from distlaw.model.csl import cite_item_from_csl

    if isinstance(obj.get("item"), Mapping):  # an item with the fields of its citation beside it
        cite = {name: obj[name] for name in ("locator", "label", "prefix", "suffix") if obj.get(name)}
        return cite_item_from_csl({**obj["item"], **cite})
    return cite_item_from_csl(obj)


def export_text(
    groups: Groups,
    part: Exporter,
    options: StyleOptions,
    *,
    paragraphs: Sequence[DraftParagraph] = (),
    strict: bool = False,
) -> Exported:
    """The output. A draft's clusters stay together as notes; a list has each work once. UnresolvedError if strict."""
    if options.as_notes:
        found = _with_notes(groups, part, options, paragraphs)
    else:
        found = part.export([cite for group in groups for cite in group], options)
    if strict and found.problems:
        lacking = "\n  ".join(problem.message for problem in found.problems)
        raise UnresolvedError(f"{len(found.problems)} required facts are not given:\n  {lacking}")
    return found


def _with_notes(
    groups: Groups, part: Exporter, options: StyleOptions, paragraphs: Sequence[DraftParagraph]
) -> Exported:
    """Notes as lines, or as footnotes of a document; UsageError where the style or the format has none."""
    style = part if part.is_style else exporter(options.style, is_style=True)
    if style.notes is None:
        able = ", ".join(other.name for other in _parts(is_style=True) if other.notes)
        raise UsageError(f"{style.name} has no notes", hint=f"styles with notes: {able}")
    if part.noted is not None:
        whole = [DraftParagraph((groups[number][0].item.title, number)) for number in range(len(groups))]
        return part.noted(paragraphs or whole, groups, options)
    if not part.is_style:
        able = ", ".join(other.name for other in _parts(is_style=False) if other.noted)
        raise UsageError(f"{part.name} has no notes", hint=f"formats with notes: {able}")
    return _noted(style.notes(groups, options), options)


def _noted(lines: Lines, options: StyleOptions) -> Exported:
    from distlaw.exporters.printed.markup import plain

    texts = [plain(line) for line in lines.lines]
    if options.numbered:
        texts = [f"〔{number}〕{text}" for number, text in enumerate(texts, start=1)]
    return Exported(data="".join(text + "\n" for text in texts), problems=lines.problems)


def once(groups: Sequence[Sequence[CiteItem]]) -> Groups:
    """Each work once, in the order first cited, without pinpoints: a list of references rather than notes."""
    seen: dict[str, CiteItem] = {}
    for group in groups:
        for cite in group:
            seen.setdefault(cite.item.key, CiteItem(item=cite.item))
    return [[cite] for cite in seen.values()]


def written(found: Exported, path: Path, *, overwrite: bool = False) -> None:
    """Write the output; UsageError where the folder is not there, or the file is and may not be overwritten."""
    if path.exists() and not overwrite:
        raise UsageError("there is such a file already", where=str(path), hint="--force overwrites it")
    try:
        if isinstance(found.data, bytes):
            path.write_bytes(found.data)
        else:
            with path.open("w", encoding="utf-8", newline="\n") as file:
                file.write(found.data)
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", where=str(path)) from error
