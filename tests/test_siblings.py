"""A doubtful page is compared with what its site answers for an address that was made up."""

from __future__ import annotations

import asyncio
import datetime as dt
from pathlib import Path

import pytest

from provaudit.archives.kept import Kept
from provaudit.archives.store import Store
from provaudit.auditor import Auditor
from provaudit.contracts import Archive, Source
from provaudit.engines.local import Local
from provaudit.formats import parse
from provaudit.model import Absence, Capture, Reason, Report, Verdict
from provaudit.pages import read_page
from provaudit.pages.doubts import doubts_of, same_page
from provaudit.rules import RULES
from provaudit.siblings import sibling_of
from provaudit.web.exchange import digest_of

WHEN = dt.datetime(2026, 5, 5, tzinfo=dt.UTC)
EMPTY = "<title>{title}</title><p>Latest offers.</p><p>Write to us or call us, we are there for you every day.</p>"
ARTICLE = "<title>Rivers rise in the north</title><h1>Rivers rise in the north</h1><p>Some words to read here.</p>"
SITE = '<meta property="og:site_name" content="Example Shop">'


class Site:
    """Answers known paths with their page and all others as it likes, and remembers what it was asked."""

    name = "site"

    def __init__(self, pages: dict[str, str], other: str | None) -> None:
        self.pages = pages
        self.other = other
        self.asked: list[str] = []

    async def lookup(self, uri: str, near: dt.datetime | None = None) -> Capture | Absence:
        """The page of that path, or what the site shows for any other."""
        self.asked.append(uri)
        html = self.pages.get(uri, self.other)
        if html is None:
            return Absence(uri, Reason.NOT_RECORDED)
        return Capture(uri, 200, (("Content-Type", "text/html"),), html.encode(), WHEN, digest_of(html.encode()))

    async def close(self) -> None:
        """Nothing to let go of."""


def audited(site: Archive, *uris: str) -> Report:
    """The report on a document that cites some addresses."""
    notes = "".join(f'[{n}] Smith, Ann. "Rivers rise." News, 2025. {uri}.\n\n' for n, uri in enumerate(uris, 1))
    text = " ".join(f"A claim. [{n}]" for n, _ in enumerate(uris, 1)) + "\n\n" + notes
    auditor = Auditor(archive=site, rules=RULES, engine=Local(1, 1), version="test")
    return asyncio.run(auditor.audit([Source("a.md", lambda: parse(text.encode(), "a.md"))]))


def test_a_page_that_any_address_gives_is_no_page() -> None:
    """The site shows its front under every address: the cited one is broken, and the evidence names the made-up one."""
    front = SITE + EMPTY.format(title="Example Shop")
    report = audited(Site({}, front), "https://shop.example/2025/rivers-rise", "https://shop.example/2025/other")
    assert [j.verdict for j in report.documents[0].judgements] == [Verdict.BROKEN, Verdict.BROKEN]
    finding = next(f for f in report.documents[0].findings if f.code == "L305")
    assert any("a made-up address gives the same page" in words.exact for words in finding.remark.evidence)


def test_what_the_made_up_address_gave_is_kept(tmp_path: Path) -> None:
    """Offline, from the archive folder alone, the audit comes to the same end."""
    site = Site({}, SITE + EMPTY.format(title="Example Shop"))
    live = Kept(Store(tmp_path), lambda keep: site)
    said = audited(live, "https://shop.example/rivers")
    asyncio.run(live.close())
    kept = Store(tmp_path)
    again = audited(kept, "https://shop.example/rivers")
    asyncio.run(kept.close())
    verdicts = [[j.verdict for j in report.documents[0].judgements] for report in (said, again)]
    assert verdicts == [[Verdict.BROKEN], [Verdict.BROKEN]]
    assert len(site.asked) == 2


def test_a_host_is_asked_for_a_made_up_address_once() -> None:
    """However many of its pages are doubtful."""
    site = Site({}, SITE + EMPTY.format(title="Example Shop"))
    audited(site, *(f"https://shop.example/{name}" for name in "abc"))
    assert len(site.asked) == 4


@pytest.mark.parametrize("other", [None, ARTICLE, SITE + EMPTY.format(title="Not here")])
def test_a_doubtful_page_that_is_the_sites_own_is_left_alone(other: str | None) -> None:
    """Where the made-up address gives nothing, or something else, the page keeps its condition."""
    uri = "https://shop.example/rivers"
    report = audited(Site({uri: SITE + EMPTY.format(title="Example Shop")}, other), uri)
    assert "L305" not in {finding.code for finding in report.documents[0].findings}


def test_a_page_without_doubts_costs_no_second_request() -> None:
    """An article is not asked about."""
    site = Site({}, ARTICLE)
    audited(site, "https://news.example/rivers")
    assert site.asked == ["https://news.example/rivers"]


@pytest.mark.parametrize(
    ("html", "doubted"),
    [
        (ARTICLE, False),
        ("<p>Some words that are worth reading, but no title at all.</p>", True),
        (
            f"<title>Rivers</title><p>This story is no longer available.</p><p>{'Read what others read now. ' * 80}",
            True,
        ),
        ("<title>Rivers</title><p>" + "The bird was no longer seen. The page turned. " * 400, False),
    ],
)
def test_what_is_doubtful(html: str, doubted: bool) -> None:
    """Little text, and no title or words of loss."""
    assert bool(doubts_of(read_page(html, "https://news.example/a"))) is doubted


def test_a_clock_makes_no_other_page() -> None:
    """One short line of many may differ."""
    one, two = (
        read_page(f"<title>Shop</title><p>{'Offers of the week for everybody. ' * 9}</p><p>12:0{n}</p>") for n in (1, 2)
    )
    assert same_page(one, two)


@pytest.mark.parametrize(
    ("uri", "kept"),
    [
        ("https://news.example/world/rivers-rise", "https://news.example/world/"),
        ("https://qa.example/questions/12345/rivers", "https://qa.example/questions/"),
        ("https://news.example/a?id=4", "https://news.example/"),
        ("https://news.example", "https://news.example/"),
    ],
)
def test_the_made_up_address_has_nothing_that_names_a_page(uri: str, kept: str) -> None:
    """Its last part and all parts with digits are replaced, its query is dropped, and it is the same each time."""
    made_up = sibling_of(uri)
    assert made_up.startswith(kept)
    assert "12345" not in made_up
    assert "rivers" not in made_up
    assert made_up == sibling_of(uri)
