"""House styles: what one journal wants otherwise than the style it follows, as a few lines of YAML."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.settings import vocabulary_folders
from distlaw.vocab.yaml_files import load_file


class HouseStyle(Frozen):
    """One file of `data/styles/house/` or of `styles/` in a user's vocabulary; what it leaves out is the base's."""

    id: str
    label: str
    base: str
    punctuation: Literal["standard", "half", "by_language"] | None = None
    show_url: bool | None = None
    show_doi: bool | None = None
    show_accessed: bool | None = None
    legal_mark: str | None = None
    all_authors: bool | None = None
    et_al_after: int | None = None
    sort: Literal["cited", "pinyin", "year"] | None = None
    repeats: Literal["short", "full"] | None = None
    bilingual: bool | None = None
    edition: Literal["17"] | None = None

    def wanted(self) -> dict[str, Any]:
        """The options that the file sets."""
        about = ("id", "label", "base")
        return {name: value for name, value in self.__dict__.items() if name not in about and value is not None}


@cache
def load_house_styles() -> tuple[HouseStyle, ...]:
    """The shipped house styles and the user's own, which take the place of shipped ones of the same id."""
    folders = (folder("data") / "styles" / "house", *(own / "styles" for own in vocabulary_folders()))
    files = [path for place in folders if place.is_dir() for path in sorted(place.glob("*.yaml"))]
    found = {style.id: style for style in map(house_style_file, files)}
    return tuple(found.values())


def house_style_file(path: Path) -> HouseStyle:
    """One house style. VocabularyError names the file and the field that is wrong."""
    return load_file(path, HouseStyle)
