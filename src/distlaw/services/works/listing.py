"""`distlaw works` and `distlaw tag`: which works there are, and a person's own words on them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select

from distlaw.db import store
from distlaw.db import tables as t
from distlaw.db.journal import note_action
from distlaw.db.opening import open_reader
from distlaw.db.session import open_database
from distlaw.errors import UsageError
from distlaw.query import works
from distlaw.query.search.plan import Request
from distlaw.services.search import search
from distlaw.services.works.edit import note, work_row

_EVERY = 100_000
_TAG = re.compile(r"[^\s,;+-][^\s,;]*")


def listed_works(url: str, request: Request, *, with_stubs: bool = False) -> list[dict[str, Any]]:
    """Works in the order of keys: all, or those a search finds where it asks something."""
    is_asked = bool(request.query or request.filters)
    asked = request._replace(kinds=("works",), limit=_EVERY)
    keys = {hit.key for hit in search(url, asked).answer.hits} if is_asked else set[str]()
    with open_reader(url) as reader:
        found = works.listing(reader, with_stubs=with_stubs)
    return [row for row in found if not is_asked or row["key"] in keys]


def tagged(url: str) -> list[dict[str, Any]]:
    """Every tag, with the keys of the works that have it."""
    with open_reader(url) as reader:
        return works.tags(reader)


def retag(url: str, keys: Sequence[str], words: Sequence[str], agent: str) -> list[str]:
    """Add (`+word` or `word`) and remove (`-word`) tags of works; returns what changed, a line a work."""
    wanted = [(word[0] == "-", word.lstrip("+-")) for word in words]
    for _, tag in wanted:
        if not _TAG.fullmatch(tag):
            raise UsageError(f"{tag!r} cannot be a tag", hint="write +word or -word, without spaces or commas")
    lines = []
    with open_database(url, create=False) as database, database.recording("tag", agent) as session:
        activity = store.add_activity(session, "tag", agent=agent)
        for row in [work_row(session, key) for key in keys]:
            before = sorted(session.scalars(select(t.WorkTag.tag).where(t.WorkTag.work_id == row.id)))
            after = set(before)
            for is_removed, tag in wanted:
                after = after - {tag} if is_removed else after | {tag}
            if after == set(before):
                continue
            session.execute(delete(t.WorkTag).where(t.WorkTag.work_id == row.id))
            session.add_all(t.WorkTag(work_id=row.id, tag=tag) for tag in sorted(after))
            session.flush()
            line = f"{row.key}: {', '.join(before) or '—'} → {', '.join(sorted(after)) or '—'}"
            note(session, row.key, "tag", {"tags": before}, {"tags": sorted(after)}, activity)
            note_action(session, line, row.key)
            lines.append(line)
    return lines


def original(url: str, key: str) -> tuple[str, str, bool]:
    """Where the best source of a work was read from, its file name, and whether that is a file on this machine."""
    from pathlib import Path

    with open_reader(url) as reader:
        uri, name = works.best_source(reader, key)
    return uri, name, bool(uri) and "://" not in uri and Path(uri.partition("!/")[0]).is_file()
