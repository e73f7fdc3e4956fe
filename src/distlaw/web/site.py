"""`distlaw export --site`: the reading room's pages as files, for a server that only hands out files.

Works whose `rights` say that they are private are left out, and all that is said of them with them; the text of a work
is shown where its `rights` allow that, else the quotations of its claims alone.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from distlaw.db.opening import open_reader, require
from distlaw.db.rehearsal import rehearsal
from distlaw.db.shared_sql import STANDING
from distlaw.errors import UsageError
from distlaw.services.works.edit import remove
from distlaw.vocab.site_rights import shown_for
from distlaw.web.asked import File, Page, PageRequest
from distlaw.web.pages import about, argue, authorities, bibliography, claim, graph, repairs, search, sheet, work
from distlaw.web.rendering import STATIC, rendered_page
from distlaw.web.room import Room

_LINK = re.compile(r' (href|src)="(/[^"]*)"')
_FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
_SERVED = re.compile(
    r'( · )?<a\b[^>]* href="/(?:bibliography|changes|saved)[^"]*"[^>]*>.*?</a>', re.DOTALL
)  # need a server
_PLAIN = re.compile(r"[^A-Za-z0-9._-]")
_ON_A_PAGE = 100
Params = tuple[tuple[str, str], ...]


class SiteWritten(NamedTuple):
    """How many pages were written, and the works that were left out or only quoted."""

    pages: int
    left_out: tuple[str, ...]
    quoted: tuple[str, ...]


class _Target(NamedTuple):
    """A page to write: its file below the folder, its address and who makes it."""

    file: str
    path: str
    params: Params
    names: dict[str, str]
    make: Callable[[PageRequest], object]


def write_site(url: str, folder: Path, language: str = "en") -> SiteWritten:
    """Write the site; UsageError where the folder is there and is no site that was written before."""
    require(url)
    _checked(folder)
    with rehearsal(url) as copy:
        if copy == url:
            raise UsageError("a site is made from a database file", hint="`distlaw dump`, then `distlaw load` into one")
        rights = _rights(copy)
        left_out = tuple(key for key, said in rights.items() if shown_for(said) == "private")
        if left_out:
            remove(copy, left_out, "site")
        readable = frozenset(key for key, said in rights.items() if shown_for(said) == "full_text")
        room = Room(copy, readable=readable)
        try:
            count = _written(room, folder, language)
        finally:
            room.close()
    return SiteWritten(count, left_out, tuple(key for key in rights if key not in readable and key not in left_out))


def _checked(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()) and not (folder / ".distlaw-site").exists():
        raise UsageError("the folder holds something else", where=str(folder), hint="name a new one")


def _rights(url: str) -> dict[str, str]:
    """What is said of each work's rights: by the work, else by a source of it."""
    with open_reader(url) as reader:
        rows = reader.rows("SELECT key, item FROM work WHERE status = 'present' ORDER BY key_folded")
        sources = dict(
            reader.rows(
                "SELECT w.key, max(s.rights) FROM expression e JOIN source_file s ON s.id = e.source_file_id "
                "JOIN work w ON w.id = e.work_id GROUP BY w.key"
            )
        )
    return {key: str(json.loads(item).get("rights") or sources.get(key) or "") for key, item in rows}


def _written(room: Room, folder: Path, language: str) -> int:
    targets = {(one.path, frozenset(one.params)): one for one in _targets(room)}
    count = 0
    for one in targets.values():
        asked = PageRequest(room, one.path, one.params, one.names, language)
        page = one.make(asked)
        path = folder / one.file
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(page, File):
            path.write_bytes(page.data)
            continue
        assert isinstance(page, Page)
        path.write_text(_rewritten(rendered_page(asked, page), one.file, targets), encoding="utf-8", errors="replace")
        twin = json.dumps(page.twin, ensure_ascii=False, indent=1) + "\n"
        path.with_suffix(".json").write_text(twin, encoding="utf-8", errors="backslashreplace")
        count += 1
    shutil.copytree(STATIC, folder / "static", dirs_exist_ok=True)
    (folder / ".distlaw-site").write_text("", encoding="utf-8")
    return count


