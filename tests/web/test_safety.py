"""Nothing a text says acts, nobody else gets in, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_browsing import Seen, browser

from distlaw.db.reading import SqliteReader
from distlaw.errors import DatabaseError, UsageError
from distlaw.web.guard import Door

HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</p></article><script>alert(1)</script>",
    "\"><svg onload=alert(1)>", "' onmouseover='alert(1)", "<iframe srcdoc='<b>x</b>'>", "javascript:alert(1)",
    "{{ 7 * 7 }}", "{% include '/etc/passwd' %}", "<!-- <script>", "]]><script>alert(1)</script>",
    "</title><script>1</script>",
    "<style>*{display:none}</style>", "<base href=//evil.example/>", "<a href='javascript:1'>x</a>", "&lt;script&gt;",
    "<math><mi xlink:href='data:x'>", "<template><script>1</script></template>", "\u202eright to left",
    "<form action=//evil.example>",
)  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_title_text_and_question_are_text(hostile: str, made: Callable[..., TestClient]) -> None:
    quote = f"蒸馏他人模型的输出 {hostile} 应当认定为合理使用。"
    room = made({"one.txt": f"{hostile} 模型之例\n\n作者：林知远\n\n{quote}\n"}, {"one.txt": [quote]})
    key = room.get("/works.json").json()["works"][0]["key"]
    claim = next(c for c in room.get(f"/works/{key}.json").json()["claims"] if c["status"] == "accepted")
    pages = ("/", f"/works/{key}", f"/works/{key}?view=source", f"/claims/{claim['id']}", f"/works/{key}/cite",
             "/search?theory=fair_use", "/debate?theory=fair_use", "/matrix?row=fair_use&rows=theory")  # fmt: skip
    for address in pages:
        answer = room.get(address)
        assert answer.status_code == 200
        assert Seen(answer.text).active == []
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    asked = room.get("/search", params={"q": hostile})
    assert asked.status_code in (200, 400)
    assert Seen(asked.text).active == []
    assert Seen(room.get(f"/works/{key}?view=source").text).marks[claim["id"]] == claim["quote"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:1", "10.0.0.5", ""])
def test_a_name_that_was_made_to_point_here_is_refused(host: str, seeds: TestClient) -> None:
    answer = seeds.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "蒸馏" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "localhost:9", "127.0.0.1:8765", "[::1]:8765"])
def test_this_machine_by_its_names_is_answered(host: str, seeds: TestClient) -> None:
    assert seeds.get("/about", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_it_only_reads(method: str, seeds: TestClient) -> None:
    assert seeds.request(method, "/").status_code == 405


def test_the_connection_cannot_write_and_pages_leave_the_file_alone(seeds: TestClient, seeds_file: str) -> None:
    before = Path(seeds_file).read_bytes()
    for address in ("/", "/search?q=蒸馏", "/matrix", "/gaps", "/debate?issue=distillation"):
        assert seeds.get(address).status_code == 200
    assert Path(seeds_file).read_bytes() == before
    with SqliteReader(Path(seeds_file)) as reader, pytest.raises(DatabaseError):
        reader.rows("DELETE FROM claim")


def test_other_machines_need_a_token() -> None:
    with pytest.raises(UsageError, match="lets other machines in"):
        Door("0.0.0.0").checked()
    with pytest.raises(UsageError, match="at least 16"):
        Door("0.0.0.0", "short").checked()


def test_a_token_opens_the_door_once_and_leaves_the_address(seeds_file: str) -> None:
    door = Door("192.168.1.5", "a-token-of-sixteen-and-more").checked()
    room = browser(seeds_file, door, host="192.168.1.5:8765")
    assert room.get("/").status_code == 401
    assert room.get("/?token=wrong").status_code == 401
    assert room.get("/works.json", headers={"authorization": f"Bearer {door.token}"}).status_code == 200
    opened = room.get(f"/works?token={door.token}&x=1", follow_redirects=False)
    assert (opened.status_code, opened.headers["location"]) == (303, "/works?x=1")
    assert (
        "httponly" in opened.headers["set-cookie"].lower() and "samesite=strict" in opened.headers["set-cookie"].lower()
    )
    assert room.get("/works").status_code == 200
    assert room.get("//evil.example/", follow_redirects=False).headers.get("location", "/").startswith("/")


def test_an_address_has_a_length(seeds: TestClient) -> None:
    assert seeds.get("/search", params={"q": "x" * 5000}).status_code == 414


def test_no_page_asks_anybody_else(seeds: TestClient) -> None:
    for address in ("/", "/works", "/search?q=蒸馏", "/debate?theory=fair_use", "/matrix", "/about"):
        assert Seen(seeds.get(address).text).active == []
    assert "http" not in seeds.get("/static/style.css").text.replace("http://www.w3.org", "")
