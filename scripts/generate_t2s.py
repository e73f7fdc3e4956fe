"""Writes data/script/t2s.txt: one Simplified character for one Traditional character, from OpenCC and Unicode.

Run it after an OpenCC release: `python scripts/generate_t2s.py`. The package reads the file, never OpenCC.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "data" / "script" / "t2s.txt"
# 著 stays: it is 着 only in some words, and 著作权 is the word that counts here.
KEPT = frozenset("著")
# Variants that machine conversions write and OpenCC leaves alone.
ADDED = {"箇": "个", "么": "么", "馀": "余", "於": "于", "阪": "坂", "台": "台"}
BLOCKS = ((0x2E80, 0x2FDF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2EBEF))


def characters() -> Iterator[str]:
    """Every ideograph, radical and compatibility ideograph of the blocks that occur in print."""
    for low, high in BLOCKS:
        yield from map(chr, range(low, high + 1))


def table() -> dict[str, str]:
    """Each character that changes, and what it becomes; both one code point."""
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    changed: dict[str, str] = {}
    for character in characters():
        if character in KEPT:
            continue
        plain = unicodedata.normalize("NFKC", character)
        simple = ADDED.get(plain) or convert(plain)
        simple = ADDED.get(simple, simple)
        if len(simple) == 1 and simple != character:
            changed[character] = simple
    return changed


def main() -> None:
    """Write the two lines: the characters, and what each becomes."""
    changed = table()
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("".join(changed) + "\n" + "".join(changed.values()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
