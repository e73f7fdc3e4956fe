"""The number of an article in a Chinese journal: the serial's ISSN, year, issue, first page and how many pages."""

from __future__ import annotations

import re

ARTICLE_NUMBER = re.compile(
    r"(?P<issn>\d{4}-?\d{3}[\dXx])\s?\((?P<year>(?:19|20|21)\d\d)\)\s?"
    r"(?P<issue>\d{1,3}|S\d|Z\d)-?(?P<first>\d{4})-?(?P<count>\d{2}|(?<=-)\d)(?!\d)"
)
