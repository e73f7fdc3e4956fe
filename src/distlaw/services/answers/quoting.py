"""Words that a draft sets as a quotation: each has to stand in the span of its handle, whole and in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from distlaw.model.claim_record import ClaimRecord
from distlaw.services.answers.actors import actors
from distlaw.services.answers.corpus import Corpus
from distlaw.services.answers.cut import cut
from distlaw.services.answers.draft import HERE, DraftSentence, DraftUnit
from distlaw.services.answers.quotations import Quoted, is_passage
from distlaw.services.answers.saying import says
from distlaw.text.fold import folded
from distlaw.text.titles import title_key
from distlaw.vocab.attribution import either, load_attribution

_TRAILING = " \t\n.,;:!?。，；：！？、…"
_TITLED = re.compile(r"[《〈]([^《》〈〉]+)[》〉]")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3}|==)(?=\S)(?P<words>.+?)(?<=\S)\1", re.S)
_BETWEEN_SIGNS = re.compile(
    r"(?P<sign>[^\w\s.,;:!?。，；：！？、()（）\[\]<>《》|>#*_%&§$¥€£°·…—–\-'\"“”‘’])(?P<words>[^\n]{8,}?)[^\w\s,.。，]"
)
_ASIDE = re.compile(r"(?<!\])\[(?P<words>[^\[\]]+)\](?![\[(:])")
_LIKE = 75  # of 100: words set off otherwise are a quotation where a claim has nearly the same
_ORDER = re.compile(r"[，,。.;；]")


class Misquoted(NamedTuple):
    """Words that are no quotation of the claim they stand with; `claim` is the one most like them."""

    code: str
    words: str
    message: str
    claim: ClaimRecord | None = None


def misquoted(unit: DraftUnit, corpus: Corpus) -> Iterator[Misquoted]:
    """Every fault of what the unit quotes."""
    for quoted in unit.quoted:
        if not quoted.is_closed:
            yield Misquoted("unbalanced", quoted.words[:60], "a quotation mark that nothing closes")
            continue
        yield from _quoted(unit, quoted, corpus)
    for words in _set_off(unit):
        near = corpus.nearest_words(words, _LIKE) if is_passage(words) else None
        if (
            near is not None
            and not any(_place(words, claim) for claim in _claims(unit, corpus))
            and not _title(words, corpus)
        ):
            yield _no_span(words, corpus)
    for words in _announced(unit):
        if not any(_place(words, claim) for claim in _claims(unit, corpus)):
            yield _no_span(words, corpus)
    for words in _titles(unit):
        own = {title_key(title) for claim in _claims(unit, corpus) for title in _titles_of(claim, corpus)}
        if unit.identities and title_key(words) not in own:
            yield Misquoted("wrong_work", words, "the claim's work is not called so", _claims(unit, corpus)[0])
    yield from _out_of_order(unit, corpus)


def _titles_of(claim: ClaimRecord, corpus: Corpus) -> tuple[str, ...]:
    work = corpus.works[claim.key]
    return (*work.titles, work.container)


def _titles(unit: DraftUnit) -> Iterator[str]:
    """Words in capitals and italics, behind a word for a writing or as a clause of their own with in: a title."""
    writings = either(load_attribution().writings["en"])
    for match in _EMPHASIS.finditer(unit.written):
        words, before = match["words"].split(), unit.written[: match.start()]
        is_title = len(words) > 1 and sum(word[:1].isupper() for word in words) * 2 > len(words)
        is_case = {"v.", "v", "re", "parte"} & {word.lower() for word in words}
        if is_title and not is_case and re.search(rf"(?:\b(?:{writings})|,\s*in|\bthe)\s+$", before):
            yield match["words"]


def _quoted(unit: DraftUnit, quoted: Quoted, corpus: Corpus) -> Iterator[Misquoted]:
    sentence = _sentence(unit, quoted)
    if _is_set_off_handle(unit, quoted) or _title(quoted.words, corpus, _beside(unit, quoted, corpus)):
        return
    claims = _beside(unit, quoted, corpus)
    if claims and _is_of_another(quoted.words, claims[0], corpus):
        yield Misquoted("wrong_work", quoted.words, f"the work is called {claims[0].title}", claims[0])
        return
    held = [(claim, place) for claim in claims if (place := _place(quoted.words, claim))]
    if held and sentence and not is_passage(quoted.words) and _is_named(unit.text[sentence.start : quoted.start]):
        return
    if held:
        before = unit.text[sentence.start : quoted.start] if sentence else ""
        is_term = not is_passage(quoted.words) and not _is_said(folded(_ORDER.split(before)[-1]))
        reasons = [cut(text, start, end, before, is_term=is_term) for _, (text, start, end) in held]
        if all(reasons):
            yield Misquoted(
                "turned_round", quoted.words, f"the quotation begins or ends {reasons[0]} of its source", held[0][0]
            )
    elif _is_titled(quoted.words, unit, sentence):
        yield Misquoted("wrong_work", quoted.words, "the claim's work is not called so", claims[0] if claims else None)
    elif not _is_term(unit, quoted, sentence, corpus):
        yield _no_span(quoted.words, corpus)


def _claims(unit: DraftUnit, corpus: Corpus) -> list[ClaimRecord]:
    return [corpus.claims[one] for one in unit.identities]


def _beside(unit: DraftUnit, quoted: Quoted, corpus: Corpus) -> list[ClaimRecord]:
    """The claim whose handle follows first; behind the last one, that."""
    number = unit.text.count(HERE, 0, quoted.end)
    if quoted.words.count(HERE):
        number -= quoted.words.count(HERE)
    return [corpus.claims[one] for one in (unit.identities[number : number + 1] or unit.identities[-1:])]


def _sentence(unit: DraftUnit, quoted: Quoted) -> DraftSentence | None:
    return next((one for one in unit.sentences if one.start <= quoted.start < one.end), None)


def _place(words: str, claim: ClaimRecord) -> tuple[str, int, int] | None:
    """Where the words stand in the claim, to the character but for the first letter's case and a mark that
    English print puts inside."""
    bare = words.replace(HERE, "").strip(_TRAILING)
    for text in (claim.text, claim.quote) if bare else ():
        for form in (bare, bare[0].swapcase() + bare[1:]):
            if (at := text.find(form)) >= 0:
                return text, at, at + len(form)
    return None


def _title(words: str, corpus: Corpus, claims: list[ClaimRecord] | None = None) -> bool:
    """Whether the words are the title of the claim's work, or of any where no claim is given."""
    keys = corpus.titles.get(title_key(words), ())
    return bool(keys) and (claims is None or any(claim.key in keys for claim in claims) or not claims)


