"""Every stretch of a head and every value of metadata that may be the title, with signs for and against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

from distlaw.model.source import Hint
from distlaw.parsers.bylines.names import BylinePerson, is_job, is_organisation, without_job
from distlaw.parsers.front.caption import caption
from distlaw.parsers.front.cited_titles import cited_titles
from distlaw.parsers.front.features import HeadContext, echo
from distlaw.parsers.front.no_title import has_parties, is_furniture, is_masthead, names_another
from distlaw.parsers.front.title_line import TAIL, adds_site, bare, without_site
from distlaw.parsers.front.title_signs import agreement, lines_joined, signs_of_place, signs_of_text
from distlaw.parsers.lines.labels import label_at
from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import han_count
from distlaw.text.han import HAN
from distlaw.text.offsets import Range
from distlaw.text.titles import title_key
from distlaw.vocab.legal_heads import head_line
from distlaw.vocab.words import worded

_RIGHTS = re.compile(r"Copyright (?:©|\(c\)) (?:19|20)\d\d by [A-Z].{4,160}$")
_RIGHTS_ABOVE = 6  # lines of a head in which it stands over the title
_LEAST = 0.02  # lines with a smaller chance are no candidates
_MOST = 14  # candidates among the lines
_RUN = 4  # lines of a title at the most
_LONGEST = 300  # characters of one of them
_RUNNING, _PRINTED = "running_title", "printed_title"  # a file's own title counts where a line prints it too
_HINTED = ("title", "page_title", _RUNNING)
_SUBTITLE = re.compile(r"^\s*(?:[—―─–-]{1,4}|:|：)\s*(?=\S)")
_FOREIGNTAIL = re.compile(rf"(?<=[{HAN}])\s+[A-Z][A-Za-z'’-]*(?:\s[^\s{HAN}]+){{2,}}$")
_PAPER = worded("front", "{branches}?{documents.joined}?{decisions}")
_UNIT = 20  # characters of a place of work behind a name
_LABEL = 20  # characters of a label that stands alone
_CITED = 8  # letters of a title that a citation names
_OF_CAPTION, _OF_COURT = 40, 120  # lines of a decision's head; characters of a court's name


class TitleCandidate(NamedTuple):
    """What may be the title: its bare text, its lines' positions in the head (none: metadata alone), its signs."""

    text: str
    at: tuple[int, ...]
    span: Range
    signs: dict[str, float]
    subtitle: str = ""
    persons: tuple[BylinePerson, ...] = ()


def title_candidates(
    context: HeadContext, chances: Sequence[Mapping[str, float]], hints: Sequence[Hint]
) -> list[TitleCandidate]:
    """Single lines and runs of lines with some chance, then what metadata names beyond them."""
    sites = {hint.value.strip() for hint in hints if hint.name in ("site", "publisher", "account", "container_title")}
    told = [(hint.name, _told(hint, sites)) for hint in hints if hint.name in _HINTED and len(hint.value.strip()) > 1]
    told += [(_PRINTED, hint.value) for hint in hints if hint.name == "untrusted_title"]
    found = [one for run in _runs(context, chances) if (one := _of_run(context, chances, run, told))]
    ranked = sorted(found, key=lambda one: -one.signs["chance"])[:_MOST]
    best = ranked[0].signs["chance"] if ranked else 0.0
    ranked = [one._replace(signs=one.signs | {"behind": one.signs["chance"] - best}) for one in ranked]
    ranked += _of_parties(context, chances)
    ranked = list(_with_citations(context, ranked))
    keys = {title_key(one.text) for one in ranked}
    for name, text in told:
        if title_key(text) not in keys and name not in (_RUNNING, _PRINTED):
            keys.add(title_key(text))
            ranked.append(TitleCandidate(text, (), (-1, -1), {f"only_{name}": 1.0} | signs_of_text(text)))
    cited = [title_key(one.text) for one in cited_titles(context.lines) if one.announced]
    lines = [line.text for line in context.lines]
    is_decision = not context.is_chinese and has_parties(context.lines)
    return [
        one
        for one in ranked
        if not is_furniture(one.text)
        and not _is_cut_short(one, cited)
        and not (not han_count(one.text) and is_organisation(one.text) and lines.count(one.text) > 1)
        and not adds_site(one.text, keys)
        and not (is_decision and head_line("court", one.text) and one.at)
        and not (one.at and (names_another(one.text) or is_masthead(one.text, context.lines[one.at[-1] + 1 :])))
    ]


def _is_cut_short(one: TitleCandidate, cited: Sequence[str]) -> bool:
    """Whether a line breaks off in the midst of the title that the work's own citation prints whole."""
    key = title_key(one.text)
    return bool(one.at) and bool(one.signs["ends_open"]) and any(w.startswith(key) and w != key for w in cited)


def _with_citations(context: HeadContext, found: Sequence[TitleCandidate]) -> Iterator[TitleCandidate]:
    """The candidates with a sign where a citation in the head names them, and what such a citation alone names."""
    cited = {title_key(one.text): one for one in cited_titles(context.lines)}
    for one in found:
        key = title_key(one.text)
        named = [other for other in cited if key == other or (len(key) > _CITED and key in other)]
        if named:
            is_whole, announced = key in named, any(cited[other].announced for other in named)
            yield one._replace(signs=one.signs | {"cited": float(is_whole), "cited_outright": float(announced)})
        else:
            yield one
    known = {title_key(one.text) for one in found}
    for key, title in cited.items():
        if key not in known and len(key) > _CITED:
            signs = {"only_cited": 1.0, "announced": float(title.announced), "depth": log(1 + title.at)}
            yield TitleCandidate(title.text, (), title.span, signs | signs_of_text(title.text))


