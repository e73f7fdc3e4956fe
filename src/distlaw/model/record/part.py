"""What every part of the public record is."""

from __future__ import annotations

from typing import Any, Literal, get_args

from pydantic import ConfigDict

from distlaw.model.checked import StrictModel

SchemaName = Literal["distlaw/1", "distlaw/2"]  # 2 has positions; a record of 1 says them by its stances
SCHEMA: SchemaName = get_args(SchemaName)[-1]


class RecordPart(StrictModel):
    """What every part of the record can do."""

    model_config = ConfigDict(populate_by_name=True)

    def as_json(self) -> dict[str, Any]:
        """The object that is printed: fields as the record spells them, empty optional ones left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
