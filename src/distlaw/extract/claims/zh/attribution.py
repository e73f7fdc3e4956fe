"""Reads the attribution that opens a Chinese sentence and says where the proposition begins."""

from __future__ import annotations

import re

from distlaw.extract.claims.speaker import LATIN, TITLES, Attribution, named
from distlaw.model.argument import Speaker, SpeakerType
from distlaw.text.fold import simplified
from distlaw.text.han import HAN

_VERB_ZH = (
    "回答说|解释说|补充说|主动说|认为|指出|强调|主张|表示|透露|警告|提醒|觉得|写道|坦言|直言|判定|认定|裁定|声称|断言|"
    "宣称|呼吁|反驳|承认|感叹|说道|重申|预测|辩称|诉称|抬杠|以为|追问|还问|说过|回应|批评|提出|总结|抱怨|判决|质疑|放话|答复称|回复称|回应称|声明称|发文称|撰文称|反问|质问|诘问|答复|回复|喊话|表态|扬言|疾呼|直呼|力主|倡议|提议|告诫|提到|发现|"
    "得出结论|辩解|澄清|解释|认识到|调侃|打趣|形容|感慨|告诉|说|称|问|看来"
)
_ADVERB = (
    r"(?:(?:随即|旋即|立刻|马上|私下|私底下|当场|事后|已经|曾经|近日|最近|之后|(?:跟|对|向|同)(?:我|我们|笔者|记者|媒体|作者|本刊)|也|则|还|据此|因而|始终|仍|向来|曾|均|都|普遍|统一|一致|主动|明确|进一步|公开|随后|当即|接着|反复|一再|"
    r"多次|又|却|就|更|倾向于|较早|率先|撰文|发文|因此|会)*)"
)
_OPENING = re.compile(
    rf"(?P<who>[^,;。?!:]{{1,48}}?){_ADVERB}(?P<verb>{_VERB_ZH})(?:我|我们|记者|"
    rf"大家|原告|被告|他|她|证人|对方|律师|各方|媒体)?(?:得(?:很)?(?:明白|清楚|直白))?(?P<mark>[,:](?!\d)|(?=\"))\s*"
)
_INLINE = re.compile(
    rf"(?:[^,;。]{{2,12}},)?(?P<who>[^,;。?!:]{{1,40}}?){_ADVERB}(?P<verb>认为|主张|指出|"
    rf"强调|表示|觉得|透露|警告|提醒|坦言|直言|断言|宣称|声称|预测|承认|判定|认定|裁定|重申|"
    rf"放话|倡议|提议|告诫|辩称|诉称|说|称|提出)(?=[^,:的了出法明服到起成定书号])"
)
_VIEW = re.compile(r"(?:在)(?P<who>[^,;。?!:]{1,20}?)看来,")
_LIKENED = re.compile(
    r"(?:[^,;。]{2,24},)?(?:就?像|正如|如|诚如|"
    r"再就是像)(?P<who>[^,;。?!:]{2,20}?)(?:所)?(?:说|言|指出|比喻)的?(?:那样)?,"
)
_SPEAKERS = re.compile(
    r"(?:学者|学界|专家|人士|业界|论者|支持者|反对者|批评者|一派|通说|法院|法官|合议庭|"
    r"公平会|委员会|委员|教授|律师|议员|部长|先生|女士|老师|"
    r"同学|客户|读者|客人|有人|网友|记者|总统|政府|当局|主席|院长|所长|工程师|厂商|公司|"
    r"实验室|企业|业者|学校|医院|集团|社区|基金会|开发商|出版社|媒体|"
    r"团队|组织|协会|机构|联盟|官员|同事|前辈|"
    r"代表|发言人|创办人|创始人|顾问|研究员|从业者|受访者|许多人|不少人|一些人|很多人|被告|"
    r"原告|上诉人|意见|观点|见解|说法|学说|"
    r"起诉状|诉状|检举书|举报信|检举信|投诉书|投诉信|申诉书|控告书|告诉状|律师函|公开信|检察长|法务长|学长|前辈|同行|新创|大厂|巨头|"
    r"负责人|法务|高管|主管|当事人|专员|代理人|辩护人|检方|控方|辩方|警方|官方|一方|总局|网信办|办公室|学会|工会|商会|智库|"
    r"出版社|评论员|分析师|创业者|投资人|院士|大臣|秘书长|参议员|众议员|立委|官方|白皮书|否定说|肯定说|责任说|他|她|他们|对方|前者|后者|供应商|平台|开发者|家长|校方|检察官|局|署|司|部|处|院|者)$"
)
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦"
    "邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅"
    "童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧闻上司诸令慕宇独公司东西南闵池巫沙应娄查荀班卓蒲桑褚连戚柏景窦项简饶宫端濮亓漆淳尉"
)
TITLED = re.compile(
    r"(?:总监|议员|教授|律师|法官|学者|专家|院长|主任|部长|研究员|经理|工程师|开发者|证人|记者|作者|委员|博士|合伙人|"
    r"顾问|会长|秘书长|主席|局长|处长|讲师|博主|创始人|负责人|发言人|代表|检察官|总裁)"
    rf"(?P<name>[{''.join(sorted(_SURNAMES))}][{HAN}]{{1,2}})(?=$|[,:，：不则也表在对])"
)
_INNER_SPEAKER = re.compile(
    r"(?:(?:一位|某位|有位)[^,的]{0,6}(?:工程师|律师|客户|读者|老师|教授|学者|学生|法官|"
    rf"同事|委员|议员|家长|店主|记者)|[{HAN}]{{2,8}}(?:法院|财产局|委员会|管理局|公平会|"
    r"事务所)(?=.{0,8}(?:函释|判决|裁定|意见|报告|指引|声明|解释)))"
)
_OWN = re.compile(r"(?:^|[,])(?:但|可|不过|而|所以)?(?:我|我们|笔者|本文|吾人|个人|窃)(?:个人|自己)?$")
_OWN_LEAD = re.compile(
    r"(?:但|可|不过|而|所以|要)?(?:我的?(?:看法|判断|猜测|理解|印象)(?:是)?|在我看来|依我看|"
    r"据?我的理解|我站中间|要我猜|我猜|我估计|我看|"
    r"我认为|我觉得|我想|我主张|笔者认为|笔者以为|笔者主张|本文认为|本文主张|本文以为|"
    r"我们认为|我们建议|窃以为)[,:]?\s*"
)
_NAME_ZH = re.compile(rf"^[{HAN}]{{2,4}}$")
_NOT_NAME = re.compile(r"[的了是在有这那该此其也都就很被把对向和与或并但而所因为可以不没应当要会能本文条款法律模型]")
_ACRONYMS = frozenset(
    [
        "AI",
        "API",
        "AIGC",
        "GPU",
        "LLM",
        "KYC",
        "SDK",
        "IP",
        "IT",
        "NDA",
        "LLMs",
        "APIs",
        "GDPR",
        "PIPL",
        "CTO",
        "CEO",
        "CFO",
        "JSON",
    ]
)
_VENDORS = {
    "llama": "Meta",
    "openai": "OpenAI",
    "gpt": "OpenAI",
    "anthropic": "Anthropic",
    "claude": "Anthropic",
    "gemini": "Google",
    "google": "Google",
    "deepseek": "DeepSeek",
    "mistral": "Mistral AI",
    "qwen": "阿里巴巴",
    "通义": "阿里巴巴",
    "深度求索": "深度求索",
}
_THEN = re.compile(
    r"(?:^|.*?,)(?P<who>[^,]{2,10}(?:说|派|论者|观点|意见|见解))则(?!认为|主张|提醒|指出|强调|说|表示)(?=.{4})"
)
_DROPPED = re.compile(r"(?:并)?(?:强调|指出|认为|警告|主张|批评|呼吁|说|表示)(?=[^,:的了]{4})")
_OPINION = re.compile(
    r"(?:[^,;。:]{2,28},)?(?P<who>[^,;。:]{1,24}?)的(?:看法|意见|观点|判断|说法|回答|答复|口径|立场|主张|"
    r"态度|结论|解释|理解|预测|理由|论据|论点|担忧|逻辑|"
    r"担心|忧虑|建议)(?:很|也|则|却)?(?:是|为|在于|明确|清楚|直接|干脆|一致|如下|不同)?[,:]"
)
_OPPOSES = re.compile(
    r"(?P<who>[^,;。:]{2,20}?)(?:则|却|也|又|就|倒)?(?:针锋相对|不以为然|不同意|并不认同|不认同|反唇相讥|"
    r"唱反调|另有看法|持异议|持.{0,4}"
    r"(?:看法|立场|态度|意见|观点)|立场相反|表示反对|反对|不赞成|不服)(?:这种?|此|该|前者|上述)?(?:的)?(?:讲法|说法|看法|观点|意见|主张|说|论断)?[:,]"
)
_INQUIRED = re.compile(
    r"(?:我们|笔者|我|记者)?(?:在|向|从|问过|咨询了?|请教了?)(?P<who>[^,;。:]{2,20}?)"
    r"(?:咨询|询问|了解|走访|请教|沟通|得到|获得|拿到|求证)"
    r"[^,;。:]{0,12}(?:口径|答复|回复|说法|回应|答案|解释|意见)[^,;。:]{0,6}[:,]"
)
_TAIL_VIEW = re.compile(
    r"(?:——|—|,)(?:这|此)(?:正|就|便|也|乃)?(?:是|为)(?P<who>[^,;。]{2,24}?)(?:在[^,;。]{2,48}(?:里|中|上|内))?(?:所持|提出|采取|给出|表达)?的"
    r"(?:观点|看法|立场|意见|结论|认定|判断|说法|主张|态度|裁判要旨)。?$"
)
_IN_CASE = re.compile(r"(?:在|就)[^,;。]{2,30}(?:案|案件|判决|裁定|系列案)(?:中|里|上)?,")
_PERSON_MET = re.compile(
    r"(?:请教|咨询|采访|访谈|拜访|询问|问)(?:过|了|到)?(?P<who>(?:一|某|几|两|三)[位名个]?[^,;。]{2,18}),"
)
_ACCUSE_ZH = re.compile(
    r"(?:[^,;。]{2,14},)?(?P<who>[^,;。?!:]{1,40}?)(?:公开|曾|也|再次)?(?P<verb>指控|指责|"
    r"控告|控诉|指认|谴责|炮轰|指称|指摘|斥为|(?:把|将)[^,]{1,16}(?:斥为|斥作|批为|"
    r"贬为))(?!\"?蒸馏\"?(?:可能|会|将))"
)
_TERMS_VERB = re.compile(
    r"(?P<who>[^,;。?!]{2,80}?)(?:也|则|还|又|均|都|里|中)*(?:明确|明文|同样|"
    r"白纸黑字)?(?:规定|写明|写着|载明|约定|写道|要求)[:]\s*(?=[\"])"
)
_STATUTE = re.compile(
    r"第[一二三四五六七八九十百零\d]+[条项款]|》|条例|司法解释|法典$|条文|办法|协议|条款|许可证|指南|准则|通知$"
)


