"""A model's answer as candidates: what it says before anything is checked."""

from __future__ import annotations

import json
import re
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from distlaw.model.frozen import Frozen

_FENCED = re.compile(r"\A\s*```(?:json)?\s*\n(.*)\n\s*```\s*\Z", re.DOTALL)


class PointedClaim(BaseModel):
    """One claim as a model points it out; more fields than these are not looked at."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    sentences: list[str]
    begin: str
    end: str
    theories: list[str] = []
    stance: str = "neutral"
    kind: str = "characterisation"
    positions: dict[str, str] = {}
    speaker: dict[str, str] = {}
    modality: str = "asserted"


class Misshapen(Frozen):
    """An item that is no claim at all, and why."""

    message: str


def answer_items(answer: str) -> tuple[PointedClaim | Misshapen, ...]:
    """Every item of the answer. Raises ValueError where it is not the JSON object that was asked for."""
    fenced = _FENCED.match(answer)
    value = json.loads(fenced[1] if fenced else answer)
    if not isinstance(value, dict) or not isinstance(value.get("claims"), list):
        raise ValueError("it is not an object with a list of claims")
    return tuple(_candidate(item) for item in value["claims"])


def _candidate(item: Any) -> PointedClaim | Misshapen:
    try:
        return PointedClaim.model_validate(item)
    except ValidationError as error:
        first = error.errors()[0]
        return Misshapen(message=f"{'.'.join(map(str, first['loc'])) or 'item'}: {first['msg'].lower()}")
