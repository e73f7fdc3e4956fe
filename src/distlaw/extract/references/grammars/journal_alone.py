"""A law review's article cited by volume, journal and page alone: `111 Va. L. Rev. 565`, `1 Minn. L. Rev. 1, 5 (1917)`.

Only journals that reporters-db lists are read: `12 Main St. 7` has the same shape.
"""

from __future__ import annotations

import re

from distlaw.extract.references.parts.signals import without_signal
from distlaw.extract.references.printed import PrintedText
from distlaw.extract.references.reference import ReferenceParse
from distlaw.model.work import Item
from distlaw.vocab.reporters import journal_called

_CITED = re.compile(
    r"(?P<volume>\d{1,4})\s(?P<journal>[A-Z][^\d()\[\]]{2,70}?),?\s(?P<page>\d{1,5})"
    r"(?:,?\s(?:at\s)?(?P<pin>\d{1,5}(?:\s?[-—]\s?\d{1,5})?))?(?:\s\((?P<year>(?:1[89]|20)\d\d)(?:[-—](?P<next>\d\d))?\))?$"
)


def parse_journal_alone(line: PrintedText) -> ReferenceParse | None:
    """The article without title and authors; None where the words between the numbers are no known journal's."""
    signal, line = without_signal(line)
    body = line.trimmed(" .;,")
    match = _CITED.match(body.flat)
    if match is None or journal_called(match["journal"]) is None:
        return None
    locator = (match["pin"] or "").replace(" ", "").replace("—", "-")
    item = Item(
        csl_type="article-journal",
        container_title=body.group(match, "journal").text,
        volume=match["volume"],
        page=match["page"],
        issued=_years(match["year"] or "", match["next"] or ""),
        language="en",
    )
    label = "page" if locator else ""
    return ReferenceParse(item=item, rule="journal_alone", signal=signal, locator=locator, locator_label=label)


def _years(first: str, last: str) -> str:
    """One year, or the span of two that `1993-94` is."""
    return f"{first}/{first[:2]}{last}" if last > first[2:] else first
