"""The local API of a running Zotero (10 and later; the web API's shapes, version 3)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlencode, urlsplit
from urllib.request import Request, url2pathname, urlopen

from distlaw.errors import InputError, UsageError

_PATH = "/api/users/0"  # the library of whoever uses this Zotero; a group's is /api/groups/ID
DEFAULT = f"http://localhost:23119{_PATH}"
AT_ONCE = 50  # objects of one write, as the API allows
_PAGE = 100  # items of one read
Json = dict[str, Any]


class LibraryChanged(Exception):
    """The library has changed since (412): read it again."""


class LibraryAnswer(NamedTuple):
    """An answer's JSON, the library's version, and how many there are in all."""

    value: Any
    version: int
    total: int


class Library:
    """One library. Raises InputError where Zotero does not answer, UsageError where it refuses."""

    def __init__(self, address: str = DEFAULT, key: str = "", *, seconds: float = 30.0) -> None:
        bare = address.rstrip("/").removesuffix("/api")
        self.address = bare if urlsplit(bare).path else f"{bare}{_PATH}"
        self._key, self._seconds = key, seconds

    @property
    def name(self) -> str:
        """Empty text for the user's own library, the last part of its address for a group's."""
        return "" if "/users/" in self.address else self.address.rsplit("/", 1)[1]

    def items(self, since: int = 0) -> tuple[list[Json], int]:
        """Every item, attachment and annotation changed after a version, and the library's version."""
        found: list[Json] = []
        version = 0
        while True:
            asked = {"format": "json", "limit": _PAGE, "start": len(found), "sort": "dateAdded", "direction": "asc"}
            read = self._read(f"items?{urlencode(asked | ({'since': since} if since else {}))}")
            version = max(version, read.version)
            found += read.value
            if len(found) >= read.total or not read.value:
                return found, version

    def version(self) -> int:
        """The library's version, without its items."""
        return self._read("items?format=json&limit=1").version

    def file(self, key: str) -> Path | None:
        """Where Zotero keeps an attachment's file, or links to it; None where there is none."""
        try:
            address = self._text(f"items/{key}/file/view/url").strip()
        except _Missing:
            return None
        parts = urlsplit(address)
        path = Path(url2pathname(unquote(parts.path))) if parts.scheme == "file" else None
        return path if path is not None and path.is_file() else None

    def write(self, objects: Sequence[Json], version: int) -> tuple[dict[int, str], dict[int, str], int]:
        """Add or change objects, at most fifty: their keys and what failed, by their place, and the new version.

        Raises Refused where the library is no longer at that version.
        """
        headers = {"If-Unmodified-Since-Version": str(version), "Content-Type": "application/json"}
        text, new = self._ask("items", json.dumps(list(objects)).encode(), headers)
        value = json.loads(text)
        done = {int(at): str(key) for group in ("success", "unchanged") for at, key in value.get(group, {}).items()}
        failed = {int(at): str(one.get("message", "")) for at, one in value.get("failed", {}).items()}
        return done, failed, new

    def _read(self, path: str) -> LibraryAnswer:
        try:
            text, version, total = self._get(path)
        except _Missing:
            raise InputError("there is no library", code="zotero", where=self.address) from None
        try:
            value = json.loads(text)
            _ = [one["data"]["key"] for one in value]
        except (ValueError, TypeError, KeyError) as error:
            raise InputError("the answer is not Zotero's", code="zotero", where=self.address) from error
        return LibraryAnswer(value, version, total if total >= 0 else len(value))

    def _text(self, path: str) -> str:
        return self._get(path)[0]

    def _get(self, path: str) -> tuple[str, int, int]:
        with self._opened(Request(f"{self.address}/{path}", headers=self._headers({}))) as response:
            names = response.headers
            version, total = names.get("Last-Modified-Version", "0"), names.get("Total-Results", "-1")
            return response.read().decode("utf-8"), int(version), int(total)

    def _ask(self, path: str, body: bytes, headers: dict[str, str]) -> tuple[str, int]:
        request = Request(f"{self.address}/{path}", data=body, headers=self._headers(headers), method="POST")
        with self._opened(request) as response:
            return response.read().decode("utf-8"), int(response.headers.get("Last-Modified-Version", "0"))

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        return {"Zotero-API-Version": "3", **({"Zotero-API-Key": self._key} if self._key else {}), **more}

    def _opened(self, request: Request) -> Any:
        try:
            return urlopen(request, timeout=self._seconds)
        except HTTPError as error:
            raise self._told(error.code) from None
        except (URLError, OSError, TimeoutError):
            hint = "start it, and allow other applications to reach it (Settings, Advanced)"
            raise InputError("Zotero does not answer", code="offline", where=self.address, hint=hint) from None

    def _told(self, status: int) -> Exception:
        if status == 412:
            return LibraryChanged()
        if status == 404:
            return _Missing()
        if status in (401, 403):
            hint = "reading must be allowed in Zotero; writing needs a key: DISTLAW_ZOTERO_KEY"
            return UsageError(f"Zotero refuses ({status})", where=self.address, hint=hint)
        if status == 428:
            return UsageError("Zotero asks for the library's version (428)", where=self.address, hint="update Zotero")
        hint = "try again later" if status == 429 or status >= 500 else ""
        return InputError(f"Zotero answers {status}", code="zotero", where=self.address, hint=hint)


class _Missing(Exception):
    """There is no such thing (404)."""


def top_level(items: Sequence[Json]) -> Iterator[Json]:
    """The items that are works: no attachment, note or annotation."""
    return (one for one in items if one["data"].get("itemType") not in ("attachment", "note", "annotation"))
