"""Reads all of `data/` as the program does, and holds the taxonomy to the rules of SKOS."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import distlaw.vocab
from distlaw.errors import VocabularyError
from distlaw.text.fold import folded, lowered
from distlaw.vocab.issues import Issue, Target, load_issues
from distlaw.vocab.theories import Theory, load_theories

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = {"zh-Hans", "zh-Hant", "en"}


def main() -> None:
    """Print every fault and exit 1, or say how much was read."""
    try:
        loaded = list(_load_everything())
    except VocabularyError as error:
        sys.exit(str(error))
    faults = [*_theory_faults(load_theories()), *_issue_faults(load_issues()), *_unread_files()]
    if faults:
        sys.exit("\n".join(faults))
    theories, issues = len(load_theories()), len(load_issues())
    print(f"read by {len(loaded)} loaders; {theories} theories keep the rules of SKOS; {issues} issues")


def _load_everything() -> Iterator[str]:
    """Call every loader of the vocabulary room that takes no argument."""
    for info in pkgutil.iter_modules(distlaw.vocab.__path__):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"distlaw.vocab.{info.name}")
        for name, function in vars(module).items():
            own = name.startswith("load_") and getattr(function, "__module__", "") == module.__name__
            if own and not inspect.signature(function).parameters:
                function()
                yield f"{info.name}.{name}"


def _theory_faults(theories: Iterable[Theory]) -> Iterator[str]:
    by_id = {theory.id: theory for theory in theories}
    for theory in by_id.values():
        where = f"data/theories/{theory.id}.yaml"
        if missing := LANGUAGES - set(theory.pref_label):
            yield f"{where}: no preferred label in {', '.join(sorted(missing))}"
        for language in theory.pref_label:
            yield from _label_faults(theory, language, where)
        if theory.broader and theory.broader not in by_id:
            yield f"{where}: the broader concept {theory.broader} does not exist"
        if _is_its_own_ancestor(theory, by_id):
            yield f"{where}: it is broader than itself"


def _label_faults(theory: Theory, language: str, where: str) -> Iterator[str]:
    kinds = [
        {theory.pref_label[language]},
        set(theory.alt_label.get(language, ())),
        set(theory.hidden_label.get(language, ())),
    ]
    if sum(map(len, kinds)) != len(set().union(*kinds)):
        yield f"{where}: preferred, alternative and hidden labels overlap in {language}"


def _is_its_own_ancestor(theory: Theory, by_id: dict[str, Theory]) -> bool:
    seen, at = set[str](), theory.broader
    while at in by_id and at not in seen:
        if at == theory.id:
            return True
        seen.add(at)
        at = by_id[at].broader
    return False


def _issue_faults(issues: Iterable[Issue]) -> Iterator[str]:
    by_id = {issue.id: issue for issue in issues}
    theories = {theory.id for theory in load_theories()}
    for issue in by_id.values():
        where = f"data/issues/{issue.id}.yaml"
        for name in ("label", "proposition", "supports", "opposes"):
            if missing := LANGUAGES - set(getattr(issue, name)):
                yield f"{where}: no {name} in {', '.join(sorted(missing))}"
        if issue.broader and issue.broader not in by_id:
            yield f"{where}: the broader issue {issue.broader} does not exist"
        for unknown in set(issue.theories) - theories:
            yield f"{where}: the theory {unknown} does not exist"
        for target in issue.target:
            yield from _target_faults(target, where)
    if sum(issue.default for issue in by_id.values()) != 1:
        yield "data/issues: one issue, and one only, is the default"


def _target_faults(target: Target, where: str) -> Iterator[str]:
    if not target.examples or not target.refused:
        yield f"{where}: {target.id} needs examples that match and that do not"
    for text in target.examples:
        if not target.regex.search(lowered(folded(text))):
            yield f"{where}: {target.id} does not match its example {text!r}"
    for text in target.refused:
        if target.regex.search(lowered(folded(text))):
            yield f"{where}: {target.id} matches {text!r}, which it is to refuse"


def _unread_files() -> Iterator[str]:
    """A file of another kind would ship without anybody reading it."""
    for path in sorted((ROOT / "data").rglob("*")):
        if path.is_file() and path.suffix not in (".yaml", ".json", ".tsv", ".txt", ".html"):
            yield f"{path.relative_to(ROOT)}: what is this file?"


if __name__ == "__main__":
    main()
