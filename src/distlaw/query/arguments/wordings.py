"""Very many words sought in the texts of works, in one reading: what each work speaks of, and what any of them does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import add

Names = Mapping[str, Iterable[str]]  # what may be spoken of, by its words: plain ones, of one script and case
_FEW = 400  # words that are sought one by one


class Spoken:
    """What works speak of, as far as their texts were read: of `each` name by work, of `once` in any."""

    def __init__(self, each: Names, once: Names) -> None:
        self.by_work: dict[str, set[str]] = {}
        self.left = dict(once)  # of which no work has spoken yet
        self._each = each
        self._sought = self._begin()

    def read(self, key: str, texts: Sequence[str]) -> None:
        """The texts of a work of which it is asked what it speaks of; they are as plain as the words."""
        found = self._sought[0].in_texts(texts)
        self.by_work[key] = found & self._each.keys()
        self._strike(found)

    def pass_by(self, texts: Sequence[str]) -> None:
        """The texts of any other work."""
        self._strike(self._sought[1].in_texts(texts))

    def _strike(self, found: set[str]) -> None:
        if not found.isdisjoint(self.left):
            self.left = {name: words for name, words in self.left.items() if name not in found}
            self._sought = self._begin()

    def _begin(self) -> tuple[_Wordings, _Wordings]:
        return _Wordings({**self._each, **self.left}), _Wordings(self.left)


class _Wordings:
    """Words by their first two characters: where there are many, most cost nothing, since the text has no such pair."""

    def __init__(self, words: Names) -> None:
        self._words = [(word, name) for name, some in words.items() for word in dict.fromkeys(some) if word]

    @cached_property
    def _opening(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        opening: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for word, name in self._words:
            opening[word[:2]].append((word, name))
        return opening

    def in_texts(self, texts: Sequence[str]) -> set[str]:
        """The names of which these texts have a word."""
        found = set[str]()
        for text in texts:
            few = self._words if len(self._words) < _FEW else self._beginning_in(text)
            found.update(name for word, name in few if name not in found and word in text)
        return found

    def _beginning_in(self, text: str) -> Iterator[tuple[str, str]]:
        """The words whose first two characters a text has side by side."""
        begins = {*text, *map(add, text, text[1:])}
        return chain.from_iterable(map(self._opening.__getitem__, self._opening.keys() & begins))
