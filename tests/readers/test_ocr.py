"""Pictures of pages: what two readings agree on is sure; without the extra they are refused with what to do."""

from __future__ import annotations

import importlib.util

import pytest

from distlaw.errors import InputError
from distlaw.readers import RawFile, read
from distlaw.readers.marking import TextWriter
from distlaw.readers.ocr import SeenLine, agreed_lines, write_page

_PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
_LINES = [SeenLine("A model may learn.", 0.99, (0, 0, 90, 10)), SeenLine("It rnay forget.", 0.95, (0, 20, 90, 30))]


def test_lines_on_which_both_agree_are_sure() -> None:
    found = agreed_lines(_LINES, ["A model may  learn", "It may forget."])
    assert [line.is_doubtful for line in found] == [False, True]


def test_a_reading_alone_is_taken_at_its_word() -> None:
    found = agreed_lines([*_LINES, SeenLine("ilI1", 0.41, (0, 40, 9, 50))], None)
    assert [line.is_doubtful for line in found] == [False, False, True]


def test_confidence_and_place_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("distlaw.readers.ocr.seen", lambda picture, where: _LINES)
    monkeypatch.setattr("distlaw.readers.ocr.second_reading", lambda picture: ["A model may learn."])
    writer = TextWriter()
    doubtful = write_page(writer, _PNG, "a.png")
    assert [mark.value for mark in writer.marks] == ["0.99 0,0,90,10", "0.95 0,20,90,30 doubtful"]
    assert [writer.text[start:end] for start, end in doubtful] == ["It rnay forget."]


@pytest.mark.skipif(importlib.util.find_spec("rapidocr") is not None, reason="the extra is installed")
def test_without_the_extra_a_picture_is_refused_with_advice() -> None:
    with pytest.raises(InputError) as caught:
        read(RawFile(_PNG, "page.png"))
    assert caught.value.code == "binary"
    assert "distlaw[ocr]" in caught.value.hint
