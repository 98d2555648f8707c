"""Invented citation styles: an item rendered with random orders, separators, name and date forms; training only.

Variety of styles teaches a tagger more than number of references does. A style is drawn part by part, so that parts
meet in combinations which no real style list holds; a share of the references gets the slips of human hands.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from provaudit.model import PartialDate
from provaudit.references import template_words as words
from provaudit.references.items import Item

Part = tuple[str, str]
"""Words and the name of their span; an empty name for what belongs to no field."""

_STRAIGHT = str.maketrans("“”‘’«»„", '""\'\'""“')


class Style:
    """One invented style; the same style renders every item alike, apart from slips."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        language = rng.choice(words.ENGLISH if rng.random() < 0.7 else sorted(words.LANGUAGES))
        self.conjunction, self.within, self.seen_word, self.at, months = words.LANGUAGES[language]
        self.months = months.split()
        self.order = rng.choice(words.ORDERS).split()
        self.marker = rng.choice(("", "", "", "[{}] ", "{}. ", "{} ", "({}) ", "^ ", "{}) "))
        self.quotes = rng.choice(words.QUOTES) if rng.random() < 0.5 else ""
        self.inside = rng.random() < 0.5
        self.end = rng.choice((".", ".", ""))
        self.linked = rng.random() < 0.06
        self.sloppy = rng.random() < 0.35
        self._draw_signs(rng)
        self._draw_people(rng)
        self._draw_places(rng)

    def _draw_signs(self, rng: random.Random) -> None:
        """The separators: of one kind in most styles, one for each part in the others."""
        self.hugged = False
        self.after = {part: rng.choice(words.SEPARATORS) for part in "ADTCLPUGS"}
        if rng.random() < 0.6:
            self.after = dict.fromkeys("ADTCLPUGS", rng.choice((". ", ", ")))
        if "G" in self.order and rng.random() < 0.8:
            self.after[self.order[self.order.index("G") - 1]] = " "
        if self.order[0] == "C" and rng.random() < 0.5:
            self.after["C"] = rng.choice((": ", ": ", " – ", " | "))
        if "T D" in " ".join(self.order) and rng.random() < 0.3:
            self.hugged = True
            self.after |= {"T": " ", "D": rng.choice((" ", self.after["D"]))}
        if rng.random() < 0.15:
            self.after["A"] = rng.choice((": ", " ", ". ", " "))

    def _draw_people(self, rng: random.Random) -> None:
        """The forms of names and dates."""
        self.people = rng.choice(words.FORMS)
        self.capitals = rng.random() < 0.12
        self.between = rng.choice((", ", ", ", ", ", "; ", "; ", " / ", ". ", " & ", " – "))
        joint = self.conjunction
        self.last = rng.choice((f" {joint} ", f", {joint} ", " & ", ", & ", self.between, self.between))
        self.most = rng.choice((1, 3, 3, 6, 20, 20, 20))
        self.cut = rng.choice((" et al.", ", et al.", " et al", " and others", " … "))
        self.bylined = rng.random() < 0.6
        self.site_as_author = rng.random() < 0.05
        self.day = rng.choice(words.DAYS)
        self.hug = "()" if self.hugged else rng.choice(("", "", "()", "()", "[]", "()."))
        self.split_day = rng.random() < 0.25

    def _draw_places(self, rng: random.Random) -> None:
        """The forms of container, numbers, publisher and address."""
        self.container = rng.choice(words.CONTAINERS).replace("{in}", self.within)
        self.locators = rng.choice(words.LOCATORS)
        self.house = rng.choice(words.HOUSES)
        self.address = rng.choice(words.ADDRESSES)
        self.seen = rng.choice(words.SEEN) if rng.random() < 0.4 else ""
        self.doi = rng.choice(("doi:", "https://doi.org/", "DOI: ", "doi: ", "http://dx.doi.org/", "https://doi.org/"))
        self.editor_first = rng.random() < 0.6
        self.editor_mark = rng.choice(words.EDITOR_MARKS)
        self.series = rng.choice((", {}", " ({})", ". {}", ", in {}", " [{}]"))

    def render(self, item: Item) -> tuple[str, list[tuple[int, int, str]]]:
        """The item as a reference, and its spans (start, end, name)."""
        pieces: list[Part] = [(self.marker.format(self.rng.randrange(1, 99)), "")]
        for part in self.order:
            parts = getattr(self, "_part_" + part)(item)
            if parts:
                pieces += [*parts, (self._joint(part, parts), "")]
        pieces[-1] = (self.end, "")
        if self.sloppy:
            pieces = [self._slip(piece) for piece in pieces]
        text, spans = "", []
        for piece, name in pieces:
            if name and piece:
                spans.append((len(text), len(text) + len(piece), name))
            text += piece
        return text, spans

    def _joint(self, part: str, parts: Sequence[Part]) -> str:
        """The separator after a part; a full stop is not doubled."""
        sign, last = self.after[part], parts[-1][0][-1:]
        if part == "T" and parts[-1][0][:1] == sign[0] and sign[0] in ".,":
            return sign[1:]
        if last and last in ".?!" and sign[0] in ".,":
            return sign[1:] if last == "." or sign[0] == "." else sign
        return sign

    def _slip(self, piece: Part) -> Part:
        """A human slip: punctuation lost or swapped, a doubled blank, quotes straightened or dropped."""
        signs, name = piece
        roll = self.rng.random()
        if name or not signs or roll > 0.3:
            return piece
        changes = (
            (0.06, " " if signs.strip() in (".", ",", ";", ":") else signs),
            (0.12, signs.replace(". ", ", ")),
            (0.16, signs.replace(", ", ". ")),
            (0.2, signs.replace(" ", "  ", 1)),
            (0.24, signs.translate(_STRAIGHT)),
            (0.27, signs.strip("“”‘’\"'«»„") or " "),
            (1.0, signs.rstrip(" ") or " "),
        )
        return next(changed for limit, changed in changes if roll < limit), name

    def _part_A(self, item: Item) -> list[Part]:
        people = [person for person in item.people if person[0]]
        if not people:
            site = item.parts.get("container-title") if self.site_as_author else None
            return [(site, "author")] if site else []
        mixed = self.people == "mixed"
        forms = ["full" if mixed else self.people] + ["direct" if mixed else self.people] * len(people)
        names = [words.rendered_name(person, form, self.capitals) for person, form in zip(people, forms, strict=False)]
        names = names[: self.most]
        text = names[0]
        for place, name in enumerate(names[1:], 2):
            text += (self.last if place == len(names) and len(people) <= self.most else self.between) + name
        text += self.cut if len(people) > self.most else ""
        lead = self.rng.choice(("by ", "by ", "By ")) if self.order[0] != "A" and self.bylined else ""
        return [(lead, ""), (text.strip(), "author")]

    def _part_D(self, item: Item) -> list[Part]:
        if item.date is None:
            return [("(n.d.)", "")] if self.hug == "()" else []
        form = "year" if self._splits(item) else self.day
        text = words.rendered_date(item.date, form, self.months)
        return [(self.hug[:1], ""), (text, "issued"), (self.hug[1:], "")]

    def _splits(self, item: Item) -> bool:
        """Whether the year stands by the authors and the day by the container."""
        return bool(self.split_day and item.date and item.date.day and "D T" in " ".join(self.order))

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
            day = self.rng.choice((f"{item.date.day} {month}", f"{month} {item.date.day}"))
            parts += [(", ", ""), (day, "issued")]
        editor = item.parts.get("editor", "")
        if not editor or len(editor) >= 120:
            return parts
        if self.editor_first:
            lead = self.rng.choice((f"{self.within} ", f"{self.within}: ", "in "))
            return [(lead, ""), (editor, "editor"), (self.editor_mark, ""), *parts]
        return [*parts, (self.rng.choice((", edited by ", ", ed. ", ", hrsg. v. ", ", éd. ")), ""), (editor, "editor")]

    def _part_L(self, item: Item) -> list[Part]:
        volume, issue, page = (item.parts.get(name, "") for name in ("volume", "issue", "page"))
        if not volume and not page:
            edition = item.parts.get("edition")
            return [(edition, "edition"), (" ed.", "")] if edition else []
        marks = self.locators
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
        form = self.house if place and self.rng.random() < 0.8 else "{publisher}"
        parts: list[Part] = []
        if self.rng.random() < 0.15:
            number = self.rng.choice(words.NUMBERS).format(self.rng.randrange(1, 9999))
            parts = [(number, "number"), (self.rng.choice((". ", ", ", "; ")), "")]
        named = {"{publisher}": (publisher, "publisher"), "{place}": (place or "", "publisher-place")}
        for piece in form.replace("{", "\0{").replace("}", "}\0").split("\0"):
            parts.append(named.get(piece, (piece, "")))
        return parts

    def _part_S(self, item: Item) -> list[Part]:
        series = item.parts.get("collection-title", "")
        if not series and item.parts.get("publisher"):
            series = self.rng.choice(words.SERIES)
        before, _, after = self.series.strip(" ,.").partition("{}")
        return [(before, ""), (series, "collection-title"), (after, "")] if series else []

    def _part_G(self, item: Item) -> list[Part]:
        """Publisher and date, or the container and the date, in brackets after the title."""
        inner: list[Part] = []
        if item.parts.get("publisher"):
            inner = self._part_P(item)
        elif "C" not in self.order:
            inner = self._part_C(item)
        if not inner and not item.date:
            return []
        joint: list[Part] = [(self.rng.choice((", ", ", ", " ")), "")] if inner and item.date else []
        when = [(words.rendered_date(item.date, self.day, self.months), "issued")] if item.date else []
        return [("(", ""), *[part for part in inner if part[0] not in "()"], *joint, *when, (")", "")]

    def _part_U(self, item: Item) -> list[Part]:
        before, _, after = self.address.replace("{at}", self.at).partition("|")
        parts: list[Part] = []
        if item.url and not self.linked:
            parts = [(before, ""), (item.url, "URL"), (after, "")]
        elif item.doi:
            parts = [(self.doi, ""), (item.doi, "DOI")]
        if not parts or not self.seen:
            return parts
        phrase = self.seen.format(word=self.seen_word, date=self._seen_date(item))
        if self.rng.random() < 0.7:
            return [*parts, (self.rng.choice((". ", ", ", " ")), ""), (phrase, "")]
        return [(phrase, ""), (". ", ""), *parts]

    def _seen_date(self, item: Item) -> str:
        """The day of access, the item's own or a made one, never a year alone."""
        rng = self.rng
        made = PartialDate(2021 + rng.randrange(6), rng.randrange(1, 13), rng.randrange(1, 29))
        form = "dmy" if self.day == "year" else self.day
        return words.rendered_date(item.accessed or made, form, self.months)