def _targets(room: Room) -> Iterator[_Target]:
    with open_reader(room.url) as reader:
        keys = [key for (key,) in reader.rows("SELECT key FROM work WHERE status = 'present' ORDER BY key_folded")]
        claims = [one for (one,) in reader.rows(f"SELECT c.id FROM claim c WHERE {STANDING} ORDER BY c.id")]
        theories = [one for (one,) in reader.rows("SELECT DISTINCT theory FROM claim_theory ORDER BY theory")]
        issues = [one for (one,) in reader.rows("SELECT DISTINCT issue FROM claim_position ORDER BY issue")]
    yield _Target("index.html", "/", (), {}, search.page)
    for number in range(1, max(1, -(-len(keys) // _ON_A_PAGE)) + 1):
        params = (("page", str(number)),) if number > 1 else ()
        yield _Target(f"works/{'index' if number == 1 else number}.html", "/works", params, {}, work.listing)
    for key in keys:
        name = file_name(key)
        yield _Target(f"works/{name}.html", f"/works/{key}", (), {"key": key}, work.page)
        yield _Target(f"works/{name}.cite.html", f"/works/{key}/cite", (), {"key": key}, bibliography.page)
        yield _Target(f"graph/{name}.html", "/graph", (("node", key),), {}, graph.page)
        if room.shows(key):
            yield _Target(f"works/{name}.repairs.html", f"/works/{key}/repairs", (), {"key": key}, repairs.page)
        yield from _sheets(room, key, f"works/{name}.pages")
    for one in claims:
        yield _Target(f"claims/{one}.html", f"/claims/{one}", (), {"id": one}, claim.page)
    yield _Target("debate/index.html", "/debate", (), {}, argue.debate)
    for name, values in (("theory", theories), ("issue", issues)):
        for value in values:
            yield _Target(f"debate/{name}.{file_name(value)}.html", "/debate", ((name, value),), {}, argue.debate)
    yield _Target("matrix.html", "/matrix", (), {}, argue.matrix)
    yield _Target("gaps.html", "/gaps", (), {}, argue.gaps)
    yield _Target("graph/index.html", "/graph", (), {}, graph.page)
    yield _Target("about.html", "/about", (), {}, about.page)
    for kind, named in authorities.KINDS.items():
        yield _Target(f"{kind}/index.html", f"/{kind}", (), {}, authorities.authorities_page)
        for row in authorities.cited(room, named):
            identity = str(row["id"] or row["name"])
            yield _Target(
                f"{kind}/{file_name(identity)}.html", f"/{kind}/{identity}", (), {"id": identity}, authorities.page
            )


def _sheets(room: Room, key: str, folder: str) -> Iterator[_Target]:
    """The pages of a PDF whose text is shown: each with its picture, and once more for each claim that begins there."""
    shown = sheet.shown_of(room, key) if room.shows(key) else None
    if shown is None:
        return
    names = {"key": key}
    for number in range(1, shown.pages + 1):
        n = (("n", str(number)),)
        yield _Target(f"{folder}/{number}.html", f"/works/{key}/pages", n, names, sheet.page)
        yield _Target(f"{folder}/{number}.png", f"/works/{key}/sheet.png", n, names, sheet.picture)
    for claim_id in shown.claims:
        yield _Target(f"{folder}/{claim_id}.html", f"/works/{key}/pages", (("claim", claim_id),), names, sheet.page)


def file_name(name: str) -> str:
    """A file's name for a key or id: what any server and system can hold, and no two names the same."""
    kept = _PLAIN.sub("_", name).strip(".")[:80]
    return kept if kept == name else f"{kept}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _rewritten(page: str, file: str, targets: dict[tuple[str, frozenset[tuple[str, str]]], _Target]) -> str:
    """The page with its links to files; a link to what is no page of the site leads nowhere, a form is gone."""
    up = "../" * file.count("/")

    def relink(found: re.Match[str]) -> str:
        name, address = found[1], html.unescape(found[2])
        parts = urlsplit(address)
        if parts.path.startswith("/static/"):
            return f' {name}="{up}{parts.path[1:]}"'
        target = _meant(parts.path, parse_qsl(parts.query), targets)
        if target is None:
            return ""
        place = f"#{parts.fragment}" if parts.fragment else ""
        return f' {name}="{html.escape(up + quote(target.file) + place)}"'

    return _LINK.sub(relink, _SERVED.sub("", _FORM.sub("", page)))


def _meant(
    path: str, params: list[tuple[str, str]], targets: dict[tuple[str, frozenset[tuple[str, str]]], _Target]
) -> _Target | None:
    path = unquote(path)
    known = dict(params)
    if path.endswith(("/pages", "/sheet.png")):
        kept = ("claim", known["claim"]) if "claim" in known else ("n", known.get("n", "1"))
        return targets.get((path, frozenset([kept])))
    if path.startswith("/works/") and "view" not in known:
        params = []
    elif path == "/search" and set(known) <= {"issue", "theory", "position"}:
        path, name = "/debate", "issue" if "issue" in known else "theory"
        params = [(name, known[name])] if name in known else []
    params = [pair for pair in params if pair != ("page", "1")]
    return targets.get((path, frozenset(params)))
