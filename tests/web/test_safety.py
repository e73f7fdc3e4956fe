"""Nothing a text says acts, nobody else gets in, and nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from web_browsing import Made, Seen, browser
from web_chromium import served

from distlaw.db.reading import SqliteReader
from distlaw.errors import DatabaseError, UsageError
from distlaw.web.guard import Door

HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</p></article><script>alert(1)</script>",
    "\"><svg onload=alert(1)>", "' onmouseover='alert(1)", "<iframe srcdoc='<b>x</b>'>", "javascript:alert(1)",
    "{{ 7 * 7 }}", "{% include '/etc/passwd' %}", "<!-- <script>", "]]><script>alert(1)</script>",
    "</title><script>1</script>", "<style>*{display:none}</style>", "<base href=//evil.example/>",
    "<a href='javascript:1'>x</a>", "&lt;script&gt;", "<math><mi xlink:href='data:x'>",
    "<template><script>1</script></template>", "\u202eright to left", "<form action=//evil.example>",
    "<ScRiPt>alert(1)</sCrIpT>", "<script/src=//evil.example/x.js>", "<body onload=alert(1)>", "<svg><script>alert(1)",
    "<svg><animate onbegin=alert(1) attributeName=x>", "<svg><use href='data:image/svg+xml,<svg onload=alert(1)>'/>",
    "<details open ontoggle=alert(1)>", "<input autofocus onfocus=alert(1)>", "<video><source onerror=alert(1)>",
    "<object data='javascript:alert(1)'>", "<embed src=//evil.example>", "<link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>", "<textarea></textarea><script>alert(1)</script>",
    "--><script>alert(1)</script>", "\"'`><script>alert(1)</script>", "%3Cscript%3Ealert(1)%3C/script%3E",
    "&#60;script&#62;alert(1)&#60;/script&#62;", "<xss style=x:expression(alert(1))>", "${7*7}", "#{7*7}", "<%= 7*7 %>",
    "{{ ''.__class__.__mro__ }}", "{# comment #}", "|safe }}", "../../../../etc/passwd", "' OR 1=1 --",
    "\"; DROP TABLE claim;",
    "x" * 400, "a\u0300\u0301\u0302\u0303" * 30, "\ufeff\u200b\u2060", "𠀋😀" * 20,
)  # fmt: skip
QUOTE = "蒸馏他人模型的输出 {} 应当认定为合理使用。"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A database of as many works as there are ways to say it, each with a claim that says it too."""
    made = Made(tmp_path_factory.mktemp("hostile"))
    texts = {
        f"{at:02}.txt": f"{bad} 模型之例{at}\n\n作者：林知远\n\n{QUOTE.format(bad)}\n" for at, bad in enumerate(HOSTILE)
    }
    made(texts, {name: [QUOTE.format(bad)] for name, bad in zip(texts, HOSTILE, strict=True)})
    return made


def test_fifty_hostile_titles_texts_and_questions_are_text(hostile: Made) -> None:
    assert len(HOSTILE) >= 50
    room = browser(hostile.url)
    works = room.get("/works.json").json()["works"]
    assert len(works) == len(HOSTILE)
    addresses = ["/", "/works", "/search?theory=fair_use&n=200", "/debate?theory=fair_use", "/gaps",
                 "/graph", "/changes", "/matrix?row=fair_use&rows=theory",
                 f"/compare?first={works[0]['key']}&second={works[1]['key']}"]  # fmt: skip
    seen = set()
    for work in works:
        key = work["key"]
        claim = next(c for c in room.get(f"/works/{key}.json").json()["claims"] if c["status"] == "accepted")
        seen.add(claim["quote"])
        source = room.get(f"/works/{key}?view=source")
        assert Seen(source.text).marks[claim["id"]] == claim["quote"]
        addresses += [f"/works/{key}", f"/works/{key}?view=source", f"/works/{key}/cite", f"/claims/{claim['id']}",
                      f"/bibliography?key={key}"]  # fmt: skip
    assert len(seen) == len(HOSTILE)
    for address in addresses:
        answer = room.get(address)
        assert answer.status_code == 200, address
        assert Seen(answer.text).active == [], address
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    for bad in HOSTILE:
        for name in ("q", "place", "since", "node", "first", "key", "id", "lang", "at", "n", "work", "order"):
            for address in ("/search", "/changes", "/graph", "/compare", "/bibliography", f"/works/{works[0]['key']}"):
                asked = room.get(address, params={name: bad, **({"second": bad} if name == "first" else {})})
                assert asked.status_code in (200, 303, 400, 404), (address, name, bad)
                assert Seen(asked.text).active == [], (address, name, bad)


def test_nothing_of_it_runs_in_chromium(chrome: Any, hostile: Made) -> None:
    with served(hostile.url, reviewer="tester") as address:
        for path in (
            "/",
            "/works",
            "/search?theory=fair_use&n=200",
            "/debate?theory=fair_use",
            "/review/claim",
            "/changes",
        ):
            chrome.get(address + path)  # an alert would raise here or at the next step
            assert chrome.execute_script("return document.querySelectorAll('script').length") == 1
            assert chrome.execute_script("return document.baseURI").startswith(address)
            asked = chrome.execute_script("return performance.getEntriesByType('resource').map((one) => one.name)")
            assert all(one.startswith(address) for one in asked)


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
