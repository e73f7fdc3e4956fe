"""What speaks for a cut, or for a claim, at each piece of a sentence, by name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from distlaw.extract.claims.blocks import ClaimBlock
from distlaw.extract.claims.cues import sheet, starts, within
from distlaw.extract.claims.cutting.nominal import begins_nominal
from distlaw.extract.claims.draft import ClaimDraft
from distlaw.extract.claims.labels.theory import FALLBACK, SHARED, STRONG, WEAK, accessory, theories_named
from distlaw.extract.claims.lexicon import CueHit
from distlaw.extract.claims.topicality import general
from distlaw.text.han import HAN
from distlaw.text.offsets import Range
from distlaw.vocab.cues import Language

_LENGTHS = (4, 8, 12, 18, 26, 40, 70)  # characters of Chinese; three of English count for one
_ENGLISH = 3
_LOOSE = 3  # characters by which a draft may end after its last piece
_STEM = 7  # letters of an English word that are looked at
_EDGE = ("left_out", "subordinate", "parts", "joins", "continues", "tail", "subject")
_SAID = frozenset(f"h:claimhood:{value}" for value in ("legal", "policy", "deontic", "proof", "question"))
_OF_NEIGHBOURS = ("h:", "th:", "cl:", "nolegal", "f1:", "as:", "len:", "asks", "nominal")
_QUOTES = " ,;:\"'"
_HAN_PAIR = re.compile(f"[^{HAN}]")
_WORD = re.compile(r"[a-z][a-z'’]*|\d+")


def own_signs(block: ClaimBlock, piece: Range, hits: Sequence[CueHit]) -> list[str]:
    """What a piece shows by itself."""
    return list(dict.fromkeys(_own(block, piece, hits)))


def signs(
    block: ClaimBlock, pieces: Sequence[Range], end: int, own: Sequence[Sequence[str]], place: tuple[int, int],
    of_text: Sequence[str], drafts: Sequence[ClaimDraft],
) -> list[list[str]]:  # fmt: skip
    """The signs of each piece of a sentence that ends at `end`; `own` is what each shows by itself, `place` the
    sentence's number in its block and how many the block has, `of_text` what the whole text speaks of, and `drafts`
    are the block's, as the rules cut them."""
    marks = marks_of(block, pieces, end)
    common = [*_of_place(block, place), f"n:{min(len(pieces), 8)}", *of_text]
    found = []
    for number, piece in enumerate(pieces):
        before = marks[number - 1] if number else "^"
        some = [*own[number], *common, *_words(block, piece), *_of_draft(piece, drafts)]
        some += [f"b:{before}", f"a:{marks[number]}", f"ab:{before}{marks[number]}"]
        some += [f"i:{min(number, 4)}", f"r:{min(len(pieces) - 1 - number, 4)}"]
        for sign, other in (("<", number - 1), (">", number + 1)):
            if 0 <= other < len(pieces):
                some += [sign + name for name in own[other] if name.startswith(_OF_NEIGHBOURS)]
        found.append(some)
    return found


def overlapping(span: Range, drafts: Sequence[ClaimDraft]) -> ClaimDraft | None:
    """The draft that shares most with a span."""
    best = max(drafts, key=lambda draft: _shared(span, draft), default=None)
    return best if best is not None and _shared(span, best) > 0 else None


def _shared(span: Range, draft: ClaimDraft) -> int:
    return min(span[1], draft.end) - max(span[0], draft.start)


def _of_draft(piece: Range, drafts: Sequence[ClaimDraft]) -> Iterator[str]:
    """What the rules read of the draft in which a piece stands."""
    draft = overlapping(piece, drafts)
    if draft is None:
        yield "d:none"
        return
    start, end = piece
    yield from (f"d:{name}" for name in draft.features if not name.startswith(("word:", "language:")))
    yield "d:start" if abs(draft.start - start) < (end - start) / 2 else "d:in"
    yield "d:end" if draft.end <= end + _LOOSE else "d:on"
    yield f"d:spk:{draft.speaker.type}"
    yield f"d:mod:{draft.modality}"
    if draft.in_judgment:
        yield "d:judgment"


def marks_of(block: ClaimBlock, pieces: Sequence[Range], end: int) -> list[str]:
    """The sign that ends each piece."""
    return [_mark(block, pieces, number, end) for number in range(len(pieces))]


