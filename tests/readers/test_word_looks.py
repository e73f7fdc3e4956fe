"""How word processors' files print their first lines, and what they raise: sizes, bold, centred, superscripts."""

from __future__ import annotations

from types import ModuleType

from distlaw.model.source import SourceText
from distlaw.readers import RawFile, read

_STYLES = (
    "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='24'/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:styleId='B'><w:name w:val='Front'/><w:pPr><w:jc w:val='center'/></w:pPr>"
    "<w:rPr><w:b/><w:sz w:val='36'/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='C'><w:name w:val='Byline'/><w:basedOn w:val='B'/>"
    "<w:rPr><w:b w:val='0'/></w:rPr></w:style></w:styles>"
)


def _faces(source: SourceText) -> list[tuple[str, str]]:
    return [(source.text[mark.start : mark.end], mark.value) for mark in source.marks if mark.kind == "face"]


def test_word_sizes_are_told_in_body_sizes_and_come_from_the_style(samples: ModuleType) -> None:
    p = samples.paragraph
    body = f"{p('On Maples', 'B')}{p('Jane Roe', 'C')}{p('A maple is a tree. ' * 9)}{p('BOLD', run='<w:b/>')}"
    source = read(RawFile(samples.docx_of(body, {"word/styles.xml": _STYLES}), "a.docx"))[0]
    assert [face for _, face in _faces(source)] == ["1.50 bold centred", "1.50 centred", "1.00", "1.00 bold capitals"]


def test_rtf_tells_sizes_bold_and_raised_characters_and_keeps_heads_of_pages_apart() -> None:
    data = rb"{\rtf1\ansi{\header\pard Elm 12\par}{\pard\qc\b\fs36 On Maples\par}{\pard\fs24 Jane Roe{\super a1}\par}"
    data += rb"{\pard\fs24 " + b"A maple is a tree. " * 9 + rb"\par}{\trowd\intbl One\cell Two\cell\row}}"
    source = read(RawFile(data, "a.rtf"))[0]
    assert [face for _, face in _faces(source)][:3] == ["1.50 bold centred", "1.00", "1.00"]
    kinds = {mark.kind: source.text[mark.start : mark.end] for mark in source.marks}
    assert kinds["superscript"] == "a1" and kinds["furniture"] == "Elm 12"
    assert kinds["table_row"] == "One\tTwo" and kinds["table"] == "One\tTwo"
