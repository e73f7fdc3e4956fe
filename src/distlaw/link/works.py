"""Which stored work a reference means, and whether two texts are manifestations of one work.

Nothing is guessed: what agrees and what does not is written down, and where it does not settle the matter the answer
is `maybe` or `ambiguous`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

from rapidfuzz.distance import Levenshtein

from distlaw.link.catalogue import Catalogue, WorkStub
from distlaw.link.persons import first_authors_agree
from distlaw.link.shingles import containment
from distlaw.model.citation import ReferenceFinding
from distlaw.model.frozen import Frozen
from distlaw.model.work import Item
from distlaw.text.titles import has_han, main_title_key, title_key

_TRACKING = re.compile(r"^(?:utm_\w+|spm|from|share\w*|fbclid|gclid|ref|src|scene|timestamp)$")
_SHARED_TEXT = 0.6  # of the shorter text's shingles: the same text, repaired or cut
_SOME_TEXT = 0.25
_LONG_KEY = {True: 8, False: 20}  # title keys shorter than this (Chinese, other) do not tell works apart alone


class MergeVerdict(Frozen):
    """Whether two descriptions are of one work, and why."""

    verdict: Literal["same", "maybe", "different"]
    reasons: tuple[str, ...] = ()


def identifiers(item: Item) -> tuple[tuple[str, str], ...]:
    """What names the work and no other, in one spelling: (scheme, value)."""
    return tuple(dict.fromkeys(_identifiers(item)))


def _identifiers(item: Item) -> Iterator[tuple[str, str]]:
    if doi := bare_doi(item.doi):
        yield "doi", doi
    if isbn := re.sub(r"[^\dX]", "", item.isbn.upper()):
        yield "isbn", isbn
    if item.url and (url := bare_url(item.url)):
        yield "url", url
    if item.csl_type == "legal_case":
        if item.docket:
            yield "docket", title_key(item.docket)
        if item.neutral_citation:
            yield "neutral_citation", title_key(item.neutral_citation)
    if (
        item.csl_type in ("standard", "patent", "article", "report")
        and item.number
        and re.search(r"\d{3}", item.number)
    ):
        yield (
            "number",
            title_key(item.publisher if item.csl_type in ("article", "report") else "") + title_key(item.number),
        )


@lru_cache(maxsize=4096)
def bare_doi(doi: str) -> str:
    """A DOI without resolver and case."""
    match = re.search(r"10\.\d{4,9}/\S+", doi)
    return match.group().rstrip(".,;").lower() if match else ""


def bare_url(url: str) -> str:
    """An address without scheme, www, fragment, tracking and final slash; empty for a site's root."""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if "doi.org" in host:
        return ""
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.match(k)])
    path = parts.path.rstrip("/")
    return f"{host}{path}{'?' + query if query else ''}" if path or query else ""


def same_work(one: Item, other: Item, one_text: str = "", other_text: str = "") -> MergeVerdict:
    """Compare title, first author, year, identifiers and text of two manifestations."""
    title, title_reason = _titles(one, other)
    authors = first_authors_agree(one, other)
    shared = containment(one_text, other_text)
    reasons = [title_reason, _author_reason(authors), *_year_reason(one, other)]
    if shared is not None:
        reasons.append(f"{shared:.0%} of the shorter text stands in the other")
    doi_one, doi_other = bare_doi(one.doi), bare_doi(other.doi)
    if doi_one and doi_other:
        reasons.append("the DOI is the same" if doi_one == doi_other else "the DOIs differ")
    verdict = _decided(title, authors, _years_agree(one, other), shared, _dois(doi_one, doi_other), one)
    return MergeVerdict(verdict=verdict, reasons=tuple(reasons))


def _decided(
    title: bool, authors: bool | None, years: bool | None, shared: float | None, dois: bool | None, item: Item
) -> Literal["same", "maybe", "different"]:
    """The rule: an identifier or a shared text with a title decides; title and author with no contradiction do too."""
    much = shared is not None and shared >= _SHARED_TEXT
    none = shared is not None and shared < 0.02
    if dois is True:
        return "same" if title or much or shared is None else "maybe"
    if dois is False:
        return "maybe" if title and much else "different"
    if title and much:
        return "same"
    if title and authors and years is not False:
        return "maybe" if none and _is_short(item) else "same"
    if title and authors is None and years is not False and not _is_short(item):
        return "same" if shared is not None and shared >= _SOME_TEXT else "maybe"
    if title and (authors or (shared is not None and shared >= _SOME_TEXT)):
        return "maybe"
    return "maybe" if much else "different"


