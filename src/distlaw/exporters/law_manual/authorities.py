"""Law, party documents and decisions in Chinese notes: articles 57 to 77 of the manual."""

from __future__ import annotations

import re

from distlaw.exporters.law_manual.chinese import ChineseNote
from distlaw.exporters.law_manual.pinpoints import is_figures, pinpoint
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.markup import clean
from distlaw.exporters.printed.titles import bracketed
from distlaw.model.csl import kept, kept_date
from distlaw.model.work import Item
from distlaw.vocab.statutes import STATE, SUPREME_COURT, statute_key, statutes_by_title
from distlaw.vocab.styles import law_manual

_FOUR_DIGIT_YEAR = re.compile(r"[〔\[［（(【]\s?\d{4}\s?[〕\]］）)】]|\d{4}年")
_LETTERED = re.compile(r"[〔\[［]\d{4}[〕\]］]\d+号")  # 法释〔2022〕9号
_TITLED_VERSION = re.compile(r"(.+)[（(](\d{4}年(?:修[正订改]|制定|通过)?)[）)]")
_GUIDING = re.compile(r"指导(?:性)?案例\d+号|检例第\d+号")
_LABELLED = re.compile(r"第?(\d+)号?\Z")
_SQUARE = re.compile(r"[\[［](\d{4})[\]］]")
_REPEALED = "已废止"


def statute(note: ChineseNote) -> str:
    """《民法典》第1224条; （2005年修订）; decisions with who passed them (57-63)."""
    item = _versioned(note.item)
    is_document = _LETTERED.search(item.document_number or item.number)  # with a number of its own (64, 65)
    if is_document or _is_published_draft(item):
        return regulation(note)
    title = _foreign(item) + bracketed(short_title(item))
    passed = _passed(item)
    if version := _version(item, bool(passed or _draft(item) or _in_gazette(item))):
        title += f"（{version}）"
    number, place = _numbered(item), _place(note)
    is_inside = bool(number and place and not (passed or _draft(item) or _in_gazette(item)))
    parts = [f"{title}（{number}），{place}" if is_inside else title + place]
    if passed:
        parts.append(passed)
    elif draft := _draft(item):
        parts.append(draft)
    elif gazette := _in_gazette(item):
        parts.append(gazette)
    elif number and not is_inside:
        parts.append(number)
    return "，".join(parts)


def _versioned(item: Item) -> Item:
    """A version that a title ends with, 著作权法（2010年修正）, stands behind the title's brackets (60)."""
    if not item.version_note and item.version[:4].isdigit() and "年" in item.version:
        return item.model_copy(update={"version_note": item.version})
    match = _TITLED_VERSION.fullmatch(clean(item.title))
    if not match or item.version_note:
        return item
    return item.model_copy(update={"title": match[1], "version_note": match[2]})


def _foreign(item: Item) -> str:
    """The country before a foreign statute in Chinese (66): 英国《1996年仲裁法》."""
    land = clean(item.jurisdiction)
    return land if land and land not in law_manual().own_country and not land.isascii() else ""


def short_title(item: Item) -> str:
    """The name a law goes by: without the state's (57)."""
    title = clean(item.title_short or item.title)
    if title.startswith(STATE) and item.csl_type == "legislation" and len(title) > len(STATE) + 1:
        return title.removeprefix(STATE)
    return title


def _draft(item: Item) -> str:
    """2020年10月13日第十三届全国人大常委会第二十二次会议第一次审议稿: the body and the reading of a draft (63)."""
    reading = next((clean(text) for text in (item.version_note, item.edition, item.status, item.genre, item.version)
                    if text.endswith(law_manual().readings)), "")  # fmt: skip
    if not reading:
        return ""
    body = clean(item.adopted_by or item.chapter_number or item.authority or _author(item))
    return dates.chinese(item.adopted_at or item.issued) + body + reading


def _is_published_draft(item: Item) -> bool:
    """A draft whose title says so, 办法（征求意见稿）, made public by a body that is no assembly."""
    is_draft = item.title.rstrip("）)").endswith(law_manual().readings) and item.title.endswith(("）", ")"))
    return is_draft and bool(item.issued) and not item.adopted_by and not item.authority.endswith("会议")


def _author(item: Item) -> str:
    return "、".join(clean(name.display) for name in item.contributors if name.role == "author")


