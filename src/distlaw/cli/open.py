"""`distlaw open`: the original file of a work."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import Annotated

import typer

from distlaw.cli.terminal import console
from distlaw.errors import NotFound
from distlaw.settings import database_url


def run(key: Annotated[str, typer.Argument(metavar="KEY", help="The work.")]) -> None:
    """Open the file a work was read from, in the program that the system has for it; print its path where it cannot.

    Example: distlaw open huang2025gonggong
    """
    from distlaw.services.works.listing import original

    uri, name, is_here = original(database_url(), key)
    path = uri.partition("!/")[0]
    if not uri or ("://" not in uri and not is_here):
        raise NotFound(
            f"the file is not there any more: {uri or name}", hint="`distlaw show KEY --source` has its text"
        )
    console.out(uri)
    if not console.is_terminal():
        return
    if sys.platform == "win32":
        os.startfile(path)
        return
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener:
        subprocess.Popen([opener, path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
