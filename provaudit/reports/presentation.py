"""What the roof knows and a report does not: where the text will be shown, and how much of it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from inspect import cleandoc
from typing import TextIO

from attrs import field, frozen


@frozen(kw_only=True)
class Presentation:
    """How a report is to be shown; each member of the room takes what concerns it."""

    width: int = 80
    """Columns of the terminal."""
    color: bool = False
    encoding: str = "utf-8"
    """What the reader's terminal or file can carry."""
    verbose: bool = False
    """Show what was confirmed too, not only what is wrong."""
    pages: Mapping[str, str] = field(factory=dict)
    """The rules' pages by code, in Markdown: help texts for the formats that carry them."""

    def page(self, code: str) -> str:
        """A rule's page without the indent of the docstring that it is; empty if it was not handed over."""
        return cleandoc(self.pages.get(code, ""))

    @classmethod
    def of(cls, stream: TextIO, environ: Mapping[str, str], **choices: object) -> Presentation:
        """The presentation that suits `stream`: wide and coloured on a terminal, plain when piped.

        NO_COLOR (no-color.org) and TERM=dumb turn colour off, FORCE_COLOR turns it on; COLUMNS sets the width.
        """
        terminal = stream.isatty()
        color = not environ.get("NO_COLOR") and (
            bool(environ.get("FORCE_COLOR")) or (terminal and environ.get("TERM") != "dumb")
        )
        columns = environ.get("COLUMNS", "")
        width = int(columns) if columns.isdecimal() and int(columns) > 0 else 80
        if terminal and not columns:
            width = shutil.get_terminal_size((80, 24)).columns
        encoding = getattr(stream, "encoding", None) or "utf-8"
        return cls(width=max(width, 40), color=color, encoding=encoding, **choices)  # type: ignore[arg-type]


PLAIN = Presentation()
"""What a report looks like when nobody says how it is to be shown."""
