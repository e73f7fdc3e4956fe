"""Whom a clause makes the one who speaks."""

from __future__ import annotations

import re

from distlaw.services.answers.actors import is_common
from distlaw.services.answers.clauses import ActorClause
from distlaw.services.answers.corpus import Corpus
from distlaw.services.answers.quotations import MASK
from distlaw.services.answers.saying import head, is_passive, says, stripped
from distlaw.services.answers.speaking_zh import bare_of, chinese, has_noun
from distlaw.services.answers.subjects import ClauseSubject, Kind, by_number, is_pair
from distlaw.text.han import HAN
from distlaw.vocab.attribution import either, load_attribution
from distlaw.vocab.words import worded

_BEFORE_A_NAME = (
    "follow", "with", "by", "quote", "cite", "citing", "borrow", "read", "in", "see", "from", "than", "as", "per",
    "and", "but", "echo", "to", "here", "so",
)  # fmt: skip
_LEADING_ON = re.compile(
    r"(?:that|as follows|so|this|it|the (?:same )?(?:following|point|matter|rule|position|law|issue))\b"
)
_ANYBODY = re.compile(
    r"(?:an?|one|some|many|several|most|two|three|four|other|few|those|anyone|anybody|people)\b", re.IGNORECASE
)
_HIS_WORDS = worded("drafts", "{his_words}")
_IT_IS_AGREED = worded("drafts", "{it_is_agreed_en}")
_SIGNAL = re.compile(r"\s*(?:see|cf|compare|citing|quoting)\b", re.IGNORECASE)
_IS_HAN = re.compile(f"[{HAN}]")


def subject(clause: ActorClause, corpus: Corpus, *, is_last: bool, has_colon: bool) -> ClauseSubject:
    """Who speaks in the clause. `is_last`: it reaches the handle; `has_colon`: with a colon."""
    if clause.speaking and (others := _of_somebody(clause)):
        return ClauseSubject("stranger", others, clause=clause.text)
    if clause.speaking:
        return ClauseSubject("named", clause.speaking[0].words, clause.speaking, clause.text)
    if _IS_HAN.search(clause.text):
        return chinese(clause.text, corpus, is_last=is_last, has_colon=has_colon)
    return _english(clause.text, is_last=is_last, has_colon=has_colon)


def _of_somebody(clause: ActorClause) -> str:
    """Vance's opponents say; 赵明澜的学生认为: who speaks is another."""
    words, one = load_attribution(), clause.speaking[-1]
    found = says(clause.text)
    if (his := _HIS_WORDS.match(clause.text[one.end :])) and not his["noun"].endswith(
        (*words.views["zh"], *words.writings["zh"])
    ):
        return clause.text
    if found is None or found.start < one.end:
        return ""
    between = found.who[one.end :]
    english = re.match(r"[’']s?\s+(?:[a-z-]+\s+){0,2}?(?P<noun>[a-z-]+)\s*$", _stripped_end(between))
    if english:
        noun = english["noun"].removesuffix("s")
        known = {
            word.removesuffix("s")
            for word in (*words.views["en"], *words.writings["en"], "article", "text", "sentence")
        }
        return "" if noun in known else clause.text
    if len(found.verb) < 2:
        return ""
    chinese = re.match(rf"的(?P<noun>[{HAN}]{{2,6}})$", between.strip())
    noun = bare_of(chinese["noun"]) if chinese else ""
    is_own = noun.endswith((*words.views["zh"], *words.writings["zh"], *words.own["zh"]))
    return clause.text if noun and not is_own and has_noun(noun) else ""


def _stripped_end(between: str) -> str:
    """Without the adverbs and auxiliaries at the end; the possessive stays."""
    adverbs = load_attribution().adverbs["en"]
    parts = between.split()
    while len(parts) > 2 and (parts[-1].lower() in adverbs or parts[-1].endswith("ly")):
        parts.pop()
    return " ".join(parts)


