"""Cuts a sentence into propositions by the rules for coordinate clauses, conditions, lists and tails."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from distlaw.extract.claims.cues import of, sheet, starts, within
from distlaw.extract.claims.cutting.nominal import begins_nominal
from distlaw.extract.claims.lexicon import Hit
from distlaw.text.clauses import clauses
from distlaw.text.offsets import Range

SPLIT_AT = 1.7
_PREDICATE = ("prohibited", "permitted", "criterion", "void", "valid", "excused")
_LEGAL = ("legal", "deontic", "policy")
_SPEECH_END = re.compile(
    r"(?:认为|主张|指出|强调|表示|提醒|说|问|称|回答|写道|警告|透露|承认|以为|看来|认定)(?:我|我们|记者|他|她|大家)?$"
)
_INNER = re.compile(r"[^,，]{2,14}(?:若(?!干)|如果|倘若|即使|虽然|尽管|一旦|要是|即便|就算)")
_TOPIC_END = re.compile(r"(?:的|者|时|时候|后|前|下|中|上|而言|来说|来看|看来|情况|场合|之下|之后|之前|以来|的话)$")
_PARALLEL = re.compile(r"(?:以|由|用|须|应|要|对|须以|先|再|一是|二是|三是|其一|其二|其三|一要|二要|三要)")
_CORRELATIVE = re.compile(r"既|不仅|不但|不只|或者|要么|一边|不光|无论|不管")
_CONDITION = re.compile(r"若|如果|一旦|倘|假如|要是|万一|由于|因为")
_COUNTED = re.compile(
    r"(?:[两二三四五几]|\d)(?:件事|点|项|条|个要件|要件|个条件|种情形|个因素|要素|个步骤|"
    r"道关|层)$|以下|如下"
)
_CONCESSIVE = re.compile(r"(?:即使|即便|就算|纵使)[^,，]{4,}[,，]\s*(?:也|亦|仍|都)")
_VERBAL = re.compile(r"[是有须应可不会将被把能属违侵禁允要使让给为没未]|规定|认为|成立|适用|取决|无效|发生")
_ALSO = re.compile(r"也(?:别|不|要|应|须|可|能|会|无)")
_ACCUSES = re.compile(r"[^,，]{2,24}(?:指控|指责|指称|控告)")
_THEN = re.compile(r"[^,，]{2,24}则")
_REFERS = re.compile(r"[这此那](?:在|对|于|几乎|恰恰?|正|显然|并不|并非|未必|又|也|便)(?!意味)")
_PRONOUN_SAYS = re.compile(r"[他她](?:们)?(?:则|还|也|又|却)?(?:说|认为|指出|主张|强调|表示|觉得)")
_DUTY = re.compile(r"(?:应当?|须|必须|务必)(?!认定|视为|属)")
_QUALIFIES = re.compile(r"(?:属于|构成|视为)[^,，;；]{2,}$")
_PURPOSE = re.compile(r"要[^,，;；]{2,24}$")
_NEEDED = re.compile(r"(?:就|都|还|也)?(?:得|须|必须)(?!以)")
_BRANDS = re.compile(r"(?:斥|批|贬|视|看|称|比|当)(?:为|作)")
_DROPPED = re.compile(r"(?:并)?(?:强调|指出|认为|警告|主张|批评|呼吁)")
_ADJUNCTS = frozenset(
    (
        "对于",
        "关于",
        "在",
        "根据",
        "依据",
        "依",
        "按照",
        "按",
        "从",
        "经过",
        "通过",
        "面对",
        "基于",
        "作为",
        "围绕",
        "与",
        "自",
        "除",
        "结合",
        "如今",
        "将来",
        "为",
        "就",
    )
)
_QUOTES = " \t\"“”「」『』'‘’*"


@dataclass(frozen=True, slots=True)
class Segment:
    """A clause with the subordinate ones that lean on it; `head` is where its last clause begins."""

    start: int
    end: int
    head: int
    mark: str


def chinese(text: str, shade: str, hits: Sequence[Hit], start: int, end: int) -> list[Range]:
    """Spans of the propositions of a Chinese sentence `[start, end)`, untrimmed."""
    segments = list(_segments(text, shade, hits, start, end))
    units: list[list[Segment]] = []
    for index, segment in enumerate(segments):
        if units and not _parts(segments, index, units[-1], shade, hits):
            units[-1].append(segment)
        else:
            units.append([segment])
    return [(unit[0].start, unit[-1].end) for unit in units]


def _segments(text: str, shade: str, hits: Sequence[Hit], start: int, end: int) -> Iterator[Segment]:
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


def _parts(segments: Sequence[Segment], index: int, unit: Sequence[Segment], shade: str, hits: Sequence[Hit]) -> bool:
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


def _differ(hits: Sequence[Hit], unit: Sequence[Segment], segment: Segment) -> bool:
    """Members of a list of measures part where they name different doctrines."""
    left = _theories(within(hits, unit[0].start, unit[-1].end))
    right = _theories(within(hits, segment.start, segment.end))
    return bool(left and right and left != right and right != {"governance"})


def _score(unit: Sequence[Segment], segment: Segment, shade: str, hits: Sequence[Hit], strict: bool) -> float:
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


def _still_open(shade: str, hits: Sequence[Hit], start: int, end: int) -> bool:
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
    if shade[opening.start : opening.end] not in _ADJUNCTS:
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


def _theories(hits: Sequence[Hit]) -> set[str]:
    return {hit.entry.value for hit in of(hits, "theory") if hit.entry.weight >= 2}


def _by_labels(left: Sequence[Hit], right: Sequence[Hit]) -> float:
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
