"""What a draft is held against: the claims that may be shown, who says each, and everybody the corpus names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import fuzz, process

from distlaw.db.opening import open_reader
from distlaw.model.claim_record import ClaimRecord
from distlaw.query.claims.claims import claims
from distlaw.query.claims.filter import ClaimFilter
from distlaw.services.answers.handles import handle
from distlaw.text.fold import folded, simplified
from distlaw.text.han import HAN
from distlaw.text.quoting import squeezed
from distlaw.text.titles import title_key
from distlaw.vocab.attribution import load_attribution
from distlaw.vocab.surnames import divided, name_pinyin

_HAN = re.compile(f"[{HAN}]")
_TEXTS = "SELECT e.text FROM expression e JOIN work w ON w.id = e.work_id WHERE w.key = :key ORDER BY e.version, e.id"
_ABOUT = 120  # characters on both sides of a claim
_FAR = 400  # the same, for its sentence and what that points at
_LIKE_FROM = 55  # of 100: what is less alike is no help
_WORK = "SELECT key, title, title_translated, container_title, volume, issue, page, issued FROM work ORDER BY key"


class CitableWork(NamedTuple):
    """What a work's record says of where it was printed."""

    key: str
    titles: tuple[str, ...]
    container: str
    volume: str
    issue: str
    page: str
    year: str


class Corpus:
    """Accepted claims alone, unless proposals were asked for; a model's suggestions never."""

    def __init__(self, url: str, *, with_proposals: bool = False) -> None:
        statuses = ("accepted", "proposed") if with_proposals else ("accepted",)
        self.with_proposals = with_proposals
        with open_reader(url) as reader:
            found = claims(reader, ClaimFilter(statuses=statuses, repeats=True))
            people = reader.rows(
                "SELECT w.key, c.name, c.name_latin FROM contribution c JOIN work w ON w.id = c.work_id "
                "WHERE c.role = 'author' ORDER BY w.key, c.position"
            )
            works = [_work(*row) for row in reader.rows(_WORK)]
        self._url = url
        self._texts: dict[str, tuple[str, ...]] = {}
        self.claims = {one.id: one for one in found}
        self.works = {one.key: one for one in works}
        self._authors: dict[str, set[str]] = {}
        for key, *names in people:
            self._authors.setdefault(key, set()).update(form for name in names for form in forms(name))

    @cached_property
    def names(self) -> frozenset[str]:
        """Every form of every author's and speaker's name, as names are compared."""
        spoken = {form for one in self.claims.values() for form in _spoken(one)}
        return frozenset(spoken.union(*self._authors.values()))

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """The names of the organisations and groups that speak, folded, the longer first."""
        named = {folded(one.speaker.name) for one in self.claims.values() if _is_body(one) and one.speaker.name}
        return tuple(sorted(named, key=len, reverse=True))

    def around(self, claim: ClaimRecord) -> str:
        """What stands about the claim in its source, folded; empty where it cannot be found."""
        text, start = self._place(claim)
        return folded(text[max(0, start - _ABOUT) : start + len(claim.quote) + _ABOUT])

    def near(self, claim: ClaimRecord) -> str:
        """The claim with the rest of its sentence and the sentence before, folded."""
        text, start = self._place(claim)
        if not text:
            return folded(claim.quote)
        before = re.split(r"(?<=[。!?！？\n])|(?<=[.])\s", text[max(0, start - _FAR) : start])
        after = re.split(r"[。!?！？]|[.]\s", text[start + len(claim.quote) : start + len(claim.quote) + _FAR])[0]
        return folded("".join(before[-2:]) + text[start : start + len(claim.quote)] + after)

    def before(self, claim: ClaimRecord) -> str:
        """What stands before the claim in its source, folded."""
        text, start = self._place(claim)
        return folded(text[max(0, start - _FAR) : start])

    def between(self, one: ClaimRecord, two: ClaimRecord) -> str | None:
        """What stands between two claims of one source, in this order; None where they do not stand so."""
        if one.key != two.key:
            return None
        (text, start), (other, end) = self._place(one), self._place(two)
        start += len(one.quote)
        return folded(text[start:end]) if text and text == other and start <= end else None

    def _place(self, claim: ClaimRecord) -> tuple[str, int]:
        """The source's text that has the claim, and where."""
        if claim.key not in self._texts:
            with open_reader(self._url) as reader:
                rows = reader.rows(_TEXTS, {"key": claim.key})
            self._texts[claim.key] = tuple(text for (text,) in rows)
        for text in self._texts[claim.key]:
            found = re.search(r"\s+".join(map(re.escape, claim.quote[:40].split())), text)
            if found:
                return text, found.start()
        return "", 0

    @cached_property
    def titles(self) -> dict[str, tuple[str, ...]]:
        """The keys of the works of a title, as titles are compared."""
        found: dict[str, tuple[str, ...]] = {}
        for one in self.works.values():
            for title in one.titles:
                found[title_key(title)] = (*found.get(title_key(title), ()), one.key)
        return found

    def authors(self, claim: ClaimRecord) -> set[str]:
        """The forms of the names of the work's authors."""
        return self._authors.get(claim.key, set())

    def voices(self, claim: ClaimRecord) -> set[str]:
        """The forms of the name of whoever says it."""
        return self.authors(claim) if claim.speaker.type == "author" else set(_spoken(claim))

    def years(self, name: str) -> set[str]:
        """The years of the works of an author, by a form of the name."""
        return {self.works[key].year for key, known in self._authors.items() if name in known and key in self.works}

    def nearest_handle(self, identity: str) -> str:
        """The handle most like one that is unknown, or empty text."""
        near = get_close_matches(identity, self.claims, 1, 0.6)
        return self.handle(self.claims[near[0]]) if near else ""

    def nearest_words(self, words: str, like: float = _LIKE_FROM) -> ClaimRecord | None:
        """The claim whose quotation is most like these words, or None."""
        quotes = {identity: squeezed(one.quote).text for identity, one in self.claims.items()}
        found = process.extractOne(squeezed(words).text, quotes, scorer=fuzz.partial_ratio, score_cutoff=like)
        return self.claims[found[2]] if found else None

    @staticmethod
    def handle(claim: ClaimRecord) -> str:
        """How the claim is written in a draft."""
        return handle(claim.id, is_accepted=claim.status == "accepted")


