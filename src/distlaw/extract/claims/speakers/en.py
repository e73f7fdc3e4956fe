"""Reads the attribution that opens, closes or interrupts an English sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from distlaw.extract.claims.speakers import zh
from distlaw.extract.claims.speakers.attribution import Attribution
from distlaw.extract.claims.speakers.en_names import who
from distlaw.extract.claims.speakers.words import filed_under, role, whole
from distlaw.model.argument import Speaker
from distlaw.vocab.words import composed

_CASE = re.compile(r"\bIn (?:re )?(?P<party>[A-Z][^,]{2,60}?)(?:,? (?:Inc|Ltd|LLC|Corp|Co|PBC)\.?)* v\.? ")
_OPENERS = (
    "according",
    "puts_it",
    "aside",
    "opposite",
    "told_to",
    "on_ground",
    "holding",
    "that",
    "turned",
    "bare",
    "saying",
)
_LEAST = 8  # characters of a proposition
_ASKING = ("ask", "wonder")
_NEEDS_MARK = ("write", "wrote", "answer", "ask", "object")


def read(text: str, shade: str, start: int, end: int, party: str = "") -> Attribution | None:
    """The attribution in the English sentence `[start, end)`; `party` is the plaintiff of a case it names."""
    body = shade[start:end]
    objected = _patterns()["objected"].match(body)
    if objected:
        speaker = Speaker(type="unnamed", name="objection")
        return Attribution(start + objected.end(), end, speaker, objected.group("verb"))
    found = _opening(text, body, start, end, party) or _inside(text, body, start, end, party)
    if found is None or found.is_own:
        return found
    words = body[: found.start - start] or found.speaker.name.lower()
    return replace(found, role=role(words, found.verb, "en"))


def drafter(text: str, shade: str) -> Speaker:
    """The maker of a model whose terms a paragraph quotes, which address the user (You are granted …); else the
    author."""
    if whole("you", "en").search(shade) and whole("covenant", "en").search(shade):
        return zh.drafter(shade)
    return Speaker()


def stands(text: str, shade: str, start: int, end: int) -> Speaker | None:
    """Who takes a stand in a sentence that says no more than that (Senator Quill thinks otherwise.)."""
    match = _patterns()["stands"].fullmatch(shade[start:end].rstrip(".!: "))
    found = _who(text, match, start, "") if match else None
    return found[0] if found and not found[1] else None


def introduces(text: str, shade: str, start: int, end: int) -> Speaker | None:
    """Who is said to say what a list or a quotation after the sentence's colon says (The complaint alleges:)."""
    match = _patterns()["introduced"].fullmatch(shade[start:end].rstrip('" '))
    found = _who(text, match, start, "") if match else None
    return found[0] if found and not found[1] else None


def plaintiff(text: str) -> str:
    """The party before the v. of a case named in the sentence, or empty text."""
    match = _CASE.search(text)
    return match.group("party") if match else ""


