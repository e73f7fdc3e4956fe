"""Any other CSL style, set by pandoc as a program of its own: one run a language, so that 等 and et al. come right."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from distlaw.errors import UsageError
from distlaw.exporters.csl_json import item_object
from distlaw.exporters.exporter import Exporter, Lines, StyleOptions
from distlaw.exporters.printed import listing
from distlaw.exporters.printed.language import has_cjk, language_of
from distlaw.exporters.printed.markup import ITALIC, ITALIC_END, SMALL_CAPS, SMALL_CAPS_END
from distlaw.model.work import CiteItem

_LOCALES = {"zh": "zh-CN", "en": "en-US", "ja": "ja-JP", "ko": "ko-KR", "de": "de-DE", "fr": "fr-FR", "it": "it-IT",
            "es": "es-ES", "ru": "ru-RU"}  # fmt: skip
_ENTRY = re.compile(r'<div id="ref-(i\d+)"[^>]*>(.*?)</div>\s*(?=<div id="ref-|</div>|\Z)', re.DOTALL)
_NOTE = re.compile(r'<li id="fn(\d+)"[^>]*><p>(.*?)<a href="#fnref', re.DOTALL)
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_SMALL = re.compile(r'<span class="smallcaps">(.*?)</span>')
_TAG = re.compile(r"<[^>]*>")
_SECONDS = 300


def pandoc() -> str:
    """The pandoc program: pypandoc's, else one on the path. UsageError says how to get it."""
    try:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        found = shutil.which("pandoc")
    if not found:
        raise UsageError("a CSL style needs pandoc", hint="pip install 'distlaw[csl]', or put pandoc on the path")
    return found


def external_style(path: Path) -> Exporter:
    """The style in a .csl file. UsageError where there is no such file."""
    if not path.is_file():
        raise UsageError("there is no such CSL file", where=str(path))

    def lines(cites: Sequence[CiteItem], options: StyleOptions) -> Lines:
        return Lines(tuple(_set(cites, path)))

    return listing.style(path.stem, f"CSL style {path.name}", lines)


def _set(cites: Sequence[CiteItem], path: Path) -> list[str]:
    found: dict[int, str] = {}
    groups: dict[str, list[int]] = {}
    for number, cite in enumerate(cites):
        groups.setdefault(language_of(cite.item), []).append(number)
    for language, numbers in groups.items():
        objects = [_object(cites[number], f"i{number}") for number in numbers]
        places = [f", {{{cites[number].label} {cites[number].locator}}}" for number in numbers]
        marks = [place if cites[number].locator else "" for number, place in zip(numbers, places, strict=True)]
        found |= _run(objects, marks, numbers, path, _LOCALES.get(language, "en-US"))
    return [found.get(number, "") for number in range(len(cites))]


def _object(cite: CiteItem, identity: str) -> dict[str, object]:
    """The CSL object with Chinese names whole, which no engine then parts."""
    obj = {name: value for name, value in item_object(cite.item).items() if name != "custom"}
    for value in obj.values():
        if isinstance(value, list):
            for person in value:
                if isinstance(person, dict) and has_cjk(str(person.get("family", ""))):
                    person["literal"] = str(person.pop("family", "")) + str(person.pop("given", ""))
    return obj | {"id": identity}


def _run(
    objects: list[dict[str, object]], marks: list[str], numbers: list[int], path: Path, locale: str
) -> dict[int, str]:
    with tempfile.TemporaryDirectory() as folder:
        bibliography = Path(folder) / "items.json"
        bibliography.write_text(json.dumps(objects, ensure_ascii=False), encoding="utf-8")
        common = ["--citeproc", f"--csl={path}", f"--metadata=lang:{locale}", "--to=html", "--wrap=none"]
        text = _pandoc([*common, "--from=csljson", str(bibliography)], "")
        found = {int(identity[1:]): _line(entry) for identity, entry in _ENTRY.findall(text)}
        if not found:  # a style for notes only has no list
            draft = "\n\n".join(f"[@i{number}{mark}]" for number, mark in zip(numbers, marks, strict=True))
            text = _pandoc([*common, "--from=markdown", f"--bibliography={bibliography}"], draft)
            entries = [entry for _, entry in _NOTE.findall(text)] or _PARAGRAPH.findall(text)
            found = dict(zip(numbers, map(_line, entries), strict=False))
    return found


def _pandoc(arguments: list[str], text: str) -> str:
    try:
        done = subprocess.run(
            [pandoc(), *arguments], input=text, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UsageError(f"pandoc did not run: {error}") from error
    if done.returncode:
        raise UsageError(f"pandoc did not take the style: {done.stderr.strip()[:300]}")
    return done.stdout


def _line(fragment: str) -> str:
    for tags, mark in ((("<em>", "<i>"), ITALIC), (("</em>", "</i>"), ITALIC_END)):
        for tag in tags:
            fragment = fragment.replace(tag, mark)
    fragment = _SMALL.sub(f"{SMALL_CAPS}\\1{SMALL_CAPS_END}", fragment)
    return " ".join(html.unescape(_TAG.sub("", fragment)).split())
