"""What stands at the end of an entry in any style: address, DOI, dates of access and publication."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from distlaw.extract.references.printed import PrintedText, edtf
from distlaw.text.han import HAN
from distlaw.vocab.words import worded

# The text layer of a PDF parts a query string after its question mark: `item? id=1`.
# A line's end may part it behind a slash or before one: `https:// a.example`, `a.example /b`, `a.example/ b/c`.
_IN_URL = rf"[^\s<>\"，。；、）》\]{HAN}]"
_URL = re.compile(
    rf"<?(?P<url>https?://\s?{_IN_URL}+(?:(?<=\?)\s\w+={_IN_URL}+|\s/(?=\w){_IN_URL}+|\s%\d\d{_IN_URL}+"
    rf"|\s[\w.%\-]*\.(?:s?html?|pdf|aspx?|jsp|php)\b"
    rf"|(?<=/)\s(?=[a-z0-9]+[\w\-]*[/_\-.]\w){_IN_URL}+)?)>?"
)
_DOI = re.compile(
    r"(?:\bDOI\s*:?\s*|(?<=doi\.org/)|\bdoi\s*:?\s*)(?P<doi>10\.\d{4,9}/[^\s\"<>,;，；。]+)", re.IGNORECASE
)
# An archived copy in brackets, which a line's end may part: [https://perma.cc/ AAAA-BBBB], [perma.cc/AAAA-BBBB]
_ARCHIVED = re.compile(r"\[\s*(?P<url>(?:https?://|[a-z0-9-]+(?:\.[a-z0-9-]+)+\s?/)[^\[\]]{3,160})\](?!\()")
_CSTR = re.compile(r"\bCSTR\s*:\s*(?P<cstr>[\w.]+\w)")
_ACCESSED = worded(
    "reference_entries",
    r"\[(?P<iso>\d{4}-\d{1,2}-\d{1,2})\]|(?P<zh>\d{4}年\d{1,2}月\d{1,2}日)(?:最后)?{seen}"
    r"|{seen_on}\s*:?\s*(?P<label>\d{4}[年\-/.]\d{1,2}[月\-/.]\d{1,2}日?)|\(?{seen_en}:?\s+(?P<en>{day_en})\)?",
    re.IGNORECASE,
    day_en=r"\d{1,2} [A-Za-z]{3,9}\.? \d{4}|[A-Za-z]{3,9}\.? \d{1,2}, \d{4}",
)


@dataclass(frozen=True, slots=True)
class Tail:
    """The entry without its address part, and that part's values."""

    body: PrintedText
    url: str = ""
    doi: str = ""
    accessed: str = ""
    extra: tuple[tuple[str, str, str], ...] = field(default=())


def without_tail(line: PrintedText) -> Tail:
    """Take the address, identifiers and date of access off the entry, wherever they stand."""
    # the fold would hide the full-width comma that ends an address
    boxed = [found for found in _ARCHIVED.finditer(line.raw) if line.raw[: found.start()].strip(" [(")]
    shown = _masked(line.raw, [found.span() for found in boxed])
    url_match = _URL.search(shown) or _URL.search(line.raw)
    doi_match, cstr = _DOI.search(line.flat), _CSTR.search(line.flat)
    url, url_end = ("", -1)
    if url_match:
        url, url_end = _bare_url(line.raw[slice(*url_match.span("url"))], url_match)
    spans = [(url_match.start(), url_end)] if url_match else []
    inside = bool(url_match and doi_match and url_match.start() <= doi_match.start() < url_end)
    doi = doi_match["doi"].rstrip(".)]") if doi_match else ""
    if doi_match and not inside:
        spans.append((doi_match.start(), doi_match.end() - (len(doi_match["doi"]) - len(doi))))
    if cstr:
        spans.append(cstr.span())
    archived = [found for found in _URL.finditer(shown, url_end) if url_match] + boxed
    spans += [found.span() for found in archived]
    masked = line.flat if not spans else _masked(line.flat, spans)
    when = _ACCESSED.search(masked)
    accessed = ""
    if when:
        accessed = edtf(next(group for group in when.groups() if group))
        spans.append(when.span())
    extra: tuple[tuple[str, str, str], ...] = (("gbt7714", "cstr", cstr["cstr"]),) if cstr else ()
    extra += tuple(("reference", "archived", "".join(_bare_url(found["url"], found)[0].split())) for found in archived)
    return Tail(_without(line, spans), url, doi, accessed, extra)


def _bare_url(raw: str, match: re.Match[str]) -> tuple[str, int]:
    """The address without the sentence's punctuation or a `.DOI:` run into it, and where it ends in the line."""
    start = match.start("url")
    cut = re.search(r"\.(?:DOI|CSTR):|,(?=\d{4}-\d\d?-\d\d?)", raw)
    bare = raw[: cut.start()] if cut else raw
    bare = bare.rstrip(".,;:!?'")
    while bare.endswith(")") and bare.count(")") > bare.count("("):
        bare = bare[:-1].rstrip(".,;")
    end = start + len(bare)
    if match.group().endswith(">") and end == match.end("url"):
        end += 1
    return "".join(bare.split()), end


def _masked(flat: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        flat = flat[:start] + "\x00" * (end - start) + flat[end:]
    return flat


def _without(line: PrintedText, spans: list[tuple[int, int]]) -> PrintedText:
    """The line with the spans cut out and the punctuation left hanging between them trimmed."""
    if not spans:
        return line.trimmed()
    raw, flat, at = "", "", 0
    for start, end in sorted(spans):
        if start < at:
            continue
        raw, flat, at = raw + line.raw[at:start], flat + line.flat[at:start], end
    rest = line.cut(at).trimmed(" .,;。")
    joined = PrintedText(raw, flat).trimmed(" ,;<[")
    rest = PrintedText("", "") if rest.flat.strip(" []") == "" else rest
    return PrintedText(f"{joined.raw} {rest.raw}", f"{joined.flat} {rest.flat}") if rest else joined.trimmed(" ,;")
