"""Makes seeds/annotations/ from the annotated gold beside the checkout: python scripts/generate_annotations.py

Each seed gets a file of Web Annotations, and the relations between works a file of their own. An annotation holds our
paraphrase in both languages, the labels, and where the claim stands: offsets, the source's sha256, and the first and
last few characters of each span. The sentence itself is never written; the import fills it in from the source.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from distlaw.db.findings import new_claim_id, new_relation_id
from distlaw.exporters.claims.w3c import CHECKSUM, claim_annotation, relation_annotation
from distlaw.model.argument import Speaker
from distlaw.model.claim_record import ClaimRecord, RelationRecord
from distlaw.text.json_lines import json_line
from distlaw.text.offsets import Ranges

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / ".." / "shared" / "gold"
OUT = ROOT / "seeds" / "annotations"
MADE_BY = "distlaw-corpus"
# Relations the gold proposes and AIF has no word for, in the words it has.
_AIF = {"part_of": ("supports", "Part of it: "), "answers": ("qualifies", "An answer to the question: ")}
_NUMBERED = re.compile(r"English twin of C\d+ to C\d+\.")
Gold = dict[str, Any]


def main() -> int:
    """Write every file anew; returns the exit code."""
    if not GOLD.is_dir():
        print(f"there is no {GOLD.name} folder beside the checkout", file=sys.stderr)
        return 3
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("[0-9]*.json"))]
    ids = {claim["id"]: identity(document, claim) for document in documents for claim in document["claims"]}
    relations = [relation for document in documents for relation in related(document, ids)]
    of = {identity: name[:3] for name, identity in ids.items()}
    OUT.mkdir(exist_ok=True)
    for document in documents:
        number = document["file"][:3]
        own = [r for r in relations if of[r.source] == of[r.target] == number]
        lines = [*(annotated(document, claim) for claim in document["claims"]), *map(relation_annotation, own)]
        write(OUT / f"{Path(document['file']).stem}.jsonl", lines)
    write(OUT / "across.jsonl", [relation_annotation(r) for r in relations if of[r.source] != of[r.target]])
    print(f"{len(ids)} claims, {len(relations)} relations")
    return 0


def write(path: Path, values: list[Gold]) -> None:
    path.write_text("".join(json_line(value) + "\n" for value in values), encoding="utf-8", newline="\n")


def ranges(spans: list[Gold]) -> Ranges:
    return tuple((span["start"], span["end"]) for span in spans)


def identity(document: Gold, claim: Gold) -> str:
    return new_claim_id(document["sha256"], ranges(claim["evidence"]), MADE_BY)


def annotated(document: Gold, claim: Gold) -> Gold:
    """One claim without its sentence: what stands for the quotation is the head and tail of each span."""
    language = "en" if claim["section"] == "abstract-en" else document["primary_language"]
    both = claim["claim_text_zh"], claim["claim_text_en"]
    first, second = both if language != "en" else both[::-1]
    condition = claim["condition"] or {}
    record = ClaimRecord(
        id=identity(document, claim),
        key="",
        source_sha256=document["sha256"],
        quote="",
        ranges=ranges(claim["evidence"]),
        theories=tuple(claim["theories"]),
        stance=claim["stance"],
        kind=claim["kind"],
        speaker=Speaker(type=claim["speaker"]["type"], name=claim["speaker"]["name"] or ""),
        modality=claim["modality"],
        status="accepted",
        made_by=MADE_BY,
        language=language,
        condition=condition.get("polarity", ""),
        proposition=first,
        proposition_translated=second,
        note=f"Condition: {condition['text_en']}" if condition else "",
        also_at=tuple(ranges(spans) for spans in claim["also_at"]),
    )
    found = claim_annotation(record, with_quote=False)
    position = found["target"]["selector"][0]
    position["distlaw:checksum"] = [[s["head"][:CHECKSUM], s["tail"][-CHECKSUM:]] for s in claim["evidence"]]
    del found["target"]["distlaw:key"]  # keys are the database's; the source says which work it is
    return found


def related(document: Gold, ids: dict[str, str]) -> Iterator[RelationRecord]:
    """The relations a document's annotator saw; a claim and its twin in the other language restate each other."""
    for one in (*document["relations"], *document["relations_proposed"]):
        kind, lead = _AIF.get(one["type"], (one["type"], ""))
        # The annotator's own numbers (C05) mean nothing to a reader of the corpus.
        reason = _NUMBERED.sub("The same step in the English abstract.", one["reason"])
        yield relation(ids[one["source"]], kind, ids[one["target"]], lead + reason)
    for claim in document["claims"]:
        if claim["parallel_of"] and claim["section"] == "abstract-en":
            yield relation(ids[claim["id"]], "restates", ids[claim["parallel_of"]], "The same in the other language.")


def relation(source: str, kind: Any, target: str, reason: str) -> RelationRecord:
    found = new_relation_id(source, target, kind, MADE_BY)
    return RelationRecord(
        id=found, source=source, target=target, type=kind, status="accepted", made_by=MADE_BY, reason=reason
    )


if __name__ == "__main__":
    sys.exit(main())
