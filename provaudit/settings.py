"""Every choice a user can make, with its default; units are in the names.

The command line, `[tool.provaudit]` in pyproject.toml and provaudit.toml use these names with hyphens.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from attrs import evolve, field, fields, frozen, validators

from provaudit.errors import UsageError, suggestion

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def duration(text: str | dt.timedelta) -> dt.timedelta:
    """Read `90s`, `15m`, `12h`, `1d` or `2w`; UsageError if it is none of them."""
    if isinstance(text, dt.timedelta):
        return text
    match = re.fullmatch(r"(\d{1,6})([smhdw])", text.strip().lower())
    if match is None:
        raise UsageError(f"not a duration: {text!r}", "write it like 90s, 15m, 12h, 1d or 2w")
    return dt.timedelta(**{_UNITS[match[2]]: int(match[1])})


def _strings(value: Any) -> tuple[str, ...]:
    """A list of strings; a single string may hold several, parted by commas."""
    parts = value.split(",") if isinstance(value, str) else value
    return tuple(str(part).strip() for part in parts if str(part).strip())


def _lower(text: str) -> str:
    """A host name as it is compared."""
    return str(text).lower()


@frozen(kw_only=True)
class PathChoice:
    """What is chosen otherwise for some documents: `[per-path."docs/legacy/*"]`."""

    pattern: str
    """A shell pattern for the path below `root`, with `/`; a star also matches slashes."""
    root: str = "."
    """The folder of the file that the choice stands in."""
    ignore: tuple[str, ...] = field(default=(), converter=_strings)
    """Added to what is ignored everywhere."""
    select: tuple[str, ...] = field(default=(), converter=_strings)
    fail_on: str | None = field(default=None, validator=validators.in_((None, "error", "warning", "never")))

    def concerns(self, path: str) -> bool:
        """Whether the document at `path` is meant; standard input never is."""
        try:
            below = Path(path).resolve().relative_to(Path(self.root).resolve())
        except ValueError:
            return False
        return fnmatchcase(below.as_posix(), self.pattern)


@frozen(kw_only=True)
class HostChoice:
    """What is chosen otherwise for a host and the hosts below it: `[per-host."example.org"]`."""

    host: str = field(converter=_lower)
    pause_seconds: float | None = field(default=None, validator=validators.optional(validators.ge(0)))
    jobs: int | None = field(default=None, validator=validators.optional(validators.ge(1)))
    """At most this many requests at once; it lowers `per-host-jobs` and cannot raise it."""
    timeout_seconds: float | None = field(default=None, validator=validators.optional(validators.gt(0)))

    def concerns(self, host: str) -> bool:
        """Whether `host` is meant."""
        return host == self.host or host.endswith(f".{self.host}")


def _tables(table: Any, kind: type, key: str, where: str, **also: str) -> Iterator[Any]:
    """The choices of a table of tables; UsageError names a key that is not known."""
    known = {f.name.replace("_", "-"): f.name for f in fields(kind) if f.name not in (key, *also)}
    for name, choices in table.items():
        if not isinstance(choices, Mapping):
            raise UsageError(f"{where}: {name!r} is not a table", f"known keys: {', '.join(known)}")
        place = f'{where}, "{name}"'
        try:
            yield kind(**{key: name, **also, **{_known(k, known, place): v for k, v in choices.items()}})
        except (TypeError, ValueError) as error:
            raise UsageError(f"{place}: {error.args[0] if error.args else error}") from error


def _known(key: str, known: Mapping[str, str], where: str) -> str:
    """The name of the setting that `key` stands for; UsageError suggests the nearest one."""
    if key in known:
        return known[key]
    raise UsageError(f"{where}: unknown setting {key!r}", suggestion(key, known))


def _path_choices(value: Any) -> tuple[PathChoice, ...]:
    """Choices per path, out of a table by pattern."""
    return tuple(_tables(value, PathChoice, "pattern", "per-path") if isinstance(value, Mapping) else value)


def _host_choices(value: Any) -> tuple[HostChoice, ...]:
    """Choices per host, out of a table by host."""
    return tuple(_tables(value, HostChoice, "host", "per-host") if isinstance(value, Mapping) else value)


@frozen(kw_only=True)
class Settings:
    """The choices of one run."""

    replay: tuple[str, ...] = field(default=(), converter=_strings)
    """Recordings that answer every request; the network is never touched."""
    archive: str = field(default=".provaudit", validator=validators.instance_of(str))
    """The folder where captures are kept and looked up."""
    max_age: dt.timedelta = field(default=dt.timedelta(days=1), converter=duration)
    """A kept capture younger than this is used again."""
    offline: bool = field(default=False, validator=validators.instance_of(bool))
    """Answer from the archive folder only."""
    select: tuple[str, ...] = field(default=(), converter=_strings)
    """Codes, or beginnings of codes, of the rules to run; empty for all."""
    ignore: tuple[str, ...] = field(default=(), converter=_strings)
    fail_on: str = field(default="error", validator=validators.in_(("error", "warning", "never")))
    baseline: str = field(default="", validator=validators.instance_of(str))
    """A file of known findings, which do not fail a run."""
    write_baseline: bool = field(default=False, validator=validators.instance_of(bool))
    """Write the findings of this run into the baseline."""
    diff_base: str = field(default="", validator=validators.instance_of(str))
    """A revision: only findings on lines that were changed since then fail a run."""
    rescue: bool = field(default=False, validator=validators.instance_of(bool))
    """Ask public archives for a memento of what is broken."""
    allow_private: bool = field(default=False, validator=validators.instance_of(bool))
    """Let private and loopback addresses be fetched."""
    ignore_robots: bool = field(default=False, validator=validators.instance_of(bool))
    engine: str = field(default="local", validator=validators.instance_of(str))
    jobs: int = field(default=128, validator=[validators.instance_of(int), validators.ge(1)])
    """How many sources are asked at once, over all hosts."""
    per_host_jobs: int = field(default=4, validator=[validators.instance_of(int), validators.ge(1)])
    per_host_pause_seconds: float = field(default=0.05, converter=float, validator=validators.ge(0))
    """How far apart requests to one host are; a fifth less after one that was late."""
    timeout_seconds: float = field(default=20.0, converter=float, validator=validators.gt(0))
    """The most time one exchange may take, from connecting to the last byte."""
    max_body_bytes: int = field(default=20_000_000, validator=[validators.instance_of(int), validators.gt(0)])
    """A body is cut here, before and after decompression."""
    max_redirects: int = field(default=10, validator=[validators.instance_of(int), validators.ge(0)])
    budget_seconds: float = field(default=0.0, converter=float, validator=validators.ge(0))
    """How long a run may go on asking; 0 for no limit."""
    budget_requests: int = field(default=0, validator=[validators.instance_of(int), validators.ge(0)])
    budget_bytes: int = field(default=0, validator=[validators.instance_of(int), validators.ge(0)])
    """How much a run may read, decompressed; 0 for no limit."""
    user_agent: str = field(default="", validator=validators.instance_of(str))
    """What to call ourselves; empty for provaudit's own name with its contact address."""
    per_path: tuple[PathChoice, ...] = field(default=(), converter=_path_choices)
    per_host: tuple[HostChoice, ...] = field(default=(), converter=_host_choices)

    def at(self, path: str) -> Settings:
        """What is in force for the document at `path`."""
        chosen = self
        for choice in self.per_path:
            if choice.concerns(path):
                chosen = evolve(
                    chosen,
                    ignore=(*chosen.ignore, *choice.ignore),
                    select=choice.select or chosen.select,
                    fail_on=choice.fail_on or chosen.fail_on,
                )
        return chosen

    def on(self, host: str) -> Settings:
        """What is in force for requests to `host`."""
        chosen = self
        for choice in self.per_host:
            if choice.concerns(host.lower()):
                given = {
                    "per_host_pause_seconds": choice.pause_seconds,
                    "per_host_jobs": choice.jobs,
                    "timeout_seconds": choice.timeout_seconds,
                }
                chosen = with_options(chosen, given)
        return chosen


