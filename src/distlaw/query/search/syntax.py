"""What a query parses to. Places are code points of the query, from 0."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Words(NamedTuple):
    """Bare words that stand beside each other; they may be looked up in the glossary together."""

    text: str
    at: int


class Phrase(NamedTuple):
    """Words in this order, or one word; `is_prefix` for a last word that may go on."""

    text: str
    at: int
    is_prefix: bool = False


class Near(NamedTuple):
    """Two phrases with at most `distance` words, or CJK characters, between them."""

    left: Node
    right: Node
    distance: int


class FieldFilter(NamedTuple):
    """A filter; several values mean any of them."""

    name: str
    values: tuple[str, ...]
    at: int


class Both(NamedTuple):
    """Every part."""

    parts: tuple[Node, ...]
    is_explicit: bool = False  # written with AND


class Either(NamedTuple):
    """At least one part."""

    parts: tuple[Node, ...]


class Not(NamedTuple):
    """Whatever does not have the part."""

    part: Node
    at: int


Node: TypeAlias = Words | Phrase | Near | FieldFilter | Both | Either | Not
