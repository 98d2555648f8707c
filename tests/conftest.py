"""What every test shares: where the seeds are, and an environment without the user's own choices."""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).parent.parent

# The same examples on every run and on every machine; HYPOTHESIS_PROFILE=explore looks for new ones.
hypothesis.settings.register_profile("dull", derandomize=True, deadline=None)
hypothesis.settings.register_profile("explore", deadline=None, max_examples=1000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dull"))
_CHOICES = (
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "TERM",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NETRC",
    "GITHUB_ACTIONS",
)


@pytest.fixture(autouse=True)
def _scrubbed_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of the user's steers a test."""
    for name in (*_CHOICES, *map(str.lower, _CHOICES)):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def seeds() -> Path:
    """The folder of the seeds."""
    return ROOT / "seeds"


@pytest.fixture
def marshall(seeds: Path) -> Path:
    """The first document that this project must serve."""
    return seeds / "marshall.txt"


@pytest.fixture
def cassette() -> Path:
    """The recording of the twelve stand-in pages that it cites."""
    return ROOT / "cassettes" / "marshall.yaml"
