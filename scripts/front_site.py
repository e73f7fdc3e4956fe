"""The trees that tell a site's own lines: what they are shown of each line, what it is, and their training."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from first_look import key
from front_documents import Document, Row

from distlaw.parsers.front.candidates import title_candidates
from distlaw.parsers.front.head import head_lines
from distlaw.parsers.front.labeller import LabelModel, chances
from distlaw.parsers.front.site_lines import SeenHead, site_line_signs
from distlaw.parsers.front.title import likeliest_title
from distlaw.parsers.front.trees import Tree

GROWN = {
    "objective": "binary", "learning_rate": 0.05, "num_leaves": 15, "min_data_in_leaf": 20, "feature_fraction": 0.5,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5, "verbose": -1, "num_threads": 1, "seed": 1,
    "deterministic": True,
}  # fmt: skip
TREES = 150
_SURE, _UNSURE = 0.9, 0.12  # a line that nobody labelled counts as what it is likelier, less likely than this to be
_GUESSED = 0.5  # and half as much


class Sample(NamedTuple):
    """A line's signs, whether it is the site's own, and how much it counts."""

    signs: dict[str, float]
    is_site: bool
    weight: float


def samples(
    document: Document,
    labels: Sequence[str],
    signs: tuple[list[list[str]], list[list[str]]],
    models: tuple[LabelModel, LabelModel],
) -> list[Sample]:
    """The lines of a document, read with weights that saw nothing of its site."""
    context = head_lines(document.beginning)
    tables, parts = (chances(own, model) for own, model in zip(signs, models, strict=True))
    found = likeliest_title(title_candidates(context, tables, document.source.hints)).title
    seen = site_line_signs(SeenHead(context, tables, parts, found.at if found else (), signs[1]))
    both = [(a["furniture"] + b["furniture"]) / 2 for a, b in zip(tables, parts, strict=True)]
    told = [
        wanted(document.row, at, labels[at], key(line.text), likely)
        for at, (line, likely) in enumerate(zip(context.lines, both, strict=True))
    ]
    return [Sample(one, is_site, weight) for one, (is_site, weight) in zip(seen, told, strict=True) if weight]


def wanted(row: Row, at: int, label: str, letters: str, likely: float) -> tuple[bool, float]:
    """Whether a line is the site's own, and how much that counts; nothing where nobody says."""
    told = told_apart(row, at)
    if row.get("labels") or told:
        return (told or label) == "furniture", 1.0
    noise = [key(one) for one in row.get("noise") or ()]
    if any(one in letters and len(one) > 0.6 * len(letters) for one in noise):
        return True, 1.0
    said = {key(one) for field in ("title", "title_en") for one in [row.get(field) or ""]}
    if letters in said | {key(one) for one in row.get("sections") or ()}:
        return False, 1.0
    return likely > _SURE, _GUESSED if likely > _SURE or likely < _UNSURE else 0.0


def told_apart(row: Row, at: int) -> str:
    """furniture or text, where a hand said so of single lines (`site`, `text`: numbers of lines); else empty."""
    return "furniture" if at + 1 in row.get("site", ()) else "text" if at + 1 in row.get("text", ()) else ""


def grown(found: Sequence[Sample]) -> list[Tree]:
    """Trees that tell the site's lines from the others."""
    import lightgbm  # only who trains needs it

    names = list(found[0].signs)
    shown = np.array([[float(one.signs[name]) for name in names] for one in found])
    told = lightgbm.Dataset(
        shown, np.array([float(one.is_site) for one in found]), weight=[one.weight for one in found]
    )
    booster = lightgbm.train(GROWN, told, TREES)
    return [planted(one["tree_structure"], names) for one in booster.dump_model()["tree_info"]]


def planted(root: Any, signs: Sequence[str]) -> Tree:
    """A tree of lightgbm's as it is shipped."""
    names: list[str] = []
    bounds: list[float] = []
    lower: list[int] = []
    upper: list[int] = []
    leaves: list[float] = []

    def place(node: Any) -> int:
        if "leaf_value" in node:
            leaves.append(round(node["leaf_value"], 4))
            return -len(leaves)
        at = len(names)
        names.append(signs[node["split_feature"]])
        bounds.append(float(f"{node['threshold']:.4g}"))
        lower.append(0)
        upper.append(0)
        lower[at], upper[at] = place(node["left_child"]), place(node["right_child"])
        return at

    place(root)
    return Tree(tuple(names), tuple(bounds), tuple(lower), tuple(upper), tuple(leaves))
