"""S101-S103, S109: the markers of a text against the labels of its notes; and the table of all rules on markers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set

from provaudit.contracts import Rule
from provaudit.model import Dossier, Marker, Note, Remark, Severity
from provaudit.rules import antecedents, numbering
from provaudit.rules.numbering import mixed

_SIGNS = frozenset("*†‡§¶")
_ONCE_BY_MISTAKE = 2
"""A number that comes more often was not given twice by mistake."""
_CITED_AT_LEAST = 0.34
"""If fewer of the notes than this are cited at all, the list is for further reading, or the markers were lost."""


def marker_without_note(dossier: Dossier) -> Iterator[Remark]:
    """A marker in the text has no note: the reader is promised a source that is not there.

    Why it matters: a note that was deleted or misnumbered leaves its claim without support. Add the note or take the
    marker away.

    Flagged::

        The river rose by two metres. [1] It fell again within a week. [2]

        ## Notes

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025.

    Clean::

        The river rose by two metres. [1]

        ## Notes

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025.

    What it cannot see: notes that were left behind when the text was copied. If not one note is there, it says so
    once; if two schemes of markers are mixed, or a bibliography in another file cannot be read, it says nothing. Nor
    does it of names with years, `Dune (2021)`, where most of them are in no list.
    """
    document = dossier.document
    labels = {note.label for note in document.notes if note.label}
    schemes = _answerable(document.markers, labels)
    lost = [marker for marker in document.markers if marker.label not in labels and marker.scheme in schemes]
    if not lost or mixed(document):
        return
    if not document.notes:
        signs = len({marker.span for marker in lost})
        yield Remark(f"{signs} markers, but the document holds no notes", lost[0].span, confidence=0.5)
        return
    for marker in lost:
        if not antecedents.near_entries(marker, labels):
            sure = 0.6 if marker.scheme in ("author-date", "superscript") else 0.95
            sign = marker.span.of(document.text).strip()
            yield Remark("no note has this label", marker.span, claimed=marker.label, observed=sign, confidence=sure)


def _answerable(markers: Sequence[Marker], labels: Set[str]) -> set[str]:
    """The schemes whose notes could stand in this document: keys and names need a bibliography that was read.

    Names with years are no citations, either, where fewer than half of them are in it.
    """
    schemes = {marker.scheme for marker in markers}
    dated = [marker.label in labels for marker in markers if marker.scheme == "author-date"]
    if all(label.isdigit() for label in labels):
        return schemes - {"citekey", "author-date"}
    return schemes if sum(dated) * 2 >= len(dated) else schemes - {"author-date"}


def note_never_cited(dossier: Dossier) -> Iterator[Remark]:
    """A note or an entry of the reference list is never cited in the text.

    Why it matters: its marker was lost, or it supports nothing. Cite it where it belongs, or take it out.

    Flagged::

        The river rose by two metres. [1] It fell again within a week. [3]

        ## Notes

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025.

        [2] Jones, Bob. "Dams hold." Example News, 2 March 2025.

        [3] Brown, Cem. "Rivers fall." Example News, 8 March 2025.

    Clean::

        The river rose by two metres and fell again within a week. [1, 2]

        ## Notes

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025.

        [2] Brown, Cem. "Rivers fall." Example News, 8 March 2025.

    What it cannot see: a note that hangs on a title or a picture; notes marked with an asterisk are left alone, and
    so is a list of which hardly anything is cited, for that is a list for further reading.
    """
    document = dossier.document
    cited = {marker.label for marker in document.markers}
    notes = [note for note in document.notes if note.label and not set(note.label) <= _SIGNS]
    if mixed(document):
        return
    for note in _of_cited_lists(notes, cited):
        if note.label not in cited:
            named = not (note.label or "").isdigit() and note.kind == "entry"
            yield Remark(
                "never cited in the text", note.passage.span, claimed=note.label, confidence=0.6 if named else 0.9
            )


def _of_cited_lists(notes: Sequence[Note], cited: Set[str]) -> Iterator[Note]:
    """The notes with numbers, if enough of them are cited, and those with other labels, if enough of those are."""
    for numbered in (True, False):
        alike = [note for note in notes if (note.label or "").isdigit() is numbered]
        met = sum(note.label in cited for note in alike)
        if met and met >= _CITED_AT_LEAST * len(alike):
            yield from alike


def label_defined_twice(dossier: Dossier) -> Iterator[Remark]:
    """Two notes carry the same label, so that a marker cannot tell which it means.

    Why it matters: most programs silently keep one of the two, and the other source is lost. Renumber one of them.

    Flagged::

        The river rose [1] and fell. [2]

        ## Notes

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025.

        [2] Brown, Cem. "Rivers fall." Example News, 8 March 2025.

        [2] Jones, Bob. "Dams hold." Example News, 2 March 2025.

    Clean::

        The river rose [1] and fell. [2]

        ## Notes

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025.

        [2] Brown, Cem. "Rivers fall." Example News, 8 March 2025.

    What it cannot see: which of the two is meant. Numbers that begin again with each chapter, and asterisks, which
    begin again on each page, are no duplicates; nor are two works of one author and year (`Smith 2025`) that no marker
    cites so, nor numbers of a list of which none is cited.
    """
    cited = {marker.label for marker in dossier.document.markers}
    labelled = [note for note in dossier.document.notes if note.label and not set(note.label) <= _SIGNS]
    notes = [note for note in labelled if " " not in (note.label or "") or note.label in cited]
    counts = Counter(note.label for note in notes)
    if _restarts(notes, counts):
        return
    first: dict[str | None, Note] = {}
    for note in _of_cited_lists(notes, cited):
        earlier = first.setdefault(note.label, note)
        if earlier is not note:
            line, _ = dossier.document.position(earlier.passage.span.start)
            yield Remark(f"label already given in line {line}", note.passage.span, claimed=note.label, confidence=0.95)


def _restarts(notes: Sequence[Note], counts: Counter[str | None]) -> bool:
    """Whether the numbering begins again, as it does with each chapter or page: 1 comes often, or 2 comes after it."""
    again = counts["2"] != 1 or len(notes) < 4
    return counts["1"] > _ONCE_BY_MISTAKE or (counts["1"] > 1 and again)


def scheme_mixed(dossier: Dossier) -> Iterator[Remark]:
    """Markers of several kinds stand side by side, and those of one kind have no notes.

    Why it matters: nobody can tell which of them cite something, so the rules on markers say nothing more about this
    document. Use one kind throughout.

    Flagged::

        The river rose [1] and fell. [2] Dams held² and people stayed⁹ at home⁸ for days.

        ## Notes

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025.

        [2] Brown, Cem. "Rivers fall." Example News, 8 March 2025.

    Clean::

        The river rose [1] and fell.[^a] Dams held. [2]

        [^a]: By two metres.

        ## Notes

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025.

        [2] Brown, Cem. "Rivers fall." Example News, 8 March 2025.

    What it cannot see: a scheme of which only one marker is left.
    """
    document = dossier.document
    if mixed(document):
        counts = Counter(marker.scheme for marker in document.markers)
        stated = ", ".join(f"{count} {scheme}" for scheme, count in sorted(counts.items()))
        odd = next(m for m in document.markers if m.scheme != counts.most_common(1)[0][0])
        yield Remark("markers of several kinds are mixed", odd.span, observed=stated, confidence=0.7)


RULES: tuple[Rule, ...] = (
    Rule("S101", "marker-without-note", Severity.ERROR, marker_without_note),
    Rule("S102", "note-never-cited", Severity.WARNING, note_never_cited),
    Rule("S103", "label-defined-twice", Severity.ERROR, label_defined_twice),
    *numbering.RULES,
    *antecedents.RULES,
    Rule("S109", "scheme-mixed", Severity.UNDETERMINED, scheme_mixed),
)
