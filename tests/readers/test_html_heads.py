"""Which title and whose names a saved page is taken to have, where its elements disagree."""

from __future__ import annotations

from distlaw.model.source import SourceText
from distlaw.readers import RawFile, read

_TEXT = "<p>" + "A model that learns from the answers of another takes its method and not its expression. " * 4 + "</p>"


def _page(head: str, body: str) -> SourceText:
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return read(RawFile(page.encode(), "page.html"))[0]


def _values(source: SourceText, name: str) -> list[str]:
    return [hint.value for hint in source.hints if hint.name == name]


def test_the_heading_of_a_search_box_is_no_title() -> None:
    page = _page(
        "<title>Fear of Elms: Elm Law Review: Vol 12</title>",
        f"<h1 class='quick__title'>Search</h1><main><h1 class='cite__title'>Fear of Elms</h1>{_TEXT}</main>",
    )
    assert _values(page, "title") == ["Fear of Elms"]
    assert page.text.startswith("Fear of Elms\n")


def test_the_issue_that_a_page_stands_in_is_no_title() -> None:
    page = _page(
        "<title>Bargains in Bark – Elm Law Review</title><meta property='og:title' content='Bargains in Bark'>",
        f"<h2 class='entry-title'>Volume 2031, No. 4</h2><h1 class='page-title'>Bargains in Bark</h1>{_TEXT}",
    )
    assert _values(page, "title") == ["Bargains in Bark"]


def test_another_articles_title_gives_way_to_the_title_element() -> None:
    page = _page(
        "<title>Bargains in Bark – Elm Law Review</title>", f"<article>{_TEXT}</article><h1>Of Other Trees</h1>"
    )
    assert _values(page, "title") == ["Bargains in Bark"]


def test_a_printed_heading_is_kept_where_the_title_element_words_it_differently() -> None:
    page = _page(
        "<title>Trade secrets in models: a short guide | Marsh</title>",
        f"<h1>What a guide to trade secrets in models leaves out</h1>{_TEXT}",
    )
    assert _values(page, "title") == ["What a guide to trade secrets in models leaves out"]


def test_a_title_element_that_breaks_off_agrees_with_the_whole_title() -> None:
    whole = "Equity, Bargain and the Company of Trees: Finding a Remedy in the Old Statutes"
    page = _page(
        f'<title>"{whole[:60]}" by Ann Maple</title><meta name="bepress_citation_title" content="{whole}">',
        f"<h1>Elm Commons</h1>{_TEXT}",
    )
    assert _values(page, "title") == [whole]


_BYLINE = "<h1>On Elms</h1><div class='authors'><a href='/a'>Bo Q. Oak</a></div><time>May 4, 2031</time>"


def test_who_put_a_page_online_is_not_its_author() -> None:
    head = "<title>On Elms - Elm Review</title>" + (
        '<script type="application/ld+json">{"@type": "Article", "headline": "On Elms",'
        ' "author": {"@type": "Person", "name": "Cy Webb"}}</script>'
    )
    page = _page(head, f"{_BYLINE}<article>{_TEXT}</article>")
    assert _values(page, "author") == ["Bo Q. Oak"]
    assert "Cy Webb" in _values(page, "untrusted_author")
    assert page.text.splitlines()[:2] == ["On Elms", "Bo Q. Oak"]


def test_the_site_is_not_the_author() -> None:
    head = '<meta property="og:site_name" content="Elm Review"><meta property="article:author" content="Elm Review">'
    page = _page(f"<title>On Elms</title>{head}", f"<h1>On Elms</h1><p>Written by Elm Review</p>{_TEXT}")
    assert _values(page, "author") == []


def test_authors_of_neighbouring_articles_are_left_out() -> None:
    cards = "".join(
        f"<div class='card'><h3><a href='/{n}'>Of Other Trees</a></h3><p class='author'>{n}</p></div>"
        for n in ("Di Birch", "Ed Ash")
    )
    page = _page("<title>On Elms</title>", f"{_BYLINE}<article>{_TEXT}</article>{cards}")
    assert _values(page, "author") == ["Bo Q. Oak"]


def test_what_a_byline_tells_of_its_authors_does_not_end_it() -> None:
    told = "<div class='author-credit'>" + "Professor of the law of trees at the University of Elm, with thanks. " * 5
    body = f"<h1>On Elms</h1><p class='author'>Bo Oak</p>{told}</div><p class='author'>Ann Maple</p>{_TEXT}"
    assert _values(_page("<title>On Elms</title>", body), "author") == ["Bo Oak", "Ann Maple"]


def test_a_place_of_work_in_a_byline_is_no_name() -> None:
    body = f"<h1>On Elms</h1><p class='author'><a href='/a'>Bo Oak</a>, <em>Elm University Law School</em></p>{_TEXT}"
    assert _values(_page("<title>On Elms</title>", body), "author")[0] == "Bo Oak"
    assert "Elm University Law School" not in _values(_page("<title>On Elms</title>", body), "author")[:1]


def test_links_beside_each_other_are_kept_apart() -> None:
    tags = "".join(f"<a href='/{n}'>{t}</a>" for n, t in enumerate(("Volume 12", "June 2031", "Bo Oak", "Note")))
    page = _page("<title>On Elms</title>", f"<h1>On Elms</h1><div class='meta'>{tags}</div><main>{_TEXT}</main>")
    assert page.text.splitlines()[1] == "Volume 12 | June 2031 | Bo Oak | Note"


def test_a_family_name_of_two_words_comes_first_in_a_record() -> None:
    head = '<title>On Elms</title><meta name="citation_author" content="Roble Pino, Luz C.">'
    assert _values(_page(head, f"<h1>On Elms</h1>{_TEXT}"), "author") == ["Roble Pino, Luz C."]


def test_a_list_of_works_has_no_author_of_its_own() -> None:
    things = ", ".join(
        f'{{"@type": "Article", "headline": "{title}", "author": "{name}"}}'
        for title, name in (("Of Elms", "Bo Oak"), ("Of Ashes", "Di Birch"), ("Of Oaks", "Ed Ash"))
    )
    head = f'<title>Print Issues | Elm Review</title><script type="application/ld+json">[{things}]</script>'
    page = _page(head, f"<h1>Print Issues</h1>{_TEXT}")
    assert (_values(page, "title"), _values(page, "author")) == (["Print Issues"], [])


def test_lines_over_a_title_say_where_the_work_appeared() -> None:
    above = "<h1 class='bar'>ON ELMS</h1><p class='cites'>12 Elm L. Rev. 943</p><p class='source'>Elm Law Review</p>"
    page = _page(
        "<title>ON ELMS | Elm Base</title>", f"{above}<p>September, 2031</p><h2>ON ELMS</h2><main>{_TEXT}</main>"
    )
    assert page.text.splitlines()[:4] == ["ON ELMS", "12 Elm L. Rev. 943", "Elm Law Review", "September, 2031"]


def test_the_name_of_a_drawing_is_no_title() -> None:
    page = _page("", f"<svg><title>Close icon</title></svg><h1>Fear of Elms</h1>{_TEXT}")
    assert _values(page, "page_title") == []
    assert "Close icon" not in page.text


def test_a_title_behind_the_sites_name() -> None:
    page = _page(
        "<title>Harbour Notes | Fear of Elms and of Ashes in the Law of Trees</title>",
        f"<h1>Harbour Notes</h1><h2>Fear of Elms and of Ashes in the Law of Trees</h2>{_TEXT}",
    )
    assert _values(page, "title") == ["Fear of Elms and of Ashes in the Law of Trees"]
