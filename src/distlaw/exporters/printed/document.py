"""A list of entries as the body of a document: the lines of the style asked for, with their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from distlaw.errors import UnknownChoice
from distlaw.exporters.exporter import Exporter, Lines, StyleOptions
from distlaw.exporters.printed.external import external_style
from distlaw.model.work import CiteItem


def styled(cites: Sequence[CiteItem], options: StyleOptions) -> Lines:
    """The lines of `options.style`. UnknownChoice where there is no such style."""
    part = style_named(options.style)
    if part.lines is None:
        text = part.export(cites, options)
        return Lines(tuple(str(text.data).splitlines()), text.problems)
    return part.lines(cites, options)


def style_named(name: str) -> Exporter:
    """The style of that name or alias, or in that .csl file."""
    if name.endswith(".csl"):
        return external_style(Path(name))
    from distlaw.registry import parts

    found: list[Exporter] = [part for part in parts("exporters") if getattr(part, "is_style", False)]
    for part in found:
        if name.casefold() in (part.name, *part.aliases):
            return part
    raise UnknownChoice("style", name, [part.name for part in found])
