"""A work as a CSL item: the variables' names are CSL's, in snake_case."""

from __future__ import annotations

from typing import Literal

from distlaw.model.frozen import Frozen
from distlaw.text.titles import has_han

Role = Literal[
    "author", "editor", "translator", "director", "compiler", "container_author", "collection_editor",
    "recipient", "interviewer", "contributor", "supervisor", "proofreader", "annotator", "narrator", "collator",
]  # fmt: skip


class Name(Frozen):
    """A contributor. A Chinese name is kept whole in `literal`; its romanisation stands beside it."""

    role: Role = "author"
    literal: str = ""
    family: str = ""
    given: str = ""
    suffix: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    latin: str = ""  # romanised form as printed: "Huang Hui"
    affiliations: tuple[str, ...] = ()
    role_label: str = ""  # as printed: 主编, 编著, 点校
    nationality: str = ""  # as printed inside ［美］ or （清）
    is_institution: bool = False
    et_al: bool = False  # others follow who are not named: 等, and others

    @property
    def display(self) -> str:
        """The name as one string: literal, else given family; a Chinese name in its own order (李雷)."""
        if self.literal:
            return self.literal
        if has_han(self.family + self.given):
            return self.family + self.given
        parts = (self.given, self.dropping_particle, self.non_dropping_particle, self.family, self.suffix)
        return " ".join(part for part in parts if part)


class Item(Frozen):
    """One work. Dates are EDTF text ("2025", "2025-08", "2025-08-15", "1936~"); empty text means: not given."""

    key: str = ""
    csl_type: str = "document"
    language: str = ""  # BCP 47: zh-Hans, zh-Hant, en, ja, de, fr
    title: str = ""
    title_short: str = ""
    title_translated: str = ""
    title_romanised: str = ""
    contributors: tuple[Name, ...] = ()
    container_title: str = ""
    container_title_short: str = ""
    container_title_translated: str = ""
    collection_title: str = ""
    collection_number: str = ""
    volume: str = ""
    volume_title: str = ""
    number_of_volumes: str = ""
    issue: str = ""
    page: str = ""
    page_first: str = ""
    number_of_pages: str = ""  # of a book or thesis
    page_count: str = ""  # 共13页, as a record states it
    article_number: str = ""
    number: str = ""  # patent, report, standard
    edition: str = ""
    version: str = ""
    section: str = ""
    chapter_number: str = ""
    publisher: str = ""
    publisher_place: str = ""
    event_title: str = ""
    event_place: str = ""
    event_date: str = ""
    genre: str = ""
    medium: str = ""
    status: str = ""
    archive: str = ""
    archive_location: str = ""
    archive_place: str = ""
    issued: str = ""
    issued_literal: str = ""  # a date in words: 1865（清同治四年）
    original_date: str = ""
    accessed: str = ""
    posted: str = ""  # a site's upload date: never `issued`
    doi: str = ""
    isbn: str = ""
    issn: str = ""
    url: str = ""
    abstract: str = ""
    abstract_translated: str = ""
    keywords: tuple[str, ...] = ()
    keywords_translated: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()
    note: str = ""
    rights: str = ""
    # Legal variables CSL has no room for; the facts behind them are in facts/bibliography.md, section 6.
    jurisdiction: str = ""
    authority: str = ""  # court or issuing body
    docket: str = ""  # 案号 or docket number
    document_kind: str = ""  # 民事判决书
    neutral_citation: str = ""
    reporter: str = ""
    guiding_number: str = ""
    gazette: str = ""
    case_library_number: str = ""
    document_number: str = ""  # 发文字号: 法释〔2022〕9号
    version_note: str = ""  # 2005年修订
    adopted_by: str = ""
    adopted_at: str = ""
    is_repealed: bool = False
    gbt_type: str = ""  # overrides the GB/T 7714 mark: C, Z, A …
    site: str = ""  # website or account that carries the page
    platform: str = ""  # 微信公众号, App
    # Fields of a foreign record that have no variable here: (format, tag, value), given back on export.
    extra: tuple[tuple[str, str, str], ...] = ()

    def names(self, role: str) -> tuple[Name, ...]:
        """The contributors of one role, in printed order."""
        return tuple(name for name in self.contributors if name.role == role)

    @property
    def year(self) -> str:
        """The four digits of `issued`, or empty text."""
        return self.issued[:4] if self.issued[:4].isdigit() else ""


class CiteItem(Frozen):
    """One citation of an item, in CSL's words; `label` is a CSL locator label (page, paragraph, chapter …)."""

    item: Item
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""


class WorkStub(Frozen):
    """A work the store knows: its key and its description. `is_stub` marks one known from references alone."""

    key: str
    item: Item
    is_stub: bool = False
