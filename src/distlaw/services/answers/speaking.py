"""Whom a clause makes the one who speaks."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from distlaw.services.answers.actors import Actor, is_common
from distlaw.services.answers.clauses import Clause
from distlaw.services.answers.corpus import Corpus
from distlaw.services.answers.quotations import MASK
from distlaw.services.answers.saying import head, is_passive, says, stripped
from distlaw.services.answers.sound import sounds_like
from distlaw.text.han import HAN
from distlaw.text.numerals import TO_TEN
from distlaw.vocab.attribution import either, load_attribution
from distlaw.vocab.words import word_list, worded

Kind = Literal["named", "stranger", "own", "unnamed", "pronoun", "pair", "self", "closed", ""]
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
_SIGNAL = re.compile(r"\s*(?:see|cf|compare|citing|quoting)\b", re.IGNORECASE)
_SOME = worded("drafts", "有的?|{some}")
_FRAME = worded("drafts", "^{frames}.{0,18}?{frame_ends}")
_FIGURES = re.compile(rf"[\d〇零{TO_TEN}百]+年?(?:代|初|底|月|日)?")
_NO_NOUN = ("d", "ad", "c", "p", "u", "y", "m", "q", "t", "f", "zg", "k", "o", "e", "w", "v", "x")
_IS_HAN = re.compile(f"[{HAN}]")


class Subject(NamedTuple):
    """Who speaks in a clause; `closed` ends the search: the draft speaks itself."""

    kind: Kind
    words: str = ""
    named: tuple[Actor, ...] = ()
    clause: str = ""


def subject(clause: Clause, corpus: Corpus, *, is_last: bool, has_colon: bool) -> Subject:
    """Who speaks in the clause. `is_last`: it reaches the handle; `has_colon`: with a colon."""
    if clause.speaking and (others := _of_somebody(clause)):
        return Subject("stranger", others, clause=clause.text)
    if clause.speaking:
        return Subject("named", clause.speaking[0].words, clause.speaking, clause.text)
    if _IS_HAN.search(clause.text):
        return _chinese(clause.text, corpus, is_last=is_last, has_colon=has_colon)
    return _english(clause.text, is_last=is_last, has_colon=has_colon)


def _of_somebody(clause: Clause) -> str:
    """Vance's opponents say; 赵明澜的学生认为: who speaks is another."""
    words, one = load_attribution(), clause.speaking[-1]
    found = says(clause.text)
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
    noun = _bare(chinese["noun"]) if chinese else ""
    is_own = noun.endswith((*words.views["zh"], *words.writings["zh"], *words.own["zh"]))
    return clause.text if noun and not is_own and _has_noun(noun) else ""


def _stripped_end(between: str) -> str:
    """Without the adverbs and auxiliaries at the end; the possessive stays."""
    adverbs = load_attribution().adverbs["en"]
    parts = between.split()
    while len(parts) > 2 and (parts[-1].lower() in adverbs or parts[-1].endswith("ly")):
        parts.pop()
    return " ".join(parts)


def _english(text: str, *, is_last: bool, has_colon: bool) -> Subject:
    found = says(text)
    words = load_attribution()
    if (is_last or _SIGNAL.match(text)) and (who := stranger(text)):
        return Subject("stranger", who, clause=text)
    if is_last and re.match(r"\s*(?:(?:and|but|so)\s+)?(?:his|her|their|its|he|she)\b", text, re.IGNORECASE):
        return Subject("pronoun", text, clause=text)
    if is_last and re.search(rf"\b(?:{either(words.general['en'])})\b", text, re.IGNORECASE):
        return Subject("stranger", text, clause=text)
    if found and _governs(found.rest, is_last=is_last):
        who = stripped(found.who)
        if re.search(rf"\b(?:{either(words.general['en'])})\b", text, re.IGNORECASE):
            return Subject("stranger", text, clause=text)
        return _spoken("" if is_passive(found) else who, text, words.views["en"])
    lead = re.match(rf"\s*(?:{either(words.leads['en'])})\s+(?P<who>.+)$", text, re.IGNORECASE)
    if lead:
        return _spoken(lead["who"].strip(), text, words.views["en"])
    by = re.search(
        rf"\bby (?:the |a |an )?(?:\w+ ){{0,2}}(?:{either(words.institutions['en'])})\b", text, re.IGNORECASE
    )
    if by and re.search(r"\b(?:held|\w+ed|found|said)\b", text[: by.start()]):
        return Subject("stranger", text, clause=text)
    first = stripped(text)
    leads_on = has_colon or not text.strip() or bool(re.search(r"\bthat\s*$", text))
    if is_last and leads_on and _is_body(first) and not _is_bidden(text):
        return Subject("stranger", first, clause=text)
    if _is_pair(text):
        return Subject("pair", text.strip(), clause=text)
    opening = text.strip().split(" ")[0].lower()
    return Subject("closed") if opening in words.restarts["en"] else Subject("")


