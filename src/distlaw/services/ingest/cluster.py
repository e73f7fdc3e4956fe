"""Readers on other machines: a Dask cluster reads, parses and extracts; this process alone writes.

A worker that dies loses nothing: what it was reading is given to another. Limits on memory are the cluster's own. The
workers need the same version of distlaw; start them with one thread each (`dask worker ADDRESS --nthreads 1`): a file
is read alone in its process in any case, since PDFium knows no threads.
"""

from __future__ import annotations

import threading
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Any

from distlaw.errors import InputError, UsageError
from distlaw.readers.reader import RawFile

if TYPE_CHECKING:
    from distlaw.model.prepared import Prepared

_RETRIES = 2  # workers that may die over one file
_ALONE = threading.Lock()


class DaskCluster:
    """The workers at the address of a Dask scheduler. UsageError where none answers, or Dask is not installed."""

    def __init__(self, address: str) -> None:
        try:
            import distributed

            client: Any = distributed.Client
            self._client = client(address, timeout="10s")
            self._remote: set[Any] = set()  # what is under way: Dask drops what nobody holds
        except ModuleNotFoundError as error:
            raise UsageError("Dask is not installed", hint="pip install 'distlaw[dask]'") from error
        except (OSError, ValueError) as error:
            raise UsageError(f"no Dask scheduler answers at {address}", hint="start one: dask scheduler") from error
        self.workers = max(1, sum(self._client.nthreads().values()))

    def submit(self, raw: RawFile) -> Future[Prepared]:
        """The file's works, in a while."""
        reading: Future[Prepared] = Future()
        remote = self._client.submit(_prepared, raw, pure=False, retries=_RETRIES)
        self._remote.add(remote)
        remote.add_done_callback(partial(self._done, reading))
        return reading

    def _done(self, reading: Future[Prepared], remote: Any) -> None:
        self._remote.discard(remote)
        try:
            reading.set_result(remote.result())
        except Exception as error:
            lost = type(error).__name__ in ("KilledWorker", "CancelledError")
            what = InputError("reading it ended several workers", code="crashed", hint="look at the file")
            reading.set_exception(what if lost else error)

    def __enter__(self) -> DaskCluster:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()


def _prepared(raw: RawFile) -> Prepared:
    from distlaw.services.ingest.prepare import prepared

    with _ALONE:
        return prepared(raw)
