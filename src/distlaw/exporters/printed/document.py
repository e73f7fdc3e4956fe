"""A list of entries as the body of a document: the lines of the style asked for, with their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from distlaw.errors import UnknownChoice
from distlaw.exporters.exporter import Exporter, Lines, StyleOptions
from distlaw.model.work import CiteItem
from distlaw.registry import part_named, parts


def styled(cites: Sequence[CiteItem], options: StyleOptions) -> Lines:
    """The lines of `options.style`. UnknownChoice where there is no such style."""
    part = style_named(options.style)
    if part.lines is None:
        text = part.export(cites, options)
        return Lines(tuple(str(text.data).splitlines()), text.problems)
    return part.lines(cites, options)


def style_named(name: str) -> Exporter:
    """The style of that name or alias, of that house, or in that .csl or .yaml file."""
    if name.endswith(".csl"):
        from distlaw.exporters.printed.external import external_style

        return external_style(Path(name))
    part = part_named("exporters", name)
    return part if getattr(part, "is_style", False) else _of_house(name)


def _of_house(name: str) -> Exporter:
    from distlaw.exporters.printed.house import as_exporter
    from distlaw.vocab.house_styles import house_style_file, load_house_styles

    houses = (house_style_file(Path(name)),) if name.endswith(".yaml") else load_house_styles()
    house = next((one for one in houses if name.endswith(".yaml") or one.id == name.casefold()), None)
    if house is not None and house.base != name:
        return as_exporter(house, style_named(house.base))
    known = [part.name for part in parts("exporters") if getattr(part, "is_style", False)]
    raise UnknownChoice("style", name, [*known, *(own.id for own in load_house_styles())])
