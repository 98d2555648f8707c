"""Words from the web made safe to show: they may not steer the terminal, the spreadsheet or the viewer they reach."""

from __future__ import annotations

import re
from typing import Any

_MOST_CHARACTERS = 4_000
"""Of one string on a page for people; a page can give a title of a megabyte."""
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0 and C1 controls: terminal escapes begin with one of them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls: text that reads otherwise than it is
    "\u200b\u2028\u2029\ufeff\ufff9-\ufffb"  # separators and fillers without a width
    "\ud800-\udfff\U000e0000-\U000e007f]"  # half a character; invisible tags
)
_SPACES = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
_TYPOGRAPHY = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "\xa0": " ", "×": "x"}
)


def visible(text: str) -> str:
    """`text` with every character that acts instead of showing written out as an escape: `\\x1b`, `\\u202e`."""
    return _UNSEEN.sub(_escaped, text)


def one_line(text: str) -> str:
    """`text` on one line, white space runs as one space, nothing in it that acts."""
    return visible(_SPACES.sub(" ", text).strip())


def clip(text: str, limit: int) -> str:
    """`text`, or its beginning and an ellipsis, in at most `limit` characters."""
    return text if len(text) <= limit else text[: max(0, limit - 1)].rstrip() + "…"


def encodable(text: str, encoding: str) -> str:
    """`text` as `encoding` can carry it: typographic signs become plain ones, other characters escapes."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_TYPOGRAPHY).encode(encoding, "backslashreplace").decode(encoding)
    return text


def _escaped(match: re.Match[str]) -> str:
    """One character as Python would write it."""
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def cleaned(value: Any) -> Any:
    """A string, or a structure of the published shape, with every string in it visible and of a bounded length."""
    match value:
        case str():
            return visible(clip(value, _MOST_CHARACTERS).replace("\r", "").replace("\n", " ").replace("\t", " "))
        case dict():
            return {key: cleaned(item) for key, item in value.items()}
        case list():
            return [cleaned(item) for item in value]
        case _:
            return value
