"""Kind and modality: ordered tests; the first kind that fits is given."""

from __future__ import annotations

import re
from functools import partial

from distlaw.extract.claims.cues import of
from distlaw.extract.claims.draft import ClaimDraft
from distlaw.extract.claims.lexicon import CueHit
from distlaw.model.claim_words import Kind, Modality
from distlaw.vocab.words import worded

_worded = partial(worded, "claim_kinds")
_ADVICE = _worded("{advice}|给.{0,8}的话|{advice_en}")
_REPORTS = _worded(r"{terms}(?:{says}| {says_en})[^,，;]{0,20}$")
_NAMING = _worded(r"\s*(?:{naming}|以[\"a-z]|{naming_en})")
_HEDGED_HEADING = _worded("{hedges}")
_TRIBUNAL = _worded("{tribunals}", re.IGNORECASE)
_ADVISING = _worded("{advising}")
_HARD_TO_PROVE = _worded("{hard_to_prove}")
_DEMAND = _worded(r"(?:并|主张|故|遂|现)?{demanding}(?:{of_a_court}|[^,;。]{1,16}?{performing})")
_PAST_WRONG = _worded(r"\bhad (?:\w+ )?{took_en}|{took}了|靠.{1,10}(?:不法|非法|窃)")
_CLAIMANT = _worded("{claimants}")
_PLEADING = _worded("^{pleadings}$")
_GUESS = _worded(r"{guesses}|bet\b")
_AHEAD = _worded(
    r"会(?![议计员社])|将(?!其|该|其|他|她|它|回|输|模|来)|要(?=[开出变改来])|\bwill\b|\bis going to\b|'ll\b"
)
_ORDINAL = _worded(r"(?:第[{ten}]|其[一二三四五]|{in_order})[,，]?\s*$")
_CONTENT = _worded(r"(?:{this_provision}|第[{ten}百零\d]{1,6}条|[》])[^,;。]{0,12}{is_about}")
_POLICY = _worded(r"{policies}[^;。]{0,30}(?={duties})")
_RHETORICAL = _worded("何.{0,12}之有|{rhetorical}|怎么(?:会|能|可能)|{rhetorical_en}")
_ACCUSING = _worded("{accusing}")
_WRONG = _worded(r"{wrongs}|侵犯(?!.{0,12}[不无])|违反.{0,8}(?:条款|协议)|had {had_en}|{wrongs_en}")
_IMPERATIVE_EN = _worded(r"^{imperatives_en}\b")
_IMPERATIVE_ZH = _worded(r"(?:且|并|也|还|就|,)?(?:不要(?![求式件])|{imperatives_zh})")
_GOES_ON_ACCUSING = _worded(r"(?:并|还|也|又|且|同时|去年|今年)*{accusing}(?!.{0,4}[不无])")
_OPENS = _worded(r"{subordinators}|{subordinators_en}|(?:if|where|when|once)\b")


_KEPT = ("open_question", "allegation", "prediction")  # whoever is reported to say it


def decide(draft: ClaimDraft, section: str, intro: str, shares_duty: bool = False) -> Kind:
    """What the rules say; `shares_duty` where a deontic word earlier in the sentence still governs. `draft.plain` is
    the kind by the guide's six tests, whoever speaks."""
    kind, rule, hit = _first(draft, section, intro)
    draft.plain, draft.plain_rule = kind, rule
    if draft.role == "holding" and draft.in_judgment and _states_a_rule(draft):
        kind, rule = (kind if kind in ("normative", "characterisation") else "characterisation"), "kind.rule_stated"
    elif draft.role and not _is_kept(draft, kind):
        kind, rule, hit = draft.role, f"kind.{draft.role}", None
    if shares_duty and kind in ("characterisation", "factual"):
        kind, rule, hit = "normative", "kind.shared_duty", None
    draft.note("kind", kind, rule, hit, decided=True)
    return kind


