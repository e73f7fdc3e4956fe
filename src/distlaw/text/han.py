"""What counts as a Chinese character: the one range that patterns are built with."""

from __future__ import annotations

# Unified ideographs with extension A, compatibility ideographs, and the supplementary planes 2 and 3.
HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# With 〇, which is a numeral to Unicode and a character to everyone else.
HAN_OR_ZERO = f"\u3007{HAN}"
