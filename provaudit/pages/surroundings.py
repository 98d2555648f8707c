"""Where an element stands: in the article, or in what stands around articles (comments, teasers, menus, footers)."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from provaudit.pages.walk import upwards

_ASIDE = re.compile(
    r"comment(?!ary)|kommentar|related|side-?bar|footer|teaser|aside|widget|recommend|\bmore|latest|recent|popular|\blist|carousel|slider|\bnav|menu"
    r"|ticker|archive|similar|trending|promo|next|prev|calendar|event|tweet|repl(?:y|ies)|feed|mega|banner|cookie|cards?\b|copyright|disqus|respond"
)
_OPEN = ("body", "html", "main")
_APART = ("footer", "aside", "nav")


def names_of(node: LexborNode) -> str:
    """The class, id and itemprop of an element, in lower case."""
    attributes = node.attributes
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''} {attributes.get('itemprop') or ''}".lower()


def is_aside(own: str, around: list[tuple[str, str]]) -> bool:
    """Whether an element, or one of the six around it, is named as a thing beside the article."""
    if _ASIDE.search(own):
        return True
    return any(tag in _APART or _ASIDE.search(name) for tag, name in around[:6] if tag not in _OPEN)


def around(node: LexborNode, limit: int = 7) -> list[tuple[str, str]]:
    """Tag and names of the ancestors, nearest first."""
    return [(parent.tag or "", names_of(parent)) for parent in upwards(node, limit)]
