"""Lists of names: inverted and direct, any separator, initials, particles, suffixes, organisations, CJK, "et al."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.model import Name
from provaudit.references.bodies import is_body
from provaudit.references.given import is_given
from provaudit.references.name_words import (
    CAPITALS,
    ET_AL,
    ET_AL_HINTS,
    GENRE,
    INITIALS,
    LEAD,
    NOBODY,
    ROLES,
    STRONG,
    SUFFIX,
    is_initial,
)
from provaudit.references.straight_names import is_particle, straight_name

_HONORIFICS = ("Dr", "Prof", "Mr", "Mrs", "Ms", "Sir", "Rev")
_COLLABORATIONS = ("collaboration", "group", "consortium", "team")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s$")
"""`Jane Roe’s “A title”`."""
_LAST = re.compile(r"[\W\d_]+")
_CLOSED = re.compile(r"(?:\b\w|\b[JjSs]r|\b[Pp]h|\b[A-Z][a-z])\.$")
_STOP = re.compile(r"(?<=[^\W\d_]{2})\.\s+(?=[^\W\d_a-z])")
_INITIAL_STOP = re.compile(r"(?<=\b[^\W\d_])\.?\s+(?=[^\W\d_a-z][^\W\d_]+,\s)")
_TIGHT = re.compile(r"(?<=[^\W\d_]|\.)/(?=[^\W\d_a-z])")
"""A stroke between names without blanks."""
_INVERTED = re.compile(r"[^,.\s]{2,},\s[^,]{2,}")
_GIVEN_BEHIND = re.compile(
    r"\b([^\W\d_][^(),;.]{1,30})\s\(([^\W\d_a-z][^()\s]{0,15}(?:\s[^()\s]{1,15})?)\)(?=\s*(?:[,;&]|et\b|and\b|$))"
)
MOST = 200
"""The most names that are read from one list."""


def parse_names(text: str) -> tuple[tuple[Name, ...], bool]:
    """The people and bodies that `text` lists, in order, and whether the list is cut short ("et al.")."""
    text = " ".join(text[:8000].split())
    text = LEAD.sub("", text)
    text, et_al = _uncut(text)
    text = _POSSESSIVE.sub("", _unbracketed(_unroled(text)))
    if NOBODY.fullmatch(text) or GENRE.fullmatch(text):
        return (), et_al
    if is_body(text):
        return (Name(literal=text),), et_al
    collaboration, text = _collaboration(text)
    names: list[Name] = []
    pieces = [piece for piece in _pieces(text) if piece and (piece.isupper() or not NOBODY.fullmatch(piece))]
    if len(pieces) > 1 and all(_swapped(piece) for piece in pieces):
        pieces = [piece.replace(" ", ", ", 1) for piece in pieces]
    for number, piece in enumerate(pieces[:MOST]):
        names += _piece(piece, inverted_before=bool(names) and number > 0)
    whole = (Name(literal=collaboration),) if collaboration else ()
    return (*names, *whole)[:MOST], et_al


def _collaboration(text: str) -> tuple[str, str]:
    """The collaboration before the people who wrote for it, and these: `LHCb collaboration, R. Aaij et al.`"""
    first, _, rest = text.partition(",")
    words = first.split()
    return (first, rest) if rest and len(words) > 1 and words[-1].lower() in _COLLABORATIONS else ("", text)


def _unbracketed(text: str) -> str:
    """`text` with `Family (Given)`, as French historians write names, as `Family, Given`; other brackets stay."""
    given = [match[2] for match in _GIVEN_BEHIND.finditer(text)] if "(" in text else []
    shown = any((INITIALS.fullmatch(name) and name.endswith(".")) or is_given(name.split()[0]) for name in given)
    return _GIVEN_BEHIND.sub(r"\1, \2", text) if shown else text


def parse_name(text: str) -> Name:
    """One name: `Family, Given`, `Given Family`, `Family GN`, or a body."""
    text = " ".join(text[:400].split()).strip(" ,;")
    if is_body(text):
        return Name(literal=text)
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) >= 2 and not (len(parts) == 2 and SUFFIX.fullmatch(parts[1])):
        suffix = next((part for part in parts[1:] if SUFFIX.fullmatch(part)), None)
        given = " ".join(part for part in parts[1:] if part != suffix)
        return Name(family=parts[0], given=given or None, suffix=suffix)
    return straight_name(parts[0] if parts else text, parts[1] if len(parts) > 1 else None)


def _uncut(text: str) -> tuple[str, bool]:
    """`text` with a semicolon for a phrase such as "et al.", and whether there was one."""
    low = text.lower()
    if not any(hint in low for hint in ET_AL_HINTS):
        return text, False
    cut = ET_AL.sub("; ", text)
    return cut, cut != text


def _unroled(text: str) -> str:
    """`text` without closing roles such as `(eds.)` and without loose punctuation."""
    closed = text.rstrip(" .,;:").endswith(")")
    for _ in range(3):
        shorter = text.rstrip(" .,:)]")
        last = _LAST.split(shorter[-20:])[-1]
        if last.lower() not in ROLES:
            break
        text = shorter[: len(shorter) - len(last)].rstrip(" ,([/")
    text = text.strip(" ,;:&/–—-([")
    text += ")" * (closed and text.count("(") - text.count(")") == 1)
    if text.endswith(".") and not _CLOSED.search(text[-4:]):
        text = text[:-1]
    return text.rstrip(" ,;:]")


def _pieces(text: str) -> list[str]:
    """The text parted at the signs and words that can only stand between names."""
    pieces = []
    for piece in STRONG.split(_TIGHT.sub(" / ", text)):
        pieces += _stops(piece.strip(" ,;/"))
    return pieces


def _stops(text: str) -> list[str]:
    """A list whose names are parted by full stops: `Madhani, Aamer. Miller, Zeke`; an initial's stop parts nothing
    unless the list has shown that stops part its names."""
    parts = _STOP.split(text)
    if len(parts) > 1 and not all("," in part for part in parts):
        return parts if all(len(part.split()) >= 2 for part in parts) else [text]
    finer = [name for part in parts for name in _INITIAL_STOP.split(part)]
    shown = len(parts) > 1 or (len(finer) > 1 and all(_INVERTED.fullmatch(name) for name in finer))
    return finer if shown else parts


def _piece(text: str, inverted_before: bool) -> list[Name]:
    """The names in a stretch that only commas part."""
    if is_body(text) and (" " in text or not inverted_before):
        return [Name(literal=text)]
    parts = [part.strip() for part in text.split(",")]
    parts = [part for part in parts if part and (part.isupper() or not NOBODY.fullmatch(part))]
    names: list[Name] = []
    place = 0
    while place < len(parts):
        name, used = _next(parts, place)
        if used > 1 or not SUFFIX.fullmatch(parts[place]) or not names:
            names.append(name)
        else:
            last = names[-1]
            names[-1] = Name(last.family, last.given, last.literal, parts[place])
        place += used
    return names


def _next(parts: Sequence[str], place: int) -> tuple[Name, int]:
    """The name that begins at a comma-parted place, and how many parts it takes."""
    part = parts[place]
    follower = parts[place + 1] if place + 1 < len(parts) else None
    if follower is not None and SUFFIX.fullmatch(follower) and place + 2 < len(parts) and len(part.split()) == 1:
        return Name(family=part, given=parts[place + 2], suffix=follower), 3
    if follower is not None and not _whole(part, follower):
        beyond = parts[place + 2] if place + 2 < len(parts) else None
        if beyond is not None and SUFFIX.fullmatch(beyond):
            return Name(family=part, given=follower, suffix=beyond), 3
        return Name(family=part, given=follower), 2
    return straight_name(part, None), 1


def _whole(part: str, follower: str) -> bool:
    """Whether `part` is a name by itself, so that `follower` is the next one and not its given name."""
    words = part.split()
    core = [word for place, word in enumerate(words) if not (is_particle(word) and (not place or not word.isupper()))]
    if len(words) > 2 and (SUFFIX.fullmatch(words[-1]) or words[0].strip(".") in _HONORIFICS):
        return True
    if (
        INITIALS.fullmatch(follower)
        and len(follower.replace(".", "").replace(" ", "")) <= 5
        and follower.upper() == follower
    ):
        return bool(CAPITALS.fullmatch(words[0]) and len(core) > 1) or _vancouver(words)
    if _vancouver(words):
        return True
    if len(core) <= 1:
        return False
    if CAPITALS.fullmatch(words[0]):
        return True
    return len(follower.split()) >= 2


def _vancouver(words: Sequence[str]) -> bool:
    """`Family GN`: a word and then capitals without stops."""
    last = words[-1]
    return len(words) >= 2 and len(last) <= 4 and last.isupper() and last.isalpha() and not words[0].isupper()


def _swapped(piece: str) -> bool:
    """Whether a common given name stands last, or before an initial. Many families are called Martin, so that one such
    name proves nothing, but a list of them does."""
    words = piece.split()
    if "," in piece or not 2 <= len(words) <= 3 or is_given(words[0]):
        return False
    return is_given(words[1] if is_initial(words[-1]) else words[-1])
