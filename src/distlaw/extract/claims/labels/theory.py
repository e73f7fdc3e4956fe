"""Which theories a proposition turns on: those it names, else those of its antecedent."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from distlaw.extract.claims.cues import of
from distlaw.extract.claims.draft import Draft
from distlaw.extract.claims.lexicon import Hit

STRONG, FALLBACK, WEAK = 3.0, 2.0, 1.0
MOST = 4
_REACH = 48  # no signal is longer
_GENERIC = {
    "contract": (
        "条款",
        "协议",
        "约定",
        "terms",
        "clause",
        "clauses",
        "agreement",
        "agreements",
        "许可协议",
        "合意",
        "显失公平",
        "对价",
        "warranty",
    ),
    "tort_liability": (
        "责任",
        "过错",
        "赔偿责任",
        "responsibility",
        "liability",
        "liable",
        "瑕疵",
        "免责",
        "责任主体",
        "责任风险",
        "责任链",
        "追责",
        "tort",
        "torts",
        "fault",
        "defects",
        "defective",
    ),
    "trade_secret": (
        "leaked",
        "leaks",
        "leak",
        "保密",
        "secret",
        "secrets",
        "秘密",
        "misappropriation",
        "insiders",
        "insider",
    ),
    "unfair_competition": ("仿冒", "市场竞争", "公平会", "imitation", "imitate", "imitates", "imitating", "imitated"),
    "antitrust": ("相关市场", "封锁", "纵向"),
    "licence": (
        "开放权重",
        "开源权重",
        "开源模型",
        "open weights",
        "open weight",
        "open source",
        "open-source",
        "被许可人",
        "许可人",
        "licensee",
        "licensees",
        "licensor",
        "licence",
        "license",
        "licences",
        "licenses",
    ),
    "data_protection": ("跨境传输", "处理者", "controller", "processors", "consent"),
    "governance": (
        "主管机关",
        "监管机构",
        "监管部门",
        "认证",
        "存档",
        "provenance",
        "网信部门",
        "水印",
        "清单",
        "log",
        "logs",
        "register",
        "registered",
    ),
}
_BAN_CLAUSE = re.compile(r"(?:禁止|限制|反|不得|不准)?(?:蒸馏|竞品|竞争)(?:的)?条款|(?:禁止|限制)(?:性)?条款|交易条件")
_ANSWERS_FOR = re.compile(r"对.{1,12}负责|责任")
_FREE_RIDE = re.compile(r"搭便车|free[- ]rid\w+")
_WORKS = re.compile(
    r"作品|书籍|图书|小说|文章|歌词|画作|著作|\b(?:headnotes?|books?|novels?|works?|songs?|articles|opinions|originals?|"
    r"authors?|substitutes)\b"
)
_TOGETHER = frozenset((("copyright", "idea_expression"), ("copyright", "fair_use")))
_RIGHTS = frozenset(("copyright", "fair_use", "idea_expression", "patent"))


@dataclass(frozen=True, slots=True)
class Context:
    """Theories of what stands before: same sentence, same block, the heading, the document."""

    sentence: tuple[str, ...] = ()
    block: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    document: tuple[str, ...] = ()

    def nearest(self) -> tuple[tuple[str, ...], str]:
        """The antecedent's theories and where they come from."""
        for theories, rule in (
            (self.sentence, "theory.context.sentence"),
            (self.block, "theory.context.paragraph"),
            (self.heading, "theory.context.heading"),
            (self.document, "theory.context.document"),
        ):
            if theories:
                return theories, rule
        return (), ""


def named(hits: Sequence[Hit], weight: float) -> list[Hit]:
    """Theory hits of one strength that no longer hit of another theory covers."""
    found = of(hits, "theory")
    wide = [hit for hit in found if hit.entry.weight >= FALLBACK]
    starts = [hit.start for hit in wide]
    kept = []
    for hit in found:
        if hit.entry.weight == weight:
            near = wide[bisect_left(starts, hit.start - _REACH) : bisect_right(starts, hit.start)]
            if not any(_covers(other, hit) for other in near):
                kept.append(hit)
    return kept


def _covers(other: Hit, hit: Hit) -> bool:
    """A longer hit of another theory around this one; two theories that go together leave each other be."""
    return (
        other.end >= hit.end
        and other.end - other.start > hit.end - hit.start
        and other.entry.value != hit.entry.value
        and (hit.entry.value, other.entry.value) not in _TOGETHER
    )


