"""The citation graph as the tables hold it, and which works stand near one work."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from distlaw.db.json_columns import placeholders
from distlaw.db.reading import Reader
from distlaw.db.shared_sql import SHOWN
from distlaw.model.graph import Edge, Graph, Node, Relation
from distlaw.query.keys import stored_key
from distlaw.text.case_numbers import printed_number

_UNRESOLVED = "?"
_AUTHORITIES = {"case": ("legal_case", "name"), "statute": ("statute", "title"), "licence": ("licence", "name")}


class _Among(NamedTuple):
    """The works that are read: all, or those with these numbers."""

    ids: tuple[int, ...] | None = None

    @classmethod
    def of(cls, reader: Reader, keys: Iterable[str]) -> _Among:
        """The works with these keys; other keys are passed over."""
        wanted, ids = sorted(set(keys)), list[int]()
        for at in range(0, len(wanted), 400):
            marks, params = placeholders("k", wanted[at : at + 400])
            ids += [row[0] for row in reader.rows(f"SELECT id FROM work WHERE key IN ({marks})", params)]
        return cls(tuple(ids))

    def sql(self, column: str) -> str:
        """The condition that a row is one of them."""
        if self.ids is None:
            return "1 = 1"
        return f"{column} IN ({', '.join(map(str, self.ids)) or 'NULL'})"


ALL = _Among()


def citation_graph(reader: Reader, *, works_only: bool = False, theories: Sequence[str] = ()) -> Graph:
    """Every work that cites or is cited, and every authority; `theories` keeps works that argue on one of them."""
    works = _works(reader)
    argued = _theories(reader)
    edges = [edge for edge in (*_references(reader), *_claim_relations(reader)) if edge.target in works]
    authorities: dict[str, Node] = {}
    if not works_only:
        authorities, cited = _authority_nodes(reader)
        edges += cited
    kept = {key for key in works if not theories or set(theories) & set(argued.get(key, ()))}
    edges = [
        e
        for e in edges
        if e.source in kept
        and (not theories or e.target in kept or e.target in authorities or not works[e.target].is_present)
    ]
    used = {end for edge in edges for end in (edge.source, edge.target)} | {
        key for key in kept if works[key].is_present
    }
    known = {**works, **authorities}
    nodes = (known[name].model_copy(update={"theories": argued.get(name, ())}) for name in sorted(used))
    return Graph(nodes=tuple(nodes), edges=tuple(sorted(edges, key=lambda e: (e.source, e.target, e.kind))))


def _works(reader: Reader, among: _Among = ALL) -> dict[str, Node]:
    """Works by key; a decision or statute known from a reference alone stands among the authorities, not here."""
    authors = _authors(reader, among)
    sql = (
        "SELECT id, key, title, issued, status FROM work "
        "WHERE (status = 'present' OR csl_type NOT IN ('legal_case', 'legislation', 'regulation', 'treaty')) "
        f"AND {among.sql('id')} ORDER BY key_folded"
    )
    return {
        key: Node(
            id=key,
            kind="work",
            label=_label(authors.get(identity, ()), issued[:4], title or key),
            title=title,
            year=issued[:4],
            is_present=status == "present",
        )
        for identity, key, title, issued, status in reader.rows(sql)
    }


def _authors(reader: Reader, among: _Among) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    sql = f"SELECT work_id, name FROM contribution WHERE role = 'author' AND {among.sql('work_id')} ORDER BY work_id"
    sql += ", position"
    for identity, name in reader.rows(sql):
        found[identity].append(name)
    return {identity: tuple(names) for identity, names in found.items()}


def _label(names: Sequence[str], year: str, title: str) -> str:
    """Author and year, as a reader names a work; the title's beginning where nobody signs."""
    who = (
        names[0] + (" et al." if len(names) > 2 else f" & {names[1]}" if len(names) == 2 else "")
        if names
        else _beginning(title)
    )
    return f"{who} {year}".strip()


def _beginning(title: str, most: int = 40) -> str:
    return title if len(title) <= most else title[: most - 1].rstrip() + "…"


def _theories(reader: Reader) -> dict[str, tuple[str, ...]]:
    sql = (
        "SELECT DISTINCT w.key, ct.theory FROM claim c "
        "JOIN claim_theory ct ON ct.claim_id = c.id JOIN work w ON w.id = c.work_id "
        f"WHERE {SHOWN} ORDER BY w.key, ct.theory"
    )
    found: dict[str, list[str]] = defaultdict(list)
    for key, theory in reader.rows(sql):
        found[key].append(theory)
    return {key: tuple(theories) for key, theories in found.items()}


def _references(reader: Reader, where: str = "1 = 1") -> list[Edge]:
    sql = (
        "SELECT w.key, m.key, count(*) FROM reference r "
        "JOIN work w ON w.id = r.work_id JOIN work m ON m.id = r.matched_work_id "
        f"WHERE r.status <> 'rejected' AND r.work_id <> r.matched_work_id AND ({where}) GROUP BY w.key, m.key"
    )
    return [Edge(source=source, target=target, count=count) for source, target, count in reader.rows(sql)]


