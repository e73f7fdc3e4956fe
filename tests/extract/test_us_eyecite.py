"""The extra finds reporters nobody listed; without it, and where nothing is left over, nothing is loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from citation_fixtures import cited

from distlaw.extract.cases import us_reporters as _us_eyecite
from distlaw.extract.cases.keys import keys_in

FLORIDA = "另见Alder v. Birch, 123 Fla. 456 (1935)，以及Cedar v. Dogwood, 21 F.4th 340 (2d Cir. 2021)。"


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("Alder v. Birch, 123 Fla. 456 (1935)", True),
        ("21 F.4th 340 (2d Cir. 2021)", False),
        ("99 Tex. L. Rev. 743 (2021)", False),
        ("17 U.S.C. 107 (2020)", False),
        ("共 12 项 45 条", False),
    ],
)
def test_what_is_left_over(text: str, is_left: bool) -> None:
    assert bool(_us_eyecite.left_over(text, keys_in(text))) is is_left


def test_a_listed_reporter_needs_no_library() -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parents[1])!r}); from citation_fixtures import cited;"
        "cited('Cedar v. Dogwood, 21 F.4th 340 (2d Cir. 2021)'); print('eyecite' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_with_the_extra() -> None:
    pytest.importorskip("eyecite")
    found = cited(FLORIDA)
    assert [c.evidence.exact for c in found] == [
        "Alder v. Birch, 123 Fla. 456 (1935)",
        "Cedar v. Dogwood, 21 F.4th 340 (2d Cir. 2021)",
    ]


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_us_eyecite, "is_installed", lambda: False)
    assert [c.evidence.exact for c in cited(FLORIDA)][-1] == "Cedar v. Dogwood, 21 F.4th 340 (2d Cir. 2021)"
