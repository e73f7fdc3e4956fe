"""Words too common in titles to name a work by."""

from __future__ import annotations

from functools import cache

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file


class CitekeyWords(Frozen):
    """Stop words in simplified script and in lower-case English."""

    stop_words_zh: frozenset[str]
    stop_words_en: frozenset[str]


@cache
def citekey_words() -> CitekeyWords:
    """The table in `data/citekeys.yaml`."""
    return load_file(folder("data") / "citekeys.yaml", CitekeyWords)
