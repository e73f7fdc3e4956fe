"""A list as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from distlaw.exporters.exporter import Exported, Exporter, StyleOptions
from distlaw.exporters.printed.document import styled
from distlaw.exporters.printed.markup import as_markdown
from distlaw.model.work import CiteItem


def export(cites: Sequence[CiteItem], options: StyleOptions) -> Exported:
    """One list item an entry."""
    found = styled(cites, options)
    marks = (f"{number}. " if options.numbered else "- " for number in range(1, len(found.lines) + 1))
    text = "".join(f"{mark}{as_markdown(line)}\n" for mark, line in zip(marks, found.lines, strict=True))
    return Exported(data=text, problems=found.problems)


PART = Exporter(name="markdown", label="Markdown list in a style", suffix=".md", export=export, aliases=("md",))
