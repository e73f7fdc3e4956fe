"""Tells titles of statutes from other titles, and a document's jurisdiction from its words."""

from __future__ import annotations

import re
from functools import cache

from distlaw.extract.statutes.provisions import counts_as_taiwan_does
from distlaw.text.fold import folded, simplified
from distlaw.text.han import HAN
from distlaw.vocab.citation_forms import load_fields
from distlaw.vocab.phrases import both
from distlaw.vocab.statutes import Statute, load_statutes, statute_key, statutes_by_title
from distlaw.vocab.trie import pattern_of

COUNTRIES = {
    "美国": "US", "英国": "UK", "德国": "DE", "日本": "JP", "韩国": "KR", "法国": "FR", "欧盟": "EU",
    "欧洲": "EU", "台湾地区": "TW", "台湾": "TW", "我国台湾地区": "TW", "香港": "HK", "中国香港": "HK",
    "澳门": "MO", "新加坡": "SG", "加拿大": "CA", "澳大利亚": "AU", "印度": "IN", "加州": "US", "以色列": "IL",
    "俄罗斯": "RU", "巴西": "BR", "意大利": "IT", "荷兰": "NL", "瑞士": "CH",
}  # fmt: skip
_STRONG = re.compile(
    r"(?:法|法典|宪法|条例|规定|办法|解释|细则|规则|指令|公约|协定|条约|法案|草案|建议稿|征求意见稿|修正案|示范法|审理指南|司法解释)"
    r"(?:\([^()]{1,24}\)|[一二三四五六七八九十](?=$))?$"
)
_NO_LAW = re.compile(
    r"(?:方法|(?:色谱|光谱|质谱|分析|测定|培养|比较|统计|归纳|演绎|实验|教学|计算|评价|检测|检验|试验|制备|合成|滴定|光度|测量|加工|记忆|学习|阅读|写作|投资|管理|工作|思维|养生|食|战|心|佛|妙|密|大|秘)法|兵法|书法|看法|语法|算法|做法|说法|魔法|想法|手法|技法|笔法|剑法|用法|读法|写法|疗法|玩法|章法|枪法|文法|句法|司法|执法|立法|普法|违法|合法|非法|[这那]部法)$"
    r"|^(?:论|试论|浅论|评|浅析|试析|再论|解读|漫谈|重新|走向|超越)|研究|视角|视野|教程|导论|原理|讲义|问题|之道|为什么|如何|何以|案例|趋势|思考|探析|分析|评析|挑战|应对|困境|路径"
)
_WEAK = re.compile(
    r"(?:意见|通知|要求|指南|规范|标准|决定|批复|纪要|方案|规划|公告|准则|指引|框架|倡议|宣言|协议书|目录|行政令)(?:\([^()]{1,24}\))?$"
)
_OFFICIAL = re.compile(
    r"^(?:最高人民|国务院|中共中央|全国人|国家|工业和信息化部|关于|.{2,12}关于)|人民法院.{0,20}(?:解答|审理指南)"
)
_TAIWAN = re.compile(
    rf"台湾|民国|年度[{HAN}]{{1,6}}字第|立法院|行政院|司法院|智慧财产|公平交易法|营业秘密法|个资|大法官|消保法|著作财产权|著作人格权|函释|经济部|公平会|定型化契约"
)
_MAINLAND = re.compile(
    r"最高人民法院|中华人民共和国|民法典|国务院|全国人大|人民法院|网信办|反不正当竞争法|司法解释|我国境内|知识产权法院|互联网法院"
)


def is_statute_title(title: str, *, has_number: bool, has_provision: bool) -> bool:
    """Whether a title in title marks is that of a statute, rule, standard or policy."""
    if len(title) < 2:
        return False
    if statute_key(title) in statutes_by_title():
        return True
    if _NO_LAW.search(title) and not title.startswith(("最高人民", "关于", "中华人民共和国")):
        return False
    if has_number:
        return True
    if _STRONG.search(title):
        return True
    return bool(_WEAK.search(title)) and (has_provision or bool(_OFFICIAL.search(title)))


def jurisdiction_of(text: str, *, is_traditional: bool = False) -> str:
    """TW or CN, by the words that only texts on the one or the other use, and by how provisions are counted.

    Script alone says nothing, since mainland texts are converted; a text in Traditional script without either's
    words is left open (empty text).
    """
    head = text[:200_000]
    taiwan, mainland = len(_TAIWAN.findall(head)), len(_MAINLAND.findall(head))
    if taiwan != mainland or not is_traditional:
        return "TW" if taiwan > mainland else "CN"
    return "TW" if not mainland and counts_as_taiwan_does(head) else ""


def is_traditional(text: str) -> bool:
    """Whether a text is printed in Traditional script: more than a twentieth of its characters are Traditional."""
    head = text[:20_000]
    changed = sum(one != other for one, other in zip(head, simplified(head), strict=True))
    return changed > 0.05 * len(head)


@cache
def bare_titles() -> re.Pattern[str]:
    """Chinese titles that texts write without title marks, longest first, and fields of law."""
    words = set(load_fields().zh)
    for statute in load_statutes():
        for title in statute.all_titles:
            plain = folded(title)
            if not plain.isascii() and plain[-1] in "法典例办规则释令约定范南录条案)":
                words |= both(plain)
    return re.compile(
        rf"(?<![A-Za-z])(?:中华人民共和国)?(?:{pattern_of(words)})(?![学院官庭系律规治理定人域案草哲条典益]|实施(?:条例|细则))"
    )


@cache
def english_titles() -> re.Pattern[str]:
    """Known English titles and abbreviations, as whole words."""
    words = {
        folded(title)
        for statute in load_statutes()
        if not statute.is_field
        for title in (statute.title_en, *statute.aliases)
        if title.isascii() and len(title) > 2 and not title.startswith(("Section 230", "section 230"))
    }
    return re.compile(rf"(?<![A-Za-z0-9-])(?:{pattern_of(words)})(?![A-Za-z0-9-]|\.\w)")


def acts_called(title: str) -> tuple[Statute, ...]:
    """The known acts of that title, in any jurisdiction."""
    return statutes_by_title().get(statute_key(title), ())
