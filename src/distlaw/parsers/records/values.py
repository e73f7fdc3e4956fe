"""Keywords as databases write them."""

from __future__ import annotations

import re

from distlaw.text.chinese import is_chinese


def keywords_of(text: str) -> list[str]:
    """Keywords: parted by `;` where there is one, else by commas, else by spaces between Chinese words."""
    text = text.strip().strip(";；,，")
    for pattern in (r"\s*(?:;;|[;；])\s*", r"\s*[,，、|]\s*"):
        if re.search(pattern, text):
            return [word for word in re.split(pattern, text) if word]
    return re.split(r"[\s\u3000]+", text) if is_chinese(text) and not re.search(r"[A-Za-z]", text) else [text]
