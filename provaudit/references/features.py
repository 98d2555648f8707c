"""What a tagger sees of each token: its word, its neighbours, the punctuation around, and what the address says.

Punctuation is never a token: it stands in the gaps. Everything that depends on a word alone is computed once per word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from provaudit.references.anchors import Anchored
from provaudit.references.tokens import Token

_QUOTES = str.maketrans({"„": "“", "«": "“", "»": "”", "‚": "‘", "‹": "‘", "›": "’", "–": "-", "—": "-", "‐": "-", "″": '"'})
_BREAK = re.compile(r"[.?!;:“”\"()\[\]/|]|‘| ’|’ |' | '")
_GENERIC = frozenset("www com org net html htm php index article articles news story stories the and for with from".split())
_LEXICON = {
    **dict.fromkeys("in en dans im em nel i".split(), "in"),
    **dict.fromkeys("and und et y e og och i & en ve и ja a és și".split(), "and"),
    **dict.fromkeys("ed eds edited editor editors hrsg hg red dir coord éd ed's editado (ed herausgegeben szerk ред cur".split(), "ed"),
    **dict.fromkeys("trans translated translator übers traducción trad übersetzt".split(), "tr"),
    **dict.fromkeys("al".split(), "al"),
    **dict.fromkeys("vol volume no nr issue num number bd band heft jg vols núm číslo č tom št iss n v №".split(), "vol"),
    **dict.fromkeys("p pp pages page s pág pags seiten str с".split(), "pp"),
    **dict.fromkeys(
        "available url retrieved disponible verfügbar online from disponível beschikbaar internet at accessed web dostopno "
        "tillgänglig tilgængelig obtenido recuperado cited link source lien adresse erreichbar".split(),
        "url",
    ),
    **dict.fromkeys(
        "press university verlag publishing publishers publisher books editorial éditions edizioni presses wiley springer "
        "elsevier routledge sage".split(),
        "pub",
    ),
    **dict.fromkeys(
        "journal review proceedings transactions revue zeitschrift revista magazine times news conference annals bulletin "
        "quarterly letters newspaper post daily gazette herald tribune archives symposium workshop".split(),
        "jou",
    ),
    **dict.fromkeys("j proc rev int lett phys trans ann am res sci chem med biol soc acad nat math eng appl".split(), "abb"),
    **dict.fromkeys("de van von der la le du di da dos del den ten ter el al bin ibn of".split(), "par"),
    **dict.fromkeys("jr sr ii iii iv".split(), "suf"),
}
_words: dict[str, tuple[list[str], list[str], list[str], str, str]] = {}
_gaps: dict[str, tuple[str, bool, bool]] = {}


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


def _word(token: Token) -> tuple[list[str], list[str], list[str], str, str]:
    """The attributes of a word as itself, as the one before and as the one after; its shape; its folded form."""
    key = token.text if token.kind == "w" else token.kind + token.text
    known = _words.get(key)
    if known is None:
        if len(_words) > 60_000:
            _words.clear()
        known = _words[key] = _described(token)
    return known


def _described(token: Token) -> tuple[list[str], list[str], list[str], str, str]:
    if token.kind != "w":
        form = token.kind + (":" + token.text if token.kind == "date" else "")
        return [f"w={form}", f"p={form}"], [f"-w={form}", f"-p={form}"], [f"+w={form}", f"+p={form}"], form, ""
    word, form = token.text, shape(token.text)
    lower = word.lower() if not word[0].isdigit() else "0"
    own = [f"w={lower}", f"p={form}"]
    if form[0] != "d" and len(word) > 4:
        own += [f"e={lower[-3:]}", f"a={lower[:3]}"]
    listed = _LEXICON.get(lower)
    around = [f"w={lower}", f"p={form}"]
    if listed:
        own.append(f"l={listed}")
        around.append(f"l={listed}")
    return own, ["-" + item for item in around], ["+" + item for item in around], form, fold(word)


def _gap(text: str) -> tuple[str, bool, bool]:
    """A gap in plain signs, whether it ends a sentence, and whether it has any punctuation."""
    known = _gaps.get(text)
    if known is None:
        if len(_gaps) > 20_000:
            _gaps.clear()
        sign = re.sub(r"\s+", " ", text.translate(_QUOTES))
        sign = sign if len(sign) <= 5 else sign[:3] + "~" + sign[-2:]
        known = _gaps[text] = sign, _BREAK.search(sign) is not None, sign not in ("", " ", "-", "'", "’")
    return known


def features(row: Anchored) -> list[list[str]]:
    """One list of attributes per token."""
    tokens, text = row.tokens, row.text.text
    if not tokens:
        return []
    words = [_word(token) for token in tokens]
    gaps = [_gap(text[a:b]) for a, b in _between(tokens, len(text))]
    forms = ["^^", "^", *(word[3] for word in words), "$", "$$"]
    signs = ["^", *(gap[0] for gap in gaps[1:-1]), "$"]
    signs = [gaps[0][0], *(gap[0] for gap in gaps[1:-1]), gaps[-1][0]]
    columns = [
        _places(len(tokens)),
        _quoting(gaps, len(tokens)),
        _dating(tokens),
        _marked(row),
        _chunks(row, words, gaps),
    ]
    built = []
    for i, word in enumerate(words):
        form, before, after = forms[i + 2], signs[i], signs[i + 1]
        attributes = [
            *word[0],
            f"g={before}",
            f"h={after}",
            f"g{before}{form}",
            f"h{form}{after}",
            f"gg{forms[i + 1]}{before}{form}{after}",
            f"hh{before}{form}{after}{forms[i + 3]}",
            f"3{forms[i + 1]}|{form}|{forms[i + 3]}",
            f"-2{forms[i]}",
            f"+2{forms[i + 4]}",
        ]
        attributes += words[i - 1][1] if i else ["-w=^"]
        attributes += words[i + 1][2] if i + 1 < len(words) else ["+w=$"]
        for column in columns:
            attributes += column[i]
        built.append(attributes)
    return built


def _between(tokens: Sequence[Token], length: int) -> list[tuple[int, int]]:
    """The stretches before, between and after the tokens."""
    ends = [0, *(token.end for token in tokens)]
    starts = [*(token.start for token in tokens), length]
    return [(max(a, b - 40) if a == 0 else a, max(a, b)) for a, b in zip(ends, starts, strict=True)]


def _places(count: int) -> list[list[str]]:
    return [[f"i{min(i, 6)}", f"j{min(count - 1 - i, 6)}"] for i in range(count)]


def _quoting(gaps: Sequence[tuple[str, bool, bool]], count: int) -> list[list[str]]:
    """Whether a token stands before, inside or after the first outermost quotation, or nothing is quoted."""
    state, closer, states = "0", "", []
    for i in range(count):
        sign = gaps[i][0]
        if state == "0":
            mark = next((c for c in sign if c in "“\"‘'"), "")
            if mark and not sign.startswith(("’", "'")):
                state, closer = "1", {"“": "”\"“", '"': "\"”", "‘": "’'", "'": "'’"}[mark]
        elif state == "1" and any(c in closer for c in sign) and (len(sign) > 1 or closer[0] not in "’'"):
            state = "2"
        states.append(state)
    if "1" not in states:
        return [["q-"]] * count
    return [["q" + s] for s in states]


def _dating(tokens: Sequence[Token]) -> list[list[str]]:
    """Where a token stands to the dates and the address: how many dates before it, how far to the next and from the last."""
    count = sum(token.kind == "date" for token in tokens)
    url_at = next((i for i, token in enumerate(tokens) if token.kind in ("url", "doi")), None)
    nexts, ahead = [9] * len(tokens), 99
    for i in range(len(tokens) - 1, -1, -1):
        nexts[i] = min(ahead, 5)
        ahead = 1 if tokens[i].kind == "date" else ahead + 1
    columns, passed, since = [], 0, 99
    for i, token in enumerate(tokens):
        place = "n" if url_at is None else "<" if i < url_at else "="
        columns.append([f"d{min(passed, 2)}{min(count, 3)}", f"n{nexts[i]}", f"s{min(since, 4)}", f"u{place}{min(passed, 2)}"])
        if token.kind == "date":
            passed, since = passed + 1, 0
        since += 1
    return columns


def _marked(row: Anchored) -> list[list[str]]:
    """Whether markup carried a token: a link or emphasis."""
    if not row.text.linked and not row.text.slanted:
        return [[]] * len(row.tokens)
    columns = []
    for token in row.tokens:
        column = []
        if any(a <= token.start < b for a, b in row.text.linked):
            column.append("m=link")
        if any(a <= token.start < b for a, b in row.text.slanted):
            column.append("m=it")
        columns.append(column)
    return columns


def slug_words(row: Anchored) -> tuple[frozenset[str], str]:
    """The words of the addresses' paths, folded, and the letters of their hosts."""
    slugs: set[str] = set()
    hosts = []
    for address in (*(item.value for item in row.urls[:2]), *row.hidden[:2]):
        try:
            parts = urlsplit(address[:1000])
            host = parts.hostname or ""
        except ValueError:
            continue
        if host.endswith("doi.org"):
            continue
        hosts.append(host.removeprefix("www."))
        path = unquote(parts.path + " " + parts.query)
        slugs.update(fold(word) for word in re.findall(r"[^\W_]{2,40}", path))
    return frozenset(slugs - _GENERIC), " ".join(hosts)


