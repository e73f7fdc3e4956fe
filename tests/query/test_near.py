"""What lies near one work is read without the rest: the same answer, and the reads follow indexes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from distlaw.db.opening import open_reader
from distlaw.query.graph import citation_graph, related
from distlaw.services.ingest import ingest

NOTE = """# {title}

作者：林知远
日期：2031-04-02

违反《民法典》第五百零九条的，应当承担违约责任。《北溟数据规定》另有要求[1]。

## 参考文献

[1] 秦越. 输出训练的边界[J]. 海隅法学, 2030(1):1-9.
[2] {other}
"""


def filled(db: str, folder: Path) -> None:
    for number in range(4):
        other = f"周舟. 学生模型的第{number % 2}种责任[J]. 南渡学刊, 2029(2):3-8."
        (folder / f"{number}.md").write_text(NOTE.format(title=f"第{number}个问题", other=other), encoding="utf-8")
    assert all(verdict.verdict == "added" for verdict in ingest(db, [str(folder)]))


def test_the_near_graph_answers_as_the_whole_one(db: str, tmp_path: Path) -> None:
    filled(db, tmp_path)
    with open_reader(db) as reader:
        graph = citation_graph(reader)
        keys = [key for (key,) in reader.rows("SELECT key FROM work")]
        answers = {key: related(reader, key) for key in keys}
        assert answers == {key: related(reader, key, graph) for key in keys}
    assert {one.relation for found in answers.values() for one in found} >= {"cites", "cited_by", "coupled"}


def test_no_read_for_one_work_goes_through_a_whole_table_of_findings(db: str, tmp_path: Path) -> None:
    filled(db, tmp_path)
    asked: list[tuple[str, Mapping[str, object] | None]] = []
    with open_reader(db) as reader:
        plain = reader.rows

        def noted(sql: str, params: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
            asked.append((sql, params))
            return plain(sql, params)

        reader.rows = noted  # type: ignore[method-assign]
        related(reader, plain("SELECT key FROM work WHERE status = 'present' LIMIT 1")[0][0])
        plans = [str(row[3]) for sql, params in asked for row in plain(f"EXPLAIN QUERY PLAN {sql}", params)]
    assert not [plan for plan in plans if re.match(r"SCAN (r|c|w|m|work|reference|citation|contribution)\b", plan)]
