"""What a note says of its source before or behind the reference: `The mayor denies this. See ...`, `... for more`.

It is no title. A sentence is known by what it is made of (verbs, pronouns, small letters throughout), and taken for one
only where the rest has a title in quotation marks or a hyperlink, or the address spells none of its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from attrs import frozen

from provaudit.model import Link
from provaudit.references.apart import LEADING
from provaudit.references.identifiers import identifiers_in
from provaudit.references.lexicon import fold
from provaudit.references.prose import NOTED, SENTENCE_WORDS, any_of, is_sentence, is_small
from provaudit.references.talk import LINKED_WORDS, QUOTED, WORD, may_be_name

_SITE = r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b"
_ADDRESS = rf"https?:|www\.|{_SITE}"
_STARTS = rf"[<(\[“\"„«‘A-ZÀ-Þ\d\u0400-\uffff]|{_ADDRESS}"
"""How a reference starts."""
_SAID = r"\s*(?P<said>[^“”\"„«»\n]{6,300}?)"
_SEE = any_of(r"see siehe cf\. vgl\. voir véase vedi compare")
_SENTENCE = re.compile(
    rf"{_SAID}(?:(?<=[\w)’'])[.!?…]\)?\s+(?={_STARTS})|;\s+|\s\((?=[^\s\d<])(?!https?:|www\.)"
    rf"|[:,]\s+(?=(?:{_SEE})\s))"
)
"""A sentence and what ends it: a stop, a semicolon, `, see`, a bracket with the source in it."""
_QUOTED_FIRST = re.compile(rf"{_SAID}:\s+[“\"„«][^“”\"„«»\n]{{10,600}}[.!?…][”\"“»]\s+(?={_STARTS})")
"""A sentence with what somebody says, before its source: `Smith says so: “It rose.” “Rain,” The Herald, ...`."""
_TITLED = re.compile(r"[^“\"„«‘]*[“\"„«‘]|<?(?:https?:|www\.)")
_REMARK = re.compile(rf"{_SAID}:\s+(?=[<\[“\"„«‘A-ZÀ-Þ]|https?:)")
"""A sentence that ends with a colon before its source; before an address it may as well be the title."""
_DATED = re.compile(r"(?:[^\W\d_][\w’'-]*\.\s+)?\(?(?:(?:1[5-9]|20)\d\d|no date|n\.\s?d\.|s\.\s?d\.|o\.\s?J\.)", re.I)
_STRUCTURED = re.compile(rf"\[Internet\]|\[Online\]|\b(?:{any_of('abruf cited available')})\b", re.I)
"""What shows that the words before it are fields."""
_CALL = re.compile(rf"[.;:,]\s+(?=(?:{_SEE})\s)", re.I)
_CALLED = re.compile(rf"(?:{LEADING})\s", re.I)
_STARTERS = any_of(
    """
    Thanks Thank I We He She They Several Many Most Others Based Adapted Taken Drawn Reprinted Reproduced Excerpted
    Borrowed Inspired Translated Retrieved Updated Data Figures Numbers Images? Photos? Details Summary More As
    At_least Or Here There Original An? The Some Compare Contrast For Both Via Read Please Quoted Cited Reported
    Highly Also Basierend Nach Übernommen Zitiert Daten Mehr Basé Tiré Données Basado Tomado Datos Basato Tratto Más
    Plus
    """
)
_ENDERS = any_of(
    """
    from in to by on of after via per says see upon at as with against is are was them follow read remains? gives?
    offers? aus von nach gibt bietet dazu hierzu über
    """
)
_LED = re.compile(
    rf"(?:{_STARTERS})\b(?:\s+[a-zß-ÿ’']+|\s+(?:[A-Z][a-z]{{2,8}}\s+)?\d{{4}}(?=\s)){{0,16}}?"
    rf"(?:\s+(?:{_ENDERS})|,\s+(?:see|e\.g\.|siehe|vgl\.|voir)|:)\s+(?={_STARTS})"
)
"""Words in small letters that lead to a source: `Thanks to a reader for pointing me to`, `There is a summary here:`."""
_ARTICLES = ("A", "An", "The", "Some", "As")
_STATING = re.compile(
    rf"\s(?:{any_of('is are was were given found told made appears? can comes? came taken reported said has have')})\s"
)
"""What a sentence has that begins like a title: `A fuller account is given in`."""
_SMALL_LED = re.compile(
    r"[a-zß-ÿ]+ [a-zß-ÿ ,’']{2,80}?(?:,? e\.\s?g\.,?|,? for (?:example|instance),?|,? (?:see|in|by|from|at)|:)"
    rf"\s+(?={_STARTS})"
)
_INSTANCE = re.compile(
    r"(?:see,?\s+)?(?:for (?:instance|example)|e\.\s?g\.|among others|z\.\s?B\.|par exemple)[,:]?\s+", re.I
)
_TOPIC = re.compile(
    rf"(?:{any_of('Examples? Background Context Details Original Overview Discussion Announcement Here')}):\s+(?=\S)"
)
_ACCORDING = re.compile(
    rf"(?:{any_of('According_to Laut Selon Según Secondo Segundo Volgens Enligt Ifølge')})\s+"
    rf"(?=<?https?:|www\.|{_SITE}:\s)"
)
_BARE = re.compile(
    rf"[^“”\"„«»\n.;:\[\]()\d]{{0,240}}?\s(?:{_ENDERS}|{any_of('here visit consult en dans bei unter auf à')})\s+"
    rf"<?(?:$|(?={_SITE}:\s))"
)
"""Words that end with a small one right before an address or a marked title: `Both sides are heard in https://...`."""
_FOUND_AT = re.compile(r"(?<!^)\b(?:retrieved|available|accessed|online|abgerufen|disponible)\b", re.I)
_TOWARDS = re.compile(rf"For (?:an?|the|more|those|readers|one|some|others)\b[^.;:“\"„«»\n]{{3,60}}?,\s+(?={_STARTS})")
_CREDITED = re.compile(
    rf"[^“”\"„«»\n]{{0,160}}?\s(?:according to|as (?:reported|told|quoted) (?:by|in)|(?:taken|drawn|quoted) from"
    rf"|reported (?:by|in))\s+(?={_STARTS})"
)
_BEGINNING = any_of(
    """
    (?:Most_)?[Rr]ecently Again Thus So Hence Similarly Likewise Also Still Later Earlier Finally (?:Most_)?[Nn]otably
    Especially Among_others Still_useful Worth_(?:a_|your_)?\\w+
    """
)
_ADVERBS = re.compile(rf"(?:{_BEGINNING}),?:?(?: for (?:instance|example),?)?\s+(?={_STARTS})")
_LEADS = (_INSTANCE, _TOPIC, _LED, _SMALL_LED, _ACCORDING, _TOWARDS, _CREDITED, _ADVERBS)
_HOST = re.compile(r"^(?:\w+://)?[^/]*")
_DETAIL = re.compile(
    r"[\s,.;:()\[\]–—-]*(?:"
    + any_of(
        """
        accessed retrieved archived? viewed visited consult\\w* cited last doi pp? pages? section sec chap vol no pdf
        isbn issn pmid abgerufen zugriff zuletzt stand aufgerufen archiviert consulté consultado acceso acesso visitato
        ultimo hämtad besökt geraadpleegd on at in as_of am vom le el il den
        """
    )
    + r")\b",
    re.I,
)
"""What goes on with a reference behind its address."""
_ASIDE = re.compile(r"\s*\((?:in [A-Z][a-z]+|paywalled?|[a-zß-ÿ][^()\d]{2,40})\)(?=[.\s]*$)")
_SMALL_WORDS = re.compile(r"[\s,;:–—>)\]]*\s[–—-]?\s?(?=[a-zß-ÿ]{2,}[\s,]+\w)")
_STOP = re.compile(r"[.;]\)?\s+(?=\S)|\s[–—-]\s|,\s(?=[a-z])")
_SENTENCE_ALONE = re.compile(r"[A-ZÀ-Þ][\w’'-]*(?:,? [a-zß-ÿ’'-]+){2,30}\.\s*")
"""A sentence in small letters behind an address: `See the second half in particular.`"""
_MOST_SENTENCES = 20
"""On either side of a source no more are read."""
_SPELLED_LETTERS = 4
"""Words of a title that are shorter may stand in any address."""


@frozen
class _Stretch:
    """A stretch of a note with a source: where its addresses and hyperlinks stand, and the letters of their paths."""

    text: str
    end: int
    cores: tuple[tuple[int, int], ...]
    letters: str
    shown: bool
    """An address is written out."""

    def core(self, start: int) -> int:
        """Where its first address, hyperlink or quotation begins, from a place on."""
        quoted = QUOTED.search(self.text, start, self.cores[0][0])
        return quoted.start() if quoted else self.cores[0][0]

    def spells(self, words: str) -> bool:
        """Whether an address has one of the long words, as it has those of a title."""
        told = (word for word in WORD.findall(words) if len(word) >= _SPELLED_LETTERS and word not in SENTENCE_WORDS)
        return any(fold(word) in self.letters for word in told)

    def links_title(self) -> bool:
        """Whether a hyperlink has words enough for a title."""
        worded = (self.text[first:last] for first, last in self.cores if "/" not in self.text[first:last])
        return any(len(WORD.findall(words)) >= LINKED_WORDS and not may_be_name(words) for words in worded)


def without_commentary(text: str, start: int, end: int, links: Sequence[Link]) -> tuple[int, int]:
    """The stretch of a note without what is said of its source at both ends; `links` are placed in `text`."""
    stretch = _stretch(text, start, end, links)
    if not stretch.cores:
        return start, end
    core, last = stretch.core(start), stretch.cores[-1][1]
    begin, end = _behind_sentences(stretch, start, core), _before_sentences(stretch, last)
    if stretch.shown or stretch.links_title():
        begin, end = _behind_lead(stretch, begin, core), _before_small_words(stretch, last, end)
    return begin, end


def without_lead(text: str, start: int, end: int, links: Sequence[Link]) -> int:
    """Where the reference in a stretch begins that surely names a source, behind words that lead to it."""
    stretch = _stretch(text, start, end, links)
    return _behind_lead(stretch, start, stretch.core(start)) if stretch.cores else start


def _stretch(text: str, start: int, end: int, links: Sequence[Link]) -> _Stretch:
    items = [item for item in identifiers_in(text[start:end]) if item.kind in ("url", "doi")]
    shown = [(start + item.start, start + item.end) for item in items]
    linked = [link for link in links if start <= link.span.start < end and link.span.end > link.span.start]
    cores = sorted([*shown, *((link.span.start, link.span.end) for link in linked)])
    addresses = [*(text[first:last] for first, last in shown), *(link.url for link in linked)]
    letters = fold(" ".join(_HOST.sub("", address) for address in addresses))
    return _Stretch(text, end, tuple(cores), letters, bool(shown))


def _behind_sentences(stretch: _Stretch, start: int, core: int) -> int:
    """Where a reference begins behind the sentences before its `core`."""
    text, end = stretch.text, stretch.end
    spoken = _QUOTED_FIRST.match(text, start, end)
    if spoken and is_sentence(spoken["said"]) and (stretch.links_title() or _TITLED.match(text, spoken.end(), end)):
        start, core = spoken.end(), stretch.core(spoken.end())
    noted = NOTED.match(text, start, core)
    start = noted.end() if noted else start
    for _ in range(_MOST_SENTENCES):
        found = (sign.match(text, start, end) for sign in (_SENTENCE, _REMARK))
        said = next((one for one in found if one and one.end() <= core and _may_go(stretch, one, core)), None)
        if said is None:
            break
        start = said.end()
    calls = list(islice(_CALL.finditer(text, start, core), _MOST_SENTENCES))
    talk = text[start : calls[-1].start()] if calls else ""
    return calls[-1].end() if is_small(talk) and not (QUOTED.search(talk) or stretch.spells(talk)) else start


def _behind_lead(stretch: _Stretch, start: int, core: int) -> int:
    """Where a reference begins behind words that lead to it and are no sentence of their own."""
    bare = _BARE.match(stretch.text, start, core)
    marked = bare is not None and bare.end() == core and all(core != first for first, _ in stretch.cores)
    if bare and not _FOUND_AT.search(bare[0]) and not (marked and stretch.spells(bare[0])):
        return bare.end()
    found = (sign.match(stretch.text, start, stretch.end) for sign in _LEADS)
    leads = (lead for lead in found if lead and lead.end() <= core and not stretch.spells(lead[0]))
    return next((lead.end() for lead in leads if _leads_on(lead[0])), start)


def _leads_on(lead: str) -> bool:
    """Whether words lead to a source, and do not begin its title."""
    return lead.split()[0] not in _ARTICLES or _STATING.search(lead) is not None


def _may_go(stretch: _Stretch, sentence: re.Match[str], core: int) -> bool:
    """Whether a sentence is one and no title: a marked one is behind it, or neither fields nor its words are.

    Where a bracket ends it, the core must stand in that.
    """
    rest = stretch.text[sentence.end() : stretch.end]
    before = stretch.text[sentence.end() : core]
    called = _CALLED.match(rest) is not None
    bare = sentence.re is _REMARK and not before.strip(" <")
    if not (is_sentence(sentence["said"], surely=bare) or (called and is_small(sentence["said"]))):
        return False
    if sentence[0].endswith("(") and before.count(")") > before.count("("):
        return False
    if stretch.links_title() or QUOTED.search(rest):
        return True
    fields = not called and (_STRUCTURED.search(rest) or _DATED.match(rest))
    return not (stretch.spells(sentence["said"]) or fields)


def _before_sentences(stretch: _Stretch, core: int) -> int:
    """Where a reference ends before what is said of it behind its last address."""
    text, end = stretch.text, stretch.end
    for stop in islice(_STOP.finditer(text, core, end), _MOST_SENTENCES):
        said = text[stop.end() : end]
        told = is_sentence(said) or (_SENTENCE_ALONE.fullmatch(said) and not stretch.spells(said))
        if told and not _DETAIL.match(said) and not QUOTED.search(said):
            return stop.start()
    return end


def _before_small_words(stretch: _Stretch, core: int, end: int) -> int:
    """Where a reference ends before an aside in brackets, or a sentence that goes on: `https://... has the details`."""
    goes_on = _SMALL_WORDS.match(stretch.text, core, end) and not _DETAIL.match(stretch.text, core, end)
    return core if goes_on or _ASIDE.match(stretch.text, core, end) else end
