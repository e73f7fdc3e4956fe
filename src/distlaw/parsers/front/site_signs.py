"""Signs of what a site adds to a text, beside those of a head's lines: what sites speak of, marks they print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from distlaw.parsers.front.features import HeadContext
from distlaw.parsers.lines.line import Line
from distlaw.vocab.labels import furniture_rules
from distlaw.vocab.page_furniture import furniture_kinds
from distlaw.vocab.words import load_words

_LOOKED_AT = 600  # characters of a line in which words are sought
_SHORT, _LONG = 64, 90  # half ems
_SHARED = ("s=", "bars")  # told to the lines beside
_FURTHER = ("s=", "w=")  # and to those beyond
_MARKS = {
    "markup": re.compile(r"</?[a-z]{1,10}[ >/]|&[a-z]{2,6};"),
    "key_value": re.compile(r"^[-*#\s]{0,4}[a-z][a-z_.-]{1,24}: ?\S"),
    "hashes": re.compile(r"#\S{1,20}#|(?:^|\s)#[^\s#]{2,24}(?:\s+#|$)"),
    "bars": re.compile(r"[|｜丨].*[|｜丨]|[|｜丨]\s*$"),
    "bullet": re.compile(r"^[-•·*◆■●►▶☆★※→]"),
    "rule": re.compile(r"^[-=_*~\s.·]{3,}$"),
    "picture_sign": re.compile("[▲▼△▽⚠☎✉✆©®\U0001f300-\U0001faff]"),
    "telephone": re.compile(r"\d{3,4}[-\s.]\d{4}|\+\d{2,3}[\s-]"),
    "star_page": re.compile(r"^\[?\*\s?[\divxlc]{1,4}\]?$"),
    "doubled": re.compile(r"^(.{2,40}?)[\s|·-]{0,3}\1$"),
    "capitals": re.compile(r"(?:\b[A-Z]{2,}\b[ ,]+){4}"),
}


def with_site_signs(context: HeadContext, signs: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines' signs as `features` gives them, with those that tell the site's lines: a list a line."""
    own = [list(_signs(context, at)) for at in range(len(context.lines))]
    near = [[sign for sign in line if sign.startswith(_SHARED)] for line in own]
    far = [
        [sign for sign in (*line, *more) if sign.startswith(_FURTHER)] for line, more in zip(signs, own, strict=True)
    ]
    out: list[list[str]] = []
    for at, line in enumerate(signs):
        around = [f"-{sign}" for sign in near[at - 1]] if at else []
        around += [f"+{sign}" for sign in near[at + 1]] if at + 1 < len(own) else []
        around += [f"--{sign}" for sign in far[at - 2]] if at > 1 else []
        around += [f"++{sign}" for sign in far[at + 2]] if at + 2 < len(own) else []
        out.append([*line, *own[at], *around])
    return out


def spoken(signs: Sequence[str]) -> int:
    """Of how many things that sites speak of a line's signs tell."""
    return sum(1 for sign in signs if sign.startswith(("s=", "notice=", "page=")))


def _signs(context: HeadContext, at: int) -> Iterator[str]:
    """What sites speak of, each with the line's length, and how much of it there is; marks; notices."""
    line = context.lines[at]
    text = line.folded[:_LOOKED_AT].lower()
    length = "short" if line.width <= 40 else "mid" if line.width <= _LONG else "long"
    found = [name for name, words in load_words("line_signs").items() if words.regex.search(text)]
    for name in found:
        yield f"s={name}"
        yield f"sl={name} {length}"
    yield f"site={min(4, len(found))} {length}"
    yield f"site={min(4, len(found))} {'before' if at < context.first_prose else 'after'}"
    yield from (name for name, pattern in _MARKS.items() if pattern.search(line.text))
    yield from _rules(line)
    if line.width > _SHORT:
        yield from (f"begins={word}" for word in re.findall("[a-z]{3,}", text[:40])[:2])


def _rules(line: Line) -> Iterator[str]:
    """What the rules for sentences of a notice and for lines of a saved page make of it."""
    if line.width > _SHORT:
        for rule in furniture_rules():
            if rule.effect == "sentence" and rule.compiled.search(line.folded[:_LOOKED_AT]):
                yield f"notice={rule.id}"
    if len(line.text) < 240:
        yield from (f"page={kind}" for kind in sorted(furniture_kinds(line.text)))
