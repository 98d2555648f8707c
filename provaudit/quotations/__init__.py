"""Quoted words: find them in a document, name who speaks, and compare them with the source they are cited from."""

from provaudit.quotations.checking import Located, check
from provaudit.quotations.differences import Difference
from provaudit.quotations.judging import Compared, Examined, examine, other_language
from provaudit.quotations.reading import quotations_in
from provaudit.quotations.wording import checks, summary

__all__ = [
    "Compared",
    "Difference",
    "Examined",
    "Located",
    "check",
    "checks",
    "examine",
    "other_language",
    "quotations_in",
    "summary",
]
