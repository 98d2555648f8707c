"""Where one reference of a note ends and the next begins, told by their addresses: two sources have two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from provaudit.references.talk import QUOTED, YEAR

LEADING = (
    r"see|cf\.?|compare|(?:as )?(?:quoted|cited|reported|reprinted|discussed|mentioned) (?:in|by)|e\.g\.|accord|but see"
    r"|contra|siehe(?: (?:dazu|hierzu|auch))?|vgl\.?|zit(?:\.|iert) (?:nach|in|bei)|voir|cité dans|véase|citado en|ver"
    r"|vedi|citato in|zie"
)
"""The words that send a reader to a source, in many languages."""
BELONGS = re.compile(
    r"(?!\W*\(?[\da-j]\)\s|\W*?\((?:19|20)\d\d[^()]{0,20}\)\.\s)\W*(?:archiv|access|retrieved|last|doi|accès|abgerufen|zuletzt|zugriff|letzter|stand\b|pdf"
    r"|isbn|issn|pmid|pp?\.|vol|sec|available|published|posted|updated|modified|cited\b(?! (?:in|by)\b)|viewed|visited"
    r"|consult|disponib|acess|acceso|dostęp|erişim|besökt|hämtad|hentet|geraadpleegd|viitattu|verfügbar|online|url|internet|epub"
    r"|accepted|received|\d)",
    re.IGNORECASE,
)
"""What only goes on with the reference before it: when it was looked at, where it is to be had, numbers."""
JOINT = re.compile(
    r"(?:(?:\(?[\da-j]\)|[-–—|/•*·+]|and|und|et|y|e|och|og|en|sowie|as well as|ainsi que|así como)\s+)+", re.IGNORECASE
)
"""What may stand between two references of a note."""
_STOP = re.compile(r";\s+|[”\"’»)\]>]*[.!?]?[”\"’»)\]>]*(?<=[.!?”\"’»)\]>])\s+(?=[“\"‘„«\[A-ZÀ-ÞЀ-Я\u4e00-\u9fff])")
_TURN = re.compile(rf"[,.;]?\s+(?=(?:{JOINT.pattern}|(?:{LEADING})\s))", re.IGNORECASE)
_DETAILS = re.compile(
    r"[)>\]”\"’»]*(?:[\s,.;]*[(\[]?(?:last\s|zuletzt\s)?"
    r"(?:archiv|access|retrieved|abgerufen|zugriff|stand\b|viewed|visited|consult|acess|acceso|besökt|hämtad|geraadpleegd)"
    r"[^;“\"„«()\[\]]{0,50}?(?:(?:19|20)\d\d|\d\d?\.\d\d?\.\d\d)\b[)\]]*)*",
    re.IGNORECASE,
)
"""What may follow an address: the ends of brackets, and when it was looked at."""
_LINE = re.compile(r"[)\]]?\s+(?=[“\"‘„«\[A-ZÀ-ÞЀ-Я\u4e00-\u9fff])")
"""What parts a date from the next item of a list: nothing but the end of a line, which is a blank by now."""
_GAP = re.compile(r"[,.]?\s+")


@frozen
class Address:
    """Where an address stands, or the words that carry it as a hyperlink."""

    start: int
    end: int
    words: bool = False


def between(
    text: str, addresses: Sequence[Address], cuts: Sequence[int], is_titled: Callable[[str], bool]
) -> Iterator[int]:
    """Where a note is to be cut between two addresses that stand uncut, if each has a title of its own.

    Behind an address that is written out the next reference begins at the first stop or joint; behind a hyperlink,
    whose words are a title, its site and date come first. `is_titled` tells whether words are enough for a title.
    """
    last = 0
    ends = [*(address.start for address in addresses[2:]), len(text)]
    for (one, other), limit in zip(pairwise(addresses), ends, strict=False):
        made = [cut for cut in cuts if one.end <= cut <= other.start]
        last = max([last, *(cut for cut in cuts if cut <= one.start)])
        if made:
            continue
        upto = other.end + 2 if other.words else other.start
        for place in _places(text, one, other, last):
            if (
                is_titled(text[joint.end() if (joint := JOINT.match(text, place)) else place : upto])
                and not BELONGS.match(text, place)
                and not is_open(text, last, place)
                and (not text[place].islower() or JOINT.match(text, place) or _told(text[place:limit]))
            ):
                yield place
                last = place
                break


def _places(text: str, one: Address, other: Address, last: int) -> Iterator[int]:
    """Where the reference of the second address may begin, likeliest first."""
    if one.words:
        dated = None if YEAR.search(text, last, one.start) else YEAR.search(text, one.end, other.start)
        start = dated.end() if dated else one.end
        line = _LINE.match(text, start) if dated else None
        yield from sorted([*_ends((_STOP, _TURN), text, start, other), *([line.end()] if line else [])])
        return
    details = _DETAILS.match(text, one.end)
    start = details.end() if details else one.end
    turn = _TURN.match(text, start)
    if turn and turn.end() <= other.start:
        yield turn.end()
    yield from _ends((_STOP,), text, max(start - 2, one.end), other)
    gap = _GAP.match(text, start, other.start)
    behind = text[gap.end() : other.start] if gap else ""
    if gap and (QUOTED.search(behind) or (YEAR.search(behind) and YEAR.search(text, last, one.start))):
        yield gap.end()


def _ends(signs: Sequence[re.Pattern[str]], text: str, start: int, other: Address) -> Iterator[int]:
    """Where signs before the second address end; what they look ahead to may be its words."""
    for sign in signs:
        yield from (match.end() for match in sign.finditer(text, start, other.end) if match.end() <= other.start)


def _told(text: str) -> bool:
    """Whether a stretch has a title in quotation marks, or a year."""
    return bool(QUOTED.search(text) or YEAR.search(text))


def is_open(text: str, start: int, end: int) -> bool:
    """Whether a quotation or bracket that begins in the stretch is still open at its end."""
    part = text[start:end]
    low = part.count("„")
    opened, closed = (low, part.count("“") + part.count("”")) if low else (part.count("“"), part.count("”"))
    brackets = any(part.count(one) > part.count(other) for one, other in ("()", "«»", "[]"))
    return opened > closed or brackets or part.count('"') % 2 == 1
