"""Notes in the shapes that sites give them: linked lists, tooltips, attributes, bare lists; and what is no note."""

from __future__ import annotations

import pytest

from distlaw.model.source import SourceText
from distlaw.readers import RawFile, read

_FIRST = "Maple, The Copied Answer, 12 Elm L. Rev. 3 (2031)."
_SECOND = "Id. at 4."
_WORD = f"""<p>A model may learn.<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a> It may forget.<a href="#_ftn2"
name="_ftnref2">[2]</a></p><hr><p><a href="#_ftnref1" name="_ftn1">[1]</a> {_FIRST}</p>
<p><a href="#_ftnref2" name="_ftn2">[2]</a> {_SECOND}</p>"""
_PLUGIN = f"""<p>A model may learn.<sup id="call-1"><a href="#text-1">1</a></sup> It may forget.<sup id="call-2"><a
href="#text-2">2</a></sup></p><ol class="fine-print"><li id="text-1">
<p>{_FIRST}</p><a href="#call-1">Return to citation ^</a></li>
<li id="text-2"><p>{_SECOND}</p><a href="#call-2">Return to citation ^</a></li></ol>"""
_TOOLTIP = f"""<p>A model may learn.<sup data-mfn="1"><a href="javascript:void(0)">1</a></sup><span role="tooltip"
class="x-footnote__note" hidden data-mfn="1">{_FIRST}</span> It may forget.<sup data-mfn="2"><a
href="javascript:void(0)">2</a></sup><span role="tooltip" class="x-footnote__note" hidden
data-mfn="2">{_SECOND}</span></p>"""
_ATTRIBUTE = f"""<p>A model may learn.<sup data-text="{_FIRST}">[1]</sup> It may forget.<sup
data-text="Maple says so again at length.">[2]</sup></p>"""
_SCRIPTED = f"""<p>A model may learn.<a name="_ftnref1"></a><a href="#_ftnref1" id="footnote_number_1">1</a> It may
forget.<a name="_ftnref2"></a><a href="#_ftnref2" id="footnote_number_2">2</a></p>
<div id="footnote_1" style="display:none"><div>1</div><div>{_FIRST}</div></div>
<div id="footnote_2" style="display:none"><div>2</div><div>{_SECOND}</div></div>"""
_ASIDE = f"""<p>A model may learn.<a href="#n1" role="doc-noteref">1</a> It may forget.<a
href="#n2" role="doc-noteref">2</a></p>
<aside id="n1" role="doc-footnote">1. {_FIRST}</aside><aside id="n2" role="doc-footnote">2. {_SECOND}</aside>"""
_UNLINKED = f"""<p>A model may learn.[1] It may forget.[2]</p><p>[1] {_FIRST}</p>
<p>The second edition adds a chapter.</p><p>[2] {_SECOND}</p>"""
_RAISED = f"""<p>A model may learn.<sup>1</sup> It may forget.<sup>2</sup></p><h2>Footnotes</h2><table>
<tr><td>1</td><td>{_FIRST}</td></tr>
<tr><td>2</td><td>{_SECOND}</td></tr></table>"""

_NUMBER_APART = f"""<p>A model may learn.<sup id="r1"><a href="#n1">1</a></sup> It may forget.<sup id="r2"><a
href="#n2">2</a></sup></p><h2>Footnotes</h2><div><div><div class="no"><span id="n1"><a href="#r1">1</a></span></div><div
class="words"><div>{_FIRST}</div></div></div><div><div class="no"><span id="n2"><a href="#r2">2</a></span></div><div
class="words"><div>{_SECOND}</div></div></div></div>"""
_TWO_LINES = f"""<p>A model may learn.<a href="#n1" id="r1"><sup>1</sup></a> It may forget.<a href="#n2"
id="r2"><sup>2</sup></a></p><dl><dt id="n1"><a href="#r1">1</a></dt><dd>{_FIRST}</dd><dt id="n2"><a
href="#r2">2</a></dt><dd>{_SECOND}</dd></dl>"""
_ARROWS = f"""<p>A model may learn.<a href="#n1" id="r1"><sup>1</sup></a> It may forget.<a href="#n2"
id="r2"><sup>2</sup></a></p><ol><li id="n1"><a href="#r1"><sup>↑ 1</sup></a><br>{_FIRST}</li><li id="n2"><a
href="#r2"><sup>↑ 2</sup></a><br>{_SECOND}</li></ol>"""
_BUTTONS = f"""<p>A model may learn.<button><i>1</i></button><cite class="footnote"><span
class="footnote-text"><span class="count">1</span> {_FIRST}</span></cite> It may forget.<button><i>2</i></button><cite
class="footnote"><span class="footnote-text"><span class="count">2</span> {_SECOND}</span></cite></p>"""


def _read(body: str) -> SourceText:
    head = "<!doctype html><html><head><title>On Models</title></head><body>"
    page = f"{head}<article><h1>On Models</h1>{body}</article></body></html>"
    return read(RawFile(page.encode(), "page.html"))[0]