def _in_gazette(item: Item) -> str:
    """载《国务院公报》2008年第6期: where an official gazette prints it (64)."""
    return _gazette(item) if item.gazette or item.container_title.endswith("公报") else ""


def _version(item: Item, is_passed: bool) -> str:
    """2005年修订, 1989年, 已废止: which text of the law is meant (60)."""
    if any(text.endswith(law_manual().readings) for text in (item.version_note, item.edition, item.status)):
        return ""
    if item.version_note:
        return clean(item.version_note)
    words = clean(item.edition)
    year = dates.chinese_year(item.issued, item.issued_literal) if item.issued else ""
    if words:
        return words if words[:4].isdigit() else year + words
    if item.status:
        return clean(item.status)
    if item.is_repealed:
        return _REPEALED
    original = kept(item, "original-title")
    if original and clean(original) != item.title:
        return clean(original)
    is_told = is_passed or item.number or item.document_number or not _was_amended(item)
    return "" if is_told else year


def _was_amended(item: Item) -> bool:
    """Whether the catalogue knows a newer text than that of its year: only then the year of a law is told (60)."""
    known = [s for s in statutes_by_title().get(statute_key(clean(item.title)), ()) if s.country == "CN"]
    years = {version.adopted[:4] for statute in known for version in statute.versions if version.adopted}
    return bool(years) and item.year < max(years)


def _passed(item: Item) -> str:
    """1991年9月1日第七届全国人大常委会第二十一次会议通过; plans are approved (63, 67)."""
    body = clean(item.adopted_by or item.chapter_number)
    if not body and item.authority.endswith("会议") and not _draft(item):  # a session passes, and issues nothing
        body = clean(item.authority)
    if not body:
        return ""
    title = item.title
    verb = "批准" if title.endswith(law_manual().approved) and "人民代表大会" in body else "通过"
    verb = "" if body.endswith(law_manual().enacting) else verb
    return dates.chinese(item.adopted_at or item.issued) + body + verb


def _numbered(item: Item) -> str:
    """The number a statute goes by; Hong Kong's subsidiary legislation by its legal notice."""
    number = clean(item.document_number or item.number)
    if any(word in number for word in law_manual().silent_numbers):
        return ""
    if item.title.endswith(law_manual().hongkong_rules) and (match := _LABELLED.match(number)):
        return f"{dates.chinese_year(item.issued)}第{match[1]}号法律公告"
    return number


def _place(note: ChineseNote) -> str:
    """The provision cited, straight after the title."""
    section = note.item.section
    return note.pinpoint or (pinpoint(section, "article-locator") if section else "")


def regulation(note: ChineseNote) -> str:
    """《title》，国发〔2007〕19号; in a sentence or with a provision 《title》（国发〔2007〕19号），第四节 (64-67)."""
    item = note.item
    number = _SQUARE.sub(r"〔\1〕", clean(item.document_number or item.number))
    place, passed = _place(note), _passed(item)
    if any(word in number for word in law_manual().interpretations):
        return _interpretation(item, number)
    title = bracketed(item.title_short or item.title)
    inside = number if place or note.is_in_sentence else ""
    words = _version_words(item)
    if number and words.endswith("废止"):  # （国发〔2007〕1号，已废止）
        inside = f"{number}，{words}"
    elif words:
        title += f"（{words}）"
    if inside:
        title += f"（{inside}）"
    parts = [title]
    if number and not inside:
        parts.append(number)
    if passed:
        parts.append(passed)
    elif gazette := _in_gazette(item):
        parts.append(gazette)
    elif item.issued and not inside and not place and not words and not _FOUR_DIGIT_YEAR.search(number):
        parts.append(dates.chinese(item.issued) + _issuer(item, number) + "发布")
    text = "，".join(parts)
    if place:
        text += f"，{place}" if inside else place
    return text


def _issuer(item: Item, number: str) -> str:
    """The body that issued it, unless title or number begins with it (64)."""
    body = clean(item.authority) or _author(item)
    return "" if not body or item.title.startswith(body) or number.startswith(body) else body


def _version_words(item: Item) -> str:
    if item.version_note:
        return clean(item.version_note)
    if item.is_repealed:
        return _REPEALED
    if item.edition:
        words = clean(item.edition)
        return words if words[:4].isdigit() else dates.chinese_year(item.issued) + words
    return clean(item.status)


