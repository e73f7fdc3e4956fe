"""Which theories a proposition turns on: those it names, else those that its antecedent names; else none."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from distlaw.extract.claims.cues import lexicon, of
from distlaw.extract.claims.draft import ClaimDraft
from distlaw.extract.claims.lexicon import CueHit, cue_text
from distlaw.model.document import ParsedDocument
from distlaw.vocab.cues import Language
from distlaw.vocab.theories import broad, load_theories, theory

STRONG, SHARED, FALLBACK, WEAK = 3.0, 2.5, 2.0, 1.0
MOST = 4
LANGUAGES: tuple[Language, ...] = ("zh", "en")
_HEAD = 1_200  # characters in which a judgment names its dispute
_DISPUTE = re.compile(r"[^\s，。,]{2,30}纠纷")
_REACH = 48  # no signal is longer
_ARGUED = 0.8  # words for proof, suit or remedy for each one for a doctrine: the text is about them


@dataclass(frozen=True, slots=True)
class TheoryContext:
    """Theories that what stands before names: in the same sentence, the same paragraph, the heading, the title."""

    sentence: tuple[str, ...] = ()
    paragraph: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    title: tuple[str, ...] = ()

    def nearest(self) -> tuple[tuple[str, ...], str]:
        """The antecedent's theories and where they come from."""
        for theories, rule in (
            (self.sentence, "theory.context.sentence"),
            (self.paragraph, "theory.context.paragraph"),
            (self.heading, "theory.context.heading"),
        ):
            if theories:
                return theories, rule
        return (), ""


def theories_named(hits: Sequence[CueHit], *weights: float) -> list[CueHit]:
    """Theory hits of these strengths that no longer hit of another theory covers."""
    found = of(hits, "theory")
    wide = [hit for hit in found if hit.entry.weight >= FALLBACK]
    starts = [hit.start for hit in wide]
    kept = []
    for hit in found:
        if hit.entry.weight in weights:
            near = wide[bisect_left(starts, hit.start - _REACH) : bisect_right(starts, hit.start)]
            if not any(_covers(other, hit) for other in near):
                kept.append(hit)
    return kept


def _covers(other: CueHit, hit: CueHit) -> bool:
    """A longer hit of another theory around this one; a theory leaves the one under which it stands be."""
    narrower = theory(other.entry.value)
    return (
        other.end >= hit.end
        and other.end - other.start > hit.end - hit.start
        and other.entry.value != hit.entry.value
        and (narrower is None or hit.entry.value not in (narrower.broader, *narrower.related))
    )


def decide(draft: ClaimDraft, context: TheoryContext) -> tuple[str, ...]:
    """The draft's theories, in the order of their words; the reason goes to its cues. Empty where nothing is named."""
    if draft.hint:
        draft.note("theory", "+".join(draft.hint), "theory.quoted_instrument", decided=True)
        return draft.hint
    antecedent, rule = context.nearest()
    own = _own(draft, antecedent)
    if own:
        return own
    if antecedent:
        weak = {hit.entry.value for hit in theories_named(draft.hits, WEAK)}
        chosen = tuple(name for name in antecedent if name in weak) or antecedent[:2]
        draft.note("theory", "+".join(chosen), rule, decided=True)
        return chosen
    return _by_weak_words(draft, context)


def _by_weak_words(draft: ClaimDraft, context: TheoryContext) -> tuple[str, ...]:
    """A theory of the section or the title, where the proposition has a word for it or none for another; else the
    theory that most of its weak words point to."""
    weak = theories_named(draft.hits, WEAK)
    counts = Counter(hit.entry.value for hit in weak)
    for theories, rule in ((context.section, "theory.context.section"), (context.title, "theory.context.title")):
        chosen = tuple(name for name in theories if name in counts) or (() if counts else theories[:1])
        if chosen:
            draft.note("theory", "+".join(chosen), rule, decided=True)
            return chosen
    if not counts:
        return ()
    best = max(counts, key=lambda name: (counts[name], name not in broad()))
    _note(draft, weak, (best,))
    return (best,)


def of_title(document: ParsedDocument) -> tuple[str, ...]:
    """The theories that the title names; in a judgment, those of the dispute as its head names it."""
    titles = [s.value for s in document.statements if s.field == "title" and isinstance(s.value, str)]
    titles += [match.group() for match in _DISPUTE.finditer(document.reading.source[:_HEAD])][:1]
    found = [hit for title in titles for language in LANGUAGES for hit in lexicon(language).scan(cue_text(title))]
    strong = theories_named(found, STRONG) or theories_named(found, SHARED)
    return tuple(dict.fromkeys(hit.entry.value for hit in strong))[:2]


def names_one(draft: ClaimDraft) -> bool:
    """Whether the proposition itself names a doctrine, so that what follows may inherit it."""
    return bool(draft.hint) or any(hit.entry.value not in broad() for hit in theories_named(draft.hits, STRONG, SHARED))


def carried(theories: Sequence[str], shares: Mapping[str, float]) -> tuple[str, ...]:
    """Those of an antecedent that what follows inherits: what goes with any suit only where the text argues it."""
    return tuple(name for name in theories if name not in accessory() or shares.get(name, 0.0) >= _ARGUED)


@cache
def accessory() -> frozenset[str]:
    """Theories that stand beside the doctrine they serve."""
    return frozenset(item.id for item in load_theories() if item.accessory)


def _own(draft: ClaimDraft, antecedent: tuple[str, ...]) -> tuple[str, ...]:
    """Theories named by the proposition: by words of their own, else by words that several doctrines share (those of
    the antecedent first), else by words for a wrong or a right as such, which take their doctrine from it."""
    strong, shared, loose = (theories_named(draft.hits, weight) for weight in (STRONG, SHARED, FALLBACK))
    special = tuple(dict.fromkeys(hit.entry.value for hit in strong))
    if special:
        _note(draft, strong, special)
        if antecedent and all(name in accessory() for name in special):
            special = (*special, *(name for name in antecedent[:1] if name not in special))
        return special[:MOST]
    common = tuple(dict.fromkeys(hit.entry.value for hit in shared))
    if common:
        both = tuple(name for name in antecedent if name in common)
        theories = both or ((*antecedent[:1], *common) if antecedent else common)
        _note(draft, shared, theories)
        return theories[:MOST]
    if loose and not [name for name in antecedent if name not in broad()]:
        theories = tuple(dict.fromkeys(hit.entry.value for hit in loose))
        _note(draft, loose, theories)
        return theories[:1]
    return ()


def _note(draft: ClaimDraft, hits: Sequence[CueHit], theories: Sequence[str]) -> None:
    seen: set[str] = set()
    for hit in hits:
        first = hit.entry.value not in seen
        seen.add(hit.entry.value)
        draft.note("theory", hit.entry.value, hit.entry.rule, hit, decided=first and hit.entry.value in theories)
