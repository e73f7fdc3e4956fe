"""Contributors in Chinese notes: articles 24, 25 and 27 of the manual."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from distlaw.exporters.printed.language import has_cjk
from distlaw.exporters.printed.markup import clean
from distlaw.model.csl import kept
from distlaw.model.work import Item, Name
from distlaw.vocab.styles import LawManualTable, law_manual

CUT = 4  # 24: two or three are all named; of more, the first two
CUT_IN_LIST = 6
_FIRST = 2
_NATION_LINE = re.compile(r"^nationality: *(\S+) *$", re.MULTILINE)
# A contributor that stands before the title, in this order; the others follow the title.
_LEADING = ("author", "narrator", "editor", "compiler", "interviewer", "director")


def leading(item: Item, limit: int, *, is_short: bool = False) -> str:
    """Whoever stands before the title, with nationality and role word; an editor of the host does not."""
    people = item.contributors
    if not people:
        return ""
    for role in _LEADING:
        if item.container_title and role in ("editor", "compiler"):
            break
        group = [name for name in people if name.role == role]
        if group:
            return _group(group, item, limit, is_short)
    return ""


def following(item: Item, limit: int) -> list[str]:
    """Contributors after the title, one group a role word, as printed: 安永康译，宋华琳校."""
    people = item.contributors
    if not people:
        return []
    first = next((role for role in _LEADING if any(name.role == role for name in people)), "")
    groups: dict[tuple[str, str], list[Name]] = {}
    for name in people:
        is_host = item.container_title and name.role in ("editor", "compiler", "container_author", "collection_editor")
        if name.role == first or is_host or name.role in ("recipient", "supervisor", "collection_editor"):
            continue
        groups.setdefault((name.role, name.role_label), []).append(name)
    return [text for names in groups.values() if (text := _group(names, item, limit, False))]


def host(item: Item, limit: int) -> str:
    """The editors of the host work: 梁慧星主编."""
    for role in ("editor", "container_author", "compiler", "collection_editor"):
        group = [name for name in item.contributors if name.role == role]
        if group:
            return _group(group, item, limit, False, is_host=True)
    return ""


def _group(names: Sequence[Name], item: Item, limit: int, is_short: bool, *, is_host: bool = False) -> str:
    table = law_manual()
    is_long = bool(limit) and len(names) >= limit
    if not is_long and not is_short and len(runs := _by_word(names)) > 1:  # 江平口述、陈夏红整理 (28)
        return "、".join(_group(run, item, limit, False, is_host=is_host) for run in runs)
    is_cut = is_long or names[-1].et_al  # others follow who are not named
    shown = names[:_FIRST] if is_long else names
    texts = [whole(name) for name in shown]
    if is_short:
        return "、".join(texts) + ("等" if is_cut else "")
    told = _NATION_LINE.search(item.note)
    origin = "" if is_host else kept(item, "nationality") or kept(item, "dynasty") or (told[1] if told else "")
    text = _nationality(shown[0].nationality or (origin if shown[0].role == "author" else ""), table)
    for index, (name, printed) in enumerate(zip(shown, texts, strict=True)):
        if index:
            text += "、"
            if name.nationality and name.nationality != shown[index - 1].nationality:
                text += _nationality(name.nationality, table)
        text += printed
    word = role_word(shown, table)
    if not word and shown[0].role not in ("author", "container_author", "interviewer"):
        return ""  # a contributor of no known role is not given one
    return text + ("等" if is_cut else "") + word


def _by_word(names: Sequence[Name]) -> list[list[Name]]:
    """Runs of persons with one role word, where every person has a word of the work's own; else all together."""
    if not all(name.role_label for name in names):
        return [list(names)]
    return [list(run) for _, run in groupby(names, key=lambda name: name.role_label)]


def whole(name: Name) -> str:
    """A Chinese name whole; a Western one given name first; spaces after a stop closed up (汉斯·J.沃尔夫)."""
    if not name.literal:
        text = clean(name.family + name.given) if has_cjk(name.family + name.given) else clean(name.display)
    else:
        text = clean(name.literal)
    return text.replace(". ", ".") if has_cjk(text) else text


def role_word(names: Sequence[Name], table: LawManualTable) -> str:
    """The role word as the work prints it, else the usual one of the role (25)."""
    printed = next((name.role_label for name in names if name.role_label), "")
    if printed:
        return "" if printed in table.silent_roles else clean(printed)
    role = names[0].role
    if role in ("editor", "compiler") and all(_is_body(name, table) for name in names):
        return table.institution_editor
    return table.roles.get(role, "")


def _is_body(name: Name, table: LawManualTable) -> bool:
    return name.is_institution or (len(name.literal) > 4 and name.literal.endswith(table.institutions))


def _nationality(printed: str, table: LawManualTable) -> str:
    """［美］ for a country, （清） for a dynasty (27)."""
    text = clean(printed).strip("[]［］()（）〔〕")
    if not text:
        return ""
    return f"（{text}）" if text in table.dynasties else f"［{text}］"


def people_of(item: Item) -> Iterable[str]:
    """Names a repeated citation goes by."""
    return (whole(name) for name in item.contributors if name.role in ("author", "editor"))
