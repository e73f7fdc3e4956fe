"""The base of every model that passes between rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from distlaw.model.light_model import LightModel

if TYPE_CHECKING:
    from pydantic import BaseModel, ConfigDict

    class Frozen(BaseModel):
        """Immutable, and strict about field names."""

        model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

else:
    Frozen = LightModel  # the same to whoever uses it, without pydantic's loading time
