"""`distlaw export`: a bibliography in a style, or works in an interchange format."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from distlaw.cli.terminal import console
from distlaw.cli.terminal.console import labelled_value
from distlaw.cli.terminal.declared import argument, option
from distlaw.cli.terminal.lacks import warn_of_lacks
from distlaw.cli.terminal.options import Output, ZoteroAddress
from distlaw.errors import UsageError
from distlaw.settings import database_url

if TYPE_CHECKING:
    from distlaw.exporters.exporter import DraftParagraph, Exported, Exporter, StyleOptions
    from distlaw.query.bibliography import Selection
    from distlaw.services.bibliography.export import Groups


class PunctuationWidth(StrEnum):
    """Width of commas, colons and brackets."""

    standard = "standard"
    half = "half"
    by_language = "by_language"


class SiteLanguage(StrEnum):
    """Of a site's pages."""

    zh_hans = "zh-Hans"
    zh_hant = "zh-Hant"
    en = "en"


class Sort(StrEnum):
    """Order of a list."""

    cited = "cited"
    pinyin = "pinyin"
    year = "year"


Many = list[str] | None
_SUFFIXES = {
    ".docx": "docx",
    ".html": "html",
    ".rtf": "rtf",
    ".md": "markdown",
    ".bib": "biblatex",
    ".ris": "ris",
    ".json": "csl-json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".enw": "enw",
    ".xml": "endnote-xml",
}


