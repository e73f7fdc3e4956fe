"""Whom an English noun phrase beside a verb of speech names."""

from __future__ import annotations

import re
from functools import cache

from distlaw.extract.claims.speakers.attribution import pronoun
from distlaw.extract.claims.speakers.words import filed_under, whole
from distlaw.extract.claims.speakers.zh_names import LATIN, is_maker
from distlaw.model.argument import Speaker
from distlaw.vocab.surnames import english_words
from distlaw.vocab.words import word_list, worded

_LONGEST = 7  # words of a name or a description
_TITLES = re.compile(r"(?:C[TEF]O|AI|Judge|Professor|Prof\.|Dr\.|Mrs?\.?|Ms\.?|Justice|The|Yet|But|Senator|And|So)")
_CAPITAL = r"[A-Z][\w'’\-]+"
_TITLED = worded("speakers_en", rf"\b{{titles}} (?P<name>{_CAPITAL}(?: [A-Z]\.)?(?: {_CAPITAL})?)(?: L?J\b)?")
_FULL_NAME = re.compile(rf"\b(?P<name>[A-Z][a-z]+(?: [A-Z]\.)? {_CAPITAL})\b")
_PRONOUN = re.compile(r"(?:(?:and|but|so|yet) )?(?P<word>he|she|they|it|his|her|their|its|the (?:former|latter))$")
_PAIR = re.compile(rf"{_CAPITAL} and {_CAPITAL}")
_OWNER = re.compile(
    r"(?P<who>.+?)['’]s? (?:general |chief |own |in-house |lead |top |legal |founding )*[a-z]+(?: [a-z]+)?$"
)
_PAPER = re.compile(
    r"^(?P<who>.{3,60}?)['’]s? (?:[a-z\-]+ ){0,2}(?:release|report|statement|letter|brief|memo|paper|post|website|"
    r"complaint|filing|opinion|decision|guidance|notice)\b.*$"
)
_ROLE = re.compile(r"(?:a|an|one|another|my|our|your) (?:[a-z\-]+ ){0,3}[a-z\-]+")
_ROLE_AT = re.compile(r"(?:a|an|one|another) (?:[a-z\-]+ ){0,2}[a-z\-]+ (?:at|of|for|in|from|with) ")
_APPOSITION = re.compile(
    r"(?:who|which|whose|an?|the|now|then|of|for|chief|general|head|partner|professor|counsel|author|lecturer|"
    r"director|"
    r"writing|speaking|in (?:dissent|turn|reply))\b"
)
_ADJUNCT = worded("speakers_en", r"{adjuncts}\b")
_PARTICIPLE = re.compile(r"(?<=\w) (?:seeking|filed|brought|alleging|claiming|written|published|signed|led) .*$")
_DESCRIBED = re.compile(r"^(?:the|a|an|one|but the|yet the|and the) ")
_NO_NAME = worded("speakers_en", r"(?:\w+(?:ing|tion|ment|ness|ity|ship)|{no_names})\b")


def who(printed: str, raw: str, party: str) -> tuple[Speaker, bool] | None:
    """The speaker and whether it is the author, or None where the words name nobody; `raw` is `printed` folded.

    `party` is the plaintiff of a case named in the same sentence, or empty.
    """
    trailing = _PARTICIPLE.search(raw)
    if trailing:
        raw, printed = raw[: trailing.start()], printed[: trailing.start()]
    if re.search(r"\b(?:who|which|that)$", raw) or re.match(r"(?:if|when|whenever|unless|once|whether|where)\b", raw):
        return None
    if re.fullmatch(r"[B-HJ-Z]", printed.strip()):
        return Speaker(type="organisation", name=printed.strip()), False
    if re.fullmatch(r"(?:and |but |while )?the (?:judge|justice)", raw.strip()):
        return pronoun("the judge"), False
    paper = _PAPER.match(printed)
    if paper:
        raw, printed = raw[: paper.end("who")], paper.group("who")
    tail_raw, tail = _subject(raw, printed)
    if whole("own", "en").fullmatch(re.sub(r"^(?:but|and|so|yet|still,?) ", "", tail_raw)):
        return Speaker(), True
    if word_list("speakers_en", "parts_of_text").regex.fullmatch(tail_raw):
        return Speaker(), True
    found = _by_reference(tail_raw, party) or _by_name(tail_raw, tail) or _by_description(tail_raw, tail)
    if found and word_list("speakers_en", "parts_of_text").regex.match(found.name.lower()):
        return Speaker(), True
    named = _plain(found) if found else None
    return (named, False) if named else None


def _plain(speaker: Speaker) -> Speaker | None:
    """The speaker without what hangs on the name; None where the words are no name but a piece of a clause."""
    if speaker.name.startswith("@"):
        return speaker
    name = re.sub(r"['’]s$|\s[a-z]+ly$", "", re.sub(r"^(?:In (?=[A-Z])|as (?:the )?)", "", speaker.name))
    is_word = name.istitle() and " " not in name and name.lower() in english_words()
    is_piece = (
        len(name.split()) > _LONGEST
        or re.search(r"[.!?]\d|\d\s[A-Z]", name) is not None
        or word_list("speakers_en", "never_in_names").regex.search(name) is not None
        or word_list("speakers_en", "never_first").regex.match(name) is not None
        or (is_word and not any(whole(kind, "en").search(name.lower()) for kind in ("body", "group")))
    )
    if is_piece:
        body = whole("body", "en").match(re.sub(r"^the ", "", name.lower()))  # the tribunal dismissed that and …
        return Speaker(type="organisation", name=body.group()) if body and len(name.split()) <= _LONGEST else None
    return speaker.model_copy(update={"name": name})


