"""Reads the attribution that opens or closes an English sentence."""

from __future__ import annotations

import re

from distlaw.extract.claims.speaker import LATIN, TITLES, Attribution
from distlaw.model.argument import Speaker

_VERB_EN = (
    r"says?|said|adds?|added|stress(?:es|ed)|emphasi[sz]e[sd]?|recalls?|recalled|fears?|"
    r"feared|recommends?|recommended|argues?|argued|held|holds|contends?|contended|"
    r"maintains?|maintained|"
    r"claims?|claimed|warns?|warned|alleges?|"
    r"alleged|insists?|insisted|notes?|noted|observes?|observed|suggests?|suggested|"
    r"believes?|believed|concludes?|concluded|"
    r"explains?|explained|reports?|reported|states?|stated|replies|replied|wrote|writes|"
    r"ruled|found|reasoned|testified|"
    r"concedes?|conceded|admits?|admitted|complains?|complained|proposes?|proposed|"
    r"predicts?|predicted|objects?|objected|"
    r"asserts?|asserted|thinks?|thought|(?:takes?|took) the view|points? out|pointed out|"
    r"(?:told|tells?) (?:\w+ ){0,4}\w+|replies|answered|counters?|countered|asks?|asked|urges?|"
    r"urged"
)
_THAT = re.compile(
    rf"(?P<who>(?:[^;:]|:(?=\d)){{1,160}}?)[ ,](?:also |likes? to |tends? to |will |would |may |might |can |could |"
    rf"has |have |once |recently |famously |"
    rf"rightly |likewise |expressly )?(?P<verb>{_VERB_EN})"
    r"(?: (?:repeatedly|often|consistently|again|recently|publicly|expressly|bluntly|plainly|firmly|rightly))*"
    r"(?P<gap>,? (?:in|last|at|on|before|to|as|under)\b[^;:]{1,120}?,?)? (?:that|whether|:)\s*,?\s*"
)
_BARE = re.compile(
    r"(?P<who>[^;:,]{1,60}?) (?P<verb>says|said|argue|argues|argued|think|thinks|insist|"
    r"insists|reply|replies|replied|answer|answers|wrote|writes|say|object|objects|believe|"
    r"believes|asks|asked)(?P<mark>[,:]? [\"“]|: |, |(?= (?:the|a|an|it|they|this|there|no|"
    r"such|we|you|he|she|nothing|any|that)\b))"
)
_PUTS_IT = re.compile(
    r"as (?P<who>[^,;:]{2,60}?) (?:has |have |once )?(?P<verb>puts?|said|says?|notes?|noted|observes?|observed|"
    r"argues?|argued|explains?|explained|remarked)(?: it| this)?, "
)
_SAYING = re.compile(
    r"(?P<who>[^;:,]{1,60}?) (?P<verb>say|says|said|argue|argues|argued|insist|insists|insisted|think|"
    r"thinks|believe|believes)(?= (?!nothing|little|so|as|to|in|on|for|of|about|much|more|that|it\b)[a-z])"
)
_INVERTED = re.compile(
    r",?[\"”] (?P<verb>said|wrote|argued|says|writes|held|ruled|warned|replied|answered) (?P<who>[^,;:]{2,48})$"
)
_ROLE = re.compile(r"(?:a|an|one|another) (?:[a-z\-]+ ){0,2}[a-z\-]+ (?:at|of|for|in|from|with) ")
_IN_A_CASE = re.compile(r" in (?=[A-Z][^,]{1,60} v\.? )")
_ACCORDING = re.compile(
    r"(?:according to|in the (?:view|words|opinion) of|on the view of|"
    r"for) (?P<who>[^,;:]{2,60}), "
)
_TRAILING = re.compile(
    r",[\"”]? (?P<who>[^,;:]{2,48}?) (?P<verb>says|said|argues|argued|writes|wrote|contends|"
    r"warned|warns|suggests)(?:[^,;:]{0,30})$"
)
_OBJECTED = re.compile(
    r"it (?:may|might|could|can|is|has been|will)(?: also| sometimes| often)?(?: be|"
    r" been)? (?P<verb>objected|argued|said|thought|claimed|suggested|asserted|contended|"
    r"replied|answered) that "
)
_ASIDE = re.compile(
    r"(?:(?P<before>[^,;:]{2,40}), )?(?P<who>[^,;:]{3,40}?) (?:has |have |"
    r"once )?(?P<verb>observed|noted|argued|argues|notes|observes|says|said|suggested|"
    r"suggests|put it|remarked|remarks), "
)
_OPPOSITE = re.compile(
    r"(?P<who>[^,;:]{2,60}?) (?:took|takes|take) the (?P<verb>opposite|contrary|"
    r"same) (?:view|position|line): "
)
_TURNED = re.compile(
    r"(?P<who>[^,;:]{2,60}?) (?:pointed the other way|went the other way|disagreed|"
    r"took the opposite view|agreed)\b[^;:]{0,120}?, (?=\w+ing )"
)
_URGED = re.compile(
    r"(?:and |but )?(?P<who>[^,;:]{2,60}?) (?:has |have |had )?(?P<verb>urge[sd]?|demand(?:s|ed)?|call(?:s|ed)? for|"
    r"press(?:es|ed) for|propos(?:es|ed)|recommend(?:s|ed)?|advocat(?:es?|ed)|favou?r(?:s|ed)?|wants?|wanted) "
    r"(?=an? |the |stricter )"
)
_MIDDLE = re.compile(
    r", (?P<who>(?:the |a )?(?:[a-z]+ ){0,2}(?:court|judge|panel|circuit|tribunal|commission|board|justices?)|"
    r"judge [a-z\-]+|"
    r"justice [a-z\-]+|[a-z\-]+ [a-z\-]+) "
    r"(?P<verb>held|said|ruled|found|wrote|reasoned|concluded|explained|argues|says|writes|"
    r"contends|suggests|warns),(?= )"
)
_JUDGE = re.compile(
    r"\b(?:Judge|Justice|Chief Justice|Professor|Prof\.|Dr\.?|Senator|Commissioner|Mr\.?|Ms\.?|Advocate General) "
    r"(?P<name>[A-Z][\w'’\-]+(?: [A-Z][\w'’\-]+)?)"
)
_SPEECHLESS = ("write", "writes", "wrote", "answer", "answers", "answered", "ask", "asks", "asked", "object", "objects")
_GROUP_EN = re.compile(
    r"(?:^|\b)(?:executives|founders|engineers|researchers|companies|firms|labs|providers|practitioners|regulators|"
    r"legislators|lawmakers|some|many|most|several|other|few|critics|commentators|scholars|supporters|"
    r"opponents|defenders|proponents|"
    r"sceptics|skeptics|vendors|campaigners|lawyers|teachers|parents|experts|officials|"
    r"economists|judges|courts|one school|one camp|the other(?: side| school| camp)?|others|"
    r"groups?|publishers|developers|academics)\b"
)
_PARTY_EN = re.compile(
    r"\b(?:the )?(plaintiff|defendant|claimant|appellant|petitioner|complaint|complainant|respondent)\b"
)
_BODY_EN = re.compile(
    r"\b(?:court|circuit|commission|agency|committee|office|bureau|department|ministry|"
    r"tribunal|board|council|parliament|congress|authority|institute|association|inc|llp|"
    r"ltd|company|firm)\b"
)
_TERMS_EN = re.compile(
    r"\b(?:section|article|act|rule|clause|terms|licen[cs]e|agreement|policy|statute|"
    r"regulation|directive|note|law|evidence|cases?)\b"
)
_OWN_EN = re.compile(
    r"^(?:but |and |so |yet |still,? )?(?:i|we|one of us|this (?:article|alert|paper|note|"
    r"column|essay|comment|post|piece|report|briefing|memo))$"
)
_ACCUSE_EN = re.compile(r"(?P<who>[^,;:]{2,60}?) (?:has |have |had )?(?P<verb>accuses?|accused|blames?|blamed)\b")