def _english(text: str, *, is_last: bool, has_colon: bool) -> ClauseSubject:
    found = says(text)
    words = load_attribution()
    if (is_last or _SIGNAL.match(text)) and (who := stranger(text)):
        return ClauseSubject("stranger", who, clause=text)
    if is_last and re.match(r"\s*(?:(?:and|but|so)\s+)?(?:his|her|their|its|he|she)\b", text, re.IGNORECASE):
        return ClauseSubject("pronoun", text, clause=text)
    if is_last and re.match(rf"\s*(?:{either(words.own['en'])})\b(?!\s+of\b)", text, re.IGNORECASE) and not found:
        return ClauseSubject("pronoun", text, clause=text)
    is_everybody = re.search(rf"\b(?:{either(words.general['en'])})\b", text, re.IGNORECASE)
    if is_last and (is_everybody or _IT_IS_AGREED.search(text)):
        return ClauseSubject("stranger", text, clause=text)
    if found and governs(found.rest, is_last=is_last):
        who = found.who.strip() if by_number(found.who) else stripped(found.who)
        if is_everybody:
            return ClauseSubject("stranger", text, clause=text)
        return _spoken("" if is_passive(found) else who, text, words.views["en"])
    lead = re.match(rf"\s*(?:{either(words.leads['en'])})\s+(?P<who>.+)$", text, re.IGNORECASE)
    if lead:
        return _spoken(lead["who"].strip(), text, words.views["en"])
    by = re.search(
        rf"\bby (?:the |a |an )?(?:\w+ ){{0,2}}(?:{either(words.institutions['en'])})\b", text, re.IGNORECASE
    )
    if by and re.search(r"\b(?:held|\w+ed|found|said)\b", text[: by.start()]):
        return ClauseSubject("stranger", text, clause=text)
    first = stripped(text)
    leads_on = has_colon or not text.strip() or bool(re.search(r"\bthat\s*$", text))
    if is_last and leads_on and _is_body(first) and not _is_bidden(text):
        return ClauseSubject("stranger", first, clause=text)
    if is_pair(text):
        return ClauseSubject("pair", text.strip(), clause=text)
    opening = text.strip().split(" ")[0].lower()
    return ClauseSubject("closed") if opening in words.restarts["en"] else ClauseSubject("")


def _spoken(who: str, text: str, views: tuple[str, ...]) -> ClauseSubject:
    """What kind of speaker the words before a verb are."""
    words = load_attribution()
    low = f" {who.lower()}"
    kinds: tuple[tuple[Kind, tuple[str, ...]], ...] = (
        ("pair", words.pair["en"]), ("self", words.selves["en"]), ("own", words.own["en"]),
        ("unnamed", words.unnamed["en"]), ("pronoun", words.pronouns["en"]),
    )  # fmt: skip
    if not who or who.lower() in ("it", "there"):
        return ClauseSubject("pronoun", who, clause=text) if who and "that" not in text else ClauseSubject("")
    if by_number(who):
        return ClauseSubject("stranger", who, clause=text)
    for kind, these in kinds:
        if low.endswith(tuple(f" {one}" for one in these)):
            return ClauseSubject(kind, who, clause=text)
    if _is_anybody(who):
        return ClauseSubject("unnamed", who, clause=text)
    if re.match(r"(?:his|her|their|its)\b", who, re.IGNORECASE):
        return ClauseSubject("pronoun", who, clause=text)
    return (
        ClauseSubject("closed")
        if low.endswith(tuple(f" {one}" for one in views))
        else ClauseSubject("stranger", who, clause=text)
    )


def _is_anybody(who: str) -> bool:
    """A critic, two scholars who agree on little else."""
    if not _ANYBODY.match(who) or head(who):
        return False
    people = load_attribution().people["en"]
    return any(word.lower().removesuffix("s") in people or word.lower() in people for word in who.split()[:3])


def governs(rest: str, *, is_last: bool) -> bool:
    """Whether what stands behind the verb leads on to what is said: nothing, that, or few words of manner."""
    rest = rest.strip(f" .。{MASK}'\"*")
    if not rest or _LEADING_ON.match(rest):
        return True
    words = rest.split()
    return is_last and len(words) < 4 and words[0].lower() in load_attribution().adverbs["en"]


def _is_bidden(phrase: str) -> bool:
    """Courts should hold back: what is said of them is no view of theirs."""
    return bool(re.search(rf"\b(?:{either(load_attribution().bidden['en'])})\b", phrase, re.IGNORECASE))


def stranger(text: str) -> str:
    """A word in capitals that no list has, where a name stands: Wigmore had it right; I follow Wigmore."""
    for match in re.finditer(r"(?<![\w’'-])[A-Z][a-z]+(?=\b(?![’']?s?\s+[A-Z]|-))(?:[’']s)?", text):
        word, before = match.group(), text[: match.start()].strip().lower()
        if is_common(word) or (word.endswith("s") and not word.endswith("'s") and not before):
            continue
        if not before or before.split()[-1] in _BEFORE_A_NAME:
            return word
    return ""


def _is_body(phrase: str) -> bool:
    """Whether a phrase begins with an institution or the letters of one: NHTSA takes the view that."""
    words = load_attribution()
    owns = rf"\b(?:{either(words.institutions['en'])})[’']s?\s+(?:\w+\s+)?(?:{either(words.views['en'])})\b"
    is_named = re.match(r"(?:the\s+)?[A-Z]{2,}\b", phrase) or re.search(owns, phrase, re.IGNORECASE)
    return bool(head(phrase)) or bool(is_named)
