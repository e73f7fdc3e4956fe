"""Every pattern of a printed page's signs meets its examples, and only those."""

from __future__ import annotations

import pytest

from distlaw.vocab.print_signs import PrintSign, load_print_signs


@pytest.mark.parametrize("sign", load_print_signs().values(), ids=lambda sign: sign.id)
def test_examples_match_and_refused_ones_do_not(sign: PrintSign) -> None:
    assert [text for text in sign.examples if not sign.match(text)] == []
    assert [text for text in sign.refused if sign.match(text)] == []
    assert all(len(pattern) <= 250 for pattern in sign.patterns)
