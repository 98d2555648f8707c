"""The words in which a comparison speaks to people."""

from __future__ import annotations

from collections.abc import Mapping

from provaudit.model.compared import Reuse

REUSE: Mapping[Reuse, str] = {
    Reuse.IDENTICAL: "Identical: the same words in the same order",
    Reuse.NEAR_DUPLICATE: "Near duplicate: nearly all words are the same, on both sides",
    Reuse.EXCERPT: "Excerpt: the copy is a part of the original, word by word",
    Reuse.REWRITE: "Rewrite that keeps the order: sentence follows sentence, in other words",
    Reuse.SUMMARY: "Summary: the copy tells in short what the original tells at length",
    Reuse.PARTIAL: "Shared passages: some were taken over or reworded, the rest is the copy's own",
    Reuse.QUOTATIONS: "Shared quotations only",
    Reuse.TOPIC: "The same topic, no shared passage",
    Reuse.UNRELATED: "Unrelated: no shared passage",
}
CREDIT: Mapping[str, str] = {
    "given": "Credit: the copy says that it comes from elsewhere",
    "missing": "Credit: missing, nothing in the copy says where it comes from",
}
DIRECTION: Mapping[str, str] = {
    "as given": "Direction: the copy was made from the original",
    "reversed": "Direction: reversed, the text taken for the original was made from the copy",
    "undecided": "Direction: cannot be told from the texts",
}
CHANGES: Mapping[str, str] = {
    "quotation": "Quoted words altered",
    "name": "Names changed",
    "number": "Numbers changed",
    "date": "Dates changed",
    "negation": "Negations changed",
    "attribution": "Attributions dropped",
}
BADGES: Mapping[str, str] = {
    "quotation": "quotation altered",
    "name": "name changed",
    "number": "number changed",
    "date": "date changed",
    "negation": "negation changed",
    "attribution": "attribution dropped",
}
