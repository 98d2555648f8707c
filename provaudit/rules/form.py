"""P201-P204, P210, P212, P213: whether a reference could be read, and whether its address can be asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from provaudit import urls
from provaudit.contracts import Rule
from provaudit.model import Dossier, Fix, Reason, Reference, Remark, Severity
from provaudit.rules.about import on_reference, sure
from provaudit.rules.claims import is_quoted

_UNSURE = 0.5
_UNDATED = re.compile(r"\b(?:n\.\s?d\.|no date|undated|o\.\s?J\.|s\.\s?d\.)", re.IGNORECASE)
_EXAMPLE_HOST = re.compile(r"(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost)$")
_NAMESPACE = re.compile(
    r"^https?://(?:www\.w3\.org/(?:1999|2000|2001|2005|XML)/|schemas\.|xmlns\.com/|purl\.org/dc/|json-schema\.org/draft)"
)


def reference_unclear(dossier: Dossier) -> Iterator[Remark]:
    """The reference could not be read reliably: no title was found in it, or the parser doubts the one it found.

    Why it matters: what is not surely read is never judged. Quote the title, or give the fields in a usual order.

    Flagged::

        12, 34-56; 7(8), xx. https://news.example/a.

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
    """
    for reference in dossier.document.references:
        if reference.origin == "note" and not _bare(reference) and sure(reference, "title") < _UNSURE:
            yield on_reference(reference, "could not be read reliably", observed=reference.title, confidence=0.7)


def field_missing(dossier: Dossier) -> Iterator[Remark]:
    """A reference to a web page states no title, or no date and not even that there is none ("n.d.").

    Of a link that has words for it and nothing else, as in lists of links, no date is asked.

    Why it matters: when the link dies, title and date are what the source can be found by.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News. https://news.example/a.

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, n.d. https://news.example/a.
    """
    for reference in dossier.document.references:
        if reference.origin == "link" or _bare(reference) or not reference.url:
            continue
        if reference.title is None:
            yield on_reference(reference, "no title was found", confidence=0.6)
        elif reference.date is None and reference.accessed is None and not _is_undated(reference):
            yield on_reference(reference, "no date was found", confidence=0.6)


def url_malformed(dossier: Dossier) -> Iterator[Remark]:
    """The address is no valid URL.

    Why it matters: nobody can follow it.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://.
        ABSENT malformed-url https://

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
    """
    for case in dossier.cases:
        if case.absence and case.absence.reason is Reason.MALFORMED_URL:
            detail = case.absence.detail
            yield on_reference(
                case.reference, "not a valid address", "url", claimed=case.reference.url, observed=detail
            )


def url_repaired(dossier: Dossier) -> Iterator[Remark]:
    """The address needed repair before it could be asked: its scheme, its encoding, stray characters at its end.

    Why it matters: some readers' programs repair it, others do not.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. www.news.example/a.

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
    """
    for reference in dossier.document.references:
        span = reference.spans.get("url")
        written = _without_breaks(span.of(dossier.document.text)) if span else reference.url
        if written and reference.url and not written.startswith(("http://", "https://")) and "." in written:
            repaired = urls.repaired(written)
            if repaired != written and urls.same_source(repaired, reference.url):
                fix = Fix("url", span, repaired, True) if span else None
                yield on_reference(reference, "repaired", "url", claimed=written, observed=repaired, fix=fix)


def url_bare(dossier: Dossier) -> Iterator[Remark]:
    """The reference is an address and nothing else.

    Why it matters: when the link dies, nothing says what it was. Add the title, the date and the publisher.

    Flagged::

        https://news.example/a

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
    """
    for reference in dossier.document.references:
        if reference.origin == "note" and reference.url and _bare(reference):
            yield on_reference(reference, "an address without title, date or publisher", "url", claimed=reference.url)


def scheme_unsupported(dossier: Dossier) -> Iterator[Remark]:
    """The address is not of the web (http or https), or has no host to ask.

    Why it matters: it cannot be checked here; it is not wrong for that.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. ftp://news.example/a.
        ABSENT unsupported-scheme ftp://news.example/a

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
    """
    for case in dossier.cases:
        if case.absence and case.absence.reason is Reason.UNSUPPORTED_SCHEME:
            yield on_reference(case.reference, "only http and https are checked", "url", claimed=case.reference.url)


def url_is_example(dossier: Dossier) -> Iterator[Remark]:
    """The address is an example's (RFC 2606) or names an XML namespace, so it points at no source.

    Why it matters: in a manual that is meant so; in a list of references it is a forgotten placeholder.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://www.example.com/a.

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://www.asianstudies.org/a.
    """
    for reference in dossier.document.references:
        host = urlsplit(reference.url).hostname if reference.url and "://" in reference.url else None
        if host and (_EXAMPLE_HOST.search(host) or _NAMESPACE.match(reference.url or "")):
            yield on_reference(reference, "an example or namespace address", "url", claimed=reference.url)


def _without_breaks(text: str) -> str:
    """An address as it stands in the source, joined where a line was broken."""
    return re.sub(r"\s+", "", text).strip("<>")


def _is_undated(reference: Reference) -> bool:
    """Whether a reference says that there is no date, or is but an address with words for it, as links in lists are."""
    named = reference.authors or reference.editors or reference.container or reference.publisher
    return _UNDATED.search(reference.text) is not None or not (named or is_quoted(reference))


def _bare(reference: Reference) -> bool:
    """Whether a reference says nothing besides its address."""
    rest = reference.text.replace(reference.url or "", "", 1)
    return len(re.findall(r"\w", rest)) < 4 and reference.title is None


RULES = (
    Rule("P201", "reference-unclear", Severity.UNDETERMINED, reference_unclear),
    Rule("P202", "field-missing", Severity.WARNING, field_missing),
    Rule("P203", "url-malformed", Severity.ERROR, url_malformed),
    Rule("P204", "url-repaired", Severity.NOTICE, url_repaired),
    Rule("P210", "url-bare", Severity.NOTICE, url_bare),
    Rule("P212", "scheme-unsupported", Severity.UNDETERMINED, scheme_unsupported),
    Rule("P213", "url-is-example", Severity.NOTICE, url_is_example),
)
