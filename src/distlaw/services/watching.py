"""`distlaw watch`: what changes in a folder is read as it changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from distlaw.errors import InputError, UsageError
from distlaw.model.verdict import Verdict
from distlaw.services.ingest import ingest

Batch = Iterable[str]


def watched(url: str, folder: Path, batches: Iterable[Batch]) -> Iterator[Verdict]:
    """The verdicts on the folder as it is, then on the files of each batch; a file that is gone changes nothing.

    A file that cannot be read is a verdict, and ends nothing. Raises InputError for a folder that is not there.
    """
    if not folder.is_dir():
        raise InputError("there is no such folder", code="no_folder", where=str(folder))
    if any(folder.iterdir()):
        yield from ingest(url, [str(folder)])
    for batch in batches:
        paths = sorted(path for path in set(batch) if Path(path).is_file() and not _is_hidden(Path(path), folder))
        if paths:
            yield from ingest(url, paths)


def changed_files(folder: Path) -> Iterator[Batch]:
    """The files of a folder that were added or changed, as they are, until interrupted. Raises UsageError without
    watchfiles."""
    try:
        import watchfiles
    except ImportError:
        raise UsageError("watching needs watchfiles", hint="pip install 'distlaw[watch]'") from None
    for changes in watchfiles.watch(folder, debounce=1600, raise_interrupt=True):
        yield [path for kind, path in changes if kind is not watchfiles.Change.deleted]


def _is_hidden(path: Path, folder: Path) -> bool:
    """Parts of a download, an editor's locks: not yet, or never, a document."""
    try:
        parts = path.resolve().relative_to(folder.resolve()).parts
    except ValueError:
        parts = (path.name,)
    return any(part.startswith((".", "~$")) for part in parts) or path.suffix in (".part", ".tmp", ".crdownload")
