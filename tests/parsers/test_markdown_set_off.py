"""What is set off as code: a licence or a letter is text, a program is none."""

from __future__ import annotations

from distlaw.model.document import ParsedDocument
from distlaw.model.source import SourceText
from distlaw.parsers import parse

LICENCE = """# The Quiet Licence

The text of the licence is short.

```
THE QUIET LICENCE

You may copy this work for any purpose. You must keep this notice.

    a. Limits. You may not use the work to train a model. This limit binds whoever receives the work from you.

The work is provided as is, without warranty of any kind.
```

## Use

```text
本许可允许任何人使用作品。使用者应当保留声明。作者不承担任何责任。
```
"""
CODE = """# A tool

It is installed from a shell.

```
pip install quiet
quiet --serve --port 8080
# Serve the files. Stop with Control-C.
```

```python
def serve(port: int) -> None:
    '''Serve the files. Stop when asked. Never stop before.'''
    return None
```

    $ quiet --help
    usage: quiet [-h] [--port PORT]. Shows this text.
"""


def _read(text: str) -> ParsedDocument:
    source = SourceText(text=text, media_type="text/markdown", encoding="utf-8", file_name="a.md", sha256="0" * 64)
    return parse(source)[0]


def test_sentences_set_off_are_text() -> None:
    text = _read(LICENCE).reading.text
    for words in ("You must keep this notice.", "You may not use the work to train", "使用者应当保留声明"):
        assert words in text
    assert "```" not in text


def test_a_program_is_no_text() -> None:
    text = _read(CODE).reading.text
    for words in ("pip install", "def serve", "Never stop before", "usage:"):
        assert words not in text
