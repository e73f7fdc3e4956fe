"""Responsible persons: clause 7.1 of GB/T 7714."""

from __future__ import annotations

import re
from collections.abc import Sequence

from distlaw.exporters.gbt7714.frame import Frame
from distlaw.exporters.printed.given import parted
from distlaw.exporters.printed.language import has_cjk
from distlaw.exporters.printed.markup import clean
from distlaw.model.csl import kept_names
from distlaw.model.work import Name
from distlaw.text.pinyin_names import is_pinyin_name

SHOWN = 3  # 7.1: up to three are all given; of more, the first three
_JOINT = re.compile(r"[- ]")
_WORD = re.compile(r"[^\W\d_]+")
# A work has one of these as its chief responsibility, in this order; an editor only where there is no host (8.3).
_PRIMARY = ("author", "director", "interviewer")
_KEPT = ("composer", "illustrator", "performer", "host", "editorial-director", "organizer")
_OF_HOSTLESS = ("editor", "compiler", "collection_editor")
_OF_HOST = ("container_author", "editor", "compiler", "collection_editor")


def authors(frame: Frame) -> str:
    """The chief responsible persons of the work; empty where it has none."""
    roles = _PRIMARY if frame.item.container_title else _PRIMARY + _OF_HOSTLESS
    people = _first_of(frame, roles)
    if not people and frame.item.extra:
        people = list(kept_names(frame.item, *_KEPT))
    return _listed(people, frame)


def host_persons(frame: Frame) -> str:
    """The responsible persons of the host document, without a word for their role."""
    return _listed(_first_of(frame, _OF_HOST), frame)


def translators(frame: Frame) -> str:
    """Other responsible persons (7.1): 谢远涛，译; of more than three 等，译 (2025) or 等译 (2015)."""
    names = [name for name in frame.item.contributors if name.role == "translator"]
    if not names:
        return ""
    listed = _listed(names, frame)
    is_cut = len(names) > SHOWN and not frame.options.all_authors
    if is_cut and not frame.rules.separate_role and has_cjk(frame.words.translator):
        return listed + frame.words.translator
    return listed + frame.marks.comma + frame.words.translator


def _first_of(frame: Frame, roles: Sequence[str]) -> list[Name]:
    people = frame.item.contributors
    if len(people) == 1:
        return list(people) if people[0].role in roles else []
    for role in roles:
        found = [name for name in people if name.role == role]
        if found:
            return found
    return []


def _listed(names: Sequence[Name], frame: Frame) -> str:
    if not names:
        return ""
    most = frame.options.et_al_after or SHOWN
    is_more = names[-1].et_al  # others who are not named
    is_cut = (len(names) > most and not frame.options.all_authors) or is_more
    shown = [person(name, frame) for name in (names[:most] if is_cut and not frame.options.all_authors else names)]
    text = frame.marks.comma.join(name for name in shown if name)
    return text + frame.marks.comma + frame.words.et_al if is_cut else text


def person(name: Name, frame: Frame) -> str:
    """One name as clause 7.1 prints it: surname first, initials without stops; Chinese names whole."""
    if name.literal:
        return _literal(name, frame)
    family, given = clean(name.family), clean(name.given)
    if has_cjk(family + given):  # a translated Western name goes by its surname: 拉伦茨 | 卡尔, 克茨 | H.
        return family if given and (given.isascii() or len(family) > 2) else family + given
    if name.non_dropping_particle:
        family = f"{clean(name.non_dropping_particle)} {family}"
    if frame.rules.capital_surnames:
        family = family.upper()
    if frame.rules.pinyin_in_full and is_pinyin_name(name.family, given):
        first, *others = _JOINT.split(given)  # GB/T 28039: the syllables of a given name are joined
        given = first + "".join(others).lower()
    else:
        given = parted(given, name.family)
        given = initials(given) if frame.rules.hyphen_in_initials else initials(given).replace("-", " ")
    parts = [family, given, clean(name.dropping_particle)]
    text = " ".join(part for part in parts if part)
    if name.suffix:
        suffix = clean(name.suffix)
        text += f"{frame.marks.comma}{suffix}" if frame.rules.capital_surnames else " " + suffix.rstrip(".")
    return text


def _literal(name: Name, frame: Frame) -> str:
    """A name given whole. Of a translated foreign name only the surname is printed (7.1)."""
    text = clean(name.literal)
    is_foreign = bool(name.nationality)
    if "·" in text and is_foreign and not name.is_institution and name.role != "translator" and has_cjk(text):
        return text.rpartition("·")[2].strip()
    return text


def initials(given: str) -> str:
    """Peyton Z. gives P Z, Jung-Ran gives J-R; initials run together (J.A.) are parted."""
    found = []
    for word in given.replace(".-", "-").replace(".", " ").split():
        found.append("-".join(part[0].upper() for part in word.replace("‐", "-").split("-") if _WORD.match(part)))
    return " ".join(initial for initial in found if initial)
