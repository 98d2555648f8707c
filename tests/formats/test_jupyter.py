"""Jupyter notebooks: the Markdown of all cells together, and nothing of the code."""

from __future__ import annotations

import json

import pytest

from provaudit.errors import UnreadableInput
from provaudit.formats import parse
from tests.formats.spans import check_spans


def test_cells() -> None:
    """A note may stand in another cell than its sign; code and outputs are left out."""
    cells = [
        {"cell_type": "markdown", "source": ["It rose.[^1]\n", "\n", "See [this](https://a.example)."]},
        {"cell_type": "code", "source": ["x[1] = 2  # [^2]"], "outputs": []},
        {"cell_type": "markdown", "source": "[^1]: Smith.\n"},
    ]
    document = parse(json.dumps({"nbformat": 4, "cells": cells}).encode(), "a.ipynb")
    check_spans(document)
    assert [(note.label, note.passage.text) for note in document.notes] == [("1", "Smith.")]
    assert [marker.label for marker in document.markers] == ["1"]
    assert [link.url for link in document.links] == ["https://a.example"]


@pytest.mark.parametrize("text", ["{}", "[]", "{", "words", '{"cells": 3}'])
def test_no_notebooks(text: str) -> None:
    """What is no notebook is refused in one line."""
    with pytest.raises(UnreadableInput, match=r"^a\.ipynb: not a notebook"):
        parse(text.encode(), "a.ipynb")
