"""What no other parser claims: body, language, sections where they are plain to see, and a problem that says so."""

from __future__ import annotations

from distlaw.model.document import ParsedDocument
from distlaw.model.problem import Problem
from distlaw.model.source import SourceText
from distlaw.parsers.article.flow import article
from distlaw.parsers.article.manner import Manner
from distlaw.parsers.parser import Parser

_MANNER = Manner(genre="plain")


def _parse(source: SourceText) -> tuple[ParsedDocument, ...]:
    document = article(source, _MANNER, "plain")
    note = Problem(code="unknown_genre", message="no parser knows this kind of document; it was read as plain text")
    return (document.model_copy(update={"problems": (*document.problems, note)}),)


PART = Parser(name="plain", version="1", sniff=lambda source: 0.01, parse=_parse, order=90)
