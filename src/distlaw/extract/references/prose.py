"""References in running prose: law-review and preprint citations in a sentence, with their authors or by volume,
journal and page alone, `作者：《题》，载《刊》…` in a note pasted into a paragraph, lines
that begin with a note's marker where the parser made no entries of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from distlaw.extract.references.grammars import marker_length, parsed
from distlaw.extract.references.grammars.short import parse_short, parse_supra
from distlaw.extract.references.printed import PrintedText
from distlaw.extract.references.reference import ReferenceParse
from distlaw.text.han import HAN
from distlaw.vocab.reporters import journal_called
from distlaw.vocab.words import worded

ProseReference = tuple[int, int, str, ReferenceParse]  # start, end, marker, parse
Taken = Callable[[int, int], bool]
_ENGLISH = re.compile(
    r"(?:\d{1,4}\s[A-Z][A-Za-z.&'’ ]{2,60}?\s\d{1,5}(?:,\s\d[\d\-–, n.]*)?\s\((?:[A-Z][a-z]{2,8}\.?\s)?"
    r"(?:19|20)\d\d\)|arXiv:\s?\d{4}\.\d{4,5}(?:v\d)?(?:\s\((?:19|20)\d\d\))?)"
)
_ALONE = re.compile(
    r"(?<![\w.§-])\d{1,4}\s(?P<journal>[A-Z][A-Za-z.&'’ ]{2,60}?),?\s\d{1,5}\b"
    r"(?:,?\s(?:at\s)?\d{1,5}(?:[-–]\d{1,5})?\b)?(?:\s\((?:1[89]|20)\d\d(?:[-–]\d\d)?\))?"
)
_ZH = re.compile(
    rf"(?P<who>[{HAN}·、A-Z\[\]() ]{{2,40}}):《[^《》\n]{{4,80}}(?:《[^》\n]{{1,40}}》[^《》\n]{{0,40}})?》"
    r"(?:\([^()\n]{1,20}\))?,\s?(?:[^,。;\n《》]{2,30}译,\s?)?(?:载?《[^《》\n]{2,40}》[^,。;\n]{0,30}"
    r"|[^,。;\n《》]{2,40}\d{4}年\S{0,2}版)(?:,\s?第[\d\-—~、 ]+页)?"
)
_SENTENCE = re.compile(r"(?:[.!?][\"”]?\s+(?=[A-Z])|;\s+|[。；！？\n]|:\s+(?=[A-Z])|\(\s*(?=[A-Z][a-z]))")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Ms|Dr|Prof|St|Jr|Sr|al|ed|eds|No|vol|v|vs|Cf|Inc|Corp|Co|Ltd|Rev|L|U)\.)\s+$"
)
_SIGNAL = re.compile(
    r"^(?:(?:But |See )?(?:[Ss]ee(?: also| generally|, e\.g\.,)?|[Cc]f\.|[Aa]ccord)\s+|(?:as|in|by|and|per|also)\s+)"
)
_SUPRA = re.compile(
    r"(?<![\w&])(?P<who>[A-Z][\w'’\-]+(?:\s(?:&\s)?[A-Z][\w'’\-]+){0,3}(?:,\s[A-Z][\w'’\- ]{2,60}?)?),"
    r"\ssupra(?:\snote\s\d{1,4})?"
    r"(?:,?\sat\s\d+(?:[-–]\d+)?)?"
)
_AGAIN = re.compile(r"[.;)\]]{0,2}\s{1,2}(?P<short>(?:Id|Ibid)\.?(?:,?\s+at\s+\d+(?:[-–]\d+)?)?)(?=[.;,\s]|$)")
_ADDRESS = re.compile(rf"(?<!\]\()(?<![\w\"'=(])https?://[^\s<>\"，。；、）》\]{HAN}]{{4,400}}")
_WORKS = {"bluebook_journal", "oscola_journal", "chicago_journal", "preprint"}
_LONGEST_HEAD = 320
_SHORTEST_LINE = 10
_PROMISING = worded("reference_entries", r"《|(?:19|20)\d\d|https?://|supra|{earlier}|〈")
_SIGNAL_ZH = worded("reference_entries", "{cited_through}|见(?=[{han}]{2,4}$)")
_MARKED = re.compile(
    r"^[ \t]*(?:[-*•][ \t]+)?(?:[\[(【（〔［]\s*(?:注)?\s*\d{1,3}\s*[\])】）〕］]|注\s*\d{1,3}\s*[:：])", re.MULTILINE
)


def inline_references(
    text: str, start: int, end: int, is_taken: Taken = lambda low, high: False
) -> Iterator[ProseReference]:
    """References in the reading text's `[start, end)`, in order and apart; `is_taken` says what to pass over."""
    taken = start
    found = sorted(
        [*_marked(text, start, end, is_taken), *_in_prose(text, start, end, is_taken), *_short_forms(text, start, end)],
        key=lambda one: (one[0], -one[1]),
    )
    for one in found:
        if one[0] >= taken:
            yield one
            taken = one[1]
        if taken == one[1] and (again := _AGAIN.match(text, taken, end)):
            short = parse_short(PrintedText.of(again["short"]))
            if short is not None:
                yield again.start("short"), again.end("short"), "", short
                taken = again.end("short")


