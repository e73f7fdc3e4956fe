"""What a language model is asked, with the vocabulary filled in."""

from __future__ import annotations

from functools import cache

from distlaw.errors import VocabularyError
from distlaw.model.claim_words import KINDS, STANCES
from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.issues import load_issues
from distlaw.vocab.theories import load_theories
from distlaw.vocab.yaml_files import load_file

_PLACES = ("theories", "issues", "kinds", "stances")


class Prompt(Frozen):
    """`data/prompts/propose.yaml`."""

    system: str


@cache
def load_prompt() -> str:
    """The question with the vocabulary in it. VocabularyError where a place for a part of it is missing."""
    path = folder("data") / "prompts" / "propose.yaml"
    text = load_file(path, Prompt).system
    for name in _PLACES:
        if f"{{{name}}}" not in text:
            raise VocabularyError(f"system has no place for {{{name}}}", where=str(path))
    theories = (f"- {one.id}: {one.pref_label['zh-Hans']}, {one.pref_label['en']}" for one in load_theories())
    filled = {
        "theories": "\n  ".join(theories),
        "issues": "\n  ".join(f"- {one.id}: {one.proposition['en']}" for one in load_issues()),
        "kinds": ", ".join(KINDS),
        "stances": ", ".join(STANCES),
    }  # fmt: skip
    for name, words in filled.items():
        text = text.replace(f"{{{name}}}", words)
    return text
