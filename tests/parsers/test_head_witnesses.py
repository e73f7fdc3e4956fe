"""What single witnesses of a head say: running heads, labels of any value, notes on authors, rare forms of dates."""

from __future__ import annotations

from math import exp

import pytest

from distlaw.model.document import ParsedDocument
from distlaw.model.work import Item
from distlaw.parsers import parse
from distlaw.parsers.bylines.names import persons_listed
from distlaw.parsers.front.dois import dois
from distlaw.parsers.front.names import persons_named
from distlaw.parsers.front.no_title import is_masthead, names_another
from distlaw.parsers.front.running import running_facts
from distlaw.parsers.front.title_line import bare
from distlaw.parsers.front.trees import Tree, chance, ranked
from distlaw.parsers.front.weighing.authors import author_candidates
from distlaw.parsers.front.weighing.choice import whole_list
from distlaw.parsers.front.weighing.dates import dates
from distlaw.parsers.front.weighing.outlets import outlets
from distlaw.parsers.front.weighing.sight import Sight
from distlaw.parsers.lines.line import Line, lines_of
from distlaw.parsers.normalise import normalised
from distlaw.readers import RawFile, read
from distlaw.text.offsets import MappedText

PROSE = (
    "把别人的模型答出来的话拿去教自己的模型，合同怎么说、法律怎么说，各家意见并不一致，本文想把几种说法摆在一起看一看。"
)


def _furniture(*texts: str) -> list[Line]:
    return [Line(at, 100 * at, 100 * at + len(text), text, text, kind="furniture") for at, text in enumerate(texts)]


def _sight(text: str, title: str = "") -> Sight:
    lines = lines_of(MappedText.whole(text), ())
    at = tuple(line.index for line in lines if title and line.text == title)
    return Sight(lines, {}, title, at, (), (), True, len(lines), count=len(lines))


def _item(text: str) -> tuple[Item, ParsedDocument]:
    (document,) = parse(read(RawFile(text.encode(), "page.txt"))[0])
    return normalised(document)[0], document


def test_running_heads_of_a_review_name_it_and_number_it() -> None:
    lines = _furniture(
        "1042 HARBOUR LAW REVIEW [Vol. 61:1041",
        "2031] THE PUPIL’S DEBT 1043",
        "1044 HARBOUR LAW REVIEW [Vol. 61:1041",
        "2031] THE PUPIL’S DEBT 1045",
    )
    found = {fact.field: fact.value for fact in running_facts(lines, "The Pupil’s Debt: A History")}
    assert found == {"container_title": "HARBOUR LAW REVIEW", "volume": "61", "page": "1041-1045", "issued": "2031"}


def test_heads_that_contradict_each_other_say_nothing() -> None:
    lines = _furniture("12 HARBOUR LAW REVIEW [Vol. 61:10", "14 MARGIN LAW JOURNAL [Vol. 3:10")
    assert {fact.field for fact in running_facts(lines, "")} == {"page"}


def test_a_year_beside_another_title_is_not_the_works() -> None:
    assert running_facts(_furniture("2031] OF OTHER THINGS ENTIRELY 1043"), "The Pupil’s Debt") == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("作者：白鹿区人民法院课题组", ("白鹿区人民法院课题组",)),
        ("作者：秋水qs、MODEL", ("秋水qs", "MODEL")),
        ("【作者】[日]山野克己（著）；秦明洲（译）", ("山野克己", "秦明洲")),
        ("作者简介：秦 川（1970-），男，白鹿大学教授；林知远（1998-），女，硕士研究生。", ("秦川", "林知远")),
        ("白鹿晚报记者 秦川川 通讯员 林知远 文/图", ("秦川川", "林知远")),
    ],
)
def test_lists_of_authors_that_are_weighed(text: str, names: tuple[str, ...]) -> None:
    found = {one.value for one in author_candidates(_sight(f"模型输出归谁\n{text}\n{PROSE}"), None, ())}
    assert names in found


