"""What rules make of the tagger's labels: quotation marks, fences and set phrases know better than it does."""

from __future__ import annotations

from collections.abc import Sequence

from provaudit.references.addresses import site_before_colon
from provaudit.references.anchors import Anchored
from provaudit.references.announcing import according, announced, cornered, introduced, signed_first, sited, unprosed
from provaudit.references.assembling import agreed, fences
from provaudit.references.bylines import attributed, bylined
from provaudit.references.days import (
    with_bracketed_day,
    with_bracketed_year,
    with_only_date,
    without_look,
    without_page,
    without_serial,
)
from provaudit.references.endings import bracketed, housed, once, told, unclosed
from provaudit.references.labels import labelled
from provaudit.references.linking import commented, framed
from provaudit.references.ordering import contained, headed, occasional, quoted_apart, titled, unsigned
from provaudit.references.overrun import edited, embodied, of_a_book, requoted, semicoloned
from provaudit.references.reaching import abbreviated, ordinal, quoting_on, subtitled, unparted, vancouver
from provaudit.references.roles import credited, filmed, thanked
from provaudit.references.swallowed import beheld, disclosed
from provaudit.references.untitled import numbered, twice_published
from provaudit.references.untold import begun, counted, entitled, spelled_out, through_year, untold

_RULES = (
    twice_published,
    numbered,
    vancouver,
    unparted,
    unprosed,
    announced,
    introduced,
    cornered,
    sited,
    signed_first,
    attributed,
    without_serial,
    without_page,
    without_look,
    with_bracketed_day,
    with_only_date,
    with_bracketed_year,
    semicoloned,
    embodied,
    requoted,
    edited,
    bracketed,
    abbreviated,
    ordinal,
    subtitled,
    of_a_book,
    quoting_on,
    contained,
    unclosed,
    housed,
    once,
    occasional,
    unsigned,
    titled,
    headed,
    filmed,
    thanked,
    told,
    labelled,
    counted,
    through_year,
    begun,
    entitled,
    spelled_out,
    untold,
    beheld,
    disclosed,
    commented,
)
"""What rules set right after the tagger, in this order."""


def settled(row: Anchored, tags: Sequence[str], quoted: tuple[int, int] | None) -> list[str]:
    """The labels of a reference's tokens once every rule has had its say; `quoted` is where a quoted title stands."""
    site = site_before_colon(row)
    taken = agreed(tags, framed(row, tags, quoted), fences(row.text.text, row.tokens), site)
    taken = according(row, quoted_apart(row, taken, quoted), quoted)
    taken = bylined(row, credited(row, taken), site)
    for rule in _RULES:
        taken = rule(row, taken)
    return taken
