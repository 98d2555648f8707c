"""Markup made fit for parsing: parsers take time quadratic in the depth of elements and in a tag's attributes."""

from __future__ import annotations

import re
from itertools import accumulate

from provaudit.pages.decoding import Decoded

_CLOSED_BY_NEXT = frozenset(
    b"p li dt dd option optgroup tr td th thead tbody tfoot colgroup rt rp br img meta link input hr wbr area base col "
    b"embed source track param".split()
)
"""Elements that never nest by being left open."""
_STRIDE, _MOST_ATTRIBUTES = 10_000, 2_000
"""A tag of two strides is sure to leave one without an end of a tag."""
_LONG_TAG = re.compile(rb"<[a-zA-Z][^<>]{20000,}")
_TAG = re.compile(rb"<(/?)([a-zA-Z][^\s/<>]*)[^<>]{0,200}>?")
_CROWD, _DEEPEST = 15_000, 2_000


def flattened(page: Decoded) -> bytes:
    """The markup without tags of too many attributes, and without those that nest beyond reason."""
    html = _LONG_TAG.sub(_shortened, page.markup) if _crowded_tag(page.markup) else page.markup
    deep = _nesting(html) if page.tags > _CROWD else None
    return _TAG.sub(lambda tag: b" " if tag[2].lower() in deep else tag[0], html) if deep else html


def _crowded_tag(html: bytes) -> bool:
    """Whether a tag of more than two strides has too many attributes; most pages are done with after short looks."""
    place = 0
    while place < len(html) - _STRIDE:
        start = -1
        if html.find(b">", place, place + _STRIDE) < 0:
            start = html.rfind(b"<", max(0, place - _STRIDE), place + 1)
        end = start + 2 * _STRIDE
        named = start >= 0 and html[start + 1 : start + 2].isalpha()
        if named and html.find(b"<", start + 1, end) < 0 and html.find(b">", start, end) < 0:
            place = _tag_end(html, end)
            if _crowds(html[start:place]):
                return True
        else:
            place += _STRIDE
    return False


def _tag_end(html: bytes, inside: int) -> int:
    """Where the tag around a place ends: at its end, or where the next one begins."""
    following = html.find(b"<", inside)
    following = len(html) if following < 0 else following
    end = html.find(b">", inside, following)
    return following if end < 0 else end


def _shortened(match: re.Match[bytes]) -> bytes:
    """A tag with more attributes than any page has is dropped: parsers compare each with all others."""
    return b" " if _crowds(match[0]) else match[0]


def _crowds(tag: bytes) -> bool:
    return len(tag.split(None, _MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES


def _nesting(html: bytes) -> frozenset[bytes]:
    """The elements that must go, so that no more than `_DEEPEST` are ever open at once: the deepest ones."""
    depth: dict[bytes, int] = {}
    deepest: dict[bytes, int] = {}
    for closing, name in _TAG.findall(html):
        tag = name.lower()
        depth[tag] = level = max(0, depth.get(tag, 0) + (-1 if closing else 1))
        if level > deepest.get(tag, 0):
            deepest[tag] = level
    shallow_first = sorted((level, tag) for tag, level in deepest.items() if tag not in _CLOSED_BY_NEXT)
    together = accumulate(level for level, _ in shallow_first)
    return frozenset(tag for (_, tag), levels in zip(shallow_first, together, strict=True) if levels > _DEEPEST)
