"""`compare --format html`: both texts side by side on one self-contained page.

No network, no build step; everything that the texts say is escaped, and a Content-Security-Policy in the page lets no
script run but our own. The page works without its script; with it, keys lead from change to change.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from provaudit.model.compared import Comparison
from provaudit.reports.clean import clip, one_line, visible
from provaudit.reports.comparison_rows import Piece, Row, rows
from provaudit.reports.comparison_shape import digest
from provaudit.reports.comparison_wording import BADGES, CHANGES, CREDIT, DIRECTION, REUSE
from provaudit.reports.presentation import PLAIN, Presentation
from provaudit.reports.templating import allowed, asset, environment

if TYPE_CHECKING:
    from jinja2 import Template

_MOST_REPLACEMENTS = 24
_JUMP_CHARS = 90


def render(comparison: Comparison, how: Presentation = PLAIN) -> str:
    """The page."""
    return str(_template().render(_page(comparison))).encode("utf-8", "replace").decode("utf-8").lstrip() + "\n"


@cache
def _template() -> Template:
    """The page's template, compiled once."""
    return environment().get_template("comparison.html.j2")


def _page(comparison: Comparison) -> dict[str, Any]:
    """What the template shows."""
    script, style = asset("comparison.js"), asset("comparison.css")
    found = [_shown(row) for row in rows(comparison)]
    return {
        "original_name": one_line(comparison.original_name),
        "copy_name": one_line(comparison.copy_name),
        "reuse": REUSE[comparison.reuse],
        "original_share": f"{comparison.original_covered:.0%}",
        "copy_share": f"{comparison.copy_covered:.0%}",
        "original_value": round(100 * comparison.original_covered),
        "copy_value": round(100 * comparison.copy_covered),
        "passage_count": _many(len(comparison.passages), "shared passage"),
        "link_count": _many(len(comparison.links), "pair of linked sentences", "pairs of linked sentences"),
        "direction": DIRECTION[comparison.direction.judgement] if comparison.passages else "",
        "evidence": [one_line(reason) for reason in comparison.direction.evidence],
        "credit": CREDIT.get(comparison.credit, ""),
        "notices": [{"side": n.side, "kind": n.kind, "text": one_line(n.text)} for n in comparison.notices],
        "replacements": comparison.replacements[:_MOST_REPLACEMENTS],
        "jumps": _jumps(found),
        "rows": found,
        "badges": BADGES,
        "original_chars": len(comparison.original_text),
        "copy_chars": len(comparison.copy_text),
        "original_digest": digest(comparison.original_text),
        "copy_digest": digest(comparison.copy_text),
        "script": script,
        "style": style,
        "policy": "; ".join(
            (
                "default-src 'none'",
                f"script-src '{allowed(script)}'",
                f"style-src '{allowed(style)}'",
                "base-uri 'none'",
                "form-action 'none'",
            )
        ),
    }


def _shown(row: Row) -> dict[str, Any]:
    """A row as the template takes it, with nothing in it that acts."""
    return {
        "number": row.number,
        "kind": row.kind,
        "left": _cell(row.original),
        "right": _cell(row.copy),
        "changes": [{"kind": c.kind, "original": one_line(c.original), "copy": one_line(c.copy)} for c in row.changes],
        "anchors": [one_line(a.text) for a in row.anchors],
    }


def _cell(pieces: Sequence[Piece]) -> list[dict[str, Any]]:
    """Line ends of the source become blanks: a cell is as wide as the window lets it be."""
    return [
        {"text": visible(piece.text.replace("\r", "").replace("\n", " ").replace("\t", " ")), "kind": piece.kind,
         "leftover": piece.leftover}
        for piece in pieces
    ]  # fmt: skip


def _jumps(found: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The jump list: the changes by kind, the leftovers, and what only one text has."""
    groups = [
        (title, [(row["number"], _pair(c)) for row in found for c in row["changes"] if c["kind"] == kind])
        for kind, title in CHANGES.items()
    ]
    groups.append(("Left over, perhaps the text of links", [(r["number"], a) for r in found for a in r["anchors"]]))
    for kind, side, title in (("original", "left", "Only in the original"), ("copy", "right", "Only in the copy")):
        groups.append((title, [(r["number"], r[side][0]["text"]) for r in found if r["kind"] == kind]))
    return [
        {"title": title, "entries": [{"row": row, "text": clip(text, _JUMP_CHARS)} for row, text in entries]}
        for title, entries in groups
        if entries
    ]


def _pair(change: dict[str, str]) -> str:
    """A change in a line, both sides cut alike."""
    sides = (change["original"] or "nothing", change["copy"] or "nothing")
    return " → ".join(clip(side, _JUMP_CHARS // 2) for side in sides)


def _many(count: int, one: str, more: str = "") -> str:
    return f"{count} {one if count == 1 else more or one + 's'}"