def _interpretation(item: Item, number: str) -> str:
    """An interpretation of Taiwan's grand justices is named like a case, and dated by its publication (75)."""
    date = dates.chinese(item.issued)
    return "，".join(part for part in (clean(item.title), number, date + "公布" if date else "") if part)


def treaty(note: ChineseNote) -> str:
    """联合国《儿童权利公约》第3条 (62)."""
    item = note.item
    body = "、".join(clean(name.literal or name.display) for name in item.contributors if name.role == "author")
    title = (body or _foreign(item)) + bracketed(item.title_short or item.title)
    if item.edition or item.status:
        title += f"（{_version(item, True)}）"
    number = clean(item.document_number or item.number)  # UN Doc. A/RES/44/25
    return "，".join(part for part in (title + _place(note), number) if part)


def case(note: ChineseNote) -> str:
    """case name，court（year）code 号民事判决书; guiding, gazette and case-library cases by their series (68-74)."""
    item = note.item
    number = clean(item.docket or item.number)
    if any(word in number for word in law_manual().interpretations):
        court = clean(item.authority)
        return _interpretation(item, number if number.startswith(court) else court + number)
    library = _library(item) if note.edition > 1 else ""  # the case library opened after the first edition
    series = _guiding(item) or _gazette(item) or library
    parts = [clean(item.title), _reported(item) or series or decision(item)]
    if note.edition == 1 and not series and item.docket + item.number:
        parts.append(dates.chinese(item.issued))  # first edition: the day of the decision follows it
    return "，".join(part for part in (*parts, note.pinpoint) if part)


def _reported(item: Item) -> str:
    """381 U.S. 479 (1965), of a foreign case that goes by a Chinese name."""
    reporter = clean(item.reporter or item.container_title)
    if not reporter or not reporter.isascii():
        return ""
    cited = " ".join(part for part in (clean(item.volume), reporter, clean(item.page_first or item.page)) if part)
    return f"{cited} ({item.year})" if item.year else cited


def decision(item: Item) -> str:
    """北京互联网法院（2023）京0491民初11279号民事判决书."""
    number = clean(item.docket or item.number)
    if not number and not item.document_kind:
        return clean(item.authority) + (clean(item.genre) if item.authority else "")
    return clean(item.authority) + number + clean(item.document_kind or item.genre)


def _year(item: Item) -> str:
    """A series is dated by its publication, not by the decision (71, 72)."""
    return dates.chinese_year(kept_date(item, "available-date") or item.posted or item.issued)


def _guiding(item: Item) -> str:
    """最高人民法院指导案例24号（2014年）; 最高人民检察院检例第102号（2021年）."""
    series = clean(item.collection_title)
    number = clean(item.guiding_number or (item.collection_number if "指导" in series else ""))
    if not number and _GUIDING.fullmatch(clean(item.number)):
        number = clean(item.number)
        series = series or clean(item.authority)
    if not number and "指导" not in series:
        return ""
    year = _year(item)
    number = f"{number}号" if is_figures(number) else number
    if not series:
        series = "" if number.startswith((SUPREME_COURT[:4], "指导")) else f"{SUPREME_COURT}指导案例"
        series = SUPREME_COURT if number.startswith("指导") else series
        series = f"{SUPREME_COURT[:4]}检察院" if number.startswith("检例") else series
    return series + number + (f"（{year}）" if year else "")


def _gazette(item: Item) -> str:
    """载《最高人民法院公报》2015年第11期."""
    if item.gazette:
        return item.gazette if item.gazette.startswith("载") else "载" + clean(item.gazette)
    if not item.container_title:
        return ""
    issue = clean(item.issue)
    return f"载{bracketed(item.container_title)}{_year(item)}" + (f"第{issue}期" if is_figures(issue) else issue)


def _library(item: Item) -> str:
    """人民法院案例库2024-18-2-053-001."""
    if item.case_library_number:
        return clean(item.archive or "人民法院案例库") + clean(item.case_library_number)
    if item.archive and item.archive_location:
        return clean(item.archive) + clean(item.archive_location)
    return ""


BODIES = {
    "legislation": statute,
    "bill": statute,
    "regulation": regulation,
    "treaty": treaty,
    "legal_case": case,
    "hearing": case,
}
