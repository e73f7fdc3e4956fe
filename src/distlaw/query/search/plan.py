"""From a query and flags to what the index is asked."""

from __future__ import annotations

from typing import NamedTuple

from distlaw.db.reading import Reader
from distlaw.db.search_words import CLAIM, HIDDEN
from distlaw.errors import QuerySyntaxError, UnknownChoice
from distlaw.query.keys import issue_key
from distlaw.query.lookup.units import KINDS, Lookup
from distlaw.query.search import fields
from distlaw.query.search.expression import Any, Close, Expression, Flag, TokenRun, Without, all_of, any_of
from distlaw.query.search.filters import expression_of
from distlaw.query.search.language import parsed
from distlaw.query.search.syntax import Both, Either, FieldFilter, Near, Node, Not, Phrase, Words
from distlaw.query.search.terms import Group, groups_of, text_of
from distlaw.text.stop_words import load_stop_words

_MOST_PAIRS = 64


class Request(NamedTuple):
    """A search as asked. `filters` are the flags; `kinds` are empty where nothing was said."""

    query: str = ""
    filters: tuple[FieldFilter, ...] = ()
    kinds: tuple[str, ...] = ()
    limit: int = 20
    sort: str = "score"
    exact: bool = False
    relax: bool = True  # show what has some of the words where too little has all


class Plan(NamedTuple):
    """`groups` may be relaxed to some of them; `required` and `left_out` hold for every hit."""

    groups: tuple[Group, ...]
    required: Expression | None
    left_out: Expression | None
    kinds: tuple[int, ...]
    texts: tuple[TokenRun, ...]  # what a snippet marks
    added: tuple[tuple[str, tuple[str, ...]], ...]
    is_filter_only: bool
    shows_rejected: bool
    relax: bool
    typed: tuple[str, ...]  # the bare words as they stand
    is_question: bool  # words of grammar stand among them: it is no list of things that all have to be there
    issue: str = ""  # the one issue asked for, whose positions are shown

    def of_kind(self, sought: Expression | None, kind: int) -> Expression | None:
        """The whole question for one kind of unit, with what has to hold for each; None where nothing is asked."""
        positive = [part for part in (sought, self.required) if part is not None]
        if not positive:
            return None
        whole = all_of(*positive)
        if self.left_out is not None:
            whole = Without(whole, self.left_out)
        if kind == CLAIM and not self.shows_rejected:
            whole = Without(whole, any_of(tuple(Flag((word,)) for word in HIDDEN)))
        return whole


def planned(reader: Reader, lookup: Lookup, request: Request) -> Plan:
    """The plan of a search; QuerySyntaxError for what cannot be asked."""
    tree = parsed(request.query)
    parts = tree.parts if isinstance(tree, Both) and not tree.is_explicit else (tree,) if tree else ()
    planner = _Planner(reader, lookup, request.exact, _issue(reader, (*request.filters, *parts)))
    for field in request.filters:
        planner.take(field)
    for part in parts:
        planner.take(part)
    return planner.plan(request)


def _issue(reader: Reader, parts: tuple[Node, ...]) -> str:
    """The issue that flags and fields at the query's top name, where it is one."""
    named = {value for part in parts if isinstance(part, FieldFilter) and part.name == "issue" for value in part.values}
    return issue_key(reader, named.pop()) if len(named) == 1 else ""


