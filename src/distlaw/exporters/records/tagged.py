"""RIS and EndNote (Refer) records: the same facts under two sets of tags."""

from __future__ import annotations

from collections.abc import Iterator

from distlaw.exporters.records.fields import given_back, kept_type, lines_of, printable_line, sorted_name, ymd
from distlaw.exporters.records.placed import WHOLE, Placing, date_notes, facts, tagged_people
from distlaw.model.work import Item, Name
from distlaw.vocab.record_tags import load_tags, serial_field


def ris(item: Item) -> str:
    """One RIS record; a fact without a tag of its own stands in a note line "name: value"."""
    placing = Placing(load_tags("ris"), sorted_name, serial_field)
    kind = kept_type(item, ("ris",), "TY") or placing.table.written.get(item.csl_type, "GEN")
    lines = [("TY", kind), ("ID", item.key), *_of(item, placing, "N1")]
    year, month, day = ymd(item.issued)
    lines.append(("PY", year or ("" if item.issued else item.issued_literal)))
    lines.append(("DA", f"{year}/{month}/{day}/" if month else ""))
    lines = [part for line in lines for part in _pages_apart(line, placing.table.read_type(item.csl_type))]
    lines.extend((tag[:2].upper(), value) for tag, value in given_back(item, ("ris",)) if _is_ris_tag(tag))
    text = "".join(f"{tag}  - {printable_line(value)}\n" for tag, value in lines if value)
    return f"{text}ER  - \n\n"


def _of(item: Item, placing: Placing, note: str) -> Iterator[tuple[str, str]]:
    """All facts but type, key and date; without a tag in a note."""
    for tag, value in (*tagged_people(item, placing), *facts(item, placing)):
        yield tag or note, value
    if not placing.table.told_by_type(item.csl_type) and item.csl_type != "document":
        yield note, f"type: {item.csl_type}"
    yield from ((note, text) for text in date_notes(item))
    yield from ((note, line) for line in lines_of(item.note))


def _pages_apart(line: tuple[str, str], kind: str) -> Iterator[tuple[str, str]]:
    """SP and EP of a range; a list of pages stays in SP."""
    tag, value = line
    first, dash, last = value.partition("-")
    is_range = tag == "SP" and dash and first.strip() not in ("", last.strip()) and last.strip()
    if is_range and "-" not in last and "," not in value and kind not in WHOLE:
        yield "SP", first.strip()
        yield "EP", last.strip()
    else:
        yield ("Y2", value.replace("-", "/")) if tag == "Y2" else line


def _is_ris_tag(tag: str) -> bool:
    return len(tag) == 2 and tag.isalnum() and tag[0].isalpha() and tag.upper() not in ("TY", "ER")


def enw(item: Item) -> str:
    """One EndNote (Refer) record; a fact without a tag of its own stands in %Z "name: value"."""
    placing = Placing(load_tags("refer"), _enw_name, serial_field)
    kind = kept_type(item, ("refer", "enw"), "0") or placing.table.written.get(item.csl_type, "Generic")
    year, month, day = ymd(item.issued)
    lines = [("0", kind), ("F", item.key), *_of(item, placing, "Z")]
    lines.append(("D", year or ("" if item.issued else item.issued_literal)))
    lines.append(("8", "-".join(part for part in (year, month, day) if part) if month else ""))
    for tag, value in given_back(item, ("enw", "endnote", "refer")):
        mark = tag.removeprefix("%")
        if len(mark) == 1 and mark not in "0%" and mark.isprintable() and not mark.isspace():
            lines.append((mark, value))
    return "".join(f"%{tag} {printable_line(value)}\n" for tag, value in lines if value) + "\n"


def _enw_name(name: Name) -> str:
    """EndNote takes a name without a comma for a person's, unless it ends with one."""
    text = sorted_name(name)
    return text + "," if "," not in text and (name.is_institution or not name.literal) else text
