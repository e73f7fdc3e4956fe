"""Which issues a proposition is about: by its own words, else by what stands before it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from distlaw.extract.claims.lexicon import cue_text
from distlaw.model.document import ParsedDocument
from distlaw.vocab.issues import Issue, load_issues

Reach = Literal["claim", "sentence", "paragraph", "heading", "document"]
_OF_A_TITLE = 4  # blocks that the title counts for
_LEAST_SHARE = 0.15  # of a document's blocks that must name a practice for the document to be about it
_SHORT = 14  # lines
_SHORTEST = 6  # characters of a line that counts
_SECOND = 0.6  # of the first issue's blocks, for a second to be the document's too


@dataclass(slots=True)
class Discussion:
    """The issues named so far, nearest first; `document` are those that the whole text is about."""

    document: tuple[Issue, ...] = ()
    lines: int = 0  # that name the first of them
    heading: tuple[Issue, ...] = ()
    paragraph: tuple[Issue, ...] = ()
    sentence: tuple[Issue, ...] = ()
    cache: dict[str, tuple[Issue, ...]] = field(default_factory=dict)

    def enter(self, heading: str) -> None:
        """A new section."""
        self.heading, self.paragraph, self.sentence = issues_named(heading), (), ()

    def begin(self) -> None:
        """A new paragraph."""
        self.paragraph, self.sentence = (), ()

    def hear(self, sentence: str) -> None:
        """A sentence; what the one before named becomes the paragraph's."""
        self.paragraph = self.sentence or self.paragraph
        self.sentence = issues_named(sentence)

    def reach(self, shade: str) -> tuple[tuple[Issue, Reach], ...]:
        """The issues of a proposition, each with where its practice is named; an antecedent counts only where the
        proposition names no practice of its own that has nothing to do with it."""
        own = issues_named(shade)
        found: dict[str, tuple[Issue, Reach]] = {issue.id: (issue, "claim") for issue in own}
        levels: tuple[tuple[Reach, tuple[Issue, ...]], ...] = (
            ("sentence", self.sentence), ("paragraph", self.paragraph), ("heading", self.heading),
            ("document", self.document),
        )  # fmt: skip
        for level, issues in levels:
            for issue in issues:
                if issue.id not in found and (
                    not own or issue.is_near(shade) or any(_akin(issue, other) for other in own)
                ):
                    found[issue.id] = (issue, level)
        return tuple(found.values())


@lru_cache(maxsize=1024)
def issues_named(shade: str) -> tuple[Issue, ...]:
    """The issues whose practice folded text names; a sentence is asked about as a line, as itself and as a claim."""
    return tuple(issue for issue in load_issues() if issue.is_named(shade))


def _akin(one: Issue, other: Issue) -> bool:
    return one.id in (other.broader, other.id) or other.id == one.broader


def discussed(document: ParsedDocument) -> Discussion:
    """What a document is about: the practice that most of its lines, and its title, name."""
    counts: Counter[str] = Counter()
    texts = [line for line in cue_text(document.reading.text.replace("\n", "\0")).split("\0") if len(line) > _SHORTEST]
    for text in texts:
        counts.update(issue.id for issue in issues_named(text))
    titles = [s.value for s in document.statements if s.field == "title" and isinstance(s.value, str)]
    for title in titles:
        counts.update({issue.id: _OF_A_TITLE for issue in issues_named(cue_text(title))})
    if not counts:
        return Discussion()
    least = max(2 if len(texts) >= _SHORT else 1, _LEAST_SHARE * len(texts))
    most = max(counts.values())
    about = {name for name, count in counts.items() if count >= least and count >= _SECOND * most}
    return Discussion(document=tuple(issue for issue in load_issues() if issue.id in about), lines=most)
