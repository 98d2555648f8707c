"""Every choice a user can make, with its default; units are in the names.

The command line, `[tool.provaudit]` in pyproject.toml and provaudit.toml use these names with hyphens.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, field, fields, frozen, validators

from provaudit.errors import UsageError

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
    rescue: bool = field(default=False, validator=validators.instance_of(bool))
    """Ask public archives for a memento of what is broken."""
    allow_private: bool = field(default=False, validator=validators.instance_of(bool))
    """Let private and loopback addresses be fetched."""
    ignore_robots: bool = field(default=False, validator=validators.instance_of(bool))
    engine: str = field(default="local", validator=validators.instance_of(str))
    jobs: int = field(default=64, validator=[validators.instance_of(int), validators.ge(1)])
    """How many sources are asked at once, over all hosts."""
    per_host_jobs: int = field(default=4, validator=[validators.instance_of(int), validators.ge(1)])
    per_host_pause_seconds: float = field(default=0.05, converter=float, validator=validators.ge(0))
    """The least time between two requests to one host."""
    timeout_seconds: float = field(default=20.0, converter=float, validator=validators.gt(0))
    """The most time one exchange may take, from connecting to the last byte."""
    max_body_bytes: int = field(default=20_000_000, validator=[validators.instance_of(int), validators.gt(0)])
    """A body is cut here, before and after decompression."""
    max_redirects: int = field(default=10, validator=[validators.instance_of(int), validators.ge(0)])
    user_agent: str = field(default="", validator=validators.instance_of(str))
    """What to call ourselves; empty for provaudit's own name with its contact address."""


def settings_from(table: Mapping[str, Any], where: str) -> Settings:
    """Settings out of a TOML table; UsageError names the key and suggests the nearest known one."""
    known = {f.name.replace("_", "-"): f.name for f in fields(Settings)}
    chosen = {}
    for key, value in table.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            raise UsageError(f"{where}: unknown setting {key!r}", f"did you mean {near[0]!r}?" if near else "")
        chosen[known[key]] = value
    try:
        return Settings(**chosen)
    except (TypeError, ValueError) as error:
        detail = error.args[0] if error.args else error
        raise UsageError(f"{where}: {detail}") from error


def load_settings(folder: Path) -> Settings:
    """The settings of the nearest provaudit.toml or pyproject.toml with a [tool.provaudit], from `folder` upwards."""
    for place in (folder, *folder.parents):
        for path in (place / "provaudit.toml", place / "pyproject.toml"):
            table = _table(path)
            if table is not None:
                return settings_from(table, str(path))
    return Settings()


def _table(path: Path) -> dict[str, Any] | None:
    """The provaudit table of a TOML file; None if the file or the table is not there."""
    if not path.is_file():
        return None
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
