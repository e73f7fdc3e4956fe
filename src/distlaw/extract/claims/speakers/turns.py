"""Texts in which the layout says who speaks: dialogues by the labels before the turns, judgments by how "
"paragraphs open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from distlaw.extract.claims.blocks import ClaimBlock
from distlaw.extract.claims.cues import sheet
from distlaw.extract.claims.lexicon import cue_text
from distlaw.extract.claims.speakers.attribution import Role
from distlaw.extract.claims.speakers.en_names import persons_in
from distlaw.extract.claims.speakers.parties import Parties, parties
from distlaw.extract.claims.speakers.words import filed_under
from distlaw.model.argument import Speaker
from distlaw.model.document import ParsedDocument
from distlaw.text.fold import simplified
from distlaw.text.han import HAN
from distlaw.text.numerals import TO_TEN
from distlaw.vocab.cues import Language
from distlaw.vocab.words import word_list, worded

_LABEL = re.compile(rf"(?P<name>[{HAN}·]{{1,10}}|(?:[A-Z][\w.'’\-]*)(?: [A-Z][\w.'’\-]*){{0,3}})\s*[:：]\s*")
_SAYS = worded("speakers_zh", "{pleadings}?{pleading}?[称稱]$|{party_views}$")
_NUMBER = re.compile(rf"^[(（]?[{TO_TEN}\d]{{1,3}}[)）、.．]\s*")
_OPENS = 90  # characters of a block in which the words of a seat are sought
_SIGNS = 2  # different signs that make a text a judgment
_BRIEF, _ENGAGED = 240, 1_500  # characters in which a brief names itself, and its client
_READ = 20_000  # characters in which a notice uses its formulas
_VOICES, _APART = 3, 1_400  # different ways in which a judge speaks, and characters from one to the next
_PLEADS = worded("speakers_en", "{pleas}", re.IGNORECASE)
_LOWER = re.compile("(?:一[审審]|原[审審]|二[审審]|原二[审審])(?:法院)?")
_CLIENT = re.compile(rf"(?:接受|受)(?P<name>[{HAN}]{{2,30}}?)(?:的)?委托")


@dataclass(frozen=True, slots=True)
class Turns:
    """Who the labels of a dialogue stand for; `None` for one who only asks."""

    labels: dict[str, Speaker | None]

    def at(self, block: ClaimBlock) -> tuple[int, Speaker | None] | None:
        """Where the turn's words begin and whose they are, if the block opens a turn."""
        match = _LABEL.match(block.text)
        if match is None or match.group("name") not in self.labels:
            return None
        return match.end(), self.labels[match.group("name")]


def dialogue(parts: Sequence[ClaimBlock]) -> Turns:
    """The labels of a dialogue: two at least, one of them used again."""
    found = Counter(m.group("name") for block in parts if (m := _LABEL.match(block.text)) and len(block.text) > m.end())
    known = {name for name in found if _asks(name)}
    names = {name for name in found if found[name] > 1 or known}
    if len(names) < 2 or sum(found[name] for name in names) < 3:
        return Turns({})
    return Turns({name: None if _asks(name) else _speaker(name) for name in names})


def _asks(name: str) -> bool:
    return any(re.fullmatch(filed_under("interviewer", language), name.lower()) for language in ("zh", "en"))


def _speaker(name: str) -> Speaker:
    if name in ("答", "A"):
        return Speaker()
    return Speaker(type="person", name=simplified(name))


@dataclass(slots=True)
class Seats:
    """The seats of a judgment, block by block. The court that decides is its author."""

    parties: Parties
    is_english: bool = False  # every sentence of an English judgment is the court's unless it says otherwise
    is_silent: bool = False  # what only opens or closes a part says nothing
    is_unheard: bool = True  # until somebody is heard: facts and costs are seldom claims
    section: str = ""
    court: Speaker = field(default_factory=Speaker)  # or the judge who dissents

    def at(self, block: ClaimBlock, seat: Speaker, role: Role) -> tuple[Speaker, Role]:
        """Who holds the floor from this block on, and in which role."""
        if self.is_english:
            self.is_unheard = False
            return self._english(block, seat, role)
        if block.section != self.section:
            self.section = block.section
            opened = _value(cue_text(block.section))
            seat, role = (Speaker(), "") if opened == "facts" else self._seat(opened, block.section, seat, role)
        value = _value(block.shade)
        seat, role = self._seat(value, block.text, seat, role)
        self.is_silent, self.is_unheard = value in ("end", "heading"), value in ("facts", "found") or not role
        return seat, role

    def _english(self, block: ClaimBlock, seat: Speaker, role: Role) -> tuple[Speaker, Role]:
        """A line that names a party's case hands it the floor, until one that names the court's part of the text."""
        opened = {hit.entry.value for hit in sheet("seat", "en").scan_whole(block.shade, 0, len(block.shade))}
        if "dissent" in opened:
            named = persons_in(block.text[:_OPENS])
            self.court = Speaker(type="person", name=named[0] if named else "dissent")
        if "submission" in opened:
            party = re.sub(r"^[Tt]he |['’]s? \w+(?: of \w+)?[:.]?$", "", block.text)
            return Speaker(type="organisation", name=party), "submission"
        keeps = role == "submission" and not opened & {"holding", "dissent"} and seat.type != "author"
        return (seat, role) if keeps else (self.court, "holding")

    def _seat(self, value: str, text: str, seat: Speaker, role: Role) -> tuple[Speaker, Role]:
        """Facts leave the seat as it is; what a court found, and what closes the judgment, empties it."""
        if value in ("holding", "order"):
            return Speaker(), "holding"
        if value == "lower":
            named = _LOWER.match(text)
            lower = self.parties.lower or (simplified(named.group()) if named else "一审法院")
            return Speaker(type="organisation", name=lower), "holding"
        if value in ("submission", "heading"):
            party = _SAYS.sub("", re.split(r"[,:，：]", _NUMBER.sub("", text))[0])
            found = self.parties.speaker(party)
            keeps = role == "submission" and found.type == "group" and seat.type != "author"
            return (seat if keeps else found), "submission"
        return (Speaker(), "") if value in ("end", "found") else (seat, role)


