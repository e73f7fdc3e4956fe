"""One thing that is wrong with a quotation."""

from __future__ import annotations

from distlaw.model.frozen import Frozen


class Finding(Frozen):
    """`line` and `column` count from 1 (in a Word file: paragraphs and their characters); `words` are the
    manuscript's, `nearest` the source's."""

    code: str  # misquoted, cut_short, wrong_page, wrong_source, not_in_work
    line: int
    column: int
    words: str
    message: str
    key: str = ""
    nearest: str = ""
    page: str = ""
