"""What went wrong with an exchange, told apart: an exception of the network -> a Reason."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

from provaudit.model import Reason


class Unsafe(OSError):
    """An address that must not be asked: the guard refused it before any connection."""


class Offline(OSError):
    """The trouble is on this side: no network, or nobody who resolves names."""


class Malformed(Exception):
    """What came is not HTTP, or its headers are too large."""


class Busy(Exception):
    """A shared connection can take no further request; another one is to be used."""


NETWORK = (OSError, EOFError, UnicodeError, Malformed)
"""What an exchange may raise when the other side, and not the program, is at fault."""

_KINDS: tuple[tuple[type[BaseException], Reason], ...] = (
    (Unsafe, Reason.UNSAFE_ADDRESS),
    (Offline, Reason.OFFLINE),
    (ssl.SSLError, Reason.TLS),
    (ssl.CertificateError, Reason.TLS),
    (socket.gaierror, Reason.DNS),
    (ConnectionRefusedError, Reason.REFUSED),
    (ConnectionResetError, Reason.RESET),
    (BrokenPipeError, Reason.RESET),
    (TimeoutError, Reason.TIMEOUT),
    (EOFError, Reason.RESET),
    (UnicodeError, Reason.MALFORMED_URL),
    (Malformed, Reason.PROTOCOL),
    (OSError, Reason.REFUSED),
)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and what caused it, innermost last; at most ten deep."""
    for _ in range(10):
        yield error
        inner = error.__cause__ or error.__context__
        if inner is None:
            return
        error = inner


def reason_of(error: BaseException) -> Reason:
    """The first kind, in the order of the table, that the error or one of its causes is."""
    return _culprit(error)[0]


def detail_of(error: BaseException) -> str:
    """What the error that gives the reason says, on one line."""
    said = " ".join(str(_culprit(error)[1]).split())
    return (said or type(error).__name__)[:300]


def _culprit(error: BaseException) -> tuple[Reason, BaseException]:
    """The reason, and the error of the chain that it comes from."""
    chain = list(_chain(error))
    for kind, reason in _KINDS:
        for one in chain:
            if isinstance(one, kind):
                return reason, one
    return Reason.PROTOCOL, error
