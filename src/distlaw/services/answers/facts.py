"""What the record of a claim lets a draft say beside its handle: the words that may fill each slot of a template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations

from distlaw.model.claim_record import ClaimRecord
from distlaw.services.answers.corpus import Corpus, sides_of
from distlaw.services.answers.names import joined, spoken, together
from distlaw.services.answers.templates import Slots, bare
from distlaw.text.numerals import chinese_numeral
from distlaw.vocab.frames import Frames, load_frames
from distlaw.vocab.issues import Issue, default_issue, issue
from distlaw.vocab.theories import theory

_NAMED_TOGETHER = 3
_FORMS = 12  # of a name: whoever has more is several people
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def facts(claim: ClaimRecord, before: Sequence[ClaimRecord], language: str, corpus: Corpus) -> Slots:
    """The slots of one claim, in a language; `before` are the claims that the draft has cited already."""
    frames = load_frames()[language]
    after = _after(claim, before, frames, corpus)
    is_own = claim.speaker.type == "author"
    work = set(together(corpus.people(claim.key))) or _titles(claim, corpus)
    who = work | _court(claim, corpus) if is_own else _speaker(claim, corpus)
    if is_own and after["still"]:
        who |= set(map(bare, frames.same))
    year, page = claim.issued[:4], claim.page
    is_body = not is_own or claim.key in corpus.courts
    nouns = (*frames.nouns[""], *frames.nouns.get(claim.kind, ()))
    return {
        "who": _longest(who), "work": () if is_own else _longest(work), "year": _some(year) if is_own else (),
        "title": _longest(_titles(claim, corpus)) if is_own else (),
        "par": _brackets(who if is_own else set(), work, year, page),
        "theory": _longest(_theories(claim)), "side": _longest(_sides(claim, same=True)),
        "other_side": _longest(_sides(claim, same=False)), "noun": _longest(map(bare, nouns)),
        "verb": _longest(_verbs(claim, frames, after, is_body=is_body)), **after,
    }  # fmt: skip


def _after(claim: ClaimRecord, before: Sequence[ClaimRecord], frames: Frames, corpus: Corpus) -> Slots:
    """What may be said of a claim because of those before it."""
    last = before[-1] if before else None
    is_same = last is not None and corpus.voice(last) == corpus.voice(claim)
    is_again = any(corpus.voice(one) == corpus.voice(claim) for one in before)
    agrees = last is not None and corpus.agree(last, claim)
    is_opposed = last is not None and corpus.are_opposed(last, claim)
    order = (*frames.order, *(frames.contrast if is_opposed else ()), *(frames.likeness if agrees else ()))
    again = _longest(map(bare, frames.again))
    return {
        "again": again if is_again or agrees else (), "still": again if is_same else (),
        "opposed": ("opposed",) if is_opposed else (),
        "attacks": ("attacks",) if last is not None and corpus.attacks(claim, last) else (),
        "order": _longest(map(bare, order)),
    }  # fmt: skip


def of_all(claims: Sequence[ClaimRecord], language: str, corpus: Corpus) -> Slots:
    """The slots of what is said of several claims together: what holds for each."""
    every = [facts(one, (), language, corpus) for one in claims]
    if not every:
        return {}
    found = {
        name: _longest(set(every[0][name]).intersection(*(one[name] for one in every)))
        for name in ("who", "theory", "side", "other_side", "par")
    }
    number, voices = len({one.id for one in claims}), len({corpus.voice(one) for one in claims})
    are_authors = all(one.speaker.type == "author" and len(one.authors) == 1 for one in claims)
    return found | {
        "all": found["who"], "count": _count(number, language), "voices": _count(voices, language),
        "authors": _count(voices, language) if are_authors else (), "each": _each(claims, every, corpus),
        "pro": _pro(claims, load_frames()[language]),
        "number": tuple(str(number) for number in range(20, 0, -1)), "issue": _issues(claims),
    }  # fmt: skip


def _each(claims: Sequence[ClaimRecord], every: Sequence[Slots], corpus: Corpus) -> tuple[str, ...]:
    """The names of two or three single speakers together, in any order."""
    people = {corpus.voice(claim): set(slots["who"]) for claim, slots in zip(claims, every, strict=True)}
    if not 1 < len(people) <= _NAMED_TOGETHER or max(map(len, people.values())) > _FORMS:
        return ()
    return _longest(form for order in permutations(people.values()) for form in joined(order))


def _pro(claims: Sequence[ClaimRecord], frames: Frames) -> tuple[str, ...]:
    """For or against, where each claim takes that side on the default issue."""
    sides = {dict(sides_of(claim)).get(default_issue().id, "") for claim in claims}
    return _longest(map(bare, frames.pro.get(sides.pop(), ()))) if len(sides) == 1 else ()


def _court(claim: ClaimRecord, corpus: Corpus) -> set[str]:
    """Of a judgment's own words: its court."""
    court = corpus.courts.get(claim.key)
    return spoken(court, "organisation") | spoken("法院", "organisation") if court else set()


