"""Chinese in Latin letters: words joined, places with a capital, and titles that came in pinyin."""

from __future__ import annotations

import pytest

from distlaw.exporters.english.pinyin import pinyin_title
from distlaw.text.pinyin_names import is_pinyin_text


@pytest.mark.parametrize(
    ("chinese", "latin"),
    [
        ("北京大学出版社", "Beijing daxue chubanshe"),
        ("西安市法院", "Xi'an shi fayuan"),
        ("中华人民共和国专利法", "Zhonghua renmin gongheguo zhuanlifa"),
        ("甲公司诉乙公司案", "Jia gongsi su yi gongsi an"),
        ("“公平”的限度（上）", '"Gongping" de xiandu (shang)'),
        ("2030年报告", "2030 nian baogao"),
        ("AI与法律", "AI yu falü"),
        ("新聞「標題」", 'Xinwen "biaoti"'),
        ("【专题】平台", "[Zhuanti] pingtai"),
        ("平台——兼论合同", "Pingtai: jianlun hetong"),
    ],
)
def test_words_are_joined(chinese: str, latin: str) -> None:
    assert pinyin_title(chinese) == latin


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("Lun shuju quanshu", True), ("Falü: yi ge kuangjia", True), ("Who owns a model", False), ("China", False)],
)
def test_a_title_in_pinyin(text: str, wanted: bool) -> None:
    assert is_pinyin_text(text) is wanted
