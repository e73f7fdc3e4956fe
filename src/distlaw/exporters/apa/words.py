"""Names, titles and dates as APA's reference list has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from distlaw.exporters.english.abbreviations import in_full
from distlaw.exporters.english.parts import initials, sentence, spaced, straight
from distlaw.exporters.english.romanised import is_body, is_east_asian, latin_parts, readable, romanised, translated
from distlaw.exporters.printed import dates
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean, italic
from distlaw.exporters.printed.sentence_case import sentence_cased
from distlaw.exporters.printed.titles import doubled
from distlaw.model.work import Item, Name
from distlaw.text import months

MOST = 20  # 9.8: up to twenty are named; of more, nineteen, then the last


def inverted(name: Name) -> str:
    """Family, A. B.; bodies whole (9.8)."""
    family, given = latin_parts(name)
    if is_body(name) or not given:
        return family
    if is_east_asian(name):
        return f"{family}, {given[:1].upper()}."
    particles = spaced(name.dropping_particle, name.non_dropping_particle)
    family = f"{particles} {family}" if particles else family
    return sentence([family, initials(given), clean(name.suffix)])


def people(names: Sequence[Name], show: Callable[[Name], str], *, inverted: bool = True) -> str:
    shown = [text for name in names if (text := show(name))]
    if len(shown) > MOST:
        return f"{', '.join(shown[: MOST - 1])}, . . . {shown[-1]}"
    if shown and names[-1].et_al:
        return f"{', '.join(shown)}, et al."
    if len(shown) < 2:
        return "".join(shown)
    is_pair = len(shown) == 2 and all(is_body(name) for name in names)  # 10.4: two bodies have no comma between them
    comma = "," if (inverted and not is_pair) or len(shown) > 2 else ""
    return f"{', '.join(shown[:-1])}{comma} & {shown[-1]}"


def initialled(name: Name) -> str:
    """A. B. Family: editors of the host (10.3)."""
    family, given = latin_parts(name)
    if is_body(name) or not given:
        return straight(name)
    return f"{given[:1].upper()}. {family}" if is_east_asian(name) else f"{initials(given)} {family}"


def head_of(item: Item, gaps: list[str], date: str, title: str) -> list[str]:
    """Author. (date). Title.; without an author the title stands first (9.12)."""
    who = people(readable(item, "author"), inverted)
    if not who and not item.container_title and (editors := readable(item, "editor")):
        who = f"{people(editors, inverted)} ({'Ed.' if len(editors) == 1 else 'Eds.'})"
    if not date:
        gaps.append("date")
    when = f"({date or 'n.d.'})."
    if not title:
        gaps.append("title")
    return [stop(who), when, stop(title)] if who else [stop(title), when]


def stop(text: str) -> str:
    bare = text.rstrip("\ue001\ue003")
    return text if not text or bare.endswith((".", "?", "!")) else text + "."


def titled(item: Item, *, is_whole: bool) -> str:
    """The title, in italics for a work that stands alone; a Chinese one in Latin letters, then translated (9.38)."""
    own = clean(item.title)
    latin = romanised(own, language_of(item), item.title_romanised)
    shown = latin or cased(own, item)
    return spaced(italic(shown) if is_whole else shown, translated(item, sentence_cased))


def cased(title: str, item: Item) -> str:
    """An English title in sentence case (6.17); a program's name and the words of a post as they are."""
    is_cased = language_of(item) == "en" and item.csl_type not in ("software", "post")
    return doubled(sentence_cased(title)) if is_cased else title


def host_of(item: Item) -> str:
    own = in_full(clean(item.container_title))
    if item.csl_type in _HOSTED:  # a book; proceedings keep the conference's name
        own = cased(own, item)
    return italic(romanised(own, language_of(item)) or own)


_HOSTED = ("chapter", "entry-encyclopedia", "entry-dictionary")


def year_in(item: Item) -> str:
    return dates.year(item.issued, item.issued_literal)


def day_of(item: Item) -> str:
    return dates.western(item.issued, months.ENGLISH, "{year}, {month} {day}", "{year}, {month}") or clean(
        item.issued_literal
    )
