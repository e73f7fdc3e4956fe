"""The patterns of Chinese attributions, by name; their words stand in data."""

from __future__ import annotations

import re
from functools import cache

from distlaw.extract.claims.speakers.words import groups
from distlaw.text.han import HAN
from distlaw.vocab.words import composed

LONGEST = 40  # characters before an inline verb of speech
# By name; `{list}` is one of data/words/speakers_zh.yaml, or what data/cues/speaker.yaml files under that value.
# Adverbs are counted: some are two others in a row, and without a bound each such pair doubles the ways to fail.
_ADVERBS = "{adverb}{0,6}"
_WHO = rf"(?P<who>[^,;。?!:]{{1,{LONGEST}}}?)"
_SOURCES = {
    "own": r"{before_own}?,?{own}[,:]?\s*",
    "view": r"{by_whom}(?P<who>[^,;。?!:]{1,20}?){for_long}?(?:{seen_by}|[的之](?:{noun}|{sayings})),",
    "paper": r"{by_whom}(?P<who>{suit_paper}),",
    "likened": r"(?:[^,;。]{2,24},)?{likened}(?P<who>[^,;。?!:]{2,20}?)所?{likened_verbs}的?(?:那样)?,",
    "opinion": r"(?:[^,;。:]{2,28},)?(?P<who>[^,;。:]{1,24}?)的{which_view}?{noun}[很也则却]?{view_is}?[,:]",
    "opposes": r"(?P<who>[^,;。:]{2,20}?)[则却也又就倒]?{stands}{this}?的?{views}?[:,]",
    "stands": r"(?:但|而|不过|相比之下,)?(?P<who>[^,;。:]{2,24}?)(?:的(?:{voices}|{noun}))?[则却也又就倒]?{stands}"
    r"{this}?的?{views}?",
    "inquired": r"{who_asks}?{asking}(?P<who>[^,;。:]{2,20}?){inquires}[^,;。:]{0,12}{reply}[^,;。:]{0,6}[:,]",
    "myself": r"(?:^|,){but}?{myself}(?:个人|自己)?$",
    "met": r"{meets}[过了到]?(?P<who>[一某几两三][位名个]?[^,;。]{2,18}),",
    "tail": r"(?:——|—|,)[这此][正就便也乃]?[是为](?P<who>[^,;。]{2,24}?)(?:在[^,;。]{2,48}[里中上内])?"
    r"{put_forward}?的(?:{noun}|{found})。?$",
    "trailing": r",(?:根据|据)(?P<owner>[^,;。:\"]{2,24}?)的{told_views}[.。]?$|"
    r",(?P<who>[^,;。:\"]{2,32}?)(?:在[^,;。]{1,12}[中里上])?{adverbs}(?P<verb>{says_at_the_end})[.。]?$",
    "accuse": rf"(?:[^,;。]{{2,14}},)?{_WHO}{{openly}}?(?P<verb>{{accuse}}|[把将][^,]{{1,16}}{{branding}})",
    "then": r"(?:^|.*?,)(?P<who>[^,]{2,10}{schools})则(?!{adverbs}{verb})(?=.{4})",
    "terms": r"(?P<who>[^,;。?!]{2,80}?)[也则还又均都里中]*{expressly}?{provides}[:]\s*(?=[\"])",
    "opening": r"(?P<who>[^,;。?!:(]{1,48}?(?:\(\d{4}\)[^,;。?!:(]{1,30}?)?)(?:\([^()]{1,40}\))?{adverbs}"
    r"(?P<verb>{verb})[说道称]?(?:{told}|[a-z][a-z.\- ]{1,24})?(?:得(?:很|非常|更)?{plainly})?"
    r"(?P<mark>[,:](?!\d(?![、.．]))|(?=\"))\s*",
    "inline": rf"(?:[^,;。:]{{2,12}}[,:])?{_WHO}{{adverbs}}(?P<verb>{{inline}})"
    r"(?=[^,:的了出法明服到起成定书号为呼过话])",
    "dropped": r"并?{dropped}(?=[^,:的了]{4})",
    "ordered": r"(?:并|最终|遂)?{decides}(?=[^,:的了书]{4})",
    "sued": r"(?P<who>[^,;。:]{2,24}?){adverbs}(?:[将把经因以于在][^,;。:]{1,48})?{sued}",
    "party": rf"(?P<who>{{sides}}[{HAN}]{{2,3}})(?=[对在以均就不系无当])",
    "subject": r"(?:但|而|不过)?,?(?P<who>[^,;。:]{0,14}?(?:{court}|{party}|{agency}|{papers}|{roles_as_subjects}))"
    r"(?=[^,;。的]{2,}[,;。])",
    "sues_for": r"(?:[^,;。:]{2,12},)?(?P<who>[^,;。:]{2,24}?){adverbs}(?:[将把经因以于在][^,;。:]{1,48})?"
    r"(?P<verb>{sued})[^,;。:]{0,30},(?:(?=(?:并|主张)?{demands})|并?[诉声指]?称[,:]?)",
    "asked": r"并?{demands}{to_order}?(?=[^,:的了]{4})",
    "introduced": r"(?:.*[,;。!?])?(?P<who>[^,;。!?:]{1,30}?){adverbs}"
    r"(?P<verb>{verb}|{inline}|{accuse}|{announcing}){told}?[^,;。:]{0,8}:$",
    "pointed": r"(?:.*[,;。!?])?(?P<who>[^,;。!?:]{0,12}{court})[^,;。!?:]{0,20}:$",
}


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """All of them, compiled once."""
    cues = groups("zh") | {"adverbs": _ADVERBS}
    return {name: re.compile(composed("speakers_zh", source, **cues)) for name, source in _SOURCES.items()}


@cache
def inline_after(least: int) -> re.Pattern[str]:
    """A verb of speech inside a sentence, with at least so many characters of a subject before it."""
    return re.compile(patterns()["inline"].pattern.replace(f"{{1,{LONGEST}}}?", f"{{{least},{LONGEST}}}?"))
