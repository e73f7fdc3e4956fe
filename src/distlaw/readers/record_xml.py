"""Records in XML: EndNote's are read as text, the others are refused by name with what to export instead."""

from __future__ import annotations

import re

from distlaw.errors import InputError
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.readers.plain import PART as PLAIN
from distlaw.readers.reader import FormatReader, RawFile

_ENDNOTE = re.compile(rb"<xml>\s*<records>")
_HEAD = 4096  # bytes in which a format shows
_OTHERS = (
    (re.compile(rb"<rdf:RDF[^>]{0,3000}(?:zotero\.org/namespaces|purl\.org/net/biblio)", re.S), "Zotero RDF"),
    (re.compile(rb"<(?:\w+:)?mods(?:Collection)?[\s>]"), "MODS"),
    (re.compile(rb"loc\.gov/MARC21/slim"), "MARCXML"),
    (re.compile(rb"<(?:PubmedArticleSet|PubmedBookArticleSet|MedlineCitationSet)[\s>]"), "PubMed XML"),
    (re.compile(rb"<(?:\w+:)?Sources[^>]{0,400}officeDocument/2006/bibliography", re.S), "Word's source list"),
    (re.compile(rb"<bltx:entries|<bib:bibtex|<bibtex:file"), "BibTeX in XML"),
    (re.compile(rb"<(?:refworks|reference-list)[\s>]"), "RefWorks XML"),
)
_HINT = "export it as RIS, BibTeX, CSL-JSON or EndNote XML and ingest that"


def _known(raw: RawFile) -> str:
    head = raw.data[:_HEAD].replace(b"\0", b"")
    if b"<" not in head[:200]:
        return ""
    if _ENDNOTE.search(head):
        return "EndNote XML"
    return next((name for pattern, name in _OTHERS if pattern.search(head)), "")


def _sniff(raw: RawFile) -> float:
    return 0.97 if _known(raw) else 0.0


def _read(raw: RawFile) -> tuple[SourceText, tuple[Problem, ...]]:
    name = _known(raw)
    if name != "EndNote XML":
        raise InputError(f"this is {name}, which is not read", code="unsupported", where=raw.file_name, hint=_HINT)
    return PLAIN.read(raw)


PART = FormatReader(
    name="record_xml", suffixes=(".xml", ".rdf"), media_type="application/xml", sniff=_sniff, read=_read
)
