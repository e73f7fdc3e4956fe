"""Finds statutes in Chinese text: titles, aliases, bare titles, pronouns, and provisions that lean on one before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from distlaw.extract.spans.taken import overlaps
from distlaw.extract.statutes import provisions
from distlaw.extract.statutes.chinese_leaning import leaning
from distlaw.extract.statutes.cited import CitedStatute
from distlaw.extract.statutes.titles import acts_called, bare_titles, interpretations_by_short_name, is_statute_title
from distlaw.text.han import HAN
from distlaw.text.numerals import CLASS
from distlaw.vocab.citation_forms import load_fields
from distlaw.vocab.statutes import STATE, SUPREME_COURT, Statute, ids_by_hand
from distlaw.vocab.trie import pattern_of
from distlaw.vocab.words import any_of, load_countries, word_list

_MARKS = re.compile(r"[《》\n]")
_said = partial(any_of, "statutes")
_YEAR = rf"(?P<year>(?:19|20)\d\d)年(?:新?修[订正改]后?|{_said('years_of_versions')})?的?"
_COUNTRY = "|".join(sorted(load_countries(), key=len, reverse=True))
_BEFORE = re.compile(
    rf"(?:{_YEAR})?(?P<maker>{_said('makers_of_rules')})?(?P<country>{_COUNTRY})?的?"
    rf"(?:{_YEAR.replace('year', 'year2')})?$"
)
_DOCUMENT_NUMBER = rf"{_said('document_numbers')}\s?\[?(?:19|20)?\d{{0,2}}\]?\s?(?:第\s?)?\d{{1,4}}\s?号"
_STANDARD = (
    r"(?:GB(?:/[TZ])?|YD/T|JR/T|GA/T|SJ/T|DB\d{2}/T|T/[A-Z]{2,8})\s?\d{3,6}(?:\.\d{1,2})?[-—](?:19|20)\d\d"
    r"|TC260-\d{3}(?:-(?:19|20)\d\d)?|TC260-PG-\d{5}[A-Z]?|ISO/IEC\s\d{4,6}(?:-\d)?(?::\d{4})?"
)
_EU_NUMBER = r"\((?:EU|EC|EEC)\)\s?(?:No\s?)?\d{1,4}/\d{2,4}|\d{2,4}/\d{1,4}/(?:EC|EEC|EU)"
_NOTE = re.compile(
    rf"\s?(?:\(\s?(?P<version>(?:19|20)\d\d)\s?年?(?:新?修[订正改]|版|文本|年)?\s?\)|\(\s?(?P<number>{_DOCUMENT_NUMBER}|{_STANDARD})\s?\)"
    rf"|\(?(?P<eu>{_EU_NUMBER})\)?|\((?:修[订正改])?{_said('drafts')}[^()]{{0,12}}\)"
    rf"|\((?:[A-Z][A-Za-z]{{1,9}}(?: [A-Za-z,&'-]{{1,20}}){{0,12}}|第\d{{1,4}}章|Cap\.\s?\d{{1,4}})\))"
)
_ALIAS = re.compile(
    r"\s?\(?(?:以下|下文?|后文?)?(?:均|统|合)?(?:简|统|合)?称(?:为|作)?\s?[:,]?\s?[\"《]{0,2}(?P<alias>[^\"《》()。]{2,20})[\"》]{0,2}(?:或[^()]{1,20})?\)"
)
# The provision behind an act: 刑法分则第九章第三百九十八条, 《民法典》合同编第五百零九条.
_DIVISION = rf"(?:第\s?[{CLASS}\d]{{1,4}}\s?(?:分?编|章|节))"
_PART = rf"(?:{_said('parts_of_acts')}{_DIVISION}{{0,3}}|{_DIVISION}{{1,3}})?"
_PROVISION = re.compile(rf"\s?(?:中|里|之)?的?{_PART}\s?(?P<list>{provisions.CHINESE})")
_BY_NUMBER = re.compile(
    rf"(?:{SUPREME_COURT})?(?:(?:19|20)\d\d年的?)?(?:关于)?[{HAN}]{{2,16}}?{_said('interpretations')}\((?P<number>法释\s?\[(?:19|20)\d\d\]\s?\d{{1,3}}\s?号)\)|(?P<number2>法释\s?\[(?:19|20)\d\d\]\s?\d{{1,3}}\s?号)"
)
_STANDARD_ALONE = re.compile(rf"(?<![A-Za-z0-9/])(?:{_STANDARD})(?![\d])")
_DRAFT, _DRAFT_TITLE = (word_list("statutes", one).regex for one in ("drafts", "draft_titles"))
_UNLISTED = re.compile(
    rf"(?:(?<![{HAN}])|{_said('leads_to_acts')})(?P<title>(?![本该同此前上各])(?:(?!{_said('leads_to_acts')}|[第或不者受其])[{HAN}]){{4,20}}?"
    r"(?:规则|办法|细则|准则|通则|条例|(?<![方办作做看说想立修司执违合非手])法))"
    rf"\s?(?P<list>{provisions.CHINESE})"
)
_KANA, _NEAR = re.compile("[\u3041-\u30ff]"), 30
_INTERPRETED = re.compile("的?(司法解释)")


def chinese_statutes(text: str, country: str) -> list[CitedStatute]:
    """Every mention in order, without overlaps; `country` is the document's (CN or TW)."""
    if "法" not in text and "条" not in text and "《" not in text and "GB" not in text and "TC260" not in text:
        return []
    aliases: dict[str, tuple[int, str]] = {}
    found = list(_titled(text, country, aliases))
    found += _numbered(text)
    found += _bare(text, country, aliases)
    kept = _longest(found)
    if country != "CN":
        spans = [(cited.start, cited.end) for cited in kept]
        kept = _longest([*kept, *(one for one in _unlisted(text) if not overlaps(spans, one.start, one.end))])
    return _longest([*kept, *leaning(text, kept)])