def run(
    keys: Annotated[Many, argument(metavar="[KEY…]", help="Works, in the order given.")] = None,
    style: Annotated[str | None, option("--style", "-s", help="Citation style; --list names them.")] = None,
    format_: Annotated[str | None, option("--format", "-f", help="File format; --list names them.")] = None,
    output: Output = None,
    query: Annotated[str, option("--query", help="Works a search finds; in its syntax.")] = "",
    author: Annotated[Many, option("--author", help="Part of an author's name, in either script.")] = None,
    year: Annotated[Many, option("--year", help="2025, 2023..2025, 2023-2025, 2024.. or ..2024.")] = None,
    lang: Annotated[Many, option("--lang", help="zh, zh-Hant, en …")] = None,
    tag: Annotated[Many, option("--tag", help="Works with this tag; repeat for any of several.")] = None,
    type_: Annotated[Many, option("--type", help="CSL type: book, article-journal …")] = None,
    theory: Annotated[Many, option("--theory", help="Works with a claim under it.")] = None,
    issue: Annotated[str, option("--issue", metavar="ID", help="Works with a claim about an issue.")] = "",
    citing: Annotated[str, option("--citing", metavar="KEY", help="Works that cite this one.")] = "",
    cited_by: Annotated[str, option("--cited-by", metavar="KEY", help="What this work cites.")] = "",
    cited_in: Annotated[Path | None, option("--cited-in", help="Everything a draft cites as [@key].")] = None,
    from_csl: Annotated[Path | None, option("--from-csl", help="CSL-JSON file; needs no database.")] = None,
    punctuation: Annotated[
        PunctuationWidth, option("--punctuation", help="Width of marks in GB/T 7714.")
    ] = PunctuationWidth.standard,
    url: Annotated[bool, option("--url/--no-url", help="Print the URL.")] = True,
    doi: Annotated[bool, option("--doi/--no-doi", help="Print the DOI.")] = True,
    accessed: Annotated[bool, option("--accessed/--no-accessed", help="Print when it was read.")] = True,
    legal_mark: Annotated[str, option("--legal-mark", help="GB/T 7714 mark of law and cases.")] = "Z",
    all_authors: Annotated[bool, option("--all-authors", help="Name every author.")] = False,
    sort: Annotated[Sort, option("--sort", help="Order of the list.")] = Sort.cited,
    notes: Annotated[bool, option("--notes", help="Footnotes with repeated citations, not a list.")] = False,
    full_repeats: Annotated[bool, option("--full-repeats", help="Repeat citations in full.")] = False,
    numbered: Annotated[bool, option("--numbered", help="A number before each entry.")] = False,
    live: Annotated[bool, option("--live", help="Word footnotes as fields that Zotero takes over.")] = False,
    bilingual: Annotated[bool, option("--bilingual", help="Chinese entries followed by their English.")] = False,
    et_al_after: Annotated[int, option("--et-al-after", min=0, help="Of more persons, name this many.")] = 0,
    force: Annotated[bool, option("--force", help="Overwrite the file that -o names.")] = False,
    strict: Annotated[bool, option("--strict", help="Fail (4) where a required fact is missing.")] = False,
    zotero: ZoteroAddress = "",
    list_: Annotated[bool, option("--list", help="Name the styles and formats.")] = False,
    as_json: Annotated[bool, option("--json", help="Short for --format csl-json.")] = False,
    site: Annotated[
        Path | None, option("--site", metavar="DIR", help="The reading room's pages as files; see below.")
    ] = None,
    site_language: Annotated[
        SiteLanguage, option("--site-language", help="The language of the site's pages.")
    ] = SiteLanguage.en,
) -> None:
    """Print works as a bibliography (--style) or as an interchange file (--format).

    Both together set a list in that style as HTML, RTF, DOCX or Markdown. What an entry lacks is marked as the style
    says, and told on stderr; nothing is made up. `export claims` writes claims: --format jsonl, w3c, csv, aif, argdown.

    --site writes the pages of `distlaw serve` for any web server: works whose `rights` are private are left out, those
    under an open licence are shown whole, the rest is quoted.

    `export authorities` writes a table of authorities: the cases, statutes and other authorities that works cite, with
    the pages, notes or paragraphs where they do; --format text, markdown, html, docx, json; with --cited-in, those of
    a draft that is not stored.
    `export obsidian DIR` writes notes of works, theories and issues into a vault, and touches nothing of yours there;
    `export zotero [KEY…]` writes works into a running Zotero (its key is taken from DISTLAW_ZOTERO_KEY).

    Examples: distlaw export --style oscola · distlaw export --tag seminar -o list.docx · distlaw export authorities KEY
    """
    from distlaw.exporters.exporter import StyleOptions
    from distlaw.query.bibliography import Selection
    from distlaw.services.bibliography.export import export_text

    format_ = "csl-json" if as_json and not format_ else format_
    if list_:
        return _listed()
    what, *rest = keys or [""]
    if what == "zotero":
        return _library(zotero, rest)
    if what == "obsidian":
        return _vault(rest)
    if site is not None:
        return _write_site(site, site_language.value)
    if what == "claims":
        from distlaw.cli.claims.exporting import export as export_claims

        claims = "jsonl" if as_json else format_ or "jsonl"
        return export_claims(format_=claims, output=output, force=force, theory=theory, issue=issue, work=rest)
    wanted = Selection(
        keys=tuple(rest if what == "authorities" else keys or ()), query=query, authors=tuple(author or ()),
        years=tuple(year or ()), languages=tuple(lang or ()), tags=tuple(tag or ()), types=tuple(type_ or ()),
        theories=tuple(theory or ()), issue=issue, citing=citing, cited_by=cited_by,
    )  # fmt: skip
    options = StyleOptions(
        punctuation=punctuation.value, show_url=url, show_doi=doi, show_accessed=accessed, legal_mark=legal_mark,
        all_authors=all_authors, sort=sort.value, repeats="full" if full_repeats else "short", as_notes=notes,
        form="note" if notes else "bibliography",
        numbered=numbered, style=style or "gbt7714-2025", live=live, bilingual=bilingual, et_al_after=et_al_after,
    )  # fmt: skip
    if what == "authorities":
        return _authorities(wanted, cited_in, style or "bluebook", format_, output, options, force=force)
    groups, paragraphs = _cited(from_csl, cited_in, wanted, as_notes=notes)
    part = _part(style, format_, output)
    found = export_text(groups, part, options, paragraphs=paragraphs, strict=strict)
    warn_of_lacks(found.problems)
    _put(found, output, part.name, force=force)


def _cited(
    csl: Path | None, draft: Path | None, wanted: Selection, *, as_notes: bool
) -> tuple[Groups, Sequence[DraftParagraph]]:
    """What is printed, a group a place: of a file, of a draft (for notes with its paragraphs), of the database."""
    from distlaw.services.bibliography import export

    if csl is not None:
        return export.from_csl(csl), []
    if draft is None:
        return export.from_database(database_url(), wanted), []
    from distlaw.services.bibliography.drafts import read_draft

    found = read_draft(database_url(), draft)
    warn_of_lacks(found.problems)
    return (found.groups, found.paragraphs) if as_notes else (export.once(found.groups), [])


