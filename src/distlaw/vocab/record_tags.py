"""What the tags of record formats mean by the type of a record: one table for reading and for writing."""

from __future__ import annotations

import re
from functools import cache, cached_property

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file

# Fields under the names that a tag's meaning has where it is wider than the field.
_WIDER = {"genre": ("degree", "genre"), "doi": ("doi", "doi_or_note"), "issn": ("issn", "serial", "serial_or_number"),
          "isbn": ("isbn", "serial", "serial_or_number"), "number": ("number", "serial_or_number")}  # fmt: skip

_ISSN = re.compile(r"\s*\d{4}-\d{3}[\dXx](?=[\s,;，；])")  # the first of several
_SERIAL = re.compile(r"[^\d]{0,12}((?:\d[\s-]?){7,12}[\dXx])(?!\d)")
_REFER_TYPES = ("refworks", "noteexpress", "endnote_xml")


class TagTable(Frozen):
    """One file of `data/records/`."""

    types: dict[str, str]
    written: dict[str, str]
    names: dict[str, str]
    by_type: dict[str, dict[str, str]]

    def meaning(self, csl_type: str, tag: str) -> str:
        """The field that a tag holds in a record of a type; empty where it holds none of ours."""
        return self.by_type.get(csl_type, {}).get(tag) or self.names.get(tag, "")

    def tag(self, csl_type: str, field: str) -> str:
        """The tag that a field is written in, so that it is read back into it; empty where there is none."""
        return self._tags.get((csl_type, field), "") or (
            "" if csl_type in self.by_type else self._tags.get(("", field), "")
        )

    @cached_property
    def _tags(self) -> dict[tuple[str, str], str]:
        """(type, field) to the tag: a common one that keeps its meaning in the type before one of the type's own."""
        found: dict[tuple[str, str], str] = {}
        for csl_type in ("", *self.by_type):
            own = self.by_type.get(csl_type, {})
            common = [(tag, field) for tag, field in self.names.items() if tag not in own]
            for tag, meant in (*common, *own.items()):
                for field in [name for name, wider in _WIDER.items() if meant in wider] or [meant]:
                    found.setdefault((csl_type, field), tag)
        return found

    def told_by_type(self, csl_type: str) -> bool:
        """Whether the type's word alone says this CSL type, so that it need not be told in a note."""
        return self.read_type(csl_type) == csl_type

    def read_type(self, csl_type: str) -> str:
        """The type that a record of this CSL type is read as before its notes are."""
        return self.type_of(self.written.get(csl_type, "")) or "document"

    def type_of(self, word: str) -> str:
        """The CSL type that a type's word begins to say; empty where it is unknown."""
        low = word.strip().lower()
        return next((csl for beginning, csl in self.types.items() if low.startswith(beginning)), "") if low else ""


@cache
def load_tags(name: str) -> TagTable:
    """`data/records/NAME.yaml`; formats that take over EndNote's types have them from Refer."""
    table = load_file(folder("data") / "records" / f"{name}.yaml", TagTable)
    if name not in _REFER_TYPES:
        return table
    refer = load_tags("refer")
    return table.model_copy(update={"types": table.types | refer.types, "written": refer.written})


def serial_field(meaning: str, text: str) -> str:
    """The field that a tag of several meanings is read into by its text: issn, isbn or number of `serial_or_number`."""
    if meaning not in ("serial", "serial_or_number"):
        return meaning
    if _ISSN.match(text):
        return "issn"
    found = _SERIAL.match(text)
    digits = len(re.sub(r"[^\dXx]", "", found[1])) if found else 0
    other = "number" if meaning == "serial_or_number" else ""
    return "issn" if digits == 8 else "isbn" if digits in (10, 13) else other
