"""Which links of an HTML page are signs of notes, and which lead back from them."""

from __future__ import annotations

import re
from bisect import bisect_right

from attrs import define, field, frozen

from provaudit.formats.html_outline import leads_back, refers_to_note
from provaudit.formats.html_parts import Anchor, Part
from provaudit.formats.html_walk import Walk
from provaudit.model import Span

_LABEL = re.compile(
    r"\W{0,2}(?:(?:note|nb|n|fn|ref|web)\.?\s?)?(?:\d{1,5}|[a-z]{1,3}|[ivxlIVXL]{1,6}|[*†‡§¶]{1,4})\W{0,2}",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*[\[(].*[\])]\s*", re.DOTALL)
_NOTE_ID = re.compile(
    r"(?:^|#|[-_.:])(?:_?ftn|_?edn|fn|foot|note|en\d|end|cite|ref|bib|b\d|r\d|citeref|sdfootnote)", re.IGNORECASE
)
_BACK = re.compile(r"[\s^↑↩⏎↵⬆⇧«<a-z,\ufe0e]{1,12}|\[?back\]?|return.{0,20}|jump up.{0,20}", re.IGNORECASE)
_ARROW = re.compile(r"[\s^↑↩⏎↵⬆⇧\ufe0e\ufe0f]{1,6}")
_YEARED = re.compile(r".{2,80}(?:1[5-9]|20)\d\d[a-z]?\W{0,3}", re.DOTALL)
_LONGEST_NOTE = 60
"""How many paragraphs a note may have."""


@frozen
class Sign:
    """A link to a note: where it stands and what it points at."""

    part: int
    anchor: Anchor
    target: str
    first: int
    last: int
    """The pieces that it takes up, with the raised brackets around it."""


@define
class Reading:
    """A walk on its way to blocks and notes."""

    walk: Walk
    signs: list[Sign] = field(factory=list)
    labels: dict[str, str] = field(factory=dict)
    """Per target, the label that its first sign shows."""
    by_part: dict[int, list[Sign]] = field(factory=dict)
    _uses: dict[str, int] = field(factory=dict)
    dropped: dict[int, list[tuple[int, int]]] = field(factory=dict)
    """Per paragraph, the pieces that are no readable text: signs of notes and ways back."""

    def find_signs(self) -> None:
        """Tell signs of notes and ways back from other links."""
        for place, part in enumerate(self.walk.parts):
            if part.furniture:
                continue
            raised = [a for a in part.anchors if a.name == "sup"]
            for anchor in part.anchors:
                href = anchor.attributes.get("href", "")
                if anchor.name != "a" or "#" not in href or href.startswith(("http:", "https:", "//")):
                    continue
                target = self._target(href, part)
                extent = self.walk.extents.get(target)
                around = next((s for s in raised if s.first <= anchor.first and anchor.last <= s.last), None)
                first, last = (around.first, around.last) if around else (anchor.first, anchor.last)
                if extent is not None and extent[0] > place and self._cites(part, anchor, target, around is not None):
                    self.signs.append(Sign(place, anchor, target, first, last))
                    self.by_part.setdefault(place, []).append(self.signs[-1])
                    self._name(target, bare(wording(part, anchor.first, anchor.last)))
                    if not yeared(wording(part, anchor.first, anchor.last)):
                        self._drop(place, part, first, last)
                elif (
                    _ARROW.fullmatch(wording(part, anchor.first, anchor.last))
                    or leads_back(anchor.attributes)
                    or (extent is not None and extent[0] <= place and self._back(part, anchor))
                ):
                    self._drop(place, part, first, last)

    def _name(self, target: str, label: str) -> None:
        """Give a note the label of its first sign; where another note has it (numbers begin again), count it."""
        if target not in self.labels:
            self._uses[label] = self._uses.get(label, 0) + 1
            self.labels[target] = label if self._uses[label] == 1 else f"{label} ({self._uses[label]})"

    def _target(self, href: str, part: Part) -> str:
        """The key of what an inner link points at."""
        file, _, name = href.partition("#")
        here = self.walk.scope_of(part.pieces[0][1])
        return f"{file.rsplit('/', 1)[-1] if file else here}#{name}"

    def _cites(self, part: Part, anchor: Anchor, target: str, raised: bool) -> bool:
        """Whether a link to a later place is the sign of a note there."""
        said = wording(part, anchor.first, anchor.last)
        if refers_to_note(anchor.attributes):
            return True
        if _LABEL.fullmatch(said):
            digits = any(char.isdigit() for char in said)
            named = _NOTE_ID.search(target) is not None
            return (
                raised or _BRACKETED.fullmatch(said) is not None or (digits and named) or self._bracketed(part, anchor)
            )
        return _YEARED.fullmatch(said) is not None and _NOTE_ID.search(target) is not None

    def _bracketed(self, part: Part, anchor: Anchor) -> bool:
        """Whether a link stands between square brackets of the text around it."""
        before = part.pieces[anchor.first - 1][0] if anchor.first else ""
        after = part.pieces[anchor.last][0] if anchor.last < len(part.pieces) else ""
        return before.rstrip().endswith("[") and after.lstrip().startswith("]")

    def _back(self, part: Part, anchor: Anchor) -> bool:
        """Whether a link to an earlier place leads back from a note."""
        said = wording(part, anchor.first, anchor.last)
        return _BACK.fullmatch(said) is not None or (anchor.first == 0 and _LABEL.fullmatch(said) is not None)

    def _drop(self, place: int, part: Part, first: int, last: int) -> None:
        """Take pieces out of the readable text."""
        self.dropped.setdefault(place, []).append((first, max(last, first)))

    def note_places(self) -> dict[int, str]:
        """Per paragraph that belongs to a note, the key of the note."""
        places: dict[int, str] = {}
        widest: dict[int, int] = {}
        targets = {sign.target for sign in self.signs}
        named = {key for key in self.walk.extents if key in targets or _NOTE_ID.search(key)}
        starts = sorted({self.walk.extents[key][0] for key in named})
        for first, last in self.walk.extents.values():
            # An element around the note's own, such as Word's `<div id="ftn1">`, holds its further paragraphs.
            if last - first <= _LONGEST_NOTE and bisect_right(starts, last - 1) - bisect_right(starts, first) <= 0:
                widest[first] = max(widest.get(first, 0), last)
        for sign in self.signs:
            first, last = self.walk.extents[sign.target]
            for place in range(
                first, min(max(last, widest.get(first, 0)), first + _LONGEST_NOTE, len(self.walk.parts))
            ):
                places.setdefault(place, sign.target)
        return places


def wording(part: Part, first: int, last: int) -> str:
    """The readable text of some pieces."""
    return "".join(said for said, _, _ in part.pieces[first:last])


def span_of(part: Part, first: int, last: int) -> Span:
    """Where some pieces stand in the source, white space around them aside."""
    said, start, length = part.pieces[first]
    lead = len(said) - len(said.lstrip()) if len(said) == length else 0
    final, place, width = part.pieces[last - 1]
    trail = len(final) - len(final.rstrip()) if len(final) == width else 0
    return Span(start + lead, max(place + width - trail, start + lead))


def yeared(said: str) -> bool:
    """Whether the words of a sign are an author and a year, and so part of the sentence."""
    return _YEARED.fullmatch(said) is not None and _LABEL.fullmatch(said) is None


def bare(label: str) -> str:
    """A label without its brackets."""
    return label.strip(" []()\u200b\xa0.,;:^")
