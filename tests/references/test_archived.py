"""Public archives, told by the shape of their addresses."""

import pytest

from provaudit.references.archived import archive_service, archived_original

PAGE = "https://example.org/a?b=1"


@pytest.mark.parametrize(
    ("url", "original", "day"),
    [
        (f"https://web.archive.org/web/20250301120000/{PAGE}", PAGE, "2025-03-01"),
        (f"https://web.archive.org/web/20250301120000id_/{PAGE}", PAGE, "2025-03-01"),
        (f"https://web.archive.org/web/2025/{PAGE}", PAGE, "2025"),
        ("http://archive.org/web/20250301/http:/example.org/a", "http://example.org/a", "2025-03-01"),
        (f"https://web.archive.org/save/{PAGE}", PAGE, "None"),
        (f"https://archive.ph/20250301120000/{PAGE}", PAGE, "2025-03-01"),
        (f"https://archive.today/2025.03.01-120000/{PAGE}", PAGE, "2025-03-01"),
        ("https://archive.is/AbC12", None, "None"),
        (
            "http://www.webcitation.org/5xyz?url=http%3A%2F%2Fexample.org%2Fa&date=2012-06-01",
            "http://example.org/a",
            "2012-06-01",
        ),
        ("https://perma.cc/85LS-BXV7", None, "None"),
        ("https://ghostarchive.org/archive/AbCdE", None, "None"),
        ("https://megalodon.jp/2025-0301-1200-00/example.org/a", "http://example.org/a", "2025-03-01"),
        (f"https://wayback.archive-it.org/1068/20250301120000/{PAGE}", PAGE, "2025-03-01"),
        (f"https://webarchive.nationalarchives.gov.uk/ukgwa/20250301120000/{PAGE}", PAGE, "2025-03-01"),
        (f"https://webarchive.loc.gov/all/20250301120000/{PAGE}", PAGE, "2025-03-01"),
        (f"https://arquivo.pt/wayback/20250301120000/{PAGE}", PAGE, "2025-03-01"),
        (f"https://wayback.vefsafn.is/wayback/20250301120000/{PAGE}", PAGE, "2025-03-01"),
        (f"https://webarchive.nla.gov.au/awa/20250301120000/{PAGE}", PAGE, "2025-03-01"),
        (f"https://swap.stanford.edu/20250301120000/{PAGE}", PAGE, "2025-03-01"),
        (f"https://veebiarhiiv.digar.ee/a/20250301120000/{PAGE}", PAGE, "2025-03-01"),
        (f"https://haw.nsk.hr/wayback/20250301120000/{PAGE}", PAGE, "2025-03-01"),
        (f"https://conifer.rhizome.org/user/list/20250301120000/{PAGE}", PAGE, "2025-03-01"),
        (f"https://timetravel.mementoweb.org/memento/20250301120000/{PAGE}", PAGE, "2025-03-01"),
        ("http://archive.wikiwix.com/cache/?url=http://example.org/a", "http://example.org/a", "None"),
        (
            "https://webcache.googleusercontent.com/search?q=cache:AbCdEfGhIjKl:http://example.org/a",
            "http://example.org/a",
            "None",
        ),
    ],
)
def test_what_an_archive_address_states(url: str, original: str | None, day: str) -> None:
    """The original address and the day of capture are recovered as far as the address states them."""
    assert archive_service(url)
    found, captured = archived_original(url)
    assert (found, str(captured)) == (original, day)


@pytest.mark.parametrize(
    "url",
    [
        PAGE,
        "https://archive.org/details/somebook",
        "https://example.org/archive/20250301/story",
        "",
        "archive",
        "https://archives.gov/",
    ],
)
def test_other_addresses_are_no_archives(url: str) -> None:
    """A page about archives, or with a date in its path, is not an archived page."""
    assert archive_service(url) is None
    assert archived_original(url) == (None, None)
