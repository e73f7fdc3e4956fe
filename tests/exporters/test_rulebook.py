"""Each kind of source and each datum a rule asks for, in the four English styles: lines written from the rule books."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from distlaw.exporters.exporter import Exporter, StyleOptions
from distlaw.exporters.printed.document import style_named
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


def lists() -> Iterator[tuple[str, dict[str, Any], str, str]]:
    """The same of bibliographies; an edition's own name is a style."""
    for row in yaml.safe_load((HERE / "lists.yaml").read_text(encoding="utf-8")):
        yield from ((style, row, *row[style]) for style in ("chicago", "chicago-17", "oscola") if style in row)


@pytest.mark.parametrize(
    ("style", "row", "line"), [pytest.param(style, row, line, id=_name(style, row)) for style, row, _, line in lists()]
)
def test_the_entry_is_as_the_rule_has_it(style: str, row: dict[str, Any], line: str) -> None:
    cite = cite_item_from_csl(row["item"] | {"locator": "7"})
    printed = str(style_named(style).export([cite], StyleOptions(form="bibliography")).data)
    assert printed.translate(_STRAIGHT) == f"{line}\n".translate(_STRAIGHT)


def test_a_list_stands_by_its_letters_and_has_tables_where_there_are_several() -> None:
    rows = yaml.safe_load((HERE / "lists.yaml").read_text(encoding="utf-8"))
    cites = [cite_item_from_csl(row["item"]) for row in rows]
    lines = str(style_named("oscola").export(cites, StyleOptions(form="bibliography")).data).splitlines()
    assert lines[:3] == ["Table of Cases", "Corr v Baines Ltd [2019] UKSC 41", "Bibliography"]
    named = [line for line in lines[3:] if not line.startswith("—")]
    assert named == sorted(named, key=str.casefold)
    assert len(str(STYLES["chicago"].export(cites, StyleOptions(form="bibliography")).data).splitlines()) == len(rows)
