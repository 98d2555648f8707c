"""Where one reference of a note ends and the next begins, told by their addresses: two sources have two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from provaudit.references.months import MONTHS
from provaudit.references.talk import LINKED_WORDS, QUOTED, WORD, YEAR, is_titled, may_be_name

LEADING = (
    r"n\.\s?b\.|nota bene|see|cf\.?|compare"
    r"|(?:as )?(?:quoted|cited|reported|reprinted|discussed|mentioned) (?:in|by)|e\.g\.|accord|but see"
    r"|contra|siehe(?: (?:dazu|hierzu|auch))?|vgl\.?|zit(?:\.|iert) (?:nach|in|bei)|voir|cité dans|(?:cité )?d[’']après"
    r"|véase|citado en|ver|vedi|citato in|zie"
)
"""The words that send a reader to a source, in many languages."""
_BEGINS = re.compile(
    r"\W{0,12}\(?[\da-j]\)\s|\W{0,12}?[\divx]{1,3}\.\s\D|\W{0,12}?[“\"„«‘]"
    r"|\W{0,12}?(?:\((?:19|20)\d\d[^()]{0,20}\)\.\s|(?:19|20)\d\d\.\s[“\"„«‘])"
)
"""What begins a reference though it looks like the end of one: a part's number, a quotation, a year before a title."""
_COUNTED = re.compile(r"\W{0,12}\d{1,4}\s([^\W\d_]{2,})\s[^\W\d_]{2,}")
"""A number of things, as titles begin with: `10 best ways to`."""
_BELONGS = re.compile(
    r"\W{0,12}(?:archiv|access|retrieved|last|doi|accès|abgerufen|zuletzt|zugriff|letzter|stand\b|pdf|isbn|issn|pmid|pp?\.|vol"
    r"|sec|available\b|published\b|posted\b|updated\b|modified\b|cited\b(?! (?:in|by)\b)|viewed\b|visited\b|consult"
    r"|disponib|acess|acceso|dostęp|erişim|besökt|hämtad|hentet|geraadpleegd|viitattu|verfügbar|online\b|url\b|internet\b"
    r"|epub\b|accepted\b|received\b|\d)",
    re.IGNORECASE,
)
"""What only goes on with the reference before it: when it was looked at, where it is to be had, numbers."""
JOINT = re.compile(
    r"(?:(?:\(?(?:[\da-j]|[ivx]{1,4})\)|[\divx]{1,3}\.|[-–—|/•*·+&]{1,2}|(?:and|und|et|y|e|och|og|en|also|with|sowie"
    r"|as well as|ainsi que|así como),?)\s+)+",
    re.IGNORECASE,
)
"""What may stand between two references of a note."""
_STOP = re.compile(
    r";\s+|[”\"’»)\]>]{0,3}[.!?]?[”\"’»)\]>]{0,3}(?<=[.!?”\"’»)\]>])\s+(?=[“\"‘„«\[A-ZÀ-ÞЀ-Я\u4e00-\u9fff])"
)
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


_JOINED = re.compile(
    rf"(?:[)\]”\"»’.,;]\s+|\s+(?={JOINT.pattern}))(?:{JOINT.pattern})?(?:[^\W\d_]{{1,15}},?\s){{0,4}}[<(\[]?$",
    re.IGNORECASE,
)
"""What stands between what is in brackets and the next address."""
_SIGN = r"\s[/|•*·+&]\s"
_PARTS = re.compile(rf";\s|{_SIGN}|\s(?:{LEADING})\s", re.IGNORECASE)
"""What parts two references whatever they have: no date behind it is that of the first."""
_PARTED = re.compile(rf"\W{{0,2}}{_SIGN}")
"""What stands behind an address that ends its reference."""
_TITLE_BEHIND = re.compile(r"[>\])]?,?\s\([^()]{0,80}[“\"„«‘]")
_SMALL = re.compile(r"\W*[a-zß-ÿ]")
_LED = re.compile(r"(?:[,.;]\s+(?=[^,.:;()]{2,40}:\s+$)|\s(?=[“\"‘„«]+$))")
"""What stands before a linked title's site, or its quotation mark: `, Herald: [Rain falls](...)`."""
_REACH = 300


@frozen
class Address:
    """Where an address stands, or the words that carry it as a hyperlink."""

    start: int
    end: int
    words: bool = False


def between(text: str, addresses: Sequence[Address], cuts: Sequence[int]) -> Iterator[int]:
    """Where a note is to be cut between two addresses that stand uncut, if each has a title of its own.

    Behind an address that is written out the next reference begins at the first stop or joint; behind a hyperlink,
    whose words are a title, its site and date come first.
    """
    last = 0
    ends = [*(address.start for address in addresses[2:]), len(text)]
    for (one, other), limit in zip(pairwise(addresses), ends, strict=False):
        made = [cut for cut in cuts if one.end <= cut <= other.start]
        last = max([last, *(cut for cut in cuts if cut <= one.start)])
        if made:
            continue
        if _heads(text, last, one, other):
            yield _after_title(text, one, other)
            last = other.start
            continue
        places = (place for place in _places(text, one, other, last) if _begins(text, place, other, last, limit))
        cut = next(places, None) or _between_titles(text, one, other, last)
        if cut:
            yield cut
            last = cut


