"""What a walk through an HTML source keeps: paragraphs in pieces, the links in them, the elements that are open."""

from __future__ import annotations

from attrs import define, field


@define(eq=False)
class Anchor:
    """A link or a raised sign: from which to which piece of its paragraph, and its attributes."""

    name: str
    first: int
    attributes: dict[str, str]
    last: int = -1


@define(eq=False)
class Part:
    """A paragraph in the making."""

    kind: str
    label: str | None
    indent: int
    declared: str
    """What an element around it says that it holds: `note`, `entry` (of a reference list), or nothing."""
    pieces: list[tuple[str, int, int]] = field(factory=list)
    """Readable text, its place in the source and its length there."""
    anchors: list[Anchor] = field(factory=list)
    opaque: list[tuple[int, int]] = field(factory=list)
    """From which to which piece it is code."""
    quoted: str = ""
    """What the `cite` attribute of a quotation says."""
    shells: tuple[int, ...] = ()
    """The elements around it that seem to be furniture, the outermost first."""
    furniture: bool = False
    unit: int | None = None
    """The number of the element around it that is one note, whatever paragraphs that has."""
    cell: tuple[int, int] | None = None
    """Row and column of a table's cell, from 0."""
    described: list[tuple[int, str]] = field(factory=list)
    """ContextObjects in Spans: after which piece they stand, and what they say."""


@define(eq=False)
class Element:
    """An open element."""

    name: str
    key: str | None
    first: int
    """How many paragraphs there were before it."""
    skipped: bool = False
    shell: int | None = None
    """Its number, if it seems to be furniture."""
    declared: str = ""
    unit: int | None = None
    """Its number, if it is one note."""
    inner: bool = False
    """It is an item of a list within a note."""
    aside: tuple[Part | None, int] | None = None
    """Of a note that stands amid the words: the paragraph that it interrupts, and what that one's innermost note is."""
    count: int | None = None
    """Of an ordered list: the number of its latest item; of a table: how many rows it has so far."""
    cell: tuple[int, int] | None = None
    """Of a table's cell: its row and column, from 0; of a row: those of its latest cell."""
    term: str = ""
    """Of a list of definitions: the id of its latest term."""
    label: str | None = None
    anchor: Anchor | None = None
    cite: str = ""
