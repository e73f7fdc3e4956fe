"""A list as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from distlaw.exporters.exporter import Exported, Exporter, StyleOptions
from distlaw.exporters.printed.document import style_named
from distlaw.model.work import CiteItem


def export(cites: Sequence[CiteItem], options: StyleOptions) -> Exported:
    """One line an entry, in `options.style`."""
    return style_named(options.style).export(cites, options)


PART = Exporter(name="text", label="Plain text list in a style", suffix=".txt", export=export, aliases=("txt", "plain"))
