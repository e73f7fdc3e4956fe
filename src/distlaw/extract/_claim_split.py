"""Cuts a sentence into propositions by the rules for coordinate clauses, conditions, lists and tails."""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.extract._claim_cues import of, sheet, within
from distlaw.extract._claim_lexicon import Hit, Lexicon
from distlaw.text.clauses import Clause, clauses
from distlaw.text.offsets import Range
from distlaw.vocab.cues import Language

SPLIT_AT = 2.0
_PREDICATE = ("prohibits", "permits", "conditional")
_LEGAL = ("legal", "deontic", "policy")
_TOPIC_END = re.compile(r"(?:的|者|时|时候|后|前|下|中|上|而言|来说|来看|看来|情况|场合|之下|之后|之前|以来|的话)$")
_PARALLEL = re.compile(r"(?:以|由|用|须|应|要|对|须以|先|再|一是|二是|三是|其一|其二|其三|一要|二要|三要)")
_QUOTES = " \t\"“”「」『』'‘’*"


def starts(lexicon: Lexicon, shade: str, at: int, value: str = "") -> Hit | None:
    """The longest entry of a sheet that begins at `at`."""
    best: Hit | None = None
    for matcher in lexicon.keyed.get(shade[at : at + 1], []):
        end = matcher.end(shade, at)
        if end > at and (not value or matcher.entry.value == value) and (best is None or end > best.end):
            best = Hit(at, end, matcher.entry)
    return best


def chinese(text: str, shade: str, hits: Sequence[Hit], start: int, end: int) -> list[Range]:
    """Spans of the propositions of a Chinese sentence `[start, end)`, untrimmed."""
    parts = list(clauses(text, start, end))
    units: list[list[Clause]] = []
    for index, part in enumerate(parts):
        if units and not _parts(parts, index, units[-1], shade, hits):
            units[-1].append(part)
        else:
            units.append([part])
    return [(unit[0].start, unit[-1].end) for unit in units]


def _parts(parts: Sequence[Clause], index: int, unit: Sequence[Clause], shade: str, hits: Sequence[Hit]) -> bool:
    """Whether a new proposition begins with clause `index`."""
    before, clause = parts[index - 1], parts[index]
    if before.mark in ";；":
        return clause.end - clause.start >= 6 and before.end - unit[0].start >= 6
    if before.mark == "—":
        return False
    if before.mark in ":：":
        return _list_follows(parts, index, shade)
    if any(part.mark in ":：" for part in unit[:-1] or unit):
        return _score(unit, clause, shade, hits, strict=True) >= SPLIT_AT
    return _score(unit, clause, shade, hits) >= SPLIT_AT


def _list_follows(parts: Sequence[Clause], index: int, shade: str) -> bool:
    """After a colon: a list whose members open alike and have verbs of their own."""
    following = shade[parts[index].start : parts[-1].end]
    opening = _PARALLEL.match(following)
    return opening is not None and len(re.findall(rf"[,、;]{re.escape(opening.group())}", following)) >= 1




def _score(unit: Sequence[Clause], clause: Clause, shade: str, hits: Sequence[Hit], strict: bool = False) -> float:
    """How much speaks for a cut before `clause`; each line is one rule of the guide."""
    edges = sheet("clause", "zh")
    left, right = shade[unit[0].start : unit[-1].end], shade[clause.start : clause.end]
    bare_left, bare_right = left.strip(_QUOTES), right.strip(_QUOTES)
    score = 0.0
    contrast = starts(edges, shade, clause.start, "parts")
    if contrast:
        score += contrast.entry.weight
    elif starts(edges, shade, clause.start, "continues"):
        score -= 3.0
    if _still_open(unit, shade):
        score -= 5.0
    if len(bare_left) < 6:
        score -= 3.0
    if len(bare_right) < 5:
        score -= 2.0
    after = contrast.end if contrast else clause.start
    if _own_subject(shade, after, clause.end):
        score += 1.0
    score += _by_labels(within(hits, unit[0].start, unit[-1].end), within(hits, clause.start, clause.end))
    return score - (1.0 if strict else 0.0)


def _still_open(unit: Sequence[Clause], shade: str) -> bool:
    """The unit so far is only a subordinate clause, an adjunct or a topic: its main clause is still to come."""
    edges = sheet("clause", "zh")
    last = unit[-1]
    body = shade[last.start : last.end].rstrip(_QUOTES)
    if _TOPIC_END.search(body) and len(body) < 40:
        return True
    begin = last.start
    lead = starts(edges, shade, begin, "left_out")
    if lead:
        begin = lead.end
    return starts(edges, shade, begin, "subordinate") is not None