def _spoken(who: str, text: str, views: tuple[str, ...]) -> Subject:
    """What kind of speaker the words before a verb are."""
    words = load_attribution()
    low = f" {who.lower()}"
    kinds: tuple[tuple[Kind, tuple[str, ...]], ...] = (
        ("pair", words.pair["en"]), ("self", words.selves["en"]), ("own", words.own["en"]),
        ("unnamed", words.unnamed["en"]), ("pronoun", words.pronouns["en"]),
    )  # fmt: skip
    if not who or who.lower() in ("it", "there"):
        return Subject("pronoun", who, clause=text) if who and "that" not in text else Subject("")
    for kind, these in kinds:
        if low.endswith(tuple(f" {one}" for one in these)):
            return Subject(kind, who, clause=text)
    if _is_anybody(who):
        return Subject("unnamed", who, clause=text)
    if re.match(r"(?:his|her|their|its)\b", who, re.IGNORECASE):
        return Subject("pronoun", who, clause=text)
    return (
        Subject("closed") if low.endswith(tuple(f" {one}" for one in views)) else Subject("stranger", who, clause=text)
    )


def _is_anybody(who: str) -> bool:
    """A critic, two scholars who agree on little else."""
    if not _ANYBODY.match(who) or head(who):
        return False
    people = load_attribution().people["en"]
    return any(word.lower().removesuffix("s") in people or word.lower() in people for word in who.split()[:3])


def _governs(rest: str, *, is_last: bool) -> bool:
    """Whether what stands behind the verb leads on to what is said: nothing, that, or few words of manner."""
    rest = rest.strip(f" .。{MASK}'\"*")
    if not rest or _LEADING_ON.match(rest):
        return True
    words = rest.split()
    return is_last and len(words) < 4 and words[0].lower() in load_attribution().adverbs["en"]


def _is_bidden(phrase: str) -> bool:
    """Courts should hold back: what is said of them is no view of theirs."""
    return bool(re.search(rf"\b(?:{either(load_attribution().bidden['en'])})\b", phrase, re.IGNORECASE))


def _speaks_first(clause: str) -> bool:
    """Whether a Chinese clause begins with an institution that is not told what it should do."""
    words = load_attribution()
    found = re.match(
        rf"(?:{either(words.adverbs['zh'])})*.{{0,8}}?(?:{either(words.institutions['zh'])})(?P<rest>.*)$", clause
    )
    if not found:
        return False
    bidden = either(words.bidden["zh"])
    return not re.match(rf".{{0,6}}(?:{bidden})", found["rest"])


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


def _is_pair(text: str) -> bool:
    words = load_attribution().pair
    low = text.strip().lower()
    return low.startswith(tuple(f"{one}" for one in words["en"] if " " in one)) or low.startswith(words["zh"])


def _chinese(text: str, corpus: Corpus, *, is_last: bool, has_colon: bool) -> Subject:
    words = load_attribution()
    plain = text.strip(f" {MASK}")
    found = says(plain)
    if any(word in plain for word in words.general["zh"]) and is_last:
        return Subject("stranger", plain, clause=text)
    if plain.endswith(words.declared["zh"]) and any(word in plain for word in words.institutions["zh"]):
        return Subject("stranger", plain, clause=text)
    owner = re.match(rf"(?P<who>[^的]{{1,12}})的(?:{either(words.views['zh'])})", plain)
    if found and (is_last or not found.rest.strip(f" {MASK}")):
        return _chinese_speaker(found.who, text, corpus)
    lead = re.match(rf"(?:{either(words.leads['zh'])})(?P<who>[^的《》]+?)的?(?:{either(words.views['zh'])})$", plain)
    if lead:
        return _chinese_speaker(lead["who"], text, corpus)
    if owner and is_last:
        return _owner(owner["who"], text, corpus)
    if is_last and _speaks_first(plain):
        return Subject("stranger", plain, clause=text)
    if plain.startswith("其") and is_last and not plain.startswith(word_list("drafts", "no_pronouns").words):
        return Subject("pronoun", "其", clause=text)
    if _is_pair(plain):
        return Subject("pair", plain, clause=text)
    return Subject("closed") if plain.startswith(words.restarts["zh"]) and not found else Subject("")


