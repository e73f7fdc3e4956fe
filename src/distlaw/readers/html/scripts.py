"""What a page's scripts say of it: the variables of a WeChat page, dates in the data of pages drawn by scripts."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone

from distlaw.model.source import Hint
from distlaw.readers.html.block import clean
from distlaw.readers.html.dates import date_of
from distlaw.readers.html.elements import Node

_CHINA = timezone(timedelta(hours=8))
_NAMES = {
    "msg_title": "title", "nickname": "account", "nick_name": "account", "ct": "issued", "create_time": "issued",
    "createTime": "issued", "ori_create_time": "issued", "author": "author", "msg_link": "url",
}  # fmt: skip
_VARIABLE = re.compile(
    r"(?<![\w.])(?:(?:var|let|const)\s+|d\.|window\.)?(msg_title|nick_?name|ct|create_?[tT]ime|ori_create_time|author|msg_link)"
    r"\s*[=:]\s*(?:xml\s*\?[^:]{0,80}:\s*)?(?:htmlDecode|JsDecode)?\(?\s*([\"'])([^\"'\n]{1,400})\2"
)
_PUBLISHED = re.compile(
    r"[\"'](?:datePublished|publish(?:ed)?_?(?:time|date|at)|pub_?(?:date|time)|releaseTime|first_published_at)[\"']\s*:\s*"
    r"[\"']?((?:19|20|21)\d\d-\d\d-\d\d|\d{10}(?:\d{3})?)(?!\d)",
    re.IGNORECASE,
)
_LONGEST = 500_000  # characters of one script


def script_hints(tree: Node, people: Callable[[str], list[str]]) -> Iterator[Hint]:
    """A WeChat page's own variables, then a date of publication that any script's data gives."""
    texts = [
        (node.text() or "")[:_LONGEST]
        for node in tree.css("script")
        if "ld+json" not in (node.attributes.get("type") or "")
    ]
    for text in texts:
        if "msg_title" in text or "nickname" in text or "nick_name" in text or "var ct" in text:
            for key, _, raw in _VARIABLE.findall(text):
                value = clean(html.unescape(html.unescape(raw)))
                value = _day(value) if _NAMES[key] == "issued" else value
                for part in people(value) if key == "author" else [value]:
                    yield Hint(name=_NAMES[key], value=part, origin="script")
    for text in texts:
        if found := _PUBLISHED.search(text):
            yield Hint(name="issued", value=_day(found[1]), origin="script data")
            return


def _day(value: str) -> str:
    """A day from seconds or thousandths since 1970, as China's clocks show it, or from a printed date."""
    if re.fullmatch(r"\d{10}|\d{13}", value):
        return datetime.fromtimestamp(int(value[:10]), _CHINA).date().isoformat()
    return date_of(value)
