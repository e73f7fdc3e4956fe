"""A copy of a Word manuscript with a comment at each finding; everything else of the file stays as it is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from distlaw.errors import InputError
from distlaw.readers.docx.styles import local_name, parsed

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_MAIN, _COMMENTS = "word/document.xml", "word/comments.xml"
_DEFAULT: Any = {None: _RELATIONS}
_TYPES, _RELS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def commented(data: bytes, rows: Iterable[Mapping[str, Any]], author: str = "distlaw") -> bytes:
    """The file with the comments; each stands at the paragraph whose number is the row's line, or that has its words.

    Raises InputError where it is no Word file.
    """
    try:
        parts = _parts(data)
    except (zipfile.BadZipFile, KeyError) as error:
        raise InputError("this is no Word document", code="docx", hint="comments go into a DOCX") from error
    main = parsed(parts[_MAIN], _MAIN)
    paragraphs = [element for element in main.iter() if local_name(element) == "p"]
    comments = (
        parsed(parts[_COMMENTS], _COMMENTS)
        if _COMMENTS in parts
        else etree.Element(f"{{{_W}}}comments", nsmap={"w": _W})
    )
    first = 1 + max((int(one.get(f"{{{_W}}}id") or 0) for one in comments), default=-1)
    for number, row in enumerate(rows, first):
        paragraph = _paragraph(paragraphs, row)
        if paragraph is not None:
            _mark(paragraph, number)
            comments.append(_comment(number, row, author))
    parts[_MAIN], parts[_COMMENTS] = _bytes(main), _bytes(comments)
    parts[_TYPES] = _with_type(parts[_TYPES])
    parts[_RELS] = _with_relation(parts.get(_RELS))
    return _zipped(data, parts)


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        return {
            name: package.read(name) for name in (_MAIN, _TYPES, _RELS, _COMMENTS) if name in names or name == _MAIN
        }


def _paragraph(paragraphs: list[Any], row: Mapping[str, Any]) -> Any:
    words = "".join(str(row.get("words") or "").split())
    number = int(row["line"])
    if row.get("is_paragraph") and 0 < number <= len(paragraphs):
        return paragraphs[number - 1]
    holding = (one for one in paragraphs if words and words in "".join("".join(one.itertext()).split()))
    return next(holding, paragraphs[0] if paragraphs else None)


def _mark(paragraph: Any, number: int) -> None:
    """The comment's range is the paragraph; its properties stay the first child."""
    identity = {f"{{{_W}}}id": str(number)}
    start = 1 if len(paragraph) and local_name(paragraph[0]) == "pPr" else 0
    paragraph.insert(start, etree.Element(f"{{{_W}}}commentRangeStart", identity))
    paragraph.append(etree.Element(f"{{{_W}}}commentRangeEnd", identity))
    run = etree.SubElement(paragraph, f"{{{_W}}}r")
    etree.SubElement(run, f"{{{_W}}}commentReference", identity)


def _comment(number: int, row: Mapping[str, Any], author: str) -> Any:
    attributes = {f"{{{_W}}}id": str(number), f"{{{_W}}}author": author, f"{{{_W}}}initials": author[:2]}
    comment = etree.Element(f"{{{_W}}}comment", attributes)
    words = str(row.get("words") or "")
    for line in (f"{row['code']}: {row['message']}", f"“{words}”" if words else ""):
        if line:
            text = etree.SubElement(
                etree.SubElement(etree.SubElement(comment, f"{{{_W}}}p"), f"{{{_W}}}r"), f"{{{_W}}}t"
            )
            text.text = "".join(c for c in line if c.isprintable())
    return comment


def _with_type(data: bytes) -> bytes:
    types = parsed(data, _TYPES)
    if not any(one.get("PartName") == f"/{_COMMENTS}" for one in types):
        etree.SubElement(types, f"{{{_CONTENT}}}Override", PartName=f"/{_COMMENTS}", ContentType=_TYPE)
    return _bytes(types)


def _with_relation(data: bytes | None) -> bytes:
    relations = parsed(data, _RELS) if data else etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap=_DEFAULT)
    if not any(one.get("Type") == _KIND for one in relations):
        taken = {one.get("Id") for one in relations}
        name = next(f"rIdDistlaw{n}" for n in range(len(taken) + 1) if f"rIdDistlaw{n}" not in taken)
        etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship", Id=name, Type=_KIND, Target="comments.xml")
    return _bytes(relations)


def _bytes(element: Any) -> bytes:
    return bytes(etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True))


def _zipped(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The package with some parts replaced or added, the others byte for byte, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info, changed.get(info.filename, old.read(info.filename)))
        for name in changed.keys() - set(old.namelist()):
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), changed[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()
