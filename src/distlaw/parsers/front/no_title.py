"""What is no title however it stands: a button, another field with its label, a paper's kind, a court alone, a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.parsers.bylines.keywords import is_list_of_keywords
from distlaw.parsers.bylines.names import persons_listed
from distlaw.parsers.bylines.words import OUTLET_WORDS
from distlaw.parsers.lines.labels import label_at
from distlaw.parsers.lines.line import Line
from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.vocab.labels import furniture_rules
from distlaw.vocab.legal_heads import head_line
from distlaw.vocab.print_signs import print_sign
from distlaw.vocab.reporters import journal_called
from distlaw.vocab.surnames import english_words, western_names_known
from distlaw.vocab.words import worded

_CAPTION = re.compile(r"[\w\s./-]{0,20}[▲▼△]")  # a day or a word may stand before the mark
_FIELDS = (
    "keywords", "abstract", "author", "affiliation", "doi", "class_number", "document_code", "article_number",
    "cite_line", "received", "supervisor", "author_note",
)  # fmt: skip
_PARAGRAPH = 120  # characters of two sentences that are text
_NEXT_SENTENCE = re.compile(r"[a-z]{3}[.!?]\s+[A-Z]")
_GAP = re.compile(r"\s{2,}|\s*[|｜]\s*")
_PLACES = 6  # that wide gaps or bars part: a site's menu
_LATIN = frozenset(map(chr, range(0xC0, 0x250)))
# Of the book that a chapter is to appear in.
_ANNOUNCED = worded("front", r",? ?\(?{announced_works}\)?[ ,\d.)]{0,8}$", re.IGNORECASE)
_BUTTON = worded("front", r"{quoting_acts}\s?[“\"「]", re.IGNORECASE)  # Download "Roe Law Journal"
_KIND = worded("front", r"{kinds_of_text}", re.IGNORECASE)  # what a journal files a text under, alone in a line
_REPORTED = worded("front", r"[^，。]{0,12}[/／\s]\s?{reporters}[{han}\s、]{2,20}[/／][^，。]{0,14}{reports}$")
_PART = worded("front", r"\W*{parties_en}\b(?:\W|$)", re.IGNORECASE)
_VOLUME = re.compile(r"(?:vol(?:ume|\.)?\s?\d|第\s?\d{1,3}\s?[卷辑期])", re.IGNORECASE)
_SOON, _VOLUME_NEAR = 8, 4  # lines below a name; characters before it in one of them
_CALLS = re.compile(r"[*†‡§]+\s*(?=[A-Z])")  # of the notes on authors, between their names
_CITED = re.compile(r"\d{1,4} (?P<journal>[A-Z][A-Za-z.&' ]{2,60}?) \d{1,5}")
_NAME_WORDS = 5  # a person's name has fewer
_OF_CAPTION, _OF_COURT = 40, 120  # lines of a decision's head; characters of a line that names a party


def is_furniture(text: str) -> bool:
    """Whether the text is wholly a button's, a menu's or a picture's caption."""
    words = text.split()
    crumbs = [piece.strip().lower() for piece in text.split("|")]
    half = len(words) // 2
    repeats = len(words) > 1 and [word.lower() for word in words[:half]] == [word.lower() for word in words[half:]]
    repeats |= (len(words) > 1 and len({word.lower() for word in words}) == 1) or len(set(crumbs)) < len(crumbs) > 2
    flat = folded(text).strip()
    return (
        repeats
        or flat.startswith(",")
        or is_button(flat)
        or _CAPTION.match(text) is not None
        or _is_no_title(text, flat)
    )


def is_button(flat: str) -> bool:
    """Whether folded text is wholly what a site prints around a work."""
    return any(rule.effect == "drop" and rule.compiled.fullmatch(flat) for rule in furniture_rules())


def _is_no_title(text: str, flat: str) -> bool:
    """Whether the text is another field with its label, a list of keywords, a paper's kind alone, or foreign script."""
    hit = label_at(flat, "record")
    is_field = hit is not None and hit.form in ("bracket", "colon") and hit.means(*_FIELDS) and hit.value < len(flat)
    letters = [c for c in text if c.isalpha()]
    is_foreign = 2 * sum(1 for c in letters if c.isascii() or c in _LATIN or han_count(c)) < len(letters)
    is_menu = len(_GAP.split(text)) >= _PLACES
    is_text = len(text) > _PARAGRAPH and text.endswith(".") and _NEXT_SENTENCE.search(text) is not None
    return (
        is_text
        or _ANNOUNCED.search(text) is not None
        or _REPORTED.match(flat) is not None
        or _KIND.fullmatch(flat) is not None
        or _BUTTON.match(flat) is not None
        or is_menu
        or is_field
        or is_foreign
        or is_list_of_keywords(text)
        or head_line("paper", text) is not None
        or _is_citation(text)
    )


def _is_citation(text: str) -> bool:
    """Whether the line is a serial's volume and page, with its name or without: 93 Elm L. Rev. 138."""
    cited = _CITED.match(text)
    if cited is None or journal_called(cited["journal"]) is None:
        return False
    rest = text[cited.end() :].strip()
    return not rest or journal_called(rest) is not None


def names_another(text: str) -> bool:
    """Whether a line above a title plainly is none of its lines: persons' names, or a journal's in capitals."""
    parts = _CALLS.split(text.rstrip("*†‡§ "))
    is_plain = any(map(_is_name, parts)) and all(
        0 < len(part.split()) < _NAME_WORDS and persons_listed(part) for part in parts
    )
    is_named = text.isupper() and ":" not in text and print_sign("masthead").match(text) is not None
    return is_plain or is_named


def _is_name(text: str) -> bool:
    """Whether a given name begins the words and none of them is another word."""
    words = re.findall("[A-Za-z]+", text.lower())
    is_name = 1 < len(words) < _NAME_WORDS and bool(persons_listed(text)) and words[0] in western_names_known()[0]
    return is_name and not any(word in english_words() for word in words)


def is_masthead(text: str, below: Sequence[Line]) -> bool:
    """Whether a journal's name stands over its volume, or a law review's name anywhere."""
    if journal_called(text) is not None:
        return True
    if any(_is_numbered(text, line.text) for line in below[:_SOON]):
        return True
    return OUTLET_WORDS.search(folded(text)) is not None and any(_VOLUME.match(line.folded) for line in below[:1])


def _is_numbered(name: str, text: str) -> bool:
    """Whether a line below begins with a name and goes on with a volume: 1 Harbour Law Journal VOLUME 66 JUNE 2031 …"""
    at = text.find(name, 0, len(name) + _VOLUME_NEAR)
    return at >= 0 and _VOLUME.match(text[at + len(name) :].lstrip(" ,.")) is not None


def has_parties(lines: Sequence[Line]) -> bool:
    """Whether a line of the head begins by naming a party's part: Claimant: …"""
    return any(len(line.text) < _OF_COURT and _PART.match(line.text) for line in lines[:_OF_CAPTION])
