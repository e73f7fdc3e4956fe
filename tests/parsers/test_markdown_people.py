"""Authors in the head of a Markdown note: one string of several, a list, or parts."""

from __future__ import annotations

import pytest

from distlaw.model.source import SourceText
from distlaw.parsers import parse


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("author: Arjun Mehta and Li Wei", ["Arjun Mehta", "Li Wei"]),
        ("author: 张三、李四", ["张三", "李四"]),
        ("authors: [Ida Quill, Tom van Oort]", ["Ida Quill", "Tom van Oort"]),
        ("authors:\n  - name: Ida\n    unit: Elm\n  - given: Tom\n    family: Oort", ["Ida", "Tom Oort"]),
        ("author: Ida Quill", ["Ida Quill"]),
    ],
)  # fmt: skip
def test_each_person_is_one(head: str, names: list[str]) -> None:
    text = f"---\ntitle: On Wharves\n{head}\n---\n\nThe law of wharves.\n"
    source = SourceText(sha256="0" * 64, file_name="wharves.md", media_type="text/markdown", text=text)
    (document,) = parse(source)
    assert [said.name.display for said in document.names] == names
