"""Who is named in a text: people and bodies, their titles taken off, their short names made whole."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from provaudit.quotations.vocabulary import vocabulary

TITLES = vocabulary(
    """
    president vice prime minister premier chancellor secretary undersecretary deputy assistant senator sen rep
    representative congressman congresswoman governor gov mayor judge justice attorney general gen admiral adm
    colonel col captain capt major maj lieutenant lt sergeant sgt commander chief director chairman chairwoman chair
    chairperson ceo cfo professor prof dr doctor mr mrs ms miss sir lord lady dame king queen prince princess pope
    bishop archbishop cardinal rabbi imam father sister brother rev reverend spokesman spokeswoman spokesperson
    speaker ambassador envoy analyst expert author writer journalist reporter editor columnist critic scholar
    researcher historian economist scientist politician lawmaker leader candidate nominee officer official head
    founder co-founder coach manager lawyer activist actor actress singer artist director-general commissioner
    councillor counsel student teacher psychologist sociologist philosopher physicist biologist fellow member
    retired former then acting newly elected
    """
)
"""Words before a name that are not part of it, in lower case."""
_BODY = vocabulary(
    """
    ministry department office agency bureau commission committee council court institute institution university
    college school foundation association organization organisation union federation party group company corporation
    corp inc ltd bank fund force forces army navy guard police service services center centre board authority
    administration assembly parliament congress senate house government times post journal herald tribune guardian
    news newspaper gazette daily telegraph chronicle magazine press agency network affairs defense defence state
    treasury security intelligence justice commerce trade energy education health labor labour interior war staff
    operations command policy studies ilbo nations republic kingdom states society league alliance society hospital
    museum airlines
    """
)
"""Words that end the name of a body, an office or a place, not of a person; in lower case."""
_PLACES = vocabulary(
    """
    peninsula sea strait ocean island islands city river mountain mountains street avenue road square valley bay
    gulf lake camp summit treaty act agreement accord war day prize award cup bowl north south east west northern
    southern eastern western central new asia europe america africa pacific atlantic indo-pacific monday tuesday
    wednesday thursday friday saturday sunday january february march april june july august september october
    november december christmas easter table figure chapter section part volume article exhibit plan program
    programme project initiative doctrine
    """
)
"""Words that no person's name holds."""
_OPENERS = vocabulary(
    """
    a an the this that these those in on at by for with from to of as and but or nor so yet if when while where
    although though because since after before during despite unlike like until once whether however therefore
    moreover meanwhile nevertheless nonetheless also then now here there it he she they we you i his her their its
    our my your who what which why how some many most more all both each every no not only even earlier later
    recently today yesterday tomorrow last next such under over among between according additionally further finally
    previously still instead otherwise thus hence given amid along across through another other others following one
    two three
    """
)
"""Words that have a capital letter only because they begin a sentence."""
_PARTICLES = "de|da|del|della|di|du|la|le|van|von|der|den|bin|ibn|al|el|dos|ter"
_SHORTENED = r"(?:Dr|Mr|Mrs|Ms|Prof|Gen|Sen|Rep|Gov|Col|Lt|Sgt|Capt|Maj|Adm|Rev|Hon|St|Jr|Sr)\."
_WORD = r"[A-ZÀ-ÞĀ-ŽḀ-Ỿ]\w*(?:[’'][A-Z]\w+)?(?:-\w+)*"
_TOKEN = rf"(?:{_SHORTENED}|[A-Z]\.(?:-?[A-Z]\.)*|{_WORD})"
_RUN = re.compile(rf"(?<![\w’'-]){_TOKEN}(?:\s(?:(?:{_PARTICLES})\s){{0,2}}{_TOKEN}){{0,11}}")
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])(?!\w)")
_DEMONYMS = vocabulary(
    """
    us uk eu un american british english scottish irish welsh french german italian spanish portuguese dutch belgian
    swiss austrian swedish norwegian danish finnish polish czech hungarian romanian bulgarian greek turkish russian
    ukrainian israeli palestinian egyptian saudi iranian iraqi syrian lebanese indian pakistani chinese japanese
    korean taiwanese vietnamese thai filipino philippine indonesian malaysian singaporean australian canadian
    mexican brazilian argentine chilean colombian cuban venezuelan african nigerian kenyan ethiopian asian european
    latin arab western democratic republican catholic christian muslim jewish u.s u.k u.n trans-atlantic
    """
)


