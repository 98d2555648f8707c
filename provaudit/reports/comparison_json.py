"""`compare --format json`: everything that was found, keys sorted, the same texts the same bytes."""

from __future__ import annotations

import json

from provaudit.model.compared import Comparison
from provaudit.reports.comparison_shape import shape
from provaudit.reports.presentation import PLAIN, Presentation


def render(comparison: Comparison, how: Presentation = PLAIN) -> str:
    """The comparison as `provaudit.comparison/1`; half characters are escaped, so that the text can be written."""
    text = json.dumps(shape(comparison), ensure_ascii=False, indent=2, sort_keys=True)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"
