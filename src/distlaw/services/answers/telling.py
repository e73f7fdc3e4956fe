"""Forms that say whose view a handle is, whatever the verb: behind it, between commas, in a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.services.answers.clauses import ActorClause
from distlaw.services.answers.saying import is_passive, says, stripped
from distlaw.services.answers.speaking import governs
from distlaw.text.han import HAN
from distlaw.text.lazy_pattern import LazyPattern
from distlaw.text.stop_words import load_stop_words
from distlaw.vocab.attribution import either, load_attribution
from distlaw.vocab.words import worded

_THIS_IS = worded("drafts", "{this_is}")
_THIS_IS_EN = worded("drafts", "{this_is_en}")
_OF_THE_VIEW = worded("drafts", "{of_the_view}")
_SO = worded("drafts", r"(?P<who>[^,;:]{2,20}?)(?:也|就|曾|便|即|正)?{so}(?!的)[^,;:]{1,12}$")
_TOLD = re.compile(
    r"(?:as |so )?(?P<who>(?:[Tt]he )?[A-Z]\w+(?: [A-Z]\w+){0,3}) (?:\w+ly )?\w+(?:ed|id|s)(?: \w+){0,2}$"
)
_OF_BODIES = worded("drafts", "{of_bodies}")
_OF_BODIES_EN = worded("drafts", r"\b{of_bodies_en}\b", re.IGNORECASE)
_SIGNS = re.compile(rf"[{HAN}]|\w+")
_IS_HAN = re.compile(f"[{HAN}]")
_OPENING = re.compile(r"[\s,;:()—–\-|]*")
_BUT = worded("drafts", r"{but_en}\b|{but}|而(?!已)")
_LONGEST_HEADING = 16  # words or Chinese characters


def interrupted(lead: Sequence[ActorClause]) -> str:
    """The Ninth, in Roe, warned that: a last clause that begins with the verb, with the words before the commas."""
    if len(lead) < 3 or _IS_HAN.search(lead[-1].text):
        return ""
    found = says(lead[-1].text)
    if found is None or stripped(found.who) or found.verb.lower().endswith("ing") or is_passive(found):
        return ""
    if not governs(found.rest, is_last=True):
        return ""
    return f"{lead[-3].text.strip()} {found.verb} that"


def told_so(text: str) -> str:
    """Behind a handle, whoever it is with a verb of saying: 老周这样要求; Roe demanded. Else empty."""
    text = text.strip(" .。")
    if this := _THIS_IS.match(text):
        return f"{this['who']}认为"
    if this := _THIS_IS_EN.match(text):
        return f"{this['who']} said"
    if _IS_HAN.search(text):
        found = _SO.match(text)
        return f"{found['who']}认为" if found else ""
    short = _TOLD.match(text)
    return f"{short['who']} said" if short and not load_stop_words().is_one(short["who"].split()[0].lower()) else ""


def is_disposed_of(clause: ActorClause) -> bool:
    """Behind a handle: the proposition that Roe sets out to destroy; 老周对这种说法深恶痛绝: no record has it."""
    if _OF_THE_VIEW.search(clause.text):
        return True
    before, after = clause.text[: clause.speaking[0].start], clause.text[clause.speaking[-1].end :]
    return bool(re.match(r"\s*(?:is|was|remains)\b.*\b(?:that|which)\s*$", before)) and says(after) is None


def over(text: str) -> bool:
    """Whether a heading or a question gives what follows to an institution: What the Court held; 法院怎么说？"""
    plain = text.strip(" :?？")
    is_statement = "," in text and not text.rstrip().endswith(("?", ":"))
    if is_statement or len(_SIGNS.findall(text)) > _LONGEST_HEADING:
        return False
    words = load_attribution().institutions
    chinese, english = f"(?:{either(words['zh'])})", f"(?:{either(words['en'])})"
    says_so = re.search(rf"{chinese}.{{0,3}}$", _before(_OF_BODIES, plain))
    says_so = says_so or re.search(
        rf"\b{english}(?:[’']s?)?(?:\s+\w+)?\s+$", _before(_OF_BODIES_EN, plain), re.IGNORECASE
    )
    is_bare = re.fullmatch(rf"[^,;]{{0,8}}{chinese}|(?:the\s+)?(?:\w+\s+){{0,3}}{english}", plain, re.IGNORECASE)
    return bool(says_so or is_bare)


def _before(words: re.Pattern[str] | LazyPattern, text: str) -> str:
    """What stands before the last of the words; empty where there is none."""
    return next((text[: found.start()] for found in reversed(list(words.finditer(text)))), "")


def first_clause(tail: str) -> str:
    """What stands right behind the handle, up to the next clause; a bracket whole."""
    opening = _OPENING.match(tail)
    at = opening.end() if opening else 0
    if "(" in tail[:at]:
        return tail[at:].partition(")")[0].replace(",", " ").replace(":", " ")
    return re.split(r"[,;:。]|\.\s", tail[at:])[0]


def gives(clause: ActorClause, tail: str) -> bool:
    """Whether a clause behind the handle says whose view it was: , as Vance writes; (Vance); — Vance."""
    if not clause.speaking:
        return False
    opening = _OPENING.match(tail)
    if opening and set(opening.group()) & set("(—–-"):
        return True
    rest = clause.text
    for one in clause.speaking:
        rest = rest.replace(one.words, " ")
    bare = rest.strip(" ,.;。")
    if not bare or re.match(r"(?:as|or so|so|per|thus|says|writes|according|to|in)\b", clause.text.strip()):
        return True
    if _BUT.match(clause.text.strip()):
        return False
    return bool(says(clause.text) or told_so(clause.text)) or any(
        word in bare for word in load_attribution().views["zh"] if len(word) > 1
    )
