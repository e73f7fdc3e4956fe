"""Authors and their affiliations as printed: lists of names, superscripts, job titles, places and postcodes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from distlaw.text.chinese import han_count
from distlaw.text.fold import folded
from distlaw.text.han import HAN_OR_ZERO as HAN

ORG_ZH = (
    "大学|学院|研究院|研究所|研究中心|中心|法院|检察院|律师事务所|事务所|公司|集团|委员会|协会|学会|实验室|智库|党校|政法委|司法局|"
    "知识产权局|科学院|社科院|出版社|编辑部|法务部|研究会|基金会|法学系|系|所|院|局|部|组|处"
)
_ORG_ZH = re.compile(
    "大学|学院|研究院|研究所|研究中心|中心|法院|检察院|律师事务所|事务所|公司|集团|委员会|协会|学会|实验室|智库|党校|科学院|社科院|"
    "知识产权局|司法局|出版社|研究会|基金会|编辑部|法学系|法律系|律所|律师行|律师楼|法律服务|合规部|法务部|研究组|课题组|团队|工作室|书院|联盟|仲裁委"
)
_ORG_EN = re.compile(
    r"\b(?:University|College|School|Institute|Faculty|Department|Dept|Cent(?:er|re)|LLP|L\.L\.P|LLC|Ltd|Inc|"
    r"Group|Court|"
    r"Academy|Law Firm|Solicitors|Advocates|Barristers|Attorneys|Law Offices?|PLLC|L\.L\.C|PLC|Consult(?:ing|"
    r"ants)|Advisory|Polytechnic|Chambers|Foundation|Laboratory|Lab|Council|Observatory|Society|Association|Bureau|"
    r"Clinic|Partners)\b|& Co\b"
)
_JOB_ZH = re.compile(
    r"(?:[、,]?(?:特聘|特任|兼任|助理|副|高级|执业|首席|荣誉|讲座|专任|客座|长聘|准聘|法学|专职|博士生导师|硕士生导师|创始|管理|权益|执行|常务|前|在读|全日制|级)*"
    r"(?:教授|讲师|研究员|博士研究生|硕士研究生|博士生|硕士生|研究生|本科生|学生|博士后研究人员|博士后|博士|硕士|律师助理|律师|合伙人|主任|院长|所长|法官|检察官|助理|"
    r"副主任|总监|顾问|法务|主编|编辑|记者|会长|秘书长|负责人|研究助理|讲席教授|专利代理师))+[。.;]?$"
)
_JOB_EN = re.compile(
    r"\b(?:Professor|Lecturer|Associate|Partner|Counsel|Fellow|Student|Candidate|Reader|Director|Researcher|Attorney|"
    r"Solicitor|Barrister|Dean|Judge|Instructor|J\.D\.|LL\.M\.|Ph\.?D\.?|Chair)\b"
)
_MARKS = re.compile(r"[\d*＊†‡§#①②③④⑤⑥⑦⑧⑨⑩¹²³⁴]+(?:\s?[,，]\s?[\d*†‡]+)*")
_NOT_NAME = re.compile(
    r"大学|学院|法院|本文|作者|记者|编辑|研究|法律|模型|期刊|学报|日报|摘要|目录|来源|原创|发布|阅读|下载|公司|时间|专栏|律师|教授|视角|问题|网络|"
    r"首页|导读|正文|论文|引言|前言|结语|注释|参考|文献|版权|声明|推荐|蒸馏|知识|人工|智能|转载|杂志|评论|月刊|专题|讨论|笔记|北京|上海|广州"
)
_PREFIX = re.compile(
    r"^(?:[◎□■●○@]\s*|本报(?:特约)?(?:记者|评论员)\s*|记者\s*|作者[:\s|丨]\s*|文[/|丨:]\s*|by\s+|written "
    r"by\s+|执笔[:\s]\s*)",
    re.I,
)
_ZH_NAME = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}]{{1,6}}(?:[·•.][{HAN}A-Z]{{1,8}}){{1,3}}")
_EN_WORD = (
    r"(?:[A-Z][a-zà-ÿ'’]+(?:[-'’][A-Za-zà-ÿ]+)*|[A-Z]\.(?:-?[A-Z]\.)*|[A-Z]{2,15}|[A-ZÀ-Þ][\wà-ÿ'’\-]+|Mc[A-Z][a-z]+)"
)
_EN_NAME = re.compile(
    rf"{_EN_WORD}(?:\s(?:(?:de|van|von|der|den|la|le|di|da|del|bin|al)\s){{0,3}}{_EN_WORD}){{1,4}}(?:,? "
    rf"(?:Jr|Sr|II|III|IV)\.?)?"
)
_INVERTED = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)?, [A-Z][a-z]+-[A-Za-z][a-z]+")  # romanised: Chien, Yu-Ning
_NOT_ENGLISH_NAME = re.compile(
    r"\b(?:University|Law|School|Review|Journal|LLP|College|Institute|Group|Technology|The|Model|Distillation|"
    r"Copyright|Abstract|"
    r"Introduction|Vol|Volume|Article|Essay|Note|Comment|Research|Policy|Court|Legal|AI|Department|Faculty|"
    r"Centre|Center|of|and|in|"
    r"Terms|Client|Alert|Public|Domain|Knowledge|Fair|Use|China|United|States|Kingdom|Key|What|Why|How|When|A|"
    r"An|On)\b"
)


_SURNAMES = frozenset(
    "华王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾"
    "秋温路江沈柳东游方易苏何梁"
    "侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文施洪章游柳温俞童祝季钭向严覃欧翁庄颜倪柯牛申滕毕聂丛焦齐单葛甄"
    "褚卫尤陶戚喻柏窦奚郎鲁韦苗俞鲍费廉岑殷邬卞伍卜穆湛祁禹狄臧伏茅庞纪舒屈项阮蓝闵席娄刁骆樊凌霍虞支昝管莫房裘缪宗"
    "贲郁杭包诸左吉钮嵇邢裴荣荀羊惠曲芮羿储靳糜巫隗宓郗班仰仲伊宫宁仇栾甘厉戎祖符景詹束郜蓟宿蒲邰鄂索卓蔺屠蒙胥苍"
    "莘翟贡逄姬冉宰郦雍璩桑桂濮扈燕冀浦尚晏柴瞿慕连茹宦艾容古慎戈庾暨居衡耿弘匡寇阙沃蔚夔隆巩晁敖冷訾辛阚简饶沙鞠丰"
    "巢蒯查荆竺逯盖桓岳帅缑亢况郈琴仉佟楚洛苻原佘朴闫肖肇展保尧"
)
_RARE_SURNAMES = frozenset(
    "薄水云昌凤花安乐元米贝明计成谈麻强危梅盛干解应宣封汲邴松井富巴弓牧山谷车暴幸司韶溥怀咸籍池阴双闻党劳扶堵寿边农别充习鱼终步满广禄殳利越师厍勾融空养须关红权益笪谯商牟墨哈言福"
)
_COMPOUND = frozenset(
    [
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "长孙",
        "宇文",
        "司徒",
        "司空",
        "夏侯",
        "闻人",
        "端木",
        "钟离",
        "澹台",
        "公冶",
        "濮阳",
        "赫连",
        "呼延",
        "太叔",
        "宗政",
        "拓跋",
        "乐正",
        "亓官",
        "东里",
        "梁丘",
        "微生",
        "羊舌",
        "夹谷",
        "宰父",
        "壤驷",
        "漆雕",
        "巫马",
        "谷梁",
        "公西",
        "公羊",
        "贺兰",
        "耶律",
        "仲孙",
        "单于",
        "东郭",
        "轩辕",
        "淳于",
        "申屠",
        "独孤",
        "南宫",
        "西门",
        "百里",
        "鲜于",
        "闾丘",
        "万俟",
        "左丘",
        "纳兰",
        "完颜",
        "第五",
    ]
)


def has_surname(text: str) -> bool:
    """Whether a short text begins with a common Chinese surname, as a name does."""
    flat = folded(text.strip())
    return 2 <= len(flat) <= 4 and (flat[0] in _SURNAMES or flat[:2] in _COMPOUND)


def may_be_name(text: str) -> bool:
    """As `has_surname`, rare surnames too: for a line that is known to name somebody."""
    flat = folded(text.strip())
    return has_surname(flat) or (2 <= len(flat) <= 3 and flat[0] in _RARE_SURNAMES)


@dataclass(frozen=True)
class Person:
    """A name, its offsets in the line, the marks glued to it, and what a bracket beside it said."""

    name: str
    start: int
    end: int
    marks: frozenset[str] = frozenset()
    note: str = ""


def people(line: str) -> list[Person]:
    """The persons the line lists; empty where it lists anything else besides."""
    prefix = _PREFIX.match(line)
    start = prefix.end() if prefix else 0
    body = line[start:].rstrip(" 。.;；")
    if not body or len(body) > 200:
        return []
    return _chinese(body, start) if han_count(body) else _english(body, start)


def _chinese(body: str, offset: int) -> list[Person]:
    out: list[Person] = []
    for match in re.finditer(
        r"(?P<n>[^,，、;；\s(（|丨/]+)(?P<m>\s?[(（][^()（）]{1,30}[)）])?", _spaces_in_names(body)
    ):
        token = match["n"]
        name = _MARKS.sub("", token).strip("*＊†‡·")
        if name in ("和", "与", "及", "等", "著", "文", "撰文", "撰", "口述", "整理"):
            continue
        if not name and out:
            out[-1] = replace(out[-1], marks=out[-1].marks | _marks(token))
            continue
        name = re.sub(r"(?:等|著|撰)$", "", name) if len(name) > 3 else name
        at, length = offset + match.start("n") + token.find(name), len(name)
        name = name.replace("\ue000", "")
        if not _ZH_NAME.fullmatch(name) or _NOT_NAME.search(folded(name)):
            return []
        out.append(Person(name, at, at + length, _marks(token), (match["m"] or "").strip(" ()（）")))
    return out if len(out) <= 12 else []


def _marks(token: str) -> frozenset[str]:
    """The marks glued to a name; those after a comma (张海1,2) come as a token of their own."""
    return frozenset(re.findall(r"\d|[*†‡]|[①-⑩]", folded(token)))


def _spaces_in_names(body: str) -> str:
    """张 海 and 张 海澜 are one name each: the space inside becomes a private mark, so that offsets stay."""
    return re.sub(
        rf"(?<![{HAN}])([{HAN}])([ \u3000]{{1,3}})([{HAN}]{{1,2}})(?![{HAN}])",
        lambda m: m[1] + "\ue000" * len(m[2]) + m[3],
        body,
    )


def _english(body: str, offset: int) -> list[Person]:
    if _INVERTED.fullmatch(body) and not _NOT_ENGLISH_NAME.search(body):
        return [Person(body, offset, offset + len(body))]
    out: list[Person] = []
    for match in re.finditer(
        r"(?:(?!\s(?:and|&|with)\s)[^,;|])+", re.sub(r"\s(?:and|&|with)\s", lambda m: "," * len(m[0]), body)
    ):
        part = match.group()
        clean = _MARKS.sub("", part).strip(" *†‡")
        if not clean:
            if out:
                out[-1] = replace(out[-1], marks=out[-1].marks | _marks(part))
            continue
        if not _EN_NAME.fullmatch(clean) or _NOT_ENGLISH_NAME.search(clean):
            return []
        at = offset + match.start() + part.find(clean)
        out.append(Person(clean, at, at + len(clean), frozenset(re.findall(r"[\d*†‡]", part))))
    return out if len(out) <= 12 else []


def english_parts(name: str) -> tuple[str, str]:
    """Given and family name of a Western name; particles stay with the family name."""
    words = name.split()
    if len(words) < 2:
        return "", name
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].lower() in (
        "de",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "di",
        "da",
        "del",
        "bin",
        "al",
    ):
        cut -= 1
    return " ".join(words[:cut]), " ".join(words[cut:])


def is_organisation(text: str) -> bool:
    """Whether the text names a university, firm, court, …"""
    return bool(_ORG_ZH.search(folded(text)) if han_count(text) else _ORG_EN.search(text))


def affiliations(text: str) -> list[tuple[str, str]]:
    """(mark, affiliation) pairs of an affiliation line: "1. 大学A, 城市 1000; 2. 大学B" gives two."""
    text = text.strip(" ()（）[]【】;；")
    parts = re.split(r"[;；]\s*(?=\d|[^\d\s])|(?<=[\d\s,，])(?=\d{1,2}\s?[.、．]\s?\D)", text)
    out: list[tuple[str, str]] = []
    for part in parts:
        mark = re.match(r"\s*(\d{1,2}|[*†‡]|[①-⑩])\s?[.、．]?\s?(?=\D)", part)
        name = one_affiliation(part[mark.end() :] if mark else part)
        if name:
            out.append((mark[1] if mark else "", name))
    return out


def one_affiliation(text: str) -> str:
    """The organisation alone: job titles, place and postcode left out; empty where there is none."""
    segments = [segment.strip(" .。()（）") for segment in re.split(r"[,，、]\s*", text.strip())]
    kept: list[str] = []
    for segment in segments:
        plain = re.sub(r"\s*\d{5,6}$", "", segment).strip()
        if han_count(plain):
            bare = plain[: _job_start(plain)].strip()
            if _ORG_ZH.search(folded(bare)) or (re.search(f"(?:{ORG_ZH})$", folded(bare)) and not kept):
                kept.append(bare)
        elif _ORG_EN.search(plain) and not (_JOB_EN.search(plain) and " at " not in plain and " of " not in plain):
            kept.append(
                re.sub(rf"^.*(?:{_JOB_EN.pattern}).*?(?: at | of (?=[A-Z][a-z]+ (?:University|College)))", "", plain)
            )
        elif kept:
            break
    return (", ".join(kept) if not han_count(text) else " ".join(kept[:2])).strip()


def is_job(text: str) -> bool:
    """Whether the text is a job title and nothing else: Partner, Associate Professor of Law, 合伙人."""
    if han_count(text):
        return not without_job(text)
    return bool(_JOB_EN.search(text)) and len(text.split()) <= 6 and not _ORG_EN.search(text)


def without_job(text: str) -> str:
    """The text less the job title at its end."""
    return text[: _job_start(text)].rstrip(" ,，、")


def _job_start(text: str) -> int:
    found = _JOB_ZH.search(folded(text))
    return found.start() if found else len(text)
