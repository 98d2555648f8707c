"""What a file without a telling suffix is, by its first bytes."""

from __future__ import annotations

import re

_SAMPLE_BYTES = 8192
_OFFICE = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
    (b"mimetypeapplication/epub+zip", "epub"),
    (b"word/", "docx"),
)
_TEXTS = (
    (
        "html",
        re.compile(rb"\s*(?:<!doctype html|<\?xml[^>]*>\s*(?:<!doctype html[^>]*>\s*)?<html|<html|<head|<body)", re.I),
    ),
    ("jupyter", re.compile(rb'\s*\{[\s\S]*"(?:cells|nbformat)"\s*:')),
    ("csljson", re.compile(rb'\s*\[\s*\{[\s\S]*"(?:id|type|title)"\s*:')),
    ("ris", re.compile(rb"\s*TY  - ")),
    ("bibtex", re.compile(rb"(?:\s*(?:%[^\n]*\n)?)*@(?:[A-Za-z]+)\s*\{\s*[^\s,{}]+\s*,", re.I)),
    ("latex", re.compile(rb"[\s\S]*\\(?:documentclass|begin\{document\}|chapter\{|section\{)")),
    ("wikitext", re.compile(rb"[\s\S]*(?:<ref[\s>]|\{\{\s*(?:cite|reflist|sfn)\b)", re.I)),
    ("rst", re.compile(rb"[\s\S]*(?:^\.\. _|^\.\. \[|\[#?\w+\]_)", re.M)),
    ("markdown", re.compile(rb"[\s\S]*(?:^#{1,6} |\[\^[^\]\s]+\]|\]\(https?://)", re.M)),
)


def sniffed(data: bytes) -> str:
    """The name of the format that `data` look like; `plaintext` if nothing tells."""
    start = data[:_SAMPLE_BYTES]
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return next(
            (name for sign, name in _OFFICE if sign in start or (name == "docx" and sign in data[-65536:])), "docx"
        )
    return next((name for name, pattern in _TEXTS if pattern.match(start.removeprefix(b"\xef\xbb\xbf"))), "plaintext")