def _titles(one: Item, other: Item) -> tuple[bool, str]:
    left, right = title_key(one.title), title_key(other.title)
    if not left or not right:
        return False, "one has no title"
    if left == right:
        return True, "the titles agree"
    if main_title_key(one.title) == right or main_title_key(other.title) == left:
        return True, "the titles agree but for a subtitle"
    if {left, title_key(one.title_translated)} & {right, title_key(other.title_translated)} - {""}:
        return True, "one title is the other's translation"
    longest = max(len(left), len(right))
    near = longest >= 8 and Levenshtein.distance(left, right, score_cutoff=longest // 12) <= longest // 12
    return near, "the titles differ by a character or two" if near else "the titles differ"


def _author_reason(authors: bool | None) -> str:
    return {True: "the first author agrees", False: "the authors differ", None: "one names no author"}[authors]


def _year_reason(one: Item, other: Item) -> Iterator[str]:
    agree = _years_agree(one, other)
    if agree is not None:
        yield (
            f"the years agree ({one.year})"
            if one.year == other.year
            else f"the years differ ({one.year}, {other.year})"
        )


def _years_agree(one: Item, other: Item) -> bool | None:
    """Within a year: what appears online first is dated once more in print."""
    if not one.year or not other.year:
        return None
    return abs(int(one.year) - int(other.year)) <= 1


def _dois(one: str, other: str) -> bool | None:
    return one == other if one and other else None


def _is_short(item: Item) -> bool:
    key = title_key(item.title)
    return len(key) < _LONG_KEY[has_han(key)]


def matched_reference(reference: ReferenceFinding, catalogue: Catalogue) -> ReferenceFinding:
    """The reference with the stored work it means, or with the reason why none is named."""
    if reference.status in ("resolved", "rejected"):
        return reference
    item = reference.item
    for scheme, value in identifiers(item):
        stub = catalogue.work_with_identifier(scheme, value)
        if stub is not None:
            return _resolved(reference, stub, f"{scheme} {value}")
    if not item.title:
        return reference.model_copy(update={"reason": reference.reason or "the entry gives no title"})
    return _by_title(reference, _titled(item, catalogue))


def _titled(item: Item, catalogue: Catalogue) -> tuple[WorkStub, ...]:
    keys = dict.fromkeys((title_key(item.title), main_title_key(item.title)))
    found = (stub for key in keys if key for stub in catalogue.works_titled(key))
    return tuple({stub.key: stub for stub in found}.values())


def _by_title(reference: ReferenceFinding, stubs: tuple[WorkStub, ...]) -> ReferenceFinding:
    agreeing = [stub for stub in stubs if _may_mean(reference.item, stub.item)]
    if len(agreeing) == 1:
        return _resolved(reference, agreeing[0], "; ".join(same_work(reference.item, agreeing[0].item).reasons))
    if agreeing:
        keys = ", ".join(sorted(stub.key for stub in agreeing))
        return reference.model_copy(
            update={"status": "ambiguous", "reason": f"title and author fit several works: {keys}"}
        )
    near = "; ".join(f"{stub.key}: {', '.join(same_work(reference.item, stub.item).reasons)}" for stub in stubs[:3])
    return reference.model_copy(update={"reason": near or "no work of this title is known"})


def _may_mean(item: Item, work: Item) -> bool:
    """Title is given to agree: the author must, or be missing where the title is long enough to tell."""
    authors = first_authors_agree(item, work)
    if authors is False or _years_agree(item, work) is False:
        return False
    return bool(authors) or not _is_short(item)


def _resolved(reference: ReferenceFinding, stub: WorkStub, reason: str) -> ReferenceFinding:
    return reference.model_copy(update={"status": "resolved", "work_key": stub.key, "reason": reason})
