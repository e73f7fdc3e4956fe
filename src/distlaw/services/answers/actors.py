"""Who is named in a clause of a draft: people and works that the corpus knows, and others who look like people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from distlaw.services.answers.corpus import Corpus, compared
from distlaw.text.han import HAN
from distlaw.text.stem import stemmed
from distlaw.text.stop_words import load_stop_words
from distlaw.text.titles import title_key
from distlaw.vocab.attribution import either, load_attribution
from distlaw.vocab.surnames import common_surnames, divided, english_words, western_names_known
from distlaw.vocab.words import word_list

_L = "A-Za-zÀ-ɏ"
_RUN = re.compile(rf"[{HAN}·]+|[{_L}][{_L}.’'-]*(?:[ \t]+[A-ZÀ-Þ][{_L}.’'-]*)*")
_CAPITALS = re.compile(rf"(?<![{_L}])[A-ZÀ-Þ][{_L}’'-]*\.?(?:[ \t]+(?:(?:de|van|von)[ \t]+)?[A-ZÀ-Þ][{_L}’'-]*\.?)*")
_TITLED = re.compile(r"《([^《》]{2,})》")
_LONGEST = 8  # characters of a Chinese name
_BEFORE_A_PERSON = ("than", "by", "per", "like", "as")
_NOUN = re.compile(r"(?:tion|ment|ness|ity|ism|ing|ship|ence|ency|logy|ware|oppel|acy|als|law|ory)s?$")
_INITIAL = re.compile(r"[A-Z]\.?$")


class Actor(NamedTuple):
    """Somebody who is named: the words, the name as names are compared, and where it stands in the clause.

    `is_known`: the corpus has the name; `key` is set where a work is named by its title.
    """

    words: str
    name: str
    start: int
    end: int
    is_known: bool = True
    keys: tuple[str, ...] = ()


def actors(text: str, corpus: Corpus) -> list[Actor]:
    """Everybody who is named in a folded text, in order."""
    found = [*_works(text, corpus), *known(text, corpus)]
    for one in (*_with_title(text), *_capitals(text), *_chinese(text)):
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def known(text: str, corpus: Corpus) -> Iterator[Actor]:
    """Names of the corpus in the text; a Latin one that is a part of another name is no name of the corpus."""
    found = list[Actor]()
    for name in corpus.bodies:  # the longer first: High Court, not the Court in it
        spans = [(a, b) for a, b in _whole(text, name) if all(b <= one.start or one.end <= a for one in found)]
        found += [Actor(text[a:b], compared(name), a, b) for a, b in spans]
    yield from found
    for match in _RUN.finditer(text):
        run, at = match.group(), match.start()
        if run[0].isascii():
            named = list(_latin(run, at, corpus.names))
        else:
            named = [Actor(run[a:b], compared(run[a:b]), at + a, at + b) for a, b in _han(run, corpus.names)]
        yield from (one for one in named if not any(one.start < two.end and two.start < one.end for two in found))


def _whole(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where a name of an organisation stands, as whole words."""
    for match in re.finditer(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", text):
        yield match.span()


def _han(run: str, names: frozenset[str]) -> list[tuple[int, int]]:
    parts = [(a, b) for a in range(len(run)) for b in range(a + 2, min(len(run), a + _LONGEST) + 1)]
    apart: list[tuple[int, int]] = []
    for a, b in sorted((p for p in parts if compared(run[p[0] : p[1]]) in names), key=lambda p: p[0] - p[1]):
        if all(b <= c or d <= a for c, d in apart):
            apart.append((a, b))
    return sorted(apart)


def _latin(run: str, at: int, names: frozenset[str]) -> Iterator[Actor]:
    spans = [found.span() for found in re.finditer(r"\S+", run)]
    held = [
        (n, m)
        for n in range(len(spans))
        for m in range(n, len(spans))
        if _is_name(run[spans[n][0] : spans[m][1]], names)
    ]
    if not held:
        return
    n, m = max(held, key=lambda pair: (pair[1] - pair[0], -pair[0]))
    words = [run[a:b] for a, b in spans]
    is_known = (not n or _is_no_name(words[n - 1])) and (
        m + 1 == len(words) or _is_no_name(words[m + 1], is_behind=True)
    )
    first, last = (n, m) if is_known else (0, len(spans) - 1)
    part = _bare(run[spans[first][0] : spans[last][1]])
    start = at + spans[first][0]
    yield Actor(part, compared(_bare(run[spans[n][0] : spans[m][1]])), start, start + len(part), is_known)


def _is_name(part: str, names: frozenset[str]) -> bool:
    plain = _bare(part)
    if compared(plain) not in names or load_stop_words().is_one(plain):
        return False
    return plain[:1].isupper() or (len(plain) > 4 and plain not in english_words() and not _is_given(plain))


def _is_given(word: str) -> bool:
    return word in western_names_known()[0]


def _bare(words: str) -> str:
    return re.sub(r"[’']s?$", "", words).rstrip(".")


def _is_no_name(word: str, *, is_behind: bool = False) -> bool:
    """A word that may stand beside a name in capitals and is no part of it: Professor, As, But; not Judge, and behind
    the name not Report."""
    plain, words = word.strip(".").lower(), load_attribution()
    if not word[:1].isupper() or load_stop_words().is_one(plain):
        return True
    if is_behind or plain in words.bodies_of_one["en"]:
        return plain in (*words.writings["en"], *words.views["en"])
    return plain in words.titles["en"] or (plain in english_words() and not _INITIAL.match(word))


def _works(text: str, corpus: Corpus) -> Iterator[Actor]:
    for match in _TITLED.finditer(text):
        keys = corpus.titles.get(title_key(match[1]), ())
        if keys:
            yield Actor(match.group(), "", match.start(), match.end(), keys=keys)
    low = text.lower()
    for one in corpus.works.values():
        for title in one.titles:
            at = low.find(title.lower()) if title.isascii() and len(title) > 11 else -1
            if at >= 0:
                yield Actor(text[at : at + len(title)], "", at, at + len(title), keys=corpus.titles[title_key(title)])


@cache
def _titles() -> re.Pattern[str]:
    words = load_attribution()
    name = rf"(?:[A-ZÀ-Þ][{_L}’'.-]*[ \t]*){{1,3}}"
    titles = "|".join(word.title() for word in words.titles["en"])
    return re.compile(rf"\b(?:{titles})\.?[ \t]+{name}")


def _with_title(text: str) -> Iterator[Actor]:
    """Professor Lessig; 王利明教授, 某法官."""
    for match in _titles().finditer(text):
        words = match.group().strip()
        yield Actor(words, compared(words), match.start(), match.start() + len(words), is_known=False)
    titles = either(
        tuple(word for word in load_attribution().titles["zh"] if word not in ("等", "学者", "院长", "法官"))
    )
    for match in re.finditer(rf"[{common_surnames()}某][{HAN}]{{0,3}}?(?:{titles})", text):
        yield Actor(match.group(), compared(match.group()), match.start(), match.end(), is_known=False)


def _capitals(text: str) -> Iterator[Actor]:
    """Words in capitals that look like a person's name: Lawrence Lessig, Quimby."""
    for match in _CAPITALS.finditer(text):
        words = "" if _is_print(match.group()) else _without_common(match.group())
        start = match.start() + match.group().index(words)
        if words and (_is_person(words) or _stands_as_one(text, start, start + len(words))):
            yield Actor(words, compared(_bare(words)), start, start + len(words), is_known=False)


def _is_print(words: str) -> bool:
    """The name of a periodical."""
    return any(word.strip(".").lower() in (*load_attribution().journals["en"], "l", "j") for word in words.split()[1:])


def _without_common(words: str) -> str:
    """The sequence without words at its ends that are no name: As Lessig, The Act."""
    parts = words.split()
    while parts and is_common(parts[0]):
        parts.pop(0)
    while parts and is_common(parts[-1]):
        parts.pop()
    found = " ".join(parts)
    return found if found and found in words else ""


def is_common(word: str) -> bool:
    """Whether a word in capitals is seldom somebody's name."""
    plain, words = _bare(word), load_attribution()
    low = plain.lower()
    return (
        load_stop_words().is_one(plain) or plain in words.no_persons or not plain[1:].islower()
        or low in (*words.leads["en"], *words.adverbs["en"], *words.institutions["en"], *words.views["en"])
        or (_is_english(low) and low not in western_names_known()[1])
        or bool(_NOUN.search(low))
    )  # fmt: skip


def _is_english(word: str) -> bool:
    return bool({word, word.removesuffix("s")} & english_words()) or stemmed(word) in _stems()


@cache
def _stems() -> frozenset[str]:
    return frozenset(map(stemmed, english_words()))


def _is_person(words: str) -> bool:
    """Whether the words are a name as lists of names have them."""
    given, family = western_names_known()
    parts = [_bare(word).lower() for word in words.split()]
    if len(parts) == 1:
        return parts[0] in family and parts[0] not in english_words()
    return not any(part in english_words() and part not in family | given for part in parts)


def _stands_as_one(text: str, start: int, end: int) -> bool:
    """Whether a word in capitals stands where a person does: than Lessig, Lessig's, alone before a colon."""
    before, after = text[:start].rstrip().lower(), text[end:]
    if _NOUN.search(text[start:end]):
        return False
    return (
        before.endswith(tuple(f" {word}" for word in _BEFORE_A_PERSON)) or before in _BEFORE_A_PERSON
        or bool(re.match(r"[’']s?\b", after)) or text[end - 2 : end] in ("'s", "’s") or not (before + after).strip(" .")
    )  # fmt: skip


def _chinese(text: str) -> Iterator[Actor]:
    """A word that a dictionary of names takes for a person's, with a common surname."""
    import rjieba

    verbs, at = [found.span() for found in _saying().finditer(text)], 0
    for word, tag in rjieba.tag(text):
        start = text.find(word, at)
        at = start + len(word) if start >= 0 else at
        word = word[: min((low - start for low, high in verbs if low < at and start < high), default=len(word))]
        if start >= 0 and tag == "nr" and _is_han_name(word):
            yield Actor(word, compared(word), start, start + len(word), is_known=False)


def _is_han_name(word: str) -> bool:
    import rjieba

    words = load_attribution()
    if not 2 <= len(word) <= 4 or word[0] in load_stop_words().characters:
        return False
    if word in (
        *words.unnamed["zh"],
        *words.own["zh"],
        *words.pronouns["zh"],
        *word_list("drafts", "no_persons").words,
    ):
        return False
    return divided(word)[0][:1] in common_surnames() and (len(word) > 2 or not rjieba.has_word(word))


@cache
def _saying() -> re.Pattern[str]:
    words = load_attribution()
    return re.compile(either((*words.verbs["zh"], *words.stances["zh"])))
