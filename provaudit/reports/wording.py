"""What several formats say in the same words: signs, the sentence of a finding, the reason of a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from urllib.parse import quote

from provaudit.model import Judgement, Reference, Remark, Verdict
from provaudit.reports.clean import clip, one_line

SIGNS: Mapping[Verdict, str] = {
    Verdict.CONFIRMED: "✓",
    Verdict.MISMATCHED: "≠",
    Verdict.BROKEN: "✗",
    Verdict.UNDETERMINED: "?",
    Verdict.UNCHECKED: "○",
}
"""One sign per verdict; it always stands beside the word."""

MOST_CHARACTERS = 600
"""Of one value that a page gives: a title can be a megabyte long."""


def sentence(remark: Remark) -> str:
    """The message with both values on one line: `... Claimed: X. Observed (origin): Y.`"""
    message = tidy(remark.message)
    parts = [message if message.endswith((".", "!", "?")) else message + "."]
    if remark.claimed is not None:
        parts.append(f"Claimed: {tidy(remark.claimed)}.")
    if remark.observed is not None:
        origin = f" ({tidy(remark.origin)})" if remark.origin else ""
        parts.append(f"Observed{origin}: {tidy(remark.observed)}.")
    return " ".join(parts)


def why(judgement: Judgement) -> str:
    """What the source confirmed, or the reason of another verdict."""
    if judgement.verdict is Verdict.CONFIRMED and judgement.confirmed:
        return ", ".join(judgement.confirmed)
    return tidy(judgement.reason)


def short_title(stated: Reference, most: int = 90) -> str:
    """What to call a reference in a list: its title, its address or its beginning, in at most `most` characters."""
    return clip(tidy(stated.title or stated.url or stated.text), most)


def tidy(text: str) -> str:
    """A value on one line, nothing in it that acts, not longer than anybody reads."""
    return clip(one_line(text[: 4 * MOST_CHARACTERS]), MOST_CHARACTERS)


def as_uri(path: str) -> str:
    """A document's path as a URI reference: relative to where the audit ran, or `file:` if it is absolute."""
    place = PurePath(path)
    name = place.as_posix()
    try:
        encoded = quote(name.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        encoded = quote(name.encode("utf-8", "replace"))
    root = "file://" if name.startswith("/") else "file:///"
    return root + encoded if place.is_absolute() else encoded
