"""Archives, CNKI's own formats, and formats that are known and not read."""

from __future__ import annotations

import io
import zipfile
from types import ModuleType

import pytest

from distlaw.errors import InputError
from distlaw.readers import RawFile, read
from distlaw.readers.archive import members
from distlaw.readers.packed import is_archive

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def zip_of(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return out.getvalue()


def test_members_come_in_order_and_names_lead_nowhere() -> None:
    inner = zip_of({"c.txt": b"third"})
    data = zip_of(
        {"a.txt": b"first", "../../etc/b.txt": b"second", "__MACOSX/._a.txt": b"x", ".DS_Store": b"x", "in.zip": inner}
    )
    raw = RawFile(data, "texts.zip", "/home/texts.zip")
    assert is_archive(raw)
    found = list(members(raw))
    assert [(member.file_name, member.data) for member in found] == [
        ("a.txt", b"first"),
        ("b.txt", b"second"),
        ("c.txt", b"third"),
    ]
    assert found[0].uri == "/home/texts.zip!/a.txt"


def test_three_levels_are_too_many() -> None:
    deep = zip_of({"b.zip": zip_of({"c.zip": zip_of({"d.txt": b"x"})})})
    with pytest.raises(InputError) as caught:
        list(members(RawFile(deep, "a.zip")))
    assert caught.value.code == "nesting"


def test_an_archive_that_unpacks_to_far_too_much_is_not_opened() -> None:
    with pytest.raises(InputError) as caught:
        list(members(RawFile(zip_of({"a.txt": b"0" * 50_000_000}), "a.zip")))
    assert caught.value.code == "zip_ratio"


def test_a_word_file_is_no_archive(samples: ModuleType) -> None:
    assert not is_archive(RawFile(samples.docx_of(samples.paragraph("正文。")), "a.zip"))


def test_chinese_names_of_a_windows_archive() -> None:
    data = bytearray(zip_of({"XXXX.txt": b"text"}))
    named = bytes(data).replace(b"XXXX", "法学".encode("gb18030"))
    assert [member.file_name for member in members(RawFile(named, "a.zip"))] == ["法学.txt"]


def test_a_pdf_named_caj_is_read(samples: ModuleType) -> None:
    inks = [samples.Ink(75, 700 - 14 * n, 10, "学生模型由教师模型的应答训练而成。") for n in range(3)]
    pdf = samples.pdf_of([inks])
    for data in (pdf, b"KDH " + bytes(2000) + pdf):
        assert "教师模型" in read(RawFile(data, "paper.caj"))[0].text


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        pytest.param(b"CAJ\x00" + bytes(100), "a.caj", "caj", id="caj"),
        pytest.param(b"HN\x00\x00" + bytes(100), "a.nh", "caj", id="nh"),
        pytest.param(OLE + "PowerPoint Document".encode("utf-16-le"), "a.ppt", "doc", id="ppt"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "encrypted", id="encrypted docx"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(100), "a.txt", "binary", id="png named txt"),
        pytest.param(b"Rar!\x1a\x07\x00" + bytes(100), "a.rar", "unsupported", id="rar"),
        pytest.param(
            zip_of({"xl/workbook.xml": b"<x/>", "[Content_Types].xml": b"<x/>"}), "a.xlsx", "unsupported", id="xlsx"
        ),
    ],
)
def test_known_formats_are_refused_with_what_to_do(data: bytes, name: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read(RawFile(data, name))
    assert caught.value.code == code
    assert caught.value.hint
    assert caught.value.where == name
