"""From a document to its references: where the addresses of links stand."""

from __future__ import annotations

import pytest

from provaudit.citing import cite
from provaudit.formats import parse

URL = "https://news.example/a"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.txt", f"See {URL}."),
        ("a.md", f"See <{URL}>."),
        ("a.md", f"See [the news]({URL}) and other words."),
        ("a.md", f'See [the news](<{URL}> "A title").'),
        ("a.html", f'<p>See <a class="x" href="{URL}" title="a"><em>the news</em></a> and other words.</p>'),
    ],
)
def test_the_address_of_a_link_is_placed(path: str, text: str) -> None:
    """The span of a link's address points at the address, whatever stands around it."""
    (reference,) = cite(parse(text.encode(), path)).references
    assert reference.spans["url"].of(text) == URL


def test_an_address_that_stands_elsewhere_is_not_placed() -> None:
    """A link that is defined in another place of the document has no span of its own."""
    text = f"See [the news][1].\n\n[1]: {URL}\n"
    for reference in cite(parse(text.encode(), "a.md")).references:
        assert "url" not in reference.spans or reference.spans["url"].of(text) == URL