@frozen
class Mention:
    """A name in the text, a person's without titles or a body's; `start` to `end` is where the name stands."""

    name: str
    start: int
    end: int
    person: bool
    titled: bool
    possessive: bool


@lru_cache(maxsize=256)
def mentions(text: str) -> tuple[Mention, ...]:
    """Every run of capitalised words in a paragraph, read as names."""
    return tuple(found for match in _RUN.finditer(text) for found in _read(text, match))


def _read(text: str, match: re.Match[str]) -> list[Mention]:
    """The names in one run of capitalised words: `Self-Defense Force Yoda Koji` holds a body and a person."""
    words = [(w[0], match.start() + w.start(), match.start() + w.end()) for w in re.finditer(r"\S+", match[0])]
    while words and _key(words[0][0]) in _OPENERS and not _named_with_article(words):
        words = words[1:]
    if not words:
        return []
    first = _after_last(words, TITLES, 0)
    body = _after_last(words, _BODY, first)
    titled = first > 0 or _title_before(text, words[0][1])
    possessive = _POSSESSIVE.match(text, match.end()) is not None
    if body > first and len(words) - body < 2:
        return [_mention(text, words, person=False, titled=False, possessive=possessive)]
    found = []
    if body > first:
        found.append(_mention(text, words[first:body], person=False, titled=False, possessive=False))
        first, titled = body, True
    rest = words[first:]
    while len(rest) > 1 and _key(rest[0][0]) in _DEMONYMS:
        rest = rest[1:] if titled else []
    if rest:
        found.append(_mention(text, rest, _personal(rest, titled), titled, possessive))
    elif first == 0:
        found.append(_mention(text, words, person=False, titled=False, possessive=possessive))
    return found


def _after_last(words: list[tuple[str, int, int]], kind: frozenset[str], first: int) -> int:
    """The place after the last word of a kind, or `first` if there is none."""
    return next((i + 1 for i in reversed(range(first, len(words))) if _key(words[i][0]) in kind), first)


def _personal(words: list[tuple[str, int, int]], titled: bool) -> bool:
    """Whether the words can be a person's name."""
    keys = [_key(word) for word, _, _ in words]
    if any(key in _PLACES or key in _DEMONYMS for key in keys):
        return False
    if any(len(word) > 2 and word.isupper() and "." not in word for word, _, _ in words):
        return False
    return len(words) <= 5 if titled else 2 <= len(words) <= 4


def _named_with_article(words: list[tuple[str, int, int]]) -> bool:
    """Whether `The` belongs to the name, as in the names of newspapers."""
    return words[0][0] == "The" and len(words) > 2 and _key(words[-1][0]) in _BODY


def _mention(text: str, words: list[tuple[str, int, int]], person: bool, titled: bool, possessive: bool) -> Mention:
    start, end = words[0][1], words[-1][2]
    return Mention(re.sub(r"\s+", " ", text[start:end]), start, end, person, titled, possessive)


def _key(word: str) -> str:
    return word.rstrip(".,").lower()


def _title_before(text: str, at: int) -> bool:
    """Whether a lower-case title, or one that goes on with `of`, stands before a name: `politician Park Chan-dae`."""
    before = re.search(r"([\w-]+)\.?\s+(?:of\s+(?:the\s+)?)?$", text[max(0, at - 40) : at])
    return before is not None and _key(before[1]) in TITLES


class Roster:
    """The people of a document, so that `Ishiba` and `Dr. Kim` can be given their whole names."""

    def __init__(self, paragraphs: list[str]) -> None:
        self._whole: dict[str, list[str]] = {}
        seen = dict.fromkeys(m.name for text in paragraphs for m in mentions(text) if m.person and " " in m.name)
        for name in seen:
            for word in name.split():
                self._whole.setdefault(word, []).append(name)
        self._titled = {m.name.split()[-1] for text in paragraphs for m in mentions(text) if m.titled}

    def whole(self, name: str) -> str:
        """The whole name that a single word stands for; the word itself if none or several could be meant."""
        if " " in name:
            return name
        names = self._whole.get(name, [])
        edges = [full for full in names if name in (full.split()[0], full.split()[-1])]
        best = max(edges, key=len, default=name)
        rivals = [full for full in edges if not set(full.split()) <= set(best.split())]
        return name if rivals else best

    def person(self, mention: Mention) -> bool:
        """Whether a mention is somebody: a whole name, a titled one, or the short form of a known whole name."""
        return mention.person or (" " not in mention.name and self.whole(mention.name) != mention.name)
