"""A work as each style prints it; and the basket: works chosen for a bibliography, previewed and taken away."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, unquote

from distlaw.db.opening import open_reader
from distlaw.errors import DistlawError, NotFound
from distlaw.exporters.exporter import StyleOptions
from distlaw.query.bibliography import Selection
from distlaw.query.keys import stored_key
from distlaw.query.works import overview
from distlaw.services.bibliography.cite import cited
from distlaw.services.bibliography.export import export_text, exporter, from_database, names
from distlaw.web.asked import File, Moved, Page, PageRequest

BASKET = "basket"  # the cookie
MOST = 100  # works in a basket: a cookie holds four thousand characters
_STYLE = "gbt7714-2025"
_LIST = StyleOptions(form="bibliography")
_MEDIA = {
    "csl-json": "application/json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def page(asked: PageRequest) -> Page:
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


def basket(asked: PageRequest) -> Page:
    """The works chosen, printed in a style, with the files they can be had as."""
    keys, lost = _known(asked, chosen_keys(asked))
    style, text, lacks = asked.one("style", _STYLE), "", list[str]()
    if keys:
        found = export_text(from_database(asked.url, Selection(keys=keys)), exporter(style, is_style=True), _LIST)
        text = found.data if isinstance(found.data, str) else ""
        lacks = [one.message for one in found.problems]
    data = {"keys": list(keys), "lost": list(lost), "style": style, "text": text.strip(), "lacks": lacks}
    return Page("basket.html", data, {"styles": names(is_style=True), "formats": names(is_style=False)})


def file(asked: PageRequest) -> File:
    """The basket as a file: `format`, and the `style` a list is set in."""
    keys, _ = _known(asked, chosen_keys(asked))
    if not keys:
        raise NotFound("no work is chosen")
    part = exporter(asked.one("format", "biblatex"), is_style=False)
    options = StyleOptions(form="bibliography", style=exporter(asked.one("style", _STYLE), is_style=True).name)
    data = export_text(from_database(asked.url, Selection(keys=keys)), part, options).data
    body = data.encode() if isinstance(data, str) else data
    # As plain text, whatever the format: nothing of it is to be run or drawn here.
    return File(body, _MEDIA.get(part.name, "text/plain"), f"bibliography{part.suffix}")


def put(asked: PageRequest) -> Moved:
    """Put works into the basket (`key`), take one out (`without`) or empty it (`empty`)."""
    with open_reader(asked.url) as reader:
        new = [stored_key(reader, key) for key in asked.every("key")[:MOST]]
    kept = [] if asked.one("empty") else [key for key in chosen_keys(asked, stored=True) if key != asked.one("without")]
    keys = list(dict.fromkeys([*kept, *new]))[-MOST:]
    return Moved("/bibliography", {BASKET: ",".join(quote(key, safe="") for key in keys)})


def chosen_keys(asked: PageRequest, *, stored: bool = False) -> tuple[str, ...]:
    """The keys that the address names, else those of the basket."""
    named = () if stored else asked.every("key")
    kept = [unquote(key) for key in asked.basket.split(",") if key]
    return tuple(dict.fromkeys(named or kept))[:MOST]


def _known(asked: PageRequest, keys: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys there are, and those there are no longer."""
    found, lost = list[str](), list[str]()
    with open_reader(asked.url) as reader:
        for key in keys:
            try:
                found.append(stored_key(reader, key))
            except NotFound:
                lost.append(key)
    return tuple(found), tuple(lost)
