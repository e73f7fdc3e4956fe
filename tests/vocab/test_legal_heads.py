"""Each form of a head's line takes its examples and nothing it refuses."""

from __future__ import annotations

import pytest

from distlaw.text.fold import folded
from distlaw.vocab.legal_heads import HeadLine, load_head_lines


@pytest.mark.parametrize("line", load_head_lines(), ids=lambda line: f"{line.kind} {line.examples[0][:20]}")
def test_examples_and_refusals(line: HeadLine) -> None:
    assert len(line.pattern) <= 330
    assert [one for one in line.examples if not line.found(folded(one))] == []
    assert [one for one in line.refused if line.found(folded(one))] == []
