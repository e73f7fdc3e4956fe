"""What a work's `rights` allow its pages in a public site."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file

Shown = Literal["private", "full_text", "quotations"]


class Rights(Frozen):
    """Patterns of one answer (matched anywhere, whatever the case), with what they must and must not match."""

    patterns: tuple[str, ...]
    examples: tuple[str, ...]
    refused: tuple[str, ...] = ()

    def match(self, rights: str) -> bool:
        """Whether a pattern is in the words."""
        return any(re.search(pattern, rights, re.IGNORECASE) for pattern in self.patterns)


class SiteRights(Frozen):
    """`data/web/rights.yaml`."""

    private: Rights
    full_text: Rights


@cache
def load_site_rights() -> SiteRights:
    """The file."""
    return load_file(folder("data") / "web" / "rights.yaml", SiteRights)


def shown_for(rights: str) -> Shown:
    """What is shown of a work with these rights: nothing, its text, or quotations alone."""
    known = load_site_rights()
    if known.private.match(rights):
        return "private"
    return "full_text" if known.full_text.match(rights) else "quotations"
