"""Feeds mutated good files of every format to reading, parsing and extraction, and counts how each ends.

    python scripts/bench/fuzz.py [--mutations 2000] [--seed 1] [--workers 2] [--keep FOLDER]

A mutation flips bits, cuts, repeats or swaps stretches, splices in another file or another encoding. Each must end as
read or as refused with a reason; a crash, a hang or a run out of memory fails the run and is kept in FOLDER.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import sample_files as samples

from distlaw.errors import DistlawError, InputError
from distlaw.readers import RawFile
from distlaw.sandbox import Sandbox
from distlaw.services.ingest.prepare import prepared

SECONDS = 20.0  # the most that one mutation may take
FAILURES = ("crashed", "timeout", "memory")

_ARTICLE = """论学生模型的法律地位
——兼论用户协议
司徒衡1，上官蘅2
（1. 海滨大学 法学院，海滨 330100；2. 江左大学 知识产权研究中心，江左 410600）
摘要：学生模型的法律地位应当区分场景予以评价，合同只约束缔约之人。
关键词：模型；合同；竞争
一、问题的提出
模型输出能否用于训练，各方意见不一。[1]权利人主张其投入应受《反不正当竞争法》第二条保护。
（一）合同的路径
用户协议禁止以输出训练竞争模型，违反约定者应当承担违约责任。参见（2031）海01民初417号民事判决书。
二、结论
综上所述，输出本身多不构成作品，任何人均可使用，Apache-2.0许可亦同。
参考文献：
[1] 上官蘅. 论输出[J]. 海滨法学, 2030, 12(2): 11-20.
[2] Quill A. Pupils and teachers[M]. Harbor: Harbor Press, 2029.
"""
_NOTE = """---
title: 蒸馏笔记
tags: [蒸馏, 合同]
---
# 一、许可
| 许可 | 效果 |
|---|---|
| MIT | 允许 |

> [!note] 用户协议[^1]约束缔约之人。

