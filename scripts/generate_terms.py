"""Writes data/terms/ledger.json from a ledger of events and the archives' own histories.

`python scripts/generate_terms.py LEDGER REPOSITORIES`: the ledger is a JSON-lines file of events read from Open Terms
Archive's collections; REPOSITORIES holds their git directories as `OWNER+NAME/repo`. From the histories come the days
on which a document was recorded, and no text of it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from itertools import groupby
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "data" / "terms" / "ledger.json"
NOTICE = (
    "Contains information from Open Terms Archive (genai-contrib, genai-eu, contrib collections), made available under "
    "ODC-BY 1.0 by Open Terms Archive contributors; from ScanCode LicenseDB, nexB Inc. and others, CC BY 4.0; and from "
    "licence files in vendors' own repositories. Quotations are of less than 160 characters."
)
LICENCES = {
    "openai-terms": "openai-terms", "openai-business": "openai-services-agreement",
    "openai-usage": "openai-usage-policies",
    "anthropic-consumer": "anthropic-consumer-terms", "anthropic-commercial": "anthropic-commercial-terms",
    "anthropic-aup": "anthropic-usage-policy", "google-tos": "google-terms", "licence:gemini-api": "gemini-api-terms",
    "deepseek-platform": "deepseek-platform-terms", "deepseek-terms": "deepseek-terms", "xai-terms": "xai-terms",
    "xai-enterprise": "xai-enterprise-terms", "mistral-commercial-eu": "mistral-commercial-terms",
    "microsoft-msa": "microsoft-services-agreement", "doubao-terms": "doubao-terms", "kimi-terms": "kimi-terms",
    "qwen-terms": "qwen-terms", "midjourney-terms": "midjourney-terms", "github-terms": "github-terms",
    "linkedin-service": "linkedin-terms",
}  # fmt: skip
LONGEST = 159
ERROR_PAGE = 200  # bytes: a record as short as this is of a page that failed
Row = dict[str, Any]


def _history(repositories: Path, collection: str, path: str) -> list[tuple[str, str, int]]:
    """Time, commit and size of each record of a document; none where there is no such history."""
    folder = repositories / collection.replace("/", "+") / "repo"
    if not folder.is_dir():
        return []
    git = ["git", "-C", str(folder)]
    log = subprocess.run([*git, "log", "--format=%aI %H", "--", path], capture_output=True, text=True, check=True)
    commits = [(line.split()[0], line.split()[1]) for line in log.stdout.splitlines()]
    asked = "\n".join(f"{commit}:{path}" for _, commit in commits)
    sizes = subprocess.run(
        [*git, "cat-file", "--batch-check=%(objectsize)"], input=asked, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    found = [
        (time, commit, int(size) if size.isdigit() else 0) for (time, commit), size in zip(commits, sizes, strict=True)
    ]
    return sorted(found)


def _readable(records: list[tuple[str, str, int]]) -> list[str]:
    """The last readable record of each day: `day commit`; one far shorter than both its neighbours is an error page."""
    kept = []
    for at, (time, commit, size) in enumerate(records):
        beside = [records[i][2] for i in (at - 1, at + 1) if 0 <= i < len(records)]
        if size > ERROR_PAGE and not (len(beside) == 2 and min(beside) > 1.6 * size):
            kept.append((time[:10], commit))
    return [f"{day} {list(group)[-1][1]}" for day, group in groupby(kept, key=lambda record: record[0])]


def _event(row: Row) -> Row:
    quote = row["clause_quote"] or ""
    kept = {
        "clause": row["clause"], "practice": row["practice"], "event": row["event"], "effect": row["effect"],
        "reach": row["reach"], "scope": row["scope"],
        "quote": quote if len(quote) <= LONGEST else quote[: LONGEST - 1] + "…",
        "locator": row["clause_locator"], "observed": row["observed_on"], "effective": row["effective_on"],
        "commit": row["commit"], "path": row["path"], "wording_only": row["wording_only"], "note": row["note"],
        "date_conflict": row["date_conflict"], "repeats": row["duplicate_of_earlier_record"],
    }  # fmt: skip
    return {name: value for name, value in kept.items() if value}


def main() -> None:
    """Write the file: one line for each document, with its events and the days of its record."""
    ledger, repositories = Path(sys.argv[1]), Path(sys.argv[2])
    rows = [json.loads(line) for line in ledger.read_text(encoding="utf-8").splitlines()]
    series: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        series[row["series"]].append(row)
    lines = []
    for name, events in sorted(series.items()):
        events.sort(key=lambda row: str(row["observed_on"]))
        last = events[-1]
        places = {
            (row["collection"], row["path"]) for row in events if row["collection"].startswith("OpenTermsArchive/")
        }
        records = sorted(record for place in places for record in _history(repositories, *place))
        entry = {
            "id": name, "service": last["service"], "provider": last["provider"], "document": last["document"],
            "title": last["document_title"], "collection": last["collection"], "licence": _licence(name),
            "ends": _last_day(repositories, last["collection"]) if records else "", "records": _readable(records),
            "events": [_event(row) for row in events],
        }  # fmt: skip
        lines.append(json.dumps({k: v for k, v in entry.items() if v}, ensure_ascii=False, separators=(",", ":")))
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(
        f'{{"notice":{json.dumps(NOTICE)},\n"entries":[\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8"
    )


def _licence(series: str) -> str:
    return f"licence:{LICENCES[series]}" if series in LICENCES else ""


def _last_day(repositories: Path, collection: str) -> str:
    folder = repositories / collection.replace("/", "+") / "repo"
    log = subprocess.run(
        ["git", "-C", str(folder), "log", "-1", "--format=%as"], capture_output=True, text=True, check=True
    )
    return log.stdout.strip()


if __name__ == "__main__":
    main()
