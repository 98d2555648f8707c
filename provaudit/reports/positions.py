"""Where a character stands: line and column, for as many characters as a report needs."""

from __future__ import annotations

import re
from bisect import bisect_right

from provaudit.model import Span


class Positions:
    """The line starts of one text, found once: a report on 5,000 notes reads the text once, not 5,000 times."""

    def __init__(self, text: str) -> None:
        self._end = len(text)
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both from 1, as `Document.position` gives them."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def lines(self, span: Span) -> Span:
        """The whole lines on which a span stands, without the last line's end."""
        first, last = self.at(span.start)[0], self.at(max(span.start, span.end))[0]
        return Span(self._starts[first - 1], self._starts[last] - 1 if last < len(self._starts) else self._end)

    def place(self, span: Span) -> dict[str, int]:
        """A span with the line and column of its start, in the shape of `provaudit.report/1`."""
        line, column = self.at(span.start)
        return {"start": span.start, "end": span.end, "line": line, "column": column}
