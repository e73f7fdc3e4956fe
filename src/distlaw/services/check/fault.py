"""Something that is not as it must be."""

from __future__ import annotations

from distlaw.model.frozen import Frozen


class Fault(Frozen):
    """`code` is stable, `where` names the row."""

    code: str
    where: str
    message: str
