"""Sphinx reads this: the site is made of the pages of this folder, by `python scripts/build_docs.py`."""

import tomllib
from pathlib import Path

_PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]

project = "distlaw"
release = version = _PROJECT["version"]
author = copyright = "the distlaw contributors"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
master_doc = "index"
exclude_patterns = ["example.md"]
language = "en"
html_theme = "furo"
html_title = "distlaw"
myst_heading_anchors = 3
# Pages link to files of the repository too (../README.md), which a reader of the checkout follows.
suppress_warnings = ["myst.xref_missing", "myst.header"]
