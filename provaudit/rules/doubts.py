"""P214-P218: what the words of a reference make doubtful before any page is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provaudit import urls
from provaudit.comparison.dates import DateAgreement, overlap
from provaudit.contracts import Rule
from provaudit.model import Case, Dossier, PartialDate, Remark, Severity
from provaudit.rules.about import on_reference, speaks, sure
from provaudit.rules.claims import DATE_SURE
from provaudit.rules.date_claims import date_claim

_DOUBLED = re.compile(
    r"(?<!\w)(?:(?P<word>[^\W\d_]{2,})\s+(?P=word)(?!\w)|(?P<initial>[A-Z]\.)\s?(?P=initial)(?=[A-Z]))", re.IGNORECASE
)
_MEANT_TWICE = frozenset("that had is bora pago new york very so no ha bye blah tut knock walla".split())
_GIVEN_WITH_HYPHEN = re.compile(r"[A-Z][a-z]+-[a-z]+")
_KOREAN_FAMILIES = frozenset(
    """kim lee park choi jung jeong kang cho yoon jang lim im han oh seo shin kwon hwang ahn song ryu yoo hong jeon
    ko go moon yang son bae baek heo huh nam shim noh roh ha kwak sung cha joo woo koo min na jin ji um chae won
    cheon bang gong hyun ham byun yeom yeo chu do so seok sun seol ma gil yi rhee pak chung""".split()
)


def _unlike_url(dossier: Dossier, precision: str) -> Iterator[tuple[Case, PartialDate]]:
    """The references whose date lies apart from the one in their address, which no page has settled."""
    for case in dossier.cases:
        reference = case.reference
        written = urls.date_in(reference.url) if reference.url else None
        if written is None or reference.date is None or written.precision != precision:
            continue
        if not _settled(case) and sure(reference, "date") >= DATE_SURE and not overlap(reference.date, written):
            yield case, written


def _settled(case: Case) -> bool:
    """Whether the page itself says when it was published, so that its address need not be asked."""
    if case.page is None or not speaks(case):
        return False
    return date_claim(case, case.page).agreement is not DateAgreement.UNKNOWN


def date_unlike_url_day(dossier: Dossier) -> Iterator[Remark]:
    """The day in the address is another than the cited one, and no page has confirmed the cited one.

    Why it matters: most sites put the day of publication into the address. The address is only a witness: where the
    page itself confirms the cited date, this is not said.

    Flagged::

        "Why rivers rise." Example News, 15 August 2021. https://news.example/why-rivers-rise-2021-08-13/.

    Clean::

        "Why rivers rise." Example News, 14 August 2021. https://news.example/why-rivers-rise-2021-08-13/.
    """
    for case, written in _unlike_url(dossier, "day"):
        yield on_reference(
            case.reference, "the address carries another day", "date",
            claimed=str(case.reference.date), observed=str(written), origin="url", confidence=0.7,
        )  # fmt: skip


def date_unlike_url_month(dossier: Dossier) -> Iterator[Remark]:
    """The year and month in the address are others than the cited ones.

    Why it matters: it may be a slip; but some sites put the current month into the address whenever a page is opened,
    so it is no more than a hint.

    Flagged::

        "Why rivers rise." Example News, 30 September 2024. https://news.example/nation/2025/03/113_3833.html.

    Clean::

        "Why rivers rise." Example News, 30 September 2024. https://news.example/nation/2024/09/113_3833.html.
    """
    for case, written in _unlike_url(dossier, "month"):
        yield on_reference(
            case.reference, "the address carries another month", "date",
            claimed=str(case.reference.date), observed=str(written), origin="url", confidence=0.4,
        )  # fmt: skip


def name_order_doubtful(dossier: Dossier) -> Iterator[Remark]:
    """A Korean name seems to be inverted by mistake: what stands as the family name is a given name.

    Why it matters: "Hyo-jin, Lee" is sorted and searched under the wrong name; the family name is probably Lee. The
    name is compared in either order, so this decides no verdict.

    Flagged::

        Hyo-jin, Lee. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.

    Clean::

        Lee, Hyo-jin. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
    """
    for reference in dossier.document.references:
        for name in reference.authors:
            family, given = name.family or "", (name.given or "").lower()
            if _GIVEN_WITH_HYPHEN.fullmatch(family) and given in _KOREAN_FAMILIES:
                likely = f"{name.given}, {family}"
                yield on_reference(
                    reference, f"the family name is probably {name.given}", "authors",
                    claimed=f"{family}, {name.given}", observed=likely, confidence=0.8,
                )  # fmt: skip


def word_doubled(dossier: Dossier) -> Iterator[Remark]:
    """A word stands twice in the title, one after the other.

    Why it matters: it is nearly always a slip of typing or pasting, and the title can no longer be searched for.

    Flagged::

        "Rivers in the the north." Example News, 1 March 2025. https://news.example/a.

    Clean::

        "Rivers in the north." Example News, 1 March 2025. https://news.example/a.
    """
    for reference in dossier.document.references:
        for match in _DOUBLED.finditer(reference.title or ""):
            if (match["word"] or "").lower() not in _MEANT_TWICE:
                yield on_reference(
                    reference, f"{match[0]!r} looks doubled", "title", claimed=reference.title, confidence=0.7
                )


def date_coarse(dossier: Dossier) -> Iterator[Remark]:
    """A reference to a web page gives its date as a year or a month alone.

    Why it matters: a coarse date is not a wrong one; it is compared at its own precision.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 2009. https://news.example/a.

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2009. https://news.example/a.
    """
    for reference in dossier.document.references:
        if reference.url and reference.date and reference.date.precision != "day":
            precision = reference.date.precision
            yield on_reference(reference, f"a {precision} alone", "date", claimed=str(reference.date))


RULES = (
    Rule("P214", "date-unlike-url-day", Severity.WARNING, date_unlike_url_day),
    Rule("P215", "date-unlike-url-month", Severity.NOTICE, date_unlike_url_month),
    Rule("P216", "name-order-doubtful", Severity.NOTICE, name_order_doubtful),
    Rule("P217", "word-doubled", Severity.NOTICE, word_doubled),
    Rule("P218", "date-coarse", Severity.INFO, date_coarse),
)
