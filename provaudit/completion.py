"""`provaudit completion`: what makes a shell complete the commands and options."""

from __future__ import annotations

from provaudit.errors import MissingExtra
from provaudit.options import parser


def completion(shell: str) -> int:
    """Print the script for `shell`.

    Raises:
        MissingExtra: shtab is not installed.
    """
    try:
        import shtab
    except ImportError as error:
        raise MissingExtra("completion", "completion") from error
    print(shtab.complete(parser(), shell=shell))
    return 0
