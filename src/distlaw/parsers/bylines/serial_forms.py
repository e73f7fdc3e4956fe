"""What a line says of volume, issue and pages, by the forms of data/front/serial_forms.yaml."""

from __future__ import annotations

import re
from typing import NamedTuple

from distlaw.parsers.bylines.words import OUTLET_WORDS
from distlaw.text.fold import folded
from distlaw.vocab.serial_forms import SerialForm, load_serial_forms

_ALONE = frozenset({"pages_at_end", "pages_after_zh", "pages_before_zh", "pages_words"})  # say nothing of a serial
_ABBREVIATED = re.compile(r"\b(?:L|Rev|J|Q|Stud)\.")
_ADDRESS = re.compile(r"https?:\S+|\b10\.\d{4,9}/\S+|www\.\S+", re.IGNORECASE)
_TO_NUMBERS = re.compile(
    r"(?:[\s,.;:(\[/·|№–—-]|\bvol(?:ume|s)?(?![a-z])|\b(?:no|issue|iss)(?![a-z])|总?第|年[卷度]?|总|(?:19|20)\d\d)+$",
    re.IGNORECASE,
)
_NOTICE = re.compile(r"刊[登于於载載]|[载載][于於]|原[载載]|[发發]表[于於]")  # what a name does not begin with
_BEFORE_NAME = re.compile(
    r"[?!？！》”\"\]/|｜。：:>›»]|\s{2,}|(?<=[a-z]{5})\.\s|\[J(?:/OL)?\]\.?|\b(?:appeared|published) in (?:the )?"
)
_ENDS_OPEN = re.compile(r"(?:^|\s)(?:of|the|in|to|and|for|on|by|from|with|at|a)$", re.IGNORECASE)  # of a phrase
_DATED = re.compile(r"^(?:19|20)\d\d[.,]\s")  # 2031, Journal of Roe, 12 (3)
_EDGE = " .,;·•*-–—()（）“"
_SHORTEST, _LONGEST_NAME = 3, 90  # characters
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-–—―−~]\s?(?:(?:19|20)\d\d|\d\d)")


class SerialValue(NamedTuple):
    """A field's value, where it stands in the line, and the form that read it."""

    field: str
    value: str
    start: int
    end: int
    form: str


def serial_values(flat: str) -> tuple[SerialValue, ...]:
    """The values of a line in folded text, a field once; empty where no volume and no issue is named."""
    found: dict[str, SerialValue] = {}
    spoilt: set[str] = set()
    flat = _ADDRESS.sub(lambda address: " " * len(address[0]), flat)
    for form in load_serial_forms():
        if form.id in _ALONE and not found.keys() & {"volume", "issue"}:
            continue
        for name, values in by_form(form, flat).items():
            if name in found or name in spoilt:
                continue
            if len({one.value for one in values}) > 1:
                spoilt.add(name)
            else:
                found[name] = values[0]
    return tuple(found.values()) if found.keys() & {"volume", "issue"} else ()


def by_form(form: SerialForm, flat: str) -> dict[str, list[SerialValue]]:
    """Every value that one form reads from a line, by field."""
    out: dict[str, list[SerialValue]] = {}
    for match in form.compiled.finditer(flat):
        named = match.groupdict().get("container_title")
        if named and not (OUTLET_WORDS.search(named) or _ABBREVIATED.search(named)):
            continue
        for group, value in match.groupdict().items():
            if value and group != "issued" and not _YEARS.fullmatch(value):
                name = "page" if group == "first" else group
                out.setdefault(name, []).append(SerialValue(name, value, *match.span(group), form.id))
    return out


def pages_of(flat: str) -> SerialValue | None:
    """The pages that a line names by a word of theirs."""
    forms = [form for form in load_serial_forms() if form.id == "pages_words"]
    found = [one for form in forms for one in by_form(form, flat).get("page", ())]
    return found[0] if len({one.value for one in found}) == 1 else None


def name_before(text: str, end: int) -> tuple[int, int] | None:
    """Where the name of a serial stands that ends right before its numbers; None where nothing there is called so."""
    before = text[:end]
    marked = re.search(r"《([^《》]{2,40})》[^《》]{0,12}$", before)
    if marked:
        return marked.span(1)
    tail = _TO_NUMBERS.search(before)
    before = before[: tail.start()] if tail else before
    start = max((one.end() for one in _BEFORE_NAME.finditer(before)), default=0)
    name = _DATED.sub("", before[start:].strip(_EDGE))
    if name.count("(") > name.count(")"):  # By Jane Roe (Family News, Vol. 18
        name = name[name.rindex("(") + 1 :].strip(_EDGE)
    if _ENDS_OPEN.search(name):
        return None
    is_name = (
        _SHORTEST <= len(name) <= _LONGEST_NAME
        and not name[0].islower()
        and not _NOTICE.match(name)
        and not re.search(r"\d", name)
    )
    if not is_name or not (
        OUTLET_WORDS.search(folded(name)) or OUTLET_WORDS.search(name.title()) or _ABBREVIATED.search(name)
    ):
        return None
    start += before[start:].find(name)
    return start, start + len(name)
