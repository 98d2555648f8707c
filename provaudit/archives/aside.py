"""A recording written by a process of its own, while this one fetches: records and their compression cost as much."""

from __future__ import annotations

import contextlib
import fcntl
import multiprocessing
import os
import pickle
import signal
from multiprocessing.connection import Connection
from pathlib import Path

from provaudit.archives.writers import FileKeeper, keeper_for
from provaudit.errors import ProvauditError, UnreadableRecording
from provaudit.model import Absence, Capture
from provaudit.packing import packed

_PATIENCE_SECONDS = 60.0
_NICENESS = 10
"""The fetching goes first where there are too few processors for both."""
_PIPE_BYTES = 1 << 20
"""How much may wait for the writer: what an unprivileged process may ask for."""


class Aside:
    """A keeper that hands each source to a writer; what it was handed is written even if this process is killed."""

    def __init__(self, path: Path) -> None:
        context = multiprocessing.get_context("fork")
        theirs, self._pipe = context.Pipe(duplex=False)
        self._outcome, ours = context.Pipe(duplex=False)
        with contextlib.suppress(OSError):
            fcntl.fcntl(self._pipe.fileno(), fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
        self._writer = context.Process(
            target=_write, args=(path, theirs, ours, (self._pipe, self._outcome)), daemon=False
        )
        self._writer.start()
        theirs.close()
        ours.close()
        self._path = path
        self._told()

    def keep(self, found: Capture | Absence) -> None:
        """Hand a source over."""
        try:
            self._pipe.send_bytes(packed(found))
        except OSError:
            self._told()

    def close(self) -> None:
        """Let the writer finish the file."""
        self._pipe.close()
        try:
            self._told()
        finally:
            self._writer.join(_PATIENCE_SECONDS)

    def _told(self) -> None:
        """Wait for the writer's word: that the file was begun, or ended.

        Raises:
            ProvauditError: the file could not be written.
        """
        try:
            error = self._outcome.recv()
        except (EOFError, OSError):
            error = UnreadableRecording(
                f"{self._path}: its writer was stopped", "what was written until then can be read"
            )
        if isinstance(error, ProvauditError):
            raise error


def _write(path: Path, pipe: Connection, outcome: Connection, others: tuple[Connection, ...]) -> None:
    """What the other process does: write what comes, until nothing more can come."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(_NICENESS)
    for end in others:
        end.close()
    try:
        keeper = keeper_for(path)
        outcome.send(None)
        _all(pipe, keeper)
        outcome.send(None)
    except ProvauditError as error:
        pipe.close()
        outcome.send(error)


def _all(pipe: Connection, keeper: FileKeeper) -> None:
    """Write source by source; the end of the pipe is the end of the file."""
    try:
        while True:
            keeper.keep(pickle.loads(pipe.recv_bytes()))
    except EOFError:
        return
    finally:
        keeper.close()
