"""Words by which a text says whose view it gives."""

from __future__ import annotations

from functools import cache

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file

Words = dict[str, tuple[str, ...]]


class Attribution(Frozen):
    """`data/attribution.yaml`; each list by language, en and zh, or of English words alone."""

    verbs: Words
    leads: Words
    titles: Words
    own: Words
    selves: Words
    adverbs: Words
    reports: Words
    unnamed: Words
    pair: Words
    naming: Words
    views: Words
    writings: Words
    not_names: tuple[str, ...]


@cache
def load_attribution() -> Attribution:
    """The word lists."""
    return load_file(folder("data") / "attribution.yaml", Attribution)
