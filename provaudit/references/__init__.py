"""A note's text -> References: splitting, fields, names, dates, identifiers."""