def _longest(found: list[CitedStatute]) -> list[CitedStatute]:
    kept: list[CitedStatute] = []
    for cited in sorted(found, key=lambda c: (c.start, -c.end, c.is_generic)):
        if not kept or cited.start >= kept[-1].end:
            kept.append(cited)
    return kept


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Outermost 《…》, nested ones inside; a line end closes nothing."""
    depth = start = 0
    for match in _MARKS.finditer(text):
        mark = match.group()
        if mark == "《":
            if depth == 0:
                start = match.start()
            depth += 1
        elif mark == "》" and depth:
            depth -= 1
            if depth == 0 and match.end() - start <= 140:
                yield start, match.end()
        elif mark == "\n":
            depth = 0


def _titled(text: str, country: str, aliases: dict[str, tuple[int, str]]) -> Iterator[CitedStatute]:
    defining = 0
    for start, end in _spans(text):
        if start < defining:
            continue
        title = text[start + 1 : end - 1].strip()
        cited = _after_title(text, start, end, title)
        known = aliases.get(title)
        alias = _ALIAS.match(text, cited.end) or _ALIAS.match(text, end)
        is_law = bool(known) or is_statute_title(
            title, has_number=bool(cited.number), has_provision=bool(cited.pinpoint)
        )
        if not is_law:
            continue
        if known:
            cited = replace(cited, title=known[1], rule="statute.alias", antecedent=known[1])
        if alias and not known:
            aliases.setdefault(alias["alias"].strip(), (alias.end(), title))
            defining = alias.end()
            following = _PROVISION.match(text, alias.end())
            if following and not cited.pinpoint:
                cited = replace(cited, end=following.end(), pinpoint=following["list"])
        yield _placed(text, _with_prefix(text, cited), country)


def _after_title(text: str, start: int, end: int, title: str) -> CitedStatute:
    """The mention from its title on: notes in brackets, then provisions."""
    cited = CitedStatute(start, end, "statute.title", 0.97, title, is_draft=bool(_DRAFT_TITLE.search(title)))
    for _ in range(3):
        note = _NOTE.match(text, cited.end)
        if not note:
            break
        number = note["number"] or note["eu"] or ""
        scheme = "standard" if note["number"] and re.match(_STANDARD, number) else "document_number"
        cited = replace(
            cited, end=note.end(), year=note["version"] or cited.year, number=number or cited.number,
            scheme=scheme if number else cited.scheme,
            is_draft=cited.is_draft or bool(_DRAFT.search(note.group())),
        )  # fmt: skip
    if interpreted := _INTERPRETED.match(text, cited.end):
        cited = replace(cited, end=interpreted.end(), title=f"{title.removeprefix(STATE)}{interpreted[1]}")
    following = _PROVISION.match(text, cited.end)
    return replace(cited, end=following.end(), pinpoint=following["list"]) if following else cited


def _with_prefix(text: str, cited: CitedStatute) -> CitedStatute:
    """The mention with the year and the country before it."""
    before = _BEFORE.search(text[max(0, cited.start - 40) : cited.start])
    if not before or not before.group():
        return cited
    groups = before.groupdict()
    year = groups["year"] or groups["year2"] or ""
    maker = groups["maker"] or ""
    if not (year or groups["country"] or (maker and cited.title.startswith("关于"))):
        return cited
    used = before.group()
    if maker and not cited.title.startswith("关于"):
        used = used[used.index(maker) + len(maker) :]
    title = maker + cited.title if maker and cited.title.startswith("关于") else cited.title
    return replace(
        cited, start=cited.start - len(used.lstrip("的")), year=year or cited.year, title=title,
        jurisdiction=load_countries().get(groups["country"] or "", cited.jurisdiction),
    )  # fmt: skip


def _placed(text: str, cited: CitedStatute, country: str) -> CitedStatute:
    """The mention with its jurisdiction: said, or of the only act of that title, or of the order of levels."""
    if cited.jurisdiction:
        return cited
    acts = acts_called(cited.title)
    countries = {act.country for act in acts}
    if provisions.is_taiwanese(cited.pinpoint) and (not acts or "TW" in countries):
        return replace(cited, jurisdiction="TW")
    if countries == {"TW"} and country == "CN" and not any(_is_known(act) for act in acts):
        return replace(cited, jurisdiction="CN")  # 银行法第五条 in a text of the mainland's: an act nobody listed
    if countries == {"CN"} and country != "CN" and not any(act.id in ids_by_hand() for act in acts):
        return replace(cited, jurisdiction="TW")  # 律師法 in a text that is not the mainland's: an act nobody listed
    if len(countries) == 1:
        return replace(cited, jurisdiction=countries.pop())
    if countries and country in countries:
        floor = max(0, cited.start - 200)
        sentence = max(text.rfind("。", floor, cited.start), text.rfind("\n", floor, cited.start), floor - 1)
        foreign = "欧盟" in text[sentence + 1 : cited.start] and "EU" in countries
        return replace(cited, jurisdiction="EU" if foreign or (cited.number and "EU" in cited.number) else country)
    return replace(cited, jurisdiction=country if not countries else "")


def _numbered(text: str) -> Iterator[CitedStatute]:
    if "法释" in text:
        for match in _BY_NUMBER.finditer(text):
            number = match["number"] or match["number2"]
            start = match.start()
            if match["number"]:
                start = max(start, _sentence(text, start, match.start("number")))
            following = _PROVISION.match(text, match.end())
            yield CitedStatute(
                start, following.end() if following else match.end(), "statute.number", 0.95,
                text[start : match.start("number") - 1] if match["number"] else number,
                following["list"] if following else "", number, "document_number", jurisdiction="CN",
            )  # fmt: skip
    if "GB" in text or "TC260" in text or "/T" in text or "ISO" in text:
        for match in _STANDARD_ALONE.finditer(text):
            yield CitedStatute(
                match.start(), match.end(), "statute.standard", 0.97, match.group(), number=match.group(),
                scheme="standard", jurisdiction="INT" if match.group().startswith("ISO") else "CN",
            )  # fmt: skip


def _sentence(text: str, start: int, end: int) -> int:
    """Where the naming of an interpretation begins, after words that lead to it."""
    cue = word_list("statutes", "cues_of_acts").regex.match(text[start:end])
    return start + cue.end() if cue else start


def _bare(text: str, country: str, aliases: dict[str, tuple[int, str]]) -> Iterator[CitedStatute]:
    marked = list(_spans(text))
    for match in bare_titles().finditer(text):
        if overlaps(marked, match.start(), match.end()):
            continue
        cited = _bare_at(text, match.start(), match.end(), country)
        is_long = len(match.group()) > 2 or not cited.is_generic
        if cited.pinpoint or (is_long and not _is_doubtful(match.group(), cited, country)):
            yield cited
    short = [alias for alias in aliases if len(alias) >= 2]
    if short and len(short) < 100:
        for match in re.finditer(rf"(?:{pattern_of(short)})(?!》|\")", text):
            defined, title = aliases[match.group()]
            if match.start() < defined or text[match.start() - 1 : match.start()] in '《"':
                continue
            following = _PROVISION.match(text, match.end())
            yield _placed(
                text,
                CitedStatute(
                    match.start(), following.end() if following else match.end(), "statute.alias", 0.9, title,
                    following["list"] if following else "", antecedent=title,
                ),
                country,
            )  # fmt: skip


def _unlisted(text: str) -> Iterator[CitedStatute]:
    """道路交通安全规则第101条 in a text of Taiwan's: a rule that no table has, behind a mark or a leading word."""
    for match in _UNLISTED.finditer(text):
        if _KANA.search(text[max(0, match.start() - _NEAR) : match.end() + _NEAR]):
            continue  # an act of Japan
        yield CitedStatute(
            match.start("title"), match.end(), "statute.unlisted", 0.75, match["title"], match["list"],
            jurisdiction="TW",
        )  # fmt: skip


