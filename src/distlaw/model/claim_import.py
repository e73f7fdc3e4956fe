"""What a file of claims proposes, before it is held against the sources; and what became of each proposal."""

from __future__ import annotations

from typing import Any, Literal

from distlaw.model.argument import ClaimDetails
from distlaw.model.frozen import Frozen
from distlaw.text.offsets import Ranges

ImportWord = Literal["added", "updated", "unchanged", "differs", "refused"]


class ProposedClaim(ClaimDetails):
    """One claim of a file. `name` is what the file calls it; labels are words not yet checked.

    It says where it stands by a quotation, or by ranges with a checksum: head and tail of each range.
    """

    number: int  # in the file, from 1
    name: str = ""
    key: str = ""
    source_sha256: str = ""
    uri: str = ""
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    ranges: Ranges = ()
    checksum: tuple[tuple[str, str], ...] = ()
    stance: str = ""
    kind: str = ""
    modality: str = ""
    status: str = "proposed"
    made_by: str = ""


class ProposedRelation(Frozen):
    """One relation of a file; its ends are names in the file, or ids of stored claims."""

    number: int
    name: str = ""
    source: str
    target: str
    type: str
    status: str = "proposed"
    made_by: str = ""
    reason: str = ""
    rule: str = ""


class Unreadable(Frozen):
    """An item that is neither."""

    number: int
    message: str


Proposal = ProposedClaim | ProposedRelation | Unreadable


class ImportLine(Frozen):
    """What became of one item: the verdict, the claim's or relation's id, and why."""

    number: int
    verdict: ImportWord
    kind: Literal["claim", "relation", "item"] = "claim"
    id: str = ""
    key: str = ""
    message: str = ""

    def as_json(self) -> dict[str, Any]:
        """The line with its empty fields left out."""
        return {name: value for name, value in self.model_dump().items() if value != ""}