def _own_subject(shade: str, start: int, end: int) -> bool:
    """A known actor or thing stands at the head of the clause, after at most a few words."""
    edges = sheet("clause", "zh")
    window = shade[start : min(end, start + 14)]
    for offset in range(len(window)):
        if window[offset] in ",;:":
            break
        hit = starts(edges, shade, start + offset, "subject")
        if hit and hit.end < end - 2:
            return offset <= 2 or "的" in window[:offset] or offset <= 8
    return False


def _by_labels(left: Sequence[Hit], right: Sequence[Hit]) -> float:
    """Different doctrines or stances on both sides part; a side without a legal word joins."""
    score = 0.0
    theories = [{hit.entry.value for hit in of(side, "theory") if hit.entry.weight >= 2} for side in (left, right)]
    stances = [{hit.entry.value for hit in of(side, "stance") if hit.entry.value in _PREDICATE} for side in (left, right)]
    legal = [any(hit.entry.value in _LEGAL for hit in of(side, "claimhood")) for side in (left, right)]
    if all(theories) and not theories[0] & theories[1]:
        score += 0.7
    if all(stances) and not stances[0] & stances[1]:
        score += 0.7
    if all(legal) or (all(stances) or all(theories)):
        score += 0.8
    elif not (legal[1] or stances[1] or theories[1]):
        score -= 0.8
    return score


_EN_BREAK = re.compile(r";\s+|,\s+(?=(?:and|but|so|yet|though|although|whereas|while|nor)\s)|\s(?=(?:but|yet)\s)|,\s+(?=constituting\b)|:\s+")
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
_LIST = re.compile(r"[^,;:]{12,120}(?:, (?:and )?[^,;:]{12,160}){2,}")


def english(text: str, shade: str, hits: Sequence[Hit], start: int, end: int) -> list[Range]:
    """Spans of the propositions of an English sentence `[start, end)`, untrimmed."""
    cuts = [start]
    for match in _EN_BREAK.finditer(shade, start, end):
        if _english_cut(shade, match, cuts[-1], end):
            cuts.append(match.end())
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
        return bool(re.search(r"(?:essential|framework|remedies|limbs|instruments|steps|measures|as follows|proposals?)[^,;:]*$", left)) and bool(
            _LIST.match(shade, match.end())
        )
    rest = shade[match.end() : end]
    if rest.startswith("constituting"):
        return True
    subject = _EN_SUBJECT.match(rest)
    if subject is None or re.match(r"\s*(?:if|when|where|whether|once|unless|because|since|although|though|while|as|in|under|after|for)\b", left) and "," not in left:
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
        return word not in ("though", "while", "whereas", "still", "here", "now", "then", "or", "at most", "first", "second") or follows == ","
    if len(word) == 1 and word in "故惟唯然另":
        return follows in ",，" or word in "故惟唯" and follows not in "意事障有"
    if word in ("目前", "现在", "如今", "当然", "其实", "尤其", "特别是", "同样", "显然", "看来", "最后", "首先"):
        return follows in ",，"
    return True


def _without_edges(text: str, start: int, end: int) -> Range:
    while start < end and (text[start].isspace() or text[start] in "，,、；;：:。—*·"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "，,、；;：:。.*—！!"):
        if text[end - 1] == "." and re.search(r"(?:\b[A-Z]|Inc|Ltd|Corp|Co|etc|No)\.$", text[max(start, end - 6) : end]):
            break
        end -= 1
    while end > start and text[end - 1] in "”」』\"" and not any(sign in text[start : end - 1] for sign in "“「『\""):
        end -= 1
    while start < end and text[start] in "“「『" and not any(sign in text[start + 1 : end] for sign in "”」』"):
        start += 1
    return start, end


_TAIL_EN = re.compile(r", (?:thereby |thus )?(?:achieving|providing|fostering|promoting|enabling|helping|ensuring|and providing|collectively|at a|whatever|which is)\b.*$")
_TAIL_ZH = re.compile(r"[,，](?:从而|进而|由此)?(?:实现|推动|促进|为[^,，]{2,24}提供|助力|襄助|维护.{0,8}优势|确保.{0,8}领先|以期|以此)[^;；]*$")


def _without_tail(shade: str, hits: Sequence[Hit], start: int, end: int, language: Language) -> int:
    """A tail of purpose or result stays only if it names a legal point."""
    pattern = _TAIL_EN if language == "en" else _TAIL_ZH
    match = pattern.search(shade, start + 8, end)
    if match is None:
        return end
    inside = within(hits, match.start(), end)
    legal = [hit for hit in of(inside, "claimhood") if hit.entry.value in ("legal", "deontic")]
    return end if legal else match.start()


