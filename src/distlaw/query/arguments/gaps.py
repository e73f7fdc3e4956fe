"""What is missing: objections and questions nobody answers, theories a work leaves out, elements nobody argues.

A filter says what is shown. What counts as an answer, or as having treated something, is sought in the whole corpus.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, Literal, NamedTuple, get_args

from distlaw.db.json_columns import unpacked_list
from distlaw.db.reading import Reader
from distlaw.model.claim_record import ClaimRecord, RelationRecord
from distlaw.model.claim_words import ATTACKS
from distlaw.model.frozen import Frozen
from distlaw.query.arguments.answers import Answers, texts_of
from distlaw.query.arguments.debate import in_time
from distlaw.query.arguments.stated import StatedClaim, stated
from distlaw.query.arguments.wordings import Spoken
from distlaw.query.claims.claims import checked_filter, claim_ids, claims_in_turn, relations
from distlaw.query.claims.filter import EVERY, ClaimFilter
from distlaw.text.counting import counted
from distlaw.text.fold import folded, lowered
from distlaw.vocab.theories import load_theories, upwards

_OF_LAW = ("normative", "characterisation", "holding", "submission")  # what says what the law is or ought to be
_PLAIN = re.compile(r"[\w\s'-]+")  # a signal without signs of a pattern
_REPLIES = (*ATTACKS, "qualifies")
_OTHERS = 2  # works that argue a theory, before it is missed in another
_LEAVES_NOTHING_OUT = (  # a work on another subject, and one of which only a part is here
    "SELECT DISTINCT w.key FROM problem p JOIN work w ON w.id = p.work_id WHERE p.code = 'off_topic' UNION "
    "SELECT w.key FROM expression e JOIN work w ON w.id = e.work_id GROUP BY w.key "
    "HAVING sum(CASE WHEN e.quality = 'full' THEN 1 ELSE 0 END) = 0"
)
_BY_WORDS = "relation."  # rules that read an objection from the words that join two clauses
GapKind = Literal["objection", "question", "theory", "element"]


class Gap(Frozen):
    """One thing missing. `subject` is what lacks it: a claim's id, a work's key, or a theory."""

    kind: GapKind
    subject: str
    what: str
    where: str = ""
    others: int = 0  # works that argue the theory
    claim: ClaimRecord | None = None  # the objection or question
    target: ClaimRecord | None = None  # what the objection is made against


class _Corpus(NamedTuple):
    """All claims in the order of time, those that are to be shown, and the relations among all."""

    reader: Reader
    every: tuple[StatedClaim, ...]
    shown: tuple[StatedClaim, ...]
    among: tuple[RelationRecord, ...]
    theories: tuple[str, ...]  # those asked for; none means all
    with_cues: bool  # of the claims shown


def gaps(reader: Reader, wanted: ClaimFilter, kinds: Sequence[GapKind] = ()) -> tuple[Gap, ...]:
    """The gaps at the claims wanted, kind by kind; of all kinds where none is named."""
    wanted = checked_filter(reader, wanted)
    every = stated(reader)
    ids = None if wanted == EVERY else claim_ids(reader, wanted)
    shown = tuple(claim for claim in every if ids is None or claim.id in ids)
    with_cues = "question" in kinds or not kinds
    corpus = _Corpus(reader, every, shown, relations(reader), wanted.theories, with_cues)
    left = _LeftOut(corpus, kinds or get_args(GapKind))
    finders: dict[GapKind, Callable[[], Iterator[Gap]]] = {
        "objection": partial(_objections, corpus), "question": partial(_questions, corpus),
        "theory": partial(_theories, left), "element": partial(_elements, left),
    }  # fmt: skip
    return tuple(gap for kind, finder in finders.items() if not kinds or kind in kinds for gap in finder())


def _objections(corpus: _Corpus) -> Iterator[Gap]:
    """Claims that rebut or undercut another, on which nothing answers.

    A relation that only a rule proposes counts where the text joins the two by words of opposition, two speakers of one
    work take opposite sides on one issue, and the objection stands later: elsewhere a rule finds what differs, and only
    a person what is an objection.
    """
    known = {claim.id: claim for claim in corpus.every}
    place = {claim.id: number for number, claim in enumerate(corpus.every)}
    shown = {claim.id for claim in corpus.shown}
    answered = {one.target for one in corpus.among if one.type in _REPLIES}
    found = list[RelationRecord]()
    for one in corpus.among:
        if one.type not in ATTACKS or one.source in answered or one.source not in shown or one.target not in known:
            continue
        claim, target = known[one.source], known[one.target]
        later = place[target.id] < place[claim.id]
        if one.status == "accepted" or (later and one.rule.startswith(_BY_WORDS) and _opposed(claim, target)):
            found.append(one)
    ends = (end for one in found for end in (one.source, one.target))
    full = {claim.id: claim for claim in claims_in_turn(corpus.reader, ends, with_cues=corpus.with_cues)}
    for one in found:
        source, against = full[one.source], full[one.target]
        what = f"{one.type} {against.voice}: {against.text}"
        yield Gap(kind="objection", subject=source.id, what=what, where=source.key, claim=source, target=against)


def _opposed(one: StatedClaim, other: StatedClaim) -> bool:
    if one.key != other.key or one.speaker == other.speaker or not set(one.theories) & set(other.theories):
        return False
    if any(claim.kind not in _OF_LAW for claim in (one, other)):
        return False
    return any({side, other.position(issue)} == {"supports", "opposes"} for issue, side in one.positions)


def _questions(corpus: _Corpus) -> Iterator[Gap]:
    """Open questions on which no claim acts, which their own text leaves open, and to which no other claim speaks."""
    acted_on = {one.target for one in corpus.among}
    asked = [one for one in corpus.shown if one.kind == "open_question" and one.id not in acted_on]
    for claim in in_time(Answers(corpus.reader, corpus.every).unanswered(asked)):
        yield Gap(kind="question", subject=claim.id, what=claim.text, where=claim.key, claim=claim)


def _theories(left: _LeftOut) -> Iterator[Gap]:
    """Theories that other works argue and of which this one does not even speak, the most argued first."""
    for key in left.works:
        treated = {above for one in left.argued[key] for above in upwards(one)} | left.spoken.by_work.get(key, set())
        for theory, count in left.theories:
            if theory not in treated:
                what = f"{counted(count, 'other work')} {'argues' if count == 1 else 'argue'} it"
                yield Gap(kind="theory", subject=theory, what=what, where=key, others=count)


def _elements(left: _LeftOut) -> Iterator[Gap]:
    """Elements of a theory's checklist that no work speaks of, in the words of the checklist or of the glossary; of
    the theories that are argued at all."""
    for number, (theory, element) in enumerate(left.elements):
        if str(number) in left.spoken.left:
            label = element.get("label", {})
            both = " · ".join(label[name] for name in ("zh-Hans", "en") if label.get(name))
            yield Gap(kind="element", subject=theory, what=both or element["id"])


class _LeftOut:
    """What works may leave out, and what they speak of: their texts are read once for both kinds."""

    def __init__(self, corpus: _Corpus, kinds: Sequence[GapKind]) -> None:
        self._corpus, self._kinds = corpus, kinds
        self.argued: dict[str, set[str]] = defaultdict(set)  # by work, in the order of time
        for claim in corpus.every:
            self.argued[claim.key].update(claim.theories)

    @cached_property
    def works(self) -> Sequence[str]:
        """Those in which a theory is missed, whole works on the subject."""
        # A work that leaves a theory out has no claim under it.
        wanted = self.argued if self._corpus.theories else dict.fromkeys(claim.key for claim in self._corpus.shown)
        elsewhere = {key for (key,) in self._corpus.reader.rows(_LEAVES_NOTHING_OUT)}
        return [key for key in wanted if key not in elsewhere]

    @cached_property
    def theories(self) -> Sequence[tuple[str, int]]:
        """Those that may be missed, with how many works argue each."""
        general = _general()
        works = Counter(theory for theories in self.argued.values() for theory in theories if theory not in general)
        argued = sorted(works.items(), key=lambda pair: (-pair[1], pair[0]))
        return [(theory, count) for theory, count in argued if count >= _OTHERS and self._is_asked(theory)]

    @cached_property
    def elements(self) -> Sequence[tuple[str, Mapping[str, Any]]]:
        """Every element of the theories that are argued, with its theory."""
        argued = {theory for claim in self._corpus.shown for theory in claim.theories}
        rows = self._corpus.reader.rows("SELECT id, checklist FROM concept WHERE scheme = 'theory' ORDER BY id")
        return [
            (one, element) for one, of in rows if one in argued and self._is_asked(one) for element in unpacked_list(of)
        ]

    def _is_asked(self, theory: str) -> bool:
        return not self._corpus.theories or theory in self._corpus.theories

    @cached_property
    def spoken(self) -> Spoken:
        """What the works speak of: those shown of every theory, and the rest until each element was spoken of."""
        reader = self._corpus.reader
        each, once = dict[str, list[str]](), dict[str, list[str]]()
        if "theory" in self._kinds:
            labels = _labels(reader)
            each = {theory: labels.get(theory, []) for theory, _ in self.theories}
        if "element" in self._kinds:
            glossary = _glossary(reader)
            for number, (_, element) in enumerate(self.elements):
                once[str(number)] = _with_synonyms(glossary, [_plain(term) for term in element.get("terms", ())])
        spoken = Spoken(each, once)
        works = self.works if each else ()
        for key, texts in _texts(reader, works):
            spoken.read(key, texts)
        for _, texts in _texts(reader, list(self.argued.keys() - set(works))):
            if not spoken.left:
                break
            spoken.pass_by(texts)
        return spoken


def _general() -> frozenset[str]:
    """Theories whose words occur in any legal text, or given where no other is named: nobody leaves one out."""
    return frozenset(
        one.id
        for one in load_theories()
        if one.general or one.broad or any(signal.strength == "fallback" for signal in one.signals)
    )


def _texts(reader: Reader, keys: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each work's key and its texts as they are compared; one work is held at a time."""
    for key, texts in texts_of(reader, keys):
        yield key, [_plain(text) for text in texts]


def _plain(text: str) -> str:
    """One script and width, lower case, no white space: whole corpora are read so, in time."""
    return "".join(lowered(folded(text)).split())


def _labels(reader: Reader) -> dict[str, list[str]]:
    """Every label of each theory, and the plain words that name it, as texts are compared."""
    found: dict[str, list[str]] = defaultdict(list)
    for concept, label in reader.rows("SELECT concept_id, label FROM concept_label"):
        found[concept].append(_plain(label))
    for theory in load_theories():
        for signal in theory.signals:
            if signal.strength in ("strong", "shared"):
                found[theory.id] += [_plain(word) for word in signal.any if _PLAIN.fullmatch(word)]
    return found


def _with_synonyms(glossary: Mapping[str, Sequence[str]], words: Sequence[str]) -> list[str]:
    """The words, and what the glossary calls the same in any language."""
    return [*words, *(other for word in words for other in glossary.get(word, ()))]


def _glossary(reader: Reader) -> dict[str, list[str]]:
    by_concept: dict[str, list[str]] = defaultdict(list)
    for concept, label in reader.rows("SELECT concept, label FROM search_label WHERE is_broad = 0"):
        by_concept[concept].append(_plain(label))
    return {label: labels for labels in by_concept.values() for label in labels}
