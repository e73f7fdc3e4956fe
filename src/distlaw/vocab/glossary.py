"""The bilingual glossary that a search looks its words up in: SKOS concepts of law and of machine learning.

`data/glossary/*.yaml` has one concept an entry. In every list of labels the first is the preferred one; `zh-TW` and
`zh-HK` are regional variants in Traditional script; `broad` labels say more than the concept, and rank lower.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pydantic import ConfigDict, Field, model_validator

from distlaw.errors import VocabularyError
from distlaw.model.checked import StrictModel
from distlaw.vocab.yaml_files import load_folder


class Label(NamedTuple):
    """One word or phrase for a concept; `region` is empty where it is used everywhere."""

    text: str
    language: str  # en, zh-Hans, zh-Hant
    region: str = ""  # TW, HK
    is_broad: bool = False


class GlossaryConcept(StrictModel):
    """A SKOS concept; `source` or `note` says where its labels are from.

    `theory` is the legal theory it speaks of; `suggests` the stance or kind of claim that whoever asks looks for.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    en: tuple[str, ...] = Field(min_length=1)
    zh_hans: tuple[str, ...] = Field(default=(), alias="zh-Hans")
    zh_hant: tuple[str, ...] = Field(default=(), alias="zh-Hant")
    zh_tw: tuple[str, ...] = Field(default=(), alias="zh-TW")
    zh_hk: tuple[str, ...] = Field(default=(), alias="zh-HK")
    abbr: tuple[str, ...] = ()
    broad: tuple[str, ...] = ()
    theory: str = ""
    suggests: str = Field(default="", pattern=r"^((stance|kind)=[a-z_]+)?$")
    source: str = ""
    note: str = ""

    @model_validator(mode="after")
    def _is_grounded(self) -> GlossaryConcept:
        if not (self.source or self.note):
            raise ValueError(f"{self.id}: a concept needs a source or a note")
        return self

    def labels(self) -> Iterator[Label]:
        """Every label with its language and region, preferred ones first in their list."""
        lists = (
            (self.en, "en", ""), (self.zh_hans, "zh-Hans", ""), (self.zh_hant, "zh-Hant", ""),
            (self.zh_tw, "zh-Hant", "TW"), (self.zh_hk, "zh-Hant", "HK"),
        )  # fmt: skip
        for texts, language, region in lists:
            yield from (Label(text, language, region) for text in texts)
        yield from (Label(text, "en") for text in self.abbr)
        yield from (Label(text, "en" if text.isascii() else "zh-Hans", is_broad=True) for text in self.broad)


@cache
def concepts() -> tuple[GlossaryConcept, ...]:
    """All concepts; VocabularyError where two have one id."""
    found = [concept for file in load_folder("glossary", tuple[GlossaryConcept, ...]) for concept in file]
    seen = set[str]()
    for concept in found:
        if concept.id in seen:
            raise VocabularyError(f"two concepts are called {concept.id!r}", where="data/glossary")
        seen.add(concept.id)
    return tuple(found)
