"""Two texts beside one another: what one was made of, sentence by sentence, and what was changed on the way."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from provaudit.model.written import Span


class Reuse(StrEnum):
    """What a copy has of an original: the closed list, from all to nothing."""

    IDENTICAL = "identical"
    """The same words in the same order, typography aside."""
    NEAR_DUPLICATE = "near-duplicate"
    """Nearly all words are the same, on both sides."""
    EXCERPT = "excerpt"
    """The copy is a part of the original, word by word."""
    REWRITE = "order-preserving-rewrite"
    """Sentence follows sentence, in other words."""
    SUMMARY = "summary"
    """The copy, or a part of it, tells in short what the original tells at length."""
    PARTIAL = "shared-passages"
    """Some passages were taken over or rewritten, the rest is the copy's own."""
    QUOTATIONS = "shared-quotations"
    """Only what both quote from somebody else is the same."""
    TOPIC = "same-topic"
    UNRELATED = "unrelated"


@frozen
class SharedPassage:
    """A passage of the copy and the passage of the original that it was made from, in characters of both texts."""

    original: Span
    copy: Span
    kind: str
    """`verbatim`, `rewritten` or `summary`."""
    likeness: float
    """0 to 1; tf-idf cosine of the two."""


@frozen
class Edit:
    """One step of a word alignment: `same`, `changed`, `added` or `left-out`, with its characters in both texts."""

    kind: str
    original: Span
    copy: Span


@frozen
class Change:
    """Something that a rewriting must not touch and did, in one pair of sentences."""

    kind: str
    """`quotation`, `name`, `number`, `date`, `negation` or `attribution`."""
    original: str
    copy: str
    original_span: Span
    copy_span: Span
    detail: str = ""
    """Of a name: `order`, `spelling` or `other`; of a quotation: `words` or `marks`."""


@frozen
class SentenceLink:
    """One or two sentences of the original and the one or two of the copy that were made from them."""

    original: Span
    copy: Span
    likeness: float
    edits: tuple[Edit, ...] = ()
    changes: tuple[Change, ...] = ()


@frozen
class Replacement:
    """A word that was regularly replaced by another."""

    original: str
    copy: str
    count: int


@frozen
class LeftoverAnchor:
    """Words of the copy that seem to have been a link's text: left alone amid replaced words, or badly joined."""

    text: str
    span: Span
    signs: tuple[str, ...]
    """Why: `glued`, `capital`, `lower-case start`, `not replaced`."""


@frozen
class Notice:
    """Words by which a text says where it, or a picture in it, comes from."""

    kind: str
    """`republished-from`, `credit` or `photo credit`."""
    text: str
    span: Span
    side: str = "copy"
    """`original` or `copy`."""
    date: str | None = None
    """As far as it is stated: `2025-09-26`, `09-26`, `2025`."""
    venue: str | None = None


@frozen
class Direction:
    """Which text was made from which, judged by named evidence alone."""

    judgement: str
    """`as given` (the copy was made from the original), `reversed` or `undecided`."""
    evidence: tuple[str, ...] = ()
    confidence: float = 0.0


@frozen
class Comparison:
    """What comparing two texts gave."""

    original_text: str = field(repr=False)
    copy_text: str = field(repr=False)
    reuse: Reuse
    original_covered: float
    """The share of the original's characters that were taken over, 0 to 1."""
    copy_covered: float
    """The share of the copy's characters that were made from the original, 0 to 1."""
    passages: tuple[SharedPassage, ...] = ()
    links: tuple[SentenceLink, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    anchors: tuple[LeftoverAnchor, ...] = ()
    notices: tuple[Notice, ...] = ()
    credit: str = ""
    """`given`, `missing`, or empty where none is due."""
    direction: Direction = Direction("undecided")
    original_name: str = "original"
    copy_name: str = "copy"
