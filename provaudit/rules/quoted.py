"""What every check of quotations needs: the words of the source beside those of the document."""

from __future__ import annotations

from provaudit.model import Evidence, Remark
from provaudit.quotations import Compared, Examined

_CONTEXT_CHARS = 32
_MOST_CHARS = 2000


def missed(examined: Examined) -> bool:
    """Whether no source of its own has the words and no other has them either."""
    best = examined.best
    found_there = examined.elsewhere or examined.archived
    return best is not None and best.located.state == "not-found" and found_there is None


def shown(compared: Compared) -> tuple[Evidence, ...]:
    """The words of the source that answer a quotation, with a little around them."""
    located = compared.located
    if compared.case.capture is None or located.end <= located.start:
        return ()
    text, start, end = compared.page.text, located.start, located.end
    around = text[max(0, start - _CONTEXT_CHARS) : start], text[end : end + _CONTEXT_CHARS]
    return (Evidence(compared.case.capture.digest, text[start : min(end, start + _MOST_CHARS)], *around),)


def remark_on(
    examined: Examined,
    message: str,
    *,
    reference: str | None = None,
    claimed: str | None = None,
    observed: str | None = None,
    confidence: float = 0.9,
) -> Remark:
    """A remark on a quotation and the reference it was looked for in."""
    best, quotation = examined.best, examined.quotation
    about = reference or (best.case.reference.id if best else None)
    return Remark(
        message, quotation.span, about, claimed or quotation.text, observed, "page text", confidence=confidence
    )
