"""The query language.

    query   = either
    either  = both { ("OR" | "或" | "|") both }
    both    = near { ["AND" | "与" | "&"] near }
    near    = unary { "NEAR/" number unary }
    unary   = ("NOT" | "非" | "-") unary | primary
    primary = "(" either ")" | '"' phrase '"' ["*"] | field ":" value { "," value } | word ["*"]

Operators are capitals or stand alone; brackets, quotes and colons may be full-width. A word with a colon that no value
follows at once is a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from distlaw.errors import QuerySyntaxError
from distlaw.query.search.fields import FIELDS, closest
from distlaw.query.search.syntax import Both, Either, FieldFilter, Near, Node, Not, Phrase, Words
from distlaw.text.fold import folded
from distlaw.vocab.words import load_search_fields

LONGEST = 4000
_DEEPEST = 20
_FARTHEST = 50
_OPERATORS = {"AND": "and", "与": "and", "&": "and", "&&": "and", "OR": "or", "或": "or", "|": "or", "||": "or"}
_NEGATIONS = frozenset(("NOT", "非"))
_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<open>\()|(?P<close>\))|(?P<quote>\")|NEAR/(?P<near>[^\s()\"]*)|(?P<word>[^\s()\"]+)"
)
_FIELD = re.compile(r"(?P<name>[^\W\d_]+):(?P<value>.*)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class _Token(NamedTuple):
    kind: str  # open, close, phrase, near, and, or, not, field, word
    text: str
    at: int


def parsed(query: str) -> Node | None:
    """The query as a tree, None for an empty one; QuerySyntaxError points at the column."""
    if len(query) > LONGEST:
        raise QuerySyntaxError(
            f"the query has {len(query)} characters, at most {LONGEST} can be searched",
            hint="search for a sentence of it, or use `distlaw similar`",
        )
    bad = _CONTROL.search(query)
    if bad:
        raise QuerySyntaxError(f"control character U+{ord(bad[0]):04X}", column=bad.start() + 1, hint="remove it")
    tokens = _tokens(_plain_marks(query))
    return _Parser(tokens, len(query)).parse() if tokens else None


def _tokens(text: str) -> list[_Token]:
    found, at = list[_Token](), 0
    while match := _TOKEN.match(text, at):  # every character is one of its kinds, so only the end is none
        kind, at = match.lastgroup or "", match.end()
        if kind == "quote":
            at = _phrase(text, match.start(), found)
        elif kind == "word":
            at = _word(text, match[0], match.start(), found)
        elif kind != "space":
            found.append(_Token(kind, match[kind], match.start()))
    return found


def _phrase(text: str, start: int, found: list[_Token]) -> int:
    end = text.find('"', start + 1)
    if end < 0:
        raise QuerySyntaxError("a quotation mark is not closed", column=start + 1, hint='close it with "')
    found.append(_Token("phrase", text[start + 1 : end], start))
    if text.startswith("*", end + 1):
        found[-1] = _Token("prefix", text[start + 1 : end], start)
        return end + 2
    return end + 1


def _word(text: str, word: str, at: int, found: list[_Token]) -> int:
    if word in _OPERATORS or word in _NEGATIONS:
        found.append(_Token(_OPERATORS.get(word, "not"), word, at))
        return at + len(word)
    if word.startswith("-") and len(word) > 1 and word[1].isalnum():
        found.append(_Token("not", "-", at))
        return at + 1
    if word == "-" and text.startswith(('-"', "-("), at):
        found.append(_Token("not", "-", at))
        return at + 1
    field = _FIELD.fullmatch(word)
    if field is not None and _is_field(field, text, at + len(word)):
        return _field(text, field, at, found)
    found.append(_Token("word", word, at))
    return at + len(word)


def _is_field(match: re.Match[str], text: str, end: int) -> bool:
    """Whether a word with a colon names a field: a value follows at once, and the name is one, or could be."""
    name, value = match["name"].lower(), match["value"]
    if not value and not text.startswith('"', end):
        return False
    if value.startswith("//"):
        return False
    if name in FIELDS or name in load_search_fields():
        return True
    return name.isascii() and not match["value"].startswith(":")


def _field(text: str, match: re.Match[str], at: int, found: list[_Token]) -> int:
    name = match["name"].lower()
    name = name if name in FIELDS else load_search_fields().get(name, name)
    if name not in FIELDS:
        near = closest(name, FIELDS)
        hint = f"did you mean {near}:? The fields are {', '.join(FIELDS)}" if near else f"fields: {', '.join(FIELDS)}"
        raise QuerySyntaxError(f"there is no field {name!r}", column=at + 1, hint=hint)
    value, end = match["value"], at + len(match[0])
    if not value:
        quoted = list[_Token]()
        end = _phrase(text, end, quoted)
        value = quoted[0].text.replace(",", " ")
    found.append(_Token("field", f"{name}:{value}", at))
    return end


def _plain_marks(text: str) -> str:
    """Brackets, quotes, colons and letters half-width; characters stay in their script, which hangs on neighbours."""
    plain = folded(text)
    if plain == text:
        return text
    return "".join(old if old >= "\u3400" and old < "\uff00" else new for old, new in zip(text, plain, strict=True))


class _Parser:
    def __init__(self, tokens: list[_Token], end: int) -> None:
        self.tokens, self.at, self.end, self.depth = tokens, 0, end, 0

    def parse(self) -> Node:
        tree = self._either()
        if self.at < len(self.tokens):
            raise QuerySyntaxError("a closing bracket without an opening one", column=self._column(), hint="remove it")
        return tree

    def _peek(self) -> str:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else ""

    def _column(self) -> int:
        return (self.tokens[self.at].at if self.at < len(self.tokens) else self.end) + 1

    def _either(self) -> Node:
        parts = [self._both()]
        while self._peek() == "or":
            self.at += 1
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _both(self) -> Node:
        parts, explicit = [self._near()], False
        while self._peek() not in ("", "or", "close"):
            if self._peek() == "and":
                self.at += 1
                explicit = True
            _append(parts, self._near(), join=not explicit)
        return parts[0] if len(parts) == 1 else Both(tuple(parts), explicit)

    def _near(self) -> Node:
        left = self._unary()
        while self._peek() == "near":
            token = self.tokens[self.at]
            self.at += 1
            if not token.text.isdigit() or not 0 < int(token.text[:4]) <= _FARTHEST:
                raise QuerySyntaxError(
                    "NEAR needs a distance", column=token.at + 1, hint=f"write NEAR/5; from 1 to {_FARTHEST}"
                )
            right = self._unary()
            for side in (left, right):
                if not isinstance(side, Words | Phrase):
                    raise QuerySyntaxError("NEAR stands between words or phrases", column=token.at + 1)
            left = Near(left, right, int(token.text))
        return left

    def _unary(self) -> Node:
        if self._peek() == "not":
            at = self.tokens[self.at].at
            self.at += 1
            inside = self._deeper(self._unary, at)
            return inside.part if isinstance(inside, Not) else Not(inside, at)
        return self._primary()

    def _primary(self) -> Node:
        if self.at >= len(self.tokens):
            raise QuerySyntaxError(
                "something is missing at the end", column=self.end + 1, hint="add a word, or quote it"
            )
        token = self.tokens[self.at]
        if token.kind == "open":
            return self._group(token)
        if token.kind in ("and", "or", "near", "close"):
            shown = token.text if token.kind != "near" else "NEAR"
            raise QuerySyntaxError(
                f"a word is missing before {shown}", column=token.at + 1, hint=f'to search for it, write "{shown}"'
            )
        self.at += 1
        if token.kind == "field":
            name, _, value = token.text.partition(":")
            return FieldFilter(name, tuple(part for part in value.split(",") if part), token.at)
        if token.kind in ("phrase", "prefix"):
            return Phrase(token.text, token.at, token.kind == "prefix")
        if token.text.endswith("*") and len(token.text) > 1:
            return Phrase(token.text.rstrip("*"), token.at, True)
        return Words(token.text, token.at)

    def _group(self, opening: _Token) -> Node:
        self.at += 1
        if self._peek() == "close":
            raise QuerySyntaxError("nothing stands between the brackets", column=opening.at + 1, hint="remove them")
        inside = self._deeper(self._either, opening.at)
        if self._peek() != "close":
            raise QuerySyntaxError("a bracket is not closed", column=opening.at + 1, hint="close it with )")
        self.at += 1
        return inside

    def _deeper(self, inside: Callable[[], Node], at: int) -> Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise QuerySyntaxError(f"more than {_DEEPEST} brackets or NOTs inside each other", column=at + 1)
        found = inside()
        self.depth -= 1
        return found


def _append(parts: list[Node], node: Node, *, join: bool) -> None:
    """Add a node; bare words that follow bare words become one with them."""
    last = parts[-1]
    if join and isinstance(node, Words) and isinstance(last, Words):
        parts[-1] = Words(f"{last.text} {node.text}", last.at)
    else:
        parts.append(node)
