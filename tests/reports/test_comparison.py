"""A comparison shown: on a terminal, as JSON, as one page, as provenance."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser

import pytest

from provaudit.derivation import compare
from provaudit.errors import UsageError
from provaudit.model.compared import Comparison
from provaudit.reports.comparison import COMPARISONS, comparison_reporter
from provaudit.reports.presentation import Presentation
from tests.derivation.texts import COPY, ORIGINAL, OTHER

HOSTILE = "<script>alert(1)</script>\x1b[31m\u202e & “quotes”"


@pytest.fixture(scope="module")
def reworded() -> Comparison:
    """The essay and its reworded copy, under hostile names."""
    return compare(ORIGINAL, COPY, original_name=f"one {HOSTILE}", copy_name="two")


@pytest.mark.parametrize("name", COMPARISONS)
def test_the_same_comparison_gives_the_same_text(name: str, reworded: Comparison) -> None:
    """Every format is the same byte for byte, ends its last line, and lets nothing act."""
    text = comparison_reporter(name)(reworded)
    assert text == comparison_reporter(name)(reworded)
    assert text.endswith("\n")
    assert "\x1b" not in text


@pytest.mark.parametrize("name", COMPARISONS)
def test_nobody_is_accused(name: str, reworded: Comparison) -> None:
    """What is found is described; the word for the offence is never used."""
    assert "plagiar" not in comparison_reporter(name)(reworded).lower()


def test_an_unknown_format_is_a_usage_error() -> None:
    """A wrong name is refused with the nearest right one."""
    with pytest.raises(UsageError, match="json"):
        comparison_reporter("jsn")


def test_the_terminal_keeps_its_width(reworded: Comparison) -> None:
    """Lines are folded, and the gravest changes are there."""
    text = comparison_reporter("terminal", Presentation(width=60))(reworded)
    assert max(map(len, text.splitlines())) <= 60
    assert "Quoted words altered (1)" in text
    assert "Credit: missing" in text


def test_unrelated_texts_are_said_to_be(reworded: Comparison) -> None:
    """Where nothing is shared there is no talk of direction or credit."""
    text = comparison_reporter("terminal")(compare(ORIGINAL, OTHER))
    assert "Unrelated" in text
    assert "Direction" not in text
    assert "Credit" not in text


def test_json_has_offsets_that_hold(reworded: Comparison) -> None:
    """Every span of the published shape gives its own words in the text."""
    told = json.loads(comparison_reporter("json")(reworded))
    assert told["schema"] == "provaudit.comparison/1"
    for link in told["links"]:
        for side, text in (("original", ORIGINAL), ("copy", COPY)):
            assert text[link[side]["start"] : link[side]["end"]] == link[side]["exact"]
    changes = [change for link in told["links"] for change in link["changes"]]
    assert {"quotation", "number", "date", "name", "negation"} <= {change["kind"] for change in changes}


def test_provenance_names_only_known_entities(reworded: Comparison) -> None:
    """Every derivation is between entities of the bundle, from the original to the copy."""
    told = json.loads(comparison_reporter("prov")(reworded))
    for derived in told["wasDerivedFrom"].values():
        assert derived["prov:usedEntity"] in told["entity"]
        assert derived["prov:generatedEntity"] in told["entity"]
    passage = told["entity"]["provaudit:copy-passage-1"]
    start, end = (int(passage[f"oa:{edge}"]["$"]) for edge in ("start", "end"))
    assert COPY[start:end] == passage["oa:exact"]


def test_undecided_direction_derives_nothing() -> None:
    """Where the direction is unknown, passages are alternates and nothing is said to be derived."""
    told = json.loads(comparison_reporter("prov")(compare(ORIGINAL, ORIGINAL.replace("12", "14"))))
    assert "wasDerivedFrom" not in told
    assert told["alternateOf"]


class Tags(HTMLParser):
    """Collects the tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep one."""
        self.tags.append((tag, dict(attrs)))


def test_the_page_is_self_contained_and_escaped(reworded: Comparison) -> None:
    """The page loads nothing, has one script, our own, and shows hostile names as words."""
    page = comparison_reporter("html")(reworded)
    tags = Tags()
    tags.feed(page)
    assert [name for name, _ in tags.tags].count("script") == 1
    assert not [name for name, attributes in tags.tags if "src" in attributes or name in ("link", "img", "iframe")]
    assert "&lt;script&gt;alert(1)" in page
    assert re.search(r"script-src 'sha256-", unescape(page))


def test_every_jump_leads_to_a_row(reworded: Comparison) -> None:
    """Each entry of the jump list points at a row that is there, and rows are all numbered once."""
    page = comparison_reporter("html")(reworded)
    tags = Tags()
    tags.feed(page)
    ids = [attributes["id"] for _, attributes in tags.tags if "id" in attributes]
    jumps = [a["href"] for name, a in tags.tags if name == "a" and str(a.get("href", "")).startswith("#row-")]
    assert len(ids) == len(set(ids))
    assert {str(jump)[1:] for jump in jumps} <= set(ids)
    assert jumps


def test_the_page_holds_both_texts(reworded: Comparison) -> None:
    """Every word of both texts is on the page, linked or not."""
    page = re.sub(r"<[^>]*>", "", comparison_reporter("html")(reworded)).replace("&#39;", "'").replace("&#34;", '"')
    flat = "".join(page.split())
    for text in (ORIGINAL, COPY):
        for sentence in re.split(r"(?<=[.])\s+", text.strip()):
            assert "".join(sentence.split()) in flat
