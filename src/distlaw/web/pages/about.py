"""What this is and holds; and what to do where it holds nothing yet."""

from __future__ import annotations

from distlaw.db.opening import open_reader
from distlaw.query.works import problems, summary
from distlaw.version import __version__
from distlaw.web.asked import Page, PageRequest

_FEW = 12  # works named of those that have a problem


def page(asked: PageRequest) -> Page:
    """The program, its version, what the database holds, counted, and what was found wrong in what was read."""
    with open_reader(asked.url) as reader:
        data = {"version": __version__, "summary": summary(reader), "problems": problems(reader)}
    return Page("about.html", data, {"few": _FEW})


def empty(_asked: PageRequest) -> Page:
    """What to do first."""
    steps = ["distlaw ingest PATH…", "distlaw serve"]
    return Page("empty.html", {"empty": True, "next": steps}, status=200)
