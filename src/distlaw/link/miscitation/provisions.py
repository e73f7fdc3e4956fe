"""Checks of provisions: articles and subsections that a version does not have, that moved, or whose act is repealed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from distlaw.link.miscitation.report import TRUST, Checks, around, problem
from distlaw.model.citation import CitationFinding
from distlaw.model.document import ParsedDocument
from distlaw.model.problem import Problem
from distlaw.text.fold import folded
from distlaw.vocab.statutes import Statute, StatuteVersion, statute_by_id
from distlaw.vocab.words import word_list

_MOST_ARTICLES = 3000  # no act of any country that is cited here has as many; the German BGB has 2,385
_NEAR = 90
_LEANING = ("statute.elided", "statute.article")
_DRAFTS = word_list("statutes", "drafts").regex
_LINES_BEFORE = 240  # characters: some lines of a list
_OLD_AND_NEW = word_list("statutes", "old_and_new").regex
_OLD_LAW_TOLD = word_list("statutes", "old_law_told").regex


def _versions_meant(finding: CitationFinding, act: Statute) -> list[StatuteVersion]:
    meant = {finding.version_id, *finding.candidates}
    return [v for v in act.versions if f"{act.id}@{v.id}" in meant]


def _articles(locator: str) -> Iterator[int]:
    """The articles of a locator: `120-2, 120-3` are branches of 120, `4-6` is a range."""
    for part in locator.split(", "):
        article, _, rest = re.sub(r"\(.*?\)", "", part).partition("-")
        yield from (int(number) for number in (article, rest) if number.isdigit())


def _applies_old_law(document: ParsedDocument) -> bool:
    """Whether the text is a judgment, reports one, or says so itself: courts apply the law of the time of the facts,
    also a repealed one."""
    return document.genre == "judgment" or _tells_of_old_law(document.reading.text)


@lru_cache(maxsize=1)  # asked of the whole text for each of its citations
def _tells_of_old_law(text: str) -> bool:
    return bool(_OLD_LAW_TOLD.search(folded(text)))


def _out_of_range(finding: CitationFinding, document: ParsedDocument) -> Iterator[Problem]:
    """An article after the last one of the version, or of every version that may be meant."""
    act = statute_by_id(finding.target_id)
    if act is None or finding.locator_label != "article-locator":
        return
    is_old = _applies_old_law(document)
    if is_old and max(_articles(finding.locator), default=0) <= _MOST_ARTICLES:
        return
    if finding.rule in _LEANING or _DRAFTS.search(folded(around(finding, document, _NEAR))):
        return  # an article that only leans on an act before it, and is none of its, is another act's
    versions = _versions_meant(finding, act) or list(act.versions if not finding.version else ())
    last = max((v.articles for v in versions), default=0)
    known = bool(versions) and all(v.articles for v in versions)
    beyond = [n for n in _articles(finding.locator) if n > (last if known else _MOST_ARTICLES)]
    if beyond and known:
        ends = "; ".join(f"{v.id} ends with article {v.articles}, {TRUST[v.status]}" for v in versions)
        yield problem("provision_out_of_range", finding, f"article {beyond[0]} is cited; {act.title_zh}: {ends}")
    elif beyond:
        yield problem("provision_out_of_range", finding, f"article {beyond[0]} is cited; no act has as many")


def _no_such_subsection(finding: CitationFinding, _: ParsedDocument) -> Iterator[Problem]:
    """A subsection that the section does not have: § 107(9)."""
    act = statute_by_id(finding.target_id)
    if act is None or not act.subsections:
        return
    for section, first in re.findall(r"(?:^|, |-)(\d{1,5})\(([0-9a-zA-Z]{1,4})\)", finding.locator):
        have = act.subsections.get(section, ())
        if have and first not in have:
            message = f"section {section} of the {act.title_en} has ({have[0]}) to ({have[-1]}), {TRUST['K']}"
            yield problem("provision_out_of_range", finding, message)
            return


def _renumbered(finding: CitationFinding, document: ParsedDocument) -> Iterator[Problem]:
    """An article whose matter moved with the version that is meant, cited by its number in the version before."""
    act = statute_by_id(finding.target_id)
    first = re.match(r"\d+", finding.locator)
    if act is None or not first:
        return
    for move in act.renumberings:
        if first.group() != move.old or finding.version_id != f"{act.id}@{move.after}":
            continue
        speaks = any(word in around(finding, document, _NEAR) for word in move.words)
        if (move.words and not speaks) or (finding.version and not speaks):
            continue
        note = f" ({move.note})" if move.note else ""
        yield problem(
            "provision_renumbered", finding,
            f"article {move.old} of {act.title_zh} ({move.before}) is article {move.new} since the version of "
            f"{move.after}{note}; {TRUST[move.status]}",
        )  # fmt: skip


def _repealed(finding: CitationFinding, document: ParsedDocument) -> Iterator[Problem]:
    if _applies_old_law(document):
        return
    act = statute_by_id(finding.target_id)
    version = next((v for v in act.versions if f"{act.id}@{v.id}" == finding.version_id), None) if act else None
    if _OLD_AND_NEW.search(_context(finding, document)):
        return
    if act and version and not finding.version and "no longer in force" in finding.reason:
        message = f"{act.title_zh} was in force until {version.valid_to} ({TRUST[version.status]})"
        yield problem("statute_repealed", finding, message)


def _context(finding: CitationFinding, document: ParsedDocument) -> str:
    """What stands a few lines around the citation: whether old law is told as such shows there."""
    source, start, end = document.reading.source, finding.evidence.start, finding.evidence.end
    return folded(source[max(0, start - _LINES_BEFORE) : start] + "\n" + source[end : end + _NEAR])


CHECKS: Checks = (_out_of_range, _no_such_subsection, _renumbered, _repealed)
