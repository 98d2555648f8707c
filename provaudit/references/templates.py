"""Invented citation styles: an item rendered with random orders, separators, name and date forms; training only.

Variety of styles teaches a tagger more than number of references does. A style is drawn part by part, so that parts
meet in combinations which no real style list holds; a share of the references gets the slips of human hands.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from provaudit.model import PartialDate
from provaudit.references.items import Item

Part = tuple[str, str]
"""Words and the name of their span; an empty name for what belongs to no field."""

_LANGUAGES = {
    "en": ("and", "In", "Accessed", "Available at", "January February March April May June July August September October November December"),
    "en2": ("and", "In", "Retrieved", "Available from", "Jan. Feb. Mar. Apr. May Jun. Jul. Aug. Sep. Oct. Nov. Dec."),
    "en3": ("&", "In", "accessed", "Available", "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec"),
    "de": ("und", "In", "Zugriff am", "Verfügbar unter", "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    "de2": ("u.", "in", "abgerufen am", "URL", "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez."),
    "fr": ("et", "Dans", "consulté le", "Disponible à l’adresse", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    "es": ("y", "En", "consultado el", "Disponible en", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    "it": ("e", "In", "consultato il", "Disponibile su", "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
    "pt": ("e", "In", "acesso em", "Disponível em", "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
    "nl": ("en", "In", "geraadpleegd op", "Beschikbaar op", "januari februari maart april mei juni juli augustus september oktober november december"),
    "sv": ("och", "I", "hämtad", "Tillgänglig", "januari februari mars april maj juni juli augusti september oktober november december"),
    "pl": ("i", "W", "dostęp", "Dostępny w", "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"),
}  # fmt: skip
_ENGLISH = ("en", "en", "en", "en2", "en3")
_QUOTES = ("“”", "“”", "‘’", '""', '""', "«»", "„“", "''", "“”")
_ORDERS = (
    "A D T C L P U", "A D T C L P U", "A T C L P D U", "A T C L D U", "A T C D U", "A T C D L U", "A T C P D L U", "A D T U C",
    "T A C D U", "T C D U", "C T D A U", "T C D A U", "A T P D U", "A C T D U", "D A T C U", "T D C U", "T A D C U", "A T D C L U",
    "C T D U", "A T U C D", "C A T D U", "A T C U D", "U T C D",
    "A T G L U", "A T G L U", "A T G U", "A T C L G U", "A T C G U", "T G U", "A T G C L U", "A D T C S P U", "A T S P D U", "A T S G U", "A D T S L P U",
)  # fmt: skip
_SEPARATORS = (". ", ". ", ". ", ", ", ", ", ", ", ": ", "; ", " – ", " - ", " ", " | ", ".", " / ")
_URLS = (("", ""), ("", ""), ("", ""), ("{at}: ", ""), ("{at} ", ""), ("<", ">"), ("{at}: <", ">"), ("[Online]. Available: ", ""), ("URL ", ""),
         ("(", ")"), ("URL: ", ""), ("Retrieved from ", ""), ("[Internet]. {at}: ", ""), ("[", "]"), ("Link: ", ""), ("Web. ", ""))  # fmt: skip
_SEEN = ("{word} {date}", "({word}: {date})", "[{word} {date}]", "({word} {date})", "{word}: {date}", "[cited {date}]", "Last accessed {date}",
         "[Online; accessed {date}]", "(last accessed: {date})")  # fmt: skip


class Style:
    """One invented style; the same style renders every item alike, apart from slips."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        language = rng.choice(_ENGLISH) if rng.random() < 0.7 else rng.choice(sorted(_LANGUAGES))
        self.conjunction, self.within, self.seen_word, self.at, months = _LANGUAGES[language]
        self.months = months.split()
        self.order = rng.choice(_ORDERS).split()
        self.after = {part: rng.choice(_SEPARATORS) for part in "ADTCLPUGS"}
        if rng.random() < 0.6:
            common = rng.choice((". ", ", "))
            self.after = dict.fromkeys("ADTCLPUGS", common)
        if "G" in self.order and rng.random() < 0.8:
            self.after[self.order[self.order.index("G") - 1]] = " "
        if rng.random() < 0.15:
            self.after["A"] = rng.choice((": ", " ", ". ", " "))
        self.quotes = rng.choice(_QUOTES) if rng.random() < 0.5 else ""
        self.inside = rng.random() < 0.5
        self.marker = rng.choice(("", "", "", "[{}] ", "{}. ", "{} ", "({}) ", "^ ", "{}) "))
        self.people = rng.choice(("full", "initials", "tight", "vancouver", "dotted", "direct", "short", "mixed", "bare", "mixed"))
        self.capitals = rng.random() < 0.12
        self.between = rng.choice((", ", ", ", ", ", "; ", "; ", " / ", ". ", " & ", " – "))
        self.last = rng.choice((f" {self.conjunction} ", f", {self.conjunction} ", " & ", ", & ", self.between, self.between))
        self.most = rng.choice((1, 3, 3, 6, 20, 20, 20))
        self.cut = rng.choice((" et al.", ", et al.", " et al", " and others", " … "))
        self.day = rng.choice(("dmy", "mdy", "ymd", "iso", "year", "year", "year", "my", "ym-d", "dots", "ydm"))
        self.hug = rng.choice(("", "", "()", "()", "[]", "()."))
        self.split_day = rng.random() < 0.25
        self.container = rng.choice(("{}", "{}", "{}", "*{}*", f"{self.within} {{}}", f"{self.within}: {{}}", "({})", "_{}_", "<i>{}</i>", "{} [Internet]", "{} [Online]"))
        self.locator = rng.randrange(8)
        self.house = rng.choice(("{place}: {publisher}", "{publisher}, {place}", "{publisher}", "{place}, {publisher}", "({publisher}, {place})", "({place}: {publisher})"))
        self.address = rng.choice(_URLS)
        self.seen = rng.choice(_SEEN) if rng.random() < 0.4 else ""
        self.doi = rng.choice(("doi:", "https://doi.org/", "DOI: ", "doi: ", "http://dx.doi.org/", "https://doi.org/"))
        self.end = rng.choice((".", ".", ""))
        self.linked = rng.random() < 0.06
        self.site_as_author = rng.random() < 0.05
        self.editor_first = rng.random() < 0.6
        self.editor_mark = rng.choice((" (Ed.), ", " (ed.) ", " (eds), ", ", ed. ", ": ", " (Hrsg.): ", ", editors. ", " (eds.). ", ", ed., "))
        self.series = rng.choice((", {}", " ({})", ". {}", ", in {}", " [{}]"))
        self.sloppy = rng.random() < 0.35

    def render(self, item: Item) -> tuple[str, list[tuple[int, int, str]]]:
        """The item as a reference, and its spans (start, end, name)."""
        pieces: list[Part] = [(self.marker.format(self.rng.randrange(1, 99)), "")]
        for part in self.order:
            words = getattr(self, "_part_" + part)(item)
            if words:
                pieces += [*words, (self._joint(part, words), "")]
        pieces[-1] = (self.end, "")
        if self.sloppy:
            pieces = [self._slip(piece) for piece in pieces]
        text, spans = "", []
        for words, name in pieces:
            if name and words:
                spans.append((len(text), len(text) + len(words), name))
            text += words
        return text, spans

    def _joint(self, part: str, words: Sequence[Part]) -> str:
        """The separator after a part; a full stop is not doubled."""
        sign, last = self.after[part], words[-1][0][-1:]
        if part == "T" and words[-1][0][:1] == sign[0] and sign[0] in ".,":
            return sign[1:]
        if last and last in ".?!" and sign[0] in ".,":
            return sign[1:] if last == "." or sign[0] == "." else sign
        return sign

    def _slip(self, piece: Part) -> Part:
        """A human slip: punctuation lost or swapped, a doubled blank, quotes straightened or dropped."""
        words, name = piece
        roll = self.rng.random()
        if name or not words or roll > 0.3:
            return piece
        if roll < 0.06:
            return (" " if words.strip() in (".", ",", ";", ":") else words), name
        if roll < 0.12:
            return words.replace(". ", ", "), name
        if roll < 0.16:
            return words.replace(", ", ". "), name
        if roll < 0.2:
            return words.replace(" ", "  ", 1), name
        if roll < 0.24:
            return words.translate(str.maketrans("“”‘’«»„", '""\'\'""“')), name
        return (words.strip("“”‘’\"'«»„") or " ") if roll < 0.27 else words.rstrip(" ") or " ", name

    def _part_A(self, item: Item) -> list[Part]:
        people = [person for person in item.people if person[0]]
        if not people:
            site = item.parts.get("container-title") if self.site_as_author else None
            return [(site, "author")] if site else []
        names = [self._name(person, place) for place, person in enumerate(people[: self.most])]
        text = names[0]
        for place, name in enumerate(names[1:], 2):
            text += (self.last if place == len(names) and len(people) <= self.most else self.between) + name
        text += self.cut if len(people) > self.most else ""
        lead = self.rng.choice(("by ", "By ")) if self.order[0] != "A" and self.rng.random() < 0.6 else ""
        return [(lead, ""), (text.strip(), "author")]

    def _name(self, person: tuple[str, str], place: int) -> str:
        """One name in the style's form; a body stays as it is."""
        family, given = person
        if not given:
            return family
        family = family.upper() if self.capitals else family
        letters = [word[0] for word in given.replace("-", " ").split()]
        form = self.people
        if form == "mixed":
            form = "full" if place == 0 else "direct"
        return {
            "full": f"{family}, {given}",
            "initials": f"{family}, {' '.join(c + '.' for c in letters)}",
            "tight": f"{family}, {''.join(c + '.' for c in letters)}",
            "vancouver": f"{family} {''.join(letters)}",
            "dotted": f"{family} {' '.join(c + '.' for c in letters)}",
            "direct": f"{given} {family}",
            "short": f"{' '.join(c + '.' for c in letters)} {family}",
            "bare": f"{family} {given}" if self.capitals else f"{''.join(c + '.' for c in letters)} {family}",
        }[form]

    def _part_D(self, item: Item) -> list[Part]:
        if item.date is None:
            return [("(n.d.)", "")] if self.hug == "()" else []
        text = self._date(item.date, whole=not self._splits(item))
        return [(self.hug[:1], ""), (text, "issued"), (self.hug[1:], "")]

    def _splits(self, item: Item) -> bool:
        return bool(self.split_day and item.date and item.date.day and "D T" in " ".join(self.order))

    def _date(self, date: PartialDate, whole: bool = True) -> str:
        """The date in the style's form, at most as precise as it is."""
        year, month, day = f"{date.year}", date.month, date.day
        if not whole or self.day == "year" or month is None:
            return year
        name = self.months[month - 1]
        if day is None or self.day == "my":
            return f"{name} {year}" if self.day != "ydm" else f"{year}, {name}"
        return {
            "dmy": f"{day} {name} {year}",
            "mdy": f"{name} {day}, {year}",
            "ymd": f"{year} {name} {day}",
            "iso": f"{year}-{month:02d}-{day:02d}",
            "ym-d": f"{year}, {name} {day}",
            "dots": f"{day:02d}.{month:02d}.{year}",
            "ydm": f"{day}. {name} {year}",
        }[self.day]

    def _part_T(self, item: Item) -> list[Part]:
        title = item.title
        if self.quotes and title[-1] in "”’\"'»":
            return [(title, "title")]
        sign = self.after["T"].strip()[:1]
        closed = self.inside and self.quotes and title[-1] not in "?!.," and sign in (".", ",")
        if self.linked and item.url:
            return [("[" + self.quotes[:1], ""), (title, "title"), (self.quotes[1:] + "](" + item.url + ")", "")]
        tail = (sign if closed else "") + self.quotes[1:]
        return [(self.quotes[:1], ""), (title, "title"), (tail, "")]

    def _part_C(self, item: Item) -> list[Part]:
        name = item.parts.get("container-title")
        if not name:
            return []
        before, _, after = self.container.partition("{}")
        parts: list[Part] = [(before, ""), (name, "container-title"), (after, "")]
        if self._splits(item) and item.date and item.date.month and item.date.day:
            month = self.months[item.date.month - 1]
            parts += [(", ", ""), (self.rng.choice((f"{item.date.day} {month}", f"{month} {item.date.day}")), "issued")]
        editor = item.parts.get("editor")
        if editor and len(editor) < 120 and self.editor_first:
            parts = [(self.rng.choice((f"{self.within} ", f"{self.within}: ", "in ")), ""), (editor, "editor"), (self.editor_mark, ""), *parts]
        elif editor and len(editor) < 120:
            parts += [(self.rng.choice((", edited by ", ", ed. ", ", hrsg. v. ", ", éd. ")), ""), (editor, "editor")]
        return parts

    def _part_L(self, item: Item) -> list[Part]:
        volume, issue, page = (item.parts.get(name, "") for name in ("volume", "issue", "page"))
        if not volume and not page:
            return [(item.parts["edition"], "edition"), (" ed.", "")] if item.parts.get("edition") else []
        marks = (("", "(", ")", ", "), ("vol. ", ", no. ", "", ", pp. "), ("", ", no. ", "", ": "), ("", "(", ")", ":"), ("Vol. ", " Issue ", "", ", p. "),
                 ("", "/", "", ", S. "), ("", " (", ")", ", "), ("Bd. ", ", Nr. ", "", ", S. "))[self.locator]  # fmt: skip
        parts: list[Part] = [(marks[0], ""), (volume, "volume")] if volume else []
        if volume and issue:
            parts += [(marks[1], ""), (issue, "issue"), (marks[2], "")]
        if page:
            parts += [(marks[3] if parts else marks[3].strip(",: ") + " ", ""), (page, "page")]
        return parts

    def _part_P(self, item: Item) -> list[Part]:
        publisher, place = item.parts.get("publisher"), item.parts.get("publisher-place")
        if not publisher:
            return []
        form = self.house if place else "{publisher}"
        parts: list[Part] = []
        for piece in form.replace("{", "\0{").replace("}", "}\0").split("\0"):
            named = {"{publisher}": (publisher, "publisher"), "{place}": (place or "", "publisher-place")}
            parts.append(named.get(piece, (piece, "")))
        return parts

    def _part_S(self, item: Item) -> list[Part]:
        series = item.parts.get("collection-title") or (self.rng.choice(("Studies in History 12", "Lecture Notes", "Oxford Classics", "Schriften zur Kultur, Bd. 3", "")) if item.parts.get("publisher") else "")
        before, _, after = self.series.strip(" ,.").partition("{}")
        return [(before, ""), (series, "collection-title"), (after, "")] if series else []

    def _part_G(self, item: Item) -> list[Part]:
        """Publisher and date, or the container and the date, in brackets after the title."""
        inner = self._part_P(item) if item.parts.get("publisher") else self._part_C(item) if "C" not in self.order else []
        if not inner and not item.date:
            return []
        joint: list[Part] = [(self.rng.choice((", ", ", ", " ")), "")] if inner and item.date else []
        when: list[Part] = [(self._date(item.date), "issued")] if item.date else []
        return [("(", ""), *[part for part in inner if part[0] not in "()"], *joint, *when, (")", "")]

    def _part_U(self, item: Item) -> list[Part]:
        before, after = (sign.replace("{at}", self.at) for sign in self.address)
        parts: list[Part] = []
        if item.url and not self.linked:
            parts = [(before, ""), (item.url, "URL"), (after, "")]
        elif item.doi:
            parts = [(self.doi, ""), (item.doi, "DOI")]
        if parts and self.seen:
            when = item.accessed or PartialDate(2021 + self.rng.randrange(6), self.rng.randrange(1, 13), self.rng.randrange(1, 29))
            phrase = self.seen.format(word=self.seen_word, date=self._date(when) if self.day != "year" else f"{when.day} {self.months[(when.month or 1) - 1]} {when.year}")
            parts = [*parts, (self.rng.choice((". ", ", ", " ")), ""), (phrase, "")] if self.rng.random() < 0.7 else [(phrase, ""), (". ", ""), *parts]
        return parts
