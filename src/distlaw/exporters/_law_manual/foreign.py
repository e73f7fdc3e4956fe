"""Foreign works in their own languages: articles 78 to 98 of the manual."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from distlaw.exporters._law_manual.chinese import Note
from distlaw.exporters._law_manual.pinpoints import is_figures
from distlaw.exporters._printed import dates
from distlaw.exporters._printed.markup import clean, italic
from distlaw.exporters._printed.numbers import edition_number, ordinal, roman
from distlaw.exporters._printed.titles import headline
from distlaw.model.work import Item, Name
from distlaw.vocab.styles import ForeignWords, law_manual

_SYMBOLS = {"section": "§", "paragraph": "para.", "chapter": "ch.", "article": "art.", "article-locator": "art.",
            "note": "n.", "volume": "vol."}  # fmt: skip
_GERMAN_LABELS = {"page": "S.", "section": "§", "paragraph": "Rn.", "article": "Art.", "article-locator": "Art."}


def western(note: Note, language: str) -> str:
    """The source in a Western language; one without words of its own is set like English."""
    table = law_manual()
    words = table.languages.get(language) or table.languages["en"]
    makers = _GERMAN if language == "de" else _FRENCH if language == "fr" else _ENGLISH
    maker = makers.get(note.item.csl_type) or makers["book" if note.item.publisher else "webpage"]
    return maker(note, words)


def commas(parts: Sequence[str]) -> str:
    """The parts there are, with commas."""
    return ", ".join(part for part in parts if part)


def spaced(*parts: str) -> str:
    """The parts there are, with spaces."""
    return " ".join(part for part in parts if part)


def person(name: Name) -> str:
    """Given name first, in full."""
    return clean(name.display)


def listed(names: Sequence[Name], words: ForeignWords) -> str:
    """A, B & C; of four or more only the first, et al."""
    if len(names) >= words.name_limit:
        return f"{person(names[0])} {words.et_al}"
    texts = [person(name) for name in names]
    if words.and_ == "/":
        return "/".join(texts)
    return words.and_.join(part for part in (", ".join(texts[:-1]), texts[-1]) if part) if texts else ""


def authors(item: Item, words: ForeignWords) -> str:
    """The authors, else the editors with their word."""
    people = [name for name in item.contributors if name.role == "author"]
    if people:
        return listed(people, words)
    return "" if item.container_title else editors(item, words)


def editors(item: Item, words: ForeignWords) -> str:
    """The editors with their word: A & B eds."""
    people = [name for name in item.contributors if name.role in ("editor", "compiler")]
    if not people:
        return ""
    return f"{listed(people, words)} {words.editor if len(people) == 1 else words.editors}"


def translators(item: Item, words: ForeignWords) -> str:
    """translated by A & B."""
    people = [name for name in item.contributors if name.role == "translator"]
    return f"{words.translated} {listed(people, words)}" if people else ""


def place(note: Note, words: ForeignWords, *, bare: bool = False) -> str:
    """p. 98-99; in a journal cited by volume and first page the figure alone (78)."""
    locator, label = clean(note.cite.locator), note.cite.label
    if not locator or not is_figures(locator) or bare:
        return locator
    if label == "page":
        return f"{words.page} {locator}"
    return f"{_SYMBOLS[label]} {locator}" if label in _SYMBOLS else locator


def _cased(text: str, words: ForeignWords) -> str:
    text = clean(text)
    return headline(text) if words.and_ == " & " and words.in_ == "in" and words.translated == "translated by" else text


def _journal_name(item: Item, words: ForeignWords) -> str:
    return _cased(item.container_title, words).removeprefix("The ")


def _first_page(item: Item) -> str:
    page = clean(item.page_first or item.page)
    for dash in "-–—":
        page = page.partition(dash)[0]
    return page.strip()


def _day(item: Item, words: ForeignWords) -> str:
    return dates.western(item.issued, words.months, words.date) or clean(item.issued_literal)


def _article(note: Note, words: ForeignWords) -> str:
    """A. Author, Title, 73 Yale Law Journal 733, 737-738 (1964). (78)"""
    item = note.item
    source = spaced(clean(item.volume), _journal_name(item, words))
    first = _first_page(item) or clean(item.article_number)
    source = spaced(source, commas([first, place(note, words, bare=bool(first))]))
    year = dates.year(item.issued, item.issued_literal)
    if not year:
        note.gaps.append("year")
    return commas(
        [authors(item, words), italic(_cased(item.title, words)), spaced(source, f"({year})" if year else "")]
    )


def _magazine(note: Note, words: ForeignWords) -> str:
    """Author, Title, Harper's Weekly, 20 December 1913, p. 10. (79)"""
    item = note.item
    where = place(note, words)
    is_paper = item.csl_type == "article-newspaper"
    if where and is_paper and note.cite.label == "page":
        where = "at " + clean(note.cite.locator)
    elif not where and item.page:
        where = f"at {_first_page(item)}" if is_paper else f"{words.page} {clean(item.page)}"
    title = italic(_cased(item.title, words))
    return commas([authors(item, words), title, _cased(item.container_title, words), _day(item, words), where])


