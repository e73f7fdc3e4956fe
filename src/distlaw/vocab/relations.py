"""What relations between claims are called in each language."""

from __future__ import annotations

from functools import cache

from distlaw.model.frozen import Frozen
from distlaw.resources import folder
from distlaw.vocab.yaml_files import load_file

_OTHERS = {"zh": "zh-Hans"}  # a language of which only the family is known


class RelationLabels(Frozen):
    """`data/relations/labels.yaml`: by relation the label in each language (BCP 47)."""

    supports: dict[str, str]
    restates: dict[str, str]
    rebuts: dict[str, str]
    undercuts: dict[str, str]
    qualifies: dict[str, str]
    parallel: dict[str, str]


@cache
def load_relation_labels() -> RelationLabels:
    """The table."""
    return load_file(folder("data") / "relations" / "labels.yaml", RelationLabels)


def relation_label(relation: str, language: str) -> str:
    """What a relation is called in the language of the claim that acts; in English where it is another."""
    labels: dict[str, str] = getattr(load_relation_labels(), relation)
    return labels.get(_OTHERS.get(language, language)) or labels["en"]
