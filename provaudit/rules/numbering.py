"""S104, S105: the order and the ranges of numbered markers; and when markers are too mixed to be judged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from provaudit.contracts import Rule
from provaudit.model import Document, Dossier, Marker, Remark, Severity

_LONGEST_RANGE = 50
_NUMBERED = frozenset({"bracket", "parenthesis", "superscript"})
_RANGE = re.compile(r"(?<![\d.])(\d{1,4})\]?\s?[-–—‑−]\s?\[?(\d{1,4})(?![\d.])")


def numbers_out_of_order(dossier: Dossier) -> Iterator[Remark]:
    """Numbered markers do not appear in the order of their numbers, or a number is left out.

    Why it matters: notes are numbered in the order of their first mention; a jump shows where one was moved or lost.

    Flagged::

        The river rose [1] and rose, [3] and the dams held. [2] Then it fell. [4]

        ## Notes

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025.

        [2] Jones, Bob. "Dams hold." Example News, 2 March 2025.

        [3] Brown, Cem. "More rain." Example News, 3 March 2025.

        [4] Brown, Cem. "Rivers fall." Example News, 8 March 2025.

    Clean::

        The river rose [1] and fell. [2] Nobody had expected it to. [1]

        ## Notes

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025.

        [2] Brown, Cem. "Rivers fall." Example News, 8 March 2025.

    What it cannot see: lists that are numbered by the alphabet. Where many numbers are out of order it takes the list
    for one of those and says nothing.
    """
    document = dossier.document
    labels = [note.label for note in document.notes]
    numbered = [m for m in document.markers if m.label.isdigit() and m.scheme in _NUMBERED]
    if mixed(document) or len(labels) != len(set(labels)):
        return
    firsts = _firsts(numbered)
    highest, late, gaps = 0, [], []
    met = {int(marker.label) for marker in firsts} | {int(label) for label in labels if label and label.isdigit()}
    for marker in firsts:
        number = int(marker.label)
        if number < highest:
            late.append(marker)
        missing = [n for n in range(highest + 1, min(number, highest + 100)) if n not in met]
        gaps += [(marker, missing)] if missing and highest else []
        highest = max(highest, number)
    if len(late) <= max(1, len(firsts) // 6):
        yield from (
            Remark("first mentioned after a higher number", m.span, claimed=m.label, confidence=0.8) for m in late
        )
        for marker, missing in gaps:
            yield Remark(f"the numbers skip {_listed(missing)}", marker.span, claimed=marker.label, confidence=0.8)


def _listed(numbers: Sequence[int]) -> str:
    """`3`, `3 and 4` or `3 to 7`."""
    first, last = numbers[0], numbers[-1]
    return str(first) if first == last else f"{first} and {last}" if last == first + 1 else f"{first} to {last}"


def range_absurd(dossier: Dossier) -> Iterator[Remark]:
    """A marker cites a range of notes that runs backwards or is longer than any list.

    Why it matters: a range such as [29-26] was mistyped, and nobody can tell which notes it means.

    Flagged::

        Many have written about the river. [3-1]

        ## Notes

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025.

        [2] Jones, Bob. "Dams hold." Example News, 2 March 2025.

        [3] Brown, Cem. "Rivers fall." Example News, 8 March 2025.

    Clean::

        Many have written about the river. [1]-[3]

        ## Notes

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025.

        [2] Jones, Bob. "Dams hold." Example News, 2 March 2025.

        [3] Brown, Cem. "Rivers fall." Example News, 8 March 2025.

    What it cannot see: a range that is wrong but plausible. "121-5" is read as 121 to 125.
    """
    document = dossier.document
    labels = {note.label for note in document.notes}
    for span in dict.fromkeys(m.span for m in document.markers if m.scheme in _NUMBERED):
        for match in _RANGE.finditer(span.of(document.text)):
            first, last = int(match[1]), int(match[2])
            if len(match[2]) < len(match[1]) and match[2]:
                last = max(last, int(match[1][: -len(match[2])] + match[2]))
            if last < first:
                yield Remark("the range runs backwards", span, claimed=match[0], confidence=0.95)
            elif last - first > _LONGEST_RANGE and match[2] not in labels:
                yield Remark(f"the range spans {last - first + 1} notes", span, claimed=match[0], confidence=0.9)


def _firsts(markers: Iterable[Marker]) -> list[Marker]:
    """The first mention of each label, in order."""
    firsts: dict[str, Marker] = {}
    for marker in markers:
        firsts.setdefault(marker.label, marker)
    return list(firsts.values())


def mixed(document: Document) -> bool:
    """Whether a second scheme is in use whose markers have, at least in half, no notes."""
    counts = Counter(marker.scheme for marker in document.markers)
    if len(counts) < 2:
        return False
    labels = {note.label for note in document.notes}
    lost = Counter(marker.scheme for marker in document.markers if marker.label not in labels)
    return any(lost[scheme] >= 2 and lost[scheme] * 2 >= count for scheme, count in counts.items())


RULES: tuple[Rule, ...] = (
    Rule("S104", "numbers-out-of-order", Severity.WARNING, numbers_out_of_order),
    Rule("S105", "range-absurd", Severity.ERROR, range_absurd),
)
