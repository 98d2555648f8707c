"""TLS and HTTP/2: what is agreed on by ALPN, and what is refused. The key beside this file is for these tests only."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import pytest

from provaudit.model import Absence, Capture, Reason
from provaudit.settings import Settings
from provaudit.web import Client, addresses
from tests.web.faulty import Server, page

KEYS = Path(__file__).parent / "tls"
SETTINGS = Settings(allow_private=True, timeout_seconds=3, per_host_pause_seconds=0, max_body_bytes=300_000)


class Http2:
    """A small HTTP/2 server: `/big` gives more than anybody wants, every other path its own name."""

    def __init__(self) -> None:
        self.connections = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        self.connections += 1
        talk = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        talk.initiate_connection()
        writer.write(talk.data_to_send())
        waiting: dict[int, bytes] = {}
        while data := await reader.read(65536):
            for event in talk.receive_data(data):
                if isinstance(event, h2.events.RequestReceived) and event.stream_id is not None:
                    path = dict(event.headers or [])[b":path"]
                    status = b"404" if path == b"/robots.txt" else b"200"
                    talk.send_headers(event.stream_id, [(b":status", status), (b"content-type", b"text/html")])
                    waiting[event.stream_id] = b"z" * 2_000_000 if path == b"/big" else b"page " + path
                elif isinstance(event, h2.events.StreamReset) and event.stream_id is not None:
                    waiting.pop(event.stream_id, None)
            for stream in list(waiting):
                self._send(talk, stream, waiting)
            writer.write(talk.data_to_send())
        writer.close()

    def _send(self, talk: h2.connection.H2Connection, stream: int, waiting: dict[int, bytes]) -> None:
        while waiting[stream] and (window := talk.local_flow_control_window(stream)):
            size = min(window, talk.max_outbound_frame_size)
            talk.send_data(stream, waiting[stream][:size])
            waiting[stream] = waiting[stream][size:]
        if not waiting[stream]:
            talk.end_stream(stream)
            del waiting[stream]


@contextlib.asynccontextmanager
async def secure(serve: object, *protocols: str) -> AsyncIterator[int]:
    """A TLS server that offers these protocols; its port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(KEYS / "cert.pem", KEYS / "key.pem")
    context.set_alpn_protocols(list(protocols))
    running = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)  # type: ignore[arg-type]
    try:
        yield running.sockets[0].getsockname()[1]
    finally:
        running.close()


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test certificate is believed."""
    monkeypatch.setenv("SSL_CERT_FILE", str(KEYS / "cert.pem"))


@pytest.mark.usefixtures("trusted")
def test_http_2_is_spoken_where_the_server_offers_it() -> None:
    """Several pages at once come over one HTTP/2 connection, each with its own body."""

    async def main() -> None:
        server = Http2()
        async with secure(server.serve, "h2") as port, Client(SETTINGS) as client:
            found = await asyncio.gather(*(client.fetch(f"https://127.0.0.1:{port}/{n}") for n in range(8)))
        assert [one.body for one in found if isinstance(one, Capture)] == [b"page /%d" % n for n in range(8)]
        assert server.connections == 1

    asyncio.run(main())


@pytest.mark.usefixtures("trusted")
def test_a_large_body_over_http_2_is_cut() -> None:
    """The limit holds there too, and the connection serves the next page."""

    async def main() -> None:
        server = Http2()
        async with secure(server.serve, "h2") as port, Client(SETTINGS) as client:
            big = await client.fetch(f"https://127.0.0.1:{port}/big")
            assert isinstance(big, Capture)
            assert (big.truncated, len(big.body)) == ("length", SETTINGS.max_body_bytes)
            small = await client.fetch(f"https://127.0.0.1:{port}/a")
            assert isinstance(small, Capture)
            assert small.body == b"page /a"

    asyncio.run(main())


@pytest.mark.usefixtures("trusted")
def test_http_1_is_spoken_where_the_server_wants_it() -> None:
    """Without h2 in the server's offer the same client speaks HTTP/1.1."""

    async def main() -> None:
        server = Server(answers={"/a": [page(b"one")]})
        async with secure(server.serve, "http/1.1") as port, Client(SETTINGS) as client:
            found = await client.fetch(f"https://127.0.0.1:{port}/a")
            assert isinstance(found, Capture)
            assert found.body == b"one"

    asyncio.run(main())


def test_a_certificate_nobody_vouches_for_is_a_tls_problem() -> None:
    """A self-signed certificate is told from a dead page, with the reason in the library's words."""

    async def main() -> None:
        async with secure(Server().serve, "http/1.1") as port, Client(SETTINGS) as client:
            found = await client.fetch(f"https://127.0.0.1:{port}/a")
            assert isinstance(found, Absence)
            assert found.reason is Reason.TLS
            assert "self-signed" in found.detail.replace("self signed", "self-signed")

    asyncio.run(main())


@pytest.mark.usefixtures("trusted")
def test_a_certificate_for_another_name_is_a_tls_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name in the certificate must be the host that was asked for."""

    async def here(name: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    async def main() -> None:
        monkeypatch.setattr(addresses, "_resolve", here)
        async with secure(Server().serve, "http/1.1") as port, Client(SETTINGS) as client:
            found = await client.fetch(f"https://other.example:{port}/a")
            assert isinstance(found, Absence)
            assert found.reason is Reason.TLS

    asyncio.run(main())
