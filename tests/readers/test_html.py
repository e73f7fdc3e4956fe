"""Saved pages: the article comes out, the page around it stays out, metadata and marks are where they belong."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from distlaw.errors import InputError
from distlaw.model.source import SourceText
from distlaw.readers import RawFile, read
from distlaw.readers.html.dates import date_of
from distlaw.readers.html.hints import byline_names
from distlaw.vocab.page_furniture import FurnitureLine, furniture_kinds, furniture_lines

WECHAT = """<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="学生模型的三个问题">
<meta property="og:article:author" content="司徒衡">
<script>var ct = "1933113600"; var nickname = htmlDecode("海滨法苑");</script>
</head><body id="activity-detail"><h1 id="activity-name" class="rich_media_title">学生模型的三个问题</h1>
<div id="meta_content"><span class="rich_media_meta rich_media_meta_text">司徒衡 上官蘅</span>
<a id="js_name">海滨法苑</a></div>
<div id="js_content" style="visibility: hidden;"><section><p>点击上方<span>蓝字</span>关注我们</p></section>
<section><span>学生模型由教师模型的应答训练而成。</span></section><p><strong>一、是否复制</strong></p>
<p>训练<strong>不等于</strong>复制，<sup>[1]</sup>此点并无太大争议。</p><p style="display:none">隐藏的文字</p>
<p>往期推荐</p><p><a href="#">某某新规解读</a></p><p>长按二维码关注</p></div>
<div class="rich_media_tool"><a>阅读原文</a><span>在看</span></div></body></html>"""

FIRM = """<!doctype html><html lang="en"><head><title>Pupils and teachers | Marsh LLP</title>
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Pupils and teachers",
"datePublished":"2031-05-14",
"author":[{"@type":"Person","name":"Harriet Marsh"}],"publisher":{"@type":"Organization",
"name":"Marsh LLP"}}]}</script></head>
<body><nav><a>People</a></nav><div id="cookie-banner">We use cookies.</div><article><h1>Pupils and teachers</h1>
<h2>Contract</h2><p>A user who accepted the terms is bound by them.<sup><a href="#fn1">1</a></sup></p>
<ul><li>Keep a log of every teacher model.</li></ul><table><tr><th>Route</th><th>Prospects</th></tr>
<tr><td>Contract</td><td>Good</td></tr></table><div class="share-bar">Share LinkedIn</div>
<ol class="footnotes"><li id="fn1">Marsh, Terms (2030) 12 HLJ 44.</li></ol></article>
<aside><h4>Related Insights</h4><a>Drones</a></aside><footer>Attorney Advertising</footer></body></html>"""


def page(text: str, name: str = "page.html") -> SourceText:
    return read(RawFile(text.encode("utf-8"), name))[0]


def hint(source: SourceText, name: str) -> list[str]:
    return [hint.value for hint in source.hints if hint.name == name]


def marked(source: SourceText, kind: str) -> list[tuple[str, str]]:
    return [(mark.value, source.text[mark.start : mark.end]) for mark in source.marks if mark.kind == kind]


def test_a_wechat_article_keeps_its_text_alone() -> None:
    source = page(WECHAT)
    assert source.text.splitlines() == [
        "学生模型的三个问题", "学生模型由教师模型的应答训练而成。", "一、是否复制",
        "训练不等于复制，[1]此点并无太大争议。",
    ]  # fmt: skip
    assert hint(source, "author") == ["司徒衡", "上官蘅"]
    assert hint(source, "issued")[0] == "2031-04-05"
    assert hint(source, "account")[0] == "海滨法苑"
    assert hint(source, "page_kind") == ["wechat"]
    assert marked(source, "note_reference") == [("1", "[1]")]


def test_a_law_firms_note_keeps_headings_tables_and_notes() -> None:
    source = page(FIRM)
    assert source.text.splitlines() == [
        "Pupils and teachers", "Contract", "A user who accepted the terms is bound by them.1",
        "Keep a log of every teacher model.",
        "Route\tProspects", "Contract\tGood", "Marsh, Terms (2030) 12 HLJ 44.",
    ]  # fmt: skip
    assert marked(source, "heading") == [("1", "Pupils and teachers"), ("2", "Contract")]
    assert marked(source, "note") == [("1", "Marsh, Terms (2030) 12 HLJ 44.")]
    assert marked(source, "note_reference") == [("1", "1")]
    assert marked(source, "table_cell") == [("", "Route"), ("", "Prospects"), ("", "Contract"), ("", "Good")]
    assert (hint(source, "title"), hint(source, "author")) == (["Pupils and teachers"], ["Harriet Marsh"])
    assert (hint(source, "publisher"), hint(source, "page_kind")) == (["Marsh LLP"], ["law_firm"])


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param("<p>权<ruby>利<rp>(</rp><rt>li</rt><rp>)</rp></ruby>人</p>", ["权利人"], id="ruby"),
        pytest.param("<div>第一行<br>第二行</div>", ["第一行", "第二行"], id="line breaks"),
        pytest.param("<p>换行的\n中文</p>", ["换行的中文"], id="wrapped source"),
        pytest.param("<table><tr><td><p>One cell</p></td></tr></table>", ["One cell"], id="table for layout"),
        pytest.param("<p>a&nbsp; b&shy;c</p>", ["a b\u00adc"], id="spaces"),
        pytest.param(
            "<div>before<p>inside</p>after</div>", ["before", "inside", "after"], id="text around a paragraph"
        ),
        pytest.param("<p hidden>no</p><p aria-hidden='true'>icon</p><p>yes</p>", ["icon", "yes"], id="hidden"),
    ],
)
def test_lines(body: str, lines: list[str]) -> None:
    assert page(f"<html><body>{body}</body></html>").text.splitlines() == lines


def test_a_page_in_gbk_that_says_so_and_one_that_lies() -> None:
    text = (
        "<html><head><meta charset='{}'></head><body><p>合同的效力取决于当事人的约定，法院应当予"
        "以尊重。</p></body></html>"
    )
    for declared in ("gbk", "utf-8"):
        source = read(RawFile(text.format(declared).encode("gb18030"), "a.html"))[0]
        assert "当事人的约定" in source.text
        assert source.encoding == "gb18030"


def test_ten_thousand_elements_deep() -> None:
    assert page(f"<html><body>{'<div>' * 10_000}深处{'</div>' * 10_000}</body></html>").text == "深处\n"


def test_an_empty_page_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        page("<html><body><script>var x = 1</script></body></html>")
    assert caught.value.code == "empty"


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Harriet Marsh and Owen Pell", ["Harriet Marsh", "Owen Pell"]),
        ("作者丨司徒衡 上官蘅", ["司徒衡", "上官蘅"]),
        ("文/闻人熙", ["闻人熙"]),
        ("原创", []),
        ("2031-04-05 08:00", []),
    ],
)
def test_bylines(byline: str, names: list[str]) -> None:
    assert byline_names(byline) == names


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2031年4月5日", "2031-04-05"), ("June 9, 2031", "2031-06-09"), ("14 May 2031", "2031-05-14"),
        ("2031-04-05T08:00:00+08:00", "2031-04-05"), ("2031年4月", "2031-04"), ("第2031号", ""),
    ],
)  # fmt: skip
def test_dates(text: str, date: str) -> None:
    assert date_of(text) == date


@pytest.mark.parametrize("line", furniture_lines(), ids=lambda line: line.id)
def test_every_furniture_line_takes_its_examples_and_nothing_else(line: FurnitureLine) -> None:
    for example in line.examples:
        assert line.drops in furniture_kinds(example), example
    for refused in line.refused:
        assert not furniture_kinds(refused), refused


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["<p>", "</p>", "<b>", "</b>", "<table>", "<tr>", "<td>", "</table>", "<li>", "<ol>",
"<sup>[1]</sup>",
                                 "权利人主张其投入应受保护，", "Terms bind those who assent. ", "<br>",
                                 "<a href='#'>", "</a>", "<h2>", "</h2>",
                                 "&nbsp;", "<div class=footnotes>", "</div>"]), max_size=30))  # fmt: skip
def test_marks_stay_within_the_text_and_in_order(parts: list[str]) -> None:
    try:
        source = page(f"<html><body>{''.join(parts)}</body></html>")
    except InputError:
        return
    starts = [mark.start for mark in source.marks]
    assert starts == sorted(starts)
    assert all(0 <= mark.start <= mark.end <= len(source.text) for mark in source.marks)
    assert source == page(f"<html><body>{''.join(parts)}</body></html>")


OLD = """<html><head><title>论爬虫的边界-海滨法律网</title></head><body>
<table><tr><td><a href=1>首页</a></td><td><a href=2>论文</a></td></tr></table>
<table><tr><td><a href=1>最新文章</a></td><td><table><tr><td>论爬虫的边界</td></tr>
<tr><td>作者：司徒衡 2031-02-01</td></tr>
<tr><td><p>{text}</p><p>二、结论</p><p>{text}</p></td></tr></table></td></tr></table></body></html>"""


def test_tables_that_place_things_hold_no_rows() -> None:
    text = "公开数据进入公共领域，任何人均可取用，训练模型亦属取用之一种。" * 12
    source = page(OLD.format(text=text))
    assert source.text.splitlines() == ["论爬虫的边界", "作者：司徒衡 2031-02-01", text, "二、结论", text]
    assert marked(source, "table_row") == []
    assert hint(source, "title") == ["论爬虫的边界"]


def test_a_number_alone_on_its_line_joins_its_heading() -> None:
    source = page(
        "<html><body><p>序言如下。</p><p>01</p><p>条款的订入</p><p>正文。</p><p>2031</p><p>年度报告。</p></body></html>"
    )
    assert source.text.splitlines() == ["序言如下。", "01 条款的订入", "正文。", "2031", "年度报告。"]
    assert marked(source, "heading") == [("2", "01 条款的订入")]


def test_notes_are_known_by_their_numbers() -> None:
    body = "<p>条款有效。[1]但有例外。[2]</p><p>[1] 参见某书。</p><p>[2] 同上。</p>"
    assert marked(page(f"<html><body>{body}</body></html>"), "note") == [("1", "参见某书。"), ("2", "同上。")]
    listed = body.replace("<p>[1]", "<p>参考文献</p><p>[1]")
    assert marked(page(f"<html><body>{listed}</body></html>"), "note") == []


@pytest.mark.parametrize(
    ("head", "container", "kind"),
    [
        ('<meta property="og:site_name" content="海濱日報">', ["海濱日報"], "web"),
        ('<meta property="og:site_name" content="知乎">', [], "web"),
        ("<title>某文 - 临渊律师事务所</title>", [], "law_firm"),
    ],
    ids=["newspaper", "platform", "firm"],
)
def test_where_a_page_stands(head: str, container: list[str], kind: str) -> None:
    source = page(f"<html><head>{head}</head><body><h1>某文</h1><p>正文在此，说明条款的效力。</p></body></html>")
    assert hint(source, "container_title") == container
    assert hint(source, "page_kind") == [kind]
    assert hint(source, "publisher") == (["临渊律师事务所"] if kind == "law_firm" else [])


def test_a_note_that_holds_a_whole_page_is_read_as_that_and_a_templates_title_is_not_believed() -> None:
    notes = "".join(f'<p id="fn{n}"><a href="#r{n}">{n}</a> Verne, Rules {n} (2031).</p>' for n in (1, 2))
    calls = "".join(f'<sup><a href="#fn{n}" id="r{n}">{n}</a></sup>' for n in (1, 2))
    page = (
        "<!DOCTYPE html><html><head><title>Article Title - Elm Style</title></head><body><header>"
        '<h1 class="article-title">Rules for the Quiet Harbor</h1><p class="author">Ada Verne</p></header>'
        "<main><article>"
        f"<p>Nobody reads the rules of a harbor before the ship is in.{calls} They bind it all the same.</p>"
        f"<section class='footnotes'>{notes}</section></article></main></body></html>"
    )
    note = f"---\ntitle: A Verne\n---\n\n{{{{< rawhtml >}}}}\n{page}"
    source, _ = read(RawFile(note.encode(), "verne.md"))
    assert next(hint.value for hint in source.hints if hint.name == "title") == "Rules for the Quiet Harbor"
    assert "rawhtml" not in source.text and [mark.value for mark in source.marks if mark.kind == "note"] == ["1", "2"]
