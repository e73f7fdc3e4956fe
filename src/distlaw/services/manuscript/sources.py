"""The texts that quotations are held against: a cited work's, and those that a search finds for the words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import ScoreAlignment

from distlaw.db.opening import open_reader
from distlaw.errors import QuerySyntaxError
from distlaw.query.search.answering import run
from distlaw.query.search.plan import Request
from distlaw.services.answers.cut import cut
from distlaw.services.manuscript.named import Named, NamedWork
from distlaw.services.manuscript.quoted import QuotedPlace, places, recased
from distlaw.text.fold import simplified
from distlaw.text.titles import title_key

LIKE_FROM = 72  # of 100: what is less alike is another sentence
_MOST_WORKS = 6
_AROUND = 200  # characters of the source on both sides of a quotation
_WORDS = re.compile(r"\w+")
_SAME = str.maketrans(dict.fromkeys("“”„‟«»「」『』＂″‘’‚‛'＇", '"') | dict.fromkeys("–—―－‐‑‒", "-"))


@dataclass(frozen=True)
class ComparableText:
    """A text as quotations are compared to the character: without white space, width and the shape of quotation marks
    and dashes; `at[i]` is where its i-th character stood. Script and case stay."""

    text: str
    at: tuple[int, ...]


def comparable(text: str) -> ComparableText:
    """The text as it is compared."""
    signs, at = list[str](), list[int]()
    for place, char in enumerate(text):
        if char.isspace() or unicodedata.category(char) == "Cf":
            continue
        for sign in unicodedata.normalize("NFKC", char).translate(_SAME):
            if not sign.isspace():
                signs.append(sign)
                at.append(place)
    return ComparableText("".join(signs), tuple(at))


class Source:
    """One reading text of a work, with its printed pages."""

    def __init__(self, key: str, text: str, pages: tuple[tuple[int, int, str], ...]) -> None:
        self.key, self.text, self.pages = key, text, pages

    @cached_property
    def plain(self) -> ComparableText:
        """The text as it is compared."""
        return comparable(self.text)

    def find(self, parts: tuple[str, ...]) -> tuple[QuotedPlace, ...]:
        """Every place where the parts stand one after the other, to the character but for the case of the
        first letter; in the reading text."""
        at = self.plain.at
        found = [*places(self.plain.text, parts)] or [*places(self.plain.text, recased(parts))]
        return tuple(self._place(at[one[0][0]], at[one[-1][1] - 1] + 1) for one in found)

    def has_in_other_script(self, parts: tuple[str, ...]) -> bool:
        """Whether the parts stand here but for their script."""
        return next(places(simplified(self.plain.text), tuple(map(simplified, parts))), None) is not None

    def cut(self, parts: tuple[str, ...], changed: tuple[bool, ...], before: str) -> str:
        """Why the parts are no fair quotation wherever they stand, or empty text: see `answers.cut`."""
        found = [*places(self.plain.text, parts)] or [*places(self.plain.text, recased(parts))]
        reasons = [self._cut(one, parts, changed, before) for one in found]
        return reasons[0] if reasons and all(reasons) else ""

    def _cut(
        self, found: tuple[tuple[int, int], ...], parts: tuple[str, ...], changed: tuple[bool, ...], before: str
    ) -> str:
        at = self.plain.at
        for number, (start, end) in enumerate(found):
            low = max(0, at[start] - _AROUND)
            window = self.text[low : at[end - 1] + 1 + _AROUND]
            own = before + " ".join(parts[:number])
            reason = cut(window, at[start] - low, at[end - 1] + 1 - low, own)
            if reason and changed[number : number + 1] != (True,):
                return reason
        return ""

    def _place(self, start: int, end: int) -> QuotedPlace:
        on = [at for at, (low, high, _) in enumerate(self.pages) if low < end and start < high]
        labels = tuple(dict.fromkeys(self.pages[at][2] for at in on if self.pages[at][2]))
        after = self.pages[on[-1] + 1][2] if on and on[-1] + 1 < len(self.pages) else ""
        return QuotedPlace(start, end, labels, after)

    def nearest(self, words: str) -> tuple[float, str]:
        """The stretch most like the words, and how like it is, of 100."""
        for fold in (str, simplified):  # a quotation may stand in the other script
            ours, theirs = fold(words), fold(self.plain.text)
            found = fuzz.partial_ratio_alignment(ours, theirs, score_cutoff=LIKE_FROM)
            if found is not None and found.dest_end > found.dest_start and len(theirs) == len(self.plain.text):
                start, end = _widened(ours, found)
                return found.score, self._between(max(start, 0), min(end, len(theirs)))
        return 0.0, ""

    def spliced(self, clauses: tuple[str, ...]) -> str:
        """The stretch in which every clause stands, in any order, where all do; else empty text."""
        at = [self.plain.text.find(clause) for clause in clauses]
        if min(at, default=-1) < 0:
            return ""
        return self._between(min(at), max(start + len(clause) for start, clause in zip(at, clauses, strict=True)))

    def _between(self, start: int, end: int) -> str:
        at = self.plain.at
        return " ".join(self.text[at[start] : at[end - 1] + 1].split())


def _widened(words: str, found: ScoreAlignment) -> tuple[int, int]:
    """Where the whole quotation would stand: an alignment leaves out what its ends have and the window has not."""
    return found.dest_start - found.src_start, found.dest_end + len(words) - found.src_end


class Sources:
    """Texts by work, read when they are asked for."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._held: dict[str, tuple[Source, ...]] = {}
        with open_reader(url) as reader:
            rows = reader.rows("SELECT key, key_folded, title, issued FROM work ORDER BY key")
            people = reader.rows(
                "SELECT w.key, c.name FROM contribution c JOIN work w ON w.id = c.work_id WHERE c.role = 'author' "
                "ORDER BY w.key, c.position"
            )
        self._keys: dict[str, str] = {folded: key for key, folded, *_ in rows}
        self._titles: dict[str, str] = {title_key(title): key for key, _, title, _ in rows if title}
        authors: dict[str, list[str]] = {}
        for key, name in people:
            authors.setdefault(key, []).append(name)
        self.named = Named(
            tuple(
                NamedWork(key, title or "", (issued or "")[:4], tuple(authors.get(key, ())))
                for key, _, title, issued in rows
            )
        )

    def key(self, word: str) -> str:
        """The work of a citation key, or of a title; empty text where there is none."""
        return self._keys.get(word.casefold(), "") or self._titles.get(title_key(word), "")

    def is_title(self, words: str) -> bool:
        """Whether the words are a work's title."""
        return title_key(words) in self._titles

    def of(self, key: str) -> tuple[Source, ...]:
        """The texts of a work; none where it is only known by name."""
        if key not in self._held:
            with open_reader(self.url) as reader:
                texts = reader.rows(
                    "SELECT e.id, e.text FROM expression e JOIN work w ON w.id = e.work_id WHERE w.key = :key "
                    "ORDER BY e.version, e.id",
                    {"key": key},
                )
                self._held[key] = tuple(
                    Source(key, text, tuple(reader.rows(
                        'SELECT start, "end", page FROM passage WHERE expression_id = :id ORDER BY start', {"id": one}
                    )))
                    for one, text in texts
                )  # fmt: skip
        return self._held[key]

    def likely(self, words: str) -> tuple[Source, ...]:
        """The texts of the works in which a search finds these words best."""
        query = " ".join(_WORDS.findall(words)[:40])
        try:
            with open_reader(self.url) as reader:
                hits = run(reader, Request(query, kinds=("passages",), limit=20)).hits
        except QuerySyntaxError:
            return ()
        keys = list(dict.fromkeys(hit.key for hit in hits))[:_MOST_WORKS]
        return tuple(source for key in keys for source in self.of(key))
