"""Cuts a sentence into propositions by the rules for coordinate clauses, conditions, lists and tails."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from distlaw.extract._claim_cues import of, sheet, within
from distlaw.extract._claim_lexicon import Hit, Lexicon
from distlaw.text.clauses import clauses
from distlaw.text.offsets import Range
from distlaw.vocab.cues import Language

SPLIT_AT = 1.7
_PREDICATE = ("bars", "allows", "criterion")
_LEGAL = ("legal", "deontic", "policy")
_SPEECH_END = re.compile(
    r"(?:认为|主张|指出|强调|表示|提醒|说|问|称|回答|写道|警告|透露|承认|以为|看来|认定)(?:我|我们|记者|他|她|大家)?$"
)
_INNER = re.compile(r"[^,，]{2,14}(?:若(?!干)|如果|倘若|即使|虽然|尽管|一旦|要是|即便|就算)")
_TOPIC_END = re.compile(r"(?:的|者|时|时候|后|前|下|中|上|而言|来说|来看|看来|情况|场合|之下|之后|之前|以来|的话)$")
_PARALLEL = re.compile(r"(?:以|由|用|须|应|要|对|须以|先|再|一是|二是|三是|其一|其二|其三|一要|二要|三要)")
_CORRELATIVE = re.compile(r"既|不仅|不但|不只|或者|要么|一边|不光|无论|不管")
_CONDITION = re.compile(r"若|如果|一旦|倘|假如|要是|万一|由于|因为")
_CONCESSIVE = re.compile(r"(?:即使|即便|就算|纵使)[^,，]{4,}[,，]\s*(?:也|亦|仍|都)")
_MODAL = re.compile(r"\s*(?:可|能|会|将|应|须|不|仍|已|都|也|再|要|必|得|未|没|更|还|既|又|则|就|才|便)")
_VERBAL = re.compile(r"[是有须应可不会将被把能属违侵禁允要使让给为没未]|规定|认为|成立|适用|取决|无效|发生")
_ALSO = re.compile(r"也(?:别|不|要|应|须|可|能|会|无)")
_ACCUSES = re.compile(r"[^,，]{2,24}(?:指控|指责|指称|控告)")
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


def starts(lexicon: Lexicon, shade: str, at: int, value: str = "") -> Hit | None:
    """The longest entry of a sheet that begins at `at`."""
    return lexicon.longest_at(shade, at, len(shade), value)


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
    score = -1.0 if strict else 0.0
    contrast = starts(edges, shade, segment.start, "parts")
    if starts(edges, shade, segment.start, "joins"):
        return -3.0
    if contrast:
        score += contrast.entry.weight
    elif starts(edges, shade, segment.start, "continues"):
        score -= 3.0
    if len(left.strip(_QUOTES)) < 6:
        score -= 3.0
    if len(right.strip(_QUOTES)) < 5:
        score -= 2.0
    if contrast and _CORRELATIVE.search(left) and contrast.entry.weight < 2:
        score -= 3.0
    if _DROPPED.match(right):
        score += -3.0 if _BRANDS.search(left) else 2.0
    after = contrast.end if contrast else segment.start
    if _own_subject(shade, after, segment.end) or (
        segment.head > segment.start and _own_subject(shade, segment.head, segment.end)
    ):
        score += 1.2
    elif begins_nominal(shade[after : segment.end]):
        score += 0.9
    if _ALSO.match(right):
        score -= 1.0
    if shade[segment.start :].rstrip(_QUOTES).endswith("?"):
        score -= 0.8
    if _CONCESSIVE.match(right):
        score += 0.5
    if re.match(r"[^,，]{2,24}则", right) and not _CONDITION.search(left):
        score += 1.5
    return score + _by_labels(within(hits, unit[0].start, unit[-1].end), within(hits, segment.start, segment.end))


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
        end - start < 30 or not of(inside, "stance")
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


def begins_nominal(clause: str) -> bool:
    """The clause opens with a noun phrase that a verb or an adverb follows: it has a subject of its own."""
    import rjieba

    if _MODAL.match(clause):
        return False
    tags = rjieba.tag(clause[:26])
    marks = [index for index, (word, _) in enumerate(tags[:8]) if word == "的"]
    seen_noun = False
    for index, (_, tag) in enumerate(tags):
        if marks and index <= marks[-1]:
            continue
        if tag[0] in "nrj" or tag in ("eng", "vn"):
            seen_noun = True
        elif tag[0] in "vdz" and seen_noun:
            return True
        elif tag[0] in "mqabstlf" or (marks and index == marks[-1] + 1):
            continue
        else:
            return False
    return False


def _theories(hits: Sequence[Hit]) -> set[str]:
    return {hit.entry.value for hit in of(hits, "theory") if hit.entry.weight >= 2}


def _by_labels(left: Sequence[Hit], right: Sequence[Hit]) -> float:
    """Different doctrines or stances on both sides part; a side without a legal word joins."""
    score = 0.0
    theories = [_theories(side) for side in (left, right)]
    stances = [
        {hit.entry.value for hit in of(side, "stance") if hit.entry.value in _PREDICATE} for side in (left, right)
    ]
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


_EN_BREAK = re.compile(
    r";\s+|,\s+(?=(?:and|but|so|yet|though|although|whereas|while|nor)\s)|,\s+(?=(?:and )?that\s)|\s(?=(?:but|yet)\s)|,\s+(?=constituting\b)|:\s*(?=[a-z])|,(?=constituting\b)"
)
_EN_SUBJECT = re.compile(
    r"(?:and|but|so|yet|though|although|whereas|while|nor)\s+(?:(?:then|now|still|also|even|of course|in \w+|under \w+),? )?"
    r"(?:(?:it|they|he|she|we|i|you|there|this|that|these|those|what|whoever|nobody|none|nothing|no|any|few|each|every|some|many|"
    r"most|its|their|his|her|our|a|an|the|such|both|neither|either|one|courts?|vendors?|users?|models?|distill\w+|training|"
    r"(?:[a-z\-]+s))\s)(?P<rest>[^;]{3,})"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|does|do|did|will|would|may|might|can|cannot|could|must|should|shall|ought|"
    r"[a-z]{3,}(?:s|ed))\b"
)
_THAT = re.compile(r"(?:and )?that (?!is\b|was\b)")
_LIST = re.compile(r"[^,;:]{12,120}(?:,\s*(?:and )?[^,;:]{12,160}){2,}")
_MEMBER = re.compile(r",\s*(?:and )?")


def english(text: str, shade: str, hits: Sequence[Hit], start: int, end: int) -> list[Range]:
    """Spans of the propositions of an English sentence `[start, end)`, untrimmed."""
    cuts = [start]
    for match in _EN_BREAK.finditer(shade, start, end):
        if match.start() < cuts[-1] or not _english_cut(shade, match, cuts[-1], end):
            continue
        cuts.append(match.end())
        if match.group().startswith(":"):
            cuts.extend(member.end() for member in _MEMBER.finditer(shade, match.end(), end))
            break
    spans = []
    for index, cut in enumerate(cuts):
        stop = cuts[index + 1] if index + 1 < len(cuts) else end
        spans.append((cut, stop))
    return spans


def _english_cut(shade: str, match: re.Match[str], since: int, end: int) -> bool:
    left, sign = shade[since : match.start()], match.group().strip()
    if len(left) < 18 or _open_bracket(left):
        return False
    if sign == ";":
        return True
    if sign == ":":
        return bool(
            re.search(
                r"(?:essential|framework|remedies|limbs|instruments|steps|measures|as follows|proposals?)[^,;:]*$", left
            )
        ) and bool(_LIST.match(shade, match.end()))
    rest = shade[match.end() : end]
    if rest.startswith("constituting"):
        return True
    if _THAT.match(rest):
        return " that " in left or left.startswith("that ")
    subject = _EN_SUBJECT.match(rest)
    if subject is None or (
        re.match(
            r"\s*(?:if|when|where|whether|once|unless|because|since|although|though|while|as|in|under|after|for)\b",
            left,
        )
        and "," not in left
    ):
        return False
    return _FINITE.search(subject.group("rest")[:80]) is not None and _FINITE.search(left) is not None


def _open_bracket(left: str) -> bool:
    return left.count("(") > left.count(")")


def trimmed(text: str, shade: str, hits: Sequence[Hit], span: Range, language: Language) -> Range:
    """The span without leading connectives, edge marks, final punctuation and a tail without a legal point."""
    start, end = _without_edges(text, *span)
    lead = sheet("clause", language)
    for _ in range(4):
        hit = starts(lead, shade, start, "left_out")
        if hit is None or hit.end >= end - 4 or not _leaves(shade, hit, end, language):
            break
        start, _ = _without_edges(text, hit.end, end)
    end = _without_tail(shade, hits, start, end, language)
    return _without_edges(text, start, end)


def _leaves(shade: str, hit: Hit, end: int, language: Language) -> bool:
    """A connective is left out where the clause can stand without it."""
    word, follows = shade[hit.start : hit.end], shade[hit.end : hit.end + 1]
    if language == "en":
        return (
            word
            not in ("though", "while", "whereas", "still", "here", "now", "then", "or", "at most", "first", "second")
            or follows == ","
        )
    if len(word) == 1 and word in "故惟唯然另":
        return follows in ",，" or (word in "故惟唯" and follows not in "意事障有")
    if word in ("目前", "现在", "如今", "当然", "其实", "尤其", "特别是", "同样", "显然", "看来", "最后", "首先"):
        return follows in ",，"
    return True


def _without_edges(text: str, start: int, end: int) -> Range:
    note = _NOTE_BEFORE.match(text, start, end)
    if note:
        start = note.end()
    note = _NOTE_AFTER.search(text, start, end)
    if note:
        end = note.start()
    while start < end and (text[start].isspace() or text[start] in "，,、；;：:。—*·"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "，,、；;：:。.*—！!"):
        if text[end - 1] == "." and re.search(
            r"(?:\b[A-Z]|Inc|Ltd|Corp|Co|etc|No)\.$", text[max(start, end - 6) : end]
        ):
            break
        end -= 1
    while end > start and text[end - 1] in '”」』"' and not any(sign in text[start : end - 1] for sign in '“「『"'):
        end -= 1
    while start < end and text[start] in "“「『" and not any(sign in text[start + 1 : end] for sign in "”」』"):
        start += 1
    return start, end


_NOTE_BEFORE = re.compile(r"\s*(?:[（(][註注]\s?\d{1,3}[)）]|[\[［〔]\d{1,3}[\]］〕])\s*")
_NOTE_AFTER = re.compile(r"(?:[（(][註注]\s?\d{1,3}[)）]|[\[［〔]\d{1,3}[\]］〕]|[①-⑳])+[。.,，;；\s]*$")
_TAIL_EN = re.compile(
    r",\s*(?:thereby |thus |and )?(?:collectively )?(?:achieving|providing|fostering|promoting|enabling|helping|ensuring)\b[^;]*$|collectively fostering[^;]*$"
)
_TAIL_ZH = re.compile(
    r"[,，]\s*(?:(?:从而|进而|由此|以此?)?(?:实现|推动|促进|助力|襄助|维护|确保|便于|让|使|给|更好地)|为[^,，]{2,30}提供|这样(?:就|才)?能|从而|以便|以期)[^,，;；]*$"
)
_SUPPORT = re.compile(r"提供[^,，]{0,10}(?:支撑|参考|保障|借鉴|指引)|providing (?:theoretical|practical)")
_POINT = re.compile(r"责任|义务|权利|权益|风险|授权|liab|duty|duties|right|risk|authority")


def _without_tail(shade: str, hits: Sequence[Hit], start: int, end: int, language: Language) -> int:
    """A tail of purpose or result stays only if it names a legal point."""
    pattern = _TAIL_EN if language == "en" else _TAIL_ZH
    for _ in range(3):
        match = pattern.search(shade, start + 8, end)
        if match is None or (_POINT.search(match.group()) and not _SUPPORT.search(match.group())):
            break
        end = match.start()
    return end


def speaks(shade: str, start: int, end: int) -> bool:
    """Whether a verb of speech stands before the colon."""
    return (
        re.search(r"(?:说|问|答|称|道|是|规定|写明|认为|指出|明白|清楚|如下|三件|结论|表示)[:：]\s*$", shade[start:end])
        is not None
    )
