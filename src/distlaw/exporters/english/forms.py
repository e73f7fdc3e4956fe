"""Which of a style's forms an item is printed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from distlaw.exporters.english.source_facts import is_podcast
from distlaw.model.work import Item

Form = TypeVar("Form")  # the style's function for one kind of source
_KINDS = {
    "article-journal": "article", "article": "web", "article-magazine": "news", "article-newspaper": "news",
    "book": "book", "report": "book", "standard": "book", "chapter": "chapter", "paper-conference": "chapter",
    "entry-encyclopedia": "chapter", "entry-dictionary": "chapter", "review": "article", "review-book": "article",
    "thesis": "thesis", "webpage": "web", "post": "web", "post-weblog": "web",
    "legal_case": "case", "legislation": "statute", "regulation": "statute", "bill": "statute", "treaty": "statute",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Forms(Generic[Form]):
    """A style's forms, one for each kind of source."""

    article: Form
    book: Form
    chapter: Form
    thesis: Form
    news: Form
    web: Form
    case: Form
    statute: Form
    others: Mapping[str, Form] = field(default_factory=dict)  # of types that the style sets otherwise

    def of(self, item: Item) -> Form:
        """The form of the item's type; of another, an address without a publisher is a page, all else a book."""
        csl_type = "broadcast" if is_podcast(item) else item.csl_type
        if csl_type in self.others:
            return self.others[csl_type]
        kind = _KINDS.get(item.csl_type) or ("web" if item.url and not item.publisher else "book")
        form: Form = getattr(self, kind)
        return form