def _notes(source: SourceText) -> list[tuple[str, str]]:
    return [(mark.value, source.text[mark.start : mark.end]) for mark in source.marks if mark.kind == "note"]


@pytest.mark.parametrize(
    "body",
    [_WORD, _PLUGIN, _TOOLTIP, _SCRIPTED, _ASIDE, _NUMBER_APART, _TWO_LINES, _ARROWS, _BUTTONS],
    ids=[
        "word",
        "plug-in list",
        "tooltip",
        "shown by a script",
        "aside",
        "number apart",
        "a line below",
        "arrows",
        "buttons",
    ],
)
def test_linked_notes_are_notes(body: str) -> None:
    source = _read(body)
    assert _notes(source) == [("1", _FIRST), ("2", _SECOND)]
    calls = [mark.value for mark in source.marks if mark.kind == "note_reference"]
    assert calls == ["1", "2"]
    sentence = source.text.splitlines()[1]
    assert "Maple" not in sentence and "It may forget." in sentence


def test_notes_in_attributes_come_last() -> None:
    assert _notes(_read(_ATTRIBUTE)) == [("1", _FIRST), ("2", "Maple says so again at length.")]


def test_short_notes_in_attributes_are_notes_beside_long_ones() -> None:
    body = _ATTRIBUTE.replace("</p>", ' It may err.<sup data-text="Id.">[3]</sup></p>')
    assert _notes(_read(body))[2] == ("3", "Id.")


def test_words_that_say_where_a_call_leads_are_no_notes() -> None:
    body = "".join(f'<p>A model may learn.<sup title="Go to footnote {n}">{n}</sup></p>' for n in (1, 2))
    assert _notes(_read(body)) == []


def test_a_second_paragraph_goes_on_with_its_note() -> None:
    linked = _WORD.replace('<p><a href="#_ftnref2"', '<p>The second edition adds a chapter.</p><p><a href="#_ftnref2"')
    more = "".join(f'<p>It errs.<a href="#_ftn{n}" name="_ftnref{n}">[{n}]</a></p>' for n in range(3, 9))
    rest = "".join(f'<p><a href="#_ftnref{n}" name="_ftn{n}">[{n}]</a> Id.</p>' for n in range(3, 9))
    notes = _notes(_read(linked.replace("<hr>", f"{more}<hr>") + rest))
    assert [marker for marker, _ in notes] == [str(n) for n in range(1, 9)]
    assert notes[0][1] == f"{_FIRST} The second edition adds a chapter."
    items = f"""<p>A model may learn.<sup>1</sup> It may forget.<sup>2</sup></p><ol class="foot_notes"><li>{_FIRST}
    <p>The second edition adds a chapter.</p></li><li>{_SECOND}</li></ol>"""
    assert [marker for marker, _ in _notes(_read(items))] == ["1", "2"]


def test_notes_that_nothing_links_to_are_known_by_their_numbers() -> None:
    notes = _notes(_read(_UNLINKED))
    assert [marker for marker, _ in notes] == ["1", "2"]
    assert notes[0][1].endswith("The second edition adds a chapter.")


def test_rows_under_a_heading_are_notes() -> None:
    assert _notes(_read(_RAISED)) == [("1", _FIRST), ("2", _SECOND)]


def test_numbered_paragraphs_that_nothing_calls_are_no_notes() -> None:
    body = (
        "<p>The judge gave two reasons.</p><p>1. The first is the text of the law.</p><p>2. The second is its aim.</p>"
    )
    assert _notes(_read(body)) == []


def test_links_to_headings_are_no_calls() -> None:
    body = """<p><a href="#s1">1</a> <a href="#s2">2</a></p><h2 id="s1">1 Learning</h2>
    <p>A model may learn from answers.</p>
    <h2 id="s2">2 Forgetting</h2><p>A model may forget them.</p>"""
    assert _notes(_read(body)) == []


def test_entries_that_are_cited_again_and_again_are_references() -> None:
    calls = "".join(f'<a href="#B{n}"><sup>{n}</sup></a> said so. ' for n in (1, 2, 1, 2, 1, 2))
    body = f'<p>Maple {calls}</p><ol><li id="B1">{_FIRST}</li><li id="B2">Oak, Roots (2030).</li></ol>'
    assert _notes(_read(body)) == []


def test_notes_that_one_sign_calls_are_counted() -> None:
    calls = "".join(f'It may learn.<a href="#note-{n}" class="noteref">*</a> ' for n in (1, 2, 3))
    rest = "".join(f'<div id="note-{n}"><p>Maple says so at page {n}.</p></div>' for n in (1, 2, 3))
    assert [marker for marker, _ in _notes(_read(f"<p>{calls}</p><h2>Notes</h2>{rest}"))] == ["1", "2", "3"]
