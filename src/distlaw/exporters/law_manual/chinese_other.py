"""The source in a Chinese note, web pages and unpublished works: articles 47 to 56 and 65 of the manual."""

from __future__ import annotations

from collections.abc import Callable

from distlaw.exporters.law_manual import names
from distlaw.exporters.law_manual.chinese import (
    ChineseNote,
    article,
    book,
    chapter,
    classic,
    conference,
    headed,
    newspaper,
)
from distlaw.exporters.law_manual.pinpoints import edition, is_figures
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.markup import clean
from distlaw.exporters.printed.titles import bracketed
from distlaw.model.csl import kept
from distlaw.vocab.styles import law_manual


def thesis(note: ChineseNote) -> str:
    """author：《title》，university YYYY年博士学位论文，第N页 (54)."""
    item = note.item
    date = dates.chinese_year(item.issued, item.issued_literal)
    note.gaps.extend(gap for gap, value in (("publisher", item.publisher), ("year", date)) if not value)
    kind = clean(item.genre) or "学位论文"
    return headed(note, [bracketed(item.title), clean(item.publisher) + date + kind, note.pinpoint])


def web_page(note: ChineseNote) -> str:
    """author：《title》，载site YYYY年M月D日，URL; no date: URL，YYYY年M月D日访问 (47)."""
    item = note.item
    site = clean(item.container_title or item.site)
    date = dates.chinese(item.issued or item.posted, item.issued_literal)
    kind = clean(item.platform or item.genre)
    is_account = "公众号" in kind
    is_app = kind.lower().endswith(("app", "客户端"))
    title = clean(item.title) if not site and not item.contributors and not date else bracketed(item.title)
    if words := edition(item.edition):
        title += f"（{words}）"
    source = ""
    if site and is_account:  # 49: 载微信公众号“name”
        source = f"载{kind}“{site.strip('“”')}”"
    elif site and is_app:
        name = site.removesuffix(kind).strip("“” ")
        source = f"载“{name}”{kind}"
    elif site:
        source = "载" + site
    parts = [title, source + date]
    if not (is_account or is_app):
        parts.append(clean(item.url))
        if not date and item.accessed:
            parts.append(dates.chinese(item.accessed) + "访问")
    elif not date:
        note.gaps.append("date")
    return headed(note, [*parts, note.pinpoint])


def report(note: ChineseNote) -> str:
    """author：《title》，number，date (53); with a publisher like a book; at a meeting: date在meeting上."""
    item = note.item
    if item.publisher:
        return book(note)
    date = dates.chinese(item.issued, item.issued_literal)
    event = clean(item.event_title)
    if event:
        date += f"在{event}" + ("" if event.endswith("上") else "上")
    url = clean(item.url) if not item.issued or item.container_title else ""
    site = f"载{clean(item.container_title)}" if item.container_title else ""
    return headed(note, [bracketed(item.title), clean(item.number), site + date, url, note.pinpoint])


def speech(note: ChineseNote) -> str:
    """author：title，date，place (56): the title of a speech has no brackets."""
    item = note.item
    date = dates.chinese(item.event_date or item.issued, item.issued_literal)
    event = clean(item.event_title)
    if event:
        return headed(note, [bracketed(item.title), f"{date}在{event}" + ("" if event.endswith("上") else "上")])
    return headed(note, [clean(item.title), date, clean(item.event_place or item.publisher_place)])


def interview(note: ChineseNote) -> str:
    """笔者与person的电话访谈，date，place (56): who asks is the writer of the note unless the item names another."""
    item = note.item
    asking = "、".join(names.whole(name) for name in item.contributors if name.role == "interviewer")
    asked = "、".join(names.whole(name) for name in item.contributors if name.role == "author")
    kind = clean(item.medium or item.genre).removesuffix("访谈").removesuffix("采访")
    text = clean(item.title)
    if asked and (not text or text.endswith(("访谈", "采访"))):
        text = f"{asking or '笔者'}与{asked}的{kind}访谈" if kind else f"{asking or '笔者'}与{asked}访谈"
    date = dates.chinese(item.issued, item.issued_literal)
    return "，".join(part for part in (text, date, clean(item.event_place or item.publisher_place)) if part)


def letter(note: ChineseNote) -> str:
    """author给recipient的letter，date (56)."""
    item = note.item
    sender = "、".join(names.whole(name) for name in item.contributors if name.role == "author")
    to = "、".join(names.whole(name) for name in item.contributors if name.role == "recipient")
    kind = clean(item.medium or item.genre)
    title = clean(item.title)
    text = sender + (f"给{to}" if to else "") + (f"的{kind}" if kind else "") if sender or to else title
    return "，".join(part for part in (text, dates.chinese(item.issued, item.issued_literal)) if part)


def archive(note: ChineseNote) -> str:
    """author：《title》（date），archive，档案号N (52)."""
    item = note.item
    date = dates.chinese(item.issued, item.issued_literal)
    kind = clean(item.genre)
    if kind and not item.archive and not kind.isascii():  # 2016年未刊稿
        return headed(note, [bracketed(item.title), date + kind, note.pinpoint])
    title = bracketed(item.title) + (f"（{date}）" if date else "")
    number = clean(item.archive_location)
    number = f"档案号{number}" if number and not number.startswith(law_manual().archival_numbers) else number
    holder = clean(item.archive) + clean(kept(item, "archive_collection"))
    return headed(note, [title, holder, number, note.pinpoint])


def broadcast(note: ChineseNote) -> str:
    """《title》，station programme date播出 (50)."""
    item = note.item
    date = dates.chinese(item.issued, item.issued_literal)
    programme = clean(item.container_title)
    if item.publisher and programme:
        programme = clean(item.publisher) + (programme if programme[0] in "《“" else f"“{programme}”")
    source = (programme or clean(item.publisher)) + (f"{date}播出" if date else "")
    return headed(note, [bracketed(item.title), source, clean(item.url), note.pinpoint])


def standard(note: ChineseNote) -> str:
    """author：《title》，number; with a provision 《title》（number）第3条 (65)."""
    item, title = note.item, bracketed(note.item.title)
    if item.number and note.pinpoint:
        place = note.pinpoint if is_figures(note.cite.locator) else f"，{note.pinpoint}"
        return headed(note, [f"{title}（{clean(item.number)}）{place}"])
    return headed(note, [title, clean(item.number), note.pinpoint])


def patent(note: ChineseNote) -> str:
    """author：《title》，number，date."""
    item = note.item
    return headed(note, [bracketed(item.title), clean(item.number), dates.chinese(item.issued), note.pinpoint])


def other(note: ChineseNote) -> str:
    """Any other work: like a web page where it has an address only, else like a chapter or a book."""
    item = note.item
    if item.archive:
        return archive(note)
    if item.container_title and not item.url:
        return chapter(note)
    if item.url and not item.publisher:
        return web_page(note)
    return book(note) if item.publisher or not item.issued else report(note)


BODIES: dict[str, Callable[[ChineseNote], str]] = {
    "book": book,
    "classic": classic,
    "article-journal": article,
    "article-magazine": article,
    "periodical": article,
    "article-newspaper": newspaper,
    "chapter": chapter,
    "entry-dictionary": chapter,
    "entry-encyclopedia": chapter,
    "paper-conference": conference,
    "thesis": thesis,
    "webpage": web_page,
    "post": web_page,
    "post-weblog": web_page,
    "report": report,
    "speech": speech,
    "event": speech,
    "interview": interview,
    "personal_communication": letter,
    "manuscript": archive,
    "collection": archive,
    "broadcast": broadcast,
    "standard": standard,
    "patent": patent,
}