def _is_titled(words: str, unit: DraftUnit, sentence: DraftSentence | None) -> bool:
    """Whether words in a handle's sentence are written as a title is: Machines on Trial."""
    parts = words.split()
    capitals = sum(part[:1].isupper() for part in parts)
    return (
        len(parts) > 1 and capitals * 2 > len(parts) and bool(sentence and sentence.segments) and not is_passage(words)
    )


def _is_of_another(words: str, claim: ClaimRecord, corpus: Corpus) -> bool:
    """Whether the words are the title of another work, by other authors."""
    keys = corpus.titles.get(title_key(words), ())
    return bool(keys) and claim.key not in keys


def _no_span(words: str, corpus: Corpus) -> Misquoted:
    near = corpus.nearest_words(words)
    if near is not None and _place(words, near):
        message = "these words are of another claim; put its handle there"
    elif near is not None:
        message = f"no span has these words; the nearest is: {near.text[:160]}"
    else:
        message = "no span has these words"
    return Misquoted("not_in_span", words, message, near)


def _is_set_off_handle(unit: DraftUnit, quoted: Quoted) -> bool:
    """A block with handles and nothing else: `> [[c:…]]`."""
    return unit.text[quoted.start :].lstrip()[:1] == ">" and not quoted.words.replace(HERE, "").strip(_TRAILING)


