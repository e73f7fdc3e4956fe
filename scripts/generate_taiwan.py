"""Writes data/statutes/taiwan.json: the titles of Taiwan's acts and the day of the last amendment of each.

`python scripts/generate_taiwan.py INDEX`, the index.json of github.com/chiayikawa/taiwan-laws-md, which has them from
the government's database of laws. Acts that the other tables have are left out.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from distlaw.text.fold import simplified
from distlaw.vocab.statutes import statute_key, statutes_by_title

TARGET = Path(__file__).resolve().parents[1] / "data" / "statutes" / "taiwan.json"
NOTICE = (
    "Facts of official texts (titles, days of amendment) of Taiwan's database of laws, Ministry of Justice, Open "
    "Government Data License 1.0, by way of github.com/chiayikawa/taiwan-laws-md."
)
_STATE = "中华民国"


def main() -> None:
    """Write the table."""
    TARGET.unlink(missing_ok=True)
    known = {key for key, acts in statutes_by_title().items() if any(act.country == "TW" for act in acts)}
    lines = []
    for row in sorted(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), key=lambda row: str(row["name"])):
        title = simplified(row["name"])
        if statute_key(title) in known or statute_key(title.removeprefix(_STATE)) in known:
            continue
        day = f"{row['modified_date'][:4]}-{row['modified_date'][4:6]}-{row['modified_date'][6:]}"
        entry = {
            "id": f"statute:tw:{title}", "title_zh": title, "title_en": "", "kind": "law", "jurisdiction": "TW",
            "versions": [{"id": day[:4], "adopted": day, "status": "V2"}],
        }  # fmt: skip
        lines.append(json.dumps(entry, ensure_ascii=False, separators=(",", ":")))
    text = f'{{"notice":{json.dumps(NOTICE)},\n"entries":[\n' + ",\n".join(lines) + "\n]}\n"
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
