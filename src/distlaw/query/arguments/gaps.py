"""What is missing: objections and questions nobody answers, theories a work leaves out, elements nobody argues.

A filter says what is shown. What counts as an answer, or as having treated something, is sought in the whole corpus.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from distlaw.db.json_columns import listed
from distlaw.db.reading import Reader
from distlaw.model.argument import ATTACKS
from distlaw.model.claim_record import ClaimRecord, RelationRecord
from distlaw.model.frozen import Frozen
from distlaw.query.arguments.answers import Answers, texts_of
from distlaw.query.arguments.debate import in_time
from distlaw.query.claims.claims import checked, claims, relations
from distlaw.query.claims.filter import ClaimFilter
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
    claim: ClaimRecord | None = None  # the objection or question
    target: ClaimRecord | None = None  # what the objection is made against


class _Corpus(NamedTuple):
    """All claims in the order of time, those that are to be shown, and the relations among all."""

    reader: Reader
    every: tuple[ClaimRecord, ...]
    shown: tuple[ClaimRecord, ...]
    among: tuple[RelationRecord, ...]
    theories: tuple[str, ...]  # those asked for; none means all


def gaps(reader: Reader, wanted: ClaimFilter, kinds: Sequence[GapKind] = ()) -> tuple[Gap, ...]:
    """The gaps at the claims wanted, kind by kind; of all kinds where none is named."""
    wanted = checked(reader, wanted)
    every = in_time(claims(reader, with_cues="question" in kinds or not kinds))
    ids = {claim.id for claim in claims(reader, wanted)}
    shown = tuple(claim for claim in every if claim.id in ids)
    corpus = _Corpus(reader, every, shown, relations(reader), wanted.theories)
    finders: dict[GapKind, Callable[[_Corpus], Iterator[Gap]]] = {
        "objection": _objections, "question": _questions, "theory": _theories, "element": _elements,
    }  # fmt: skip
    return tuple(gap for kind, finder in finders.items() if not kinds or kind in kinds for gap in finder(corpus))


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
    for one in corpus.among:
        if one.type not in ATTACKS or one.source in answered or one.source not in shown or one.target not in known:
            continue
        claim, target = known[one.source], known[one.target]
        later = place[target.id] < place[claim.id]
        if one.status == "accepted" or (later and one.rule.startswith(_BY_WORDS) and _opposed(claim, target)):
            what = f"{one.type} {target.voice}: {target.text}"
            yield Gap(kind="objection", subject=claim.id, what=what, where=claim.key, claim=claim, target=target)


def _opposed(one: ClaimRecord, other: ClaimRecord) -> bool:
    if one.key != other.key or one.speaker == other.speaker or not set(one.theories) & set(other.theories):
        return False
    if any(claim.kind not in _OF_LAW for claim in (one, other)):
        return False
    return any({mine.position, other.position(mine.issue)} == {"supports", "opposes"} for mine in one.positions)


def _questions(corpus: _Corpus) -> Iterator[Gap]:
    """Open questions on which no claim acts, which their own text leaves open, and to which no other claim speaks."""
    acted_on = {one.target for one in corpus.among}
    answers = Answers(corpus.reader, corpus.every)
    for claim in corpus.shown:
        if claim.kind == "open_question" and claim.id not in acted_on and not answers.answer(claim):
            yield Gap(kind="question", subject=claim.id, what=claim.text, where=claim.key, claim=claim)


def _theories(corpus: _Corpus) -> Iterator[Gap]:
    """Theories that other works argue and of which this one does not even speak, the most argued first."""
    by_work: dict[str, set[str]] = defaultdict(set)
    for claim in corpus.every:
        by_work[claim.key].update(claim.theories)
    general = _general()
    works = Counter(theory for theories in by_work.values() for theory in theories if theory not in general)
    wanted = dict.fromkeys(claim.key for claim in corpus.shown)
    if corpus.theories:  # a work that leaves it out has no claim under it
        wanted = dict.fromkeys(claim.key for claim in corpus.every)
    elsewhere = {key for (key,) in corpus.reader.rows(_LEAVES_NOTHING_OUT)}
    wanted = {key: None for key in wanted if key not in elsewhere}
    labels = _labels(corpus.reader)
    texts = _squeezed(texts_of(corpus.reader, list(wanted)))
    for key in wanted:
        for theory, count in sorted(works.items(), key=lambda pair: (-pair[1], pair[0])):
            if (
                count < _OTHERS
                or any(theory in upwards(one) for one in by_work[key])
                or (corpus.theories and theory not in corpus.theories)
            ):
                continue
            if not _holds(texts[key], labels.get(theory, ())):
                yield Gap(kind="theory", subject=theory, what=f"{count} other works argue it", where=key)


def _general() -> frozenset[str]:
    """Theories whose words occur in any legal text, or given where no other is named: nobody leaves one out."""
    return frozenset(
        one.id
        for one in load_theories()
        if one.general or one.broad or any(signal.strength == "fallback" for signal in one.signals)
    )


def _elements(corpus: _Corpus) -> Iterator[Gap]:
    """Elements of a theory's checklist that no work speaks of, in the words of the checklist or of the glossary; of
    the theories that are argued at all."""
    argued = {theory for claim in corpus.shown for theory in claim.theories}
    texts = [text for found in _squeezed(texts_of(corpus.reader, _keys(corpus.every))).values() for text in found]
    sql = "SELECT id, checklist FROM concept WHERE scheme = 'theory' ORDER BY id"
    for theory, checklist in corpus.reader.rows(sql):
        if theory not in argued or (corpus.theories and theory not in corpus.theories):
            continue
        for element in listed(checklist):
            words = [_plain(term) for term in element.get("terms", ())]
            if not _holds(texts, _with_synonyms(corpus.reader, words)):
                label = element.get("label", {})
                both = " · ".join(label[name] for name in ("zh-Hans", "en") if label.get(name))
                yield Gap(kind="element", subject=theory, what=both or element["id"])


def _keys(found: Iterable[ClaimRecord]) -> list[str]:
    return list(dict.fromkeys(claim.key for claim in found))


def _squeezed(texts: dict[str, list[str]]) -> dict[str, list[str]]:
    return {key: [_plain(text) for text in found] for key, found in texts.items()}


def _plain(text: str) -> str:
    """One script and width, lower case, no white space: whole corpora are read so, in time."""
    return "".join(lowered(folded(text)).split())


def _holds(texts: Iterable[str], words: Iterable[str]) -> bool:
    sought = [word for word in words if word]
    return any(word in text for text in texts for word in sought)


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


def _with_synonyms(reader: Reader, words: Sequence[str]) -> list[str]:
    """The words, and what the glossary calls the same in any language."""
    glossary = _glossary(reader)
    return [*words, *(other for word in words for other in glossary.get(word, ()))]


def _glossary(reader: Reader) -> dict[str, list[str]]:
    by_concept: dict[str, list[str]] = defaultdict(list)
    for concept, label in reader.rows("SELECT concept, label FROM search_label WHERE is_broad = 0"):
        by_concept[concept].append(_plain(label))
    return {label: labels for labels in by_concept.values() for label in labels}
