"""Drafts that cite by keys, by Zotero's and by Mendeley's fields; footnotes of a document; unknown keys named."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from pathlib import Path

import pytest

from distlaw.errors import NotFound, UsageError
from distlaw.exporters.exporter import StyleOptions
from distlaw.readers.citation_fields import FieldCitation, cited_paragraphs
from distlaw.services.bibliography import export
from distlaw.services.bibliography.citekeys_in import locator_in
from distlaw.services.bibliography.drafts import read_draft, unknown_keys

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ITEM = {"id": "lin", "type": "article-journal", "title": "规则", "author": [{"literal": "林知远"}],
        "container-title": "湖刊", "issue": "2", "issued": {"date-parts": [[2031]]}}  # fmt: skip
CITATION = {"citationItems": [{"id": 1, "itemData": ITEM, "locator": "3", "label": "page"}]}


def docx(body: str, footnotes: str = "") -> bytes:
    """A Word file of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        if footnotes:
            archive.writestr("word/footnotes.xml", f'<w:footnotes xmlns:w="{W}">{footnotes}</w:footnotes>')
    return buffer.getvalue()


def field(instruction: str, shown: str) -> str:
    """A complex field of Word."""
    text = instruction.replace("&", "&amp;").replace("<", "&lt;")
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    half = len(text) // 2
    parts = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (text[:half], text[half:]))
    return f"{marks[0]}{parts}{marks[1]}<w:r><w:t>{shown}</w:t></w:r>{marks[2]}"


ZOTERO = field(f" ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(CITATION)} ", "（林，2031）")
MENDELEY = (
    '<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_'
    + base64.b64encode(json.dumps(CITATION).encode()).decode()
    + '"/></w:sdtPr><w:sdtContent><w:r><w:t>(Lin)</w:t></w:r></w:sdtContent></w:sdt>'
)


@pytest.mark.parametrize("cited", [ZOTERO, MENDELEY, field(f"ADDIN CSL_CITATION {json.dumps(CITATION)}", "[1]")])
def test_a_field_is_its_citation_and_its_shown_text_is_not_read(cited: str) -> None:
    (paragraph,) = cited_paragraphs(docx(f"<w:p><w:r><w:t>甲说</w:t></w:r>{cited}<w:r><w:t>。</w:t></w:r></w:p>"))
    before, citation, after = paragraph.pieces
    assert (before, after) == ("甲说", "。")
    assert isinstance(citation, FieldCitation)
    assert citation.items[0]["itemData"]["title"] == "规则"


def test_another_field_keeps_its_text() -> None:
    (paragraph,) = cited_paragraphs(docx(f"<w:p>{field(' PAGE ', '7')}</w:p>"))
    assert paragraph.pieces == ("7",)


def test_a_footnote_is_read_where_the_text_refers_to_it() -> None:
    body = '<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>乙[@b]</w:t></w:r></w:p>'
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>[@a]</w:t></w:r></w:p></w:footnote>'
    assert cited_paragraphs(docx(body, note))[0].pieces == ("甲[@a]乙[@b]",)


def test_a_word_draft_with_fields_needs_no_database(tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(docx(f"<w:p>{ZOTERO}</w:p><w:p>{ZOTERO}</w:p>"))
    draft = read_draft("sqlite:///" + str(tmp_path / "none.db"), path)
    part = export.exporter("law-manual", is_style=True)
    found = export.export_text(draft.groups, part, StyleOptions(as_notes=True, style="law-manual"))
    assert found.data == "林知远：《规则》，载《湖刊》2031年第2期，第3页。\n同上注，第3页。\n"


def test_footnotes_of_a_document_stand_where_the_draft_cites_and_can_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(docx(f"<w:p><w:r><w:t>甲说</w:t></w:r>{ZOTERO}</w:p>"))
    draft = read_draft("", path)
    options = StyleOptions(as_notes=True, style="law-manual", live=True)
    part = export.exporter("docx", is_style=False)
    data = export.export_text(draft.groups, part, options, paragraphs=draft.paragraphs).data
    assert isinstance(data, bytes)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        notes = archive.read("word/footnotes.xml").decode()
        assert '<w:footnoteReference w:id="1"/>' in archive.read("word/document.xml").decode()
    assert "ADDIN ZOTERO_ITEM CSL_CITATION" in notes
    assert "载《湖刊》2031年第2期" in notes
    (paragraph,) = cited_paragraphs(data)
    assert isinstance(paragraph.pieces[1], FieldCitation)
    assert paragraph.pieces[1].items[0]["locator"] == "3"


def test_a_style_or_a_format_without_notes_says_so() -> None:
    from distlaw.model.csl import cite_item_from_csl

    groups = [[cite_item_from_csl(ITEM)]]
    for name, is_style in (("apa", True), ("html", False)):
        with pytest.raises(UsageError, match="has no notes"):
            export.export_text(groups, export.exporter(name, is_style=is_style), StyleOptions(as_notes=True))


def test_an_output_is_not_overwritten_unless_asked(tmp_path: Path) -> None:
    from distlaw.exporters.exporter import Exported

    path = tmp_path / "list.txt"
    export.written(Exported(data="a"), path)
    with pytest.raises(UsageError, match="already"):
        export.written(Exported(data="b"), path)
    export.written(Exported(data="b"), path, overwrite=True)
    assert path.read_text(encoding="utf-8") == "b"


def test_a_draft_without_citations(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text("nothing", encoding="utf-8")
    with pytest.raises(NotFound):
        read_draft("", path)
    assert unknown_keys("", path) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (", 第72、76页", ("72、76", "page", "")),
        (", p. 72、76", ("72、76", "page", "")),
        (", 第65页", ("65", "page", "")),
        (", 72-76页", ("72-76", "page", "")),
        (", 第3版", ("3", "page", "")),
        (", § 107", ("107", "section", "")),
    ],
)
def test_chinese_locators(text: str, wanted: tuple[str, str, str]) -> None:
    assert locator_in(text) == wanted