def test_a_citations_initials_lead_to_the_full_names() -> None:
    cited = "How to cite\nRoe, J. Q., and Tredwell, A. (2031). What a Pupil Owes."
    text = f"Jane Q. Roe\nHarbour University\nAmos Tredwell\n{cited}"
    sight = _sight(f"What a Pupil Owes\n{text}", "What a Pupil Owes")
    assert ("Jane Q. Roe", "Amos Tredwell") in {one.value for one in author_candidates(sight, None, ())}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2031-02-15975A. 概述", "2031-02-15"),
        ("出刊日期 203111", "2031-11"),
        ("裁判日期99 年 05 月 20 日", "2010-05-20"),
        ("Filed 05/18/21", "2021-05-18"),
    ],
)
def test_rare_forms_of_dates(text: str, value: str) -> None:
    assert value in {one.value for one in dates(_sight(text))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("期刊名称:The Harbour Law Review", "The Harbour Law Review"),
        ("秦川. 模型输出归谁[J]. 白鹿解决, 2031, 8(4): 1-9.", "白鹿解决"),
        ("来源:白鹿中文网(bailu.example)", "白鹿中文网"),
        ("秦川 林知远 白鹿律师事务所 2031-10-05", "白鹿律师事务所"),
        ("12 HARBOUR LAW REVIEW ONLINE", "HARBOUR LAW REVIEW ONLINE"),
    ],
)
def test_names_of_outlets_that_are_weighed(text: str, name: str) -> None:
    sight = _sight(f"模型输出归谁\n{text}\n{PROSE}", "模型输出归谁")
    assert name in {one.value for one in outlets(sight)}


def test_a_word_glued_to_a_doi_is_cut() -> None:
    assert [value for value, *_ in dois("https://doi.org/10.1234/ab.v1i2.34Keywords: law")] == ["10.1234/ab.v1i2.34"]


def test_a_menu_of_keywords_is_no_list_of_them() -> None:
    item, _ = _item(f"模型输出归谁\n• 关键词\n• 导航\n作者：秦川\n关键词：模型；输出；合同\n{PROSE}\n{PROSE}")
    assert item.keywords == ("模型", "输出", "合同")


def test_keywords_that_a_site_runs_together_are_left_out() -> None:
    item, _ = _item(f"模型输出归谁\n关键词：模型输出合同\n摘要：{PROSE}\n关键词：模型；输出；合同\n{PROSE}")
    assert item.keywords == ("模型", "输出", "合同")


def test_a_label_in_english_announces_the_title_of_a_work_in_english() -> None:
    body = (
        "The question is who owns what a model says, and the answers given so far differ from each other widely. " * 3
    )
    item, _ = _item(f"Title: | What a Pupil Owes its Teacher |\nAuthors: | Jane Roe |\nAbstract: | {body}")
    assert item.title == "What a Pupil Owes its Teacher"
    assert not item.title_translated
    assert item.abstract.startswith("The question")


def test_trees_lead_to_a_leaf_by_the_signs_that_are_there() -> None:
    tree = Tree(("a", "b"), (0.5, 1.5), (1, -1), (-3, -2), (-2.0, 1.0, 3.0))
    found = [chance([tree], signs) for signs in ({}, {"b": 2.0}, {"a": 1.0})]
    assert found == [1 / (1 + exp(-leaf)) for leaf in (-2.0, 1.0, 3.0)]
    assert chance([tree], {"a": 1.0}) > 0.9 > 0.2 > chance([tree], {})


