"""A list as an HTML page that Word opens."""

from __future__ import annotations

import html
from collections.abc import Sequence

from distlaw.exporters.exporter import Exported, Exporter, StyleOptions
from distlaw.exporters.printed.document import styled
from distlaw.exporters.printed.markup import as_html
from distlaw.model.work import CiteItem

_HEAD = """<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="utf-8">
<title>{style}</title>
<style>li, p {{ margin: 0 0 .4em; overflow-wrap: anywhere }} p {{ padding-left: 2em; text-indent: -2em }}</style>
</head>
<body>
"""


def export(cites: Sequence[CiteItem], options: StyleOptions) -> Exported:
    """A page with one paragraph, or one numbered item, an entry."""
    found = styled(cites, options)
    tag = "li" if options.numbered else "p"
    body = "".join(f"<{tag}>{as_html(line)}</{tag}>\n" for line in found.lines)
    if options.numbered:
        body = f"<ol>\n{body}</ol>\n"
    page = _HEAD.format(style=html.escape(options.style)) + body + "</body>\n</html>\n"
    return Exported(data=page, problems=found.problems)


PART = Exporter(name="html", label="HTML list in a style", suffix=".html", export=export)