def _is_doubtful(written: str, cited: CitedStatute, country: str) -> bool:
    """Whether a title without provision is as likely a word of the text: 买卖合同解释; 银行法, of Taiwan alone, on the
    mainland."""
    if written in interpretations_by_short_name():
        return True
    acts = acts_called(written)
    return country == "CN" and cited.jurisdiction != "TW" and bool(acts) and not any(_is_known(act) for act in acts)


def _is_known(act: Statute) -> bool:
    """Whether a text of the mainland's may mean the act without saying whose it is."""
    return act.country != "TW" or act.id in ids_by_hand()


def _bare_at(text: str, start: int, end: int, country: str) -> CitedStatute:
    """A title without title marks: a statute where a provision, its country or its kind says so; else a field."""
    written = text[start:end]
    note = _NOTE.match(text, end)
    following = _PROVISION.match(text, note.end() if note else end)
    cited = CitedStatute(
        start,
        following.end() if following else end,
        "statute.bare",
        0.9,
        written,
        following["list"] if following else "",
    )
    if note and note["version"]:
        cited = replace(cited, end=max(cited.end, note.end()), year=note["version"])
    cited = _with_prefix(text, cited)
    said = cited.jurisdiction
    cited = _placed(text, cited, country)
    acts = [act for act in acts_called(written) if act.country == cited.jurisdiction] or list(acts_called(written))
    is_named = (
        bool(following)
        or bool(cited.year)
        or written.startswith(STATE)
        or any(act.bare for act in acts)
        or (country == "TW" and cited.jurisdiction == "TW" and any(act.country == "TW" for act in acts))
        or (bool(said) and bool(acts_called(_national(text, cited, written))))
        or (bool(acts) and written not in load_fields().zh and len(written) > 2)
    )
    if is_named:
        return cited
    return replace(cited, rule="statute.field", confidence=0.5, is_generic=True, jurisdiction=said)


def _national(text: str, cited: CitedStatute, written: str) -> str:
    prefix = next((name for name in load_countries() if text.startswith(name, cited.start)), "")
    return prefix + written
