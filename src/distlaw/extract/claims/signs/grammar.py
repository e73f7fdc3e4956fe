"""Small grammar of predicates: what must stand before or after a word for it to be said of something."""

from __future__ import annotations

import re

from distlaw.extract.claims.signs.parts import SignClause
from distlaw.vocab.cues import Language

_PREDICATED_ZH = re.compile(
    r"(?:构成|属于?|即(?:为|是)?|就是|视为|当作|认定(?:为|其|构成)?|成立|涉嫌|沦为|斥为|实为|等于|应?属|算是?|"
    r"是|可能|会|将|被|"
    r"行为|上|中|地|得|也|都|均|仍|已|应|应当|须|要|可|能|否|对|于|的|直接|当然|不|未|没有|难以|谈不上|有违|为)$"
)
_NOUN_ZH = re.compile(
    r"(?:责任|之诉|诉讼|案件|案|风险|纠纷|行为(?=的|人)|法(?!律)|人(?!们)|者|方(?!式)|性|认定|判断|标准|问题|"
    r"争议|指控|请求|"
    r"之虞|可能性|金|时|后|前|与否|和|与|、|的(?=[^,;。]{1,10}(?:后果|行为|风险|可能|问题|责任|争议|认定|标准|"
    r"案|主张|一方|情形|条件)))"
)
_NOUN_WORDS = frozenset(
    ("侵权", "违约", "违法", "违规", "不正当竞争", "不公平竞争", "搭便车", "犯罪", "合理使用", "转换性", "合法", "正当")
)
_PREDICATED_EN = re.compile(
    r"(?:\b(?:is|are|be|was|were|been|being|amounts? to|constitut\w+|as|counts? as|in|may|will|would|can|could|"
    r"commit\w*|"
    r"by|no|not|any|clearly|plainly|simply|still|also|to|that|which|who|and|it|they|this|thereby|never|nothing|"
    r"has|have|had|called?|of)\b|n't|,)"
    r"(?: (?:a|an|the|plain|simple|clear|form|kind|species|mere|pure|outright|act|case|matter|good|itself|therefore|"
    r"perfectly|entirely|highly|about))*(?: of)?(?: an?)?\s*$"
)
_NOUN_FOLLOWS = re.compile(
    r" (?!(?:to|for|of|and|but|or|as|in|on|under|by|because|if|when|unless|only|at|with|from|that|where|so|even|"
    r"either|"
    r"too|is|are|was|were|may|can|will|than|whenever|wherever|once|though|although|while)\b)[a-z]"
)
_NO_SUBJECT = re.compile(
    r"\s*(?:有可能|可能|会|将|就|即|亦|也|恐|涉嫌|构成|触犯|违反|属于|不|并|仍|已|有|谈不上|没有|难谓|难以|绝|从)"
)
_POWER = {
    "zh": re.compile(r"(?:可以?|有权|得以?|能够?|应当?|必须|须|宜)[^,;。]{0,16}$"),
    "en": re.compile(r"\b(?:may|can|could|should|must|entitled to|right to|free to|power to)\b[^,;.]{0,40}$"),
}
_HELD = {
    "zh": re.compile(
        r"认定|视为|当作|等同|归为|归入|看作|称为|斥为|说成|拔高|扩张|构成|属于|算|谈|评价|定性|推定|一律|一概"
    ),
    "en": re.compile(
        r"\b(?:be|treat\w*|call\w*|regard\w*|label\w*|consider\w*|count\w*|amount|held|find|hold|constitut\w*)\b"
    ),
}


def is_predicate(
    shade: str, start: int, end: int, sorts: frozenset[str], clause: SignClause, language: Language
) -> bool:
    """A verb counts as it stands; a noun, or an adjective before a noun, only where something is said to be it."""
    before = shade[clause.start : start]
    if language == "en":
        if "noun" in sorts:
            return not before.strip() or _PREDICATED_EN.search(before) is not None
        attributive = "adjective" in sorts and _NOUN_FOLLOWS.match(shade[end : clause.end])
        return not attributive or _PREDICATED_EN.search(before) is not None
    if "noun" not in sorts:
        return True
    if _NOUN_ZH.match(shade, end, clause.end):
        return False
    return not shade[end : clause.end].strip() or _PREDICATED_ZH.search(before[-_NEAR:]) is not None


_NEAR = 12


def is_power(shade: str, start: int, clause: SignClause, language: Language) -> bool:
    """A power to restrain: 平台可以限制…, the owner may stop…."""
    return _POWER[language].search(shade[max(clause.start, start - 60) : start]) is not None


def is_held(shade: str, start: int, end: int, language: Language) -> bool:
    """Between operator and word stands a holding (不宜认定为侵权), not a duty to do no wrong (不得侵犯他人权利)."""
    return _HELD[language].search(shade[start:end]) is not None


def has_no_subject(shade: str, clause: SignClause) -> bool:
    """The clause opens with a verb or an adverb: its subject stands in the clause before."""
    return _NO_SUBJECT.match(shade, clause.start, clause.end) is not None
