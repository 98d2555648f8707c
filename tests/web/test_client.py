"""The client against a server of ours: every known fault is told apart, within bounds."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import Awaitable, Callable

import pytest

from provaudit.model import Absence, Capture, Reason
from provaudit.settings import Settings
from provaudit.web import Client, fetch
from provaudit.web import pacing as pacing_module
from tests.web import faulty
from tests.web.faulty import Server, page, serving

SETTINGS = Settings(allow_private=True, timeout_seconds=1.0, per_host_pause_seconds=0, max_body_bytes=200_000)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second try comes at once."""
    monkeypatch.setattr(pacing_module, "FIRST_WAIT_SECONDS", 0.01)


def run(scenario: Callable[[Server, Client], Awaitable[None]], settings: Settings = SETTINGS) -> None:
    """Run a scenario with a server and a client."""

    async def main() -> None:
        async with serving() as server, Client(settings) as client:
            await scenario(server, client)

    asyncio.run(main())


def got(
    uri: str, answers: dict[str, list[faulty.Answer]], settings: Settings = SETTINGS
) -> tuple[Capture | Absence, Server]:
    """What a fetch of a path gives when the server answers so, and the server."""
    kept: list[tuple[Capture | Absence, Server]] = []

    async def scenario(server: Server, client: Client) -> None:
        server.answers = {
            path: [a.replace(b"{base}", server.url("")[:].encode()) if isinstance(a, bytes) else a for a in listed]
            for path, listed in answers.items()
        }
        kept.append((await client.fetch(server.url(uri)), server))

    run(scenario, settings)
    return kept[0]


def captured(uri: str, answers: dict[str, list[faulty.Answer]], settings: Settings = SETTINGS) -> Capture:
    """The same where there must be a capture."""
    found, _ = got(uri, answers, settings)
    assert isinstance(found, Capture), found
    return found


def absent(uri: str, answers: dict[str, list[faulty.Answer]], settings: Settings = SETTINGS) -> Absence:
    """The same where there must be none."""
    found, _ = got(uri, answers, settings)
    assert isinstance(found, Absence), found
    return found


def test_a_page_is_captured_with_its_headers_and_digest() -> None:
    """A capture carries status, headers, body and digest, and no hops."""
    found = captured("/a", {"/a": [page(b"hello")]})
    assert (found.status, found.body, found.hops, found.attempts, found.truncated) == (200, b"hello", (), (), "")
    assert found.header("content-type") == "text/html"
    assert found.digest == "sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"


def test_only_get_is_sent_and_the_user_agent_is_honest() -> None:
    """The user agent names provaudit and a contact address, for both profiles."""
    _, server = got("/a", {"/a": [page(b"no", "404 Not Found")]})
    agents = {headers["user-agent"] for _, headers in server.requests}
    assert len(agents) == 1
    assert agents.pop().startswith("provaudit/")
    accepts = [headers["accept"] for target, headers in server.requests if target == "/a"]
    assert len(set(accepts)) == 2


def test_redirects_are_kept_hop_by_hop() -> None:
    """Each redirect is an exchange of its own, first one first."""
    found = captured(
        "/a",
        {"/a": [page(b"", "301 Moved", "Location: /b")], "/b": [page(b"", "302 Found", "Location: c")], "/c": [page()]},
    )
    assert [hop.status for hop in found.hops] == [301, 302]
    assert found.requested.endswith("/a")
    assert found.uri.endswith("/c")


def test_a_permanent_redirect_into_nothing_keeps_both() -> None:
    """A 301 into a 404 is a 404 with its hop, confirmed by a second try."""
    found = captured("/a", {"/a": [page(b"", "301 Moved", "Location: /b")]})
    assert (found.status, len(found.hops), len(found.attempts)) == (404, 1, 1)


@pytest.mark.parametrize("target", ["/a", "/b"])
def test_a_loop_ends(target: str) -> None:
    """Redirects that come back are told from those that are too many."""
    found = absent("/a", {p: [page(b"", "302 Found", f"Location: {t}")] for p, t in (("/a", target), ("/b", "/a"))})
    assert found.reason is Reason.TOO_MANY_REDIRECTS
    assert "come back" in found.detail


def test_too_many_redirects_end() -> None:
    """A chain without an end is cut at the limit, and its hops are kept."""
    answers: dict[str, list[faulty.Answer]] = {
        f"/{n}": [page(b"", "302 Found", f"Location: /{n + 1}")] for n in range(30)
    }
    found = absent("/0", answers)
    assert (found.reason, len(found.hops)) == (Reason.TOO_MANY_REDIRECTS, SETTINGS.max_redirects + 1)


