"""EndNote XML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from distlaw.exporters.exporter import Exported, Exporter, StyleOptions
from distlaw.exporters.records.fields import given_back, lines_of, printable_line, sorted_name, ymd
from distlaw.exporters.records.placed import Placing, date_notes, facts, tagged_people
from distlaw.model.work import CiteItem, Item
from distlaw.vocab.record_tags import load_tags, serial_field

# EndNote's numbers of its reference types.
_NUMBERS = {
    "Journal Article": 17, "Magazine Article": 19, "Newspaper Article": 23, "Book": 6, "Book Section": 5,
    "Conference Proceedings": 10, "Thesis": 32, "Report": 27, "Web Page": 12, "Blog": 56, "Case": 7, "Statute": 31,
    "Legal Rule or Regulation": 50, "Bill": 4, "Hearing": 14, "Patent": 25, "Dataset": 59, "Computer Program": 9,
    "Map": 20, "Standard": 58, "Manuscript": 36, "Encyclopedia": 53, "Dictionary": 52, "Personal Communication": 26,
    "Serial": 57, "Unpublished Work": 34, "Classical Work": 49, "Generic": 13, "Artwork": 2, "Figure": 37, "Music": 61,
    "Film or Broadcast": 21, "Pamphlet": 24,
}  # fmt: skip
# The order that EndNote's own files have.
_ORDER = (
    "contributors", "auth-address", "titles", "periodical", "pages", "volume", "number", "num-vols", "edition",
    "section", "keywords", "dates", "pub-location", "publisher", "isbn", "call-num", "report-id",
    "electronic-resource-num", "abstract", "label", "notes", "work-type", "meeting-place", "language", "urls",
    "access-date",
)  # fmt: skip


def _record(item: Item, number: int) -> str:
    placing = Placing(load_tags("endnote_xml"), sorted_name, serial_field)
    kind = placing.table.written.get(item.csl_type, "Generic")
    tree: dict[str, Any] = {}
    notes: list[str] = list(lines_of(item.note))
    for path, value in (*tagged_people(item, placing), *facts(item, placing)):
        if path and value:
            _put(tree, path, value)
        elif value:
            notes.append(value)
    if item.csl_type in _PERIODICAL and item.container_title:
        _put(tree, "periodical/full-title", printable_line(item.container_title))
    if not placing.table.told_by_type(item.csl_type) and item.csl_type != "document":
        notes.append(f"type: {item.csl_type}")
    notes += date_notes(item)
    notes += [f"{tag}: {value}" for tag, value in given_back(item, ("endnote-xml",))]
    year, month, day = ymd(item.issued)
    if words := year or ("" if item.issued else printable_line(item.issued_literal)):
        _put(tree, "dates/year", words)
    if month:
        _put(tree, "dates/pub-dates/date", "-".join(part for part in (year, month, day) if part))
    _put(tree, "label", printable_line(item.key))
    _put(tree, "notes", "\n".join(printable_line(note) for note in notes))
    head = f"<rec-number>{number}</rec-number><ref-type name={quoteattr(kind)}>{_NUMBERS[kind]}</ref-type>"
    names = sorted(tree, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))
    return f"<record>{head}{''.join(_written(name, tree[name]) for name in names)}</record>\n"


_PERIODICAL = ("article-journal", "article-magazine", "article-newspaper")


def _put(tree: dict[str, Any], path: str, value: str) -> None:
    """Set a leaf; a second value of one path is a further element."""
    *above, leaf = path.split("/")
    for name in above:
        tree = tree.setdefault(name, {})
    tree.setdefault(leaf, []).append(value)


def _written(name: str, value: Any) -> str:
    if isinstance(value, dict):
        return f"<{name}>{''.join(_written(child, below) for child, below in value.items())}</{name}>"
    return "".join(f"<{name}>{escape(text)}</{name}>" for text in value if text)


def export(cites: Sequence[CiteItem], options: StyleOptions) -> Exported:
    """One <xml><records> document."""
    records = "".join(_record(cite.item, number) for number, cite in enumerate(cites, start=1))
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n{records}</records></xml>\n'
    return Exported(data=text.encode("utf-8", "replace").decode())


PART = Exporter(name="endnote-xml", label="EndNote XML", suffix=".xml", export=export)