def _of_place(block: ClaimBlock, place: tuple[int, int]) -> Iterator[str]:
    number, count = place
    yield f"lang:{'en' if block.is_english else 'zh'}"
    yield f"block:{block.kind}"
    if block.zone.startswith("abstract"):
        yield "abstract"
    yield f"sk:{min(number, 3)}"
    yield f"sn:{min(count, 8)}"
    yield "last" if number == count - 1 else "before"
    yield f"size:{min(6, int(len(block.text) / (_ENGLISH if block.is_english else 1) // 50))}"


def _mark(block: ClaimBlock, pieces: Sequence[Range], number: int, end: int) -> str:
    start, stop = pieces[number]
    if block.is_english:
        sign = block.text[start:stop].rstrip()[-1:]
        return "w" if sign.isalnum() else sign or "-"
    if number + 1 == len(pieces):
        return block.text[end - 1 : end]
    return block.text[stop : pieces[number + 1][0]].strip()[:1] or "-"


def _own(block: ClaimBlock, piece: Range, hits: Sequence[CueHit]) -> Iterator[str]:
    start, end = piece
    language: Language = "en" if block.is_english else "zh"
    size = (end - start) / (_ENGLISH if block.is_english else 1)
    yield f"len:{language}:{sum(size >= limit for limit in _LENGTHS)}"
    inside = within(hits, start, end)
    values = {f"h:{hit.entry.label}:{hit.entry.value}" for hit in inside if hit.entry.label != "theory"}
    yield from sorted(values)
    if not values & _SAID:
        yield "nolegal"
    yield from _of_theories(inside)
    yield from sorted(f"as:{hit.entry.value}" for hit in sheet("aspect", language).scan(block.shade, start, end))
    edges = sheet("clause", language)
    for value in _EDGE:
        hit = starts(edges, block.shade, start, value)
        if hit:
            yield f"cl:{value}"
            yield f"clw:{block.shade[hit.start : hit.end]}"
    yield from _of_edges(block, piece)
    yield from _of_shape(block.text[start:end])


def _of_theories(inside: Sequence[CueHit]) -> Iterator[str]:
    strong = {hit.entry.value for hit in theories_named(inside, STRONG)}
    shared = {hit.entry.value for hit in theories_named(inside, SHARED)}
    loose, weak = theories_named(inside, FALLBACK), theories_named(inside, WEAK)
    sorts = {
        "strong": bool(strong), "acc": bool(strong & accessory()), "general": bool(strong & general()),
        "core": bool(strong - accessory() - general()), "several": len(strong) > 1, "shared": bool(shared),
        "fallback": bool(loose), "weak": bool(weak), "none": not (strong or shared or loose or weak),
    }  # fmt: skip
    yield from (f"th:{name}" for name, holds in sorts.items() if holds)
    yield from (f"tv:{name}" for name in sorted(strong | shared))


def _of_edges(block: ClaimBlock, piece: Range) -> Iterator[str]:
    """The first and the last words."""
    shade = block.shade[piece[0] : piece[1]].strip(_QUOTES)
    if block.is_english:
        words = _WORD.findall(shade)
        yield from (f"f1:{' '.join(words[:1])}", f"f2:{' '.join(words[:2])}", f"l1:{' '.join(words[-1:])}")
        return
    yield from (f"f{size}:{shade[:size]}" for size in (1, 2, 3))
    yield from (f"l{size}:{shade[-size:]}" for size in (1, 2))
    if begins_nominal(shade):
        yield "nominal"


def _of_shape(text: str) -> Iterator[str]:
    for name, pattern in _SHAPES.items():
        if pattern.search(text):
            yield name


_SHAPES = {
    "year": re.compile(r"\d{4}"),
    "book": re.compile("《"),
    "qopen": re.compile('["“「『]'),
    "qclose": re.compile('["”」』]'),
    "asks": re.compile('[?？]["”」 ]*$'),
}


def _words(block: ClaimBlock, piece: Range) -> list[str]:
    """The pairs of characters of a Chinese piece; the stems and pairs of stems of an English one."""
    shade = block.shade[piece[0] : piece[1]]
    if block.is_english:
        stems = [word[:_STEM] for word in _WORD.findall(shade) if len(word) > 1]
        pairs = {f"w:{first}_{second}" for first, second in itertools.pairwise(stems)}
        return sorted(pairs | {f"w:{stem}" for stem in stems})
    han = _HAN_PAIR.sub("", shade)
    return sorted({f"c:{han[at : at + 2]}" for at in range(len(han) - 1)})
