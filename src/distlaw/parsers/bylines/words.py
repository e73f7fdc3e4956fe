"""The words and signs of bylines, in both scripts and in English."""

from __future__ import annotations

import re

LONGEST = 180
WRAPPER = re.compile(r"^[\s*_>~#\-—–◎■□●○◆▲]+|[\s*_]+$")
BY = re.compile(
    r"(?:(?:written|posted|authored|prepared|contributed|words|text|published|reported|analysis|alert|report|"
    r"essay|article|column|"
    r"comment(?:ary)?|guest post|story|opinion)\s+by|(?:an?\s)?(?:guest\s)?(?:column|essay|post|note|article|"
    r"review|report)\s+by|by|authors?\s?:|by\s?:)\s*:?\s+(?=[A-ZÀ-Þ])"
    r"|(?:本文)?(?:作者|撰文|撰稿|执笔|主笔|供稿|文字|文|口述|整理)\s{0,2}[:|/丨]\s*"
    r"|本[报刊社](?:特约|首席|见习|实习)?(?:记者|评论员|撰稿人|通讯员)\s*[:|/]?\s*"
    r"|(?:特约|首席|见习|实习)?(?:记者|评论员|撰稿人|通讯员|专栏作家|专栏作者)\s{1,3}",
    re.IGNORECASE,
)
EDITOR = re.compile(
    r"(?:责任?编辑?|编辑|责编|校对|审校|审核|排版|图源?|摄影|插图|制图|翻译|译者|edited|photo(?:graph)?s?|illustrations?)"
    r"\s{0,2}(?:[:|/丨]|by\s)",
    re.IGNORECASE,
)
OUTLET_LABEL = re.compile(
    r"(?:来源|出处|原载|原刊|首发|本文首发|转自|公众号|微信公众号|刊载|载|刊|"
    r"source|in|for|via|first published in)\s{0,2}[:|/丨于]?\s*(?=\S)",
    re.IGNORECASE,
)
UNIT_LABEL = re.compile(r"(?:作者)?(?:单位|机构|服务单位|任职|affiliation)\s{0,2}[:|/丨]\s*", re.IGNORECASE)
COLUMN = re.compile(r"\[[^\[\]]{1,16}\]\s?(?:专栏|专题)?|^[^\s:|/]{1,10}专栏(?=[\s:|/])")
SEPARATOR = re.compile(
    r"\s*[|｜丨∣•●]\s*|\s+[·/／—–\-~]+\s+|\s*(?:——|──)\s*|(?<=[^\x00-\x7f])\s*/\s*|\s*/\s*(?=[^\x00-\x7f])|\u3000+|"
    r"\s{2,}|\t"
)
DATE_WORDS = re.compile(
    r"(?:(?:发布|发表|刊发|更新|刊登|出版)?(?:日期|时间)\s?:?|(?:发布|发表|更新|刊发)\s?:|发布于|发表于|更新于|"
    r"(?:first )?published(?: on)?:?|"
    r"posted(?: on)?:?|"
    r"updated(?: on)?:?|dated?:?|\bon|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?|issue of)\s*$",
    re.IGNORECASE,
)
AFTER_DATE = re.compile(
    r"\s*(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::\d\d)?(?:\s?[AaPp][Mm])?|第\s?[A-Z]?\d{1,3}\s?版|[(]?星期[一二三四五六日天][)]?|"
    r"发布|更新|出刊|出版)*"
)
NOTHING = re.compile(
    r"(?:原创|首发|专栏|观点|评论|随笔|时评|社论|特稿|投书|投稿|名家|法律|法治|科技|产业与法律|约?\s?\d+\s?字|阅读\s?\d+.*|"
    r"(?:阅读|预计).{0,12}分钟|\d+\s?min(?:ute)?s?(?: read)?|opinion|column|comment(?:ary)?|essay|blog|insights?|"
    r"analysis|news|"
    r"guest (?:post|essay)|contributors?|updated|published|feature|第\s?[A-Z]?\d{1,3}\s?版|updated.{0,30}|"
    r"client (?:alert|briefing|note)|legal (?:alert|update)|alert|briefing)",
    re.IGNORECASE,
)
OUTLET_WORDS = re.compile(
    r"报$|刊$|周刊|周报|月刊|杂志|评论|法学|法律|论坛|夜话|笔记|观察|学报|通讯|札记|专栏|网$|社$|号$|研究|时报|日报|晚报|频道|"
    r"\b(?:Review|Journal|Blog|Note|Notes|Times|Post|Weekly|Daily|Herald|Gazette|News|Law|Quarterly|Magazine|"
    r"Letter|Newsletter|Reporter|Studies|Proceedings|Transactions|Annals|Archives|Yearbook|Perspectives|"
    r"Monthly|Report|Bulletin|Digest|Forum|Chronicle|Tribune|Observer|The|Podcast|Substack|Habit|Docket|Brief|"
    r"Briefs|Desk)\b"
)
LABEL_ALONE = re.compile(
    r"作者|撰文|撰稿|文|文字|口述|整理|编辑|责编|来源|出处|单位|机构|图|图源|排版|校对|审核|公众号|执笔|记者|by|source|author",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[。！？!?]|\.\s|…|:$")
FIRM = re.compile(r"[A-Z][\w'’\-]+(?:, [A-Z][\w'’\-]+)* & [A-Z][\w'’\-]+(?: [A-Z][\w.]+){0,2}")  # Roe & Doe
PART_OF_FIRM = re.compile(r"(?:组|部|团队|业务部|委员会|小组|Practice|Practices|Team|Desk|Department)$")
WITH_UNIT = re.compile(
    r"(?P<who>[A-ZÀ-Þ][^(),;]{3,48}?)\s?\((?P<org>[^()]{4,90})\)(?:\s?[,;]?\s(?:and|&)\s|\s?[,;]\s|\s?$)"
)
IN_BRACKETS = re.compile(r"\s?[(（][^()（）]{2,40}[)）]")
BOOK = re.compile(r"《([^《》]{2,40})》")
