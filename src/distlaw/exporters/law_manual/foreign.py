"""Foreign works in their own languages: articles 78 to 98 of the manual."""

from __future__ import annotations

from distlaw.exporters.law_manual.chinese import ChineseNote
from distlaw.exporters.law_manual.english import ENGLISH
from distlaw.exporters.law_manual.french import FRENCH
from distlaw.exporters.law_manual.german import GERMAN
from distlaw.vocab.styles import law_manual


def western(note: ChineseNote, language: str) -> str:
    """The source in a Western language; one without words of its own is set like English."""
    table = law_manual()
    words = table.languages.get(language) or table.languages["en"]
    makers = GERMAN if language == "de" else FRENCH if language == "fr" else ENGLISH
    maker = makers.get(note.item.csl_type) or makers["book" if note.item.publisher else "webpage"]
    return maker(note, words)
