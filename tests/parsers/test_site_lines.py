"""The lines that a site prints around a text are known by their neighbours and words, where rules name none of them."""

from __future__ import annotations

import pytest

from distlaw.model.document import ParsedDocument
from distlaw.model.source import Mark, SourceText
from distlaw.parsers import parse
from distlaw.readers import RawFile, read
from distlaw.vocab.site_phrases import phrase_words, site_phrases

ENGLISH = (
    "The court held that a model which learns from another model's answers copies no expression, and that the terms "
    "of service bind only those who agreed to them, so that the claim for breach fails. "
)
CHINESE = "学生模型的法律地位存在争议，应当区分场景予以评价，合同只约束缔约之人，竞争法应当保持谦抑。"


def parsed(text: str) -> ParsedDocument:
    return parse(read(RawFile(text.encode(), "page.txt"))[0])[0]


def told(document: ParsedDocument, text: str) -> list[str]:
    return ["".join(text[a:b] for a, b in repair.ranges) for repair in document.repairs]


@pytest.mark.parametrize(
    "line",
    [
        "Not a Member Yet?",
        "Why am I seeing this page?",
        "Want more analysis like this? Sign up for our newsletter today.",
    ],
)
def test_an_english_site_s_calls_below_the_text_are_left_out(line: str) -> None:
    text = f"Of Pupils and Their Teachers\n\nBy Ann Maple\n\n{ENGLISH * 2}\n\n{ENGLISH * 2}\n\n{line}\nSubscribe Now\n"
    document = parsed(text)
    assert line not in document.reading.text and any(line in one for one in told(document, text))
    assert document.reading.text.count(ENGLISH.strip()) == 4


def test_a_masthead_above_the_title_is_left_out() -> None:
    masthead = "在线办事 会员登录 网上投稿 友情链接 ENGLISH"
    head = f"{masthead}\n设为首页 | 加入收藏 | 联系我们\n\n论学生模型的法律地位\n作者：司徒衡"
    document = parsed(f"{head}\n\n{CHINESE * 2}\n\n{CHINESE * 2}\n")
    assert masthead not in document.reading.text and document.reading.text.count(CHINESE) == 4


@pytest.mark.parametrize("sentence", ["The appeal is dismissed.", "We would go further.", "Costs follow the event."])
def test_a_short_sentence_of_the_text_stays(sentence: str) -> None:
    document = parsed(f"Of Pupils and Their Teachers\n\nBy Ann Maple\n\n{ENGLISH * 2}\n\n{sentence}\n\n{ENGLISH * 2}\n")
    assert sentence in document.reading.text


def test_the_phrases_are_words_and_pairs_of_characters() -> None:
    words, pairs = site_phrases()
    assert phrase_words("Sign in，登錄") == ["sign", "in", "登录"]
    assert {"newsletter", "登录"} <= words and ("sign", "in") in pairs
    assert not {"plaintiff", "侵权"} <= words


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("来源：白鹿法律网 作者：秦川 点击数：", "秦川"),
        ("By Jane Roe, Attorney | jane@roe.example", "Jane Roe"),
    ],
)
def test_of_a_byline_its_names_alone_are_text(line: str, kept: str) -> None:
    around = CHINESE if "作者" in line else ENGLISH
    title = "论学生模型的法律地位" if "作者" in line else "Of Pupils and Their Teachers"
    text = parsed(f"{title}\n\n{line}\n\n{around * 2}\n\n{around * 2}\n").reading.text
    assert kept in text and "点击数" not in text and "@" not in text


def test_a_notice_glued_to_both_ends_of_a_paragraph_is_left_out() -> None:
    notice = "声明：本文由用户上传分享，仅供网友学习交流，如有侵权请联系客服删除。"
    document = parsed(f"论学生模型的法律地位\n\n司徒衡\n\n{CHINESE * 2}\n\n{notice}{CHINESE}\n\n{CHINESE * 2}\n")
    assert "用户上传" not in document.reading.text and document.reading.text.count(CHINESE) == 5


