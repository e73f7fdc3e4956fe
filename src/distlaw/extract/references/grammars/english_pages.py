"""English citations of pages and papers: what a site, a newspaper or a body has put out, with a day or an address."""

from __future__ import annotations

import re
from typing import Any

from distlaw.extract.references.grammars import english_forms as forms
from distlaw.extract.references.grammars.english_head import headed, year_in
from distlaw.extract.references.printed import PrintedText, edtf
from distlaw.vocab.names import has_body, is_person


def periodical(body: PrintedText, match: re.Match[str], url: str) -> dict[str, Any] | None:
    """A newspaper or magazine, by its day."""
    fields = headed(body, match)
    if fields is None or not fields["title"]:
        return None
    kind = "webpage" if url else "article-magazine"
    return fields | {
        "csl_type": kind,
        "container_title": body.group(match, "container").text,
        "issued": edtf(match["when"]),
        "locator": match["page"] or "",
    }


def _report(fields: dict[str, Any], match: re.Match[str]) -> dict[str, Any]:
    """What a body publishes under its own name, with a date alone."""
    return fields | {"csl_type": "report", "issued": edtf(match["when"]) or year_in(match["when"])}


def web(body: PrintedText, match: re.Match[str], url: str) -> dict[str, Any] | None:
    """A page with its day, or what a body publishes under its own name."""
    fields = headed(body, match)
    if fields is None:
        return None
    site = body.group(match, "site").text
    if not url and ((site and forms.COURT_DAY.search(site)) or " v. " in fields["title"]):
        return None  # a decision with its court and day
    if not url and not site:
        return _report(fields, match) if any(name.is_institution for name in fields["contributors"]) else None
    if not site:
        fields, site = _sited(fields)
    return fields | {
        "csl_type": "webpage",
        "site": site,
        "container_title": site,
        "issued": edtf(match["when"]) or year_in(match["when"]),
    }


def _sited(fields: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """The site is the title's last part; where it has one part, what looked like its author is the title."""
    who, title = fields["contributors"], fields["title"]
    if split := re.match(r"(?P<title>.+),(?P<quote>['\"’”]?)\s+(?P<site>[A-Z][^,]{1,60})$", title):
        return fields | {"title": split["title"].strip() + split["quote"]}, split["site"]
    if len(who) == 1 and not is_person(who[0].display) and not who[0].is_institution and _may_be_site(title):
        return fields | {"contributors": (), "title": who[0].display}, title
    return fields, ""


def _may_be_site(words: str) -> bool:
    """One word, a body's name, an abbreviation: no title of a text."""
    return "," not in words and (" " not in words or has_body(words) or words.endswith("."))


def undated(body: PrintedText, match: re.Match[str], url: str) -> dict[str, Any] | None:
    """A page that prints no date: known by its address, its site the last part."""
    fields = headed(body, match) if url else None
    if fields is None or not fields["title"] or body.flat.count(",") > 4 or len(body.flat) > 200:
        return None
    site = body.group(match, "site").text
    return fields | {"csl_type": "webpage", "site": site, "container_title": site}
