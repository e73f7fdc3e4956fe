"""Finds statutes in English text: named acts, codes, sections, EU acts, German sections, fields of law."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from distlaw.extract.spans.taken import overlaps
from distlaw.extract.statutes.cited import CitedStatute
from distlaw.extract.statutes.leaning import bare_sections, of_that_act
from distlaw.extract.statutes.provisions import CHINESE, ENGLISH_NUMBERS, ENGLISH_WORD
from distlaw.extract.statutes.titles import acts_called, english_titles
from distlaw.extract.statutes.us_laws import us_laws
from distlaw.vocab.citation_forms import load_fields
from distlaw.vocab.statutes import load_statutes
from distlaw.vocab.trie import pattern_of

_CODE = re.compile(
    rf"(?<!\d)(?P<title>\d{{1,2}})\s(?P<code>U\.?\s?S\.?\s?C\.?(?:\s?A\.)?|C\.?\s?F\.?\s?R\.?)\s(?:§{{1,2}}|\[?[Ss]ections?\]?|[Ss]ec\.|[Pp]arts?|[Pp]t\.)?\s?(?P<numbers>{ENGLISH_NUMBERS})(?:\set\sseq\.)?(?:\s\((?:[A-Z][\w.&]{{0,12}}\s){{0,3}}(?P<year>(?:19|20)\d\d)\))?"
)
_EU = re.compile(
    r"(?:Council\s|Commission\s|EU\s)?(?P<kind>Regulation|Directive|Decision|Implementing\sRegulation|Delegated\sRegulation)\s"
    r"(?:\((?:EU|EC|EEC|EU,\sEuratom)\)\s(?:No\.?\s)?(?P<number>\d{2,4}/\d{1,4})|(?P<old>\d{2,4}/\d{1,4})/(?P<body>EC|EEC|EU))"
)
_ACT = re.compile(
    r"(?<![A-Za-z0-9-])(?:(?:[A-Z][\w'-]+,?|&|of|for|and|the|in|on|\([A-Z][^()]{1,30}\))\s){1,9}?(?:Act|Ordinance|Code|Regulations|Rules)(?:\s(?:of\s)?(?P<year>(?:18|19|20)\d\d))(?!\d)"
)
_PLAIN_ACT = re.compile(
    r"(?<![A-Za-z0-9-])(?:[A-Z][\w'-]+,?\s(?:(?:of|for|and|the|in|on|&)\s){0,2}){1,8}Act(?![A-Za-z0-9-])"
)
_LEAD = re.compile(
    rf"(?P<word>{ENGLISH_WORD})\s?(?P<numbers>{ENGLISH_NUMBERS})(?:,?\s(?:of|in|under|to)\s|[ ])(?:the\s)?"
    r"(?:(?:PRC|Chinese|EU|US|UK|U\.S\.|U\.K\.|German|new|revised|amended|(?:19|20)\d\d)(?:'s)?\s){0,2}$"
)
_TRAIL = re.compile(rf"(?:,?\s)(?P<word>{ENGLISH_WORD})\s?(?P<numbers>{ENGLISH_NUMBERS})")
_CHINESE = re.compile(rf"\s?的?\s?(?P<list>{CHINESE})")
_STATE_CODE = re.compile(
    rf"(?<![A-Za-z0-9.])(?P<code>(?:[A-Z]\.\s?[A-Z]\.\s)?(?:[A-Z][A-Za-z]{{1,6}}\.\s?){{1,4}}(?:&\s[A-Z][a-z]+\.\s)?(?:Code|Stat\.|Laws?|Rev\.\sStat\.)(?:\sAnn\.)?)\s§{{1,2}}\s?(?P<numbers>{ENGLISH_NUMBERS})"
)
_GERMAN_PART = (
    r"(?:,|;|\s(?:und|bis|Abs\.|Absatz|Satz|Nr\.|S\.|Alt\.|Var\.|lit\.|i\.\s?V\.\s?m\.(?:\s§{1,2}|\sArt\.)?))"
)
_GERMAN = re.compile(
    rf"(?:§{{1,2}}|Art\.)\s?(?P<numbers>\d{{1,4}}[a-z]?(?:{_GERMAN_PART}\s?(?:\d{{1,4}}[a-z]?|[a-z])(?![A-Za-z])){{0,8}})"
    r"\s(?P<law>[A-Z][A-Za-zäöüÄÖÜ-]{0,24}(?:G|GB|BGB|ZPO|StPO|InsO|GVO|VO|EUV)|ZPO|GG)(?![A-Za-z])"
)
_CANADA = re.compile(
    r"(?<![A-Za-z])(?P<number>(?:R\.?S\.?C\.?|S\.?C\.?|R?SO|R?SBC|R?SA|R?SNS|R?SNB|C?CSM|CQLR)\s(?:19|20)\d\d,?\sc\.?\s"
    r"[A-Z]?[\d.-]{1,7}|CQLR\sc\s[A-Z]-[\d.]{1,6})(?![\w-])"
)
_ORDER = re.compile(r"Executive\sOrder\s(?:No\.\s)?(?P<number>\d{5})")
_BILL = re.compile(r"(?<![A-Za-z0-9.])(?P<house>S\.?B\.?|A\.?B\.?|H\.R\.|S\.)\s(?P<number>\d{2,5})(?=[\s,.;)]|$)")
_START = frozenset((
    "The", "In", "Under", "This", "That", "See", "And", "But", "As", "A", "An", "Its", "Their", "Our", "If",
    "When", "While", "Both", "Unlike", "Section", "Article", "Since", "Because", "Also", "Congress", "Amendment",
    "Part", "Schedule",
))  # fmt: skip
_NOT_AN_ACT = re.compile(
    r"^(?:Class|Balancing|First|Second|Third|Opening|Final|Love|Sister|Clean Up Your)\s+Act$|^(?:Vocal"
    r"|Disappearing|Juggling) Act$"
)


def english_statutes(text: str) -> list[CitedStatute]:
    """Every mention in order, without overlaps."""
    found: list[CitedStatute] = [*_german(text), *_state_codes(text)] if "§" in text or "Fed. R." in text else []
    found += us_laws(text)
    known = list(_titles(text))
    spans = sorted((cited.start, cited.end) for cited in known)
    others = [a for a in _acts(text) if a.year or not overlaps(spans, a.start, a.end)]
    named = _longest([*_codes(text), *_eu_acts(text), *_canadian(text), *known, *others, *_orders(text)])
    found += [_with_sections(text, cited) for cited in _merged(text, named)]
    found = _longest(found)
    found = _longest([*found, *_aliased(text, found)])
    found = _longest([*found, *of_that_act(text, found)])
    found += bare_sections(text, found)
    found += _fields(text)
    return _longest(found)


def _longest(found: list[CitedStatute]) -> list[CitedStatute]:
    kept: list[CitedStatute] = []
    for cited in sorted(found, key=lambda c: (c.start, -c.end, c.is_generic)):
        if kept and cited.start < kept[-1].end:
            if cited.end > kept[-1].end and cited.end - cited.start > kept[-1].end - kept[-1].start:
                kept[-1] = cited
            continue
        kept.append(cited)
    return kept


def _codes(text: str) -> Iterator[CitedStatute]:
    if not re.search(r"U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R", text):
        return
    for match in _CODE.finditer(text):
        is_code = "S" in match["code"]
        first = re.match(r"\d+", match["numbers"])
        act = code_act(int(match["title"]), int(first.group()) if first else 0, is_code=is_code)
        name = f"{match['title']} {'U.S.C.' if is_code else 'C.F.R.'}"
        yield CitedStatute(
            match.start(), match.end(), "statute.usc" if is_code else "statute.cfr", 0.99, act or name,
            match["numbers"], name, "usc" if is_code else "cfr", jurisdiction="US",
        )  # fmt: skip


@cache
def code_act(title: int, section: int, *, is_code: bool) -> str:
    """The title of the act that a code holds at that section, or empty text."""
    for act in load_statutes():
        place = act.code if is_code else act.cfr
        if place and place.title == title:
            ranges = place.sections if is_code else place.parts
            if any(low <= section <= high for low, high in ranges):
                return act.title_en
    return ""


def _eu_acts(text: str) -> Iterator[CitedStatute]:
    if "Regulation" not in text and "Directive" not in text and "Decision" not in text:
        return
    for match in _EU.finditer(text):
        number = match["number"] or match["old"]
        form = f"({'EU'}) {number}" if match["number"] else f"{number}/{match['body']}"
        kind = match["kind"].split()[-1]
        yield CitedStatute(
            match.start(), match.end(), "statute.eu", 0.98, re.sub(r"\s+", " ", match.group()),
            number=f"{kind} {form}", scheme="document_number", jurisdiction="EU",
        )  # fmt: skip


def _canadian(text: str) -> Iterator[CitedStatute]:
    """RSC 1985, c C-42: a chapter of Canada's statutes, which is joined with the title before it."""
    for match in _CANADA.finditer(text) if " c" in text else ():
        number = match["number"].replace(".", "", match["number"].partition(" ")[0].count("."))
        yield CitedStatute(
            match.start(), match.end(), "statute.ca", 0.97, number, number=number, scheme="document_number",
            jurisdiction="CA",
        )  # fmt: skip


