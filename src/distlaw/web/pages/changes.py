"""What changed since a day, as the journal has it."""

from __future__ import annotations

import re

from distlaw.services.journal import LogEntry, log
from distlaw.web.asked import Page, PageRequest

_MOST = 200  # entries looked at
_FOLDERS = re.compile(r"^(?:/|[A-Za-z]:\\)(?:[^/\\:]*[/\\])*")  # where a file lay is nobody else's business
_LINES = 8  # of an entry


def page(asked: PageRequest) -> Page:
    """The last entries, newest first; with `since` (a day) those from then on, with `about` of one work or claim."""
    since, about = asked.one("since")[:10], asked.one("about")
    found = [one for one in log(asked.url, about, _MOST) if one.at >= since]
    data = {"since": since, "about": about, "entries": [_brief(one) for one in found]}
    return Page("changes.html", data, {"is_cut": len(found) == _MOST})


def _brief(entry: LogEntry) -> dict[str, object]:
    return {
        "number": entry.number, "at": entry.at, "agent": entry.agent, "action": entry.action,
        "subjects": list(entry.subjects), "lines": [_FOLDERS.sub("", line) for line in entry.lines[:_LINES]],
        "more": max(0, len(entry.lines) - _LINES),
        "undone_by": entry.undone_by,
    }  # fmt: skip
