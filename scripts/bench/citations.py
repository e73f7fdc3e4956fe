"""Measures the extractors on marked running text: recall, exact spans and false hits, by kind.

`python scripts/bench/citations.py [FOLDER]`; the folder holds `*.txt` with mentions written `[[KIND|entity|text]]`.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from pathlib import Path

from distlaw.extract.extractor import Extractor
from distlaw.model.document import ParsedDocument, Zone
from distlaw.model.findings import Findings
from distlaw.registry import parts
from distlaw.text.offsets import MappedText

DEFAULT = Path(__file__).resolve().parents[2] / ".." / "shared" / "citations"
_MARK = re.compile(r"\[\[([A-Z]{2})\|([^|\]]+)\|")
Mark = tuple[int, int, str, str]


def unmarked(marked: str) -> tuple[str, list[Mark]]:
    """The text without its marks, and each mention's (start, end, kind, entity)."""
    out: list[str] = []
    marks: list[Mark] = []
    length = at = 0
    while match := _MARK.search(marked, at):
        out.append(marked[at : match.start()])
        length += match.start() - at
        end = marked.index("]]", match.end())
        while marked[end : end + 3] == "]]]":
            end += 1
        inner = marked[match.end() : end]
        marks.append((length, length + len(inner), match[1], match[2]))
        out.append(inner)
        length += len(inner)
        at = end + 2
    out.append(marked[at:])
    return "".join(out), marks


def plain_document(text: str) -> ParsedDocument:
    """The text as a document with one body zone."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return ParsedDocument(
        source_sha256=digest, text_sha256=digest, parser="plain", parser_version="1", genre="plain", quality="full",
        language="zh-Hans", reading=MappedText.whole(text), zones=(Zone(kind="body", start=0, end=len(text)),),
    )  # fmt: skip


def findings_of(document: ParsedDocument) -> Findings:
    """What the extractors of references and citations find, in their order."""
    found = Findings()
    for part in parts("extract"):
        if isinstance(part, Extractor) and part.order < 30:
            found = found.plus(part.extract(document, found))
    return found


def measured(text: str, marks: list[Mark], *, verbose: bool) -> Counter[str]:
    """Counts of mentions, found, exact, and of hits and false hits."""
    found = findings_of(plain_document(text))
    spans = [(c.evidence.start, c.evidence.end, c.rule, c.is_generic) for c in found.citations]
    references = [(r.evidence.start, r.evidence.end, "reference", False) for r in found.references]
    score: Counter[str] = Counter()
    for start, end, kind, entity in marks:
        pool = references if kind == "RF" or entity in {"lem"} else spans
        if kind == "RF" or entity == "lem":
            score["references"] += 1
            score["references_found"] += any(s < end and start < e for s, e, _, _ in pool)
            continue
        score["mentions"] += 1
        touching = [(s, e, rule) for s, e, rule, _ in pool if s < end and start < e]
        best = (
            max((min(end, e) - max(start, s)) / (max(end, e) - min(start, s)) for s, e, _ in touching)
            if touching
            else 0
        )
        score["found"] += best >= 0.5
        score["exact"] += best == 1
        if verbose and best < 1:
            print(
                f"  {'miss' if best < 0.5 else 'span'} {kind} {text[start:end]!r} {[text[s:e] for s, e, _ in touching]}"
            )
    for s, e, rule, generic in spans:
        score["hits"] += not generic
        if not generic and not any(s < end and start < e for start, end, _, _ in marks):
            score["false"] += 1
            if verbose:
                print(f"  false {rule} {text[s:e]!r}")
    return score


def main() -> None:
    """Print the figures for every text of the folder and in all."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    total: Counter[str] = Counter()
    for path in sorted(folder.glob("*.txt")):
        text, marks = unmarked(path.read_text(encoding="utf-8"))
        print(path.name)
        total += measured(text, marks, verbose=True)
    print(dict(total))
    mentions, hits = total["mentions"], max(1, total["hits"])
    recall, exact, false = total["found"] / mentions, total["exact"] / mentions, total["false"] / hits
    print(f"recall {recall:.3f}  exact {exact:.3f}  false {false:.3f}")


if __name__ == "__main__":
    main()
