"""Where quotations stand, and which of them may be whole titles."""

import pytest

from provaudit.references.anchors import anchored
from provaudit.references.gaps import gaps_of
from provaudit.references.quoting import quotation, quoting


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rivera, “Why go?” The Herald, 2001.", "Why go"),
        ("Rivera, “The ‘old’ town,” The Herald, 2001.", "The old town"),
        ('Rivera, "Old town". Herald, 2001.', "Old town"),
        ("Rivera, «Vieille ville», Herald, 2001.", "Vieille ville"),
        ("Rivera, “Why go?”: on travel, Herald, 2001.", None),
        ("‘What’s the story’? On telling tales. Pier Press, 2001", None),
        ("Rivera. The “old” town of Bath. Pier Press, 2001.", None),
        ("Rivera’s town. The Herald, 2001.", None),
    ],
)
def test_only_a_quotation_set_off_by_punctuation_may_be_a_title(text: str, wanted: str | None) -> None:
    """Words that go on after the closing mark, with a colon or a question mark between, belong to the same title."""
    row = anchored(text)
    found = quotation(quoting(gaps_of(row.tokens, row.text.text)))
    assert (" ".join(token.text for token in row.tokens[found[0] : found[1]]) if found else None) == wanted


def test_an_address_sets_a_quotation_off_at_its_end() -> None:
    """What stands before it need not; two words are rather a name."""
    for words, found in (("Rain falls on Rome", (1, 5)), ("Old town", None)):
        row = anchored(f'Herald "{words}" https://herald.example/a')
        states = quoting(gaps_of(row.tokens, row.text.text))
        assert quotation(states, row.found) == found
        assert quotation(states) is None
