"""Each kind of source and each datum a rule asks for, in the four English styles: lines written from the rule books."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from distlaw.exporters.exporter import Exporter, StyleOptions
from distlaw.model.csl import cite_item_from_csl
from distlaw.registry import parts

HERE = Path(__file__).parent / "rulebook"
ENGLISH = ("apa", "chicago", "bluebook", "oscola")
STYLES: dict[str, Exporter] = {part.name: part for part in parts("exporters") if getattr(part, "is_style", False)}
_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})  # an apostrophe stays as the item has it


def rows() -> Iterator[tuple[str, dict[str, Any], str, str]]:
    """Style, row, rule and line of every entry of the tables."""
    for name in ("works", "law"):
        for row in yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8")):
            yield from ((style, row, *row[style]) for style in ENGLISH if style in row)


def _name(style: str, row: dict[str, Any]) -> str:
    return f"{style}-{row['kind']}: {row['datum']}"


@pytest.mark.parametrize(
    ("style", "row", "line"), [pytest.param(style, row, line, id=_name(style, row)) for style, row, _, line in rows()]
)
def test_the_line_is_as_the_rule_has_it(style: str, row: dict[str, Any], line: str) -> None:
    place = {"locator": str(row["at"]), "label": row.get("label", "page")} if "at" in row else {}
    printed = str(STYLES[style].export([cite_item_from_csl(row["item"] | place)], StyleOptions()).data).rstrip("\n")
    wanted = line if style != "oscola" else f"{line.rstrip('.')}."  # a footnote ends with a stop
    assert printed.translate(_STRAIGHT) == wanted.translate(_STRAIGHT)
