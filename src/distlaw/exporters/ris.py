"""RIS."""

from __future__ import annotations

from distlaw.exporters._records.fields import record_format
from distlaw.exporters._records.tagged import ris

PART = record_format("ris", "RIS (EndNote, Zotero, CNKI)", ".ris", ris)
