"""What Chinese texts report of courts and parties otherwise than by a verb of saying after its subject."""

from __future__ import annotations

import re
from functools import cache

from distlaw.extract.claims.speakers.attribution import Attribution, pronoun
from distlaw.extract.claims.speakers.words import filed_under, groups, whole
from distlaw.extract.claims.speakers.zh_names import who
from distlaw.model.argument import Speaker
from distlaw.vocab.words import composed

_LEAST = 4  # characters of a proposition
# By name; `{list}` is one of data/words/speakers_zh.yaml, or what data/cues/speaker.yaml files under that value.
_SOURCES = {
    "settles": r"(?<!请){settles}[.。\"]*$",
    "paper": r"(?:[^,;。:]{2,16},)?{court_paper},?",
    "ruled": r"(?:[^,;。:]{0,12},)?(?P<who>[^,;。:]{0,24}?{court})(?:[^,;。:]{0,12},)?{ruled_when}*"
    r"(?P<verb>{decides})(?=[^,;。:的书]{4})",
    "amid": r"{ruled_by}?,?{amid}[^。;:]{2,90}?,{ruled_by}?(?P<who>[^,;。:]{0,16}?(?:{court}|{party}|{schools_of}))"
    r"{adverb}{0,6}(?P<verb>{inline})(?=[^,:的了书]{4})",
    "grounds": r"(?P<who>[^,;。:]{1,24}?)(?P<verb>以)(?=[^。;]{6,140}?为由,?[^。;]{0,40}{grounds_of})",
    "through": r"经(?P<who>[^,;。]{0,12}{court})[^,;。]{0,8}(?P<verb>{came_out})[,:]",
    "treats": r"(?P<who>[^,;。:]{0,16}?{court})[^,;。:]{0,8}[将把][^,;。]{2,40}(?P<verb>{treats})",
    "holds_to": r"(?:[^,;。:]{2,40},)?(?P<who>[^,;。:]{0,16}?{court}){softly}*[不未]?(?P<verb>{holds_to})(?!的)",
    "report": r"(?P<who>[^,;。]{2,40}?)(?:{when_issued}|[于在][^,;。]{2,20})?{issued}的?[^,;。]{0,16}?{paper}"
    r"[^。]{0,60}{follows}[。:]?$",
    "given_out": r"(?:.*[,;])?(?P<who>[^,;。]{2,40}?)(?:{when_issued}|[于在][^,;。]{2,20})?{issued}(?:了|的)?"
    r"[^。]{0,40}?{paper}",
    "came_out": r"经(?P<who>[^,;。]{0,12}{court})[^,;。]{0,8}{came_out}[,:，：]?$",
    "reason": r"(?:其中)?{one_of}*的?理由(?:之一)?(?:是|在于|为)[,:]?",
}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    cues = groups("zh")
    return {name: re.compile(composed("speakers_zh", source, **cues)) for name, source in _SOURCES.items()}


def settled(text: str, body: str, start: int, end: int) -> Attribution | None:
    """What a court decides at the end of a sentence (……，本院不予支持), or a judgment says of itself (判决认定…)."""
    if settles := _patterns()["settles"].search(body):
        found = who(settles.group()[:2], settles.group()[:2]) if settles.group().startswith("法院") else None
        return Attribution(start, end, found or pronoun("本院"), settles.group(), is_ruling=True)
    paper = _patterns()["paper"].match(body)
    if paper is None or paper.end() > len(body) - _LEAST or _faulted().search(body):
        return None
    return Attribution(start + paper.end(), end, pronoun("该院"), paper.group(), is_ruling=True)


@cache
def _faulted() -> re.Pattern[str]:
    """Whoever calls a judgment wrong is not the court."""
    return re.compile(filed_under("faulted", "zh"))


def ruled(text: str, body: str, start: int, end: int) -> Attribution | None:
    """What a court decides (该院经审理，判令…)."""
    match = _patterns()["ruled"].match(body)
    speaker = _who(text, match, start)
    if (
        match is None
        or speaker is None
        or match.end() > len(body) - _LEAST
        or whole("may_rule", "zh").search(match.group("who"))
    ):
        return None
    begin = match.start("verb") if whole("orders", "zh").match(match.group("verb")) else match.end()
    return Attribution(start + begin, end, speaker, match.group("verb"), is_ruling=True)


def came_out(before: str) -> Speaker | None:
    """The court before which it came out what follows the clause `before` (经某法院审理查明，)."""
    match = _patterns()["came_out"].search(before)
    return who(match.group("who"), match.group("who")) if match else None


def reason(body: str) -> re.Match[str] | None:
    """The words that give a reason of whoever the clause before speaks of (其中一项理由是…)."""
    match = _patterns()["reason"].match(body)
    return match if match and match.end() < len(body) - _LEAST else None


def reports(text: str, shade: str, start: int, end: int) -> Speaker | None:
    """Whose report the rest of a text tells (某委员会公布的报告书，内容摘述如下。)."""
    match = _patterns()["report"].match(shade[start:end])
    found = _who(text, match, start)
    return found if found and found.type == "organisation" else None


def gives_out(text: str, shade: str) -> Speaker | None:
    """The body that a sentence says to have given out a report."""
    match = _patterns()["given_out"].match(shade)
    found = _who(text, match, 0)
    return found if found and found.type == "organisation" else None


def grounded(text: str, body: str, start: int, end: int) -> Attribution | None:
    """What somebody gives as the ground of a suit or a finding (王某以公司违约为由起诉), or what came out before a
    court (经法院审理查明，…)."""
    for name in ("through", "grounds"):
        match = _patterns()[name].match(body)
        speaker = _who(text, match, start)
        if match and speaker and match.end() < len(body) - _LEAST:
            return Attribution(start + match.end(), end, speaker, match.group("verb"))
    return None


def kept(text: str, body: str, start: int, end: int) -> Attribution | None:
    """A court, a party or a school that stands inside the proposition, which keeps its words (在该案中，法院认定…;
    一审法院将数据分为两类)."""
    for name in ("amid", "treats", "holds_to"):
        match = _patterns()[name].match(body)
        speaker = _who(text, match, start)
        if match and speaker:
            return Attribution(start, end, speaker, match.group("verb"))
    return None


def _who(text: str, match: re.Match[str] | None, start: int) -> Speaker | None:
    if match is None:
        return None
    return who(text[start + match.start("who") : start + match.end("who")], match.group("who"))
