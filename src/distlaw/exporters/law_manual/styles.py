"""The styles of 法学引注手册: notes and list, second and first edition."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from distlaw.exporters.exporter import Exporter, Lines, StyleOptions
from distlaw.exporters.law_manual import names
from distlaw.exporters.law_manual.notes import full, noted
from distlaw.exporters.printed import listing
from distlaw.exporters.printed.order import ordered
from distlaw.model.work import CiteItem

# 99: a list is parted into books, articles, web, unpublished works, law, cases.
_PARTS = (
    ("book", "chapter", "classic", "report", "entry-encyclopedia", "entry-dictionary"),
    ("article-journal", "article-magazine", "article-newspaper", "periodical"),
    ("broadcast", "motion_picture", "post", "post-weblog", "song", "webpage"),
    ("article", "event", "interview", "manuscript", "paper-conference", "personal_communication", "speech", "thesis"),
    ("legislation", "regulation", "treaty", "bill"),
    ("legal_case", "hearing"),
)
_RANK = {kind: rank for rank, kinds in enumerate(_PARTS) for kind in kinds}


def manual(name: str, label: str, aliases: tuple[str, ...], edition: int = 2) -> Exporter:
    """Notes: each entry in full on its own line, or as a run of notes with short repeats (`as_notes`)."""

    def render(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
        return full(cite, 0 if options.all_authors else names.CUT, gaps, edition)

    def lines(cites: Sequence[CiteItem], options: StyleOptions) -> Lines:
        if options.as_notes:
            return noted([[cite] for cite in cites], options, name, edition)
        return alone(cites, options)

    def notes(groups: Sequence[Sequence[CiteItem]], options: StyleOptions) -> Lines:
        return noted(groups, options, name, edition)

    alone = listing.each(render, name)
    return replace(listing.style(name, label, lines, aliases=aliases, number="〔{}〕"), notes=notes)


def manual_list(name: str, label: str, aliases: tuple[str, ...]) -> Exporter:
    """A list at the end of a work: its parts in the manual's order, no pinpoints, up to five persons named."""

    def render(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
        return full(CiteItem(item=cite.item), 0 if options.all_authors else names.CUT_IN_LIST, gaps)

    return listing.style(name, label, _in_parts(listing.each(render, name)), aliases=aliases, number="〔{}〕")


def _in_parts(
    each: Callable[[Sequence[CiteItem], StyleOptions], Lines],
) -> Callable[[Sequence[CiteItem], StyleOptions], Lines]:
    def lines(cites: Sequence[CiteItem], options: StyleOptions) -> Lines:
        order = ordered(cites, "pinyin" if options.sort == "cited" else options.sort)
        parted = sorted(order, key=lambda cite: _RANK.get(cite.item.csl_type, len(_PARTS)))
        return each(parted, options.model_copy(update={"sort": "cited"}))

    return lines
