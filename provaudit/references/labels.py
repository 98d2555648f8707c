"""References whose fields are labelled: `Title: Rain falls; Author: Jane Roe; Site: The Herald; Date: 2020-05-03`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.references.anchors import Anchored

_LABELS = {
    "T": "title titel titre título titolo título article headline überschrift",
    "A": "author authors autor autoren autorin auteur auteurs autore autori autora autores writer byline verfasser",
    "J": "site website publication publisher source journal newspaper outlet medium periodical container sitio sito",
    "D": "date datum fecha data published posted veröffentlicht publié publicado",
    "O": "url link address accessed retrieved doi archive archived type language volume issue pages",
}
_LABEL = {word: label for label, words in _LABELS.items() for word in words.split()}
_FIELD = re.compile(rf"(?:^|[;|,.\n]\s*|\s[–—-]\s|\s(?=[A-ZÜ]))(?i:({'|'.join(_LABEL)}))(?:\(s\))?\s?:\s")
FIELD = re.compile(rf"(?:{'|'.join(_LABEL)})\s?:\s", re.IGNORECASE)
"""A field's label and its colon."""
_LEAST = 2
"""More fields than these must be labelled."""


def labelled(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` by the labels of a reference that names three fields so, at most one title among them; "n/a" is nobody."""
    tags, text = list(tags), row.text.text
    fields = list(_FIELD.finditer(text)) if text.count(": ") > _LEAST else []
    kinds = [_LABEL[field[1].lower()] for field in fields]
    if kinds.count("T") > 1 or len(kinds) <= _LEAST:
        return tags
    ends = [*(field.start() for field in fields[1:]), len(text)]
    for field, kind, end in zip(fields, kinds, ends, strict=True):
        inside = [i for i, token in enumerate(row.tokens) if field.end() <= token.start < end]
        named = [i for i, token in enumerate(row.tokens) if field.start(1) <= token.start < field.end()]
        for place in (*named, *inside):
            tags[place] = "O"
        if kind == "D":
            for place in inside:
                tags[place] = "D" if place in row.dates and "D" not in tags[:place] else "O"
        elif inside and kind != "O" and text[field.end() : end].strip(" ;,.").lower() not in ("n/a", "-", "none"):
            tags[inside[0] : inside[-1] + 1] = [f"B-{kind}"] + [f"I-{kind}"] * (inside[-1] - inside[0])
    return tags
