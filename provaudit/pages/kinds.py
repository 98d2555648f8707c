"""What a capture's bytes are: markup is read elsewhere, a PDF by its own reader, the rest cannot be read as a page."""

from __future__ import annotations

from provaudit.model import Capture, Condition, Page

_UNREAD = (
    "image/",
    "audio/",
    "video/",
    "font/",
    "application/zip",
    "application/x-",
    "application/vnd.",
    "application/msword",
)
_READ = ("application/xhtml", "application/xml", "application/x-httpd", "application/vnd.wap.xhtml")
_MAGIC = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"PK\x03\x04": "application/zip",
    b"\x1f\x8b": "application/gzip",
    b"\xd0\xcf\x11\xe0": "application/msword",
}


def not_markup(capture: Capture) -> Page | None:
    """The page, if the capture is a PDF or something that is no page at all; None for markup and text."""
    stated = capture.header("content-type").partition(";")[0].strip().lower()
    start = capture.body[:1024].lstrip()
    if start.startswith(b"%PDF-") or (stated == "application/pdf" and not start.startswith(b"<")):
        from provaudit.pages.pdf import read_pdf

        return read_pdf(capture.body, capture.uri)
    seen = next((kind for magic, kind in _MAGIC.items() if start.startswith(magic)), "")
    binary = stated.startswith(_UNREAD) and not stated.startswith(_READ) and not start.startswith(b"<")
    if not seen and not binary:
        return None
    signal = f"content type {seen or stated}"
    return Page(capture.uri, condition=Condition.UNREADABLE, signals=(signal,), coverage="none")