def _begins(text: str, place: int, other: Address, last: int, limit: int) -> bool:
    """Whether the reference of the second address may begin at a place: it has a title, and nothing goes on there."""
    joint = JOINT.match(text, place)
    upto = other.end + 2 if other.words else other.start
    titled = _is_title(text, other) or is_titled(text[joint.end() if joint else place : upto])
    goes_on = place < other.start and belongs(text, place)
    small = text[place].islower() and not joint and not _told(text[place:limit])
    return titled and not (goes_on or small or is_open(text[last:place]))


def _between_titles(text: str, one: Address, other: Address, last: int) -> int | None:
    """Where the second of two linked titles begins that no sign parts; None if one of them may be a name."""
    if not all(_is_title(text, link) and not may_be_name(text[link.start : link.end]) for link in (one, other)):
        return None
    place = _before_link(text, one, other)
    return None if is_open(text[last:place]) else place


def _is_title(text: str, address: Address) -> bool:
    """Whether an address is a hyperlink with words enough for a title, and in no sentence."""
    words = text[address.start : address.end]
    return address.words and len(WORD.findall(words)) >= LINKED_WORDS and not _SMALL.match(words)


def _before_link(text: str, one: Address, other: Address) -> int:
    """Where the reference of a hyperlink begins that no sign sets apart: with its site, or its mark."""
    led = _LED.search(text, one.end, other.start)
    return led.end() if led else other.start


def _heads(text: str, last: int, one: Address, other: Address) -> bool:
    """Whether two addresses stand before what they are the addresses of: `<https://...> (“A title”, The Herald)`."""
    between, behind = text[one.end : other.start], text[other.end : other.end + _REACH]
    bare = not one.words and not other.words and not is_titled(text[last : one.start])
    both = bare and is_titled(between) and is_titled(behind)
    alone = not other.words and not is_titled(between) and _TITLE_BEHIND.match(behind) is not None
    return (both or alone) and not _PARTED.match(between) and _joined(text, one, other) is not None


def _after_title(text: str, one: Address, other: Address) -> int:
    """Where the second of two addresses that head their references begins, with what joins it to the first."""
    joined = _joined(text, one, other)
    return joined.end() if joined else other.start


def _joined(text: str, one: Address, other: Address) -> re.Match[str] | None:
    return _JOINED.search(text, max(one.end, other.start - _REACH), other.start)


def _places(text: str, one: Address, other: Address, last: int) -> Iterator[int]:
    """Where the reference of the second address may begin, likeliest first."""
    if one.words:
        parted = _PARTS.search(text, one.end, other.start)
        upto = parted.start() if parted else other.start
        dated = None if YEAR.search(text, last, one.start) else YEAR.search(text, one.end, upto)
        start = dated.end() if dated else one.end
        line = _LINE.match(text, start) if dated else None
        yield from sorted([*_ends((_STOP, _TURN), text, start, other), *([line.end()] if line else [])])
        return
    start = one.end if is_titled(text[last : one.start]) else _behind_brackets(text, one.end)
    details = _DETAILS.match(text, start)
    start = details.end() if details else start
    turn = _TURN.match(text, start)
    if turn and turn.end() <= other.start:
        yield turn.end()
    yield from _ends((_STOP,), text, max(start - 2, one.end), other)
    gap = _GAP.match(text, start, other.start)
    behind = text[gap.end() : other.start] if gap else ""
    if gap and (QUOTED.search(behind) or (YEAR.search(behind) and YEAR.search(text, last, one.start))):
        yield gap.end()


def _behind_brackets(text: str, end: int) -> int:
    """Where the brackets close that stand behind an address with the title in them; its end without such."""
    opening = _TITLE_BEHIND.match(text, end)
    depth = 0
    for place in range(text.index("(", end), min(len(text), end + 2 * _REACH)) if opening else ():
        depth += (text[place] == "(") - (text[place] == ")")
        if not depth:
            return place + 1
    return end


def _ends(signs: Sequence[re.Pattern[str]], text: str, start: int, other: Address) -> Iterator[int]:
    """Where signs before the second address end; what they look ahead to may be its words."""
    for sign in signs:
        yield from (match.end() for match in sign.finditer(text, start, other.end) if match.end() <= other.start)


def _told(text: str) -> bool:
    """Whether a stretch has a title in quotation marks, or a year."""
    return bool(QUOTED.search(text) or YEAR.search(text))


def belongs(text: str, place: int) -> bool:
    """Whether what begins at a place goes on with the reference before it, with numbers or when it was looked at."""
    counted = _COUNTED.match(text, place)
    begins = _BEGINS.match(text, place) or (counted and counted[1].lower() not in MONTHS)
    return _BELONGS.match(text, place) is not None and not begins


def is_open(part: str) -> bool:
    """Whether a quotation or bracket that begins in a stretch is still open at its end."""
    low = part.count("„")
    opened, closed = (low, part.count("“") + part.count("”")) if low else (part.count("“"), part.count("”"))
    brackets = any(part.count(one) > part.count(other) for one, other in ("()", "«»", "[]"))
    return opened > closed or brackets or part.count('"') % 2 == 1
