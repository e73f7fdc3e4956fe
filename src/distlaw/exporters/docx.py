"""A list as a Word document: the four parts that the format asks for, made by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from distlaw.exporters.exporter import Exported, Exporter, StyleOptions
from distlaw.exporters.printed.document import styled
from distlaw.exporters.printed.markup import runs
from distlaw.model.work import CiteItem

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = {
    "[Content_Types].xml": f"""{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_OFFICE}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_OFFICE}.styles+xml"/>
</Types>""",
    "_rels/.rels": f"""{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>
</Relationships>""",
    "word/_rels/document.xml.rels": f"""{_XML}<Relationships
 xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_RELATION}/styles" Target="styles.xml"/>
</Relationships>""",
    "word/styles.xml": f"""{_XML}<w:styles xmlns:w="{_MAIN}">
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun"/>
<w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Bibliography"><w:name w:val="Bibliography"/><w:basedOn w:val="Normal"/>
<w:pPr><w:spacing w:after="80"/><w:ind w:left="480" w:hanging="480"/></w:pPr></w:style>
</w:styles>""",
}
_STAMP = (1980, 1, 1, 0, 0, 0)  # the same list gives the same bytes


def _run(text: str, is_italic: bool, is_small: bool) -> str:
    look = ("<w:i/>" if is_italic else "") + ("<w:smallCaps/>" if is_small else "")
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _paragraph(line: str, number: str) -> str:
    body = "".join(_run(*run) for run in runs(line))
    lead = f"<w:r><w:t>{number}</w:t></w:r><w:r><w:tab/></w:r>" if number else ""
    return f'<w:p><w:pPr><w:pStyle w:val="Bibliography"/></w:pPr>{lead}{body}</w:p>'


def export(cites: Sequence[CiteItem], options: StyleOptions) -> Exported:
    """One paragraph of the style Bibliography an entry."""
    found = styled(cites, options)
    numbers = (f"[{n}]" if options.numbered else "" for n in range(1, len(found.lines) + 1))
    body = "\n".join(_paragraph(line, number) for line, number in zip(found.lines, numbers, strict=True))
    document = f'{_XML}<w:document xmlns:w="{_MAIN}"><w:body>\n{body}\n<w:sectPr/></w:body></w:document>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in {**_PARTS, "word/document.xml": document}.items():
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode("utf-8", "replace"))
    return Exported(data=buffer.getvalue(), problems=found.problems)


PART = Exporter(name="docx", label="Word list in a style", suffix=".docx", export=export)