def _titles(text: str) -> Iterator[CitedStatute]:
    for match in english_titles().finditer(text):
        title = re.sub(r"\s+", " ", match.group())
        acts = acts_called(title)
        year = re.match(r"\s(?:of\s)?((?:19|20)\d\d)(?!\d)", text[match.end() : match.end() + 9]) if acts else None
        end = match.end()
        if year and any(year[1] in (v.id, v.adopted[:4]) for act in acts for v in act.versions):
            end += len(year.group())
        countries = {act.country for act in acts}
        yield CitedStatute(
            match.start(), end, "statute.named", 0.95, title, year=year[1] if year else "",
            jurisdiction=countries.pop() if len(countries) == 1 else "",
        )  # fmt: skip


def _acts(text: str) -> Iterator[CitedStatute]:
    """Acts nobody listed: capitalised words that end in Act, best with a year."""
    if not re.search(r"\s(?:Act|Ordinance|Code|Regulations|Rules)\b", text):
        return
    for pattern, confidence in ((_ACT, 0.9), (_PLAIN_ACT, 0.75)):
        for match in pattern.finditer(text):
            words = re.sub(r"\s+", " ", match.group())
            start = match.start()
            while _opens(words.split(" ", 1)[0].strip(",")):
                start = start + len(words.split(" ", 1)[0]) + 1
                words = words.split(" ", 1)[1] if " " in words else ""
            inner = re.search(
                r".*(?:Act|Code|Ordinance)(?:,|\n)\s?(?:The\s)?", match.group()[start - match.start() :], re.S
            )
            if inner:  # a list of acts, or the next line's
                start += inner.end()
                words = re.sub(r"\s+", " ", text[start : match.end()])
            if words.count(" ") < 1 or _NOT_AN_ACT.match(words) or "\n\n" in match.group():
                continue
            year = re.search(r"(?:18|19|20)\d\d$", words)
            yield CitedStatute(start, match.end(), "statute.act", confidence, words, year=year.group() if year else "")


