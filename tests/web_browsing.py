"""A browser before the reading room, and what it would read of a page: marks, and whatever could act."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

from starlette.testclient import TestClient

from distlaw.services.claims.importing import import_claims
from distlaw.services.ingest import ingest
from distlaw.web.app import application
from distlaw.web.guard import Door

_ACTIVE = {
    "script", "iframe", "object", "embed", "base", "svg", "math", "style", "img", "image", "use", "animate", "video",
    "audio", "template",
}  # fmt: skip


class Seen(HTMLParser):
    """Marks by claim id, the reading text, ids of anchors, and every element or attribute that could act."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.marks: dict[str, str] = {}
        self.ids: list[str] = []
        self.active: list[str] = []
        self.text = ""
        self.visible = ""
        self.deepest = 0
        self._open: list[str] = []
        self._reading = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if found.get("id"):
            self.ids.append(found["id"])
        ours = found.get("class", "").startswith("drawn")  # a picture of the pages' own
        if tag == "script" and found.get("src") == "/static/keys.js":
            return
        if tag in _ACTIVE and not ours:
            self.active.append(tag)
        for name, value in found.items():
            foreign = name in ("href", "src", "action") and (":" in value.partition("/")[0] or value.startswith("//"))
            if tag == "image" and name == "href" and value.startswith("/works/"):
                self.active.remove("image")
            if name.startswith("on") or name in ("style", "srcdoc") or foreign:
                self.active.append(f"{tag} {name}={value}")
        if tag == "article" and found.get("class") == "reading":
            self._reading = True
        if tag == "mark" and "data-claims" in found:
            self._open = found["data-claims"].split()
            self.deepest = max(self.deepest, len(self._open))

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._open = []
        elif tag == "article":
            self._reading = False

    def handle_data(self, data: str) -> None:
        self.visible += data
        if self._open:
            for name in self._open:
                self.marks[name] = self.marks.get(name, "") + data
        if self._reading:
            self.text += data


def browser(url: str, door: Door | None = None, host: str = "127.0.0.1:8765") -> TestClient:
    """A browser before the reading room of a database."""
    return TestClient(application(url, door or Door()), base_url=f"http://{host}")


class Made:
    """Makes the database, at `url`."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.url = folder, str(folder / "own.db")

    def __call__(self, texts: dict[str, str], quotes: dict[str, list[str]] | None = None) -> TestClient:
        for name, text in texts.items():
            (self.folder / name).write_text(text, encoding="utf-8")
        verdicts = list(ingest(self.url, [str(self.folder / name) for name in texts]))
        keys = {Path(one.name).name: one.keys[0] for one in verdicts}
        labels = {"theories": ["fair_use"], "stance": "permits", "kind": "normative", "status": "accepted"}
        lines = [
            json.dumps(labels | {"key": keys[name], "quote": quote})
            for name, wanted in (quotes or {}).items()
            for quote in wanted
        ]
        if lines:
            file = self.folder / "claims.jsonl"
            file.write_text("\n".join(lines), encoding="utf-8")
            lines_read = import_claims(self.url, [str(file)], "tester", accept=True)
            assert [line.verdict for _, line in lines_read] == ["added"] * len(lines)
        return browser(self.url)
