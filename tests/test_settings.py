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


def test_choices_per_path_are_those_of_their_folder(tmp_path: Path) -> None:
    """A document below the configuration's folder gets the choices of every pattern that fits it, the last one last."""
    (tmp_path / "provaudit.toml").write_text(
        'ignore = ["P210"]\n[per-path."docs/legacy/*"]\nignore = ["M505", "L3"]\nfail-on = "never"\n'
        '[per-path."*.txt"]\nselect = "S"\n'
    )
    settings = load_settings(tmp_path)
    legacy = settings.at(str(tmp_path / "docs/legacy/deep/old.txt"))
    assert (legacy.ignore, legacy.fail_on, legacy.select) == (("P210", "M505", "L3"), "never", ("S",))
    assert settings.at(str(tmp_path / "docs/new.md")) == settings
    assert settings.at("-") == settings


def test_choices_per_host_hold_below_it_too() -> None:
    """A host's choices hold for the hosts below it, and for no other."""
    settings = settings_from({"per-host": {"Example.org": {"pause-seconds": 2, "jobs": 1}}}, "provaudit.toml")
    assert settings.on("www.example.org").per_host_pause_seconds == 2
    assert settings.on("example.org").per_host_jobs == 1
    assert settings.on("notexample.org") == settings


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"per-path": {"docs/*": {"ignores": ["M5"]}}}, "did you mean 'ignore'"),
        ({"per-host": {"example.org": {"pause-secs": 2}}}, "did you mean 'pause-seconds'"),
        ({"per-host": {"example.org": {"jobs": 0}}}, "example.org"),
        ({"per-path": {"docs/*": {"fail-on": "often"}}}, "docs/"),
        ({"per-path": {"docs/*": ["M5"]}}, "not a table"),
    ],
)
def test_wrong_choices_are_named(table: dict[str, object], words: str) -> None:
    """An unknown key or a wrong value inside a table names its place."""
    with pytest.raises(UsageError) as caught:
        settings_from(table, "provaudit.toml")
    assert words in str(caught.value)
