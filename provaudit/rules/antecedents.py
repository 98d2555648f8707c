"""S106-S108: notes that lean on other notes, and citations that lean on an entry."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher

from provaudit import urls
from provaudit.contracts import Rule
from provaudit.model import Dossier, Marker, Note, Reference, Remark, Severity

_IBID = re.compile(
    r"\W*(?:(?:see|cf\.?|vgl\.?|quoted in)\s+)?(?:ibid(?:em)?|ib|id|idem|ebd|ebenda|ibídem|там же)\b\.?", re.I
)
_EARLIER = re.compile(
    r"^\W*(?:(?:see|cf\.?|vgl\.?|siehe)\s+)?(?P<name>[^\W\d_][^,;:.“\"(]{1,60}?),?\s+(?:\w\.\s*)*"
    r"(?P<sign>op\.?\s?cit|loc\.?\s?cit|a\.\s?a\.\s?O|art\.?\s?cit|supra|указ\. соч)\b",
    re.I,
)
_SUPRA = re.compile(
    r"\b(?:supra|above|see|siehe|vgl\.)\s*,?\s*(?:at\s+)?(?:foot)?(?:note|n\.|fn\.?|anm\.)\s*(\d{1,4})\b", re.I
)
_LOCATOR = re.compile(r"\W*(?:pp?|S|Art|¶|§)\.?\s?\d")
_LIKE = 0.8


def source_under_two_labels(dossier: Dossier) -> Iterator[Remark]:
    """The same source has two numbers in the list of references.

    Why it matters: a numbered list gives each source one number; two of them make one source look like two witnesses.

    Flagged::

        The river rose [1] and fell. [2]

        ## References

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/rivers.

        [2] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. http://www.news.example/rivers/.

    Clean::

        The river rose [1] and fell. [1]

        ## References

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/rivers.

    What it cannot see: copies of one text at two addresses (D804). Footnotes may cite a source again in full; only
    numbered references and bracketed notes are looked at.
    """
    document = dossier.document
    reusable = {marker.label for marker in document.markers if marker.scheme in ("bracket", "parenthesis", "citekey")}
    first: dict[str, Reference] = {}
    for reference in document.references:
        if reference.label is None or reference.label not in reusable:
            continue
        key = _source(reference)
        earlier = first.setdefault(key, reference) if key else reference
        if earlier.label != reference.label and _same_title(earlier, reference):
            message = f"the same source as [{earlier.label}]"
            yield Remark(message, reference.span, reference.id, reference.label, earlier.label, confidence=0.85)


def _source(reference: Reference) -> str:
    """What two references to one source share; empty if nothing tells, or the address is only that of a home page."""
    if reference.doi:
        return f"doi:{reference.doi.casefold()}"
    if reference.url and not urls.is_home(reference.url):
        return urls.source_key(reference.url)
    return ""


def _same_title(a: Reference, b: Reference) -> bool:
    """Whether two titles do not contradict one another."""
    first, second = (re.sub(r"\W", "", (reference.title or "").casefold()) for reference in (a, b))
    return not first or not second or first == second


def short_note_without_antecedent(dossier: Dossier) -> Iterator[Remark]:
    """ "Ibid.", "op. cit." or "supra note 3" leads to no earlier note.

    Why it matters: short notes break when a note is inserted or moved, and then name the wrong source or none.

    Flagged::

        The river rose [1] and fell. [2]

        ## Notes

        [1] Ibid., p. 12.

        [2] Brown, Cem. "Rivers fall." Example News, 8 March 2025.

    Clean::

        The river rose [1] and rose [2] and fell. [3]

        ## Notes

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025.

        [2] Ibid., p. 12.

        [3] Smith, op. cit., p. 13.

    What it cannot see: an "Ibid." that follows the wrong note, as long as that note names a source.
    """
    notes = [note for note in dossier.document.notes if note.kind == "note"]
    for place, note in enumerate(notes):
        fault = _fault(note, notes[:place])
        if fault:
            yield Remark(fault, note.passage.span, claimed=note.passage.text[:80], confidence=0.85)


def _fault(note: Note, before: Sequence[Note]) -> str:
    """What is wrong with a short note; empty if nothing is, or if it is no short note."""
    text = note.passage.text
    if _IBID.match(text) and not re.match(r"\W*id\s+[a-z]", text, re.I):
        return "no note before it names a source" if not before else ""
    supra = _SUPRA.search(text)
    if supra is not None:
        labels = {earlier.label for earlier in before}
        numbered = note.label is not None and note.label.isdigit()
        missing = numbered and supra[1] not in labels
        return f"there is no earlier note {supra[1]}" if missing else ""
    match = _EARLIER.match(text)
    if match is not None:
        name = match["name"].split()[-1].casefold()
        named = any(name in earlier.passage.text.casefold() for earlier in before)
        return "" if named else f"no earlier note names {match['name'].strip()}"
    return ""


def author_year_disagrees(dossier: Dossier) -> Iterator[Remark]:
    """A citation by author and year has no entry, but one that differs from it by the year or by a letter.

    Why it matters: one of the two is mistyped, and the reader looks for a work that does not exist.

    Flagged::

        The river rose by two metres (Smith, 2019). It fell again (Brown, 2021).

        ## References

        Brown, Cem (2021). Rivers fall. Example Press.

        Smith, Ann (2018). Rivers rise in the north. Example Press.

    Clean::

        The river rose by two metres (Smith, 2018). It fell again (Brown, 2021).

        ## References

        Brown, Cem (2021). Rivers fall. Example Press.

        Smith, Ann (2018). Rivers rise in the north. Example Press.

    What it cannot see: which of the two is right.
    """
    labels = {note.label for note in dossier.document.notes if note.label}
    for marker in dossier.document.markers:
        near = near_entries(marker, labels)
        if marker.label not in labels and near:
            yield Remark(
                "the list of references has another year or name",
                marker.span,
                None,
                marker.label,
                near[0],
                confidence=0.75,
            )


def near_entries(marker: Marker, labels: Collection[str]) -> list[str]:
    """The labels of entries that an author-date marker without an entry may have meant, the likeliest first."""
    if marker.scheme != "author-date" or marker.label in labels:
        return []
    name, _, year = marker.label.rpartition(" ")
    same_name = sorted(label for label in labels if label.rpartition(" ")[0].split()[-1:] == name.split()[-1:])
    same_year = [label for label in sorted(labels) if label.rpartition(" ")[2] == year]
    alike = [label for label in same_year if SequenceMatcher(None, label.rpartition(" ")[0], name).ratio() >= _LIKE]
    return same_name + alike


RULES: tuple[Rule, ...] = (
    Rule("S106", "source-under-two-labels", Severity.WARNING, source_under_two_labels),
    Rule("S107", "short-note-without-antecedent", Severity.WARNING, short_note_without_antecedent),
    Rule("S108", "author-year-disagrees", Severity.NOTICE, author_year_disagrees),
)