def judgment(document: ParsedDocument, parts: Sequence[ClaimBlock]) -> Seats | None:
    """The seats of a judgment or of a party's brief; None for any other text."""
    language: Language = "en" if document.language == "en" else "zh"
    signs = _signs(document.reading.source, language)
    if (
        document.genre != "judgment"
        and len(signs) < _SIGNS
        and not signs.intersection(word_list("speakers_zh", "sure_signs").words)
        and not (language == "en" and _is_voiced(document.reading.source))
    ):
        return None
    if language == "en":
        return Seats(Parties({}, {}), is_english=True)
    return Seats(parties(document.reading.source))


def brief(document: ParsedDocument) -> Speaker | None:
    """The party for whom a brief (代理词, 答辩状), a notice or a letter of demand speaks throughout; None for any other
    text."""
    source = document.reading.source
    opening = cue_text(source[:_BRIEF])
    if document.language == "en":
        named = any(hit.entry.value == "brief" for hit in sheet("seat", "en").scan(opening))
        pleads = bool(_PLEADS.search(source)) if named else len(_sworn(source)) > 1
        return Speaker() if pleads else None
    kind = next((hit for hit in sheet("seat", "zh").scan(opening) if hit.entry.value == "brief"), None)
    if kind is None or len(opening) < _BRIEF // 4:
        return None
    client = _CLIENT.search(source[:_ENGAGED])
    found = parties(source)
    if client:
        return found.speaker(re.sub(rf"^.*{filed_under('party', 'zh')}", "", client.group("name")))
    before = re.search(rf"{filed_under('party', 'zh')}$", opening[: kind.start])
    return found.speaker(before.group()) if before else None


def _is_voiced(source: str) -> bool:
    """Whether a judge speaks in an English text, in many ways and again and again."""
    said = [hit for hit in sheet("seat", "en").scan(cue_text(source)) if hit.entry.value == "voice"]
    return len({hit.entry.source for hit in said}) >= _VOICES and _APART * len(said) >= len(source)


def _sworn(source: str) -> set[str]:
    """The formulas of a notice or a demand."""
    hits = sheet("seat", "en").scan(cue_text(source[:_READ]))
    return {hit.entry.source for hit in hits if hit.entry.value == "sworn"}


@lru_cache(maxsize=4)  # the records of one file share its source
def _signs(source: str, language: Language) -> frozenset[str]:
    """The words at the head of a source's lines that only a judgment opens with."""
    lexicon, signs = sheet("seat", language), set[str]()
    for line in cue_text(source.replace("\n", "\0")).split("\0"):
        line = re.sub(rf"(?<=[{HAN}]) (?=[{HAN}])", "", line.strip(" #*>【】").strip()[:_OPENS])
        found = [*lexicon.scan(line), *lexicon.scan_whole(line, 0, len(line))]
        signs |= {line[hit.start : hit.end][:12] for hit in found if hit.entry.value == "sign"}
    return frozenset(signs)


def tells(shade: str) -> bool:
    """Whether a sentence of a judgment opens what happened, in nobody's words."""
    return _value(shade.rstrip("。.;")) == "found"


def _value(shade: str) -> str:
    """What the opening words of a paragraph or a heading say of whose words follow, or empty."""
    lexicon = sheet("seat", "zh")
    hits = [*lexicon.scan_whole(shade, 0, len(shade)), *lexicon.scan(shade, 0, min(len(shade), _OPENS))]
    values = {hit.entry.value for hit in hits}
    order = ("heading", "holding", "order", "lower", "submission", "end", "found", "facts")
    return next((value for value in order if value in values), "")
