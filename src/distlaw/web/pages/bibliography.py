"""A work as each style prints it."""

from __future__ import annotations

from typing import Any

from distlaw.db.opening import open_reader
from distlaw.errors import DistlawError
from distlaw.query.keys import stored_key
from distlaw.query.works import overview
from distlaw.services.bibliography.cite import cited
from distlaw.services.bibliography.export import names
from distlaw.web.asked import Asked, Page


def page(asked: Asked) -> Page:
    """The citation of one work in every style, with what each style lacks; `place` pins it."""
    with open_reader(asked.url) as reader:
        key = stored_key(reader, asked.names["key"])
        work = overview(reader, key)
    place = asked.one("place")[:80]
    styles = [_in_style(asked.url, key, name, label, place) for name, label in names(is_style=True)]
    return Page("citations.html", {"key": key, "place": place, "styles": styles}, {"work": work})


def _in_style(url: str, key: str, name: str, label: str, place: str) -> dict[str, Any]:
    try:
        found = cited(url, key, name, place)
    except DistlawError as error:  # a style of the user's own may need a program that is not there
        return {"style": name, "label": label, "text": "", "lacks": [str(error)]}
    text = found.data if isinstance(found.data, str) else ""
    return {"style": name, "label": label, "text": text.strip(), "lacks": [one.message for one in found.problems]}