def persons_in(text: str) -> list[str]:
    """Persons named with a title or in full, in the order of the text."""
    found = [(m.start("name"), m.group("name")) for m in _TITLED.finditer(text)]
    full = _FULL_NAME.finditer(text)
    found += [
        (m.start(), m.group())
        for m in full
        if not _NO_NAME.match(m.group()) and not _TITLES.fullmatch(m.group().split()[0])
    ]
    return [name for _, name in sorted(found) if not whole("body", "en").search(name.lower())]


def humans_in(text: str) -> list[str]:
    """Those of `names_in` who are said to be persons: by a title, or by what they are (tribunal member Ann Quill; Tom
    Weir, a partner …)."""
    return [match.group("name") or match.group("after") for match in _human().finditer(text)] + [
        match.group("name") for match in _TITLED.finditer(text)
    ]


@cache
def _human() -> re.Pattern[str]:
    name = r"[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][\w\-]+){1,2}"
    titled = filed_under("titled", "en")
    return re.compile(
        rf"\b(?i:{titled}) (?P<name>{name})|(?P<after>{name}), (?:an?|the) (?:[\w\-]+ ){{0,4}}?{titled}\b"
    )


def bodies_in(text: str) -> list[str]:
    """Organisations named in full: words with capitals that end in what such a body is called."""
    pattern = rf"(?:{_CAPITAL} |of |for |the |and |v\. ){{0,5}}{_CAPITAL}"
    found = (m.group() for m in re.finditer(pattern, text))
    return [
        re.sub(r"^(?:(?:The|In|of|the|for|and) )+|['’]s?$", "", name)
        for name in found
        if whole("body", "en").search(name.lower()) and " " in name
    ]


def _subject(raw: str, printed: str) -> tuple[str, str]:
    """The noun phrase without an adverbial before it or an apposition after it."""
    parts = re.split(r", (?![^(]*\))", raw)
    if len(parts) > 1 and _APPOSITION.match(parts[1]) and not _ADJUNCT.match(raw):
        return parts[0].strip(), printed[: len(parts[0])].strip()
    tail = parts[-1].strip()
    return tail, printed[len(printed.rstrip()) - len(tail) :].strip() if tail else printed


def _by_reference(raw: str, party: str) -> Speaker | None:
    found = _PRONOUN.fullmatch(raw)
    if found:
        return pronoun(found.group("word"))
    match = re.search(rf"\b{filed_under('party', 'en')}$", raw)
    if match:
        name = party or match.group().removeprefix("the ")
        return Speaker(type="organisation" if party else "unnamed", name=name)
    return None


def _by_name(raw: str, printed: str) -> Speaker | None:
    titled = _TITLED.search(printed)
    if titled:
        return Speaker(type="person", name=titled.group("name"))
    printed = re.split(r" in (?=[A-Z][^,]{1,60} v\.? )", printed)[0]
    if _ROLE_AT.match(raw) or (re.match(r"(?:a|an|one|another) ", raw) and not whole("body", "en").search(raw)):
        return None
    if whole("group", "en").search(raw) and not _FULL_NAME.search(printed):
        return None
    if _PAIR.fullmatch(printed):
        return Speaker(type="group", name=printed)
    owner = _OWNER.match(printed)
    names = [
        " ".join(w for w in m.group().split() if not _TITLES.fullmatch(w))
        for m in LATIN.finditer(owner.group("who") if owner else printed)
    ]
    names = [name for name in names if len(name) > 1 and not _NO_NAME.fullmatch(name)]
    names = [name for name in names if not re.match(r"In (?:its|his|her|our|the|a)\b", name)]
    is_body = bool(whole("body", "en").search(raw))
    if not names or (whole("instrument", "en").search(raw) and not is_body and not _FULL_NAME.search(printed)):
        return None
    if " of " in printed and _FULL_NAME.fullmatch(names[0]) and not whole("body", "en").search(names[0].lower()):
        return Speaker(type="person", name=names[0])
    name = names[-1]
    return Speaker(type="organisation" if is_body or " " not in name or is_maker(name) else "person", name=name)


def _by_description(raw: str, printed: str) -> Speaker | None:
    if _ROLE_AT.match(raw) and not whole("instrument", "en").search(raw):
        return Speaker(type="unnamed", name=re.sub(r"^(?:[Aa]n?|[Oo]ne|[Aa]nother) ", "", printed))
    group = whole("group", "en").search(raw)
    if group and not re.match(r"(?:a|an|one) (?!(?:majority|minority|school|camp))", raw):
        return Speaker(type="group", name=re.sub(r"^(?:But|Yet|And|So) ", "", printed))
    if whole("instrument", "en").search(raw) and not whole("body", "en").search(raw):
        return None
    if whole("body", "en").search(raw) and len(raw.split()) <= 6 and not _ROLE.match(raw):
        return Speaker(type="organisation", name=_DESCRIBED.sub("", raw))
    if re.search(r"\b(?:judge|justice|professor|author|witness|expert|advocate|dissent|minister|senator)$", raw):
        return Speaker(type="unnamed", name=_DESCRIBED.sub("", raw))
    if _ROLE.match(raw) and len(raw.split()) <= 8:
        return Speaker(type="unnamed", name=re.sub(r"^(?:[Aa]n?|[Oo]ne|[Aa]nother) ", "", printed))
    return None
