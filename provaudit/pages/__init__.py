"""A Capture -> Page: titles, dates, people, site, text, condition of the page."""