def _book(note: Note, words: ForeignWords) -> str:
    """Author, Title, translated by A, publisher, year, p. 98-99. (80)"""
    item = note.item
    year = dates.year(item.issued, item.issued_literal)
    note.gaps.extend(gap for gap, value in (("publisher", item.publisher), ("year", year)) if not value)
    number = edition_number(item.edition)
    edition = f"{ordinal(number)} ed." if number > 1 else "" if number else clean(item.edition)
    parts = [authors(item, words), italic(_cased(item.title, words)), translators(item, words)]
    report = clean(item.number) if item.csl_type == "report" else ""
    return commas([*parts, edition, report, clean(item.publisher), year, place(note, words)])


def _chapter(note: Note, words: ForeignWords) -> str:
    """Author, Title, in Editor ed., Host, publisher, year, p. 5. (81)"""
    item = note.item
    host = spaced(clean(item.volume), _cased(item.container_title or item.event_title, words))
    inside = commas([editors(item, words), host])
    parts = [authors(item, words), italic(_cased(item.title, words)), f"{words.in_} {inside}" if inside else ""]
    return commas([*parts, clean(item.publisher), dates.year(item.issued), place(note, words)])


def _statute(note: Note, words: ForeignWords) -> str:
    """Administrative Procedure Act § 6, 5 U.S.C. § 551 (1946); Act, Pub. L. No. 89-670. (82)"""
    item = note.item
    code = spaced(clean(item.volume), clean(item.container_title), clean(item.page))
    section = _section(item.section)
    if item.number:
        number = clean(item.number)
        number = f"Pub. L. No. {number}" if number[:1].isdigit() else number
        text = commas([clean(item.title), number, section, code])
    else:
        text = commas([clean(item.title), spaced(code, section)])
    year = dates.year(item.issued)
    is_named_by_year = year and clean(item.title).endswith(year)
    return spaced(text, place(note, words), f"({year})" if year and not is_named_by_year else "")


def _section(section: str) -> str:
    section = clean(section)
    return f"§ {section}" if section and is_figures(section) else section


def _case(note: Note, words: ForeignWords) -> str:
    """Chevron v. NRDC, 467 U.S. 837, 842 (1984). (83) R. v. Panel [1987] QB 815. (84)"""
    item = note.item
    title = clean(item.title)
    report = clean(item.container_title or item.reporter)
    year, where = dates.year(item.issued), clean(note.cite.locator)
    if item.neutral_citation:
        return spaced(title, commas([clean(item.neutral_citation), where]))
    page = clean(item.page_first or item.page)
    if report in law_manual().british_reports or (item.language.endswith("GB") and report):
        return spaced(title, f"[{year}]" if year else "", clean(item.volume), report, commas([page, where]))
    number = clean(item.number or item.docket)
    number = f"No. {number}" if number and not number.lower().startswith("no") else number
    text = commas([title, number, spaced(clean(item.volume), report, commas([page, where]))])
    return spaced(text, f"({spaced(clean(item.authority), year)})" if year or item.authority else "")


