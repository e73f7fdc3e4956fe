"""What stands for a title that is not given: the style's mark, and the key where nothing else tells the work."""

from __future__ import annotations

import re

from distlaw.exporters.printed.markup import clean
from distlaw.exporters.printed.own_script import in_own_script
from distlaw.model.work import CiteItem, Item

_STOPPED = re.compile(r"(?:[a-z]{4}|[a-z]\))\.\Z")
ENGLISH, CHINESE = "untitled", "题名不详"
# A case, a statute or a serial is known by its number or its host; these are known by a title.
_TITLED = frozenset((
    "article", "article-journal", "article-magazine", "article-newspaper", "book", "document",
    "paper-conference", "post", "post-weblog", "report", "thesis", "webpage",
))  # fmt: skip


def mark(item: Item, word: str) -> str:
    """[untitled], or [untitled: key] where neither person, host nor address is known."""
    known = item.contributors or item.container_title or item.site or item.publisher or item.url or item.doi
    if known or not clean(item.key):
        return f"[{word}]"
    return f"[{word}{': ' if word.isascii() else '：'}{clean(item.key)}]"


def with_title_mark(cite: CiteItem, word: str, gaps: list[str]) -> CiteItem:
    """The citation with the mark as its title where it lacks one, noted as a gap."""
    cite = unstopped(cite)
    item = cite.item
    if clean(item.title) or item.csl_type not in _TITLED or (item.csl_type == "book" and item.container_title):
        return cite
    gaps.append("title")
    return cite.model_copy(update={"item": item.model_copy(update={"title": mark(item, word)})})


def unstopped(cite: CiteItem) -> CiteItem:
    """The citation in its work's own script, without the stop that databases put behind a title."""
    if (item := in_own_script(cite.item)) is not cite.item:
        cite = cite.model_copy(update={"item": item})
    title = cite.item.title
    is_law = cite.item.csl_type in ("legal_case", "legislation", "regulation", "bill", "treaty", "hearing")
    if is_law or title.count(" ") < 2 or title.endswith((" etc.", " Inc.", " et al.")) or not _STOPPED.search(title):
        return cite
    return cite.model_copy(update={"item": cite.item.model_copy(update={"title": title[:-1]})})


def is_mark(title: str) -> bool:
    """Whether the title is the mark, which stands without brackets or quotation marks of its own."""
    return title.startswith((f"[{ENGLISH}", f"[{CHINESE}")) and title.endswith("]")
