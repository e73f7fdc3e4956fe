"""Which work a text or a reference means, asked of the store through the linker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from distlaw.link.catalogue import Catalogue
from distlaw.link.works import matched_reference, same_work
from distlaw.model.citation import ReferenceFinding
from distlaw.model.frozen import Frozen
from distlaw.model.prepared import PreparedWork
from distlaw.model.work import Item, WorkStub
from distlaw.text.titles import main_title_key, title_key


class WorkMatch(Frozen):
    """The stored work a new text belongs to, if any, and why."""

    verdict: Literal["same", "maybe", "different"] = "different"
    key: str = ""
    is_stub: bool = False
    reasons: tuple[str, ...] = ()


def matching_work(work: PreparedWork, catalogue: Catalogue, text_of: Callable[[str], str]) -> WorkMatch:
    """The surest match among the works that share a title or an identifier with the new one."""
    found = WorkMatch()
    for stub in stored_candidates(work.item, catalogue):
        verdict = same_work(work.item, stub.item, work.document.reading.text, text_of(stub.key))
        match = WorkMatch(verdict=verdict.verdict, key=stub.key, is_stub=stub.is_stub, reasons=verdict.reasons)
        if match.verdict == "same":
            return match
        if match.verdict == "maybe" and found.verdict == "different":
            found = match
    return found


def stored_candidates(item: Item, catalogue: Catalogue) -> tuple[WorkStub, ...]:
    """Stored works that share an identifier or a folded title, each once."""
    from distlaw.link.works import identifiers

    named = [catalogue.work_with_identifier(scheme, value) for scheme, value in identifiers(item)]
    keys = dict.fromkeys((title_key(item.title), main_title_key(item.title), title_key(item.title_translated)))
    titled = [stub for key in keys if key for stub in catalogue.works_titled(key)]
    return tuple({stub.key: stub for stub in (*named, *titled) if stub is not None}.values())


def linked_references(
    references: Sequence[ReferenceFinding], catalogue: Catalogue
) -> tuple[list[ReferenceFinding], list[tuple[int, Item]]]:
    """References with the works they mean; and, by index, items of those that mean a work not yet here."""
    linked: list[ReferenceFinding] = []
    stubs: list[tuple[int, Item]] = []
    for number, reference in enumerate(references):
        found = matched_reference(reference, catalogue)
        linked.append(found)
        if found.status == "unresolved" and not found.work_key and not found.antecedent and _is_literature(found.item):
            stubs.append((number, found.item))
    return linked, stubs


def with_short_forms(references: Sequence[ReferenceFinding]) -> tuple[ReferenceFinding, ...]:
    """The references, each short form (同上注, supra note 3) given the work that the reference it stands for means."""
    out: list[ReferenceFinding] = []
    meant: dict[tuple[str, Item], ReferenceFinding] = {}
    for reference in references:
        head = meant.get((reference.antecedent, reference.item)) if reference.antecedent else None
        if head is not None and not reference.work_key:
            reason = f"stands for note {reference.antecedent}"
            reference = reference.model_copy(
                update={"work_key": head.work_key, "status": head.status, "reason": reason}
            )
        if reference.work_key:
            meant[reference.note_marker or reference.number, reference.item] = reference
        out.append(reference)
    return tuple(out)


def _is_literature(item: Item) -> bool:
    """Whether the item can be a work of the corpus: cases and statutes are authorities, not stubs of works."""
    return bool(item.title) and item.csl_type not in ("legal_case", "legislation", "regulation", "bill", "treaty")
