"""Where an element stands: in the article, or in what stands around articles (comments, teasers, menus, footers)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from selectolax.lexbor import LexborNode

from provaudit.pages.alternatives import alternatives
from provaudit.pages.walk import MAX_NAME, upwards

_ASIDE = re.compile(
    alternatives(
        r"comment(?!ary) kommentar related side-?bar footer teaser aside widget recommend \bmore latest recent popular "
        r"\blist carousel slider \bnav menu ticker archive similar trending promo next prev calendar event tweet "
        r"repl(?:y|ies) feed mega banner cookie cards?\b copyright disqus respond".split()
    )
)
_OPEN = ("body", "html", "main")
_APART = ("footer", "aside", "nav")


def names_in(attributes: Mapping[str, str | None]) -> str:
    """The class, id and itemprop among an element's attributes, in lower case."""
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''} {attributes.get('itemprop') or ''}"
    return names[:MAX_NAME].lower()


def is_aside(own: str, around: list[tuple[str, str]]) -> bool:
    """Whether an element, or one of the six around it, is named as a thing beside the article."""
    return _is_beside(own) or any(tag in _APART or _is_beside(name) for tag, name in around[:6] if tag not in _OPEN)


@lru_cache(maxsize=2_000)
def _is_beside(names: str) -> bool:
    """Whether names speak of a thing beside the article; asked again and again for what surrounds several elements."""
    return _ASIDE.search(names) is not None


def around(node: LexborNode, limit: int = 7, known: dict[int, tuple[str, str]] | None = None) -> list[tuple[str, str]]:
    """Tag and names of the ancestors, nearest first; `known` keeps them, by the parser's numbers, for the next node."""
    known = {} if known is None else known
    found = []
    for parent in upwards(node, limit):
        number = parent.mem_id
        if number not in known:
            known[number] = (parent.tag or "", names_in(parent.attributes))
        found.append(known[number])
    return found
