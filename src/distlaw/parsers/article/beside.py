"""What stands beside an article's text and tells of it: hints, running heads, notices, notes on the authors."""

from __future__ import annotations

from collections.abc import Collection

from distlaw.parsers.article.state import WalkState
from distlaw.parsers.bylines.names import is_organisation
from distlaw.vocab.words import worded

_OF_AUTHOR = worded("article_lines", r"^{this_text}?{authors}{respectively}?{being}?\s?")
_IS_SOMEBODY = worded("article_lines", "{is_somebody_en}|{doing_en}|{degrees_en}")
_AFTER_NAME = worded("article_lines", r"[,，、:：(（|｜]|\s?{being}")
_PARAGRAPHS, _LONGEST, _SHORT = 4, 600, 160  # at a text's end, in which an author may be told of; characters of one


def told_outside(walk: WalkState) -> None:
    """Before the lines are read: what the format said outside the text, by which the title's own line is known."""
    for hint in walk.source.hints:
        walk.fields.hint(hint)
    walk.front.tell_title()
    _running_heads(walk)
    _notices(walk)


def told_by_notes(walk: WalkState, others: Collection[int]) -> None:
    """After the lines are read: notes on the authors, whose names are known now; a DOI that nothing announces.

    `others` are the indices of the lines that tell of other works."""
    walk.front.tell_own_citation()
    walk.front.tell_neighbours()
    walk.front.tell_doi(others)
    _bios(walk)
    walk.fields.read_star_notes()
    for note in walk.fields.notes_on_authors:
        walk.facts.author_note(note)


def _running_heads(walk: WalkState) -> None:
    """Running heads name the journal, the volume, the first page."""
    for line in walk.lines:
        why = walk.dropped.get(line.index)
        if why in ("furniture", "running_head"):
            walk.facts.running_head(line.text, line.start)
            walk.front.overhear(line)
        elif why == "preview_counters":
            walk.facts.date("posted", line.text, line.start, "layout")


def _notices(walk: WalkState) -> None:
    """Where the text first appeared, and who its author is, as notices beside the text say."""
    for (start, end), why in walk.cuts:
        if why == "author_bio":
            walk.fields.notes_on_authors.append(_OF_AUTHOR.sub("", walk.text[start:end].strip("（()）[] ")))
        else:
            walk.facts.first_published(walk.text[start:end], start)
    for index, why in walk.dropped.items():
        if why == "editor_note":
            walk.facts.first_published(walk.lines[index].text, walk.lines[index].start)


def _bios(walk: WalkState) -> None:
    """Who an author is, told in a paragraph that ends the text and begins with the name."""
    if len(walk.blocks) < _PARAGRAPHS:
        return
    for block in [block for block in walk.blocks if block.zone == "body" and not block.section][-_PARAGRAPHS:]:
        text = walk.shown(block.parts)
        name = next((author.name for author in walk.facts.authors if text.startswith(author.name)), "")
        rest = text[len(name) :]
        is_bio = _IS_SOMEBODY.match(rest) or (len(text) < _SHORT and _AFTER_NAME.match(rest) and is_organisation(rest))
        if name and len(text) <= _LONGEST and is_bio:
            walk.fields.notes_on_authors.append(text)
            walk.cuts.append(((block.parts[0][0], block.parts[-1][1]), "author_bio"))
            block.zone = None
