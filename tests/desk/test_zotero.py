"""Zotero over a local API that a test plays: 200 items, 500 annotations, and every way to be refused."""

from __future__ import annotations

import json
import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from distlaw.errors import InputError, UsageError
from distlaw.query.claims.filter import ClaimFilter
from distlaw.services.claims.read import listed_claims
from distlaw.services.zotero.api import AT_ONCE, Library
from distlaw.services.zotero.pull import import_zotero
from distlaw.services.zotero.push import export_zotero

Json = dict[str, Any]


class Zotero:
    """A library in memory, in the shapes of Zotero's API (version 3): items with `data`, versions, write reports."""

    def __init__(self) -> None:
        self.items: dict[str, Json] = {}
        self.files: dict[str, Path] = {}
        self.version = 1
        self.writes: list[list[Json]] = []
        self.reads = 0
        self.answers: list[int] = []  # statuses to give to the next writes instead of doing them
        self.address = ""
        self.key = ""

    def put(self, data: Json) -> str:
        self.version += 1
        key = data.get("key") or f"K{len(self.items):07d}"
        self.items[key] = {"key": key, "version": self.version, "library": {"type": "user", "id": 0},
                           "data": data | {"key": key, "version": self.version}}  # fmt: skip
        return str(key)

    def page(self, query: dict[str, list[str]]) -> list[Json]:
        since = int(query.get("since", ["0"])[0])
        start, limit = int(query.get("start", ["0"])[0]), int(query.get("limit", ["25"])[0])
        return [one for one in self.items.values() if one["version"] > since][start : start + min(limit, 100)]

    def write(self, objects: list[Json]) -> Json:
        report: Json = {"successful": {}, "success": {}, "unchanged": {}, "failed": {}}
        for number, data in enumerate(objects):
            if not data.get("title"):
                report["failed"][str(number)] = {"key": "", "code": 400, "message": "title is missing"}
                continue
            report["success"][str(number)] = self.put(data)
        return report