def _opens(word: str) -> bool:
    """Whether a word stands before an act's title rather than in it."""
    return bool(word) and (
        word in _START or word.endswith("'s") or word in {"of", "for", "and", "the", "in", "on", "&"}
    )


def _orders(text: str) -> Iterator[CitedStatute]:
    if "Executive" in text:
        for match in _ORDER.finditer(text):
            number = f"Executive Order {match['number']}"
            yield CitedStatute(
                match.start(),
                match.end(),
                "statute.order",
                0.97,
                number,
                number=number,
                scheme="document_number",
                jurisdiction="US",
            )
    if re.search(r"[SA]\.?B\.?\s\d|H\.R\.", text):
        for match in _BILL.finditer(text):
            if match["house"] == "S.":
                continue
            title = (
                f"{match['house'].replace('.', '')} {match['number']}" if "H" not in match["house"] else match.group()
            )
            yield CitedStatute(match.start(), match.end(), "statute.bill", 0.85, title, jurisdiction="US")


def _merged(text: str, named: list[CitedStatute]) -> list[CitedStatute]:
    """An act and the code or number that follows it, as one."""
    out: list[CitedStatute] = []
    for cited in named:
        last = out[-1] if out else None
        gap = text[last.end : cited.start] if last else "x"
        if (
            last
            and cited.scheme
            and not last.scheme
            and re.fullmatch(r",?\s?\(?(?:the\s)?", gap)
            and not ("(" in gap and cited.scheme == "usc")
        ):
            closing = 1 if "(" in gap and text[cited.end : cited.end + 1] == ")" else 0
            out[-1] = replace(
                cited,
                start=last.start,
                end=cited.end + closing,
                title=cited.title if acts_called(cited.title) else last.title,
                rule=cited.rule,
            )
        else:
            out.append(cited)
    return out


