"""The templates of the HTML pages: strict, escaped, and shipped with the package."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


def environment() -> Environment:
    """A new environment over the package's templates: every value is escaped, an unknown name is an error."""
    # Imported here: jinja2 takes a tenth of a second, and only the HTML pages need it.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("provaudit.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def asset(name: str) -> str:
    """A script or a style sheet that stands beside the templates."""
    return (files("provaudit.reports") / "templates" / name).read_text(encoding="utf-8")


def allowed(text: str) -> str:
    """The source expression that lets exactly this inline text be used (CSP level 2)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
