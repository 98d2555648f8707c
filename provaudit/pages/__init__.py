"""A Capture -> Page: titles, dates, people, site, text, condition of the page."""

from provaudit.pages.reading import page_of, read_page

__all__ = ["page_of", "read_page"]