class _Planner:
    def __init__(self, reader: Reader, lookup: Lookup, exact: bool, issue: str) -> None:
        self.reader, self.lookup, self.exact, self.issue = reader, lookup, exact, issue
        self.groups: list[Group] = []
        self.sought: list[Group] = []  # also those inside operators, for snippets and for what was added
        self.phrases: list[TokenRun] = []
        self.typed: list[str] = []
        self.required: list[Expression] = []
        self.left_out: list[Expression] = []
        self.kinds: list[str] = []
        self.fields = set[str]()

    def _kind(self, value: str, node: FieldFilter) -> str:
        try:
            return fields.vocabulary_value("in", value, KINDS)
        except UnknownChoice as error:
            raise QuerySyntaxError(error.what, column=max(0, node.at + 1), hint=error.hint) from None

    def take(self, node: Node) -> None:
        """One part of the query's top."""
        if isinstance(node, Words):
            self.groups += self._groups(node)
            self.typed.append(node.text)
        elif isinstance(node, FieldFilter) and node.name == "in":
            self.kinds += [self._kind(value, node) for value in node.values]
        elif isinstance(node, Not):
            self.left_out.append(self._expression(node.part, negative=True))
        elif isinstance(node, Both):
            for part in node.parts:
                if isinstance(part, Not | FieldFilter):
                    self.take(part)
                else:
                    self.required.append(self._expression(part))
        else:
            self.required.append(self._expression(node))

    def plan(self, request: Request) -> Plan:
        said = [group for group in self.groups if not _says_little(group)] or self.groups
        if not said and not self.required:
            raise self._empty(request)
        if said and all(load_stop_words().is_one(group.typed) for group in said) and not self.required:
            words = ", ".join(group.typed for group in said[:5])
            raise QuerySyntaxError(
                f"too common to search for: {words}", hint='add a word that says more, or quote them: "…"'
            )
        added = {group.typed: group.added for group in self.sought if group.added}
        texts = [*self.phrases, *(text for group in self.sought for text in (*group.exact, *group.broad))]
        required = all_of(*self.required) if self.required else None
        return Plan(
            tuple(said),
            required,
            any_of(tuple(self.left_out)) if self.left_out else None,
            self._kinds(request),
            tuple(dict.fromkeys(texts)),
            tuple(added.items()),
            not said and not texts,
            "status" in self.fields,
            request.relax and not request.exact,
            tuple(self.typed),
            len(said) < len(self.groups),
            self.issue,
        )

    def _empty(self, request: Request) -> QuerySyntaxError:
        if self.left_out:
            return QuerySyntaxError("NOT needs something to take away from", hint="add a word or a field before it")
        if request.query.strip():
            return QuerySyntaxError("there is no letter or digit to search for", hint="search for a word")
        return QuerySyntaxError("nothing is asked for", hint="give a word, a field such as theory:contract, or a flag")

    def _kinds(self, request: Request) -> tuple[int, ...]:
        named = self.kinds or list(request.kinds)
        if named:
            return tuple(sorted({KINDS[name] for name in named}))
        return (CLAIM,) if self.fields & fields.OF_CLAIMS else tuple(sorted(KINDS.values()))

    def _groups(self, node: Words) -> list[Group]:
        found = groups_of(self.reader, node.text, exact=self.exact)
        self.sought += [group for group in found if not group.is_common]
        return found

    def _expression(self, node: Node, *, negative: bool = False) -> Expression:
        """A part that is not relaxed: every word of it."""
        match node:
            case Words():
                groups = groups_of(self.reader, node.text, exact=self.exact or negative)
                if not negative:
                    self.sought += groups
                said = [group for group in groups if not group.is_common] or groups
                return all_of(*(any_of(group.exact) for group in said)) if said else self._nothing(node.at)
            case Phrase(text, at, is_prefix):
                sought = text_of(text, is_prefix=is_prefix)
                if sought is None:
                    return self._nothing(at)
                if not negative:
                    self.phrases.append(sought)
                return sought
            case Near():
                return self._near(node, negative)
            case FieldFilter():
                return self._field(node)
            case Either(parts):
                return any_of(tuple(self._expression(part, negative=negative) for part in parts))
            case Both(parts):
                return self._both(parts, negative)
            case Not(_, at):
                raise QuerySyntaxError(
                    "NOT needs something to take away from", column=at + 1, hint="write: this NOT that"
                )

    def _both(self, parts: tuple[Node, ...], negative: bool) -> Expression:
        kept = [self._expression(part, negative=negative) for part in parts if not isinstance(part, Not)]
        gone = [self._expression(part.part, negative=True) for part in parts if isinstance(part, Not)]
        if not kept:
            raise QuerySyntaxError("NOT needs something to take away from", hint="write: this NOT that")
        whole = all_of(*kept)
        return Without(whole, any_of(tuple(gone))) if gone else whole

    def _near(self, node: Near, negative: bool) -> Expression:
        left, right = self._variants(node.left, negative), self._variants(node.right, negative)
        pairs = [Close(a, b, node.distance) for a in left for b in right][:_MOST_PAIRS]
        return any_of(tuple(pairs))

    def _variants(self, node: Node, negative: bool) -> tuple[TokenRun, ...]:
        """What may stand on one side of NEAR."""
        if isinstance(node, Near):
            raise QuerySyntaxError("NEAR joins two things only", hint="write (a NEAR/5 b) AND (b NEAR/5 c)")
        found = self._expression(node, negative=negative)
        parts = found.parts if isinstance(found, Any) else (found,)
        texts = tuple(part for part in parts if isinstance(part, TokenRun))
        if len(texts) != len(parts):
            at = node.at if isinstance(node, Words | Phrase) else -1
            raise QuerySyntaxError("each side of NEAR is one word or phrase", column=at + 1, hint="put it in quotes")
        return texts

    def _field(self, node: FieldFilter) -> Expression:
        if node.name == "in":
            raise QuerySyntaxError(
                "in: says where to search, for the whole query",
                column=node.at + 1,
                hint="write it outside the brackets",
            )
        self.fields.add(node.name)
        return expression_of(self.reader, self.lookup, node, exact=self.exact, issue=self.issue)

    def _nothing(self, at: int) -> Expression:
        raise QuerySyntaxError("there is no letter or digit to search for", column=at + 1, hint="search for a word")


def _says_little(group: Group) -> bool:
    """A function word, or a single character left over beside others."""
    return group.is_common or (len(group.typed) == 1 and not group.added)
