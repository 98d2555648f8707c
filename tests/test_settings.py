"""Settings: defaults, files, durations, and what is wrong with them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from provaudit.errors import UsageError
from provaudit.settings import Settings, duration, load_settings, settings_from, with_options


@pytest.mark.parametrize(
    ("text", "seconds"), [("90s", 90), ("15m", 900), ("12h", 43_200), ("1d", 86_400), ("2w", 1_209_600)]
)
def test_durations_are_read(text: str, seconds: int) -> None:
    """A number and a unit make a duration."""
    assert duration(text) == dt.timedelta(seconds=seconds)


@pytest.mark.parametrize("text", ["", "d", "1", "1y", "-1d", "1 d", "1.5h"])
def test_other_durations_are_refused(text: str) -> None:
    """Anything else is refused with an example."""
    with pytest.raises(UsageError, match="90s"):
        duration(text)


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    """Settings are taken from the nearest file with a provaudit table, from the folder upwards."""
    (tmp_path / "pyproject.toml").write_text('[tool.provaudit]\nmax-age = "2h"\n')
    inner = tmp_path / "docs"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    assert load_settings(inner).max_age == dt.timedelta(hours=2)


def test_unknown_keys_name_the_nearest_one() -> None:
    """A mistyped key is an error with a suggestion."""
    with pytest.raises(UsageError, match="max-age"):
        settings_from({"max-ages": "1d"}, "provaudit.toml")


@pytest.mark.parametrize("table", [{"jobs": 0}, {"jobs": "many"}, {"fail-on": "sometimes"}, {"max-age": "soon"}])
def test_values_out_of_range_are_refused(table: dict[str, object]) -> None:
    """A value of the wrong type or range is an error that names the file."""
    with pytest.raises(UsageError):
        settings_from(table, "provaudit.toml")


def test_broken_toml_is_refused(tmp_path: Path) -> None:
    """A file that is no TOML is an error that names it."""
    (tmp_path / "provaudit.toml").write_text("max-age = = 1")
    with pytest.raises(UsageError, match=r"provaudit\.toml"):
        load_settings(tmp_path)


def test_options_overrule_what_was_given() -> None:
    """Options that were given overrule the settings, those that were not leave them alone."""
    settings = with_options(Settings(jobs=3), {"jobs": None, "select": "M5,L3"})
    assert (settings.jobs, settings.select) == (3, ("M5", "L3"))
