"""The reading room as files: every link leads to one, and a work's rights decide what is shown of it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from web_browsing import Made, Seen

from distlaw.errors import UsageError
from distlaw.services.works.edit import edit
from distlaw.vocab.site_rights import load_site_rights, shown_for
from distlaw.web.site import file_name, write_site

TEXT = "# {title}\n\n作者：{author}\n日期：2031-04-02\n\n旁白之句，不在论点之中。{quote}。\n"
QUOTES = {
    "open.md": "蒸馏他人模型的输出应当认定为合理使用",
    "closed.md": "绕过技术措施取得输出的，构成不正当竞争",
    "secret.md": "服务条款禁止以输出训练竞争模型的，应当承担违约责任",
}
TITLES = {"open.md": "合理使用之界限", "closed.md": "不正当竞争之界限", "secret.md": "违约责任之界限"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    made = Made(folder)
    authors = ("林知远", "周若衡", "司徒衡")
    texts = {
        name: TEXT.format(title=TITLES[name], author=author, quote=quote)
        for (name, quote), author in zip(QUOTES.items(), authors, strict=True)
    }
    room = made(texts, {name: [quote] for name, quote in QUOTES.items()})
    by_title = {one["title"]: one["key"] for one in room.get("/works.json").json()["works"]}
    keys = {name: by_title[title] for name, title in TITLES.items()}
    for name, rights in (("open.md", "CC BY 4.0"), ("secret.md", "private")):
        edit(made.url, keys[name], {"rights": rights}, (), "", "tester")
    found = write_site(made.url, folder / "out", "zh-Hans")
    assert found.left_out == (keys["secret.md"],) and found.quoted == (keys["closed.md"],)
    return folder / "out"


def test_every_link_leads_to_a_file_and_its_place(site: Path) -> None:
    pages = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    assert len(pages) > 20
    for path, page in pages.items():
        assert Seen(page.replace("../", "").replace('src="static', 'src="/static')).active == []
        assert "<form" not in page and 'href="/' not in page
        for address in re.findall(r'(?:href|src)="([^"#]*)(#[^"]*)?"', page):
            target = (path.parent / unquote(address[0])).resolve() if address[0] else path
            assert target.is_file(), (path, address)
            if address[1].startswith("#c-") and target in pages:
                assert f'id="{address[1][1:]}"' in pages[target] or QUOTES["open.md"] not in pages[target]


def test_rights_decide_between_text_quotations_and_nothing(site: Path) -> None:
    every = "".join(path.read_text("utf-8") for path in site.rglob("*.*ml")) + "".join(
        path.read_text("utf-8") for path in site.rglob("*.json")
    )
    assert all(QUOTES[name] in every for name in ("open.md", "closed.md"))
    assert QUOTES["secret.md"] not in every and "司徒衡" not in every
    whole = [path for path in (site / "works").glob("*.html") if "旁白之句" in path.read_text("utf-8")]
    assert sorted(path.name for path in whole) == ["lin2031heli.html", "lin2031heli.repairs.html"]
    assert all(QUOTES["open.md"] in path.read_text("utf-8") for path in whole)


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path, seeds_file: str) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="holds something else"):
        write_site(seeds_file, tmp_path)


def test_the_rights_file_says_what_it_must_and_must_not_match() -> None:
    for rights in (load_site_rights().private, load_site_rights().full_text):
        assert all(rights.match(one) for one in rights.examples)
        assert not any(rights.match(one) for one in rights.refused)
    assert shown_for("") == shown_for("All rights reserved") == "quotations"


def test_no_two_names_make_one_file() -> None:
    assert file_name("licence:openai-terms") != file_name("licence_openai-terms") == "licence_openai-terms"
    assert "/" not in file_name("../../x") and file_name("../../x") != file_name("x")
