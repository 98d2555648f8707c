"""`compare --format prov`: what was derived from what, as PROV-JSON with Web Annotation selectors.

Sources: W3C Member Submission "The PROV-JSON Serialization" (2013), PROV-O, and the Web Annotation Data Model (2017),
sections 4.2.4 (Text Quote Selector) and 4.2.5 (Text Position Selector). A derivation is stated only in the direction
that the evidence gives; where it is undecided the passages are alternates of one another.
"""

from __future__ import annotations

import json
from typing import Any

from provaudit.model import Span
from provaudit.model.compared import Comparison, SharedPassage
from provaudit.reports.comparison_shape import digest, place
from provaudit.reports.presentation import PLAIN, Presentation

_PREFIXES = {
    "oa": "http://www.w3.org/ns/oa#",
    "provaudit": "urn:provaudit:",
    "sha256": "urn:sha256:",
}
_KINDS = {"verbatim": "prov:Quotation", "rewritten": "prov:Revision"}


def render(comparison: Comparison, how: Presentation = PLAIN) -> str:
    """The provenance of the copy, as far as the comparison shows it."""
    text = json.dumps(_bundle(comparison), ensure_ascii=False, indent=2, sort_keys=True)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _bundle(comparison: Comparison) -> dict[str, Any]:
    """Entities for both texts and every shared passage, and how they hang together."""
    ids = [f"sha256:{digest(text)}" for text in (comparison.original_text, comparison.copy_text)]
    if ids[0] == ids[1]:
        ids[1] += "-copy"
    entities = {
        ids[0]: {"prov:label": comparison.original_name, "provaudit:covered": _number(comparison.original_covered)},
        ids[1]: {"prov:label": comparison.copy_name, "provaudit:covered": _number(comparison.copy_covered)},
    }
    pairs = [(ids[0], ids[1], _kind(comparison))] if comparison.passages else []
    for number, passage in enumerate(comparison.passages, 1):
        names = [f"provaudit:{side}-passage-{number}" for side in ("original", "copy")]
        entities[names[0]] = _passage(ids[0], comparison.original_text, passage.original, passage)
        entities[names[1]] = _passage(ids[1], comparison.copy_text, passage.copy, passage)
        pairs.append((names[0], names[1], _KINDS.get(passage.kind)))
    return {"prefix": _PREFIXES, "entity": entities, **_relations(comparison, pairs)}


def _kind(comparison: Comparison) -> str | None:
    return "prov:Revision" if comparison.reuse.value == "order-preserving-rewrite" else None


def _passage(source: str, text: str, span: Span, passage: SharedPassage) -> dict[str, Any]:
    """A passage with its two selectors, position and words, and the text that it is selected from."""
    chosen = place(text, span)
    return {
        "prov:type": _name("oa:SpecificResource"),
        "provaudit:kind": passage.kind,
        "provaudit:likeness": _number(passage.likeness),
        "oa:hasSource": _name(source),
        "oa:start": {"$": str(span.start), "type": "xsd:nonNegativeInteger"},
        "oa:end": {"$": str(span.end), "type": "xsd:nonNegativeInteger"},
        "oa:exact": chosen["exact"],
        "oa:prefix": chosen["prefix"],
        "oa:suffix": chosen["suffix"],
    }


def _relations(comparison: Comparison, pairs: list[tuple[str, str, str | None]]) -> dict[str, Any]:
    """Derivations where the direction is known, alternates where it is not."""
    if not pairs:
        return {}
    if comparison.direction.judgement == "undecided":
        return {
            "alternateOf": {
                f"_:a{n}": {"prov:alternate1": one, "prov:alternate2": two} for n, (one, two, _) in enumerate(pairs, 1)
            }
        }
    turned = comparison.direction.judgement == "reversed"
    derived = {}
    for number, (one, two, kind) in enumerate(pairs, 1):
        used, made = (two, one) if turned else (one, two)
        derived[f"_:d{number}"] = {
            "prov:generatedEntity": made,
            "prov:usedEntity": used,
            "provaudit:confidence": _number(comparison.direction.confidence),
        } | ({"prov:type": _name(kind)} if kind else {})
    return {"wasDerivedFrom": derived}


def _number(value: float) -> dict[str, str]:
    return {"$": f"{value:.4f}", "type": "xsd:double"}


def _name(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}
