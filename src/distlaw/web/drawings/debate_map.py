"""The map of a debate: each claim a box, below the one it acts on and set in, joined by what it does to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from distlaw.model.claim_record import ClaimRecord
from distlaw.model.claim_words import SIDE_OF
from distlaw.query.arguments.debate import Branch, Debate

BOX, HIGH, GAP, STEP = 420.0, 46.0, 16.0, 44.0
MOST_BOXES = 60  # more make no picture that can be read
_DEEPEST = 8
_CELLS = 52  # of text on each of two lines


class ClaimBox(NamedTuple):
    """A claim where it is drawn; `lines` is its beginning."""

    x: float
    y: float
    claim: ClaimRecord
    side: str
    lines: tuple[str, ...]
    seen: bool


class Joint(NamedTuple):
    """From an acting claim's box up to the one it acts on; `kind` says how, `status` who says so."""

    path: str
    kind: str
    status: str
    x: float
    y: float


class Map(NamedTuple):
    """The drawing; `left_out` branches were too many for it."""

    width: float
    height: float
    boxes: tuple[ClaimBox, ...]
    joints: tuple[Joint, ...]
    left_out: int


def debate_map(found: Debate, issue: str, around: str = "") -> Map | None:
    """The trees from the largest down, as many as are legible; with `around` only those with that claim. None where
    nothing acts on anything."""
    trees = sorted(found.trees, key=lambda tree: -_size(tree))
    if around:
        trees = [tree for tree in trees if any(one.claim.id == around for one in _every(tree))] or trees
    shown, count = list[Branch](), 0
    for tree in trees:
        if shown and count + _size(tree) > MOST_BOXES:
            break
        shown.append(tree)
        count += _size(tree)
    if not shown:
        return None
    drawing = _Drawing(issue)
    for tree in shown:
        drawing.add(tree, 0, None)
    every = sum(_size(tree) for tree in trees)
    width = max(box.x for box in drawing.boxes) + BOX + 10
    return Map(width, drawing.y + 4, tuple(drawing.boxes), tuple(drawing.joints), every - len(drawing.boxes))


def _every(branch: Branch) -> Iterable[Branch]:
    yield branch
    for reply in branch.replies:
        yield from _every(reply)


def _size(branch: Branch) -> int:
    return sum(1 for _ in _every(branch))


class _Drawing:
    def __init__(self, issue: str) -> None:
        self.issue, self.y = issue, 6.0
        self.boxes: list[ClaimBox] = []
        self.joints: list[Joint] = []

    def add(self, branch: Branch, depth: int, above: ClaimBox | None) -> None:
        if len(self.boxes) >= MOST_BOXES:
            return
        claim = branch.claim
        side = claim.position(self.issue) if self.issue else SIDE_OF[claim.stance]
        box = ClaimBox(6 + min(depth, _DEEPEST) * STEP, self.y, claim, side, _lines(claim.text), branch.seen)
        self.boxes.append(box)
        self.y += HIGH + GAP
        if above is not None and branch.relation is not None:
            x, y = above.x + 14, box.y + HIGH / 2
            path = f"M{box.x:.0f} {y:.0f}H{x:.0f}V{above.y + HIGH + 7:.0f}"
            self.joints.append(Joint(path, branch.relation.type, branch.relation.status, box.x + 4, box.y - 3))
        for reply in branch.replies:
            self.add(reply, depth + 1, box)


def _lines(text: str) -> tuple[str, ...]:
    """The first two lines of a text, a Chinese character as wide as two Latin ones."""
    lines, line, wide = list[str](), "", 0
    for char in text:
        own = 2 if ord(char) > 0x2E7F else 1
        if wide + own > _CELLS:
            lines.append(line)
            line, wide = "", 0
            if len(lines) == 2:
                return (lines[0], lines[1][:-1] + "…")
        line, wide = line + char, wide + own
    return (*lines, line) if line else tuple(lines)