[^1]: 参见[[论输出]]。
"""
_REFER = (
    "%0 Journal Article\r\n%A 司徒衡;上官蘅\r\n%T 论输出\r\n"
    "%J 海滨法学\r\n%D 2031\r\n%N 03\r\n%K公共领域\r\n%X 输出不构成作品。\r\n"
    "续行。\r\n%P 66-80+159\r\n%W CNKI\r\n\r\n%0 Thesis\r\n"
    "%A 呼延某\r\n%T 研究\r\n%9 硕士\r\n"
)
_RIS = (
    "TY  - JOUR\nAU  - Quill, Ada\nTI  - Pupils and Teachers\n"
    "JO  - Harbor Law Review\nPY  - 2030//\nSP  - 1\nEP  - 44\n"
    "AB  - Training on output is lawful.\nER  - \n"
)
_BIB = (
    '@string{hl = "Harbor"}\n@article{q30, author = {Quill, Ada and 司徒衡}, title = {Pupils '
    '{and} Teachers}, journal = hl # " Review", year = 2030}\n'
    '@misc{m, title = "输出\\\'e", howpublished = {\\url{https://example.org}}, month = mar, '
    "year = {2031}}\n"
)
_NOTEEXPRESS = (
    "{Reference Type}: Journal Article\r\n{Title}: 论输出\r\n"
    "{Author}: 司徒衡;上官蘅\r\n{Journal}: 海滨法学\r\n{Year}: 2031\r\n"
    "{Abstract}：输出不构成作品。\r\n"
)
_REFWORKS = (
    "RT Journal Article\r\nSR 1\r\nA1 司徒衡;上官蘅\r\nT1 论输出\r\n"
    "JF 海滨法学\r\nyr2031\r\nvo12\r\nIS 03\r\nOP 11-20\r\n"
    "K1 输出;作品\r\nAB 输出不构成作品。\r\nDS CNKI\r\n"
)
_ESTUDY = (
    "SrcDatabase-来源库: 期刊\r\nTitle-题名: 论输出\r\nAuthor-作者: 司徒衡;\r\n"
    "Source-刊名: 海滨法学\r\nYear-年: \r\nPubTime-出版时间: 2031-03-15\r\n"
    "Summary-摘要: 输出不构成作品。\r\n"
)
_CSSCI = (
    "【来源篇名】论输出\n【来源作者】司徒衡/上官蘅\n【期    刊】海滨法学\n"
    "【年代卷期】2031,12(03):11-20\n【参考文献】\n1.某.论.法学.2030\n"
)
_CSL = (
    '[{"id":"a","type":"article-journal","title":"Pupils","author":[{"family":"Quill","given"'
    ':"Ada"}],"issued":{"date-parts":[[2030]]},"abstract":"Output is free."}]'
)
_JUDGMENT = """海滨市中级人民法院
民 事 判 决 书
（2031）海01民初417号
原告：某甲公司，住所地海滨市。
被告：某乙公司。
本院经审理查明：被告以输出训练模型。
本院认为，被告违反约定，应当承担违约责任。依照《中华人民共和国民法典》第五百七十七条，判决如下：
一、被告赔偿损失。
二〇三一年三月十五日
"""
_PAGE = """<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><meta property="og:title" content="论输出">
<script type="application/ld+json">{"@type":"Article","headline":"论输出","author":[{"@type":"Person",
"name":"司徒衡"}]}</script></head>
<body><nav><a>首页</a></nav><article><h1>论输出</h1><p>输出不构成作品，任何人均可使用，这一立场已有判决支持。<sup>[1]</sup></p>
<table><tr><td>甲</td><td>乙</td></tr></table><ol class="footnotes"><li>参见某书。</li></ol></article></body></html>"""


def good_files() -> list[RawFile]:
    """One good file or more of every format."""
    lines = _ARTICLE.splitlines()
    inks = [
        samples.Ink(200, 780, 18, lines[0], "hei"),
        *samples.columns([line for line in lines[6:] if line.isprintable()], 22, 75, 320, 740, 9),
    ]
    body = "".join(samples.paragraph(line) for line in lines)
    notes = '<w:footnotes><w:footnote w:id="2"><w:p><w:r><w:t>参见某书。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    texts = {
        "a.txt": _ARTICLE, "n.md": _NOTE, "r.enw": _REFER, "r.ris": _RIS, "r.bib": _BIB, "r.net": _NOTEEXPRESS,
        "rw.txt": _REFWORKS,
        "es.txt": _ESTUDY, "cs.txt": _CSSCI, "z.json": _CSL, "j.txt": _JUDGMENT, "p.html": _PAGE,
    }  # fmt: skip
    return [
        *(RawFile(text.encode("utf-8"), name) for name, text in texts.items()),
        *(
            RawFile(_ARTICLE.encode(codec), f"{codec}.txt")
            for codec in ("gb18030", "big5hkscs", "utf-16")
            if _encodes(codec)
        ),
        RawFile(samples.pdf_of([inks]), "plain.pdf"),
        RawFile(samples.pdf_of([inks, inks], packed=True), "packed.pdf"),
        RawFile(samples.docx_of(body, {"word/footnotes.xml": notes}), "packed.docx"),
        RawFile(samples.docx_of(body, {"word/footnotes.xml": notes}, stored=True), "stored.docx"),
    ]


def _encodes(codec: str) -> bool:
    try:
        _ARTICLE.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _flipped(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 3, 10, 60))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def _holed(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    del data[start : start + chance.choice((1, 2, 30, 400))]


def _repeated(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.choice((1, 5, 60, 500))]
    data[start:start] = piece * chance.choice((1, 2, 50, 400))


def _spliced(data: bytearray, chance: random.Random) -> None:
    texts = (
        "《著作权法》第二十四条",
        "權利人",
        "a\u0000b\u202e\u200b",
        "{{{{[[[[((((",
        "一、" * 40,
        "[1]" * 60,
        "\ud7ff\ue000",
        "<div>" * 200,
        "0" * 300,
    )
    codec = chance.choice(("utf-8", "gb18030", "utf-16-le", "utf-8"))
    start = chance.randrange(len(data) + 1)
    data[start:start] = chance.choice(texts).encode(codec, "replace")


def _swapped(data: bytearray, chance: random.Random) -> None:
    a, b = sorted(chance.randrange(len(data)) for _ in range(2))
    data[a:b] = bytes(reversed(data[a:b])) if chance.random() < 0.2 else data[b:] + data[a:b]


MUTATIONS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _flipped,
    _cut,
    _holed,
    _repeated,
    _spliced,
    _swapped,
)


def mutations(count: int, seed: int) -> Iterator[RawFile]:
    """`count` mutated files, the same for the same seed."""
    chance = random.Random(seed)
    files = good_files()
    for number in range(count):
        raw = files[number % len(files)]
        data = bytearray(raw.data)
        for _ in range(chance.choice((1, 1, 2, 4))):
            if data:
                chance.choice(MUTATIONS)(data, chance)
        yield RawFile(bytes(data[:2_000_000]), f"{number:05d}-{raw.file_name}")


def outcome_of(outcome: object) -> str:
    """How a call ended: "read", or the code of the refusal."""
    if isinstance(outcome, InputError):
        return outcome.code
    return type(outcome).__name__ if isinstance(outcome, DistlawError) else "read"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutations", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path)
    wanted = parser.parse_args()
    counts: Counter[str] = Counter()
    started = time.perf_counter()
    with Sandbox(wanted.workers, seconds=SECONDS) as sandbox:
        for raw, outcome in sandbox.map(prepared, mutations(wanted.mutations, wanted.seed)):
            code = outcome_of(outcome)
            counts[code] += 1
            if code in FAILURES:
                print(f"{raw.file_name}: {outcome}")
                if wanted.keep:
                    wanted.keep.mkdir(parents=True, exist_ok=True)
                    (wanted.keep / raw.file_name).write_bytes(raw.data)
    taken = time.perf_counter() - started
    for code, number in counts.most_common():
        print(f"{code:16} {number}")
    print(f"{wanted.mutations} mutations in {taken:.1f} s")
    return 1 if any(counts[code] for code in FAILURES) else 0


if __name__ == "__main__":
    sys.exit(main())
