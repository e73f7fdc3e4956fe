"""Whom a Chinese noun phrase before a verb of speech names."""

from __future__ import annotations

import re
from functools import cache

from distlaw.extract.claims.speakers.attribution import PAPER, pronoun
from distlaw.extract.claims.speakers.words import ends, filed_under, whole
from distlaw.model.argument import Speaker
from distlaw.model.claim_words import SpeakerType
from distlaw.text.fold import simplified
from distlaw.text.han import HAN
from distlaw.vocab.licences import load_makers
from distlaw.vocab.surnames import common_surnames
from distlaw.vocab.words import worded

LATIN = re.compile(r"(?:(?<![\w'’])[a-z]{1,2})?[A-Z][\w.'’\-]*(?:[ \u00a0](?:[A-Z][\w.'’\-]*|de|van|von))*")
_TOPIC = worded("speakers_zh", "(?:{on_matters}|(?<!反)对)(?=[^,]{2,})")
_NOT_NAME = worded("speakers_zh", "{never_in_a_name}")
_AGREES = worded("speakers_zh", "(?P<who>[它他她]们?)[也则并]?{agreeing}")
_UNNAMED = worded("speakers_zh", "{unnamed}|{writings}")
_SEVERAL = worded("speakers_zh", "{many}")
_THE_PAPER = worded("speakers_zh", "{these}?(?:{papers})书?[中里]?")
_COUNSEL = worded("speakers_zh", rf"(?:{{sides}})?(?P<name>[{HAN}]{{2,4}}的{{counsel}})$")
_GIVES = worded("speakers_zh", "(?<=..){gives}[^,]{0,6}{views_given}$")
_PARTY_OF = worded("speakers_zh", rf"{{stages_before_a_side}}?{{sides}}(?P<name>[{HAN}a-z（）()]{{2,30}})")
_DENIED = worded("speakers_zh", "{denials}$")
_MANY = re.compile(r"有(?:些|的|关)")
_TITLES = re.compile(
    r"(?:C[TEF]O|AI|Judge|Professor|Prof\.|Dr\.|Mrs?\.?|Ms\.?|Justice|The|Yet|But|API|AIGC|GPU|LLM|SDK|IP|IT)"
)


_AT = re.compile(r"(?<=..)(?:曾|也|还|已|则)*(?:在|于)[^,]{1,60}(?:中|里|上|内|时)$")


def placeless(raw: str) -> str:
    """The words without the place at their end in which something is said (某人在说明中)."""
    return _AT.sub("", raw)


def who(text: str, raw: str) -> Speaker | None:
    """The speaker that the words name, or None where they name nobody. `raw` is `text` folded."""
    text, raw = text.strip(' “”"「」'), raw.strip(' "')
    bare = placeless(raw)
    text, raw = text[: len(bare)], bare
    cut = _GIVES.search(raw)
    if cut:
        text, raw = text[: cut.start()], raw[: cut.start()]
    foreign, counsel = _foreign().search(simplified(text)), _COUNSEL.search(raw)
    if foreign is not None:
        return Speaker(type="person", name=foreign.group())
    if counsel is not None:
        return Speaker(type="person", name=simplified(counsel.group("name")))
    lead = whole("lead", "zh").match(raw)
    if lead and lead.end() < len(raw):
        text, raw = text[len(text) - len(raw) + lead.end() :], raw[lead.end() :]
    head = _of_view().sub("", _TOPIC.split(raw)[0] or raw)
    agrees = _AGREES.match(raw)
    if agrees:
        return pronoun(agrees.group("who"))
    if whole("pronoun", "zh").fullmatch(head.split(",")[-1]):
        return pronoun(head.split(",")[-1])
    if _THE_PAPER.fullmatch(head):
        return pronoun(PAPER)
    if whole("no_name", "zh").search(head) or _DENIED.search(raw):
        return None
    return _titled(head) or _described(text, raw, head) or _named(text, raw, head)


@cache
def _foreign() -> re.Pattern[str]:
    """A foreign name in Chinese characters, with the dot between its parts, after whatever its bearer is."""
    return re.compile(rf"(?=[^,;。:]*·){filed_under('transliterated', 'zh')}$")


@cache
def _of_view() -> re.Pattern[str]:
    """的看法 after the one who holds it."""
    return re.compile(rf"的{filed_under('noun', 'zh')}(?:也|则|却|又)?$")