def settings_from(table: Mapping[str, Any], where: str) -> Settings:
    """Settings out of a TOML table in the file `where`; UsageError names the key and suggests the nearest known one."""
    known = {f.name.replace("_", "-"): f.name for f in fields(Settings)}
    chosen = {_known(key, known, where): value for key, value in table.items()}
    root = str(Path(where).parent)
    try:
        if isinstance(chosen.get("per_path"), Mapping):
            tables = _tables(chosen["per_path"], PathChoice, "pattern", f"{where}: per-path", root=root)
            chosen["per_path"] = tuple(tables)
        return Settings(**chosen)
    except (TypeError, ValueError) as error:
        detail = error.args[0] if error.args else error
        raise UsageError(f"{where}: {detail}") from error


def load_settings(folder: Path) -> Settings:
    """The settings of the nearest provaudit.toml or pyproject.toml with a [tool.provaudit], from `folder` upwards."""
    found = nearest_table(folder)
    return settings_from(found[1], str(found[0])) if found else Settings()


def nearest_table(folder: Path) -> tuple[Path, dict[str, Any]] | None:
    """The file that settings are taken from, and its table; None if there is no such file."""
    for place in (folder, *folder.parents):
        for path in (place / "provaudit.toml", place / "pyproject.toml"):
            table = _table(path)
            if table is not None:
                return path, table
    return None


def _table(path: Path) -> dict[str, Any] | None:
    """The provaudit table of a TOML file; None if the file or the table is not there."""
    if not path.is_file():
        return None
    import tomllib

    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise UsageError(f"{path}: cannot be read as TOML: {error}") from error
    if path.name == "provaudit.toml":
        return content
    table = content.get("tool", {}).get("provaudit")
    return table if isinstance(table, dict) else None


def with_options(settings: Settings, options: Mapping[str, Any]) -> Settings:
    """`settings` with those of `options` that were given (are not None)."""
    return evolve(settings, **{key: value for key, value in options.items() if value is not None})
