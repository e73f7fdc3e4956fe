"""How much of a work a text is. Loads no model library."""

from __future__ import annotations

from typing import Literal

Quality = Literal["full", "abstract", "preview", "damaged", "spun", "record"]
QUALITIES: tuple[Quality, ...] = ("full", "preview", "damaged", "abstract", "record", "spun")  # the best first
