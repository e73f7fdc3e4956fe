"""How far a fact in `data/` is to be trusted."""

from __future__ import annotations

from typing import Literal

# V1: the primary text was read; V2: a secondary source states it; K: general knowledge; U: unconfirmed.
Status = Literal["V1", "V2", "K", "U"]
