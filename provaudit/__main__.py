"""The command line as a process of its own."""

import atexit
import gc
import sys

from provaudit.cli import main

_COLLECTED_AFTER = 50_000
"""Objects; Python looks for cycles after 700, and a command makes few that are not soon gone by themselves."""


def run() -> None:
    """Run one command and end the process; what is left then goes with it, and is not collected one by one."""
    gc.set_threshold(_COLLECTED_AFTER)
    atexit.register(gc.freeze)
    sys.exit(main())


if __name__ == "__main__":
    run()
