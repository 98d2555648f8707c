"""What can be said of a word without its surroundings: its shape, its endings, the kind of word it is."""

from __future__ import annotations

import functools
import unicodedata
from typing import NamedTuple

from provaudit.references.given import GIVEN
from provaudit.references.tokens import Attributes, coded

_KINDS = {
    "in": "in en dans im em nel i dins",
    "and": "and und et y e og och & en ve и ja és și with",
    "ed": "ed eds edited editor editors hrsg hg red dir coord éd edited edición editado herausgegeben szerk ред cur",
    "tr": "trans translated translator übers traducción trad übersetzt",
    "al": "al others andere mfl",
    "by": "by von par por",
    "vol": "vol volume no nr issue num number bd band heft jg vols núm číslo č tom št iss n v № т edition ed edn aufl",
    "pp": "p pp pages page s pág pags seiten str с pg",
    "url": "available url retrieved disponible verfügbar online from disponível beschikbaar internet at "
    "accessed web dostopno "
    "tillgänglig tilgængelig obtenido recuperado cited link source lien adresse erreichbar website webpage via last",
    "pub": "press university verlag publishing publishers publisher books editorial éditions edizioni presses wiley "
    "springer elsevier routledge sage inc ltd gmbh",
    "jou": "journal review proceedings transactions revue zeitschrift revista magazine times news "
    "conference annals bulletin "
    "quarterly letters newspaper post daily gazette herald tribune archives symposium workshop zeitung today blog",
    "abb": "j proc rev int lett phys trans ann am res sci chem med biol soc acad nat math eng appl",
    "par": "de van von der la le du di da dos del den ten ter el bin ibn of",
    "suf": "jr sr ii iii iv",
    "work": "thesis dissertation phd diss diplomarbeit habilitation bachelor master masterarbeit report bericht "
    "rapport technical tech patent standard memo memorandum working discussion preprint manuscript unpublished "
    "presented presentation",
    "art": "the a an die das der les los las un une ein eine det",
}
_KIND = {word: kind for kind, listed in _KINDS.items() for word in listed.split()}


class Word(NamedTuple):
    """What is known of a token wherever it stands."""

    own: Attributes
    """Its attributes as itself; `before` and `after` as a neighbour."""
    before: Attributes
    after: Attributes
    form: str
    folded: str
    kind: str
    """The list that its word is in, if any."""
    opens: str
    """What it says of a stretch that ends before it: a kind of anchor, a number (`wd`) or a word."""


@functools.lru_cache(maxsize=60_000)
def described(kind: str, text: str) -> Word:
    """What the tagger is told of a token wherever it stands."""
    if kind != "w":
        form = f"date:{text}" if kind == "date" else kind
        return Word(coded(f"w={form}"), coded(f"-w={form}"), coded(f"+w={form}"), form, "", "", kind)
    form = shape(text)
    lower = "0" if text[0].isdigit() else text.lower()
    listed = _KIND.get(lower, "")
    around = [f"w={lower}"]
    if listed or (form == "Xx" and lower in GIVEN):
        around.append(f"l={listed or 'given'}")
    own = [*around, f"e={lower[-3:]}", f"a={lower[:3]}"] if form[0] != "d" and len(text) > 4 else around
    before, after = (coded(*(sign + item for item in around)) for sign in "-+")
    return Word(coded(*own), before, after, form, fold(text), listed, "wd" if text[0].isdigit() else "w")


def shape(word: str) -> str:
    """The case and kind of a word in a few letters: `X` initial, `XX` capitals, `Xx`, `xx`, `XxX`, digits by length."""
    if word[0].isdigit():
        return f"d{min(len(word), 5)}" if word.isdigit() else "dx"
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    if word.isupper():
        return "XX" if len(word) > 3 else "XX2"
    if word.islower():
        return "xx"
    if word[0].isupper():
        return "Xx" if word[1:].islower() else "Xx-X" if "-" in word or "’" in word or "'" in word else "XxX"
    return "cjk" if ord(word[0]) > 0x2E80 else "xX"


def fold(word: str) -> str:
    """Lower case without accents, as addresses spell words."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.lower().replace("ß", "ss"))
    return "".join(letter for letter in letters if letter.isalnum())
