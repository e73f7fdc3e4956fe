"""RIS."""

from __future__ import annotations

from distlaw.exporters.records.fields import record_format
from distlaw.exporters.records.tagged import ris

PART = record_format("ris", "RIS (EndNote, Zotero, CNKI)", ".ris", ris)
