"""The picture of a PDF's page: a claim's boxes are where its characters are drawn, or none is marked."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from starlette.testclient import TestClient
from web_browsing import Seen, browser

from distlaw.readers.pdf.sheets import sheets_of
from distlaw.services.ingest import ingest
from distlaw.services.works.edit import edit
from distlaw.web.site import file_name, write_site

COLUMN = (
    "学生模型由教师模型的应答训练而成。",
    "蒸馏他人模型的输出并不构成著作权侵权，应当认定为合理使用，因为被学习的是回答的方法，而不是回答的文字。",
    "绕过技术措施大量取得输出的，构成不正当竞争，应当承担停止侵害和赔偿损失的责任，二者不可混为一谈。",
    "服务条款禁止以输出训练竞争模型的，只约束缔约之人，违反的应当承担违约责任，第三人不在此限。",
)


def paper(samples: ModuleType, turned: bool = False) -> bytes:
    ink = samples.Ink
    head = [ink(180, 760, 18, "论学生模型的法律地位", "hei"), ink(250, 735, 10, "司徒衡")]
    inks = [*head, *samples.columns(COLUMN, 22, 75, 320, 700, 6)]
    if turned:
        inks = [ink(one.y, 595 - one.x, one.size, one.text, one.font, angle=-90) for one in inks]
    return bytes(samples.pdf_of([inks, inks[2:]], size=(842, 595) if turned else (595, 842)))


@pytest.mark.parametrize("turned", [False, True], ids=["upright", "turned"])
def test_each_character_has_its_box(samples: ModuleType, turned: bool) -> None:
    sheets = sheets_of(paper(samples, turned))
    start = sheets.text.index("应当认定为合理使用")
    boxes = sheets.boxes(start, start + 9)
    assert {box.page for box in boxes} == {0}
    assert sum(box.right - box.left for box in boxes) == pytest.approx(9 * 10, abs=1)  # nine characters of ten points
    assert all(0 < box.left < box.right < sheets.sheets[0].width for box in boxes)
    assert all(0 < box.top < box.bottom < sheets.sheets[0].height for box in boxes)
    assert sheets.boxes(start, start + 1)[0].left == boxes[0].left


def test_what_is_not_drawn_has_no_box(samples: ModuleType) -> None:
    sheets = sheets_of(paper(samples))
    assert sheets.boxes(len(sheets.text), len(sheets.text) + 5) == ()
    damaged = sheets._replace(runs=sheets.runs[:3])
    assert damaged.boxes(0, len(sheets.text)) == ()


def room_of(tmp_path: Path, data: bytes) -> TestClient:
    (tmp_path / "paper.pdf").write_bytes(data)
    verdicts = list(ingest(str(tmp_path / "own.db"), [str(tmp_path / "paper.pdf")]))
    assert [one.verdict for one in verdicts] == ["added"]
    return browser(str(tmp_path / "own.db"))


def test_a_page_shows_its_picture_with_the_claims_boxes(samples: ModuleType, tmp_path: Path) -> None:
    room = room_of(tmp_path, paper(samples))
    key = room.get("/works.json").json()["works"][0]["key"]
    found = room.get(f"/works/{key}.json").json()["claims"]
    claim = max(found, key=lambda one: len(one["quote"]))
    data = room.get(f"/works/{key}/pages.json?claim={claim['id']}").json()
    boxes = next(one for one in data["claims"] if one["id"] == claim["id"])["boxes"]
    wide = sum(right - left for left, _, right, _ in boxes)
    assert wide == pytest.approx(10 * len(claim["quote"]), abs=2) and boxes
    page = room.get(f"/works/{key}/pages?claim={claim['id']}").text
    assert Seen(page).marks[claim["id"]] == claim["quote"]
    assert page.count("<rect") == sum(len(one["boxes"]) for one in data["claims"])
    assert f"/works/{key}/pages?claim={claim['id']}#c-here" in room.get(f"/claims/{claim['id']}").text
    picture = room.get(f"/works/{key}/sheet.png?n=1")
    assert picture.headers["content-type"] == "image/png" and picture.content.startswith(b"\x89PNG")
    assert room.get(f"/works/{key}/sheet.png?n=99").status_code == 404


def test_a_text_that_reads_otherwise_now_has_no_boxes(
    samples: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = room_of(tmp_path, paper(samples))
    key = room.get("/works.json").json()["works"][0]["key"]
    monkeypatch.setattr("distlaw.services.works.facsimile.Sandbox.call", _other)
    answer = room.get(f"/works/{key}/pages")
    assert answer.status_code == 404 and "no picture" in answer.text


def _other(_self: Any, function: Callable[[Any], Any], argument: Any) -> Any:
    found = function(argument)
    return found._replace(text=found.text + "x")


def test_a_work_that_is_no_pdf_has_no_pictures(seeds: TestClient) -> None:
    key = seeds.get("/works.json").json()["works"][0]["key"]
    assert seeds.get(f"/works/{key}/pages").status_code == 404
    assert "/pages" not in seeds.get(f"/works/{key}").text


def test_a_site_holds_the_pictures_of_what_it_may_show(samples: ModuleType, tmp_path: Path) -> None:
    room = room_of(tmp_path, paper(samples))
    key = room.get("/works.json").json()["works"][0]["key"]
    write_site(str(tmp_path / "own.db"), tmp_path / "quoted")
    assert not list((tmp_path / "quoted").rglob("*.png"))  # nobody said that the whole may be shown
    edit(str(tmp_path / "own.db"), key, {"rights": "CC BY 4.0"}, (), "", "tester")
    write_site(str(tmp_path / "own.db"), tmp_path / "whole")
    folder = tmp_path / "whole" / "works" / f"{file_name(key)}.pages"
    assert {path.name for path in folder.glob("*.png")} == {"1.png", "2.png"}
    assert (folder / "1.png").read_bytes().startswith(b"\x89PNG")
    claim = room.get(f"/works/{key}.json").json()["claims"][0]["id"]
    page = (folder / f"{claim}.html").read_text(encoding="utf-8")
    (picture,) = re.findall(r'<image href="([^"]+)"', page)
    assert (folder / picture).resolve().is_file() and 'id="c-here"' in page
    own = (tmp_path / "whole" / "claims" / f"{claim}.html").read_text(encoding="utf-8")
    assert f"{file_name(key)}.pages/{claim}.html#c-here" in own
