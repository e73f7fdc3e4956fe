"""Writes data/plausibility/: which neighbouring characters running text has, for telling text from salad.

`han.txt` holds the pairs of Chinese characters that are commonest within words, in Simplified script (Traditional text
is folded before it is looked at), from jieba's dictionary (MIT). `latin.txt` holds how seldom each of 27 signs (a to z
and the word's edge) follows another in English, from this project's own documentation: one sign of
`0-9a-z` for each half bit.

Run it after a release of jieba: `python scripts/generate_plausibility.py`. The package reads the files, never jieba.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "data" / "plausibility"
PAIRS = 2500
SIGNS = "abcdefghijklmnopqrstuvwxyz "
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def main() -> None:
    """Write both files."""
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / "han.txt").write_text("".join(han_pairs()) + "\n", encoding="utf-8")
    (TARGET / "latin.txt").write_text("\n".join(latin_rows()) + "\n", encoding="utf-8")


def han_pairs() -> list[str]:
    """The commonest pairs within words, commonest first."""
    import jieba

    counts: Counter[str] = Counter()
    dictionary = Path(jieba.__file__).parent / "dict.txt"
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split(" ")
        if re.fullmatch("[\u4e00-\u9fff]{2,4}", word):
            for pair in pairwise(word):
                counts["".join(pair)] += int(count)
    return [pair for pair, _ in counts.most_common(PAIRS)]


def latin_rows() -> Iterator[str]:
    """A row of signs for each first character: bits by which the second surprises, in halves."""
    counts: Counter[tuple[str, str]] = Counter()
    for word in _english_words():
        counts.update(zip(f" {word}", f"{word} ", strict=True))
    for first in SIGNS:
        total = sum(counts[first, second] + 0.3 for second in SIGNS)
        bits = [-math.log2((counts[first, second] + 0.3) / total) for second in SIGNS]
        yield "".join(DIGITS[min(35, round(2 * each))] for each in bits)


def _english_words() -> Iterator[str]:
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "LICENSE"):
        prose = re.sub(r"```.*?```|`[^`]*`|https?://\S+", " ", path.read_text(encoding="utf-8"), flags=re.S)
        yield from (word.lower() for word in re.findall(r"\b[A-Za-z][a-z]+\b", prose))


if __name__ == "__main__":
    main()
