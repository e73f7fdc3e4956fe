"""A model is what pydantic would make of it, without pydantic where every value is plainly of its field's type."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from typing import Any, Literal, get_type_hints

import pytest
from pydantic import ConfigDict, ValidationError, create_model

from distlaw.model.argument import ClaimFinding, Cue, Position, PositionRecord, Speaker
from distlaw.model.checked import StrictModel
from distlaw.model.evidence import Evidence
from distlaw.model.frozen import Frozen
from distlaw.model.plain_dump import dumped
from distlaw.model.plain_types import Unplain
from distlaw.model.problem import Problem
from distlaw.model.work import CiteItem, Item, Name

HALF = "\ud800"  # of a surrogate pair
EVIDENCE = {"ranges": [[0, 3]], "exact": "abc", "text_sha256": "0" * 64}


class Odd(Frozen):
    """Shapes that few models have."""

    table: dict[str, tuple[int, ...]] = {}  # noqa: RUF012 -- each instance has its own
    either: int | str = 0
    side: Literal["left", "right"] = "left"
    share: float = 0.0
    anything: Any = None
    nested: tuple[Speaker, ...] = ()
    words: frozenset[str] = frozenset()


CASES: tuple[tuple[type[Frozen], dict[str, Any]], ...] = (
    (Item, {}),
    (Item, {"title": "题", "contributors": [{"literal": "张"}, Name(literal="李")], "extra": [["a", "b", "c"]]}),
    (Item, {"keywords": ("a", "b"), "is_repealed": True}),
    (Item, {"title": 3}),
    (Item, {"title": HALF}),
    (Item, {"no_field": "x"}),
    (Item, {"is_repealed": "yes"}),
    (Item, {"extra": [["a", "b"]]}),
    (Name, {"role": "author", "affiliations": ["x"]}),
    (Name, {"role": "ghost"}),
    (CiteItem, {}),
    (CiteItem, {"item": {"title": "x"}, "locator": "3"}),
    (CiteItem, {"item": None}),
    (Cue, {"label": "theory", "value": "v", "rule": "r", "start": 1, "end": 2, "decided": True}),
    (Cue, {"label": "theory", "value": "v", "rule": "r", "start": True}),
    (Cue, {"label": "theory", "value": "v", "rule": "r", "start": "4"}),
    (Cue, {"label": "theory"}),
    (PositionRecord, {"issue": "i", "position": "supports", "ranges": [[1, 2], (3, 4)]}),
    (PositionRecord, {"issue": "i", "position": "maybe"}),
    (Position, {"issue": "i", "position": "opposes", "condition": EVIDENCE}),
    (Evidence, EVIDENCE),
    (Problem, {"code": "c", "message": "m", "ranges": ((1, 2, 3),)}),
    (Odd, {"table": {"a": [1, 2]}, "either": "x", "side": "right", "share": 0.5, "nested": [{"name": "n"}]}),
    (Odd, {"table": {1: [1]}}),
    (Odd, {"share": 1, "anything": [1, {2}]}),
    (Odd, {"either": 1.5}),
    (Odd, {"nested": "no"}),
    (Odd, {"words": ["a", "b", "a"]}),
    (Odd, {"words": frozenset("ab")}),
    (Odd, {"words": "ab"}),
)


def twin(model: type[Frozen]) -> Any:
    """The same fields as a model of pydantic's own."""
    hints = get_type_hints(model)
    fields = {
        name: (hints[name], ... if "no default" in repr(field.default) else field.default)
        for name, field in model.model_fields.items()
    }
    return create_model(model.__name__, __config__=ConfigDict(extra="forbid", frozen=True), **fields)  # type: ignore[call-overload]


@pytest.mark.parametrize(("model", "given"), CASES)
def test_what_is_accepted_is_what_pydantic_accepts(model: type[Frozen], given: dict[str, Any]) -> None:
    try:
        wanted = twin(model)(**given)
    except ValidationError:
        with pytest.raises(ValidationError):
            model(**given)
        with pytest.raises(ValidationError):
            model.model_validate(given)
        return
    made = model(**given)
    assert made == model.model_validate(given)
    assert made.model_dump() == wanted.model_dump()
    if "anything" not in given and given.get("title") != HALF:
        written = made.model_dump(mode="json", exclude_defaults=True)
        assert written == wanted.model_dump(mode="json", exclude_defaults=True)
        assert model.model_validate_json(made.model_dump_json()) == made
    assert model(**given).model_fields_set == wanted.model_fields_set


HOW: tuple[dict[str, Any], ...] = (
    {}, {"mode": "json"}, {"exclude_defaults": True}, {"mode": "json", "exclude_defaults": True},
    {"include": {"title", "label", "role"}}, {"exclude": {"title", "start", "ranges"}},
)  # fmt: skip


@pytest.mark.parametrize("how", HOW, ids=lambda how: "-".join(how))
@pytest.mark.parametrize(("model", "given"), CASES)
def test_what_is_plainly_written_out_is_what_pydantic_writes(
    model: type[Frozen], given: dict[str, Any], how: dict[str, Any]
) -> None:
    try:
        made, wanted = model(**given), twin(model)(**given)
        found = dumped(made, **how)
    except (ValidationError, Unplain):
        return
    if given.get("title") != HALF:
        assert found == wanted.model_dump(**how)
        assert list(found) == list(wanted.model_dump(**how))


def test_a_model_is_copied_pickled_and_hashed_as_one_value() -> None:
    item = Item.model_validate({"title": "x", "contributors": [{"literal": "张"}]})
    for other in (copy.copy(item), copy.deepcopy(item), pickle.loads(pickle.dumps(item)), item.model_copy()):
        assert other == item and hash(other) == hash(item) and other.model_fields_set == item.model_fields_set
    changed = item.model_copy(update={"title": "y"})
    assert (changed.title, item.title) == ("y", "x")
    assert changed != item


def test_a_model_is_not_changed() -> None:
    with pytest.raises(AttributeError, match="frozen"):
        Item(title="x").title = "y"  # type: ignore[misc]


def test_a_mutable_default_belongs_to_one_instance() -> None:
    Odd().table["a"] = (1,)
    assert Odd().table == {}


def test_a_model_of_pydantic_may_hold_one() -> None:
    class Holder(StrictModel):
        names: tuple[Name, ...]

    found = Holder.model_validate({"names": [{"literal": "张"}, Name(literal="李")]})
    assert [name.display for name in found.names] == ["张", "李"]
    assert found.model_dump(exclude_defaults=True) == {"names": ({"literal": "张"}, {"literal": "李"})}
    assert Holder.model_json_schema()["properties"]["names"]["type"] == "array"


def test_a_finding_is_checked_by_pydantic_in_its_depth() -> None:
    with pytest.raises(ValidationError, match="stance"):
        ClaimFinding.model_validate({
            "local_id": "1", "evidence": EVIDENCE, "theories": [], "stance": "sideways", "kind": "normative",
        })  # fmt: skip


def test_plain_values_load_no_pydantic() -> None:
    code = (
        "from distlaw.model.work import Item\n"
        "assert Item.model_validate({'title': 'x', 'contributors': [{'literal': 'y'}]}).model_copy().title == 'x'"
    )
    listing = f"import sys\n{code}\nprint('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
