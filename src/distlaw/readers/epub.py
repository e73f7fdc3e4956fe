"""Electronic books (EPUB): the parts of the spine read as one page, so that notes find their calls."""

from __future__ import annotations

import hashlib
import html as entities
import posixpath
import re
import zipfile
from typing import Any
from urllib.parse import unquote

from distlaw.errors import InputError
from distlaw.model.problem import Problem
from distlaw.model.source import Hint, SourceText
from distlaw.readers import html
from distlaw.readers.docx.styles import attribute_value, local_name, parsed
from distlaw.readers.reader import FormatReader, RawFile
from distlaw.readers.zip_parts import member_of, opened

_TYPE = "application/epub+zip"
_BODY = re.compile(r"<body\b[^>]*>(.*)</body\s*>", re.IGNORECASE | re.DOTALL)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*>", re.IGNORECASE)
_META = {
    "title": "title", "creator": "author", "publisher": "publisher", "date": "issued", "language": "language",
    "subject": "untrusted_keywords", "description": "untrusted_description", "identifier": "identifier",
}  # fmt: skip
MOST_PARTS = 2000


def read(raw: RawFile) -> tuple[SourceText, tuple[Problem, ...]]:
    """Read an EPUB; InputError `broken`, `encrypted`, `zip_ratio`, `size`, `count` or `empty`."""
    package = opened(raw.data, raw.file_name)
    if member_of(package, "META-INF/encryption.xml", raw.file_name) and not _only_fonts(package, raw.file_name):
        raise InputError("the book is locked", code="encrypted", where=raw.file_name, hint="use a copy without DRM")
    opf = _opf(package, raw.file_name)
    root = _tree(package, opf, raw.file_name)
    parts = _spine(root, posixpath.dirname(opf))
    if len(parts) > MOST_PARTS:
        raise InputError(f"the book has {len(parts):,} parts", code="count", where=raw.file_name)
    bodies = [_body(member_of(package, name, raw.file_name) or b"") for name in parts]
    page = f"<!doctype html><html><head><meta charset='utf-8'></head><body><main>{''.join(bodies)}</main></body></html>"
    source, problems = html.read(RawFile(page.encode(), raw.file_name, raw.uri))
    hints = (*_hints(root), *(hint for hint in source.hints if hint.name == "page_kind"))
    sha256 = hashlib.sha256(raw.data).hexdigest()
    return source.model_copy(update={"sha256": sha256, "media_type": _TYPE, "encoding": "", "hints": hints}), problems


def _only_fonts(package: zipfile.ZipFile, where: str) -> bool:
    data = member_of(package, "META-INF/encryption.xml", where) or b""
    return not re.search(rb"URI=\"[^\"]+\.x?html?\"", data)


def _opf(package: zipfile.ZipFile, where: str) -> str:
    root = _tree(package, "META-INF/container.xml", where)
    path = next((attribute_value(one, "full-path") for one in root.iter() if local_name(one) == "rootfile"), "")
    if not path:
        raise InputError("the book names no contents", code="broken", where=where)
    return path


def _tree(package: zipfile.ZipFile, name: str, where: str) -> Any:
    data = member_of(package, name, where)
    if data is None:
        raise InputError(f"the book has no {name}", code="broken", where=where, hint="fetch it again")
    return parsed(_DOCTYPE.sub(b"", data), where)


def _spine(root: Any, folder: str) -> list[str]:
    """The names of the parts in reading order, the table of contents for the reader left out."""
    items = {attribute_value(one, "id"): one for one in root.iter() if local_name(one) == "item"}
    order = [attribute_value(one, "idref") for one in root.iter() if local_name(one) == "itemref"]
    chosen = (
        items[key] for key in order if key in items and "nav" not in attribute_value(items[key], "properties").split()
    )
    return [posixpath.normpath(posixpath.join(folder, unquote(attribute_value(one, "href")))) for one in chosen]


def _body(data: bytes) -> str:
    text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig", "replace")
    found = _BODY.search(text)
    return found[1] if found else ""


def _hints(root: Any) -> list[Hint]:
    """The package's Dublin Core; a role other than author's is no author."""
    roles = {
        attribute_value(one, "refines").lstrip("#"): one.text
        for one in root.iter()
        if attribute_value(one, "property") == "role"
    }
    out: list[Hint] = []
    for one in root.iter():
        name, text = local_name(one), entities.unescape((one.text or "").strip()) if isinstance(one.tag, str) else ""
        role = attribute_value(one, "role") or roles.get(attribute_value(one, "id")) or "aut"
        is_core = isinstance(one.tag, str) and "purl.org/dc/elements" in one.tag
        if is_core and name in _META and text and not (name == "creator" and role != "aut"):
            value = text[:10] if name == "date" else text
            out.append(Hint(name=_META[name], value=value, origin=f"opf dc:{name}"))
    return out


def sniff(raw: RawFile) -> float:
    """The package's first member names the type."""
    return 0.95 if raw.data.startswith(b"PK") and b"mimetypeapplication/epub+zip" in raw.data[:200] else 0.0


PART = FormatReader(name="epub", suffixes=(".epub",), media_type=_TYPE, sniff=sniff, read=read, order=20)
