"""The pictures of the pages in docs/screens, of invented texts. DISTLAW_SCREENS=1 writes them anew."""

from __future__ import annotations

import base64
import os
from pathlib import Path
from typing import Any

import pytest
from web_chromium import served

SCREENS = Path(__file__).resolve().parents[2] / "docs" / "screens"
PAGES = {
    "front": "/?lang=zh-Hans", "search": "/search?q=蒸馏", "work": "/works/{key}", "claim": "/claims/{claim}",
    "debate": "/debate?issue=distillation", "matrix": "/matrix",
    "licence": "/licences/licence:openai-terms?on=2025-06-16",
    "graph": "/graph?node={key}", "page": "/works/{paper}/pages", "compare": "/compare?first={key}&second={paper}",
    "review": "/review/claim", "bibliography": "/bibliography?key={key}&key={paper}", "gaps": "/gaps",
    "statutes": "/statutes", "changes": "/changes", "repairs": "/works/{key}/repairs", "about": "/about",
}  # fmt: skip


def test_each_page_has_its_picture(chrome: Any, corpus: str, names: dict[str, str], tmp_path: Path) -> None:
    folder = SCREENS if os.environ.get("DISTLAW_SCREENS") else tmp_path
    folder.mkdir(exist_ok=True)
    with served(corpus, reviewer="tester") as address:
        for name, path in PAGES.items():
            chrome.get(address + path.format(**names))
            chrome.execute_script("document.querySelectorAll('details.part').forEach((one) => { one.open = true; })")
            high = min(900, chrome.execute_script("return document.documentElement.scrollHeight"))
            clip = {"x": 0, "y": 0, "width": 1200, "height": high, "scale": 0.6}
            shot = chrome.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})
            (folder / f"{name}.png").write_bytes(base64.b64decode(shot["data"]))
    assert all((folder / f"{name}.png").stat().st_size > 2000 for name in PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_picture_is_kept_small(name: str) -> None:
    assert (SCREENS / f"{name}.png").stat().st_size < 150_000
