"""What the inside of a Markdown paragraph is cut at."""

from __future__ import annotations

import re
from collections.abc import Mapping

TOKEN = re.compile(
    r"""(?P<escape>\\[!-/:-@\[-`{-~])
    |(?P<code>`+)
    |(?P<auto><[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>|<[\w.+-]+@[\w-]+(?:\.[\w-]+)+>)
    |(?P<comment><!--)
    |(?P<tag></[A-Za-z][A-Za-z0-9-]*\s*>|<[A-Za-z][A-Za-z0-9-]*
        (?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:"[^"]{0,5000}"|'[^']{0,5000}'|[^\s"'=<>`]+))?){0,50}\s*/?>
        |<![A-Z][^<>]*>|<\?[^<>]*>)
    |(?P<footnote>\[\^[^\]\[\s]{1,80}\])
    |(?P<note>\^\[)
    |(?P<open>!\[(?!\^)|\[)
    |(?P<close>\])
    |(?P<emphasis>\*+|_+|~~)
    |(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    |(?P<break>\\\n)
    |(?P<math>\$\$[^$]{1,2000}\$\$|(?<![\w$\\])\$(?=[^\s$])[^$\n]{0,300}?(?<=[^\s\\])\$(?!\d))
    |(?P<raised>\^(?:[*†‡§]|\d{1,4})\^)
    |(?P<role>\{(?:cite|footcite)(?::\w+)?\}`[^`\n]{1,200}`)
    """,
    re.VERBOSE | re.DOTALL,
)
SPECIAL = re.compile(r"[\\`<\[\]*_~&$^{!]")
"""The characters with which anything but plain words begins."""
URL = re.compile(r"https?://(?:(?!&amp;)[^\s<>\[\]*`\\])*(?<![_.,;:!?'\")~])")
DESTINATION = re.compile(
    r"\(\s{0,9}(?:<(?P<angled>[^<>\n]{0,4000})>|(?P<plain>(?:\\.|[^\s()\\<]|\\(?!.)|\((?:\\.|[^\s()\\]|\([^\s()]{0,500}\)){0,2000}\)){0,4000}))"
    r"(?:\s{1,9}(?:\"(?:\\.|[^\"\\]){0,2000}\"|'(?:\\.|[^'\\]){0,2000}'|\((?:\\.|[^)\\(]){0,2000}\)))?\s{0,9}\)(?:\{[^{}\n]{0,200}\})?"
)
REFERENCE = re.compile(r"\[((?:\\.|[^\[\]\\]){0,999})\]")
ROLE_KEY = re.compile(r"(?:\{[^{}]*\})?\s*<?([^\s,;`<>{}]+)>?(?:\{[^{}]*\})?\s*(?=[,;]|$)")
"""A key in a role of MyST, perhaps with words before or after it in braces: `{see}smith2001{p. 3}`."""
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
HREF = re.compile(r"""<a\s[^>]*?href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
KEYS = re.compile(r"(?<![\w@\\/])-?@(?:\{([^{}\s]{1,80})\}|(\w(?:[\w:.#$%&+?<>~/-]{0,80}\w)?))")


PATIENCE = 500
"""How many broken link addresses are tried in one paragraph."""
Definitions = Mapping[str, str]
"""Reference definitions: the normalised label and the address."""
_NEAR = 300
"""How far the brackets around a citation key are looked for."""


def in_brackets(source: str, place: int) -> bool:
    """Whether a key at `place` stands in brackets of its own (`[see @key]`), which are no link."""
    close = source.find("]", place, place + _NEAR)
    start = max(0, place - _NEAR)
    if close < 0 or source.rfind("[", start, place) <= source.rfind("]", start, place):
        return False
    return source[close + 1 : close + 2] not in ("(", "[", ":")


def normalised(label: str) -> str:
    """A reference label as CommonMark compares it."""
    return " ".join(label.split()).casefold()