def test_a_record_without_running_text_loses_its_buttons() -> None:
    record = (
        "研究生: 秦川\n論文名稱: 論學生模型的法律地位\n指導教授: 白露\n學位類別: 碩士\n論文出版年: 2031\n語文別: 中文"
    )
    text = parsed(f"簡易查詢 / 詳目顯示\n{record}\n分享至:\n查詢本校圖書館館藏 勘誤回報\n").reading.text
    assert "詳目顯示" not in text and "勘誤回報" not in text and "分享至" not in text


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("模型侵权纠纷裁判观点汇编", ("（2031）青01民终77号", "（2031）青02民终78号", "（2030）青03民初9号")),
        ("Charter of Model Teachers\nJane Roe", ("Article 1",)),
        ("Hill v Elm Ltd", ("Case No. 2031-14", "Case No. 2031-15")),
    ],
)
def test_numbers_of_cases_and_provisions_under_a_title_stay_in_the_text(head: str, lines: tuple[str, ...]) -> None:
    around = ENGLISH if head.isascii() else CHINESE
    text = parsed("\n".join([head, *lines, around * 2, around * 2]) + "\n").reading.text
    assert all(one in text for one in lines)


def test_a_line_that_goes_on_with_a_broken_sentence_is_text() -> None:
    text = (
        "Essay\n\nTHE SILENCE OF THE LESSOR AND THE TENANT'S RIGHT TO KNOW\n\nMarina Holt†\n\n"
        "                    I. INTRODUCTION\n\n"
        "     A lessor who keeps silent about a defect that is known to the\n"
        "lessor alone has said more than nothing.1 Whether a tenant may\n"
        "rely on that silence is a question on which no appellate court has\nruled.\n\n"
        "                    II. THE DUTY TO SPEAK\n\n"
        "     The first ground is trust. It is the older one, and it is the\nweaker.2\n\n____________\n"
        "    † Professor of Law, Fairwater University. Thanks to Owen Blythe for\n"
        "comments. Copyright © 2031 Marina Holt.\n"
        "    1. See OWEN BLYTHE, THE QUIET HOUSE 12–15 (2029).\n"
        "    2. But see Petra Lunde, Open Doors, 41 HARBOR L. REV. 77, 80 (2028).\n"
    )
    source, _ = read(RawFile(text.encode(), "a.txt"))
    (document,) = parse(source)
    assert "no appellate court has\nruled." in document.reading.text or "has ruled." in document.reading.text
    assert [section.title for section in document.sections] == ["INTRODUCTION", "THE DUTY TO SPEAK"]
    assert [entry.kind for entry in document.entries] == ["note", "note"]


_WHARVES = "码头经营者收取通行费的根据究竟是物权还是合同，学界向有争论，实务中的做法也并不一致。"


def test_a_teaser_is_not_read_beside_the_text_it_begins() -> None:
    text = f"论码头的通行费\n\n秦川 (进入专栏)\n\n导读:{_WHARVES[:36]}…\n\n{_WHARVES}本文主张从合同入手。\n"
    document = parsed(text)
    assert document.reading.text.count(_WHARVES[:20]) == 1
    assert "专栏" not in document.reading.text


def test_a_running_head_made_of_the_title_and_a_number_is_no_text() -> None:
    text = f"码头通行费的法律性质\n\n秦川\n\n{_WHARVES}\n\n秦川 码头通行费的法律性质 203\n\n{_WHARVES[::-1]}\n"
    assert "203" not in parsed(text).reading.text


def test_a_cover_sheet_glued_to_the_text_is_cut_out() -> None:
    cover = (
        "Follow this and additional works at: https://elm.example/papers Part of the Contracts Commons This Article is "
        "brought to you for free and open access by the Elm Archive. It has been accepted for inclusion in Elm Papers "
        "by an editor of Elm. For more information, please contact a@elm.example."
    )
    body = parsed(f"Answers of Models as Goods\n\nJane Roe\n\n{ENGLISH}{cover} {ENGLISH}{ENGLISH}\n").reading.text
    assert "free and open access" not in body
    assert "additional works" not in body
    assert body.count(ENGLISH.strip()[:40]) == 3


def test_who_wrote_it_is_no_numbered_note() -> None:
    text = "On Wharves\nA wharfinger must deliver.\nElm University. Correspondence to: Jane Roe. Accepted in May 2031."
    start = text.index("Elm")
    source = SourceText(
        sha256="0" * 64, file_name="a.pdf", media_type="application/pdf", text=text,
        marks=(Mark(kind="note", start=start, end=len(text), value="1"),),
    )  # fmt: skip
    assert parse(source)[0].entries == ()
