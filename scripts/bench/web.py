"""How long each page of the reading room takes at many works, and the memory it needs.

python scripts/bench/web.py --works 1000 --db /tmp/web-1000.db      makes the corpus where it is not there

Each page is asked for at many addresses (other works, claims, words), so that what is kept of an answer helps none.
`p95` is of wall time, `cpu` the same of this process's processor time, which a busy machine does not lengthen.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from generated import write_documents
from starlette.testclient import TestClient

from distlaw.db.opening import open_reader
from distlaw.services.ingest import ingest
from distlaw.web.app import application
from distlaw.web.guard import Door

LIMIT = 100.0  # milliseconds
_WORDS = ("模型蒸馏", "合理使用", "fair use", "商业秘密", "服务条款 竞争", "输出数据", "著作权 侵权", "数据")


class Measured(NamedTuple):
    """Milliseconds of one page's answers: the first, the median and the 95th of a hundred; and its largest size."""

    page: str
    first: float
    median: float
    p95: float
    cpu: float
    kilobytes: float


def main() -> int:
    """Measure and print; 1 where a page is slower than the limit."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--works", type=int, default=1000)
    options.add_argument("--db", default=str(Path(tempfile.gettempdir()) / "distlaw-bench-web.db"))
    options.add_argument("--rounds", type=int, default=20)
    said = options.parse_args()
    if not Path(said.db).exists():
        _make(said.db, said.works)
    with TestClient(application(said.db, Door()), base_url="http://127.0.0.1:8765") as client:
        late = _late(client, said.db, said.works, said.rounds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024) / 1024
    print(f"memory at its peak: {peak * 1024:.0f} MB")
    return int(late)


def _late(client: TestClient, path: str, works: int, rounds: int) -> bool:
    """Whether a page is slower than the limit; prints each."""
    client.get("/gaps")  # made beside the pages when the room opens: waited for, as it would be measured with them
    print(f"{'page':22}{'first':>9}{'median':>9}{'p95':>9}{'cpu p95':>9}{'kB':>8}   (milliseconds, {works} works)")
    late = False
    for page, addresses in _pages(path, rounds):
        row = _measured(client, page, addresses)
        late |= row.cpu > LIMIT
        end = "  slow" if row.cpu > LIMIT else ""
        numbers = f"{row.first:9.1f}{row.median:9.1f}{row.p95:9.1f}{row.cpu:9.1f}{row.kilobytes:8.0f}"
        print(f"{row.page:22}{numbers}{end}", flush=True)
    return late


def _make(path: str, works: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_documents(Path(folder), works)
        for number, _ in enumerate(ingest(path, [folder]), 1):
            if number % 100 == 0:
                print(f"{number} works read", file=sys.stderr)


def _pages(url: str, rounds: int) -> Iterator[tuple[str, list[str]]]:
    dice = random.Random(1)
    with open_reader(url) as reader:
        keys = [quote(key) for (key,) in reader.rows("SELECT key FROM work WHERE status = 'present'")]
        claims = [one for (one,) in reader.rows("SELECT id FROM claim LIMIT 20000")]
        theories = [one for (one,) in reader.rows("SELECT DISTINCT theory FROM claim_theory")]
        laws = [
            quote(one)
            for (one,) in reader.rows("SELECT DISTINCT target_id FROM citation WHERE kind = 'statute'")
            if one
        ]
        issues = [one for (one,) in reader.rows("SELECT DISTINCT issue FROM claim_position")]

    def some(pattern: str, values: list[str]) -> list[str]:
        return [pattern.format(dice.choice(values)) for _ in range(rounds)]

    yield "front", ["/"] * rounds
    yield (
        "search",
        [f"/search?q={quote(word)}&n={20 + n}" for n, word in zip(range(rounds), _WORDS * rounds, strict=False)],
    )
    yield "search by theory", some("/search?theory={}", theories)
    yield "works", [f"/works?page={number}" for number in range(rounds)]
    yield "work", some("/works/{}", keys)
    yield "claim", some("/claims/{}", claims)
    yield "cite", some("/works/{}/cite", keys)
    yield "debate on a theory", some("/debate?theory={}", theories)
    yield "debate on an issue", some("/debate?issue={}", issues)
    yield "matrix", [f"/matrix?rows=theory&cols=stance&theory={one}" for one in (theories * rounds)[:rounds]]
    yield "matrix cell", some("/matrix?row={}", theories)
    yield "gaps", some("/gaps?work={}", keys)
    yield "gaps of all", ["/gaps"] * rounds
    yield "compare", [f"/compare?first={dice.choice(keys)}&second={dice.choice(keys)}" for _ in range(rounds)]
    yield "statutes", ["/statutes"] * rounds
    yield "statute", some("/statutes/{}", laws or ["statute:cn:aucl"])
    yield "graph", ["/graph"] * rounds
    yield "graph of a work", some("/graph?node={}", keys)
    yield "bibliography", [f"/bibliography?key={'&key='.join(dice.sample(keys, 10))}" for _ in range(rounds)]
    yield "changes", [f"/changes?since=20{number:02}-01-01" for number in range(rounds)]


def _measured(client: TestClient, page: str, addresses: list[str]) -> Measured:
    walls, cpus, size = list[float](), list[float](), 0
    for address in addresses:
        wall, cpu = time.perf_counter(), time.process_time()
        answer = client.get(address)
        walls.append(1000 * (time.perf_counter() - wall))
        cpus.append(1000 * (time.process_time() - cpu))
        assert answer.status_code == 200, (address, answer.status_code, answer.text[:300])
        size = max(size, len(answer.content))
    later = sorted(walls[1:])
    return Measured(page, walls[0], later[len(later) // 2], _p95(walls[1:]), _p95(cpus[1:]), size / 1024)


def _p95(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, round(0.95 * len(values)))]


if __name__ == "__main__":
    sys.exit(main())
