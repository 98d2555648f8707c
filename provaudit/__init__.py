"""Audits citations and provenance: what a document claims about its sources against what the sources say."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from provaudit.derivation import compare
    from provaudit.errors import MissingExtra, ProvauditError, UnreadableInput, UnreadableRecording, UsageError
    from provaudit.model import Document, Finding, Page, Reference, Report, Verdict
    from provaudit.pages import read_page
    from provaudit.references import parse_reference
    from provaudit.settings import Settings
    from provaudit.wiring import audit, audit_async, read

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Finding",
    "MissingExtra",
    "Page",
    "ProvauditError",
    "Reference",
    "Report",
    "Settings",
    "UnreadableInput",
    "UnreadableRecording",
    "UsageError",
    "Verdict",
    "__version__",
    "audit",
    "audit_async",
    "compare",
    "parse_reference",
    "read",
    "read_page",
]

_HOMES = {
    "provaudit.derivation": ("compare",),
    "provaudit.errors": ("MissingExtra", "ProvauditError", "UnreadableInput", "UnreadableRecording", "UsageError"),
    "provaudit.model": ("Document", "Finding", "Page", "Reference", "Report", "Verdict"),
    "provaudit.pages": ("read_page",),
    "provaudit.references": ("parse_reference",),
    "provaudit.settings": ("Settings",),
    "provaudit.wiring": ("audit", "audit_async", "read"),
}
"""Where each public name lives; imported when it is first used (PEP 562), so that `provaudit --version` is quick."""


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            value = getattr(import_module(home), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
