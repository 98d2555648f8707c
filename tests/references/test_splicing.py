"""References made of others keep one layout and take the words of others."""

from provaudit.references.gold import Example, labelled
from provaudit.references.splicing import spliced

WORDS = ["Rain", "Snow", "Hail", "Sleet", "Frost", "Fog", "Wind", "Storm"]


def _example(number: int) -> Example:
    title, journal = f"{WORDS[number]} on old roofs", f"Annals of {WORDS[-number - 1]}"
    text = f"Rivera A. {title}. In {journal}, 3, 2021."
    at = text.index(title), text.index("In ")
    spans = [
        (0, 9, "author"),
        (at[0], at[0] + len(title) + 1, "title"),
        (at[1], at[1] + 3 + len(journal), "container-title"),
    ]
    return labelled(text, spans, {"gold": {"title": title}, "text": text, "spans": spans})


def test_words_change_and_the_layout_stays() -> None:
    """Every spliced reference is of the same form, and its titles and containers come from the others."""
    originals = [_example(number) for number in range(len(WORDS))]
    made = spliced(originals)
    assert [example.tags for example in made] == [example.tags for example in originals]
    for example in made:
        text = example.case["text"]
        assert text.startswith("Rivera A. ")
        assert text.endswith(", 3, 2021.")
        assert " on old roofs. In Annals of " in text
    assert any(made[n].case["text"] != originals[n].case["text"] for n in range(len(WORDS)))


def test_a_few_words_are_not_enough_to_swap() -> None:
    """With too few donors the words stay, so that no reference turns up again and again."""
    originals = [_example(0), _example(1)]
    assert [e.case["text"] for e in spliced(originals)] == [e.case["text"] for e in originals]