def _web(note: Note, words: ForeignWords) -> str:
    """Author, Title, site (12 October 2024), URL; undated: URL (last visited Oct. 8, 2024). (85)"""
    item = note.item
    site = _cased(item.container_title or item.site, words)
    date = _day(item, words)
    source = spaced(site, f"({date})") if site and date else site or date
    url = clean(item.url)
    if url and not date and item.accessed:
        if words.translated == "translated by":
            visited = dates.western(item.accessed, dates.BLUEBOOK, "{month} {day}, {year}")
        else:
            visited = dates.western(item.accessed, words.months, words.date)
        url += f" ({words.accessed}{visited})"
    title = clean(item.title) if item.csl_type == "software" else _cased(item.title, words)
    return commas([authors(item, words), italic(title), source, url, place(note, words)])


_ENGLISH: dict[str, Callable[[Note, ForeignWords], str]] = {
    "article-journal": _article,
    "article-magazine": _magazine,
    "article-newspaper": _magazine,
    "book": _book,
    "classic": _book,
    "thesis": _book,
    "report": _book,
    "chapter": _chapter,
    "paper-conference": _chapter,
    "entry-encyclopedia": _chapter,
    "entry-dictionary": _chapter,
    "legislation": _statute,
    "regulation": _statute,
    "bill": _statute,
    "treaty": _statute,
    "legal_case": _case,
    "webpage": _web,
}


def _german_article(note: Note, words: ForeignWords) -> str:
    """Author, Titel, JZ 2001, 5; with a volume AcP 201 (2001), 5. (91)"""
    item = note.item
    journal, year = clean(item.container_title_short or item.container_title), dates.year(item.issued)
    source = spaced(journal, clean(item.volume), f"({year})") if item.volume else spaced(journal, year)
    return commas([authors(item, words), clean(item.title), source, _german_place(note, words)])


def _german_paper(note: Note, words: ForeignWords) -> str:
    """Author, Titel, in: FAZ v. 3. 5. 2001, S. 7. (91)"""
    item = note.item
    day = dates.western(item.issued, [str(n) for n in range(1, 13)], "{day}. {month}. {year}", "{month}. {year}")
    source = spaced("in:", clean(item.container_title_short or item.container_title), "v." if day else "", day)
    return commas([authors(item, words), clean(item.title), source, place(note, words)])


def _german_edition(item: Item) -> str:
    number = edition_number(item.edition)
    text = f"{number}. Aufl." if number > 1 else "" if number else clean(item.edition)
    return spaced(text, dates.year(item.issued, item.issued_literal))


def _german_volume(item: Item) -> str:
    volume = clean(item.volume)
    return f"Band {roman(int(volume))}" if volume.isdigit() and int(volume) < 40 else volume


def _german_place(note: Note, words: ForeignWords) -> str:
    locator = clean(note.cite.locator)
    if not is_figures(locator) or not locator:
        return locator
    return spaced(_GERMAN_LABELS.get(note.cite.label, ""), locator)


def _german_book(note: Note, words: ForeignWords) -> str:
    """Author, Titel, Band I, 4. Aufl. 2006, § 15 Rn. 19. (91)"""
    item = note.item
    parts = [authors(item, words), clean(item.title), _german_volume(item), _german_edition(item)]
    return commas([*parts, _german_place(note, words)])


def _german_chapter(note: Note, words: ForeignWords) -> str:
    """Author, Titel, in: Editor (Hrsg.), Host, 4. Aufl. 2006, S. 5. (91)"""
    item = note.item
    inside = commas([editors(item, words), clean(item.container_title), _german_volume(item)])
    host = f"in: {inside}" if item.container_title else clean(item.collection_title)  # a Festschrift by its name
    return commas([authors(item, words), clean(item.title), host, _german_edition(item), _german_place(note, words)])


def _german_statute(note: Note, words: ForeignWords) -> str:
    """§ 15 BGB (92)"""
    item = note.item
    where = clean(note.cite.locator) or clean(item.section)
    where = f"§ {where}" if where and is_figures(where) else where
    return spaced(where, clean(item.container_title_short or item.container_title or item.title_short or item.title))


def _german_case(note: Note, words: ForeignWords) -> str:
    """BGH NJW 2001, 1234 (1236); BGHZ 98, 226. (93)"""
    item = note.item
    counted = dates.year(item.issued) or clean(item.volume)
    source = spaced(clean(item.authority), clean(item.container_title or item.reporter), counted)
    where = spaced(_first_page(item), f"({clean(note.cite.locator)})" if note.cite.locator else "")
    if not item.container_title and not item.reporter:
        source = commas([spaced(clean(item.authority), _day(item, words)), clean(item.docket or item.number)])
    return commas([source, where])


