"""What every reporter promises, run over every member of the room."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from provaudit.errors import UsageError
from provaudit.model import Audited, Document, Report
from provaudit.reports import REPORTS, Presentation, reporter

ALL = sorted(REPORTS)


@pytest.mark.parametrize("name", ALL)
def test_the_same_report_gives_the_same_text(name, sample, many_references):
    """Twice the same report, twice the same bytes, also from equal values made anew."""
    assert reporter(name)(sample) == reporter(name)(sample)
    assert reporter(name)(many_references(20)) == reporter(name)(many_references(20))


def test_the_text_is_the_same_in_another_process():
    """Nothing hangs on the order of hashes, the time zone, the environment or the place."""
    program = (
        "import sys; sys.path.insert(0, 'tests/reports'); import conftest;"
        "from provaudit.reports import REPORTS, reporter; report = conftest.everything();"
        "[sys.stdout.buffer.write(reporter(name)(report).encode()) for name in sorted(REPORTS)]"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[2],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "COLUMNS": "50", "FORCE_COLOR": "1", "PYTHONPATH": "."},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(texts) == 1


@pytest.mark.parametrize("name", ALL)
def test_the_text_ends_with_a_newline(name, sample, nothing):
    """Every text, also that of an empty report, is made of whole lines."""
    for report in (sample, nothing, Report("0", (Audited(Document("a", "plaintext", ""), (), (), ()),))):
        text = reporter(name)(report)
        assert text.endswith("\n")
        assert text.strip()


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("verbose", [False, True])
def test_nothing_in_the_text_acts(name, verbose, sample):
    """No control of a terminal or of the direction of text reaches the reader, and every text can be encoded."""
    text = reporter(name, Presentation(verbose=verbose))(sample)
    assert text.encode("utf-8")
    unwanted = "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    assert re.findall(unwanted, text) == []


@pytest.mark.parametrize("name", ALL)
def test_what_was_not_done_is_told(name, sample):
    """An input that could not be read and an interrupted run are never passed over."""
    assert "notes/photo.png" in reporter(name)(sample)
    if name not in ("csv", "junit"):  # rows and cases tell it by `unchecked`
        assert "nterrupted" in reporter(name)(sample)


@pytest.mark.parametrize("name", [name for name in ALL if name != "sarif"])  # which tells findings, not verdicts
def test_every_verdict_is_told_in_words(name, sample):
    """The verdicts stand there as words, not as colours or numbers alone."""
    text = reporter(name)(sample)
    for word in ("mismatched", "broken", "undetermined", "unchecked"):
        assert word in text


def test_an_unknown_name_is_a_usage_error():
    """A name that is not registered is refused with the nearest one."""
    with pytest.raises(UsageError) as error:
        reporter("jsn")
    assert "did you mean 'json'?" in str(error.value)
    with pytest.raises(UsageError, match="one of csv"):
        reporter("zzzz")


def test_naming_the_reporters_loads_none_of_them():
    """Looking at the table imports neither a member nor its library."""
    program = "import provaudit.reports, sys; print([n for n in ('rich', 'jinja2', 'xml', 'csv') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
