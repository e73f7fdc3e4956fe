"""`distlaw cite`: one citation."""

from __future__ import annotations

from distlaw.exporters.exporter import Exported, StyleOptions
from distlaw.model.work import CiteItem
from distlaw.query.bibliography import claim_citation, item_of
from distlaw.services.bibliography.citekeys_in import pinpoint
from distlaw.services.bibliography.export import exporter

_PLAIN = StyleOptions()


def cited(url: str, key: str, style: str, place: str = "", options: StyleOptions = _PLAIN) -> Exported:
    """A work's citation in a style; a claim's id cites its work, with the claim's own page unless another is given."""
    from distlaw.db.opening import open_reader

    part = exporter(style, is_style=True)
    with open_reader(url) as reader:
        cite = claim_citation(reader, key) or CiteItem(item=item_of(reader, key))
    if place:
        locator, label, suffix = pinpoint(place)
        cite = CiteItem(item=cite.item, locator=locator or suffix, label=label)
    return part.export([cite], options)
