"""Sources larger than what is read of them: where they say nothing before the cut, their address speaks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from provaudit.comparison.folding import words
from provaudit.model import Capture, Case, Dossier

_TELLING_WORDS = 4
"""So many words of a title in a row, in an address, are no accident."""
_NUMBERED = re.compile(r"\d")


def borne_out_by_address(dossier: Dossier) -> Iterator[tuple[Case, Capture, str]]:
    """The cases whose source goes on beyond the limit, names no title up to there, and has that of the reference in its
    address; with the words of the address.

    A source that answers at this address with more than we read is there: no empty or generic page is that large.
    """
    for case in dossier.cases:
        capture, page = case.capture, case.page
        if capture is None or page is None or capture.truncated != "length" or capture.status != 200 or page.titles:
            continue
        shared = _in_address(case.reference.title or "", capture.uri)
        if shared:
            yield case, capture, shared


def _in_address(title: str, uri: str) -> str:
    """The most words of the title that stand in a row in the address's path; empty if they are too few to tell."""
    claimed = words(title)
    path = [word for word in words(unquote(urlsplit(uri).path)) if not _NUMBERED.search(word)]
    there = f" {' '.join(path)} "
    for length in range(len(claimed), _TELLING_WORDS - 1, -1):
        for start in range(len(claimed) - length + 1):
            run = " ".join(claimed[start : start + length])
            if f" {run} " in there:
                return run
    return ""
