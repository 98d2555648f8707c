"""When two lists name the same people."""

from __future__ import annotations

import pytest

from provaudit.comparison.people import Agreement, compare_people, is_body, same_person, stands_near
from provaudit.model import Name

SMITH = Name("Smith", "Ann")
KELLER = Name("Keller", "Bruno")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (SMITH, Name("Smith", "A.")),
        (SMITH, Name("Smith", "Ann B.")),
        (SMITH, Name("Smith", "A. KI")),
        (SMITH, Name("Smith", "todayAnn")),
        (Name("McDonald", "Ann"), Name(literal="Ann Mc Donald")),
        (Name("Chen", "Y. KI"), Name("Chen", "Yirou")),
        (Name("Ortega y Gasset", "J."), Name("Ortega Gasset", "José")),
        (SMITH, Name(literal="Ann Smith")),
        (SMITH, Name(literal="Dr. Ann Smith")),
        (Name("Hyo-jin", "Lee"), Name("Lee", "Hyo-jin")),
        (Name("van der Berg", "Jan"), Name("Berg", "Jan van der")),
        (Name("García Márquez", "Gabriel"), Name("Garcia Marquez", "Gabriel")),
        (Name("Kim", "Ju Hyung"), Name(literal="Kim Ju-hyung")),
        (Name(literal="Reuters"), Name(literal="REUTERS")),
        (Name("Smith", "Ben"), Name("Smith", "Benjamin")),
        (Name("Peláez", "JB"), Name("Peláez", "Jacobo Betancur")),
        (Name("Merwe", "DMvd"), Name("Merwe", "Marna van der")),
        (Name("Vulpen", "Ev"), Name("van Vulpen", "Erik")),
        (Name("PA", "JHA"), Name("Jha", "Prashant")),
        (Name("美咲", "大."), Name("大渡", "美咲")),
    ],
)
def test_one_person_in_two_forms(a: Name, b: Name) -> None:
    """Initials, order, particles, accents, titles and short forms do not part a person from herself."""
    assert same_person(a, b)
    assert same_person(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (SMITH, KELLER),
        (SMITH, Name("Smith", "Bruno")),
        (SMITH, Name("Smith", "todayBruno")),
        (SMITH, Name("Smith", "Adam")),
        (SMITH, Name("Smith", "B. AB")),
        (SMITH, Name("Smithers", "Bob")),
        (SMITH, Name()),
        (Name("大渡", "美咲"), Name("大渡", "健一")),
        (Name("MEIER", "A."), KELLER),
        (Name("LEE", "A."), KELLER),
    ],
)
def test_two_people(a: Name, b: Name) -> None:
    """Another family name, or another given name, is another person."""
    assert not same_person(a, b)


@pytest.mark.parametrize(
    ("claimed", "observed", "agreement"),
    [
        ([SMITH, KELLER], [KELLER, SMITH], Agreement.SAME),
        ([SMITH], [SMITH, KELLER], Agreement.PARTIAL),
        ([SMITH, KELLER], [SMITH], Agreement.SOME),
        ([SMITH], [KELLER], Agreement.NONE),
        ([SMITH], [], Agreement.UNKNOWN),
        ([SMITH], [Name(literal="Example News Staff")], Agreement.UNKNOWN),
        ([Name(literal="Reuters")], [SMITH], Agreement.UNKNOWN),
        ([Name("MEIER", "A.")], [KELLER], Agreement.NONE),
        ([Name("LEE", "A.")], [KELLER], Agreement.NONE),
    ],
)
def test_lists_are_compared_as_sets(claimed: list[Name], observed: list[Name], agreement: Agreement) -> None:
    """Order does not count; bodies on the page and agencies in the reference contradict nobody."""
    assert compare_people(claimed, observed).agreement is agreement


def test_bodies_are_told_from_people() -> None:
    """Desks, agencies and institutes are bodies."""
    assert is_body(Name(literal="Atlantic Council experts"))
    assert not is_body(SMITH)


def test_a_byline_in_the_text_is_found() -> None:
    """A name whose words stand close together counts as shown, words far apart do not."""
    assert stands_near(SMITH, "North, 1 March. By Ann Smith. Rivers rise")
    assert not stands_near(SMITH, "Ann rises early. Rivers rise too, and so do all others, says Mr Smith")


def test_an_initial_is_looked_for_beside_the_family_name() -> None:
    """The name D. Kim stands where a word with D is next to Kim, and not wherever somebody is called Kim."""
    kim = Name("Kim", "D.")
    assert stands_near(kim, "1 March. By David Kim. Rivers rise")
    assert stands_near(kim, "Kim, Dong-hyun, writes about rivers")
    assert not stands_near(Name("King", "T."), "He told the King of it. The King thanked him, and then they left.")
    assert not stands_near(kim, "The leader, Kim Jong Un, spoke of rivers that rise and dams that break")


@pytest.mark.parametrize(
    "name",
    [
        Name("B", "P."),
        Name("Jr", "P. B."),
        Name("NG", "C"),
        Name("O", "MDL"),
        Name("of", "S. D."),
        Name(literal="Anonymous"),
        Name("Anón", None),
    ],
)
def test_nobodys_name_is_not_compared(name: Name) -> None:
    """Initials alone, and words for "nobody", contradict no byline."""
    assert compare_people([name], [SMITH]).agreement is Agreement.UNKNOWN
    assert compare_people([KELLER, name], [KELLER]).agreement is Agreement.SAME