def _speaker(claim: ClaimRecord, corpus: Corpus) -> set[str]:
    name, kind = claim.speaker.name, claim.speaker.type
    found = corpus.speaker(claim) if len(name) > 1 else set[str]()
    if kind in ("unnamed", "group") or not name:
        found |= {bare(word) for frames in load_frames().values() for word in frames.unnamed}
    return found


def _titles(claim: ClaimRecord, corpus: Corpus) -> set[str]:
    return {bare(title) for title in corpus.titles.get(claim.key, ())} - {""}


def _brackets(who: set[str], work: set[str], year: str, page: str) -> tuple[str, ...]:
    """(2031), (Vance), (Vance 2031, p. 202), (2031年，第202页), (p. 202): bare. Where the work only reports who speaks,
    its year stands with its author, and neither alone."""
    pages = [f"p.{page}", f"pp.{page}", f"at{page}", f"page{page}", f"第{page}页", page] if page else []
    years = [year, f"{year}年", f"in{year}"] if year else []
    inner = {*years, *(one for one in pages if one != page), *(y + p for y in years for p in pages)}
    alone = inner | who if who else {one for one in pages if one != page}
    return _longest(f"({one})" for one in alone | {name + more for name in who | work for more in inner})


def _theories(claim: ClaimRecord) -> set[str]:
    """The names of its theories and of those above them."""
    found, rest = set[str](), [*claim.theories]
    while rest:
        if one := theory(rest.pop()):
            found |= {bare(label) for label in one.pref_label.values()}
            rest += [one.broader] if one.broader else []
    return found


def _sides(claim: ClaimRecord, *, same: bool) -> set[str]:
    """The sides of issues it takes; or those it is against."""
    found = set[str]()
    for identity, side in sides_of(claim):
        about = issue(identity)
        if about and side in ("supports", "opposes"):
            found |= _labels(about, "supports" if (side == "supports") == same else "opposes")
    return found


def _labels(about: Issue, side: str) -> set[str]:
    labels = about.supports if side == "supports" else about.opposes
    found = {bare(one) for one in labels.values()} | {bare(f"the view that {labels['en']}")}
    if about.about == "conduct":
        name, word = about.label["en"], "lawfulness" if side == "supports" else "unlawfulness"
        found |= {bare(f"the {word} of {one}") for one in (name, name.rpartition(" ")[2])}
    return found


def _verbs(claim: ClaimRecord, frames: Frames, after: Slots, *, is_body: bool) -> set[str]:
    return {
        bare(word)
        for verbs in frames.verbs
        if claim.kind in (verbs.kinds or (claim.kind,)) and claim.modality in (verbs.modality or claim.modality)
        if (not verbs.needs or after[verbs.needs]) and (is_body or not verbs.body)
        for word in verbs.words
    }


def _issues(claims: Sequence[ClaimRecord]) -> tuple[str, ...]:
    """The issues that all are about, by name and as questions: is distillation lawful? 蒸馏合法吗？"""
    shared = set.intersection(*({issue for issue, _ in sides_of(one)} for one in claims))
    found = list[str]()
    for about in filter(None, map(issue, shared)):
        subject, is_, rest = about.supports["en"].partition(" is ")
        asked = [f"is {subject} {rest}?"] if is_ else []
        asked += [f"{label}吗？" for code, label in about.supports.items() if code != "en"]
        found += map(bare, (*about.label.values(), *asked))
    return _longest(found)


def _count(number: int, language: str) -> tuple[str, ...]:
    if language == "en":
        return tuple(dict.fromkeys((str(number), _NUMBERS[number - 1] if number <= len(_NUMBERS) else str(number))))
    return tuple(dict.fromkeys((str(number), chinese_numeral(number), "两" if number == 2 else str(number))))


def _some(word: str) -> tuple[str, ...]:
    return (word,) if word else ()


def _longest(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({word for word in words if word}, key=lambda word: (-len(word), word)))
