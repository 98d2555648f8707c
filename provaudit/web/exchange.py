"""One HTTP exchange: a request goes out, a Capture or the reason for its Absence comes back, within bounds."""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
from collections.abc import Awaitable, Callable, Iterable
from functools import lru_cache

from attrs import field, frozen

from provaudit import __version__
from provaudit.model import Absence, Capture
from provaudit.settings import Settings
from provaudit.web.decoding import Body, Overflow, Undecodable
from provaudit.web.failures import NETWORK, detail_of, reason_of
from provaudit.web.messages import Answer, Request, Transport, request_for

CONTACT = "https://github.com/provaudit/provaudit"
AGENT = "provaudit"
"""The product token that robots.txt knows us by."""
MAX_HEADER_BYTES = 64_000
LARGE_BYTES = 1_000_000
LARGE_AT_ONCE = 6
ACCEPT_ENCODING = "gzip, deflate, br"
"""What can be undone on every machine."""
_BROWSER_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
_PROFILES = {
    "plain": {"accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5"},
    "browser": {
        "accept": _BROWSER_ACCEPT,
        "accept-language": "en-US,en;q=0.7,*;q=0.5",
        "cache-control": "no-cache",
        "upgrade-insecure-requests": "1",
        "sec-fetch-dest": "document",
        "sec-fetch-mode": "navigate",
        "sec-fetch-site": "none",
        "sec-fetch-user": "?1",
    },
}


@frozen
class Ask:
    """What one exchange asks for."""

    uri: str
    profile: str = "plain"
    """Which Accept headers to send: `plain` or `browser`; the user agent is the same and honest."""
    cookies: tuple[tuple[str, str], ...] = field(default=())


def now() -> dt.datetime:
    """This moment, UTC, in whole seconds as WARC and CDX write it."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


def digest_of(body: bytes) -> str:
    """The digest that a Capture carries."""
    return "sha256:" + hashlib.sha256(body).hexdigest()


def user_agent(settings: Settings) -> str:
    """Who we say we are."""
    return settings.user_agent or f"{AGENT}/{__version__} (+{CONTACT})"


class Exchanger:
    """Makes exchanges over a transport, one at a time or many at once."""

    def __init__(self, settings: Settings, transport: Transport, clock: Callable[[], dt.datetime] = now) -> None:
        self._settings = settings
        self._transport = transport
        self._clock = clock
        self._large = asyncio.Semaphore(LARGE_AT_ONCE)
        always = {"user-agent": user_agent(settings), "accept-encoding": ACCEPT_ENCODING}
        self._profiles = {name: tuple((always | accepts).items()) for name, accepts in _PROFILES.items()}

    async def exchange(self, ask: Ask, pause: Callable[[], Awaitable[None]] | None = None) -> Capture | Absence:
        """The exchange, without following anything; a failure of the other side is an Absence.

        `pause` waits until the host may be asked once more: a request that has to be sent again waits for it.
        """
        request = request_for(ask.uri, self._fields(ask), pause)
        draft = _Draft(request, self._clock(), self._settings.max_body_bytes)
        seconds = self._settings.on(request.origin[1]).timeout_seconds
        try:
            async with asyncio.timeout(seconds):
                await self._receive(request, draft)
        except NETWORK as error:
            if draft.answer is None:
                return Absence(ask.uri, reason_of(error), _said(error, seconds), captured=draft.began)
            draft.truncated = "time" if isinstance(error, TimeoutError) else "disconnect"
        return draft.capture(ask.uri)

    def _fields(self, ask: Ask) -> tuple[tuple[str, str], ...]:
        """The header fields that an Ask is made with."""
        cookies = "; ".join(f"{key}={value}" for key, value in ask.cookies)
        return self._profiles[ask.profile] + ((("cookie", cookies),) if cookies else ())

    async def _receive(self, request: Request, draft: _Draft) -> None:
        """Read the answer; beyond LARGE_BYTES, only as many bodies grow at once as memory is meant to hold."""
        answer = await self._transport.ask(request)
        large = False
        try:
            draft.begin(answer)
            while (piece := await answer.piece()) and draft.take(piece):
                if not large and draft.size > LARGE_BYTES:
                    large = await self._large.acquire()
        finally:
            if large:
                self._large.release()
            await answer.aclose()


def _said(error: BaseException, seconds: float) -> str:
    detail = detail_of(error)
    return f"no answer within {seconds:g} s" if detail == "TimeoutError" else detail


class _Draft:
    """An exchange while it comes in."""

    def __init__(self, request: Request, began: dt.datetime, limit: int) -> None:
        self.request = request
        self.began = began
        self.answer: Answer | None = None
        self.truncated = ""
        self._limit = limit
        self._headers: tuple[tuple[str, str], ...]
        self._body: Body

    def begin(self, answer: Answer) -> None:
        """The head has come."""
        self.answer = answer
        self._headers = _pairs(answer.fields)
        encoding = next((value for key, value in self._headers if key.lower() == "content-encoding"), "")
        self._body = Body(encoding, self._limit)

    @property
    def size(self) -> int:
        """How much of the body is there, decoded."""
        return self._body.size

    def take(self, piece: bytes) -> bool:
        """Take a piece of the body; False when no more is wanted."""
        try:
            self._body.feed(piece)
        except Overflow:
            self.truncated = "length"
            return False
        except Undecodable:
            self.truncated = "unspecified"
            return False
        return True

    def capture(self, uri: str) -> Capture:
        """The exchange as a Capture."""
        assert self.answer is not None
        body = self._body.value()
        return Capture(
            uri=uri,
            status=self.answer.status,
            reason=self.answer.phrase.decode("latin-1"),
            headers=self._headers,
            body=body,
            captured=self.began,
            digest=digest_of(body),
            request_headers=self.request.fields,
            truncated=self.truncated,
        )


def _pairs(fields: Iterable[tuple[bytes, bytes]]) -> tuple[tuple[str, str], ...]:
    """Header fields as text, in the order and with the capitals of the wire, cut at MAX_HEADER_BYTES."""
    pairs, size = [], 0
    for key, value in fields:
        size += len(key) + len(value)
        if size > MAX_HEADER_BYTES:
            break
        pairs.append(_pair(key, value))
    return tuple(pairs)


@lru_cache(2048)
def _pair(key: bytes, value: bytes) -> tuple[str, str]:
    """A header field as text: most are alike on many pages, and are held once."""
    return key.decode("latin-1"), value.decode("latin-1")
