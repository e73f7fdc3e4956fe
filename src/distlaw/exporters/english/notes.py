"""A run of footnotes: each work in full where it is first cited, short where it is cited again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from distlaw.exporters.english.forms import Forms
from distlaw.exporters.english.parts import stopped, surrounded
from distlaw.exporters.english.source_facts import signed, untitled_review
from distlaw.exporters.exporter import Exporter, Lines, StyleOptions
from distlaw.exporters.printed import listing
from distlaw.exporters.printed.markup import italic
from distlaw.exporters.printed.untitled import ENGLISH, with_title_mark
from distlaw.model.problem import Problem
from distlaw.model.work import CiteItem, Item


@dataclass(frozen=True, slots=True)
class Repeat:
    """A citation of a work that earlier notes cite."""

    cite: CiteItem
    note: int  # the note that cites it in full
    is_last: bool  # it is the only work of the note before, or stands just before in this note
    same_place: bool  # and that citation has the same pinpoint
    is_alone: bool  # no other cited work has the same persons
    distance: int  # how many notes ago it was last cited


Full = Callable[[CiteItem, StyleOptions, list[str]], str]
Parts = tuple[tuple[str, tuple[str, ...]], ...]  # a table's title, and the CSL types in it
Lister = Callable[[Sequence[CiteItem], StyleOptions], Lines]
Short = Callable[[Repeat], str]  # empty text: the style cites it in full again


@dataclass(slots=True)
class _Seen:
    """What the notes so far have cited."""

    first: dict[str, int] = field(default_factory=dict)
    latest: dict[str, int] = field(default_factory=dict)
    last: CiteItem | None = None  # the one work of the note before, or the citation before in this note

    def add(self, item: Item, number: int) -> None:
        self.first.setdefault(identity_of(item), number)
        self.latest[identity_of(item)] = number


def identity_of(item: Item) -> str:
    """What tells one work from another in a run of notes."""
    return item.key or f"{item.title}|{item.container_title}|{item.issued}|{item.docket or item.number}"


def people_key(item: Item) -> str:
    """Persons by whom a short citation goes."""
    return "|".join(name.display for name in item.contributors if name.role in ("author", "editor"))


def footnotes(
    name: str,
    label: str,
    forms: Forms[Full],
    short: Short,
    *,
    aliases: tuple[str, ...],
    entry: Full | None = None,
    parts: Parts = (),
    prepared: Callable[[Item, StyleOptions], Item] = lambda item, _: item,
) -> Exporter:
    """A style of footnotes: single ones in full, runs of them with its short forms; `entry` sets a bibliography, with
    tables for the types of `parts` before it; `prepared` is what an edition does to a work before it is set."""

    def full(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
        known = cite.model_copy(update={"item": prepared(untitled_review(signed(cite.item)), options)})
        return forms.of(known.item)(known, options, gaps)

    def one(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
        return stopped(surrounded(cite, full(cite, options, gaps)))

    def listed(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
        assert entry is not None
        known = CiteItem(item=prepared(untitled_review(signed(cite.item)), options))
        return entry(known, options, gaps)

    def lines(cites: Sequence[CiteItem], options: StyleOptions) -> Lines:
        if entry is None or options.form == "note":
            return notes(cites, options)
        return _in_parts(cites, options, entries, parts)

    notes = listing.each(one, name, untitled=ENGLISH)
    entries = listing.each(listed, name, untitled=ENGLISH)
    style = listing.style(name, label, lines, aliases=aliases)
    return replace(style, notes=noting(name, full, short), has_list=entry is not None)


def _in_parts(cites: Sequence[CiteItem], options: StyleOptions, entries: Lister, parts: Parts) -> Lines:
    """A list by its letters, or by years; its parts have headings where there is more than one."""
    tabled = {csl_type: title for title, types in parts for csl_type in types}
    found: dict[str, Lines] = {}
    for title in (*(title for title, _ in parts), "Bibliography"):
        mine = [cite for cite in cites if tabled.get(cite.item.csl_type, "Bibliography") == title]
        if mine:
            listed = entries(mine, options)
            found[title] = listing.by_letters(listed) if options.sort == "cited" else listed
    lines: list[str] = []
    for title, part in found.items():
        lines += [title] if len(found) > 1 and not options.numbered else []
        lines += part.lines
    return Lines(tuple(lines), tuple(problem for part in found.values() for problem in part.problems))


def noting(style: str, full: Full, short: Short) -> Callable[[Sequence[Sequence[CiteItem]], StyleOptions], Lines]:
    """The notes of a style; each group of citations is one note, its citations parted by semicolons."""

    def notes(groups: Sequence[Sequence[CiteItem]], options: StyleOptions) -> Lines:
        works = {identity_of(cite.item): people_key(cite.item) for group in groups for cite in group}
        shared = [people for people in works.values() if people]
        seen = _Seen()
        found: list[str] = []
        problems: list[Problem] = []
        for number, group in enumerate(groups, start=1):
            texts: list[str] = []
            for place, cite in enumerate(group):
                gaps: list[str] = []
                text = ""
                if options.repeats == "short" and identity_of(cite.item) in seen.first:
                    is_alone = shared.count(people_key(cite.item)) < 2
                    text = short(_repeat(cite, seen, number, is_alone))
                    text = surrounded(cite, text) if text else ""
                if not text:
                    text = surrounded(cite, full(with_title_mark(cite, ENGLISH, gaps), options, gaps))
                problems.extend(listing.gap_problem(cite.item, gap, style) for gap in gaps)
                texts.append(_capital(text) if not place else text)
                seen.add(cite.item, number)
                seen.last = cite
            seen.last = group[0] if len(group) == 1 else None
            found.append(stopped("; ".join(texts)))
        return Lines(tuple(found), tuple(problems))

    return notes


def _repeat(cite: CiteItem, seen: _Seen, number: int, is_alone: bool) -> Repeat:
    identity = identity_of(cite.item)
    last = seen.last
    is_last = last is not None and identity_of(last.item) == identity
    same = last is not None and (last.locator, last.label) == (cite.locator, cite.label)
    return Repeat(cite, seen.first[identity], is_last, is_last and same, is_alone, number - seen.latest[identity])


def _capital(text: str) -> str:
    """A note begins with a capital only where its first word is the style's own (Id., not ibid)."""
    return text.replace("id.", "Id.", 1) if text.startswith(italic("id.")) else text
