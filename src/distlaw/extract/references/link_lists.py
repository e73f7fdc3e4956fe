"""Link lists: one entry a link, and the address kept in its evidence though the reading text shows the words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from distlaw.model.document import Entry, ParsedDocument
from distlaw.model.evidence import CONTEXT, Evidence


def with_target(evidence: Evidence, source: str, url: str) -> Evidence:
    """The evidence widened to the Markdown link `[words](address)` that holds it; unchanged where there is none."""
    if not url or url in evidence.exact:
        return evidence
    start, end = evidence.ranges[0][0], evidence.ranges[-1][1]
    after = source[end : end + len(url) + 8]
    if not after.startswith("](") or url not in after or source[start - 1 : start] != "[":
        return evidence
    stop = source.find(")", end + 2 + len(url) - 1) + 1
    low = start - 1
    return Evidence(
        ranges=((low, stop),), exact=source[low:stop], prefix=source[max(0, low - CONTEXT) : low],
        suffix=source[stop : stop + CONTEXT], text_sha256=evidence.text_sha256, page=evidence.page,
    )  # fmt: skip


_LINK = re.compile(r"\[[^\[\]\n]{1,300}\]\(https?://[^\s()]{1,2000}\)")


def listed_entries(document: ParsedDocument) -> Iterator[Entry]:
    """The list's entries; one that is nothing but several links is as many entries."""
    for entry in document.entries:
        if entry.kind != "reference":
            continue
        text = document.reading.text[entry.start : entry.end]
        links = list(_LINK.finditer(text))
        if len(links) < 2 or _LINK.sub("", text).strip(" \n-*•,;，；、"):
            yield entry
            continue
        for link in links:
            yield entry.model_copy(
                update={"start": entry.start + link.start(), "end": entry.start + link.end(), "url": ""}
            )
