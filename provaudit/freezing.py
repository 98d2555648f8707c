"""The nouns as plain JSON values and back: nothing but the nouns can come out, whatever a file says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from attrs import NOTHING, Factory, fields, has

from provaudit import model

_KIND = "!"
_NOUNS: dict[str, type] = {name: getattr(model, name) for name in model.__all__}


def frozen_form(value: Any) -> Any:
    """A noun as JSON values; fields that stand at their default are left out."""
    if value is None or type(value) in (str, int, float, bool):
        return value
    if isinstance(value, tuple):
        return [frozen_form(one) for one in value]
    if isinstance(value, StrEnum):
        return {_KIND: type(value).__name__, "value": value.value}
    if isinstance(value, dt.datetime | dt.date):
        return {_KIND: type(value).__name__, "value": value.isoformat()}
    if isinstance(value, Mapping):
        return {_KIND: "map", "value": [[key, frozen_form(one)] for key, one in value.items()]}
    if value == b"":
        return {_KIND: "bytes", "value": ""}
    if type(value).__name__ not in _NOUNS:
        raise ValueError(f"cannot be kept: {type(value).__name__}")
    return _noun(value)


def _noun(value: Any) -> dict[str, Any]:
    said: dict[str, Any] = {_KIND: type(value).__name__}
    for name, default in _fields(type(value)):  # type: ignore[arg-type]
        one = getattr(value, name)
        if one is not default and one != default:
            said[name] = frozen_form(one)
    return said


@cache
def _fields(kind: Hashable) -> tuple[tuple[str, Any], ...]:
    """The fields of a noun with their defaults; what has none gets a value that nothing equals."""
    found = []
    for one in fields(kind):  # type: ignore[arg-type]
        default = one.default
        if isinstance(default, Factory):  # type: ignore[arg-type]
            default = default.factory()
        found.append((one.name, object() if default is NOTHING else default))
    return tuple(found)


def thawed(value: Any) -> Any:
    """The noun that was made into JSON values; ValueError, KeyError or TypeError if there was none."""
    if isinstance(value, list):
        return tuple([thawed(one) for one in value])
    if not isinstance(value, dict):
        return value
    kind = value[_KIND]
    simple = _SIMPLE.get(kind)
    if simple:
        return simple(value["value"])
    noun = _NOUNS[kind]
    if not has(noun):
        return noun(value["value"])
    return noun(**{key: thawed(one) for key, one in value.items() if key != _KIND})


def _mapping(pairs: Any) -> dict[str, Any]:
    return {str(key): thawed(one) for key, one in pairs}


_SIMPLE: dict[str, Callable[[Any], Any]] = {
    "map": _mapping,
    "datetime": dt.datetime.fromisoformat,
    "date": dt.date.fromisoformat,
    "bytes": lambda value: b"",
}