def _chunks(
    row: Anchored, words: Sequence[tuple[list[str], list[str], list[str], str, str]], gaps: Sequence[tuple[str, bool, bool]]
) -> list[list[str]]:
    """What holds of the stretch between sentence signs that a token stands in: its order, length, case, slug and host."""
    slugs, host = slug_words(row)
    starts = [0]
    for i in range(1, len(words)):
        single = len(row.tokens[i - 1].text) <= 2 and gaps[i][0] in (". ", ".")
        anchor = row.tokens[i].kind != "w" or row.tokens[i - 1].kind != "w"
        if anchor or (gaps[i][1] and not single):
            starts.append(i)
    columns: list[list[str]] = []
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(words)
        columns += _chunk(words[start:end], number, len(starts) - 1 - number, gaps[start + 1 : end], slugs, host)
    return columns


def _chunk(
    words: Sequence[tuple[list[str], list[str], list[str], str, str]],
    number: int,
    left: int,
    inner: Sequence[tuple[str, bool, bool]],
    slugs: frozenset[str],
    host: str,
) -> list[list[str]]:
    """The attributes that the words of one stretch share, and for each whether the address knows it."""
    count = len(words)
    low = sum(word[3] == "xx" for word in words)
    initials = sum(word[3] in ("X", "XX2") for word in words)
    commas = sum("," in gap[0] for gap in inner)
    size = min(count, 4) if count < 5 else 5 if count < 8 else 6
    case = f"{0 if not low else 1 if low * 3 < count else 2}{min(initials, 2)}{min(commas, 2)}"
    shared = [f"c{min(number, 5)}", f"r{min(left, 5)}", f"k{size}", f"ks{size}{case}", f"kn{min(number, 3)}{case}"]
    long = [word[4] for word in words if len(word[4]) > 3]
    if slugs and long:
        share = sum(word in slugs for word in long) / len(long)
        shared.append(f"z{int(share * 3.99)}{min(len(long), 4)}")
    if host:
        joined = "".join(word[4] for word in words)
        in_host = len(joined) > 3 and joined.removeprefix("the") in host.replace("-", "")
        shared.append("host=all" if in_host else "host=some" if any(word in host for word in long) else "host=no")
    columns = []
    for word in words:
        column = list(shared)
        if slugs and word[4]:
            column.append("slug" if word[4] in slugs else "noslug")
        if host and len(word[4]) > 3 and word[4] in host:
            column.append("inhost")
        columns.append(column)
    return columns