def chinese(text: str, shade: str, start: int, end: int) -> Attribution | None:
    """The attribution that opens the Chinese sentence `[start, end)` of a block, or None."""
    body = shade[start:end]
    own = _OWN_LEAD.match(body)
    if own:
        return Attribution(start + own.end(), end, Speaker(), "own", is_own=True)
    for pattern in (_VIEW, _LIKENED):
        match = pattern.match(body)
        if match:
            who = _who(text[start + match.start("who") : start + match.end("who")], match.group("who"))
            if who:
                return Attribution(start + match.end(), end, who, "看来")
    reported = _reported(text, body, start, end)
    if reported:
        return reported
    accuse = _ACCUSE_ZH.match(body)
    if accuse and re.match(r"\s*[,:]", body[accuse.end() :]):
        who = _who(text[start + accuse.start("who") : start + accuse.end("who")], accuse.group("who"))
        begin = start + accuse.end() + 1
        if who and begin < end - 6:
            return Attribution(begin, end, who, accuse.group("verb"))
    if accuse:
        who = _who(text[start + accuse.start("who") : start + accuse.end("who")], accuse.group("who"))
        if who:
            return Attribution(start, end, who, accuse.group("verb"), is_kept=True)
    then = _THEN.match(body)
    if then and then.end() < len(body) - 6:
        speaker = Speaker(type="group", name=simplified(text[start + then.start("who") : start + then.end("who")]))
        return Attribution(start + then.end(), end, speaker, "则")
    terms = _TERMS_VERB.match(body)
    if terms:
        return Attribution(start + terms.end() + 1, end, _drafter(terms.group("who")), "规定")
    return _spoken(text, body, start, end)


