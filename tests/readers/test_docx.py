"""Word files made by hand: notes, tables, tracked changes, numbering, and what is refused."""

from __future__ import annotations

import io
import zipfile
from types import ModuleType

import pytest

from distlaw.errors import InputError
from distlaw.model.source import SourceText
from distlaw.readers import RawFile, read
from distlaw.readers.docx.styles import spelled

STYLES = (
    '<w:styles><w:style w:type="paragraph" w:styleId="a"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Mine"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style></w:styles>'
)
FOOTNOTES = (
    '<w:footnotes><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> 参'
    "见司徒衡：《论输出》，第3页。</w:t></w:r></w:p>"
    "</w:footnote></w:footnotes>"
)
NUMBERING = (
    '<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w'
    ':numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:v'
    'al="7"/></w:num></w:numbering>'
)


def source_of(data: bytes, name: str = "paper.docx") -> SourceText:
    return read(RawFile(data, name))[0]


def marked(source: SourceText, kind: str) -> list[tuple[str, str]]:
    return [(mark.value, source.text[mark.start : mark.end]) for mark in source.marks if mark.kind == kind]


def test_headings_by_style_title_in_a_table_and_no_table_of_contents(samples: ModuleType) -> None:
    p = samples.paragraph
    body = (
        f"<w:tbl><w:tr><w:tc>{p('论学生模型', 'a')}</w:tc></w:tr></w:tbl>{p('一、问题', 'T1')}{p('一、问题', '1')}"
        f"{p('正文在此。')}{p('二、结论', 'Own')}{p('粗体的一段', run='<w:b/>')}"
    )
    source = source_of(samples.docx_of(body, {"word/styles.xml": STYLES}))
    assert source.text.splitlines() == ["论学生模型", "一、问题", "正文在此。", "二、结论", "粗体的一段"]
    assert marked(source, "heading") == [("1", "论学生模型"), ("2", "一、问题"), ("2", "二、结论")]


def test_footnotes_stand_at_the_end_and_are_referred_to(samples: ModuleType) -> None:
    run = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = f"<w:p><w:r><w:t>输出不构成作品。</w:t></w:r>{run}<w:r><w:t>另有异议。</w:t></w:r></w:p>"
    source = source_of(samples.docx_of(body, {"word/footnotes.xml": FOOTNOTES}))
    assert source.text.splitlines() == ["输出不构成作品。另有异议。", "参见司徒衡：《论输出》，第3页。"]
    assert marked(source, "note") == [("1", "参见司徒衡：《论输出》，第3页。")]
    reference = next(mark for mark in source.marks if mark.kind == "note_reference")
    assert (reference.start, reference.end, reference.value) == (8, 8, "1")


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ('<w:ins w:id="1"><w:r><w:t>新增</w:t></w:r></w:ins>', "前新增后"),
        ('<w:del w:id="1"><w:r><w:delText>删去</w:delText></w:r></w:del>', "前后"),
        ('<w:moveFrom w:id="1"><w:r><w:t>移走</w:t></w:r></w:moveFrom>', "前后"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>", "前后"),
        ("<w:r><w:noBreakHyphen/></w:r>", "前-后"),
        ('<w:r><w:sym w:font="X" w:char="4E2D"/></w:r>', "前中后"),
        ('<w:hyperlink w:anchor="x"><w:r><w:t>链接</w:t></w:r></w:hyperlink>', "前链接后"),
    ],
    ids=["inserted", "deleted", "moved away", "hidden", "hyphen", "symbol", "link"],
)
def test_runs(samples: ModuleType, inside: str, text: str) -> None:
    body = f"<w:p><w:r><w:t>前</w:t></w:r>{inside}<w:r><w:t>后</w:t></w:r></w:p>"
    assert source_of(samples.docx_of(body)).text == f"{text}\n"


def test_a_deleted_paragraph_end_joins_two_paragraphs(samples: ModuleType) -> None:
    first = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>上半句，</w:t></w:r></w:p>'
    assert source_of(samples.docx_of(first + samples.paragraph("下半句。"))).text == "上半句，下半句。\n"


def test_a_tables_rows_and_cells_are_marked(samples: ModuleType) -> None:
    p = samples.paragraph
    rows = "".join(
        f"<w:tr><w:tc>{p(a)}</w:tc><w:tc>{p(b)}</w:tc></w:tr>" for a, b in (("情形", "结论"), ("复现", "侵权"))
    )
    source = source_of(samples.docx_of(f"{p('表前')}<w:tbl>{rows}</w:tbl>{p('表后')}"))
    assert source.text.splitlines() == ["表前", "情形\t结论", "复现\t侵权", "表后"]
    assert marked(source, "table") == [("0", "情形\t结论\n复现\t侵权")]
    assert [text for _, text in marked(source, "table_cell")] == ["情形", "结论", "复现", "侵权"]


