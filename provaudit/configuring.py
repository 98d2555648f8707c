"""`provaudit config`: what is in force, and where it comes from."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import fields

from provaudit.settings import HostChoice, PathChoice, Settings, nearest_table, settings_from, with_options


def show_settings(given: Mapping[str, Any], path: str | None) -> int:
    """Print every setting as TOML, with where its value comes from; for one document if `path` names it."""
    found = nearest_table(Path.cwd())
    settings = settings_from(found[1], str(found[0])) if found else Settings()
    settings = with_options(settings, given)
    chosen = settings.at(path) if path else settings
    in_file = {key.replace("-", "_") for key in found[1]} if found else set()
    for name in (field.name for field in fields(Settings)):
        if name in ("per_path", "per_host"):
            continue
        if path and getattr(chosen, name) != getattr(settings, name):
            origin = f"per-path choices for {path}"
        elif given.get(name) is not None:
            origin = f"the option --{_option(name)}"
        else:
            origin = str(found[0]) if found and name in in_file else "default"
        print(f"{name.replace('_', '-')} = {_toml(getattr(chosen, name))}  # {origin}")
    sys.stdout.writelines(_tables(settings, str(found[0]) if found else ""))
    return 0


def _option(name: str) -> str:
    """The option that sets a setting."""
    return {"timeout_seconds": "timeout"}.get(name, name.replace("_", "-"))


def _toml(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, dt.timedelta):
        return f'"{int(value.total_seconds())}s"'
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def _tables(settings: Settings, origin: str) -> Iterator[str]:
    """The choices per path and per host."""
    choices: Sequence[tuple[str, str, PathChoice | HostChoice]] = [
        *(("per-path", choice.pattern, choice) for choice in settings.per_path),
        *(("per-host", choice.host, choice) for choice in settings.per_host),
    ]
    for table, name, choice in choices:
        yield f"\n[{table}.{json.dumps(name, ensure_ascii=False)}]  # {origin}\n"
        for field in fields(type(choice)):
            value = getattr(choice, field.name)
            if field.name not in ("pattern", "root", "host") and value not in (None, ()):
                yield f"{field.name.replace('_', '-')} = {_toml(value)}\n"
