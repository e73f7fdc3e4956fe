"""Stance toward distillation, and condition polarity: read off the proposition, in a fixed order of tests."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from distlaw.extract.claims.cues import of
from distlaw.extract.claims.draft import Draft
from distlaw.extract.claims.lexicon import Hit
from distlaw.model.argument import Stance

_NEGATOR_ZH = re.compile(
    r"(?:不(?!正当|当|劳|公平|得|仅|但|准|许|法|同|断|过)|未(?!经|来)|没有?|并非|而非|绝非|"
    r"无(?!论|偿)|难(?!点|题)|谈不上|说不上|免于)"
    r"(?:(?:构成|属于?|算|涉及|会|等于|存在|视为|足以|至于|当然|必然|应|能|宜|被|必)[^,;。:]{0,14}|[^,;。:的]{0,10})$"
)
_NEGATED_BAR = re.compile(r"(?:不|未|没有|并非|无权|难以|很难|无法|并不|从未)(?:得|能|应|宜|必)?$")
_NEGATOR_EN = re.compile(
    r"\b(?:not|never|no|nor|hardly|rarely|neither|cannot|unlikely|nothing|nobody|none|"
    r"without|far from|n't)\b(?:\W+\w+){0,6}\W*$"
)
_PREDICATOR_ZH = re.compile(
    r"(?:构成|属于?|即(?:为|是)?|就是|视为|认定(?:为|其|构成)?|成立|涉嫌|沦为|斥为|实为|"
    r"等于|应?属|算是?|是|可能|会|将|被|直接|实打实的|有违|的)"
    r"(?:对[^,;。]{1,16}的)?(?:著作权|版权|知识产权|商业秘密|营业秘密|直接|间接|根本|严重|"
    r"典型的|一种|上的|反垄断法上的)*$"
)
_VERB_ZH = ("侵犯", "侵害", "违反", "窃取", "偷窃", "盗取", "抄袭", "榨取", "剽窃")
_RELATIVE = re.compile(
    r"(?:应当?|须|需要?|要)(?:综合|考量|考虑|看|遵循|结合|证明|以)|"
    r"[^,;。]{0,12}的(?:后果|人|行为|风险|可能|问题|责任|争议|诉讼|判断|认定|标准|指控|案|"
    r"主张|一方|情形)"
)
_NOUN_ONLY = ("落入", "与之等同", "替代", "滥用", "追究")
_PREDICATOR_EN = re.compile(
    r"(?:\b(?:is|are|be|was|were|been|had|has|have|amounts? to|constitut\w+|as|count\w* as|"
    r"in|may|will|would|commit\w*)\b(?: (?:a|an|the|plain|simple|clear))?(?: (?:form|kind|"
    r"species|case|matter|plainly|simply|clearly)(?: of| a)?)*|that|which|who|"
    r"and)\s*$"
)
_OBJECT = re.compile(r" (?:the|their|its|that|those|these|a|an|any) ")
_VERB_EN = re.compile(
    r"^(?:infringes|infringed|breaches|breached|violates?|violated|misappropriat\w+|stole|stolen|steals?)$"
)
_LAWFUL = re.compile(
    r"可以?(?!能)|允许|合法|合理使用|不构成|不侵|有效|不算|无效|不成为|放行|不受限制|自由|"
    r"授权|同意|许可|披露|揭露|登记|标明|标注|备案|"
    r"may|lawful|allow|permit|free|fair use|void|preempt|unenforceable|carry|name|consent|notice"
)
_EXCEPTION = re.compile(r"除外|subject to (?:a |an )?(?:narrow|limited)|except (?:for|with)|另有规定|except that")
_OPPOSED = re.compile(
    r"^[\"“「]?(?:一味|全面|一律|简单)?(?:禁止(?!性|.{0,10}(?:条款|约定|特约|规定|约款))|"
    r"封杀|封堵|ban(?:ning|s)?\b|a (?:blanket |flat |total )?ban\b|prohibit(?:ing|ion))"
)
_EXPLICIT = re.compile(
    r"若(?!干|想|要)|如果(?!说)|倘|要是|一旦|只要|除非|[^例诸譬正假犹宛比]如(?![何此今同果下前上是])[^,]{2,16},|"
    r"(?<!even )\bif\b|\bunless\b|\bprovided\b|^where\b"
)
_ON_A_BAN = re.compile(
    r"(?:若|如果|倘|要是|一旦)[^,]{0,12}(?:禁|封|管制|限制|收紧)|\b(?:if|once|when|where)\b[^,.]{0,40}\b(?:ban|prohibit|upheld|restrict)"
)
_WHICH = re.compile(r"^(?:an?|the|any|such) [\w-]+ (?:that|which|who)\s+$")
_CONSEQUENCE = re.compile(r"应|须|构成|属|可以|可能|得|权|不得|无效|有效|承担|违|侵|认定|责任|免|即可|[a-z]{3}")
_SHARED = re.compile(
    r"各方|各主体|多主体|分担|分责|按份|比例|连带|双方|由.{1,10}承担|如何|划分|归属|链|"
    r"between|among|shared|apportion|indemnit"
)
_UNPROTECTED = re.compile(
    r"without .{2,60}(?:nobody|no one|few|no firm) (?:would|will) (?:invest|build|train|spend)|"
    r"放任.{0,20}(?:不会|没有|无人|谁还)|(?:没有|缺乏|失去).{2,20}(?:保护|禁令|"
    r"救济).{0,16}(?:没人|无人|没有人|不会有人)"
)
_FREED = re.compile(r"(?:不|未|无须|无需|毋须)[^,;。]{0,14}(?:承担|负)[^,;。]{0,8}责任")


@dataclass(slots=True)
class _Signs:
    """What speaks for each stance, in the order of the text."""

    bars: list[Hit] = field(default_factory=list)
    allows: list[Hit] = field(default_factory=list)
    conditions: list[Hit] = field(default_factory=list)
    concessions: list[Hit] = field(default_factory=list)
    neutral: list[Hit] = field(default_factory=list)
    voids: list[Hit] = field(default_factory=list)  # the vendor's ban fails
    upholds: list[Hit] = field(default_factory=list)  # the vendor's ban stands
    decisive: list[Hit] = field(default_factory=list)  # a doctrine or ban and what is said of it
    otherwise: list[Hit] = field(default_factory=list)  # the same, where nothing else speaks
    criteria: bool = False  # a condition that by itself states a duty or a criterion

    def add(self, hit: Hit) -> None:
        """File a hit whose value alone says where it belongs."""
        value = hit.entry.value
        if value in ("condition", "criterion"):
            self.conditions.append(hit)
            self.criteria = self.criteria or value == "criterion"
            return
        places = {
            "concession": self.concessions,
            "neutral": self.neutral,
            "voids": self.voids,
            "upholds": self.upholds,
            "frees": self.decisive,
            "restrains": self.decisive,
            "favours": self.otherwise,
            "disfavours": self.otherwise,
        }
        if value in places:
            places[value].append(hit)


_SAID = ("bars", "wrong", "allows", "favours", "disfavours")


def decide(draft: Draft) -> tuple[Stance, str]:
    """Stance and condition polarity (lawful_if, unlawful_if, depends_on, or empty)."""
    if draft.kind == "open_question":
        return _given(draft, "neutral", "stance.open_question")
    if set(draft.theories) == {"export_control"}:
        return _given(draft, "neutral", "stance.export_control_only")
    if draft.kind == "allegation" and set(draft.theories) == {"antitrust"}:
        return _given(draft, "neutral", "stance.allegation_against_the_vendor")
    if draft.kind == "allegation":
        return _given(draft, "prohibits", "stance.allegation")
    if _UNPROTECTED.search(draft.shade):
        return _given(draft, "prohibits", "stance.harm_without_ban")
    if _OPPOSED.match(draft.shade):
        return _given(draft, "permits", "stance.ban_opposed")
    signs = _signs(draft)
    if signs.decisive and not (signs.neutral and ".court_" in signs.decisive[-1].entry.rule):
        last = signs.decisive[-1]
        if last.entry.value == "frees" and _EXPLICIT.search(draft.shade) and not _ON_A_BAN.search(draft.shade):
            return _conditional(draft, (signs.conditions or signs.decisive)[0], True)
        return _given(draft, "permits" if last.entry.value == "frees" else "prohibits", last.entry.rule, last)
    stance, condition = _weighed(draft, signs)
    if stance == "neutral" and signs.otherwise and draft.cues[-1].rule == "stance.none":
        last = signs.otherwise[-1]
        return _given(draft, "permits" if last.entry.value == "favours" else "prohibits", last.entry.rule, last)
    return stance, condition


def _signs(draft: Draft) -> _Signs:
    signs = _Signs()
    for hit in of(draft.hits, "stance"):
        if hit.entry.value in _SAID and _is_asked(draft, hit):
            continue
        if hit.entry.value == "bars":
            _add_bar(draft, hit, signs)
        elif hit.entry.value == "wrong":
            _add_wrong(draft, hit, signs)
        elif hit.entry.value == "allows":
            (signs.bars if _flipped(draft, hit) else signs.allows).append(hit)
        else:
            signs.add(hit)
    signs.bars = [hit for hit in signs.bars if not any(_overlap(hit, other) for other in signs.allows)]
    return signs


def _add_bar(draft: Draft, hit: Hit, signs: _Signs) -> None:
    """A ban counts unless it bans what is wrong anyway or only describes (a clause that bars…)."""
    if _bans_a_wrong(draft, hit):
        return
    if draft.is_english and _WHICH.search(draft.block.shade[draft.start : hit.start]):
        return
    (signs.allows if _bar_negated(draft, hit) else signs.bars).append(hit)


_ASKED = re.compile(r"(?:是否|能否|可否|会不会|算不算|whether (?:\w+ ){0,6})$")
_WRONG_BANNED = re.compile(r"[^,;。]{0,16}(?:窃取|侵犯|侵害|盗|泄露|扰乱|混淆|妨碍|滥用|欺诈|诋毁)")
_CONDUCT = re.compile(r"蒸馏|输出|回答|应答|答案|模型|训练")


def _bans_a_wrong(draft: Draft, hit: Hit) -> bool:
    """不得窃取…: a law against what is wrong anyway says nothing of distillation unless it names it."""
    if draft.is_english or _CONDUCT.search(draft.shade):
        return False
    return _WRONG_BANNED.match(draft.block.shade, hit.end, draft.end) is not None


def _is_asked(draft: Draft, hit: Hit) -> bool:
    """是否构成…: what is asked is not said."""
    return _ASKED.search(draft.block.shade[draft.start : hit.start]) is not None


def _add_wrong(draft: Draft, hit: Hit, signs: _Signs) -> None:
    """A word for a wrong counts where it is negated (permits) or predicated (prohibits), not where it is a topic."""
    word = draft.block.shade[hit.start : hit.end]
    before = draft.block.shade[draft.start : hit.start]
    if _negated(draft, hit):
        signs.allows.append(hit)
    elif draft.is_english:
        after = draft.block.shade[hit.end : hit.end + 8]
        if (_VERB_EN.match(word) and (word not in ("breach", "infringe") or _OBJECT.match(after))) or (
            _PREDICATOR_EN.search(before) and word not in ("a work", "tort", "copy of", "taking")
        ):
            signs.bars.append(hit)
    elif word in _NOUN_ONLY or _RELATIVE.match(draft.block.shade, hit.end, draft.end):
        return
    elif word in _VERB_ZH or _PREDICATOR_ZH.search(before) or word.startswith(("承担", "负")):
        signs.bars.append(hit)


def _weighed(draft: Draft, signs: _Signs) -> tuple[Stance, str]:
    if signs.voids:
        if signs.conditions:
            return _conditional(draft, signs.conditions[0], True)
        return _given(draft, "permits", signs.voids[0].entry.rule, signs.voids[0])
    if signs.upholds:
        return _given(draft, "prohibits", signs.upholds[0].entry.rule, signs.upholds[0])
    if signs.neutral and not _outweighs(signs) and not _allowed_after(draft, signs):
        return _given(draft, "neutral", signs.neutral[0].entry.rule, signs.neutral[0])
    freed = _FREED.search(draft.shade)
    if freed and not signs.criteria and (draft.kind == "normative" or "tort_liability" not in draft.theories):
        return _given(draft, "permits", "stance.freed_of_liability")
    if "tort_liability" in draft.theories and (not signs.conditions or _SHARED.search(draft.shade)):
        return _given(draft, "neutral", "stance.allocation_of_liability")
    explicit = (
        _EXPLICIT.search(draft.shade) is not None
        and _CONSEQUENCE.search(draft.shade) is not None
        and draft.kind in ("characterisation", "normative")
    )
    if (
        signs.conditions
        and _EXCEPTION.search(draft.shade) is None
        and (signs.bars or signs.allows or explicit or signs.criteria)
    ):
        return _conditional(draft, signs.conditions[0], bool(signs.allows))
    if set(draft.theories) == {"antitrust"} and all(hit.entry.value == "wrong" for hit in signs.bars):
        signs.bars = []  # the wrong is the vendor's own
    if signs.bars and signs.allows:
        last = max([*signs.bars, *signs.allows], key=lambda hit: hit.start)
        stance: Stance = "prohibits" if last in signs.bars else "permits"
        return _given(draft, stance, last.entry.rule, last)
    if signs.bars:
        return _given(draft, "prohibits", signs.bars[0].entry.rule, signs.bars[0])
    if signs.allows:
        return _given(draft, "permits", signs.allows[0].entry.rule, signs.allows[0])
    return _given(draft, "neutral", "stance.none")


def _outweighs(signs: _Signs) -> bool:
    """An explicit condition with a legal consequence speaks louder than a word that is usually neutral."""
    return bool(signs.conditions and (signs.bars or signs.allows))


def _allowed_after(draft: Draft, signs: _Signs) -> bool:
    """A later clause draws the permission from a premise that is neutral by itself (不构成作品，得自由使用)."""
    if not signs.allows or signs.conditions:
        return False
    premise, conclusion = signs.neutral[0], signs.allows[-1]
    between = draft.block.shade[premise.end : conclusion.start]
    return premise.end < conclusion.start and "," in between and conclusion.entry.value == "allows"


def _conditional(draft: Draft, hit: Hit, lawful: bool) -> tuple[Stance, str]:
    words = draft.block.shade[hit.start : hit.end]
    if re.search(r"取决于|系于|视|看|关键|标准|depends|turns|hinges|test|criterion", words):
        polarity = "depends_on"
    elif lawful or _LAWFUL.search(draft.shade):
        polarity = "lawful_if"
    else:
        polarity = "unlawful_if"
    draft.note("stance", "conditional", hit.entry.rule, hit, decided=True)
    return "conditional", polarity


def _negated(draft: Draft, hit: Hit) -> bool:
    before = draft.block.shade[max(draft.start, hit.start - 60) : hit.start]
    pattern = _NEGATOR_EN if draft.is_english else _NEGATOR_ZH
    return pattern.search(before) is not None


def _bar_negated(draft: Draft, hit: Hit) -> bool:
    """不禁止, does not forbid: a negator right before the ban."""
    if draft.is_english:
        return _negated(draft, hit)
    return _NEGATED_BAR.search(draft.block.shade[max(draft.start, hit.start - 4) : hit.start]) is not None


def _flipped(draft: Draft, hit: Hit) -> bool:
    """不合法, not allowed: a negator right before a word of permission."""
    before = draft.block.shade[max(draft.start, hit.start - 14) : hit.start]
    if draft.is_english:
        return re.search(r"\b(?:not|never|hardly|rarely|n't)\b\W*(?:\w+\W+)?$", before) is not None
    return re.search(r"(?:不|未|没有|并非|难以|很难)(?:被)?$", before) is not None


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end


def _given(draft: Draft, stance: Stance, rule: str, hit: Hit | None = None) -> tuple[Stance, str]:
    draft.note("stance", stance, rule, hit, decided=True)
    return stance, ""
