"""Whether words name an outlet: a serial, a paper, a site."""

from __future__ import annotations

import re

from distlaw.parsers.bylines.words import OUTLET_WORDS
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.vocab.bylines import load_bylines


def is_no_outlet(name: str) -> bool:
    """Whether a value is a site's word (user upload, print, size of type) rather than the name of an outlet."""
    words, flat = load_bylines(), folded(name).lower().strip()
    known = words.nobody | frozenset(words.other) | frozenset(words.source)
    return flat in known or all(word in known for word in flat.split()) or name.endswith((":", "："))


def is_outlet(name: str, line: str) -> bool:
    """Whether a line names a serial: Chinese in marks or beside an issue, or by the words serials are called by."""
    if is_no_outlet(name):
        return False
    if OUTLET_WORDS.search(folded(name)) or (name.isupper() and OUTLET_WORDS.search(name.title())):
        return True
    return han_count(name) > 1 and ("《" in line or re.search(r"\d\s?[期辑卷]", line) is not None)
