"""How many terminal cells a text takes: East Asian wide characters take two, combining marks none."""

from __future__ import annotations

from collections.abc import Iterator

# What most texts here are made of, whose cells hang on no neighbour: Latin, general punctuation; and of two cells CJK
# with its marks, kana, hangul, full-width forms. Tables: a pattern of such classes takes longer to build than to use.
_NARROW = ((0x20, 0x7E), (0xA0, 0x2FF), (0x2010, 0x2027), (0x202F, 0x205F))
_WIDE = (
    (0x3000, 0x3029), (0x3030, 0x303E), (0x3041, 0x3096), (0x309B, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7A3),
    (0xFF01, 0xFF60),
)  # fmt: skip
_STRANGE = 1 << 30  # more cells than any text has


class _Cells(dict[str, int]):
    """The cells of a character, or that it is a strange one; worked out when first met."""

    def __missing__(self, char: str) -> int:
        code = ord(char)
        tables = ((_NARROW, 1), (_WIDE, 2))
        self[char] = next((n for table, n in tables if any(low <= code <= high for low, high in table)), _STRANGE)
        return self[char]


_CELLS = _Cells()


def cell_width(text: str) -> int:
    """Cells of the text on a terminal with a fixed pitch; a family of joined signs takes what it is drawn in."""
    if text.isascii():
        return len(text)
    cells = sum(map(_CELLS.__getitem__, text))
    if cells < _STRANGE:
        return cells
    from wcwidth import wcswidth  # to load it costs three times what Python's own start does

    width = wcswidth(text)
    return width if width >= 0 else sum(map(_cells, text))  # a control character has none


def _cells(char: str) -> int:
    if _CELLS[char] < _STRANGE:
        return _CELLS[char]
    # Ambiguous width (“ ” …) is drawn wide by Chinese fonts and narrow by Western ones; terminals count it narrow.
    from wcwidth import wcwidth

    return max(0, wcwidth(char))


def clipped(text: str, width: int) -> str:
    """The text in at most `width` cells, with an ellipsis where something was left out."""
    if cell_width(text) <= width:
        return text
    kept, used = [], 0
    for char in text:
        used += _cells(char)
        if used > width - 1:
            break
        kept.append(char)
    return "".join(kept) + "…"


def padded(text: str, width: int) -> str:
    """The text filled up with spaces to `width` cells."""
    return text + " " * max(0, width - cell_width(text))


def wrapped(text: str, width: int) -> Iterator[str]:
    """Lines of at most `width` cells: Latin breaks at spaces, Chinese anywhere but before a closing mark and after an
    opening one."""
    line: list[str] = []
    used = 0
    for token, bare, whole in _tokens(text):
        if used + bare > width and line:
            kept = _break(line, token, width)
            yield "".join(line[:kept]).rstrip()
            line = line[kept:]
            used = sum(map(cell_width, line))
            if not line and token[0].isspace():
                token, bare, whole = "", 0, 0
        while not line and bare > width:
            head = _head(token, width)
            yield head
            token = token[len(head) :]
            bare, whole = cell_width(token.rstrip()), cell_width(token)
        line.append(token)
        used += whole
    if "".join(line).strip():
        yield "".join(line).rstrip()


_NO_START = frozenset("，。；：？！、）》」』】〕〉”’…％,.;:?!)]}")
_NO_END = frozenset("（《「『【〔〈“‘([{")


def _break(line: list[str], token: str, width: int) -> int:
    """How many tokens of a full line stay on it: a mark that must not stand first takes the character before it along,
    and one that must not stand last goes along with what follows."""
    kept = len(line)
    if token.strip() in _NO_START and kept > 1 and _is_wide(line[-1]) and line[-1] not in _NO_START:
        kept -= 1
    while kept > 1 and line[kept - 1].strip() in _NO_END:
        kept -= 1
    taken = sum(map(cell_width, line[kept:])) + cell_width(token.rstrip())
    return kept if taken <= width else len(line)


def _is_wide(token: str) -> bool:
    return len(token) == 1 and _cells(token) == 2


def _head(token: str, width: int) -> str:
    used = 0
    for index, char in enumerate(token):
        used += _cells(char)
        if used > width:
            return token[: _joint(token, index) or max(1, index)]
    return token


def _joint(token: str, end: int) -> int:
    """Where a word that is too long for a line parts best: after a hyphen or slash in its second half, else 0."""
    return max((i + 1 for i in range(end // 2, end) if token[i] in "-/"), default=0)


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """What is not parted, its cells without the space behind it, and all of them."""
    word = ""
    for char in text:
        cells = _CELLS[char]
        if cells >= _STRANGE:
            cells = _cells(char)
        if cells == 2:
            if word:
                wide = cell_width(word)
                yield word, wide, wide
                word = ""
            yield char, 0 if char.isspace() else 2, 2
        elif char.isspace():
            wide = cell_width(word)
            yield word + " ", wide, wide + 1
            word = ""
        else:
            word += char
    if word:
        wide = cell_width(word)
        yield word, wide, wide
