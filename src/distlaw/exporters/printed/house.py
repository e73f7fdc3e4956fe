"""House styles as exporters: the base's, with the options that the house sets unless the user asks otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from distlaw.exporters.exporter import Exported, Exporter, Lines, StyleOptions
from distlaw.model.work import CiteItem
from distlaw.vocab.house_styles import HouseStyle

_USUAL = StyleOptions()


def as_exporter(house: HouseStyle, base: Exporter) -> Exporter:
    """The style of the house."""

    def of_house(options: StyleOptions) -> StyleOptions:
        wanted = {
            name: value for name, value in house.wanted().items() if getattr(options, name) == getattr(_USUAL, name)
        }
        return options.model_copy(update=wanted)

    def export(cites: Sequence[CiteItem], options: StyleOptions) -> Exported:
        return base.export(cites, of_house(options))

    def lines(cites: Sequence[CiteItem], options: StyleOptions) -> Lines:
        assert base.lines is not None
        return base.lines(cites, of_house(options))

    def notes(groups: Sequence[Sequence[CiteItem]], options: StyleOptions) -> Lines:
        assert base.notes is not None
        return base.notes(groups, of_house(options))

    return replace(
        base,
        name=house.id,
        label=house.label,
        export=export,
        lines=lines if base.lines else None,
        notes=notes if base.notes else None,
        aliases=(),
    )
