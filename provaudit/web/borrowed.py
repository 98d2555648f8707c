"""Any httpx transport (a proxy's, a cassette's, a test's) in the place of our own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import httpx

from provaudit.web.failures import Malformed
from provaudit.web.messages import Request, next_piece


class Borrowed:
    """Carries requests over an httpx transport, and tells its failures in our words."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self._inner = inner

    async def ask(self, request: Request) -> _Answer:
        """Send it."""
        with _in_our_words():
            sent = httpx.Request("GET", request.uri, headers=request.raw_fields)
            return _Answer(await self._inner.handle_async_request(sent))

    @staticmethod
    def is_to_blame(error: BaseException) -> bool:
        """Whether an error says that nobody could be reached, or that a proxy on the way refused."""
        return isinstance(error.__cause__, httpx.ProxyError | httpx.ConnectError)

    async def aclose(self) -> None:
        """Close all connections."""
        await self._inner.aclose()


class _Answer:
    """An httpx response."""

    def __init__(self, response: httpx.Response) -> None:
        self._response = response
        assert isinstance(response.stream, httpx.AsyncByteStream)
        self._pieces: AsyncIterator[bytes] = aiter(response.stream)
        self.status = response.status_code
        self.phrase: bytes = response.extensions.get("reason_phrase", b"")
        self.fields = response.headers.raw

    async def piece(self) -> bytes:
        """The next piece of the body that is not empty; nothing at its end."""
        with _in_our_words():
            return await next_piece(self._pieces)

    async def aclose(self) -> None:
        """Let go of the connection."""
        await self._response.aclose()


@contextmanager
def _in_our_words() -> Iterator[None]:
    """What httpx raises, as the error of Python that means it."""
    try:
        yield
    except httpx.TimeoutException as error:
        raise TimeoutError(str(error)) from error
    except httpx.InvalidURL as error:
        raise UnicodeError(str(error)) from error
    except (httpx.ProtocolError, httpx.DecodingError) as error:
        raise Malformed(str(error)) from error
    except httpx.HTTPError as error:
        raise ConnectionResetError(str(error)) from error