def _claim_relations(reader: Reader) -> list[Edge]:
    """Works one of whose claims acts on a claim of another."""
    sql = (
        "SELECT a.key, b.key, r.type, count(*) FROM claim_relation r "
        "JOIN claim c ON c.id = r.source_id JOIN claim d ON d.id = r.target_id "
        "JOIN work a ON a.id = c.work_id JOIN work b ON b.id = d.work_id "
        "WHERE r.status <> 'rejected' AND a.id <> b.id GROUP BY a.key, b.key, r.type"
    )
    return [
        Edge(source=source, target=target, kind=kind, count=count) for source, target, kind, count in reader.rows(sql)
    ]


def _authority_nodes(reader: Reader, where: str = "1 = 1") -> tuple[dict[str, Node], list[Edge]]:
    """Cases, statutes and licences that are cited; one that could not be resolved stands under its own name."""
    names = {
        (kind, identity): name
        for kind, (table, column) in _AUTHORITIES.items()
        for identity, name in reader.rows(f"SELECT id, {column} FROM {table}")
    }
    sql = (
        "SELECT w.key, c.kind, c.target_id, c.name, count(*) FROM citation c JOIN work w ON w.id = c.work_id "
        f"WHERE c.status <> 'rejected' AND NOT c.is_generic AND ({where}) GROUP BY w.key, c.kind, c.target_id, c.name"
    )
    nodes: dict[str, Node] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for key, kind, target, name, count in reader.rows(sql):
        identity = target or f"{kind}:{_UNRESOLVED}{name}"
        label = printed_number(names.get((kind, target), name) if target else name)
        nodes[identity] = Node(id=identity, kind=kind, label=label or identity, title=label, is_present=bool(target))
        counts[key, identity] += count
    return nodes, [Edge(source=key, target=identity, count=count) for (key, identity), count in counts.items()]


def related(reader: Reader, key: str, graph: Graph | None = None) -> tuple[Relation, ...]:
    """Works it cites and is cited by, that share authorities with it, are cited with it, or cite the same works."""
    name = stored_key(reader, key)
    graph = graph or _neighbourhood(reader, name)
    nodes = {node.id: node for node in graph.nodes}
    cites = [edge for edge in graph.edges if edge.kind == "cites"]
    out = _targets(cites)
    into = _targets(Edge(source=e.target, target=e.source, count=e.count) for e in cites)
    mine, citing = out.get(name, {}), into.get(name, {})
    found = [_relation("cites", nodes[t], count) for t, count in mine.items() if nodes[t].kind == "work"]
    found += [_relation("cited_by", nodes[s], count) for s, count in citing.items()]
    found += _through("shares_authorities", name, nodes, into, (t for t in mine if nodes[t].kind != "work"))
    found += _through("coupled", name, nodes, into, (t for t in mine if nodes[t].kind == "work"))
    found += [r for r in _through("co_cited", name, nodes, out, citing) if nodes[r.key].kind == "work"]
    order = ("cites", "cited_by", "shares_authorities", "coupled", "co_cited")
    return tuple(sorted(found, key=lambda r: (order.index(r.relation), -r.strength, r.key)))


def _neighbourhood(reader: Reader, key: str) -> Graph:
    """What lies within two steps of a work; the rest of the corpus is not read."""
    me = int(reader.rows("SELECT id FROM work WHERE key = :key", {"key": key})[0][0])
    linked = "FROM reference WHERE status <> 'rejected' AND"
    cited = f"SELECT matched_work_id {linked} work_id = {me} AND matched_work_id IS NOT NULL"
    citing = f"SELECT work_id {linked} matched_work_id = {me}"
    edges = _references(
        reader,
        f"r.work_id = {me} OR r.matched_work_id = {me} OR r.work_id IN ({citing}) OR r.matched_work_id IN ({cited})",
    )
    own = f"FROM citation WHERE work_id = {me} AND status <> 'rejected' AND NOT is_generic AND target_id"
    authorities, mentions = _authority_nodes(
        reader,
        f"c.work_id = {me} OR (c.kind, c.target_id) IN (SELECT kind, target_id {own} <> '')"
        f" OR (c.kind, c.target_id, c.name) IN (SELECT kind, target_id, name {own} = '')",
    )
    near = {end for edge in (*edges, *mentions) for end in (edge.source, edge.target)} | {key}
    works = _works(reader, _Among.of(reader, near))
    edges = [e for e in edges if e.source in works and e.target in works] + [e for e in mentions if e.source in works]
    return Graph(nodes=(*works.values(), *authorities.values()), edges=tuple(edges))


def _targets(edges: Iterable[Edge]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for edge in edges:
        found[edge.source][edge.target] = edge.count
    return found


def _through(
    relation: str, name: str, nodes: Mapping[str, Node], links: Mapping[str, Mapping[str, int]], middles: Iterable[str]
) -> list[Relation]:
    """Works reached by two steps, with the nodes they were reached through."""
    shared: dict[str, list[str]] = defaultdict(list)
    for middle in sorted(middles):
        for other in links.get(middle, {}):
            if other != name and nodes[other].kind == "work":
                shared[other].append(nodes[middle].label)
    return [_relation(relation, nodes[other], len(through), tuple(through)) for other, through in shared.items()]


def _relation(relation: str, node: Node, strength: int, through: tuple[str, ...] = ()) -> Relation:
    return Relation.model_validate(
        {
            "relation": relation,
            "key": node.id,
            "title": node.title,
            "year": node.year,
            "is_present": node.is_present,
            "strength": strength,
            "through": through,
        }
    )
