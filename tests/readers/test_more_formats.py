"""RTF, ODT, EPUB, DOC and saved mail: text, headings, tables, notes and their calls; what is damaged is refused."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from distlaw.errors import InputError
from distlaw.model.source import SourceText
from distlaw.readers import RawFile, read, reader_for

_NOTE = "Maple, The Copied Answer 44 (2031)."
_RTF = rb"""{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Times;}{\f1\fcharset134 SimSun;}}
{\stylesheet{\s1 heading 1;}{\s2 Body;}}
{\info{\title A typist's title}{\author Typist}}{\header Elm Law Review}
{\pard\s1 Introduction\par}{\pard A model may learn.{\super\chftn}{\footnote\pard{\super\chftn}
 Maple, {\i The Copied Answer} 44 (2031).}
 It \emdash{} perhaps \u8212?{\v hidden} forgets. {\f1 \'b7\'a8\'c2\'c9}\u27861?
{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}\par}
\trowd\pard\intbl{Route\par}\cell\pard\intbl{Prospects\par}\cell\row{\pict 0fff}}"""
_ODF = 'xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:xlink="x"'
_ODT = f"""<office:document-content {_ODF}><office:body><office:text>
<text:tracked-changes><text:p>deleted words</text:p></text:tracked-changes>
<text:h text:outline-level="1">Introduction</text:h>
<text:p>A model may learn.<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>
<text:note-body><text:p>{_NOTE}</text:p></text:note-body></text:note>
 It forgets.</text:p>
<text:list><text:list-item><text:p>one<text:s text:c="2"/>item</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Route</text:p></table:table-cell>
<table:table-cell><text:p>Prospects</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"""
_OPF = """<package xmlns="p" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="p">
<metadata><dc:title>On Models</dc:title>
<dc:creator opf:role="aut">Ann Maple</dc:creator><dc:creator opf:role="edt">Bo Oak</dc:creator>
<dc:date>2031-04-05T00:00</dc:date>
</metadata><manifest><item id="n" href="nav.xhtml" properties="nav"/><item id="a" href="a.xhtml"/>
<item id="b" href="b.xhtml"/>
</manifest><spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>"""


def _zip(mimetype: str, **members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", mimetype)
        for name, text in members.items():
            package.writestr(name.replace("META_INF", "META-INF").replace("__", "/").replace("_X", "."), text)
    return out.getvalue()


def _odt() -> bytes:
    return _zip("application/vnd.oasis.opendocument.text", content_Xxml=_ODT)


def _epub() -> bytes:
    call = '<p>A model may learn.<a href="b.xhtml#n1" epub:type="noteref"><sup>1</sup></a> It forgets.</p>'
    page = '<html xmlns="h" xmlns:epub="e"><head><title>x</title></head><body>{}</body></html>'
    return _zip(
        "application/epub+zip",
        META_INF__container_Xxml='<container><rootfiles><rootfile full-path="c/book.opf"/></rootfiles></container>',
        c__book_Xopf=_OPF,
        c__nav_Xxhtml=page.format("<p>Contents page</p>"),
        c__a_Xxhtml=page.format(f"<h1>Introduction</h1>{call}"),
        c__b_Xxhtml=page.format(f'<aside id="n1" epub:type="footnote"><p>1. {_NOTE}</p></aside>'),
    )


def _marks(source: SourceText, kind: str) -> list[tuple[str, str]]:
    return [(mark.value, source.text[mark.start : mark.end]) for mark in source.marks if mark.kind == kind]


@pytest.mark.parametrize(
    ("data", "name", "reader"),
    [(_RTF, "a.rtf", "rtf"), (_odt(), "a.odt", "odt"), (_epub(), "a.epub", "epub")],
    ids=["rtf", "odt", "epub"],
)
def test_text_headings_and_notes(data: bytes, name: str, reader: str) -> None:
    raw = RawFile(data, name)
    assert reader_for(raw).name == reader
    source, _ = read(raw)
    assert ("1", "Introduction") in _marks(source, "heading")
    assert _marks(source, "note") == [("1", _NOTE)]
    (call,) = [mark for mark in source.marks if mark.kind == "note_reference"]
    assert call.value == "1"
    assert source.text[: call.start].endswith("A model may learn.")


def test_rtf_code_pages_signs_tables_and_what_is_hidden() -> None:
    source, _ = read(RawFile(_RTF, "a.rtf"))
    assert "法律法" in source.text
    assert "It — perhaps — forgets." in source.text
    assert "link" in source.text and "HYPERLINK" not in source.text
    assert "hidden" not in source.text and "0fff" not in source.text
    assert [source.text[m.start : m.end] for m in source.marks if m.kind == "furniture"] == ["Elm Law Review"]
    assert ("", "Route\tProspects") in _marks(source, "table_row")
    assert {hint.name for hint in source.hints} == {"untrusted_title", "untrusted_author"}


def test_odt_tables_lists_and_tracked_changes() -> None:
    source, _ = read(RawFile(_odt(), "a.odt"))
    assert "deleted words" not in source.text
    assert _marks(source, "list_item") == [("", "one  item")]
    assert _marks(source, "table_row") == [("", "Route\tProspects")]


def test_epub_says_who_wrote_it() -> None:
    source, _ = read(RawFile(_epub(), "a.epub"))
    said = [(hint.name, hint.value) for hint in source.hints]
    assert ("title", "On Models") in said and ("author", "Ann Maple") in said and ("issued", "2031-04-05") in said
    assert ("author", "Bo Oak") not in said
    assert "Contents page" not in source.text


_MAIL = """From: =?utf-8?b?5byg5LiJ?= <a@b.example>
To: c@d.example
Subject: Re: On models
Date: Sat, 05 Apr 2031 10:00:00 +0800
MIME-Version: 1.0
Content-Type: {kind}

{body}
"""


def test_mail_headers_are_hints_and_soft_breaks_are_closed() -> None:
    body = "A model may learn \nfrom answers.\n\n> It may not."
    data = _MAIL.format(kind="text/plain; charset=utf-8; format=flowed", body=body).encode()
    source, problems = read(RawFile(data, "a.eml"))
    said = {hint.name: hint.value for hint in source.hints}
    assert (said["title"], said["author"], said["issued"]) == ("On models", "张三", "2031-04-05")
    assert "A model may learn from answers." in source.text
    assert problems == ()


def test_mail_in_html_and_its_attachments() -> None:
    body = """--x
Content-Type: text/html; charset=utf-8

<html><body><p>A model may learn from the answers of another model.</p></body></html>
--x
Content-Type: application/pdf; name=terms.pdf
Content-Disposition: attachment; filename=terms.pdf

JVBERi0=
--x--"""
    source, problems = read(RawFile(_MAIL.format(kind="multipart/mixed; boundary=x", body=body).encode(), "a.eml"))
    assert "A model may learn" in source.text
    assert [problem.code for problem in problems] == ["attachments"]
    assert "terms.pdf" in problems[0].message


def _doc(text: str, note: str) -> bytes:
    """The smallest Word 97 file: one piece, one footnote; streams in sectors of 512 bytes."""
    whole = f"{text}\r\x02 {note}\r\r"
    call = text.index("\x02")
    word = bytearray(0x400)
    struct.pack_into("<HHHH", word, 0, 0xA5EC, 0xC1, 0, 0)
    struct.pack_into("<H", word, 0x0A, 0x0200)
    struct.pack_into("<II", word, 0x18, 0x400, 0x400 + 2 * len(whole))
    struct.pack_into("<II", word, 0x4C, len(text) + 1, len(note) + 4)
    calls = struct.pack("<IIH", call, len(text) + 1, 1)
    spans = struct.pack("<III", 0, len(note) + 3, len(note) + 4)
    clx = b"\x02" + struct.pack("<I", 16) + struct.pack("<II", 0, len(whole)) + struct.pack("<HIH", 0, 0x400, 0)
    at = 0
    for place, part in ((0xAA, calls), (0xB2, spans), (0x1A2, clx)):
        struct.pack_into("<II", word, place, at, len(part))
        at += len(part)
    table = (calls + spans + clx).ljust(4096, b"\0")
    word += whole.encode("utf-16-le")
    return _compound({"WordDocument": bytes(word).ljust(4096, b"\0"), "1Table": table})


def _compound(streams: dict[str, bytes]) -> bytes:
    """A compound file: header, allocation table, directory, the streams one after another."""
    names, sector = [("Root Entry", 5, 0xFFFFFFFE, 0)], 2
    chain = [0xFFFFFFFD, 0xFFFFFFFE]
    for name, data in streams.items():
        count = len(data) // 512
        names.append((name, 2, sector, len(data)))
        chain += [*range(sector + 1, sector + count), 0xFFFFFFFE]
        sector += count
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 0x18, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIII", header, 0x2C, 1, 1, 0, 4096, 0xFFFFFFFE)
    struct.pack_into("<III", header, 0x40, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 0x4C, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBB3I", 2 * len(name) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF).ljust(52, b"\0")
        + struct.pack("<III", start, size, 0)
        for name, kind, start, size in names
    )
    return bytes(header) + table + entries.ljust(512, b"\0") + b"".join(streams.values())


def test_doc_text_fields_and_notes() -> None:
    text = "Introduction\rA model may learn.\x02 It \x13 HYPERLINK x \x14forgets\x15 法律.\rRoute\x07Prospects\x07\x07"
    source, _ = read(RawFile(_doc(text, _NOTE), "a.doc"))
    assert source.text.splitlines()[:3] == ["Introduction", "A model may learn. It forgets 法律.", "Route\tProspects"]
    assert _marks(source, "note") == [("1", _NOTE)]
    (call,) = [mark for mark in source.marks if mark.kind == "note_reference"]
    assert source.text[: call.start].endswith("A model may learn.")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"{\\rtf1 }", "empty.rtf"),
        (b"{\\rtf1 " + b"{" * 5000, "deep.rtf"),
        (_odt()[:-200], "cut.odt"),
        (_zip("application/epub+zip"), "hollow.epub"),
        (_doc("A model may learn.\x02", _NOTE)[:1500], "cut.doc"),
        (_doc("A\x02", _NOTE).replace(b"\x01\x02\x00\x00", b"\xff\xff\xff\x7f"), "bent.doc"),
    ],
)
def test_damaged_files_are_refused_or_read(data: bytes, name: str) -> None:
    try:
        source, _ = read(RawFile(data, name))
    except InputError as error:
        assert error.code and error.where == name
    else:
        assert source.text.strip()
