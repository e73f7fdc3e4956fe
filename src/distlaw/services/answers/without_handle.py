"""What a draft says that somebody thinks, without a handle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from distlaw.model.claim_record import ClaimRecord
from distlaw.services.answers.actors import Actor
from distlaw.services.answers.agreement import agrees, shared
from distlaw.services.answers.clauses import ActorClause, clauses
from distlaw.services.answers.corpus import Corpus
from distlaw.services.answers.draft import DraftSentence, DraftUnit
from distlaw.services.answers.quotations import MASK
from distlaw.services.answers.saying import says
from distlaw.services.answers.wrong import Wrong
from distlaw.text.han import HAN
from distlaw.vocab.attribution import either, load_attribution
from distlaw.vocab.negation import negates
from distlaw.vocab.words import word_list

_CONTENT = 5  # Chinese characters: what is shorter leads on
_ABOUT = re.compile(r"(?:about|on|in|of|for|with|from|to|against|as|differently|otherwise)\b")
_IN_HIS_VIEW = re.compile(
    r"\b(?:in|on) (?:his|her|the author[’']s) (?:view|opinion|words|account|reading)\b|^在[他她]看来", re.IGNORECASE
)


def unlicensed(unit: DraftUnit, number: int, above: Sequence[ClaimRecord], corpus: Corpus) -> Iterator[Wrong]:
    """What a sentence without a handle says that somebody thinks; one that speaks of what stands above it names the
    authors of that."""
    sentence = unit.sentences[number]
    if unit.kind == "heading":
        return
    is_lead = sentence.text.rstrip().endswith(":") or _is_before_handle(unit, number)
    if above and _looks_back(sentence.text):
        yield from _looking_back(sentence, above, corpus)
        return
    for clause in clauses(sentence.text, corpus):
        if above and not clause.speaking and (words := _nobody_known(clause)):
            yield Wrong("no_handle", words)
        for one in clause.speaking:
            if (is_lead and _is_short(clause.text, one)) or not _views(clause.text, one, sentence):
                continue
            yield Wrong("no_handle", one.words)
            break


def _is_short(text: str, one: Actor) -> bool:
    """Whether the clause only leads on: it has no content of its own."""
    found = says(text[one.end :])
    rest = found.rest if found else ""
    return not re.match(r"\s*that\b", rest) and len(re.findall(rf"[{HAN}]", rest)) < _CONTENT


def _nobody_known(clause: ActorClause) -> str:
    """He adds that …; the court agrees: a view of somebody who was named before, or of an institution."""
    words = load_attribution()
    text = clause.text.strip()
    found = says(text)
    if found and not negates(found.who) and _has_content(found.rest):
        who = found.who.strip().lower()
        names = (*words.pronouns["zh"], *words.own["zh"])
        is_he = re.search(rf"\b(?:he|she|{either(words.own['en'])})(?: \w+ly| also| then| has| had)?$", who)
        if is_he or who.rstrip("也还又亦则").endswith(names):
            return text
    return shared(text) or (text if _IN_HIS_VIEW.search(text) else "")


def _has_content(rest: str) -> bool:
    return bool(re.match(r"\s*that\s+\w", rest)) or len(re.findall(rf"[{HAN}]", rest)) >= _CONTENT


def _looks_back(text: str) -> bool:
    words = load_attribution().backward
    return bool(re.match(rf"\s*(?:{either(words['en'])})\b", text, re.IGNORECASE)) or text.strip().startswith(
        words["zh"]
    )


def _looking_back(sentence: DraftSentence, above: Sequence[ClaimRecord], corpus: Corpus) -> Iterator[Wrong]:
    """以上三点均出自赵明澜: whoever is named has to be an author of what stands above."""
    last = above[-1]
    for clause in clauses(sentence.text, corpus):
        for one in clause.speaking:
            if not (last.key in one.keys or one.name in corpus.voices(last) | corpus.authors(last)):
                yield Wrong("no_handle", one.words)
        if not clause.speaking and (words := _said_by_a_body(clause.text)):
            yield Wrong("no_handle", words)


def _said_by_a_body(text: str) -> str:
    """So says the Supreme Court."""
    words = load_attribution()
    found = re.match(
        rf"\s*(?:so|thus|以上|此)\W*\w*\s+(?:the\s+)?[\w ]*?\b(?:{either(words.institutions['en'])})\b",
        text,
        re.IGNORECASE,
    )
    return found.group().strip() if found else ""


def _is_before_handle(unit: DraftUnit, number: int) -> bool:
    """Whether the next sentence begins with a handle: this one leads to it."""
    after = unit.sentences[number + 1] if number + 1 < len(unit.sentences) else None
    return bool(after and after.segments and len(after.segments[0].lead.strip()) < 3)


def _views(text: str, one: Actor, sentence: DraftSentence) -> bool:
    """Whether the clause gives the actor a view: a verb of saying or taking sides, a lead, a noun for a view."""
    words = load_attribution()
    before, after = text[: one.start].rstrip().lower(), text[one.end :]
    if agrees(text, one):
        return True
    if re.search(r"\b(?:nothing|not|nowhere)\b", before):
        return False
    if before.endswith(words.leads["en"]) or (
        before.endswith(word_list("drafts", "leads").words) or "看来" in after[:4]
    ):
        return True
    owned = re.match(
        rf"\s*(?:[’']s?\s+(?:\w+\s+)?(?:{either(words.views['en'])})|的(?:{either(words.views['zh'])}))", after
    )
    if owned:
        return bool(re.match(r".{0,12}?(?:\b(?:is|was|remains) that\b|是|在于|即(?!使)|:)", after[owned.end() :]))
    if re.match(r"\s*as\b", text.lower()) and after.strip(" ."):
        return True
    found = says(after)
    if not found or negates(found.who):
        return False
    rest = found.rest.strip(" .。;")
    goes_on = len(sentence.text.strip()) > len(text.strip()) + 1 or MASK in sentence.text
    return not _ABOUT.match(rest) if rest else goes_on
