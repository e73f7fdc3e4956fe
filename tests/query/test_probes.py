"""Sixty things that a default full-text index misses in Chinese and mixed text: every one has to be found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from postgres_server import fresh_database
from search_fixtures import WorkOf, build

from distlaw.db.opening import open_reader
from distlaw.db.reading import Reader
from distlaw.query.search.answering import run
from distlaw.query.search.plan import Request

PASSAGES = (
    "法院认为，模型蒸馏并不当然构成不正当竞争。",  # 0
    "DeepSeek案的distillation问题尚无定论。",  # 1
    "參見（2033）滬73民初第45號判決與〔2031〕最高法知民終6號裁定。",  # 2
    "營業秘密與智慧財產之保護，應合於比例原則。",  # 3
    "被告使用软件抓取数据，原告请求赔偿损失。",  # 4
    "本协议第24.1.13条禁止用户利用输出开发竞品。",  # 5
    "The licence's licensees mustn't distil outputs; organisations behave accordingly.",  # 6
    "計畫中的人工智慧基本法未提及還原工程。",  # 7
    "依《民法典》第496条第2款，格式条款提供方负有提示义务。",  # 8
    "Ｌｌａｍａ　２ 的许可证限制月活跃用户。",  # 9
    "税务机关、知识产权局与版权局均未表态，权利人亦然",  # 10
    "資料庫著作、演算法與電腦程式之保護各有不同。",  # 11
    "研究者以GPT4o的回答微调Qwen2.5模型。",  # 12
    "鲁迅的小说属于公有领域。",  # 13
    "个人資料外洩，須通報主管機關；私隱專員亦可調查。",  # 14
    "出口管制覆盖先进芯片，不及于模型輸出。",  # 15
)
PROBES = [
    ("蒸馏", 0), ("蒸餾", 0), ("模型蒸馏", 0), ("不正当竞争", 0), ("不正當競爭", 0), ("不公平競爭", 0),
    ("unfair competition", 0), ("distillation", 0), ("distilling", 1), ("法院", 0), ("DeepSeek", 1),
    ("deepseek案", 1), ("distillation问题", 1), ("定论", 1), ("定論", 1), ("案", 1), ("沪73民初", 2),
    ("(2033)沪73民初第45号", 2), ("[2031]最高法知民终6号", 2), ("知民终", 2), ("裁定", 2), ("营业秘密", 3),
    ("商业秘密", 3), ("trade secret", 3), ("知识产权", 3), ("智慧财产", 3), ("intellectual property", 3),
    ("比例原则", 3), ("软件", 4), ("軟體", 4), ("抓取", 4), ("damages", 4), ("scraping", 4), ("24.1.13", 5),
    ("竞品", 5), ("競品", 5), ("outputs", 5), ("licences", 6), ("license", 6), ("distillation", 6),
    ("organization", 6), ("输出", 6), ("计划", 7), ("計畫", 7), ("人工智能", 7), ("artificial intelligence", 7),
    ("反向工程", 7), ("reverse engineering", 7), ("格式条款", 8), ("定型化契約", 8), ("standard terms", 8),
    ("第496条", 8), ("Llama 2", 9), ("llama", 9), ("税", 10), ("权利人亦然", 10), ("然", 10), ("算法", 11),
    ("computer program", 11), ("计算机程序", 11), ("GPT4o", 12), ("qwen2.5", 12), ("fine-tuning", 12), ("鲁迅", 13),
    ("魯迅", 13), ("public domain", 13), ("個人信息", 14), ("personal data", 14), ("privacy", 14), ("芯片", 15),
    ("晶片", 15), ("export controls", 15), ("模型输出", 15),
]  # fmt: skip


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def reader(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    postgres = request.param == "postgres"
    url = fresh_database() if postgres else str(tmp_path_factory.mktemp("probes") / "corpus.db")
    build(url, [WorkOf("probes", "探针", PASSAGES)])
    with open_reader(url) as opened:
        yield opened


@pytest.mark.parametrize(("query", "passage"), PROBES, ids=[f"{query}-{at}" for query, at in PROBES])
def test_probe(reader: Reader, query: str, passage: int) -> None:
    quotes = [hit.quote for hit in run(reader, Request(query, kinds=("passages",), limit=50)).hits]
    assert PASSAGES[passage] in quotes


NOT_FOUND = ["默想", "合同", "秘密营业", "DeepSee", "496条第3款", "第24.1.14条", "鲁迅小说"]


@pytest.mark.parametrize("query", NOT_FOUND)
def test_characters_that_do_not_stand_together_are_no_match(reader: Reader, query: str) -> None:
    assert run(reader, Request(f'"{query}"', kinds=("passages",), limit=50)).hits == []


def test_there_are_sixty_probes() -> None:
    assert len(PROBES) >= 60
