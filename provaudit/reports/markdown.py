"""`markdown`: a table fit for a pull request comment or a job summary (GitHub's Markdown)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from provaudit.model import Audited, Finding, Judgement, Report, Severity, Verdict
from provaudit.reports.clean import clip, one_line
from provaudit.reports.positions import Positions
from provaudit.reports.presentation import PLAIN, Presentation
from provaudit.reports.tally import Sorted, in_words, many
from provaudit.reports.wording import SIGNS, sentence, short_title, tidy, why

_MOST_CHARACTERS = 60_000
"""A comment on GitHub may have 65,536."""
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$#@]|:(?=[\w+/-])")
_WWW = re.compile(r"(?i)\bwww\.")
_CALL = re.compile(r"(\\[@#])(?=\w)")
_REFUSED = "\\<>()|"
_SEVERITY_ORDER = list(Severity)


def render(report: Report, how: Presentation = PLAIN) -> str:
    """A heading, the summary, and a table per document: what needs a look first, the confirmed folded away."""
    parts = ["### provaudit", escape(in_words(report))]
    if report.unread:
        parts.append(
            "\n".join(f"- Not read: {_code(item.path)}: {escape(tidy(item.message))}" for item in report.unread)
        )
    if report.interrupted:
        parts.append("**Interrupted:** references that were not reached are unchecked.")
    room = _MOST_CHARACTERS - sum(map(len, parts))
    for audited in report.documents:
        part = _document(audited, how, room)
        room -= len(part)
        parts.append(part)
    return "\n\n".join(parts) + "\n"


def _document(audited: Audited, how: Presentation, room: int) -> str:
    """One document in at most about `room` characters; what did not fit is counted."""
    heading = f"#### {_code(audited.document.path)}"
    at, found = Positions(audited.document.text), Sorted.of(audited)
    doubtful = [judgement for judgement in audited.judgements if judgement.verdict is not Verdict.CONFIRMED]
    fine = [judgement for judgement in audited.judgements if judgement.verdict is Verdict.CONFIRMED]
    blocks = [heading]
    if doubtful:
        blocks.append(_table(found, doubtful, at, room))
    loose = [item for item in found.loose if _is_shown(item, how)]
    blocks += ["\n".join(_loose(item, at) for item in loose[:50])] if loose else []
    if fine:
        table = _table(found, fine, at, room - sum(map(len, blocks)))
        blocks.append(f"<details><summary>{len(fine)} confirmed</summary>\n\n{table}\n\n</details>")
    return "\n\n".join(blocks)


def _table(found: Sorted, judgements: list[Judgement], at: Positions, room: int) -> str:
    """A row per reference, as long as there is room."""
    lines = ["| note | line | verdict | source | why |", "|---|---|---|---|---|"]
    left = 0
    for judgement in judgements:
        row = _row(found.under(judgement), judgement, at)
        if len(row) > room:
            left += 1
            continue
        room -= len(row) + 1
        lines.append(row)
    more = f"\n\n{many(left, 'more reference')} left out for length." if left else ""
    return "\n".join(lines) + more


def _row(found: Sequence[Finding], judgement: Judgement, at: Positions) -> str:
    """One reference with its reason and what was found."""
    stated = judgement.case.reference
    title = escape(short_title(stated))
    url = _target(stated.url or "")
    told = [item for item in found if item.severity is not Severity.INFO]
    reasons = [escape(clip(why(judgement), 300))] + [
        f"`{item.code}` {escape(clip(sentence(item.remark), 400))}"
        for item in sorted(told, key=lambda item: _SEVERITY_ORDER.index(item.severity))[:5]
    ]
    cells = (
        escape(one_line(stated.label or stated.id)),
        str(at.at(stated.span.start)[0]),
        f"{SIGNS[judgement.verdict]} {judgement.verdict.value}",
        f"[{title}](<{url}>)" if url else title,
        "<br>".join(reasons),
    )
    return "| " + " | ".join(cells) + " |"


def _loose(item: Finding, at: Positions) -> str:
    """A finding that no verdict rests on, such as one on the document."""
    line = at.at(item.remark.span.start)[0]
    return f"- line {line}: {item.severity.value} `{item.code}` {escape(clip(sentence(item.remark), 400))}"


def _is_shown(item: Finding, how: Presentation) -> bool:
    return how.verbose or item.severity is not Severity.INFO


def escape(text: str) -> str:
    """`text` as Markdown that shows just that: no markup, links, mentions, emoji or references to issues."""
    escaped = _SPECIAL.sub(lambda match: "\\" + match[0], one_line(text))
    return _WWW.sub(lambda match: match[0][:3] + "\\.", _CALL.sub("\\1\u2060", escaped))


def _code(text: str) -> str:
    """`text` as a code span."""
    return f"`{one_line(text).replace('`', chr(39))}`"


def _target(url: str) -> str:
    """An address for a link; empty unless it is one of the web."""
    if not re.match(r"(?i)https?://[^\s]", url):
        return ""
    return quote(one_line(url), safe="%/:?#[]@!$&'*+,;=~-._")
