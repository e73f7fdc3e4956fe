"""Dated questions on terms (../shared/terms): effect, clause and the commit that proves it, as `licences at DATE` says.

Usage: python scripts/bench/term_questions.py [FILE] [--misses]

A question is right where a row of its document and practice has the effect and the commit of the answer, and, where the
answer quotes a clause, words of that clause or its place.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from distlaw.services.terms import at

DEFAULT = Path(__file__).resolve().parents[2] / ".." / "shared" / "terms" / "terms_questions.jsonl"
_ENOUGH = 40  # letters of a quotation that say which clause it is


def _letters(text: str | None) -> str:
    return "".join(letter for letter in (text or "").casefold() if letter.isalnum())


def is_right(row: dict[str, Any], question: dict[str, Any]) -> bool:
    """Whether a row answers the question."""
    answer = question["answer"]
    have, want = _letters(row["quote"]), _letters(answer["quote"])
    is_clause = have[:_ENOUGH] in want or want[:_ENOUGH] in have or row["locator"] == answer["locator"]
    return row["effect"] == answer["effect"] and row["commit"] == question["commit"] and (not want or is_clause)


def main() -> None:
    """Print the share."""
    paths = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    path = paths[0] if paths else DEFAULT
    if not path.is_file():
        print(f"{path} is not there: nothing to measure")
        return
    questions = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    right = 0
    for question in questions:
        found = at(question["date"], question["series"], question["practice"])
        rows = [row for row in found if row["document"] == question["series"]]
        hit = any(is_right(row, question) for row in rows)
        right += hit
        if not hit and "--misses" in sys.argv:
            have = [(row["effect"], row["locator"], row["commit"][:8]) for row in rows]
            print(f"{question['id']} {question['series']} {question['date']} {question['practice']}: {have}")
            print(f"  want {question['answer']} {question['commit'][:8]}")
    print(f"dated questions: {right} of {len(questions)} ({right / len(questions):.3f})")


if __name__ == "__main__":
    main()