def _is_kept(draft: ClaimDraft, kind: Kind) -> bool:
    """Whether a court's or a party's words are of a kind of their own: in its own judgment or brief a question is, and
    what a court tells of an accusation."""
    if kind == "allegation":
        return draft.role != "submission"
    if draft.in_judgment:
        return kind == "open_question" and (draft.role == "holding" or draft.shade.rstrip("\"'” ").endswith("?"))
    return kind in _KEPT


def _states_a_rule(draft: ClaimDraft) -> bool:
    """A court that says what a statute provides: the rule, not yet what follows in the case."""
    sentence = max(draft.block.shade.rfind(mark, 0, draft.start) for mark in "。.;；")
    opening = draft.block.shade[max(sentence + 1, draft.start - _RULE_REACH) : draft.end]
    return _RULE.match(opening.strip()) is not None


_RULE_REACH = 160
_RULE = _worded(r"(?:本院认为[,:])?{under}?《[^》]{2,60}》第[^条]{1,12}条.{0,16}?(?:规定|明确)")


def _first(draft: ClaimDraft, section: str, intro: str) -> tuple[Kind, str, CueHit | None]:
    hits = of(draft.hits, "kind")
    by = {value: [hit for hit in hits if hit.entry.value == value] for value in {hit.entry.value for hit in hits}}
    shade = draft.shade
    told = _by_report(draft)
    if told:
        return *told, None
    if _asks(draft, by.get("open_question", [])):
        return "open_question", "kind.question", _first_of(by, "open_question")
    accused = _accuses(draft)
    if accused:
        return "allegation", accused, _first_of(by, "allegation")
    before = draft.block.shade[draft.lead : draft.start]
    if _GUESS.search(before) and _AHEAD.search(shade):
        return "prediction", "kind.guessed", None
    if by.get("prediction"):
        return "prediction", by["prediction"][0].entry.rule, by["prediction"][0]
    duties = [hit for hit in by.get("normative", []) if not _inside_term(draft, hit) and not _subordinate(draft, hit)]
    if duties and not _CONTENT.search(draft.block.shade, draft.start, duties[0].start):
        return "normative", duties[0].entry.rule, duties[0]
    reported = [hit for hit in by.get("normative", []) if _inside_term(draft, hit)]
    if duties and _CONTENT.search(draft.block.shade, draft.start, duties[0].start):
        return "characterisation", "kind.content_of_a_rule", duties[0]
    if reported:
        return "characterisation", "kind.duty_in_a_term", reported[0]
    if is_advice(draft, section, intro):
        return "normative", "kind.advice", None
    if not draft.is_english and _IMPERATIVE_ZH.match(draft.shade):
        return "normative", "kind.imperative", None
    return _plain(draft, by)


def _by_report(draft: ClaimDraft) -> tuple[Kind, str] | None:
    """The kind that shows in how the proposition is reported."""
    if draft.is_question:
        return "open_question", "kind.reported_question"
    if draft.hint:
        return "characterisation", "kind.quoted_terms"
    if draft.speaker.type != "author" and _DEMAND.match(draft.shade):
        return "normative", "kind.demand"
    return ("normative", "kind.reported_advice") if _ADVISING.search(draft.reported) else None


def _accuses(draft: ClaimDraft) -> str:
    """The rule by which what somebody else says is an accusation, or empty: by the verb or the paper that reports it,
    else by the wrong that it names."""
    if draft.speaker.type == "author":
        return "kind.accused" if not draft.is_english and _GOES_ON_ACCUSING.match(draft.shade) else ""
    name = draft.speaker.name
    wrong = _CLAIMANT.search(name) and of(draft.hits, "sign", "wrong")
    if _ACCUSING.search(draft.reported) or _PLEADING.search(name) or wrong:
        return "kind.accused"
    if _WRONG.search(draft.shade) and draft.speaker.type in ("person", "organisation") and not _TRIBUNAL.search(name):
        return "kind.allegation"
    if draft.speaker.type in ("group", "unnamed") and _PAST_WRONG.search(draft.shade):
        return "kind.allegation"
    return ""


