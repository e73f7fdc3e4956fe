"""The catalogue of statutes and courts: what it adds, and that what is written by hand wins."""

from __future__ import annotations

from citation_fixtures import cited

from distlaw.vocab.courts import court_names, load_courts
from distlaw.vocab.statutes import load_catalogue, load_statutes, statute_by_id, statutes_by_hand


def test_it_is_large_and_has_no_id_twice() -> None:
    ids = [statute.id for statute in load_statutes()]
    assert len(load_catalogue()) > 1500 and len(ids) == len(set(ids))
    assert len(court_names()) > 3400


def test_what_is_written_by_hand_wins_and_gains_the_rest() -> None:
    patent = statute_by_id("statute:cn:patent-law")
    assert patent is not None
    assert [v.id for v in patent.versions] == ["1984", "1992", "2000", "2008", "2020"]
    assert {v.status for v in patent.versions if v.id in ("2008", "2020")} == {"K"}
    by_code = {court.code: court.name for court in load_courts().named}
    assert by_code.items() <= court_names().items()


def test_a_version_whose_first_day_is_unknown_ends_no_earlier_one_at_once() -> None:
    insurance = statute_by_id("statute:cn:保险法")
    assert insurance is not None and insurance not in statutes_by_hand()
    first = insurance.versions[0]
    assert first.adopted == "1995-06-30" and first.valid_to > insurance.versions[1].adopted


def test_its_titles_resolve_in_the_version_in_force() -> None:
    (now,) = cited("依据《保险法》第一百八十五条", "2024-09-01")
    (before,) = cited("依据公司法第二百一十八条", "2019-05-01")
    assert (now.target_id, now.version_id) == ("statute:cn:保险法", "statute:cn:保险法@2015")
    assert before.version_id == "statute:cn:company-law@2018"
    (amended,) = cited("依据《商标法》第五条", "2026-09-01")
    assert set(amended.candidates) == {"statute:cn:trademark-law@2019", "statute:cn:trademark-law@2026"}


def test_a_court_of_the_table_is_named() -> None:
    (found,) = cited("（2022）浙0481民初2311号判决")
    assert dict(found.identifiers)["court"] == "海宁市人民法院"
