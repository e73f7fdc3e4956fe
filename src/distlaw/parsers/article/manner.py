"""What a genre of articles does differently from the others."""

from __future__ import annotations

from dataclasses import dataclass

from distlaw.model.document import Quality


@dataclass(frozen=True)
class Manner:
    """What a genre does differently."""

    genre: str
    quality: Quality = "full"
    mode: str = "head"  # record: a label may be followed by a space alone
    date_field: str = "issued"
    skips_site_keywords: bool = False  # the first keyword line is the site's own
    finds_loose_headings: bool = True
    titles_are_sections: bool = False  # Markdown: the first heading is one of the tree, and lists have theirs
