"""What an exporter is: items in, one text (or file) out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from distlaw.model.frozen import Frozen
from distlaw.model.problem import Problem
from distlaw.model.work import CiteItem


class StyleOptions(Frozen):
    """What a journal may want otherwise; each style uses those it knows."""

    punctuation: Literal["standard", "half", "by_language"] = "standard"
    show_url: bool = True
    show_doi: bool = True
    show_accessed: bool = True
    legal_mark: str = "Z"  # GB/T 7714 has no mark for statutes and decisions; practice is divided
    all_authors: bool = False
    sort: Literal["cited", "pinyin", "year"] = "cited"
    repeats: Literal["short", "full"] = "short"  # 同前注, or the full citation again
    as_notes: bool = False  # footnotes rather than a list


class Exported(Frozen):
    """`data` is the whole output (text, or bytes for DOCX); a problem names what an entry lacks."""

    data: str | bytes
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Exporter:
    """A style (`is_style`: printed lines) or an interchange format, by name."""

    name: str
    label: str
    suffix: str
    export: Callable[[Sequence[CiteItem], StyleOptions], Exported]
    is_style: bool = False
    order: int = 50