def test_numbers_that_word_writes_are_written(samples: ModuleType) -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>'
    body = "".join(f"<w:p><w:pPr>{number}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("问题", "结论"))
    source = source_of(samples.docx_of(body, {"word/numbering.xml": NUMBERING}))
    assert source.text.splitlines() == ["一、问题", "二、结论"]


def test_headers_are_furniture_and_the_typists_name_is_not_trusted(samples: ModuleType) -> None:
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>模板</dc:title><dc:creator>排版员'
        "</dc:creator></cp:coreProperties>"
    )
    parts = {
        "word/header1.xml": f"<w:hdr>{samples.paragraph('海滨法学 2031年第3期')}</w:hdr>",
        "docProps/core.xml": core,
    }
    source, problems = read(RawFile(samples.docx_of(samples.paragraph("正文。"), parts), "a.docx"))
    assert marked(source, "furniture") == [("", "海滨法学 2031年第3期")]
    assert [hint.name for hint in source.hints] == ["untrusted_title", "untrusted_author"]
    assert [problem.code for problem in problems] == ["metadata_from_header", "core_properties_ignored"]


@pytest.mark.parametrize(
    ("number", "kind", "text"),
    [(11, "chineseCounting", "十一"), (20, "chineseCountingThousand", "二十"), (4, "lowerRoman", "iv"), (2,
    "upperLetter", "B"),
     (3, "decimalEnclosedCircleChinese", "③"), (7, "decimalZero", "07"), (5, "decimal", "5")],
)  # fmt: skip
def test_number_formats(number: int, kind: str, text: str) -> None:
    assert spelled(number, kind) == text


def test_what_is_refused(samples: ModuleType) -> None:
    good = samples.docx_of(samples.paragraph("正文。"))
    bomb = samples.docx_of(samples.paragraph("水" * 20_000_000))
    doctype = repacked(good, "word/document.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    deep = repacked(good, "word/document.xml", b"<a>" * 5000 + b"</a>" * 5000)
    cut = good[: len(good) - 60]
    cases = (
        (bomb, "zip_ratio"),
        (doctype, "doctype"),
        (deep, "broken"),
        (cut, "broken"),
        (samples.docx_of(""), "empty"),
    )
    for data, code in cases:
        with pytest.raises(InputError) as caught:
            source_of(data)
        assert caught.value.code == code


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    """The package with one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.infolist():
            new.writestr(member.filename, content if member.filename == name else old.read(member))
    return out.getvalue()


CHUNK_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="/word/{name}"/>'
    "</Relationships>"
)
PAGE = "<html><body><h1>论学生模型</h1><p>输出不构成作品，合同怎么说、法律怎么说，各家意见并不一致。</p></body></html>"
MHT = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n    type="text/html";\r\n    boundary="--part"\r\n\r\n'
    f'----part\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n{PAGE}\r\n----part--\r\n'
)


@pytest.mark.parametrize(("name", "chunk"), [("afchunk.mht", MHT), ("chunk.html", PAGE)])
def test_a_file_that_only_wraps_another_is_read_as_that(samples: ModuleType, name: str, chunk: str) -> None:
    parts = {"word/_rels/document.xml.rels": CHUNK_LINKS.format(name=name), f"word/{name}": chunk}
    data = samples.docx_of('<w:altChunk r:id="c"/>', parts)
    source = source_of(data)
    assert source.text.splitlines()[0] == "论学生模型"
    assert "各家意见" in source.text
    assert source.file_name == "paper.docx"


def test_a_word_file_inside_an_empty_one_is_read_once(samples: ModuleType) -> None:
    inner = samples.docx_of(samples.paragraph("输出不构成作品。"))
    empty = samples.docx_of("", {"word/_rels/document.xml.rels": CHUNK_LINKS.format(name="chunk.docx")})
    assert source_of(_with(empty, "word/chunk.docx", inner)).text.strip() == "输出不构成作品。"
    with pytest.raises(InputError, match="no text"):
        source_of(_with(empty, "word/chunk.docx", _with(empty, "word/chunk.docx", inner)))
    with pytest.raises(InputError, match="no text"):
        source_of(_with(empty, "word/chunk.docx", b"\x00\x01"))


def _with(package: bytes, name: str, data: bytes) -> bytes:
    """The package with one more part."""
    out = io.BytesIO(package)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, data)
    return out.getvalue()


def test_bold_lines_between_prose_are_headings_and_numbered_prose_is_none(samples: ModuleType) -> None:
    p = samples.paragraph
    prose = "The claimant says that the terms were never read by anybody on the quay. " * 4
    outline = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    style = f'<w:styles><w:style w:styleId="P1"><w:name w:val="Para 1"/>{outline}</w:style></w:styles>'
    bold = "<w:b/>"
    lines = [p("ELM LIMITED", run=bold), p(prose, "P1"), p("A: The terms", run=bold), p("A1: The quay", run=bold)]
    lines += [p(prose, "P1"), p("The relevant date", run=bold), p(prose), p("It was read.", run=bold)]
    source = source_of(samples.docx_of("".join(lines), {"word/styles.xml": style}))
    assert [text for _, text in marked(source, "heading")] == ["A: The terms", "A1: The quay", "The relevant date"]
