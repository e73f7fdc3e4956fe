"""distlaw: a legal-research corpus and citation database.

A database is named by its path, or by a PostgreSQL URL. Every function here does what the command of its name does.

>>> import distlaw
>>> for verdict in distlaw.ingest("corpus.db", ["note.md"]):
...     print(verdict.verdict, verdict.keys)
added ('lin2031shuchu',)
>>> found = distlaw.search("corpus.db", distlaw.Request("合理使用", kinds=("claims",)))
>>> [(hit.key, hit.stance) for hit in found.answer.hits]
[('lin2031shuchu', 'permits')]
>>> record = next(distlaw.dump("corpus.db"))
>>> record.work["title"]
'输出训练的界线'
>>> claim = record.claims[0]
>>> record.sources[0].text[slice(*claim.ranges[0])] == claim.quote
True
>>> print(distlaw.cite("corpus.db", record.key, "gbt7714-2025").data, end="")
林知远. 输出训练的界线[Z]. 2031-04-02.
>>> distlaw.check("corpus.db").faults
()
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from distlaw.version import __version__ as __version__

if TYPE_CHECKING:
    from distlaw.db.opening import open_reader
    from distlaw.db.session import open_database
    from distlaw.errors import DistlawError
    from distlaw.model.record import (
        Record,
        RecordedCase,
        RecordedClaim,
        RecordedLicence,
        RecordedReference,
        RecordedRelation,
        RecordedSource,
        RecordedStatute,
    )
    from distlaw.model.verdict import Verdict
    from distlaw.query.search.hits import Hit
    from distlaw.query.search.plan import Request
    from distlaw.services.bibliography.cite import cited as cite
    from distlaw.services.check import checked as check
    from distlaw.services.ingest import IngestOptions, ingest
    from distlaw.services.ingest.refresh import refresh
    from distlaw.services.record.diff import differences as diff
    from distlaw.services.record.dump import dumped as dump
    from distlaw.services.record.load import load
    from distlaw.services.search import search

# Loaded when they are first used: `import distlaw` alone costs nothing.
_HOMES = {
    "ingest": "services.ingest", "IngestOptions": "services.ingest", "Verdict": "model.verdict",
    "refresh": "services.ingest.refresh", "search": "services.search", "Request": "query.search.plan",
    "Hit": "query.search.hits", "cite": "services.bibliography.cite:cited", "check": "services.check:checked",
    "dump": "services.record.dump:dumped", "load": "services.record.load",
    "diff": "services.record.diff:differences", "open_database": "db.session", "open_reader": "db.opening",
    "Record": "model.record", "RecordedSource": "model.record", "RecordedClaim": "model.record",
    "RecordedRelation": "model.record", "RecordedReference": "model.record", "RecordedCase": "model.record",
    "RecordedStatute": "model.record", "RecordedLicence": "model.record", "DistlawError": "errors",
}  # fmt: skip
__all__ = [
    "DistlawError", "Hit", "IngestOptions", "Record", "RecordedCase", "RecordedClaim", "RecordedLicence",
    "RecordedReference", "RecordedRelation", "RecordedSource", "RecordedStatute", "Request", "Verdict", "check",
    "cite", "diff", "dump", "ingest", "load", "open_database", "open_reader", "refresh", "search",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    home, _, inner = _HOMES.get(name, "").partition(":")
    if not home:
        raise AttributeError(f"module 'distlaw' has no attribute {name!r}")
    return getattr(import_module(f"distlaw.{home}"), inner or name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
