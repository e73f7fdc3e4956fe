"""Whom a Chinese clause makes the one who speaks."""

from __future__ import annotations

import re

from distlaw.services.answers.actors import Actor
from distlaw.services.answers.corpus import Corpus
from distlaw.services.answers.quotations import MASK
from distlaw.services.answers.saying import says
from distlaw.services.answers.sound import sounds_like
from distlaw.services.answers.subjects import ClauseSubject, Kind, is_pair
from distlaw.text.han import HAN
from distlaw.text.numerals import TO_TEN
from distlaw.vocab.attribution import either, load_attribution
from distlaw.vocab.words import word_list, worded

_SOME = worded("drafts", "有的?|{some}")
_FRAME = worded("drafts", "^{frames}.{0,18}?{frame_ends}")
_POINTED = re.compile("(?:就连|连)?[那这该此本一][份篇则个条封]")
_POSTS = worded("drafts", "{posts}")
_PIECES = worded("drafts", "{pieces}")
_FIGURES = re.compile(rf"[\d〇零{TO_TEN}百]+年?(?:代|初|底|月|日)?")
_NO_NOUN = ("d", "ad", "c", "p", "u", "y", "m", "q", "t", "f", "zg", "k", "o", "e", "w", "v", "x")
_IS_HAN = re.compile(f"[{HAN}]")


def chinese(text: str, corpus: Corpus, *, is_last: bool, has_colon: bool) -> ClauseSubject:
    words = load_attribution()
    plain = text.strip(f" {MASK}")
    found = says(plain)
    if any(word in plain for word in words.general["zh"]) and is_last:
        return ClauseSubject("stranger", plain, clause=text)
    if plain.endswith(words.declared["zh"]) and any(word in plain for word in words.institutions["zh"]):
        return ClauseSubject("stranger", plain, clause=text)
    owner = re.match(rf"(?P<who>[^的]{{1,12}})的(?:{either(words.views['zh'])})", plain)
    if found and (is_last or not found.rest.strip(f" {MASK}")):
        return _chinese_speaker(found.who, text, corpus)
    lead = re.match(rf"(?:{either(words.leads['zh'])})(?P<who>[^的《》]+?)的?(?:{either(words.views['zh'])})$", plain)
    if lead:
        return _chinese_speaker(lead["who"], text, corpus)
    if owner and is_last:
        return _owner(owner["who"], text, corpus)
    if is_last and _speaks_first(plain):
        return ClauseSubject("stranger", plain, clause=text)
    if plain.startswith("其") and is_last and not plain.startswith(word_list("drafts", "no_pronouns").words):
        return ClauseSubject("pronoun", "其", clause=text)
    if has_colon and _POSTS.search(plain):
        return ClauseSubject("stranger", plain, clause=text)
    if is_pair(plain):
        return ClauseSubject("pair", plain, clause=text)
    if is_last and plain.startswith(words.own["zh"]):
        return ClauseSubject("pronoun", plain, clause=text)
    return ClauseSubject("closed") if plain.startswith(words.restarts["zh"]) and not found else ClauseSubject("")


def _chinese_speaker(who: str, text: str, corpus: Corpus) -> ClauseSubject:
    words = load_attribution()
    bare = bare_of(who)
    if bare.startswith(word_list("drafts", "no_pronouns").words):
        return ClauseSubject("", clause=text)
    if bare.endswith(words.views["zh"]) and any(
        one in bare for one in words.institutions["zh"] if one not in words.views["zh"]
    ):
        return ClauseSubject("stranger", bare, clause=text)
    if bare.endswith(words.views["zh"]):
        owner = re.match(rf"(?P<who>[^的]+)的(?:{either(words.views['zh'])})$", bare)
        found = _owner(owner["who"], text, corpus) if owner else ClauseSubject("")
        return found if found.kind else ClauseSubject("pronoun", bare, clause=text)
    if _SOME.match(bare) and not bare.endswith(words.institutions["zh"]):
        return ClauseSubject("unnamed", bare, clause=text)
    kinds: tuple[tuple[Kind, tuple[str, ...]], ...] = (
        ("self", words.selves["zh"]), ("unnamed", words.unnamed["zh"]), ("pair", words.pair["zh"]),
        ("own", words.own["zh"]), ("pronoun", words.pronouns["zh"]),
    )  # fmt: skip
    if any(word in who for word in words.general["zh"]):
        return ClauseSubject("stranger", who, clause=text)
    if _is_piece(bare):
        return ClauseSubject("own", bare, clause=text)
    if not bare:
        return ClauseSubject("", clause=text)
    if "《" in who or re.match(rf"(?:{either(words.selves['zh'])})的", bare):
        return ClauseSubject("stranger", who, clause=text)
    if bare.startswith(words.selves["zh"]) and not bare.startswith("我国"):
        return ClauseSubject("self", bare, clause=text)
    for kind, these in kinds:
        if bare.endswith(these) or (kind == "pair" and bare.startswith(these)):
            return ClauseSubject(kind, bare, clause=text)
    return _by_sound(bare, text, corpus)


def _by_sound(bare: str, text: str, corpus: Corpus) -> ClauseSubject:
    """其文有云; a Western name in Chinese characters; else a stranger, where the words have a noun."""
    if bare.startswith(load_attribution().own["zh"]) and len(bare) < 5:
        return ClauseSubject("own", bare, clause=text)
    name = sounds_like(bare[-6:], corpus.names) if not re.search("[A-Za-z0-9]", bare) else ""
    if name:
        return ClauseSubject("named", bare, (Actor(bare, name, 0, len(bare)),), text)
    return ClauseSubject("stranger", bare, clause=text) if has_noun(bare) else ClauseSubject("", clause=text)


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


def _owner(who: str, text: str, corpus: Corpus) -> ClauseSubject:
    """X的理由是: only where X may be somebody."""
    bare = bare_of(who)
    words = load_attribution()
    if bare in words.pronouns["zh"]:
        return ClauseSubject("pronoun", bare, clause=text)
    if bare in words.pair["zh"]:
        return ClauseSubject("pair", bare, clause=text)
    if bare.endswith(words.institutions["zh"]):
        return ClauseSubject("stranger", bare, clause=text)
    name = sounds_like(bare, corpus.names) if 2 <= len(bare) <= 6 and _IS_HAN.match(bare) else ""
    return (
        ClauseSubject("named", bare, (Actor(bare, name, 0, len(bare)),), text)
        if name
        else ClauseSubject("", clause=text)
    )


def _is_piece(bare: str) -> bool:
    """那份没有署名的研究笔记: a writing that is pointed at, and nobody's who is named."""
    words = load_attribution()
    is_one = _PIECES.match(bare) or (_POINTED.match(bare) and bare.endswith(words.own["zh"]))
    return bool(is_one) and not any(word in bare for word in words.institutions["zh"])


def bare_of(who: str) -> str:
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


def has_noun(bare: str) -> bool:
    import rjieba

    tags = [tag for word, tag in rjieba.tag(bare) if word.strip()]
    return any(tag in ("vn", "mq") or not (tag == "a" or tag.startswith(_NO_NOUN)) for tag in tags) or bool(
        re.search("[A-Za-z]", bare)
    )