@contextmanager
def serving(zotero: Zotero) -> Iterator[Zotero]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            zotero.reads += 1
            found = re.fullmatch(r"/api/users/0/items/(\w+)/file/view/url", parts.path)
            if found:
                path = zotero.files.get(found[1])
                return self.reply(200, path.as_uri()) if path else self.reply(404, "Not found")
            query = parse_qs(parts.query)
            return self.reply(200, json.dumps(zotero.page(query)), len(zotero.items))

        def do_POST(self) -> None:
            objects = json.loads(self.rfile.read(int(self.headers["content-length"])))
            if zotero.answers:
                return self.reply(zotero.answers.pop(0), "")
            said = self.headers.get("If-Unmodified-Since-Version")
            if self.headers.get("Zotero-API-Key", "") != zotero.key:
                return self.reply(403, "Forbidden")
            if said is None:
                return self.reply(428, "Precondition required")
            if int(said) != zotero.version:
                return self.reply(412, "Library has been modified")
            if len(objects) > 50:
                return self.reply(413, "Too many objects")
            zotero.writes.append(objects)
            return self.reply(200, json.dumps(zotero.write(objects)))

        def reply(self, status: int, text: str, total: int = -1) -> None:
            data = text.encode()
            self.send_response(status)
            self.send_header("Last-Modified-Version", str(zotero.version))
            if total >= 0:
                self.send_header("Total-Results", str(total))
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            """A test's output is no access log."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    zotero.address = f"http://127.0.0.1:{server.server_address[1]}/api/users/0"
    try:
        yield zotero
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def zotero() -> Iterator[Zotero]:
    with serving(Zotero()) as one:
        yield one


SENTENCES = [
    f"第{number}条论述认为，输出的复制程度应当由主张权利的一方举证，此为第{number}项要求。" for number in range(1, 101)
]


def filled(zotero: Zotero, folder: Path) -> None:
    """200 items, five attachments of a hundred sentences, 500 annotations: some wrong, some without a quotation."""
    for number in range(200):
        zotero.put({
            "itemType": "journalArticle", "title": f"输出与举证的第{number}篇", "date": f"20{30 + number % 9}",
            "creators": [{"creatorType": "author", "lastName": "林", "firstName": f"知{number}"}],
            "publicationTitle": "海隅法学", "volume": "3", "pages": "1-9", "extra": f"Citation Key: lin{number:03d}",
            "citationKey": f"lin{number:03d}", "tags": [], "dateModified": "2031-04-02T00:00:00Z",
        })  # fmt: skip
    for number in range(5):
        path = folder / f"attached{number}.md"
        body = "\n\n".join(f"{sentence}附{number}。" for sentence in SENTENCES)
        path.write_text(f"# 附件第{number}篇\n\n作者：周若衡\n\n{body}\n", encoding="utf-8")
        key = zotero.put({"itemType": "attachment", "linkMode": "imported_file", "filename": path.name,
                          "parentItem": list(zotero.items)[number], "contentType": "text/markdown"})  # fmt: skip
        zotero.files[key] = path
        for at, sentence in enumerate(SENTENCES):
            wrong = at % 25 == 24
            zotero.put({
                "itemType": "annotation", "parentItem": key, "annotationType": "ink" if at % 25 == 23 else "highlight",
                "annotationText": "" if at % 25 == 23 else sentence.replace("应当", "不应") if wrong else sentence,
                "annotationComment": f"note {at}", "annotationPageLabel": str(at // 10 + 1),
                "tags": [{"tag": "theory:procedure_evidence"}, {"tag": "stance:neutral"}], "annotationColor": "#ffd400",
            })  # fmt: skip


def rows(db: str) -> dict[str, int]:
    with sqlite3.connect(db) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def test_a_library_comes_in_and_a_second_run_writes_nothing(zotero: Zotero, db: str, tmp_path: Path) -> None:
    folder = tmp_path / "storage"
    folder.mkdir()
    filled(zotero, folder)
    found = import_zotero(db, Library(zotero.address), "tester")
    assert [one.verdict for one in found.verdicts] == ["added"] * 6
    with sqlite3.connect(db) as connection:
        keys = {key for (key,) in connection.execute("SELECT key FROM work")}
    assert {f"lin{number:03d}" for number in range(200)} <= keys
    verdicts = {name: sum(line.verdict == name for line in found.claims) for name in ("added", "refused")}
    assert verdicts == {"added": 460, "refused": 20}
    claims = listed_claims(db, ClaimFilter(statuses=("suggested",), made_by=("zotero",)))
    assert len(claims) == 460
    one = next(claim for claim in claims if claim.quote.startswith("第37条"))
    assert (one.page, one.note, one.theories) == ("4", "note 36", ("procedure_evidence",))
    before, data, reads = rows(db), Path(db).read_bytes(), zotero.reads
    again = import_zotero(db, Library(zotero.address), "tester")
    assert not again.is_new and rows(db) == before and Path(db).read_bytes() == data and zotero.reads == reads + 1
    key = next(key for key, item in zotero.items.items() if item["data"]["itemType"] == "annotation")
    zotero.put(zotero.items[key]["data"] | {"annotationColor": "#ff0000"})
    import_zotero(db, Library(zotero.address), "tester")
    after = rows(db)
    assert {name: after[name] for name in ("work", "claim", "evidence", "source_file", "journal")} == {
        name: before[name] for name in ("work", "claim", "evidence", "source_file", "journal")
    }


def test_works_go_out_once_fifty_at_a_time(zotero: Zotero, corpus_of: Callable[[int], str]) -> None:
    db = corpus_of(120)
    library = Library(zotero.address)
    found = export_zotero(db, library)
    assert len(found.added) == 120 and not found.failed
    assert [len(one) for one in zotero.writes] == [AT_ONCE, AT_ONCE, 20]
    assert all("Citation Key: " in item["data"]["extra"] for item in zotero.items.values())
    again = export_zotero(db, library)
    assert (again.added, again.changed, again.unchanged) == ((), (), 120) and len(zotero.writes) == 3
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE work SET item = json_set(item, '$.volume', '77') WHERE key = 'w007'")
    changed = export_zotero(db, library)
    assert changed.changed == ("w007",) and len(zotero.items) == 120
    assert sum(item["data"].get("volume") == "77" for item in zotero.items.values()) == 1


@pytest.fixture
def corpus_of(db: str) -> Callable[[int], str]:
    """A database of so many works."""
    from distlaw.db import store
    from distlaw.db.session import open_database
    from distlaw.model.work import Item, Name

    def make(number: int) -> str:
        with open_database(db) as database, database.writing() as session:
            activity = store.add_activity(session, "ingest")
            for at in range(number):
                item = Item(
                    key=f"w{at:03d}", csl_type="article-journal", title=f"Of {at}", issued="2030", language="en",
                    container_title="Shore Law", contributors=(Name(family="Lin", given="Ada"),),
                )  # fmt: skip
                store.add_work(session, item, (), activity)
        return db

    return make


def test_a_library_that_moved_on_is_read_again(zotero: Zotero, corpus_of: Callable[[int], str]) -> None:
    db = corpus_of(3)
    zotero.answers = [412]
    assert len(export_zotero(db, Library(zotero.address)).added) == 3
    zotero.answers = [412, 412, 412]
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE work SET item = json_set(item, '$.volume', '9') WHERE key = 'w001'")
    with pytest.raises(InputError, match="changes all the time"):
        export_zotero(db, Library(zotero.address))


@pytest.mark.parametrize(("status", "told"), [(428, "428"), (403, "refuses"), (500, "answers 500")])
def test_what_zotero_refuses_is_said_in_a_line(
    zotero: Zotero, corpus_of: Callable[[int], str], status: int, told: str
) -> None:
    db = corpus_of(1)
    zotero.answers = [status]
    with pytest.raises((UsageError, InputError), match=told):
        export_zotero(db, Library(zotero.address))
    assert not zotero.items


def test_a_key_is_sent_and_one_that_fails_leaves_the_others(zotero: Zotero, corpus_of: Callable[[int], str]) -> None:
    db = corpus_of(2)
    zotero.key = "granted"
    with pytest.raises(UsageError):
        export_zotero(db, Library(zotero.address))
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE work SET item = json_set(item, '$.title', '') WHERE key = 'w000'")
    found = export_zotero(db, Library(zotero.address, "granted"))
    assert found.added == ("w001",) and found.failed == {"w000": "title is missing"}


def test_an_absent_zotero_and_another_server(db: str, command: Any, zotero: Zotero) -> None:
    ran = command("import", "zotero", "--zotero", "http://127.0.0.1:9/api/users/0")
    assert ran.code == 3 and "does not answer" in ran.err and "start it" in ran.err
    zotero.page = lambda query: "nonsense"  # type: ignore[assignment,return-value,method-assign]
    assert command("import", "zotero", "--zotero", zotero.address.replace("/api/users/0", "/nowhere")).code == 3


def test_the_commands(zotero: Zotero, corpus_of: Callable[[int], str], command: Any) -> None:
    corpus_of(2)
    ran = command("export", "zotero", "--zotero", zotero.address)
    assert ran.code == 0 and "2 added" in ran.err
    assert "2 unchanged" in command("export", "zotero", "--zotero", zotero.address).err
    assert command("import", "zotero", "--zotero", zotero.address).code == 0
    ran = command("import", "zotero", "--zotero", zotero.address)
    assert ran.code == 0 and "nothing has changed" in ran.err
