"""Whether words name an organisation and not a person."""

from __future__ import annotations

import re

from provaudit.references.cjk_names import cjk_name
from provaudit.references.given import is_given
from provaudit.references.name_words import BODIES, PARTICLES

_WORDS = re.compile(r"[\w.&’']+")
_STOPPED = re.compile(r"\b[A-Z]\.")
_GIVEN_INITIALS = re.compile(r"[A-Z]{1,3}\.?")
_EXPLAINED = re.compile(r"[^,;]{4,80}\([^()]{2,60}\)")
_LISTING = re.compile(r"[,;&/]| (?:and|und|et|y|e|en|och|og) ")
_INVERTED = re.compile(r"[\w’'-]+,\s")


def is_body(text: str) -> bool:
    """Whether the whole text reads as one organisation: its words say so and no name list is in sight."""
    words = _WORDS.findall(text)
    if not words or cjk_name(text) or (len(words) <= 3 and is_given(words[0])):
        return False
    if len(words) == 1:
        return "," not in text and ";" not in text
    if len(words) == 2 and _GIVEN_INITIALS.fullmatch(words[1]) and not words[0].isupper():
        return False
    lower = [word.lower().strip(".") for word in words]
    listed = sum(word in BODIES for word in lower)
    if text.startswith(("The ", "Die ", "Das ", "Der ")) and "," not in text:
        return True
    proper = [w for w in lower if w in BODIES and w not in ("and", "of", "für", "the")]
    if "," in text and _STOPPED.search(text):
        return False
    if text.endswith(")") and _EXPLAINED.fullmatch(text):
        return True
    if len(words) >= 5 and not _LISTING.search(text) and (proper or not (_STOPPED.search(text) or is_given(words[0]))):
        return True
    if "," in text:
        return bool(proper) and listed >= 2 and len(words) < 15 and ";" not in text and _INVERTED.match(text) is None
    return bool(proper) or (lower[-1] not in PARTICLES and "of" in lower[1:])
