"""What was found the last time: the finished report on a document is used again while nothing that it rests on changed.

It rests on the document's bytes, on provaudit's own code and the libraries below it, on the settings, and on the
captures in the archive folder, which must still be the ones that an audit would use, and young enough. What a report
says is then the same, byte for byte. One file a document, in `.provaudit/reports/`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from attrs import evolve, frozen

from provaudit.cited import address_of
from provaudit.contracts import Source
from provaudit.digests import bytes_of, code_digest, digest_of
from provaudit.freezing import frozen_form, thawed
from provaudit.model import Audited, Capture, Case, Judgement, Reason, Report
from provaudit.settings import Settings

SCHEMA = "provaudit.memory/1"
_TOLD_WITHOUT_ASKING = frozenset({Reason.NO_URL, Reason.MALFORMED_URL, Reason.UNSUPPORTED_SCHEME})
_MOST_SOURCES = 3_000
"""The report on a document with more sources is not remembered: it would take more memory than the audit."""
_NAMES_OTHER_FILES = re.compile(
    rb"bibliography|\\input|\\include|addbibresource|literalinclude|:: include", re.IGNORECASE
)
"""A document that may draw on other files is always read again."""


class Standing(Protocol):
    """An archive that can say, without reading it, which capture of an address it would answer with, and how long."""

    def standing(self, uri: str, passing: bool) -> tuple[str, dt.datetime | None] | None:
        """The name of the capture and the moment until which it may be used (None for ever); None if it would ask."""
        ...


FOREVER = dt.datetime.max.replace(tzinfo=dt.UTC)


@frozen
class Reuse:
    """How many documents' reports were used again, and until when all that was said may be; None if not at all."""

    count: int
    until: dt.datetime | None


class Memory:
    """Finished reports of an archive folder."""

    def __init__(self, settings: Settings, archive: Standing, clock: Callable[[], dt.datetime]) -> None:
        self._settings = settings
        self._archive = archive
        self._clock = clock
        self._folder = Path(settings.archive) / "reports"
        self._until: dict[str, dt.datetime] = {}

    def until(self, paths: Sequence[str]) -> dt.datetime | None:
        """Until when the reports on `paths` may be used again; None if one of them may not be."""
        return min((self._until[path] for path in paths), default=None) if set(paths) <= set(self._until) else None

    def recall(self, path: str) -> Audited | None:
        """The report on the document at `path`, if an audit would now find the same."""
        try:
            said = json.loads(self._place(path).read_bytes())
            data = bytes_of(path)
            if said["schema"] != SCHEMA or said["key"] != self._key(path, hashlib.sha256(data).hexdigest()):
                return None
            if not all(self._stands(uri, token, passing) for uri, token, passing in said["sources"]):
                return None
            found = thawed(said["audited"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None  # Nothing is remembered, or it is damaged: the document is audited.
        if not isinstance(found, Audited):
            return None
        self._note(path, [(uri, token, passing) for uri, token, passing in said["sources"]])
        return found

    def keep(self, audited: Audited) -> None:
        """Remember a report, if nothing in it was left open; a folder that cannot be written is no matter."""
        path = audited.document.path
        sources = self._sources(audited)
        with suppress(OSError, ValueError):
            if (
                sources is None
                or len(sources) > _MOST_SOURCES
                or not self._folder.parent.is_dir()
                or _NAMES_OTHER_FILES.search(bytes_of(path))
            ):
                return
            kept = _document_as_kept(audited)
            key = self._key(path, audited.document.sha256)
            said = {"schema": SCHEMA, "key": key, "sources": sources, "audited": frozen_form(kept)}
            self._folder.mkdir(exist_ok=True)
            draft = self._place(path).with_suffix(f".{os.getpid()}.tmp")
            draft.write_text(json.dumps(said, separators=(",", ":")), encoding="utf-8")
            draft.replace(self._place(path))
            self._note(path, sources)

    def _note(self, path: str, sources: Sequence[tuple[str, str, bool]]) -> None:
        """Note until when the report on a document may be used again."""
        ends = [self._archive.standing(uri, passing) for uri, _, passing in sources]
        self._until[path] = min((end[1] for end in ends if end and end[1]), default=FOREVER)

    def _sources(self, audited: Audited) -> list[tuple[str, str, bool]] | None:
        """Each address with the capture that answered it; None if one was not answered, or archives were asked."""
        sources = []
        for judgement in audited.judgements:
            case, address = judgement.case, address_of(judgement.case.reference)
            if case.memento is not None:
                return None
            if address is None or (case.absence and case.absence.reason in _TOLD_WITHOUT_ASKING):
                continue
            passing = _is_passing(case)
            stands = self._archive.standing(address, passing)
            if stands is None:
                return None
            sources.append((address, stands[0], passing))
        return sources

    def _stands(self, uri: str, token: str, passing: bool) -> bool:
        """Whether an audit would use this very capture now."""
        stands = self._archive.standing(uri, passing)
        return stands is not None and stands[0] == token and (stands[1] is None or self._clock() <= stands[1])

    def _place(self, path: str) -> Path:
        return self._folder / f"{digest_of(path)[:32]}.json"

    def _key(self, path: str, digest: str) -> str:
        """What a report rests on besides its captures."""
        choices = evolve(
            self._settings, baseline="", write_baseline=False, diff_base="", fail_on="error", jobs=1, per_host=()
        )
        return digest_of(path, digest, repr(choices), code_digest())


async def audited_with(
    memory: Memory, inputs: Sequence[Source], audit: Callable[[Sequence[Source]], Awaitable[Report]]
) -> tuple[Report, Reuse]:
    """The report on `inputs`, of which only those are audited that are not remembered; and what was used again."""
    known = {source.path: found for source in inputs if source.path != "-" and (found := memory.recall(source.path))}
    report = await audit([source for source in inputs if source.path not in known])
    if not report.interrupted:
        for audited in report.documents:
            memory.keep(audited)
    new = {audited.document.path: audited for audited in report.documents}
    documents = (known.get(source.path) or new.get(source.path) for source in inputs)
    until = None if report.interrupted or report.unread else memory.until([source.path for source in inputs])
    return evolve(report, documents=tuple(filter(None, documents))), Reuse(len(known), until)


def _is_passing(case: Case) -> bool:
    """Whether a later try may well turn out otherwise."""
    from provaudit.web.chain import is_passing

    return is_passing(case.found)


def as_kept(report: Report) -> Report:
    """The report that an audit of the folder's captures gives: they are not live any more."""
    return evolve(report, documents=tuple(map(_document_as_kept, report.documents)))


def _document_as_kept(audited: Audited) -> Audited:
    return evolve(audited, judgements=tuple(map(_as_kept, audited.judgements)), findings=tuple(audited.findings))


def _as_kept(judgement: Judgement) -> Judgement:
    """A judgement as it will be when its capture comes out of the archive folder."""
    return evolve(judgement, case=evolve(judgement.case, found=_from_folder(judgement.case.found)))


def _from_folder(found: Any) -> Any:
    """A capture or absence that says of itself, its hops and attempts that it comes from the folder."""
    hops, attempts = tuple(map(_from_folder, found.hops)), tuple(map(_from_folder, found.attempts))
    if isinstance(found, Capture) and found.via == "live":
        return evolve(found, via="warc", hops=hops, attempts=attempts)
    return evolve(found, hops=hops, attempts=attempts)