def test_a_cookie_goes_back_to_its_host() -> None:
    """A page that wants its cookie back is reached."""

    async def scenario(server: Server, client: Client) -> None:
        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            seen = "seen=1" in server.requests[-1][1].get("cookie", "")
            writer.write(page() if seen else page(b"", "302 Found", "Location: /a", "Set-Cookie: seen=1; Path=/"))

        found = await client.fetch(server.on("/a", answer))
        assert isinstance(found, Capture)
        assert found.status == 200

    run(scenario)


def test_a_cookie_never_leaves_its_host() -> None:
    """Another host, here another port, gets no cookie, whatever Domain says."""

    async def scenario(server: Server, client: Client) -> None:
        async with serving() as other:
            target = other.on("/b", page())
            start = page(b"", "302 Found", f"Location: {target}", "Set-Cookie: secret=1; Domain=127.0.0.1; Path=/")
            await client.fetch(server.on("/a", start))
            assert other.asked("/b") == 1
            assert all("cookie" not in headers for _, headers in other.requests)

    run(scenario)


@pytest.mark.parametrize("status", ["403 Forbidden", "404 Not Found", "406 Not Acceptable", "410 Gone"])
def test_gone_is_asked_twice_with_two_profiles(status: str) -> None:
    """What is called gone was asked for a second time as a browser asks, and both exchanges are there."""
    found = captured("/a", {"/a": [page(b"no", status)]})
    assert [attempt.status for attempt in found.attempts if isinstance(attempt, Capture)] == [found.status]


def test_a_site_that_refuses_programs_only_is_read() -> None:
    """A 404 for the plain profile and a page for the other is a page."""
    found = captured("/a", {"/a": [page(b"no", "404 Not Found"), page(b"yes")]})
    assert (found.status, found.body, len(found.attempts)) == (200, b"yes", 1)


def test_a_server_error_that_passes_is_forgiven() -> None:
    """500 and then 200 is a page, and the failure is among its attempts."""
    found = captured("/a", {"/a": [page(b"oops", "500 Oops"), page(b"yes")]})
    assert (found.status, len(found.attempts)) == (200, 1)


def test_a_server_error_that_stays_is_shown_twice() -> None:
    """503 stays 503 after one more try, and no third."""
    found, server = got("/a", {"/a": [page(b"oops", "503 Down")]})
    assert isinstance(found, Capture)
    assert (found.status, server.asked("/a")) == (503, 2)


def test_retry_after_is_obeyed() -> None:
    """The second request comes when the server allows it, and not before."""

    async def scenario(server: Server, client: Client) -> None:
        found = await client.fetch(server.on("/a", page(b"slow", "429 Slow down", "Retry-After: 1"), page()))
        assert isinstance(found, Capture)
        assert found.status == 200
        assert server.moments[-1] - server.moments[-2] >= 1.0

    run(scenario)


def test_a_wait_that_is_too_long_is_not_waited() -> None:
    """A host that wants an hour is left alone, and the 429 is the answer."""
    found, server = got("/a", {"/a": [page(b"slow", "429 Slow down", "Retry-After: 3600")]})
    assert isinstance(found, Capture)
    assert (found.status, server.asked("/a")) == (429, 1)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (faulty.silence, Reason.TIMEOUT),
        (faulty.reset, Reason.RESET),
        (b"this is not HTTP\r\n\r\n", Reason.PROTOCOL),
        (
            b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: %s\r\n" % (n, b"z" * 1000) for n in range(100)) + b"\r\n",
            Reason.PROTOCOL,
        ),
    ],
    ids=["silence", "reset", "not-http", "huge-headers"],
)
def test_failures_are_told_apart(answer: faulty.Answer, reason: Reason) -> None:
    """Each failure has its own reason, was tried twice, and is no exception."""
    found = absent("/a", {"/a": [answer]})
    assert found.reason is reason
    assert len(found.attempts) == 1


def test_nobody_listens() -> None:
    """A refused connection is called so."""

    async def scenario(server: Server, client: Client) -> None:
        found = await client.fetch("http://127.0.0.1:1/")
        assert isinstance(found, Absence)
        assert found.reason is Reason.REFUSED

    run(scenario)


