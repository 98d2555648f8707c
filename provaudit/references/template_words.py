"""The words, signs and orders that invented citation styles are made of; training only."""

from __future__ import annotations

from collections.abc import Sequence

from provaudit.model import PartialDate

LANGUAGES = {
    "en": (
        "and",
        "In",
        "Accessed",
        "Available at",
        "January February March April May June July August September October November December",
    ),
    "en2": (
        "and",
        "In",
        "Retrieved",
        "Available from",
        "Jan. Feb. Mar. Apr. May Jun. Jul. Aug. Sep. Oct. Nov. Dec.",
    ),
    "en3": (
        "&",
        "In",
        "accessed",
        "Available",
        "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec",
    ),
    "de": (
        "und",
        "In",
        "Zugriff am",
        "Verfügbar unter",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    ),
    "de2": (
        "u.",
        "in",
        "abgerufen am",
        "URL",
        "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
    ),
    "fr": (
        "et",
        "Dans",
        "consulté le",
        "Disponible à l’adresse",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    ),
    "es": (
        "y",
        "En",
        "consultado el",
        "Disponible en",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    ),
    "it": (
        "e",
        "In",
        "consultato il",
        "Disponibile su",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    ),
    "pt": (
        "e",
        "In",
        "acesso em",
        "Disponível em",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    ),
    "nl": (
        "en",
        "In",
        "geraadpleegd op",
        "Beschikbaar op",
        "januari februari maart april mei juni juli augustus september oktober november december",
    ),
    "sv": (
        "och",
        "I",
        "hämtad",
        "Tillgänglig",
        "januari februari mars april maj juni juli augusti september oktober november december",
    ),
    "pl": (
        "i",
        "W",
        "dostęp",
        "Dostępny w",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    ),
}
"""Per language: "and", "in", an access phrase, an availability phrase, and the months."""

ENGLISH = ("en", "en", "en", "en2", "en3")
QUOTES = ("“”", "“”", "‘’", '""', '""', "«»", "„“", "''", "“”")
ORDERS = (
    "A D T C L P U", "A D T C L P U", "A T C L P D U", "A T C L D U", "A T C D U", "A T C D L U",
    "A T C P D L U", "A D T U C", "T A C D U", "T C D U", "C T D A U", "T C D A U", "A T P D U", "A C T D U",
    "D A T C U", "T D C U", "T A D C U", "A T D C L U", "C T D U", "A T U C D", "C A T D U", "A T C U D",
    "U T C D", "A T G L U", "A T G L U", "A T G U", "A T C L G U", "A T C G U", "T G U", "A T G C L U",
    "A D T C S P U", "A T S P D U", "A T S G U", "A D T S L P U", "C T D A U", "C T D A", "C T D U", "T A G U", "A T G",
)  # fmt: skip
"""The parts in order: Authors, Date, Title, Container, Locators, Publisher, URL, Series, Group in brackets."""

SEPARATORS = (
    ". ", ". ", ". ", ", ", ", ", ", ", ": ", "; ", " – ", " - ", " ", " | ", ".", " / ",
)  # fmt: skip
ADDRESSES = (
    "|", "|", "|", "{at}: |", "{at} |", "<|>", "{at}: <|>", "[Online]. Available: |", "URL |", "(|)", "URL: |",
    "Retrieved from |", "[Internet]. {at}: |", "[|]", "Link: |", "Web. |",
)  # fmt: skip
"""What stands before and after an address, parted by a bar."""

SEEN = (
    "{word} {date}", "({word}: {date})", "[{word} {date}]", "({word} {date})", "{word}: {date}",
    "[cited {date}]", "Last accessed {date}", "[Online; accessed {date}]", "(last accessed: {date})",
)  # fmt: skip
FORMS = (
    "full", "initials", "tight", "vancouver", "dotted", "direct", "short", "mixed", "bare", "mixed",
)  # fmt: skip
DAYS = (
    "dmy", "mdy", "ymd", "iso", "year", "year", "year", "my", "ym-d", "dots", "ydm",
)  # fmt: skip
CONTAINERS = (
    "{}", "{}", "{}", "*{}*", "{in} {}", "{in}: {}", "({})", "_{}_", "<i>{}</i>", "{} [Internet]",
    "{} [Online]",
)  # fmt: skip
HOUSES = (
    "{place}: {publisher}", "{publisher}, {place}", "{publisher}", "{place}, {publisher}",
    "({publisher}, {place})", "({place}: {publisher})",
)  # fmt: skip
EDITOR_MARKS = (
    " (Ed.), ", " (ed.) ", " (eds), ", ", ed. ", ": ", " (Hrsg.): ", ", editors. ", " (eds.). ", ", ed., ",
)  # fmt: skip
NUMBERS = (
    "RFC {}", "No. {}", "Report {}", "Tech. Rep. TR-{}", "draft-ietf-{}-03", "Technical Report {}",
    "Working Paper {}", "[DVD]", "2nd ed.", "PhD thesis", "Master’s thesis", "3rd edition", "Revised edition",
    "AD-{}",
)  # fmt: skip
SERIES = (
    "Studies in History 12", "Lecture Notes", "Oxford Classics", "Schriften zur Kultur, Bd. 3", "",
)  # fmt: skip
LOCATORS = (
    ("", "(", ")", ", "), ("vol. ", ", no. ", "", ", pp. "), ("", ", no. ", "", ": "), ("", "(", ")", ":"),
    ("Vol. ", " Issue ", "", ", p. "), ("", "/", "", ", S. "), ("", " (", ")", ", "), ("Bd. ", ", Nr. ", "", ", S. "),
)  # fmt: skip
"""What stands before the volume, before the issue, after it, and before the pages."""


def rendered_name(person: tuple[str, str], form: str, capitals: bool) -> str:
    """One name (family, given) in a form; a body, which has no given name, stays as it is."""
    family, given = person
    if not given:
        return family
    family = family.upper() if capitals else family
    letters = [word[0] for word in given.replace("-", " ").split()]
    stops = "".join(letter + "." for letter in letters)
    spaced = " ".join(letter + "." for letter in letters)
    return {
        "full": f"{family}, {given}",
        "initials": f"{family}, {spaced}",
        "tight": f"{family}, {stops}",
        "vancouver": f"{family} {''.join(letters)}",
        "dotted": f"{family} {spaced}",
        "direct": f"{given} {family}",
        "short": f"{spaced} {family}",
        "bare": f"{family} {given}" if capitals else f"{stops} {family}",
    }[form]


def rendered_date(date: PartialDate, form: str, months: Sequence[str]) -> str:
    """A date in a form, at most as precise as it is."""
    year, month, day = f"{date.year}", date.month, date.day
    if form == "year" or month is None:
        return year
    name = months[month - 1]
    if day is None or form == "my":
        return f"{name} {year}" if form != "ydm" else f"{year}, {name}"
    return {
        "dmy": f"{day} {name} {year}",
        "mdy": f"{name} {day}, {year}",
        "ymd": f"{year} {name} {day}",
        "iso": f"{year}-{month:02d}-{day:02d}",
        "ym-d": f"{year}, {name} {day}",
        "dots": f"{day:02d}.{month:02d}.{year}",
        "ydm": f"{day}. {name} {year}",
    }[form]
