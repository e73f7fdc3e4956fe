"""What this is and holds; and what to do where it holds nothing yet."""

from __future__ import annotations

from distlaw.db.opening import open_reader
from distlaw.query.works import summary
from distlaw.version import __version__
from distlaw.web.asked import Asked, Page


def page(asked: Asked) -> Page:
    """The program, its version, and what the database holds, counted."""
    with open_reader(asked.url) as reader:
        return Page("about.html", {"version": __version__, "summary": summary(reader)})


def empty(_asked: Asked) -> Page:
    """What to do first."""
    steps = ["distlaw ingest PATH…", "distlaw serve"]
    return Page("empty.html", {"empty": True, "next": steps}, status=200)
