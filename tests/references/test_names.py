"""Lists of names in the forms that citation styles and people give them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.references.names import MOST, parse_name, parse_names


def families(text: str) -> list[str]:
    """The family names, or the whole names of bodies, in a list."""
    return [name.family or name.literal or "" for name in parse_names(text)[0]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Licon, Adriana Gomez", ["Licon"]),
        ("Madhani, Aamer. Miller, Zeke. Mascaro, Lisa", ["Madhani", "Miller", "Mascaro"]),
        ("Joseph, Kenneth. Carley, Kathleen M. Hong, Jason I", ["Joseph", "Carley", "Hong"]),
        ("Formoso, Jesica, Irene Injoque-Ricle, and Juan Barreyro", ["Formoso", "Injoque-Ricle", "Barreyro"]),
        ("Bizer, C., Heath, T. and Berners-Lee, T.", ["Bizer", "Heath", "Berners-Lee"]),
        ("J.-B. Vimort, M. McCormick and B. Paniagua", ["Vimort", "McCormick", "Paniagua"]),
        ("Wills G, O’Neill R, Smith-Jones AB", ["Wills", "O’Neill", "Smith-Jones"]),
        ("HUA, G.; Reckhow, D.A.; & Kim, J.", ["HUA", "Reckhow", "Kim"]),
        ("Carl F. Mela / Christine Moorman", ["Mela", "Moorman"]),
        ("FORMOSO, Jesica, Irene INJOQUE-RICLE and Juan Pablo BARREYRO", ["FORMOSO", "INJOQUE-RICLE", "BARREYRO"]),
        ("Kouri Kissel, T., & Shapiro, S.", ["Kouri Kissel", "Shapiro"]),
        ("Ludwig van Beethoven", ["van Beethoven"]),
        ("Giles Matt and Marchman Tim", ["Giles", "Marchman"]),
        ("Akers Katherine G. and Doty Jennifer", ["Akers", "Doty"]),
        ("Kerchove R de", ["Kerchove"]),
        ("Mills AL, Torres LA, Das SK, Berg AG", ["Mills", "Torres", "Das", "Berg"]),
        ("Weber, N.A., Olsen, S.N., Roth, O. V.", ["Weber", "Olsen", "Roth"]),
        ("Jansen AMWJ, de Groot CHLP", ["Jansen", "de Groot"]),
        ("Lee, Ji-Hyeon/Hardy, Ann A./Rane, Sushil", ["Lee", "Hardy", "Rane"]),
        ("Gross, Damian N. Porter, Dawn", ["Gross", "Porter"]),
        ("Ben Martin, Kim-Kwang Raymond Choo", ["Martin", "Choo"]),
        ("A. B. C. D. Tomlinson", ["Tomlinson"]),
        ("von Depka M, De Rosa SC", ["von Depka", "De Rosa"]),
        ("Todd P.W. McMullen", ["McMullen"]),
        ("World Health Organization", ["World Health Organization"]),
        ("Ministry of Finance and National Planning", ["Ministry of Finance and National Planning"]),
        ("U.S. Department of State", ["U.S. Department of State"]),
        ("Reuters", ["Reuters"]),
        ("by Jane Doe", ["Doe"]),
        ("Jane Doe (ed.)", ["Doe"]),
        ("Doe, Jane, director", ["Doe"]),
        ("Doe, J. (Writer/Director)", ["Doe"]),
        ("Vara Martín, J.", ["Vara Martín"]),
        ("Vara Martín, Julián", ["Vara Martín"]),
        ("Ann Roe and Jane Doe’s", ["Roe", "Doe"]),
        ("Raaij, M. J. van, J. P. Abrahams, and J. E. Walker", ["Raaij", "Abrahams", "Walker"]),
        ("Zong Y zheng, Shangguan Z ping", ["Zong", "Shangguan"]),
        ("Dr Marna van der Merwe, Veldsman, D.D.", ["van der Merwe", "Veldsman"]),
        ("Richard (H.), Gauthier (E.) et Roe (J.)", ["Richard", "Gauthier", "Roe"]),
        ("LÖW (CLARA), PRAKASH (SIDDHARTH)", ["LÖW", "PRAKASH"]),
        ("Angola Press Agency (Luanda)", ["Angola Press Agency (Luanda)"]),
        ("LHCb collaboration, R. Aaij et al.", ["Aaij", "LHCb collaboration"]),
        ("Planck Collaboration", ["Planck Collaboration"]),
        ("山田 太郎", ["山田"]),
        ("王小明", ["王"]),
        ("Anonymous", []),
        ("Collectif", []),
        ("AA. VV.", []),
        ("Ibid.; Ana Rivera", ["Rivera"]),
        ("———.", []),
    ],
)
def test_family_names_of_a_list(text: str, wanted: list[str]) -> None:
    """Each name of the list is found, in order, with the right family name."""
    assert families(text) == wanted


@pytest.mark.parametrize("text", ["Anonymous", "Ohne Autor", "o. V.", "Sin autor"])
def test_who_says_that_nobody_signed_names_nobody(text: str) -> None:
    """In several languages."""
    assert parse_names(text)[0] == ()


def test_a_list_cut_short_says_so() -> None:
    """ "et al." is no name, but is remembered."""
    names, cut = parse_names("Zong, Yu-zheng, et al.")
    assert [str(name) for name in names] == ["Yu-zheng Zong"]
    assert cut
    assert not parse_names("Zong, Yu-zheng")[1]


def test_a_suffix_belongs_to_its_name() -> None:
    """`Jr.` is neither a family nor a given name."""
    names, _ = parse_names("Smith, John, Jr., and Mary Jones")
    assert [(name.family, name.given, name.suffix) for name in names] == [
        ("Smith", "John", "Jr."),
        ("Jones", "Mary", None),
    ]


def test_a_name_keeps_the_order_in_which_it_is_inverted() -> None:
    """`Hyo-jin, Lee` is taken as written; whether it was inverted wrongly is for the audit to say."""
    name = parse_name("Hyo-jin, Lee")
    assert (name.family, name.given) == ("Hyo-jin", "Lee")


@given(st.text(alphabet="Aa. ,;&-'’éII王(/" + "\n", max_size=300))
def test_any_text_gives_a_bounded_list(text: str) -> None:
    """No text raises or gives more names than the bound, and no name is empty."""
    names, _ = parse_names(text)
    assert len(names) <= MOST
    assert all(str(name) for name in names)


def test_two_family_names_after_initials_belong_together() -> None:
    """Who shortens the given names shortens them all; a common given name after an initial is still one."""
    assert [name.family for name in parse_names("L. López Lenci and W. Larry Kenney")[0]] == ["López Lenci", "Kenney"]
    assert parse_name("J. van der Berg").family == "van der Berg"


@pytest.mark.parametrize("text", ["Human Rights Watch", "Revue des Deux Mondes", "Fidelity Investments"])
def test_a_body_is_told_by_its_words(text: str) -> None:
    """It is one name without a family."""
    assert [name.literal for name in parse_names(text)[0]] == [text]
