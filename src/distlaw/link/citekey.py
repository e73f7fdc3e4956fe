"""Citation keys: surname, year and the first word of the title that tells the work apart, as lower-case ASCII.

`huang2025gonggong`: pinyin for Chinese, so that a key can be typed anywhere and sorts with Latin ones.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Container, Iterator
from functools import lru_cache
from itertools import chain
from urllib.parse import urlsplit

from distlaw.model.work import Item, Name
from distlaw.text.fold import simplified
from distlaw.text.han import HAN
from distlaw.text.titles import has_han
from distlaw.vocab.citekeys import citekey_words
from distlaw.vocab.surnames import divided as divided_name
from distlaw.vocab.surnames import pinyin, surname_pinyin

LONGEST_PART = 24
_WORD = re.compile(rf"[{HAN}]+|[^\W_]+(?:['’][^\W_]+)*")
_KINDS = {"document": "anon", "article-newspaper": "news", "legal_case": "case", "article": "preprint"}
_ROLES = ("author", "editor", "compiler", "translator", "director")
# Letters that no decomposition reduces to ASCII.
_LATIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def citekey(item: Item, taken: Container[str] = ()) -> str:
    """A key for the item that `taken` (keys in lower case) does not hold: the plain one, else with b, c, … appended."""
    return first_free(plain_citekey(item), taken)


def first_free(plain: str, taken: Container[str]) -> str:
    """The plain key if `taken` (in lower case) does not hold it, else the first numbered one that is free."""
    return next(key for key in _numbered(plain) if key.casefold() not in taken)


def plain_citekey(item: Item) -> str:
    """The key before it is made unique; the same for the same item always."""
    word = _title_word(item.title or item.title_translated)
    return _who(item) + (item.year or "nd") + (word or _digest(item))


@lru_cache(maxsize=4096)
def ascii_folded(text: str) -> str:
    """Lower-case ASCII letters and digits of the text; Chinese as pinyin, accents and the rest dropped."""
    spelled = "".join(pinyin(run) if has_han(run) else run for run in _runs(simplified(text)))
    flat = unicodedata.normalize("NFKD", spelled.lower().translate(_LATIN))
    return "".join(c for c in flat.lower() if c.isascii() and c.isalnum())


def _runs(text: str) -> Iterator[str]:
    yield from (match.group() for match in re.finditer(rf"[{HAN}]+|[^{HAN}]+", text))


def _numbered(plain: str) -> Iterator[str]:
    yield plain
    letters = "abcdefghijklmnopqrstuvwxyz"
    yield from (plain + letter for letter in letters[1:])
    count = 27
    while True:
        yield f"{plain}{count}"
        count += 1


def _who(item: Item) -> str:
    """First contributor's surname; without one, the site, host, container, issuing body or kind of work."""
    names = [name for role in _ROLES for name in item.names(role)]
    spelled = (_surname(name) for name in names)
    host = urlsplit(item.url).hostname or "" if item.url else ""
    places = (
        item.site,
        _site_label(host),
        item.authority,
        item.container_title,
        item.publisher,
        item.genre,
        _KINDS.get(item.csl_type, item.csl_type.split("-")[0]),
    )
    return next((who[:LONGEST_PART] for who in chain(spelled, map(ascii_folded, places)) if who), "work")


def _surname(name: Name) -> str:
    if name.family:
        return _family(name.family)
    if name.is_institution:
        return ascii_folded(name.literal)
    if has_han(name.literal):
        return (
            _family(divided_name(simplified(name.literal))[0])
            if _looks_personal(name.literal)
            else ascii_folded(name.literal)
        )
    return ascii_folded(latin_surname(name.literal))


def _family(family: str) -> str:
    plain = simplified(family)
    return surname_pinyin(plain) if has_han(plain) else ascii_folded(family)


def _looks_personal(name: str) -> bool:
    return len(name) <= 4 and not re.search(r"[·•・\s]", name)


def latin_surname(name: str) -> str:
    """The surname of a Latin name as printed: `Lemley, Mark`, `Hinton G E`, `Mark A. Lemley`."""
    if "," in name:
        return name.split(",", 1)[0]
    words = [
        word for word in name.split() if word.rstrip(".").lower() not in {"jr", "sr", "ii", "iii", "iv", "phd", "esq"}
    ]
    if len(words) < 2:
        return name
    initials = [re.fullmatch(r"(?:[A-Z]\.?-?){1,3}", word) is not None for word in words]
    return words[0] if initials[-1] and not initials[0] else words[-1]


def _site_label(host: str) -> str:
    """The label a host is known by: `www.technologyreview.com` gives technologyreview."""
    labels = [label for label in host.lower().split(".") if label not in {"www", "m", "mp", "blog", "news", "en"}]
    while len(labels) > 1 and (len(labels[-1]) <= 3 or labels[-1] in {"info", "news", "blog", "asia"}):
        labels.pop()
    return labels[-1] if labels else ""


def _title_word(title: str) -> str:
    words = list(_words(title))
    stop = citekey_words()
    kept = (w for w in words if w not in stop.stop_words_zh and w.lower() not in stop.stop_words_en and not w.isdigit())
    spelled = (ascii_folded(word) for word in (*kept, *words))
    return next((word[:LONGEST_PART] for word in spelled if word), "")


def _words(title: str) -> Iterator[str]:
    """Words of the title in order: Chinese cut by dictionary, the rest at spaces and punctuation."""
    from rjieba import cut

    for match in _WORD.finditer(simplified(unicodedata.normalize("NFKC", title[:200]))):
        for run in _runs(match.group()):
            yield from cut(run) if has_han(run) else (run,)


def _digest(item: Item) -> str:
    """Six hexadecimal digits of what else identifies a work without a title."""
    parts = (item.doi, item.url, item.docket, item.neutral_citation, item.document_number, item.container_title)
    numbers = (item.issued, item.volume, item.issue, item.page, item.number, item.note)
    return hashlib.sha256("\x1f".join((*parts, *numbers)).encode()).hexdigest()[:6]