def _reported(text: str, body: str, start: int, end: int) -> Attribution | None:
    """A view that a noun reports (他的看法是，), that a quarrel opens (甲针锋相对：) or that a tail names."""
    tail = _TAIL_VIEW.search(body)
    if tail and tail.start() > 8:
        lead = _IN_CASE.match(body)
        who = _who(text[start + tail.start("who") : start + tail.end("who")], tail.group("who"))
        if who:
            return Attribution(start + (lead.end() if lead else 0), start + tail.start(), who, "观点")
    for pattern in (_INQUIRED, _OPPOSES, _OPINION):
        match = pattern.match(body)
        if match is None or match.end() > len(body) - 6:
            continue
        raw = match.group("who")
        if pattern is _OPINION and re.search(r"(?:我|我们|笔者|本文)$", raw):
            return Attribution(start + match.end(), end, Speaker(), "看法", is_own=True)
        met = _PERSON_MET.search(body, 0, match.start("who") + 1) if raw in ("他", "她", "对方") else None
        if met:
            name = simplified(text[start + met.start("who") : start + met.end("who")])
            return Attribution(start + match.end(), end, Speaker(type="unnamed", name=name), "看法")
        who = _who(text[start + match.start("who") : start + match.end("who")], raw)
        if who is not None:
            return Attribution(start + match.end(), end, who, "看法", runs_on=who.type == "person")
        if pattern is _INQUIRED:
            name = simplified(text[start + match.start("who") : start + match.end("who")])
            return Attribution(start + match.end(), end, Speaker(type="organisation", name=name), "口径")
    return None


