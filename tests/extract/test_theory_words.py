"""Words that tell a theory, in sentences written before the words were: each names the theories that must be told, and
those that must not be."""

from __future__ import annotations

import pytest

from distlaw.extract.claims.cues import lexicon
from distlaw.extract.claims.labels.theory import SHARED, STRONG, theories_named
from distlaw.extract.claims.lexicon import cue_text

TOLD = [
    ("店家未经许可，在广告中使用该歌手的姓名、肖像。", "personality", "trade_secret"),
    ("A claim for breach of confidence needs information that is private and confidential.", "trade_secret", ""),
    ("法院应向原告释明，由其变更诉讼请求。", "procedure_evidence", ""),
    ("并无证据证明被告使用了涉案技术秘密。", "procedure_evidence trade_secret", ""),
    ("被告应于十日内返还购车款三万元。", "remedies", ""),
    ("双方约定期限为两年，到期自动续约。", "contract", ""),
    ("经营者不得以欺诈手段诱导消费者。", "consumer", ""),
    ("该行为扰乱市场竞争秩序，使原告丧失竞争优势。", "unfair_competition", ""),
    ("网店谎称商品为正品，属于欺诈，买家可以主张退一赔三", "consumer", "export_control"),
    ("预付卡停业后拒不退款的，经营者应当退还余额", "consumer", "patent"),
    ("经营者以格式条款排除七日内无理由退货，该约定无效", "consumer contract", ""),
    ("食品安全法第一百四十八条的十倍价款赔偿不以造成人身损害为前提", "consumer", ""),
    ("依消費者保護法第22條，廣告內容構成契約的一部分", "consumer", "labour"),
    ("業者未揭露自動扣款，消費者得請求退費", "consumer", ""),
    ("企業經營者應擔保其服務符合當時科技水準之安全性", "consumer", ""),
    ("The agency said the retailer tricked customers into subscriptions they could not cancel", "consumer", "patent"),
    ("Refunds were denied although the seller had advertised a money-back guarantee", "consumer", ""),
    ("The commission alleges deceptive advertising under Section 5 of the FTC Act", "consumer", ""),
    ("An impersonation scam cost pensioners their savings", "consumer", ""),
    ("当事人对自己提出的主张，有责任提供证据", "procedure_evidence", ""),
    ("原告未在举证期限内提交转账记录，应承担不利后果", "procedure_evidence", ""),
    ("证人未出庭作证，其书面证言不能单独作为定案依据", "procedure_evidence", ""),
    ("律师提交的判例系虚构，法庭要求其说明理由", "procedure_evidence", "patent"),
    ("本院对该组证据的真实性予以确认", "procedure_evidence", ""),
    ("告訴乃論之罪，其告訴應自得為告訴之人知悉犯人之時起六個月內為之", "procedure_evidence", ""),
    ("監視器畫面應及早聲請保全，以免逾期覆蓋", "procedure_evidence", ""),
    ("二審廢棄原判決，發回更審", "procedure_evidence", ""),
    ("The lawyer filed a brief that cited cases which do not exist", "procedure_evidence", "patent"),
    ("The judge granted the motion to compel arbitration", "procedure_evidence contract", ""),
    ("The plaintiff's affidavit was struck out for want of service", "procedure_evidence", ""),
    ("The court ordered her to pay the other side's costs for the hearing", "procedure_evidence", "contract"),
    ("Discovery showed internal emails on which the plaintiffs rely", "procedure_evidence", ""),
    ("被告人利用外挂程序非法获取网约车平台数据，情节严重", "computer_misuse", ""),
    ("提供专门用于侵入计算机信息系统的程序、工具，处三年以下有期徒刑", "computer_misuse", ""),
    ("依刑法第358條，無故輸入他人帳號密碼而入侵其電腦者，處三年以下徒刑", "computer_misuse", "copyright"),
    (
        "The indictment charges him under 18 U.S.C. § 1030 with logging in after his account was closed",
        "computer_misuse",
        "",
    ),
    ("单位以末位淘汰为由单方解除，应当支付赔偿金并补缴社会保险费", "labour", "tort_liability"),
    ("劳动合同法第二十三条所称的竞业限制补偿，单位未付满三个月的，职工可以请求解除", "labour", ""),
    ("外卖骑手与平台之间没有人格从属性，不成立劳动关系", "labour", ""),
    ("雇主未給付加班費者，勞工得不經預告終止契約", "labour", "tort_liability"),
    ("資遣員工應依勞基法第16條預告", "labour", ""),
    ("She was demoted after maternity leave and says that it was retaliation", "labour", ""),
    ("The company fired the whistleblower for refusing unpaid overtime", "labour", ""),
    ("Employees owe a duty of loyalty during the notice period", "labour", "fair_use"),
    ("分发目标代码时必须同时提供源代码，否则许可自动终止", "licence", ""),
    ("The GPL requires anyone who ships the binary to offer corresponding source", "licence", ""),
    ("You may not relicense the older release, which stays under the MIT terms", "licence", ""),
    ("散布修改版者，須保留原授權條款與版權聲明", "licence", ""),
    ("规避技术措施本身即为著作权法第五十三条所禁止", "copyright", "computer_misuse"),
    ("網站未經同意轉載他人攝影著作，違反著作權法第22條", "copyright", ""),
    ("Stripping the watermark violates 17 U.S.C. § 1202", "copyright", ""),
    ("The takedown notice under the DMCA named a song that was in no library", "copyright", ""),
    ("著作权法第二十四条列举的情形不包括商业性的数据库", "fair_use", ""),
    ("依著作權法第65條第2項，法院應審酌一切情狀", "fair_use", ""),
    ("The panel weighed all four statutory factors of 17 U.S.C. § 107", "fair_use", ""),
    ("反不正当竞争法第十二条所称的妨碍，须达到影响正常运行的程度", "unfair_competition", ""),
    ("依公平法第25條，足以影響交易秩序之欺罔行為應予禁止", "unfair_competition", ""),
    ("营业信息若可从公开渠道轻易获得，即不具有秘密性", "trade_secret", ""),
    ("營業秘密法第2條要求秘密性、經濟價值與合理保密措施", "trade_secret", ""),
    ("A complaint under the Defend Trade Secrets Act must identify the recipe with particularity", "trade_secret", ""),
    ("民法典第四百九十六条要求提供格式条款的一方以合理方式提示对方", "contract", ""),
    ("民法第247條之1所稱按其情形顯失公平者，該部分約定無效", "contract", ""),
    ("A browse notice at the foot of the page does not bind visitors who never clicked", "contract", ""),
    ("民法典第一千一百六十五条以行为人有过错为要件", "tort_liability", ""),
    ("依民法第184條第1項前段，因過失不法侵害他人之權利者，負損害賠償責任", "tort_liability", ""),
    ("The airline was held liable for what its website told a passenger", "tort_liability", ""),
    ("GDPR第六条要求每一项处理都有依据", "data_protection", ""),
    ("個資法第19條限定非公務機關蒐集個人資料的要件", "data_protection", ""),
    ("Article 22 GDPR bars decisions taken by machines alone", "data_protection", ""),
    ("判令被告停止销售并刊登声明消除影响，赔偿合理开支二万元", "remedies", ""),
    ("The court refused an injunction and awarded nominal damages of one dollar", "remedies", ""),
    ("生成合成内容应当添加显式标识，服务提供者应当依法备案", "governance", ""),
    ("The bill would set up an office to audit high-risk systems", "governance", ""),
    ("民法典第一千零一十九条禁止以深度伪造侵害他人肖像", "personality", ""),
]
NOT_TOLD = [
    ("这家店的咖啡今天卖完了", ""),
    ("The minister opened the new bridge on Monday", ""),
    ("The hearing aid was returned to its maker", "procedure_evidence"),
    ("法庭剧近年颇受欢迎", "procedure_evidence"),
    ("The workers' statue was cleaned in spring", "procedure_evidence consumer"),
    ("电力消费同比增长百分之三", "consumer"),
    ("雇主与工人共进午餐", "tort_liability"),
    ("The discovery of a new comet delighted the town", "procedure_evidence"),
    ("Source of the Nile", "licence"),
]  # fmt: skip


def told(text: str) -> set[str]:
    return {
        hit.entry.value
        for hit in theories_named(
            lexicon("en" if text.isascii() or "§" in text else "zh").scan(cue_text(text)), STRONG, SHARED
        )
    }


@pytest.mark.parametrize(("text", "wanted", "barred"), TOLD, ids=range(len(TOLD)))
def test_a_sentence_tells_its_theories(text: str, wanted: str, barred: str) -> None:
    found = told(text)
    assert set(wanted.split()) <= found, found
    assert not set(barred.split()) & found, found


@pytest.mark.parametrize(("text", "barred"), NOT_TOLD, ids=range(len(NOT_TOLD)))
def test_words_of_another_sense_tell_none(text: str, barred: str) -> None:
    found = told(text)
    assert not (set(barred.split()) & found if barred else found), found
