"""When two lists name the same people: sets, not order.

Known causes of false alarms that are treated here: initials, particles, compound surnames, East Asian names with the
family first, names inverted by mistake ("Hyo-jin, Lee"), agencies and organisations as authors, truncated lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from enum import StrEnum
from functools import lru_cache

from attrs import frozen

from provaudit.comparison.folding import compact, fold, is_cjk, words
from provaudit.model import Name

_TITLES = frozenset("dr prof professor mr mrs ms sir dame jr sr phd md esq ii iii iv staff by".split())
_PARTICLES = frozenset("de da do dos das del della di la le van von der den ten ter zu zur al el bin ibn".split())
_UNTOLD = _TITLES | _PARTICLES
_LINKS = frozenset("of and the for at in".split())
"""Words of a body's name that tell nobody, and no part of a person's."""
_BODIES = frozenset(
    """agency agence associated association authority bank board bureau center centre college commission committee
    company council department desk editor editorial editors experts federation foundation government group guest
    institute international journal magazine media ministry network news newsroom newspaper office organisation
    organization press redaction redaktion research reporter reporters reuters service society staff studio team
    times today tv union university writer writers admin administrator webmaster contributor correspondent
    rundfunk fernsehen nachrichten zeitung verlag anzeiger broadcasting corporation herald guardian tribune gazette
    redaccion afp ap dpa bbc cnn upi ansa efe tass xinhua yonhap kyodo""".split()
)

_NOBODY = frozenset("anon anonim anonimo anonym anonyme anonymous anonymus anonymos unbekannt unknown unsigned".split())
_ARTICLES = frozenset("the this that these those to there then they".split())
"""What may begin a sentence before a family name that is a word, too: "The King"."""
_INITIALS = re.compile(r"[A-Z]{2,3}|[a-z]?[A-Z]{1,4}[bdlvz]{1,3}[A-Z]{0,2}|[a-z][A-Z]{1,3}")
"""Initials written in one, with those of particles: "JB", "DMvd"."""
_LOST_BLANK = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])")
"""Between two words that stick together: "todayJane Roe", "Mc Donald" and "McDonald"."""
_WORDS = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(r"\d+")
_UNTELLING = 2
"""Letters of a name that any text may have: what was taken for the name "So"."""
_NEAR_CHARACTERS, _MOST_OCCURRENCES = 30, 20
"""How far apart the words of one name may stand, and how often its longest word is looked at."""


class Agreement(StrEnum):
    """How a claimed list of authors compares with the names on the page."""

    SAME = "same"
    PARTIAL = "partial"
    """Every claimed name is there, the page names more."""
    SOME = "some"
    """Some claimed names are there, others are not."""
    NONE = "none"
    """No claimed name is there, though the page names people."""
    UNKNOWN = "unknown"
    """The page names nobody, or only bodies, so nothing follows."""


@frozen
class PeopleComparison:
    """Which claimed names the page shows, which it does not, and whom it names besides."""

    agreement: Agreement
    found: tuple[Name, ...] = ()
    absent: tuple[Name, ...] = ()
    unnamed: tuple[Name, ...] = ()


def compare_people(
    claimed: Sequence[Name], observed: Sequence[Name], speakers: Sequence[Name] | None = None, also: Sequence[Name] = ()
) -> PeopleComparison:
    """Compare a claimed list of authors with the names that a page gives.

    Args:
        claimed: the authors as cited.
        observed: every name that the page gives anywhere; each may speak for a claimed one.
        speakers: the names that may speak against them: the authors that the page settled on; `observed` if None.
        also: claimed names that are known to be there by other means, such as a byline in the text.

    A claimed name that says nobody's, "Anonymous" or "P. B., Jr", is not compared.
    """
    claimed = [name for name in claimed if _tells(name)]
    found = tuple(name for name in claimed if name in also or any(same_person(name, other) for other in observed))
    absent = tuple(name for name in claimed if name not in found)
    people = [other for other in (observed if speakers is None else speakers) if not is_body(other)]
    unnamed = tuple(other for other in people if not any(same_person(name, other) for name in claimed))
    return PeopleComparison(_agreement(found, absent, people, unnamed), found, absent, unnamed)


def _tells(name: Name) -> bool:
    """Whether a name has a whole word, and does not say that there is none."""
    whole = [_whole(parts) - _LINKS for parts in _readings(name)]
    told = len("".join(whole[0])) > _UNTELLING if whole else False
    return is_cjk(str(name)) or (told and all(whole) and not whole[0] & _NOBODY)


def _whole(parts: Sequence[str]) -> set[str]:
    """The parts of a name that are no initials; of a name in CJK script, all of them."""
    return {part for part in parts if len(part) > 1 or is_cjk(part)}


def _agreement(
    found: Sequence[Name], absent: Sequence[Name], people: Sequence[Name], unnamed: Sequence[Name]
) -> Agreement:
    """One word for the lists."""
    if found and not absent:
        return Agreement.PARTIAL if unnamed else Agreement.SAME
    if not people or all(map(is_agency, absent)):
        return Agreement.UNKNOWN
    return Agreement.SOME if found else Agreement.NONE


def same_person(a: Name, b: Name) -> bool:
    """Whether two names may be one person's (or body's), in whatever order the parts stand.

    One name's parts must all stand in the other's, as words or as initials, with at least one whole word of the family
    name in common.
    """
    return any(_same(a, b, ours, theirs) for ours in _spellings(a) for theirs in _spellings(b))


def _same(a: Name, b: Name, ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """`same_person` for one reading of each name."""
    if not ours or not theirs:
        return compact(str(a)) == compact(str(b)) != ""
    if "".join(ours) == "".join(theirs) or sorted(ours) == sorted(theirs):
        return True
    few, many = sorted((ours, theirs), key=len)
    return _family_meets(a, b, ours, theirs) and (_covers(few, many) or _begin_alike(a, b))


def _begin_alike(a: Name, b: Name) -> bool:
    """Whether two names have one family name, and the first given name of one is the initial of the other's.

    What follows it may be a word that our reading glued on: "Y. KI Chen".
    """
    if fold(a.family or "") != fold(b.family or "") or not a.family:
        return False
    ours, theirs = (_parts(Name(given=name.given))[:1] for name in (a, b))
    return bool(ours and theirs) and min(len(ours[0]), len(theirs[0])) == 1 and ours[0][0] == theirs[0][0]


def _spellings(name: Name) -> tuple[tuple[str, ...], ...]:
    """The readings of a name, and its parts where a blank may have been lost in it."""
    said = str(name)
    parted = _LOST_BLANK.sub(" ", said)
    return _readings(name) if parted == said else (*_readings(name), _parts(Name(literal=parted)))


@lru_cache(maxsize=8192)
def _readings(name: Name) -> tuple[tuple[str, ...], ...]:
    """The parts of a name, and those with "JB" taken for the initials J. B., whichever part of it they are.

    Beside another initial, three letters are rather a family name in capitals: "A. LEE".
    """
    readings = [_parts(name)]
    head, _, last = (name.literal or "").rpartition(" ")
    turned = (name.given, name.family) if len(name.given or "") > 2 or len(name.family or "") == 2 else (None, None)
    for one, other in ((name.family, name.given), turned, (head, last)):
        initials = (other or "").replace(".", "")
        if one and _INITIALS.fullmatch(initials):
            readings.append((*_parts(Name(one)), *initials.lower()))
    return tuple(readings)


def _parts(name: Name) -> tuple[str, ...]:
    """The folded words of a name without titles, particles and note numbers; initials stay single letters."""
    spelt = _NUMBERS.sub(" ", str(name).replace(".", ". "))
    return tuple(word for word in words(spelt) if word not in _UNTOLD)


def _covers(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether each word of `few` finds a word of its own in `many`: the same, or the one's initial."""
    left = list(many)
    for word in sorted(few, key=len, reverse=True):
        match = next((other for other in left if _same_word(word, other)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _same_word(a: str, b: str) -> bool:
    """Equal words, or an initial and a word that begins with it, or a nickname cut from the front."""
    short, long = sorted((a, b), key=len)
    return short == long or (len(short) == 1 and long.startswith(short)) or (len(short) >= 3 and long.startswith(short))


def _family_meets(a: Name, b: Name, ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether a whole word that may be the family name stands in both."""
    families = {word for name in (a, b) for word in words(name.family or name.literal or "")}
    return bool(_whole(ours) & _whole(theirs) & families)


def is_body(name: Name) -> bool:
    """Whether a name is an organisation, a desk or an account and not a person's, as far as its form tells."""
    unparted = bool(name.literal) and not is_cjk(name.literal or "")
    return unparted or all(part in _BODIES for part in words(str(name)))


def is_agency(name: Name) -> bool:
    """Whether a name is one that stands for others: a known kind of body, or an abbreviation."""
    parts = words(str(name))
    return any(part in _BODIES for part in parts) or (len(parts) == 1 and str(name).isupper()) or len(parts) > 4


def telling_words(name: Name) -> set[str]:
    """The words of a name, folded, that tell whose it is: a person's family name, or what is a body's own.

    Empty where there are none, as in "the editors"; two letters stand in every text.
    """
    own = _parts(Name(name.family if name.family and name.given else str(name)))
    shared = set(own).intersection(*map(_whole, _readings(name))) - _LINKS - _BODIES
    return {word for word in shared if len(word) > 2 or is_cjk(word)}


def stands_near(name: Name, text: str) -> bool:
    """Whether a person's name stands in `text`, its whole words close together, as in a byline that nobody marked up.

    Where only one word is whole, as in "D. Kim", a word that an initial may stand for is next to it.
    """
    parts = _parts(name)
    whole, initials = {part for part in parts if len(part) > 1}, {part for part in parts if len(part) == 1}
    longest = max(str(name).replace(".", " ").split(), key=len, default="")
    for around in _surroundings(longest, text) if whole else ():
        if whole <= set(words(around)) and (len(whole) > 1 or not initials or _has_beside(whole, initials, around)):
            return True
    return False


def _has_beside(family: Set[str], initials: Set[str], text: str) -> bool:
    """Whether one of the two words on either side of a family name may be a given name with one of the initials."""
    said = [fold(word) if word[0].isupper() else "" for word in _WORDS.findall(text)]
    places = [place for place, word in enumerate(said) if word in family]
    beside = (word for place in places for word in (*said[max(0, place - 2) : place], *said[place + 1 : place + 3]))
    return any(word[:1] in initials and word not in _ARTICLES for word in beside)


def _surroundings(word: str, text: str) -> Iterator[str]:
    """The text around the first occurrences of a word, whatever its case; accents count, so that it is quick."""
    lowered = text.casefold() if len(text.casefold()) == len(text) else text.lower()
    for form in {word.casefold(), fold(word)} - {""}:
        place, found = lowered.find(form), 0
        while place >= 0 and found < _MOST_OCCURRENCES:
            yield text[max(0, place - _NEAR_CHARACTERS) : place + len(form) + _NEAR_CHARACTERS]
            place, found = lowered.find(form, place + len(form)), found + 1
