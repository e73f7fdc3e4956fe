"""From citations to notes: prefix and suffix, several authorities in one note, repeats (articles 16 to 23)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from distlaw.exporters.exporter import Lines, StyleOptions
from distlaw.exporters.law_manual import authorities, chinese_other, names
from distlaw.exporters.law_manual.chinese import ChineseNote
from distlaw.exporters.law_manual.foreign import western
from distlaw.exporters.law_manual.foreign_parts import in_commas
from distlaw.exporters.law_manual.japanese import japanese
from distlaw.exporters.law_manual.pinpoints import pinpoint
from distlaw.exporters.printed import listing
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean, plain
from distlaw.exporters.printed.titles import bracketed
from distlaw.exporters.printed.untitled import CHINESE, ENGLISH, with_title_mark
from distlaw.model.problem import Problem
from distlaw.model.work import CiteItem, Item
from distlaw.vocab.styles import law_manual

_STARTS = "，。；：！？、,.;:（( ["
_CJK_STYLE = frozenset(("zh", "ja", "ko"))
_NAMED = frozenset(("legislation", "regulation", "treaty", "bill"))
# Kinds that a citation may name without a title: a collection or issue as a whole, a decision by its number.
_UNTITLED = frozenset(("chapter", "legal_case", "interview", "personal_communication", "periodical"))
_FORMS: dict[str, Callable[[ChineseNote], str]] = {**chinese_other.BODIES, **authorities.BODIES}


def source(note: ChineseNote) -> str:
    """The full source, in the language of the work."""
    if not note.item.title and note.item.csl_type not in _UNTITLED:
        note.gaps.append("title")
    language = language_of(note.item)
    if language == "zh" or language == "ko":
        return (_FORMS.get(note.item.csl_type) or chinese_other.other)(note)
    return japanese(note) if language == "ja" else western(note, language)


def full(cite: CiteItem, limit: int, gaps: list[str], edition: int = 2) -> str:
    """One citation in full, as a note of its own, with its final stop."""
    cite = with_title_mark(cite, CHINESE if language_of(cite.item) in _CJK_STYLE else ENGLISH, gaps)
    note = ChineseNote(cite, cite.item, gaps, limit, edition)
    text = _surrounded(cite, source(note))
    return text if _is_mention(cite) else _stopped(text, cite.item)


def _surrounded(cite: CiteItem, text: str) -> str:
    """Prefix and suffix; a suffix that goes on with the source's list of facts gets a comma."""
    suffix = _one_line(cite.suffix).rstrip()
    if suffix and suffix[0] not in _STARTS and cite.item.csl_type not in _NAMED and language_of(cite.item) == "zh":
        suffix = "，" + suffix
    prefix = _one_line(cite.prefix).lstrip()
    if prefix and prefix[-1].isascii() and prefix[-1] not in " (" and language_of(cite.item) not in _CJK_STYLE:
        prefix += " "  # "See", without the space that parts it
    return prefix + text + suffix


def _one_line(text: str) -> str:
    """Words before or after a citation, with the space that parts them from it."""
    if not text:
        return ""
    return (" " if text[0] == " " else "") + clean(text) + (" " if text[-1] == " " else "")


def _stopped(text: str, item: Item) -> str:
    last = plain(text)[-1:]
    if not last:
        return text
    if language_of(item) in _CJK_STYLE or last in "。」":
        return text if last in "。！？" or text.endswith(("。”", "。’", "？”", "！”")) else text + "。"
    return text if last == "." else text + "."


def _is_mention(cite: CiteItem) -> bool:
    """A work only named, inside a sentence: no final stop. A classic (《论语·述而》) is complete by its name."""
    item = cite.item
    if cite.prefix and not cite.suffix and item.csl_type in _NAMED:
        return not cite.prefix.rstrip().endswith((*law_manual().signals, "。"))
    if cite.prefix or cite.suffix:
        return False
    if item.csl_type in _NAMED:
        return _is_bare_law(cite)
    if item.csl_type == "legal_case":
        places = item.authority, item.docket, item.number, item.container_title, item.neutral_citation, item.reporter
        series = item.guiding_number, item.gazette, item.case_library_number
        return not item.title or not any((*places, *series))
    if item.csl_type in ("report", "interview", "speech", "personal_communication") or "·" in item.title:
        return False
    if cite.locator or item.url or item.archive or item.number:
        return False
    if item.issue and not item.container_title:
        return True
    return not (item.publisher or item.issued or item.issued_literal or item.container_title or item.event_title)


