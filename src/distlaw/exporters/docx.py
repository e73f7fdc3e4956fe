"""A list, or a text with its footnotes, as a Word document: the parts that the format asks for, made by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from distlaw.exporters.exporter import DraftParagraph, Exported, Exporter, Lines, StyleOptions
from distlaw.exporters.printed.document import style_named, styled
from distlaw.exporters.printed.live_fields import field_instruction
from distlaw.exporters.printed.markup import plain, styled_runs
from distlaw.model.work import CiteItem

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STAMP = (1980, 1, 1, 0, 0, 0)  # the same list gives the same bytes
_STYLES = f"""{_XML}<w:styles xmlns:w="{_MAIN}">
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun"/>
<w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Bibliography"><w:name w:val="Bibliography"/><w:basedOn w:val="Normal"/>
<w:pPr><w:spacing w:after="80"/><w:ind w:left="480" w:hanging="480"/></w:pPr></w:style>
{{more}}</w:styles>"""
_HEADINGS = "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/><w:basedOn w:val="Normal"/>'
    f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>\n'
    for n in range(1, 7)
)
_NOTE_STYLES = (
    '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/>'
    '<w:rPr><w:sz w:val="18"/></w:rPr></w:style>\n'
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>\n'
)
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
_MARK = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


def _run(text: str, is_italic: bool, is_small: bool) -> str:
    look = ("<w:i/>" if is_italic else "") + ("<w:smallCaps/>" if is_small else "")
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    parts = (f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\n"))
    return f"<w:r>{look}{'<w:br/>'.join(parts)}</w:r>"


def _runs(line: str) -> str:
    return "".join(_run(*run) for run in styled_runs(line))


def _entry(line: str, number: str) -> str:
    lead = f"<w:r><w:t>{number}</w:t></w:r><w:r><w:tab/></w:r>" if number else ""
    return f'<w:p><w:pPr><w:pStyle w:val="Bibliography"/></w:pPr>{lead}{_runs(line)}</w:p>'


def export(cites: Sequence[CiteItem], options: StyleOptions) -> Exported:
    """One paragraph of the style Bibliography an entry."""
    found = styled(cites, options)
    numbers = (f"[{n}]" if options.numbered else "" for n in range(1, len(found.lines) + 1))
    body = "\n".join(_entry(line, number) for line, number in zip(found.lines, numbers, strict=True))
    return Exported(data=_packed(body, _STYLES.replace("{more}", "")), problems=found.problems)


def noted(
    paragraphs: Sequence[DraftParagraph], groups: Sequence[Sequence[CiteItem]], options: StyleOptions
) -> Exported:
    """The text with a real footnote at each place that cites; as Zotero's fields where `live`."""
    style = style_named(options.style)
    lines = style.notes(groups, options) if style.notes else Lines(())
    body = "\n".join(_text(paragraph) for paragraph in paragraphs)
    notes = "\n".join(
        _footnote(number, line, groups[number - 1] if options.live else ())
        for number, line in enumerate(lines.lines, 1)
    )
    footnotes = f'{_XML}<w:footnotes xmlns:w="{_MAIN}">{_SEPARATORS}\n{notes}\n</w:footnotes>'
    styles = _STYLES.replace("{more}", _HEADINGS + _NOTE_STYLES)
    return Exported(data=_packed(body, styles, footnotes), problems=lines.problems)


def headed(paragraphs: Sequence[tuple[int, str]]) -> bytes:
    """Lines in the markup of `printed.markup`, each with the level of its heading (0: an entry), as a document."""
    body = "\n".join(
        f'<w:p><w:pPr><w:pStyle w:val="Heading{level}"/></w:pPr>{_runs(line)}</w:p>' if level else _entry(line, "")
        for level, line in paragraphs
    )
    return _packed(body, _STYLES.replace("{more}", _HEADINGS))


def _text(paragraph: DraftParagraph) -> str:
    look = f'<w:pPr><w:pStyle w:val="Heading{paragraph.heading}"/></w:pPr>' if paragraph.heading else ""
    pieces = "".join(
        f'<w:r>{_MARK}<w:footnoteReference w:id="{piece + 1}"/></w:r>'
        if isinstance(piece, int)
        else _run(piece, False, False)
        for piece in paragraph.pieces
    )
    return f"<w:p>{look}{pieces}</w:p>"


def _footnote(number: int, line: str, live: Sequence[CiteItem]) -> str:
    lead = f'<w:r>{_MARK}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
    text = _runs(line)
    if live:
        instruction = escape(field_instruction(live, plain(line), number))
        begin, middle, end = (
            f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
        )
        text = f'{begin}<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>{middle}{text}{end}'
    look = '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    return f'<w:footnote w:id="{number}"><w:p>{look}{lead}{text}</w:p></w:footnote>'


def _packed(body: str, styles: str, footnotes: str = "") -> bytes:
    """The package; the same parts give the same bytes."""
    document = f'{_XML}<w:document xmlns:w="{_MAIN}"><w:body>\n{body}\n<w:sectPr/></w:body></w:document>'
    parts = {"word/document.xml": ("document.main", document), "word/styles.xml": ("styles", styles)}
    if footnotes:
        parts["word/footnotes.xml"] = ("footnotes", footnotes)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in {**_frame(parts), **{name: text for name, (_, text) in parts.items()}}.items():
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode("utf-8", "replace"))
    return buffer.getvalue()


def _frame(parts: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Content types and relations of the parts."""
    overrides = "\n".join(
        f'<Override PartName="/{name}" ContentType="{_OFFICE}.{kind}+xml"/>' for name, (kind, _) in parts.items()
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    relations = "\n".join(
        f'<Relationship Id="rId{number}" Type="{_RELATION}/{kind}" Target="{kind}.xml"/>'
        for number, (kind, _) in enumerate(parts.values(), 1)
        if kind != "document.main"
    )
    main = f'<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>'
    return {
        "[Content_Types].xml": f"""{_XML}<Types xmlns="{package}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
{overrides}
</Types>""",
        "_rels/.rels": f'{_XML}<Relationships xmlns="{package}/relationships">\n{main}\n</Relationships>',
        "word/_rels/document.xml.rels": f"""{_XML}<Relationships xmlns="{package}/relationships">
{relations}
</Relationships>""",
    }


PART = Exporter(
    name="docx", label="Word list in a style, or a text with footnotes", suffix=".docx", export=export, noted=noted
)
