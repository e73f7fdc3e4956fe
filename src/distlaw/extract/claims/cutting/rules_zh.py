"""Cuts a sentence into propositions by the rules for coordinate clauses, conditions, lists and tails."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from distlaw.extract.claims.cues import of, sheet, starts, within
from distlaw.extract.claims.cutting.clauses import clauses
from distlaw.extract.claims.cutting.nominal import begins_nominal
from distlaw.extract.claims.labels.theory import accessory
from distlaw.extract.claims.lexicon import CueHit
from distlaw.text.offsets import Range
from distlaw.vocab.words import word_list, worded

SPLIT_AT = 1.7
_PREDICATE = ("prohibited", "permitted", "criterion", "void", "valid", "excused")
_LEGAL = ("legal", "deontic", "policy")
_worded = partial(worded, "clause_rules")
_SPEECH_END = _worded("{sayings}{hearers}?$")
_INNER = _worded("[^,，]{2,14}(?:若(?!干)|{conditions})")
_TOPIC_END = _worded("{topic_ends}")
_PARALLEL = _worded("{alike}")
_CORRELATIVE = _worded("{correlatives}")
_CONDITION = _worded("{ifs}")
_COUNTED = _worded(r"[两二三四五几\d]{counted}$|以下|如下")
_CONCESSIVE = _worded(r"{concessions}[^,，]{4,}[,，]\s*[也亦仍都]")
_VERBAL = _worded("{verbs}")
_ALSO = re.compile("也[别不要应须可能会无]")
_ACCUSES = _worded("[^,，]{2,24}{accusing}")
_THEN = re.compile(r"[^,，]{2,24}则")
_REFERS = _worded("{of_this}")
_PRONOUN_SAYS = _worded("{pronoun_says}")
_DUTY = _worded("{duties}(?!认定|视为|属)")
_QUALIFIES = _worded("{qualifying}[^,，;；]{2,}$")
_PURPOSE = re.compile(r"要[^,，;；]{2,24}$")
_NEEDED = re.compile(r"[就都还也]?(?:得|须|必须)(?!以)")
_BRANDS = re.compile(r"[斥批贬视看称比当][为作]")
_DROPPED = _worded("并?{dropped}")
_QUOTES = " \t\"“”「」『』'‘’*"


@dataclass(frozen=True, slots=True)
class Segment:
    """A clause with the subordinate ones that lean on it; `head` is where its last clause begins."""

    start: int
    end: int
    head: int
    mark: str


def chinese_propositions(text: str, shade: str, hits: Sequence[CueHit], start: int, end: int) -> list[Range]:
    """Spans of the propositions of a Chinese sentence `[start, end)`, untrimmed."""
    segments = list(_segments(text, shade, hits, start, end))
    units: list[list[Segment]] = []
    for index, segment in enumerate(segments):
        if units and not _parts(segments, index, units[-1], shade, hits):
            units[-1].append(segment)
        else:
            units.append([segment])
    return [(unit[0].start, unit[-1].end) for unit in units]


def _segments(text: str, shade: str, hits: Sequence[CueHit], start: int, end: int) -> Iterator[Segment]:
    """Clauses, each subordinate one, topic or short piece joined to the clause it leans on."""
    begin, head = -1, -1
    for clause in clauses(text, start, end):
        if begin < 0:
            begin = clause.start
        head = clause.start
        soft = clause.mark in ",，"
        if soft and clause.mark and _still_open(shade, hits, clause.start, clause.end):
            continue
        yield Segment(begin, clause.end, head, clause.mark)
        begin = -1
    if begin >= 0:
        yield Segment(begin, end, head, "")


def _parts(
    segments: Sequence[Segment], index: int, unit: Sequence[Segment], shade: str, hits: Sequence[CueHit]
) -> bool:
    """Whether a new proposition begins with segment `index`."""
    before, segment = segments[index - 1], segments[index]
    if before.mark in ";；":
        return segments[-1].end - segment.start >= 6 and before.end - unit[0].start >= 6
    if before.mark == "—":
        return False
    if before.mark in ":：":
        return _list_follows(segments, index, shade) or _ACCUSES.match(shade, segment.start, segment.end) is not None
    if before.mark == "、":
        return _differ(hits, unit, segment)
    if any(part.mark and part.mark in ":：" and _COUNTED.search(shade, part.start, part.end) for part in unit):
        return False
    strict = any(part.mark and part.mark in ":：" for part in unit)
    return _score(unit, segment, shade, hits, strict) >= SPLIT_AT


def _list_follows(segments: Sequence[Segment], index: int, shade: str) -> bool:
    """After a colon: a list whose members open alike and have verbs of their own."""
    following = shade[segments[index].start : segments[-1].end]
    opening = _PARALLEL.match(following)
    return opening is not None and len(re.findall(rf"[,、;]{re.escape(opening.group())}", following)) >= 1


def _differ(hits: Sequence[CueHit], unit: Sequence[Segment], segment: Segment) -> bool:
    """Members of a list of measures part where they name different doctrines."""
    left = _theories(within(hits, unit[0].start, unit[-1].end))
    right = _theories(within(hits, segment.start, segment.end))
    return bool(left and right and left != right and right != {"governance"})


def _score(unit: Sequence[Segment], segment: Segment, shade: str, hits: Sequence[CueHit], strict: bool) -> float:
    """How much speaks for a cut before `segment`; each line is one rule of the guide."""
    edges = sheet("clause", "zh")
    left, right = shade[unit[0].start : unit[-1].end], shade[segment.start : segment.end]
    if starts(edges, shade, segment.start, "joins"):
        return -3.0
    score = -1.0 if strict else 0.0
    contrast = starts(edges, shade, segment.start, "parts")
    if contrast:
        score += contrast.entry.weight
        if contrast.entry.weight < 2 and _CORRELATIVE.search(left):
            score -= 3.0
    elif starts(edges, shade, segment.start, "continues"):
        score -= 3.0
    score += _by_length(left, right) + _by_opening(left, right)
    if shade[segment.start : segment.end + 8].rstrip(_QUOTES).endswith("?"):
        score -= 0.8
    score += _by_subject(segment, contrast.end if contrast else segment.start, shade)
    return score + _by_labels(within(hits, unit[0].start, unit[-1].end), within(hits, segment.start, segment.end))


def _by_length(left: str, right: str) -> float:
    """A few characters are no proposition."""
    short_left = 3.0 if len(left.strip(_QUOTES)) < 6 else 0.0
    return -short_left - (2.0 if len(right.strip(_QUOTES)) < 5 else 0.0)


def _by_opening(left: str, right: str) -> float:
    """What the words at the head of the right side say of its tie to the left one."""
    score = 0.0
    if _DROPPED.match(right):
        score += -3.0 if _BRANDS.search(left) else 2.0
    if _ALSO.match(right):
        score -= 1.0
    if _CONCESSIVE.match(right):
        score += 0.5
    if _REFERS.match(right):
        score += 1.2
    if _PRONOUN_SAYS.match(right):
        score += 2.0
    if _DUTY.match(right) and _QUALIFIES.search(left) and not _CONDITION.search(left):
        score += 2.0
    if _PURPOSE.search(left) and _NEEDED.match(right):
        score -= 3.0
    if _THEN.match(right) and not _CONDITION.search(left):
        score += 1.5
    return score


def _by_subject(segment: Segment, after: int, shade: str) -> float:
    """A subject of its own: a known actor or thing counts more than any noun phrase."""
    heads = {after, segment.head} if segment.head > segment.start else {after}
    if any(_own_subject(shade, head, segment.end) for head in heads):
        return 1.2
    return 0.9 if begins_nominal(shade[after : segment.end]) else 0.0


def _still_open(shade: str, hits: Sequence[CueHit], start: int, end: int) -> bool:
    """The clause is a subordinate clause, an adjunct or a topic: its main clause is still to come."""
    edges = sheet("clause", "zh")
    body = shade[start:end].rstrip(_QUOTES)
    if (_TOPIC_END.search(body) or _SPEECH_END.search(body)) and len(body) < 60:
        return True
    if _INNER.match(body) and len(body) < 40:
        return True
    if _is_topic(body):
        return True
    lead = starts(edges, shade, start, "left_out")
    opening = starts(edges, shade, lead.end if lead else start, "subordinate") or starts(
        edges, shade, start, "subordinate"
    )
    if opening is None:
        return False
    if shade[opening.start : opening.end] not in word_list("clause_rules", "adjuncts").words:
        return True
    inside = within(hits, start, end)
    return not any(hit.entry.value == "normative" for hit in of(inside, "kind")) and (
        end - start < 30 or not any(hit.entry.value in _PREDICATE for hit in of(inside, "sign"))
    )


def _is_topic(body: str) -> bool:
    """A noun phrase alone (一家小公司自用的模型，…): what is said of it follows."""
    return len(body) < 24 and "的" in body and len(body) - body.rindex("的") <= 7 and _VERBAL.search(body) is None


def _own_subject(shade: str, start: int, end: int) -> bool:
    """A known actor or thing stands at the head of the clause, after at most a few words."""
    edges = sheet("clause", "zh")
    window = shade[start : min(end, start + 14)]
    for offset, sign in enumerate(window):
        if sign in ",;:":
            break
        hit = starts(edges, shade, start + offset, "subject")
        if hit and hit.end < end - 2:
            return offset == 0 or begins_nominal(shade[start:end])
    return False


def _theories(hits: Sequence[CueHit]) -> set[str]:
    """Doctrines; what goes with any suit parts no clauses."""
    return {hit.entry.value for hit in of(hits, "theory") if hit.entry.weight >= 2} - accessory()


def _by_labels(left: Sequence[CueHit], right: Sequence[CueHit]) -> float:
    """Different doctrines or stances on both sides part; a side without a legal word joins."""
    score = 0.0
    theories = [_theories(side) for side in (left, right)]
    stances = [{hit.entry.value for hit in of(side, "sign") if hit.entry.value in _PREDICATE} for side in (left, right)]
    legal = [any(hit.entry.value in _LEGAL for hit in of(side, "claimhood")) for side in (left, right)]
    if all(theories) and not theories[0] & theories[1] and "governance" not in theories[0] | theories[1]:
        score += 0.7
    elif all(theories) and theories[1] - theories[0] - {"governance"}:
        score += 0.5
    if all(stances) and not stances[0] & stances[1]:
        score += 1.0
    if all(legal) or (all(stances) or all(theories)):
        score += 0.8
    elif not (legal[1] or stances[1] or theories[1]):
        score -= 0.8
    return score
