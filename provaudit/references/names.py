"""Lists of names: inverted and direct, any separator, initials, particles, suffixes, organisations, CJK, "et al."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.model import Name
from provaudit.references.bodies import is_body
from provaudit.references.cjk_names import cjk_name
from provaudit.references.given import is_given
from provaudit.references.name_words import (
    CAPITALS,
    ET_AL,
    ET_AL_HINTS,
    INITIALS,
    LEAD,
    NOBODY,
    PARTICLES,
    ROLES,
    STRONG,
    SUFFIX,
    is_initial,
)

_LAST = re.compile(r"[\W\d_]+")
_CLOSED = re.compile(r"(?:\b\w|\b[JjSs]r|\b[Pp]h|\b[A-Z][a-z])\.$")
_STOP = re.compile(r"(?<=[^\W\d_]{2})\.\s+(?=[^\W\d_a-z])")
_INITIAL_STOP = re.compile(r"(?<=\b[^\W\d_])\.?\s+(?=[^\W\d_]{2,},\s)")
_TIGHT = re.compile(r"(?<=[^\W\d_]|\.)/(?=[^\W\d_a-z])")
"""A stroke between names without blanks."""
_INVERTED = re.compile(r"[^,.\s]{2,},\s[^,]{2,}")
MOST = 200
"""The most names that are read from one list."""


def parse_names(text: str) -> tuple[tuple[Name, ...], bool]:
    """The people and bodies that `text` lists, in order, and whether the list is cut short ("et al.")."""
    text = " ".join(text[:8000].split())
    text = LEAD.sub("", text)
    text, et_al = _uncut(text)
    text = _unroled(text)
    if NOBODY.fullmatch(text):
        return (), et_al
    if is_body(text):
        return (Name(literal=text),), et_al
    names: list[Name] = []
    pieces = [piece for piece in _pieces(text) if piece]
    if len(pieces) > 1 and all(_swapped(piece) for piece in pieces):
        pieces = [piece.replace(" ", ", ", 1) for piece in pieces]
    for number, piece in enumerate(pieces[:MOST]):
        names += _piece(piece, inverted_before=bool(names) and number > 0)
    return tuple(names[:MOST]), et_al


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
    return _direct(parts[0] if parts else text, parts[1] if len(parts) > 1 else None)


def _uncut(text: str) -> tuple[str, bool]:
    """`text` with a semicolon for a phrase such as "et al.", and whether there was one."""
    low = text.lower()
    if not any(hint in low for hint in ET_AL_HINTS):
        return text, False
    cut = ET_AL.sub("; ", text)
    return cut, cut != text


def _unroled(text: str) -> str:
    """`text` without closing roles such as `(eds.)` and without loose punctuation."""
    for _ in range(3):
        shorter = text.rstrip(" .,:)]")
        last = _LAST.split(shorter[-20:])[-1]
        if last.lower() not in ROLES:
            break
        text = shorter[: len(shorter) - len(last)].rstrip(" ,([/")
    text = text.strip(" ,;:&/–—-([")
    if text.endswith(".") and not _CLOSED.search(text[-4:]):
        text = text[:-1]
    return text.rstrip(" ,;:)]")


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
    return _direct(part, None), 1


def _whole(part: str, follower: str) -> bool:
    """Whether `part` is a name by itself, so that `follower` is the next one and not its given name."""
    words = part.split()
    core = [word for place, word in enumerate(words) if not (_particle(word) and (not place or not word.isupper()))]
    if SUFFIX.fullmatch(words[-1]) and len(words) > 2:
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


def _direct(text: str, suffix: str | None) -> Name:
    """A name written straight on: `Given Family`, `Family GN`, one word, or CJK."""
    text = text.strip(" ,;")
    cjk = cjk_name(text)
    if cjk:
        return cjk
    words = text.split()
    if len(words) < 2:
        return Name(literal=text, suffix=suffix) if suffix is None else Name(family=text, suffix=suffix)
    if (
        SUFFIX.fullmatch(words[-1])
        and len(words) > 2
        and words[-1].lower().strip(".") in ("jr", "sr", "iii", "ii", "iv")
    ):
        words, suffix = words[:-1], words[-1]
    family_first = _family_first(words)
    if family_first:
        return Name(family=" ".join(words[:family_first]), given=" ".join(words[family_first:]), suffix=suffix)
    start = _family_start(words)
    return Name(family=" ".join(words[start:]), given=" ".join(words[:start]) or None, suffix=suffix)


def _family_first(words: Sequence[str]) -> int:
    """How many words of the family name come first; 0 if the given name does.

    Initials at the end show a family name before them; so does one in capitals.
    """
    tail = len(words)
    first, last = words[0], words[-1]
    shouted = first.isalpha() and len(first) > 1 and words[1].isupper() and len(words[1]) > 2
    if is_initial(first) and not shouted and not (first.isalpha() and len(first) > 2 and len(last.strip(".")) == 1):
        return 0
    while tail > 2 and words[tail - 1].islower() and _particle(words[tail - 1]) and is_initial(words[tail - 2]):
        tail -= 1  # "Kerchove R de": the particle goes with the given name
    while tail > 1 and is_initial(words[tail - 1]):
        tail -= 1
    if tail < len(words) and is_initial(words[tail]):
        swapped = tail > 1 and is_given(words[tail - 1]) and not is_given(words[0]) and not _particle(words[0])
        return 1 if swapped else tail
    capital = 0
    while capital < len(words) and words[capital].isupper() and len(words[capital].strip(".")) > 1:
        capital += 1
    return capital if 0 < capital < len(words) and not is_initial(words[capital]) else 0


def _swapped(piece: str) -> bool:
    """Whether a common given name stands last, or before an initial. Many families are called Martin, so that one such
    name proves nothing, but a list of them does."""
    words = piece.split()
    if "," in piece or not 2 <= len(words) <= 3 or is_given(words[0]):
        return False
    return is_given(words[1] if is_initial(words[-1]) else words[-1])


def _particle(word: str) -> bool:
    """Whether a word can stand before a family name: `de`, `Van`; `Ben` is rather a given name, `AL` two initials."""
    return word.lower() in PARTICLES and (word.islower() or not is_given(word))


def _family_start(words: Sequence[str]) -> int:
    """Where the family name begins in `Given Family`: at its particles, at words in capitals, or of two words after
    initials (`L. López Lenci`) at the first, unless that is a common given name (`W. Larry Kenney`)."""
    capitals = [i for i, word in enumerate(words) if i and len(word) > 2 and word.isupper() and "." not in word]
    start = capitals[0] if capitals and not all(word.isupper() for word in words) else len(words) - 1
    first = words[start - 1]
    if start > 1 and len(first) > 2 and first.istitle() and not is_given(first):
        start -= all(map(is_initial, words[: start - 1]))
    while start > 1 and (words[start - 1].lower() in PARTICLES):
        start -= 1
    return start
