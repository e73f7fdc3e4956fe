"""What may stand beside a handle in a draft: templates whose slots are filled from the record of the claim."""

from __future__ import annotations

from functools import cache
from typing import Literal

from distlaw.errors import VocabularyError
from distlaw.model.claim_words import Kind, Modality
from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file

Templates = tuple[str, ...]
SLOTS = (
    "who", "work", "year", "title", "par", "theory", "side", "other_side", "verb", "noun", "again", "still", "all",
    "count", "voices", "authors", "each", "pro", "number", "issue",
)  # fmt: skip


class Verbs(Frozen):
    """Verbs of saying, for which kinds of claim and for which firmness; for all where nothing is named. Some need a
    claim before them: of the same speaker or side (`again`), on the other side (`opposed`), or one that this one is
    recorded to attack (`attacks`). Those with `body` are for courts and parties alone."""

    words: tuple[str, ...]
    kinds: tuple[Kind, ...] = ()
    modality: Modality | Literal[""] = ""
    needs: Literal["", "again", "opposed", "attacks"] = ""
    body: bool = False


Two = tuple[str, str]  # English: of one, of several; Chinese: in simplified and in traditional script


class Written(Frozen):
    """What the program itself writes before a handle; `verbs` by kind of claim."""

    verbs: dict[str, Two]
    own: Two
    reported: Two
    cited: Two
    nobody: Two
    untitled: Two
    join: Two
    more: Two


class Frames(Frozen):
    """The templates of one language: `cores` say who speaks, `topics` on what, `behind` follow a handle,
    `announcements` are sentences without a handle."""

    verbs: tuple[Verbs, ...]
    written: Written
    nouns: dict[str, tuple[str, ...]]
    pro: dict[str, tuple[str, ...]]  # for and against, by position
    order: tuple[str, ...]
    contrast: tuple[str, ...]
    likeness: tuple[str, ...]
    again: tuple[str, ...]
    topics: Templates
    cores: Templates
    behind: Templates
    announcements: Templates
    headings: Templates
    unnamed: tuple[str, ...]
    same: tuple[str, ...]  # for the author who was cited last
    voices: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 -- each instance has its own


@cache
def load_frames() -> dict[str, Frames]:
    """`data/frames.yaml`, by language: en, zh. VocabularyError where a template names a slot there is not."""
    path = folder("data") / "frames.yaml"
    found = load_file(path, dict[str, Frames])
    for language, one in found.items():
        for template in (*one.topics, *one.cores, *one.behind, *one.announcements, *one.headings):
            _check(template, f"{path}: {language}")
    return found


def _check(template: str, where: str) -> None:
    try:
        template.format(**dict.fromkeys(SLOTS, ""))
    except (KeyError, ValueError, IndexError) as error:
        raise VocabularyError(f"{template!r} has a slot there is not: {error}", where=where) from error
