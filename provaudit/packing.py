"""The nouns as bytes, for the same program to read: for a file of its own, or for another process of its own."""

from __future__ import annotations

import pickle
from io import BytesIO
from typing import Any

from attrs import fields, has

from provaudit import model

try:
    from isal import isal_zlib as zlib
except ImportError:  # pragma: no cover - there is no wheel for every machine
    import zlib  # type: ignore[no-redef]


def packed(value: Any) -> bytes:
    """A value for `pickle.loads`, in the form that is read fastest: nouns as calls of their classes."""
    out = BytesIO()
    pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _NOUNS
    pickler.dump(value)
    return out.getvalue()


def pressed(value: Any) -> bytes:
    """A value, packed and compressed, for `released`."""
    return zlib.compress(packed(value), 1)


def released(data: bytes) -> Any:
    """The value that was pressed; only for what this very program wrote."""
    return pickle.loads(zlib.decompress(data))


def _call(noun: Any) -> tuple[type, tuple[Any, ...]]:
    """The call that makes a noun like this one."""
    kind = type(noun)
    return kind, tuple([getattr(noun, name) for name in _NAMES[kind]])


_NAMES = {noun: tuple(one.name for one in fields(noun)) for name in model.__all__ if has(noun := getattr(model, name))}
_NOUNS = dict.fromkeys(_NAMES, _call)
