"""The numbers that a wiki shows for its notes: plain ones, and letters or Roman numerals in the groups named so."""

from __future__ import annotations

from attrs import define, field

from provaudit.model import Note

_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@define
class Ref:
    """A ref that was met, by name or without one."""

    label: str
    note: Note | None = None


@define
class Numbering:
    """The refs of an article, numbered group by group as they are first met."""

    refs: dict[tuple[str, str], Ref] = field(factory=dict)
    counts: dict[str, int] = field(factory=dict)

    def ref(self, group: str, name: str) -> Ref:
        """The ref of this name in its group; a new one gets the next number."""
        ref = self.refs.get((group, name))
        if ref is None:
            self.counts[group] = self.counts.get(group, 0) + 1
            ref = self.refs[group, name] = Ref(shown(group, self.counts[group]))
        return ref


def shown(group: str, count: int) -> str:
    """What the sign of the `count`-th note of a group says: `3`, `note 3`, `c` or `iii`."""
    kind, _, style = group.lower().partition("-")
    if style == "alpha":
        said = _alphabetic(count)
    elif style == "roman":
        said = _roman(count)
    elif style == "greek" and count <= len(_GREEK):
        said = _GREEK[count - 1]
    else:
        return f"{group} {count}".strip() if group != "decimal" else str(count)
    return said.upper() if kind == "upper" else said


def _alphabetic(count: int) -> str:
    """`a` to `z`, then `aa`, `ab`..."""
    said = ""
    while count:
        count, place = divmod(count - 1, 26)
        said = chr(ord("a") + place) + said
    return said


def _roman(count: int) -> str:
    """A Roman numeral in small letters."""
    said = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        said += letters * times
    return said
