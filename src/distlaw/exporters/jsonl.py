"""JSON Lines: one item a line, CSL's variables and our own side by side, as in `distlaw dump`."""

from __future__ import annotations

import json
from collections.abc import Sequence

from distlaw.exporters.exporter import Exported, Exporter, StyleOptions
from distlaw.model.csl import csl_of
from distlaw.model.work import CiteItem


def export(cites: Sequence[CiteItem], options: StyleOptions) -> Exported:
    """One object a line."""
    text = "".join(json.dumps(csl_of(cite.item), ensure_ascii=False) + "\n" for cite in cites)
    return Exported(data=text.encode("utf-8", "replace").decode())


PART = Exporter(name="jsonl", label="JSON Lines, one work a line", suffix=".jsonl", export=export)
