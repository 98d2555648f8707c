"""Where the rooms meet: settings -> Auditor, and the plain functions of the library."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from provaudit import __version__
from provaudit.archives import ARCHIVES
from provaudit.archives.kept import Kept
from provaudit.archives.live import Live
from provaudit.archives.store import Store
from provaudit.archives.wayback import Wayback
from provaudit.auditor import Auditor
from provaudit.citing import cite
from provaudit.contracts import Archive, Source
from provaudit.engines import engine_for
from provaudit.errors import ProvauditError, UsageError, suggestion
from provaudit.formats import parse
from provaudit.ignores import reviewed
from provaudit.inputs import bytes_of, sources
from provaudit.known import settling
from provaudit.memory import Memory, Reuse, audited_with
from provaudit.model import Absence, Document, Page, Report
from provaudit.pages import page_of
from provaudit.rules import RULES
from provaudit.settings import Settings, load_settings, with_options
from provaudit.watching import Progress, Silence
from provaudit.web.exchange import now


def read(path: str | Path) -> Document:
    """The document at `path` (`-` is standard input), with its markers, notes, references and quotations.

    Raises:
        UnreadableInput: it does not exist, cannot be read, or is not a document.
        MissingExtra: its format needs a library that is not installed.
    """
    return cite(parse(bytes_of(str(path)), str(path)))


async def audit_async(*paths: str | Path, settings: Settings | None = None, **options: Any) -> Report:
    """Audit the documents at `paths`; `options` are those of `Settings`, by name.

    Raises:
        UsageError: an option is unknown or out of range, or a path leads to no document.
        UnreadableRecording: a recording to replay cannot be read.
    """
    chosen = with_options(settings or load_settings(Path.cwd()), _known(options))
    return await run(chosen, sources(paths, chosen))


def audit(*paths: str | Path, settings: Settings | None = None, **options: Any) -> Report:
    """`audit_async` for callers without an event loop of their own."""
    return asyncio.run(audit_async(*paths, settings=settings, **options))


async def run(
    settings: Settings,
    inputs: Sequence[Source],
    progress: Progress | None = None,
    on_start: Callable[[Auditor, Archive], None] | None = None,
    on_reuse: Callable[[Reuse], None] | None = None,
) -> Report:
    """Audit `inputs` as `settings` say.

    `on_start` is handed the auditor, to interrupt it, and its archive; `on_reuse` is told what was found the last
    time and is used again.
    """
    _check_codes(settings)
    settled = settling(settings)
    archive = _archive(settings)
    auditor = Auditor(
        archive=archive,
        rules=RULES,
        engine=engine_for(settings),
        version=__version__,
        ignored=lambda path: settings.at(path).ignore,
        selected=lambda path: settings.at(path).select,
        review=reviewed,
        rescue=Wayback(settings, through=archive) if settings.rescue else None,
        progress=progress or Silence(),
    )
    if on_start:
        on_start(auditor, archive)
    try:
        if not isinstance(archive, Kept | Store):
            return settled(await auditor.audit(inputs))
        report, reused = await audited_with(Memory(settings, archive, now), inputs, auditor.audit)
        if on_reuse:
            on_reuse(reused)
        return settled(report)
    finally:
        await archive.close()


def _check_codes(settings: Settings) -> None:
    """Raise UsageError for a chosen code, or beginning of codes, that no rule has."""
    known = [rule.code for rule in RULES]
    choices = [*settings.select, *settings.ignore]
    for path in settings.per_path:
        choices += [*path.select, *path.ignore]
    for code in choices:
        if not any(rule.startswith(code) for rule in known):
            hint = suggestion(code, known) or "provaudit rule lists them all"
            raise UsageError(f"no rule has the code {code!r}", hint)


def _archive(settings: Settings) -> Archive:
    """Recordings only, the archive folder only, or the web with the archive folder between."""
    if settings.replay:
        return ARCHIVES["replay"](settings)
    if settings.offline:
        return ARCHIVES["store"](settings)
    return Kept(Store(settings.archive, settings.max_age), lambda keep: Live(settings, witness=keep))


def _known(options: dict[str, Any]) -> dict[str, Any]:
    """The options, if `Settings` has them all.

    Raises:
        UsageError: it has not.
    """
    unknown = sorted(set(options) - set(Settings.__slots__))  # type: ignore[attr-defined]
    if unknown:
        raise UsageError(f"unknown option {unknown[0]!r}", "see provaudit.Settings")
    return options


async def page(settings: Settings, target: str) -> Page:
    """The page at a URL, or in a file.

    Raises:
        ProvauditError: there is no page: the reason why.
    """
    from provaudit.pages import read_page

    if "://" not in target:
        return read_page(bytes_of(target))
    archive = _archive(settings)
    try:
        found = await archive.lookup(target)
    finally:
        with suppress(OSError):
            await archive.close()
    if isinstance(found, Absence):
        raise ProvauditError(f"no page at {target}: {found.reason}", found.detail)
    return page_of(found)
