"""What a page says of itself outside its text: every family of meta elements, JSON-LD in its forms, scripts, badges."""

from __future__ import annotations

import pytest

from distlaw.readers import RawFile, read

_TEXT = "<p>A model that learns from the answers of another takes its method and not its expression.</p>"


def _hints(head: str, body: str = "<h1>On Models</h1>") -> dict[str, list[str]]:
    page = f"<!doctype html><html><head>{head}</head><body>{body}{_TEXT}</body></html>"
    out: dict[str, list[str]] = {}
    for hint in read(RawFile(page.encode(), "page.html"))[0].hints:
        out.setdefault(hint.name, []).append(hint.value)
    return out


@pytest.mark.parametrize(
    ("head", "name", "value"),
    [
        ('<meta name="bepress_citation_author" content="Maple, Ann">', "author", "Maple, Ann"),
        ('<meta name="DC.Source.Volume" content="12">', "volume", "12"),
        ('<meta name="dcterms.issued" content="2031-04-05">', "issued", "2031-04-05"),
        ('<meta name="eprints.pagerange" content="3-41">', "page", "3-41"),
        ('<meta name="prism.publicationName" content="Elm Law Review">', "container_title", "Elm Law Review"),
        ('<meta name="citation_doi" content="https://doi.org/10.5555/elm.3">', "doi", "10.5555/elm.3"),
        ('<meta name="ContentSource" content="青石法学">', "container_title", "青石法学"),
    ],
)
def test_meta_families(head: str, name: str, value: str) -> None:
    assert value in _hints(head)[name]


def test_json_ld_graph_with_references_between_its_things() -> None:
    head = """<script type="application/ld+json">{"@graph": [
      {"@type": "WebPage", "@id": "#page", "name": "On Models - Elm Blog", "datePublished": "2031-04-06"},
      {"@type": ["Article", "BlogPosting"], "headline": "On Models",
       "author": [{"@id": "#ann"}, {"@type": "Person", "name": "Bo Oak"}],
       "datePublished": "2031-04-05T10:00:00Z", "isPartOf": {"@type": "PublicationIssue", "issueNumber": "2",
       "isPartOf": {"@type": "PublicationVolume", "volumeNumber": 12,
       "isPartOf": {"@type": "Periodical", "name": "Elm Law Review"}}},
       "pageStart": 3, "pageEnd": 41},
      {"@type": "Person", "@id": "#ann", "name": "Ann Maple", "affiliation": {"name": "University of Elm"}}]}
      </script>"""
    hints = _hints(head)
    assert hints["author"] == ["Ann Maple", "Bo Oak"]
    assert hints["affiliation"] == ["University of Elm"]
    assert hints["container_title"][0] == "Elm Law Review"
    assert (hints["volume"], hints["issue"], hints["page"]) == (["12"], ["2"], ["3-41"])
    assert hints["issued"][0] == "2031-04-05"
    assert "On Models - Elm Blog" not in hints["title"]


@pytest.mark.parametrize("text", ["{broken", "[]", '{"@graph": null}', '"text"', '[[[{"@type": "Article"}]]]'])
def test_json_ld_that_says_nothing(text: str) -> None:
    assert "author" not in _hints(f'<script type="application/ld+json">{text}</script>')


@pytest.mark.parametrize(
    "script",
    [
        "var msg_title = 'x'; var ct = \"1933300000\";",
        "d.msg_title = 'x'; d.create_time = JsDecode('1933300000');",
        'window.data = {"publishTime": "2031-04-07 10:00"}',
        'var page = {"published_at": 1933300000000}',
    ],
)
def test_dates_that_only_a_script_has(script: str) -> None:
    assert _hints(f"<title></title><script>{script}</script>")["issued"][0].startswith("2031-04")


def test_a_title_without_its_badges() -> None:
    body = '<h1>On Models<span class="type">网络首发</span><span style="display:none">New</span></h1>'
    hints = _hints("<title>On Models - Elm</title>", body)
    assert hints["title"][0] == "On Models"
