"""A list of entries as the body of a document: the lines of the style asked for, with their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from distlaw.errors import UnknownChoice
from distlaw.exporters.exporter import Exporter, Lines, StyleOptions
from distlaw.exporters.printed.external import external_style
from distlaw.exporters.printed.house import as_exporter
from distlaw.model.work import CiteItem
from distlaw.vocab.house_styles import HouseStyle, house_style_file, load_house_styles


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
        return external_style(Path(name))
    from distlaw.registry import parts

    found: list[Exporter] = [part for part in parts("exporters") if getattr(part, "is_style", False)]
    for part in found:
        if name.casefold() in (part.name, *part.aliases):
            return part
    house = house_style_file(Path(name)) if name.endswith(".yaml") else _house(name)
    if house is not None and house.base != name:
        return as_exporter(house, style_named(house.base))
    raise UnknownChoice("style", name, [*(part.name for part in found), *(own.id for own in load_house_styles())])


def _house(name: str) -> HouseStyle | None:
    return next((house for house in load_house_styles() if house.id == name.casefold()), None)
