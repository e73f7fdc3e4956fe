"""Cases, statutes and licences: who cites each for what, its versions on a time line, and what applied on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from distlaw.db.opening import open_reader
from distlaw.errors import NotFound
from distlaw.query.works import listing
from distlaw.services import terms
from distlaw.services.licences import disagreements
from distlaw.services.vocabulary import authorities
from distlaw.vocab.terms import documents_of, load_practices
from distlaw.web.asked import Page, PageRequest
from distlaw.web.drawings.timeline import Timeline, TimelineRow, TimelineSpan, timeline
from distlaw.web.names import names_of_database
from distlaw.web.room import Room

Row = dict[str, Any]
KINDS = {"cases": "case", "statutes": "statute", "licences": "licence"}
_TONES = {"forbidden": "opposes", "conditional": "conditional", "permitted": "supports", "silent": "neutral"}
_FACTS = ("jurisdiction", "court", "decided", "vendor", "model", "spdx_id", "gist")
_VERSION = ("id", "valid_from", "valid_to", "effect", "source", "status")
_USE = ("quote", "pinpoint", "version", "clause", "page", "status", "theories")
_SHOWN = 300  # of a list; the rest is found by its name


def authorities_page(asked: PageRequest) -> Page:
    """The authorities of a kind that are cited; with `q` or `all` those that are known too."""
    kind = _kind(asked)
    words, every = asked.one("q")[:200], bool(asked.one("all"))
    rows = _rows(asked, kind, cited_only=not (words or every))
    found = [row for row in rows if _is_called(row, words.casefold())]
    with open_reader(asked.url) as reader:
        names = names_of_database(reader, asked)
    data = {"kind": kind, "query": words, "count": len(found), "authorities": [_brief(row) for row in found[:_SHOWN]]}
    return Page("authorities.html", data, {"names": names, "every": every})


def page(asked: PageRequest) -> Page:
    """One authority. NotFound where nothing is known or cited under that id or name."""
    kind = _kind(asked)
    wanted = asked.names["id"]
    rows = _rows(asked, kind, cited_only=True)
    row = next((one for one in rows if wanted in (one["id"], one["name"])), None)
    row = row or next((one for one in _rows(asked, kind, cited_only=False) if one["id"] == wanted), None)
    if row is None:
        raise NotFound(f"no {kind} is known as {wanted!r}")
    with open_reader(asked.url) as reader:
        works = {one["key"]: one for one in asked.room.kept("listing", lambda: listing(reader))}
        names = names_of_database(reader, asked)
    day = asked.one("on")
    dated = _dated(asked, row["id"]) if kind == "licence" else []
    data = {
        "kind": kind, "authority": row, "on": day, "applied": _applied(row, day),
        "terms": _terms_on(dated, day) if day else [], "clauses": dated,
        "disagreements": disagreements(asked.url, row["name"]) if kind == "licence" and row["uses"] else [],
    }  # fmt: skip
    view = {"names": names, "works": works, "line": _line(asked, row, dated, works), "by_work": _by_work(row),
            "authority": _whole(row)}  # fmt: skip
    return Page("authority.html", data, view)


def _kind(asked: PageRequest) -> str:
    return KINDS[asked.path.split("/")[1]]


def _rows(asked: PageRequest, kind: str, *, cited_only: bool) -> list[Row]:
    if cited_only:
        return cited(asked.room, kind)
    return asked.room.kept(kind, lambda: authorities(asked.url, kind))


def cited(room: Room, kind: str) -> list[Row]:
    """The authorities of a kind that are cited."""
    return room.kept((kind, "cited"), lambda: authorities(room.url, kind, cited_only=True))


def _is_called(row: Row, words: str) -> bool:
    labels = [label for group in row["labels"].values() for label in group]
    return all(
        any(word in str(text).casefold() for text in (row["id"], row["name"], *labels)) for word in words.split()
    )


def _brief(row: Row) -> Row:
    return {name: row.get(name) or "" for name in ("id", "name", *_FACTS)} | {
        name: row.get(name) or [] for name in ("works", "theories")
    }


def _whole(row: Row) -> Row:
    """The row for a template, which may ask for what it lacks."""
    versions = [
        {name: version.get(name, "") for name in _VERSION}
        | {"clauses": [{"id": clause["id"], "gist": clause.get("gist", "")} for clause in version.get("clauses", ())]}
        for version in row.get("versions", ())
    ]
    return dict.fromkeys(_FACTS, "") | row | {"versions": versions}


def _by_work(row: Row) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for use in row["uses"]:
        found.setdefault(use["work"], []).append({name: use.get(name, "") for name in _USE})
    return found


def _dated(asked: PageRequest, licence: str | None) -> list[Row]:
    """The time lines of the clauses that archives have of a licence."""
    ids = {document.id for document in documents_of(licence or "")} if licence else set()
    labels = {one.id: {"en": one.label_en, "zh-Hans": one.label_zh} for one in load_practices()}
    rows = [row for one in sorted(ids) for row in terms.history(one) if row["document"] == one]
    return [row | {"practice": asked.label(labels.get(row["practice"], {}), row["practice"])} for row in rows]


def _applied(row: Row, day: str) -> Row | None:
    """The version in force on a day, of those with dates."""
    for version in row.get("versions", ()):
        if (
            day
            and version.get("valid_from", "9999") <= day
            and (not version.get("valid_to") or day <= version["valid_to"])
        ):
            return {"effect": "", **version}
    return None


def _terms_on(dated: list[Row], day: str) -> list[Row]:
    return [row for row in dated if row["valid_from"] <= day and (not row["valid_to"] or day <= row["valid_to"])]


def _line(asked: PageRequest, row: Row, dated: list[Row], works: dict[str, Row]) -> Timeline | None:
    lines = [
        TimelineRow(str(version["id"]), (_version(asked, version),))
        for version in row.get("versions", ())
        if version.get("valid_from")
    ]
    if row.get("decided"):
        lines.append(TimelineRow(row["decided"], (TimelineSpan(row["decided"], row["decided"], row["name"], "here"),)))
    clauses: dict[tuple[str, str, str], list[TimelineSpan]] = {}
    for clause in dated:
        name = (clause["document"], clause["practice"], clause["clause"])
        effect = asked.word(f"effect_{clause['effect']}")
        span = TimelineSpan(clause["valid_from"], clause["valid_to"], effect, _TONES.get(clause["effect"], ""))
        clauses.setdefault(name, []).append(span)
    lines += [TimelineRow(f"{practice}: {clause}", tuple(spans)) for (_, practice, clause), spans in clauses.items()]
    citing = [works[key] for key in row["works"] if key in works and works[key]["year"]]
    points = tuple(
        TimelineSpan(one["year"], one["year"], one["title"] or one["key"], "work", f"/works/{one['key']}")
        for one in citing
    )
    if points and lines:
        lines.append(TimelineRow(asked.word("who_cites_line"), points))
    return timeline(lines, date.today().isoformat()) if lines else None


def _version(asked: PageRequest, version: Row) -> TimelineSpan:
    effect = str(version.get("effect", ""))
    label = asked.word(f"effect_{effect}") if effect else str(version["id"])
    tone = _TONES.get(effect, "plain")
    return TimelineSpan(version["valid_from"], version.get("valid_to", ""), label, tone)