def _with_sections(text: str, cited: CitedStatute) -> CitedStatute:
    """The mention with the sections before it (section 9 of the …) or after it (…, art. 53)."""
    if cited.pinpoint:
        return cited
    lead = _LEAD.search(text[max(0, cited.start - 120) : cited.start])
    if lead:
        return replace(cited, start=cited.start - len(lead.group()), pinpoint=lead["numbers"])
    chinese = _CHINESE.match(text, cited.end)
    if chinese:
        return replace(cited, end=chinese.end(), pinpoint=chinese["list"])
    trail = _TRAIL.match(text, cited.end)
    if trail and not re.match(r"\s(?:U\.S|of\sthe)", text[trail.end() : trail.end() + 8]):
        return replace(cited, end=trail.end(), pinpoint=trail["numbers"])
    return cited


def _german(text: str) -> Iterator[CitedStatute]:
    for match in _GERMAN.finditer(text):
        country = "EU" if match["law"].endswith(("VO", "EUV")) else "DE"
        yield CitedStatute(
            match.start(), match.end(), "statute.german", 0.98, match["law"], match["numbers"], jurisdiction=country
        )


_CONSTITUTION = re.compile(
    r"U\.\s?S\.\sConst\.,?\s(?:[Aa]rt|[Aa]mend)\.\s[IVX]{1,5}(?:,\s§\s\d{1,2})?(?:,\scl\.\s\d{1,2})?"
    r"|Fed\.\sR\.\s(?:Civ|Crim|App)\.\sP\.\s\d{1,3}(?:\([0-9a-z]{1,3}\)){0,4}|Fed\.\sR\.\sEvid\.\s\d{3,4}(?:\([0-9a-z]{1,3}\)){0,4}"
)


def _state_codes(text: str) -> Iterator[CitedStatute]:
    for match in _CONSTITUTION.finditer(text):
        title = re.match(r".*?(?:Const\.|P\.|Evid\.)", match.group())
        name = title.group() if title else match.group()
        yield CitedStatute(
            match.start(),
            match.end(),
            "statute.rules",
            0.97,
            name,
            match.group()[len(name) :].strip(" ,"),
            jurisdiction="US",
        )
    for match in _STATE_CODE.finditer(text):
        code = re.sub(r"\s+", " ", match["code"])
        yield CitedStatute(
            match.start(), match.end(), "statute.state_code", 0.95, code, match["numbers"], jurisdiction="US"
        )


_ALIAS = re.compile(r"\s?\((?:hereinafter,?\s)?(?:the\s)?[\"']([A-Z][\w .&-]{1,30}?),?[\"']\)")


def _aliased(text: str, found: list[CitedStatute]) -> Iterator[CitedStatute]:
    """Later uses of a name in quotation marks that the text gives to an act: the Harbour Data Act ("HDA")."""
    aliases = {m[1]: (m.end(), c) for c in found if not c.is_generic and (m := _ALIAS.match(text, c.end))}
    if not aliases or len(aliases) > 100:
        return
    for match in re.finditer(rf"(?<![A-Za-z0-9-])(?:{pattern_of(aliases)})(?![A-Za-z0-9-])", text):
        defined, act = aliases.get(match.group(), (len(text), None))
        if act and match.start() > defined:
            use = replace(
                act, start=match.start(), end=match.end(), rule="statute.alias", confidence=0.9, pinpoint="",
                antecedent=act.title,
            )  # fmt: skip
            yield _with_sections(text, use)


@cache
def _field_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9-])(?:{pattern_of(load_fields().en)})(?![A-Za-z0-9-])", re.IGNORECASE)


def _fields(text: str) -> Iterator[CitedStatute]:
    if " law" not in text and " Law" not in text and "regulations" not in text:
        return
    for match in _field_pattern().finditer(text):
        yield CitedStatute(
            match.start(), match.end(), "statute.field", 0.5, re.sub(r"\s+", " ", match.group()), is_generic=True
        )
