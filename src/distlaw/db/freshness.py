"""Whether a database has today's vocabulary: digests of the files it was made from, asked without the ORM."""

from __future__ import annotations

import hashlib

from distlaw.db.reading import Reader
from distlaw.resources import folder
from distlaw.text.normaliser import NORMALISER_VERSION
from distlaw.version import __version__
from distlaw.vocab.own_files import own_files

CARRIED = "own_vocabulary"  # name in `meta` of the user's files, by their path inside the vocabulary folder
SYNCHRONISED = ("theories", "issues", "cases", "statutes", "licences")


def fingerprint() -> str:
    """The sha256 of every synchronised file and of the program's version."""
    digest = hashlib.sha256(__version__.encode())
    for name in SYNCHRONISED:
        shipped = (path for path in (folder("data") / name).rglob("*.*") if path.suffix in (".yaml", ".json"))
        for path in (*sorted(shipped), *own_files(name)):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def glossary_digest() -> str:
    """Of the glossary's files, and of the way their words are cut."""
    found = hashlib.sha256(NORMALISER_VERSION.encode())
    for path in sorted((folder("data") / "glossary").glob("*.yaml")):
        found.update(path.read_bytes())
    return found.hexdigest()


def is_current(reader: Reader) -> bool:
    """Whether the database has today's vocabulary and glossary."""
    if reader.rows("SELECT value FROM meta WHERE name = 'vocabulary'") != [(fingerprint(),)]:
        return False
    return reader.rows("SELECT value FROM search_state WHERE name = 'glossary'") == [(glossary_digest(),)]
