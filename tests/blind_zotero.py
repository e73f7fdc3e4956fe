"""A Zotero as its public documentation describes the API, written without a look at the client it is asked by.

Shapes and statuses: zotero.org/support/dev/web_api/v3 (basics, write requests, syncing, local API).
"""

from __future__ import annotations

import json
import re
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

Json = dict[str, Any]
KEY = "granted-key"
FILES = ("imported_file", "imported_url", "linked_file")


class Library:
    """Items with versions, and what the next answers are to be in place of true ones."""

    def __init__(self, prefix: str, page: int = 100) -> None:
        self.prefix, self.page = prefix, page
        self.version = 900
        self.items: dict[str, Json] = {}
        self.files: dict[str, str] = {}
        self.planned: deque[tuple[str, int, dict[str, str]]] = deque()
        self.asked: list[str] = []
        self.writes: list[list[Json]] = []

    def add(self, key: str, item_type: str, file: str = "", **fields: Any) -> str:
        """An item; its `data` has the fields that Zotero always gives."""
        self.version += 1
        self.items[key] = {
            "key": key, "version": self.version, "itemType": item_type, "tags": [], "relations": {},
            "dateAdded": "2031-01-01T10:00:00Z", "dateModified": "2031-01-02T10:00:00Z",
        } | ({} if "parentItem" in fields else {"collections": []}) | fields  # fmt: skip
        if file:
            self.files[key] = file
        return key

    def annotation(self, key: str, parent: str, kind: str, text: str = "", **fields: Any) -> str:
        """An annotation of an attachment; only highlights and underlines have a text."""
        has_text = {"annotationText": text} if kind in ("highlight", "underline") else {}
        position = {"pageIndex": 0, "rects": [[231.284, 402.126, 293.107, 410.142]]}
        return self.add(
            key, "annotation", parentItem=parent, annotationType=kind, annotationAuthorName="",
            **has_text, **{"annotationComment": "", "annotationColor": "#ffd400", "annotationPageLabel": "1",
            "annotationSortIndex": "00000|000010|00055", "annotationPosition": json.dumps(position)} | fields,
        )  # fmt: skip

    def shown(self, key: str, base: str) -> Json:
        """The whole answer for an item: links, library, meta and data."""
        data = self.items[key]
        links: Json = {"self": {"href": f"{base}{self.prefix}/items/{key}", "type": "application/json"}}
        if data.get("parentItem"):
            links["up"] = {"href": f"{base}{self.prefix}/items/{data['parentItem']}", "type": "application/json"}
        if key in self.files:
            links["enclosure"] = {
                "type": data.get("contentType", ""), "href": self.files[key],
                "title": data.get("filename", ""), "length": 1000,
            }  # fmt: skip
        children = sum(one.get("parentItem") == key for one in self.items.values())
        meta: Json = {"numChildren": children} if data["itemType"] != "annotation" else {}
        if data.get("date"):
            meta["parsedDate"] = data["date"][:10]
        kind = "user" if "/users/" in self.prefix else "group"
        library = {"type": kind, "id": 4217, "name": "My Library", "links": {}}
        return {"key": key, "version": data["version"], "library": library, "links": links, "meta": meta, "data": data}

    def listed(self, path: str, query: dict[str, str]) -> list[str]:
        """The keys that a list of items holds, the last changed first."""
        trash, top = "/trash" in path, path.endswith("/top")
        parent = re.search(r"/items/(\w{8})/children", path)
        wanted = query.get("itemType", "")
        refused = wanted.startswith("-")
        kinds = {kind.strip() for kind in wanted.lstrip("-").split("||") if kind}
        keys = set(query["itemKey"].split(",")) if "itemKey" in query else None
        found = [
            key
            for key, one in self.items.items()
            if (bool(one.get("deleted")) == trash or (query.get("includeTrashed") == "1" and not trash))
            and (not top or not one.get("parentItem"))
            and (not parent or one.get("parentItem") == parent[1])
            and (not kinds or (one["itemType"] in kinds) != refused)
            and (keys is None or key in keys)
            and one["version"] > int(query.get("since", 0))
        ]
        return sorted(found, key=lambda key: -self.items[key]["version"])

    def written(self, sent: list[Json], since: str | None, key: str | None) -> tuple[int, Json | str, dict[str, str]]:
        """The answer to a write of several objects, as the documentation has it."""
        if key != KEY:
            return 403, "Forbidden", {}
        if len(sent) > 50:
            return 413, "Cannot add more than 50 items at a time", {}
        if since is not None and int(since) < self.version:
            return (
                412,
                f"Library has been modified since specified version (expected {since}, found {self.version})",
                {},
            )
        self.writes.append(sent)
        answer: Json = {"successful": {}, "success": {}, "unchanged": {}, "failed": {}}
        for number, one in enumerate(sent):
            self._write(str(number), one, since, answer)
        return 200, answer, {"Last-Modified-Version": str(self.version)}

    def _write(self, number: str, one: Json, since: str | None, answer: Json) -> None:
        old = self.items.get(one.get("key", ""))
        if old and since is None and "version" not in one:
            answer["failed"][number] = {"key": one["key"], "code": 428, "message": "Item must include 'version'"}
        elif old and "version" in one and one["version"] < old["version"]:
            answer["failed"][number] = {"key": one["key"], "code": 412, "message": "Item has been modified"}
        elif "itemType" not in one and not old:
            answer["failed"][number] = {"code": 400, "message": "'itemType' property not provided"}
        elif old and all(old.get(name) == value for name, value in one.items() if name != "version"):
            answer["unchanged"][number] = one["key"]
        else:
            self.version += 1
            key = one.get("key") or f"NEW{self.version:05d}"
            self.items[key] = (old or {"tags": [], "collections": [], "relations": {}}) | one
            self.items[key] |= {"key": key, "version": self.version}
            answer["success"][number] = key
            answer["successful"][number] = self.shown(key, "http://127.0.0.1")


