"""What a LaTeX source is cut at, and what its commands are to a reader of documents."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import frozen

TOKEN = re.compile(
    r"\\(?:[A-Za-z@]+\*?|.)|%[^\n]*\n?[ \t]*|\$\$?|[{}~&]|``|''|-{2,3}|\n[ \t]*(?:\n[ \t]*)+|\n[ \t]*", re.DOTALL
)
BRACES = re.compile(r"\\.|[{}]|(?<!\\)%[^\n]*", re.DOTALL)
ACCENT = re.compile(r"\\[`'^~\"=.]\s*(?:\{\\?[A-Za-z]?\}|\\?[A-Za-z])|\\[uvHckrdb]\s*\{\\?[A-Za-z]{0,2}\}")
CITES = re.compile(
    r"\\(?:[Cc]ite\w*|[Pp]arencite\w*|[Tt]extcite\w*|footcite\w*|[Aa]utocite\w*|smartcite\w*|supercite|fullcite|nocite|footfullcite)\*?"
)
FOOTNOTES = frozenset({"\\footnote", "\\endnote", "\\thanks", "\\sidenote", "\\footnotetext", "\\marginnote"})
FILES = re.compile(r"\\(?:addbibresource|bibliography)\s*(?:\[[^\]]*\])?\s*\{([^{}]{1,500})\}")
"""Where the bibliography files are named."""
KEY = re.compile(r"[^\s,{}*]+")
HEADS = re.compile(r"\\(?:part|chapter|(?:sub){0,2}section|(?:sub)?paragraph|title)\*?")
CODE = frozenset({"\\verb", "\\texttt", "\\lstinline", "\\code", "\\path"})
KEPT = re.compile(r"\\(?:emph|text\w*|underline|mbox|enquote|uline|so|hl|caption|MakeUppercase|uppercase|lowercase)\*?")
SKIPPED = frozenset(
    "equation align gather multline eqnarray displaymath math verbatim lstlisting minted tikzpicture"
    " array comment filecontents algorithm algorithmic".split()
)
TABLES = frozenset("tabular tabularx tabulary longtable supertabular tabu".split())
FORMULAS = {"$": "$", "$$": "$$", "\\(": "\\)", "\\[": "\\]"}
"""What opens a formula, and what closes it."""
PARTS = {"\\par", "\\item", "\\maketitle", "\\newpage", "\\clearpage", "\\bigskip", "\\medskip", "\\smallskip"}
DEPTH = 12
OPTIONS = re.compile(r"\s{0,4}\[(?:[^\[\]]|\[[^\[\]]{0,200}\]){0,500}\]")


BLANKS = re.compile(r"[ \t]*")
ADDRESS = re.compile(r"\\[%#&_~{}$]|[^\\]+|\\")
SECOND = frozenset({"hypertarget", "textcolor", "colorbox", "foreignlanguage", "raisebox", "hyperlink", "hyperref"})
"""Commands whose first argument says how, and whose second one says what."""
SWITCHES = frozenset("bf it em tt sc rm sf small large centering noindent quad footnotesize".split())
"""Commands without an argument that only change how what follows looks."""


@frozen
class Groups:
    """Where the groups in braces of a source end, and so the arguments of its commands."""

    text: str
    ends: Mapping[int, int]

    @classmethod
    def of(cls, text: str) -> Groups:
        """The groups of a source; a brace that never closes begins none."""
        found: dict[int, int] = {}
        stack: list[int] = []
        for match in BRACES.finditer(text):
            if match[0] == "{":
                stack.append(match.start())
            elif match[0] == "}" and stack:
                found[stack.pop()] = match.end()
        return cls(text, found)

    def past_options(self, place: int) -> int:
        """The place after the options in brackets."""
        match = OPTIONS.match(self.text, place)
        while match is not None:
            place = match.end()
            match = OPTIONS.match(self.text, place)
        return place

    def argument(self, place: int) -> tuple[int, int] | None:
        """Where the next argument in braces stands, options before it passed over."""
        place = self.past_options(place)
        while place < len(self.text) and self.text[place] in " \t\n":
            place += 1
        return (place + 1, self.ends[place] - 1) if place in self.ends else None

    def past_arguments(self, command: str, place: int) -> int:
        """The place after the arguments of a command that are no text; `place` is right behind its name."""
        if command[1:] in SWITCHES:
            return place
        place = self.past_options(place)
        if command[1:] in SECOND:
            return self.ends.get(place, place)
        while place in self.ends:
            place = self.ends[place]
        return place


def bounds(text: str) -> tuple[int, int, int]:
    """Where the argument of the title (-1 without one), the body and the end of the body stand."""
    begin = text.find("\\begin{document}")
    title = re.search(r"\\title\s*(?=\{)", text[: max(begin, 0)])
    end = text.find("\\end{document}", max(begin, 0))
    return title.end() if title else -1, begin + 16 if begin >= 0 else 0, end if end >= 0 else len(text)