def _put(found: Exported, output: Path | None, what: str, *, force: bool) -> None:
    """Into the file named, else onto stdout."""
    from distlaw.services.bibliography.export import written

    if output is not None:
        written(found, output, overwrite=force)
    else:
        _print(found.data, what)


def _authorities(
    wanted: Selection,
    draft: Path | None,
    style: str,
    format_: str | None,
    output: Path | None,
    options: StyleOptions,
    *,
    force: bool,
) -> None:
    """The table of authorities of the works wanted, or of a draft; a file's name tells the format where none is
    named."""
    from distlaw.services.bibliography.authorities import table_of_authorities, table_of_draft

    named = format_ or (_SUFFIXES.get(output.suffix.lower(), "") if output else "")
    format_ = "json" if named == "csl-json" else named or "text"
    if draft is not None:
        found = table_of_draft(draft, style, format_, options)
    else:
        found = table_of_authorities(database_url(), wanted, style, format_, options)
    _put(found, output, f"a table as {format_}", force=force)


def _write_site(folder: Path, language: str) -> None:
    from distlaw.web.site import write_site

    found = write_site(database_url(), folder, language)
    console.say(f"{console.counted(found.pages, 'page')} in {folder}; open {folder / 'index.html'}")
    for words, keys in (("left out, as they are private", found.left_out), ("quoted, not shown whole", found.quoted)):
        if keys:
            console.say(f"{words}: {', '.join(keys[:20])}{' …' if len(keys) > 20 else ''}")


def _print(data: str | bytes, what: str) -> None:
    if isinstance(data, str):
        console.out(data, end="")
    elif console.is_terminal():
        raise UsageError(f"{what} is no text", hint="name a file with -o")
    else:
        sys.stdout.buffer.write(data)


def _part(style: str | None, format_: str | None, output: Path | None) -> Exporter:
    """The exporter asked for: the format where one is named or the file's name tells, else the style."""
    from distlaw.services.bibliography.export import exporter

    in_style = exporter(style or "gbt7714-2025", is_style=True)
    if format_ and not (style and format_ == "text"):
        return exporter(format_, is_style=False)
    if output is not None and not format_ and output.suffix.lower() in _SUFFIXES:
        return exporter(_SUFFIXES[output.suffix.lower()], is_style=False)
    return in_style


def _listed() -> None:
    from distlaw.services.bibliography.export import names

    for title, is_style in (("Styles (--style)", True), ("Formats (--format)", False)):
        console.out(title)
        for name, label in names(is_style=is_style):
            labelled_value(f"  {name}", label, 28)


def _vault(words: list[str]) -> None:
    """Notes for Obsidian; exit code 4 where a note's marks are damaged."""
    from distlaw.errors import EXIT_UNRESOLVED
    from distlaw.services.obsidian import export_obsidian

    if len(words) != 1:
        raise UsageError("nothing says into which folder", hint="distlaw export obsidian DIR")
    found = export_obsidian(database_url(), Path(words[0]))
    for name in found.damaged:
        console.warn(f"{name}: its distlaw marks are damaged; set them right, or delete both")
    console.say(f"{console.counted(len(found.written), 'note')} written, {found.unchanged} unchanged")
    if found.damaged:
        raise SystemExit(EXIT_UNRESOLVED)


def _library(address: str, keys: list[str]) -> None:
    """Works for Zotero; exit code 4 where it did not take one."""
    import os

    from distlaw.errors import EXIT_UNRESOLVED
    from distlaw.services.zotero.api import DEFAULT, Library
    from distlaw.services.zotero.push import export_zotero

    library = Library(address or DEFAULT, os.environ.get("DISTLAW_ZOTERO_KEY", ""))
    found = export_zotero(database_url(), library, keys)
    for key, message in found.failed.items():
        console.warn(f"{key}: {message}")
    console.say(f"{len(found.added)} added, {len(found.changed)} changed, {found.unchanged} unchanged")
    if found.failed:
        raise SystemExit(EXIT_UNRESOLVED)
