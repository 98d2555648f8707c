"""What rules find is the same however many cases they are shown at a time."""

from __future__ import annotations

import pytest

from provaudit import finding
from tests.audits import DATED, DEAD_LINK, GONE, WRONG_DATE, audited, codes

NOTES = [
    WRONG_DATE,
    'Jones, Bob. "Ten recipes." Other News, 1 March 2025. https://news.example/a.',
    DEAD_LINK,
    'Doe, Jo. "Rivers rise in the south." Example News, 2 March 2025. https://news.example/a.',
]


@pytest.mark.parametrize("together", [1, 3])
def test_rules_that_look_at_each_reference_apart_find_the_same_in_parts(
    together: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The findings are the same, in the same order, with the same numbers."""
    notes = "".join(f"[{number}] {note}\n" for number, note in enumerate(NOTES, 1))
    text = f"Words [1] words [2] words [3] words [4].\n\n{notes}"
    whole = audited(text, web=DATED + GONE)
    monkeypatch.setattr(finding, "_CASES_TOGETHER", together)
    assert audited(text, web=DATED + GONE) == whole
    assert len({code for code in codes(whole) if code.startswith("M")}) >= 2


def test_matching_is_by_beginning() -> None:
    """A code matches itself and its beginnings; no beginnings match nothing."""
    assert finding.matches("M505", ["M5"])
    assert finding.matches("M505", ["L", "M505"])
    assert not finding.matches("M505", ["M506", "L"])
    assert not finding.matches("M505", [])
