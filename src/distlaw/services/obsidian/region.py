"""The managed region of a note: what stands between two marks, which Obsidian takes for comments."""

from __future__ import annotations

BEGIN, END = b"%% distlaw:begin %%", b"%% distlaw:end %%"


class Damaged(Exception):
    """One mark without the other, or two regions: nobody can say what is ours."""


def with_region(before: bytes, text: str) -> bytes:
    """The note with the region's text replaced, or the region added at its end; all other bytes as they were.

    Raises Damaged.
    """
    region = BEGIN + b"\n" + text.encode() + b"\n" + END
    begins, ends = before.count(BEGIN), before.count(END)
    if not begins and not ends:
        gap = b"" if not before else b"\n" if before.endswith(b"\n") else b"\n\n"
        return before + gap + region + b"\n"
    start, stop = before.find(BEGIN), before.find(END)
    if (begins, ends) != (1, 1) or stop < start:
        raise Damaged
    return before[:start] + region + before[stop + len(END) :]