def english(text: str, shade: str, start: int, end: int, party: str = "") -> Attribution | None:
    """The attribution that opens or closes the English sentence `[start, end)`; `party` is the case's plaintiff."""
    body = shade[start:end]
    objected = _OBJECTED.match(body)
    if objected:
        return Attribution(
            start + objected.end(), end, Speaker(type="unnamed", name="objection"), objected.group("verb")
        )
    for pattern in (_ACCORDING, _PUTS_IT, _ASIDE, _OPPOSITE, _THAT, _TURNED, _BARE, _SAYING):
        match = pattern.match(body)
        if match is None or (pattern is _BARE and not match.group("mark") and match.group("verb") in _SPEECHLESS):
            continue
        found = _english_who(text, match, start, party)
        if found is None:
            continue
        speaker, own = found
        begin = start + match.end()
        while begin < end and text[begin] in "“\"' ":
            begin += 1
        if end - begin < 8:
            continue
        verb = match.groupdict().get("verb") or "view"
        return Attribution(begin, end, speaker, verb, is_own=own, is_question=verb.startswith("ask"))
    match = _MIDDLE.search(body)
    if match and (found := _english_who(text, match, start, party)):
        return Attribution(start, end, found[0], match.group("verb"), is_own=found[1], is_kept=True)
    match = _URGED.match(body)
    if match and (found := _english_who(text, match, start, party)) and not found[1]:
        return Attribution(start, end, found[0], match.group("verb"), is_kept=True)
    match = _ACCUSE_EN.match(body)
    if match and (found := _english_who(text, match, start, party)):
        return Attribution(start, end, found[0], match.group("verb"), is_kept=True)
    match = _TRAILING.search(body.rstrip(". ")) or _INVERTED.search(body.rstrip(". "))
    if match and (found := _english_who(text, match, start, party)):
        return Attribution(start, start + match.start(), found[0], match.group("verb"), is_own=found[1])
    return None


