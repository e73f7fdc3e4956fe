"""How a proposition speaks: what the predicate of its main clause does, of whom, when, and where a duty stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from distlaw.extract.claims.cues import of, sheet, within
from distlaw.extract.claims.draft import ClaimDraft
from distlaw.extract.claims.lexicon import CueHit
from distlaw.extract.claims.signs.parts import SignClause, clauses
from distlaw.vocab.cues import Language
from distlaw.vocab.words import worded

_OF = "of_"  # values that name subjects
_SUBJECT = {"zh": 14, "en": 48}  # characters at the head of a clause in which its subject is named
_HAS_HAPPENED = worded("predicates", r"[^为除]了(?!解|结)|过(?=[,;。]|$)|\d{2,4}年|\d{1,2}月|[日月]前|{has_happened}")
_NAMED = worded("predicates", r"[{han}]某|某[{han}]|(?<![a-z])[a-z]公司|{of_one_case}")
_FOUND = re.compile(r"查明|发现|\bfound|\bfinds")  # what a court or an inquiry finds
_LATIN = re.compile(r"[A-Z][a-z]{2,}|[A-Z]{3,}")
_PROPER = re.compile(r"(?<=[a-z,’”] )(?!Act\b|Court\b|Section\b|Article\b|Code\b|Convention\b|Law\b)[A-Z][a-z]+")
_FINITE = worded(
    "predicates",
    r"\b(?:(?P<past>{past_en}|[a-z]{3,}ed)|(?P<perfect>has|have)|(?P<copula>is|are|am|be|being)|"
    r"(?P<future>will|would|won't|shall not)|(?P<modal>may|might|can|could|cannot)|"
    r"(?P<duty>must|should|shall|ought|needs? to|ha(?:s|ve) to)|(?P<present>{present}))\b",
    present=r"{present_en}|[a-z]{3,}(?<!s)s(?= {after_verbs_en}\b)",
)
_ADJECTIVE = re.compile(r"(?:\b(?:the|a|an|its|their|his|her|of|and|any|such|by|for|most|more|un)|-) ?$")
_OWED = re.compile(r"(?!承担|负)[^,;。的]{1,3}[的之](?!一|[,;。]|$)")  # 应当遵守的规范: the duty belongs to a noun
_COMPLEMENT = worded("predicates", r"{complementing}|(?<![述该的等此一关项些])规定|\b{complementing_en}\b")
_NEAR = 24  # characters before a duty word in which it may be asked about
_ASKED = worded("predicates", r"{asked}|\b(?:whether|how)\b")
_QUOTES = re.compile(r"[\"“「『]([^\"”」』]*)[\"”」』]?")


def features(draft: ClaimDraft) -> Iterator[str]:
    """What the clauses of a proposition say of themselves, by name."""
    language: Language = "en" if draft.is_english else "zh"
    parts = clauses(draft.block.shade, draft.start, draft.end, draft.is_english)
    main = [part for part in parts if part.part == "main"]
    if not main:
        return
    head = main[0] if draft.is_english else main[-1]
    lexicon = sheet("predicate", language)
    found = [*lexicon.scan(draft.block.shade, draft.start, draft.end),
             *lexicon.scan_whole(draft.block.shade, draft.start, draft.end)]  # fmt: skip
    found.sort(key=lambda hit: (hit.start, -hit.end))
    yield from _predicates(found, main, head, draft.is_english)
    yield from _subjects(found, main[0], language)
    yield from _time(draft, head)
    yield from _duties(draft, parts, head)
    if _FOUND.search(draft.reported):
        yield "found"


def _predicates(
    found: Sequence[CueHit], main: Sequence[SignClause], head: SignClause, is_english: bool
) -> Iterator[str]:
    """The classes that stand anywhere, in the main clauses, in the head of them, and the one that decides."""
    verbs = [hit for hit in found if not hit.entry.value.startswith(_OF)]
    yield from (f"any:{hit.entry.value}" for hit in verbs)
    for clause in main:
        yield from (f"main:{hit.entry.value}" for hit in within(verbs, clause.start, clause.end))
    own = within(verbs, head.start, head.end)
    yield from (f"head:{hit.entry.value}" for hit in own)
    if own:
        yield f"core:{own[0 if is_english else -1].entry.value}"
        yield f"opens:{own[0].entry.value}"
    else:
        yield "core:none"


def _subjects(found: Sequence[CueHit], first: SignClause, language: Language) -> Iterator[str]:
    reach = min(first.end, first.start + _SUBJECT[language])
    near = [hit for hit in within(found, first.start, reach) if hit.entry.value.startswith(_OF)]
    yield from (f"subject:{hit.entry.value}" for hit in near)
    if near:
        yield f"subject:first:{near[0].entry.value}"
    else:
        yield "subject:none"


def _time(draft: ClaimDraft, head: SignClause) -> Iterator[str]:
    if not draft.is_english:
        if _HAS_HAPPENED.search(draft.shade):
            yield "time:happened"
        if _HAS_HAPPENED.search(draft.block.shade[head.start : head.end]):
            yield "time:happened:head"
        if _NAMED.search(draft.shade) or _LATIN.search(draft.text):
            yield "named"
        return
    names = len(_PROPER.findall(draft.text))
    if names:
        yield "named"
    if names > 2:
        yield "named:again"
    for match in _FINITE.finditer(draft.block.shade, head.start, head.end):
        if match.group("past") and _ADJECTIVE.search(draft.block.shade[head.start : match.start()]):
            continue
        yield f"time:{match.lastgroup}"
        return
    yield "time:none"


def _duties(draft: ClaimDraft, parts: Sequence[SignClause], head: SignClause) -> Iterator[str]:
    """Where a word of duty stands: it governs the main predicate, or it is told in a part of it."""
    if _earlier(draft):
        yield "duty:before"
    duties = [hit for hit in of(draft.hits, "kind", "normative") if not _is_undue(draft, hit)]
    if not duties:
        yield "duty:none"
        return
    quotes = [match.span(1) for match in _QUOTES.finditer(draft.block.text, draft.start, draft.end)]
    places = [(hit, _place(draft, hit, parts, head, quotes)) for hit in duties]
    best = {place for _, place in places}
    if any(place in ("head", "main") and _STRONG.match(_word(draft, hit)) for hit, place in places):
        yield "duty:governs"
    yield from (f"duty:{place}" for place in best)
    if not best & {"head", "main"}:
        yield "duty:told"
    first = min(duties, key=lambda hit: (hit.start, -hit.end))
    yield f"duty:word:{draft.block.shade[first.start : first.end][:6]}"


def _word(draft: ClaimDraft, hit: CueHit) -> str:
    return draft.block.shade[hit.start : hit.end]


def _is_undue(draft: ClaimDraft, hit: CueHit) -> bool:
    """The word is part of another (顺应, 应收) or is denied (没有必要)."""
    around = draft.block.shade[max(draft.start, hit.start - 2) : min(draft.end, hit.end + 4)]
    return any(match.start() < hit.end - max(draft.start, hit.start - 2) for match in _UNDUE.finditer(around))


_STRONG = worded("predicates", "(?:{duty_words})$")
_UNDUE = worded("predicates", "[顺因适反供照响相对]应|{undue}")
_BEFORE = worded("predicates", r"{governing}|需要?(?!的)|\b{governing_en}\b")


def _earlier(draft: ClaimDraft) -> bool:
    """A duty word of the same sentence, before the proposition, may govern it too."""
    since = max(draft.block.shade.rfind(stop, 0, draft.start) for stop in "。.!?") + 1
    return _BEFORE.search(draft.block.shade, since, draft.start) is not None


def _place(
    draft: ClaimDraft, hit: CueHit, parts: Sequence[SignClause], head: SignClause, quotes: Sequence[tuple[int, int]]
) -> str:
    if any(start <= hit.start < end and start > draft.start + 1 for start, end in quotes):
        return "quoted"
    clause = next((part for part in parts if part.start <= hit.start < part.end), head)
    if clause.part != "main" and (draft.is_english or clause != parts[-1]):
        return clause.part
    before = draft.block.shade[clause.start : hit.start]
    if _ASKED.search(before[-_NEAR:]) or _ASKED.search(draft.block.shade[hit.start : hit.end + 2]):
        return "asked"
    if _COMPLEMENT.search(before):
        return "complement"
    if not draft.is_english and _OWED.match(draft.block.shade, hit.end, clause.end):
        return "relative"
    return "head" if clause == head else "main"