def _is_term(unit: DraftUnit, quoted: Quoted, sentence: DraftSentence | None, corpus: Corpus) -> bool:
    """Words too few to be a passage, which nobody is said to have said: a term, in quotation marks as authors set one.

    Beside a handle, only in a clause of its own, or where the words before it say that it is one.
    """
    if is_passage(quoted.words) or HERE in quoted.words or sentence is None:
        return False
    before, after = unit.text[sentence.start : quoted.start], unit.text[quoted.end : sentence.end]
    if _is_named(before) or after.startswith(load_attribution().named["zh"]):
        return True
    clause_before, clause_after, following = _ORDER.split(before)[-1], *([*_ORDER.split(after), ""][:2])
    around = folded(f"{clause_before} x {clause_after}")
    is_said = bool(actors(around, corpus)) or _is_said(folded(clause_before))
    told = says(folded(following))
    is_said = is_said or bool(told and (not told.rest.strip() or actors(folded(following), corpus)))
    if HERE not in after and HERE not in before:
        return not is_said
    return not is_said and HERE not in clause_after and HERE not in clause_before


def _is_said(before: str) -> bool:
    """Whether a verb of somebody else's saying stands right before."""
    found = says(before)
    selves = load_attribution().selves
    if not found or len(found.rest.split()) > 2:
        return False
    who = found.who.strip().lower()
    return not (
        who.endswith(selves["zh"])
        or who.startswith(selves["zh"])
        or who.split()[-1:] in [[one] for one in selves["en"]]
    )


def _is_named(before: str) -> bool:
    """Whether the words before say that a term follows: 所谓“…”, what I call the “…”."""
    naming = load_attribution().naming
    words = re.sub(r"\s+(?:the|an?)$", "", before.rstrip().lower())
    return words.endswith((*(word.lower() for word in naming["en"]), *naming["zh"]))


def _set_off(unit: DraftUnit) -> Iterator[str]:
    """Words that are set off without quotation marks: as a title, in italics, in square brackets."""
    yield from (match[1] for match in _TITLED.finditer(unit.text))
    yield from (match["words"] for match in _EMPHASIS.finditer(unit.written) if HERE not in match["words"])
    yield from (match["words"] for match in _BETWEEN_SIGNS.finditer(unit.text) if HERE not in match["words"])
    yield from (match["words"] for match in _ASIDE.finditer(unit.text) if HERE not in match["words"])


def _announced(unit: DraftUnit) -> Iterator[str]:
    """Words that are quoted without a mark: quote … end quote; 原文如下：…"""
    words = load_attribution()
    spoken = either((*words.spoken["en"], *words.spoken["zh"]))
    for match in re.finditer(
        rf"(?:{spoken})[\s,:：，—–-]+(?P<words>[^⁂]+?)[\s,:：，—–-]+(?:{spoken})", unit.text, re.IGNORECASE
    ):
        yield match["words"]
    verbatim = either((*words.verbatim["en"], *words.verbatim["zh"]))
    for match in re.finditer(
        rf"(?:{verbatim})[^:：⁂]{{0,12}}[:：]\s*(?P<words>[^⁂“「『\"]+)", unit.text, re.IGNORECASE
    ):
        if is_passage(match["words"]):
            yield match["words"].strip(_TRAILING)


def _out_of_order(unit: DraftUnit, corpus: Corpus) -> Iterator[Misquoted]:
    """Two quotations of one claim have to follow one another as in the source."""
    last: dict[str, int] = {}
    for quoted in unit.quoted:
        for claim in _beside(unit, quoted, corpus)[:1] if unit.identities else []:
            found = _place(quoted.words, claim)
            if found is None:
                continue
            if found[1] < last.get(claim.id, 0):
                yield Misquoted("not_in_span", quoted.words, "the source has these words before the others", claim)
            last[claim.id] = max(last.get(claim.id, 0), found[2])
