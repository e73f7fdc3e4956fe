"""Writes data/citation_forms/{reporters,laws,journals}.json from reporters-db (BSD-2), one entry a line.

`pip install reporters-db`, then `python scripts/generate_reporters.py`: only what the program reads is kept.
"""

from __future__ import annotations

import json
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

from reporters_db import CASE_NAME_ABBREVIATIONS, JOURNALS, LAWS, RAW_REGEX_VARIABLES, REPORTERS
from reporters_db.utils import process_variables, recursive_substitute

FOLDER = Path(__file__).resolve().parents[1] / "data" / "citation_forms"
NOTICE = f"From reporters-db {version('reporters-db')}, Free Law Project, BSD-2-Clause."
_USUAL = ("$full_cite", "$volume $reporter $page")
_NAMED = re.compile(r"\(\?P<(?!volume>|page>|reporter>|section>|title>)\w+>")


def _year(date: Any) -> int:
    return date.year if hasattr(date, "year") else int(str(date)[:4]) if date else 0


def _expanded(template: str) -> str:
    """A template without variables; `{R}` stands for the abbreviation, and only groups that we read are named."""
    variables = process_variables(RAW_REGEX_VARIABLES) | {"reporter": "{R}", "edition": "{R}"}
    return _NAMED.sub("(?:", recursive_substitute(template, variables)).replace("(?P<reporter>{R})", "{R}")


def _reporters() -> list[dict[str, Any]]:
    out = []
    for group in REPORTERS.values():
        for entry in group:
            editions = {
                name: [
                    _year(edition["start"]), _year(edition["end"]),
                    [_expanded(t) for t in edition.get("regexes", ()) if t not in _USUAL],
                ]
                for name, edition in entry["editions"].items()
            }  # fmt: skip
            places = sorted(
                {place.split(";")[0].removeprefix("us:").split(":")[0] for place in entry["mlz_jurisdiction"]}
            )
            out.append(
                {"type": entry["cite_type"], "places": places, "editions": editions, "variations": entry["variations"]}
            )
    return out


def _laws() -> list[dict[str, Any]]:
    return [
        {
            "abbreviation": name, "name": law["name"], "jurisdiction": law["jurisdiction"],
            "variations": law["variations"], "patterns": [_expanded(t) for t in law["regexes"]],
        }
        for name, group in LAWS.items()
        for law in group
    ]  # fmt: skip


def _journals() -> list[dict[str, Any]]:
    return [
        {"abbreviation": name, "name": journal["name"], "variations": list(journal["variations"])}
        for name, group in JOURNALS.items()
        for journal in group
    ]


def _write(name: str, entries: list[dict[str, Any]], **more: Any) -> None:
    rows = ",\n".join(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in entries)
    head = "".join(f"{json.dumps(k)}:{json.dumps(v, ensure_ascii=False)},\n" for k, v in more.items())
    text = f'{{"notice":{json.dumps(NOTICE)},\n{head}"entries":[\n{rows}\n]}}\n'
    json.loads(text)
    (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")


def main() -> None:
    """Write the three tables."""
    _write("reporters", _reporters(), abbreviations=sorted(CASE_NAME_ABBREVIATIONS))
    _write("laws", _laws())
    _write("journals", _journals())


if __name__ == "__main__":
    main()
