"""M508-M510, M513: which version of a work is cited, and pages that contradict themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provaudit import urls
from provaudit.comparison.dates import DateAgreement, days_apart
from provaudit.comparison.folding import fold
from provaudit.contracts import Rule
from provaudit.model import Candidate, Dossier, Page, PartialDate, Remark, Severity
from provaudit.rules.about import about, of_field, read_cases, words_of
from provaudit.rules.date_claims import date_claim

_PREPRINT_HOSTS = frozenset(
    """arxiv.org biorxiv.org medrxiv.org chemrxiv.org ssrn.com osf.io psyarxiv.com preprints.org researchsquare.com
    hal.science zenodo.org philsci-archive.pitt.edu techrxiv.org engrxiv.org eartharxiv.org""".split()
)
_PREPRINT_WORDS = re.compile(r"arxiv|rxiv|preprint|ssrn|osf|hal\b|zenodo|working paper|research square", re.IGNORECASE)
_LANGUAGES = {
    "arabic": "ar", "chinese": "zh", "czech": "cs", "danish": "da", "dutch": "nl", "english": "en", "finnish": "fi",
    "french": "fr", "german": "de", "greek": "el", "hebrew": "he", "hungarian": "hu", "italian": "it", "japanese": "ja",
    "korean": "ko", "norwegian": "no", "polish": "pl", "portuguese": "pt", "romanian": "ro", "russian": "ru",
    "spanish": "es", "swedish": "sv", "turkish": "tr", "ukrainian": "uk",
}  # fmt: skip
_SAID_LANGUAGE = re.compile(rf"[(\[]in ({'|'.join(_LANGUAGES)})[)\]]", re.IGNORECASE)
_RELATED = {"no": {"nb", "nn", "no"}}
_NUMBERED = (("volume", "volume"), ("issue", "issue"), ("pages", "first_page"))
_FIRM = 0.7


def preprint_cited_as_published(dossier: Dossier) -> Iterator[Remark]:
    """The reference names a journal, but its link leads to a preprint server.

    Why it matters: the preprint may differ from what was published and reviewed.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Journal of Rivers 12 (2024): 1-9. https://arxiv.org/abs/2401.00001.
        HTTP 200 https://arxiv.org/abs/2401.00001
        <title>[2401.00001] Rivers rise in the north</title><h1>Rivers rise in the north</h1><p>Some words to read.</p>

    Clean::

        Smith, Ann. "Rivers rise in the north." arXiv preprint (2024). https://arxiv.org/abs/2401.00001.
        HTTP 200 https://arxiv.org/abs/2401.00001
        <title>[2401.00001] Rivers rise in the north</title><h1>Rivers rise in the north</h1><p>Some words to read.</p>

    It cannot see whether the two versions differ.
    """
    for case, page, _ in read_cases(dossier):
        container = case.reference.container
        served = urls.registrable_domain(page.url)
        if container and served in _PREPRINT_HOSTS and not _PREPRINT_WORDS.search(case.reference.text.split("http")[0]):
            yield about(
                case, "cited as published, linked as a preprint", "container",
                claimed=container, observed=served, origin="host", confidence=0.6,
            )  # fmt: skip


def numbering_differs(dossier: Dossier) -> Iterator[Remark]:
    """Volume, issue or first page differ from what the page states in its `citation_*` fields.

    Why it matters: the numbers are how the article is found on a shelf, or in print.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Journal of Rivers, vol. 12, no. 3, 2024, pp. 1-9. https://rivers.test/a.
        HTTP 200 https://rivers.test/a
        <title>Rivers rise in the north</title><meta name="citation_volume" content="13"><p>Some words to read.</p>

    Clean::

        Smith, Ann. "Rivers rise in the north." Journal of Rivers, vol. 12, no. 3, 2024, pp. 1-9. https://rivers.test/a.
        HTTP 200 https://rivers.test/a
        <title>Rivers rise in the north</title><meta name="citation_volume" content="12"><p>Some words to read.</p>
    """
    for case, page, capture in read_cases(dossier):
        for field, stated in _NUMBERED:
            claimed = getattr(case.reference, field)
            shown = of_field(page, stated)
            if claimed and shown and _number(claimed) and _number(claimed) != _number(str(shown[0].value)):
                yield about(
                    case, f"the {field} differs", field, claimed=claimed, observed=str(shown[0].value),
                    origin=shown[0].origin, evidence=words_of(capture, shown[:1]), confidence=0.8,
                )  # fmt: skip


def _number(text: str) -> str:
    """The first number of a volume, issue or page range."""
    match = re.search(r"[1-9]\d*", text)
    return match[0] if match else ""


def language_differs(dossier: Dossier) -> Iterator[Remark]:
    """The reference says which language the source is in, and the page says another.

    Why it matters: the reader is sent to a text that cannot be read, or to another edition.

    Flagged::

        Smith, Ann. "Rivers rise in the north" (in German). Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <html lang="fr"><title>Rivers rise in the north</title><h1>Rivers rise in the north</h1><p>Quelques mots.</p>

    Clean::

        Smith, Ann. "Rivers rise in the north" (in German). Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <html lang="de-AT"><title>Rivers rise in the north</title><h1>Rivers rise in the north</h1><p>Ein Wort.</p>
    """
    for case, page, _ in read_cases(dossier):
        said = _SAID_LANGUAGE.search(case.reference.text)
        if said is None or not page.language:
            continue
        code = _LANGUAGES[said[1].lower()]
        if fold(page.language).split("-")[0] not in _RELATED.get(code, {code}):
            yield about(
                case, "the page says that it is in another language",
                claimed=said[1], observed=page.language, origin="html lang", confidence=0.7,
            )  # fmt: skip


def page_contradicts_itself(dossier: Dossier) -> Iterator[Remark]:
    """The page asserts two publication dates more than a day apart, and the cited one is neither.

    Why it matters: the reference does not agree with the page, but which of the page's dates is right is open too.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 15 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>Rivers rise in the north</title><meta property="article:published_time" content="2025-03-01T09:00:00Z">
        <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Rivers rise in the north",
        "datePublished": "2025-02-20T09:00:00Z"}</script>

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>Rivers rise in the north</title><meta property="article:published_time" content="2025-03-01T09:00:00Z">
    """
    for case, page, capture in read_cases(dossier):
        if date_claim(case, page).agreement is not DateAgreement.DIFFERENT:
            continue
        firm = _asserted(page)
        apart = [c for c in firm[1:] if _days(firm[0], c) > 1]
        if apart:
            yield about(
                case, "the page asserts two publication dates", "date",
                claimed=str(case.reference.date), observed=f"{firm[0].value}; {apart[0].value}",
                origin=f"{firm[0].origin}; {apart[0].origin}", evidence=words_of(capture, [firm[0], apart[0]]),
            )  # fmt: skip


def _asserted(page: Page) -> list[Candidate]:
    """The dates that a page firmly asserts as its publication's."""
    return [c for c in of_field(page, "date") if c.label == "published" and c.confidence >= _FIRM]


def _days(a: Candidate, b: Candidate) -> int:
    """How many days lie between two date candidates."""
    dates = [c.value for c in (a, b) if isinstance(c.value, PartialDate)]
    return days_apart(dates[0], dates[1]) if len(dates) == 2 else 0


RULES = (
    Rule("M508", "preprint-cited-as-published", Severity.WARNING, preprint_cited_as_published),
    Rule("M509", "numbering-differs", Severity.NOTICE, numbering_differs),
    Rule("M510", "language-differs", Severity.WARNING, language_differs),
    Rule("M513", "page-contradicts-itself", Severity.UNDETERMINED, page_contradicts_itself),
)
