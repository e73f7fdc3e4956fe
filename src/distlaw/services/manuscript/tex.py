"""LaTeX as Markdown that cites in Pandoc's way, line for line: enough to read what is quoted and from where."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"(?<!\\)%.*")
_CITE = re.compile(
    r"\\(?:foot|paren|auto|text|super|full)?(?P<verb>cite[a-z]*)\*?"
    r"(?:\[(?P<one>[^\]]*)\])?(?:\[(?P<two>[^\]]*)\])?\{(?P<keys>[^{}]+)\}"
)
_QUOTED = re.compile(r"\\(?:enquote|textquote|foreignquote\{[^{}]*\})\*?\{((?:[^{}]|\{[^{}]*\})*)\}")
_BLOCK = re.compile(r"\\begin\{((?:display)?quot(?:e|ation))\}(.*?)\\end\{\1\}", re.DOTALL)
_STYLED = re.compile(
    r"\\(?:emph|text(?:it|bf|sc|rm)|mbox|uline|footnote|(?:sub)?section)\*?\{((?:[^{}]|\{[^{}]*\})*)\}"
)
_PLAIN = (
    ("``", "“"), ("''", "”"), ("---", "—"), ("--", "–"), ("~", " "), (r"\&", "&"), (r"\%", "%"), (r"\$", "$"),
    (r"\_", "_"), (r"\#", "#"), (r"\ldots{}", "…"), (r"\ldots", "…"), (r"\dots", "…"), (r"\S", "§"),
)  # fmt: skip


def as_markdown(text: str) -> str:
    """The same lines; commands that are not known stay as they are."""
    text = _COMMENT.sub("", text)
    text = _CITE.sub(_cluster, text)
    text = _QUOTED.sub(r"“\1”", text)
    text = _BLOCK.sub(lambda match: _quoted_lines(match[2]), text)
    for _ in range(3):  # one styled word inside another
        text = _STYLED.sub(r"\1", text)
    for sign, plain in _PLAIN:
        text = text.replace(sign, plain)
    return text


def _cluster(match: re.Match[str]) -> str:
    after = match["two"] if match["two"] is not None else match["one"] or ""
    keys = [key.strip() for key in match["keys"].split(",") if key.strip()]
    place = f", {_page(after)}" if after else ""
    return "[" + "; ".join(f"@{{{key}}}" for key in keys[:-1]) + ("; " if keys[1:] else "") + f"@{{{keys[-1]}}}{place}]"


def _page(words: str) -> str:
    plain = words.replace("~", " ").replace("--", "–").strip()
    return f"p. {plain}" if plain[:1].isdigit() else plain


def _quoted_lines(text: str) -> str:
    """A quotation set off: its first line begins with >, so that lines stay lines."""
    lines = text.split("\n")
    return "\n".join(f"> {line}" if line.strip() else line for line in lines)