def dropped(shade: str, start: int, end: int, before: str) -> Attribution | None:
    """A clause that opens with a verb of speech and leaves its subject to the clause before it."""
    match = _DROPPED.match(shade[start:end])
    names = [m.group() for m in LATIN.finditer(before) if m.group() not in _ACRONYMS]
    if match is not None and re.match(r"\s*(?:本文|笔者|筆者|我|作者)", before):
        return Attribution(start + match.end(), end, Speaker(), match.group(), is_own=True)
    if match is None or not (names or re.search(r"[他她]", before)):
        return None
    speaker = named(names[0]) if names else Speaker(type="unnamed", name="他")
    return Attribution(start + match.end(), end, speaker, match.group(), runs_on=bool(names))


def _drafter(raw: str) -> Speaker:
    """The vendor whose terms are quoted."""
    found = next((name for key, name in _VENDORS.items() if key in raw.lower()), "")
    return Speaker(type="organisation", name=found) if found else Speaker()


def _spoken(text: str, body: str, start: int, end: int) -> Attribution | None:
    for pattern in (_OPENING, _INLINE):
        match = pattern.search(body) if pattern is _OPENING else pattern.match(body)
        if match is None or match.start() > 60:
            continue
        raw = match.group("who")
        who = _who(text[start + match.start("who") : start + match.end("who")], raw)
        begin = start + match.end()
        while begin < end and text[begin] in '“"「『 ':
            begin += 1
        if begin >= end - 2:
            continue
        if _STATUTE.search(raw) and not re.search(r"(?:法院|法官|公平会|委员会)(?:在|于|的)?.{0,24}$", raw):
            quoted = (
                text[start + match.end() : start + match.end() + 1] in '“"「' and match.group("mark") == ":"
                if pattern is _OPENING
                else False
            )
            return Attribution(begin, end, Speaker(), "规定", is_own=not quoted)
        if _OWN.search(raw):
            return Attribution(begin, end, Speaker(), match.group("verb"), is_own=True)
        if who is not None:
            verb = match.group("verb")
            runs = verb.endswith(("说", "称")) and who.type == "person"
            return Attribution(begin, end, who, verb, runs_on=runs, is_question=verb.endswith("问"))
    return None


def _who(text: str, raw: str) -> Speaker | None:
    """The speaker named in the words before the verb, or None where they name nobody."""
    text, raw = text.strip(' “”"「」'), raw.strip(' "')
    raw = re.sub(
        r"^(?:但是?|然而|不过|可是?|而|同时|此外|另外|目前|今年.{0,6}[,]?|昨天|今天|最近|近日|"
        r"就|据)",
        "",
        raw,
    )
    head = re.split(r"(?:对于|(?<!反)对|就|在|于|向)(?=[^,]{2,})", raw)[0] or raw
    if _SPEAKERS.search(head) and not TITLED.search(head):
        return Speaker(type=_type(head), name=simplified(_short(head)))
    titled = TITLED.search(head)
    if titled and titled.end() == len(head):
        return Speaker(type="person", name=simplified(titled.group("name")))
    inner = _INNER_SPEAKER.search(head)
    if inner and not LATIN.search(text[-12:]):
        return Speaker(type=_type(inner.group()), name=simplified(inner.group()))
    found = (" ".join(w for w in m.group().split() if w not in TITLES) for m in LATIN.finditer(text))
    names = [name for name in found if len(name) > 1 and name not in _ACRONYMS]
    if names:
        return named(names[0] if raw.endswith(names[0].lower()) or len(names) == 1 else names[-1])
    if _NAME_ZH.match(head) and head[0] in _SURNAMES and not _NOT_NAME.search(head):
        return Speaker(type="person", name=simplified(head))
    return None


def _short(head: str) -> str:
    """The noun phrase without what stands before its last 的."""
    return re.split(r"[,、的]", head)[-1] or head


def _type(head: str) -> SpeakerType:
    if re.search(
        r"有(?:检察官|法务|投资人|客户|人|读者|参议员|律师|学生|同学|老师|网友|记者)|另一个|一位|某|知情",
        head,
    ):
        return "unnamed"
    if re.search(r"法院|公平会|委员会|政府|协会|公司|机构|当局|局$|部$|院$|合议庭", head):
        return "organisation"
    if re.search(
        r"学者|学界|专家|业界|论者|者$|一派|通说|意见|观点|说$|学说|不少人|一些人|许多人|很多人|"
        r"厂商|供应商|家长|人士",
        head,
    ):
        return "group"
    return "person"