def _chinese_speaker(who: str, text: str, corpus: Corpus) -> Subject:
    words = load_attribution()
    bare = _bare(who)
    if bare.endswith(words.views["zh"]) and any(
        one in bare for one in words.institutions["zh"] if one not in words.views["zh"]
    ):
        return Subject("stranger", bare, clause=text)
    if bare.endswith(words.views["zh"]):
        owner = re.match(rf"(?P<who>[^的]+)的(?:{either(words.views['zh'])})$", bare)
        found = _owner(owner["who"], text, corpus) if owner else Subject("")
        return found if found.kind else Subject("pronoun", bare, clause=text)
    if _SOME.match(bare) and not bare.endswith(words.institutions["zh"]):
        return Subject("unnamed", bare, clause=text)
    kinds: tuple[tuple[Kind, tuple[str, ...]], ...] = (
        ("self", words.selves["zh"]), ("unnamed", words.unnamed["zh"]), ("pair", words.pair["zh"]),
        ("own", words.own["zh"]), ("pronoun", words.pronouns["zh"]),
    )  # fmt: skip
    if any(word in who for word in words.general["zh"]):
        return Subject("stranger", who, clause=text)
    if not bare:
        return Subject("", clause=text)
    if "《" in who or re.match(rf"(?:{either(words.selves['zh'])})的", bare):
        return Subject("stranger", who, clause=text)
    if bare.startswith(words.selves["zh"]) and not bare.startswith("我国"):
        return Subject("self", bare, clause=text)
    for kind, these in kinds:
        if bare.endswith(these) or (kind == "pair" and bare.startswith(these)):
            return Subject(kind, bare, clause=text)
    name = sounds_like(bare[-6:], corpus.names)
    if name:
        return Subject("named", bare, (Actor(bare, name, 0, len(bare)),), text)
    return Subject("stranger", bare, clause=text) if _has_noun(bare) else Subject("", clause=text)


def _owner(who: str, text: str, corpus: Corpus) -> Subject:
    """X的理由是: only where X may be somebody."""
    bare = _bare(who)
    words = load_attribution()
    if bare in words.pronouns["zh"]:
        return Subject("pronoun", bare, clause=text)
    if bare in words.pair["zh"]:
        return Subject("pair", bare, clause=text)
    if bare.endswith(words.institutions["zh"]):
        return Subject("stranger", bare, clause=text)
    name = sounds_like(bare, corpus.names) if 2 <= len(bare) <= 6 and _IS_HAN.match(bare) else ""
    return Subject("named", bare, (Actor(bare, name, 0, len(bare)),), text) if name else Subject("", clause=text)


def _bare(who: str) -> str:
    """The words before a Chinese verb without what only modifies: conjunctions, times, places, adverbs."""
    adverbs = sorted(load_attribution().adverbs["zh"], key=len, reverse=True)
    bare, before = re.sub(rf"[{MASK}《》\s]", "", who), ""
    while bare != before:
        before = bare
        bare = _FRAME.sub("", bare)
        bare = re.sub(rf"^{_FIGURES.pattern}|{_FIGURES.pattern}$", "", bare)
        bare = next((bare.removesuffix(word) for word in adverbs if bare.endswith(word)), bare)
        bare = next((bare.removeprefix(word) for word in adverbs if bare.startswith(word)), bare)
    return bare


def _has_noun(bare: str) -> bool:
    import rjieba

    tags = [tag for word, tag in rjieba.tag(bare) if word.strip()]
    return any(tag in ("vn", "mq") or not (tag == "a" or tag.startswith(_NO_NOUN)) for tag in tags) or bool(
        re.search("[A-Za-z]", bare)
    )
