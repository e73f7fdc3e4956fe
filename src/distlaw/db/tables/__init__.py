"""Every table of the database. Integers are internal; `key` and text ids are stable.

Ranges and lists are JSON text, so that one plain SQL reads them on SQLite and PostgreSQL.
"""

from distlaw.db.tables._base import Base
from distlaw.db.tables.findings import (
    Citation,
    Claim,
    ClaimPosition,
    ClaimRelation,
    ClaimTheory,
    Event,
    Evidence,
    Reference,
)
from distlaw.db.tables.journal import JournalEntry, JournalRow, NumberSeal, Seal
from distlaw.db.tables.sources import Activity, Expression, Meta, Passage, ProblemRow, Repair, Section, SourceFile
from distlaw.db.tables.vocabulary import (
    Concept,
    ConceptLabel,
    EntityLabel,
    Issue,
    LegalCase,
    Licence,
    LicenceClause,
    LicenceVersion,
    Statute,
    StatuteVersion,
)
from distlaw.db.tables.works import (
    Contribution,
    Identifier,
    MergeProposal,
    Person,
    SavedSearch,
    Statement,
    Work,
    WorkTag,
    WorkTitle,
)

__all__ = [
    "Activity",
    "Base",
    "Citation",
    "Claim",
    "ClaimPosition",
    "ClaimRelation",
    "ClaimTheory",
    "Concept",
    "ConceptLabel",
    "Contribution",
    "EntityLabel",
    "Event",
    "Evidence",
    "Expression",
    "Identifier",
    "Issue",
    "JournalEntry",
    "JournalRow",
    "LegalCase",
    "Licence",
    "LicenceClause",
    "LicenceVersion",
    "MergeProposal",
    "Meta",
    "NumberSeal",
    "Passage",
    "Person",
    "ProblemRow",
    "Reference",
    "Repair",
    "SavedSearch",
    "Seal",
    "Section",
    "SourceFile",
    "Statement",
    "Statute",
    "StatuteVersion",
    "Work",
    "WorkTag",
    "WorkTitle",
]

for _table in Base.metadata.tables.values():
    # An id that was given out is never given to another row: what the journal keeps can always be put back.
    _table.dialect_options["sqlite"]["autoincrement"] = list(_table.primary_key.columns.keys()) == ["id"] and (
        _table.columns["id"].type.python_type is int
    )
