"""OSCOLA's tables and bibliography (1.7): surname and initials, no pinpoint, no closing stop, case names in roman."""

from __future__ import annotations

from collections.abc import Callable

from distlaw.exporters.english.source_facts import is_given_alone
from distlaw.exporters.exporter import StyleOptions
from distlaw.exporters.oscola import spoken
from distlaw.exporters.printed.markup import plain
from distlaw.model.csl import kept_names
from distlaw.model.work import CiteItem

_LAW = ("legislation", "regulation", "bill", "treaty")
PARTS = (("Table of Cases", ("legal_case",)), ("Table of Legislation", _LAW))
Full = Callable[[CiteItem, StyleOptions, list[str]], str]


def entries(form_of: Callable[[CiteItem], Full]) -> Full:
    """The renderer of an entry, from the style's forms of notes."""

    def entry(cite: CiteItem, options: StyleOptions, gaps: list[str]) -> str:
        item = cite.item
        form = spoken.occasion if is_given_alone(item) else form_of(cite)
        text = form(cite, options, gaps)
        if item.csl_type == "legal_case":
            return plain(text)
        is_named = item.names("author") or item.names("editor") or kept_names(item, "host") or item.names("interviewer")
        is_secondary = item.csl_type not in (*_LAW, "hearing", "patent")
        return f"—— {text}" if is_secondary and not is_named else text

    return entry