def _is_bare_law(cite: CiteItem) -> bool:
    item = cite.item
    facts = (
        item.issued,
        item.number,
        item.document_number,
        item.adopted_by,
        item.chapter_number,
        item.edition,
        item.status,
    )
    if item.csl_type == "regulation" and cite.locator:
        return not any(facts)
    return not any(facts) and not cite.locator and not item.section


@dataclass(slots=True)
class _Seen:
    """What the notes so far have cited."""

    first: dict[str, int] = field(default_factory=dict)  # work to the number of its first note
    by_person: dict[str, set[str]] = field(default_factory=dict)
    last: str = ""  # the one work of the note before; empty where that note has several

    def add(self, item: Item, number: int) -> None:
        identity = identity_of(item)
        self.first.setdefault(identity, number)
        self.by_person.setdefault(_short_people(item), set()).add(identity)


def identity_of(item: Item) -> str:
    """What tells one work from another in a run of notes."""
    return item.key or f"{item.title}|{item.container_title}|{item.issued}|{item.docket or item.number}"


def _short_people(item: Item) -> str:
    return "、".join(names.people_of(item))


def noted(groups: Sequence[Sequence[CiteItem]], options: StyleOptions, style: str, edition: int = 2) -> Lines:
    """Notes, each of one or more citations; a repeated work is cited short unless full repeats are wanted."""
    seen = _Seen()
    limit = 0 if options.all_authors else names.CUT
    found: list[str] = []
    problems: list[Problem] = []
    for number, group in enumerate(groups, start=1):
        texts: list[str] = []
        for cite in group:
            gaps: list[str] = []
            is_repeat = options.repeats == "short" and identity_of(cite.item) in seen.first
            if is_repeat:
                text = _surrounded(cite, _repeat(cite, seen, len(group) == 1))
            else:
                text = _surrounded(cite, source(ChineseNote(cite, cite.item, gaps, limit, edition)))
            problems.extend(listing.gap_problem(cite.item, gap, style) for gap in gaps)
            texts.append(text.rstrip("。."))
        for cite in group:
            seen.add(cite.item, number)
        seen.last = identity_of(group[0].item) if len(group) == 1 else ""
        is_chinese = any(language_of(cite.item) in _CJK_STYLE for cite in group)
        found.append(_stopped(("；" if is_chinese else "; ").join(texts), group[-1].item) if group else "")
    return Lines(tuple(found), tuple(problems))


def _repeat(cite: CiteItem, seen: _Seen, is_alone: bool) -> str:
    """同上注 after the very note; else 同前注〔n〕 with the person or the name of the law (20-23)."""
    item = cite.item
    identity = identity_of(item)
    language = language_of(item)
    if language not in _CJK_STYLE:
        return _foreign_repeat(cite, seen, is_alone, language)
    place = pinpoint(cite.locator, cite.label, is_newspaper=item.csl_type == "article-newspaper")
    if is_alone and seen.last == identity:
        return f"同上注，{place}" if place else "同上注"
    people = _short_people(item)
    if item.csl_type in _NAMED or not people:
        who = bracketed(authorities.short_title(item)) if item.csl_type != "legal_case" else clean(item.title)
    elif len(seen.by_person.get(people, ())) > 1:
        who = f"{people}：{bracketed(item.title_short or item.title)}"
    else:
        who = people + ("书" if item.csl_type in ("book", "classic") else "文")
    text = f"同前注〔{seen.first[identity]}〕，{who}"
    if not place:
        return text
    return text + place if item.csl_type == "legislation" else f"{text}，{place}"


def _foreign_repeat(cite: CiteItem, seen: _Seen, is_alone: bool, language: str) -> str:
    item, identity = cite.item, identity_of(cite.item)
    people = " & ".join(
        clean(name.family or name.literal) for name in item.contributors if name.role in ("author", "editor")
    )
    where = in_commas(clean(cite.locator))
    place = f"p. {where}" if cite.label == "page" and where[:1].isdigit() else where
    number = seen.first[identity]
    who = people or clean(item.title_short or item.title)
    if language == "de":
        parts = [f"{who} (Fn. {number})", f"S. {where}" if cite.label == "page" and where[:1].isdigit() else where]
    elif is_alone and seen.last == identity:
        parts = ["Ibid", place]
    elif language == "fr":
        parts = [people, clean(item.title), "op. cit.", place]
    else:
        parts = [f"Supra note {number}", who, place]
    return ", ".join(part for part in parts if part)
