"""A local server that stands in for the sites that seeds/marshall.txt cites; it listens on 127.0.0.1 only.

The pages beside this file were written by the provaudit project. The Host header says which site is meant, so that a
recorder can send it the requests that belong to the real hosts. `python server.py` serves until it is stopped.
"""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PAGES = Path(__file__).parent
HTML = "text/html; charset=utf-8"
DATE = "Fri, 02 Jan 2026 12:00:00 GMT"
"""Every answer carries this Date, so that recording twice gives the same."""

ROBOTS = {
    "asia.nikkei.com": "User-agent: *\nDisallow: /Opinion/\n",
    "apnews.com": "User-agent: *\nAllow: /\n",
    "www.reuters.com": "User-agent: *\nDisallow:\n",
}
"""What robots.txt says; sites that are not here answer 404."""

_LEADERS = "how-european-leaders-are-responding-to-trumps-approach-to-ukraine-and-europe/"
_BOMB = "trump-nuclear-weapons-proliferation-nato-security-guarantees-korea-poland-germany-japan/"
_TIES = "united-nations-general-assembly-states-tokyo-seoul-japan-510ab17ad580c1d53a08abd2d5b42efc"
_SHRINE = "why-yasukuni-shrine-is-controversial-symbol-japans-war-legacy-2021-08-13/"
_38NORTH = "a-challenging-but-essential-task-security-cooperation-between-south-korea-and-japan/"
MOVED = {("www.38north.org", f"/2024/09/{_38NORTH}"): f"/articles/2024/09/{_38NORTH}"}

WALL = {"Server": "cloudflare", "cf-mitigated": "challenge"}
ANSWERS: tuple[tuple[str, int, dict[str, str], str], ...] = (
    (
        "01-apnews-oval-office.html", 200, {},
        "apnews.com/article/trump-zelenskyy-vance-transcript-oval-office-80685f5727628c64065da81525f8f0cf",
    ),
    (
        "02-apnews-military-aid.html", 200, {},
        "apnews.com/article/trump-zelenskyy-russia-ukraine-a15a459c9a3a393d040478ebbe250a9e",
    ),
    (
        "03-atlantic-council.html", 200, {},
        f"www.atlanticcouncil.org/blogs/new-atlanticist/experts-react/{_LEADERS}",
    ),
    (
        "04-nikkei-asia.html", 200, {},
        "asia.nikkei.com/Opinion/Japan-on-red-alert-as-Trump-rocks-international-alliances",
    ),
    ("05-mainichi.html", 200, {}, "mainichi.jp/english/articles/20250307/p2g/00m/0in/021000c"),
    (
        "06-foreign-policy.html", 200, {},
        f"foreignpolicy.com/2025/03/14/{_BOMB}",
    ),
    ("07-38-north.html", 200, {}, f"www.38north.org/articles/2024/09/{_38NORTH}"),
    (
        "08-apnews-improve-ties.html", 200, {},
        f"apnews.com/article/{_TIES}",
    ),
    ("09-korea-times.html", 200, {}, "www.koreatimes.co.kr/www/nation/2025/03/113_383324.html"),
    (
        "10-reuters-wall.html", 403, WALL,
        "www.reuters.com/world/japan/japan-pm-ishiba-sends-offering-yasukuni-shrine-ahead-election-2024-10-17/",
    ),
    (
        "11-reuters-yasukuni.html", 200, {},
        f"www.reuters.com/world/asia-pacific/{_SHRINE}",
    ),
)  # fmt: skip
"""Page, status, further headers, address without scheme; every other address answers 404."""
BY_ADDRESS = {address: (status, name, more) for name, status, more, address in ANSWERS}


def answer(site: str, path: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body for a request."""
    if path == "/robots.txt":
        found = site in ROBOTS
        return 200 if found else 404, {"Content-Type": "text/plain; charset=utf-8"}, ROBOTS.get(site, "").encode()
    if (site, path) in MOVED:
        return 301, {"Content-Type": HTML, "Location": MOVED[site, path]}, b""
    status, name, more = BY_ADDRESS.get(site + path, (404, "12-asian-studies-404.html", {}))
    return status, {"Content-Type": HTML, **more}, (PAGES / name).read_bytes()


class Handler(BaseHTTPRequestHandler):
    """Answers GET requests out of the table."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer as the site in the Host header."""
        site = self.headers.get("Host", "").partition(":")[0]
        status, headers, body = answer(site, self.path)
        self.send_response_only(status)
        said = {"Date": DATE, "X-Provaudit-Stand-In": "written for the tests of provaudit; not the publisher's page"}
        for key, value in {**said, **headers, "Content-Length": str(len(body))}.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def server(port: int = 0) -> ThreadingHTTPServer:
    """A server on a free (or the given) port of 127.0.0.1, not yet serving."""
    return ThreadingHTTPServer(("127.0.0.1", port), Handler)


if __name__ == "__main__":
    with server(8499) as running:
        print("http://127.0.0.1:8499/, by Host header", flush=True)
        running.serve_forever()
