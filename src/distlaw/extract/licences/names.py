"""The patterns of licences and terms: known names, a maker's name with the title of its terms, models as licences."""

from __future__ import annotations

import re
from functools import cache

from distlaw.text.fold import folded
from distlaw.text.han import HAN
from distlaw.text.months import PATTERN as MONTH
from distlaw.vocab.licences import Licence, load_licences, load_makers
from distlaw.vocab.phrases import both, mainland
from distlaw.vocab.trie import pattern_of
from distlaw.vocab.words import composed, load_words, word_list, worded

DATE_ZH = r"[自于]?(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?"
# Patterns in which lists of data/words/licence_statements.yaml are named.
DATE_ADJUNCT = rf"{DATE_ZH}起?{{dated}}?(?:的|版本?的?)?"
DATE_EN = rf"(?:{MONTH}\.?\s\d{{1,2}},?\s(?:19|20)\d\d|\d{{1,2}}\s{MONTH}\s(?:19|20)\d\d|{MONTH}\s(?:19|20)\d\d)"
_ARTICLE = r"第\s?(?:[A-Z]|[{ten}]{1,3}|\d{1,2})(?:\.(?:\d{1,2}|[a-z]{1,4}))?(?:\.(?:\d{1,2}|[ivx]{1,4}|[a-z]))?"
_PARAGRAPH = r"(?:\s?第?\s?\(?(?:\d{1,2}|[a-z]{1,4}|[{ten}])\)?\s?[款项])"
_LETTERED = r"(?:[A-Z]\.\d{1,2}|\d{1,2}\.\d{1,2}|\d{1,2}\.[a-z]\.[ivx]{1,4}|\d{1,2}\([a-z]\))(?:\([a-z]{1,3}\)){0,2}"
CLAUSE_ZH = (
    rf"{_ARTICLE}(?:\([0-9a-z]{{1,4}}\)){{0,3}}\s?[条节款项]{_PARAGRAPH}{{0,3}}"
    rf"|第\s?[IVX]{{1,4}}\.[a-z]\s?[条款项]|{_LETTERED}\s?[条款项节]"
)
CLAUSE_EN = (
    r"(?:[Ss]ections?|[Cc]lauses?|[Aa]rticles?|[Pp]aragraphs?|§{1,2})\s?(?:[A-Z]\.\d{1,2}|[IVX]{1,4}\.[a-z]"
    r"|\d{1,2}(?:\.[a-z\d]{1,3}){0,3})(?:\([0-9a-z]{1,4}\)){0,4}"
)
_WORD = r"(?:{nouns}|[Ll]icen[cs]e(?:\s[Aa]greement)?)"
# MIT is also a university: its bare name is a licence only where the words beside it say so.
_AND = r"(?:[、/和与或及]|and|or)"
_BESIDE = rf"(?<![A-Za-z])MIT(?=\s?(?:[,&]|{_AND})\s?(?:Apache|BSD|GPL|CC|Llama|Qwen))"
_AFTER_APACHE = rf"(?:(?<=Apache-2\.0)|(?<=Apache 2\.0))\s?{_AND}\s?MIT(?![A-Za-z])"
_GIVEN_OUT = r"(?<=采用)\s?MIT(?=\s?(?:{releases}|[,。;的]))|(?<=以)\s?MIT(?=\s?{releases})"
_UNDER = r"(?<=under\s)MIT(?=[\s,.;)]|$)(?!\s[A-Z])|(?<=under\san\s)MIT(?=[\s-][Ll]icen[cs])"
MIT = worded("licence_statements", "|".join((_BESIDE, _AFTER_APACHE, _GIVEN_OUT, _UNDER)))
_BLANK = r"[\s_-]{1,2}"


def _spellings(name: str) -> set[str]:
    """A name with licence and License, with 的 before its noun, with Taiwan's words, with LLaMA for Llama."""
    words = both(name)
    for word in list(words):
        words |= {word.replace("License", other) for other in ("Licence", "license", "licence")}
        words |= {word.replace("许可证", other) for other in ("授权条款", "授权", " 许可证")}
        words |= {word.replace("社区许可", " 社区许可"), word.replace("许可", " 许可")}
        for link in ("的", " 的"):
            words.add(re.sub(rf"(?<=[A-Za-z\d.])\s?(?=[{HAN}])", link, word, count=1))
    return words | {word.replace("Llama", other) for word in words for other in ("LLaMA", "LLAMA")}


