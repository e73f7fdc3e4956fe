"""What the index is asked, in the same terms for every engine."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class TokenRun(NamedTuple):
    """Tokens in this order; `is_prefix` where the last may go on."""

    words: tuple[str, ...]
    is_prefix: bool = False


class Flag(NamedTuple):
    """Words of the filter column in this order."""

    words: tuple[str, ...]
    is_prefix: bool = False


class Close(NamedTuple):
    """Two texts with at most `distance` tokens between them."""

    left: TokenRun
    right: TokenRun
    distance: int


class All(NamedTuple):
    """Every part."""

    parts: tuple[Expression, ...]


class Any(NamedTuple):
    """At least one part; nothing where there is none."""

    parts: tuple[Expression, ...]


class Without(NamedTuple):
    """The first, unless the second."""

    kept: Expression
    left_out: Expression


Expression: TypeAlias = TokenRun | Flag | Close | All | Any | Without

NOTHING = Any(())


def all_of(*parts: Expression | None) -> Expression:
    """The conjunction of the parts that are there."""
    said = (part for part in parts if part is not None)
    kept = tuple(inner for part in said for inner in (part.parts if isinstance(part, All) else (part,)))
    return kept[0] if len(kept) == 1 else All(kept)


def any_of(parts: tuple[Expression, ...]) -> Expression:
    """The disjunction, or its only part; one inside another is the same as both."""
    parts = tuple(inner for part in parts for inner in (part.parts if isinstance(part, Any) else (part,)))
    return parts[0] if len(parts) == 1 else Any(parts)
