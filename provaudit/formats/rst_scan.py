"""reStructuredText inside a paragraph: emphasis, roles, links and the signs of notes, each with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import define, field, frozen

from provaudit.formats.blocks import Block, carried, cut, seen_through
from provaudit.model import Link, Marker, Passage

_TOKEN = re.compile(
    r"""(?P<escape>\\(?:[\s\S]))
    |(?P<code>``.+?``)
    |(?P<note>\[(?:\#[\w.-]*|\*|\d{1,5}|[A-Za-z][\w.:+-]*)\]_(?!\w))
    |(?P<role>(?::[\w:+.-]{1,60}:`[^`]{1,400}`)|(?:`[^`]{1,400}`:[\w:+.-]{1,60}:))
    |(?P<link>`[^`]{1,1000}`__?(?!\w))
    |(?P<strong>\*\*)|(?P<emphasis>\*)
    |(?P<substitution>\|[^|\s][^|\n]{0,80}\|_{0,2})
    |(?P<interpreted>`[^`]{1,400}`)
    |(?P<word>(?<![\w`])[A-Za-z0-9](?:[\w.+-]*[A-Za-z0-9])?__?(?![\w`]))
    |(?P<url>https?://[^\s<>`|]+)""",
    re.VERBOSE | re.DOTALL,
)
SPECIAL = re.compile(r"[\\`*|_]")
_EMBEDDED = re.compile(r"`(.*?)\s*<([^<>]+)>`__?", re.DOTALL)
_ROLE = re.compile(r"(?::([\w:+.-]+):)?`([^`]+)`(?::([\w:+.-]+):)?")


@frozen
class Targets:
    """What names in a document stand for."""

    addresses: Mapping[str, str]
    anonymous: tuple[str, ...]
    """The addresses of `__` targets, in order."""


def named(label: str) -> str:
    """A reference name as docutils compares it."""
    return " ".join(label.lower().split())


@define
class Inline:
    """The inside of a paragraph on its way to readable pieces."""

    source: str
    targets: Targets
    used: list[int]
    """How many anonymous targets and unnamed notes have been called so far."""
    pieces: list[tuple[str, int, int]] = field(factory=list)
    links: list[tuple[int, int, str]] = field(factory=list)
    signs: list[tuple[str, int, int, str]] = field(factory=list)
    opaque: list[tuple[int, int]] = field(factory=list)

    def scan(self) -> Inline:
        """Read the source; returns self."""
        done, source = 0, self.source
        for match in _TOKEN.finditer(source):
            if match.start() < done:
                continue
            self._keep(source[done : match.start()], done)
            getattr(self, f"_{match.lastgroup}")(match)
            done = match.end()
        self._keep(source[done:], done)
        return self

    def _keep(self, said: str, start: int) -> None:
        if said:
            self.pieces.append((said.replace("\n", " "), start, len(said)))

    def _escape(self, match: re.Match[str]) -> None:
        if not match[0][1].isspace():
            self._keep(match[0][1], match.start() + 1)

    def _code(self, match: re.Match[str]) -> None:
        self.opaque.append((len(self.pieces), len(self.pieces) + 1))
        self._keep(match[0][2:-2], match.start() + 2)

    def _note(self, match: re.Match[str]) -> None:
        label = match[0][1:-2].lstrip("#")
        if match[0].startswith("[#]"):
            self.used[1] += 1
            label = f"#{self.used[1]}"
        scheme = "footnote" if match[0][1] in "#*" or label.isdigit() else "citekey"
        self.signs.append((label, match.start(), match.end(), scheme))
        said, start, length = self.pieces[-1] if self.pieces else ("", 0, 0)
        if said.endswith(" ") and length == len(said):
            self.pieces[-1] = (said[:-1], start, length - 1)

    def _role(self, match: re.Match[str]) -> None:
        role = _ROLE.fullmatch(match[0])
        if role is None:
            return
        name = (role[1] or role[3] or "").lower()
        inner = match.start() + match[0].index("`") + 1
        if "cite" in name:
            for key in re.finditer(r"[^\s,`{}]+", role[2]):
                self.signs.append((key[0], inner + key.start(), inner + key.end(), "citekey"))
        elif name in ("math", "code", "literal", "raw"):
            self.opaque.append((len(self.pieces), len(self.pieces) + 1))
            self._keep(role[2], inner)
        else:
            words = re.match(r"(.*?)\s*<[^<>]*>$", role[2], re.DOTALL)
            said = words[1] if words and words[1] else role[2].lstrip("~!")
            self._keep(said, inner + (0 if words and words[1] else len(role[2]) - len(said)))

    def _link(self, match: re.Match[str]) -> None:
        embedded = _EMBEDDED.fullmatch(match[0])
        words = embedded[1] if embedded is not None else match[0][1:].rstrip("_")[:-1]
        url = embedded[2] if embedded is not None else self._address(words, match[0].endswith("__"))
        url = self.targets.addresses.get(named(url.rstrip("_")), url) if url.endswith("_") else url
        first = len(self.pieces)
        if embedded is not None and not words:
            self._keep(embedded[2], match.start() + embedded.start(2))
        else:
            self._keep(words, match.start() + 1)
        self.links.append((first, len(self.pieces), url))

    def _word(self, match: re.Match[str]) -> None:
        words = match[0].rstrip("_")
        url = (
            self._address(words, match[0].endswith("__"))
            if match[0].endswith("__") or named(words) in self.targets.addresses
            else ""
        )
        first = len(self.pieces)
        self._keep(words if url else match[0], match.start())
        if url:
            self.links.append((first, len(self.pieces), url))

    def _address(self, words: str, anonymous: bool) -> str:
        """The address behind a name, or the next anonymous one."""
        if anonymous:
            self.used[0] += 1
            return self.targets.anonymous[self.used[0] - 1] if self.used[0] <= len(self.targets.anonymous) else ""
        return self.targets.addresses.get(named(words), "")

    def _strong(self, match: re.Match[str]) -> None:
        """Emphasis is taken away."""

    def _emphasis(self, match: re.Match[str]) -> None:
        before = self.source[match.start() - 1 : match.start()]
        after = self.source[match.end() : match.end() + 1]
        if (not before or before.isspace()) and (not after or after.isspace()):
            self._keep("*", match.start())

    def _substitution(self, match: re.Match[str]) -> None:
        self._keep(match[0].strip("|_"), match.start() + 1)

    def _interpreted(self, match: re.Match[str]) -> None:
        self._keep(match[0][1:-1], match.start() + 1)

    def _url(self, match: re.Match[str]) -> None:
        self._keep(match[0], match.start())


def inline_block(raw: Passage, kind: str, label: str | None, indent: int, targets: Targets, used: list[int]) -> Block:
    """A paragraph with its inside read."""
    if SPECIAL.search(raw.text) is None:
        return Block(Passage(raw.text.replace("\n", " "), raw.span, raw.runs), kind, label, indent)
    scan = Inline(raw.text, targets, used).scan()
    offsets = [0]
    for said, _, _ in scan.pieces:
        offsets.append(offsets[-1] + len(said))
    whole = seen_through(raw, scan.pieces, len(raw.text))
    lead = len(whole.text) - len(whole.text.lstrip())
    links = tuple(
        link for first, last, url in scan.links for link in _placed(raw, carried(scan.pieces[first:last], url))
    )
    markers = tuple(Marker(name, raw.source_span(start, end), scheme) for name, start, end, scheme in scan.signs)
    opaque = tuple((offsets[first] - lead, offsets[last] - lead) for first, last in scan.opaque)
    return Block(cut(whole, 0), kind, label, indent, links, markers, opaque)


def _placed(raw: Passage, links: list[Link]) -> list[Link]:
    """Links of a passage with their place in the source."""
    return [Link(link.text, link.url, raw.source_span(link.span.start, link.span.end)) for link in links]