@cache
def known_names() -> re.Pattern[str]:
    """Names and aliases of licences, blanks and the 的 between name and noun free, longest first."""
    words: set[str] = set()
    for licence in load_licences():
        for name in (licence.name, *licence.aliases):
            words |= _spellings(folded(name))
    words = {word for word in words if len(word) > 2}
    return re.compile(rf"(?<![A-Za-z\d-])(?:{pattern_of(words, _BLANK)})(?![A-Za-z\d]|\.\d)")


@cache
def model_licences() -> re.Pattern[str]:
    """A model (with its version), then the word for a licence: `Llama 2的社区许可证`, `Gemma license`."""
    return re.compile(
        composed(
            "licence_statements",
            r"(?<![A-Za-z])(?P<model>{models})(?:[\s-]?(?P<number>[A-Z]?\d{1,2}(?:\.\d)?))?\s?(?:系列|模型)?的?\s?"
            r"(?P<date>{date})?{qualified}?\s?{named}",
            named=r"(?P<noun>{kind}?\s?{word}(?:协议)?)(?:\s?\((?P<gloss>[A-Za-z][^()\n]{5,60})\))?",
            models=_models(),
            date=DATE_ADJUNCT,
            kind="(?:{kinds_of_licence}|[Cc]ommunity|[Cc]ommercial|[Rr]esearch|[Mm]odel)",
            word=_WORD,
        )
    )


def _models() -> str:
    names = sorted({folded(m) for maker in load_makers() for m in maker.models}, key=len, reverse=True)
    return "|".join(map(re.escape, names))


@cache
def model_alone() -> re.Pattern[str]:
    """A model with its version where what follows is said of its terms: `Llama 3.1 allows …`."""
    return re.compile(
        composed(
            "licence_statements",
            r"(?<![A-Za-z])(?P<date>{date})?(?P<model>{models})\s?-?(?P<number>\d(?:\.\d)?){licences.said_of_terms}",
            date=DATE_ADJUNCT,
            models=_models(),
        )
    )


@cache
def terms_of_makers() -> re.Pattern[str]:
    """A maker's name, then the title of its terms: `OpenAI《使用条款》`, `Anthropic's commercial terms`."""
    makers = pattern_of({folded(a) for maker in load_makers() for a in maker.aliases})
    titles = {form for licence in load_licences() for t in licence.titles for form in both(folded(t))}
    titles |= set(word_list("licence_statements", "titles_of_users").words)
    chinese = pattern_of({t for t in titles if not t.isascii()})
    english = pattern_of({t for t in titles if t.isascii()})
    return re.compile(
        composed(
            "licence_statements",
            r"(?<![A-Za-z])(?P<maker>{makers})(?![A-Za-z])(?:公司|平台)?(?:'s?)?\s?(?P<date>{date})?\s?(?:的|在其|在)?\s?"
            r"{which}?(?:《\s?(?P<marked>[^《》\n]{2,24})》|\"?(?P<title>(?:{chinese})|(?:{english})(?![A-Za-z]))\"?)",
            makers=makers,
            date=DATE_ADJUNCT,
            which=r"(?:{current}|[Cc]urrent\s|own\s|API\s|applicable\s)",
            chinese=chinese,
            english=english,
        )
    )


@cache
def own_terms() -> re.Pattern[str]:
    """Titles of terms in English without their maker: `the Terms of Use`."""
    return re.compile(
        r"(?<![A-Za-z])(?:Terms\sof\s(?:Use|Service)|Services\sAgreement|Commercial\sTerms(?:\sof\sService)?|Usage\sPolic(?:y|ies))(?![A-Za-z])"
    )


@cache
def generic() -> re.Pattern[str]:
    """Words for terms that name no licence: `其服务条款`, `open-source licence`."""
    chinese = "|".join(one.source for one in load_words("licences").values() if one.id != "said_of_terms")
    return re.compile(
        rf"{chinese}|API\s?服务条款|(?<![A-Za-z])(?:(?:[Ii]ts|[Tt]heir)\sterms(?:\sof\s(?:use|service))?"
        r"|terms\sof\s(?:use|service)|open[\s-]source\slicen[cs]es?)(?![A-Za-z])"
    )


def licences_of(vendor: str, title: str) -> tuple[Licence, ...]:
    """The terms of a maker that are called that, the one whose titles name it first."""
    low = mainland(folded(title).lower())
    found = [x for x in load_licences() if x.vendor == vendor and low in {folded(t).lower() for t in x.titles}]
    return tuple(found)


@cache
def makers_by_alias() -> dict[str, str]:
    """From an alias to the maker's name."""
    return {folded(alias): maker.name for maker in load_makers() for alias in maker.aliases}
