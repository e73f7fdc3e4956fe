"""BibTeX."""

from __future__ import annotations

from collections.abc import Sequence

from distlaw.exporters.exporter import Exported, Exporter, StyleOptions
from distlaw.exporters.records.bib import citation_key, entry
from distlaw.model.work import CiteItem


def entries(cites: Sequence[CiteItem], *, biblatex: bool) -> str:
    """All entries, their keys unique without regard to case."""
    found, seen = [], set[str]()
    for number, cite in enumerate(cites, start=1):
        key = citation_key(cite.item, number)
        while key.casefold() in seen:
            key += "_"
        seen.add(key.casefold())
        found.append(entry(cite.item, key, biblatex=biblatex))
    return "".join(found)


def export(cites: Sequence[CiteItem], options: StyleOptions) -> Exported:
    """A .bib file for BibTeX."""
    return Exported(data=entries(cites, biblatex=False))


PART = Exporter(name="bibtex", label="BibTeX", suffix=".bib", export=export, aliases=("bib",))
