"""Bytes become text by mark, by UTF-8, by what the document says, and by a good guess."""

from __future__ import annotations

import pytest

from provaudit.errors import UnreadableInput
from provaudit.formats.decoding import decode


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marks_and_utf8(codec: str) -> None:
    """Text in Unicode comes back as it was, without its mark."""
    assert decode("Küche “naïve” 東京".encode(codec), "x") == "Küche “naïve” 東京"


def test_declared_charset() -> None:
    """A charset that the document names is used where the bytes are no UTF-8; Latin-1 means Windows-1252."""
    assert decode("Привет, мир".encode("koi8-r"), "x", "koi8-r") == "Привет, мир"
    assert decode("“café”".encode("cp1252"), "x", "iso-8859-1") == "“café”"
    assert decode("café".encode(), "x", "koi8-r") == "café"
    assert decode("café".encode("cp1252"), "x", "no-such-charset") == "café"


def test_mixed_encodings() -> None:
    """A stray Windows byte in what is otherwise UTF-8 does not spoil the rest."""
    data = "Überall “Anführungen” und Umlaute äöü. ".encode() + b"\x93quoted\x94" + " – Ende".encode()
    assert decode(data, "x") == "Überall “Anführungen” und Umlaute äöü. “quoted” – Ende"


@pytest.mark.parametrize(
    "data", [b"GIF89a\x00\x01", b"\x7fELF\x02\x01\x01\x00", b"text\x00with nul", bytes(range(1, 32)) * 9]
)
def test_binary(data: bytes) -> None:
    """Binary data is refused in one line that names the file."""
    with pytest.raises(UnreadableInput, match=r"^a\.txt: not a text"):
        decode(data, "a.txt")