@pytest.mark.parametrize(
    ("answer", "why", "begins"),
    [
        (faulty.drip, "time", b"<title>slow</title>"),
        (faulty.endless, "length", b"yyyy"),
        (faulty.cut_short, "disconnect", b"<title>half"),
    ],
)
def test_a_body_that_does_not_end_is_cut(answer: faulty.Answer, why: str, begins: bytes) -> None:
    """What came before the cut is kept, and the reason with it."""
    found = captured("/a", {"/a": [answer]})
    assert found.truncated == why
    assert found.body.startswith(begins)
    assert len(found.body) <= SETTINGS.max_body_bytes


def test_a_bomb_costs_no_more_than_the_limit() -> None:
    """A small body that inflates to 100 MB is cut at the limit."""
    bomb = gzip.compress(bytes(100_000_000))
    found = captured("/a", {"/a": [page(bomb, "200 OK", "Content-Encoding: gzip")]})
    assert (found.truncated, len(found.body)) == ("length", SETTINGS.max_body_bytes)


@pytest.mark.parametrize(
    ("name", "encode"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data, wbits=-15)),
        ("identity", lambda data: data),
    ],
)
def test_encodings_are_undone(name: str, encode: Callable[[bytes], bytes]) -> None:
    """The body is the payload, whatever it was packed in."""
    text = b"<p>words</p>" * 5000
    assert captured("/a", {"/a": [page(encode(text), "200 OK", f"Content-Encoding: {name}")]}).body == text


def test_a_body_that_lies_about_its_encoding_is_kept_in_part() -> None:
    """Broken gzip is a capture that says so, and no exception."""
    assert captured("/a", {"/a": [page(b"plain", "200 OK", "Content-Encoding: gzip")]}).truncated == "unspecified"


