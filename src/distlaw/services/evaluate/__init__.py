"""`distlaw eval`: what the program finds in annotated documents, held against the annotation."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from distlaw.db.opening import open_reader
from distlaw.errors import InputError
from distlaw.model.frozen import Frozen
from distlaw.query.claims.claims import claims
from distlaw.query.search.answering import run
from distlaw.query.search.plan import Request
from distlaw.query.search.syntax import FieldFilter
from distlaw.services.evaluate.comparing import compared_with
from distlaw.services.evaluate.gold import GoldDocument, GoldQuery, documents, queries
from distlaw.services.evaluate.scores import Scored, scored, summed
from distlaw.services.ingest import IngestOptions, ingest
from distlaw.text.offsets import Ranges

_HITS = 20


class Evaluation(Frozen):
    """Each document's score, and of the questions how many of the claims that must be found are (within 20 hits)."""

    documents: tuple[Scored, ...]
    asked: int = 0
    answered: int = 0
    compared: tuple[Scored, ...] = ()  # with a recorded run: rules, the model, both, and where both agree
    unread: int = 0  # chunks that the recorded run has no answer to

    @property
    def whole(self) -> Scored:
        """All documents as one."""
        return summed("all", self.documents)

    def by_language(self) -> tuple[Scored, ...]:
        """The documents of each language as one."""
        names = sorted({one.language for one in self.documents})
        return tuple(summed(name, (one for one in self.documents if one.language == name)) for name in names)


def evaluated(folders: Sequence[Path], sources: Sequence[Path] = (), run: Path | None = None) -> Evaluation:
    """Read the documents of these folders of gold into a database of their own, and score what was found there;
    with the recorded run of a model (`distlaw propose`), what that found, and both together.

    Raises InputError where gold or a text is missing, or a text is not the one that was annotated.
    """
    found = [document for folder in folders for document in documents(folder, sources)]
    asked = [query for folder in folders for query in queries(folder)]
    with tempfile.TemporaryDirectory() as folder:
        url = str(Path(folder) / "evaluation.db")
        for verdict in ingest(url, [str(document.source) for document in found], IngestOptions(workers=1)):
            if verdict.verdict == "refused":
                raise InputError(verdict.message, code=verdict.code, where=verdict.name)
        with open_reader(url) as reader:
            every = claims(reader)
            texts = dict(reader.rows("SELECT sha256, text FROM source_file"))
        results = []
        for document in found:
            if document.sha256 not in texts:
                raise InputError("the text is not the one that was annotated", where=str(document.source))
            own = [claim for claim in every if claim.source_sha256 == document.sha256]
            results.append(scored(document, own, texts[document.sha256]))
        right, total = _answered(url, asked, found)
        compared, unread = compared_with(url, run, found, texts) if run is not None else ((), 0)
    return Evaluation(
        documents=tuple(results), asked=total, answered=right, compared=compared, unread=unread
    )  # fmt: skip


def _answered(url: str, asked: Sequence[GoldQuery], found: Sequence[GoldDocument]) -> tuple[int, int]:
    """Of the claims that the answers must hold, how many are among the first hits; and how many there are."""
    places = {claim.id: (document.sha256, claim.places) for document in found for claim in document.claims}
    right = total = 0
    with open_reader(url) as reader:
        for query in asked:
            filters = tuple(FieldFilter(name, values, -1) for name, values in query.filters.items())
            text = "" if filters else query.query
            hits = run(reader, Request(text, filters, ("claims",), _HITS)).hits
            wanted = [places[name] for name in query.must if name in places]
            total += len(wanted)
            right += sum(any(_covers(hit.source_sha256, hit.ranges, *one) for hit in hits) for one in wanted)
    return right, total


def _covers(sha: str, ranges: Sequence[Sequence[int]], wanted: str, places: Sequence[Ranges]) -> bool:
    """Whether a hit holds half of a claim's evidence, at any of its places."""
    held = {at for start, end in ranges for at in range(start, end)}
    for place in places:
        own = {at for start, end in place for at in range(start, end)}
        if sha == wanted and 2 * len(own & held) >= len(own):
            return True
    return False
