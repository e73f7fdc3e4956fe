"""The clauses of a sentence, and whom each makes the one who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from distlaw.services.answers.actors import Actor, actors, is_common
from distlaw.services.answers.corpus import Corpus, compared
from distlaw.services.answers.quotations import MASK
from distlaw.services.answers.sound import sounds_like
from distlaw.text.han import HAN
from distlaw.vocab.attribution import either, english_verbs, load_attribution

Kind = Literal["named", "stranger", "own", "unnamed", "pronoun", "pair", "self", "closed", ""]

_SPLIT = re.compile(r"[;:!?。…\n—–()]|,(?!\d{3})|--|\s-\s")
_IS_HAN = re.compile(f"[{HAN}]")
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
_SOME = re.compile("有的?|一些|不少|部分|某些|若干|许多")
_FRAME = re.compile(
    r"^(?:在|就|对于?|关于|至于|从|于|以|为|针对|早在|当).{0,18}?(?:中|上|里|下|时|而言|来说|看|出发|之间|方面|一文|问题上|之前|之后|以前|后|前)"
)
_FIGURES = re.compile(r"[\d〇零一二三四五六七八九十百]+年?(?:代|初|底|月|日)?")
_NO_NOUN = ("d", "ad", "c", "p", "u", "y", "m", "q", "t", "f", "zg", "k", "o", "e", "w", "v", "x")


class Clause(NamedTuple):
    """A clause with those whom it names, and those of them who only stand for comparison."""

    text: str
    named: tuple[Actor, ...]
    beside: tuple[Actor, ...]
    alongside: tuple[Actor, ...] = ()

    @property
    def speaking(self) -> tuple[Actor, ...]:
        """Those who do not stand for comparison."""
        return tuple(one for one in self.named if one not in self.beside and one not in self.alongside)


class Subject(NamedTuple):
    """Who speaks in a clause; `closed` ends the search: the draft speaks itself."""

    kind: Kind
    words: str = ""
    named: tuple[Actor, ...] = ()
    clause: str = ""


def clauses(text: str, corpus: Corpus) -> list[Clause]:
    """The clauses of a folded text, each with its actors."""
    made = list[Clause]()
    for part in _SPLIT.split(_whole_titles(text)):
        if part.strip():
            named = tuple(actors(part, corpus))
            made.append(Clause(part, named, _beside(part, named), _alongside(part, named)))
    return made


def _whole_titles(text: str) -> str:
    """Signs inside 《…》 divide nothing."""
    return re.sub(r"《[^《》]*》", lambda found: _SPLIT.sub(" ", found.group()), text)


def _beside(text: str, named: Sequence[Actor]) -> tuple[Actor, ...]:
    """Contrary to Raman; 与林知远不同. `than` and 比 compare only where somebody else stands before."""
    words = load_attribution()
    found = list[Actor]()
    for number, one in enumerate(named):
        before, after = text[: one.start].rstrip(), text[one.end :].lstrip()
        before = re.sub(r"\s+(?:the|what|that|whatever)$", "", before, flags=re.IGNORECASE)
        needs_other = _ends(before, ("than", "not"), ("比",))
        is_led = _ends(before, words.beside["en"], words.beside["zh"]) and (number > 0 or not needs_other)
        is_apart = after.startswith((*words.apart["en"], *words.apart["zh"], "的不同"))
        last = named[number - 1] if number else None
        is_joined = last is not None and last in found and _joins(text[last.end : one.start])
        if is_led or is_apart or is_joined:
            found.append(one)
    return tuple(found)


def _alongside(text: str, named: Sequence[Actor]) -> tuple[Actor, ...]:
    """Following Vance: a clause of its own that begins so."""
    words = load_attribution().alongside
    begins = re.match(rf"\s*(?:{either(words['en'])})\b\s*|\s*(?:{either(words['zh'])})", text, re.IGNORECASE)
    return tuple(named) if begins and named and named[0].start <= begins.end() + 1 else ()


def _joins(between: str) -> bool:
    return between.strip() in ("与", "和", "及", "、", "and", "&", "或", "or")


def _ends(text: str, english: Sequence[str], chinese: Sequence[str]) -> bool:
    low = f" {text.lower()}"
    return low.endswith(tuple(f" {word}" for word in english)) or low.endswith(tuple(chinese))


def subject(clause: Clause, corpus: Corpus, *, is_last: bool, has_colon: bool) -> Subject:
    """Who speaks in the clause. `is_last`: it reaches the handle; `has_colon`: with a colon."""
    if clause.speaking and (others := _of_somebody(clause)):
        return Subject("stranger", others, clause=clause.text)
    if clause.speaking:
        return Subject("named", clause.speaking[0].words, clause.speaking, clause.text)
    if _IS_HAN.search(clause.text):
        return _chinese(clause.text, corpus, is_last=is_last, has_colon=has_colon)
    return _english(clause.text, is_last=is_last, has_colon=has_colon)


class Verb(NamedTuple):
    """A verb of saying, what stands before it and behind it, and where it begins."""

    who: str
    verb: str
    rest: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.verb)


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


def says(text: str) -> Verb | None:
    """The last verb of saying in a folded text."""
    if not _IS_HAN.search(text):
        found = [_verb(text, *match.span()) for match in _english_verb().finditer(text)]
        return next((one for one in reversed(found) if not _is_noun(one)), None)
    spans = [match.span() for match in _chinese_verb().finditer(text)]
    ending = _chinese_ending().search(text)
    if ending and _is_word(ending["verb"], text) and (not spans or ending.start("verb") >= spans[-1][1]):
        spans.append(ending.span("verb"))
    return _verb(text, *spans[-1]) if spans else None


def _verb(text: str, start: int, end: int) -> Verb:
    return Verb(text[:start], text[start:end], text[end:], start)


def _is_word(ending: str, text: str) -> bool:
    """Whether the last word is the verb alone: 论 in 赵明澜论, not in 结论."""
    import rjieba

    last = str(rjieba.cut(text.rstrip())[-1])
    return last.removesuffix(ending) in ("", *load_attribution().adverbs["zh"])


def _is_noun(found: Verb) -> bool:
    """The rule, its answer: a word that is a noun as well, where nothing says that it is the verb."""
    nouns = load_attribution().nouns["en"]
    verb = found.verb.lower()
    is_one = verb in nouns or verb.removesuffix("s") in nouns
    return is_one and not re.match(r"\s*(?:that\b|it\b|:)", found.rest) and not _head(_stripped(found.who))


@cache
def _english_verb() -> re.Pattern[str]:
    verbs = either(english_verbs("verbs", "stances"))
    return re.compile(rf"(?<![\w’'-])(?:{verbs})(?![\w’'-])", re.IGNORECASE)


@cache
def _chinese_verb() -> re.Pattern[str]:
    words = load_attribution()
    return re.compile(rf"(?<!的)(?:{either((*words.verbs['zh'], *words.stances['zh']))})(?!的|之|者)")


@cache
def _chinese_ending() -> re.Pattern[str]:
    """Words that say only at the end of a clause: 赵明澜说."""
    return re.compile(rf"(?<![而来何所])(?P<verb>{either(load_attribution().ending['zh'])})(?:道|到)?\s*$")


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
        who = _stripped(found.who)
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
    first = _stripped(text)
    leads_on = has_colon or not text.strip() or bool(re.search(r"\bthat\s*$", text))
    if is_last and leads_on and _is_body(first) and not _is_bidden(text):
        return Subject("stranger", first, clause=text)
    if _is_pair(text):
        return Subject("pair", text.strip(), clause=text)
    opening = text.strip().split(" ")[0].lower()
    return Subject("closed") if opening in words.restarts["en"] else Subject("")


def is_passive(found: Verb) -> bool:
    """It is said, it has been objected."""
    verb = found.verb.lower()
    past = verb.endswith("ed") or verb in ("said", "held", "thought", "found", "shown")
    return past and bool(re.search(r"\b(?:is|are|was|were|been|be|being)\s+(?:\w+\s+)?$", found.who))


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
    if not _ANYBODY.match(who) or _head(who):
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


def _stripped(who: str) -> str:
    """The words before a verb without adverbs, conjunctions and auxiliaries at both ends."""
    adverbs = load_attribution().adverbs["en"]
    parts = re.sub(r"n[’']t\b", "", who).split()
    while parts and (
        parts[-1].lower() in adverbs or parts[-1].lower().endswith("ly") or parts[-1].lower() in ("not", "never")
    ):
        parts.pop()
    while parts and (parts[0].lower() in adverbs or parts[0].lower().endswith("ly")):
        parts.pop(0)
    return " ".join(parts)


def _head(who: str) -> str:
    """The noun of a phrase: the Supreme Court gives Court."""
    words = re.split(r"\s+(?:of|in|for|on|that|who|has|have|had|is|was|are|were|[,;])\s", f"{who} ")[0].split()[:5]
    return next((word.lower() for word in words if word.lower() in load_attribution().institutions["en"]), "")


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
    return bool(_head(phrase)) or bool(is_named)


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
    if (
        plain.startswith("其")
        and is_last
        and not plain.startswith(("其一", "其二", "其三", "其中", "其实", "其次", "其余"))
    ):
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


def name_of(one: Actor) -> str:
    """The name as names are compared."""
    return one.name or compared(one.words)
