"""Which language and script a text is in, and whether Traditional text was converted from Simplified by machine."""

from __future__ import annotations

import re
from functools import cache

from distlaw.resources import folder
from distlaw.text.fold import simplified
from distlaw.text.han import HAN

_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
# Forms that a converter leaves in Traditional text, or picks without looking at the word.
_RESIDUE = re.compile(r"么|愿|芯片|服務器|于(?!是)|里(?!程|斯)|并(?!購)|[這那]几|几[個万]|托管|干擾|范[圍畴]")
_NATIVE = re.compile(r"[麼裡於願]|晶片|伺服器|網路|複製|軟體|資訊|「")


@cache
def _simplified_only() -> frozenset[str]:
    """Frequent characters that Traditional text has not, in none of its readings."""
    return frozenset((folder("data") / "script" / "simplified_only.txt").read_text(encoding="utf-8").strip())


def han_count(text: str) -> int:
    """How many Chinese characters the text has."""
    return len(_HAN.findall(text))


def is_chinese(text: str) -> bool:
    """Whether more of the text is Chinese characters than Western words (a word counts as two characters)."""
    return han_count(text) >= 2 * len(_WORD.findall(text)) and han_count(text) > 0


def is_chinese_work(text: str) -> bool:
    """Whether a work is Chinese although half of what stands here is its English abstract: the first lines decide."""
    if is_chinese(text):
        return True
    head = [line for line in text.strip().split("\n", 12)[:12] if line.strip()][:3]
    return any(is_chinese(line) and han_count(line) >= 4 for line in head) and han_count(text) >= 0.1 * len(text)


def language_of(text: str, sample: int = 40_000) -> str:
    """zh-Hans, zh-Hant or en; empty text where there are neither characters nor words."""
    text = text[:sample]
    if not is_chinese(text):
        return "en" if _WORD.search(text) else ""
    return script_of(text)


def script_of(text: str) -> str:
    """zh-Hant where Traditional forms outnumber Simplified ones, else zh-Hans."""
    traditional = sum(1 for a, b in zip(text, simplified(text), strict=True) if a != b)
    plain = sum(1 for c in text if c in _simplified_only())
    return "zh-Hant" if traditional > plain else "zh-Hans"


def is_converted(text: str) -> bool:
    """Whether Traditional text shows the residues of a converter and hardly a native form."""
    residues = len(_RESIDUE.findall(text))
    native = len(_NATIVE.findall(text))
    return residues >= 3 and native <= 3 * residues and script_of(text) == "zh-Hant"
