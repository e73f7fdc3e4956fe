"""Zotero as its documentation describes it, played by somebody else than the client's author."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from blind_corpus import HERE, paged
from blind_zotero import KEY, Library, served

from distlaw.errors import InputError, UsageError
from distlaw.query.claims.filter import ClaimFilter
from distlaw.services.claims.read import listed_claims
from distlaw.services.zotero.api import Library as Client
from distlaw.services.zotero.pull import import_zotero
from distlaw.services.zotero.push import export_zotero

ZHAO = [{"creatorType": "author", "name": "赵明澜"}]
VANCE = [{"creatorType": "author", "firstName": "Ellery", "lastName": "Vance"}]
THEORY = [{"tag": "theory:contract"}]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Two articles with their files, annotations of every kind, and what else lies in a library; five items a page."""
    one = Library("/api/users/0", page=5)
    for key, name, title, more in (
        (
            "ZHAO2222",
            "zhao",
            "模型蒸馏的规制路径",
            {"citationKey": "zhaoGuiZhi2030", "date": "2030-08-15", "creators": ZHAO},
        ),
        (
            "VANC2222",
            "vance",
            "Learning from Outputs",
            {"extra": "Citation Key: vance_learning\nPMID: 7", "date": "2031"},
        ),
    ):
        one.add(key, "journalArticle", title=title, **more)
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(paged((HERE / "papers" / f"{name}.paged.txt").read_text("utf-8")))
        mode = "imported_file" if name == "zhao" else "linked_file"
        one.add(
            f"A{key[:7]}",
            "attachment",
            file=file.as_uri(),
            parentItem=key,
            linkMode=mode,
            contentType="application/pdf",
        )
    one.add("ALINK222", "attachment", parentItem="VANC2222", linkMode="linked_file", path="attachments:law/none.pdf")
    one.add("AURL2222", "attachment", parentItem="VANC2222", linkMode="linked_url", url="https://example.org/x")
    one.add("NOTE2222", "note", parentItem="ZHAO2222", note="<p>…</p>")
    one.add("TRAS2222", "book", title="In the trash", creators=[], deleted=1)
    zh, en = "AZHAO222", "AVANC222"
    one.annotation("HL000001", zh, "highlight", "合同的相对性不因数据的价值而动摇", tags=THEORY,
                   annotationPageLabel="72", annotationComment="要点")  # fmt: skip
    one.annotation("UL000001", zh, "underline", "提供方未尽提示义务的，该条款不成为合同的内容", tags=THEORY)
    for kind in ("note", "image", "ink", "text"):
        one.annotation(f"OT{kind:>6}".replace(" ", "0").upper(), zh, kind, tags=THEORY)
    one.annotation("HL000002", en, "highlight", "words that stand nowhere in the paper", tags=THEORY)
    one.annotation("HL000003", en, "highlight", "No court has held that rate limits are technical protection measures.")
    one.annotation("HL000004", "ALINK222", "highlight", "a term binds only the party", tags=THEORY)
    one.annotation("HL000005", en, "highlight", "Learning from others has never been theft", tags=THEORY, deleted=1)
    return one


def pulled(url: str, address: str, **more: Any) -> dict[str, int]:
    found = import_zotero(url, Client(address), "tester", **more)
    return {name: sum(line.verdict == name for line in found.claims) for name in ("added", "refused")}


def keys(url: str) -> set[str]:
    with sqlite3.connect(url) as connection:
        return {key for (key,) in connection.execute("SELECT key FROM work")}


def test_a_library_in_pages_comes_in_once(library: Library, db: str) -> None:
    with served(library) as address:
        assert pulled(db, address) == {"added": 2, "refused": 3}
        assert keys(db) == {"zhaoGuiZhi2030", "vance_learning"}
        claims = {one.quote: one for one in listed_claims(db, ClaimFilter(statuses=("suggested",)))}
        assert (claims["合同的相对性不因数据的价值而动摇"].page, claims["合同的相对性不因数据的价值而动摇"].note) == (
            "72",
            "要点",
        )
        before, asked = Path(db).read_bytes(), len(library.asked)
        assert pulled(db, address) == {"added": 0, "refused": 0}
        assert Path(db).read_bytes() == before and len(library.asked) == asked + 1
        assert not library.writes


def test_a_theory_given_later_takes_in_what_had_none(library: Library, db: str) -> None:
    with served(library) as address:
        pulled(db, address)
        assert pulled(db, address, theory="contract")["added"] == 1


