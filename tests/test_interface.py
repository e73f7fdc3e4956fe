"""What `import distlaw` offers is there, described, and does what its examples say."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import distlaw

NOTE = (
    "# 输出训练的界线\n\n作者：林知远\n日期：2031-04-02\n\n## 著作权\n\n"
    "即使以其输出训练模型时复制了个别作品，也应当认定为合理使用。\n"
)


def test_the_examples_of_the_package_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("note.md").write_text(NOTE, encoding="utf-8")
    result = doctest.testmod(distlaw)
    assert result.attempted > 5
    assert result.failed == 0


@pytest.mark.parametrize("name", distlaw.__all__)
def test_every_public_name_is_there_and_described(name: str) -> None:
    assert (getattr(distlaw, name).__doc__ or "").strip()
    assert name in dir(distlaw)


def test_what_is_not_public_is_no_attribute() -> None:
    assert set(distlaw._HOMES) == set(distlaw.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = distlaw.nothing
