"""Lines joined to paragraphs: hyphens that only part a word, and addresses that go on in the next line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attrs import frozen

_OPEN_URL = re.compile(r"(?:https?://|www\.|doi\.org/|\b10\.\d{4,9}/)\S*$")
_URL_TAIL = re.compile(r"[^\s<>\"“”]*[/\-_.?=&%#~\d][^\s<>\"“”]*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HEAD = re.compile(r"[^\W\d_]+(?=[-\x02\ufffe\xad]$)")
_TAIL = re.compile(r"[^\W\d_]+")

_TELLING, _WRAPPED_AT_LEAST = 3, 0.05
"""So many lines tell whether a text is wrapped; then more than this part of them goes on with a small letter."""


def is_wrapped(following: Sequence[str]) -> bool:
    """Whether a text is wrapped, by how the lines begin that carry on a paragraph: some with a small letter."""
    small = sum(map(begins_small, following))
    return len(following) < _TELLING or small > _WRAPPED_AT_LEAST * len(following)


def begins_small(line: str) -> bool:
    """Whether a line begins with a small letter that is none of an address."""
    return line[:1].islower() and not line.startswith(("http", "www."))


@frozen
class Words:
    """The words of a document, to tell a broken word from a compound."""

    known: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Words:
        """The words of some texts, in lower case."""
        return cls(frozenset(word for text in texts for word in _WORD.findall(text.lower())))

    def broken(self, line: str, following: str) -> bool:
        """Whether the hyphen at the end of `line` only parts a word: the joined word occurs elsewhere."""
        if line.endswith("\xad"):
            return True
        head, tail = _HEAD.search(line[-40:]), _TAIL.match(following)
        if head is None or tail is None or not tail[0].islower():
            return False
        first, second = head[0].lower(), tail[0].lower()
        return first + second in self.known and f"{first}-{second}" not in self.known

    def unlikely(self, line: str, following: str) -> bool:
        """Whether nothing speaks for a compound at the end of `line`: it goes on small, and is not known as one."""
        head, tail = _HEAD.search(line[-40:]), _TAIL.match(following)
        if head is None or tail is None:
            return False
        return tail[0].islower() and f"{head[0]}-{tail[0]}".lower() not in self.known


def inside_url(line: str, following: str) -> bool:
    """Whether a line ends inside an address that the next line carries on.

    Behind a slash, a number alone is a day or a year, and the host's name is the site's.
    """
    if following.startswith(("http", "www.")):
        return False
    match = _OPEN_URL.search(line[-300:]) if "/" in line[-300:] or "www" in line[-300:] else None
    if match is None:
        return False
    tail = _URL_TAIL.match(following)
    if tail is None or tail[0][:1] in "-[(–":
        return False
    rest = tail[0].rstrip(".,;)")
    if line[-1] == "/" and (rest.isdigit() or f"//{rest}/" in match[0].replace("//www.", "//")):
        return False
    if line[-1] in "/-_=&?%#":
        return True
    return line[-1] not in ".,;)>" and rest[:1].islower() and re.search(r"[/\-_=&%#]", rest) is not None
