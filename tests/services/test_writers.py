"""Eight processes that write one database at once: each is heard, in turn, and nothing is half written."""

from __future__ import annotations

import os
import subprocess
import sys

from conftest import Command

from distlaw.services.check import checked

WRITERS = 8


def test_eight_writers_at_once_are_all_heard(corpus: Command, db: str) -> None:
    key, *others = [row["key"] for row in corpus("works", "--json").json]
    claims = [claim["id"] for claim in corpus("claims", "list", "--work", key, "--json").json]
    commands = [["tag", key, f"+t{number}"] for number in range(WRITERS - 3)]
    commands += [
        ["edit", others[0], "--title", "另题"],
        ["claims", "accept", *claims],
        ["search", "蒸馏", "--save", "mine"],
    ]
    running = [
        subprocess.Popen([sys.executable, "-m", "distlaw", *words], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
        for words in commands
    ]
    told = [process.communicate()[1].decode() for process in running]
    assert [process.returncode for process in running] == [0] * WRITERS, told
    works = {row["key"]: row for row in corpus("works", "--json").json}
    assert works[key]["tags"] == [f"t{number}" for number in range(WRITERS - 3)]
    assert works[others[0]]["title"] == "另题"
    assert all(claim["status"] == "accepted" for claim in corpus("claims", "list", "--work", key, "--json").json)
    assert corpus("saved", "list", "--json").json[0]["name"] == "mine"
    assert len({entry["number"] for entry in corpus("log", "-n", "0", "--json").json}) >= WRITERS
    assert not checked(db).faults
    assert os.environ["DISTLAW_DB"] == db


def test_vacuum_gives_back_space(corpus: Command, db: str) -> None:
    assert corpus("db", "vacuum").code == 0
    ran = corpus("db", "vacuum", "--purge", "--yes")
    assert ran.code == 0 and "journal" in ran.err
    assert not checked(db).faults
