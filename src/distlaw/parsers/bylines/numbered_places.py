"""Reads where authors work from a note that numbers the places: *Equal contribution 1Elm University 2Ash Institute."""

from __future__ import annotations

import re
from collections.abc import Mapping

from distlaw.parsers.bylines.names import is_organisation, one_affiliation
from distlaw.vocab.words import worded

_CONTACT = worded("bylines", r"[.;,]?\s*(?:{contact_en}|<|\S+@).*$", re.DOTALL)
_NUMBER = re.compile(r"(?:^|(?<=[\s,.;]))(\d{1,2})\s?(?=[A-Z])")
_LEAD = re.compile(r"[*∗†‡§=\s]*(?:[A-Z][a-z]+ contribution|[A-Z][a-z]+ authors?)?[.,;\s]*")
_LONGEST = 160  # characters of a place


def numbered_places(text: str) -> Mapping[str, str]:
    """The places by their numbers; empty where the text is anything else, or its numbers do not count from one."""
    body = _CONTACT.sub("", text)
    pieces = _NUMBER.split(body)
    if len(pieces) < 3 or not _LEAD.fullmatch(pieces[0]):
        return {}
    numbers, places = pieces[1::2], [piece.strip(" \n.,;") for piece in pieces[2::2]]
    if numbers != [str(at + 1) for at in range(len(numbers))] or any(len(one) > _LONGEST for one in places):
        return {}
    if len(places) == 1 and not is_organisation(places[0]):
        return {}
    return {number: _short(place) for number, place in zip(numbers, places, strict=True)}


def _short(place: str) -> str:
    """The institution, without its town and country."""
    return one_affiliation(place) or place.split(",")[0].strip()
