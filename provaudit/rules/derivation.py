"""D803-D807: whether a source was made from the document, the document from a source, or sources from one text."""

from __future__ import annotations

from collections.abc import Iterator

from provaudit.contracts import Rule
from provaudit.derivation import republications
from provaudit.model import Case, Dossier, Evidence, Remark, Severity, Span
from provaudit.model.compared import Notice
from provaudit.rules.about import about, read_cases
from provaudit.rules.shared_text import Shared, relations

_MOST = 0.5
"""From this share of both texts on they are one text, and the question is only which came first."""
_REPUBLISHED_SHARE, _EDGE_CHARS = 0.15, 500
"""A notice of earlier publication stands in the first or last part of a page."""


def source_circular(dossier: Dossier) -> Iterator[Remark]:
    """A source that the document cites was made from the document itself: the evidence is circular.

    Why it matters: a text cannot bear itself out. It is said only where the source carries the marks of a copy.

    Flagged::

        The old dam above the town was built in 1912 and has held back every flood since then. After the heavy rain of
        last week the mayor of the town told reporters at the river that the dam is safe and sound, and that nobody has
        to leave home for now. The town hall will be open all night for everybody who wants to hear the news. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>The old dam above the town was built in 1912 and has held back every flood
        since then. After the heavy rain of last week the mayor of the town told reporters at the river that the dam is
        safe and sound, and that nobody has to leave home for now. The town hall will be open all night for everybody
        who wants to hear the news.</p><p>This article was first published in The Example Gazette.</p>

    Clean::

        The dam is safe. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>The old dam above the town was built in 1912 and has held back every flood
        since then. After the heavy rain of last week the mayor of the town told reporters at the river that the dam is
        safe and sound, and that nobody has to leave home for now.</p>
    """
    for case, shared in relations(dossier).shared:
        if shared.much(_MOST) and shared.direction == "as given":
            reasons = "; ".join(shared.evidence)
            message = (
                f"the source has {shared.covered:.0%} of this document's text and seems to be made from it: {reasons}"
            )
            yield _remark(case, shared, message, 0.7)


def sources_copied(dossier: Dossier) -> Iterator[Remark]:
    """Several sources are copies of one text, under different addresses.

    Why it matters: three copies of one agency report are one witness, not three.

    Flagged::

        The dam is safe. [1] It has held for long. [2]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.

        [2] "Rivers rise in the north." Sample Post, 1 March 2025. https://post.example/b.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>The old dam above the town was built in 1912 and has held back every flood
        since then. After the heavy rain of last week the mayor of the town told reporters at the river that the dam is
        safe and sound, and that nobody has to leave home for now.</p>
        HTTP 200 https://post.example/b
        <h1>Rivers rise in the north</h1><p>The old dam above the town was built in 1912 and has held back every flood
        since then. After the heavy rain of last week the mayor of the town told reporters at the river that the dam is
        safe and sound, and that nobody has to leave home for now.</p>

    Clean::

        The dam is safe. [1] It has held for long. [2]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.

        [2] "Bridges close in the south." Sample Post, 1 March 2025. https://post.example/b.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>The old dam above the town was built in 1912 and has held back every flood
        since then. After the heavy rain of last week the mayor of the town told reporters that the dam is safe.</p>
        HTTP 200 https://post.example/b
        <h1>Bridges close in the south</h1><p>Two bridges of the town are closed since Monday because of high water, and
        drivers have to take the long way round until the engineers have looked at every pillar of them.</p>
    """
    for case, other in relations(dossier).copies:
        if case.page and case.capture and other.reference.id != case.reference.id:
            message = f"the source has the same text as that of {other.reference.id}"
            evidence = (Evidence(case.capture.digest, case.page.text[:200]),)
            yield about(case, message, observed=other.reference.id, evidence=evidence, confidence=0.85)


