"""What an address tells of the words beside it: the path spells the title, the host names the container."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from attrs import field, frozen

from provaudit.references.anchors import Anchored
from provaudit.references.lexicon import Word, fold
from provaudit.references.tokens import Attributes, Token, coded

_GENERIC = frozenset(
    "www com org net html htm php index article articles news story stories the and for with from".split()
)
_ARTICLES = frozenset("the die der das le la les el il de het".split())
"""What names of sites begin with and their addresses leave out."""
_PARTED = re.compile(r"[,;:?!“”\"()]|\. ")
_WORD = re.compile(r"[^\W_]{2,40}")


@frozen
class Known:
    """The words of the paths, folded, and the letters of the hosts."""

    slugs: frozenset[str] = frozenset()
    host: str = ""

    letters: str = field(init=False)
    """The hosts without their full stops, as `spelled` gives the words that name one."""

    @letters.default
    def _letters(self) -> str:
        return self.host.replace(".", "")

    def of(self, folded: str) -> Attributes:
        """Whether the address knows one word."""
        if not folded:
            return ()
        marks = (b"slug",) if folded in self.slugs else (b"noslug",) if self.slugs else ()
        return (*marks, b"inhost") if len(folded) > 3 and folded in self.host else marks

    def about(self, name: str, words: Sequence[Word]) -> Attributes:
        """How much of a stretch of words the path spells, and whether the host is named by it."""
        long = [word.folded for word in words if len(word.folded) > 3]
        share = int(sum(word in self.slugs for word in long) / len(long) * 3.99) if self.slugs and long else -1
        return _told(name, share, min(len(long), 4), self._named(words, long))

    def _named(self, words: Sequence[Word], long: Sequence[str]) -> str:
        """How a stretch of words names the host: whole, by initials, with some of its long words, or not."""
        if not self.host:
            return ""
        joined = "".join(word.folded for word in words).removeprefix("the")
        if len(joined) > 2 and joined in self.host:
            return "all"
        initials = "".join(word.folded[:1] for word in words)
        if len(initials) > 1 and self.host.startswith(initials + "."):
            return "initials"
        return "some" if any(word in self.host for word in long) else "no"


@functools.lru_cache(maxsize=1_000)
def _told(name: str, share: int, count: int, named: str) -> Attributes:
    """What a tagger is told of a stretch; few different things, so that they are spelled out once."""
    found = () if share < 0 else (f"{name}z{share}{count}",)
    return coded(*found, f"{name}host={named}") if named else coded(*found)


_NOTHING = Known()


def site_before_colon(row: Anchored) -> int:
    """How many tokens at the beginning name the site before a colon (`The Herald: Rain falls`); 0 if they do not.

    The host must agree, in full or by initials, so that a title with a colon is not taken apart.
    """
    known = known_of(row)
    end = 0
    for place in range(1, min(len(row.tokens), 8)):
        between = row.gap(place)
        if between.strip() == ":" or (end and between.strip() == "):"):
            return place if names_host(row.tokens[: end or place], known) else 0
        if between == " (" and not end and row.tokens[place].kind == "w":
            end = place
        elif _PARTED.search(between):
            return 0
    return 0


def names_host(tokens: Sequence[Token], known: Known) -> bool:
    """Whether words name the host, in full, without their article, or by their initials; a language may stand first."""
    words = [fold(token.text) for token in tokens]
    bare = spelled(tokens[1:] if words[0] in _ARTICLES else tokens)
    initials = "".join(word[:1] for word in words) + "."
    letters = known.letters[2:] if known.host[2:3] == "." else known.letters
    named = len(bare) > 2 and letters.startswith((bare, spelled(tokens)))
    return bool(known.host) and (named or (len(words) > 1 and known.host.startswith(initials)))


def spelled(tokens: Sequence[Token]) -> str:
    """Words as an address spells them: their letters in one."""
    return "".join(fold(token.text) for token in tokens).replace("-", "")


def known_of(row: Anchored) -> Known:
    """What the addresses of a reference tell; those of DOIs tell nothing."""
    addresses = [*(item.value for item in row.urls[:2]), *row.hidden[:2]]
    return _known(tuple(address[:1000] for address in addresses)) if addresses else _NOTHING


@functools.lru_cache(maxsize=256)
def _known(addresses: tuple[str, ...]) -> Known:
    slugs: set[str] = set()
    hosts = []
    for address in addresses:
        try:
            parts = urlsplit(address)
            host = parts.hostname or ""
        except ValueError:
            continue
        if host.endswith("doi.org"):
            continue
        hosts.append(host.removeprefix("www.").replace("-", ""))
        slugs.update(fold(word) for word in _WORD.findall(unquote(f"{parts.path} {parts.query}")))
    return Known(frozenset(slugs - _GENERIC), " ".join(hosts))