class _Handler(BaseHTTPRequestHandler):
    libraries: ClassVar[list[Library]] = []
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""

    def _send(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        is_text = isinstance(body, str)
        data = (body if is_text else json.dumps(body, indent=4)).encode()
        if status in (204, 304):
            data = b""
        self.send_response(status)
        sent = {"Content-Type": "text/plain" if is_text else "application/json", "Zotero-API-Version": "3",
                "Zotero-Schema-Version": "42", "Content-Length": str(len(data))} | (headers or {})  # fmt: skip
        for name, value in sent.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def _library(self, path: str) -> Library | None:
        path = re.sub(r"/users/(?:0|4217)(?=/|$)", "/users/0", path)
        return next((one for one in self.libraries if path.startswith(one.prefix)), None)

    def _planned(self, library: Library) -> bool:
        library.asked.append(f"{self.command} {self.path}")
        if library.planned and library.planned[0][0] in (self.command, "ANY"):
            _, status, headers = library.planned.popleft()
            self._send(status, "as planned", headers)
            return True
        return False

    def do_GET(self) -> None:
        """Reads."""
        url = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        if url.path in ("/api", "/api/"):
            return self._send(200, "Nothing to see here.")
        if url.path.endswith("/groups"):
            groups = [one.prefix.rsplit("/", 1)[1] for one in self.libraries if "/groups/" in one.prefix]
            return self._send(
                200, [{"id": int(one), "version": 1, "data": {"id": int(one), "name": "Seminar"}} for one in groups]
            )
        library = self._library(url.path)
        if library is None:
            return self._send(404, "Not found")
        if self._planned(library):
            return None
        base = f"http://{self.headers['Host']}"
        if found := re.fullmatch(r".*/items/(\w{8})", url.path):
            if found[1] not in library.items:
                return self._send(404, "Not found")
            one = library.shown(found[1], base)
            return self._send(200, one, {"Last-Modified-Version": str(one["version"])})
        if found := re.fullmatch(r".*/items/(\w{8})/file(/view)?(/url)?", url.path):
            file = library.files.get(found[1])
            if file is None:
                return self._send(404, "Not found")
            return self._send(200, file) if found[3] else self._send(302, "", {"Location": file})
        if url.path.endswith("/deleted"):
            return self._send(200, {"items": [], "collections": [], "searches": [], "tags": [], "settings": []})
        if "/items" not in url.path:
            return self._send(200, [], {"Total-Results": "0", "Last-Modified-Version": str(library.version)})
        return self._list(library, url.path, query, base)

    def _list(self, library: Library, path: str, query: dict[str, str], base: str) -> None:
        if self.headers.get("If-Modified-Since-Version") == str(library.version):
            return self._send(304, "")
        keys = library.listed(path, query)
        start = int(query.get("start", 0))
        limit = min(int(query.get("limit", library.page)), library.page)
        headers = {"Total-Results": str(len(keys)), "Last-Modified-Version": str(library.version)}
        if start + limit < len(keys):
            following = urlencode(query | {"start": str(start + limit)})
            headers["Link"] = f'<{base}{path}?{following}>; rel="next", <{base}{path}>; rel="alternate"'
        shown = [library.shown(key, base) for key in keys[start : start + limit]]
        if query.get("format") == "keys":
            return self._send(200, "\n".join(keys))
        if query.get("format") == "versions":
            return self._send(200, {key: library.items[key]["version"] for key in keys})
        return self._send(200, shown, headers)

    def do_POST(self) -> None:
        """Writes of several objects."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if "better-bibtex" in self.path:
            return self._send(404, "No endpoint found")
        library = self._library(urlsplit(self.path).path)
        if library is None:
            return self._send(404, "Not found")
        if self._planned(library):
            return None
        since = self.headers.get("If-Unmodified-Since-Version")
        return self._send(*library.written(json.loads(body), since, self.headers.get("Zotero-API-Key")))

    def do_PATCH(self) -> None:
        """A write of one object."""
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        library = self._library(urlsplit(self.path).path)
        if library is None:
            return self._send(404, "Not found")
        if self._planned(library):
            return None
        key = self.path.rsplit("/", 1)[1]
        since = self.headers.get("If-Unmodified-Since-Version")
        if since is None and "version" not in body:
            return self._send(428, "If-Unmodified-Since-Version not provided")
        if int(since or body["version"]) < library.items[key]["version"]:
            return self._send(412, "Item has been modified since specified version")
        status, answer, headers = library.written([{"key": key} | body], None, self.headers.get("Zotero-API-Key"))
        return self._send(204 if status == 200 else status, "" if status == 200 else answer, headers)


@contextmanager
def served(*libraries: Library) -> Iterator[str]:
    """The address of a running Zotero with these libraries."""
    handler = type("Handler", (_Handler,), {"libraries": list(libraries)})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