def test_a_candidate_is_ranked_among_the_others_and_with_its_own_spellings() -> None:
    first, second, third = ranked([2.0, 1.0, 0.0], [0.5, 0.3, 0.1], ["a", "b", "a"])
    assert (first["~rank"], second["~rank"], third["~rank"]) == (0.0, 1.0, 2.0)
    assert first["~together"] == pytest.approx(0.6)
    assert second["~other"] == pytest.approx(0.6)
    assert third["~behind"] == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Hester E. Quillan. Full text here. More than a decade after the first case the question is open.",
         ("Hester E. Quillan",)),
        ("H L B Quillan, Chief Justice 03 September 2031", ("H L B Quillan",)),
        ("HESTER QUILLAN, ODO MARCHBANK, AND TILDA ROWE", ("HESTER QUILLAN", "ODO MARCHBANK", "TILDA ROWE")),
    ],
)  # fmt: skip
def test_western_names_end_where_a_sentence_does(text: str, names: tuple[str, ...]) -> None:
    found = {one.value for one in author_candidates(_sight(f"Practice Note\n{text}\n"), None, ())}
    assert names in found


def test_a_record_in_two_languages_parts_its_abstracts_names_and_keywords() -> None:
    english = "While teaching by answers improves models, it raises questions of property in what was answered."
    item, _ = _item(
        "期刊文献+\n\n模型输出归谁\n\nWho Owns What a Model Says\n在线阅读 下载PDF\n导出\n"
        f"摘要 {PROSE}{PROSE} {english}\n"
        "作者 秦川 林知远 Qin Chuan;Lin Zhiyuan\n出处 《白鹿法学》 2031年第5期61-73,共13页 Bailu Law Review\n"
        "关键词 模型 输出 合同 Model Output Contract\n  • 相关文献\n"
    )
    assert [(one.literal, one.latin) for one in item.contributors] == [("秦川", "Qin Chuan"), ("林知远", "Lin Zhiyuan")]
    assert item.abstract.endswith("看一看。")
    assert item.abstract_translated == english


def test_a_title_in_english_below_keywords_is_none_of_them() -> None:
    item, _ = _item(
        f"模型输出归谁\n秦川\n摘要：{PROSE}{PROSE}\n关键词模型输出    合同解释    公共领域\n"
        f"Who Owns What a Model Says in Public\nQin Chuan\n\n一、问题\n{PROSE}\n"
    )
    assert item.keywords == ("模型输出", "合同解释", "公共领域")
    assert not item.abstract_translated


def test_a_pen_name_alone_behind_its_label_is_the_author_and_an_account_is_named_without_its_quotes() -> None:
    item, _ = _item(
        "尝一口算偷吗\n\n文｜老秤\n来源：公众号“秤砣有话”\n2031年11月6日\n\n"
        + "街角那家的老板去隔壁吃面，回来调汤。" * 8
    )
    assert [name.literal for name in item.contributors] == ["老秤"]
    assert item.container_title == "秤砣有话"


def test_the_year_of_a_reference_is_not_the_year_of_the_work() -> None:
    entries = "\n".join(f"[{at}] 林知远. 蒸馏之{at}. 白鹿法学, 2031({at}):1-9." for at in range(1, 5))
    found = dates(_sight(f"模型的边界\n吴越\n\n参考文献\n{entries}\n"))
    assert found == []


def test_a_name_or_a_journal_above_a_title_is_no_line_of_it() -> None:
    prose = (
        "Whether a pupil may learn from its teacher has been asked before, and the answer has never been simple. " * 3
    )
    for above in ("WILLIAM MAPLEWOOD", "HARBOUR LAW REVIEW FORUM"):
        assert _item(f"{above}\nTHE FEAR OF BALANCING PUPILS\n\nIntroduction\n{prose}\n")[0].title != above
        assert not (_item(f"{above}\nTHE FEAR OF BALANCING PUPILS\n\n{prose}\n")[0].title or "").startswith(above)


