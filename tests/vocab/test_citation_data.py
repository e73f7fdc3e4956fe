"""The fact tables hold together: ids are unique, versions follow one another, references within them exist."""

from __future__ import annotations

from itertools import pairwise

from distlaw.vocab.cases import load_cases
from distlaw.vocab.courts import load_courts
from distlaw.vocab.licences import licences_by_id, load_licences, load_makers
from distlaw.vocab.statutes import load_statutes

# In the SPDX list, newer than the index that the package ships.
NEWER = {"OpenMDW-1.0"}


def test_ids_are_unique() -> None:
    ids = [case.id for case in load_cases()] + [act.id for act in load_statutes()] + [x.id for x in load_licences()]
    assert len(ids) == len(set(ids))


def test_a_key_belongs_to_one_case() -> None:
    keys = [pair for case in load_cases() for pair in case.keys.pairs()]
    assert len(keys) == len(set(keys))
    assert all(set(case.unconfirmed) <= {value for _, value in case.keys.pairs()} for case in load_cases())


def test_versions_follow_one_another() -> None:
    for act in load_statutes():
        dated = sorted((v for v in act.versions if v.valid_from), key=lambda v: v.valid_from)
        for before, after in pairwise(dated):
            follows = bool(before.valid_to) and before.valid_to < after.valid_from
            assert follows or act.id.endswith("export-catalogue"), act.id
        assert all(not v.valid_to or v.valid_to > v.valid_from for v in dated), act.id


def test_renumberings_name_versions_there_are() -> None:
    for act in load_statutes():
        have = {v.id for v in act.versions}
        assert all({move.before, move.after} <= have for move in act.renumberings), act.id


def test_families_name_licences_there_are() -> None:
    assert all(member in licences_by_id() for licence in load_licences() for member in licence.members)


def test_terms_name_makers_there_are() -> None:
    makers = {maker.name for maker in load_makers()}
    assert {licence.vendor for licence in load_licences() if licence.titles} <= makers


def test_spdx_ids_are_known() -> None:
    from license_expression import get_spdx_licensing

    spdx = get_spdx_licensing()
    for licence in load_licences():
        own = licence.spdx_id.startswith("LicenseRef-") and "scancode" not in licence.spdx_id
        if licence.spdx_id and not own and licence.spdx_id not in NEWER:
            assert not spdx.validate(licence.spdx_id).errors, licence.spdx_id


def test_every_fact_has_its_standing() -> None:
    assert all(v.status in {"V1", "V2", "K", "U"} for licence in load_licences() for v in licence.versions)
    assert {"permitted", "conditional", "forbidden", "unknown"} == {
        v.effect for x in load_licences() for v in x.versions
    }
    assert len(load_courts().provinces) >= 33
