"""A long text that never names a theory argues none on it."""

from __future__ import annotations

import pytest

from distlaw.extract.claims import extract, unnamed
from distlaw.model.findings import Findings
from distlaw.model.source import SourceText
from distlaw.parsers import parse

_ANSWERS = (
    "The president is the only officer whom the voters choose, and the minister has to answer to the president. "
    "Courts held that an agency should be responsible for what its head decides, and that the head must pay. "
    "The statute cannot make the officer responsible for what others do, and the injured may go to the assembly. "
)
_NAMED = "Tort liability reaches the officer, and the negligence of an agency is a tort for which liability follows. "


def _found(text: str) -> Findings:
    (document,) = parse(SourceText(sha256="0" * 64, file_name="a.txt", media_type="text/plain", text=text))
    return extract(document, Findings())


def _theories(text: str) -> set[str]:
    return {theory for claim in _found(text).claims for theory in claim.theories}


def _essay(*sentences: str, times: int) -> str:
    body = "\n\n".join("".join(sentences) for _ in range(times))
    return f"Of AI Models and Officers\n\nAda Verne\n\n{body}\n"


@pytest.mark.parametrize(("sentences", "is_argued"), [((_ANSWERS,), False), ((_ANSWERS, _NAMED), True)])
def test_a_theory_that_a_long_text_never_names_is_not_argued_in_it(sentences: tuple[str, ...], is_argued: bool) -> None:
    assert ("tort_liability" in _theories(_essay(*sentences, times=60))) is is_argued


def test_a_short_text_need_not_repeat_the_name() -> None:
    assert "tort_liability" in _theories(_essay(_ANSWERS, times=4))


def test_what_was_dropped_is_said() -> None:
    problems = {one.code: one.message for one in _found(_essay(_ANSWERS, times=60)).problems}
    assert "tort_liability" in problems["theories_unnamed"]
    assert "theories_unnamed" not in {one.code for one in _found(_essay(_ANSWERS, _NAMED, times=60)).problems}


def test_a_theory_of_the_users_own_is_not_asked_for_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unnamed, "own_theories", lambda: frozenset({"tort_liability"}))
    assert "tort_liability" in _theories(_essay(_ANSWERS, times=60))