def test_a_list_of_works_by_others_has_no_author() -> None:
    told = (
        "A pupil that learns from its teacher takes the method and leaves the words behind, or so it has been argued."
    )
    works = "\n".join(
        f"On the {title}\n{told}\nBy {name}\nJune {day}, 2031"
        for day, (title, name) in enumerate(
            [("Pupils", "Ann Maple"), ("Teachers", "Bo Oak"), ("Terms", "Di Birch"), ("Courts", "Ed Ash")], start=3
        )
    )
    assert not _item(f"Volume 69\n\n{works}\n")[1].names
    alone = _item(f"On the Pupils\nBy Ann Maple\nJune 3, 2031\n\n{told} {told}\n")[1]
    assert [one.name.family for one in alone.names] == ["Maple"]
    essay = "It was born of thrift by 2015, and taught by\nothers by the way.\n" * 8
    assert _item(f"On the Pupils\n\nAnn Maple\n\nLecturer in Law\n\n{essay}")[1].names


def test_the_name_of_a_press_is_no_authors_name() -> None:
    assert [
        one.name
        for one in persons_named("Published online by Harbour University Press: 11 February 2031", is_author=True)
    ] == []
    assert [one.name for one in persons_named("Ann Maple, Harbour University", is_author=True)] == ["Ann Maple"]


def test_a_notes_call_is_no_part_of_a_title() -> None:
    assert bare("论学生模型的法律地位[1]")[0] == "论学生模型的法律地位"
    assert bare("Roe v Doe [2031]")[0] == "Roe v Doe [2031]"


def test_a_journals_name_over_its_volume_is_no_title() -> None:
    told = (
        "Whether a pupil may learn from its teacher has been asked before, and the answer has never been simple. " * 3
    )
    head = (
        "Journal of Pupils and Teachers\nVolume 18\n|\nIssue 1 Article 4\nPartial Enforcement of Lessons\nAnn Maple\n\n"
    )
    assert _item(f"{head}{told}\n")[0].title != "Journal of Pupils and Teachers"


def test_a_day_below_its_label_is_the_works() -> None:
    dates = "Received: \n9 July 2030\n|\nAvailable online: \n30 September 2031\n\n"
    head = f"The Duty of States Towards Trees\n\nAnn Maple\n\n{dates}"
    told = "Trees have standing, it has been said, and states owe them care. This essay asks which of them. " * 3
    assert _item(f"{head}Abstract: \n\n{told}\n")[0].issued == "2031-09-30"


@pytest.mark.parametrize(
    ("head", "wanted"),
    [("HARBOR LAW REVIEW", ["HARBOR LAW REVIEW"]), ("IV. JUDICIAL REVIEW IN HARBORS", []), ("12 THE LAW SCHOOL", [])],
)
def test_a_running_head_names_the_review_and_no_section(head: str, wanted: list[str]) -> None:
    assert [
        fact.value for fact in running_facts(_furniture(head), "Quiet Rules") if fact.field == "container_title"
    ] == wanted


@pytest.mark.parametrize(
    ("text", "is_another"), [("HARBOR LAW REVIEW", True), ("HARBOR RULES: A STUDY OF JUDICIAL REVIEW", False)]
)
def test_a_title_with_a_colon_is_no_masthead(text: str, is_another: bool) -> None:
    assert names_another(text) is is_another


def test_a_law_reviews_name_is_no_title() -> None:
    assert is_masthead("University of Pennsylvania Law Review", ())


def test_names_with_calls_of_notes_are_no_title() -> None:
    assert names_another("Danielle Ann Elm* Mark Ezra Ash†")


def test_a_running_head_may_give_a_reviews_abbreviation_beside_its_day() -> None:
    (fact,) = running_facts(_furniture("06/11/31 U. Chi. L. Rev. Online *1"), "Quiet Rules")
    assert (fact.field, fact.value) == ("container_title", "U. Chi. L. Rev. Online")


@pytest.mark.parametrize(
    ("title", "bare_title"),
    [
        ("THE CONSTITUTION OF HARBORS Ada B. Verne", "THE CONSTITUTION OF HARBORS"),
        ("THE CONSTITUTION OF HARBORS Beyond Law", "THE CONSTITUTION OF HARBORS Beyond Law"),
        ("ESSAY THE CONSTITUTION OF HARBORS", "THE CONSTITUTION OF HARBORS"),
        ("Notes on the Constitution of Harbors", "Notes on the Constitution of Harbors"),
    ],
)
def test_a_name_in_small_letters_behind_a_title_in_capitals_is_its_author(title: str, bare_title: str) -> None:
    assert bare(title)[0] == bare_title


