"""BibLaTeX, with its legal types and `langid`."""

from __future__ import annotations

from collections.abc import Sequence

from distlaw.exporters.bibtex import entries
from distlaw.exporters.exporter import Exported, Exporter, StyleOptions
from distlaw.model.work import CiteItem


def export(cites: Sequence[CiteItem], options: StyleOptions) -> Exported:
    """A .bib file for biblatex and biber."""
    return Exported(data=entries(cites, biblatex=True))


PART = Exporter(name="biblatex", label="BibLaTeX", suffix=".bib", export=export)