def _is_body(claim: ClaimRecord) -> bool:
    return claim.speaker.type in ("organisation", "group")


def _spoken(claim: ClaimRecord) -> Iterator[str]:
    """The forms of a speaker's name; an organisation has the one it goes by."""
    return iter((compared(claim.speaker.name),)) if _is_body(claim) else forms(claim.speaker.name)


def _work(key: str, *fields: str | None) -> CitableWork:
    title, translated, container, volume, issue, page, issued = (one or "" for one in fields)
    titles = tuple(one for one in (title, translated) if one)
    return CitableWork(key, titles, container, volume, issue, page, issued[:4])


def forms(name: str) -> Iterator[str]:
    """A name as it may stand in a draft, as names are compared: whole, turned round, and the family name alone.

    A Chinese name may stand in pinyin, and for its work: 赵文; the family name with a title: 赵氏, 赵教授.
    """
    words = [word for word in re.split(r"[\s,，·]+", name.strip()) if word]
    if not words:
        return
    whole = compared(name)
    yield whole
    if _HAN.search(name):
        yield from _chinese_forms(name)
        return
    yield compared(" ".join(reversed(words)))
    yield compared(" ".join((*words[1:], words[0])))
    family = words[0] if "," in name or "，" in name else words[-1]
    yield from (compared(word) for word in {family, words[0]} if len(word) > 2)


def _chinese_forms(name: str) -> Iterator[str]:
    plain = simplified("".join(_HAN.findall(name)))
    if len(plain) != len(name.strip()) or len(plain) > 4:
        return
    surname, _ = divided(plain)
    family, given = name_pinyin(plain)
    yield from (compared(f"{surname}{word}") for word in ("文", "著", *load_attribution().titles["zh"]))
    yield compared(family + given)
    yield compared(given + family)
    if len(family) > 1 and family.capitalize() not in load_attribution().not_names:
        yield compared(family)


def compared(name: str) -> str:
    """A name without blanks, case, width and script."""
    return squeezed(name.replace(",", "").replace("，", "")).text
