"""`distlaw export authorities`: the table of authorities of one work, of several, or of a draft that is not stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from distlaw.db.opening import open_reader
from distlaw.db.reading import Reader
from distlaw.errors import InputError, NotFound
from distlaw.exporters.authority_table import FORMATS
from distlaw.exporters.exporter import Exported, Exporter, StyleOptions
from distlaw.exporters.printed.markup import plain
from distlaw.model.authority_table import Authority, AuthorityTable
from distlaw.model.work import CiteItem, Item
from distlaw.query import authorities as query
from distlaw.query.authorities.items import item_of_authority
from distlaw.query.authorities.places import Mention, mentions_in
from distlaw.query.bibliography import Selection, selected
from distlaw.query.search.fields import vocabulary_value
from distlaw.services.bibliography.export import exporter
from distlaw.services.ingest import IngestOptions, ingest
from distlaw.services.manuscript.tex import as_markdown
from distlaw.text.case_numbers import printed_number
from distlaw.vocab.surnames import pinyin


def table_of_authorities(url: str, wanted: Selection, style: str, format_: str, options: StyleOptions) -> Exported:
    """The table in a format (text, markdown, html, docx, json), each authority in the style.

    NotFound where no work is meant or none cites anything, UnknownChoice for a style or format there is not.
    """
    part = exporter(style, is_style=True)
    write = FORMATS[vocabulary_value("format", {"txt": "text", "md": "markdown"}.get(format_, format_), FORMATS)]
    with open_reader(url) as reader:
        works = [cite.item for cite in selected(reader, wanted)]
        table = _table(reader, works, part, options)
    if not table.entries:
        raise NotFound("no case, statute or licence is cited there", hint="`distlaw show KEY --cases` lists mentions")
    return Exported(data=write(table))


def table_of_draft(path: Path, style: str, format_: str, options: StyleOptions) -> Exported:
    """The table of a draft, read into a database of its own that is thrown away.

    InputError where the file cannot be read; else as `table_of_authorities`.
    """
    with TemporaryDirectory(prefix="distlaw-draft-") as name:
        url, file = f"{name}/draft.db", path
        if path.suffix.lower() == ".tex":
            file = Path(name) / f"{path.stem}.md"
            file.write_text(as_markdown(path.read_bytes().decode("utf-8", "replace")), encoding="utf-8")
        (verdict,) = ingest(url, [str(file)], IngestOptions(workers=1))
        if not verdict.keys:
            raise InputError(verdict.message or verdict.verdict, code=verdict.code or "refused", where=str(path))
        return table_of_authorities(url, Selection(), style, format_, options)


def _table(reader: Reader, works: Sequence[Item], part: Exporter, options: StyleOptions) -> AuthorityTable:
    found: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    keys = [item.key for item in works]
    for mention in mentions_in(reader, keys) if keys else ():
        found[mention.kind, mention.target or mention.name].append(mention)
    known: dict[str, dict[str, Any]] = {}
    for kind in {kind for kind, _ in found}:
        known |= {str(row["id"]): row for row in query.authorities(reader, kind, cited_only=True)}
    entries = [
        _entry(kind, known.get(name) if mentions[0].target else None, mentions, part, options)
        for (kind, name), mentions in found.items()
    ]
    chinese = sum(item.language.startswith("zh") for item in works)
    return AuthorityTable(
        works=tuple(keys), language="zh" if chinese * 2 > len(works) else "en",
        entries=tuple(sorted(entries, key=lambda entry: _read(plain(entry.line)))),
    )  # fmt: skip


def _entry(
    kind: str, row: dict[str, Any] | None, mentions: Sequence[Mention], part: Exporter, options: StyleOptions
) -> Authority:
    places = tuple(dict.fromkeys(mention.at for mention in mentions))
    line = _line(item_of_authority(kind, row), part, options) if row else printed_number(mentions[0].name)
    return Authority.model_validate(
        {"kind": kind, "id": mentions[0].target, "line": line, "places": places, "mentions": len(mentions)}
    )


def _line(item: Item, part: Exporter, options: StyleOptions) -> str:
    cites = [CiteItem(item=item)]
    if part.lines is not None:
        return part.lines(cites, options).lines[0]
    return str(part.export(cites, options).data).strip()


def _read(line: str) -> str:
    """What a line is sorted by: letters, and Chinese by its pinyin."""
    words = "".join(char for char in line if char.isalnum() or char == " ")
    return (words if words.isascii() else pinyin(words)).casefold()
