"""Links as references: Markdown and HTML link lists, bare addresses, a DOI alone."""

from __future__ import annotations

import re

from distlaw.extract.references.parts.explanation import without_explanations
from distlaw.extract.references.parts.signals import without_signal
from distlaw.extract.references.parts.tail import without_tail
from distlaw.extract.references.printed import PrintedText
from distlaw.extract.references.reference import ReferenceParse, entry_language
from distlaw.model.work import Item
from distlaw.text.han import HAN
from distlaw.text.titles import has_han

_MARKDOWN = re.compile(
    r"^!?\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])+)\]\(<?(?P<url>[^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)>?(?:\s+\"[^\"]*\")?\)(?P<rest>.*)$"
)
_HTML = re.compile(r"^<a\b[^>]*?\bhref=[\"'](?P<url>[^\"']+)[\"'][^>]*>(?P<text>[^<]+)</a>(?P<rest>.*)$", re.IGNORECASE)
# A site's name after the title, as page titles carry it: `Title | Site`, `Title - Site`, `Title — Site`, `标题_网站`.
_SITE = re.compile(
    rf"^(?P<title>.{{4,}}?)\s*(?:\s\||\s[-—·]{{1,2}}\s|｜|(?<=[{HAN}])[_|]|\|\s)\s*(?P<site>[^|]{{2,40}}?)$"
)


def parse_link(line: PrintedText, url: str = "") -> ReferenceParse | None:
    """A link with its text, or an address alone. `url` is the entry's target where the text does not hold it."""
    match = _MARKDOWN.match(line.flat) or _HTML.match(line.flat)
    if match:
        rest = line.group(match, "rest").trimmed(" .。,;").text
        return _linked(line.group(match, "text"), line.group(match, "url").raw, rest)
    tail = without_tail(line)
    words, _ = without_explanations(tail.body.trimmed(" .,;:。"))
    words = words if has_han(line.raw) else without_signal(words)[1].trimmed(" .,")
    if url and not tail.url:
        return _linked(words, url, "")
    if not words and (tail.url or tail.doi):
        item = Item(csl_type="webpage" if tail.url else "document", url=tail.url, doi=tail.doi, accessed=tail.accessed)
        return ReferenceParse(
            item=item, rule="bare_url" if tail.url else "bare_doi", is_verified=True, defects=("missing_title",)
        )
    if tail.url and words and len(words.flat) <= 200 and not re.search(r"[。.]\s", words.flat):
        return _linked(words, tail.url, "", accessed=tail.accessed)
    return None


def _linked(text: PrintedText, url: str, rest: str, accessed: str = "") -> ReferenceParse:
    title, site = site_divided(text.trimmed())
    item = Item(
        csl_type="webpage",
        title=title,
        container_title=site,
        site=site,
        url=url,
        accessed=accessed,
        language=entry_language(text.raw),
    )
    return ReferenceParse(item=item, rule="link", is_verified=not rest, remark=rest)


def site_divided(text: PrintedText) -> tuple[str, str]:
    """Title and site's name. After a bar the last part is the site; after a dash only a short name is."""
    match = _SITE.match(text.flat)
    if not match:
        return text.text, ""
    between = text.flat[match.end("title") : match.start("site")]
    site = text.group(match, "site").text
    if "|" not in between and "_" not in between and (len(site.split()) > 4 or len(site) > 30):
        return text.text, ""
    return text.group(match, "title").text, site
