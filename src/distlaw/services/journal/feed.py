"""Changes as an Atom feed (RFC 4287)."""

from __future__ import annotations

from xml.sax.saxutils import escape

from distlaw.services.journal.changes import Changes, JournalChange

_EPOCH = "1970-01-01T00:00:00Z"


def atom(found: Changes) -> str:
    """One entry a change; ids stay the same however often the feed is made."""
    updated = max((_time(one.at) for one in found.changes), default=_EPOCH)
    entries = "".join(_entry(one) for one in found.changes)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>urn:distlaw:changes</id><title>distlaw</title><updated>{updated}</updated>\n"
        f"<author><name>distlaw</name></author>\n{entries}</feed>\n"
    )


def _entry(one: JournalChange) -> str:
    title = _clean(f"{one.type.replace('_', ' ')}: {one.work or one.subject}")
    identity = _clean(f"urn:distlaw:{one.type}:{one.subject}:{one.entry or one.at}").replace(" ", "-")
    return (
        f"<entry><id>{identity}</id><title>{title}</title><updated>{_time(one.at)}</updated>"
        f"<summary>{_clean(one.what)}</summary></entry>\n"
    )


def _clean(text: str) -> str:
    """Text that XML can hold."""
    return escape("".join(c for c in text if c.isprintable() or c == " "))


def _time(at: str) -> str:
    if not at:
        return _EPOCH
    whole = at if "T" in at else f"{at[:10]}T00:00:00"
    return whole if whole.endswith("Z") or "+" in whole[10:] else f"{whole}Z"
