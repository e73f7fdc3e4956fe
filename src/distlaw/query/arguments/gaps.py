"""What is missing: objections and questions nobody answers, theories a work leaves out, elements nobody argues.

A filter says what is shown. What counts as an answer, or as having treated something, is sought in the whole corpus.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from distlaw.db.json_columns import listed
from distlaw.db.reading import Reader
from distlaw.model.claim_record import ClaimRecord, RelationRecord
from distlaw.model.claim_words import ATTACKS
from distlaw.model.frozen import Frozen
from distlaw.query.arguments.answers import Answers, texts_of
from distlaw.query.arguments.debate import in_time
from distlaw.query.arguments.stated import Stated, in_full, stated
from distlaw.query.claims.claims import checked, claim_ids, relations
from distlaw.query.claims.filter import EVERY, ClaimFilter
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
    every: tuple[Stated, ...]
    shown: tuple[Stated, ...]
    among: tuple[RelationRecord, ...]
    theories: tuple[str, ...]  # those asked for; none means all
    with_cues: bool  # of the claims shown


def gaps(reader: Reader, wanted: ClaimFilter, kinds: Sequence[GapKind] = ()) -> tuple[Gap, ...]:
    """The gaps at the claims wanted, kind by kind; of all kinds where none is named."""
    wanted = checked(reader, wanted)
    every = stated(reader)
    ids = None if wanted == EVERY else claim_ids(reader, wanted)
    shown = tuple(claim for claim in every if ids is None or claim.id in ids)
    with_cues = "question" in kinds or not kinds
    corpus = _Corpus(reader, every, shown, relations(reader), wanted.theories, with_cues)
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
    found = list[RelationRecord]()
    for one in corpus.among:
        if one.type not in ATTACKS or one.source in answered or one.source not in shown or one.target not in known:
            continue
        claim, target = known[one.source], known[one.target]
        later = place[target.id] < place[claim.id]
        if one.status == "accepted" or (later and one.rule.startswith(_BY_WORDS) and _opposed(claim, target)):
            found.append(one)
    ends = (end for one in found for end in (one.source, one.target))
    full = {claim.id: claim for claim in in_full(corpus.reader, ends, with_cues=corpus.with_cues)}
    for one in found:
        source, against = full[one.source], full[one.target]
        what = f"{one.type} {against.voice}: {against.text}"
        yield Gap(kind="objection", subject=source.id, what=what, where=source.key, claim=source, target=against)


def _opposed(one: Stated, other: Stated) -> bool:
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
    argued = sorted(works.items(), key=lambda pair: (-pair[1], pair[0]))
    missed = [
        (theory, count)
        for theory, count in argued
        if count >= _OTHERS and (not corpus.theories or theory in corpus.theories)
    ]
    for key, texts in _texts(corpus.reader, list(wanted)):
        own = {above for one in by_work[key] for above in upwards(one)}
        for theory, count in missed:
            if theory not in own and not _holds(texts, labels.get(theory, ())):
                yield Gap(kind="theory", subject=theory, what=f"{count} other works argue it", where=key, others=count)


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
    sql = "SELECT id, checklist FROM concept WHERE scheme = 'theory' ORDER BY id"
    glossary = _glossary(corpus.reader)
    sought = [
        (theory, element, _with_synonyms(glossary, [_plain(term) for term in element.get("terms", ())]))
        for theory, checklist in corpus.reader.rows(sql)
        if theory in argued and (not corpus.theories or theory in corpus.theories)
        for element in listed(checklist)
    ]
    for _, texts in _texts(corpus.reader, _keys(corpus.every)):
        sought = [one for one in sought if not _holds(texts, one[2])]
    for theory, element, _ in sought:
        label = element.get("label", {})
        both = " · ".join(label[name] for name in ("zh-Hans", "en") if label.get(name))
        yield Gap(kind="element", subject=theory, what=both or element["id"])


def _keys(found: Iterable[Stated]) -> list[str]:
    return list(dict.fromkeys(claim.key for claim in found))


def _texts(reader: Reader, keys: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each work's key and its texts as they are compared; one work is held at a time."""
    for key, texts in texts_of(reader, keys):
        yield key, [_plain(text) for text in texts]


def _plain(text: str) -> str:
    """One script and width, lower case, no white space: whole corpora are read so, in time."""
    return "".join(lowered(folded(text)).split())


def _holds(texts: Sequence[str], words: Iterable[str]) -> bool:
    for word in words:
        if word:
            for text in texts:
                if word in text:
                    return True
    return False


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