def person_after_title(head: str) -> re.Match[str] | None:
    """A name after its title (消基会董事长林惠如), in folded text."""
    return _titles().search(head)


@cache
def _titles() -> re.Pattern[str]:
    title = filed_under("titled", "zh")
    return re.compile(
        rf"{title}(?P<name>[{common_surnames()}][{HAN}]{{1,2}})(?=$|[,:则也表在对又还就曾])|"
        rf"(?<![{HAN}])(?:[^,;。:]{{1,8}}的)?(?P<before>[{common_surnames()}][{HAN}]{{1,2}}){title}"
    )


def _titled(head: str) -> Speaker | None:
    found = person_after_title(head)
    if found and found.end() == len(head) and found.group("name"):
        return Speaker(type="person", name=simplified(found.group("name")))
    return None


@cache
def _paper() -> re.Pattern[str]:
    """A paper after the body that made it: its words are the body's."""
    return re.compile(
        rf"(?P<who>[^,]{{1,24}}?{filed_under('organisation', 'zh')})(?:的|"
        rf"在)?[^,]{{0,14}}{filed_under('paper', 'zh')}(?:中|里|内)?$"
    )


def _described(text: str, raw: str, head: str) -> Speaker | None:
    """By what they are: 有学者, 最高人民法院, 陈律师, 侵权说, 智慧财产局的历次函释."""
    role = _party().search(head)
    if role and role.start() > 0 and not re.search(rf"[{HAN}]代理人$", head):
        text = head = role.group()
    head = re.sub(r"^(?:还|另|也|又)?有(?=.{2})", "", head) if not _MANY.match(head) else head
    paper = _paper().match(head)
    if paper:
        head = paper.group("who")
    for value in ("person", "organisation", "group"):
        if ends(value).search(head):
            if value == "person" and LATIN.search(text[-12:]) and not whole("count", "zh").match(head):
                return None
            return Speaker(type=_type(head), name=_spelled(simplified(_short(head)), text))
    return None


def _spelled(name: str, text: str) -> str:
    """A name found in folded text with the capitals that the text gives it (OpenAI公司)."""
    found = re.search(re.escape(name), simplified(text), re.IGNORECASE) if re.search("[a-z]", name) else None
    return found.group() if found else name


def _named(text: str, raw: str, head: str) -> Speaker | None:
    found = (" ".join(w for w in m.group().split() if not _TITLES.fullmatch(w)) for m in LATIN.finditer(text))
    names = [name for name in found if len(name) > 1]
    if names:
        name = names[0] if raw.endswith(names[0].lower()) or len(names) == 1 else names[-1]
        return Speaker(type="organisation" if is_maker(name) else "person", name=name)
    bare = re.sub(r"等人?$", "", head.split(",")[-1])
    side = _PARTY_OF.fullmatch(bare)
    if side and (len(side.group("name")) <= 4 or ends("organisation").search(bare)):
        body = ends("organisation").search(bare)
        return Speaker(type="organisation" if body else "person", name=_spelled(simplified(bare), text))
    if bare in _makers():
        return Speaker(type="organisation", name=_spelled(bare, text))
    if re.fullmatch(filed_under("transliterated", "zh"), bare):
        return Speaker(type="person", name=simplified(bare))
    if re.fullmatch(rf"[{HAN}]{{2,4}}", bare) and bare[0] in common_surnames() and not _NOT_NAME.search(bare):
        return Speaker(type="person", name=simplified(bare))
    return None


def is_maker(name: str) -> bool:
    """Whether the name begins with that of a known maker of models."""
    return name.split()[0].lower() in _makers()


@cache
def _makers() -> frozenset[str]:
    return frozenset(alias.lower() for maker in load_makers() for alias in maker.aliases)


@cache
def _party() -> re.Pattern[str]:
    """A party's role after words that belong to what stands before (构成不正当竞争二原告)."""
    return re.compile(rf"(?:[一二两三]|全体)?{filed_under('party', 'zh')}$")


def _short(head: str) -> str:
    """The noun phrase without what stands before its last 的."""
    return re.split(r"[,、的]", head)[-1] or head


def _type(head: str) -> SpeakerType:
    if whole("unnamed", "zh").match(head) or _UNNAMED.search(head):
        return "unnamed"
    if _SEVERAL.search(head) or whole("count", "zh").match(head):
        return "group"
    if ends("organisation").search(head):
        return "organisation"
    return "group" if ends("group").search(head) else "person"