def test_a_group_has_a_file_of_its_own(library: Library, db: str) -> None:
    group = Library("/api/groups/77")
    group.add("GRUP2222", "book", title="A book of the seminar", creators=[], date="2020")
    with served(library, group) as address:
        pulled(db, address)
        pulled(db, f"{address}/api/groups/77")
    assert {"GRUP2222", "zhaoGuiZhi2030"} <= keys(db)
    assert len(list(Path(db).parent.glob("*.zotero*.json"))) == 2


@pytest.mark.parametrize("status", [429, 500, 503, 501])
def test_what_zotero_cannot_answer_is_told_and_nothing_is_kept(library: Library, db: str, status: int) -> None:
    with served(library) as address:
        library.planned += [("GET", 200, {})]
        with pytest.raises(InputError, match="not Zotero's"):
            pulled(db, address)
        library.planned += [("GET", status, {"Retry-After": "1"})]
        with pytest.raises(InputError, match=f"answers {status}; try again later"):
            pulled(db, address)
        assert not Path(db).exists()
        assert pulled(db, address)["added"] == 2


def test_what_lies_in_zotero_is_not_written_back(library: Library, db: str) -> None:
    with served(library) as address:
        pulled(db, address)
        found = export_zotero(db, Client(address, KEY))
        assert (found.added, found.changed, found.unchanged) == ((), (), 2) and not library.writes


def test_what_a_person_changed_in_zotero_stays(library: Library, db: str, tmp_path: Path) -> None:
    elsewhere = Library("/api/users/0")
    with served(library) as address:
        pulled(db, address)
    with served(elsewhere) as address:
        client = Client(address, KEY)
        assert len(export_zotero(db, client).added) == 2
        key = next(key for key, one in elsewhere.items.items() if one["title"] == "Learning from Outputs")
        elsewhere.version += 1
        elsewhere.items[key] |= {"title": "Mine", "tags": [{"tag": "seminar"}], "collections": ["COLL2222"],
                                 "version": elsewhere.version}  # fmt: skip
        with sqlite3.connect(db) as connection:
            connection.execute(
                "UPDATE work SET item = json_set(item, '$.title', 'Ours', '$.edition', '2', '$.volume', '12') "
                "WHERE key = 'vance_learning'"
            )
        assert export_zotero(db, client).changed == ("vance_learning",)
        one = elsewhere.items[key]
        assert (one["title"], one["volume"], one["tags"], one["collections"]) == (
            "Mine", "12", [{"tag": "seminar"}], ["COLL2222"],
        )  # fmt: skip


@pytest.mark.parametrize(("status", "told"), [(428, "428"), (429, "429"), (500, "500"), (403, "refuses"), (413, "413")])
def test_a_write_that_is_refused_is_told(library: Library, db: str, status: int, told: str) -> None:
    elsewhere = Library("/api/users/0")
    with served(library) as address:
        pulled(db, address)
    with served(elsewhere) as address:
        elsewhere.planned += [("POST", status, {})]
        with pytest.raises((InputError, UsageError), match=told):
            export_zotero(db, Client(address, KEY))
        assert not elsewhere.items
        elsewhere.planned += [("POST", 412, {})]
        assert len(export_zotero(db, Client(address, KEY)).added) == 2


def test_items_are_written_with_the_fields_of_their_type(db: str, command: Any, tmp_path: Path) -> None:
    notes = tmp_path / "list.json"
    notes.write_text(
        '[{"id":"a","type":"legal_case","title":"Feist v. Rural","issued":{"date-parts":[[1991,3,27]]},'
        '"container-title":"U.S.","volume":"499","page":"340","authority":"Supreme Court"}]',
        "utf-8",
    )
    assert command("ingest", str(notes)).code == 0
    elsewhere = Library("/api/users/0")
    with served(elsewhere) as address:
        export_zotero(db, Client(address, KEY))
    (one,) = elsewhere.items.values()
    said = {name: one.get(name) for name in ("caseName", "court", "reporter", "reporterVolume", "firstPage")}
    assert said == {"caseName": "Feist v. Rural", "court": "Supreme Court", "reporter": "U.S.", "reporterVolume": "499",
                    "firstPage": "340"}  # fmt: skip
    assert one["dateDecided"] == "1991-03-27" and "title" not in one
