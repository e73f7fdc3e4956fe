"""Whatever lines stand in whatever order: a document comes out, and all of it leads back to the source."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from distlaw.parsers import parse
from distlaw.parsers.normalise import normalised
from distlaw.readers import RawFile, read
from distlaw.text.offsets import sliced

LINES = [
    "",
    "",
    "模型与法律",
    "——以白鹿为例",
    "白露，秦川",
    "（北山大学法学院，北山 100080）",
    "摘要：本文讨论模型。",
    "摘 要",
    "Abstract: We ask.",
    "关键词：模型；法律",
    "Keywords: model; law",
    "一、引言",
    "（一）背景",
    "1. 背景",
    "1.1 细节",
    "I. The Start",
    "A. Part",
    "引言",
    "Notes",
    "模型的输出不是作品，任何人都可以自由使用，这一点没有争议[1]。",
    "The output of a model is not a work, and anybody may use it freely.1",
    "a line that goes on without an end and is hard-",
    "wrapped in the middle of a word, as lines are",
    "参考文献",
    "[1] 白露. 论模型[J]. 法学, 2030(5): 1-9.",
    "注释：",
    "①参见白露：《论模型》，载《法学》2030年第5期。",
    "____________",
    "    1. See Roe v. Doe, 1 U.S. 1 (2030).",
    "- 12 -",
    "2030年第5期",
    "《白鹿法学》2030年第5期61-73,共13页",
    "来源：白鹿法学",
    "作者：白露",
    "转载请注明来源。",
    "猜你喜欢",
    "· 公众号 · 2031-02-25 18:53",
    "目 录",
    "# 题",
    "## 节",
    "| a | b |",
    "|---|---|",
    "| 1 | 2 |",
    "> 引",
    "[^1]: 注",
    "- 项",
    "---",
    "```",
    "%%批注%%",
    "By Jane Roe",
    "2031年5月6日",
    "文章编号：1077-8899(2032)04-0055-12",
    "引用格式：白露.论模型[J].法学,2030,5(3):1-9.",
    "\u202e甲\u202c",
    "權(quán)利(lì)與法(fǎ)",
]


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.sampled_from(LINES), max_size=24), st.sampled_from(["a.txt", "a.md"]), st.sampled_from(["\n", "\r\n"])
)
def test_every_span_is_a_span(lines: list[str], name: str, end: str) -> None:
    data = end.join(lines).encode()
    if not data.strip():
        return
    source, _ = read(RawFile(data, name))
    for document in parse(source):
        text, reading = document.reading.text, document.reading
        assert reading.source == source.text
        told = [statement.ranges for statement in document.statements] + [name.ranges for name in document.names]
        assert all(0 <= start < stop <= len(source.text) for ranges in told for start, stop in ranges)
        spans = [(zone.start, zone.end) for zone in document.zones]
        assert all(0 <= start < stop <= len(text) for start, stop in spans)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
        for section in document.sections:
            assert 0 <= section.start < section.end <= len(text)
        for entry in document.entries:
            assert 0 <= entry.start <= entry.end <= len(text)
            assert all(0 <= start <= stop <= len(text) for start, stop in entry.anchors)
        for at in range(0, len(text), 7):
            flat = "".join(sliced(source.text, reading.to_source(at, at + 7)).split())
            shown = "".join(text[at : at + 7].split())
            assert flat == shown or len(flat) >= len(shown) - 1
        normalised(document)