def _marked(text: str, start: int, end: int, is_taken: Taken) -> Iterator[ProseReference]:
    """Lines that begin with a note's marker and read whole as a reference."""
    for match in _MARKED.finditer(text, start, end):
        stop = text.find("\n", match.end(), end)
        stop = end if stop < 0 else stop
        line = text[match.start() : stop]
        if not _PROMISING.search(line) or len(line) < _SHORTEST_LINE or is_taken(match.end(), stop):
            continue
        parse = parsed(line)
        if not _is_work(parse) and parse.short is None:
            continue
        marker = re.search(r"\d+", line)
        body = match.start() + marker_length(line)
        yield body, stop, marker.group() if marker else "", parse


def _is_work(parse: ReferenceParse) -> bool:
    return (
        parse.is_verified
        and bool(parse.item.title)
        and parse.item.csl_type not in ("legal_case", "legislation", "regulation")
    )


def _in_prose(text: str, start: int, end: int, is_taken: Taken) -> Iterator[ProseReference]:
    flat = PrintedText.of(text[start:end]).flat
    for match in _ZH.finditer(flat):
        low = match.start() + _lead(flat[match.start() : match.end("who")])
        if is_taken(start + low, start + match.end()):
            continue
        parse = parsed(text[start + low : start + match.end()])
        if _is_work(parse):
            yield start + low, start + match.end(), "", parse
    for match in _ENGLISH.finditer(text, start, end):
        if is_taken(*match.span()):
            continue
        low = _sentence_start(text, max(start, match.start() - _LONGEST_HEAD), match.start())
        parse = parsed(text[low : match.end()])
        if parse.rule in _WORKS and parse.item.contributors and parse.is_verified:
            yield low, match.end(), "", parse
    for match in _ALONE.finditer(text, start, end):
        if journal_called(match["journal"]) and not is_taken(*match.span()):
            yield match.start(), match.end(), "", parsed(match.group())


def _short_forms(text: str, start: int, end: int) -> Iterator[ProseReference]:
    """`Lemley & Casey, supra note 12, at 750` and addresses that stand in a sentence."""
    for match in _SUPRA.finditer(text, start, end):
        short = parse_supra(PrintedText.of(match.group()))
        if short is not None:
            yield match.start(), match.end(), "", short
    for match in _ADDRESS.finditer(text, start, end):
        address = match.group().rstrip(".,;:!?)'")
        yield match.start(), match.start() + len(address), "", parsed(address)


def _lead(who: str) -> int:
    """How much of the words before the colon is prose: signals and what stands before a bracket of nationality."""
    signals = list(_SIGNAL_ZH.finditer(who))
    return signals[-1].end() if signals else 0


def _sentence_start(text: str, low: int, high: int) -> int:
    """Where the sentence or clause that holds the citation's names begins."""
    at = low
    for match in _SENTENCE.finditer(text, low, high):
        if not _ABBREVIATION.search(text[max(low, match.end() - 12) : match.end()]):
            at = match.end()
    while signal := _SIGNAL.match(text[at:high]):
        at += signal.end()
    return at
