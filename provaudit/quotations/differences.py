"""The words in which a quotation and its source differ, and which of these differences change what was said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from provaudit.quotations.folding import Folded
from provaudit.quotations.sentences import begins_sentence
from provaudit.quotations.vocabulary import vocabulary

_NEGATIONS = vocabulary(
    """
    no not never none nor neither nobody nothing nowhere without cannot hardly scarcely barely non nicht kein keine
    ne pas jamais nunca
    """
)
_OPPOSITE = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
_UNITS = vocabulary(
    """
    percent hundred thousand million billion trillion dozen km kilometers kilometres miles meters metres feet inches
    kg kilograms pounds tons tonnes grams seconds minutes hours days weeks months years decades centuries dollars
    euros won yen yuan cents degrees celsius fahrenheit gigawatts megawatts liters litres gallons acres hectares $ €
    £ ¥ ₩
    """
)
_COUNTED = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {word: str(number) for number, word in enumerate(_COUNTED)} | {
    word: str(10 * number) for number, word in enumerate(_TENS, 2)
}
_SPELLING = 80
"""Two names at least this alike (0 to 100) are one name in two spellings."""


@frozen
class Difference:
    """One place where quotation and source part, or agree; `start` and `end` point into the source's text."""

    kind: str
    """`same`, `changed`, `added` (by the quotation) or `left-out`."""
    quoted: str
    source: str
    start: int
    end: int
    matter: str = ""
    """What it touches: `number`, `negation`, `name` or `unit`; `editorial` and `spelling` alter nothing."""

    @property
    def alters(self) -> bool:
        """Whether the words are not those of the source."""
        return self.kind != "same" and self.matter not in ("editorial", "spelling")


def differences(
    quote: Folded, editorial: Sequence[bool], source: Folded, first: int, last: int
) -> tuple[Difference, ...]:
    """The quotation aligned with the source's words `first` to `last`; `editorial` words may differ freely."""
    found = list[Difference]()
    for block in Indel.opcodes(quote.keys, source.keys[first:last]):
        found.append(
            _difference(
                quote,
                editorial,
                source,
                block.src_start,
                block.src_end,
                first + block.dest_start,
                first + block.dest_end,
            )
        )
    return tuple(_classified(list(_merged(found)), source))


def _difference(
    quote: Folded, editorial: Sequence[bool], source: Folded, q_first: int, q_last: int, s_first: int, s_last: int
) -> Difference:
    """One stretch of the alignment, not yet judged except where brackets excuse it."""
    start = source.starts[s_first] if s_first < len(source.starts) else len(source.text)
    end = source.ends[s_last - 1] if s_last > s_first else start
    quoted, there = quote.raw(q_first, q_last), source.raw(s_first, s_last)
    matter = "editorial" if q_last > q_first and all(editorial[q_first:q_last]) else ""
    if quote.keys[q_first:q_last] == source.keys[s_first:s_last]:
        return Difference("same", quoted, there, start, end)
    kind = "added" if s_last == s_first else "left-out" if q_last == q_first else "changed"
    return Difference(kind, quoted, there, start, end, matter)


def _merged(found: list[Difference]) -> Iterator[Difference]:
    """Neighbouring additions and omissions as one change; what was left out beside an editorial word is its cause."""
    waiting: Difference | None = None
    for difference in found:
        if difference.kind == "same":
            if waiting is not None:
                yield waiting
            waiting = None
            yield difference
        else:
            waiting = difference if waiting is None else _together(waiting, difference)
    if waiting is not None:
        yield waiting


def _together(one: Difference, two: Difference) -> Difference:
    quoted = " ".join(part for part in (one.quoted, two.quoted) if part)
    source = " ".join(part for part in (one.source, two.source) if part)
    marked = [d.matter for d in (one, two) if d.quoted]
    matter = "editorial" if marked and all(m == "editorial" for m in marked) else ""
    return Difference(
        "changed" if quoted and source else one.kind,
        quoted,
        source,
        min(one.start, two.start),
        max(one.end, two.end),
        matter,
    )


def _classified(found: list[Difference], source: Folded) -> Iterator[Difference]:
    for difference in found:
        matter = difference.matter or ("" if difference.kind == "same" else _matter(difference, source.text))
        yield Difference(
            difference.kind, difference.quoted, difference.source, difference.start, difference.end, matter
        )


def _matter(difference: Difference, text: str) -> str:
    """What a difference touches, the gravest first."""
    quoted, there = _words(difference.quoted), _words(difference.source)
    if "".join(quoted) == "".join(there) or _in_brackets(difference, text):
        return "spelling"
    figures = [[_NUMBERS.get(w, w.replace(",", "")) for w in words if _figure(w)] for words in (quoted, there)]
    if figures[0] != figures[1]:
        return "number"
    if figures[0] and len(quoted) == len(there) == len(figures[0]):
        return "spelling"
    if _negated(quoted) % 2 != _negated(there) % 2 or _opposite(quoted, there):
        return "negation"
    if _UNITS & set(quoted) != _UNITS & set(there):
        return "unit"
    return "name" if _other_names(difference, text) else ""


def _words(raw: str) -> list[str]:
    return re.findall(
        r"\d+(?:[.,:]\d+)*|[$€£¥₩%]|[^\W\d_]+(?:'[^\W\d_]+)*", raw.lower().replace("’", "'").replace("%", " percent ")
    )


def _in_brackets(difference: Difference, text: str) -> bool:
    """Whether the quotation left out what the source itself has as an insertion, `[GERD]`."""
    return (
        difference.kind == "left-out"
        and text[difference.start - 1 : difference.start] == "["
        and text[difference.end : difference.end + 1] == "]"
    )


def _figure(word: str) -> bool:
    return word[0].isdigit() or (word in _NUMBERS and word != "one")


def _negated(words: list[str]) -> int:
    return sum(word in _NEGATIONS or word.endswith("n't") for word in words)


def _opposite(quoted: list[str], there: list[str]) -> bool:
    """Whether a word was turned round by a prefix: `likely`, `unlikely`."""
    return any(
        long == prefix + short
        for one in quoted
        for other in there
        for short, long in (sorted((one, other), key=len),)
        if len(short) > 3
        for prefix in _OPPOSITE
    )


def _other_names(difference: Difference, text: str) -> bool:
    """Whether a name stands where the source has another."""
    quoted = _names(difference.quoted)
    there = _names(difference.source, begins_sentence(text, difference.start))
    if not quoted or not there or set(quoted) & set(there):
        return False
    return max(fuzz.ratio(one, other) for one in quoted for other in there) < _SPELLING


def _names(raw: str, begins: bool = False) -> list[str]:
    """The capitalised words, without the one that begins a sentence."""
    words = re.findall(r"[^\W\d_][\w’'-]*", raw)
    return [
        word.lower() for i, word in enumerate(words) if word[0].isupper() and word != "I" and not (begins and i == 0)
    ]
