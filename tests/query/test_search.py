"""Search over a corpus in three scripts, on SQLite and, where its wheel is, on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres_server import fresh_database
from search_fixtures import WORKS, build

from distlaw.db.opening import open_reader
from distlaw.db.reading import Reader
from distlaw.errors import DatabaseError, QuerySyntaxError
from distlaw.query.arguments.facets import facets
from distlaw.query.search.answering import SearchAnswer, run
from distlaw.query.search.plan import Request
from distlaw.query.search.syntax import FieldFilter
from distlaw.query.similar import similar

ENGINES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="module", params=ENGINES)
def reader(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    postgres = request.param == "postgres"
    url = fresh_database() if postgres else str(tmp_path_factory.mktemp("search") / "corpus.db")
    build(url, WORKS)
    with open_reader(url) as opened:
        yield opened


def ids(answer: SearchAnswer) -> list[str]:
    return [hit.id if hit.type == "claim" else f"{hit.type}:{hit.key}" for hit in answer.hits]


def claims(reader: Reader, query: str, **filters: str) -> set[str]:
    named = tuple(FieldFilter(name, tuple(value.split("|")), -1) for name, value in filters.items())
    return set(ids(run(reader, Request(query, named, ("claims",), limit=50, relax=False))))


SAME = [
    ("合理使用", "fair use", {"c-fair", "c-may"}),
    ("營業秘密", "trade secret", {"c-secret", "c-alleged"}),
    ("商业秘密", "trade secrets", {"c-secret", "c-alleged"}),
    ("不正当竞争", "unfair competition", {"c-compete"}),
    ("不公平競爭", "不正當競爭", {"c-compete"}),
    ("智慧財產法院", "知识产权法院", {"c-open"}),
    ("合同条款 蒸馏", "", set()),
]


@pytest.mark.parametrize(("one", "other", "found"), SAME, ids=[row[0] for row in SAME])
def test_either_script_and_language_finds_the_same(reader: Reader, one: str, other: str, found: set[str]) -> None:
    assert claims(reader, one) == found
    if other:
        assert claims(reader, other) == found


def test_exact_leaves_the_glossary_out(reader: Reader) -> None:
    answer = run(reader, Request("fair use", kinds=("claims",), exact=True))
    assert ids(answer) == ["c-may"]
    assert not answer.added


def test_the_answer_says_what_was_added(reader: Reader) -> None:
    added = dict(run(reader, Request("fair use")).added)
    assert "合理使用" in added["fair use"]


FILTERED = [
    ("stance", "permits", {"c-fair", "c-may"}),
    ("stance", "permits|conditional", {"c-fair", "c-may", "c-secret"}),
    ("kind", "allegation", {"c-alleged"}),
    ("kind", "open-question", {"c-open"}),
    ("modality", "hedged", {"c-may"}),
    ("theory", "trade_secret", {"c-secret", "c-alleged"}),
    ("theory", "商业秘密", {"c-secret", "c-alleged"}),
    ("speaker", "OpenLark", {"c-alleged"}),
    ("speaker", "organisation", {"c-alleged"}),
    ("author", "秦守拙", {"c-fair", "c-compete"}),
    ("author", "罗明棠", {"c-secret", "c-open"}),
    ("author", "vane", {"c-clause", "c-alleged", "c-may"}),
    ("title", "學生模型", {"c-secret", "c-open"}),
    ("journal", "数字法评论", {"c-fair", "c-compete"}),
    ("year", "2031..2032", {"c-fair", "c-compete", "c-secret", "c-open"}),
    ("year", "..2030", {"c-clause", "c-alleged", "c-may"}),
    ("year", "1990..1999", set()),
    ("lang", "zh-Hant", {"c-secret", "c-open"}),
    ("lang", "zh", {"c-fair", "c-compete", "c-secret", "c-open"}),
    ("cites", "Arbor", {"c-clause", "c-alleged", "c-may"}),
    ("case", "Arbor v. Quill", {"c-clause", "c-alleged", "c-may"}),
    ("status", "rejected", {"c-gone"}),
    ("key", "vane2030terms", {"c-clause", "c-alleged", "c-may"}),
]


@pytest.mark.parametrize(("field", "value", "found"), FILTERED, ids=[f"{row[0]}:{row[1]}" for row in FILTERED])
def test_a_flag_and_its_field_are_the_same_filter(reader: Reader, field: str, value: str, found: set[str]) -> None:
    assert claims(reader, "", **{field: value}) == found
    written = " OR ".join(f'{field}:"{part}"' if " " in part else f"{field}:{part}" for part in value.split("|"))
    assert claims(reader, written) == found


BOOLEAN = [
    ("合理使用 OR 營業秘密", {"c-fair", "c-may", "c-secret", "c-alleged"}),
    ("合理使用 或 营业秘密", {"c-fair", "c-may", "c-secret", "c-alleged"}),
    ("合理使用 与 教师模型", {"c-fair"}),
    ("fair use NOT court", {"c-fair"}),
    ("fair use -court", {"c-fair"}),
    ("（合理使用 或 秘密）非 theory:copyright", {"c-may", "c-secret"}),
    ('"教师模型的输出"', {"c-fair"}),
    ('"教师模型输出"', set()),
    ("输出 NEAR/3 合理使用", {"c-fair"}),
    ("复制 NEAR/1 合理使用", set()),
    ("distil*", {"c-clause"}),
    ("蒸*", set()),
    ("stance:permits NOT theory:copyright", {"c-may"}),
    ("theory:trade_secret,contract", {"c-secret", "c-alleged", "c-clause"}),
]


@pytest.mark.parametrize(("query", "found"), BOOLEAN, ids=[row[0] for row in BOOLEAN])
def test_operators(reader: Reader, query: str, found: set[str]) -> None:
    assert claims(reader, query) == found


def test_claims_come_before_passages_before_works(reader: Reader) -> None:
    kinds = [hit.type for hit in run(reader, Request("蒸馏", limit=50)).hits]
    assert kinds == sorted(kinds, key=["claim", "passage", "work"].index)
    assert set(kinds) == {"claim", "passage", "work"}


def test_what_has_all_the_words_comes_first(reader: Reader) -> None:
    answer = run(reader, Request("trade secrets rival court", kinds=("claims",)))
    assert ids(answer)[0] == "c-alleged"
    assert "c-may" in ids(answer)


def test_a_question_finds_its_answer_in_the_other_language(reader: Reader) -> None:
    answer = run(reader, Request("is copying the outputs of a teacher model fair use?", kinds=("claims",)))
    assert ids(answer)[0] == "c-fair"


def test_a_quote_keeps_its_script_and_its_place(reader: Reader) -> None:
    hit = run(reader, Request("商业秘密", kinds=("claims",))).hits
    quote = {found.id: found for found in hit}["c-secret"]
    assert "營業秘密" in quote.quote
    assert quote.source_sha256 == "sha-luo2032ying"
    assert quote.ranges == [[0, len(quote.quote)]]


def test_sorting_by_date_and_work(reader: Reader) -> None:
    by_date = [hit.issued for hit in run(reader, Request("theory:trade_secret in:claims", sort="date")).hits]
    assert by_date == sorted(by_date, reverse=True)
    keys = [hit.key for hit in run(reader, Request("theory:trade_secret", kinds=("claims",), sort="work")).hits]
    assert keys == sorted(keys)


def test_accepted_and_sure_claims_come_first_without_words(reader: Reader) -> None:
    assert len(run(reader, Request("", (FieldFilter("stance", ("prohibits",), -1),), limit=2)).hits) == 2


def test_facets_count_the_matches(reader: Reader) -> None:
    counted = facets(reader, run(reader, Request("秘密", kinds=("claims",))))
    assert counted["theory"]["trade_secret"] == 1
    assert counted["lang"] == {"zh-Hant": 1}


def test_similar_finds_the_same_argument(reader: Reader) -> None:
    hits = similar(reader, "c-fair")
    assert hits[0].id == "c-may"
    assert "合理使用" in hits[0].why["terms"]  # type: ignore[operator]


def test_similar_works(reader: Reader) -> None:
    assert {hit.key for hit in similar(reader, "qin2031jie")} <= {"luo2032ying", "vane2030terms"}


def test_explain_says_what_was_weighed(reader: Reader) -> None:
    why = run(reader, Request("fair use court", kinds=("claims",))).hits[0].why
    assert set(why["words"]) >= {"fair use"}  # type: ignore[call-overload]


BAD = [
    ('"合理使用', "column 1", "quotation mark"),
    ("(a OR b", "column 1", "bracket"),
    ("a OR", "column 5", "missing"),
    ("foo:bar", "column 1", "no field 'foo'"),
    ("theroy:contract", "column 1", "did you mean theory"),
    ("stance:permit", "column 1", "did you mean permits"),
    ("theory:contrat", "column 1", "did you mean contract"),
    ("year:abc", "column 1", "not a year"),
    ("year:2026..2024", "column 1", "ends before it begins"),
    ("in:books", "column 1", "choose from: claims"),
    ("the of", "query", "too common"),
    ("的 了", "query", "too common"),
    ("NOT 合理使用", "query", "take away from"),
    ("!!! ---", "query", "no letter or digit"),
    ("", "query", "nothing is asked"),
    ("a\x00b", "column 2", "U+0000"),
    ("x" * 10_000, "query", "10000 characters"),
    ("(" * 60 + "a" + ")" * 60, "column", "inside each other"),
    ("NOT " * 60 + "a", "column", "inside each other"),
    ("a NEAR/0 b", "column 3", "distance"),
    ("a NEAR/x b", "column 3", "distance"),
]


@pytest.mark.parametrize(("query", "where", "what"), BAD, ids=[row[0][:20] or "empty" for row in BAD])
def test_a_bad_query_is_answered_in_words(reader: Reader, query: str, where: str, what: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        run(reader, Request(query))
    assert where in str(caught.value) and what in str(caught.value)


TEXT_AS_TEXT = [
    "'; DROP TABLE work; --", "SELECT * FROM claim WHERE 1=1", "{title body} : x", "NEAR(a b, 5)", "a ^b +c",
    "x' OR '1'='1",    "rank MATCH 'a'", "%合理%", "a \\ b", "ab:*", "a & b ! c <-> d", "' || 1", "合理使用\ud800",
]  # fmt: skip


@pytest.mark.parametrize("query", TEXT_AS_TEXT)
def test_syntax_of_databases_is_only_text(reader: Reader, query: str) -> None:
    try:
        run(reader, Request(query))
    except QuerySyntaxError as error:
        assert "fts5" not in str(error).lower() and "sqlite" not in str(error).lower()


def test_a_long_query_is_searched(reader: Reader) -> None:
    assert "c-fair" in ids(run(reader, Request("复制教师模型的输出属于合理使用" * 100, kinds=("claims",))))


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    build(str(tmp_path / "corpus.db"), WORKS[:1])
    with open_reader(str(tmp_path / "corpus.db")) as opened, pytest.raises(DatabaseError):
        opened.rows("DELETE FROM search_unit")


NESTED = [
    ("(合理使用 OR " * 19) + "b" + ")" * 19,
    ("(合理使用 AND (b OR " * 9) + "合理使用" + "))" * 9,
    ("(合理使用 NOT " * 9) + "b" + ")" * 9,
    " OR ".join(f"w{number}" for number in range(400)) + " OR 合理使用",
]


@pytest.mark.parametrize("query", NESTED, ids=["or", "and-or", "not", "wide"])
def test_nested_queries_are_within_what_the_engines_take(reader: Reader, query: str) -> None:
    run(reader, Request(query, kinds=("claims",)))


@pytest.mark.parametrize("query", ["秘密", "trade secret", "商业秘密 模型", "合同"])
def test_facets_count_whatever_is_listed(reader: Reader, query: str) -> None:
    answer = run(reader, Request(query, limit=40))
    counted = facets(reader, answer)
    for name in ("claim", "passage", "work"):
        assert counted.get("type", {}).get(name, 0) >= sum(hit.type == name for hit in answer.hits)
    listed = [theory for hit in answer.hits if hit.type == "claim" for theory in hit.theories]
    assert all(counted["theory"][theory] >= listed.count(theory) for theory in listed)
