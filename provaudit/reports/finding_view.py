"""One finding on a terminal: claimed beside observed, the evidence in its context, the fix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from provaudit.model import Evidence, Finding, Fix, Remark
from provaudit.reports.clean import clip, encodable, one_line
from provaudit.reports.presentation import Presentation
from provaudit.reports.wording import MOST_CHARACTERS
from provaudit.reports.words import Piece, shared_diff

_STYLES = {"error": "bold red", "warning": "yellow", "notice": "cyan", "undetermined": "magenta", "info": "green"}
_CONTEXT_CHARACTERS = 60
_WITNESSES = 3


def view(finding: Finding, how: Presentation) -> RenderableType:
    """The finding below its place: code, name, severity and message, then what it rests on, indented."""
    return Padding(Group(*_parts(finding, how)), (0, 0, 0, 2))


def _parts(finding: Finding, how: Presentation) -> Iterator[RenderableType]:
    """The lines of a finding, from the message to the fix."""
    remark = finding.remark
    yield Text.assemble(
        (f"{finding.severity.value}", _STYLES[finding.severity] if how.color else ""),
        (f" {_say(finding.code, how)}", "bold" if how.color else ""),
        f" {_say(finding.name, how)}, confidence {remark.confidence:.2f}",
    )
    yield Text(_say(clip(remark.message, MOST_CHARACTERS), how))
    if remark.claimed is not None and remark.observed is not None:
        yield _sides(remark, how)
    elif remark.claimed is not None or remark.observed is not None:
        yield _one_side(remark, how)
    for words in list(dict.fromkeys(remark.evidence))[:_WITNESSES]:
        yield _evidence(words, how)
    if remark.fix:
        yield _fix(remark.fix, how)


def _one_side(remark: Remark, how: Presentation) -> Text:
    """The only value that there is."""
    name = f"claimed{_origin(remark, how)}" if remark.observed is None else f"observed{_origin(remark, how)}"
    value = remark.claimed if remark.observed is None else remark.observed
    return Text(f"{name}: {_say(clip(value or '', MOST_CHARACTERS), how)}")


def _origin(remark: Remark, how: Presentation) -> str:
    """Where the observed value was seen, in brackets."""
    return f" ({_say(clip(remark.origin, _CONTEXT_CHARACTERS), how)})" if remark.origin else ""


def _sides(remark: Remark, how: Presentation) -> Table:
    """Claimed on the left, observed on the right with where it was seen; differing words are marked."""
    claimed, observed = (_say(clip(value or "", MOST_CHARACTERS), how) for value in (remark.claimed, remark.observed))
    table = Table.grid(padding=(0, 2, 0, 0), expand=True, pad_edge=False)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    quiet = "dim" if how.color else ""
    table.add_row(Text("claimed", style=quiet), Text(f"observed{_origin(remark, how)}", style=quiet))
    left, right = shared_diff(claimed, observed)
    table.add_row(_marked(left, "[-", "-]", "red strike", how), _marked(right, "{+", "+}", "green underline", how))
    return table


def _marked(pieces: Sequence[Piece], before: str, after: str, style: str, how: Presentation) -> Text:
    """The pieces as one text; what differs is set off by a style, or by wdiff's marks where there is no colour."""
    text = Text()
    for piece in pieces:
        if piece.same:
            text.append(piece.text)
        elif how.color:
            text.append(piece.text, style)
        else:
            core = piece.text.strip()
            text.append(piece.text.replace(core, f"{before}{core}{after}", 1) if core else piece.text)
    return text or Text("(nothing)")


def _evidence(words: Evidence, how: Presentation) -> Text:
    """The words in their context, and the capture that holds them."""
    before = _edge(words.prefix[-_CONTEXT_CHARACTERS:], how)
    after = _edge(clip(words.suffix, _CONTEXT_CHARACTERS), how)
    exact = _say(clip(words.exact, MOST_CHARACTERS // 2), how)
    marks = ("", "") if how.color else (">>", "<<")
    text = Text.assemble("seen: ", before, marks[0])
    text.append(exact, style="bold underline" if how.color else "")
    text.append(f"{marks[1]}{after}")
    text.append(f" [{_short(_say(words.digest, how))}]", style="dim" if how.color else "")
    return text


def _fix(fix: Fix, how: Presentation) -> Text:
    """What to write instead."""
    kind = "fix" if fix.safe else "fix (please check)"
    return Text(f"{kind}: {_say(clip(fix.replacement, MOST_CHARACTERS), how)}")


def _short(digest: str) -> str:
    """The beginning of a digest, enough to find it by."""
    algorithm, _, value = digest.partition(":")
    return f"{algorithm}:{value[:12]}" if value else digest[:12]


def _edge(text: str, how: Presentation) -> str:
    """`text` as this terminal can show it, with the blank that parts it from its neighbour."""
    before, after = (" " if edge.isspace() else "" for edge in (text[:1], text[-1:]))
    return f"{before}{_say(text, how)}{after}"


def _say(text: str, how: Presentation) -> str:
    """`text` as this terminal can show it."""
    return encodable(one_line(text), how.encoding)
