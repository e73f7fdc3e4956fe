"""Two sides beside each other, theory by theory."""

from __future__ import annotations

from typing import Any

from distlaw.db.opening import open_reader
from distlaw.query.works import listing
from distlaw.services.arguments.compare import comparison
from distlaw.web.asked import Page, PageRequest
from distlaw.web.names import names_of_database


def page(asked: PageRequest) -> Page:
    """`first` and `second` are works' keys, author:NAME, lang:zh, year:2024 or speaker:NAME; else the choice."""
    with open_reader(asked.url) as reader:
        works = asked.room.kept("listing", lambda: listing(reader))
        names = names_of_database(reader, asked)
    first, second, issue = asked.one("first"), asked.one("second"), asked.one("issue")
    view: dict[str, Any] = {"names": names, "works": works, "found": None, "by_id": {}}
    data: dict[str, object] = {"first": first, "second": second, "issue": issue, "topics": []}
    if first and second:
        found = comparison(asked.url, first, second, asked.every("theory"), issue)
        data["topics"] = [
            {"theory": topic.theory, "finding": topic.finding, "stances": list(topic.stances),
             "first": [one.id for one in topic.first], "second": [one.id for one in topic.second]}
            for topic in found.topics
        ]  # fmt: skip
        data["relations"] = [one.as_json() for one in found.relations]
        claims = {one.id: one for side in (found.first, found.second) for one in side.claims}
        titles = {row["key"]: row["title"] for row in works}
        sides = {one.name: titles.get(one.name) or one.name for one in (found.first, found.second)}
        view |= {"found": found, "by_id": claims, "sides": sides}
    return Page("compare.html", data, view)