def test_early_hints_and_bodies_without_a_length_are_read() -> None:
    """1xx answers are passed over, and a body may end with its connection."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: a/b\r\n\r\nhello")
        writer.close()

    assert captured("/a", {"/a": [answer]}).body == b"hello"


def test_connections_are_used_again() -> None:
    """Several pages of one host need one connection."""

    async def scenario(server: Server, client: Client) -> None:
        for n in range(5):
            await client.fetch(server.on(f"/{n}", page()))
        assert server.connections == 1

    run(scenario)


def test_a_kept_connection_that_was_closed_is_replaced() -> None:
    """A server may close an idle connection: the next page is read over a new one."""

    async def closing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(page(b"first"))
        await writer.drain()
        writer.close()

    async def scenario(server: Server, client: Client) -> None:
        server.on("/robots.txt", page(b"User-agent: *", "200 OK"))
        await client.fetch(server.on("/a", closing))
        found = await client.fetch(server.on("/b", page(b"second")))
        assert isinstance(found, Capture)
        assert (found.body, found.attempts) == (b"second", ())

    run(scenario)


def test_a_request_that_is_sent_again_keeps_its_distance() -> None:
    """Where a kept connection breaks under a request, the second one comes no sooner than any other would."""
    settings = Settings(allow_private=True, ignore_robots=True, per_host_pause_seconds=0.2)

    async def breaking(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async def scenario(server: Server, client: Client) -> None:
        await client.fetch(server.on("/a", page()))
        found = await client.fetch(server.on("/b", breaking, page(b"second")))
        assert isinstance(found, Capture)
        assert (found.body, found.attempts, server.asked("/b")) == (b"second", (), 2)
        assert server.moments[2] - server.moments[1] > 0.18

    run(scenario, settings)


def test_robots_txt_is_obeyed_and_asked_once() -> None:
    """A disallowed page is never asked for, and robots.txt once for all pages."""
    robots = page(b"User-agent: *\nDisallow: /private\n").replace(b"text/html", b"text/plain")

    async def scenario(server: Server, client: Client) -> None:
        server.on("/robots.txt", robots)
        refused = await client.fetch(server.on("/private/a", page()))
        assert isinstance(refused, Absence)
        assert refused.reason is Reason.ROBOTS
        assert isinstance(await client.fetch(server.on("/public", page())), Capture)
        assert (server.asked("/robots.txt"), server.asked("/private/a")) == (1, 0)

    run(scenario)


def test_robots_txt_may_be_ignored() -> None:
    """Who says so reads what robots.txt disallows, and does not even ask for it."""
    settings = Settings(allow_private=True, ignore_robots=True, per_host_pause_seconds=0)
    found, server = got("/a", {"/a": [page()]}, settings)
    assert isinstance(found, Capture)
    assert server.asked("/robots.txt") == 0


def test_pauses_between_requests_are_kept() -> None:
    """Requests to one host come no faster than the settings say, by the server's own clock."""
    settings = Settings(allow_private=True, per_host_pause_seconds=0.05)

    async def scenario(server: Server, client: Client) -> None:
        uris = [server.on(f"/{n}", page()) for n in range(6)]
        await asyncio.gather(*map(client.fetch, uris))
        gaps = [later - earlier for earlier, later in zip(server.moments, server.moments[1:], strict=False)]
        assert sum(gaps) >= 6 * 0.05 - 0.02  # the first request comes late by the time of its connection
        assert sorted(gaps)[len(gaps) // 2] > 0.03
        assert server.most_open <= settings.per_host_jobs

    run(scenario, settings)


def test_a_budget_ends_a_run() -> None:
    """Beyond the budget nothing is asked any more."""
    settings = Settings(allow_private=True, per_host_pause_seconds=0, ignore_robots=True, budget_requests=2)

    async def scenario(server: Server, client: Client) -> None:
        reasons = [getattr(await client.fetch(server.on(f"/{n}", page())), "reason", "") for n in range(4)]
        assert reasons[2:] == [Reason.BUDGET, Reason.BUDGET]
        assert len(server.requests) == 2

    run(scenario, settings)


@pytest.mark.parametrize(
    ("uri", "reason"),
    [
        ("ftp://example.org/a", Reason.UNSUPPORTED_SCHEME),
        ("file:///etc/passwd", Reason.MALFORMED_URL),
        ("file://localhost/etc/passwd", Reason.UNSUPPORTED_SCHEME),
        ("no address", Reason.MALFORMED_URL),
        ("http://", Reason.MALFORMED_URL),
        ("http://a:99999/", Reason.MALFORMED_URL),
        ("http://exa mple.org/", Reason.MALFORMED_URL),
    ],
)
def test_what_is_no_web_address_is_refused(uri: str, reason: Reason) -> None:
    """Only http and https are asked for, and nothing is sent anywhere for the rest."""
    found = fetch(uri, SETTINGS)
    assert isinstance(found, Absence)
    assert found.reason is reason


def test_credentials_are_neither_sent_nor_kept() -> None:
    """User name and password in an address go nowhere."""

    async def scenario(server: Server, client: Client) -> None:
        server.on("/a", page())
        found = await client.fetch(server.url("/a").replace("http://", "http://user:secret@"))
        assert "secret" not in repr(found)
        assert all("authorization" not in headers for _, headers in server.requests)

    run(scenario)


def test_a_robots_txt_that_fails_once_is_asked_again() -> None:
    """A passing error of robots.txt does not forbid the site."""
    found, server = got("/a", {"/robots.txt": [page(b"", "500 Oops"), page(b"", "404 Not Found")], "/a": [page()]})
    assert isinstance(found, Capture)
    assert server.asked("/robots.txt") == 2


def test_a_robots_txt_that_keeps_failing_forbids_the_site() -> None:
    """RFC 9309: 5xx is a refusal, and the page is not asked for."""
    found, server = got("/a", {"/robots.txt": [page(b"", "503 Down")], "/a": [page()]})
    assert isinstance(found, Absence)
    assert found.reason is Reason.ROBOTS
    assert server.asked("/a") == 0


def test_a_robots_txt_that_is_silent_leaves_the_page_to_speak() -> None:
    """When robots.txt cannot be had the page itself is asked."""
    found, _ = got("/a", {"/robots.txt": [faulty.silence], "/a": [page(b"there")]})
    assert isinstance(found, Capture)
    assert found.body == b"there"


def test_a_source_has_a_limit_of_time_in_all() -> None:
    """A chain whose every exchange is in time is given up when all of them together take too long."""
    settings = Settings(allow_private=True, per_host_pause_seconds=0, ignore_robots=True, timeout_seconds=1)

    async def slowly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.7)
        path = f"/{len(moves)}"
        moves.append(path)
        writer.write(page(b"", "302 Found", f"Location: {path}"))

    moves: list[str] = []

    async def scenario(server: Server, client: Client) -> None:
        for n in range(12):
            server.on(f"/{n}", slowly)
        found = await client.fetch(server.on("/a", slowly))
        assert isinstance(found, Absence)
        assert (found.reason, len(found.hops)) == (Reason.TIMEOUT, 5)
        assert "took 3 s" in found.detail

    run(scenario, settings)
