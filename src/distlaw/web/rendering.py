"""A page as HTML."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from distlaw.web.asked import Page, PageRequest

_HERE = Path(__file__).parent
STATIC = _HERE / "static"


def rendered_page(asked: PageRequest, page: Page) -> str:
    """The page in the reader's language."""
    return _templates().get_template(page.template).render({**page.data, **page.view, "asked": asked, "t": asked.word})


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
