"""Papers of a suit, groups and appellants as speakers; the sentences were written before the rules."""

from __future__ import annotations

import pytest

from distlaw.extract.claims.walk import propositions
from distlaw.model.document import ParsedDocument, Statement
from distlaw.text.offsets import MappedText


def said(text: str) -> list[tuple[str, str, str]]:
    document = ParsedDocument(
        source_sha256="0" * 64, text_sha256="1" * 64, parser="plain", parser_version="1", genre="plain", quality="full",
        language="en" if text[:20].isascii() else "zh-Hans", reading=MappedText.whole(text),
        statements=(Statement(field="title", value="著作权 (copyright)", origin="label"),),
    )  # fmt: skip
    return [(draft.speaker.type, draft.speaker.name, draft.text) for draft in propositions(document)[0]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("投诉称，工厂在她怀孕后将她调去夜班。", "投诉"),
        ("投诉声称，主管多次要求她撤回申请。", "投诉"),
        ("据文件称，该公司在两年内删除了三千封邮件。", "文件"),
        ("根据起诉书，三人合谋盗取了客户名单。", "起诉书"),
        ("根据投诉，房东从未退还押金。", "投诉"),
        ("起诉书指控，四人破解了公交卡的加密。", "起诉书"),
        ("媒體報道稱，雙方已達成和解。", "媒体报道"),
        ("出版商聲稱，網站大規模下載盜版樂譜。", "出版商"),
        ("唱片行业的发行商声称，网站大规模下载盗版乐谱。", "发行商"),
        ("有些人推测，训练集里有受版权保护的照片。", "有些人"),
        ("一些居民担心，这项许可会损害水源。", "居民"),
        ("专家形容，这项裁决改写了版权法。", "专家"),
        ("简报指出，该禁令违反言论自由。", "简报"),
        ("台下一位工程师举手问我：“转载照片会不会侵犯著作权？”", "工程师"),
        ("议员罗莎·奎尔问Weir，版权局为何一直沉默？", "罗莎·奎尔"),
        ("律师告诉Heron，这张照片侵犯著作权。", "律师"),
        ("工会在诉状中辩称，该协议未经表决。", "工会"),
    ],
)
def test_who_is_said_to_say_it(text: str, speaker: str) -> None:
    found = said(text)
    assert found and speaker in found[-1][1], found


@pytest.mark.parametrize(
    "text",
    [
        "公司应当保存全部文件。",
        "投诉的处理期限为三十日。",
        "他把起诉书交给了法院。",
        "根据文件的形式，可以分为三类。",
        "该报道侵犯了她的名誉权。",
    ],
)
def test_papers_that_say_nothing_are_no_speakers(text: str) -> None:
    assert {kind for kind, _, _ in said(text)} <= {"author"}, said(text)


APPEAL = (
    "# 陆远提供侵入程序案二审刑事裁定书\n\n原审被告人陆远上诉及其辩护人辩护意见如下："
    "1.涉案脚本只是通用工具，不属于侵入计算机信息系统的程序。"
    "2.陆远不知道他人将脚本用于犯罪。综上，请求改判无罪。\n\n"
    "上诉人何青上诉提出：其未参与分成，不构成共同犯罪。\n\n"
    "本院认为，二人明知脚本用于破解验证码，构成共同犯罪。\n\n"
    "原审认为，被告人陆远的行为已构成提供侵入计算机信息系统程序罪。"
)


def test_appellants_and_the_court_below_in_a_criminal_appeal() -> None:
    from distlaw.parsers import parse
    from distlaw.readers import read
    from distlaw.readers.reader import RawFile

    document = parse(read(RawFile(APPEAL.encode(), "a.md"))[0])[0].model_copy(update={"language": "zh-Hans"})
    found = {draft.text: draft.speaker.name for draft in propositions(document)[0]}
    by = {word: [name for text, name in found.items() if word in text] for word in
          ("通用工具", "不知道他人", "改判无罪", "未参与分成", "明知脚本", "已构成提供")}  # fmt: skip
    assert set(by["通用工具"]) == set(by["不知道他人"]) == set(by["改判无罪"]) == {"陆远"}, by
    assert by["未参与分成"][0].endswith("何青") and set(by["明知脚本"]) == {""}, by
    assert set(by["已构成提供"]) == {"原审"}, by
