"""Tells titles of statutes from other titles, and a document's jurisdiction from its words."""

from __future__ import annotations

import re
from functools import cache, partial

from distlaw.extract.statutes.provisions import counts_as_taiwan_does
from distlaw.text.fold import folded, simplified
from distlaw.vocab.citation_forms import load_fields
from distlaw.vocab.phrases import both
from distlaw.vocab.statutes import (
    STATE,
    SUPREME_COURT,
    Statute,
    interpretation_names,
    load_statutes,
    statute_key,
    statutes_by_title,
)
from distlaw.vocab.trie import pattern_of
from distlaw.vocab.words import any_of, word_list

_sign = partial(word_list, "statute_titles")


def is_statute_title(title: str, *, has_number: bool, has_provision: bool) -> bool:
    """Whether a title in title marks is that of a statute, rule, standard or policy."""
    if len(title) < 2:
        return False
    if statute_key(title) in statutes_by_title():
        return True
    if _is_no_law(title) and not title.startswith((SUPREME_COURT[:4], "关于", STATE)):
        return False
    if has_number:
        return True
    if _sign("law").regex.search(title):
        return True
    is_policy = _sign("policy").regex.search(title) is not None
    return is_policy and (has_provision or _sign("official_opening").regex.search(title) is not None)


def _is_no_law(title: str) -> bool:
    """Whether the title is of a method, or of a writing on a statute."""
    kinds = ("no_law_ending", "treatise_opening", "treatise_word")
    return any(_sign(kind).regex.search(title) for kind in kinds)


def jurisdiction_of(text: str, *, is_traditional: bool = False) -> str:
    """TW or CN, by the words that only texts on the one or the other use, and by how provisions are counted.

    Script alone says nothing, since mainland texts are converted; a text in Traditional script without either's
    words is left open (empty text).
    """
    head = text[:200_000]
    taiwan, mainland = (len(_sign(place).regex.findall(head)) for place in ("of_taiwan", "of_the_mainland"))
    if taiwan != mainland or not is_traditional:
        return "TW" if taiwan > mainland else "CN"
    return "TW" if not mainland and counts_as_taiwan_does(head) else ""


def is_traditional(text: str) -> bool:
    """Whether a text is printed in Traditional script: more than a twentieth of its characters are Traditional."""
    head = text[:20_000]
    changed = sum(one != other for one, other in zip(head, simplified(head), strict=True))
    return changed > 0.05 * len(head)


@cache
def bare_titles() -> re.Pattern[str]:
    """Chinese titles that texts write without title marks, longest first, and fields of law."""
    words = set(load_fields().zh) | interpretations_by_short_name()
    for statute in load_statutes():
        for title in statute.all_titles:
            plain = folded(title)
            if not plain.isascii() and plain.endswith(word_list("statutes", "title_endings").words):
                words |= both(plain)
    after, implementing = any_of("statutes", "after_no_title"), any_of("statutes", "implementing")
    return re.compile(rf"(?<![A-Za-z])(?:{STATE})?(?:{pattern_of(words)})(?!{after}|{implementing})")


@cache
def interpretations_by_short_name() -> frozenset[str]:
    """担保制度解释, 建设工程施工合同司法解释(一): names that texts give to interpretations of the Supreme Court."""
    names = {
        name
        for statute in load_statutes()
        for title in (statute.all_titles if statute.kind == "judicial_interpretation" else ())
        for name in interpretation_names(statute_key(title))
    }
    return frozenset(form for name in names for form in (name, _NUMBERED.sub(r"(\1)", name)))


_NUMBERED = re.compile(r"(?<=解释|规定)([一二三四五六七])$")


@cache
def english_titles() -> re.Pattern[str]:
    """Known English titles and abbreviations, as whole words."""
    words = {
        folded(title)
        for statute in load_statutes()
        if not statute.is_field
        for title in (statute.title_en, *statute.aliases)
        if title.isascii() and len(title) > 2 and not title.startswith(("Section 230", "section 230"))
    }
    return re.compile(rf"(?<![A-Za-z0-9-])(?:{pattern_of(words)})(?![A-Za-z0-9-]|\.\w)")


def acts_called(title: str) -> tuple[Statute, ...]:
    """The known acts of that title, in any jurisdiction."""
    return statutes_by_title().get(statute_key(title), ())
