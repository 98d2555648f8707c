"""What every span of a document must do: point at the text that it names."""

from __future__ import annotations

from provaudit.model import Document, Link, Passage

_WRITTEN_OTHERWISE = set("\\&\"'`-~{}$ \t\r\n|.,:;=]<>/#^[\u00a0")
"""Signs that markup puts where readable text has another character: entities, escapes, quotes, separators."""


def check_spans(document: Document) -> None:
    """Raise AssertionError if a passage, marker, link or note points anywhere but at its own text."""
    text = document.text
    for passage in (*document.passages, *(note.passage for note in document.notes)):
        check_passage(passage, text)
    for marker in document.markers:
        assert 0 <= marker.span.start < marker.span.end <= len(text)
        assert marker.label
    for link in (*document.links, *(link for note in document.notes for link in note.links)):
        check_link(link, text)
    starts = [marker.span.start for marker in document.markers]
    assert starts == sorted(starts)


def check_passage(passage: Passage, text: str) -> None:
    """Every character of a passage stands where the passage says."""
    assert 0 <= passage.span.start <= passage.span.end <= len(text)
    if not passage.text:
        return
    assert passage.text == passage.text.strip()
    places = [passage.at(n) for n in range(len(passage.text))]
    assert places == sorted(places)
    for said, place in zip(passage.text, places, strict=True):
        assert passage.span.start <= place <= passage.span.end
        found = text[place] if place < len(text) else ""
        assert said == found or said.isspace() or found in _WRITTEN_OTHERWISE or said in ".“”", (said, found, passage)


def check_link(link: Link, text: str) -> None:
    """The words of a link stand in its span, markup aside."""
    assert link.url
    assert 0 <= link.span.start < link.span.end <= len(text)
    rest = link.span.of(text)
    first = link.text.lstrip("“\"'")[:1]
    assert not first or first in rest or "&" in rest or "\\" in rest
