"""What went wrong with an exchange, told apart: an exception of the network -> a Reason."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

import httpcore
import httpx

from provaudit.model import Reason

NETWORK = (httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException,
           httpcore.UnsupportedProtocol, OSError, ssl.SSLError, TimeoutError, EOFError, UnicodeError)  # fmt: skip
"""What an exchange may raise when the other side, and not the program, is at fault."""


class Unsafe(OSError):
    """An address that must not be asked: the guard refused it before any connection."""


class Offline(OSError):
    """The trouble is on this side: no network, or nobody who resolves names."""


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
    (httpx.TimeoutException, Reason.TIMEOUT),
    (httpcore.TimeoutException, Reason.TIMEOUT),
    (EOFError, Reason.RESET),
    (httpx.InvalidURL, Reason.MALFORMED_URL),
    (UnicodeError, Reason.MALFORMED_URL),
    (httpx.TooManyRedirects, Reason.TOO_MANY_REDIRECTS),
    (httpx.ProtocolError, Reason.PROTOCOL),
    (httpcore.ProtocolError, Reason.PROTOCOL),
    (httpx.DecodingError, Reason.PROTOCOL),
    (httpx.NetworkError, Reason.RESET),
    (httpcore.NetworkError, Reason.RESET),
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
