"""Where the user's own vocabulary lies; known without loading what reads it."""

from __future__ import annotations

from pathlib import Path

from distlaw.errors import VocabularyError
from distlaw.settings import vocabulary_folders


def own_files(name: str) -> tuple[Path, ...]:
    """The user's files of one kind. VocabularyError for a folder that is named and not there."""
    for own in vocabulary_folders():
        if not own.is_dir():
            raise VocabularyError(
                "there is no such folder", where=str(own), hint="`vocabulary` in .distlaw.toml names folders"
            )
    return tuple(path for own in vocabulary_folders() for path in sorted((own / name).glob("*.yaml")))
