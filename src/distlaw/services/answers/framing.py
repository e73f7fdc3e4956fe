"""What the program itself writes before a handle: who says it, and who reports it."""

from __future__ import annotations

import re

from distlaw.model.claim_record import ClaimRecord
from distlaw.services.answers.handles import HANDLE
from distlaw.text.fold import simplified
from distlaw.text.han import HAN
from distlaw.vocab.frames import Written, load_frames

_HAN = re.compile(f"[{HAN}]")
_NAMED = 3  # authors that are named one by one


def framed(claim: ClaimRecord, draft: str) -> str:
    """The words before a handle, in the language and script of the draft; of the claim where the draft has neither."""
    written, second = _written(claim, draft)
    is_english = written is load_frames()["en"].written
    work, several = _work(claim, written, second)
    at = int(several) if is_english else second
    if claim.speaker.type == "author":
        return _first_large(written.own[second].format(who=work, verb=_verb(claim, written, at)))
    is_named = claim.speaker.name and claim.speaker.type != "unnamed"
    who = claim.speaker.name if is_named else written.nobody[second]
    return _first_large(written.reported[at].format(who=who, work=work))


def reported(claim: ClaimRecord, draft: str) -> str:
    """What stands before the citation where the work only reports who speaks."""
    written, second = _written(claim, draft)
    return "" if claim.speaker.type == "author" else written.cited[second]


def _written(claim: ClaimRecord, draft: str) -> tuple[Written, int]:
    text = HANDLE.sub("", draft)
    if _HAN.search(text):
        return load_frames()["zh"].written, int(simplified(text) != text)
    if any(map(str.isalpha, text)) or not claim.language.startswith("zh"):
        return load_frames()["en"].written, 0
    return load_frames()["zh"].written, int(claim.language == "zh-Hant")


def _work(claim: ClaimRecord, written: Written, second: int) -> tuple[str, bool]:
    """The authors, or the title where there are none; and whether they are several."""
    people = claim.authors
    if not people:
        return claim.title or written.untitled[second], False
    if len(people) > _NAMED:
        return people[0] + written.more[second], True
    return written.join[second].join(people), len(people) > 1


def _verb(claim: ClaimRecord, written: Written, at: int) -> str:
    """An author asks or writes: only a court holds and only a party submits, and those are reported."""
    return written.verbs.get("open_question" if claim.kind == "open_question" else "", written.verbs[""])[at]


def _first_large(text: str) -> str:
    return text[:1].upper() + text[1:]
