"""How the first lines of a word processor's file are printed, for the weighing of its head."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from distlaw.readers.word.paragraphs import WordParagraph, WordRun

FIRST = 40  # paragraphs with words; a head has no more
_USUAL = 12.0  # points, where a file never says


def body_size(paragraphs: Iterable[WordParagraph]) -> float:
    """The size most characters have, in points; 0 where no run has one."""
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            sizes[piece.size] += len(piece.text)
    del sizes[0.0]
    return max(sizes, key=lambda size: sizes[size]) if sizes else 0.0


def face_of(paragraph: WordParagraph, pieces: Sequence[WordRun], body: float) -> str:
    """What `Face.of` reads, of one line of a paragraph."""
    shown = [piece for piece in pieces if piece.text.strip() and not piece.raised]
    text = "".join(piece.text for piece in shown)
    size = max((piece.size for piece in shown), default=0.0) or body or _USUAL
    words = [f"{size / (body or _USUAL):.2f}"]
    words += ["bold"] if shown and all(piece.bold for piece in shown) else []
    words += ["centred"] if paragraph.is_centred else []
    words += ["capitals"] if text.isupper() else []
    return " ".join(words)
