"""What a draft is held against: the claims that may be shown, with their works, authors and relations."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cached_property

from rapidfuzz import fuzz, process

from distlaw.db.opening import open_reader
from distlaw.db.packing import unpacked
from distlaw.model.claim_record import ClaimRecord
from distlaw.model.claim_words import ATTACKS
from distlaw.query.claims.claims import claims, relations
from distlaw.query.claims.filter import ClaimFilter
from distlaw.services.answers.handles import handle
from distlaw.services.answers.names import family, spoken, whole
from distlaw.text.quoting import squeezed

_LIKE_FROM = 55  # of 100: what is less alike is no help
_PEOPLE = (
    "SELECT w.key, c.name, c.name_latin FROM contribution c JOIN work w ON w.id = c.work_id "
    "WHERE c.role = 'author' ORDER BY w.key, c.position"
)
_TITLES = "SELECT key, title, title_translated FROM work"
_COURTS = "SELECT key, item FROM work WHERE csl_type = 'legal_case'"
_OPPOSED = {("supports", "opposes"), ("opposes", "supports")}


class Corpus:
    """Accepted claims alone, unless proposals were asked for; a model's suggestions never."""

    def __init__(self, url: str, *, with_proposals: bool = False) -> None:
        statuses = ("accepted", "proposed") if with_proposals else ("accepted",)
        with open_reader(url) as reader:
            self.claims = {one.id: one for one in claims(reader, ClaimFilter(statuses=statuses, repeats=True))}
            people, titles = reader.rows(_PEOPLE), reader.rows(_TITLES)
            self.courts = {
                key: str(json.loads(unpacked(item)).get("authority") or "") for key, item in reader.rows(_COURTS)
            }
            self._relations = relations(reader, statuses=("accepted",))
        self.titles = {key: tuple(one for one in names if one) for key, *names in titles}
        self._people: dict[str, list[tuple[str, ...]]] = {}
        for key, *names in people:
            self._people.setdefault(key, []).append(tuple(one for one in names if one))

    @cached_property
    def _families(self) -> Counter[str]:
        """How many people of the corpus a family name alone may mean."""
        everybody = {names for people in self._people.values() for names in people}
        everybody |= {(one.speaker.name,) for one in self.claims.values() if one.speaker.type == "person"}
        return Counter(form for names in everybody for form in {family(name) for name in names})

    @cached_property
    def everybody(self) -> frozenset[str]:
        """Every full name of an author or a speaker, bare."""
        names = {name for people in self._people.values() for each in people for name in each}
        names |= {one.speaker.name for one in self.claims.values() if len(one.speaker.name) > 1}
        return frozenset().union(*map(whole, names))

    def people(self, key: str) -> list[set[str]]:
        """The authors of a work, each by all that they may be called: one alone by the family name only where nobody
        else in the corpus has it."""
        found = self._people.get(key, [])
        return [self._forms(names, most=1 if len(found) == 1 else len(self.claims)) for names in found]

    def speaker(self, claim: ClaimRecord) -> set[str]:
        """All that a speaker who is not the author may be called by name."""
        name = claim.speaker.name
        short = family(name) if claim.speaker.type == "person" else ""
        return spoken(name, claim.speaker.type) | ({short} if short and self._families[short] < 2 else set())

    def _forms(self, names: tuple[str, ...], most: int) -> set[str]:
        short = {form for name in names if (form := family(name)) and self._families[form] <= most}
        return short.union(*map(whole, names))

    def voice(self, claim: ClaimRecord) -> tuple[str, ...]:
        """Who says it, so that two claims of one speaker have the same."""
        if claim.speaker.type == "author":
            return ("author", *(claim.authors or (claim.key,)))
        return (claim.speaker.type, claim.speaker.name, "" if claim.speaker.name.isascii() else claim.key)

    def are_opposed(self, one: ClaimRecord, two: ClaimRecord) -> bool:
        """Whether one is said to attack the other, or they take different sides of one issue."""
        return self._related(one, two, ATTACKS) or bool(_sides(one, two) & _OPPOSED)

    def attacks(self, one: ClaimRecord, two: ClaimRecord) -> bool:
        """Whether the first is recorded to rebut or undercut the second."""
        return any((r.source, r.target) == (one.id, two.id) and r.type in ATTACKS for r in self._relations)

    def agree(self, one: ClaimRecord, two: ClaimRecord) -> bool:
        """Whether one is said to support the other, or they take the same side of an issue and never different ones."""
        sides = _sides(one, two)
        same = {("supports", "supports"), ("opposes", "opposes")}
        return self._related(one, two, ("supports", "restates")) or bool(sides & same and not sides & _OPPOSED)

    def _related(self, one: ClaimRecord, two: ClaimRecord, types: Sequence[str]) -> bool:
        return any({r.source, r.target} == {one.id, two.id} and r.type in types for r in self._relations)

    def nearest_handle(self, identity: str) -> str:
        """The handle most like one that is unknown, or empty text."""
        near = get_close_matches(identity, self.claims, 1, 0.6)
        return self.handle(self.claims[near[0]]) if near else ""

    def nearest_words(self, words: str) -> ClaimRecord | None:
        """The claim whose quotation is most like these words, or None."""
        quotes = {identity: squeezed(one.quote).text for identity, one in self.claims.items()}
        found = process.extractOne(squeezed(words).text, quotes, scorer=fuzz.partial_ratio, score_cutoff=_LIKE_FROM)
        return self.claims[found[2]] if found else None

    @staticmethod
    def handle(claim: ClaimRecord) -> str:
        """How the claim is written in a draft."""
        return handle(claim.id, is_accepted=claim.status == "accepted")


def _sides(one: ClaimRecord, two: ClaimRecord) -> set[tuple[str, str]]:
    """The positions of both on each issue that both are about."""
    return {(side, two.position(issue)) for issue, side in sides_of(one)}


def sides_of(claim: ClaimRecord) -> list[tuple[str, str]]:
    """The issues a claim takes a side on, as far as a person accepted it."""
    return [(p.issue, p.position) for p in claim.positions if p.status == "accepted"]