def _of_parties(context: HeadContext, chances: Sequence[Mapping[str, float]]) -> Iterator[TitleCandidate]:
    """The parties of a decision, against each other."""
    found = None if context.is_chinese else caption(context.lines[:_OF_CAPTION])
    if found is not None:
        place = {line.index: at for at, line in enumerate(context.lines)}
        run = [place[line.index] for line in found.lines]
        signs = signs_of_place(context, chances, run) | signs_of_text(found.text)
        signs |= {"caption": 1.0, "caption_apart": float(len(run) > 1), "court_named": float(_names_court(context))}
        yield TitleCandidate(found.text, tuple(run), (found.lines[0].start, found.lines[-1].end), signs)


def _names_court(context: HeadContext) -> bool:
    return any(len(line.text) < _OF_COURT and head_line("court", line.text) for line in context.lines[:_OF_CAPTION])


def _told(hint: Hint, sites: set[str]) -> str:
    text = hint.value.strip()
    return bare(without_site(text, sites) if hint.name == "page_title" else text)[0]


def _runs(context: HeadContext, chances: Sequence[Mapping[str, float]]) -> Iterator[list[int]]:
    for first, table in enumerate(chances):
        line = context.lines[first]
        is_labelled = _labelled(line, context.is_chinese) or (first and _announces_below(context.lines[first - 1]))
        is_likely = table.get("title", 0.0) >= _LEAST or line.level == 1 or is_labelled
        if not is_likely or len(line.text) > _LONGEST:
            continue
        run = [first]
        yield run
        while len(run) < _RUN and _may_go_on(context, chances, run):
            run = [*run, run[-1] + 1]
            yield run


def _labelled(line: Line, is_chinese: bool) -> int:
    """Where the value begins after a label that announces a title; 0 without one."""
    hit = label_at(line.folded, "record") if len(line.text) <= _LONGEST else None
    if hit is None or hit.value >= len(line.text):
        return 0
    is_own = bool(han_count(line.text[hit.value :])) == is_chinese
    return hit.value if hit.means("title") or (hit.means("title_translated") and is_own) else 0


def _announces_below(line: Line) -> bool:
    """Whether a line is a title's label and nothing else, so that the title stands below it; or whose the rights are,
    as databases print it between names and title."""
    if _RIGHTS.match(line.text) and line.index < _RIGHTS_ABOVE:
        return True
    hit = label_at(line.folded, "record") if len(line.text) <= _LABEL else None
    return hit is not None and hit.means("title") and hit.form in ("colon", "bracket") and hit.value >= len(line.text)


def _may_go_on(context: HeadContext, chances: Sequence[Mapping[str, float]], run: list[int]) -> bool:
    """Whether the next line may be the rest of the title: near, of the same script, and no second printing of it."""
    last, at = context.lines[run[-1]], run[-1] + 1
    if at >= len(context.lines):
        return False
    line, table = context.lines[at], chances[at]
    if bool(han_count(last.text)) != bool(han_count(line.text)) or line.blanks > 2 or line.width > 120:
        return False
    if len(run) == 1 and (names_another(last.text) or is_furniture(last.text)):
        return False
    whole, own = title_key("".join(context.lines[i].text for i in run)), title_key(line.text)
    if own in whole or whole in own:
        return False
    if _is_head_of_paper(last, line):
        return True
    return bool(_SUBTITLE.match(line.text)) or table.get("title", 0.0) + table.get("subtitle", 0.0) > 0.15


def _of_run(
    context: HeadContext, chances: Sequence[Mapping[str, float]], run: list[int], told: Sequence[tuple[str, str]]
) -> TitleCandidate | None:
    lines = [context.lines[at] for at in run]
    after = context.lines[run[-1] + 1] if run[-1] + 1 < len(context.lines) else None
    if after is not None and len(run) == 1 and _is_head_of_paper(lines[0], after):
        return None
    pieces, subtitle = [line.text for line in lines], ""
    if len(pieces) > 1 and (cut := _SUBTITLE.match(pieces[-1])):
        subtitle, pieces = pieces[-1][cut.end() :].strip(), pieces[:-1]
    label = _labelled(lines[0], context.is_chinese)
    is_labelled = bool(label) or (run[0] > 0 and _announces_below(context.lines[run[0] - 1]))
    text, start, persons = bare(pieces[0][label:])
    text = _FOREIGNTAIL.sub("", text) if is_labelled else text
    start += label
    joint = "" if han_count(pieces[0]) else " "
    text = re.sub(r"(?<=\w)- (?=[a-z])", "", joint.join([text, *(TAIL.sub("", piece) for piece in pieces[1:])]))
    is_unit = is_organisation(text) and len(text) <= _UNIT
    is_byline = bool(persons) and len(run) == 1 and (without_job(text) != text or is_job(text) or is_unit)
    if is_byline or len(title_key(text)) < 2 or text.endswith(("。", "；", ";")):
        return None
    end = lines[-1].end if len(run) > 1 else lines[0].start + start + len(text)
    signs = (
        signs_of_place(context, chances, run)
        | signs_of_text(text)
        | agreement(text, told)
        | lines_joined(lines, subtitle)
    )
    signs["echo"] = echo(context, text)
    if start:
        signs["stripped"] = 1.0
    if is_labelled:
        signs["labelled"] = 1.0
    return TitleCandidate(text, tuple(run), (lines[0].start + start, end), signs, subtitle, tuple(persons))


def _is_head_of_paper(line: Line, after: Line) -> bool:
    """Whether a court's name stands above the name of its paper, so that the title is both."""
    return line.folded.endswith("法院") and _PAPER.fullmatch(re.sub(r"\s", "", after.folded)) is not None
