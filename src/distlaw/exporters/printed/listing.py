"""From one entry's renderer to a style: order, numbers, problems, lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from distlaw.exporters.exporter import Exported, Exporter, Lines, StyleOptions
from distlaw.exporters.printed.bilingual import english_version
from distlaw.exporters.printed.markup import plain
from distlaw.exporters.printed.order import ordered
from distlaw.exporters.printed.untitled import unstopped, with_title_mark
from distlaw.model.problem import Problem
from distlaw.model.work import CiteItem, Item

_ARTICLE = re.compile(r"\A(?:the|an?) ")
# Renders one entry; what the style requires and the item lacks is added to `gaps` by its name.
Render = Callable[[CiteItem, StyleOptions, list[str]], str]


def gap_problem(item: Item, gap: str, style: str) -> Problem:
    """What an entry lacks, as a problem that names the entry."""
    name = item.key or item.title[:40] or "(an entry without a title)"
    return Problem(
        code="missing_" + gap, message=f"{name}: {style} asks for {gap.replace('_', ' ')}, which is not given"
    )


def each(render: Render, style: str, *, untitled: str = "") -> Callable[[Sequence[CiteItem], StyleOptions], Lines]:
    """A style whose entries do not depend on each other; `untitled` is its word for a title that is not given."""

    def lines(cites: Sequence[CiteItem], options: StyleOptions) -> Lines:
        found: list[str] = []
        problems: list[Problem] = []
        for cite in ordered(cites, options.sort):
            gaps: list[str] = []
            line = render(with_title_mark(cite, untitled, gaps) if untitled else unstopped(cite), options, gaps)
            found.append(with_english(line, cite, options, render))
            problems.extend(gap_problem(cite.item, gap, style) for gap in gaps)
        return Lines(tuple(found), tuple(problems))

    return lines


def by_letters(lines: Lines) -> Lines:
    """Entries in the order of their letters, articles and marks before them left aside."""
    return Lines(tuple(sorted(lines.lines, key=_letters)), lines.problems)


def _letters(line: str) -> str:
    bare = "".join(letter for letter in plain(line).casefold() if letter.isalnum() or letter == " ").strip()
    return _ARTICLE.sub("", bare)


def with_english(line: str, cite: CiteItem, options: StyleOptions, render: Render) -> str:
    """The entry, its English version on a line of its own behind it where that is wanted and the record gives it."""
    english = english_version(cite.item) if options.bilingual else None
    return line if english is None else f"{line}\n{render(cite.model_copy(update={'item': english}), options, [])}"


def style(
    name: str,
    label: str,
    lines: Callable[[Sequence[CiteItem], StyleOptions], Lines],
    *,
    aliases: tuple[str, ...] = (),
    number: str = "[{}] ",
) -> Exporter:
    """A style as an exporter of plain text, one line an entry."""

    def export(cites: Sequence[CiteItem], options: StyleOptions) -> Exported:
        found = lines(cites, options)
        texts = [plain(line) for line in found.lines]
        if options.numbered:
            texts = [number.format(index) + text for index, text in enumerate(texts, start=1)]
        return Exported(data="".join(text + "\n" for text in texts), problems=found.problems)

    return Exporter(name=name, label=label, suffix=".txt", export=export, is_style=True, aliases=aliases, lines=lines)
