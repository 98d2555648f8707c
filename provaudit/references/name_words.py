"""The words and signs that lists of names are made of."""

from __future__ import annotations

import functools
import re

ET_AL = re.compile(
    r"[\s,;.&]*(?:\b(?:and|und|et|y|e|&)\s+)?(?:\bet[\s.]+al\b\.?|\bu\.\s?a\.|\bund andere\b"
    r"|\b(?:and )?others\b|\by otros\b"
    r"|\be outros\b"
    r"|\bet autres\b|\bет ал\b|\bи др\b\.?|\bmfl\b\.?|\bm\.\s?fl\.|等|他$|…|\.{3})[\s.,;)\]]*",
    re.IGNORECASE,
)
ET_AL_HINTS = (
    " al",
    ".al",
    "other",
    "andere",
    "otros",
    "outros",
    "autres",
    " ал",
    " др",
    "fl",
    "等",
    "他",
    "…",
    "...",
    "u.",
)
"""One of these stands in every list that is cut short: most lists need not be searched for such a phrase."""
ROLES = frozenset(
    "ed eds editor editors hrsg hg dir dirs coord coords comp comps trans éd éds red org orgs herausgeber "
    "author authors übs übers director directors producer producers writer host presenter narrator".split()
)
LEAD = re.compile(
    r"^[\s,.;:(\[–—-]*(?:(?:written|edited|reported|translated|ed|trans|hrsg|herausgegeben)\.?\s+(?:by|von|par|por)\s+|"
    r"(?:by|par|por|door|text|author|autor)[:\s]\s*(?=[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
STRONG = re.compile(
    r"\s*;\s*|\s+/\s+|\s*[•|]\s*|\s+[-–—]\s+|\s*,?\s*&(?:amp;)?\s+"
    r"|,?\s+(?:and|und|et|y|e|en|og|och|ve|i|и|ja|a|és|și|i|eta|with|mit)\s+(?=\S)",
)
PARTICLES = frozenset(
    "de da do dos das del della di du la le lo van von vom zu zur zum der den ter ten te op af av "
    "al el bin ibn ben abu dal "
    "dalla des d’ d' l’ l' st st. saint san santa mac".split()
)
BODIES = frozenset(
    "organization organisation university ministry institute agency news staff association council "
    "committee commission "
    "department office bureau company corporation corp inc ltd gmbh group foundation society "
    "service services press team "
    "network center centre times post journal magazine the world international national european "
    "united federal bank board "
    "redaktion redaction universität université universidad institut instituto ministerium ministère ministerio "
    "bundesamt verein stiftung zeitung radio tv television media studio editors editorial collaboration consortium "
    "fund union party government parliament library museum museo musée archive academy school college hospital church "
    "research project program programme initiative unit division task force federation authority administration "
    "bulletin gazette republican tribune chronicle guardian herald independent observer review today weekly daily "
    "llc plc e.v. reuters afp dpa ap bbc wikipedia contributors nachrichten landesamt amt "
    "bibliothek revue presse eagle week watch rights alliance coalition observatory investments holdings partners "
    "consulting insurance technologies société società sociedad asociación associação comité consejo conselho conseil "
    "observatoire ministério governo gobierno gouvernement secretaría secretaria tribunal court senate congress "
    "of für and".split()
)
SUFFIX = re.compile(r"(?:jr|sr|junior|senior|ii|iii|iv|ph\.?d|m\.?d|esq)\.?", re.IGNORECASE)
INITIALS = re.compile(r"(?:[^\W\d_a-zß-ÿ][a-z]?\.?[\s‐-]*(?:[-‐]\s?)?){1,5}")
CAPITALS = re.compile(r"(?:[^\W\d_a-zß-ÿ]\.?[- ]?){1,4}")
NOBODY = re.compile(
    r"\W*(?:anon(?:ymous|yme|ymus)?|an[oó]nim[oa]|collecti(?:f|ve|vo)|aa\.?\s?vv|vv\.?\s?aa|various(?: authors)?"
    r"|ibid(?:em)?|idem|ebd|ebenda|op\.?\s?cit|loc\.?\s?cit"
    r"|unknown|no author|ohne autor(?:in)?|sans auteur|sin autor|senza autore|sem autor|bez autora|uten forfatter"
    r"|n\.\s?a|o\.\s?v|unbekannt|sine nomine|s\.\s?n|—+|-+|_+)?\W*",
    re.IGNORECASE,
)
CAPITAL_BY = frozenset("By Von Par Por Di Door".split())
"""What begins a byline behind a title, and hardly any word of a title."""
GENRE = re.compile(
    r"\W*(?:(?:the|la|el|le|il|der|die|das|ein|una?)\s|l[’'])?(?:report|video|podcast|analysis|opinion|interview"
    r"|press release|exclusive|bericht|kommentar|pressemitteilung|nota|art[ií]culo|article|artikel|articolo|beitrag"
    r"|not[ií]cia|story|studie|study)\W*",
    re.IGNORECASE,
)
"""What is written before a title to say what kind of text it is: `Report: A title`."""
_VOWELS = frozenset("AEIOUY")
"""Four capitals without one after the first are initials and no name in capitals."""
_SIGNS = re.compile(r"[.\-‐’']")


@functools.lru_cache(maxsize=10_000)
def is_initial(word: str) -> bool:
    """`J`, `J.`, `JK`, `J.-K.`: capitals of at most four letters."""
    letters = _SIGNS.sub("", word)
    if not letters or len(letters) > 4 or not letters.isupper():
        return False
    return len(letters) <= 3 or "." in word or _VOWELS.isdisjoint(letters[1:])
