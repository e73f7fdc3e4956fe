"""The English version of a Chinese entry, made of what the record itself says in English; nothing is translated."""

from __future__ import annotations

from distlaw.exporters.english.romanised import chinese_name, is_body, original
from distlaw.exporters.printed.language import language_of
from distlaw.exporters.printed.markup import clean
from distlaw.model.csl import kept
from distlaw.model.work import Item, Name


def english_version(item: Item) -> Item | None:
    """The item with its English title, host and names; None where it is not Chinese or gives no English title."""
    title = clean(item.title_translated or kept(item, "original-title"))
    if language_of(item) != "zh" or (not title.isascii() and not _is_latin(title)) or not title:
        return None
    host = clean(item.container_title_translated or kept(item, "original-container-title"))
    return item.model_copy(
        update={
            "language": "en",
            "title": title,
            "title_translated": "",
            "container_title": host or item.container_title,
            "contributors": tuple(map(_in_english, item.contributors)),
        }
    )


def _is_latin(text: str) -> bool:
    return all(ord(letter) < 0x2E80 for letter in text)


def _in_english(name: Name) -> Name:
    if name.latin:
        family, _, given = clean(name.latin).replace(",", "").partition(" ")
        return name.model_copy(update={"literal": "", "family": family, "given": given})
    if not original(name) or is_body(name):
        return name
    family, given = chinese_name(name.literal or name.family + name.given)
    return name.model_copy(update={"literal": "", "family": family, "given": given})
