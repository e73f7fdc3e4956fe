"""Citations as the fields that Zotero's Word plug-in writes, so that it takes them over."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from distlaw.exporters.csl_json import item_object
from distlaw.model.work import CiteItem

_SCHEMA = "https://github.com/citation-style-language/schema/raw/master/csl-citation.json"


def field_instruction(cites: Sequence[CiteItem], printed: str, note: int) -> str:
    """The instruction of one citation's field, the items inside it, so that no library is needed to read it."""
    citation = {
        "citationID": sha256(f"{note} {printed}".encode()).hexdigest()[:10],
        "properties": {"formattedCitation": printed, "plainCitation": printed, "noteIndex": note},
        "citationItems": [_item(cite) for cite in cites],
        "schema": _SCHEMA,
    }
    return f" ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(citation, ensure_ascii=False)} "


def _item(cite: CiteItem) -> dict[str, Any]:
    key = cite.item.key or sha256(cite.item.title.encode()).hexdigest()[:8]
    data = {name: value for name, value in item_object(cite.item).items() if name != "custom"}
    found: dict[str, Any] = {"id": key, "uris": [f"http://zotero.org/users/local/distlaw/items/{key}"]}
    found |= {"itemData": data | {"id": key}}
    for name in ("locator", "prefix", "suffix"):
        if value := getattr(cite, name):
            found[name] = value
    return found | ({"label": cite.label} if cite.locator else {})
