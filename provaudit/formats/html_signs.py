"""Which links of an HTML page are signs of notes, and which lead back from them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from attrs import define, field, frozen

from provaudit.formats.html_brackets import closed_up
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
_YEAR = re.compile(r"\W{0,2}(?:1[5-9]|20)\d\d[a-z]?\W{0,2}")
_GAP = re.compile(r"[\s(,]*")
_NAMES = re.compile(r"([^\W\d_a-z][\w’'-]+(?:\s(?:et al\.?|(?:and|&|und|et|y)\s[^\W\d_a-z][\w’'-]+))?)[\s(,]*$")
_DATED = re.compile(r"\W*(?:(?:see|cf\.|e\.g\.)\s+)?([^\d;]{2,80}(?:1[5-9]|20)\d\d[a-z]?)")
_KEY = re.compile(r"[^\s\[\]]{1,40}")
_COMMENT = re.compile(r"#cmnt(?:_ref)?\d+$")
"""Remarks in the margin of a text that Google Docs exported."""
_YEARED = re.compile(r".{2,80}(?:1[5-9]|20)\d\d[a-z]?\W{0,3}", re.DOTALL)
_LONGEST_NOTE = 60
"""How many paragraphs a note may have."""


@frozen
class Sign:
    """A link to a note: where it stands and what it points at."""

    part: int
    anchor: Anchor
    target: str
    scheme: str = "footnote"


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
            if not part.anchors:
                continue
            raised = [a for a in part.anchors if a.name == "sup"]
            before: Anchor | None = None
            for anchor in part.anchors:
                if anchor.name == "a" and "#" in anchor.attributes.get("href", ""):
                    self._inner_link(place, part, anchor, before, raised)
                    before = anchor
            for anchor in part.anchors:
                if anchor.name == "cites":
                    self._keyed(place, part, anchor)
                elif anchor.name == "inserted":
                    self._sign(Sign(place, anchor, anchor.attributes["key"]), anchor.attributes["label"])
                    self._drop(place, anchor.first, anchor.last)
            if place in self.dropped:
                self.dropped[place] = closed_up(part, self.dropped[place])

    def _inner_link(
        self, place: int, part: Part, anchor: Anchor, before: Anchor | None, raised: Sequence[Anchor]
    ) -> None:
        """A link within the page: a sign of a note, a way back from one, or neither."""
        href = anchor.attributes["href"]
        target = self.walk.ids.target(href, part.pieces[0][1], self.walk.address)
        extent = self.walk.ids.extents.get(target)
        if extent is None and href.startswith(("http:", "https:", "//")):
            return
        near = bisect_right(raised, anchor.first, key=lambda sup: sup.first) - 1
        around = raised[near] if near >= 0 and anchor.last <= raised[near].last else None
        first, last = (around.first, around.last) if around else (anchor.first, anchor.last)
        said = wording(part, anchor.first, anchor.last)
        if _COMMENT.search(target):
            self._drop(place, first, last)
            if extent is not None:
                # A remark of an editor and its sign are no part of what was written.
                self.walk.parts[min(max(extent[0], place), len(self.walk.parts) - 1)].furniture = extent[0] > place
        elif extent is not None and extent[0] > place and _YEAR.fullmatch(said) and self._is_entry(extent, target):
            self._dated(place, part, anchor, before, target)
        elif extent is not None and extent[0] > place and self._cites(part, anchor, target, around is not None):
            scheme = "author-date" if yeared(said) else "footnote"
            self._sign(Sign(place, anchor, target, scheme), bare(_plain_label(said) if scheme != "footnote" else said))
            if scheme == "footnote":
                self._drop(place, first, last)
        elif (
            _ARROW.fullmatch(said)
            or leads_back(anchor.attributes)
            or (extent is not None and extent[0] <= place and self._back(part, anchor))
        ):
            self._drop(place, first, last)

    def _sign(self, sign: Sign, label: str) -> None:
        """Keep a sign of a note."""
        self.signs.append(sign)
        self.by_part.setdefault(sign.part, []).append(sign)
        self._name(sign.target, label)

    def _is_entry(self, extent: tuple[int, int], target: str) -> bool:
        """Whether what a link points at is an entry of a list of references."""
        declared = self.walk.parts[extent[0]].declared if extent[0] < len(self.walk.parts) else ""
        return declared == "entry" or _NOTE_ID.search(target) is not None

    def _dated(self, place: int, part: Part, anchor: Anchor, before: Anchor | None, target: str) -> None:
        """A year that is a link, `Smith (1999)`: the names stand before it, perhaps as a link to the same place."""
        first = anchor.first
        if before is not None and before.attributes["href"] == anchor.attributes["href"]:
            between = wording(part, before.last, anchor.first)
            first = before.first if _GAP.fullmatch(between) else first
        words = wording(part, first, anchor.last)
        if first == anchor.first:
            names = _NAMES.search(wording(part, max(0, first - 4), first)[-80:])
            words = f"{names[1]} {words}" if names is not None else words
        whole = Anchor("a", first, anchor.attributes, anchor.last)
        self._sign(Sign(place, whole, target, "author-date"), _plain_label(words))

    def _keyed(self, place: int, part: Part, anchor: Anchor) -> None:
        """A citation that names its keys, as pandoc writes them: one whose entries are there, but no links to them."""
        said = wording(part, anchor.first, anchor.last)
        linked = any(anchor.first <= sign.anchor.first < anchor.last for sign in self.by_part.get(place, ()))
        if linked or anchor.last <= anchor.first:
            return
        keys = anchor.attributes.get("data-cites", "").split()
        words = said.strip("()[] ").split(";")
        for number, key in enumerate(keys):
            target = self.walk.ids.near(f"ref-{key}", part.pieces[anchor.first][1])
            dated = _DATED.match(words[number] if len(words) == len(keys) else said)
            if target in self.walk.ids.extents and dated is not None:
                self._sign(Sign(place, anchor, target, "author-date"), _plain_label(dated[1]))

    def _name(self, target: str, label: str) -> None:
        """Give a note the label of its first sign; where another note has it (numbers begin again), count it."""
        if target not in self.labels:
            self._uses[label] = self._uses.get(label, 0) + 1
            self.labels[target] = label if self._uses[label] == 1 else f"{label} ({self._uses[label]})"

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
        extent = self.walk.ids.extents[target]
        if _KEY.fullmatch(said) and self._bracketed(part, anchor) and extent[0] < len(self.walk.parts):
            return bool(self.walk.parts[extent[0]].declared)
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

    def _drop(self, place: int, first: int, last: int) -> None:
        """Take pieces out of the readable text."""
        self.dropped.setdefault(place, []).append((first, max(last, first)))

    def note_places(self) -> dict[int, str]:
        """Per paragraph that belongs to a note, the key of the note."""
        places: dict[int, str] = {}
        widest: dict[int, int] = {}
        targets = {sign.target for sign in self.signs}
        named = {key for key in self.walk.ids.extents if key in targets or _NOTE_ID.search(key)}
        starts = sorted({self.walk.ids.extents[key][0] for key in named})
        for first, last in self.walk.ids.extents.values():
            # An element around the note's own, such as Word's `<div id="ftn1">`, holds its further paragraphs.
            if last - first <= _LONGEST_NOTE and bisect_right(starts, last - 1) - bisect_right(starts, first) <= 0:
                widest[first] = max(widest.get(first, 0), last)
        parts = self.walk.parts
        begins = {self.walk.ids.extents[target][0] for target in targets}
        for sign in self.signs:
            first, last = self.walk.ids.extents[sign.target]
            last = min(max(last, widest.get(first, 0)), first + _LONGEST_NOTE, len(parts))
            unit = parts[first].unit if first < len(parts) else None
            while unit is not None and last < len(parts) and parts[last].unit == unit and last not in begins:
                last += 1
            for place in range(first, last):
                if place != sign.part:
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


def _plain_label(said: str) -> str:
    """Names and year as a label."""
    return " ".join(re.sub(r"[\s(),\[\]]+", " ", said).split())


def bare(label: str) -> str:
    """A label without its brackets."""
    return label.strip(" []()\u200b\xa0.,;:^")
