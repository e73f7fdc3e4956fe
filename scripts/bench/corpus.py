"""A whole corpus as rows: works with texts, claims, relations, references and citations, without a document being read.

Reading 24,000 documents takes hours, their rows a minute. The rows are those that reading leaves, as far as questions
look at them; there are no seals, so `check` has nothing to say of such a database. The same numbers give the same rows.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generated import document
from sqlalchemy import Connection, insert

from distlaw.db import tables as t
from distlaw.text.digest import sha256_of

CLAIMS = 4.2  # of a work
_REFERENCES = 5  # of a work
_AUTHORITIES = 20  # works to one authority, beside those that everybody cites
_FAMOUS = 20  # statutes of which each is cited by one work in fifty
_THEORIES = (
    "copyright", "contract", "fair_use", "trade_secret", "unfair_competition", "licence", "tort_liability",
    "data_protection", "governance", "antitrust", "patent", "public_domain", "idea_expression", "export_control",
)  # fmt: skip
_ISSUES = ("ai_training", "data_scraping", "distillation", "reverse_engineering")
_STANCES = {"supports": "permits", "opposes": "prohibits", "conditional": "conditional", "neutral": "neutral"}
_KINDS = ("normative", "characterisation", "factual", "prediction", "holding", "submission", "open_question")
_BATCH = 2000  # works written together
Row = dict[str, Any]


def write_corpus(path: Path, works: int, seed: int = 1) -> None:
    """A database of so many works, indexed."""
    from distlaw.db import index
    from distlaw.services.ingest.transaction import opened

    with opened(str(path)) as database, database.engine.begin() as connection:
        connection.execute(insert(t.Activity), [_activity()])
        corpus = _Corpus(works, seed)
        for first in range(1, works + 1, _BATCH):
            _insert(connection, corpus.rows(range(first, min(works + 1, first + _BATCH))))
        for first in range(1, works + 1, _BATCH):
            index.add_works(connection, range(first, min(works + 1, first + _BATCH)))
        index.optimize(connection)
        connection.exec_driver_sql("ANALYZE")


def key_of(number: int) -> str:
    """The key of the n-th work."""
    return f"w{number:06}"


def _activity() -> Row:
    return {"id": 1, "stage": "bench", "tool": "bench", "tool_version": "1", "started_at": ""}


def _insert(connection: Connection, rows: dict[type[t.Base], list[Row]]) -> None:
    for table, some in rows.items():
        if some:
            connection.execute(insert(table), some)


class _Corpus:
    """Rows by table, work after work; numbers go on from one batch to the next."""

    def __init__(self, works: int, seed: int) -> None:
        self.works, self.dice = works, random.Random(seed)
        self.next = dict.fromkeys((t.Evidence, t.Section, t.Passage, t.Reference, t.Citation), 1)
        self.claims: list[tuple[str, str]] = []  # id and theory of those before, that later ones answer

    def rows(self, numbers: range) -> dict[type[t.Base], list[Row]]:
        """All rows of these works, the tables in the order in which they may be filled."""
        self.found: dict[type[t.Base], list[Row]] = {table: [] for table in _ORDER}
        for number in numbers:
            self._work(number)
        return self.found

    def _add(self, table: type[t.Base], row: Row) -> int:
        number = self.next.get(table, 0)
        if number:
            self.next[table] += 1
            row = {"id": number, **row}
        self.found[table].append(row)
        return number

    def _work(self, number: int) -> None:
        text, dice = document(number), self.dice
        title, author = text.split("\n")[0].removeprefix("# "), text.split("\n")[2].removeprefix("作者：")
        issued = str(dice.randint(2005, 2034))
        same = {"title": title, "issued": issued, "language": "zh-Hans"}
        people = [{"role": "author", "literal": author}]
        item = {"key": key_of(number), "csl_type": "article-journal", "contributors": people, **same}
        described = same | {"id": number, "key": key_of(number), "key_folded": key_of(number), "item": item}
        self._add(t.Work, described | {"csl_type": "article-journal", "activity_id": 1})
        self._add(t.Person, {"id": number, "literal": author, "folded": f"{author}{number}"})
        names = {"person_id": number, "role": "author", "position": 0, "name": author, "affiliations": []}
        self._add(t.Contribution, {"id": number, "work_id": number, **names})
        sha = sha256_of(text)
        source = {"id": number, "sha256": sha, "text": text, "text_sha256": sha, "size": len(text.encode())}
        source |= {"file_name": f"{number}.md", "media_type": "text/markdown", "encoding": "utf-8", "content": None}
        self._add(t.SourceFile, source | {"activity_id": 1})
        read = {"id": number, "work_id": number, "source_file_id": number, "text": text, "text_sha256": sha}
        read |= {"quality": "full", "genre": "note", "parser": "bench", "parser_version": "1", "language": "zh-Hans"}
        self._add(t.Expression, read | {"pieces": [[0, len(text)]], "activity_id": 1})
        self._of_text(number, sha, text)
        self._references(number, text)
        self._citations(number, text)

    def _of_text(self, number: int, sha: str, text: str) -> None:
        """Sections, passages, and claims cut from the sentences."""
        place = {"work_id": number, "expression_id": number, "source_file_id": number}
        sentences, at = list[tuple[int, int]](), 0
        for ordinal, line in enumerate(text.split("\n")):
            start, at = at, at + len(line) + 1
            span = {"start": start, "end": at - 1, "ranges": [[start, at - 1]]}
            if line.startswith("## "):
                heading = {"ordinal": ordinal, "level": 2, "number": "", "title": line[3:]}
                self._add(t.Section, {"expression_id": number, **heading, **span})
            elif len(line) > 20 and not line.startswith(("#", "[")):
                self._add(t.Passage, place | span | {"zone": "body", "language": "zh-Hans", "text": line})
                sentences += _sentences(line, start)
        wanted = min(len(sentences), round(self.dice.gauss(CLAIMS, 1.5)))
        earlier = list[tuple[str, str]]()
        for ordinal, (start, end) in enumerate(sorted(self.dice.sample(sentences, max(1, wanted)))):
            earlier.append(self._claim(number, sha, text, (start, end), ordinal, earlier))
        self.claims += earlier

    def _claim(
        self, number: int, sha: str, text: str, span: tuple[int, int], ordinal: int, earlier: list[tuple[str, str]]
    ) -> tuple[str, str]:
        dice, (start, end) = self.dice, span
        theory, issue, side = dice.choice(_THEORIES), dice.choice(_ISSUES), dice.choice(list(_STANCES))
        identity = "c" + sha256_of(f"{sha}|{start}-{end}")[:12]
        speaker = dice.choices(("author", "unnamed", "organisation"), (8, 1, 1))[0]
        labels = {"stance": _STANCES[side], "modality": "asserted", "speaker_type": speaker, "status": "proposed"}
        kind = dice.choices(_KINDS, (5, 5, 3, 2, 1, 1, 1))[0]
        cues = [{"label": "theory", "value": theory, "rule": f"theory.{theory}", "start": start, "end": start + 4}]
        row = {"id": identity, "work_id": number, "expression_id": number, "source_file_id": number,
               "evidence_id": self._evidence(number, text, start, end), "ordinal": ordinal, "kind": kind,
               "made_by": "distlaw", "language": "zh-Hans", "confidence": round(dice.random(), 2), "cues": cues,
               "also_at": [], "zone": "body", "activity_id": 1}  # fmt: skip
        self._add(t.Claim, row | labels)
        self._add(t.ClaimTheory, {"claim_id": identity, "theory": theory, "position": 0})
        self._add(t.ClaimPosition, {"claim_id": identity, "issue": issue, "position": side, "made_by": "distlaw",
                                    "status": "proposed"})  # fmt: skip
        if earlier and dice.random() < 0.3:
            self._relation(identity, dice.choice(earlier)[0], "relation.but")
        if self.claims and dice.random() < 0.05:
            self._relation(identity, dice.choice(self.claims)[0], "across.sides")
        return identity, theory

    def _relation(self, source: str, target: str, rule: str) -> None:
        kind = self.dice.choice(("supports", "rebuts", "undercuts", "qualifies"))
        row = {"source_id": source, "target_id": target, "type": kind, "status": "proposed", "made_by": "distlaw"}
        self._add(t.ClaimRelation, row | {"id": "r" + sha256_of(f"{source}|{target}|{kind}")[:12], "rule": rule,
                                          "activity_id": 1})  # fmt: skip

    def _references(self, number: int, text: str) -> None:
        """To works before this one: the nearer and the more cited, the more often."""
        start = text.rfind("\n[1]") + 1
        for ordinal in range(min(_REFERENCES, number - 1)):
            meant = number - min(number - 1, 1 + int(self.dice.paretovariate(0.7)))
            row = {"expression_id": number, "work_id": number, "ordinal": ordinal, "number": str(ordinal + 1),
                   "evidence_id": self._evidence(number, text, start, start + 20), "matched_work_id": meant,
                   "raw_text": text[start : start + 20], "item": {"title": f"{meant}"}, "rule": "bench",
                   "is_verified": False, "anchors": [], "status": "resolved", "activity_id": 1}  # fmt: skip
            self._add(t.Reference, row)

    def _citations(self, number: int, text: str) -> None:
        """One statute that everybody cites in two of five works, one case that few do in each."""
        dice, few = self.dice, max(1, self.works // _AUTHORITIES)
        named = [("case", f"v. {dice.randrange(few)}")]
        if dice.random() < _FAMOUS / 50:
            named.append(("statute", f"Act {dice.randrange(_FAMOUS)}"))
        for ordinal, (kind, name) in enumerate(named):
            row = {"expression_id": number, "work_id": number, "ordinal": ordinal, "kind": kind, "name": name,
                   "evidence_id": self._evidence(number, text, 0, 10), "identifiers": [], "candidates": [],
                   "status": "unresolved", "activity_id": 1}  # fmt: skip
            self._add(t.Citation, row)

    def _evidence(self, source: int, text: str, start: int, end: int) -> int:
        place = {"start": start, "end": end, "ranges": [[start, end]], "exact": text[start:end]}
        return self._add(t.Evidence, {"source_file_id": source, **place})


_ORDER = (
    t.Work, t.Person, t.Contribution, t.SourceFile, t.Expression, t.Section, t.Passage, t.Evidence, t.Claim,
    t.ClaimTheory, t.ClaimPosition, t.ClaimRelation, t.Reference, t.Citation,
)  # fmt: skip


def _sentences(line: str, at: int) -> Iterator[tuple[int, int]]:
    """The sentences of a line, as places in the text."""
    start = 0
    while (end := line.find("。", start)) >= 0:
        yield at + start, at + end + 1
        start = end + 1


if __name__ == "__main__":
    import sys

    write_corpus(Path(sys.argv[1]), int(sys.argv[2]))
    print(json.dumps({"works": int(sys.argv[2]), "bytes": Path(sys.argv[1]).stat().st_size}))
