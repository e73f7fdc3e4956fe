"""The Bluebook, 22nd edition: law review footnotes. Authors of books and names of periodicals in small capitals."""

from __future__ import annotations

from distlaw.exporters.bluebook.style import PART

__all__ = ["PART"]