# By name; `{list}` is one of data/words/speakers_en.yaml, or what data/cues/speaker.yaml files under that value.
_PARTS = {
    "who": "(?P<who>[^,;:]{2,60}?)",
    "adverb": "(?:{before_verbs} )*",
    "after": "(?: {after_verbs})*",
    "had": "(?:has |have |had )?",
    "once": "(?:has |have |once )?",
    "owner": "(?P<owner>his|her|their|its|[^,;:]{2,40}?['’]s?)",
}
_SOURCES = {
    "objected": r"it (?:may|might|could|can|is|has been|will)(?: also| sometimes| often)?(?: be| been)? "
    r"(?P<verb>{objecting}) that ",
    "that": r"(?P<who>(?:[^;:]|:(?=\d)){1,160}?)[ ,]{adverb}(?P<verb>{verb}){after}"
    r"(?P<gap>,? {adjuncts_before_that}\b[^;:]{1,120}?,?)? (?:that|whether|:)\s*,?\s*",
    "bare": r"(?P<who>[^;:,]{1,60}?) {adverb}(?P<verb>{bare})"
    r"(?P<mark>[,:]? [\"“]|: |, |(?= {opens_what_is_said}\b))",
    "puts_it": r"as {who} {once}(?P<verb>{putting})(?: it| this)?, ",
    "saying": r"(?P<who>[^;:,]{1,60}?) (?P<verb>{saying})(?= (?!{opens_no_clause}|it\b)[a-z])",
    "according": r"(?:according to|(?:in|on|under|from) (?:the )?{of_views} of|for) {who}, |"
    r"(?:in|on|to|under|by) {owner} (?:own )?{own_views}, ",
    "aside": r"(?:(?P<before>[^,;:]{2,40}), )?(?P<who>[^,;:]{3,40}?) {once}(?P<verb>{saying_aside}), ",
    "opposite": r"{who} (?:took|takes|take) the (?P<verb>opposite|contrary|same) (?:view|position|line): ",
    "holding": r"{who} (?:has |have |had |also |then |later )*[a-z]+(?:ed|s|eld|ent|ook)\b"
    r"[^;:]{0,160}?, (?P<verb>{participles}) that ",
    "turned": r"{who} {turning}\b[^;:]{0,120}?, (?=\w+ing )",
    "on_ground": r"{who} {had}(?P<verb>{acts_on_grounds})[^,;:]{0,80}? on (?:the|a) (?:ground|basis|theory)s? that ",
    "told_to": r"{who}{for_its_part}? {had}(?P<verb>{asking_somebody}) (?:[\w\-]+ ){1,5}(?=(?:not )?to [a-z]+ )",
    "urged": r"(?:and |but )?{who} {had}(?P<verb>{asking_for}) (?=an? |the |stricter )",
    "attitude": r"(?:while |although |though |and |but )?(?P<who>[^,;:]{1,60}?) (?:has |have |had |also )*"
    r"(?P<verb>{attitude})\b",
    "accuse": r"{who} {had}(?:already |repeatedly |publicly )?(?P<verb>{accusing}|"
    r"alleg(?:es|ed)(?= (?:an?|the|several|multiple|numerous|various|breach|violations?|infringement) ?))\b",
    "middle": r", (?P<who>(?:the |a )?(?:[a-z]+ ){0,2}{body}|judge [a-z\-]+|justice [a-z\-]+|he|she|it|they|"
    r"[a-z\-]+ [a-z\-]+) (?P<verb>{verb})(?: (?:in|at|on|to|a|the|with)\b[^,;:]{1,40})?,(?= )",
    "on_account": r", (?:on|in|to|by) {owner} (?:own )?{on_account}, ",
    "trailing": r",[\"”]? (?P<who>[^,;:]{2,48}?) (?P<verb>{saying_last})(?:[^,;:]{0,30})$",
    "inverted": r",?[\"”] (?P<verb>{saying_after_a_quotation}) (?P<who>[^,;:]{2,48})$",
    "introduced": r"(?:.*[.;!?] )?(?P<who>[^;:.]{1,100}?) {adverb}{verb}{after}[^.;:]{0,40}:",
    "stands": r"(?:but |yet |and )?(?P<who>[^;:]{2,80}?)(?:'s? (?:answer|reply|position|view))? {stands}",
}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    cues = {name: filed_under(name, "en") for name in ("verb", "bare", "body", "attitude", "stands")}
    return {name: re.compile(composed("speakers_en", source, **cues, **_PARTS)) for name, source in _SOURCES.items()}


def _opening(text: str, body: str, start: int, end: int, party: str) -> Attribution | None:
    for name in _OPENERS:
        match = _patterns()[name].match(body)
        if match is None:
            continue
        verb = match.groupdict().get("verb") or "view"
        if name == "bare" and not match.group("mark") and verb.startswith(_NEEDS_MARK):
            continue
        found = _who(text, match, start, party)
        begin = start + match.end()
        while begin < end and text[begin] in "“\"' ":
            begin += 1
        if found is None or end - begin < _LEAST:
            continue
        return Attribution(
            begin, end, found[0], verb, is_own=found[1], is_question=verb.startswith(_ASKING) and name != "told_to"
        )
    return None


def _inside(text: str, body: str, start: int, end: int, party: str) -> Attribution | None:
    """An attribution that stays in the proposition, or that closes it."""
    for name, matched in (
        ("middle", _patterns()["middle"].search(body)),
        ("on_account", _patterns()["on_account"].search(body)),
        ("urged", _patterns()["urged"].match(body)),
        ("accuse", _patterns()["accuse"].match(body)),
        ("attitude", _patterns()["attitude"].match(body)),
        ("trailing", _patterns()["trailing"].search(body.rstrip(". "))),
        ("inverted", _patterns()["inverted"].search(body.rstrip(". "))),
    ):
        found = _who(text, matched, start, party) if matched else None
        if matched is None or found is None or (found[1] and name in ("urged", "accuse", "attitude")):
            continue
        stop = start + matched.start() if name in ("trailing", "inverted") else end
        return Attribution(start, stop, found[0], matched.groupdict().get("verb") or "view", is_own=found[1])
    return None


def _who(text: str, match: re.Match[str], start: int, party: str) -> tuple[Speaker, bool] | None:
    groups = match.groupdict()
    group = "who" if groups.get("who") else "owner"
    raw = match.group(group)
    printed = text[start + match.start(group) : start + match.end(group)]
    if group == "owner":
        raw, printed = (re.sub(r"['’]s?$", "", word) for word in (raw, printed))
    return who(printed, raw, party)