def _english_who(text: str, match: re.Match[str], start: int, party: str) -> tuple[Speaker, bool] | None:
    raw = match.group("who")
    printed = text[start + match.start("who") : start + match.end("who")]
    parts = re.split(r", (?![^(]*\))", raw)
    if len(parts) > 1 and _APPOSITION.match(parts[1]):
        tail_raw, tail = parts[0].strip(), printed[: len(parts[0])].strip()
    else:
        tail_raw = parts[-1].strip()
        tail = printed[len(printed) - len(tail_raw) :] if tail_raw else printed
    if _OWN_EN.match(tail_raw):
        return Speaker(), True
    tail = _IN_A_CASE.split(tail)[0]
    if _ROLE.match(tail_raw) and not _TERMS_EN.search(tail_raw):
        return Speaker(type="unnamed", name=re.sub(r"^(?:[Aa]n?|[Oo]ne|[Aa]nother) ", "", tail)), False
    judge = _JUDGE.search(tail)
    if judge:
        return Speaker(type="person", name=judge.group("name")), False
    if _PARTY_EN.search(tail_raw):
        name = party or tail_raw.removeprefix("the ")
        return Speaker(type="organisation" if party else "unnamed", name=name), False
    group = _GROUP_EN.search(tail_raw)
    if group:
        return Speaker(type="group", name=re.sub(r"^(?:But|Yet|And|So) ", "", tail)), False
    names = [" ".join(w for w in m.group().split() if w not in TITLES) for m in LATIN.finditer(tail)]
    names = [n for n in names if not _COMMON.fullmatch(n)]
    names = [
        n
        for n in names
        if len(n) > 1 and n.lower() not in ("it", "he", "she", "they", "this", "that", "in", *_NO_NAMES)
    ]
    if names and not (_TERMS_EN.search(tail_raw) and not _BODY_EN.search(tail_raw)):
        is_body = bool(_BODY_EN.search(tail_raw)) or " " not in names[-1]
        return Speaker(type="organisation" if is_body else "person", name=names[-1]), False
    if _BODY_EN.search(tail_raw) and len(tail_raw.split()) <= 6:
        return Speaker(type="organisation", name=re.sub(r"^(?:the|a|one|but the|yet the) ", "", tail_raw)), False
    if re.search(r"\b(?:he|she|they|it)$", tail_raw) and len(tail_raw.split()) <= 2:
        return Speaker(type="unnamed", name="@previous"), False
    if (
        re.match(r"(?:a|an|one|my|the|another|our|your)\b", tail_raw)
        and len(tail_raw.split()) <= 7
        and not _TERMS_EN.search(tail_raw)
    ):
        return Speaker(type="unnamed", name=re.sub(r"^(?:a|an|the) ", "", tail_raw)), False
    return None


_NO_NAMES = (
    "nearly",
    "almost",
    "every",
    "most",
    "whether",
    "although",
    "under",
    "when",
    "where",
    "if",
    "some",
    "all",
    "each",
    "both",
    "our",
    "its",
    "these",
    "those",
    "such",
    "no",
    "neither",
    "nobody",
    "because",
    "since",
    "after",
    "before",
)
_APPOSITION = re.compile(
    r"(?:who|which|an?|the|now|then|of|chief|general|head|partner|professor|counsel|author|"
    r"lecturer|director)\b"
)
_COMMON = re.compile(
    r"\w+(?:ing|tion|ment|ness|ity|ship)|Contract|Law|Copyright|Nobody|Someone|Whoever|"
    r"Everyone|Anyone|Answers|Outputs|Models|Nothing|What|Such|These|Those"
)
_CASE = re.compile(r"\bIn (?:re )?(?P<party>[A-Z][^,]{2,60}?)(?:,? (?:Inc|Ltd|LLC|Corp|Co|PBC)\.?)* v\.? ")


def plaintiff(text: str) -> str:
    """The party before the v. of a case named in the sentence, or empty text."""
    match = _CASE.search(text)
    return match.group("party") if match else ""