def original_elsewhere(dossier: Dossier) -> Iterator[Remark]:
    """The document or a source says of itself that it was published somewhere else before.

    Why it matters: the earlier publication is the one to cite, or at least to know of.

    Flagged::

        The dam is safe. This article was first published on 26 September 2025 in The Example Gazette.

    Clean::

        The dam is safe. The first study of it was published in 1912.
    """
    document = dossier.document
    for passage in (*document.passages, *(note.passage for note in document.notes)):
        for notice in republications(passage.text):
            place = passage.source_span(notice.span.start, notice.span.end)
            yield Remark(_earlier("the document", notice), place, observed=notice.text, confidence=0.85)
    for case, page, capture in read_cases(dossier):
        edge = max(_EDGE_CHARS, int(_REPUBLISHED_SHARE * len(page.text)))
        first, last = page.text[:edge], page.text[edge:][-edge:]
        for notice in [*republications(first), *republications(last)][:1]:
            evidence = (Evidence(capture.digest, notice.text),)
            yield about(case, _earlier("the source", notice), observed=notice.venue, evidence=evidence, confidence=0.7)


def wording_reused(dossier: Dossier) -> Iterator[Remark]:
    """The document has a source's own words at length, outside quotation marks.

    Why it matters: what is somebody else's wording should be marked as such, even where the source is named.

    Flagged::

        The old dam above the town was built in 1912 and has held back every flood since then. After the heavy rain of
        last week the mayor of the town told reporters at the river that the dam is safe and sound, and that nobody has
        to leave home for now. This is what we knew on Monday. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>The old dam above the town was built in 1912 and has held back every flood
        since then. After the heavy rain of last week the mayor of the town told reporters at the river that the dam is
        safe and sound, and that nobody has to leave home for now.</p>

    Clean::

        The report says: “The old dam above the town was built in 1912 and has held back every flood since then. After
        the heavy rain of last week the mayor of the town told reporters at the river that the dam is safe and sound,
        and that nobody has to leave home for now.” [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>The old dam above the town was built in 1912 and has held back every flood
        since then. After the heavy rain of last week the mayor of the town told reporters at the river that the dam is
        safe and sound, and that nobody has to leave home for now.</p>
    """
    for case, shared in relations(dossier).shared:
        if shared.direction == "as given" and shared.much(_MOST):
            continue
        for passage in shared.unquoted:
            yield _remark(case, shared, "the wording of the source stands here without quotation marks", 0.75, passage)


def order_unknown(dossier: Dossier) -> Iterator[Remark]:
    """The document and a source have most of their text in common, and nothing tells which came first.

    Why it matters: if the source came later, it bears nothing out; if it came first, the document is a copy of it.

    Flagged::

        The old dam above the town was built in 1912 and has held back every flood since then. After the heavy rain of
        last week the mayor of the town told reporters at the river that the dam is safe and sound, and that nobody has
        to leave home for now. The town hall will be open all night for everybody who wants to hear the news. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>The old dam above the town was built in 1912 and has held back every flood
        since then. After the heavy rain of last week the mayor of the town told reporters at the river that the dam is
        safe and sound, and that nobody has to leave home for now. The town hall will be open all night for everybody
        who wants to hear the news.</p>

    Clean::

        The dam is safe. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>The old dam above the town was built in 1912 and has held back every flood
        since then. After the heavy rain of last week the mayor told reporters that the dam is safe and sound.</p>
    """
    for case, shared in relations(dossier).shared:
        if shared.much(_MOST) and shared.direction == "undecided":
            message = f"the source has {shared.covered:.0%} of this document's text; which came first cannot be told"
            yield _remark(case, shared, message, 0.8)


def _remark(case: Case, shared: Shared, message: str, sure: float, passage: tuple[Span, str] | None = None) -> Remark:
    """A remark on a stretch of the document, with the source's words as evidence."""
    span, words = passage or shared.first
    digest = case.capture.digest if case.capture else ""
    return Remark(message, span, case.reference.id, observed=words[:300], origin="page text",
                  evidence=(Evidence(digest, words[:300]),), confidence=sure)  # fmt: skip


def _earlier(what: str, notice: Notice) -> str:
    when = f" ({notice.date})" if notice.date else ""
    return f"{what} says that it was published before in {notice.venue}{when}"


RULES: tuple[Rule, ...] = (
    Rule("D803", "source-circular", Severity.WARNING, source_circular),
    Rule("D804", "sources-copied", Severity.WARNING, sources_copied),
    Rule("D805", "original-elsewhere", Severity.NOTICE, original_elsewhere),
    Rule("D806", "wording-reused", Severity.WARNING, wording_reused),
    Rule("D807", "order-unknown", Severity.UNDETERMINED, order_unknown),
)
