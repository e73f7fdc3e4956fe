"""Plain text files: what is read, what is refused, and with which word."""

from __future__ import annotations

from hashlib import sha256

import pytest

from distlaw.errors import InputError
from distlaw.readers import RawFile, read

TEXT = "题目\r\n\r\n模型的输出不是作品。\r\n"


def test_newlines_and_mark_are_kept() -> None:
    data = TEXT.encode("utf-8-sig")
    source, problems = read(RawFile(data, "a.txt"))
    assert source.text == "\ufeff" + TEXT
    assert (source.sha256, source.encoding, source.media_type, problems) == (
        sha256(data).hexdigest(),
        "utf-8",
        "text/plain",
        (),
    )


def test_markdown_by_its_name() -> None:
    assert read(RawFile(TEXT.encode(), "a.md"))[0].media_type == "text/markdown"


def test_a_cut_tail_is_a_problem() -> None:
    source, (problem,) = read(RawFile(TEXT.rstrip().encode()[:-1], "a.txt"))
    assert problem.code == "decode_error" and problem.ranges == ((len(source.text) - 1, len(source.text)),)


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "empty"), (b"  \r\n\t", "empty"), (b"\x00" * 500, "empty"), (b"\x89PNG\r\n\x1a\n" + bytes(200), "binary"),
     (bytes(range(32)) * 200, "binary")],
    ids=["nothing", "white space", "NULs", "picture", "control characters"],
)  # fmt: skip
def test_refused(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read(RawFile(data, "a.txt"))
    assert caught.value.code == code
    assert "a.txt" in str(caught.value)
