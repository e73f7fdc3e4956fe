"""Lines written from the rule books alone, before the exporters were run: those that are right stay so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.printed.document import style_named
from distlaw.model.csl import cite_item_from_csl

HERE = Path(__file__).parent / "judged"
_FOLD = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "［": "[", "］": "]"})


def _cases() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name in ("english", "law_manual", "second", "third", "fourth", "fifth", "sixth"):
        for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            yield from ((case["id"], style, case) for style in case["lines"])


def _folded(text: str, style: str) -> str:
    text = " ".join(text.translate(_FOLD).split())
    return text.rstrip(".") if style.startswith("oscola") else text  # a footnote ends with a stop, a bibliography not


@pytest.mark.parametrize(
    ("style", "case"),
    [pytest.param(style, case, id=f"{style}-{key}") for key, style, case in _cases()],
)
def test_the_line_is_one_of_the_right_ones(style: str, case: dict[str, Any]) -> None:
    obj = case["item"] | {name: case[name] for name in ("locator", "label", "prefix") if name in case}
    name, _, is_list = style.partition("/")  # chicago/list: the entry of a bibliography
    options = StyleOptions(form="bibliography") if is_list else StyleOptions()
    line = str(style_named(name).export([cite_item_from_csl(obj)], options).data)
    assert _folded(line, style) in {_folded(wanted, style) for wanted in case["lines"][style]}
