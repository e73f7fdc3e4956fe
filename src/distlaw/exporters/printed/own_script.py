"""A Chinese work that its record holds in Latin letters, with the characters beside: each in its place."""

from __future__ import annotations

import re
from typing import Any

from distlaw.exporters.printed.language import has_cjk
from distlaw.exporters.printed.markup import clean
from distlaw.model.csl import kept, kept_names
from distlaw.model.work import Item, Name
from distlaw.text.han import HAN
from distlaw.text.pinyin_names import is_pinyin_text

_FIELDS = "title|container-title|publisher-place|publisher"
_LINE = re.compile(rf"^(romanized|translated|original)-({_FIELDS}): *(\S.*?) *$", re.MULTILINE)


# Lun shuju 论数据 [On Data], the characters in brackets or not.
_BOTH = re.compile(
    rf"(?P<letters>[^{HAN}\[\]]+?) (?:[(（](?P<inside>[{HAN}《][^\[\]]*)[)）]|(?P<own>[{HAN}《][^\[\]]*?))"
    r"(?: \[(?P<english>[^\[\]]+)\])?"
)


def _parted(item: Item) -> Item:
    """The item with fields that hold both the romanisation and the characters taken apart."""
    values: dict[str, str] = {}
    for field in ("title", "container_title", "publisher"):
        match = _BOTH.fullmatch(clean(getattr(item, field)))
        if not match or not is_pinyin_text(match["letters"]):
            continue
        values[field] = match["inside"] or match["own"]
        if field == "title":
            values["title_romanised"] = match["letters"]
        if match["english"] and field != "publisher":
            values[f"{field}_translated"] = match["english"]
    return item.model_copy(update=values) if values else item


def in_own_script(item: Item) -> Item:
    """The item with its characters as title, host and names, the letters as their romanisation."""
    item = _parted(item)
    told = {f"{kind}-{field}": clean(words) for kind, field, words in _LINE.findall(item.note)}

    def said(tag: str) -> str:
        return clean(kept(item, tag)) or told.get(tag, "")

    title = said("original-title")
    values: dict[str, Any] = {}
    for field in ("title", "container_title"):
        translated = said(f"translated-{field.replace('_', '-')}")
        if translated and not getattr(item, f"{field}_translated"):
            values[f"{field}_translated"] = translated
    if has_cjk(title) and item.title and not has_cjk(item.title):
        values |= {"title": title, "title_romanised": item.title}
    elif not item.title_romanised and said("romanized-title"):
        values["title_romanised"] = said("romanized-title")
    for field in ("container_title", "publisher", "publisher_place"):
        own = said(f"original-{field.replace('_', '-')}")
        if has_cjk(own) and not has_cjk(getattr(item, field)):
            values[field] = own
    originals = kept_names(item, "original-author")
    if originals and len(originals) == len(item.names("author")):
        values["contributors"] = _named(item, list(originals))
    return item.model_copy(update=values) if values else item


def _named(item: Item, originals: list[Name]) -> tuple[Name, ...]:
    out = []
    for name in item.contributors:
        own = originals.pop(0).display if name.role == "author" else ""
        is_two = has_cjk(own) and name.family and name.given and not has_cjk(name.display)
        parts = {"literal": own, "latin": f"{name.family} {name.given}", "family": "", "given": ""}
        out.append(name.model_copy(update=parts) if is_two else name)
    return tuple(out)
