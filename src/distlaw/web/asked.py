"""What a page is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from distlaw.vocab.web_words import LANGUAGES, load_web_words
from distlaw.web.room import Room

Params = tuple[tuple[str, str], ...]


class PageRequest(NamedTuple):
    """A request as pages see it: in which room, what the address says, and the reader's language."""

    room: Room
    path: str
    params: Params
    names: Mapping[str, str]  # the parts of the path
    language: str = "en"
    who: str = ""  # the reviewer's name, where the room is for reviewing
    basket: str = ""  # the cookie of works chosen for a bibliography

    @property
    def url(self) -> str:
        """The database."""
        return self.room.url

    def one(self, name: str, otherwise: str = "") -> str:
        """The last value of a parameter."""
        return next((value.strip() for key, value in reversed(self.params) if key == name and value.strip()), otherwise)

    def every(self, name: str) -> tuple[str, ...]:
        """All values of a parameter."""
        return tuple(value.strip() for key, value in self.params if key == name and value.strip())

    def word(self, name: str) -> str:
        """A word of the pages in the reader's language; what is no word of them stays as it is."""
        found = load_web_words().get(name)
        return found[self.language] if found else name

    def label(self, labels: Mapping[str, str], otherwise: str = "") -> str:
        """The reader's language of a label in several."""
        return labels.get(self.language) or labels.get("en") or otherwise

    def address(self, path: str = "", /, **changes: str | None) -> str:
        """An address of this site: this page with some parameters set anew, or (None) left out."""
        kept = (
            [(key, value) for key, value in self.params if key not in {*changes, "lang"} and value] if not path else []
        )
        return self.at(path or self.path, (*kept, *((key, value) for key, value in changes.items() if value)))

    def at(self, path: str, params: Params) -> str:
        """An address with these parameters, the empty ones left out."""
        query = urlencode([(key, value) for key, value in params if value])
        return f"{path}{'?' if query else ''}{query}"


class Page(NamedTuple):
    """`data` is the page's JSON twin, with what `more` makes for it alone; `view` is what the template needs beside
    `data`."""

    template: str
    data: dict[str, Any]
    view: dict[str, Any] = {}  # noqa: RUF012 - never written to
    status: int = 200
    more: Callable[[], dict[str, Any]] = dict

    @property
    def twin(self) -> dict[str, Any]:
        """What the page says, for programs."""
        return self.data | self.more()


class Moved(NamedTuple):
    """Another address that answers."""

    address: str
    cookies: Mapping[str, str] = {}


class File(NamedTuple):
    """What is no page: a picture, or a file to keep under a name."""

    data: bytes
    media_type: str
    name: str = ""


def language_of(chosen: str, header: str) -> str:
    """The reader's language: one chosen by name, else the first of an Accept-Language header that the pages have."""
    for tag in (chosen, *(part.partition(";")[0].strip() for part in header[:200].split(","))):
        low = tag.casefold()
        if tag in LANGUAGES:
            return tag
        if low.startswith("zh"):
            return "zh-Hant" if any(part in low for part in ("hant", "tw", "hk", "mo")) else "zh-Hans"
        if low.startswith("en"):
            return "en"
    return "en"
