"""LaTeX: footnotes, citations with their .bib or .bbl, links, and the words without the commands."""

from __future__ import annotations

from pathlib import Path

from attrs import evolve

from provaudit.formats.assembly import assemble
from provaudit.formats.bibliography import cited_entries
from provaudit.formats.decoding import MAX_BYTES, decode
from provaudit.formats.latex_scan import Latex
from provaudit.model import Document, Marker, Note, Passage, Span


class LatexSource:
    """LaTeX sources."""

    name = "latex"

    def parse(self, data: bytes, path: str) -> Document:
        """The document in `data`; UnreadableInput if it is binary or too large."""
        text = decode(data, path)
        source = Latex(text)
        source.read()
        notes = source.notes
        taken = {note.label for note in notes}
        if source.keys:
            notes = [*notes, *cited_entries(path, source.files, source.keys, taken)]
            if not source.files or len(notes) == len(taken):
                notes += _compiled(path, source.keys, {note.label for note in notes})
        return assemble(path, self.name, text, data, source.blocks, notes, typed=not source.keys)


def _compiled(path: str, keys: list[Marker], taken: set[str | None]) -> list[Note]:
    """The entries of the .bbl that BibTeX has left beside the source, for keys that no other file explains."""
    place = Path(path).with_suffix(".bbl")
    first: dict[str, Span] = {}
    for marker in keys:
        first.setdefault(marker.label, marker.span)
    try:
        if not place.is_file() or place.stat().st_size > MAX_BYTES:
            return []
        source = Latex(decode(place.read_bytes(), str(place)))
    except OSError:
        return []
    source.read()
    wanted = [note for note in source.notes if note.label in first and note.label not in taken]
    return [evolve(note, passage=Passage(note.passage.text, first[note.label or ""])) for note in wanted]
