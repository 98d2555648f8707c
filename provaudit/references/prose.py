"""Whether a stretch of a note is a sentence, told by what it is made of."""

from __future__ import annotations

import re

from provaudit.references.talk import HOST, LINKED_WORDS


def any_of(words: str) -> str:
    """The alternatives of a pattern; `_` stands for a blank."""
    return "|".join(words.replace("_", " ") for words in words.split())


SENTENCE_WORDS = frozenset(
    """
    is are was were be been being has have had do does did will would can could may might must shall should isn't
    wasn't aren't doesn't didn't don't can't couldn't hasn't haven't won't i i'm i've we our my me us you your he
    she they them it its this that these those there here not denies agrees disagrees says said thinks claims argues
    excludes includes told asked otherwise loosely since ist sind war waren hat haben hatte wird werden wurde wurden
    kann können ich wir mein meine dies das es nicht est sont était étaient ont été je nous mon cela ce il elle ne
    pas son fue era han yo mi esto esta no se lo è sono era ha hanno io mio questo questa non si hij zij dit dat
    niet
    """.split()
)
"""Words of sentences, rare in references."""
NOTED = re.compile(
    r"(?:(?:My|Our|Own|Author[’']s) translation|Translation (?:mine|ours)|Italics mine|Eigene Übersetzung"
    r"|(?:My )?[Ee]mphasis(?: (?:mine|added|in (?:the )?original))?|Hervorhebung \w+"
    r"|Traduction (?:de l[’']auteur|personnelle)|Traducción propia)\s*[.;,:]\s+"
)
"""What is said of a quotation and not of its source."""
_I = re.compile(r"\bI(?:[’']\w+)? [a-z]")
_BEGINNINGS = any_of(
    """
    Not Told Thanks Thank Emphasis Translated Translation My Our Last_(?:checked|updated|edited|modified) Updated
    Corrected Personal Private Originally Yes No Hat_tip H/T Via Please Spelling Italics In_fairness A_claim Some
    Note I We He She They It This That These Those There Here Übersetzung Hervorhebung Meine Danke Dank Traduction
    Merci Traducción Gracias Traduzione Grazie
    """
)
_BEGUN = re.compile(rf"\s*(?:{_BEGINNINGS})\b")
_SURELY = 3
_SITED = re.compile(r"\s*[A-ZÀ-Þ][\w.&’'-]*(?: [A-ZÀ-Þ(][\w.&’')-]*){0,4}:\s")
"""What begins with the name of a site: `Example News: What rivers are`."""
_SHAPED = re.compile(
    r"\b[A-Z]\.|\b[A-Z][\w’-]+(?:, [A-Z]| [A-Z]{1,3}[,.:])|\((?:19|20)\d\d|\b\d{4}[:,]|\d\(\d|\b[Vv]ol\b|\bpp?\."
    r"|\[\w|https?:|www\."
)
"""What a reference has and a sentence has not: initials, a year in brackets, a volume."""


def is_sentence(text: str, surely: bool = False) -> bool:
    """Whether a stretch is a sentence: most words are in small letters, and one is such as references hardly have.

    To be sure it takes three of them.
    """
    begun = _BEGUN.match(text) is not None
    if not is_small(text) or (_SITED.match(text) and not begun):
        return False
    words = _words(text)
    told = sum(word in SENTENCE_WORDS for word in words[1:]) + (_I.search(text) is not None)
    return told >= _SURELY if surely else begun or (len(words) >= LINKED_WORDS and told > 0)


def is_small(text: str) -> bool:
    """Whether most words of a stretch are in small letters, and it has nothing of a reference."""
    words = _words(text)
    small = sum(word[0].islower() for word in words[1:])
    return len(words) > 1 and small * 2 >= len(words) - 1 and _SHAPED.search(text) is None


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_][\w'-]*", HOST.sub(" ", text.replace("’", "'")))
