"""Markdown inside a paragraph: emphasis, links, code and notes, each with its place (CommonMark 0.31, pandoc's notes).

markdown-it-py reads the same text but forgets where it stood, and is too slow for long documents; the tests hold this
scanner to what it says.
"""

from __future__ import annotations

import html
import re

from attrs import define, field

from provaudit.formats.blocks import LINE_END
from provaudit.formats.labels import is_exponent
from provaudit.formats.markdown_emphasis import Bracket, Delimiter, Node, flanks, pair_up, punctuates
from provaudit.formats.markdown_tokens import (
    DESTINATION,
    ESCAPED,
    HREF,
    KEYS,
    PATIENCE,
    REFERENCE,
    ROLE_KEY,
    SPECIAL,
    TOKEN,
    URL,
    Definitions,
    in_brackets,
    normalised,
)

_IN_NOTE = re.compile(r"\\.|`[^`]{1,500}`|[\[\]]")


@define
class Inline:
    """What a paragraph holds: nodes in reading order; all else counts in nodes or in characters of the source."""

    source: str
    definitions: Definitions
    nodes: list[Node] = field(factory=list)
    links: list[tuple[int, int, str, int, int]] = field(factory=list)
    """First node, node after the last, address, start and end of the whole link."""
    footnotes: list[tuple[str, int, int]] = field(factory=list)
    """Label, start and end of `[^label]`."""
    typed: list[tuple[str, int, int]] = field(factory=list)
    """The same of a numbered reference link, `[1]`."""
    raised: list[tuple[str, int, int]] = field(factory=list)
    """The same of `^1^`."""
    keys: list[tuple[str, int, int]] = field(factory=list)
    """The same of a citation key."""
    mentions: list[tuple[str, int, int]] = field(factory=list)
    """The same of a key outside of brackets, which may be somebody's name in some other place of the web."""
    notes: list[tuple[int, int]] = field(factory=list)
    """Where the text of a note in place, `^[...]`, stands."""
    opaque: list[int] = field(factory=list)
    """Nodes that are code or formulas."""
    _delimiters: list[Delimiter] = field(factory=list)
    _brackets: list[Bracket] = field(factory=list)
    _anchors: list[tuple[int, str, int]] = field(factory=list)
    _ticks: dict[int, list[int]] | None = None
    _failures: int = 0

    def scan(self) -> Inline:
        """Read the whole source; returns self."""
        done, source = 0, self.source
        addresses = [match.span() for match in URL.finditer(source)][::-1] if "://" in source else []
        place = SPECIAL.search(source)
        while place is not None:
            start = place.start()
            while addresses and addresses[-1][1] <= start:
                addresses.pop()
            token = TOKEN.match(source, start)
            if addresses and addresses[-1][0] <= start:
                # An address keeps its underscores, as it does wherever addresses are turned into links.
                start = addresses.pop()[1]
            elif token is None:
                start += 1
            else:
                self._plain(done, start)
                start = done = getattr(self, f"_{token.lastgroup}")(token)
            place = SPECIAL.search(source, start)
        self._plain(done, len(source))
        pair_up(self.nodes, self._delimiters, 0)
        return self

    def _plain(self, start: int, end: int) -> None:
        if end > start:
            text = self.source[start:end]
            self.nodes.append(Node(text.replace("\n", " "), start, end - start))
            if "@" in text:
                for m in KEYS.finditer(text):
                    found = self.keys if in_brackets(self.source, start + m.start()) else self.mentions
                    found.append((m[1] or m[2], start + m.start(), start + m.end()))

    def _keep(self, text: str, start: int, end: int) -> int:
        self.nodes.append(Node(text, start, end - start))
        return end

    def _escape(self, match: re.Match[str]) -> int:
        return self._keep(match[0][1], match.start() + 1, match.end())

    def _code(self, match: re.Match[str]) -> int:
        if self._ticks is None:
            self._ticks = {}
            for run in re.finditer(r"`+", self.source):
                self._ticks.setdefault(run.end() - run.start(), []).append(run.start())
        width = match.end() - match.start()
        runs = self._ticks.get(width, [])
        while runs and runs[0] < match.end():
            runs.pop(0)
        if not runs:
            return self._keep(match[0], match.start(), match.end())
        start, end = match.end(), runs[0]
        inner = self.source[start:end]
        if inner[:1] in " \n" and inner[-1:] in " \n" and inner.strip():
            start, end = start + 1, end - 1
        self.opaque.append(len(self.nodes))
        self._keep(self.source[start:end].replace("\n", " "), start, end)
        return runs[0] + width

    def _math(self, match: re.Match[str]) -> int:
        self.opaque.append(len(self.nodes))
        return self._keep(match[0].replace("\n", " "), match.start(), match.end())

    def _auto(self, match: re.Match[str]) -> int:
        inner = match[0][1:-1]
        if ":" in inner:
            node = len(self.nodes)
            self.links.append((node, node + 1, inner, match.start() + 1, match.end() - 1))
        self._keep(inner, match.start() + 1, match.end() - 1)
        return match.end()

    def _comment(self, match: re.Match[str]) -> int:
        end = self.source.find("-->", match.end())
        return end + 3 if end >= 0 else len(self.source)

    def _tag(self, match: re.Match[str]) -> int:
        tag = match[0].lower()
        href = HREF.match(match[0])
        if href is not None:
            url = html.unescape(next(group for group in href.groups() if group is not None))
            self._anchors.append((len(self.nodes), url, match.end()))
        elif tag.startswith("</a") and self._anchors:
            node, url, start = self._anchors.pop()
            self.links.append((node, len(self.nodes), url, start, match.start()))
        elif tag.startswith(("<br", "</p", "</li", "</td", "</div")):
            self._keep(LINE_END, match.start(), match.start() + 1)
        elif tag.startswith("<sup"):
            sign = re.compile(r"\s*\[?(\d{1,4}|[*†‡§]{1,3})\]?\s*</sup>", re.IGNORECASE).match(self.source, match.end())
            if sign is not None and not is_exponent(self.source[max(0, match.start() - 12) : match.start()]):
                self.raised.append((sign[1], match.start(), sign.end()))
                return sign.end()
        return match.end()

    def _footnote(self, match: re.Match[str]) -> int:
        self.footnotes.append((match[0][2:-1], match.start(), match.end()))
        self._close_gap(match.end())
        return match.end()

    def _close_gap(self, end: int) -> None:
        """Take away the space before a sign that is taken out, unless a word follows it."""
        if self.nodes and self.nodes[-1].text.endswith(" ") and not self.source[end : end + 1].isalnum():
            self.nodes[-1].text = self.nodes[-1].text[:-1]
            self.nodes[-1].length -= 1

    def _raised(self, match: re.Match[str]) -> int:
        if is_exponent(self.source[max(0, match.start() - 12) : match.start()]):
            return self._keep(match[0][1:-1], match.start() + 1, match.end() - 1) + 1
        self.raised.append((match[0][1:-1], match.start(), match.end()))
        return match.end()

    def _role(self, match: re.Match[str]) -> int:
        for key in ROLE_KEY.finditer(match[0], match[0].index("`") + 1, len(match[0]) - 1):
            self.keys.append((key[1], match.start() + key.start(1), match.start() + key.end(1)))
        return match.end()

    def _note(self, match: re.Match[str]) -> int:
        depth, end = 1, match.end()
        for sign in _IN_NOTE.finditer(self.source, match.end()):
            depth += {"[": 1, "]": -1}.get(sign[0], 0)
            if depth == 0:
                end = sign.end()
                break
        else:
            return self._keep(match[0], match.start(), match.end())
        self.notes.append((match.end(), end - 1))
        return end

    def _open(self, match: re.Match[str]) -> int:
        self._brackets.append(Bracket(len(self.nodes), len(self._delimiters), match.end(), image=match[0][0] == "!"))
        return self._keep(match[0], match.start(), match.end())

    def _close(self, match: re.Match[str]) -> int:
        bracket = self._brackets.pop() if self._brackets else None
        found = self._target(bracket, match.start(), match.end()) if bracket and bracket.active else None
        if bracket is not None and self.typed and self.typed[-1][2] == match.end():
            # `[1]`, which a definition explains: a sign, and no part of the text.
            del self.nodes[bracket.node :]
            self._close_gap(match.end())
            return match.end()
        if bracket is None or found is None:
            return self._keep("]", match.start(), match.end())
        url, end = found
        pair_up(self.nodes, self._delimiters, bracket.delimiters)
        opener = self.nodes[bracket.node]
        if not bracket.image:
            self.links.append((bracket.node + 1, len(self.nodes), url, bracket.start, match.start()))
            for other in self._brackets:
                other.active = other.active and other.image
        opener.text, opener.length = "", 0
        return end

    def _target(self, bracket: Bracket, start: int, end: int) -> tuple[str, int] | None:
        """The address of a link whose text ends at `start`, and where the link ends; None if it is none."""
        source = self.source
        if source[end : end + 1] == "(" and self._failures < PATIENCE:
            match = DESTINATION.match(source, end)
            self._failures += match is None
            if match is not None:
                raw = match["angled"] if match["angled"] is not None else match["plain"]
                return html.unescape(ESCAPED.sub(r"\1", raw)), match.end()
        text = source[bracket.start : start]
        full = REFERENCE.match(source, end)
        url = self.definitions.get(normalised(full[1] or text)) if full is not None else None
        if full is not None and url is not None:
            return url, full.end()
        url = self.definitions.get(normalised(text)) if full is None or not full[1] else None
        if url is not None and not bracket.image and text.isdigit():
            self.typed.append((text, bracket.start - 1, end))
            return None
        return (url, end) if url is not None else None

    def _emphasis(self, match: re.Match[str]) -> int:
        sign, start, end = match[0][0], match.start(), match.end()
        before = self.source[start - 1] if start else " "
        after = self.source[end] if end < len(self.source) else " "
        opens, closes = flanks(before, after)
        if sign == "_":
            opens, closes = opens and (not closes or punctuates(before)), closes and (not opens or punctuates(after))
        self._delimiters.append(Delimiter(len(self.nodes), sign, end - start, opens, closes))
        return self._keep(match[0], start, end)

    def _break(self, match: re.Match[str]) -> int:
        return self._keep(LINE_END, match.end() - 1, match.end())

    def _entity(self, match: re.Match[str]) -> int:
        return self._keep(html.unescape(match[0]), match.start(), match.end())
