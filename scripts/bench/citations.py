"""Measures the extractors on marked running text: recall, exact spans and false hits, by kind.

`python scripts/bench/citations.py [FOLDER]`; the folder holds `*.txt` with mentions written `[[KIND|entity|text]]`.
Then made-up case numbers of every court of the table, and lists of provisions, in every way of writing them.
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
from distlaw.vocab.courts import court_names
from distlaw.vocab.statutes import load_statutes

_CASE_NUMBERS = frozenset({"AN", "GC"})
_STATUTES = frozenset({"ST", "SN", "AB", "SD", "EU"})
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
        group = "case numbers" if kind in _CASE_NUMBERS else "statutes" if kind in _STATUTES else "others"
        score[f"{group} in all"] += 1
        score[f"{group} exact"] += best == 1
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


_NUMBERS = (
    "（{y}）{c}{t}{n}号", "({y}){c}{t}{n}号", "〔{y}〕{c}{t}{n}号", "（{y}） {c} {t} {n} 号", "[{y}]{c}{t}{n}號",
    "（{y}）{c}{t}第{n}号", "{y}{c}{t}{n}号", "（{y}）{c}{t}{n}号之一",
)  # fmt: skip
_TYPES = (
    "民初",
    "民终",
    "民再",
    "民申",
    "知民初",
    "行初",
    "行终",
    "刑初",
    "执",
    "执异",
    "民辖终",
    "破",
    "民特",
    "执恢",
)


def generated_numbers() -> tuple[int, int]:
    """How many made-up case numbers are read whole with the right key, and of how many."""
    right = total = 0
    for at, code in enumerate(sorted(court_names())):
        number, year = 7 + at * 13 % 9000, 2016 + at % 10
        kind = "知民终" if code == "最高法" else _TYPES[at % len(_TYPES)]
        printed = _NUMBERS[at % len(_NUMBERS)].format(y=year, c=code, t=kind, n=number)
        value = f"CN:{year}:{code}:{kind}:{number}{'-1' if printed.endswith('之一') else ''}"
        total += 1
        found = findings_of(plain_document(f"本院认为，{printed}判决与本案不同。")).citations
        hit = len(found) == 1 and printed in found[0].evidence.exact and found[0].identifiers[0][1] == value
        right += hit
        if not hit and at % 9 == 0:
            print(f"  {printed!r}: {[(c.evidence.exact, c.identifiers) for c in found]}")
    return right, total


_PROVISIONS = (
    ("第{a}条", "{a}"), ("第{A}条第二款", "{a}(2)"), ("第{A}条第一款第（三）项", "{a}(1)(3)"), ("第{A}条之一", "{a}-1"),
    ("第{A}条第一款第（二）、（三）项", "{a}(1)(2), {a}(1)(3)"), ("第{A}条第一、二款", "{a}(1), {a}(2)"),
    ("第{a}条至第{b}条", "{a}-{b}"), ("第{a}、{b}条", "{a}, {b}"), ("第{A}条第一款、第三款", "{a}(1), {a}(3)"),
    ("第{A}条、第{B}条第二款", "{a}, {b}(2)"), ("第{A}条之二、之三", "{a}-2, {a}-3"),
    ("第{a}条第1款第2项", "{a}(1)(2)"),
    ("第{A}条第（一）至（三）项", "{a}(-)(1)-{a}(-)(3)"),
)  # fmt: skip
_HAN = "零一二三四五六七八九"


def _chinese(number: int) -> str:
    tens, units = divmod(number, 10)
    return (_HAN[tens] if tens > 1 else "") + ("十" if tens else "") + (_HAN[units] if units else "")


def generated_provisions() -> tuple[int, int]:
    """How many lists of provisions of acts of the catalogue are read whole with the right places, and of how many."""
    right = total = 0
    acts = [act for act in load_statutes() if act.country == "CN" and act.kind == "law" and 3 < len(act.title_zh) < 16]
    for at, act in enumerate(acts):
        printed, place = _PROVISIONS[at % len(_PROVISIONS)]
        one, two = 3 + at % 30, 41 + at % 20
        title = act.title_zh if at % 2 else f"《中华人民共和国{act.title_zh}》"
        mention = title + printed.format(a=one, b=two, A=_chinese(one), B=_chinese(two))
        total += 1
        found = findings_of(plain_document(f"根据{mention}的规定，应予处理。")).citations
        hit = len(found) == 1 and found[0].evidence.exact == mention and found[0].locator == place.format(a=one, b=two)
        right += hit
        if not hit:
            print(f"  {mention!r}: {[(c.evidence.exact, c.locator) for c in found]}")
    return right, total


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
    for group in ("case numbers", "statutes"):
        print(f"{group}: {total[f'{group} exact']} of {total[f'{group} in all']} exact")
    for name, (right, count) in (
        ("made-up case numbers", generated_numbers()),
        ("lists of provisions", generated_provisions()),
    ):
        print(f"{name}: {right} of {count} ({right / count:.3f})")


if __name__ == "__main__":
    main()
