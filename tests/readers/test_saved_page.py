"""Pages saved in one file: MHTML and Safari's web archive."""

from __future__ import annotations

import plistlib
from email.message import EmailMessage
from hashlib import sha256

import pytest

from distlaw.errors import InputError
from distlaw.readers import RawFile, read

PAGE = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title>论输出</title></head><body><nav><a>首页</a></nav>"
    "<article><h1>论输出</h1>"
    "<p>输出不构成作品，任何人均可使用。</p></article></body></html>"
)


def mhtml() -> bytes:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://example.org/a"
    message["Subject"] = "saved"
    message.set_content(PAGE, subtype="html", charset="utf-8", cte="quoted-printable")
    message.make_related()
    message.add_related(b"\x89PNG", "image", "png")
    return message.as_bytes()


def webarchive() -> bytes:
    main = {"WebResourceData": PAGE.encode("utf-8"), "WebResourceURL": "https://example.org/a"}
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


@pytest.mark.parametrize("data", [mhtml(), webarchive()], ids=["mhtml", "webarchive"])
def test_the_page_inside_is_read(data: bytes) -> None:
    source, problems = read(RawFile(data, "page.mhtml"))
    assert source.text.splitlines() == ["论输出", "输出不构成作品，任何人均可使用。"]
    assert source.uri == "https://example.org/a"
    assert source.sha256 == sha256(data).hexdigest()
    assert problems == ()


def test_a_damaged_archive_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        read(RawFile(webarchive()[:-20], "page.webarchive"))
    assert caught.value.code == "broken"
