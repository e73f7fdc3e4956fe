"""One author of a document as its lines tell of him: name, place in the source, marks, places of work."""

from __future__ import annotations

from dataclasses import dataclass, field

from distlaw.model.document import NameStatement, Origin
from distlaw.model.work import Name
from distlaw.parsers.bylines.names import english_parts
from distlaw.text.chinese import han_count
from distlaw.text.offsets import Ranges
from distlaw.text.titles import title_key

_LABEL = 12  # letters of a label before a name


@dataclass
class Author:
    """A name as it grows: its place, its marks, what is known of its affiliations."""

    name: str
    origin: Origin
    ranges: Ranges
    marks: frozenset[str] = frozenset()
    affiliations: list[str] = field(default_factory=list)
    latin: str = ""

    def distinct_affiliations(self) -> list[str]:
        """Where he works, without what only repeats his name or is the beginning of another place."""
        known = [one for one in self.affiliations if title_key(one) and not self._signs(one)]
        return [
            one
            for at, one in enumerate(known)
            if not any(title_key(one) != title_key(other) and title_key(one) in title_key(other) for other in known)
            and all(title_key(one) != title_key(other) for other in known[:at])
        ]

    def _signs(self, place: str) -> bool:
        """Whether a place is the author's own name and no more: a firm that signs."""
        name, own = title_key(self.name), title_key(place)
        return name in own and len(own) < len(name) + _LABEL

    def statement(self) -> NameStatement:
        """The name as the document states it; a Latin one divided where both parts are plain."""
        given, family = ("", "") if han_count(self.name) else english_parts(self.name)
        name = Name(
            literal="" if given and family else self.name, given=given, family=family if given else "",
            latin=self.latin, affiliations=tuple(self.affiliations),
        )  # fmt: skip
        return NameStatement(name=name, origin=self.origin, ranges=self.ranges)