@pytest.mark.parametrize("text", ["93 U. Pa. L. Rev. 138", "EL Mobile Ad Slot", "WORKING PAPER SERIES"])
def test_a_citation_a_slot_and_a_series_are_no_titles(text: str) -> None:
    item, _ = _item(f"{text}\n\nOf Pupils and Teachers\n\nBy Ada Verne\n\nJanuary 5, 2031\n\n{PROSE * 3}\n")
    assert item.title == "Of Pupils and Teachers"


def test_all_authors_are_taken_where_one_is_hardly_likelier() -> None:
    found = {"adaverne": 0.6, "adaverne|boash": 0.5, "boash|cyoak": 0.4}
    assert whole_list(list(found), found) == "adaverne|boash"
    assert whole_list(list(found), found | {"adaverne|boash": 0.3}) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Verne 1 Bo Ash Elm 2", ["Ada Verne", "Bo Ash Elm"]),
        ("Ada Verne* B. Carl Ash* Mark Elm*", ["Ada Verne", "B. Carl Ash", "Mark Elm"]),
        ("Ada Vernea1", ["Ada Verne"]),
    ],
)
def test_calls_of_notes_part_names_in_a_row(line: str, names: list[str]) -> None:
    assert [one.name for one in persons_listed(line)] == names


def test_who_edited_is_no_author() -> None:
    item, _ = _item(f"Of Pupils and Teachers\n\nEdited by Mark Ash, Carl Elm\n\nAbstract\n\n{PROSE * 3}\n")
    assert not item.contributors


def test_names_that_marks_alone_join_below_a_label_are_all_authors() -> None:
    item, _ = _item(
        f"論著名稱:\n看守港口的義務\n編著譯者:\n秦知遠\n;\n林白鹭\n出版日期:\n2031.02.19\n中文摘要:\n{PROSE * 3}\n"
    )
    assert [name.display for name in item.contributors] == ["秦知遠", "林白鹭"]


@pytest.mark.parametrize(
    "text",
    [
        "# On Lakes and Fair Use\n\nBy Ann Alder\n\nTaking water from a lake is fair use. A shore may not forbid it by "
        "contract. See Ruth Birch, Mining Rights, 12 Journal of Quays 5 (2020).\n",
        "# 论湖泊的合理使用\n\n甲示某\n\n取用湖水构成合理使用，岸线不得以合同禁止取水，否则有违立法之目的，"
        "学界对此已有充分讨论。参见乙示某：《取水权》，载《示例法学》2020年第3期，第5页。\n",
    ],
)
def test_where_a_work_that_is_cited_appeared_says_nothing_of_this_one(text: str) -> None:
    (document,) = parse(read(RawFile(text.encode(), "x.md"))[0])
    assert {one.field for one in document.statements} == {"title"}


@pytest.mark.parametrize(
    ("line", "family", "given"),
    [("Par Camille Alder", "Alder", "Camille"), ("Von Jörg Birch", "Birch", "Jörg"), ("di Anna Quai", "Quai", "Anna"),
     ("Por Juan García Alder", "Alder", "Juan García"), ("Vera von Birch", "Birch", "Vera")],
)  # fmt: skip
def test_by_in_other_languages_is_no_part_of_a_name(line: str, family: str, given: str) -> None:
    text = f"# Les rivages et le droit\n\n{line}\n\nLe rivage doit rendre le bateau. La pêche y est licite.\n"
    (document,) = parse(read(RawFile(text.encode(), "x.md"))[0])
    (name,) = [one.name for one in document.names]
    assert (name.family.removeprefix("von "), name.given) == (family, given)