def decide(draft: Draft, context: Context) -> tuple[str, ...]:
    """The draft's theories, in the order of their words; the reason goes to its cues."""
    if draft.hint:
        draft.note("theory", "+".join(draft.hint), "theory.quoted_instrument", decided=True)
        return draft.hint
    antecedent, rule = context.nearest()
    strong = named(draft.hits, STRONG)
    fallback = [hit for hit in named(draft.hits, FALLBACK) if not _covered(draft, hit)]
    theories, by_own_word = _own(draft, strong, context, antecedent)
    if (
        theories
        and not by_own_word
        and antecedent
        and not set(theories) & set(antecedent)
        and not fallback
        and rule != "theory.context.document"
        and not _is_member(draft)
    ):
        draft.note("theory", "+".join(antecedent[:2]), rule, decided=True)
        return antecedent[:2]
    by_name = bool(fallback) and not _only_wrong(draft, fallback)
    if by_name and not set(theories) & _RIGHTS:
        theories = ("ip_general", *theories)
    elif fallback and theories == ("governance",):
        theories = ("ip_general", "governance")
    if theories:
        _note(draft, [*strong, *fallback], theories)
        return theories[:MOST]
    if not strong and any(hit.entry.rule.startswith("stance.ban_harm") for hit in of(draft.hits, "stance")):
        draft.note("theory", "governance", "theory.policy_of_a_ban", decided=True)
        return ("governance",)
    specific = tuple(theory for theory in antecedent if theory not in ("ip_general", "governance"))
    if fallback and len(specific) != 1:
        _note(draft, fallback, ("ip_general",))
        return ("ip_general",)
    weak = Counter(hit.entry.value for hit in named(draft.hits, WEAK))
    if rule == "theory.context.document" and weak and max(weak, key=weak.__getitem__) == "governance":
        _note(draft, named(draft.hits, WEAK), ("governance",))
        return ("governance",)
    both = [theory for theory in antecedent if theory in weak]
    if antecedent:
        chosen = tuple(both) or antecedent[:2]
        draft.note("theory", "+".join(chosen), rule, decided=True)
        return chosen
    if weak:
        theory = max(weak, key=lambda name: (weak[name], name != "governance", name != "ip_general"))
        _note(draft, named(draft.hits, WEAK), (theory,))
        return (theory,)
    return ("governance",)


def _own(
    draft: Draft, strong: Sequence[Hit], context: Context, antecedent: tuple[str, ...]
) -> tuple[tuple[str, ...], bool]:
    """The theories named by the proposition itself, in the light of the document, and whether a word is special."""
    if "antitrust" in {*context.heading, *context.document} and "unfair_competition" not in antecedent:
        strong = [hit for hit in strong if not _FREE_RIDE.match(draft.block.shade, hit.start, hit.end)]
    theories, by_own_word = _without_generic(draft, strong)
    if not by_own_word and len(theories) > 1 and set(theories) & set(context.document):
        theories = tuple(theory for theory in theories if theory in context.document)
    if theories == ("fair_use",) and _WORKS.search(draft.shade):
        theories = ("copyright", "fair_use")
    return theories, by_own_word


def _covered(draft: Draft, hit: Hit) -> bool:
    """知识产权公共领域 and the like name the narrower theory."""
    after = draft.block.shade[hit.end : hit.end + 8].lstrip('的" ')
    return after.startswith(("公共领域", "public domain", "合理使用"))


def _without_generic(draft: Draft, strong: Sequence[Hit]) -> tuple[tuple[str, ...], bool]:
    """Theories named by words of their own, and whether there are any: a word that serves several doctrines
    gives way to a special one."""
    special: dict[str, bool] = {}
    for hit in strong:
        word = draft.block.shade[hit.start : hit.end]
        own = (
            word not in _GENERIC.get(hit.entry.value, ())
            and not _is_loose(hit.entry.value, word)
            and ".more" not in hit.entry.rule
        )
        special[hit.entry.value] = special.get(hit.entry.value, False) or own
    if any(special.values()):
        return tuple(theory for theory, own in special.items() if own), True
    return tuple(special), False


def _is_member(draft: Draft) -> bool:
    """One of several that-clauses: each has a doctrine of its own."""
    return draft.is_english and draft.block.shade[max(0, draft.start - 6) : draft.start].endswith("that ")


def _is_loose(theory: str, word: str) -> bool:
    """The clause that is judged, or who answers for a wrong: any doctrine may be what the sentence turns on."""
    if theory == "contract":
        return _BAN_CLAUSE.fullmatch(word) is not None
    return theory == "tort_liability" and _ANSWERS_FOR.fullmatch(word) is not None


def _only_wrong(draft: Draft, hits: Sequence[Hit]) -> bool:
    """Only words for a wrong as such (侵权, infringes), which take their right from the antecedent."""
    return not any(
        "知" in w or "智" in w or "intellectual" in w or w in ("ip",)
        for w in (draft.block.shade[h.start : h.end] for h in hits)
    )


def _note(draft: Draft, hits: Sequence[Hit], theories: Sequence[str]) -> None:
    seen: set[str] = set()
    for hit in hits:
        first = hit.entry.value not in seen
        seen.add(hit.entry.value)
        draft.note("theory", hit.entry.value, hit.entry.rule, hit, decided=first and hit.entry.value in theories)
