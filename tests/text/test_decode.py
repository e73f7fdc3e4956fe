"""Codecs told apart by what they decode to; cut tails, wrong declarations and binary junk."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from distlaw.errors import InputError
from distlaw.text.decode import decoded

SIMPLIFIED = (
    "平台把用户写下的评论拿去训练模型，法院认为这是对个人信息的另一种处理，应当重新取得同意。"
    "被告抗辩说，评论是公开的，任何人都可以阅读；但是公开不等于可以任意使用。"
)
TRADITIONAL = (
    "平台把使用者寫下的評論拿去訓練模型，法院認為這是對個人資料的另一種處理，應當重新取得同意。"
    "被告抗辯說，評論是公開的，任何人都可以閱讀；但是公開不等於可以任意使用。"
)
ENGLISH = "The platform trained a model on its users’ reviews — lawfully, it said. The court’s answer was “no”."
CASES = [
    *((SIMPLIFIED, codec, codec) for codec in ("utf-8", "gb18030", "utf-16-le", "utf-16-be")),
    (SIMPLIFIED, "gbk", "gb18030"),
    *((TRADITIONAL, codec, codec) for codec in ("utf-8", "big5hkscs", "gb18030", "utf-16-le", "utf-16-be")),
    (TRADITIONAL, "big5", "big5hkscs"),
    *((ENGLISH, codec, codec) for codec in ("utf-8", "cp1252", "utf-16-le", "utf-16-be")),
]
IDS = [f"{text[:3]}-{codec}" for text, codec, _ in CASES]


@pytest.mark.parametrize(("text", "codec", "named"), CASES, ids=IDS)
def test_codec_is_found(text: str, codec: str, named: str) -> None:
    found = decoded(text.encode(codec))
    assert (found.text, found.encoding, found.is_cut, found.is_lossy) == (text, named, False, False)


@pytest.mark.parametrize(("text", "codec", "named"), CASES, ids=IDS)
def test_short_beginnings(text: str, codec: str, named: str) -> None:
    data = text.encode(codec)[:120]
    found = decoded(data)
    assert found.encoding == named
    assert text.startswith(found.text.rstrip("\ufffd"))
    assert found.is_cut == found.text.endswith("\ufffd")


@pytest.mark.parametrize(("text", "codec", "named"), CASES, ids=IDS)
def test_a_wrong_declaration_does_not_win(text: str, codec: str, named: str) -> None:
    for declared in ("big5", "gbk", "utf-8", "iso-8859-1", "no-such-codec"):
        assert decoded(text.encode(codec), declared).encoding == named


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_stays(codec: str) -> None:
    found = decoded(SIMPLIFIED.encode(codec))
    assert found.text == "\ufeff" + SIMPLIFIED


def test_a_cut_character_is_flagged_and_kept_out_of_the_rest() -> None:
    found = decoded(SIMPLIFIED.encode()[:-2])
    assert found.is_cut and found.text == SIMPLIFIED[:-1] + "\ufffd"


def test_a_few_damaged_bytes_are_flagged() -> None:
    data = bytearray((SIMPLIFIED * 20).encode())
    data[601:602] = b"\xff"
    found = decoded(bytes(data))
    assert found.encoding == "utf-8" and found.is_lossy and "\ufffd" in found.text


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 8, b"\x01\x02\x03\x04" * 300, bytes((i * 7919) % 251 for i in range(4000))],
    ids=["all", "control", "noise"],
)
def test_junk_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        decoded(data)
    assert caught.value.code in ("binary", "encoding")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        assert isinstance(decoded(data).text, str)
    except InputError as error:
        assert error.code in ("binary", "encoding")
