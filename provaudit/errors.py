"""What can stop an audit.

    ProvauditError            message, and a hint that says what to do next
    ├── UsageError            the call itself is wrong: an option, a setting, a name
    ├── UnreadableInput       a document that cannot be read
    ├── UnreadableRecording   a WARC, WACZ or cassette that cannot be read or written
    └── MissingExtra          an optional library that is not installed

A finding is data and never an exception; a source that cannot be reached is an `Absence`.
"""

from __future__ import annotations

from collections.abc import Iterable

_FEW = 20


class ProvauditError(Exception):
    """The root of everything that can stop an audit; shown as one line, without a traceback."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class UsageError(ProvauditError):
    """The call itself is wrong: an unknown option, a setting out of range, a name that is not registered."""


class UnreadableInput(ProvauditError):
    """A document that cannot be read; the other documents of the run are still audited."""


class UnreadableRecording(ProvauditError):
    """A recording (WARC, WACZ, cassette) that cannot be read, or an archive folder that cannot be written."""


class MissingExtra(ProvauditError):
    """An optional library is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs an optional library", f"pip install 'provaudit[{extra}]'")


def suggestion(name: str, known: Iterable[str]) -> str:
    """A hint for a misspelt `name`: the nearest known one; where none is near, all of them if they are few."""
    import difflib  # only who mistyped waits for it

    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"one of {', '.join(names)}" if len(names) <= _FEW else ""
