"""`provaudit archive`: documents and addresses -> what they cite, fetched into a recording."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import evolve

from provaudit import inputs, urls
from provaudit.archives import ARCHIVES
from provaudit.archives.live import Live
from provaudit.archives.recordings import replay_archive
from provaudit.archives.resumed import Resumed, set_aside
from provaudit.archives.witnessed import Witnessed
from provaudit.archives.writers import FileKeeper, keeper_for
from provaudit.cited import address_of, addresses_in, references_of
from provaudit.contracts import Archive, Engine
from provaudit.engines import engine_for
from provaudit.errors import UsageError
from provaudit.model import Absence, Capture, Case, Document, Dossier, Reference, Span
from provaudit.progress import progress_on
from provaudit.settings import Settings
from provaudit.watching import Progress

_MANY = 500
"""From so many sources on a second process pays."""


def capture(settings: Settings, targets: Sequence[str], output: Path, resume: bool = False) -> int:
    """Fetch what documents cite, and addresses, into a recording; 3 if over half of it could not be had.

    `resume` takes over what a run that was broken off has left at `output`, and asks for the rest.

    Raises:
        KeyboardInterrupt: the user broke it off; what was captured stands in the recording.
        ProvauditError: there is nothing to capture, or a recording cannot be read or written.
    """
    kept = [reference for target in targets for reference in _cited(target, settings)] if settings.rescue else []
    found = map(address_of, kept) if settings.rescue else (uri for target in targets for uri in _uris(target, settings))
    addresses = list(dict.fromkeys(filter(None, found)))
    if not addresses:
        raise UsageError("nothing to capture", "give documents with links, or addresses")
    broken_off = set_aside(output) if resume else []
    earlier = replay_archive([str(path) for path in broken_off]) if broken_off else None
    keeper = _keeper(output, len(addresses))
    try:
        with progress_on(sys.stderr) as progress:
            absent = asyncio.run(captured(settings, addresses, keeper, progress, kept, earlier))
    except KeyboardInterrupt:
        print(f"provaudit: what was captured is in {output}; --resume goes on with it", file=sys.stderr)
        raise
    for path in broken_off:
        path.unlink()
    for one in absent:
        print(f"provaudit: not captured: {one.uri}: {one.reason} {one.detail}".rstrip(), file=sys.stderr)
    print(f"{len(addresses) - len(absent)} of {len(addresses)} sources captured in {output}")
    return 3 if len(absent) * 2 > len(addresses) else 0


def _keeper(output: Path, count: int) -> FileKeeper:
    """What writes the recording: for many sources, where that is easily had, a process of its own."""
    if count < _MANY or sys.platform != "linux":
        return keeper_for(output)
    from provaudit.archives.aside import Aside

    return Aside(output)


def _cited(target: str, settings: Settings) -> Iterator[Reference]:
    """An address as the reference that it would be, or all references of a document."""
    if _is_address(target):
        yield Reference(target, Span(0, len(target)), url=target)
        return
    for source in inputs.sources([target], settings):
        yield from references_of(source.read())


def _uris(target: str, settings: Settings) -> Iterator[str]:
    """An address, or all those of a document's references."""
    if _is_address(target):
        yield target
        return
    for source in inputs.sources([target], settings):
        yield from addresses_in(source.read())


def _is_address(target: str) -> bool:
    return target.startswith(("http://", "https://"))


async def captured(
    settings: Settings,
    addresses: Sequence[str],
    keeper: FileKeeper,
    progress: Progress,
    references: Sequence[Reference] = (),
    earlier: Archive | None = None,
) -> list[Absence]:
    """Fetch `addresses` into a recording and close it; what was captured before an interruption stays readable.

    With `settings.rescue` the recording also holds what public archives say of those of `references` whose sources
    turn out to be broken, so that an audit with `--rescue` can be replayed from it. What `earlier` holds is
    taken over.

    Returns:
        what could not be captured: the captures are in the recording, and are not held.
    """
    asked = ARCHIVES["replay"](settings) if settings.replay else Live(settings, witness=keeper.keep)
    archive = Witnessed(Resumed(earlier, asked) if earlier else asked, keeper.keep)
    engine = engine_for(settings)
    progress.found(len(addresses))
    known: dict[str, Case] = {}

    async def one(uri: str) -> Absence | None:
        progress.asking(uri)
        found = await archive.lookup(uri)
        progress.done(uri, found)
        if settings.rescue:
            known[uri] = _case(uri, found)
        return found.without_body() if isinstance(found, Absence) else None

    try:
        absent = await engine.spread(addresses, urls.host, one)
        if settings.rescue:
            await _rescue(settings, references, known, archive, engine, progress)
        return [absence for absence in absent if absence is not None]
    finally:
        keeper.close()
        await archive.close()


def _case(uri: str, found: Capture | Absence) -> Case:
    """What is known of an address, without bytes."""
    from provaudit.pages import page_of

    page = page_of(found) if isinstance(found, Capture) else None
    return Case(Reference(uri, Span(0, 0), url=uri), found.without_body(), page)


async def _rescue(
    settings: Settings,
    references: Sequence[Reference],
    known: dict[str, Case],
    archive: Archive,
    engine: Engine,
    progress: Progress,
) -> None:
    """Ask public archives, through `archive`, for what is broken of `references`."""
    from provaudit.archives.wayback import Wayback
    from provaudit.rescue import rescued
    from provaudit.rules import RULES

    numbered = [evolve(reference, id=str(number)) for number, reference in enumerate(references)]
    cases = tuple(evolve(known[uri], reference=ref) for ref in numbered if (uri := address_of(ref)))
    mementos = Wayback(settings, through=archive)
    await rescued(Dossier(Document("", "", ""), cases), RULES, engine, mementos.lookup, archive.lookup, progress)
