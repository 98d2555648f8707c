"""LaTeX's way of writing letters, undone: accents, special signs, dashes, braces and the simplest commands."""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323", "b": "\u0331",
    "t": "\u0361",
}  # fmt: skip
# Braces are told as `untex` keeps escaped ones, apart from those that group.
SIGNS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å",
    "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“",
    "textquotedblright": "”", "ldots": "…", "dots": "…", "textellipsis": "…", "S": "§", "P": "¶", "pounds": "£",
    "euro": "€", "texteuro": "€", "copyright": "©", "textregistered": "®", "texttrademark": "™",
    "textasciitilde": "~",
    "textasciicircum": "^", "textbackslash": "\\", "textunderscore": "_", "slash": "/", "TeX": "TeX",
    "LaTeX": "LaTeX",
    "BibTeX": "BibTeX", "quad": " ", "qquad": " ", "newline": " ", "guillemotleft": "«", "guillemotright": "»",
    "alpha": "α",
    "beta": "β", "gamma": "γ", "mu": "μ", "pi": "π", "textdegree": "°", "dag": "†", "ddag": "‡", "textbar": "|",
    "textless": "<", "textgreater": ">", "textbullet": "•", "textquotesingle": "'", "textperiodcentered": "·",
    "textsection": "§", "textparagraph": "¶", "textcopyright": "©", "textdollar": "$", "textsterling": "£",
    "textcent": "¢", "textyen": "¥", "textasteriskcentered": "*", "textdagger": "†", "textdaggerdbl": "‡",
    "textbraceleft": "\ue07b", "textbraceright": "\ue07d", "textquestiondown": "¿", "textexclamdown": "¡",
    "textordfeminine": "ª", "textordmasculine": "º", "textnumero": "№", "textperthousand": "‰", "texttimes": "×",
    "textpm": "±", "textonehalf": "½", "textmu": "µ", "textquotedbl": '"', "guillemetleft": "«", "guillemetright": "»",
    "guilsinglleft": "‹", "guilsinglright": "›", "quotedblbase": "„", "quotesinglbase": "‚", "glqq": "„", "grqq": "“",
    "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›",
}  # fmt: skip
_ACCENTED = re.compile(
    r"\\([`'^~\"=.])\s*(?:\{\s*(\\[ij](?![A-Za-z])|[^\W\d_]?)\s*\}|(\\[ij](?![A-Za-z])|[^\W\d_]))"
    r"|\\([uvHckrdbt])(?:\s*\{\s*(\\[ij](?![A-Za-z])|[^\W\d_]{0,2})\s*\}|\s+(\\[ij](?![A-Za-z])|[^\W\d_]))"
)
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?(?:\s*\{\}|\s+(?=[^\s{])|\s*)")
_ESCAPED = re.compile(r"\\([%&#$_{}])")
_SPACING = re.compile(r"\\[,;:!/ ]|\\-|~|\\\\(?:\[[^\]]{0,20}\])?")
_GONE = frozenset("{}")


def untex(text: str) -> str:
    """Readable Unicode for a piece of LaTeX text.

    Commands whose meaning is not known are taken away and their arguments are kept.
    """
    if (
        "\\" not in text
        and not _GONE & set(text)
        and "~" not in text
        and "--" not in text
        and "``" not in text
        and "''" not in text
    ):
        return " ".join(text.split())
    text = _ACCENTED.sub(_accented, text)
    text = _ESCAPED.sub(lambda match: chr(0xE000 + ord(match[1])), text)
    text = _SPACING.sub(lambda match: "" if match[0] in ("\\-", "\\/", "\\!") else " ", text)
    text = _COMMAND.sub(lambda match: SIGNS.get(match[1], ""), text)
    # An empty group keeps two signs apart that LaTeX would join: `-{}-` is no dash.
    text = text.replace("{}", "\ue200").replace("{", "").replace("}", "")
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”").replace("\ue200", "")
    text = re.sub(r"[\ue000-\ue07f]", lambda match: chr(ord(match[0]) - 0xE000), text)
    return " ".join(unicodedata.normalize("NFC", text).split())


def _accented(match: re.Match[str]) -> str:
    """A letter with its accent."""
    accent = match[1] or match[4]
    letter = next((group for group in (match[2], match[3], match[5], match[6]) if group), "")
    letter = letter.lstrip("\\")
    return unicodedata.normalize("NFC", letter[:1] + _ACCENTS[accent] + letter[1:]) if letter else ""
