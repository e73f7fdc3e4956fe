"""`distlaw cite`: one citation."""

from __future__ import annotations

import re
from contextlib import suppress

from distlaw.db.reading import Reader
from distlaw.errors import NotFound
from distlaw.exporters.exporter import Exported, StyleOptions
from distlaw.model.work import CiteItem
from distlaw.query.bibliography import claim_citation, item_of
from distlaw.query.keys import exact_work_id
from distlaw.services.bibliography.export import exporter

_CLAIM = re.compile("c[0-9a-f]{3,}", re.I)
_PLAIN = StyleOptions()


def cited(url: str, key: str, style: str, place: str = "", options: StyleOptions = _PLAIN) -> Exported:
    """A work's citation in a style; a claim's id cites its work, with the claim's own page unless another is given."""
    from distlaw.db.opening import open_reader

    part = exporter(style, is_style=True)
    with open_reader(url) as reader:
        cite = _of_authority(reader, key) or _of_claim(reader, key) or CiteItem(item=item_of(reader, key))
    if place:
        from distlaw.services.bibliography.citekeys_in import locator_in

        locator, label, suffix = locator_in(place)
        cite = CiteItem(item=cite.item, locator=locator or suffix, label=label)
    return part.export([cite], options)


def _of_authority(reader: Reader, word: str) -> CiteItem | None:
    """The case, statute or licence that `case:NAME`, `statute:…` or `licence:…` names; None for another word."""
    kind, colon, words = word.partition(":")
    if not colon:
        return None
    from distlaw.query.authorities.items import KINDS, authority_named

    if kind not in KINDS:
        return None
    return CiteItem(item=authority_named(reader, kind, words))


def _of_claim(reader: Reader, word: str) -> CiteItem | None:
    """The work of the claim whose id begins so; None where a work has that key, or no claim begins so."""
    if not _CLAIM.fullmatch(word):
        return None
    with suppress(NotFound):
        exact_work_id(reader, word)
        return None
    from distlaw.query.claims.claims import claim_id

    with suppress(NotFound):
        return claim_citation(reader, claim_id(reader, word))
    return None