def _german_web(note: Note, words: ForeignWords) -> str:
    """Author, Titel, URL (12. Oktober 2024). (94)"""
    item = note.item
    date = _day(item, words)
    if not date and item.accessed:
        date = words.accessed + dates.western(item.accessed, words.months, words.date)
    url = spaced(clean(item.url), f"({date})" if date else "")
    return commas([authors(item, words), clean(item.title), url])


_GERMAN: dict[str, Callable[[Note, ForeignWords], str]] = {
    **dict.fromkeys(_ENGLISH, _german_book),
    "article-journal": _german_article,
    "article-magazine": _german_paper,
    "article-newspaper": _german_paper,
    "chapter": _german_chapter,
    "paper-conference": _german_chapter,
    "entry-encyclopedia": _german_chapter,
    "legislation": _german_statute,
    "regulation": _german_statute,
    "legal_case": _german_case,
    "webpage": _german_web,
}


def _french_edition(item: Item) -> str:
    number = edition_number(item.edition)
    return f"{number}e éd." if number > 1 else "" if number else clean(item.edition)


def _french_place(note: Note, words: ForeignWords) -> str:
    where = place(note, words)
    return where or (f"{words.page} {clean(note.item.page)}" if note.item.page else "")


def _french_book(note: Note, words: ForeignWords) -> str:
    """Author, Titre, publisher, 4e éd., place, year, p. 5. (86)"""
    item = note.item
    source = [clean(item.publisher), _french_edition(item), clean(item.publisher_place)]
    year = dates.year(item.issued, item.issued_literal)
    if item.csl_type == "thesis":
        source = [f"Thèse de {clean(item.publisher)}" if item.publisher else "Thèse"]
        year = _day(item, words)
    elif item.csl_type == "report":
        number = f"nᵒ {clean(item.number)}" if item.number else ""
        source = [clean(item.container_title), clean(item.publisher or item.genre), number]
        year = dates.western(item.issued, words.months, "{month} {year}")
    return commas([authors(item, words), italic(clean(item.title)), *source, year, _french_place(note, words)])


def _french_article(note: Note, words: ForeignWords) -> str:
    """Author, «Titre», Revue, nᵒ 3, year, p. 5. (86)"""
    item = note.item
    journal = italic(clean(item.container_title_short or item.container_title))
    issue = f"nᵒ {clean(item.issue)}" if is_figures(clean(item.issue)) and item.issue else clean(item.issue)
    title = f"«{clean(item.title)}»" if item.title else ""
    year = dates.year(item.issued)
    return commas([authors(item, words), title, journal, issue, year, _french_place(note, words)])


def _french_chapter(note: Note, words: ForeignWords) -> str:
    """Author, «Titre», in Editor (dir.), Host, 2e éd., year, p. 5. (86)"""
    item = note.item
    host = italic(clean(item.container_title or item.event_title))
    inside = commas([editors(item, words), host, _french_edition(item)])
    title = f"«{clean(item.title)}»" if item.title else ""
    parts = [authors(item, words), title, f"in {inside}" if inside else "", dates.year(item.issued)]
    return commas([*parts, _french_place(note, words)])


def _french_web(note: Note, words: ForeignWords) -> str:
    """Author, «Titre», site, [En ligne: URL]. 12 octobre 2024. (89)"""
    item = note.item
    title = clean(item.title)
    title = f"«{title}»" if title and item.container_title else title
    date = _day(item, words)
    if not date and item.accessed:
        date = words.accessed + dates.western(item.accessed, words.months, words.date)
    access = ". ".join(part for part in (f"[En ligne: {clean(item.url)}]" if item.url else "", date) if part)
    return commas([authors(item, words), title, clean(item.container_title), access])


_FRENCH: dict[str, Callable[[Note, ForeignWords], str]] = {
    **_ENGLISH,
    **dict.fromkeys(("book", "classic", "thesis", "report"), _french_book),
    **dict.fromkeys(("article-journal", "article-magazine", "article-newspaper"), _french_article),
    **dict.fromkeys(("chapter", "paper-conference", "entry-encyclopedia"), _french_chapter),
    "webpage": _french_web,
}
