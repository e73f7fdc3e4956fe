"""Finds what stands for a case cited before: short forms, supra, Id., and short names in running text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from distlaw.extract.cases.chain import CitedCase
from distlaw.extract.cases.names_en import joiners, starters
from distlaw.extract.cases.short_names import short_names
from distlaw.extract.cases.us_reporters import short_citations
from distlaw.extract.spans.taken import overlaps

_PAGES = r"\*?\d{1,5}(?:[-:]\d{1,5}){0,2}(?:\s?n\.\s?\d+)?"
_PARAGRAPHS = r"¶{1,2}\s?\d{1,4}(?:-\d{1,4})?"
_PLACE = rf"(?:(?:at\s)?(?:pp?\.\s)?(?:{_PAGES})(?:,\s(?:{_PAGES})){{0,3}}(?:,\s{_PARAGRAPHS})?|(?:at\s)?{_PARAGRAPHS})"
_SUPRA = re.compile(
    rf",?\s(?:\d{{1,4}}\s)?(?:supra|above)(?P<note>\s(?:notes?|nn?\.?)\s?\d{{1,4}})?"
    rf"(?:,?\s(?:at\s)?{_PLACE}(?!\d|\s[A-Z][\w.\s]{{1,20}},?\sat\s))?(?![A-Za-z])"
)
_ID = re.compile(rf"(?<![A-Za-z.-])(?P<word>Id\.|id\.|Ibid\.?|ibid\.?)(?:,?\s(?:{_PLACE}|\[\d+\]|para\s\d+))?(?!\s§)")
_VOLUME_FOLLOWS = re.compile(r",?\s\d{1,4}\s[A-Z][\w.\s]{1,20},?\sat\s")
_WORDS_BEFORE = re.compile(r"((?:[A-Z][\w.&'-]*|&|of|the|and|for)(?:\s(?:[A-Z][\w.&'-]*|&|of|the|and|for)){0,6}),?\s?$")
_BESIDE = re.compile(r",?\s{1,2}")
_RECENT = 300  # how far back, in citations, a supra reaches


def shortened(text: str, cited: list[CitedCase]) -> list[CitedCase]:
    """Mentions that lean on the given ones, or on a known case of a name nobody else bears; in no order."""
    ordered = sorted(cited, key=lambda c: c.start)
    out = [*_short_cites(text, ordered), *_supras(text, ordered)]
    out += short_names(text, ordered, [*ordered, *out])
    return [*out, *_ids(text, sorted([*ordered, *out], key=lambda c: c.start))]


def _short_cites(text: str, cited: list[CitedCase]) -> Iterator[CitedCase]:
    heads: dict[str, list[CitedCase]] = {}
    for case in cited:
        for key in case.keys:
            if key.scheme in ("us_reporter", "wl"):
                heads.setdefault(key.values[0].rsplit(" ", 1)[0], []).append(case)
    taken = sorted((case.start, case.end) for case in cited)
    for printed, end, page in short_citations(text):
        if overlaps(taken, printed.start, end):
            continue
        cases = [
            case
            for value in printed.values("", 0)
            for case in heads.get(value.strip(), ())
            if case.end <= printed.start
        ]
        beside = next(
            (case for case in cited if not case.keys and _BESIDE.fullmatch(text, case.end, printed.start)), None
        )
        if beside:
            full = _meant(beside.name, cases)
            antecedent = full.head if full else ""
            yield CitedCase(beside.start, end, "case.short", 0.95, name=beside.name, antecedent=antecedent)
            continue
        before = text[max(0, printed.start - 70) : printed.start]
        full = _meant(before, cases)
        bare = re.sub(r",?\ssupra,?\s$", "", before)
        start = printed.start - (len(before) - len(bare)) - _name_before(bare, full)
        name = re.sub(r",?\ssupra$", "", text[start : printed.start].strip(" ,"))
        yield CitedCase(
            start, end, "case.short", 0.95 if full else 0.7, name=name or printed.values(page, 0)[0],
            antecedent=full.head if full else "",
        )  # fmt: skip


def _meant(before: str, cases: list[CitedCase]) -> CitedCase | None:
    """Of the cases in that volume the one whose party stands before; else the only one there is."""
    named = [case for case in cases if any(party and party.split(",")[0] in before for party in _parties(case))]
    heads = {case.head for case in named or cases}
    return (named or cases)[-1] if len(heads) == 1 else None


def _parties(case: CitedCase) -> tuple[str, ...]:
    return (case.plaintiff, case.defendant)


def _name_before(text: str, full: CitedCase | None) -> int:
    """How many characters before a short citation are its name."""
    words = _WORDS_BEFORE.search(text)
    if not words:
        return 0
    starts = [words.start() + m.start() for m in re.finditer(r"\S+", words.group(1))]
    for start in starts:
        if full and _is_party(text[start:].strip(" ,"), full):
            return len(text) - start
    run = words.group(1)
    cut = max(_opening(run), run.rfind(". ") + 2 if re.search(r"[a-z]{4}\. ", run) else 0)
    return len(words.group()) - cut if run[cut:].strip() else 0


def _opening(words: str) -> int:
    """How many characters of the words before a short form open the sentence and are no name."""
    at = 0
    for match in re.finditer(r"\S+\s?", words):
        word = match.group().strip(" ,")
        if word not in starters() and word.rstrip(".") not in starters() and word.lower() not in joiners():
            break
        at = match.end()
    return at


def _supras(text: str, cited: list[CitedCase]) -> Iterator[CitedCase]:
    if "supra" not in text and " above" not in text:
        return
    ends = [case.end for case in cited]
    for match in _SUPRA.finditer(text):
        index = bisect_right(ends, match.start())
        beside = cited[index - 1] if index and ends[index - 1] == match.start() and not cited[index - 1].keys else None
        name = beside.name if beside else _party_before(text[max(0, match.start() - 70) : match.start()])
        if not name:
            continue
        start = beside.start if beside else match.start() - len(name)
        earlier = [case for case in cited[:index][-_RECENT:] if case is not beside]
        head = next((c.head for c in reversed(earlier) if _is_party(name, c) or name == c.name), "")
        if _VOLUME_FOLLOWS.match(text, match.end()):
            continue  # a short form, not a supra
        if head or not (match["note"] or "above" in match.group()):
            yield CitedCase(start, match.end(), "case.supra", 0.95 if head else 0.6, name=name, antecedent=head)


def _party_before(text: str) -> str:
    words = _WORDS_BEFORE.search(text)
    return words.group(1)[_opening(words.group(1)) :].rstrip(",") if words else ""


def _is_party(name: str, case: CitedCase) -> bool:
    return any(
        party.startswith(name) and len(name) > 2 for party in (case.plaintiff, case.defendant, case.name) if party
    )


def _ids(text: str, cited: list[CitedCase]) -> Iterator[CitedCase]:
    ends = [case.end for case in cited]
    for match in _ID.finditer(text):
        index = bisect_right(ends, match.start())
        last = cited[index - 1] if index else None
        between = text[last.end : match.start()] if last else text[max(0, match.start() - 600) : match.start()]
        if len(between) > 600 or _other_authority(between):
            continue
        if last is not None:
            yield CitedCase(match.start(), match.end(), "case.id", 0.9, name=last.name, antecedent=last.head)
        elif match["word"][0] == "I" and not re.search(r"\w\s?$", between):
            yield CitedCase(match.start(), match.end(), "case.id", 0.4, name=match["word"])


def _other_authority(between: str) -> bool:
    """Whether something else was cited since: a statute, a journal, a note."""
    return bool(re.search(r"U\.S\.C|§|L\.\s?(?:Rev|J)\.|supra|\bAct\b|\d{4}\)\.?\s*$.*arXiv|arXiv", between))
