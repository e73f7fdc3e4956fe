"""EndNote's import format (Refer)."""

from __future__ import annotations

from distlaw.exporters.records.fields import record_format
from distlaw.exporters.records.tagged import enw

PART = record_format("enw", "EndNote (ENW, Refer)", ".enw", enw, aliases=("endnote", "refer"))
