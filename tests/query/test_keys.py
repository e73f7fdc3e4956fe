"""Works by what people type: any case, a unique beginning, and what may have been meant."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from distlaw.db.opening import open_reader
from distlaw.db.reading import Reader
from distlaw.errors import NotFound
from distlaw.query.keys import exact_work_id, stored_key, theory_ids, work_id


@pytest.fixture
def reader(argument_db: str) -> Iterator[Reader]:
    with open_reader(argument_db) as opened:
        yield opened


def test_case_does_not_matter(reader: Reader) -> None:
    (stored, number) = reader.rows("SELECT key, id FROM work ORDER BY key LIMIT 1")[0]
    assert stored_key(reader, stored.upper()) == stored
    assert work_id(reader, stored.upper()) == number


def test_a_unique_beginning_will_do_where_a_work_is_a_filter(reader: Reader) -> None:
    for (stored,) in reader.rows("SELECT key FROM work"):
        assert stored_key(reader, stored[:-1]) == stored
        with pytest.raises(NotFound):
            exact_work_id(reader, stored[:-1])


def test_three_letters_are_too_few_to_mean_a_work(reader: Reader) -> None:
    stored = reader.rows("SELECT key FROM work ORDER BY key LIMIT 1")[0][0]
    with pytest.raises(NotFound):
        work_id(reader, stored[:3])


def test_near_keys_are_named(reader: Reader) -> None:
    stored = reader.rows("SELECT key FROM work ORDER BY key LIMIT 1")[0][0]
    with pytest.raises(NotFound, match="no work has the key") as error:
        work_id(reader, stored + "x")
    assert stored in str(error.value)


def test_theories_are_those_of_the_vocabulary(reader: Reader) -> None:
    assert {"copyright", "fair_use", "contract"} <= set(theory_ids(reader))
