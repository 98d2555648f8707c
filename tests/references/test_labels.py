"""References whose fields are labelled."""

from provaudit.references import parse_reference

URL = "https://metro.example/2024/rain-falls-on-rome"


def test_labels_say_what_the_fields_are() -> None:
    """In any order and language; words in the title are no labels."""
    found = parse_reference(
        f"Title: Rain falls: a date with Rome; Author: Jane Roe; Site: metro.example; Date: 2024-05-03; URL: {URL}"
    )
    assert (found.title, found.container) == ("Rain falls: a date with Rome", "metro.example")
    assert ([str(name) for name in found.authors], str(found.date), found.url) == (["Jane Roe"], "2024-05-03", URL)
    found = parse_reference(f"Autor: Jane Roe | Titel: Regen in Rom | Datum: 3. Mai 2024 | Link: {URL}")
    assert (found.title, str(found.date)) == ("Regen in Rom", "2024-05-03")
    assert [str(name) for name in found.authors] == ["Jane Roe"]


def test_a_label_without_a_value_names_nobody() -> None:
    """ "n/a" is no author."""
    found = parse_reference(
        f"Title: Rain falls on Rome; Author: n/a; Site: metro.example; Date: 2024-05-03; URL: {URL}"
    )
    assert (found.title, found.authors) == ("Rain falls on Rome", ())


def test_a_title_alone_is_not_enough() -> None:
    """Who writes "Source:" before a reference labels no fields."""
    found = parse_reference(f"Source: Roe, Jane. Title: A History. Metro, 2024. {URL}")
    assert [str(name) for name in found.authors] == ["Jane Roe"]


def test_labels_need_no_signs_between_them_nor_one_for_the_title() -> None:
    """Lines that were joined have blanks, and who labels the rest may leave the title as it is."""
    found = parse_reference(f"Publication: Metro Headline: Rain falls on Rome Date: May 3, 2024 URL: {URL}")
    assert (found.title, found.container, str(found.date)) == ("Rain falls on Rome", "Metro", "2024-05-03")
    found = parse_reference(
        f"“Rain falls on Rome”. Author: Jane Roe. Site: metro.example. Published: 2024-05-03. {URL}"
    )
    assert (found.title, found.container) == ("Rain falls on Rome", "metro.example")
    assert [str(name) for name in found.authors] == ["Jane Roe"]