def _first_of(by: dict[str, list[CueHit]], value: str) -> CueHit | None:
    return next(iter(by.get(value, [])), None)


def _asks(draft: ClaimDraft, hits: list[CueHit]) -> bool:
    ends = draft.shade.rstrip("\"'” ").endswith("?")
    if _RHETORICAL.search(draft.shade):
        return False
    return ends or any(draft.block.shade[hit.start] != "?" for hit in hits)


def _inside_term(draft: ClaimDraft, hit: CueHit) -> bool:
    """A duty word that reports a licence term."""
    if "licence" not in draft.theories and "contract" not in draft.theories:
        return False
    before = draft.block.shade[draft.start : hit.start]
    if draft.block.kind == "row" or _POLICY.search(before + draft.block.shade[hit.start : hit.end]):
        return True
    after = draft.block.shade[hit.end : min(draft.end, hit.end + 12)]
    named = _REPORTS.search(before) is not None
    return "licence" in draft.theories and (named or _NAMING.match(after) is not None)


def _subordinate(draft: ClaimDraft, hit: CueHit) -> bool:
    """The duty word stands in a condition or concession that opens the proposition, not in its main clause."""
    comma = draft.block.shade.find(",", draft.start, draft.end)
    if comma < 0 or hit.start > comma:
        return False
    return _OPENS.match(draft.shade) is not None


def is_advice(draft: ClaimDraft, section: str, intro: str) -> bool:
    """A measure put forward under a heading (or an introducing clause) of advice."""
    heading = section.lower()
    if not (_ADVICE.search(heading) or _ADVICE.search(intro)):
        return False
    if draft.is_english:
        return bool(_IMPERATIVE_EN.match(draft.shade))
    if draft.block.kind == "item":
        return True
    before = draft.block.shade[max(0, draft.start - 6) : draft.start]
    return bool(_ADVICE.search(heading)) and _ORDINAL.search(before) is not None


def _plain(draft: ClaimDraft, by: dict[str, list[CueHit]]) -> tuple[Kind, str, CueHit | None]:
    if draft.is_english and _IMPERATIVE_EN.match(draft.shade) and (draft.block.kind == "item" or _opens(draft)):
        return "normative", "kind.imperative", None
    if draft.block.kind == "row":
        return "characterisation", "kind.table_row", None
    if _HARD_TO_PROVE.search(draft.shade):
        return "factual", "kind.proof", None
    factual, legal = by.get("factual", []), by.get("characterisation", [])
    void = [hit for hit in legal if hit.entry.rule == "kind.legal_void"]
    if void:
        return "characterisation", "kind.legal_void", void[0]
    if factual:
        return "factual", factual[0].entry.rule, factual[0]
    if legal:
        return "characterisation", legal[0].entry.rule, legal[0]
    if any(hit.entry.weight >= 2 for hit in of(draft.hits, "theory")) or of(draft.hits, "claimhood", "legal"):
        return "characterisation", "kind.legal_word", None
    return "characterisation", "kind.else", None


def _opens(draft: ClaimDraft) -> bool:
    """Whether the proposition opens its sentence: what begins with a bare verb there tells the reader what to do."""
    before = draft.block.shade[: draft.start].rstrip(" \"'(")
    return not before or before[-1] in ".!?:;"


def modality(draft: ClaimDraft) -> Modality:
    """Hedged where a hedge governs the proposition or stood in what was detached from it."""
    if draft.block.kind == "item" and draft.kind == "prediction" and _HEDGED_HEADING.search(draft.block.section):
        draft.note("modality", "hedged", "modality.heading", decided=True)
        return "hedged"
    hits = of([*draft.lead_hits, *draft.hits], "modality")
    excused = [hit for hit in hits if hit.entry.value == "asserted"]
    for hit in hits:
        covered = any(other.start <= hit.start and hit.end <= other.end for other in excused)
        if hit.entry.value == "hedged" and not covered:
            if draft.kind == "open_question":
                continue
            draft.note("modality", "hedged", hit.entry.rule, hit, decided=True)
            return "hedged"
    return "asserted"
