"""Each form of reference, accepted with its fields; and text that is no reference, refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from distlaw.extract.references import parse_reference

CASES = [
    pytest.param(
        "[1] 沈砚秋, 陆知微, 何向晚等. 题名甲[J]. 海东法学, 2028,12(3):4-15.",
        "gbt7714",
        {
            "title": "题名甲",
            "container_title": "海东法学",
            "issued": "2028",
            "volume": "12",
            "issue": "3",
            "page": "4-15",
        },
        ["沈砚秋", "陆知微", "何向晚"],
        id="gbt-journal-et-al-glued",
    ),
    pytest.param(
        "沈砚秋．题名乙［Ｊ］．海东法学，２０２８（５）：１－９．",
        "gbt7714",
        {"title": "题名乙", "container_title": "海东法学"},
        ["沈砚秋"],
        id="gbt-full-width",
    ),
    pytest.param(
        "沈砚秋. 题名丙. 海东法学, 2028(05):1-9.",
        "gbt7714_unmarked",
        {"title": "题名丙", "container_title": "海东法学", "issue": "5", "volume": ""},
        ["沈砚秋"],
        id="unmarked",
    ),
    pytest.param(
        "沈砚秋, 陆知微. 没有刊名的研究, 2028,9(2):16-47.",
        "gbt7714_unmarked",
        {"title": "没有刊名的研究", "container_title": "", "volume": "9", "page": "16-47"},
        ["沈砚秋", "陆知微"],
        id="unmarked-journal-missing",
    ),
    pytest.param(
        "基德. 海的法[M]. 沈砚秋, 译. 2版. 海城: 海城出版社, 2020: 35.",
        "gbt7714",
        {"title": "海的法", "edition": "2", "publisher_place": "海城", "publisher": "海城出版社", "page": "35"},
        ["基德", "沈砚秋"],
        id="gbt-book-translated",
    ),
    pytest.param(
        "Kidd A, Rowe B J, et al. The sea[M]//Marsh C. Papers: volume one. 3rd ed. Harbor: Tide Press, 2011: 5-9.",
        "gbt7714",
        {
            "title": "The sea",
            "container_title": "Papers: volume one",
            "edition": "3",
            "csl_type": "chapter",
        },
        ["A Kidd", "B J Rowe", "C Marsh"],
        id="gbt-chapter",
    ),
    pytest.param(
        "沈砚秋. 晨报上的文章[N]. 海东日报, 2027-03-04(07).",
        "gbt7714",
        {"container_title": "海东日报", "issued": "2027-03-04", "page": "7", "csl_type": "article-newspaper"},
        ["沈砚秋"],
        id="gbt-newspaper",
    ),
    pytest.param(
        "海东网信办. 通告[EB/OL]. (2027-01-02)[2028-03-04]. https://example.org/a?b=1.",
        "gbt7714",
        {"issued": "2027-01-02", "accessed": "2028-03-04", "url": "https://example.org/a?b=1", "csl_type": "webpage"},
        ["海东网信办"],
        id="gbt-web",
    ),
    pytest.param(
        "沈砚秋, 2027. 年份在前[J]. 海东法学, (4): 5-6.",
        "gbt7714",
        {"issued": "2027", "issue": "4", "page": "5-6", "title": "年份在前"},
        ["沈砚秋"],
        id="gbt-author-date",
    ),
    pytest.param(
        "GB/T 9001—2029 海运数据 第2部分[S].",
        "gbt7714",
        {"number": "GB/T 9001—2029", "title": "海运数据 第2部分"},
        [],
        id="gbt-standard",
    ),
    pytest.param(
        "参见沈砚秋：《海上法》，载《海东法学》2028年第5期，第32-38页。",
        "law_manual",
        {
            "title": "海上法",
            "container_title": "海东法学",
            "issue": "5",
            "issued": "2028",
            "csl_type": "article-journal",
        },
        ["沈砚秋"],
        id="note-journal",
    ),
    pytest.param(
        "［美］约翰·基德：《海的法》（第2版），沈砚秋译，海城出版社2020年版，第9页。",
        "law_manual",
        {"title": "海的法", "edition": "2", "publisher": "海城出版社", "issued": "2020", "csl_type": "book"},
        ["约翰·基德", "沈砚秋"],
        id="note-book-translated",
    ),
    pytest.param(
        "沈砚秋：《章的题名》，载陆知微主编：《海东论丛》第3卷，海城出版社2019年版，第7页。",
        "law_manual",
        {"container_title": "海东论丛", "volume": "3", "csl_type": "chapter", "publisher": "海城出版社"},
        ["沈砚秋", "陆知微"],
        id="note-chapter",
    ),
    pytest.param(
        "沈硯秋，〈海上之法〉，《海東法學》，第 12 期，頁 30，民國 117 年 3 月。",
        "law_manual",
        {"title": "海上之法", "container_title": "海東法學", "issue": "12", "issued": "2028-03"},
        ["沈硯秋"],
        id="note-taiwan",
    ),
    pytest.param(
        "沈砚秋：《论潮汐》，海东大学2021年博士学位论文，第30页。",
        "law_manual",
        {"publisher": "海东大学", "genre": "博士学位论文", "csl_type": "thesis"},
        ["沈砚秋"],
        id="note-thesis",
    ),
    pytest.param(
        "沈砚秋：《夜谈》，载微信公众号“海东法评”2027年6月5日。",
        "law_manual",
        {"platform": "微信公众号", "site": "海东法评", "issued": "2027-06-05"},
        ["沈砚秋"],
        id="note-wechat",
    ),
    pytest.param(
        "See Ada Kidd & Ben Rowe, Tides and Torts, 41 HARBOR L. REV. 77, 80 (2028) [hereinafter Kidd & Rowe].",
        "bluebook_journal",
        {
            "title": "Tides and Torts",
            "container_title": "HARBOR L. REV.",
            "volume": "41",
            "page": "77",
            "issued": "2028",
        },
        ["Ada Kidd", "Ben Rowe"],
        id="bluebook-journal",
    ),
    pytest.param(
        "ADA KIDD, THE LAW OF TIDES 12–15 (2d ed. 2029).",
        "english_book",
        {"title": "THE LAW OF TIDES", "edition": "2", "issued": "2029"},
        ["ADA KIDD"],
        id="bluebook-book",
    ),
    pytest.param(
        "A Kidd, 'Tides: A Study' (2024) 3\nHarbor Journal of Law 88, 93.",
        "oscola_journal",
        {"title": "Tides: A Study", "container_title": "Harbor Journal of Law", "volume": "3", "page": "88"},
        ["A Kidd"],
        id="oscola-journal-over-two-lines",
    ),
    pytest.param(
        "Ada Kidd, 'Tides' in Ben Rowe (ed), Waters of Law (Tide Press 2019) 33.",
        "english_chapter",
        {"title": "Tides", "container_title": "Waters of Law", "publisher": "Tide Press"},
        ["Ada Kidd", "Ben Rowe"],
        id="oscola-chapter",
    ),
    pytest.param(
        "Kidd, A. B., & Rowe, C. (2021). Tides and torts. Harbor Review, 9(4), 743–785.",
        "apa",
        {
            "title": "Tides and torts",
            "container_title": "Harbor Review",
            "volume": "9",
            "issue": "4",
            "page": "743-785",
        },
        ["A. B. Kidd", "C Rowe"],
        id="apa",
    ),
    pytest.param(
        "Ada Kidd, “Tides,” Harbor Law Journal 73, no. 5 (1994): 733.",
        "chicago_journal",
        {"title": "Tides", "container_title": "Harbor Law Journal", "volume": "73", "issue": "5", "page": "733"},
        ["Ada Kidd"],
        id="chicago-note",
    ),
    pytest.param(
        "Ada Kidd et al., Tidal Networks, arXiv:2901.00001 (2029)",
        "preprint",
        {"title": "Tidal Networks", "number": "2901.00001", "publisher": "arXiv"},
        ["Ada Kidd"],
        id="preprint",
    ),
    pytest.param(
        "[What the tide brings | Harbor Review](https://example.org/2027/01/tide/)",
        "link",
        {
            "title": "What the tide brings",
            "container_title": "Harbor Review",
            "url": "https://example.org/2027/01/tide/",
            "issued": "",
        },
        [],
        id="markdown-link",
    ),
    pytest.param("https://example.org/a", "bare_url", {"url": "https://example.org/a", "title": ""}, [], id="bare-url"),
    pytest.param("DOI:10.1000/Ab.12", "bare_doi", {"doi": "10.1000/Ab.12"}, [], id="bare-doi"),
    pytest.param(
        "3. Case C-999/30 Kidd v Rowe EU:C:2031:10.",
        "case_note",
        {"title": "Kidd v Rowe", "issued": "2031", "docket": "C-999/30", "csl_type": "legal_case"},
        [],
        id="case-note",
    ),
]


@pytest.mark.parametrize(("entry", "rule", "fields", "names"), CASES)
def test_fields(entry: str, rule: str, fields: dict[str, str], names: list[str]) -> None:
    parse = parse_reference(entry)
    assert parse.rule == rule
    assert {name: getattr(parse.item, name) for name in fields} == fields
    assert [name.display for name in parse.item.contributors] == names
    assert parse.is_verified


@pytest.mark.parametrize(
    ("entry", "locator", "signal"),
    [
        ("参见沈砚秋：《海上法》，载《海东法学》2028年第5期，第32页。", "32", "参见"),
        ("But see Ada Kidd, Tides, 41 HARBOR L. REV. 77, 80 (2028).", "80", "But see"),
        ("转引自沈砚秋：《海上法》，海城出版社2020年版，第3-5页。", "3-5", "转引自"),
    ],
)
def test_pinpoint_and_signal(entry: str, locator: str, signal: str) -> None:
    parse = parse_reference(entry)
    assert (parse.locator, parse.locator_label, parse.signal) == (locator, "page", signal)


@pytest.mark.parametrize(
    ("entry", "kind", "note", "author", "locator"),
    [
        ("同上注，第8页。", "same", "", "", "8"),
        ("同前注〔16〕，沈砚秋文，第69页。", "earlier", "16", "沈砚秋", "69"),
        ("前引[5]，第12页。", "earlier", "5", "", "12"),
        ("Id. at 345; see also Kidd, Tides, 3 Harbor L. Rev. 1 (2020).", "same", "", "", "345"),
        ("Kidd, supra note 12, at 750.", "earlier", "12", "Kidd", "750"),
        ("Kidd (n 12) 93", "earlier", "12", "Kidd", "93"),
        ("Kidd & Rowe, supra, at 7", "named", "", "Kidd & Rowe", "7"),
    ],
)
def test_short_forms(entry: str, kind: str, note: str, author: str, locator: str) -> None:
    parse = parse_reference(entry)
    assert parse.short is not None
    assert (parse.short.kind, parse.short.note, parse.short.author, parse.locator) == (kind, note, author, locator)


@pytest.mark.parametrize(
    ("entry", "defect"),
    [
        ("沈砚秋. 没有刊名的研究, 2028,9(2):16-47.", "missing_container_title"),
        ("沈砚秋. 题名[J]. 海东法学.", "missing_issued"),
        ("（作者单位：海东大学法学院）", "unread"),
    ],
)
def test_defects_are_named_not_filled(entry: str, defect: str) -> None:
    assert defect in parse_reference(entry).defects


def test_traditional_and_simplified_are_read_alike() -> None:
    one = parse_reference("沈砚秋：《论潮汐权利》，载《海东法学》2028年第5期，第32页。")
    other = parse_reference("沈硯秋：《論潮汐權利》，載《海東法學》2028年第5期，第32頁。")
    assert (one.rule, one.locator, one.item.issue, one.item.issued) == (
        other.rule,
        other.locator,
        other.item.issue,
        other.item.issued,
    )
    assert other.item.title == "論潮汐權利"


def test_a_parse_that_drops_words_is_not_verified() -> None:
    whole = parse_reference("沈砚秋：《海上法》，载《海东法学》2028年第5期，第32页。")
    assert whole.is_verified
    assert not parse_reference(
        "沈砚秋：《海上法》，此处另有别话，载《海东法学》2028年第5期，难以归类之语2，第32页。"
    ).item.publisher


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read_without_error(entry: str) -> None:
    parse_reference(entry)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["《", "》", "，", "：", "载", "[J]", ".", " ", "2024", "(", ")", "黄", "第", "页", "Kidd", ",", "//", "年"]
        ),
        max_size=40,
    )
)
def test_any_mixture_of_a_grammars_marks_is_read(parts: list[str]) -> None:
    parse_reference("".join(parts))


MORE = [
    (
        "沈硯秋，論海上之權利，觀潮，2028年5月，頁88。",
        {"title": "論海上之權利", "publisher": "觀潮", "issued": "2028-05"},
    ),
    (
        "沈硯秋，海上之法理，海東法學，第41期，頁10-13，2028年3月。",
        {"container_title": "海東法學", "issue": "41", "page": "10-13"},
    ),
    (
        "沈硯秋（2029）。〈海上之法〉。《海東法學》，41（2），10-13。",
        {"issued": "2029", "volume": "41", "issue": "2", "page": "10-13"},
    ),
    ("沈硯秋，《海上之法》，國立海東大學法律學系碩士論文，2028年，頁30。", {"genre": "碩士論文", "csl_type": "thesis"}),
    ("沈砚秋：“潮汐论纲”，《海东法学》2025年第5期，第61页。", {"title": "潮汐论纲", "container_title": "海东法学"}),
    (
        "Karl Seemann, Gezeitenrecht, 6. Aufl., Tide, 1991, S. 15.",
        {"edition": "6", "publisher": "Tide", "language": "de"},
    ),
    ("Jeanne Marée, Droit des marées, 4e éd., PUF, 2004, p. 10.", {"edition": "4", "language": "fr"}),
    (
        "海野潮「潮の法」海事法雑誌110巻4号（1993年）30頁。",
        {"title": "潮の法", "volume": "110", "issue": "4", "language": "ja"},
    ),
    (
        "Ada Kidd, Tides, in Ben Rowe ed., Waters, Tide Press, 1999, p. 12.",
        {"container_title": "Waters", "csl_type": "chapter"},
    ),
    ('A. Kidd and B. Rowe, "Tides," Int. J. Waters, vol. 9, no. 6, pp. 17-19, 2021.', {"volume": "9", "page": "17-19"}),
    (
        'Kidd, Ada, and Ben Rowe. "Tides." arXiv preprint arXiv:2901.01234 (2029).',
        {"publisher": "arXiv", "number": "2901.01234"},
    ),
    ("Ada Kidd, Note, Tides, 110 Harv. L. Rev. 1 (1997).", {"genre": "Note", "title": "Tides"}),
    ("Ada Kidd, Tides, WIRED (Dec. 19, 2024), https://example.org/x [https://perma.cc/AAAA-BBBB].", {"site": "WIRED"}),
    ("沈砚秋. 海权[D]. 海城: 海东大学硕士学位论文, 2029.", {"publisher": "海东大学", "genre": "硕士学位论文"}),
    (
        "最高人民法院. 关于海事的解释[Z]. 法释〔2030〕12号, 2030-09-10.",
        {"document_number": "法释〔2030〕12号", "issued": "2030-09-10"},
    ),
    ("沈砚秋 陆知微. 题名[J]. 海东法学,2025,(05):61-73.", {"issue": "5", "page": "61-73"}),
]


@pytest.mark.parametrize(("entry", "fields"), MORE)
def test_further_forms(entry: str, fields: dict[str, str]) -> None:
    parse = parse_reference(entry)
    assert {name: getattr(parse.item, name) for name in fields} == fields
    assert parse.item.contributors
    assert parse.is_verified
