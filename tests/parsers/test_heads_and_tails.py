# ruff: noqa: E501 (a document is one string)
"""Invented heads and tails of documents: what is read of the byline, which lines are headings, what is no text."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from distlaw.model.document import ParsedDocument
from distlaw.parsers import parse
from distlaw.parsers.bylines.byline import byline
from distlaw.parsers.bylines.source_line import source_facts
from distlaw.parsers.normalise import normalised
from distlaw.readers import RawFile, read

ZH = (
    "拿大模型的回答教小模型，已经是许多团队的日常。问题送进接口，答案存进硬盘，过几天就有了自己的模型。法律怎么看这件事，各家说法并不一致。",
    "先看合同。多数协议不许用户拿输出去做竞争产品，可是没有签过字的第三人是否受其拘束，仍要回到合同相对性上去谈。",
)
HANT = (
    "拿大模型的回答教小模型，已經是許多團隊的日常。問題送進介面，答案存進硬碟，過幾天就有了自己的模型。法律怎麼看這件事，各家說法並不一致。",
    "先看契約。多數條款不許用戶拿輸出去做競爭產品，可是沒有簽過字的第三人是否受其拘束，仍要回到契約相對性上去談。",
)
EN = (
    "Teaching a small model with the answers of a large one is cheap, quick and widely practised. Lawyers have been "
    "slower to make up their minds, and the few decisions that touch the question point in several directions.",
    "Contract comes first. Most providers forbid their customers to build a competing product from what the model says, "
    "and whether that promise binds anybody who never made it is a question of privity.",
)


@dataclass(frozen=True)
class Case:
    """A document and what must be read from it; fields not given must come out empty where `is_all` says so."""

    name: str
    text: str
    title: str = ""
    authors: tuple[str, ...] = ()
    latin: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()  # of the first author
    container: str = ""
    issued: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    title_translated: str = ""
    keywords: tuple[str, ...] = ()
    sections: tuple[str, ...] | None = None
    out: tuple[str, ...] = ()  # not in the body
    suffix: str = "txt"


def _filled(text: str) -> str:
    for name, (first, second) in (("ZH", ZH), ("HANT", HANT), ("EN", EN)):
        text = text.replace(f"<{name}1>", first).replace(f"<{name}2>", second)
    return text


CASES = (
    # ---- bylines in English
    Case(
        "en_md_italic_dots",
        "# What a Pupil Owes\n\n*By Hester Quillan · May 4, 2027 · The Margin Note*\n\n<EN1>\n\n<EN2>\n",
        "What a Pupil Owes", ("Hester Quillan",), container="The Margin Note", issued="2027-05-04", suffix="md",
    ),
    Case(
        "en_txt_pipes",
        "What a Pupil Owes\n\nBy Hester Quillan and Amos Tredwell | Harbour Legal Review | May 4, 2027\n\n<EN1>\n\n<EN2>\n",
        "What a Pupil Owes", ("Hester Quillan", "Amos Tredwell"), container="Harbour Legal Review", issued="2027-05-04",
    ),
    Case(
        "en_md_by_firm",
        "# Distillation Update\n\nBy Hester Quillan & Amos Tredwell, Quillan Marsh LLP\n\nMay 4, 2027\n\n<EN1>\n\n## What changed\n\n<EN2>\n",
        "Distillation Update", ("Hester Quillan", "Amos Tredwell"), affiliations=("Quillan Marsh LLP",), issued="2027-05-04",
        sections=("Distillation Update", "What changed"), suffix="md",
    ),
    Case(
        "en_txt_by_dash",
        "What a Pupil Owes\n\nHester Quillan — The Margin Note — 4 May 2027\n\n<EN1>\n\n<EN2>\n",
        "What a Pupil Owes", ("Hester Quillan",), container="The Margin Note", issued="2027-05-04",
    ),
    Case(
        "en_md_posted_by",
        "# What a Pupil Owes\n\nPosted by Hester Quillan on May 4, 2027 in The Margin Note\n\n<EN1>\n\n<EN2>\n",
        "What a Pupil Owes", ("Hester Quillan",), container="The Margin Note", issued="2027-05-04", suffix="md",
    ),
    Case(
        "en_txt_lines",
        "The Margin Note | Issue of May 2027\n\nWhat a Pupil Owes\nBy Hester Quillan\nPublished May 4, 2027\n\n<EN1>\n\n<EN2>\n",
        "What a Pupil Owes", ("Hester Quillan",), container="The Margin Note", issued="2027-05-04",
    ),
    Case(
        "en_md_bold_meta",
        "# What a Pupil Owes\n\n**By:** Hester Quillan, Amos Tredwell\n**Published:** 4 May 2027\n**Source:** Harbour Legal Review\n\n<EN1>\n\n<EN2>\n",
        "What a Pupil Owes", ("Hester Quillan", "Amos Tredwell"), container="Harbour Legal Review", issued="2027-05-04",
        suffix="md",
    ),
    Case(
        "en_txt_three_authors_superscripts",
        "What a Pupil Owes\n\nHester Quillan1, Amos J. Tredwell2 and Lin Carrow1,2\n\n"
        "1 Faculty of Law, Marlow University\n2 Centre for Machine Regulation, Esk College\n\nAbstract: <EN1>\n\n"
        "Keywords: pupils; teachers\n\n1. Introduction\n\n<EN2>\n",
        "What a Pupil Owes", ("Hester Quillan", "Amos J. Tredwell", "Lin Carrow"),
        affiliations=("Faculty of Law, Marlow University",), keywords=("pupils", "teachers"), sections=("1 Introduction",),
    ),
    Case(
        "en_txt_journal_head",
        "Esk Law Journal, Volume 14, Issue 3 (2027), pp. 212-240\n\nWhat a Pupil Owes\n\nHester Quillan\nMarlow University\n\n"
        "ABSTRACT\n<EN1>\n\nKEYWORDS: pupils, teachers\n\nI. INTRODUCTION\n\n<EN2>\n",
        "What a Pupil Owes", ("Hester Quillan",), affiliations=("Marlow University",), container="Esk Law Journal",
        issued="2027", volume="14", issue="3", page="212-240", keywords=("pupils", "teachers"), sections=("I INTRODUCTION",),
    ),
    Case(
        "en_md_blog_iso_slash",
        "# What a Pupil Owes\n\nHester Quillan / 2027-05-04 / The Margin Note\n\n<EN1>\n\n**Why it matters**\n\n<EN2>\n\n"
        "**What to do on Monday**\n\n<EN1>\n",
        "What a Pupil Owes", ("Hester Quillan",), container="The Margin Note", issued="2027-05-04",
        sections=("What a Pupil Owes", "Why it matters", "What to do on Monday"), suffix="md",
    ),
    Case(
        "en_txt_particles",
        "What a Pupil Owes\n\nby Joost van der Laan, María José Ibáñez and D'Arcy O'Neill\n2 June 2027\n\n<EN1>\n\n<EN2>\n",
        "What a Pupil Owes", ("Joost van der Laan", "María José Ibáñez", "D'Arcy O'Neill"), issued="2027-06-02",
    ),
    Case(
        "en_txt_partner_job",
        "What a Pupil Owes\n\nBy Hester Quillan, Partner, and Amos Tredwell, Associate\nQuillan Marsh LLP | June 2027\n\n<EN1>\n\n<EN2>\n",
        "What a Pupil Owes", ("Hester Quillan", "Amos Tredwell"), affiliations=("Quillan Marsh LLP",), issued="2027-06",
    ),
    Case(
        "en_md_front_date_then_by",
        "*The Margin Note — June 2, 2027*\n\n# What a Pupil Owes\n\n*Hester Quillan*\n\n<EN1>\n\n<EN2>\n",
        "What a Pupil Owes", ("Hester Quillan",), container="The Margin Note", issued="2027-06-02", suffix="md",
    ),
    # ---- notices and bios in English
    Case(
        "en_md_tail_notices",
        "# What a Pupil Owes\n\n*By Hester Quillan*\n\n<EN1>\n\n<EN2>\n\n---\n\n"
        "*This post is for general information and does not constitute legal advice.*\n\n"
        "*© 2027 Quillan Marsh LLP. All rights reserved.*\n\nSubscribe to our newsletter for weekly updates.\n\n"
        "Share this post: Twitter | LinkedIn | Email\n",
        "What a Pupil Owes", ("Hester Quillan",), suffix="md",
        out=("general information", "All rights reserved", "newsletter", "LinkedIn"),
    ),
    Case(
        "en_txt_tail_bio",
        "What a Pupil Owes\n\nBy Hester Quillan\n\n<EN1>\n\n<EN2>\n\n"
        "Hester Quillan teaches intellectual property at Marlow University. The views expressed are her own.\n\n"
        "Reprints require the written permission of the publisher.\n",
        "What a Pupil Owes", ("Hester Quillan",), out=("teaches intellectual", "views expressed", "Reprints require"),
    ),
    Case(
        "en_md_blog_tail",
        "# What a Pupil Owes\n\n*By Hester Quillan, 2027-05-04*\n\n> If you were forwarded this email, subscribe here.\n\n<EN1>\n\n<EN2>\n\n"
        "*Nothing here is legal advice. If you liked this post, share it with a friend.*\n\n"
        "[Leave a comment](https://example.org) · [Share](https://example.org)\n",
        "What a Pupil Owes", ("Hester Quillan",), issued="2027-05-04", suffix="md",
        out=("legal advice", "share it with a friend", "forwarded this email", "Leave a comment"),
    ),
    Case(
        "en_txt_editor_note",
        "What a Pupil Owes\n\nBy Hester Quillan\n\n[Editor's note: This essay first appeared in Harbour Legal Review on 4 May 2027.]\n\n"
        "<EN1>\n\n<EN2>\n\nFollow us on LinkedIn for more.\nThe opinions in this article are those of the author alone.\n",
        "What a Pupil Owes", ("Hester Quillan",), container="Harbour Legal Review", issued="2027-05-04",
        out=("Editor's note", "Follow us", "opinions in this article"),
    ),
    # ---- bylines in Chinese
    Case(
        "zh_md_author_stroke_firm",
        "# 小模型的合规账\n\n作者：舒望 柏令仪｜栖霞岭律师事务所\n2027-05-04\n\n<ZH1>\n\n**第一笔账：合同**\n\n<ZH2>\n\n**第二笔账：数据**\n\n<ZH1>\n",
        "小模型的合规账", ("舒望", "柏令仪"), affiliations=("栖霞岭律师事务所",), issued="2027-05-04",
        sections=("小模型的合规账", "第一笔账：合同", "第二笔账：数据"), suffix="md",
    ),
    Case(
        "zh_txt_wen_slash",
        "小模型的合规账\n\n文／舒望\n2027年5月4日　《临江夜话》\n\n<ZH1>\n\n<ZH2>\n",
        "小模型的合规账", ("舒望",), container="临江夜话", issued="2027-05-04",
    ),
    Case(
        "zh_txt_slashes",
        "小模型的合规账\n\n舒望 / 2027-05-04 / 临江法律评论\n\n<ZH1>\n\n<ZH2>\n",
        "小模型的合规账", ("舒望",), container="临江法律评论", issued="2027-05-04",
    ),
    Case(
        "zh_txt_bracket_unit",
        "小模型的合规账\n\n舒望（临江大学法学院）、柏令仪（栖霞岭律师事务所）\n\n<ZH1>\n\n<ZH2>\n",
        "小模型的合规账", ("舒望", "柏令仪"), affiliations=("临江大学法学院",),
    ),
    Case(
        "zh_txt_dots",
        "小模型的合规账\n\n舒望 · 柏令仪 · 2027年5月4日 · 临江夜话\n\n<ZH1>\n\n<ZH2>\n",
        "小模型的合规账", ("舒望", "柏令仪"), container="临江夜话", issued="2027-05-04",
    ),
    Case(
        "zh_md_quote_meta",
        "# 小模型的合规账\n\n> 作者：舒望、柏令仪\n> 单位：临江大学法学院\n> 日期：2027年5月4日\n> 来源：临江夜话\n\n<ZH1>\n\n## 一、合同\n\n<ZH2>\n",
        "小模型的合规账", ("舒望", "柏令仪"), affiliations=("临江大学法学院",), container="临江夜话", issued="2027-05-04",
        sections=("小模型的合规账", "一 合同"), suffix="md",
    ),
    Case(
        "zh_txt_reporter",
        "小模型的合规账\n\n本报记者 舒望 通讯员 柏令仪\n《临江日报》2027年5月4日第6版\n\n<ZH1>\n\n<ZH2>\n",
        "小模型的合规账", ("舒望", "柏令仪"), container="临江日报", issued="2027-05-04",
    ),
    Case(
        "zh_txt_first_published",
        "小模型的合规账\n\n舒望\n\n<ZH1>\n\n<ZH2>\n\n（本文首发于《临江法律评论》2027年第3期，第45-58页，转载时有删节。）\n",
        "小模型的合规账", ("舒望",), container="临江法律评论", issued="2027", issue="3", page="45-58", out=("首发于",),
    ),
    Case(
        "zh_txt_yuanzai",
        "小模型的合规账\n\n柏令仪\n（临江大学法学院 教授）\n\n原载《临江法学》2027年第14卷第3期，第45—58页\n\n<ZH1>\n\n一、合同\n\n<ZH2>\n",
        "小模型的合规账", ("柏令仪",), affiliations=("临江大学法学院",), container="临江法学", issued="2027", volume="14",
        issue="3", page="45-58", sections=("一 合同",),
    ),
    Case(
        "zh_txt_journal_masthead",
        "《临江法学》2027年第3期（总第88期）　第45-58页\n\n小模型的合规账\n——以服务协议为中心\n\n舒 望，柏令仪\n\n"
        "（1. 临江大学 法学院，临江 310000；2. 栖霞岭律师事务所，临江 310001）\n\n摘　要：<ZH1>\n\n关键词：小模型；合规；合同\n\n"
        "Balancing the Books of Small Models\n\nSHU Wang, BAI Lingyi\n\n(1. Law School, Linjiang University, Linjiang 310000)\n\n"
        "Abstract: <EN1>\n\nKey words: small models; compliance; contract\n\n一、引言\n\n<ZH2>\n\n参考文献\n\n"
        "[1] 舒望. 答案的价格[J]. 临江法学, 2026(2): 1-9.\n",
        "小模型的合规账：以服务协议为中心", ("舒望", "柏令仪"), ("SHU Wang", "BAI Lingyi"), container="临江法学", issued="2027",
        issue="3", page="45-58", title_translated="Balancing the Books of Small Models", keywords=("小模型", "合规", "合同"),
        sections=("一 引言", "参考文献"),
    ),
    Case(
        "zh_txt_compound_pinyin",
        "小模型的合规账\n\n司马芷若1　欧阳修远2*\n\n（1.临江大学法学院；2.钱湾研究院）\n\n【内容提要】<ZH1>\n\n【关键词】小模型 合规 合同\n\n"
        "The Books of Small Models\nSima Zhiruo & Ouyang Xiuyuan\n\n[Abstract] <EN1>\n[Keywords] small models; compliance; contract\n\n"
        "一 引言\n\n<ZH2>\n\n二 合同\n\n<ZH1>\n",
        "小模型的合规账", ("司马芷若", "欧阳修远"), ("Sima Zhiruo", "Ouyang Xiuyuan"), affiliations=("临江大学法学院",),
        title_translated="The Books of Small Models", keywords=("小模型", "合规", "合同"), sections=("一 引言", "二 合同"),
    ),
    Case(
        "zh_txt_date_first",
        "小模型的合规账\n\n2027-05-04　舒望　临江夜话\n\n<ZH1>\n\n<ZH2>\n",
        "小模型的合规账", ("舒望",), container="临江夜话", issued="2027-05-04",
    ),
    Case(
        "zh_txt_account_line",
        "小模型的合规账\n\n作者｜舒望　编辑｜柏令仪\n来源｜临江夜话（ID：linjiangyehua）\n\n<ZH1>\n\n<ZH2>\n",
        "小模型的合规账", ("舒望",), container="临江夜话",
    ),
    Case(
        "zh_txt_english_dates",
        "小模型的合规账\n\n作者：舒望　发布时间：2027/5/4　来源：临江夜话\n\n<ZH1>\n\n<ZH2>\n",
        "小模型的合规账", ("舒望",), container="临江夜话", issued="2027-05-04",
    ),
    Case(
        "hant_txt_column",
        "小模型的合規帳\n\n【法律放大鏡】專欄　撰文：莊舒望\n《淡水週報》　2027年5月4日\n\n<HANT1>\n\n<HANT2>\n\n（本文作者為執業律師，專研科技法。）\n",
        "小模型的合規帳", ("莊舒望",), container="淡水週報", issued="2027-05-04", out=("執業律師",),
    ),
    Case(
        "hant_txt_journal",
        "小模型的合規帳\n\n莊舒望＊\n\n《淡水法學》第 58 期，民國 116 年 5 月，頁 33-52\n\n摘　要\n\n<HANT1>\n\n關鍵詞：小模型、合規、契約\n\n壹、前言\n\n<HANT2>\n\n貳、契約\n\n<HANT1>\n",
        "小模型的合規帳", ("莊舒望",), container="淡水法學", issued="2027-05", issue="58", page="33-52",
        keywords=("小模型", "合規", "契約"), sections=("壹 前言", "貳 契約"),
    ),
    Case(
        "hant_md_byline",
        "# 小模型的合規帳\n\n文／莊舒望（淡水大學法律系助理教授）\n\n2027.05.04 | 淡水評論\n\n<HANT1>\n\n### 條款怎麼寫\n\n<HANT2>\n\n---\n\n*本文僅代表作者個人立場，不代表所屬機構。*\n",
        "小模型的合規帳", ("莊舒望",), affiliations=("淡水大學法律系",), container="淡水評論", issued="2027-05-04",
        sections=("小模型的合規帳", "條款怎麼寫"), suffix="md", out=("個人立場",),
    ),
    # ---- notices in Chinese
    Case(
        "zh_txt_tail_notices",
        "小模型的合规账\n\n舒望\n\n<ZH1>\n\n<ZH2>\n\n（作者系临江大学法学院副教授）\n\n版权所有，未经许可不得转载。\n责任编辑：柏令仪\n欢迎订阅本刊电子版。\n",
        "小模型的合规账", ("舒望",), affiliations=("临江大学法学院",), out=("作者系", "版权所有", "柏令仪", "电子版"),
    ),
    Case(
        "zh_md_tail_notices",
        "# 小模型的合规账\n\n作者：舒望\n\n> 点击蓝字关注“临江夜话”。\n\n<ZH1>\n\n<ZH2>\n\n***\n\n**免责声明**：本文内容仅供参考，不构成任何法律意见。\n\n*未经书面同意，谢绝转载。*\n\n长按二维码，加入读者群。\n\n© 临江夜话 2027\n",
        "小模型的合规账", ("舒望",), suffix="md", out=("免责声明", "不构成任何", "谢绝转载", "读者群", "点击蓝字", "©"),
    ),
    Case(
        "zh_txt_editor_lead",
        "小模型的合规账\n\n舒望\n\n【编者按】本刊约请作者就模型蒸馏撰文，文中观点不代表本刊立场。\n\n<ZH1>\n\n<ZH2>\n\n喜欢这篇文章，就分享给朋友吧。\n本文为原创作品，转载请联系授权。\n",
        "小模型的合规账", ("舒望",), out=("编者按", "分享给朋友", "原创作品"),
    ),
    # ---- headings
    Case(
        "zh_txt_loose_headings",
        "小模型的合规账\n\n舒望\n\n<ZH1>\n\n合同怎么写\n\n<ZH2>\n\n数据从哪来\n\n<ZH1>\n",
        "小模型的合规账", ("舒望",), sections=("合同怎么写", "数据从哪来"),
    ),
    Case(
        "en_md_setext",
        "What a Pupil Owes\n=================\n\nBy Hester Quillan\n\n<EN1>\n\nThe contract\n------------\n\n<EN2>\n",
        "What a Pupil Owes", ("Hester Quillan",), sections=("What a Pupil Owes", "The contract"), suffix="md",
    ),
    Case(
        "en_txt_mixed_headings",
        "What a Pupil Owes\n\nHester Quillan\n\n<EN1>\n\nPart I. The Contract\n\n<EN2>\n\nA. Formation\n\n<EN1>\n\nPart II. The Rest\n\n<EN2>\n\nReferences\n\n"
        "[1] Roe, J. (2026). On answers. Esk Law Journal, 13(1), 1-20.\n",
        "What a Pupil Owes", ("Hester Quillan",),
        sections=("Part I The Contract", "A Formation", "Part II The Rest", "References"),
    ),
    Case(
        "zh_md_bold_numbered",
        "# 小模型的合规账\n\n**作者：舒望**\n\n**一、合同**\n\n<ZH1>\n\n**（一）格式条款**\n\n<ZH2>\n\n**二、数据**\n\n<ZH1>\n\n**提示：本段为正文中的强调句，句末有句号，不是标题。**\n\n<ZH2>\n",
        "小模型的合规账", ("舒望",), sections=("小模型的合规账", "一 合同", "（一） 格式条款", "二 数据"), suffix="md",
    ),
    Case(
        "zh_txt_decimal_headings",
        "小模型的合规账\n\n舒望\n\n临江大学法学院\n\n摘要：<ZH1>\n关键词：小模型；合规\n\n1　引言\n\n<ZH2>\n\n1.1　背景\n\n<ZH1>\n\n2　合同\n\n<ZH2>\n",
        "小模型的合规账", ("舒望",), affiliations=("临江大学法学院",), keywords=("小模型", "合规"),
        sections=("1 引言", "1.1 背景", "2 合同"),
    ),
)  # fmt: skip


def _document(case: Case) -> ParsedDocument:
    source, _ = read(RawFile(_filled(case.text).encode(), f"paper.{case.suffix}"))
    (document,) = parse(source)
    return document


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_metadata(case: Case) -> None:
    item, _ = normalised(_document(case))
    found = {
        "title": item.title,
        "authors": tuple(_spelled(name.literal, name.given, name.family) for name in item.contributors),
        "latin": tuple(name.latin for name in item.contributors if name.latin),
        "affiliations": item.contributors[0].affiliations if item.contributors and case.affiliations else (),
        "container": item.container_title,
        "issued": item.issued,
        "volume": item.volume,
        "issue": item.issue,
        "page": item.page,
        "title_translated": item.title_translated,
        "keywords": item.keywords,
    }
    assert found == {name: getattr(case, name) for name in found}


@pytest.mark.parametrize("case", [case for case in CASES if case.sections is not None], ids=lambda case: case.name)
def test_headings(case: Case) -> None:
    found = tuple(f"{section.number} {section.title}".strip() for section in _document(case).sections)
    assert found == case.sections


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_text(case: Case) -> None:
    document = _document(case)
    text = document.reading.text
    body = "\n".join(text[zone.start : zone.end] for zone in document.zones if zone.kind in ("body", "lead"))
    paragraphs = [part for pair in (ZH, HANT, EN) for part in pair]
    given = _filled(case.text)
    labelled = ("摘", "【内容提要】", "Abstract", "ABSTRACT", "[Abstract]")
    for part in paragraphs:
        if part in given and not any(mark in given for mark in labelled):
            assert part in body
    assert [words for words in case.out if words in body] == []


def _spelled(literal: str, given: str, family: str) -> str:
    return literal or f"{given} {family}".strip()


@pytest.mark.parametrize(
    ("line", "authors", "units", "facts"),
    [
        (
            "By Hester Quillan and Amos Tredwell | Quillan & Marsh | March 3, 2027",
            ["Hester Quillan", "Amos Tredwell"],
            ["Quillan & Marsh"],
            {"issued": "2027-03-03"},
        ),
        (
            "Hester Quillan (Partner) and Amos Tredwell (Associate), Quillan Marsh LLP",
            ["Hester Quillan", "Amos Tredwell"],
            ["Quillan Marsh LLP"],
            {},
        ),
        (
            "By Hester Quillan, Quillan Marsh LLP, and Amos Tredwell, Marlow University",
            ["Hester Quillan", "Amos Tredwell"],
            ["Quillan Marsh LLP", "Marlow University"],
            {},
        ),
        (
            "Hester Quillan, Marlow University; Amos Tredwell, Esk College",
            ["Hester Quillan", "Amos Tredwell"],
            ["Marlow University", "Esk College"],
            {},
        ),
        (
            "Prepared by Hester Quillan and Amos Tredwell, Competition Group, Quillan Marsh LLP",
            ["Hester Quillan", "Amos Tredwell"],
            ["Competition Group, Quillan Marsh LLP"],
            {},
        ),
        ("舒望 合伙人 / 柏令仪 律师　栖霞岭律师事务所", ["舒望", "柏令仪"], ["栖霞岭律师事务所"], {}),
        ("文 | 舒望、柏令仪（栖霞岭律师事务所 反垄断团队）", ["舒望", "柏令仪"], ["栖霞岭律师事务所 反垄断团队"], {}),
        (
            "2027年5月4日 | 作者：舒望、柏令仪 | 栖霞岭律师事务所",
            ["舒望", "柏令仪"],
            ["栖霞岭律师事务所"],
            {"issued": "2027-05-04"},
        ),
        (
            "竞争法简报 | 2027年第5期 | 舒望",
            ["舒望"],
            [],
            {"issued": "2027", "issue": "5", "container_title": "竞争法简报"},
        ),
        ("反垄断团队｜舒望　柏令仪｜2027.5.4", ["舒望", "柏令仪"], ["反垄断团队"], {"issued": "2027-05-04"}),
        ("发布：2027-05-04　作者：舒望", ["舒望"], [], {"issued": "2027-05-04"}),
    ],
)
def test_bylines(line: str, authors: list[str], units: list[str], facts: dict[str, str]) -> None:
    found = byline(line)
    assert found is not None
    assert [person.name for person in found.people] == authors
    assert [*[person.note for person in found.people if person.note], *found.affiliations] == units
    assert {fact.field: fact.value for fact in found.facts} == facts


@pytest.mark.parametrize(
    "line",
    [
        "Fair Use and the Fourth Factor",
        "合同怎么写",
        "一、合同",
        "平台的责任",
        "The model learned in 2027 what the court had said.",
        "甲方、乙方",
        "What Counts — and What Does Not",
    ],
)
def test_no_bylines(line: str) -> None:
    assert byline(line) is None


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("(2027) 12(1) Esk Law Quarterly 31-36", ("Esk Law Quarterly", "2027", "12", "1", "31-36")),
        ("Esk Law Quarterly 12:1 (2027), 31–36", ("Esk Law Quarterly", "2027", "12", "1", "31-36")),
        ("Esk Law Quarterly 12 (2027) 31-36", ("Esk Law Quarterly", "2027", "12", "", "31-36")),
        ("12 Esk L.Q. 31 (2027)", ("Esk L.Q.", "2027", "12", "", "31")),
        (
            "Harbour Journal of Law | Vol. 3, Iss. 2 | Spring 2027 | 41-58",
            ("Harbour Journal of Law", "2027", "3", "2", "41-58"),
        ),
        ("Harbour Law Journal 7, no. 2 (Spring 2027): 140–146", ("Harbour Law Journal", "2027", "7", "2", "140-146")),
        ("Harbour Law Journal 2027;7(2):140-146", ("Harbour Law Journal", "2027", "7", "2", "140-146")),
        ("Harbour Review, Vol. XII, No. 3, 2027, 88–104", ("Harbour Review", "2027", "12", "3", "88-104")),
        ("HARBOUR LAW JOURNAL · VOLUME 7 · ISSUE 2 · JUNE 2027", ("HARBOUR LAW JOURNAL", "2027-06", "7", "2", "")),
        (
            "Published in: Harbour Law Journal, Vol 7 No 2 (2027) pp 140-146",
            ("Harbour Law Journal", "2027", "7", "2", "140-146"),
        ),
        ("2027年6月 第14卷 第3期 临江法学 45-58页", ("临江法学", "2027-06", "14", "3", "45-58")),
        ("Article 5(1) GDPR and Model Training in 2027", ("", "", "", "", "")),
    ],
)
def test_serials(line: str, facts: tuple[str, ...]) -> None:
    found = {fact.field: fact.value for fact in source_facts(line)}
    assert tuple(found.get(name, "") for name in ("container_title", "issued", "volume", "issue", "page")) == facts


def test_emphasis_with_underscores_is_markup_and_words_with_them_are_words() -> None:
    text = "# 模型的边界\n\n张三某 _2031年3月8日 10:20_ _北京_\n\n## 一、问题\n\n变量 max_new_tokens 决定 _模型_ 回答的长度，这一点并无争议。\n"
    (document,) = parse(read(RawFile(text.encode(), "a.md"))[0])
    assert "max_new_tokens" in document.reading.text
    assert "_" not in document.reading.text.replace("max_new_tokens", "")
    assert normalised(document)[0].container_title == ""
